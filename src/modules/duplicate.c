/* duplicate.c - who may be one person, by the weights of the settings. */
#include "modules/duplicate.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/permission.h"
#include "record/name.h"
#include "session_private.h"

static const struct clue {
    enum setting weight;
    size_t field;
    const char *word;
} clues[LIKENESS_CLUE_COUNT] = {
    [LIKENESS_EMAIL] = {SETTING_DUPLICATE_EMAIL, CANDIDATE_EMAIL, "email"},
    [LIKENESS_PHONE] = {SETTING_DUPLICATE_PHONE, CANDIDATE_PHONE, "phone"},
    [LIKENESS_NAME] = {SETTING_DUPLICATE_NAME, CANDIDATE_NAME, "name"},
    [LIKENESS_AREA] = {SETTING_DUPLICATE_AREA, CANDIDATE_POSTCODE_AREA, "postcode area"},
};

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
    for (size_t i = 0; i < LIKENESS_CLUE_COUNT; i++)
        clue = clue || field == clues[i].field;
    return type == &candidate_type && clue;
}

static struct likeness_rule
rule_of(const struct session *session, enum setting least)
{
    const struct config *config = session_config(session);
    struct likeness_rule rule = {.least = config_number(config, least)};
    for (size_t i = 0; i < LIKENESS_CLUE_COUNT; i++)
        rule.weights[i] = config_number(config, clues[i].weight);
    return rule;
}

void
duplicate_append_reason(const struct likeness *like, struct text *out)
{
    size_t count = 0, said = 0;
    for (size_t i = 0; i < LIKENESS_CLUE_COUNT; i++)
        count += like->clues[i];
    text_append(out, count > 0 ? "same " : "merged already, and written to since");
    for (size_t i = 0; i < LIKENESS_CLUE_COUNT; i++) {
        if (!like->clues[i])
            continue;
        const char *before = said == 0 ? "" : said + 1 == count ? " and " : ", ";
        text_append_format(out, "%s%s", before, clues[i].word);
        said++;
    }
}

/* -- Like one record ------------------------------------------------------------------------ */

/* Takes the record unless it is there, or is the one in hand. */
static void
add(struct duplicate_list *list, const struct record *self, struct record *found,
    const struct likeness *like)
{
    bool known = id_equal(&found->id, &self->id) || list->count == DUPLICATE_MOST;
    for (size_t i = 0; i < list->count; i++)
        known = known || id_equal(&list->items[i].record->id, &found->id);
    if (known)
        record_free(found);
    else
        list->items[list->count++] = (struct duplicate){.record = found, .like = *like};
}

static bool
add_found(struct session *session, const struct record *self, const struct likeness_list *found,
          struct duplicate_list *list, struct error *error)
{
    for (size_t i = 0; i < found->count; i++) {
        struct id id = found->items[i].other;
        session_follow(session, self->type, &id);
        struct record *record = session_get(session, self->type, &id, error);
        if (!record)
            return false;
        add(list, self, record, &found->items[i]);
    }
    return true;
}

bool
duplicate_find(struct session *session, const struct record *record, struct duplicate_list *list,
               struct error *error)
{
    *list = (struct duplicate_list){.count = 0};
    if (record->type != &candidate_type)
        return true;
    const struct likeness_rule rule = rule_of(session, SETTING_DUPLICATE_HINT);
    struct text email = TEXT_EMPTY, phone = TEXT_EMPTY, name = TEXT_EMPTY, known_as = TEXT_EMPTY;
    record_key(record, CANDIDATE_EMAIL, &email);
    record_key(record, CANDIDATE_PHONE, &phone);
    name_words(record_get(record, CANDIDATE_NAME), NULL, &name);
    if (record_get(record, CANDIDATE_KNOWN_AS))
        name_words(record_get(record, CANDIDATE_NAME), record_get(record, CANDIDATE_KNOWN_AS),
                   &known_as);
    const struct likeness_person person = {
        .id = record->id,
        .email_key = text_string(&email),
        .phone_key = text_string(&phone),
        .area = record_get(record, CANDIDATE_POSTCODE_AREA),
        .names = {text_string(&name), text_string(&known_as)},
    };
    bool done = true;
    for (int trash = 0; trash < 2 && done; trash++) {
        struct likeness_list found = {.items = NULL};
        done = likeness_of(session->store, &rule, &person, trash != 0, DUPLICATE_MOST, &found,
                           error) &&
               add_found(session, record, &found, list, error);
        likeness_list_clear(&found);
    }
    if (!done)
        duplicate_list_clear(list);
    text_clear(&email);
    text_clear(&phone);
    text_clear(&name);
    text_clear(&known_as);
    return done;
}

void
duplicate_show(struct session *session, const struct duplicate *duplicate, struct text *out)
{
    const struct record *record = duplicate->record;
    session_title(session, record->type, &record->id, out);
    text_append(out, " (");
    duplicate_append_reason(&duplicate->like, out);
    text_append_format(out, "%s)", record->alive ? "" : ", in the trash");
}

/* -- Pairs ---------------------------------------------------------------------------------- */

static bool
is_pair(const struct likeness *a, const struct likeness *b)
{
    return (id_equal(&a->one, &b->one) && id_equal(&a->other, &b->other)) ||
           (id_equal(&a->one, &b->other) && id_equal(&a->other, &b->one));
}

/* The pairs behind the unfinished, each once. */
static void
append_pairs(struct likeness_list *list, const struct likeness_list *pairs, size_t limit)
{
    size_t unfinished = list->count;
    list->items = must_realloc(list->items, (unfinished + pairs->count + 1) * sizeof *list->items);
    list->capacity = unfinished + pairs->count + 1;
    for (size_t i = 0; i < pairs->count && list->count < limit; i++) {
        bool known = false;
        for (size_t j = 0; j < unfinished; j++)
            known = known || is_pair(&list->items[j], &pairs->items[i]);
        if (!known)
            list->items[list->count++] = pairs->items[i];
    }
}

bool
duplicate_review(struct session *session, size_t limit, struct likeness_list *list, bool *more,
                 struct error *error)
{
    const struct likeness_rule rule = rule_of(session, SETTING_DUPLICATE_REVIEW);
    struct likeness_list pairs = {.items = NULL};
    *list = (struct likeness_list){.items = NULL};
    *more = false;
    bool done = permission_everything(session, error) &&
                likeness_unfinished(session->store, limit, list, error) &&
                likeness_pairs(session->store, &rule, limit, &pairs, more, error);
    if (done) {
        *more = *more || list->count + pairs.count > limit;
        append_pairs(list, &pairs, limit);
    } else {
        likeness_list_clear(list);
    }
    likeness_list_clear(&pairs);
    return done;
}

bool
duplicate_review_of(struct session *session, const struct id *id, struct likeness_list *list,
                    struct error *error)
{
    struct duplicate_list found;
    *list = (struct likeness_list){.items = NULL};
    struct record *record = session_get(session, &candidate_type, id, error);
    bool done = record && duplicate_find(session, record, &found, error);
    record_free(record);
    for (size_t i = 0; done && i < found.count; i++) {
        if (!found.items[i].record->alive)
            continue;
        list->items =
            array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
        struct likeness *like = &list->items[list->count++];
        *like = found.items[i].like;
        like->one = *id;
        like->other = found.items[i].record->id;
    }
    if (done)
        duplicate_list_clear(&found);
    return done;
}
