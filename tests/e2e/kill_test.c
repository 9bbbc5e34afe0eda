/* E20: kill -9 at random moments. A child adds people and tells each id once the commit has
 * returned; after each round every id that was told must be there, and the file sound. Then
 * everything that can be done, undo, import, backup and migration among them: as a whole or not.
 *
 * POSACT_ROUNDS sets how many rounds of adding are run (100); of each other thing a tenth. */
#include <ctype.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "modules/backups.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/desk.h"
#include "support/fixture.h"

static unsigned long
rounds_asked(void)
{
    const char *asked = getenv("POSACT_ROUNDS");
    return asked == NULL ? 100 : strtoul(asked, NULL, 10);
}

static void
kill_child(pid_t child)
{
    int status;
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

/* -- Adding --------------------------------------------------------------------------------- */

struct acknowledged {
    struct id *items;
    size_t count, capacity;
};

/* Adds until killed; what goes into the pipe was committed. */
static void
add_for_ever(const char *path, int pipe_end)
{
    struct session *session = fixture_session_at(path);
    for (;;) {
        struct error error = {.text = ""};
        struct call call = {.record = session_prepare(session, &candidate_type)};
        record_set(call.record, CANDIDATE_NAME, "Siân Wyn-Jones");
        record_set(call.record, CANDIDATE_PHONE, "07700 900123");
        if (!session_do(session, command_add, &call, &error))
            _exit(1);
        if (write(pipe_end, call.record->id.bytes, ID_SIZE) != ID_SIZE)
            _exit(1);
        record_free(call.record);
        outcome_clear(&call.outcome);
    }
}

static bool
read_acknowledged(int pipe_end, struct acknowledged *all)
{
    struct id id;
    if (read(pipe_end, id.bytes, ID_SIZE) != ID_SIZE)
        return false;
    all->items = array_reserve(all->items, &all->capacity, all->count + 1, sizeof *all->items);
    all->items[all->count++] = id;
    return true;
}

/* Counted from the first acknowledgement or, `early`, from the start, when the log of the round
 * before is being read. */
static void
run_round(const char *path, struct random *random, bool early, struct acknowledged *all)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        add_for_ever(path, ends[1]);
    }
    close(ends[1]);
    if (!early)
        assert_true(read_acknowledged(ends[0], all));
    usleep(random_below(random, 20000));
    kill_child(child);
    while (read_acknowledged(ends[0], all))
        continue;
    close(ends[0]);
}

