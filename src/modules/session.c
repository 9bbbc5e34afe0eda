/* session.c - the door: reading passes, writing is permitted, checked, and one transaction. */
#include "modules/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "session_private.h"
#include "store/exchange.h"
#include "store/record_store.h"
#include "store/window.h"

/* Each is into one that goes on, so one step is enough, unless two machines merged at once. */
#define MERGES_FOLLOWED 8

/* -- The lists that the configuration gives to fields --------------------------------------- */

static const struct list_setting {
    const char *name; /* field.list */
    enum setting setting;
} list_settings[SESSION_LISTS] = {
    {"roles", SETTING_ROLES},
    {"heard", SETTING_HEARD},
    {"close-reasons", SETTING_CLOSE_REASONS},
    {"contact-channels", SETTING_CONTACT_CHANNELS},
    {"contact-results", SETTING_CONTACT_RESULTS},
    {"letters", SETTING_LETTERS},
    {"routes", SETTING_ROUTES},
    {"stages", SETTING_STAGES},
    {"move-reasons", SETTING_MOVE_REASONS},
    {"pipelines", SETTING_PIPELINES},
    {"moods", SETTING_MOODS},
    {"pairing-endings", SETTING_ENDINGS},
    {"decline-reasons", SETTING_DECLINES},
    {"event-kinds", SETTING_EVENT_KINDS},
    {"feedback-questions", SETTING_FEEDBACK_QUESTIONS},
    {"feedback-answers", SETTING_FEEDBACK_ANSWERS},
    {"consent-purposes", SETTING_PURPOSES},
    {"board-cadences", SETTING_CADENCES},
    {"groups", SETTING_GROUPS},
    {"barriers", SETTING_BARRIERS},
    {"adjustment-purposes", SETTING_ADJUSTMENTS},
    {"user-roles", SETTING_USER_ROLES},
    {"measures", SETTING_MEASURES},
};

/* On a laptop it is who enrolled it, whatever is said here: the server takes in nobody else's
 * changes from it (S10). NULL on any other machine. */
static char *
owner_of_laptop(struct store *store)
{
    struct exchange exchange;
    struct error ignored;
    bool found = false;
    if (!exchange_read(store, &exchange, &found, &ignored) || !found)
        return NULL;
    char *owner = exchange.officer;
    exchange.officer = NULL;
    exchange_clear(&exchange);
    return owner;
}

struct session *
session_new(const struct session_options *options)
{
    struct session *session = must_calloc(1, sizeof *session);
    session->store = options->store;
    session->config = options->config;
    session->clock = options->clock;
    session->officer = owner_of_laptop(session->store);
    if (!session->officer)
        session->officer = must_strdup(options->officer);
    session->presence = (struct presence){.descriptor = -1, .number = 1};
    for (size_t i = 0; i < SESSION_LISTS; i++) {
        enum setting setting = list_settings[i].setting;
        session->lists[i] = (struct named_list){
            .name = list_settings[i].name,
            .choices = config_list(session->config, setting),
            .cells = config_cells(session->config, setting),
            .column_count = setting_rows[setting].column_count,
        };
    }
    return session;
}

void
session_free(struct session *session)
{
    if (session == NULL)
        return;
    store_close(session->store);
    presence_close(&session->presence);
    free(session->officer);
    free(session->role);
    free(session->purpose);
    text_clear(&session->warning);
    text_clear(&session->standing);
    text_clear(&session->trouble);
    free(session);
}

/* -- What is known -------------------------------------------------------------------------- */

const struct field_context *
session_context(struct session *session)
{
    int64_t now = clock_now_ms(&session->clock);
    session->context = (struct field_context){
        .today = moment_to_date(now),
        .now_ms = now,
        .officer = session->officer,
        .notice = config_text(session->config, SETTING_CANDIDATE_NOTICE),
        .lists = session->lists,
        .list_count = SESSION_LISTS,
    };
    return &session->context;
}

const char *
session_officer(const struct session *session)
{
    return session->officer;
}

const struct config *
session_config(const struct session *session)
{
    return session->config;
}

bool
session_is_read_only(const struct session *session)
{
    return store_is_read_only(session->store);
}

static void
count_unsent(struct session *session, const char *word)
{
    struct exchange exchange;
    struct error ignored;
    bool found = false;
    size_t unsent = 0;
    if (exchange_read(session->store, &exchange, &found, &ignored) && found)
        exchange_count_unsent(session->store, &exchange, &unsent, &ignored);
    exchange_clear(&exchange);
    if (unsent == 0)
        snprintf(session->kind, sizeof session->kind, "%s", word);
    else
        snprintf(session->kind, sizeof session->kind, "%s, %zu not yet merged", word, unsent);
}

