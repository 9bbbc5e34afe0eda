/* heading_memory.c - gathers what is said of headings, and keeps it for the next file. */
#include "heading_memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/characteristic.h"

#define KIND "heading" /* the name is "candidate best no", the value the field's name or "" */

static void
add(struct heading_memory *memory, const char *heading, const char *field)
{
    memory->items =
        must_realloc(memory->items, (memory->choices.count + 1) * sizeof *memory->items);
    memory->items[memory->choices.count++] = (struct choice){.code = heading, .label = field};
    memory->choices.items = memory->items;
}

static void
add_all(struct heading_memory *memory, const struct choice *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(memory, items[i].code, items[i].label);
}

/* A field may have gone since, and a heading may be known for what it tells since (P18). */
static bool
still_holds(const struct record_type *type, const char *heading, const char *name)
{
    const struct field *field = record_type_field(type, name);
    return *name == '\0' || (field != NULL && (field->flags & FIELD_READ_ONLY) == 0 &&
                             !tells_characteristic(heading));
}

static void
add_remembered(struct heading_memory *memory, const struct record_type *type)
{
    char *start = must_format("%s ", type->name);
    for (size_t i = 0; i < memory->list.count; i++) {
        const struct remembered *item = &memory->list.items[i];
        if (string_starts(item->name, start) &&
            still_holds(type, item->name + strlen(start), item->value))
            add(memory, item->name + strlen(start), item->value);
    }
    free(start);
}

bool
heading_memory_read(struct heading_memory *memory, struct session *session,
                    const struct import_options *options, struct error *error)
{
    *memory = (struct heading_memory){.items = NULL};
    if (!session_recall_all(session, KIND, &memory->list, error))
        return false;
    add_all(memory, options->mapping, options->mapping_count);
    memory->said_now = memory->choices.count;
    add_remembered(memory, options->type);
    memory->remembered = memory->choices.count - memory->said_now;
    if (options->configured != NULL)
        add_all(memory, options->configured->items, options->configured->count);
    return true;
}

bool
heading_memory_gave(const struct heading_memory *memory, const struct column *column)
{
    return column->choice != NULL && column->choice >= memory->items + memory->said_now &&
           column->choice < memory->items + memory->said_now + memory->remembered;
}

bool
heading_memory_keep(const struct heading_memory *memory, struct session *session,
                    const struct mapping *mapping, size_t column, bool *news, struct error *error)
{
    const struct column *said = &mapping->columns[column];
    *news = false;
    if (said->choice == NULL || said->choice >= memory->items + memory->said_now)
        return true;
    struct text name = TEXT_EMPTY;
    text_append_format(&name, "%s ", mapping->type->name);
    heading_normalise(&name, said->heading);
    char *before = session_recall(session, KIND, text_string(&name));
    *news = before == NULL || !string_equal(before, said->choice->label);
    bool ok =
        !*news || session_remember(session, KIND, text_string(&name), said->choice->label, error);
    free(before);
    text_clear(&name);
    return ok;
}

void
heading_memory_clear(struct heading_memory *memory)
{
    remembered_list_clear(&memory->list);
    free(memory->items);
}
