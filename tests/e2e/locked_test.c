/* S16, S36: a laptop on which nobody types for a minute is locked: nobody is on its screen, nor in
 * the memory of what asks for the passphrase; and what was typed comes back. */
#include <fcntl.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/office.h"
#include "support/pty.h"
#include "support/vault_fixture.h"

#define REPLY_MS 20000
#define IDLE_MS 100000
#define HERE "Zoltan Quillfeather"
#define TYPED "Half Typed-In"
#define LARGEST ((size_t)64 * 1024 * 1024)

struct laptop {
    char *folder, *database, *settings;
};

static int
make_laptop(void **state)
{
    static const char yaml[] = "idle-minutes: 1\nstart: list\n";
    struct laptop *laptop = must_calloc(1, sizeof *laptop);
    laptop->folder = fixture_folder();
    laptop->database = must_format("%s/posact.db", laptop->folder);
    laptop->settings = files_write(laptop->folder, "posact.yaml", yaml, sizeof yaml - 1);
    struct session *session = fixture_session_on(vault_fixture_store(laptop->database), "J. Shah");
    fixture_candidate(session, HERE, "07700 900123");
    fixture_session_free(session);
    *state = laptop;
    return 0;
}

static int
drop_laptop(void **state)
{
    struct laptop *laptop = *state;
    free(laptop->database);
    free(laptop->settings);
    fixture_remove(laptop->folder);
    free(laptop);
    return 0;
}

static struct pty *
sit_down(const struct laptop *laptop, const char *how)
{
    const char *words[] = {program(), "--config", laptop->settings, "--db", laptop->database,
                           how,       NULL};
    const char *surroundings[] = {"TERM=xterm-256color", "POSACT_PLAIN",      "ACCESSIBLE",
                                  "POSACT_NOW",          "HOME=/nonexistent", NULL};
    return pty_start(words, surroundings, 24, 80);
}

static void
must_see(struct pty *pty, const char *words, int timeout_ms)
{
    if (pty_wait_text(pty, words, timeout_ms))
        return;
    struct text screen = TEXT_EMPTY;
    pty_screen(pty, &screen);
    fail_msg("no '%s' in:\n%s", words, text_string(&screen));
}

/* Until the passphrase was asked for so often: what is typed before that is shown. */
static void
must_ask(struct pty *pty, size_t times)
{
    static const char prompt[] = "Passphrase of";
    size_t asked = 0;
    for (int i = 0; i < 500 && asked < times; i++) {
        asked = 0;
        pty_settle(pty, 20);
        const struct text *sent = pty_bytes(pty);
        for (size_t at = 0; at + sizeof prompt <= sent->length; at++)
            asked += memcmp(sent->bytes + at, prompt, sizeof prompt - 1) == 0;
    }
    assert_int_equal(asked, times);
}

static void
open_it(struct pty *pty)
{
    must_see(pty, "Passphrase of", REPLY_MS);
    pty_type(pty, VAULT_FIXTURE_PASSPHRASE "\r");
}

/* --- what is in memory --- */

static bool
is_in(int memory, uint64_t from, uint64_t to, const char *words)
{
    size_t length = (size_t)(to - from);
    if (length > LARGEST)
        return false;
    char *bytes = must_alloc(length);
    ssize_t got = pread(memory, bytes, length, (off_t)from);
    bool found = got > 0 && memmem(bytes, (size_t)got, words, strlen(words));
    free(bytes);
    return found;
}

/* Whether words stand anywhere in what a process may write to; false where nobody may look. */
static bool
remembers(const char *process, const char *words)
{
    char line[512], *path = must_format("/proc/%s/maps", process);
    FILE *maps = fopen(path, "r");
    free(path);
    path = must_format("/proc/%s/mem", process);
    int memory = open(path, O_RDONLY | O_CLOEXEC);
    free(path);
    bool found = false;
    while (maps && memory >= 0 && !found && fgets(line, sizeof line, maps)) {
        uint64_t from, to;
        char may[8];
        if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s", &from, &to, may) == 3 && may[1] == 'w')
            found = is_in(memory, from, to, words);
    }
    if (maps)
        fclose(maps);
    if (memory >= 0)
        close(memory);
    return found;
}

