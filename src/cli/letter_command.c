/* letter_command.c - finds the people, writes the letters, lets them go. */
#include "cli/letter_command.h"

#include "base/editor.h"
#include "base/memory.h"
#include "cli/cli_call.h"
#include "cli/many.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/guests.h"
#include "modules/invitation.h"
#include "modules/letter.h"
#include "modules/referral.h"

/* Who is invited to the event and has not answered. */
static bool
find_guests(struct session *session, const char *event, struct many_found *found,
            struct error *error)
{
    struct id id;
    struct guest_list guests = {.items = NULL};
    bool done = id_from_text(event, &id) &&
                guests_read(session, &id, "part:" PART_GUEST " state:" INVITATION_INVITED_STATE,
                            &guests, error);
    found->ids = must_calloc(guests.count + 1, sizeof *found->ids);
    for (size_t i = 0; i < guests.count; i++) {
        if (!guests.items[i].colleague)
            found->ids[found->count++] = guests.items[i].person;
    }
    guest_list_clear(&guests);
    return done;
}

static bool
find_people(struct call *call, struct many_found *found, struct error *error)
{
    const char *named = call->args[LETTER_COMMAND_PEOPLE];
    const char *where = call->args[LETTER_COMMAND_WHERE];
    const char *event = call->args[LETTER_COMMAND_EVENT];
    bool referred = cli_is_given(call, LETTER_COMMAND_REFERRED);
    const struct query query = query_default(referred ? &referral_type : &candidate_type);
    if (!named && !where && event)
        return find_guests(call->session, event, found, error);
    return many_find_either(call->session, &query, named, where, "posact letter TEMPLATE ID", found,
                            error);
}

static bool
let_go(struct call *call, const struct letter *letter, const struct text *written,
       struct error *error)
{
    const char *path = call->args[LETTER_COMMAND_OUTPUT];
    bool edit = cli_is_given(call, LETTER_COMMAND_EDIT);
    struct text name = TEXT_EMPTY;
    if (edit && !editor_is_allowed(error))
        return false;
    if (edit && !path) {
        letter_file_name(call->session, letter, &name);
        path = text_string(&name);
    }
    bool done = letter_keep(call->session, letter, written, path, error);
    if (done && path)
        letter_tell(letter, path, &call->outcome.message);
    else if (done)
        output_text(&cli_call_of(call)->output, written);
    done = done && (!edit || editor_run(path, error));
    text_clear(&name);
    return done;
}

bool
letter_command_run(struct call *call, struct error *error)
{
    struct many_found found = {.ids = NULL};
    struct text written = TEXT_EMPTY;
    bool done = find_people(call, &found, error);
    if (done && found.count == 0) {
        text_append(&call->outcome.message, "Nothing matches");
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
    } else if (done) {
        const struct letter letter = {
            .code = call->args[LETTER_COMMAND_TEMPLATE],
            .language = call->args[LETTER_COMMAND_LANGUAGE],
            .day = call->args[LETTER_COMMAND_DAY],
            .time = call->args[LETTER_COMMAND_TIME],
            .venue = call->args[LETTER_COMMAND_VENUE],
            .event = call->args[LETTER_COMMAND_EVENT],
            .html = cli_is_given(call, LETTER_COMMAND_HTML) ||
                    letter_is_html(call->args[LETTER_COMMAND_OUTPUT]),
            .sent_by = call->args[LETTER_COMMAND_SENT_BY],
            .ids = found.ids,
            .count = found.count,
            .referred = cli_is_given(call, LETTER_COMMAND_REFERRED),
        };
        done = letter_write(call->session, &letter, &written, error) &&
               let_go(call, &letter, &written, error);
    }
    many_found_clear(&found);
    text_clear(&written);
    return done;
}

const struct field letter_command_args[LETTER_COMMAND_ARG_COUNT] = {
    [LETTER_COMMAND_TEMPLATE] = {.name = "template",
                                 .label = "Letter",
                                 .kind = FIELD_CHOICE,
                                 .flags = FIELD_REQUIRED,
                                 .list = "letters",
                                 .help = "One of lists.letters in posact.yaml"},
    [LETTER_COMMAND_PEOPLE] = {.name = "id",
                               .label = "Id",
                               .kind = FIELD_NOTES,
                               .help = "The people to write to, by their ids"},
    [LETTER_COMMAND_WHERE] = {.name = "where",
                              .label = "Where",
                              .kind = FIELD_TEXT,
                              .help = "In place of ID: all that a filter finds"},
    [LETTER_COMMAND_LANGUAGE] = {.name = "language",
                                 .label = "Language",
                                 .kind = FIELD_CHOICE,
                                 .choices = &letter_language_list,
                                 .help = "Without it, the language in which each wants letters"},
    [LETTER_COMMAND_EVENT] = {.name = "event",
                              .label = "Event",
                              .kind = FIELD_LINK,
                              .target = &event_type,
                              .help = "What stands for {event day}, {event time} and the like; "
                                      "without ID and '--where' all who are invited to it and "
                                      "have not answered"},
    [LETTER_COMMAND_DAY] = {.name = "day",
                            .label = "Day",
                            .kind = FIELD_DATE,
                            .help = "What stands for {day}, such as 3/12 or fri"},
    [LETTER_COMMAND_TIME] = {.name = "time",
                             .label = "Time",
                             .kind = FIELD_TEXT,
                             .help = "What stands for {time}, such as 18:30"},
    [LETTER_COMMAND_VENUE] = {.name = "venue",
                              .label = "Venue",
                              .kind = FIELD_TEXT,
                              .help = "What stands for {venue}, such as 'Stafford Library'"},
    [LETTER_COMMAND_SENT_BY] = {.name = "sent-by",
                                .label = "Sent by",
                                .kind = FIELD_CHOICE,
                                .list = "contact-channels",
                                .help = "How you will send it: a contact of each is logged"},
    [LETTER_COMMAND_HTML] = {.name = "html",
                             .label = "As HTML",
                             .kind = FIELD_CHOICE,
                             .choices = &cli_switch,
                             .help = "Pages to print; so it is too where the name of the file ends "
                                     "in .html"},
    [LETTER_COMMAND_OUTPUT] = {.name = "output",
                               .label = "File",
                               .kind = FIELD_TEXT,
                               .flags = FIELD_PATH,
                               .help = "Write to this file, which must be free yet"},
    [LETTER_COMMAND_EDIT] = {.name = "edit",
                             .label = "Edit",
                             .kind = FIELD_CHOICE,
                             .choices = &cli_switch,
                             .help = "Open the file in VISUAL or EDITOR; without --output posact "
                                     "makes its name"},
    [LETTER_COMMAND_REFERRED] = {.name = "referral",
                                 .label = "Referral",
                                 .kind = FIELD_CHOICE,
                                 .choices = &cli_switch,
                                 .help = "The ids are of referrals, to whom only source_notice "
                                         "goes"},
};
