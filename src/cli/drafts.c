/* drafts.c - what is unfinished, and throwing it away. */
#include "cli/drafts.h"

#include <string.h>

#include "cli/cli_call.h"

#define REFERENCE_LETTERS 8

const struct field drafts_args[DRAFTS_ARG_COUNT] = {
    [DRAFTS_DISCARD] = {.name = "discard",
                        .label = "Discard",
                        .kind = FIELD_TEXT,
                        .help = "The reference of a draft, or the first letters of it"},
};

static void
print_drafts(struct call *call, const struct draft_list *drafts)
{
    struct text out = TEXT_EMPTY;
    for (size_t i = 0; i < drafts->count; i++) {
        char reference[ID_TEXT_SIZE];
        id_to_text(&drafts->items[i]->id, reference);
        text_append_format(&out, "%.*s  ", REFERENCE_LETTERS, reference);
        session_draft_describe(call->session, drafts->items[i], &out);
        text_append_char(&out, '\n');
    }
    output_safe(&cli_call_of(call)->output, text_string(&out));
    call->outcome.exit_code = drafts->count > 0 ? 0 : CLI_NOTHING_MATCHED;
    text_clear(&out);
}

static const struct draft *
find(const struct draft_list *drafts, const char *typed)
{
    const struct draft *found = NULL;
    for (size_t i = 0; i < drafts->count; i++) {
        char reference[ID_TEXT_SIZE];
        id_to_text(&drafts->items[i]->id, reference);
        if (strncmp(reference, typed, strlen(typed)) != 0)
            continue;
        if (found)
            return NULL;
        found = drafts->items[i];
    }
    return found;
}

static bool
discard(struct call *call, const struct draft_list *drafts, const char *typed, struct error *error)
{
    const struct draft *draft = find(drafts, typed);
    if (!draft)
        return error_set(error, ERROR_NOT_FOUND,
                         "No one draft of yours begins with '%s': 'posact drafts' lists them",
                         typed);
    text_append(&call->outcome.message, "Discarded: ");
    session_draft_describe(call->session, draft, &call->outcome.message);
    return session_drop_draft(call->session, &draft->id, error);
}

bool
drafts_run(struct call *call, struct error *error)
{
    struct draft_list drafts = {.items = NULL};
    const char *typed = call->args[DRAFTS_DISCARD];
    bool done = session_read_drafts(call->session, &drafts, error);
    if (done && typed)
        done = discard(call, &drafts, typed, error);
    else if (done)
        print_drafts(call, &drafts);
    draft_list_clear(&drafts);
    return done;
}
