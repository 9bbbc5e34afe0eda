/* reading.c - the note of a look. */
#include "modules/reading.h"

#include <stdlib.h>

#include "base/memory.h"

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
    char *step = type->seen_for ? must_format("%s: read", type->seen_for) : must_strdup("read");
    bool done = session_write(session, step, note, &look, error);
    free(step);
    return done;
}
