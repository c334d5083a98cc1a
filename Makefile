# What one can do here. `make run` needs Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEEDS ?= ../shared/seeds
GOLD ?= ../shared/gold
SETS ?= ../shared/data
TOOLS ?= ../shared/tools
SCORE := .score
BESIDE := .beside

.DEFAULT_GOAL := help
.PHONY: help run chat test lint check format bench bench-intake bench-quality clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/installed ## talk to the bot: on Telegram where .env has a token, else here in the terminal
	@$(BIN)/dateline start

chat: $(VENV)/installed ## talk to the bot in the terminal
	@$(BIN)/dateline start --terminal

test: $(VENV)/for-developers ## run the tests
	$(BIN)/pytest -n auto --dist loadfile

lint: $(VENV)/for-developers ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint ## all of that, and the tests with branch coverage
	$(BIN)/pytest --cov --cov-report=term

format: $(VENV)/for-developers ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/for-developers ## measure speed and memory (some minutes)
	$(BIN)/python -m benchmarks speed

bench-intake: $(VENV)/for-developers $(BESIDE)/installed ## measure the intake, beside newspaper4k and trafilatura
	$(BIN)/python -m benchmarks intake --python $(BESIDE)/bin/python

bench-quality: $(VENV)/for-developers $(SCORE)/installed ## score the reading: SETS=folder TOOLS=folder SEEDS=folder GOLD=folder
	$(BIN)/python -m benchmarks quality $(SETS) $(TOOLS) --python $(SCORE)/bin/python
	$(BIN)/python -m benchmarks gold $(SEEDS) $(GOLD)

clean: ## forget the environment, not the archive
	rm -rf $(VENV) $(SCORE) $(BESIDE) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dateline needs Python 3.11 or newer: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv is missing; on Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/installed: pyproject.toml $(VENV)/created
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/for-developers: pyproject.toml $(VENV)/created
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(SCORE)/installed:
	@$(PYTHON) -m venv $(SCORE)
	$(SCORE)/bin/pip install --quiet --disable-pip-version-check numpy scipy nltk
	$(SCORE)/bin/pip install --quiet --disable-pip-version-check --no-deps tilse==0.2.1
	@touch $@

$(BESIDE)/installed:
	@$(PYTHON) -m venv $(BESIDE)
	$(BESIDE)/bin/pip install --quiet --disable-pip-version-check --upgrade pip
	$(BESIDE)/bin/pip install --quiet --disable-pip-version-check newspaper4k trafilatura lxml_html_clean
	@touch $@
