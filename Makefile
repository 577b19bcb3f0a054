# make run         builds what is not built and starts Thaksa with a demo
# make test        every test, on SQLite, on PostgreSQL and in a browser; needs what tests/install.sh installs
# make bench       load and size figures
# make screenshots pictures of the pages
# make fmt lint    format, and find faults that a compiler leaves
# make clean       removes what was built

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.PHONY: run journeys test-sqlite test-postgres build tools installed wasm native site test bench screenshots fmt lint clean

export CARGO_TARGET_DIR ?= $(CURDIR)/target
wasm_target := wasm32-unknown-unknown
wasm_file   := $(CARGO_TARGET_DIR)/$(wasm_target)/wasm-release/thaksa.wasm
site_folder := $(CARGO_TARGET_DIR)/site
# npm writes this file when it has installed everything.
npm_done    := app/node_modules/.package-lock.json
e2e_done    := tests/e2e/node_modules/.package-lock.json

run: build
	THAKSA_SITE_DIR=$(site_folder) exec $(CARGO_TARGET_DIR)/debug/thaksa serve

build: site

# Names everything that is missing at once, each with the line that installs it.
tools:
	@missing=0
	need() { command -v "$$1" >/dev/null || { echo "make: $$1 is missing; install it with: $$2" >&2; missing=1; }; }
	need cargo "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y && . ~/.cargo/env"
	need cc    "sudo apt-get install build-essential"
	need npm   "sudo apt-get install npm"
	need node  "sudo apt-get install nodejs   (version 20 or later)"
	if command -v node >/dev/null && ! node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)'; then
		echo "make: node is $$(node --version), but 20 or later is needed; install it with: sudo npm install -g n && sudo n 20" >&2
		missing=1
	fi
	[ $$missing = 0 ]
	if [ ! -d "$$(rustc --print sysroot)/lib/rustlib/$(wasm_target)" ]; then
		command -v rustup >/dev/null || { echo "make: rust has no $(wasm_target); install rustup, which brings it, with: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y" >&2; exit 1; }
		rustup target add $(wasm_target)
	fi

$(npm_done) $(e2e_done): %/node_modules/.package-lock.json: %/package-lock.json | tools
	npm ci --prefix $* --no-progress && touch $@

# The two builds stay apart: in one, the features of the browser and of the server would meet.
wasm: | tools
	cargo build --package hydrate --target $(wasm_target) --profile wasm-release

# All default members, as a plain `cargo build` does, so that neither undoes the other's work.
native: wasm | tools
	cargo build

site: $(npm_done) wasm native
	$(CARGO_TARGET_DIR)/debug/bundle --wasm $(wasm_file) --out $(site_folder)

# What the tests need beyond `make run`: a browser, PostgreSQL's server programs, readers of PDF.
installed: | tools
	tests/install.sh

test: test-sqlite test-postgres journeys

test-sqlite test-postgres: export THAKSA_FONTS = $(site_folder)/pdf-fonts
test-sqlite: build installed
	cargo test

# The same integration tests on a PostgreSQL of their own.
test-postgres: build installed
	THAKSA_TEST_POSTGRES="$$(tests/postgres.sh)" cargo test --test integration

# The main job and every page in a real browser, with axe and the Nu HTML checker.
journeys: build installed $(e2e_done)
	node --test --test-concurrency=1 tests/e2e/

# A release build, then the table of figures; lighthouse comes last.
bench: build installed $(e2e_done)
	cargo build --release
	cargo bench --bench figures
	node tests/bench/lighthouse.mjs

screenshots: build $(e2e_done)
	node tests/e2e/screenshots.mjs

fmt:
	cargo fmt --all

lint: | tools
	cargo fmt --all --check
	cargo clippy --all-targets -- --deny warnings
	cargo clippy --package hydrate --target $(wasm_target) -- --deny warnings

clean:
	cargo clean
	rm -rf app/node_modules tests/e2e/node_modules

.ONESHELL:
