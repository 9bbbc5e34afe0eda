/* backups.c - when backups are made, and going back to one. */
#include "modules/backups.h"

#include "modules/monitoring.h"
#include "session_private.h"
#include "store/backup.h"
#include "store/backup_folder.h"
#include "store/restore.h"

bool
backups_make(struct session *session, const char *file, const char *reason, struct text *made,
             struct error *error)
{
    if (file == NULL)
        return backup_keep(session->store, reason, made, error) &&
               monitoring_back_up(session, NULL, reason, error);
    if (!backup_make(session->store, file, error) ||
        !monitoring_back_up(session, file, reason, error))
        return false;
    text_append(made, file);
    return true;
}

bool
backups_make_daily(struct session *session, struct text *made, struct error *error)
{
    bool due = !session_is_read_only(session) && string_equal(store_kind(session->store), "live") &&
               backup_is_due(session->store);
    return !due || backups_make(session, NULL, "daily", made, error);
}

bool
backups_restore(const char *path, const char *backup, const struct clock *clock, struct text *aside,
                struct error *error)
{
    return restore_backup(path, backup, clock, aside, error);
}
