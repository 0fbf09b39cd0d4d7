# The same few commands serve people and the build machine. `make` alone lists them.
SHELL := /bin/bash
PORT ?= 8000
export PORT

VENV := .venv
PYTHON := $(VENV)/bin/python
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed
FRONT_END := build/.front-end-built
COLLECTED := var/.static-collected

.PHONY: help run test test-sqlite test-postgres test-browser proof check fix staff lock bench load clean

help:
	@echo "make run     set everything up, then serve the register on http://127.0.0.1:$(PORT)"
	@echo "make staff   make a staff account: make staff NAME=a.smith ROLE='Engagement editor'"
	@echo "make test    the tests on SQLite, on PostgreSQL and in a browser (or one: test-sqlite, test-postgres, test-browser)"
	@echo "make proof   the longest proofs as large as their targets name, on both databases; takes hours"
	@echo "make check   formatting, types, imports, migrations, templates, locked requirements, deployment settings"
	@echo "make fix     put right what a tool can put right"
	@echo "make bench   measure pages, search and exports beside Datasette and a bare Django view (SCALES=1,10,100; 100 is made in an hour, once)"
	@echo "make load    ask 50 times a second for ten minutes, then 300 times (MINUTES=10)"
	@echo "make lock    compile the locked requirements from pyproject.toml (UPGRADE=1 takes the newest)"
	@echo "make clean   remove what was built; the database and files in var/ stay"

run: $(RUNTIME) $(COLLECTED)
	@scripts/run.sh

staff: $(RUNTIME)
	@$(PYTHON) manage.py create_staff $(if $(NAME),"$(NAME)") $(if $(ROLE),--role "$(ROLE)")

test: $(DEVELOPMENT) $(FRONT_END)
	@scripts/test.sh sqlite postgres browser

test-sqlite test-postgres test-browser: test-%: $(DEVELOPMENT) $(FRONT_END)
	@scripts/test.sh $*

PROOFS := tests/reuse/test_api_fuzzed.py tests/foi/test_large_exports.py tests/harness/test_hostile_queries.py \
	tests/harness/test_search.py tests/harness/test_names_in_search.py
proof: $(DEVELOPMENT) $(FRONT_END)
	env -u DATABASE_URL PROOF=1 $(PYTHON) -m pytest -p no:playwright $(PROOFS)
	PROOF=1 scripts/with_postgres.sh $(PYTHON) -m pytest -p no:playwright $(PROOFS)

check: $(DEVELOPMENT) $(FRONT_END)
	@scripts/check.sh

fix: $(DEVELOPMENT)
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
	scripts/templates.sh | xargs -0 $(VENV)/bin/djade --target-version 5.2

lock: $(DEVELOPMENT)
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

SCALES ?= 1,10,100
bench: $(DEVELOPMENT) $(COLLECTED)
	scripts/with_postgres.sh $(PYTHON) scripts/bench --scales $(SCALES)

MINUTES ?= 10
load: $(DEVELOPMENT) $(COLLECTED)
	scripts/with_postgres.sh $(PYTHON) scripts/bench/load.py --minutes $(MINUTES)

clean:
	rm -rf $(VENV) node_modules build var/static var/.static-collected .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Each stamp below is newer than what it was made from, so that a second run does nothing twice.
$(RUNTIME): requirements.txt
	@scripts/install.sh requirements.txt
	@touch $@

$(DEVELOPMENT): requirements.txt requirements-dev.txt
	@scripts/install.sh requirements-dev.txt
	@touch $(RUNTIME) $@

$(FRONT_END): package.json package-lock.json scripts/build_front_end.mjs scripts/build_front_end.sh $(wildcard static/src/* static/src/editor/*) | $(RUNTIME)
	@scripts/build_front_end.sh
	@touch $@

$(COLLECTED): $(FRONT_END) $(RUNTIME) iag_registry/storage.py $(shell find iag_registry groups meetings foi -path '*/static/*' -type f)
	@scripts/collect_static.sh
	@touch $@