static void
assert_all_there(const char *path, const struct acknowledged *all, size_t from, bool check)
{
    struct session *session = fixture_session_at(path);
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t count;
    for (size_t i = from; i < all->count; i++) {
        struct record *record = session_get(session, &candidate_type, &all->items[i], &error);
        if (record == NULL)
            fail_msg("%s", error.text);
        record_free(record);
    }
    if (check && !session_check(session, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    if (!fixture_verify(session, &count, &error))
        fail_msg("%s", error.text);
    text_clear(&findings);
    fixture_session_free(session);
}

static void
test_nothing_acknowledged_is_lost(void **state)
{
    (void)state;
    unsigned long rounds = rounds_asked();
    char *folder = fixture_folder(), *path = must_format("%s/kill.db", folder);
    struct random random = {20261121};
    struct acknowledged all = {NULL, 0, 0};
    fixture_session_free(fixture_session_at(path));
    for (unsigned long round = 0; round < rounds; round++) {
        size_t before = all.count;
        run_round(path, &random, round % 4 == 3, &all);
        assert_all_there(path, &all, before, round % 20 == 0);
    }
    assert_all_there(path, &all, 0, true);
    print_message("%lu rounds, %zu people acknowledged, none lost\n", rounds, all.count);
    assert_true(all.count >= rounds * 3 / 4);
    free(all.items);
    free(path);
    fixture_remove(folder);
}

/* -- Everything else ------------------------------------------------------------------------ */

/* An action that nobody disturbs. */
struct course {
    struct text before, after; /* what was in the file; no `before` of one that opens it */
    uint32_t took_ms;
};

/* Ids are new each time, so their digits are not compared. */
static void
dump(struct desk *desk, struct text *out)
{
    desk_dump(desk, out);
    for (size_t i = 0; i < out->length; i++)
        if (isxdigit((unsigned char)out->bytes[i]))
            out->bytes[i] = '0';
}

static void
run_course(const struct desk_action *action, struct course *course)
{
    struct desk desk;
    struct error error = {.text = ""};
    desk_make_for(&desk, action);
    if (!action->opens)
        dump(&desk, &course->before);
    int64_t started_ms = clock_steady_ms();
    if (!action->run(&desk, &error))
        fail_msg("%s: %s", action->name, error.text);
    course->took_ms = (uint32_t)(clock_steady_ms() - started_ms) + 1;
    dump(&desk, &course->after);
    desk_clear(&desk);
}

static void
tell(int pipe_end)
{
    if (write(pipe_end, ".", 1) != 1)
        _exit(1);
}

/* Tells when it begins and when it is done. */
static void
act(struct desk *desk, const struct desk_action *action, int pipe_end)
{
    struct error error = {.text = ""};
    if (!action->opens && !desk_open(desk, &error))
        _exit(1);
    tell(pipe_end);
    if (!action->run(desk, &error))
        _exit(1);
    tell(pipe_end);
    for (;;)
        pause();
}

/* Whether it was told to be done. */
static bool
act_and_die(struct desk *desk, const struct desk_action *action, unsigned delay_us)
{
    int ends[2];
    char told;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        act(desk, action, ends[1]);
    }
    close(ends[1]);
    assert_int_equal(read(ends[0], &told, 1), 1);
    usleep(delay_us);
    kill_child(child);
    bool done = read(ends[0], &told, 1) == 1;
    close(ends[0]);
    return done;
}

/* A backup that has its name is a whole one; one that has not is in nobody's way. */
static void
assert_backup_is_whole(struct desk *desk)
{
    struct error error = {.text = ""};
    struct text made = TEXT_EMPTY, here = TEXT_EMPTY, there = TEXT_EMPTY;
    if (!file_exists(desk->backup) &&
        !backups_make(desk->session, desk->backup, "asked", &made, &error))
        fail_msg("%s", error.text);
    struct desk copy = {.database = desk->backup};
    if (!desk_open(&copy, &error))
        fail_msg("%s", error.text);
    desk_assert_sound(&copy);
    desk_dump(desk, &here);
    desk_dump(&copy, &there);
    assert_string_equal(text_string(&there), text_string(&here));
    desk_close(&copy);
    text_clear(&made);
    text_clear(&here);
    text_clear(&there);
}

static void
assert_whole(struct desk *desk, const struct desk_action *action, const struct course *course,
             bool done)
{
    struct error error = {.text = ""};
    struct text found = TEXT_EMPTY;
    if (!desk_open(desk, &error))
        fail_msg("%s: %s", action->name, error.text);
    desk_assert_sound(desk);
    dump(desk, &found);
    bool is_before = string_equal(text_string(&found), text_string(&course->before));
    bool is_after = string_equal(text_string(&found), text_string(&course->after));
    if (done && !is_after)
        fail_msg("%s was told to be done and is lost", action->name);
    if (!is_before && !is_after)
        fail_msg("%s is half done", action->name);
    assert_backup_is_whole(desk);
    text_clear(&found);
}

/* Gives how many of the rounds were cut short. */
static unsigned long
kill_during(const struct desk_action *action, unsigned long rounds, struct random *random)
{
    struct course course = {.took_ms = 0};
    unsigned long cut_short = 0;
    run_course(action, &course);
    for (unsigned long round = 0; round < rounds; round++) {
        struct desk desk;
        desk_make_for(&desk, action);
        desk_close(&desk);
        bool done = act_and_die(&desk, action, random_below(random, 1000 * course.took_ms));
        assert_whole(&desk, action, &course, done);
        cut_short += !done;
        desk_clear(&desk);
    }
    text_clear(&course.before);
    text_clear(&course.after);
    return cut_short;
}

static void
test_nothing_is_half_done(void **state)
{
    (void)state;
    unsigned long rounds = rounds_asked() / 10 + 1, cut_short = 0;
    struct random random = {20261122};
    for (size_t i = 0; i < desk_action_count; i++)
        cut_short += kill_during(&desk_actions[i], rounds, &random);
    print_message("%zu actions killed %lu times each, %lu cut short, none half done\n",
                  desk_action_count, rounds, cut_short);
    assert_true(cut_short > rounds);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_acknowledged_is_lost),
        cmocka_unit_test(test_nothing_is_half_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
