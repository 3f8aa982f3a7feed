# make demo   install into .venv, build a graph from examples/, validate it, ask it two questions
# make test   install the rest, run everything: lint, format, types, tests
# make bench  time what a person waits for against budgets, the reading of pages beside pandas, and of sentences
# make clean  remove what the others made

PYTHON ?= python3
BIN := .venv/bin
INSTALL := PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet

.PHONY: demo test bench clean

demo: .venv/.stamp-demo
	$(BIN)/kg build examples --out games.ttl
	$(BIN)/kg validate --graph games.ttl
	$(BIN)/kg query flag-bearers --graph games.ttl
	$(BIN)/kg query ceremony-roles --graph games.ttl

# Every check runs, whatever the one before it says; the last line is that of the tests.
test: .venv/.stamp-test
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/ruff format --check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	$(BIN)/pytest -r s || failed=1; \
	exit $$failed

bench: .venv/.stamp-bench
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/prose.py

clean:
	rm -rf .venv games.ttl dist build

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.stamp-demo: pyproject.toml constraints.txt | .venv/bin/python
	$(INSTALL) --editable .
	@touch $@

.venv/.stamp-bench: pyproject.toml constraints.txt | .venv/.stamp-demo
	$(INSTALL) --editable '.[bench]'
	@touch $@

.venv/.stamp-test: pyproject.toml constraints.txt | .venv/.stamp-demo
	$(INSTALL) --editable '.[dev]'
	@touch $@
