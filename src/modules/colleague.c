/* colleague.c - whether somebody still works here. */
#include "modules/colleague.h"

#include "modules/staff.h"

bool
colleague_is_here(struct session *session, const struct record *record, size_t field,
                  struct error *error)
{
    const char *link = record_get(record, field);
    struct id id;
    if (!link || !id_from_text(link, &id))
        return true;
    struct record *staff = session_get(session, &staff_type, &id, error);
    if (!staff)
        return error->code == ERROR_NOT_FOUND; /* the links are checked in words of their own */
    bool here = staff->alive ||
                error_set_field(error, (int)field,
                                "%s has left: the record is in the trash; choose a colleague who "
                                "is here, or restore that one",
                                record_get(staff, STAFF_NAME));
    record_free(staff);
    return here;
}
