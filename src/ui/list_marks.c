/* list_marks.c - marking rows of a list: one by one, a range of them, all that it shows. */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/list_view.h"

#define SLICE 200 /* records read between two looks at the keyboard */

static void
say_marked(struct list_view *list)
{
    shell_say(list->view.shell, MESSAGE_DONE, "%zu marked", list->marks.count);
}

static bool
too_many(struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     "There are more than 10,000 records, the most that can be marked; narrow the "
                     "filter");
}

static bool
nothing_to_mark(struct error *error)
{
    return error_set(error, ERROR_NOT_FOUND, "There is no record here to mark");
}

/* -- Where a record stands in the order of the list ------------------------------------------- */

static int
compare_places(const struct query *query, const struct query_place *a, const struct query_place *b)
{
    int order = strcmp(a->key, b->key);
    if (order == 0)
        order = id_compare(&a->id, &b->id);
    return query->descending ? -order : order;
}

void
list_range_clear(struct list_view *list)
{
    query_place_clear(&list->range);
    list->range.id = (struct id){.bytes = {0}};
}

bool
list_in_range(const struct list_view *list, const struct record *record)
{
    const struct record *cursor = list_window_record(&list->window);
    if (!list->range.key || !cursor)
        return false;
    struct query_place place = {.key = NULL}, end = {.key = NULL};
    session_place(&list->query, record, &place);
    session_place(&list->query, cursor, &end);
    int from_start = compare_places(&list->query, &list->range, &place);
    int from_end = compare_places(&list->query, &end, &place);
    query_place_clear(&place);
    query_place_clear(&end);
    return from_start == 0 || from_end == 0 || (from_start < 0) != (from_end < 0);
}

/* -- Many at once --------------------------------------------------------------------------------
 */

/* Marks the records from one place of the list (NULL: its beginning) to another (NULL: its end) a
 * slice at a time; a stop or an error leaves the marks as they were. */
static bool
mark_between(struct list_view *list, const struct query_place *from, const struct query_place *to,
             struct marks *marks, struct error *error)
{
    struct session *session = shell_session(list->view.shell);
    struct query_place place = {.key = NULL};
    bool done = true, more = true;
    shell_work(list->view.shell);
    for (bool first = true; done && more; first = false) {
        struct record_list read = {.count = 0};
        enum query_from begin = from ? QUERY_AT : QUERY_FIRST;
        done = session_read(session, &list->query, first ? begin : QUERY_AFTER,
                            first ? from : &place, SLICE, &read, error);
        more = done && read.count == SLICE;
        for (size_t i = 0; i < read.count && done; i++) {
            session_place(&list->query, read.items[i], &place);
            if (to && compare_places(&list->query, &place, to) > 0) {
                more = false;
                break;
            }
            done = marks_add(marks, &place.id) || too_many(error);
        }
        record_list_clear(&read);
        if (done && more && !shell_go_on(list->view.shell))
            done = error_set(error, ERROR_STOPPED, "Stopped; the marks are as they were");
    }
    query_place_clear(&place);
    return done;
}

static bool
add_marks(struct list_view *list, const struct query_place *from, const struct query_place *to,
          struct error *error)
{
    struct marks marks = {.ids = NULL};
    for (size_t i = 0; i < list->marks.count; i++)
        marks_add(&marks, &list->marks.ids[i]);
    if (!mark_between(list, from, to, &marks, error)) {
        marks_clear(&marks);
        return false;
    }
    marks_clear(&list->marks);
    list->marks = marks;
    say_marked(list);
    return true;
}

/* -- Commands -------------------------------------------------------------------------------------
 */

/* Goes on to the next row, so that Space held down marks one after the other. */
static bool
run_mark(struct call *call, struct error *error)
{
    struct list_view *list = list_of(call->view);
    const struct record *record = list_window_record(&list->window);
    if (!record)
        return nothing_to_mark(error);
    if (marks_have(&list->marks, &record->id))
        marks_remove(&list->marks, &record->id);
    else if (!marks_add(&list->marks, &record->id))
        return too_many(error);
    say_marked(list);
    call->view->class->move(call->view, MOVE_DOWN);
    return true;
}

static bool
mark_range(struct list_view *list, const struct record *cursor, struct error *error)
{
    struct query_place end = {.key = NULL};
    session_place(&list->query, cursor, &end);
    bool down = compare_places(&list->query, &list->range, &end) <= 0;
    bool done = add_marks(list, down ? &list->range : &end, down ? &end : &list->range, error);
    query_place_clear(&end);
    list_range_clear(list);
    return done;
}

static bool
run_range(struct call *call, struct error *error)
{
    struct list_view *list = list_of(call->view);
    const struct record *record = list_window_record(&list->window);
    if (!record)
        return nothing_to_mark(error);
    if (list->range.key)
        return mark_range(list, record, error);
    session_place(&list->query, record, &list->range);
    shell_say(call->shell, MESSAGE_DONE,
              "A range begins here: v marks from here to the cursor, "
              "Esc gives it up");
    return true;
}

static bool
run_mark_all(struct call *call, struct error *error)
{
    struct list_view *list = list_of(call->view);
    list_range_clear(list);
    return add_marks(list, NULL, NULL, error);
}

static bool
run_unmark(struct call *call, struct error *error)
{
    (void)error;
    list_unmark(list_of(call->view));
    return true;
}

void
list_unmark(struct list_view *list)
{
    size_t count = list->marks.count;
    marks_clear(&list->marks);
    list_range_clear(list);
    shell_say(list->view.shell, MESSAGE_DONE, "%zu %s taken away", count,
              count == 1 ? "mark" : "marks");
}

static const struct command rows[] = {
    {
        .name = "mark",
        .summary = "Mark the row, or unmark it, and go on to the next",
        .help = "What changes records then changes all that are marked, after it has shown what "
                "would come of it. The marks stay whatever the list is filtered and sorted by.",
        .where = PLACE_LIST,
        .keys = "Space",
        .flags = COMMAND_HINT,
        .run = run_mark,
    },
    {
        .name = "range",
        .summary = "Begin a range; the same again marks from there to the cursor",
        .where = PLACE_LIST,
        .keys = "v",
        .run = run_range,
    },
    {
        .name = "mark-all",
        .summary = "Mark all that the list shows, up to 10,000",
        .help = "With a filter all that fit it, also those below the window.",
        .where = PLACE_LIST,
        .keys = "*",
        .run = run_mark_all,
    },
    {
        .name = "unmark",
        .summary = "Take all marks away",
        .where = PLACE_LIST,
        .keys = "U",
        .run = run_unmark,
    },
};

const struct command_table mark_commands = {rows, sizeof rows / sizeof *rows};
