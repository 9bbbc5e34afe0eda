/* records_below.c - looks through the stack for where the records are. */
#include "ui/records_below.h"

#include "modules/marks.h"
#include "ui/shell.h"
#include "ui/view.h"

bool
records_below(const struct call *call, struct records_below *below, struct error *error)
{
    struct view *view;
    bool trash;
    *below = (struct records_below){.ids = &call->id, .count = 1};
    for (size_t i = 0; (view = shell_view(call->shell, i)); i++) {
        if (view->class->place & PLACE_RECORDS)
            below->view = view;
    }
    const struct view_class *class = below->view ? below->view->class : NULL;
    const struct marks *marks = class && class->marked ? class->marked(below->view, &trash) : NULL;
    if (marks && marks->count > 0) {
        below->ids = marks->ids;
        below->count = marks->count;
    }
    return !id_is_zero(&below->ids[0]) ||
           error_set(error, ERROR_NOT_FOUND, "There is no record here");
}
