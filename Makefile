# The two commands of the README, and what CI calls beside them.
PYTHON ?= python3
BIN := .venv/bin
DEMO := .cache/demo.db

.PHONY: demo test check floors bench ledger.db clean

demo: .venv/.installed
	@mkdir -p .cache
	@$(BIN)/ledger build --out $(DEMO)
	@echo '$$ ledger events --actor Ukraine --until 2021-12'
	@COLUMNS=$${COLUMNS:-120} $(BIN)/ledger events --db $(DEMO) --actor Ukraine --until 2021-12
	@echo
	@echo '$$ ledger aid --from "United States" --to Ukraine --cumulative'
	@COLUMNS=$${COLUMNS:-120} $(BIN)/ledger aid --db $(DEMO) --from "United States" --to Ukraine --cumulative

test: .venv/.tested
	$(BIN)/python -m pytest

# What should never break beside the tests: style, types, the direction of imports, generated files, quality.
check: .venv/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python bench/ledger_db.py

floors: .venv/.tested
	$(BIN)/python bench/floors.py

bench: .venv/.tested
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/adding.py

ledger.db: .venv/.installed
	$(BIN)/ledger build --no-model --out ledger.db

.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[nlp]'
	@touch $@

.venv/.tested: .venv/.installed
	$(BIN)/python -m pip install --quiet --group test
	@touch $@

clean:
	rm -rf .venv .cache build dist
