# The workshop's front door. `make` alone lists the commands.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SETUP = $(PYTHON) scripts/bootstrap.py
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup run demo test lint format types walls contracts contracts-check migration migrations-check \
        lock lock-check web-test journeys catalogue-coverage bench-plans bench-many bench-plan-latency bench-streams bench-lighthouse env reset-password psql containers containers-test clean

help: ## list the commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up what is missing, start everything and print one address (Ctrl-C stops it)
	@$(SETUP)
	@$(BIN)/nexfitra-run up

demo: ## the same, with a demo person who has a history
	@$(SETUP)
	@$(BIN)/nexfitra-run demo

setup: ## install everything that tests and checks need
	@$(SETUP) --dev --no-build

test: ## every check and every test; ends with one line of counts
	@$(SETUP) --dev
	@$(BIN)/python scripts/test_all.py $(if $(ONLY),--only $(ONLY))

lint: setup ## style, types, import walls, unused dependencies, shell, containers, workflows
	@$(BIN)/python scripts/test_all.py --group lint

types: setup ## mypy, one package after another
	@$(BIN)/python scripts/test_all.py --group types

walls: setup ## who may import whom
	@lint-imports --config .importlinter

format: setup ## put Python files into the house's form
	@ruff check --fix-only -q .
	@ruff format .

contracts: setup ## write both OpenAPI documents and the web app's client from the code
	@$(BIN)/python scripts/contracts.py write

contracts-check: setup ## are the OpenAPI documents and the client those of the code?
	@$(BIN)/python scripts/contracts.py check

migration: setup ## a new migration from the models: make migration SERVICE=flask MESSAGE="add water"
	@test -n "$(SERVICE)" -a -n "$(MESSAGE)" || { echo 'usage: make migration SERVICE=flask|fastapi MESSAGE="what changes"'; exit 2; }
	@nexfitra-run with-postgres -- $(BIN)/python scripts/migrations.py new "$(SERVICE)" "$(MESSAGE)"

migrations-check: setup ## do the migrations lead to exactly the models?
	@nexfitra-run with-postgres -- $(BIN)/python scripts/migrations.py check

lock: ## resolve the Python packages (UPGRADE=1: to the newest that are allowed) and write the hashed requirements
	@$(PYTHON) scripts/lock.py update $(if $(UPGRADE),--upgrade)

lock-check: ## do the locks agree with each other and with the pyproject files?
	@$(PYTHON) scripts/lock.py check

web-test: setup ## the web app's types, lint and unit tests
	@$(BIN)/python scripts/test_all.py --group web

journeys: ## the browser journeys
	@$(SETUP) --dev
	@$(BIN)/python scripts/test_all.py --only journeys

catalogue-coverage: setup ## write docs/catalogue.md; the survey's part too with FDC=folder NHANES=folder (needs openpyxl)
	@PYTHONPATH=domain $(BIN)/python scripts/catalog/coverage.py $(if $(FDC),--fdc $(FDC)) $(if $(NHANES),--nhanes $(NHANES))

bench-plans: PROFILES ?= 300
bench-plans: SEED ?= 1
bench-plans: setup ## judge the planner over invented people: make bench-plans PROFILES=300 SEED=1
	@$(BIN)/python scripts/bench/plans.py --profiles $(PROFILES) --seed $(SEED)

bench-many: PLANS ?= 10000
bench-many: SEED ?= 1
bench-many: setup ## plan for thousands of invented people and count what the verifier finds: make bench-many PLANS=10000 SEED=1
	@$(BIN)/python scripts/bench/many.py --plans $(PLANS) --seed $(SEED)

bench-plan-latency: setup ## measure the time from POST /plans to done, with the AI service and without it
	@RATE_LIMIT_ENABLED=false nexfitra-run with-stack -- $(BIN)/python scripts/bench/plan_latency.py

bench-streams: setup ## measure requests beside open event streams
	@RATE_LIMIT_ENABLED=false nexfitra-run with-stack -- $(BIN)/python scripts/bench/streams.py

bench-lighthouse: ## measure Today and Plan with Lighthouse
	@$(SETUP) --dev
	@RATE_LIMIT_ENABLED=false nexfitra-run with-stack -- $(BIN)/python scripts/bench/lighthouse.py

env: ## write .env with random secrets for docker compose
	@scripts/make-env.sh

containers: env ## build the images, bring everything up in containers, wait until it is healthy
	docker compose up --build --detach --wait

containers-test: env ## the tests of both services in their own containers
	docker compose --profile tests run --build --rm flask_tests
	docker compose --profile tests run --build --rm fastapi_tests

reset-password: ## ask for a new password for somebody who has forgotten theirs: make reset-password EMAIL=…
	@test -n "$(EMAIL)" || { echo 'usage: make reset-password EMAIL=address'; exit 2; }
	@$(BIN)/nexfitra-run operate -- accounts reset-password "$(EMAIL)"

psql: ## a console on the database of a local run that is up
	@$(BIN)/nexfitra-run psql

clean: ## remove what was built and installed; the database in .nexfitra stays
	rm -rf $(VENV) frontend/node_modules frontend/dist .mypy_cache .ruff_cache .pytest_cache .nexfitra/tools .nexfitra/*.stamp
