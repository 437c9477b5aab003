# Clausewise: `make run` is all a newcomer needs. Every step leaves a stamp, so a second run does only what changed.

PYTHON ?= python3
# The package index that torch comes from. For the CPU-only build, which is far smaller on Linux:
#   make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=
CLAUSEWISE_CODES_DIR ?= data/codes
CLAUSEWISE_INDEX_DIR ?= .clausewise/index

VENV := .venv
BIN := $(VENV)/bin
INDEX_STAMP := $(CLAUSEWISE_INDEX_DIR)/.made
# What the index is made from; blanks in file names are escaped for make.
INDEXED := $(shell find "$(CLAUSEWISE_CODES_DIR)" data/models/encoder ingest index \
	-name tests -prune -o -name __pycache__ -prune -o -print 2>/dev/null | sed 's/ /\\ /g')

export CLAUSEWISE_CODES_DIR CLAUSEWISE_INDEX_DIR

.PHONY: run setup test check bench train clean
.DELETE_ON_ERROR:

run: setup
	@exec $(BIN)/python -m qa_service.launch

setup: $(VENV)/.runtime $(INDEX_STAMP)

test: $(VENV)/.dev $(INDEX_STAMP)
	$(BIN)/pytest

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest qa_service/tests/test_import_direction.py

bench: $(VENV)/.dev $(INDEX_STAMP)
	$(BIN)/clausewise eval speed

train: $(VENV)/.dev
	$(BIN)/python -m qa_service.learning

clean:
	rm -rf $(VENV) .clausewise

# $(1): what to install. pip's progress is shown; its errors go to a log, and one line says what was wanted.
define install
	@echo "Installing $(1) as pinned in constraints.txt; the first time takes some minutes."
	@$(BIN)/python -m pip install --disable-pip-version-check --constraint constraints.txt \
		$(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX)) --editable "$(1)" 2> $(VENV)/install.log \
	|| { echo "make: the packages pinned in constraints.txt could not be fetched or installed:" \
		"connect to the network (or set PIP_INDEX_URL) and run make again; details are in $(VENV)/install.log" >&2; exit 2; }
	@touch $@
endef

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "make: $(PYTHON) is missing or older than Python 3.11: install it, or name another with PYTHON=..." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) > /dev/null \
	|| { echo "make: $(PYTHON) cannot make a virtual environment: install its venv module (on Debian: python3-venv)" >&2; exit 2; }
	@touch $@

$(VENV)/.runtime: $(VENV)/.created pyproject.toml constraints.txt
	$(call install,.)

$(VENV)/.dev: $(VENV)/.runtime
	$(call install,.[dev])

$(INDEX_STAMP): $(VENV)/.runtime $(INDEXED)
	@$(BIN)/clausewise index build --codes "$(CLAUSEWISE_CODES_DIR)" --index "$(CLAUSEWISE_INDEX_DIR)"
	@touch $@
