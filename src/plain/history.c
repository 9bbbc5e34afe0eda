/* history.c - who changed what, newest first, in the words of the command line. */
#include "exchange/export.h"
#include "modules/reading.h"
#include "plain_private.h"

#define CHANGES 20 /* read at a time */

void
history_show(struct plain *plain, const struct record_type *type, const struct id *id)
{
    struct error error;
    int64_t before = 0;
    bool more = reading_begin(plain->session, type, id, &error);
    if (!more)
        talk_error(&plain->talk, &error);
    while (more) {
        struct change_list changes = {.items = NULL};
        struct text lines = TEXT_EMPTY;
        bool read = session_history(plain->session, type, id, before, CHANGES, &changes, &error);
        if (read) {
            export_changes(plain->session, &changes, EXPORT_TABLE, &lines);
            more = talk_text(&plain->talk, text_string(&lines)) && changes.count == CHANGES;
        } else {
            talk_error(&plain->talk, &error);
            more = false;
        }
        if (more)
            before = changes.items[changes.count - 1].lsn;
        text_clear(&lines);
        change_list_clear(&changes);
    }
}

void
plain_log(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    struct id none = {.bytes = {0}};
    history_show(plain, NULL, &none);
}
