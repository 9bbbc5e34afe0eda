/* demo_record.c - begins and stores an invented record. */
#include "demo_record.h"

#define HALF_DAY_MS (12 * 60 * 60 * INT64_C(1000))

struct record *
demo_record_start(struct session *session, struct id_source *ids, const struct record_type *type,
                  int64_t created_ms)
{
    struct record *record = session_prepare(session, type);
    char id[ID_TEXT_SIZE];
    record->id = id_next(ids);
    id_to_text(&record->id, id);
    record_set(record, RECORD_ID, id);
    record_set_moment(record, RECORD_CREATED, created_ms);
    record_set_moment(record, RECORD_CHANGED, created_ms);
    return record;
}

bool
demo_record_store(struct session *session, struct record *record, struct error *error)
{
    bool done = session_add(session, record, error);
    record_free(record);
    return done;
}

int64_t
demo_noon(struct date date)
{
    return moment_from_date(date) + HALF_DAY_MS;
}
