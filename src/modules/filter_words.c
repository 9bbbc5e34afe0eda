/* filter_words.c - says the records that a filter names. */
#include "modules/filter_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "base/memory.h"

#define REFERENCE (ID_TEXT_SIZE - 1)

/* The link whose name and colon stand before the place; NULL where no link's do. */
static const struct field *
link_before(const struct record_type *type, const char *filter, size_t place)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (!field->name || field->kind != FIELD_LINK)
            continue;
        size_t length = strlen(field->name) + 1;
        if (place >= length && filter[place - 1] == ':' &&
            strncmp(filter + place - length, field->name, length - 1) == 0)
            return field;
    }
    return NULL;
}

static bool
is_reference(const char *text)
{
    struct id id;
    char *copy = must_strndup(text, REFERENCE);
    bool is = strlen(copy) == REFERENCE && id_from_text(copy, &id);
    free(copy);
    return is;
}

void
filter_words(struct session *session, const struct record_type *type, const char *filter,
             struct text *out)
{
    for (size_t i = 0; filter[i] != '\0';) {
        const struct field *link = link_before(type, filter, i);
        if (!link || !is_reference(filter + i)) {
            text_append_char(out, filter[i++]);
            continue;
        }
        char *reference = must_strndup(filter + i, REFERENCE);
        text_append_char(out, '"');
        session_show(session, link, reference, out);
        text_append_char(out, '"');
        free(reference);
        i += REFERENCE;
    }
}
