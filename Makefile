# crisis: small filters for a storm of negative feedback. `make help` lists the targets.
#
#   make demo      install what is missing, build, run the whole job on sample posts
#   make check     install what is missing, build, pass the tests
#
# BUILD names the folder for all that is made. build/asan builds with sanitizers, build/clang
# with clang; `make BUILD=build/asan all` and the plain build live side by side.

VERSION = 0.1.0
PREFIX = /usr/local
BUILD = build

CFLAGS = -O2 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wcast-qual -Wwrite-strings -Wvla -Wundef
XML_CFLAGS := $(shell xml2-config --cflags 2>/dev/null || echo -I/usr/include/libxml2)

# Mail is read where GMime is; a build without it (NO_MAIL=1) says so when it meets mail.
ifndef NO_MAIL
GMIME_LIBS := $(shell pkg-config --libs gmime-3.0 2>/dev/null)
endif
ifneq ($(GMIME_LIBS),)
GMIME_CFLAGS := -DCRISIS_GMIME $(patsubst -I%,-isystem %,$(shell pkg-config --cflags gmime-3.0))
endif

# Reproducible: no build paths in the objects, no dates in the archive.
MODE_asan = -DCRISIS_NO_SANDBOX -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
MODE = $(MODE_$(notdir $(BUILD)))
ifeq ($(notdir $(BUILD)),clang)
CC = clang
endif
ALL_CFLAGS = -std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L -DCRISIS_VERSION='"$(VERSION)"' \
	-Ilib $(XML_CFLAGS) $(GMIME_CFLAGS) $(WARN) -ffile-prefix-map=$(CURDIR)=. -ffunction-sections \
	-fdata-sections $(CFLAGS) $(MODE)
ALL_LDFLAGS = -Wl,--as-needed -Wl,--gc-sections $(LDFLAGS) $(MODE)
DEPENDS = -MMD -MP -MT $@
LIBS = -ljansson -lpcre2-8 -lfyaml -lutf8proc -lxml2 -lcsv -lsqlite3 -lnettle -ljq -lm
LIBS += $(GMIME_LIBS) -llinear
ifeq ($(shell uname -s),Linux)
LIBS += -lseccomp
endif

JOBS := $(shell nproc 2>/dev/null || echo 2)

