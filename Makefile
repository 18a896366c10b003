# Set-up, main job and checks. Only Python 3.11 and make are needed beforehand.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-compile
PACKAGES := nlp data models service

.PHONY: demo test check bench serve lint types architecture unit lock clean

demo: $(VENV)/.ready ## Load the sample consultation, analyse it and serve it on 127.0.0.1:8000
	$(BIN)/assises demo

serve: $(VENV)/.ready ## Serve what is in the state folder
	$(BIN)/assises serve

test: $(VENV)/.ready-dev ## All tests, with the coverage floors
	$(BIN)/python -m coverage erase
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=
	$(BIN)/python -m coverage report --include='nlp/*,data/*' --fail-under=95 --skip-covered
	$(BIN)/python -m coverage report --include='models/*,service/*' --fail-under=90 --skip-covered

check: lint types architecture unit ## The fast lane

lint: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

architecture: $(VENV)/.ready-dev
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/architecture

unit: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -n 2 tests/unit

bench: $(VENV)/.ready-dev ## How to run each benchmark (by hand; the results are committed)
	@for file in benchmarks/*.py; do $(BIN)/python $$file --help | head -n 6; echo; done

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
		|| { echo "Python 3.11 is needed; $(PYTHON) is another. Use: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

lock: ## For maintainers: resolve again with uv; uv.lock itself is not kept
	uv lock --upgrade
	uv export --frozen --no-emit-project --no-default-groups --no-annotate --no-header -q > requirements.lock
	uv export --frozen --no-emit-project --only-group dev --no-annotate --no-header -q > requirements-dev.lock

clean:
	rm -rf $(VENV) var .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
