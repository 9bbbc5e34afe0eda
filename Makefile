# posact - build, check, demo, install. Everything made lands in build/.
#
#   make            the program, build/posact (the libraries must be there)
#   make demo       installs what is missing, builds, opens posact on invented people
#   make check      installs what the tests need, runs every test and check
#   make fuzz       SECONDS=20 TARGET="csv yaml": any bytes into each parser
#   make valgrind   the tests as valgrind sees them, half an hour
#   make golden     rewrites the expected screens from what is drawn now; read the diff
#   make writers    20 processes write 500 times each on one file: how fair it was
#   make bench      how fast it is against its goals; PEOPLE=10000 takes a minute
#   make coverage   which lines the tests reach, in build/coverage/
#   make install    PREFIX=/usr/local: program, man pages, completions; make uninstall takes them away

PREFIX ?= /usr/local
DESTDIR ?=
VERSION := 0.1.0

# A line a file; make V=1 shows the commands.
RUN := $(if $(V),,@)
SAY := @$(if $(V),:,echo)

# What Debian calls the libraries that the program and the tests need.
PACKAGES := gcc make pkg-config libncurses-dev libsqlite3-dev libyaml-dev uuid-dev libsodium-dev \
	libutf8proc-dev libcsv-dev libjansson-dev libical-dev libseccomp-dev libpango1.0-dev fonts-dejavu-core
TEST_PACKAGES := libcmocka-dev libvterm-dev python3 python3-icalendar python3-vobject python3-html5lib w3m clang \
	clang-tidy cppcheck strace poppler-utils libglpk-dev

LIBRARIES := ncursesw sqlite3 yaml-0.1 uuid libsodium libutf8proc jansson libical
PKG_CFLAGS := $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
# Of seccomp, which only who is served needs, the code itself: a library more is longer to start.
PKG_LIBS := $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lcsv -lm -l:libseccomp.a
# What posact-pdf needs, and nothing else: posact starts without it (G1).
PAPER_CFLAGS := $(shell pkg-config --cflags-only-I jansson pangocairo 2>/dev/null)
PAPER_LIBS := $(shell pkg-config --libs jansson pangocairo 2>/dev/null)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Warith-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wvla -Walloca -Wformat=2 \
	-Wformat-signedness -Wundef -Wpointer-arith -Wcast-qual -Wcast-align=strict -Wwrite-strings \
	-Wswitch-enum -Wimplicit-fallthrough=5 -Wnull-dereference -Wduplicated-cond \
	-Wduplicated-branches -Wlogical-op -Wdouble-promotion -Wredundant-decls \
	-Wunused-const-variable=2 -Wtrampolines -Wbidi-chars=any -Wstack-usage=16384
ifdef CI
WARNINGS += -Werror
endif

# F20: hardening beyond the distribution's own flags; where a jump may land is marked in each
# processor's own way.
CONTROL_FLOW_x86_64 := -fcf-protection
CONTROL_FLOW_aarch64 := -mbranch-protection=standard
HARDENING := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	-fstack-clash-protection -ftrivial-auto-var-init=zero -fno-delete-null-pointer-checks \
	-fno-strict-overflow -fPIE $(CONTROL_FLOW_$(shell uname -m))
HARDENING_LINK := -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code

DEFINES := -D_GNU_SOURCE -DPOSACT_VERSION='"$(VERSION)"'
COMMON := -std=c11 $(DEFINES) $(WARNINGS) -Iinclude -Isrc -MMD -MP $(PKG_CFLAGS)
RELEASE_CFLAGS := -O2 -g $(COMMON) $(HARDENING) $(CFLAGS)
# The tests' own build: sanitizers, or whatever else SANITIZE says, into the folder CHECK. At a fixed
# address, for the sanitizers add 200,000 pointers, and to move them takes half of a short run.
CHECK ?= build/check
SANITIZE ?= -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer \
	-fno-pie -no-pie
