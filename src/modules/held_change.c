/* held_change.c - held changes as records, so that the log says what came of each. */
#include "modules/held_change.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "held_content.h"
#include "modules/laptop.h"
#include "modules/permission.h"
#include "modules/registry.h"

#define CONTENT_MOST 60000 /* bytes; of more than that only the laptop has it */

/* --- in words --- */

/* "Phone of Siân Wyn-Jones", "New candidate", "Task": never a value that was brought. */
static void
say_about(struct session *session, const struct record_type *type,
          const struct operation *operation, struct text *out)
{
    struct error ignored;
    const struct field *field = NULL;
    struct record *record = type ? session_get(session, type, &operation->record, &ignored) : NULL;
    for (size_t i = 0; i < operation->write_count && type && !field; i++)
        field = record_type_field_by_number(type, operation->writes[i].column);
    if (!type)
        text_append_format(out, "Record of kind %d", operation->type);
    else if (operation->kind == OPERATION_CREATE) {
        text_append(out, "New ");
        text_append_words(out, type->name);
    } else if (!record || record_is_guarded(record))
        text_append(out, type->label);
    else {
        text_append_format(out, "%s of ", field ? field->label : type->label);
        session_title(session, type, &operation->record, out);
    }
    record_free(record);
}

/* --- keeping one --- */

static bool
link_laptop(struct session *session, int64_t replica, struct record *held, struct error *error)
{
    char id[ID_TEXT_SIZE], *number = must_format("%" PRId64, replica);
    struct record_list found = {.count = 0};
    struct text key = TEXT_EMPTY;
    field_key(&laptop_type.fields[LAPTOP_REPLICA], number, &key);
    bool done = session_find_by_key(session, &laptop_type, LAPTOP_REPLICA, text_string(&key), false,
                                    1, &found, error);
    if (found.count > 0) {
        id_to_text(&found.items[0]->id, id);
        record_set(held, HELD_CHANGE_LAPTOP, id);
    }
    record_list_clear(&found);
    text_clear(&key);
    free(number);
    return done;
}

static void
set_content(const struct record_type *type, const struct operation *operation, struct record *held)
{
    struct text content = TEXT_EMPTY;
    held_content_write(type, operation, &content);
    if (content.length <= CONTENT_MOST)
        record_set(held, HELD_CHANGE_CONTENT, text_string(&content));
    text_clear(&content);
}

static void
fill(struct session *session, const struct record_type *type, const struct operation *operation,
     const char *why, struct record *held)
{
    char reference[ID_TEXT_SIZE];
    struct text words = TEXT_EMPTY;
    say_about(session, type, operation, &words);
    record_set(held, HELD_CHANGE_ABOUT, text_string(&words));
    text_reset(&words);
    utf8_safe(&words, why, false);
    if (words.length > 0 && *words.bytes >= 'a' && *words.bytes <= 'z')
        *words.bytes = (char)(*words.bytes - 'a' + 'A');
    record_set(held, HELD_CHANGE_WHY, text_string(&words));
    text_clear(&words);
    id_to_text(&operation->record, reference);
    record_set(held, HELD_CHANGE_OFFICER, operation->actor);
    record_take(held, HELD_CHANGE_REPLICA, must_format("%" PRId64, operation->replica));
    record_take(held, HELD_CHANGE_CHANGE, must_format("%" PRId64, operation->seq));
    record_take(held, HELD_CHANGE_KIND,
                type ? must_strdup(type->name) : must_format("%d", operation->type));
    record_set(held, HELD_CHANGE_REFERENCE, reference);
}

bool
held_change_keep(struct session *session, const struct operation *operation, const char *why,
                 bool guarded, struct error *error)
{
    const struct record_type *type = registry_type_by_number(operation->type);
    struct record *held = session_prepare(session, &held_change_type);
    fill(session, type, operation, why, held);
    if (!guarded)
        set_content(type, operation, held);
    bool done =
        link_laptop(session, operation->replica, held, error) && session_add(session, held, error);
    if (!done && error->code == ERROR_INPUT) {
        /* There is something in it that no field takes. */
        record_set(held, HELD_CHANGE_CONTENT, NULL);
        done = session_add(session, held, error);
    }
    record_free(held);
    return done;
}

