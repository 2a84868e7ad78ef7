# make demo      PHQ-9 from its text to a form and scores, in .venv of its own
# make test      all tests, with what they need (pip, and npm through the Node that pip brings)
# make lint      ruff, mypy --strict, import contracts
# make bench     how long and how much memory, beside a peer; make limits holds them to their limits
# make pictures  pictures of the form (spec/pictures)
# make mutate    breaks the source on purpose, and counts what the tests notice

# Paths are relative to this file, so that a folder with blanks in its name works.
PYTHON := .venv/bin/python
ROMDSL := $(PYTHON) -m romdsl
SHELL := /bin/sh

.PHONY: demo install test test-parts lint bench limits pictures mutate clean

demo: .venv/installed
	@$(ROMDSL) build phq9 -o out --service measures/phq9/sample-service.yaml
	@echo
	@$(ROMDSL) score phq9 measures/phq9/sample.csv -o out/phq9/scores.csv
	@echo
	@$(ROMDSL) score phq9 measures/phq9/sample.csv --format table 2>/dev/null
	@echo
	@echo "The scores as a file:   out/phq9/scores.csv"
	@echo "The form, to be opened: out/phq9/html/phq9.html"

install: .venv/installed

# The core alone: what scoring and building need.
.venv/installed: pyproject.toml .ci/python
	@python="$$(sh .ci/python)" && "$$python" -m venv .venv
	@echo "Installing into .venv …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/tested: pyproject.toml .venv/installed
	@echo "Installing what the tests need …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

tests/node/node_modules/installed: tests/node/package.json tests/node/package-lock.json .venv/tested
	@echo "Installing npm packages into tests/node …"
	@$(PYTHON) tests/node/install.py
	@touch $@

test-parts: .venv/tested tests/node/node_modules/installed

test: test-parts
	@$(PYTHON) -m pytest -n 2 --dist loadgroup -rs

lint: .venv/tested
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy --strict romdsl targets
	.venv/bin/lint-imports

bench: .venv/tested
	@$(PYTHON) -m bench.figures

limits: .venv/tested
	@$(PYTHON) -m bench.limits

pictures: test-parts
	@$(PYTHON) -m bench.pictures

mutate: test-parts
	@$(PYTHON) -m tests.mutate

clean:
	rm -rf .venv out tests/node/node_modules tests/node/packs