CHECK_CFLAGS := -O1 -g $(COMMON) -Wno-null-dereference -Wno-stack-usage $(SANITIZE) -Itests
CHECK_LIBS := $(PKG_LIBS) -lcmocka -lvterm -lutil

# What runs as posact; src/paper is posact-pdf.
PAPER := $(sort $(wildcard src/paper/*.c))
SOURCES := $(filter-out $(PAPER),$(sort $(wildcard src/*/*.c)))
RELEASE_OBJECTS := $(SOURCES:%.c=build/release/%.o) build/release/embedded.o
CHECK_OBJECTS := $(SOURCES:%.c=$(CHECK)/%.o) $(CHECK)/embedded.o
UNIT_TESTS := $(patsubst tests/unit/%.c,$(CHECK)/unit/%,$(sort $(wildcard tests/unit/*/*_test.c)))
HELPERS := $(patsubst %.c,$(CHECK)/%.o,$(sort $(wildcard tests/support/*.c)))
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
CLI_TESTS := tests/cli/run
E2E_TESTS := $(patsubst tests/e2e/%.c,$(CHECK)/e2e/%,$(sort $(wildcard tests/e2e/*_test.c)))

.PHONY: all check check-programs check-run check-analysis fuzz fuzz-programs valgrind check-valgrind \
	demo golden bench sessions writers coverage install uninstall clean packages test-packages FORCE
.SECONDARY:

all: build/posact build/posact-pdf

build/posact-pdf: $(PAPER:%.c=build/release/%.o)
	$(SAY) link $@
	$(RUN)$(CC) $(HARDENING_LINK) $(LDFLAGS) -o $@ $^ $(PAPER_LIBS)

$(CHECK)/posact-pdf: $(PAPER:%.c=$(CHECK)/%.o) $(CHECK)/tests/paper/fontconfig_leaks.o
	$(SAY) link $@
	$(RUN)$(CC) $(SANITIZE) -o $@ $^ $(PAPER_LIBS)

$(PAPER:%.c=build/release/%.o): RELEASE_CFLAGS += $(PAPER_CFLAGS)
$(PAPER:%.c=$(CHECK)/%.o): CHECK_CFLAGS += $(PAPER_CFLAGS)

build/posact: $(RELEASE_OBJECTS) build/release/src/main.o
	$(SAY) link $@
	$(RUN)$(CC) $(HARDENING_LINK) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

build/release/%.o: %.c
	@mkdir -p $(@D)
	$(SAY) compile $<
	$(RUN)$(CC) $(RELEASE_CFLAGS) -c -o $@ $<

build/release/embedded.o: build/gen/embedded.c
	@mkdir -p $(@D)
	$(SAY) compile $<
	$(RUN)$(CC) $(RELEASE_CFLAGS) -c -o $@ $<

# What the files of schema/ come to, from which a new database is made.
build/gen/whole/program: schema/whole.c
	@mkdir -p $(@D)
	$(SAY) compile $<
	$(RUN)$(CC) -O1 -std=c11 $(WARNINGS) $(PKG_CFLAGS) -o $@ $< $(shell pkg-config --libs sqlite3 2>/dev/null)

build/gen/whole/records.sql: build/gen/whole/program $(wildcard schema/*.sql)
	$(RUN)$< $(wildcard schema/*.sql) > $@.new && mv $@.new $@

# schema/ and themes/ travel inside the program. Looked at each time, for a file may have gone.
build/gen/embedded.c: build/gen/whole/records.sql FORCE
	@mkdir -p $(@D)
	@{ echo '#include "base/embedded.h"'; \
	for folder in schema schema/monitoring schema/packs themes build/gen/whole; do \
		for file in $$(ls $$folder/*.sql $$folder/*.yaml 2>/dev/null); do \
			name=$$(echo $$file | tr -c 'a-z0-9\n' '_'); \
			echo "static const unsigned char $$name[] = {"; \
			od -An -v -tu1 $$file | sed 's/ *\([0-9][0-9]*\)/\1,/g'; \
			echo "0};"; \
		done; \
		echo "const struct embedded embedded_$$(echo $${folder#build/gen/} | tr / _)[] = {"; \
		for file in $$(ls $$folder/*.sql $$folder/*.yaml 2>/dev/null); do \
			name=$$(echo $$file | tr -c 'a-z0-9\n' '_'); \
			echo "{\"$$(basename $$file)\", $$name, sizeof $$name - 1},"; \
		done; \
		echo "{0}};"; \
	done; } > $@.new; \
	if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# The same source under the address and undefined-behaviour sanitizers, for the tests.
$(CHECK)/posact: $(CHECK_OBJECTS) $(CHECK)/src/main.o
	$(SAY) link $@
	$(RUN)$(CC) $(SANITIZE) -o $@ $^ $(PKG_LIBS)

$(CHECK)/libposact.a: $(CHECK_OBJECTS)
	@rm -f $@
	$(RUN)ar rcs $@ $^

$(CHECK)/%.o: %.c
	@mkdir -p $(@D)
	$(SAY) compile $<
	$(RUN)$(CC) $(CHECK_CFLAGS) -c -o $@ $<

$(CHECK)/embedded.o: build/gen/embedded.c
	@mkdir -p $(@D)
	$(SAY) compile $<
	$(RUN)$(CC) $(CHECK_CFLAGS) -c -o $@ $<

$(CHECK)/unit/%: $(CHECK)/tests/unit/%.o $(HELPERS) $(CHECK)/libposact.a
	@mkdir -p $(@D)
	$(SAY) link $@
	$(RUN)$(CC) $(SANITIZE) $(TEST_LDFLAGS) -o $@ $(filter %.o,$^) $(CHECK)/libposact.a $(CHECK_LIBS)

# This one makes SQLite fail at every step in turn.
$(CHECK)/unit/store/faults_test: TEST_LDFLAGS := -Wl,--wrap=sqlite3_step
# And this one every call that writes a file.
$(CHECK)/unit/ui/idle_test: TEST_LDFLAGS := -Wl,--wrap=clock_steady_ms
$(CHECK)/unit/base/file_faults_test: TEST_LDFLAGS := -Wl,--wrap=write,--wrap=fsync,--wrap=close,--wrap=rename

# And this one works counts out that were withheld, with a solver that the product does not have.
$(CHECK)/unit/modules/release_attack_test $(CHECK)/unit/modules/told_counts_attack_test: CHECK_LIBS += -lglpk

$(CHECK)/e2e/%: $(CHECK)/tests/e2e/%.o $(HELPERS) $(CHECK)/libposact.a
	@mkdir -p $(@D)
	$(SAY) link $@
	$(RUN)$(CC) $(SANITIZE) -o $@ $(filter %.o,$^) $(CHECK)/libposact.a $(CHECK_LIBS)

# -- Tests ------------------------------------------------------------------------------------

# What is missing is installed, with a list first; then everything runs, the longest first.
check: test-packages
	@$(MAKE) --no-print-directory -j$(JOBS) CI=1 check-programs
	@$(MAKE) --no-print-directory CI=1 check-run
	@$(MAKE) --no-print-directory -j$(JOBS) CI=1 check-analysis
	@$(MAKE) --no-print-directory CI=1 fuzz SECONDS=10

check-programs: build/posact build/posact-pdf $(CHECK)/posact $(CHECK)/posact-pdf $(UNIT_TESTS) $(E2E_TESTS) build/bench/bench \
	build/bench/floor_list

check-run:
	@echo "-- lint"
	@tests/lint/includes && tests/lint/sql_words && tests/lint/house && tests/lint/rules
	@tests/lint/binary build/posact build/release/src/main.o $(CHECK)/posact
	@build/posact config defaults | diff -u posact.yaml - || \
		{ echo "posact.yaml is not what the program says: run make posact.yaml"; exit 1; }
	@if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then \
		clang-format --dry-run -Werror $$(find src include tests -name '*.[ch]'); \
	else echo "clang-format 14 is not here: the layout was not checked"; fi
	@echo "-- tests"
	@JOBS=$(JOBS) POSACT=$(CURDIR)/$(CHECK)/posact CHECK=$(CHECK) CC="$(CC)" \
		MUTANT_CFLAGS="$(CHECK_CFLAGS)" MUTANT_LDFLAGS="$(SANITIZE)" MUTANT_LIBS="$(CHECK_LIBS)" \
		tests/run $(CHECK)/logs $(CLI_TESTS) tests/lint/mutants $(E2E_TESTS) $(UNIT_TESTS)

# What compilers and checkers see without running it, file by file; what has not changed since is
# not looked at again.
check-analysis: $(patsubst %.c,build/analysis/%.ok,$(SOURCES) src/main.c) build/analysis/cppcheck.ok
	@tests/lint/analyse tools

build/analysis/%.ok: build/release/%.o .clang-tidy tests/lint/analyse
	@mkdir -p $(@D)
	$(SAY) analyse $*.c
	$(RUN)CC="$(CC)" tests/lint/analyse file $*.c -std=c11 $(DEFINES) -Iinclude -Isrc $(PKG_CFLAGS)
	@touch $@

build/analysis/cppcheck.ok: $(RELEASE_OBJECTS) build/release/src/main.o tests/lint/cppcheck
	@mkdir -p $(@D)/cppcheck
	$(SAY) analyse src
	$(RUN)tests/lint/analyse all -j$(JOBS) --cppcheck-build-dir=$(@D)/cppcheck --std=c11 $(DEFINES) \
		-Iinclude -Isrc src
	@touch $@

# E22: any bytes into each parser, with clang's libFuzzer; where that is not here, the seeds and
# changes of them. What it finds is kept in build/fuzz/found/.
#   make fuzz TARGET=csv SECONDS=600
FUZZ := $(patsubst tests/fuzz/%/,%,$(sort $(dir $(wildcard tests/fuzz/*/*))))
TARGET ?= $(FUZZ)
SECONDS ?= 20
FUZZ_SANITIZE := address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

