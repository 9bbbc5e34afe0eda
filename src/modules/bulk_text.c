/* bulk_text.c - what is said of a command on many records before it is done. */
#include "modules/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Enough to see that they are the right ones. */
#define NAMES_SHOWN 20
#define REFUSALS_SHOWN 100

/* What the summary says of one. */
static void
append_one(const struct command *command, struct text *out)
{
    const char *name = command->each   ? command->each->type->name
                       : command->only ? command->only->name
                                       : "record";
    text_append(out, command->each ? "each " : strchr("aeiou", name[0]) ? "an " : "a ");
    text_append_words(out, name);
}

/* "18 candidates" in the place of "a record", or of "a task" where it is done to tasks alone. */
void
bulk_title(const struct bulk *bulk, struct text *out)
{
    const char *summary = bulk->command->summary;
    struct text one = TEXT_EMPTY;
    append_one(bulk->command, &one);
    const char *place = strstr(summary, one.bytes);
    size_t before = place ? (size_t)(place - summary) : strlen(summary);
    text_append_bytes(out, summary, before);
    text_append_format(out, "%s%zu ", place ? "" : ": ", bulk->id_count);
    text_append_words(out, bulk->id_count == 1 ? bulk->type->name : bulk->type->table);
    if (place)
        text_append(out, place + one.length);
    text_clear(&one);
}

static void
append_count(struct text *out, size_t count, const char *one, const char *many)
{
    if (count > 0)
        text_append_format(out, ", %zu %s", count, count == 1 ? one : many);
}

void
bulk_summary(const struct bulk *bulk, struct text *out)
{
    text_append_format(out, "%zu of %zu will change", bulk->counts[BULK_CHANGES], bulk->id_count);
    append_count(out, bulk->counts[BULK_SAME], "is so already", "are so already");
    append_count(out, bulk->counts[BULK_REFUSED], "is refused", "are refused");
    append_count(out, bulk->tasks, "task is laid down", "tasks are laid down");
    append_count(out, bulk->gone, "is no longer here and is left out",
                 "are no longer here and are left out");
}

void
bulk_refusals(const struct bulk *bulk, struct session *session, struct text *out)
{
    size_t told = 0;
    for (size_t i = 0; i < bulk->records.count && told < REFUSALS_SHOWN; i++) {
        if (bulk->fates[i] != BULK_REFUSED)
            continue;
        text_append(out, "Refused: ");
        session_title(session, bulk->type, &bulk->records.items[i]->id, out);
        text_append_format(out, ": %s\n", bulk->reasons[i]);
        told++;
    }
    if (bulk->counts[BULK_REFUSED] > told)
        text_append_format(out, "Refused: %zu more\n", bulk->counts[BULK_REFUSED] - told);
}

/* "Owner: M. Begum  (3 have it already)". */
static void
append_changes(const struct bulk *bulk, struct session *session, struct text *out)
{
    for (size_t i = 0; i < bulk->change_count; i++) {
        const struct bulk_change *change = &bulk->changes[i];
        const struct field *field = &bulk->type->fields[change->field];
        text_append_format(out, "%s: ", field->label);
        if (change->value)
            session_show(session, field, change->value, out);
        else
            text_append(out, "emptied");
        if (change->already > 0)
            text_append_format(out, "  (%zu %s already)", change->already,
                               change->already == 1 ? "has it" : "have it");
        text_append_char(out, '\n');
    }
    for (size_t i = 0; i < bulk->command->arg_count; i++) {
        if (!bulk->args[i])
            continue;
        text_append_format(out, "%s: ", bulk->command->args[i].label);
        session_show(session, &bulk->command->args[i], bulk->args[i], out);
        text_append_char(out, '\n');
    }
}

static size_t
count_standing(const struct bulk *bulk, const char *code)
{
    size_t count = 0;
    for (size_t i = 0; i < bulk->records.count; i++) {
        const char *value = record_get(bulk->records.items[i], bulk->type->standing_field);
        if (bulk->fates[i] == BULK_CHANGES && string_equal(value, code))
            count++;
    }
    return count;
}

/* "Stage: 12 in Sift, 3 in Interview": where those stand that change. */
static void
append_standing(const struct bulk *bulk, struct session *session, struct text *out)
{
    const struct field *field = &bulk->type->fields[bulk->type->standing_field];
    if (bulk->type->standing_field == 0)
        return;
    const struct choice_list *choices = field_choices(field, session_context(session));
    size_t told = 0;
    for (size_t i = 0; i < choices->count; i++) {
        size_t count = count_standing(bulk, choices->items[i].code);
        if (count == 0)
            continue;
        text_append_format(out, "%s%s%zu in %s", told > 0 ? ", " : field->label,
                           told > 0 ? "" : ": ", count, choices->items[i].label);
        told += count;
    }
    if (told > 0 && bulk->counts[BULK_CHANGES] > told)
        text_append_format(out, ", %zu elsewhere", bulk->counts[BULK_CHANGES] - told);
    text_append(out, told > 0 ? "\n" : "");
}

static void
append_names(const struct bulk *bulk, struct session *session, struct text *out)
{
    size_t named = 0;
    for (size_t i = 0; i < bulk->records.count && named < NAMES_SHOWN; i++) {
        if (bulk->fates[i] != BULK_CHANGES)
            continue;
        text_append(out, bulk->reasons[i] ? bulk->reasons[i] : "Changes: ");
        if (!bulk->reasons[i])
            session_title(session, bulk->type, &bulk->records.items[i]->id, out);
        text_append_char(out, '\n');
        named++;
    }
    if (bulk->counts[BULK_CHANGES] > named)
        text_append_format(out, "Changes: %zu more\n", bulk->counts[BULK_CHANGES] - named);
}

void
bulk_lines(const struct bulk *bulk, struct session *session, struct text *out)
{
    append_standing(bulk, session, out);
    bulk_refusals(bulk, session, out);
    append_changes(bulk, session, out);
    append_names(bulk, session, out);
}
