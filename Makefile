# make run    the bot on Discord with DISCORD_TOKEN set, without it a try-out in your browser
# make test   the tests, but for the slow ones
# make check  everything that must be green before a change goes in
#
# Needs python3 (3.11 to 3.13) and make; another interpreter: make run PYTHON=/path/to/python3.13

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c '$(SUPPORTED)' 2>/dev/null && echo $$name && break; done || echo python3)
VENV := .venv
BIN := $(VENV)/bin
TOKEN_SET := ^ *(export +)?DISCORD_TOKEN *= *[\"']?[^\"' \#]
DEPENDENCIES := pyproject.toml constraints.txt
# Compiled code is kept, whatever the environment says: without it each process a test starts compiles everything anew.
export PYTHONDONTWRITEBYTECODE :=
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test processes coverage lint check bench format constraints clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 14

run: $(VENV)/.run ## start: the bot with DISCORD_TOKEN set (environment or .env), else the try-out page; PORT=, LIBRARY=folder
	@if [ -n "$(LIBRARY)" ]; then export DATA_FOLDER="$(LIBRARY)"; fi; if [ -n "$$DISCORD_TOKEN" ] || grep -Eqs "$(TOKEN_SET)" .env; \
	then exec $(BIN)/python -m bot run; else exec $(BIN)/python -m bot try $(if $(PORT),--port $(PORT)); fi

test: $(VENV)/.dev ## run the tests but those that start processes, to be run after every change
	$(BIN)/python -m pytest -n auto -m "not process"

processes: $(VENV)/.dev ## run the tests that start processes, open sockets and kill what runs
	$(BIN)/python -m pytest -n auto -m process

coverage: $(VENV)/.dev ## run all tests and print which lines of the bot none of them reaches
	$(BIN)/python -m pytest -n auto --cov=bot

lint: $(VENV)/.dev ## formatting, lint, types, layers and the installation: all of check but the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot check

check: lint test processes ## everything that must be green before a change goes in

bench: $(VENV)/.dev ## print the figures the project holds itself to
	$(BIN)/python -m tests.benchmarks

format: $(VENV)/.dev ## put the code in its one format and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

constraints: ## pin anew what constraints.txt holds, with the newest that pyproject.toml allows
	$(PYTHON) -m venv $(VENV)/uv
	$(VENV)/uv/bin/python -m pip install --quiet uv
	$(VENV)/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --group dev --all-extras \
		--no-annotate --no-header --output-file constraints.txt pyproject.toml

clean: ## remove the virtual environment and every cache
	rm -rf $(VENV) build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is younger than what it was installed from, so a second run starts at once.
$(VENV)/.run: $(VENV)/.pip $(DEPENDENCIES)
	@echo "Installing Verbatim into $(VENV) (once; about half a minute) ..."
	@$(PIP_INSTALL) --editable '.[try]' --constraint constraints.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.pip $(DEPENDENCIES)
	@echo "Installing the development tools into $(VENV) (once; about half a minute) ..."
	@$(PIP_INSTALL) --editable '.[postgres,try]' --group dev --constraint constraints.txt
	@touch $@ $(VENV)/.run

$(VENV)/.pip:
	@$(PYTHON) -c '$(SUPPORTED)' || \
		{ echo "Verbatim needs Python 3.11, 3.12 or 3.13, and '$(PYTHON)' is none of them." \
		"Name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.13"; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "'$(PYTHON)' cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv"; exit 1; } >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP_INSTALL) --upgrade 'pip>=25.1'
	@touch $@
