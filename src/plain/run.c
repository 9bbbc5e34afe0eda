/* run.c - from what was typed at a prompt to what came of it: the same rows as on the screens. */
#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "modules/bulk.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "modules/subject.h"
#include "plain_private.h"

#define COMMANDS_MOST 160

/* What has another name here than on the screens, or says there what is to be seen. */
static const struct {
    const char *word, *command, *says;
} aliases[] = {
    {"more", "page-down", "The next of the list"},
    {"less", "page-up", "Those of the list before"},
    {"first", "first", "The beginning of the list"},
    {"last", "last", "The end of the list"},
    {"again", "redraw", "Say again what is open here, as it is now"},
    {"open", "open", "Open the record with a number, as the number alone does"},
    {"mark", "mark",
     "Choose records for the next command: mark 1,3-5; the same again leaves them out"},
    {"mark-all", "mark-all", "Choose all that the list shows, up to 10,000"},
    {"unmark", "unmark", "Choose none"},
    {"back", "back", "Back out of one thing: what is chosen, the filter, the record or list"},
    {"previous", "previous", "The same as back"},
    {"go", "go", "Go to another list, or to a saved view: go contacts"},
    {"quit", "quit", "Leave posact"},
};

#define ALIASES (sizeof aliases / sizeof aliases[0])

/* -- Which command ------------------------------------------------------------------------- */

bool
plain_has(const struct command *command)
{
    return (command->where & (PLACE_LIST | PLACE_DETAIL)) != 0 &&
           (counterpart_of(command) || registry_has_command(command));
}

/* Of what a role may not do nothing is said, as if it were not there. */
static bool
may_run(const struct plain *plain, const struct command *command)
{
    struct error ignored;
    const struct record_type *here = plain_level(plain)->type;
    return permission_command(plain->session, command, command->only ? command->only : here,
                              &ignored);
}

/* Those that can be run here; returns how many. */
static size_t
commands_here(const struct plain *plain, const struct command *commands[COMMANDS_MOST])
{
    size_t all = keymap_commands(plain->keymap, plain_level(plain)->place, commands, COMMANDS_MOST);
    size_t count = 0;
    for (size_t i = 0; i < all && i < COMMANDS_MOST; i++) {
        if (plain_has(commands[i]) && may_run(plain, commands[i]))
            commands[count++] = commands[i];
    }
    return count;
}

const struct command *
run_find(const struct plain *plain, const char *word)
{
    const struct command *commands[COMMANDS_MOST];
    size_t count = commands_here(plain, commands);
    for (size_t i = 0; i < ALIASES; i++) {
        if (string_equal_no_case(aliases[i].word, word))
            word = aliases[i].command;
    }
    for (size_t i = 0; i < count; i++) {
        if (string_equal_no_case(commands[i]->name, word))
            return commands[i];
    }
    key pressed;
    if (!key_from_name(word, strlen(word), &pressed))
        return NULL;
    const struct command *command = keymap_find(plain->keymap, plain_level(plain)->place, pressed);
    return command && plain_has(command) && may_run(plain, command) ? command : NULL;
}

static void
tell_unknown(struct plain *plain, const char *word)
{
    const struct command *commands[COMMANDS_MOST];
    const char *names[COMMANDS_MOST];
    size_t count = commands_here(plain, commands);
    for (size_t i = 0; i < count; i++)
        names[i] = commands[i]->name;
    const char *nearest = string_nearest(word, names, count);
    if (nearest)
        talk_line(&plain->talk, "Error: There is no command '%s' here; did you mean '%s'", word,
                  nearest);
    else
        talk_line(&plain->talk,
                  "Error: There is no command '%s' here; ? names them, /%s looks for "
                  "the word",
                  word, word);
}

/* -- What came of it ----------------------------------------------------------------------- */

