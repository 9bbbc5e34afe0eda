/* day.c - my day, a row a line; `day all` is everybody's. */
#include "modules/my_day.h"
#include "plain_private.h"

static void
append_part(struct session *session, const struct my_day *day, enum agenda_part part,
            struct text *out)
{
    const struct agenda_list *list = &day->parts[part];
    if (list->count == 0)
        return;
    my_day_append_heading(day, part, out);
    text_append_char(out, '\n');
    for (size_t i = 0; i < list->count; i++) {
        struct date date;
        char shown[DATE_TEXT_SIZE];
        my_day_append_row(session, day, part, &list->items[i], out);
        if (my_day_date(&list->items[i], &date)) {
            date_show(date, shown);
            text_append_format(out, list->items[i].norm ? ", since %s" : ", %s", shown);
        }
        text_append_char(out, '\n');
    }
    size_t before = out->length;
    my_day_append_more(day, part, out);
    if (out->length > before)
        text_append_char(out, '\n');
}

void
plain_day(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct my_day day;
    struct error error;
    struct text lines = TEXT_EMPTY;
    const char *owner = string_equal(rest, "all") ? NULL : session_officer(plain->session);
    bool read = my_day_read(plain->session, owner, MY_DAY_ROWS, &day, &error);
    for (size_t i = 0; read && i < AGENDA_PART_COUNT; i++)
        append_part(plain->session, &day, (enum agenda_part)i, &lines);
    if (!read)
        talk_error(&plain->talk, &error);
    else if (lines.length == 0)
        talk_line(&plain->talk, "Nothing is due");
    else
        talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
    my_day_clear(&day);
}
