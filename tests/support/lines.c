/* lines.c - types lines into plain mode and keeps what it says. */
#include "support/lines.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/demo.h"
#include "modules/registry.h"
#include "support/fixture.h"
#include "ui/keys.h"
#include "ui/views.h"

#define DEMO_SEED 1

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

static struct session *
open_session(const struct lines_options *options, const struct config *config, struct id *last)
{
    struct error error = {.code = ERROR_NONE};
    struct store_options store_options = fixture_options();
    store_options.kind = "demo";
    struct session *session = session_new(&(struct session_options){
        .store = fixture_store(&store_options),
        .config = config,
        .clock = clock_fixed(FIXTURE_NOW_MS),
        .officer = "J. Shah",
    });
    if (options->people > 0 && !demo_fill(session, options->people, DEMO_SEED, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < options->name_count; i++)
        *last = fixture_candidate(session, options->names[i], NULL);
    return session;
}

enum plain_input
lines_run(const struct lines_options *options, struct text *shown)
{
    const struct command_table tables[] = {
        list_commands, mark_commands,    saved_commands,  detail_commands, reader_commands,
        form_commands, chooser_commands, import_commands, ask_commands,    record_commands,
        tag_commands,  shell_commands,   task_commands,   move_commands,
    };
    struct error error = {.code = ERROR_NONE};
    struct error_list problems = {.items = NULL};
    struct config *config = config_default();
    setlocale(LC_CTYPE, "C.UTF-8");
    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
    struct keymap *keymap =
        keys_new(config, tables, sizeof tables / sizeof tables[0], &problems, &error);
    if (!keymap)
        fail_msg("%s", error.text);
    struct typist typist = {.script = options->script, .shown = shown};
    typist.session = open_session(options, config, &typist.last);
    const struct plain_streams streams = {
        .read = type_line,
        .write = show,
        .go_on = go_on,
        .context = &typist,
        .page_lines = options->page_lines,
    };
    enum plain_input ended = plain_run(&(struct plain_options){
        .session = typist.session,
        .keymap = keymap,
        .first = &candidate_type,
        .why = "the test",
        .streams = &streams,
    });
    if (options->at_end)
        options->at_end(options->context, typist.session);
    session_free(typist.session);
    error_list_clear(&problems);
    keymap_free(keymap);
    config_free(config);
    return ended;
}
