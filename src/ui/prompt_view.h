/* prompt_view.h - a line to type in, over the view below it: the filter of a list, the words to
 * find in a text. */
#ifndef UI_PROMPT_VIEW_H
#define UI_PROMPT_VIEW_H

#include "ui/shell.h"
#include "ui/view.h"

#include <stdbool.h>

/* What the view below does with the line. `below` is the view that the prompt was made for. */
struct prompt_class {
    const char *label; /* "Filter: " */
    /* After every change; NULL: nothing. */
    void (*changed)(struct view *below, const char *typed);
    /* Enter: true closes the prompt. */
    bool (*accepted)(struct view *below, const char *typed);
    /* Esc, before the prompt closes; `before` is the text it began with. NULL: nothing. */
    void (*cancelled)(struct view *below, const char *before);
};

/* Push the result; `typed` is the text to begin with. */
struct view *prompt_view_new(struct shell *shell, struct view *below,
                             const struct prompt_class *prompt, const char *typed);

#endif
