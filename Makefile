# Showup. Each target does its own set-up; `make` alone says what there is.
#   PORT=8001 make run       another port
#   SHOWUP_DATA=… make run   another folder for the state

PYTHON ?= python3
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check bench package deploy lock house tests cloud browser types

# An environment is made anew when what it is made from has changed: its mark has the sum in its name.
sum = $(shell cat $(1) | cksum | cut -d ' ' -f 1)
HOUSE := .venv/.house-$(call sum,requirements/house.txt pyproject.toml)
TESTS := .venv/.tests-$(call sum,requirements/test.txt pyproject.toml)
CLOUD := .cloud/.made-$(call sum,requirements/cloud.txt)
TYPES := tests/site/node_modules/.made-$(call sum,tests/site/package-lock.json)
LIGHTHOUSE := tests/bench/node_modules/.made-$(call sum,tests/bench/package-lock.json)
PIP := -m pip -qq --disable-pip-version-check install
# $(call timed,what it is called,the command): said before, and with its seconds after.
timed = @echo "$(1) …"; began=$$(date +%s); $(2) && echo "  $$(($$(date +%s) - began)) s  $(1)"

help:
	@echo "make run      everything on this computer: http://localhost:8000"
	@echo "make test     all tests, a real browser included"
	@echo "make check    format, lint, types, layers, template, settings, site"
	@echo "make bench    the figures, beside the yardsticks"
	@echo "make package  dist/functions.zip, as it goes to AWS"
	@echo "make deploy   into your AWS account (.venv/bin/showup deploy --help)"
	@echo "make lock     renew requirements/*.txt"

run:
	@$(MAKE) --silent -j2 house cloud
	@exec .venv/bin/showup dev

test: $(TESTS) $(CLOUD) $(TYPES) browser
	@.venv/bin/python -m pytest -n 2 --dist loadgroup $(PYTEST)

check: $(TESTS) $(TYPES)
	@echo "format";   .venv/bin/ruff format --check --quiet .
	@echo "lint";     .venv/bin/ruff check --quiet .
	@echo "types";    .venv/bin/mypy --no-error-summary
	@echo "layers";   .venv/bin/lint-imports --no-logo >.venv/layers.log || { cat .venv/layers.log; exit 1; }
	@echo "template"; .venv/bin/cfn-lint infra/template.yaml
	@echo "settings"; .venv/bin/showup check
	@echo "site";     NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --strict --quiet --site-dir dist/check
	@if [ -e $(TYPES) ]; then echo "scripts"; npm --prefix tests/site run --silent types; fi

bench: $(TESTS) $(CLOUD) $(LIGHTHOUSE) browser
	@.venv/bin/python -m tests.bench

package: $(HOUSE)
	@.venv/bin/showup package

deploy: $(HOUSE)
	@exec .venv/bin/showup deploy

# The environments.

house: $(HOUSE)
tests: $(TESTS)
cloud: $(CLOUD)
types: $(TYPES)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or later is needed: PYTHON=python3.12 make run"; exit 1; }
	@$(PYTHON) -m venv .venv \
	    || { echo "Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

$(HOUSE): | .venv/bin/python
	$(call timed,installing what the house needs into .venv,\
	    .venv/bin/python $(PIP) --require-hashes -r requirements/house.txt \
	    && .venv/bin/python $(PIP) --no-deps -e .)
	@rm -f .venv/.house-*; touch $@

$(TESTS): $(HOUSE)
	$(call timed,installing what the tests need into .venv,\
	    .venv/bin/python $(PIP) --require-hashes -r requirements/test.txt)
	@rm -f .venv/.tests-*; touch $@

# MiniStack passes its own packages and environment on to the functions, so it lives by itself.
$(CLOUD):
	$(call timed,installing the embedded cloud into .cloud,\
	    rm -rf .cloud && $(PYTHON) -m venv .cloud \
	    && .cloud/bin/python $(PIP) --require-hashes -r requirements/cloud.txt)
	@touch $@

# The type checker of the site's scripts. Without npm they go unchecked, and that is said.
$(TYPES):
	@if ! command -v npm >/dev/null; then \
	    echo "There is no npm, so the site's scripts go unchecked."; \
	elif npm --prefix tests/site ci --silent --no-audit --no-fund; then touch $@; \
	else echo "npm cannot install what tests/site needs, so the site's scripts go unchecked."; fi

# What gives the pages their scores, for `make bench` alone. Without npm there are none, and that is said.
$(LIGHTHOUSE):
	@if ! command -v npm >/dev/null; then \
	    echo "There is no npm, so Lighthouse goes unmeasured."; \
	elif npm --prefix tests/bench ci --silent --no-audit --no-fund; then touch $@; \
	else echo "npm cannot install what tests/bench needs, so Lighthouse goes unmeasured."; fi

browser: $(TESTS)
	@infra/browser.sh

lock: $(HOUSE)
	@.venv/bin/python $(PIP) uv
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --upgrade \
	    --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements/functions.txt
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --upgrade \
	    --no-emit-index-url --no-emit-find-links \
	    -c requirements/functions.txt --extra house pyproject.toml -o requirements/house.txt
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --upgrade \
	    --no-emit-index-url --no-emit-find-links \
	    -c requirements/house.txt --extra house --extra test pyproject.toml -o requirements/test.txt
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --upgrade \
	    --no-emit-index-url --no-emit-find-links requirements/cloud.in -o requirements/cloud.txt