COMMANDS = $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
SOURCES := $(sort $(shell find lib -name '*.c'))
# What the model has learned of stays behind, as the posts that others lent do.
DATA := $(sort $(filter-out lib/data/harm%,$(wildcard lib/data/*.*)))
# What is parsed and checked as the program is built (cmd/make/pack.c), and the code that does it.
PACKED = $(patsubst lib/data/%.yaml,%.tree,$(wildcard lib/data/plan.yaml lib/data/reply_*.yaml \
	lib/data/drill-*.yaml)) guard.rules words.vocabulary
PACKING := $(filter lib/base/% lib/io/% lib/post/% lib/model/% lib/reply/% lib/score/%,$(SOURCES)) \
	lib/data/words.tsv lib/data/signs.tsv
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o) $(DATA:%=$(BUILD)/%.o) $(PACKED:%=$(BUILD)/packed/%.o)
UNITS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
FUZZERS = $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*.c))

all: $(COMMANDS:%=$(BUILD)/%)

$(COMMANDS:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/cmd/%.o $(BUILD)/libcrisis.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libcrisis.a: $(OBJECTS)
$(BUILD)/libpacking.a: $(patsubst %,$(BUILD)/%.o,$(PACKING:.c=))
$(BUILD)/libcrisis.a $(BUILD)/libpacking.a:
	@rm -f $@
	$(AR) rcsD $@ $^

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(DEPENDS) -c -o $@ $<

# A data file becomes two symbols around its bytes (lib/io/embed.h), and so does a packed one.
$(BUILD)/lib/data/%.o: lib/data/% Makefile
	@mkdir -p $(@D)
	@$(EMBED)
$(BUILD)/packed/%.o: $(BUILD)/packed/% Makefile
	@$(EMBED)

SYMBOL = embedded_$(subst -,_,$(subst .,_,$*))
EMBED = printf '%s\n' '.section .rodata' '.balign 16' '.global $(SYMBOL)' '.global $(SYMBOL)_end' \
	    '$(SYMBOL): .incbin "$<"' '$(SYMBOL)_end: .byte 0' \
	    '.section .note.GNU-stack,"",%progbits' | $(CC) -x assembler -c -o $@ -

$(BUILD)/pack: $(BUILD)/cmd/make/pack.o $(BUILD)/libpacking.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)
PACK = @mkdir -p $(@D); $(BUILD)/pack $(subst .,,$(suffix $@)) $< >$@
$(BUILD)/packed/%.tree: lib/data/%.yaml $(BUILD)/pack; $(PACK)
$(BUILD)/packed/%.rules: lib/data/%.yaml $(BUILD)/pack; $(PACK)
$(BUILD)/packed/%.vocabulary: lib/data/%.tsv $(BUILD)/pack; $(PACK)

# The flags are a dependency: this file changes when they do.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(subst ','\'',$(ALL_CFLAGS) $(DEPENDS))' | cmp -s - $@ || \
	    echo '$(CC) $(subst ','\'',$(ALL_CFLAGS) $(DEPENDS))' > $@

$(BUILD)/unit/%: tests/unit/%.c tests/unit/unit.h $(BUILD)/libcrisis.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(BUILD)/libcrisis.a $(LIBS)

# What is missing -----------------------------------------------------------------------------

# Each need is kind:what:Debian package. The build's come first, then the tests'.
NEEDS_BUILD = command:$(firstword $(CC)):gcc header:stdio.h:libc6-dev header:jansson.h:libjansson-dev \
	header:pcre2.h:libpcre2-dev header:libfyaml.h:libfyaml-dev header:utf8proc.h:libutf8proc-dev \
	header:libxml/parser.h:libxml2-dev header:csv.h:libcsv-dev \
	header:sqlite3.h:libsqlite3-dev header:nettle/hmac.h:nettle-dev header:jq.h:libjq-dev \
	header:linear.h:liblinear-dev header:seccomp.h:libseccomp-dev \
	command:jq:jq
NEEDS_BUILD += command:pkg-config:pkg-config module:gmime-3.0:libgmime-3.0-dev
NEEDS_CHECK = command:bats:bats file:/usr/lib/bats/bats-support:bats-support \
	file:/usr/lib/bats/bats-assert:bats-assert command:mandoc:mandoc command:script:bsdutils \
	command:git:git command:sqlite3:sqlite3 command:xmllint:libxml2-utils
NEEDS = $(NEEDS_BUILD)

deps:
	@missing=; \
	for need in $(NEEDS); do \
	  kind=$${need%%:*}; package=$${need##*:}; what=$${need#*:}; what=$${what%:*}; \
	  case $$kind in \
	    command) command -v $$what >/dev/null ;; \
	    file) [ -e $$what ] ;; \
	    module) pkg-config --exists $$what 2>/dev/null ;; \
	    header) printf '#define PCRE2_CODE_UNIT_WIDTH 8\n#include <stdio.h>\n#include <%s>\n' $$what | \
	        $(CC) -E $(XML_CFLAGS) -I/usr/include/libxml2 - >/dev/null 2>&1 ;; \
	  esac || missing="$$missing $$package"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if ! command -v apt-get >/dev/null; then \
	  echo "crisis needs what these Debian packages hold; please install them:$$missing" >&2; exit 1; \
	fi; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	if [ -n "$$sudo" ] && ! command -v sudo >/dev/null; then \
	  echo "crisis needs these packages; as root: apt-get install$$missing" >&2; exit 1; \
	fi; \
	echo "Installing what is needed to build and test crisis:$$missing" >&2; \
	$$sudo apt-get update -qq && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null

# Showing and testing -------------------------------------------------------------------------

demo:
	@$(MAKE) -s deps
	@$(MAKE) -s -j$(JOBS) all
	@BIN=$(BUILD) sh tests/demo/demo.sh

check:
	@$(MAKE) -s deps NEEDS='$(NEEDS_BUILD) $(NEEDS_CHECK)'
	@$(MAKE) -s -j$(JOBS) all units
	@$(MAKE) -s -j$(JOBS) BUILD=$(BUILD)/asan all units
	@BUILD=$(BUILD) bash tests/check.sh

units: $(UNITS)

# Fuzzing, measuring, reviewing: not part of check, for they take minutes ----------------------

FUZZ_SECONDS = 60

# clang's sanitizers for the fuzzers, in a folder of their own; what was found stays there.
fuzz:
	@$(MAKE) -s deps CC=clang NEEDS='$(NEEDS_BUILD) file:/usr/bin/clang:clang'
	@$(MAKE) -s BUILD=$(BUILD)/fuzz CC=clang MODE='$(FUZZ_MODE)' fuzzers
	@BUILD=$(BUILD) FUZZ_SECONDS=$(FUZZ_SECONDS) bash tests/fuzz/fuzz.sh
FUZZ_MODE = -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer

fuzzers: $(FUZZERS)
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h $(BUILD)/libcrisis.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $(ALL_LDFLAGS) -o $@ $< $(BUILD)/libcrisis.a $(LIBS)

bench:
	@$(MAKE) -s deps
	@$(MAKE) -s all $(BUILD)/bench/posts
	@BUILD=$(BUILD) bash tests/bench/bench.sh

soak:
	@$(MAKE) -s deps
	@$(MAKE) -s all $(BUILD)/bench/posts $(BUILD)/bench/exports $(BUILD)/bench/peak
	@BUILD=$(BUILD) bash tests/bench/soak.sh

# Eight writers for a minute, two hundred kills, and the growth from ten thousand to a million.
soak-ledger:
	@$(MAKE) -s deps
	@$(MAKE) -s all $(BUILD)/bench/cases
	@BUILD=$(BUILD) bash tests/bench/ledger.sh

bench-ingest:
	@$(MAKE) -s deps
	@$(MAKE) -s all $(BUILD)/bench/exports $(BUILD)/bench/parse
	@BUILD=$(BUILD) bash tests/bench/ingest.sh

bench-cluster:
	@$(MAKE) -s deps
	@$(MAKE) -s all $(BUILD)/bench/mutations $(BUILD)/bench/peak
	@BUILD=$(BUILD) bash tests/bench/cluster.sh

bench-detect:
	@$(MAKE) -s deps
	@$(MAKE) -s all $(BUILD)/bench/bursts $(BUILD)/bench/feed $(BUILD)/bench/peak
	@BUILD=$(BUILD) bash tests/bench/detect.sh

$(BUILD)/bench/%: tests/bench/%.c tests/bench/storm.h tests/bench/mutate.h $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< -Wl,--as-needed -ljansson -lm

# HTML reports before the Nu checker and, in headless Chromium, axe-core; both come by npm.
axe:
	@$(MAKE) -s deps NEEDS='$(NEEDS_BUILD) command:npm:npm command:chromium:chromium command:java:default-jre-headless'
	@$(MAKE) -s all
	@BUILD=$(BUILD) bash tests/axe.sh

NEEDS_LINT = command:clang:clang command:clang-tidy:clang-tidy command:cppcheck:cppcheck \
	command:shellcheck:shellcheck command:valgrind:valgrind command:mandoc:mandoc

lint:
	@$(MAKE) -s deps NEEDS='$(NEEDS_BUILD) $(NEEDS_LINT)'
	@$(MAKE) -s BUILD=$(BUILD)/strict CFLAGS='$(CFLAGS) -Werror' all units
	@$(MAKE) -s BUILD=$(BUILD)/strict/clang CFLAGS='$(CFLAGS) -Werror' all units
	@$(MAKE) -s all $(BUILD)/bench/posts
	@BUILD=$(BUILD) FLAGS='$(filter -std=% -D_% -I%,$(ALL_CFLAGS))' bash tests/lint.sh

# The built-in model, anew from its recipe, and how it fares with what it did not learn from.
SHARED = ../shared/data
model: all
	$(BUILD)/crisis-train --data $(SHARED) --recipe lib/data/model.recipe -o lib/data/crisis.model

eval:
	@$(MAKE) -s deps
	@$(MAKE) -s all
	@BUILD=$(BUILD) SHARED=$(SHARED) bash tests/bench/eval.sh

bench-guard:
	@$(MAKE) -s deps
	@$(MAKE) -s all
	@BUILD=$(BUILD) bash tests/bench/guard.sh --wrong

# Installing ----------------------------------------------------------------------------------

# One list for both ways. What bash completes is made of the same table as --help.
PAGES = $(wildcard man/*.[157])
INSTALLED = $(COMMANDS:%=bin/%) $(COMMANDS:%=share/bash-completion/completions/%) \
	$(foreach p,$(PAGES),share/man/man$(subst .,,$(suffix $(p)))/$(notdir $(p)))
COMPLETION = { words = words " --" $$2; if ($$1 != "-") words = words " -" $$1 } \
	END { print "complete -o default -W \"" words "\" " tool }

install: all
	@for file in $(INSTALLED); do \
	  to='$(DESTDIR)$(PREFIX)'/$$file; mkdir -p "$${to%/*}"; \
	  case $$file in \
	    bin/*) install -m 755 $(BUILD)/$${file##*/} "$$to" ;; \
	    *completions/*) $(BUILD)/$${file##*/} --list-options | \
	        awk -F'\t' -v tool=$${file##*/} '$(COMPLETION)' > "$$to" ;; \
	    *) install -m 644 man/$${file##*/} "$$to" ;; \
	  esac || exit 1; \
	done

uninstall:
	@for file in $(INSTALLED); do rm -f '$(DESTDIR)$(PREFIX)'/$$file; done

dist:
	git archive --prefix=crisis-$(VERSION)/ -o crisis-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(BUILD)

help:
	@sed -n 's/^#   \(make .*\)/\1/p' Makefile
	@echo 'make all       build into $$(BUILD), by default build'
	@echo 'make bench     measure speed: each filter, the pipe, against jq -c .'
	@echo 'make bench-ingest  measure crisis-ingest against the bare parse of what it reads'
	@echo 'make bench-cluster  measure how right, how fast and in what memory crisis-cluster works'
	@echo 'make bench-detect  measure what crisis-detect tells of made series, and how soon'
	@echo 'make eval      measure how right crisis-score is, on labelled posts'
	@echo 'make bench-guard  measure the guard of crisis-reply on labelled texts'
	@echo 'make model     make the built-in model anew from its recipe'
	@echo 'make soak      millions of posts through each filter, at the same memory'
	@echo 'make soak-ledger  a million cases, eight writers at once, two hundred kills'
	@echo 'make fuzz      fuzz the parsers, FUZZ_SECONDS each (clang)'
	@echo 'make axe       HTML reports before an HTML checker and an accessibility checker (npm, chromium)'
	@echo 'make lint      compilers, clang-tidy, cppcheck, shellcheck, mandoc, valgrind'
	@echo 'make deps      install what the build needs'
	@echo 'make install   to $$(DESTDIR)$$(PREFIX); make uninstall takes it away again'
	@echo 'make dist      a tarball of what is committed;  make clean'

FORCE:
.PHONY: all deps demo check units fuzzers model eval bench-guard install uninstall dist clean help bench bench-ingest bench-cluster bench-detect soak soak-ledger fuzz lint axe FORCE
.DELETE_ON_ERROR:
.SECONDARY:
-include $(SOURCES:%.c=$(BUILD)/%.d) $(COMMANDS:%=$(BUILD)/cmd/%.d) $(BUILD)/cmd/make/pack.d
