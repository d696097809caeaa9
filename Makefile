# The two commands of the README, and what CI calls beside them.
PYTHON ?= python3
BIN := .venv/bin
DEMO := .cache/demo.db

.PHONY: demo test coverage check floors bench ledger.db clean

demo: .venv/.installed
	@mkdir -p .cache
	@$(BIN)/ledger build --out $(DEMO)
	@echo '$$ ledger events --actor Ukraine --until 2021-12'
	@COLUMNS=$${COLUMNS:-120} $(BIN)/ledger events --db $(DEMO) --actor Ukraine --until 2021-12
	@echo
	@echo '$$ ledger aid --from "United States" --to Ukraine --cumulative'
	@COLUMNS=$${COLUMNS:-120} $(BIN)/ledger aid --db $(DEMO) --from "United States" --to Ukraine --cumulative

test: .venv/.tested
	$(BIN)/python -m pytest -n 2

# The one test that looks at what a process imports cannot run where coverage imports into it.
coverage: .venv/.tested
	@mkdir -p .cache
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --deselect tests/cli/test_help.py::test_help_imports_no_command_and_nothing_heavy
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --fail-under=94

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
	@echo 'setting up .venv (a minute or two, the first time)'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --upgrade pip
	@$(BIN)/python -m pip install -qq --editable '.[nlp,charts]'
	@$(BIN)/python -m compileall -q ledger
	@touch $@

.venv/.tested: .venv/.installed
	@$(BIN)/python -m pip install -qq --group test
	@touch $@

clean:
	rm -rf .venv .cache build dist
