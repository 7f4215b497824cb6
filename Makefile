# run, test, dist, backend, bench, faults, screenshots, clean: each does what it says
# on a machine that has Go; test, bench, faults and screenshots also need Chromium,
# and install it from apt where they may.

SHELL    := bash
GO       ?= go
WASM     := GOOS=js GOARCH=wasm
VERSION  := $(shell git describe --always --dirty 2>/dev/null || echo dev)
ADDR     ?= 127.0.0.1:8080
# By count: a limit in seconds can fail at its end with nothing found
# (go.dev/issue/75804). It is 1 to 3 seconds a target.
FUZZTIME ?= 4000x

export ENTRYPHONE_DIST    := $(CURDIR)/dist
export ENTRYPHONE_BACKEND := $(CURDIR)/bin/entryphone-backend

.PHONY: run test dist backend bench faults screenshots clean
.PHONY: machine tools lint native browser fuzz e2e schedules

run: dist backend
	bin/entryphone-backend -addr $(ADDR) -db entryphone.db -dist dist

dist:
	cd wasm/mkdist && $(GO) run . -root ../.. -out ../../dist -support ../../wasm_exec.js \
		-version $(VERSION)

backend:
	cd examples && $(GO) generate ./gospa && $(GO) build -trimpath -o ../bin/entryphone-backend ./backend

test: machine lint native browser fuzz e2e schedules
	@echo "all tests passed"

# The gate for how the code is written, natively and for js/wasm.
lint: tools
	@files=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$files" || { echo "gofmt: $$files"; exit 1; }
	$(GO) vet ./... && bin/staticcheck ./...
	$(WASM) $(GO) vet ./... && $(WASM) bin/staticcheck ./...
	cd wasm/mkdist && $(GO) vet ./... && ../../bin/staticcheck ./...
	cd wasm/mkdist && $(WASM) $(GO) vet ./loadertest/testdata/program ./dist/testdata/tiny
	cd examples && $(GO) vet ./... && ../bin/staticcheck ./...
	cd examples && $(WASM) $(GO) vet ./gospa/... && $(WASM) ../bin/staticcheck ./gospa/...

native:
	$(GO) test -race ./...
	cd examples && $(GO) test -race $$($(GO) list ./... | grep -v -e /e2e -e '/faults$$')

# The adapters, in the browser that they adapt; the loader likewise.
browser: tools
	$(WASM) $(GO) test -exec="$(CURDIR)/bin/wasmbrowsertest" ./sdk ./sdk/internal/browser
	# Not from the cache: the loader is outside that module.
	cd wasm/mkdist && $(GO) test -count=1 ./...

# Every fuzz target, beyond its seeds.
fuzz:
	@for file in $$(git ls-files -co --exclude-standard '*_test.go' | xargs grep -l '^func Fuzz'); do ( cd $$(dirname $$file) && \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(.*/\1/p' $$(basename $$file)); do \
			echo "fuzz $$file $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) . || exit 1; \
		done ) || exit 1; done

e2e: machine dist backend
	cd examples && $(GO) test -count=1 -timeout 13m ./e2e/...

# A few schedules of calls and faults; make faults plays many.
schedules: machine dist backend
	cd examples && $(GO) test -count=1 -timeout 10m ./faults

faults: machine dist backend
	cd examples && $(GO) run ./faults -n 1000 -peers 50

bench: machine dist backend
	cd examples && $(GO) run ./bench

screenshots: machine dist backend
	cd examples && $(GO) run ./e2e/screenshots -out ../screenshots

tools: bin/staticcheck bin/wasmbrowsertest

bin/staticcheck: wasm/mkdist/tools/go.mod
	cd wasm/mkdist/tools && $(GO) build -o ../../../bin/staticcheck honnef.co/go/tools/cmd/staticcheck

bin/wasmbrowsertest: wasm/mkdist/tools/go.mod
	cd wasm/mkdist/tools && $(GO) build -o ../../../bin/wasmbrowsertest github.com/agnivade/wasmbrowsertest

# Chromium, and the C compiler that the race detector links with.
machine:
	@missing=; command -v chromium chromium-browser google-chrome >/dev/null || missing="chromium"; \
	command -v gcc cc >/dev/null || missing="$$missing gcc libc6-dev"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -q && apt-get install -yq --no-install-recommends $$missing; \
	else echo "install these packages: $$missing"; exit 1; fi

clean:
	rm -rf dist bin screenshots wasm_exec.js