static void
open_list(struct plain *plain, const struct outcome *outcome)
{
    struct list_shape shape;
    if (outcome->filter.length == 0) {
        list_open(plain, outcome->type);
        return;
    }
    list_shape_init(&shape, outcome->type);
    text_append(&shape.filter, text_string(&outcome->filter));
    list_open_shape(plain, &shape);
    list_shape_clear(&shape);
}

void
run_outcome(struct plain *plain, const struct outcome *outcome)
{
    if (outcome->message.length > 0)
        talk_say(&plain->talk, "%s", text_string(&outcome->message));
    switch (outcome->open) {
    case OPEN_NOTHING:
        break;
    case OPEN_DETAIL:
        record_open(plain, outcome->type, &outcome->id);
        break;
    case OPEN_HISTORY:
        history_show(plain, outcome->type, &outcome->id);
        break;
    case OPEN_LIST:
        open_list(plain, outcome);
        break;
    }
}

/* -- Running ------------------------------------------------------------------------------- */

/* The args as a call has them, borrowed from the record; the array is the caller's. */
static const char **
values_of(const struct record *record)
{
    const char **values = must_calloc(record->type->field_count + 1, sizeof *values);
    for (size_t i = 0; i < record->type->field_count; i++)
        values[i] = record_get(record, i);
    return values;
}

/* False when it was refused: for one of the args, whose index *field then is, or for good. */
static bool
run_now(struct plain *plain, const struct command *command, const struct targets *targets,
        const char *const *args, int *field)
{
    struct call call = {.type = targets->type, .args = args};
    struct error error = {.field = NO_FIELD};
    if (targets->count > 0)
        call.id = targets->ids[0];
    bool done = session_do(plain->session, command, &call, &error);
    if (done)
        run_outcome(plain, &call.outcome);
    else
        talk_error(&plain->talk, &error);
    outcome_clear(&call.outcome);
    *field = error.field;
    return done;
}

static void
run_many(struct plain *plain, const struct command *command, const struct targets *targets,
         const char *const *args)
{
    if (!(command->flags & COMMAND_MANY) && targets->count > 1) {
        talk_line(&plain->talk, "Error: '%s' is for one record at a time", command->name);
        return;
    }
    struct error error;
    struct bulk *bulk =
        command->each
            ? bulk_of_each(command, plain->session, &targets->ids[0], &error)
            : bulk_new(command, targets->type, targets->ids, targets->count, targets->trash);
    if (!bulk) {
        talk_error(&plain->talk, &error);
        return;
    }
    if (args)
        bulk_set_args(bulk, args);
    plain_many(plain, bulk);
}

/* A drafted form of the same record is not forgotten for a fresh start. */
static void
tell_of_draft(struct plain *plain, const struct id *id)
{
    struct draft_list drafts = {.items = NULL};
    struct error ignored;
    bool found = false;
    session_read_drafts(plain->session, &drafts, &ignored);
    for (size_t i = 0; i < drafts.count; i++)
        found = found || id_equal(&drafts.items[i]->opened->id, id);
    if (found)
        talk_line(&plain->talk, "A draft about this record is kept: drafts goes on with it");
    draft_list_clear(&drafts);
}

static void
run_form(struct plain *plain, const struct command *command, const struct targets *targets)
{
    const struct record_type *type = command->type ? command->type : targets->type;
    struct error error = {.text = ""};
    struct record *record;
    bool edits = (command->flags & COMMAND_TAKES_ID) != 0;
    if (!(edits ? session_may_change : session_may_add)(type, &error)) {
        talk_error(&plain->talk, &error);
        return;
    }
    if (edits) {
        tell_of_draft(plain, &targets->ids[0]);
        record = reading_begin(plain->session, type, &targets->ids[0], &error)
                     ? session_get(plain->session, type, &targets->ids[0], &error)
                     : NULL;
        if (record && type->may_change && !type->may_change(plain->session, record, &error)) {
            record_free(record);
            record = NULL;
        }
    } else {
        record = session_prepare(plain->session, type);
        if (targets->count > 0)
            subject_link(plain->session, record, targets->type, &targets->ids[0]);
    }
    if (record)
        sheet_run(plain, command, record);
    else
        talk_error(&plain->talk, &error);
}

