# Two commands set everything up: `make packages` and `make test`.
# Both make their own virtual environment in .venv and need only Python 3.11+ and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: packages test check schema docs bench release clean help

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit("dialogdata needs Python 3.11 or newer; try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group dev --editable ".[publish,parquet,download,agreement,plot]"
	@touch $@

packages: $(STAMP) ## Validate every dataset and build the data packages into dist/packages
	$(BIN)/dialogdata validate schema/v1/codelists datasets
	$(BIN)/dialogdata build --out dist/packages

test: $(STAMP) ## Run all tests
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(STAMP) ## Lint and check types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schema: $(STAMP) ## Write the published schema anew from models and codelists
	$(BIN)/dialogdata schema

docs: $(STAMP) ## Build the documentation into site/
	$(BIN)/python docs/generate.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

bench: $(STAMP) ## Measure against the peers; some minutes
	$(BIN)/python -m pip install --quiet jsonschema-rs fastjsonschema
	$(BIN)/python benchmarks/validate.py
	$(BIN)/python benchmarks/packages.py
	$(BIN)/python benchmarks/loading.py

release: $(STAMP) ## Make all files of a release in dist/release; PREVIOUS=package for the notes
	$(BIN)/python tools/release.py --out dist/release $(if $(PREVIOUS),--previous $(PREVIOUS))

clean: ## Remove what was built
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
