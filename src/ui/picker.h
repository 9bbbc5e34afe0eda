/* picker.h - rows to pick from, narrowed by what one types: the body of the chooser, the help, the
 * palette and the import, so that the same keys do the same in all of them (A32).
 *
 * Every view of PLACE_CHOOSER begins with a struct picker; the rows of chooser_commands rely on
 * it. The cursor stands on the selected row, and on the typed line while nothing matches (A01). */
#ifndef UI_PICKER_H
#define UI_PICKER_H

#include "base/text.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>

struct picker_row {
    char *name;                     /* owned, as all three */
    char *summary;                  /* "" for none */
    char *note;                     /* at the right: a key; "" for none */
    const char *more;               /* borrowed; told at the bottom while it is selected; or NULL */
    bool always;                    /* stays whatever is typed: somebody else matched it */
    char *folded_name, *folded_all; /* what is compared with the typed words */
};

struct picker {
    struct view view;
    struct text title;
    const char *prompt; /* before the typed line: "Find: "; NULL when nothing is typed */
    struct text intro;  /* text above the rows, or empty */
    bool more;          /* there are others behind the rows */
    bool ranked;        /* best match first; else in the order of the rows */
    struct text typed;
    struct picker_row *rows;
    size_t count, capacity;
    size_t *shown; /* the rows that match, by index */
    size_t shown_count;
    size_t selected, top; /* in `shown` */
    int page;             /* rows that the last draw had room for */
    /* Enter on a row. It may close the picker, which is then gone. */
    void (*pick)(struct picker *picker, size_t row);
    /* After the typed line changed, before the rows are matched: may remake them. NULL: no. */
    void (*typed_changed)(struct picker *picker);
    /* And after they are: may select another than the first. NULL: no. */
    void (*matched)(struct picker *picker);
    /* Esc; NULL closes the view. */
    void (*back)(struct picker *picker);
};

void picker_init(struct picker *picker, const struct view_class *class, const char *prompt);
void picker_clear(struct picker *picker);
/* All are copied; NULL counts as "". Call picker_match when the rows are there. */
struct picker_row *picker_add(struct picker *picker, const char *name, const char *summary,
                              const char *note);
/* A row without a summary for each line of a text. */
void picker_add_lines(struct picker *picker, const char *lines);
/* Takes rows away until `count` are left. */
void picker_cut(struct picker *picker, size_t count);
/* Finds what to show for the typed words and selects the first of it. */
void picker_match(struct picker *picker);
/* Selects a row if it is shown. */
void picker_select(struct picker *picker, size_t row);
/* Forgets what was typed. */
void picker_reset_typed(struct picker *picker);

/* For the view class. */
void picker_draw(struct view *view, struct canvas *canvas);
bool picker_type(struct view *view, key pressed);
bool picker_paste(struct view *view, const char *text, size_t *kept);

#endif
