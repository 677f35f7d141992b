# Two commands for a newcomer: `make demo` and `make test`. The rest is listed by `make`.
# All of them build .venv first when it is missing or older than the requirements.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

bin := .venv/bin
ready := .venv/.ready
translations := $(patsubst %.ts,%.qm,$(wildcard resources/i18n/*.ts))

help: ## lists these targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | \
	while IFS='|' read -r target text; do printf '%-24s %s\n' "$$target" "$$text"; done

setup: $(ready) $(translations) ## builds .venv and the translations; as root also installs Qt's libraries

demo: setup ## builds the real case and its documents in three languages
	$(bin)/baqylau demo

# Asked each time: a stamp would hide from whoever is not root what is still missing.
run: setup ## opens the window; as root first installs the libraries that a display needs
	tools/system-packages.sh window
	$(bin)/baqylau

test: lint ## lint, then all tests but the long ones, without a display
	$(bin)/pytest -n 2 -m "not soak"

lint: setup ## style, types, layers and the forms
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/baqylau check-forms

format: setup ## puts the code into the one format and repairs what can be repaired
	$(bin)/ruff check --fix-only
	$(bin)/ruff format

bench: setup ## measures speed and memory
	$(bin)/python tests/bench/run.py $(if $(WRITE),--write)

soak: setup ## the long reliability runs
	$(bin)/pytest -m soak

check-documents: setup ## holds the demo's documents against the WordprocessingML schema
	$(bin)/python tools/check_documents.py

# lupdate drops what stands on top; take the remark away once somebody has read the labels.
kk_remark := The Kazakh labels of the window have not yet been read by a native proof-reader.

# Positions are left out: they would change every .ts file with every edit of the window.
i18n: setup ## gathers the window's labels into resources/i18n
	for language in kk ru en; do \
		$(bin)/pyside6-lupdate -no-obsolete -locations none -source-language en \
			-target-language $$language $$(find desktop/window -name '*.py' | sort) \
			-ts resources/i18n/baqylau_$$language.ts || exit 1; \
	done
	sed -i '2a <!-- $(kk_remark) -->' resources/i18n/baqylau_kk.ts

build: setup .venv/.build-ready ## freezes the application into dist/baqylau, for this system only
	$(bin)/pyinstaller --noconfirm --clean build.spec

$(ready): pyproject.toml requirements/run.txt requirements/dev.txt tools/setup.sh tools/system-packages.sh
	tools/setup.sh

.venv/.build-ready: requirements/build.txt | $(ready)
	tools/system-packages.sh build
	$(bin)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

%.qm: %.ts | $(ready)
	$(bin)/pyside6-lrelease -silent $< -qm $@

.PHONY: help setup demo run test lint format bench soak check-documents i18n build
