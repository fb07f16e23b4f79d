# Everything runs from here; see README.md. Needs Python 3.11 or newer, and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test check format bench pictures clean

help:
	@echo "make run       set up, build the sample project and its reports, open the window"
	@echo "make test      set up and run every test"
	@echo "make check     format, lint, types, direction of dependencies"
	@echo "make bench     measure speed and memory (minutes)"
	@echo "make pictures  take the pictures of the manual anew"
	@echo "make clean     remove what these commands made"

# The environment: remade when the locked versions change.
.venv/ready: requirements.lock pyproject.toml
	@echo "· making .venv with the versions of requirements.lock (a minute or two)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Sitat needs Python 3.11 or newer; run: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing; run: sudo apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@$(BIN)/python scripts/system_libraries.py
	@touch .venv/ready

run: .venv/ready
	@$(BIN)/python scripts/system_libraries.py
	@echo "· building the sample project and its reports"
	@$(BIN)/sitat demo sample
	@$(BIN)/python scripts/show.py "sample/Welfare technology.sitat" sample/window.png

test: .venv/ready
	@echo "· running every test"
	@$(BIN)/python -m pytest

check: .venv/ready
	@echo "· format"
	@$(BIN)/ruff format --check .
	@echo "· lint"
	@$(BIN)/ruff check .
	@echo "· types"
	@$(BIN)/mypy qda ui
	@echo "· direction of dependencies"
	@$(BIN)/python -m pytest -q tests/test_architecture.py

format: .venv/ready
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/ready
	@$(BIN)/python -m benchmarks

pictures: .venv/ready
	@$(BIN)/python scripts/pictures.py

clean:
	rm -rf .venv sample build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