const char *
session_kind(struct session *session)
{
    bool training = string_equal(store_kind(session->store), "demo");
    if (!store_is_laptop(session->store))
        return training ? "TRAINING" : "LIVE";
    uint64_t version = session_version(session);
    if (version != session->kind_seen)
        count_unsent(session, training ? "TRAINING" : "LAPTOP");
    session->kind_seen = version;
    return session->kind;
}

bool
session_is_sealed(const struct session *session)
{
    return store_is_sealed(session->store);
}

void
session_tell_unsealed(struct session *session, const char *path)
{
    if (session_is_sealed(session))
        text_append_format(&session->trouble,
                           "'%s' lies on this laptop unsealed; remove it as soon as it is not "
                           "needed",
                           path);
}

const char *
session_database_path(const struct session *session)
{
    return store_path(session->store);
}

uint64_t
session_version(struct session *session)
{
    session_notice_departures(session);
    return store_version(session->store) + session->departures + session->purposes;
}

/* -- Reading -------------------------------------------------------------------------------- */

bool
session_may_see(struct session *session, const struct record_type *type, struct error *error)
{
    if (!permission_read(session, type, error))
        return false;
    return !type->may_see || type->guarded_by != 0 || session->unseen ||
           type->may_see(session, error);
}

bool
session_may_see_record(struct session *session, const struct record *record, struct error *error)
{
    return !record_is_guarded(record) || session->unseen || record->type->may_see(session, error);
}

bool
session_reaches(struct session *session, const struct record_type *type, const struct id *id,
                struct error *error)
{
    struct error ignored;
    struct query_scope scope = permission_scope(session, type);
    bool holds = true;
    if (!scope.way || (window_holds(session->store, type, &scope, id, &holds, &ignored) && holds))
        return true;
    char text[ID_TEXT_SIZE];
    id_to_text(id, text);
    return error_set(error, ERROR_NOT_FOUND, "There is no %s %s", type->name, text);
}

/* The query as this officer may ask it: what is guarded only where a look can be noted, or is none.
 */
static struct query
permitted(struct session *session, const struct query *asked)
{
    struct query query = *asked;
    struct error ignored;
    query.scope = permission_scope(session, query.type);
    if (query.type->guarded_by != 0)
        query.guarded =
            session->unseen || (query.guarded && query.type->may_see(session, &ignored) &&
                                !session_is_read_only(session));
    return query;
}

/* What lists are made of says nothing of what not everybody may see (field.may_see). */
static void
keep_fields_back(struct session *session, struct record_list *list, size_t from)
{
    if (session->unseen || list->count == from || !record_type_keeps_back(list->items[from]->type))
        return;
    for (size_t i = from; i < list->count; i++)
        record_keep_back(list->items[i]);
}

bool
session_read(struct session *session, const struct query *query, enum query_from from,
             const struct query_place *place, size_t limit, struct record_list *list,
             struct error *error)
{
    struct query asked = permitted(session, query);
    size_t before = list->count;
    bool done = session_may_see(session, query->type, error) &&
                window_read(session->store, &asked, from, place, limit, list, error);
    keep_fields_back(session, list, before);
    return done;
}

void
session_place(const struct query *query, const struct record *record, struct query_place *place)
{
    struct text key = TEXT_EMPTY;
    record_key(record, query->sort_field, &key);
    query_place_clear(place);
    place->key = must_strdup(text_string(&key));
    place->id = record->id;
    text_clear(&key);
}

bool
session_count(struct session *session, const struct query *query, size_t *count,
              struct error *error)
{
    struct query asked = permitted(session, query);
    return session_may_see(session, query->type, error) &&
           window_count(session->store, &asked, count, error);
}

bool
session_count_soon(struct session *session, const struct query *query, size_t *count, bool *known,
                   struct error *error)
{
    struct query asked = permitted(session, query);
    return session_may_see(session, query->type, error) &&
           window_count_soon(session->store, &asked, count, known, error);
}

bool
session_count_by_link(struct session *session, const struct query *query, size_t field,
                      struct link_count_list *list, struct error *error)
{
    struct query asked = permitted(session, query);
    return session_may_see(session, query->type, error) &&
           window_count_by_link(session->store, &asked, field, list, error);
}

bool
session_position(struct session *session, const struct query *query,
                 const struct query_place *place, size_t *position, struct error *error)
{
    struct query asked = permitted(session, query);
    return session_may_see(session, query->type, error) &&
           window_position(session->store, &asked, place, position, error);
}