/* The question names the person, and the word to type is not a single letter (A25, C07). */
static bool
confirm(struct plain *plain, const struct command *command, const struct targets *targets)
{
    struct text title = TEXT_EMPTY, line = TEXT_EMPTY;
    session_title(plain->session, targets->type, &targets->ids[0], &title);
    talk_line(&plain->talk, "%s: %s", command->summary, text_string(&title));
    char *prompt = must_format("Type %s to do it", command->name);
    enum answer answer = talk_ask(&plain->talk, prompt, "no", &line);
    bool confirmed =
        answer == ANSWER_LINE && string_equal_no_case(text_string(&line), command->name);
    if (!confirmed)
        talk_line(&plain->talk, "Left as it was");
    free(prompt);
    text_clear(&line);
    text_clear(&title);
    return confirmed;
}

/* With args asked for when the command has some; what was typed behind it is the first. True when
 * it was done to one record. */
static bool
run_with_args(struct plain *plain, const struct command *command, const struct targets *targets,
              const char *rest)
{
    struct record_type type;
    struct id id = targets->count == 1 ? targets->ids[0] : (struct id){.bytes = {0}};
    struct record *asked =
        command->arg_count > 0 ? sheet_args(plain, command, &id, rest, &type) : NULL;
    bool again = command->arg_count == 0 || asked, done = false;
    while (again) {
        const char **values = asked ? values_of(asked) : NULL;
        int field = NO_FIELD;
        if (command->each || targets->count > 1)
            run_many(plain, command, targets, values);
        else
            done = run_now(plain, command, targets, values, &field);
        free(values);
        again = !done && field != NO_FIELD && sheet_ask_again(plain, command, &asked, field);
    }
    record_free(asked);
    return done;
}

/* The next one is asked for at once where people stand in a queue. */
static void
run_with_args_again(struct plain *plain, const struct command *command,
                    const struct targets *targets, const char *rest)
{
    bool again = (command->flags & COMMAND_AGAIN) != 0;
    while (run_with_args(plain, command, targets, rest) && again)
        rest = "";
}

void
run_for_one(struct plain *plain, const struct command *command, const struct record_type *type,
            const struct id *id, const char *rest)
{
    struct id ids[] = {*id};
    const struct targets targets = {.type = type, .ids = ids, .count = 1};
    run_with_args_again(plain, command, &targets, rest);
}

static bool
needs_target(const struct command *command)
{
    bool about = command->type && command->type->parent_field != 0;
    return (command->flags & COMMAND_TAKES_ID) != 0 || about;
}

static bool
is_for(struct plain *plain, const struct command *command, const struct targets *targets)
{
    if (!command->only || targets->type == command->only)
        return true;
    talk_line(&plain->talk, "Error: '%s' is for %s; go %s shows them", command->name,
              command->only->table, command->only->table);
    return false;
}

static void
run_row(struct plain *plain, const struct command *command, const char *rest)
{
    struct targets targets = {.type = plain_level(plain)->type};
    if ((command->flags & COMMAND_WRITES) && session_is_read_only(plain->session)) {
        talk_line(&plain->talk, "Error: posact was opened to read only; nothing can be changed");
        return;
    }
    if (needs_target(command) && !targets_find(plain, command, &rest, &targets))
        return;
    if (!is_for(plain, command, &targets)) {
        targets_clear(&targets);
        return;
    }
    if (*rest != '\0' && command->arg_count == 0) {
        talk_line(&plain->talk, "Error: '%s' takes no '%s'; type it alone%s", command->name, rest,
                  needs_target(command) ? ", or with numbers" : "");
        targets_clear(&targets);
        return;
    }
    bool one = targets.count <= 1;
    if (!one && command->arg_count == 0)
        run_many(plain, command, &targets, NULL);
    else if (command->flags & COMMAND_TAKES_RECORD)
        run_form(plain, command, &targets);
    else if (!(command->flags & COMMAND_CONFIRM) || !one || confirm(plain, command, &targets))
        run_with_args_again(plain, command, &targets, rest);
    targets_clear(&targets);
}

