/* seeker.c - asks the rules of the pairing for one candidate with many buddies. */
#include "modules/seeker.h"

#include "base/memory.h"
#include "modules/buddy.h"
#include "modules/pairing.h"

void
seeker_clear(struct seeker *seeker)
{
    record_free(seeker->candidate);
    record_free(seeker->pairing);
    pairing_apart_clear(&seeker->apart);
    suggestion_person_clear(&seeker->person);
    *seeker = (struct seeker){.candidate = NULL};
}

struct record *
seeker_propose(struct session *session, const struct seeker *seeker, const struct record *buddy)
{
    struct record *pairing = session_prepare(session, &pairing_type);
    record_set(pairing, PAIRING_CANDIDATE, record_get(seeker->candidate, RECORD_ID));
    record_inherit(pairing, seeker->candidate);
    if (buddy)
        record_set(pairing, PAIRING_BUDDY, record_get(buddy, RECORD_ID));
    return pairing;
}

bool
seeker_read(struct session *session, struct record *candidate, struct seeker *seeker,
            struct error *error)
{
    *seeker = (struct seeker){.candidate = candidate};
    seeker->pairing = seeker_propose(session, seeker, NULL);
    suggestion_person_read(&seeker->person, session, candidate);
    return pairing_apart_read(session, seeker->pairing, &seeker->apart, error);
}

bool
seeker_may(struct session *session, struct seeker *seeker, const char *kind, struct error *error)
{
    record_set(seeker->pairing, PAIRING_KIND, kind);
    return pairing_candidate_may(session, seeker->pairing, error) &&
           pairing_is_single(session, seeker->pairing, error);
}

char *
seeker_obstacle(struct session *session, struct seeker *seeker, const struct pool_buddy *buddy)
{
    struct error error;
    record_set(seeker->pairing, PAIRING_BUDDY, record_get(buddy->record, RECORD_ID));
    if (!pairing_kind_may(seeker->pairing, buddy->record, &error) ||
        !pairing_two_may(session, seeker->pairing, buddy->record, &seeker->apart, &error))
        return must_strdup(error.text);
    return buddy->lacks ? must_strdup(buddy->lacks) : NULL;
}
