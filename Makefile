# Math Field Guide: every command of the project. `make` alone lists them.
# Needs Python 3.11 or later and make (3.81, as on macOS, is enough); all else comes by itself into .venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
FIELDGUIDE := $(BIN)/fieldguide

# The first Python on the PATH that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

# An environment is ready once for each state of its lock file.
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: $(READY) ## Check, build and show the site at http://127.0.0.1:8000, again after each change (PORT=8080 moves it)
	$(FIELDGUIDE) serve --port $(PORT)

.PHONY: build
build: $(READY) ## Build the site into site/; any warning stops it
	$(FIELDGUIDE) build --strict

.PHONY: check
check: $(READY) ## Check every record and say what to mend, file by file
	$(FIELDGUIDE) check

.PHONY: fix
fix: $(READY) ## Mend what can be mended safely in the records: spacing, quotes, order
	$(FIELDGUIDE) fix

.PHONY: lint
lint: $(READY_DEV) ## Check code style, types, spelling, and the files GitHub reads
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/zizmor --quiet --offline --persona=pedantic .github
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions .github/actions/*/action.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff
	$(if $(ISSUE_FORMS),$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms $(ISSUE_FORMS))

ISSUE_FORMS := $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

.PHONY: format
format: $(READY_DEV) ## Lay out the Python code and mend what the style checker can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: test
test: $(READY_DEV) ## Run every test, those in a real Chromium included (TESTS=tests/test_source.py runs one file)
	@chrome="$$($(BIN)/python tools/find_chromium.py --install)" && \
		CHROME_PATH="$$chrome" $(BIN)/python -m pytest --numprocesses 2 $(PYTEST_FLAGS) $(TESTS)

.PHONY: bench
bench: $(READY_DEV) ## Measure what large hubs take to check and build, and what their readers wait for
	@chrome="$$($(BIN)/python tools/find_chromium.py --install)" && \
		CHROME_PATH="$$chrome" $(BIN)/python -m pytest -s -o faulthandler_timeout=0 -o python_files='bench_*.py' tests/benchmarks

.PHONY: setup
setup: $(READY) ## Make the environment that builds the site (the other commands do it by themselves)

.PHONY: setup-dev
setup-dev: $(READY_DEV) ## Make the environment for lint and test as well

.PHONY: lock
lock: ## Write the requirements*.txt locks again from requirements*.in (LOCK_FLAGS=--upgrade moves what lies below)
	@test -n "$(PYTHON)" || { $(SAY_NO_PYTHON); }
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt
	$(LOCK) requirements-audit.in -o requirements-audit.txt

# One lock for every system and Python; no address of a package index is written into it.
LOCK := .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url $(LOCK_FLAGS)

.PHONY: clean
clean: ## Remove what was built; records, code and the environment stay
	rm -rf site .site.before build .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results

# --- the environment ---

define SAY_NO_PYTHON
echo "This needs Python 3.11 or later, and none was found on the PATH."; \
echo "  Debian, Ubuntu: sudo apt install python3 python3-venv"; \
echo "  macOS:          brew install python, or the installer from python.org"; \
echo "Then run the command again; PYTHON=/path/to/python chooses one yourself."; \
exit 1
endef

define SAY_NO_VENV
echo "$(PYTHON) cannot make a virtual environment: its venv module is not whole."; \
echo "  Debian, Ubuntu: sudo apt install python3-venv"; \
echo "Then run the command again."; \
exit 1
endef

$(BIN)/python:
	@test -n "$(PYTHON)" || { $(SAY_NO_PYTHON); } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(SAY_NO_VENV); } >&2
	@echo "Setting up: this happens once and takes a minute or two."
	@$(PYTHON) -m venv $(VENV)

$(READY): requirements.txt pyproject.toml | $(BIN)/python
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_DEV): requirements-dev.txt $(READY)
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@