/* --- tables --- */

static void
prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, HELD_CHANGE_STATE, HELD_CHANGE_HELD);
}

static bool
may_return(struct session *session, const struct record *record, const struct record *before,
           struct error *error)
{
    (void)record;
    (void)before;
    return permission_given(session, PERMISSION_USERS, error);
}

static const struct choice states[] = {
    {HELD_CHANGE_HELD, "Undecided", false},
    {HELD_CHANGE_RELEASED, "Accepted", false},
    {HELD_CHANGE_DROPPED, "Dropped", false},
};
static const struct choice_list state_list = {states, 3};

static const struct field fields[HELD_CHANGE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [HELD_CHANGE_ABOUT] =
        {
            .name = "about",
            .label = "About",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 26,
            .purpose = "to know what was to be changed",
            .help = "The field and the record",
        },
    [HELD_CHANGE_OFFICER] =
        {
            .name = "officer",
            .label = "Officer",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 14,
            .purpose = "to know whom to ask",
            .help = "Who made the change",
        },
    [HELD_CHANGE_WHY] =
        {
            .name = "why",
            .label = "Reason",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED,
            .number = 3,
            .list_width = 20,
            .purpose = "to decide whether it holds",
            .help = "What stands in its way",
        },
    [HELD_CHANGE_LAPTOP] =
        {
            .name = "laptop",
            .label = "Laptop",
            .kind = FIELD_LINK,
            .number = 4,
            .purpose = "to know where it was made",
            .help = "The machine that brought it",
            .target = &laptop_type,
        },
    [HELD_CHANGE_REPLICA] =
        {
            .name = "replica",
            .label = "Replica",
            .kind = FIELD_NUMBER,
            .flags = FIELD_REQUIRED,
            .number = 5,
            .purpose = "to find it in the log",
            .help = "The number of the laptop's database",
        },
    [HELD_CHANGE_CHANGE] =
        {
            .name = "change",
            .label = "Change",
            .kind = FIELD_NUMBER,
            .flags = FIELD_REQUIRED,
            .number = 6,
            .purpose = "to find it in the log",
            .help = "Which change of that database it is",
        },
    [HELD_CHANGE_KIND] =
        {
            .name = "kind",
            .label = "Kind of record",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED,
            .number = 7,
            .purpose = "to take it in where it belongs",
            .help = "As posact names it, such as candidate",
        },
    [HELD_CHANGE_REFERENCE] =
        {
            .name = "reference",
            .label = "Reference of it",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED,
            .number = 8,
            .purpose = "to take it in where it belongs",
            .help = "Of the record that it would change",
        },
    [HELD_CHANGE_CONTENT] =
        {
            .name = "content",
            .label = "What it wrote",
            .kind = FIELD_NOTES,
            .number = 9,
            .purpose = "to decide whether it holds",
            .help = "Each field with its value; nothing where it is guarded",
        },
    [HELD_CHANGE_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 10,
            .list_width = 10,
            .purpose = "to know what is still to be decided",
            .help = "Until it is accepted it changes nothing",
            .choices = &state_list,
        },
};

const struct record_type held_change_type = {
    .name = "held_change",
    .label = "Held change",
    .plural_label = "Held changes",
    .table = "held_changes",
    .number = 71,
    .fields = fields,
    .field_count = HELD_CHANGE_FIELD_COUNT,
    .title_field = HELD_CHANGE_ABOUT,
    .sort_field = HELD_CHANGE_ABOUT,
    .standing_field = HELD_CHANGE_STATE,
    .fixed = true,
    .prepare = prepare,
    .returned = may_return,
};
