# Two commands: `make run` serves the site, `make test` passes everything. Both set up what they need.

PYTHON    ?= python3.11
VENV      := .venv
BIN       := $(VENV)/bin
PORT      ?= 8000
WORKERS   ?= 2
STAMP     := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
SOURCES   := $(wildcard translations/*/LC_MESSAGES/messages.po)
COMPILED  := $(SOURCES:.po=.mo)
KEYS      := instance/keys.env
DEBIAN    := chromium fonts-noto-core fonts-noto-cjk graphviz poppler-utils zbar-tools default-jre-headless
APT       := DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

.PHONY: all run test check quick browser gates shots bench law-book messages language lock debian clean
.DEFAULT_GOAL := all

all: $(STAMP) $(COMPILED)

# --- setting up ---------------------------------------------------------------------------------

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || (apt-get update -qq && $(APT) python3 python3-venv)
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || \
	  (rm -rf $(VENV) && apt-get update -qq && $(APT) python3-venv && $(PYTHON) -m venv $(VENV))

$(STAMP): requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(STAMP)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

%.mo: %.po $(STAMP)
	$(BIN)/pybabel -q compile -i $< -o $@ -l $(notdir $(patsubst %/LC_MESSAGES/messages.po,%,$<))

debian:
	@for need in chromium dot pdftoppm zbarimg java; do command -v $$need >/dev/null 2>&1 || missing=1; done; \
	fc-list 2>/dev/null | grep -q NotoSansCJK || missing=1; \
	if [ -n "$$missing" ]; then apt-get update -qq && $(APT) $(DEBIAN); fi

$(KEYS): | $(STAMP)
	@mkdir -p instance && umask 077 && echo "PORTAL_KEYS=$$($(BIN)/portal new-key)" > $@
	@echo "made a cookie key in $@ (keep it secret; see docs/guides/run.md)"

# --- using it -----------------------------------------------------------------------------------

run: all $(KEYS)
	@echo "Open http://127.0.0.1:$(PORT)/  (stop with Ctrl-C)"
	@set -a; . ./$(KEYS); set +a; \
	exec $(BIN)/gunicorn --no-control-socket --bind 127.0.0.1:$(PORT) --workers $(WORKERS) \
	  --threads 2 portal.web.wsgi:app

# --- looking after it ---------------------------------------------------------------------------

check: $(DEV_STAMP) $(COMPILED)
	$(BIN)/ruff check -q .
	$(BIN)/ruff format -q --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache
	$(BIN)/portal check-law
	$(BIN)/portal law-book --check
	@! grep -nE 'https?://|index-url|find-links' requirements*.txt
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not slow"

test: debian check
	$(BIN)/python -m pytest -q -n 2 -m "slow and not browser"
	$(BIN)/python -m pytest -q -n 2 -m "browser and not slow"

gates: debian $(DEV_STAMP) $(COMPILED)
	$(BIN)/python -m pytest -q -n 2 -m "gate or (browser and slow)"

browser: debian $(DEV_STAMP) $(COMPILED)
	$(BIN)/python -m pytest -q -n 2 -m browser

bench: debian $(DEV_STAMP) $(COMPILED)
	@command -v wrk >/dev/null 2>&1 || (apt-get update -qq && $(APT) wrk)
	$(BIN)/python tests/load/bench.py

law-book: debian $(DEV_STAMP)
	$(BIN)/portal law-book

messages: $(DEV_STAMP)
	$(BIN)/pybabel -q extract -F babel.cfg --omit-header --no-location -c NOTE --sort-output --width=100 \
	  -o translations/messages.pot .
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --width=100 -i translations/messages.pot -d translations
	$(BIN)/pybabel -q compile -d translations

language: $(DEV_STAMP)
	@test -n "$(LOCALE)" || (echo "say which: make language LOCALE=th (docs/guides/translate.md)" && false)
	$(BIN)/pybabel -q init -i translations/messages.pot -d translations -l $(LOCALE) --width=100
	@echo "now docs/guides/translate.md, step 1: status.toml and glossary.csv"

shots: debian $(DEV_STAMP) $(COMPILED)
	$(BIN)/python -m tests.browser.shots --out build/shots $(if $(LANGUAGES),--languages $(LANGUAGES))

lock: $(DEV_STAMP)
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --generate-hashes --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --generate-hashes --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) build dist *.egg-info $(COMPILED)