fuzz:
	@if echo 'int LLVMFuzzerTestOneInput(const char *b, long n) { return b[n - 1] > 99; }' | \
		clang -x c -fsanitize=fuzzer,address,undefined -o /dev/null - 2>/dev/null; then \
		$(MAKE) --no-print-directory -j$(JOBS) CHECK=build/fuzz CC=clang WARNINGS=-w \
			SANITIZE="-fsanitize=fuzzer-no-link,$(FUZZ_SANITIZE)" FUZZER=-fsanitize=fuzzer \
			fuzz-programs && \
		tests/fuzz/run $(SECONDS) $(JOBS) $(TARGET); \
	else \
		echo "not checked: clang's libFuzzer is not here; only seeds and changes of them are tried"; \
		$(MAKE) --no-print-directory -j$(JOBS) fuzz-programs && \
		tests/fuzz/run replay $(JOBS) $(TARGET); \
	fi

FUZZ_HELPERS := $(CHECK)/tests/fuzz/fuzz.o $(CHECK)/tests/support/sample.o \
	$(if $(FUZZER),,$(CHECK)/tests/fuzz/replay.o $(CHECK)/tests/support/files.o)

fuzz-programs: $(FUZZ:%=$(CHECK)/fuzz/%)

$(CHECK)/fuzz/%: $(CHECK)/tests/fuzz/%.o $(FUZZ_HELPERS) $(CHECK)/libposact.a
	@mkdir -p $(@D)
	$(SAY) link $@
	$(RUN)$(CC) $(SANITIZE) $(FUZZER) -o $@ $(filter %.o,$^) $(CHECK)/libposact.a $(CHECK_LIBS)

