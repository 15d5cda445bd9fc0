#!/bin/sh
# Sees to it that there is a Chromium for the tests: one that is there, Debian's, or Playwright's own.
set -eu

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done

if command -v apt-get >/dev/null && grep -qs '^ID=debian' /etc/os-release; then
    if [ "$(id -u)" = 0 ]; then root=""; else root="sudo -n"; fi
    if [ -z "$root" ] || sudo -n true 2>/dev/null; then
        echo "Installing Chromium for the tests (apt-get install chromium)"
        $root apt-get -qq update
        if $root env DEBIAN_FRONTEND=noninteractive \
            apt-get -qq -y install --no-install-recommends chromium >/dev/null; then
            exit 0
        fi
    fi
fi

echo "Installing Chromium for the tests (playwright install chromium)"
exec .venv/bin/playwright install chromium
