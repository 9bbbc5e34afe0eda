/* pairing_steps.c - the steps that commands on pairings share. */
#include "modules/pairing_steps.h"

#include <string.h>

#include "base/text.h"
#include "modules/pairing.h"
#include "session_private.h"

void
pairing_say(struct call *call, const char *word, const struct record *pairing)
{
    text_append_format(&call->outcome.message, "%s: ", word);
    session_title(call->session, &pairing_type, &pairing->id, &call->outcome.message);
    call->outcome.type = &pairing_type;
    call->outcome.id = pairing->id;
}

bool
pairing_blame(struct error *error, const size_t *fields, size_t count)
{
    int field = error->field;
    error->field = NO_FIELD;
    for (size_t i = 0; i < count; i++) {
        if (field == (int)fields[i])
            error->field = (int)i;
    }
    return false;
}

bool
pairing_set_state(struct session *session, struct record *pairing, const char *state,
                  const char *on, struct error *error)
{
    record_set(pairing, PAIRING_STATE, state);
    record_set(pairing, PAIRING_SINCE, on);
    return session_edit(session, pairing, NULL, error);
}

bool
pairing_is_before(struct session *session, const struct record *pairing, size_t field,
                  const char *on, int arg, struct error *error)
{
    const char *day = record_get(pairing, field);
    if (!on)
        return !error_set_field(error, arg, "Enter the day");
    if (!day || strcmp(on, day) >= 0)
        return false;
    struct text shown = TEXT_EMPTY, label = TEXT_EMPTY;
    session_show(session, &pairing_type.fields[field], day, &shown);
    label_inside(pairing_type.fields[field].label, &label);
    error_set_field(error, arg, "The day must be on or after %s (%s)", text_string(&shown),
                    text_string(&label));
    text_clear(&shown);
    text_clear(&label);
    return true;
}

bool
pairing_end(struct session *session, struct record *pairing, const char *reason, const char *on,
            struct error *error)
{
    record_set(pairing, PAIRING_NEXT, NULL);
    record_set(pairing, PAIRING_ENDED, on);
    record_set(pairing, PAIRING_ENDING, reason);
    return pairing_set_state(session, pairing, STATE_ENDED, on, error);
}

/* On the same basis, whoever may see it. */
struct record *
pairing_anew(struct session *session, const struct record *pairing, const char *buddy,
             const char *on)
{
    static const size_t copied[] = {
        PAIRING_CANDIDATE,  PAIRING_COLLEAGUE, PAIRING_ADULT,      PAIRING_OFFERED,
        PAIRING_ASSESSMENT, PAIRING_REQUEST,   PAIRING_FROM_STAGE, PAIRING_TO_STAGE,
        PAIRING_GOALS,      PAIRING_OWNER,
    };
    char id[ID_TEXT_SIZE];
    struct error ignored;
    struct record *record = record_new(&pairing_type);
    struct record *whole = session_get_whole(session, &pairing_type, &pairing->id, &ignored);
    for (size_t i = 0; i < sizeof copied / sizeof copied[0]; i++)
        record_set(record, copied[i], record_get(whole ? whole : pairing, copied[i]));
    record_free(whole);
    id_to_text(&pairing->id, id);
    record_set(record, PAIRING_EARLIER, id);
    record_set(record, PAIRING_BUDDY, buddy);
    record_set(record, PAIRING_PROPOSED, on);
    return record;
}
