# Set-up, main job and checks. Only Python 3.11 and make are needed beforehand: `make demo` and
# `make test` install the rest into .venv, once, from the two lock files.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-compile
# Only what is imported gets compiled: half the time of compiling all that is installed.
WARM := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c
WORKERS ?= 2
# Whole files, the heavy ones first; what the processes of the tests import is compiled once.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest
SHARED_OUT := -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help demo test check bench serve lint types architecture unit coverage format lock clean

help: ## What can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(VENV)/.ready ## Load the sample consultation, analyse it and serve it on 127.0.0.1:8000
	$(BIN)/assises demo

serve: $(VENV)/.ready ## Serve what is in the state folder
	$(BIN)/assises serve

test: $(VENV)/.ready-dev ## All tests, with the coverage floors (ARGS=… for pytest)
	$(BIN)/python -m coverage erase
	$(PYTEST) $(SHARED_OUT) --cov --cov-report= $(ARGS)
	$(MAKE) --no-print-directory coverage

# A floor for each part: one total would let a well tested part hide a bare one.
coverage: $(VENV)/.ready-dev
	$(BIN)/python -m coverage report --include='nlp/*,data/*' --fail-under=95 --skip-covered
	$(BIN)/python -m coverage report --include='models/*,service/*' --fail-under=90 --skip-covered

check: lint types architecture unit ## The fast lane: format, lint, types, architecture, unit tests

lint: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

architecture: $(VENV)/.ready-dev
	$(PYTEST) tests/architecture

unit: $(VENV)/.ready-dev
	$(PYTEST) $(SHARED_OUT) tests/unit

format: $(VENV)/.ready-dev ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.ready-dev ## How to run each benchmark (by hand; the results are committed)
	@for name in $(filter-out machine quality_%,$(basename $(notdir $(wildcard benchmarks/[a-z]*.py)))); do \
		echo "python -m benchmarks.$$name"; $(BIN)/python -m benchmarks.$$name --help | tail -n +2; echo; done

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 is needed; no Python was found." \
		"Install it, or name it: make PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
		echo "Python 3.11 is needed; $(PYTHON) is $$("$(PYTHON)" -V 2>&1)." \
		"Install it, or name it: make PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' || { \
		echo "Python has no venv module (on Debian: apt-get install python3-venv)."; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation -e .
	$(WARM) "import bertopic, spacy, fastapi, dbos, alembic, typer, service.app"
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	$(WARM) "import pytest, hypothesis, schemathesis"
	@touch $@

lock: ## For maintainers: resolve again with uv; uv.lock itself is not kept
	uv lock --upgrade
	uv export --frozen --no-emit-project --no-default-groups --no-annotate --no-header -q > requirements.lock
	uv export --frozen --no-emit-project --only-group dev --no-annotate --no-header -q > requirements-dev.lock
	printf '%s\n' rich "torch ; extra == 'never'" | uv pip compile --no-config --group bench --universal \
		--python-version 3.11 --constraint requirements.lock --override /dev/stdin --generate-hashes \
		--no-annotate --no-header -q -o requirements-bench.lock

clean: ## Remove what was installed and cached (var/ stays: it holds data)
	rm -rf $(VENV) .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
