/* columns_view.h - a row for each field that a list can show. */
#ifndef UI_COLUMNS_VIEW_H
#define UI_COLUMNS_VIEW_H

#include "ui/list_view.h"
#include "ui/view.h"

/* The list stays below it. */
struct view *columns_view_new(struct list_view *list);

#endif
