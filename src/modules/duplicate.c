/* duplicate.c - who may be here already: by keys, and by the words of names in the search index. */
#include "modules/duplicate.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "modules/candidate.h"

#define NAMESAKES_READ 50 /* of each way of writing a name */

static const struct clue {
    size_t field;
    const char *reason;
} keyed_clues[] = {
    {CANDIDATE_PHONE, "same phone"},
    {CANDIDATE_EMAIL, "same email"},
    {CANDIDATE_NAME, "same name"},
};
#define KEYED_CLUES (sizeof keyed_clues / sizeof keyed_clues[0])
#define SAME_NAME keyed_clues[2].reason

void
duplicate_list_clear(struct duplicate_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        record_free(list->items[i].record);
    list->count = 0;
}

bool
duplicate_is_clue(const struct record_type *type, size_t field)
{
    bool clue = field == CANDIDATE_KNOWN_AS;
    for (size_t i = 0; i < KEYED_CLUES; i++)
        clue = clue || field == keyed_clues[i].field;
    return type == &candidate_type && clue;
}

/* Takes the record unless it is there, or is the one in hand. */
static void
add(struct duplicate_list *list, const struct record *self, struct record *found,
    const char *reason)
{
    bool known = id_equal(&found->id, &self->id) || list->count == DUPLICATE_MOST;
    for (size_t i = 0; i < list->count; i++)
        known = known || id_equal(&list->items[i].record->id, &found->id);
    if (known)
        record_free(found);
    else
        list->items[list->count++] = (struct duplicate){.record = found, .reason = reason};
}

/* --- names --- */

static int
compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The words of a name in the order of the alphabet: "jones sian wyn". */
struct name {
    char **words;
    size_t count, capacity;
};

static void
name_clear(struct name *name)
{
    for (size_t i = 0; i < name->count; i++)
        free(name->words[i]);
    free(name->words);
    *name = (struct name){.words = NULL};
}

static void
name_add_word(struct name *name, const char *word, size_t length)
{
    if (length == 0)
        return;
    name->words = array_reserve(name->words, &name->capacity, name->count + 1, sizeof *name->words);
    name->words[name->count++] = must_strndup(word, length);
}

static void
name_add(struct name *name, const char *written)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, written ? written : "");
    const char *at = text_string(&folded), *start = at;
    uint32_t point;
    for (size_t size; (size = utf8_decode(at, &point)) > 0; at += size) {
        if (utf8_is_word(point))
            continue;
        name_add_word(name, start, (size_t)(at - start));
        start = at + size;
    }
    name_add_word(name, start, (size_t)(at - start));
    text_clear(&folded);
}

static void
name_sort(struct name *name)
{
    if (name->count > 0)
        qsort(name->words, name->count, sizeof *name->words, compare_words);
}

static bool
name_equal(const struct name *a, const struct name *b)
{
    bool equal = a->count == b->count && a->count > 0;
    for (size_t i = 0; equal && i < a->count; i++)
        equal = strcmp(a->words[i], b->words[i]) == 0;
    return equal;
}

/* The ways in which a person is named: in full, and with what she is known as, which may be a first
 * name alone. */
#define NAMES_OF_ONE 2

static void
names_of(const struct record *record, struct name names[NAMES_OF_ONE])
{
    names[0] = names[1] = (struct name){.words = NULL};
    name_add(&names[0], record_get(record, CANDIDATE_NAME));
    name_add(&names[1], record_get(record, CANDIDATE_KNOWN_AS));
    const char *last = names[0].count > 1 ? names[0].words[names[0].count - 1] : "";
    if (names[1].count == 1)
        name_add_word(&names[1], last, strlen(last));
    name_sort(&names[0]);
    name_sort(&names[1]);
}

static bool
names_meet(const struct name a[NAMES_OF_ONE], const struct record *record)
{
    struct name b[NAMES_OF_ONE];
    bool meet = false;
    names_of(record, b);
    for (size_t i = 0; i < NAMES_OF_ONE; i++)
        for (size_t j = 0; j < NAMES_OF_ONE; j++)
            meet = meet || name_equal(&a[i], &b[j]);
    for (size_t i = 0; i < NAMES_OF_ONE; i++)
        name_clear(&b[i]);
    return meet;
}

/* The records that hold all the words of a name, somewhere. */
static bool
read_namesakes(struct session *session, const struct name *name, bool trash,
               struct record_list *list, struct error *error)
{
    struct text words = TEXT_EMPTY;
    struct filter filter;
    for (size_t i = 0; i < name->count; i++)
        text_append_format(&words, "%s%s", i == 0 ? "\"" : " ", name->words[i]);
    text_append_char(&words, '"');
    bool done = filter_parse(&filter, &candidate_type, text_string(&words),
                             session_context(session), false, error);
    struct query query = query_default(&candidate_type);
    query.filter = &filter;
    query.trash = trash;
    done = done && session_read(session, &query, QUERY_FIRST, NULL, NAMESAKES_READ, list, error);
    filter_clear(&filter);
    text_clear(&words);
    return done;
}

static bool
find_by_name(struct session *session, const struct record *record, bool trash,
             struct duplicate_list *list, struct error *error)
{
    struct name names[NAMES_OF_ONE];
    bool done = true;
    names_of(record, names);
    for (size_t i = 0; i < NAMES_OF_ONE && done; i++) {
        struct record_list found = {.count = 0};
        if (names[i].count > 0)
            done = read_namesakes(session, &names[i], trash, &found, error);
        for (size_t j = 0; j < found.count; j++)
            if (names_meet(names, found.items[j]))
                add(list, record, record_copy(found.items[j]), SAME_NAME);
        record_list_clear(&found);
    }
    for (size_t i = 0; i < NAMES_OF_ONE; i++)
        name_clear(&names[i]);
    return done;
}

/* --- keys --- */

static bool
find_by_key(struct session *session, const struct record *record, const struct clue *clue,
            bool trash, struct duplicate_list *list, struct error *error)
{
    const struct field *field = &record->type->fields[clue->field];
    struct text folded = TEXT_EMPTY;
    struct record_list found = {.count = 0};
    field_key(field, record_get(record, clue->field), &folded);
    bool done = folded.length == 0 ||
                session_find_by_key(session, record->type, clue->field, text_string(&folded), trash,
                                    DUPLICATE_MOST, &found, error);
    for (size_t i = 0; i < found.count; i++)
        add(list, record, record_copy(found.items[i]), clue->reason);
    record_list_clear(&found);
    text_clear(&folded);
    return done;
}

bool
duplicate_find(struct session *session, const struct record *record, struct duplicate_list *list,
               struct error *error)
{
    *list = (struct duplicate_list){.count = 0};
    if (record->type != &candidate_type)
        return true;
    bool done = true;
    for (int trash = 0; trash < 2 && done; trash++) {
        for (size_t i = 0; i < KEYED_CLUES && done; i++)
            done = find_by_key(session, record, &keyed_clues[i], trash != 0, list, error);
        done = done && find_by_name(session, record, trash != 0, list, error);
    }
    if (!done)
        duplicate_list_clear(list);
    return done;
}

void
duplicate_show(struct session *session, const struct duplicate *duplicate, struct text *out)
{
    const struct record *record = duplicate->record;
    session_title(session, record->type, &record->id, out);
    text_append_format(out, " (%s%s)", duplicate->reason, record->alive ? "" : ", in the trash");
}
