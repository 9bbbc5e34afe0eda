/* record_step.c - what commands share that take one record a step further. */
#include "modules/record_step.h"

#include "base/text.h"
#include "modules/session.h"

struct record *
record_step_fetch(struct call *call, const struct record_type *type, struct error *error)
{
    struct record *record = session_get(call->session, type, &call->id, error);
    if (record && !session_check_alive(call->session, record, error)) {
        record_free(record);
        return NULL;
    }
    return record;
}

bool
record_step_blame(struct error *error, const size_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (error->field == (int)fields[i]) {
            error->field = (int)i;
            return false;
        }
    }
    error->field = -1;
    return false;
}

void
record_step_say(struct call *call, const char *words, const struct record *record)
{
    text_append(&call->outcome.message, words);
    session_title(call->session, record->type, &record->id, &call->outcome.message);
    call->outcome.type = record->type;
    call->outcome.id = record->id;
}
