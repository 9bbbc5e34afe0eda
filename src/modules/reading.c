/* reading.c - the note of a look. */
#include "modules/reading.h"

#include <stdlib.h>

#include "base/memory.h"
#include "record/record.h"
#include "session_private.h"
#include "store/record_store.h"
#include "store/window.h"

struct look {
    const struct record_type *type;
    const struct id *id; /* NULL: a list */
};

static bool
note(struct session *session, void *context, struct error *error)
{
    const struct look *look = context;
    return session_note(session, look->type, look->id, error);
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

bool
reading_begin(struct session *session, const struct record_type *type, const struct id *id,
              struct error *error)
{
    struct look look = {type, id};
    bool whole = type && type->may_see && is_look(session, &look);
    if (!whole && !(type && shows_fields(session, &look)))
        return true;
    if (whole && !type->may_see(session, error))
        return false;
    if (session_is_read_only(session))
        return error_set(error, ERROR_DENIED,
                         "Each look at %s is noted in the log, and posact was opened to read only; "
                         "open it without --read-only",
                         type->table);
    char *step = type->seen_for ? must_format("%s: read", type->seen_for) : must_strdup("read");
    bool done = session_write(session, step, note, &look, error);
    free(step);
    return done;
}
