/* guests.c - reads the invitations of an event with the people behind them. */
#include "modules/guests.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/candidate.h"
#include "modules/invitation.h"
#include "modules/staff.h"

#define WINDOW 200
#define ENGLISH "en"

static char *
copy_of(const char *value)
{
    return must_strdup(value ? value : "");
}

static bool
wants_welsh(struct session *session, const struct record *candidate)
{
    const char *language = record_get(candidate, CANDIDATE_LANGUAGE);
    if (!language)
        language = config_text(session_config(session), SETTING_LETTER_LANGUAGE);
    return !string_equal(language, ENGLISH);
}

static void
add_guest(struct session *session, const struct record *person, struct guest_list *list)
{
    bool colleague = person->type == &staff_type;
    const char *name = record_get(person, person->type->title_field);
    const char *known_as = colleague ? NULL : record_get(person, CANDIDATE_KNOWN_AS);
    struct text sorted = TEXT_EMPTY;
    record_key(person, person->type->title_field, &sorted);
    text_append(&sorted, "");
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = (struct guest){
        .person = person->id,
        .colleague = colleague,
        .welsh = !colleague && wants_welsh(session, person),
        .name = copy_of(name),
        .called = copy_of(known_as ? known_as : name),
        .sorted = text_take(&sorted),
    };
}

struct gathering {
    struct session *session;
    struct guest_list *list;
};

static bool
add_invited(void *context, const struct record *invitation, struct error *error)
{
    struct gathering *gathering = context;
    struct id id;
    const char *candidate = record_get(invitation, INVITATION_CANDIDATE);
    const char *link = candidate ? candidate : record_get(invitation, INVITATION_COLLEAGUE);
    if (!link || !id_from_text(link, &id))
        return true;
    struct record *person =
        session_get(gathering->session, candidate ? &candidate_type : &staff_type, &id, error);
    if (!person)
        return false;
    if (person->alive)
        add_guest(gathering->session, person, gathering->list);
    record_free(person);
    return true;
}

static int
compare(const void *a, const void *b)
{
    const struct guest *first = a, *second = b;
    int order = strcmp(first->sorted, second->sorted);
    return order != 0 ? order : id_compare(&first->person, &second->person);
}

bool
guests_read(struct session *session, const struct id *event, const char *filter,
            struct guest_list *list, struct error *error)
{
    struct query query = query_default(&invitation_type);
    struct filter narrowed;
    struct gathering gathering = {session, list};
    query.link_field = INVITATION_EVENT;
    query.link_id = *event;
    query.filter = &narrowed;
    bool done =
        filter_parse(&narrowed, &invitation_type, filter, session_context(session), false, error) &&
        session_each(session, &query, add_invited, &gathering, error);
    filter_clear(&narrowed);
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare);
    return done;
}

void
guest_list_clear(struct guest_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
        free(list->items[i].called);
        free(list->items[i].sorted);
    }
    free(list->items);
    *list = (struct guest_list){.items = NULL};
}
