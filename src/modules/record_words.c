/* record_words.c - the words of a record on one line. */
#include "modules/record_words.h"
#include "modules/permission.h"

#define WORDS_SHOWN 100

static void
append_words(const struct record_list *list, struct text *out)
{
    struct text folded = TEXT_EMPTY, before = TEXT_EMPTY;
    for (size_t i = 0; i < list->count; i++) {
        size_t word = list->items[i]->type->title_field;
        text_reset(&folded);
        record_key(list->items[i], word, &folded);
        if (i > 0 && string_equal(text_string(&folded), text_string(&before)))
            continue;
        text_append_format(out, "%s%s", i > 0 ? ", " : "", record_get(list->items[i], word));
        text_reset(&before);
        text_append(&before, text_string(&folded));
    }
    text_clear(&folded);
    text_clear(&before);
}

bool
record_words(struct session *session, const struct record_type *type, const struct id *id,
             struct text *out, struct error *error)
{
    const struct record_type *words = type->words_type;
    struct error unread;
    if (words == NULL || !permission_read(session, words, &unread))
        return true;
    struct query query = query_default(words);
    struct record_list list = {.count = 0};
    query.sort_field = words->title_field;
    query.descending = false;
    query.link_field = words->parent_field;
    query.link_id = *id;
    bool done = session_read(session, &query, QUERY_FIRST, NULL, WORDS_SHOWN, &list, error);
    append_words(&list, out);
    record_list_clear(&list);
    return done;
}
