# What setup.sh installs for this user alone.
export PATH := $(CURDIR)/target/tools/node_modules/.bin:$(HOME)/.cargo/bin:$(PATH)

.PHONY: help run test check bench package corpus clean
.DEFAULT_GOAL := help

help: ## Show these lines
	@sed -n 's/^\([a-z]*\): ## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

run: ## Open the window; without a screen, do the main job in the terminal
	@scripts/run.sh

test: ## Run every check and test, the window's included
	@scripts/test.sh

check: ## Format, lints, types and unit tests: the quick part of `test`
	@scripts/check.sh

bench: ## Measure
	@scripts/setup.sh window
	cargo bench --workspace --locked

package: ## Build the Debian package
	@scripts/setup.sh window
	ui/node_modules/.bin/tauri build --bundles deb

corpus: ## Read the collected cards of other programs, with the report
	@scripts/setup.sh window
	cargo test --workspace --locked --test corpus -- --nocapture

clean: ## Remove what was built
	rm -rf target ui/dist