/* The process that has the laptop open, by the words it was started with. */
static bool
find_process(const struct laptop *laptop, char process[32])
{
    char *line = must_format("for p in /proc/[0-9]*; do if tr '\\0' ' ' 2>/dev/null <$p/cmdline | "
                             "grep -q '^%s --config %s'; then basename $p; fi; done 2>/dev/null",
                             program(), laptop->settings);
    FILE *found = popen(line, "r");
    bool is_there = found && fgets(process, 32, found);
    if (is_there)
        process[strcspn(process, "\n")] = '\0';
    if (found)
        pclose(found);
    free(line);
    return is_there;
}

/* --- tests --- */

static void
test_nobody_is_left_where_nobody_types(void **state)
{
    const struct laptop *laptop = *state;
    char process[32];
    struct pty *pty = sit_down(laptop, NULL);
    must_see(pty, "Passphrase of", REPLY_MS);
    pty_type(pty, "another one altogether\r");
    must_see(pty, "That is not the passphrase", REPLY_MS);
    must_ask(pty, 2);
    pty_type(pty, VAULT_FIXTURE_PASSPHRASE "\r");
    must_see(pty, HERE, REPLY_MS);
    assert_true(find_process(laptop, process));
    bool can_look = remembers(process, HERE);
    pty_type(pty, "n");
    must_see(pty, "Full name", REPLY_MS);
    pty_type(pty, TYPED);
    must_see(pty, "Nobody typed for as long", IDLE_MS);
    must_ask(pty, 3);
    assert_true(pty_wait_no_text(pty, HERE, REPLY_MS));
    assert_true(pty_wait_no_text(pty, TYPED, REPLY_MS));
    assert_false(pty_is_alternate_screen(pty));
    assert_false(remembers(process, HERE));
    assert_false(remembers(process, TYPED));
    assert_false(remembers(process, VAULT_FIXTURE_PASSPHRASE));
    print_message("memory %s\n", can_look ? "looked into" : "not looked into: nobody here may");
    pty_type(pty, VAULT_FIXTURE_PASSPHRASE "\r");
    must_see(pty, TYPED, REPLY_MS);
    pty_free(pty);
}

/* S36: at a hang-up too the half-typed form is there again, and on the disk it is sealed. */
static void
test_what_was_typed_is_sealed(void **state)
{
    const struct laptop *laptop = *state;
    struct pty *pty = sit_down(laptop, NULL);
    int status;
    open_it(pty);
    must_see(pty, HERE, REPLY_MS);
    pty_type(pty, "n");
    must_see(pty, "Full name", REPLY_MS);
    pty_type(pty, TYPED);
    must_see(pty, TYPED, REPLY_MS);
    pty_hang_up(pty);
    assert_true(pty_wait_exit(pty, REPLY_MS, &status));
    pty_free(pty);
    char *line = must_format("grep -raqF '%s' '%s'", TYPED, laptop->folder);
    assert_int_not_equal(system(line), 0);
    free(line);
    pty = sit_down(laptop, NULL);
    open_it(pty);
    must_see(pty, TYPED, REPLY_MS);
    pty_free(pty);
}

/* Line by line. */
static void
test_lines_ask_for_it_too(void **state)
{
    const struct laptop *laptop = *state;
    struct pty *pty = sit_down(laptop, "--plain");
    open_it(pty);
    must_see(pty, HERE, REPLY_MS);
    struct text seen = *pty_bytes(pty);
    assert_null(memmem(seen.bytes, seen.length, "kettle", 6));
    pty_free(pty);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lines_ask_for_it_too, make_laptop, drop_laptop),
        cmocka_unit_test_setup_teardown(test_what_was_typed_is_sealed, make_laptop, drop_laptop),
        cmocka_unit_test_setup_teardown(test_nobody_is_left_where_nobody_types, make_laptop,
                                        drop_laptop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
