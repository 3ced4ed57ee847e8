# Aliases only: the work is in script/. Arguments: make test ARGS="-k fiche"
.DEFAULT_GOAL := help
.PHONY: run test setup lint help

run: ## lance le site sur http://127.0.0.1:8000 (installe ce qui manque)
	@script/server $(ARGS)

test: ## lance tous les tests (installe ce qui manque)
	@script/test $(ARGS)

setup: ## installe ou met à jour, sans rien lancer
	@script/setup $(ARGS)

lint: ## vérifie le style, les types et les couches
	@script/setup --dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

help: ## affiche cette aide
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)