# The expected screens, rewritten from what is drawn now: read the diff.
# 50 people behind a real sshd for two minutes; 'make check' has ten for ten seconds.
sessions: build/posact $(CHECK)/e2e/sessions_test
	POSACT=$(CURDIR)/build/posact POSACT_SESSIONS=50 POSACT_SECONDS=120 $(CHECK)/e2e/sessions_test

golden: check-programs
	POSACT_GOLDEN=1 $(CHECK)/unit/ui/screens_test
	POSACT_GOLDEN=1 $(CHECK)/unit/plain/lines_test
	git --no-pager diff --stat tests/screens tests/plain

# E16 at full length; make check runs the same with fewer writes.
writers: $(CHECK)/unit/store/writers_test
	POSACT_WRITES=500 $<

posact.yaml: build/posact FORCE
	build/posact config defaults > $@

# Which lines the tests reach. A failure does not matter here: what runs as nobody cannot write its
# counts, and says so.
coverage: test-packages
	$(call install,gcovr)
	@$(MAKE) --no-print-directory -j$(JOBS) CHECK=build/coverage SANITIZE=--coverage check-programs
	-@$(MAKE) --no-print-directory CHECK=build/coverage SANITIZE=--coverage check-run
	@gcovr --root . --filter src/ --object-directory build/coverage --print-summary \
		--html-details build/coverage/index.html

