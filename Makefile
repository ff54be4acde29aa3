# What there is to do with Rabta. `make` alone lists it.

SHELL := bash
PREFIX ?= /usr/local
bin := $(DESTDIR)$(PREFIX)/bin
share := $(DESTDIR)$(PREFIX)/share/rabta

.PHONY: help run test torture fuzz bench install clean
.DEFAULT_GOAL := help

help:
	@echo 'make run                  a throw-away desk with sample cases'
	@echo 'make test                 every test; FILTER=name for some'
	@echo 'make torture              tests that fail disks and power, at length; RABTA_SEED=number'
	@echo 'make fuzz                 journals, files and keys made up by a machine; SECONDS=60, WHAT=reader'
	@echo 'make bench                how fast it is here; SIZE=1000000, WHAT=save for some'
	@echo 'make install              rabta into $(PREFIX)/bin, its demo beside it; PREFIX=/elsewhere'
	@echo 'make clean                away with what was built'

run:
	@bash .ci/setup && bash .ci/build --product rabta && exec .build/release/rabta demo

# Tests share their build with `run`: `swift test` by itself would compile everything anew.
test:
	@bash .ci/setup test && bash .ci/build --build-tests --disable-xctest \
	  && exec bash .ci/test $(if $(FILTER),--filter '$(FILTER)')

# Suites whose types end in Torture do a part of their work with `test` and all of it here.
torture:
	@bash .ci/setup test && bash .ci/build --build-tests --disable-xctest \
	  && RABTA_TORTURE=1 exec bash .ci/test --filter 'Torture'

# Each of what is fed for so many seconds. In a build of its own: everything tells the fuzzer which
# ways were taken. What is found stands below .build/fuzz/found.
fuzz:
	@bash .ci/setup test && RABTA_FUZZ=1 bash .ci/build --scratch-path .build/fuzz/build \
	  --product rabta-fuzz && for it in $(or $(WHAT),reader importer keys); do \
	  SWIFT_BACKTRACE=enable=no .build/fuzz/build/release/rabta-fuzz $$it $(or $(SECONDS),60) || exit 1; done

# Large desks are made once, below .build/bench. A million cases need much room, so only when asked.
bench:
	@bash .ci/setup test && for it in rabta rabta-generator rabta-floor rabta-bench; do \
	  bash .ci/build --product $$it || exit 1; done && exec .build/release/rabta-bench $(SIZE) $(WHAT)

# Without the toolchain's libraries, so in a build of its own.
install:
	@mkdir -p '$(bin)' 2>/dev/null && test -w '$(bin)' || { \
	  echo "Can't write to $(bin). Try: make install PREFIX=\$$HOME/.local" >&2; exit 1; }
	@bash .ci/setup && bash .ci/build --scratch-path .build/install --product rabta \
	  --static-swift-stdlib -Xlinker -s
	@install -m 755 .build/install/release/rabta '$(bin)/rabta'
	@mkdir -p '$(share)/sample-data'
	@install -m 644 sample-data/*.json '$(share)/sample-data/'
	@echo 'Installed $(bin)/rabta'

clean:
	@rm -rf .build
