# Each target does its own set-up, so that any of them works first on a fresh Debian machine with Swift.
PREFIX ?= /usr/local
LISTING ?= Gold/listings/huggingface-papers.txt
# The crash reporter of a test run must not wait for a terminal.
export SWIFT_BACKTRACE = enable=no

# How many runs `make kill-test` kills.
KILLS ?= 50
# Of the calls on files, `make fault-test` lets every EVERYth one fail.
EVERY ?= 1

.PHONY: setup build extract test kill-test fault-test fuzz sanitize lint install score bench bench-check clean

# libxml2, zlib, zstd and pkg-config, where they are missing.
setup:
	@if pkg-config --exists libxml-2.0 zlib libzstd 2>/dev/null; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
	  echo "make: libxml2, zlib or zstd are missing; install their development files and pkg-config" >&2; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then run=""; elif sudo -n true 2>/dev/null; then run="sudo"; else \
	  echo "make: libxml2-dev, zlib1g-dev, libzstd-dev and pkg-config are missing; ask an administrator to run: apt-get install libxml2-dev zlib1g-dev libzstd-dev pkg-config" >&2; exit 1; fi; \
	$$run apt-get update -qq && $$run apt-get install -y -qq libxml2-dev zlib1g-dev libzstd-dev pkg-config

# The standard library and Foundation are linked in where the toolchain has them so: the program then runs
# without the toolchain, starts sooner, and calls the runtime directly.
STATIC = $(shell lib=$$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p'); \
  [ -n "$$lib" ] && [ -d "$${lib}_static/linux" ] && echo --static-swift-stdlib)

build: setup
	swift build -c release --product assay $(STATIC) >&2

extract: build
	.build/release/assay extract $(LISTING)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

test: setup lint
	swift test

# Kills runs at random moments, and goes on with them.
kill-test: build
	python3 Tests/Faults/kill_test.py .build/release/assay $(KILLS)
	python3 Tests/Faults/kill_test.py .build/release/assay $(KILLS) --papers 3000 --output out.jsonl.zst

# Makes each call that writes a file fail, one after the other, and goes on.
fault-test: build
	python3 Tests/Faults/fault_test.py .build/release/assay --papers 4000 --every $(EVERY)
	python3 Tests/Faults/fault_test.py .build/release/assay --papers 4000 --every $(EVERY) --output out.jsonl.gz

score: build
	.build/release/assay score
	@if [ -f ../shared/gold/dev.jsonl ]; then .build/release/assay score --gold ../shared/gold/dev.jsonl; \
	else echo "../shared/gold/dev.jsonl is not here: only Gold/ is scored" >&2; fi

# Fuzzes each target for SECONDS; TARGETS=html names some. Needs the fuzzer that comes with the toolchain.
SECONDS_EACH = $(or $(SECONDS),60)
fuzz: setup
	Tests/Fuzzing/run.sh $(SECONDS_EACH) $(TARGETS)

# Speeds, memory and scaling against their targets; BENCH="html rules" runs some sections, BENCH="--size 0.2" is quicker.
bench: build
	@python3 Benchmarks/bench.py $(BENCH)

# Instructions against Benchmarks/baseline.json: fails where they grew by more than a tenth.
bench-check: build
	@python3 Benchmarks/check.py

# The test suite under AddressSanitizer, then under ThreadSanitizer; each builds in a folder of its own.
# Leaks are not looked for: see Tests/Fuzzing/run.sh.
sanitize: setup
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize address --scratch-path .build-asan -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-suppressions.txt swift test --sanitize thread --scratch-path .build-tsan -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/assay
	install -m 755 .build/release/assay $(DESTDIR)$(PREFIX)/bin/assay
	rm -rf $(DESTDIR)$(PREFIX)/share/assay/rules
	cp -R Rules $(DESTDIR)$(PREFIX)/share/assay/rules

clean:
	swift package clean
