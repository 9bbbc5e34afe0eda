/* declaration_reads_test.c - a search of all statements that reach the table of declarations: what
 * is done on every screen but those of consent, offers and their subject reads none of it (P17),
 * and shows no group (B19). The same of adjustments and tie-breaks, which stand behind the same
 * permission (T29). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "modules/declaration.h"
#include "modules/group.h"
#include "modules/registry.h"
#include "modules/session_private.h"
#include "store/statement.h"
#include "support/screen.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* What was asked of the database since the first shot. */
struct watch {
    bool begun;
    size_t statements, reads; /* all of them, and those of a guarded table */
    char first[300];          /* of these */
};

static const char *const guarded[] = {"declarations", "adjustments", "tie_breaks", "finalists"};

/* Whether anything is still linked to somebody who was merged: what follows her follows unseen. */
static bool
is_for_merging(const char *sql)
{
    return strncmp(sql, "SELECT m.merged_into", strlen("SELECT m.merged_into")) == 0;
}

static int
look(unsigned kind, void *context, void *statement, void *sql)
{
    struct watch *watch = context;
    (void)kind, (void)statement;
    watch->statements++;
    for (size_t i = 0; i < COUNT(guarded); i++) {
        if (!strstr(sql, guarded[i]) || is_for_merging(sql))
            continue;
        if (watch->reads++ == 0)
            snprintf(watch->first, sizeof watch->first, "%s", (const char *)sql);
    }
    return 0;
}

static void
begin_watch(void *context, struct session *session)
{
    struct watch *watch = context;
    if (!watch->begun)
        sqlite3_trace_v2(session->store->database, SQLITE_TRACE_STMT, look, watch);
    watch->begun = true;
}

static void
watch_keys(struct watch *watch, const char *keys, struct text *shots)
{
    struct screen_options options = screen_defaults(keys);
    options.scene.people = 40;
    options.on_shot = begin_watch;
    options.context = watch;
    screen_run(&options, shots);
    assert_true(watch->begun);
    assert_true(watch->statements > 0);
}

static bool
is_guarded(const struct record_type *type)
{
    for (size_t i = 0; i < COUNT(guarded); i++) {
        if (string_equal(type->table, guarded[i]))
            return true;
    }
    return false;
}

/* Each list, sorted, narrowed and searched, its first record with its life and its history. */
static void
visit_lists(struct text *keys)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        if (!is_guarded(registry_types[i]))
            text_append_format(keys,
                               ":%s<Enter><pause><shot>/a<Enter><pause><Esc>h<shot><Esc>"
                               "<Enter><shot>h<shot><Esc><Esc>Z<shot><Esc>",
                               registry_types[i]->plural_label);
    }
}

static void
no_screen_reads_them(void **state)
{
    (void)state;
    struct watch watch = {.begun = false};
    struct text keys = TEXT_EMPTY, shots = TEXT_EMPTY;
    text_append(&keys, "<shot>");
    visit_lists(&keys);
    text_append(&keys, "0<shot>O<shot>1<Home> <Down> =<shot><Esc>L<shot><Esc>e<shot><Esc>X<Esc>"
                       "D<Esc>S<shot><Esc>B<shot><Esc>W<shot><Esc>:duplicates<Enter><shot><Esc>"
                       ":overdue<Enter><shot><Esc>:intake<Enter><shot><Esc><Esc>"
                       ":campaigns<Enter>F<shot><Esc><Esc>:events<Enter>K<shot><Esc><Esc>"
                       ":meetings<Enter>p<shot><Esc>1/women or female<Enter><shot><Esc>"
                       "C<shot><Esc>y<Esc>nQuill<Tab><Tab>07700900123<pause><Ctrl-S>u<shot>"
                       ":drafts<Enter><shot><Esc>?<shot><Esc>");
    watch_keys(&watch, text_string(&keys), &shots);
    if (watch.reads > 0)
        fail_msg("%zu of %zu statements, first: %s", watch.reads, watch.statements, watch.first);
    assert_true(watch.statements > 500);
    assert_null(strstr(text_string(&shots), "There is a problem"));
    text_clear(&keys);
    text_clear(&shots);
}

/* The watch sees: the list of one's own words, a record of it, and what an offer asks. */
static void
their_own_screens_do(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "<shot>:declarations<Enter><shot>",
        "<shot>:adjustments<Enter><shot>",
        "<shot>:tie<Enter><Enter><shot>",
    };
    for (size_t i = 0; i < COUNT(keys); i++) {
        struct watch watch = {.begun = false};
        struct text shots = TEXT_EMPTY;
        watch_keys(&watch, keys[i], &shots);
        assert_true(watch.reads > 0);
        text_clear(&shots);
    }
}

static void
ask(void *context, struct session *session)
{
    struct query query = query_default(registry_find_type("candidate"));
    struct record_list list = {.count = 0};
    struct error error = {.text = ""};
    bool stands;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 1, &list, &error));
    begin_watch(context, session);
    if (!declaration_stands(session, &list.items[0]->id, "sex", "female", "targeted",
                            session_context(session)->today, &stands, NULL, &error))
        fail_msg("%s", error.text);
    record_list_clear(&list);
}

static void
an_offer_does(void **state)
{
    (void)state;
    struct watch watch = {.begun = false};
    struct text shots = TEXT_EMPTY;
    struct screen_options options = screen_defaults("<shot>");
    options.on_shot = ask;
    options.context = &watch;
    screen_run(&options, &shots);
    assert_true(watch.reads > 0);
    assert_non_null(strstr(watch.first, "declarations"));
    text_clear(&shots);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_screen_reads_them),
        cmocka_unit_test(their_own_screens_do),
        cmocka_unit_test(an_offer_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