# E23: the unit tests, and the program from end to end, as valgrind sees them; half an hour.
#   make valgrind VALGRIND_TESTS=build/valgrind/unit/store/store_test
VALGRIND := valgrind --quiet --error-exitcode=99 --leak-check=full \
	--errors-for-leak-kinds=definite,indirect --show-leak-kinds=definite,indirect

valgrind: test-packages
	$(call install,valgrind)
	@$(MAKE) --no-print-directory -j$(JOBS) CHECK=build/valgrind SANITIZE= check-valgrind

VALGRIND_TESTS ?= $(UNIT_TESTS) $(CLI_TESTS)

check-valgrind: $(CHECK)/posact $(filter-out $(CLI_TESTS),$(VALGRIND_TESTS))
	@mkdir -p $(CHECK)/valgrind
	@printf '#!/bin/sh\nexec $(VALGRIND) "$(CURDIR)/$(CHECK)/posact" "$$@"\n' > $(CHECK)/valgrind/posact
	@chmod +x $(CHECK)/valgrind/posact
	@JOBS=$(JOBS) POSACT=$(CURDIR)/$(CHECK)/valgrind/posact UNDER="$(VALGRIND)" \
		tests/run $(CHECK)/logs $(VALGRIND_TESTS)

# -- Speed ------------------------------------------------------------------------------------