static void
ask_and_run(struct plain *plain, const struct command *command, const char *rest)
{
    struct record_type type;
    static const struct id none;
    const struct targets *chosen = &plain->chosen;
    struct record *asked =
        sheet_args(plain, command, chosen->count == 1 ? &chosen->ids[0] : &none, rest, &type);
    if (!asked)
        return;
    const char **values = values_of(asked);
    counterpart_of(command)(plain, values, rest);
    free(values);
    record_free(asked);
}

static void
run_counterpart(struct plain *plain, const struct command *command, const char *rest)
{
    if (command->arg_count == 0) {
        counterpart_of(command)(plain, NULL, rest);
        return;
    }
    bool for_records = (command->flags & COMMAND_TAKES_ID) != 0;
    if (for_records && !targets_find(plain, command, &rest, &plain->chosen))
        return;
    if (!for_records || is_for(plain, command, &plain->chosen))
        ask_and_run(plain, command, rest);
    targets_clear(&plain->chosen);
}

/* -- What was typed ------------------------------------------------------------------------ */

static void
open_number(struct plain *plain, size_t index)
{
    const struct record *row = plain_level(plain)->rows.items[index];
    const struct record_type *type = row->type;
    struct id id = row->id;
    record_open(plain, type, &id);
}

void
run_typed(struct plain *plain, const char *typed)
{
    size_t index;
    if (talk_number(typed, plain_level(plain)->rows.count, &index)) {
        open_number(plain, index);
        return;
    }
    if (*typed == '/' && plain_level(plain)->place == PLACE_LIST) {
        plain_filter(plain, NULL, typed + 1 + strspn(typed + 1, " "));
        return;
    }
    typed += *typed == ':' ? 1 : 0;
    size_t length = strcspn(typed, " ");
    char *word = must_strndup(typed, length);
    const char *rest = typed + length + strspn(typed + length, " ");
    const struct command *command = run_find(plain, word);
    if (!command)
        tell_unknown(plain, word);
    else if (counterpart_of(command))
        run_counterpart(plain, command, rest);
    else
        run_row(plain, command, rest);
    free(word);
}

/* -- Help ---------------------------------------------------------------------------------- */

/* The name of a key that is a single character, and has no meaning of its own at a prompt. */
static bool
is_typed(const char *key_name)
{
    return utf8_length(key_name) == 1 && !strchr("<-!:0123456789", *key_name);
}

static void
append_command(const struct plain *plain, const struct command *command, struct text *out)
{
    const char *word = command->name, *says = command->summary;
    char key_name[KEY_NAME_SIZE];
    keymap_key_in(plain->keymap, command, plain_level(plain)->place, key_name);
    for (size_t i = 0; i < ALIASES; i++) {
        if (string_equal(aliases[i].command, command->name)) {
            word = aliases[i].word;
            says = aliases[i].says;
        }
    }
    if (is_typed(key_name))
        text_append_format(out, "%s or %s: %s\n", word, key_name, says);
    else
        text_append_format(out, "%s: %s\n", word, says);
}

void
run_help(struct plain *plain)
{
    const struct command *commands[COMMANDS_MOST];
    size_t count = commands_here(plain, commands);
    bool is_list = plain_level(plain)->place == PLACE_LIST;
    struct text lines = TEXT_EMPTY;
    text_append(&lines, "A number opens that record. Enter does what stands in brackets, < goes "
                        "back, ! stops what is in hand, ? is this help. Over mosh, tmux keeps the "
                        "lines to look back at.\n");
    if (is_list)
        text_append(&lines, "/sian looks for a word; behind a command stand the numbers that it is "
                            "for: edit 3, tag 1,3-5 fair.\n");
    for (size_t i = 0; i < count; i++)
        append_command(plain, commands[i], &lines);
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}