/* Where a look cannot be noted, nobody sees it. */
bool
session_may_see_field(struct session *session, const struct field *field, struct error *error)
{
    if (!field->may_see || session->unseen)
        return true;
    return field->may_see(session, error) &&
           (!session_is_read_only(session) ||
            error_set(error, ERROR_DENIED,
                      "Each look at %s is noted in the log, and posact was opened to read only; "
                      "open it without --read-only",
                      field->label));
}

bool
session_sees_field(struct session *session, const struct field *field)
{
    struct error ignored;
    return session_may_see_field(session, field, &ignored);
}

static void
keep_unseen_fields_back(struct session *session, struct record *record)
{
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        if (!session_sees_field(session, &record->type->fields[i]))
            record_set(record, i, NULL);
    }
}

struct record *
session_get(struct session *session, const struct record_type *type, const struct id *id,
            struct error *error)
{
    struct record *record = session_get_whole(session, type, id, error);
    if (record)
        keep_unseen_fields_back(session, record);
    return record;
}

struct record *
session_get_whole(struct session *session, const struct record_type *type, const struct id *id,
                  struct error *error)
{
    struct record *record =
        session_may_see(session, type, error) && session_reaches(session, type, id, error)
            ? record_store_get(session->store, type, id, error)
            : NULL;
    if (record && !session_may_see_record(session, record, error)) {
        record_free(record);
        return NULL;
    }
    return record;
}

bool
session_find(struct session *session, const struct record_type *type, const char *typed,
             struct id *id, struct error *error)
{
    if (id_from_text(typed, id))
        return session_reaches(session, type, id, error);
    struct id ids[2];
    size_t count = 0;
    struct query_scope scope = permission_scope(session, type);
    if (strlen(typed) < 4)
        return error_set(error, ERROR_USAGE,
                         "'%s' is too short for a reference; give at least 4 of its letters",
                         typed);
    if (!session_may_see(session, type, error) ||
        !record_store_find_prefix(session->store, type, &scope, typed, ids, 2, &count, error))
        return false;
    if (count == 0)
        return error_set(error, ERROR_NOT_FOUND, "There is no %s '%s'", type->name, typed);
    if (count > 1)
        return error_set(error, ERROR_USAGE,
                         "More than one %s begins with '%s'; give more of its letters", type->name,
                         typed);
    *id = ids[0];
    return true;
}

bool
session_follow(struct session *session, const struct record_type *type, struct id *id)
{
    bool followed = false;
    for (int steps = 0; type->merged_field != 0 && steps < MERGES_FOLLOWED; steps++) {
        struct error ignored;
        struct record *record = session_get(session, type, id, &ignored);
        const char *next = record && !record->alive ? record_get(record, type->merged_field) : NULL;
        bool leads_on = next && id_from_text(next, id);
        record_free(record);
        if (!leads_on)
            break;
        followed = true;
    }
    return followed;
}

static void
leave_out_guarded(struct session *session, struct record_list *list)
{
    struct error ignored;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (session_may_see_record(session, list->items[i], &ignored))
            list->items[kept++] = list->items[i];
        else
            record_free(list->items[i]);
    }
    list->count = kept;
    keep_fields_back(session, list, 0);
}

bool
session_find_by_key(struct session *session, const struct record_type *type, size_t field,
                    const char *key, bool trash, size_t limit, struct record_list *list,
                    struct error *error)
{
    struct query_scope scope = permission_scope(session, type);
    if (!session_may_see(session, type, error) ||
        !record_store_find_key(session->store, type, &scope, field, key, trash, limit, list, error))
        return false;
    leave_out_guarded(session, list);
    return true;
}

/* -- What is the officer's own, and the file -------------------------------------------------- */

char *
session_recall(struct session *session, const char *kind, const char *name)
{
    return remembered_get(session->store, session->officer, kind, name);
}

bool
session_recall_all(struct session *session, const char *kind, struct remembered_list *list,
                   struct error *error)
{
    return remembered_read(session->store, session->officer, kind, list, error);
}

void
session_on_wait(struct session *session, void (*tell)(void *context), void *context)
{
    store_on_wait(session->store, tell, context);
}

bool
session_warning(struct session *session, struct text *out)
{
    if (session->trouble.length == 0)
        return store_warning(session->store, out);
    text_append(out, text_string(&session->trouble));
    text_reset(&session->trouble);
    return true;
}

void
session_rest(struct session *session)
{
    store_rest(session->store);
}

/* -- Care of the file ----------------------------------------------------------------------- */

bool
session_check(struct session *session, struct text *findings, struct error *error)
{
    return store_check(session->store, findings, error);
}