# The largest database that is measured on; databases are kept in build/bench.
PEOPLE ?= 1000000
BENCH_OBJECTS := $(patsubst %.c,build/release/%.o,$(filter-out %/floor_list.c, \
	$(sort $(wildcard tests/bench/*.c))))
build/release/tests/bench/%.o: RELEASE_CFLAGS += -Itests

build/bench/libposact.a: $(RELEASE_OBJECTS)
	@mkdir -p $(@D)
	@rm -f $@
	$(RUN)ar rcs $@ $^

build/bench/bench: $(BENCH_OBJECTS) build/bench/libposact.a
	$(SAY) link $@
	$(RUN)$(CC) -pie -Wl,--as-needed -o $@ $^ $(PKG_LIBS) -lutil

build/bench/floor_list: build/release/tests/bench/floor_list.o build/bench/libposact.a
	$(SAY) link $@
	$(RUN)$(CC) -pie -Wl,--as-needed -o $@ $^ $(PKG_LIBS)

# Shows where each goal is met; a goal that is not met fails nothing. With 1,000,000 people it needs
# 4 GB of disk and a quarter of an hour the first time.
bench: build/posact build/bench/bench build/bench/floor_list
	@sed 's/^start: day/start: list/' posact.yaml > build/bench/posact.yaml
	@build/bench/bench build/posact build/bench/floor_list build/bench/posact.yaml build/bench $(PEOPLE)

# -- Packages ---------------------------------------------------------------------------------

# $(call install,PACKAGES): what Debian or Ubuntu lacks of them, after saying what.
define install
	@missing=; for package in $(1); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || \
			missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] || { \
		command -v apt-get >/dev/null || { \
			echo "posact needs, by their Debian names:$$missing"; \
			echo "Install them with this system's package manager, then run make again."; \
			exit 1; }; \
		echo "Installing:$$missing"; \
		as_root=; [ "$$(id -u)" -eq 0 ] || as_root=sudo; \
		$$as_root apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq $$missing >/dev/null; \
	}
endef

# For the tests of what is served over ssh, which start an sshd of their own. Where systemd runs,
# installing it would start one for everybody, so there it is left to whoever owns the machine; and
# elsewhere nothing is started either.
define install_sshd
	@if [ ! -x /usr/sbin/sshd ] && [ ! -d /run/systemd/system ] && command -v apt-get >/dev/null; then \
		echo "Installing: openssh-server openssh-client"; \
		as_root=; [ "$$(id -u)" -eq 0 ] || as_root=sudo; \
		policy=/usr/sbin/policy-rc.d; made=; \
		[ -e $$policy ] || { made=1; \
			printf '#!/bin/sh\nexit 101\n' | $$as_root tee $$policy >/dev/null; \
			$$as_root chmod 755 $$policy; }; \
		$$as_root apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends \
			openssh-server openssh-client >/dev/null || \
			echo "It could not be installed: what is served over ssh is not tested here"; \
		[ -z "$$made" ] || $$as_root rm -f $$policy; \
	fi
endef

packages:
	$(call install,$(PACKAGES))

test-packages:
	$(call install,$(PACKAGES) $(TEST_PACKAGES))
	$(install_sshd)

# -- Use --------------------------------------------------------------------------------------

# Opens posact on invented people; whatever is done to them stays in build/demo.db.
demo: packages
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@[ -f build/demo.db ] || build/posact --db build/demo.db demo
	@build/posact --db build/demo.db --officer 'J. Shah'

# What the program writes of itself, below share/. The settings of whoever builds it do not count.
SHARED := man/man1/posact.1 man/man5/posact.yaml.5 bash-completion/completions/posact \
	zsh/site-functions/_posact fish/vendor_completions.d/posact.fish
build/share/man/man1/posact.1: COMMAND := manual posact
build/share/man/man5/posact.yaml.5: COMMAND := manual posact.yaml
build/share/bash-completion/completions/posact: COMMAND := completions bash
build/share/zsh/site-functions/_posact: COMMAND := completions zsh
build/share/fish/vendor_completions.d/posact.fish: COMMAND := completions fish

$(SHARED:%=build/share/%): build/posact
	@mkdir -p $(@D)
	$(SAY) write $@
	$(RUN)env -i HOME=/nonexistent build/posact $(COMMAND) > $@.new && mv $@.new $@

install: build/posact build/posact-pdf $(SHARED:%=build/share/%)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/posact
	install -D -m 755 build/posact-pdf $(DESTDIR)$(PREFIX)/libexec/posact/posact-pdf
	install -m 755 build/posact $(DESTDIR)$(PREFIX)/bin/posact
	install -m 644 posact.yaml README.md LICENSE $(DESTDIR)$(PREFIX)/share/posact
	for file in $(SHARED); do \
		install -D -m 644 build/share/$$file $(DESTDIR)$(PREFIX)/share/$$file || exit 1; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/posact $(SHARED:%=$(DESTDIR)$(PREFIX)/share/%)
	rm -rf $(DESTDIR)$(PREFIX)/share/posact $(DESTDIR)$(PREFIX)/libexec/posact

clean:
	rm -rf build

-include $(shell find build -name '*.d' -type f 2>/dev/null)
