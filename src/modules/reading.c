/* reading.c - the note of a look. */
#include "modules/reading.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/purpose.h"
#include "record/record.h"
#include "session_private.h"
#include "store/record_store.h"
#include "store/window.h"

struct look {
    const struct record_type *type;
    const struct id *id; /* NULL: a list */
    /* A list of what is linked to one record: that record. */
    const struct record_type *about;
    struct id of;
};

static bool
note(struct session *session, void *context, struct error *error)
{
    const struct look *look = context;
    return look->about ? purpose_note(session, look->about, &look->of, error)
                       : purpose_note(session, look->type, look->id, error);
}

static bool
is_guarded(struct session *session, const struct look *look, struct error *error)
{
    struct record *record = record_store_get(session->store, look->type, look->id, error);
    bool guarded = record && record_is_guarded(record);
    record_free(record);
    return guarded;
}

/* T29: whether a record shows this officer a field that not everybody may see. */
static bool
shows_fields(struct session *session, const struct look *look)
{
    struct error ignored;
    if (!look->id || !record_type_keeps_back(look->type) || session_is_read_only(session))
        return false;
    struct record *record = session_get(session, look->type, look->id, &ignored);
    bool shows = record && record_says_guarded(record);
    record_free(record);
    return shows;
}

/* A list of records of which some are guarded holds these only where they may be looked at. */
static bool
shows_guarded(struct session *session, const struct record_type *type, struct error *error)
{
    bool any;
    return !session_is_read_only(session) && type->may_see(session, error) &&
           window_any_guarded(session->store, type, &any, error) && any;
}

/* Whether it is a look that has to be noted. */
static bool
is_look(struct session *session, const struct look *look)
{
    struct error ignored;
    if (look->type->guarded_by == 0)
        return true;
    return look->id ? is_guarded(session, look, &ignored)
                    : shows_guarded(session, look->type, &ignored);
}

/* "offering support: read", and of a list that is noted at a person of what. */
static char *
step_name(const struct look *look)
{
    const char *why = look->type->seen_for;
    return must_format("%s%sread%s%s", why ? why : "", why ? ": " : "", look->about ? " " : "",
                       look->about ? look->type->table : "");
}

static bool
begin(struct session *session, const struct look *look, struct error *error)
{
    const struct record_type *type = look->type;
    bool whole = type && type->may_see && is_look(session, look);
    if (!whole && !(type && shows_fields(session, look)))
        return true;
    if (whole && !type->may_see(session, error))
        return false;
    if (session_is_read_only(session))
        return error_set(error, ERROR_DENIED,
                         "Each look at %s is noted in the log, and posact was opened to read only; "
                         "open it without --read-only",
                         type->table);
    if (!purpose_ask(session, error))
        return false;
    char *step = step_name(look);
    struct look noted = *look;
    bool done = session_write(session, step, note, &noted, error);
    free(step);
    return done;
}

bool
reading_begin(struct session *session, const struct record_type *type, const struct id *id,
              struct error *error)
{
    const struct look look = {.type = type, .id = id};
    return begin(session, &look, error);
}

bool
reading_begin_list(struct session *session, struct reading *reading, const struct record_type *type,
                   const struct filter *filter, struct error *error)
{
    struct look look = {.type = type};
    const struct field *field;
    if (filter && filter_is_of_one(filter, &field, &look.of))
        look.about = field->target;
    if (reading->begun && (id_is_zero(&reading->of) || id_equal(&reading->of, &look.of)))
        return true;
    reading->begun = begin(session, &look, error);
    reading->of = look.of;
    return reading->begun;
}
