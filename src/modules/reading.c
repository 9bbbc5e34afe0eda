/* reading.c - the note of a look. */
#include "modules/reading.h"

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

bool
reading_begin(struct session *session, const struct record_type *type, const struct id *id,
              struct error *error)
{
    struct look look = {type, id};
    if (!type || !type->may_see)
        return true;
    if (!type->may_see(session, error))
        return false;
    if (session_is_read_only(session))
        return error_set(error, ERROR_DENIED,
                         "Each look at %s is noted in the log, and posact was opened to read only; "
                         "open it without --read-only",
                         type->table);
    return session_write(session, "read", note, &look, error);
}
