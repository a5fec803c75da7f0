# The shop's commands. Each first installs what it needs; all of them run on the Node.js in node_modules.

NODE := node_modules/.bin/node
INSTALLED := node_modules/.cache/bulkhead/installed

.PHONY: help up reset test check drill drill-mutants screenshots bench images cluster cluster-down cluster-test chart manifests

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

up: $(INSTALLED) ## start the shop at http://localhost:8080 (PORT=… moves it)
	@exec $(NODE) tools/local/up.ts

reset: $(INSTALLED) ## delete the data of `make up`
	@exec $(NODE) tools/local/reset.ts

test: $(INSTALLED) ## run every test (ONLY=order runs the suites whose name contains that word)
	@exec $(NODE) tools/suites/run.ts

check: $(INSTALLED) ## check types, lint, formatting, and that nothing is unused
	@exec npm run --silent check

drill: $(INSTALLED) ## break a shop in every way and check what still works (ONLY=redis FAULT=hung for a part, ALL=1 for everything)
	@exec $(NODE) tools/drill/drill.ts

drill-mutants: $(INSTALLED) ## remove each mechanism of the shop and check that the drill notices (ONLY=claims for one)
	@exec $(NODE) tools/drill/drillMutants.ts

screenshots: $(INSTALLED) ## take the pictures of docs/shop.md and of the README again, and draw the icons
	@exec $(NODE) node_modules/mocha/bin/mocha.js frontend/test/e2e/tour.ts frontend/test/e2e/icons.ts

bench: $(INSTALLED) ## measure the shop and compare it with bare servers (PRODUCTS=1000000 for a large catalogue)
	@exec $(NODE) tools/bench/bench.ts

images: $(INSTALLED) ## build the four images with Docker
	@exec $(NODE) tools/images/build.ts

cluster: images ## start the shop on a kind cluster, at http://localhost:8080
	@exec $(NODE) tools/cluster/up.ts

cluster-down: $(INSTALLED) ## delete the kind cluster
	@exec $(NODE) tools/cluster/down.ts

cluster-test: $(INSTALLED) ## test the chart on the kind cluster (ONLY=network for a part)
	@exec $(NODE) tools/cluster/test.ts

chart: $(INSTALLED) ## generate the chart's README and schemas from its values
	@exec $(NODE) tools/chart/document.ts

manifests: $(INSTALLED) ## generate k8s/ from the chart (needs helm)
	@exec $(NODE) tools/chart/manifests.ts

# A first install follows the lockfile exactly; a later one only changes what the lockfile changed.
$(INSTALLED): package-lock.json
	@if [ -x $(NODE) ]; then echo 'Bringing the npm packages up to date'; npm install --no-audit --no-fund --loglevel=error; \
	  else echo 'Installing the npm packages'; npm ci --no-audit --no-fund --loglevel=error; fi
	@mkdir -p $(@D) && touch $@
