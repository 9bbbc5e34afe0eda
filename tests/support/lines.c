/* lines.c - types lines into plain mode and keeps what it says. */
#include "support/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/fixture.h"
#include "ui/keys.h"
#include "ui/views.h"

struct typist {
    const char *script;
    struct session *session;
    struct id last; /* of the candidates that were named */
    struct text *shown;
};

/* "@phone 07700 900111". */
static void
change_meanwhile(struct typist *typist, const char *line)
{
    char *name = must_strndup(line, strcspn(line, " "));
    const struct field *field = record_type_field(&candidate_type, name);
    assert_non_null(field);
    fixture_edit(typist->session, &candidate_type, &typist->last,
                 record_type_index(&candidate_type, field), line + strlen(name) + 1);
    free(name);
}

static char *
next_line(struct typist *typist)
{
    if (*typist->script == '\0')
        return NULL;
    size_t length = strcspn(typist->script, "\n");
    char *line = must_strndup(typist->script, length);
    typist->script += length + (typist->script[length] == '\n' ? 1 : 0);
    return line;
}

static enum plain_input
type_line(void *context, struct text *line)
{
    struct typist *typist = context;
    enum plain_input input = PLAIN_LINE;
    char *typed = next_line(typist);
    while (typed && typed[0] == '@' && typed[1] != '!' && !string_equal(typed, "@hang-up")) {
        change_meanwhile(typist, typed + 1);
        free(typed);
        typed = next_line(typist);
    }
    if (!typed)
        input = PLAIN_ENDED;
    else if (string_equal(typed, "@!"))
        input = PLAIN_INTERRUPTED;
    else if (string_equal(typed, "@hang-up"))
        input = PLAIN_HUNG_UP;
    else
        text_append(line, typed);
    if (input == PLAIN_LINE)
        text_append_format(typist->shown, "%s\n", typed); /* as a terminal echoes it */
    free(typed);
    return input;
}

static bool
show(void *context, const char *bytes, size_t length)
{
    struct typist *typist = context;
    assert_null(memchr(bytes, '\x1b', length));
    text_append_bytes(typist->shown, bytes, length);
    return true;
}

static bool
go_on(void *context)
{
    (void)context;
    return true;
}

struct lines_options
lines_defaults(const char *script)
{
    return (struct lines_options){.scene = {.now_ms = FIXTURE_NOW_MS}, .script = script};
}

static struct keymap *
make_keymap(struct scene_days *days)
{
    struct command_table tables[UI_TABLES];
    struct error error = {.code = ERROR_NONE};
    size_t count = ui_tables(tables);
    struct keymap *keymap = keys_new(days->config, tables, count, &days->problems, &error);
    if (!keymap)
        fail_msg("%s", error.text);
    return keymap;
}

/* From opening posact to leaving it. */
static enum plain_input
run_day(const struct lines_options *options, const struct scene_days *days,
        const struct keymap *keymap, struct text *shown)
{
    struct typist typist = {
        .script = days->part, .session = days->session, .last = days->last, .shown = shown};
    const struct plain_streams streams = {
        .read = type_line,
        .write = show,
        .go_on = go_on,
        .context = &typist,
        .page_lines = options->page_lines,
    };
    return plain_run(&(struct plain_options){
        .session = days->session,
        .keymap = keymap,
        .first = &candidate_type,
        .why = "the test",
        .streams = &streams,
    });
}

enum plain_input
lines_run(const struct lines_options *options, struct text *shown)
{
    struct scene_days days;
    enum plain_input ended = PLAIN_ENDED;
    scene_begin(&days, &options->scene, options->script);
    struct keymap *keymap = make_keymap(&days);
    while (scene_next_day(&days))
        ended = run_day(options, &days, keymap, shown);
    scene_hide_folder(&days, shown);
    if (options->at_end)
        options->at_end(options->context, days.session);
    scene_end(&days);
    keymap_free(keymap);
    return ended;
}
