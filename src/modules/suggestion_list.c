/* suggestion_list.c - scores all buddies for one candidate, and puts them in order. */
#include "modules/suggestion_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/buddy.h"
#include "modules/bulk.h"
#include "modules/candidate.h"

void
suggestion_list_clear(struct suggestion_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].why);
    free(list->items);
    buddy_pool_clear(&list->pool);
    seeker_clear(&list->seeker);
    text_clear(&list->bars);
    *list = (struct suggestion_list){.items = NULL};
}

/* One of a kind at a time: who has a buddy is suggested no other. */
static bool
may_have_kind(struct suggestion_list *list, struct session *session, const char *kind, bool *may,
              struct error *error)
{
    struct error refusal = {.code = ERROR_NONE};
    *may = seeker_may(session, &list->seeker, kind, &refusal);
    if (*may)
        return true;
    if (bulk_is_refusal(&refusal)) {
        text_append_format(&list->bars, "%s%s", list->bars.length > 0 ? "; " : "", refusal.text);
        return true;
    }
    *error = refusal;
    return false;
}

static void
suggest(struct suggestion_list *list, struct session *session,
        const struct suggestion_weights *weights, const struct pool_buddy *buddy)
{
    struct suggestion *item = &list->items[list->count++];
    *item = (struct suggestion){
        .buddy = buddy,
        .why = seeker_obstacle(session, &list->seeker, buddy),
    };
    if (item->why)
        return;
    struct text why = TEXT_EMPTY;
    item->score = suggestion_score(weights, &list->seeker.person, &buddy->helper, &why);
    item->why = text_take(&why);
    item->offered = true;
    list->offered++;
}

static bool
suggest_kind(struct suggestion_list *list, struct session *session, const char *kind,
             struct error *error)
{
    const struct suggestion_weights weights = suggestion_weights(session_config(session));
    bool may = true, any = false;
    for (size_t i = 0; i < list->pool.count && may; i++) {
        const struct pool_buddy *buddy = &list->pool.items[i];
        if (!string_equal(record_get(buddy->record, BUDDY_KIND), kind))
            continue;
        if (!any && !may_have_kind(list, session, kind, &may, error))
            return false;
        any = true;
        if (may)
            suggest(list, session, &weights, buddy);
    }
    return true;
}

/* Of two who fit as well as each other, who has more room; the others by name. */
static int
compare(const void *a, const void *b)
{
    const struct suggestion *one = a, *other = b;
    if (one->offered != other->offered)
        return one->offered ? -1 : 1;
    if (one->score != other->score)
        return one->score > other->score ? -1 : 1;
    size_t room = one->buddy->helper.room, others = other->buddy->helper.room;
    if (one->offered && room != others)
        return room > others ? -1 : 1;
    int order = strcmp(one->buddy->title, other->buddy->title);
    return order != 0 ? order : id_compare(&one->buddy->record->id, &other->buddy->record->id);
}

bool
suggestion_list_read(struct session *session, const struct id *candidate, const char *kind,
                     struct suggestion_list *list, struct error *error)
{
    *list = (struct suggestion_list){.items = NULL};
    struct record *record = session_get(session, &candidate_type, candidate, error);
    if (!record || !seeker_read(session, record, &list->seeker, error) ||
        !pairing_candidate_may(session, list->seeker.pairing, error) ||
        !buddy_pool_read(session, kind, &list->pool, error))
        return false;
    list->items = must_calloc(list->pool.count + 1, sizeof *list->items);
    bool done = suggest_kind(list, session, KIND_BUDDY, error) &&
                suggest_kind(list, session, KIND_MENTORING, error);
    qsort(list->items, list->count, sizeof *list->items, compare);
    return done;
}

void
suggestion_list_summary(const struct suggestion_list *list, struct text *out)
{
    const char *request = record_get(list->seeker.candidate, CANDIDATE_REQUEST);
    if (list->count > 0)
        text_append_format(out, "%zu of %zu %s", list->offered, list->count,
                           list->offered == 1 ? "fits" : "fit");
    else if (list->bars.length == 0)
        text_append(out, "There is no buddy or mentor yet");
    text_append(out, list->count > 0 && list->bars.length > 0 ? "; " : "");
    text_append(out, text_string(&list->bars));
    if (request && list->count > 0)
        text_append_format(out, "; they asked for: %s", request);
}
