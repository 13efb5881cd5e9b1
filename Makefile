# make demo   one story from the example accounts, in demo/
# make test   lint, types and the whole test suite
# make page   build the page's script, style and map shapes anew from frontend/ (needs node and npm)
# make ray    the tests on a local Ray cluster, with Ray installed for them
# make pins   refresh requirements.txt and requirements-dev.txt from pyproject.toml
# make clean  remove what the above made

PYTHON ?= python3
EXAMPLE ?= $(patsubst %/,%,$(firstword $(wildcard examples/*/)))
WORKERS ?= 2

SOURCES := pyproject.toml README.md LICENSE $(shell find src -type f ! -path '*/__pycache__/*')
BIN := .venv/bin
DEV := .venv-dev/bin

.PHONY: demo test lint page ray pins python clean

demo: .venv/installed
	@echo "==> Telling the story of $(EXAMPLE)"
	@mkdir -p demo
	$(BIN)/rashomon report $(EXAMPLE) -o demo/story.html -o demo/story.json -o demo/story.md
	@echo "==> The page is $(CURDIR)/demo/story.html: open it in a browser. Beside it lie story.json and story.md."

test: lint
	@echo "==> Tests, on $(WORKERS) processes"
	$(DEV)/python -m pytest -n $(WORKERS) -ra

ray: .venv-dev/installed
	$(DEV)/python -m pip install --disable-pip-version-check -e ".[ray]"
	$(DEV)/python -m pytest -ra tests/workers/test_on_ray.py

lint: .venv-dev/installed
	@echo "==> Lint and types"
	$(DEV)/ruff check .
	$(DEV)/ruff format --check .
	$(DEV)/mypy

python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "rashomon needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 ...")'

.venv/pinned: requirements.txt | python
	@echo "==> Making the environment .venv"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed: .venv/pinned $(SOURCES)
	@echo "==> Installing rashomon"
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --force-reinstall .
	@touch $@

.venv-dev/installed: requirements.txt requirements-dev.txt pyproject.toml | python
	@echo "==> Making the environment .venv-dev"
	$(PYTHON) -m venv .venv-dev
	$(DEV)/python -m pip install --disable-pip-version-check -r requirements-dev.txt
	$(DEV)/python -m pip install --disable-pip-version-check --no-deps --editable .
	@touch $@

page:
	cd frontend && npm ci --no-audit --no-fund && npm run check && npm run build

pins: | python
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install .
	{ echo "# What rashomon needs to run, pinned. Refresh with: make pins"; \
	  build/pins/bin/python -m pip freeze --exclude rashomon; } > requirements.txt
	build/pins/bin/python -m pip install --constraint requirements.txt ".[dev]"
	build/pins/bin/python -m pip freeze --exclude rashomon > build/pins/all.txt
	{ echo "# What its tests need besides, pinned. Refresh with: make pins"; echo "-r requirements.txt"; \
	  grep -vxFf requirements.txt build/pins/all.txt; } > requirements-dev.txt

clean:
	rm -rf .venv .venv-dev build dist demo
