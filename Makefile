# Shortcuts; every target is one command that you can type yourself.
.DEFAULT_GOAL := help
args ?= load

.PHONY: help
help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

.PHONY: load
load: ## load the sample, or the deployed cluster
	mvn -q -pl loader compile exec:java

.PHONY: run
run: ## any command: make run args="query top_songs"
	mvn -q -pl loader compile exec:java -Dexec.args='$(args)'

.PHONY: report
report: ## write report.html, the page to look at after a load
	mvn -q -pl loader compile exec:java -Dexec.args=report

.PHONY: screenshots
screenshots: ## take docs/screenshots again (needs chromium)
	docs/screenshots/report && docs/screenshots/terminal

.PHONY: test
test: ## all tests, offline
	mvn verify

.PHONY: lint
lint: ## lint sql/ as Redshift's SQL (Debian's sqlfluff)
	sqlfluff lint --dialect redshift sql

.PHONY: format
format: ## let the formatters decide
	mvn -q spotless:apply sortpom:sort

.PHONY: synth
synth: ## print the stack's template
	npm ci --silent && npx cdk synth

.PHONY: ci
ci: ## what must hold before a change lands
	bash .ci/run
