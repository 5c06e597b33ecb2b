# What setup.sh installs for this user alone.
export PATH := $(CURDIR)/target/tools/node_modules/.bin:$(CURDIR)/target/tools/deny/bin:$(HOME)/.cargo/bin:$(PATH)

.PHONY: help run test check bench package built corpus fuzz faults laws peers bindings schema clean
.DEFAULT_GOAL := help

help: ## Show these lines
	@sed -n 's/^\([a-z]*\): ## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

run: ## Open the window; without a screen, do the main job in the terminal
	@scripts/run.sh

test: ## Run every check and test, the window's included
	@scripts/test.sh

check: ## Format, lints, types and unit tests: the quick part of `test`
	@scripts/check.sh

bench: ## Measure import, search and window, each beside a floor of the same run
	@scripts/bench.sh

package: ## Build the Debian package, of the window and the terminal
	@scripts/package.sh

# The window's crate takes the pages in, and whoever tests it or the core compiles both.
built:
	@scripts/setup.sh window
	@[ -d ui/dist ] || npm run --prefix ui build

corpus fuzz faults laws peers bindings schema: built

corpus: ## Read the collected cards of other programs, with the report
	VUORO_CORPUS=1 cargo test --workspace --locked --test corpus -- --nocapture

fuzz: ## Let a mutator at the readers: N inputs (100000), from a SEED (2026)
	VUORO_FUZZ=$(or $(N),100000) VUORO_FUZZ_SEED=$(or $(SEED),2026) VUORO_REACHED=$(CURDIR)/target/reached/fuzz \
		cargo test --workspace --locked --release --test corpus -- --nocapture fuzz

faults: ## Cut the power, kill, fill the disk, flip bits: MINUTES at most, from a SEED, or ONLY some; writes docs/trust.md
	cargo build --workspace --locked
	VUORO_FAULTS_TABLE=$(CURDIR)/docs/trust.md VUORO_REACHED=$(CURDIR)/target/reached $(if $(SEED),VUORO_FAULTS_SEED=$(SEED)) \
		$(if $(MINUTES),VUORO_FAULTS_MINUTES=$(MINUTES)) \
		cargo test --workspace --locked --test faults -- $(ONLY)

laws: ## Print which law of the measures catches which wrong measure
	cargo test --workspace --locked --lib laws:: -- --nocapture --test-threads 1

peers: ## Install other programs' readers, and let them read what Vuoro writes
	@scripts/setup.sh peers
	mkdir -p target/tools/peers
	python3 -m venv target/tools/peers/venv
	target/tools/peers/venv/bin/pip install --quiet --requirement tests/peers/requirements.txt
	cp tests/peers/package.json target/tools/peers/
	npm install --prefix target/tools/peers --no-audit --no-fund --silent
	cargo test --workspace --locked --test corpus -- --nocapture peers

bindings: ## Write the window's TypeScript types anew
	VUORO_WRITE_BINDINGS=1 cargo test --workspace --locked --test it bindings

schema: ## Write the JSON Schema of the whole book's export anew
	VUORO_WRITE_SCHEMA=1 cargo test --workspace --locked --lib the_schema_is_fresh

clean: ## Remove what was built
	rm -rf target ui/dist
