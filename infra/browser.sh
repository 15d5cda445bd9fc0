#!/bin/sh
# Sees to it that there is a Chromium for the tests. Best is its shell, without windows and menus:
# one that is there, or Debian's. Otherwise any that is there, or Playwright's own.
set -eu

there() { command -v "$1" >/dev/null; }
debian() { there apt-get && grep -qs '^ID=debian' /etc/os-release; }
apt() { $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::http::Timeout=10 -o Acquire::Retries=0 "$@"; }

if there chromium-headless-shell; then exit 0; fi

if [ "$(id -u)" = 0 ]; then root=""; else root="sudo -n"; fi
if debian && $root true 2>/dev/null; then
    echo "Installing Chromium's shell for the tests (apt-get install chromium-headless-shell)"
    apt update || true
    if apt -y install --no-install-recommends chromium-headless-shell >/dev/null; then exit 0; fi
fi

for name in chromium chromium-browser google-chrome; do
    if there "$name"; then exit 0; fi
done

echo "Installing Chromium for the tests (playwright install chromium)"
exec .venv/bin/playwright install --only-shell chromium
