/* search_hits.c - one list per type, window by window. */
#include "cli/search_hits.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/json_text.h"
#include "modules/permission.h"
#include "modules/registry.h"

#define WINDOW 200

/* Whether the index may hold it: signs alone are in no word. */
static bool
has_letter(const char *word, size_t length)
{
    const char *end = word + length;
    while (word < end) {
        uint32_t point;
        word += utf8_decode(word, &point);
        if (utf8_is_word(point))
            return true;
    }
    return false;
}

/* Every word between double quotes, so that none of them is an operator of the filter. */
static void
quote_words(const char *words, struct text *out)
{
    static const char blanks[] = " \t\r\n\"";
    words += strspn(words, blanks);
    while (*words != '\0') {
        size_t length = strcspn(words, blanks);
        if (has_letter(words, length))
            text_append_format(out, "%s\"%.*s\"", out->length > 0 ? " " : "", (int)length, words);
        words += length;
        words += strspn(words, blanks);
    }
}

static bool
is_searched(const struct record_type *type)
{
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].flags & FIELD_SEARCHED)
            return true;
    }
    return false;
}

static void
write_json(struct search_hits *hits, const char *type, const char *id, const char *title)
{
    struct text line = TEXT_EMPTY;
    text_append(&line, hits->count > 0 ? ",\n{" : "[\n{");
    json_text_append_member(&line, "type", type);
    text_append(&line, ", ");
    json_text_append_member(&line, "id", id);
    text_append(&line, ", ");
    json_text_append_member(&line, "title", title);
    text_append_char(&line, '}');
    output_text(hits->output, &line);
    text_clear(&line);
}

static bool
write_hit(struct search_hits *hits, const struct record_type *type, const struct id *id)
{
    char id_text[ID_TEXT_SIZE];
    struct text title = TEXT_EMPTY, line = TEXT_EMPTY;
    id_to_text(id, id_text);
    if (hits->format != EXPORT_IDS)
        session_title(hits->session, type, id, &title);
    if (hits->format == EXPORT_JSON) {
        write_json(hits, type->name, id_text, text_string(&title));
    } else if (hits->format == EXPORT_IDS) {
        text_append_format(&line, "%s\n", id_text);
        output_text(hits->output, &line);
    } else {
        text_append_format(&line, "%s %s ", type->name, id_text);
        utf8_safe(&line, text_string(&title), false);
        text_append_char(&line, '\n');
        output_text(hits->output, &line);
    }
    hits->count++;
    text_clear(&title);
    text_clear(&line);
    return hits->output->failure == 0;
}

/* *place moves behind the last record of the window; *more is false at the end of the list. */
static bool
write_window(struct search_hits *hits, const struct query *query, struct query_place *place,
             bool *more, struct error *error)
{
    struct record_list list = {0};
    bool ok = session_read(hits->session, query, place->key ? QUERY_AFTER : QUERY_FIRST,
                           place->key ? place : NULL, WINDOW, &list, error);
    *more = ok && list.count == WINDOW;
    for (size_t i = 0; ok && i < list.count && hits->count < hits->limit; i++)
        *more = write_hit(hits, query->type, &list.items[i]->id) && *more;
    if (*more) {
        query_place_clear(place);
        session_place(query, list.items[list.count - 1], place);
    }
    record_list_clear(&list);
    return ok;
}

static bool
write_type(struct search_hits *hits, const struct record_type *type, const char *quoted,
           struct error *error)
{
    struct filter filter = {.type = type};
    const struct field_context *context = session_context(hits->session);
    bool ok = filter_parse(&filter, type, quoted, context, false, error);
    struct query query = query_default(type);
    query.filter = &filter;
    struct query_place place = {.key = NULL};
    bool more = ok;
    while (ok && more && hits->count < hits->limit)
        ok = write_window(hits, &query, &place, &more, error);
    query_place_clear(&place);
    filter_clear(&filter);
    return ok;
}

bool
search_hits_write(struct search_hits *hits, const char *words, struct error *error)
{
    struct text quoted = TEXT_EMPTY;
    struct error unread;
    quote_words(words, &quoted);
    if (quoted.length == 0) {
        text_clear(&quoted);
        return error_set(error, ERROR_USAGE, "Name a word to search for");
    }
    bool ok = true;
    for (size_t i = 0; ok && i < registry_type_count; i++) {
        if (is_searched(registry_types[i]) &&
            permission_read(hits->session, registry_types[i], &unread))
            ok = write_type(hits, registry_types[i], text_string(&quoted), error);
    }
    if (ok && hits->format == EXPORT_JSON)
        output_write(hits->output, hits->count > 0 ? "\n]\n" : "[]\n", 3);
    text_clear(&quoted);
    return ok;
}
