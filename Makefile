# Every target sets itself up: a machine with Python 3.11 and make is enough.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help install run test check bench lock clean

help: ## Show these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

install: $(READY) ## Set up .venv with the locked versions

run: $(READY) ## Read the seed articles and open the dashboard on them
	@$(BIN)/onrecord demo

test: $(READY) ## Run the tests
	@$(BIN)/python -m pytest -n auto

check: $(READY) ## Lint, type-check and check the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY) ## Measure speed and memory
	@$(BIN)/python -m tests.benchmarks

lock: ## Resolve the newest versions anew and pin them in constraints.txt
	@rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet --quiet --disable-pip-version-check '.[dev]'
	@.venv-lock/bin/python -m pip freeze --exclude onrecord > constraints.txt
	@rm -rf .venv-lock build

clean: ## Remove the environment and caches
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
