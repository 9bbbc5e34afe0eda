/* terminal_script.c - a terminal that types a script and shows nothing. */
#include "term/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"

enum step_kind {
    STEP_KEY,
    STEP_SHOT,
    STEP_PAUSE,
    STEP_RESIZE,
};

struct step {
    enum step_kind kind;
    key key;
    int rows, columns;
};

struct script_terminal {
    struct terminal terminal;
    struct step *steps;
    size_t count, capacity;
    size_t next;
    int rows, columns;
    bool shown_all; /* nothing was typed since a canvas was shown last */
    struct canvas *shown;
    void (*on_shot)(void *context, const struct canvas *canvas);
    void *context;
};

static struct script_terminal *
script_of(struct terminal *terminal)
{
    return (struct script_terminal *)terminal;
}

static void
add_step(struct script_terminal *script, struct step step)
{
    script->steps =
        array_reserve(script->steps, &script->capacity, script->count + 1, sizeof *script->steps);
    script->steps[script->count++] = step;
}

static bool
is_resize(const char *name, size_t length, struct step *step)
{
    char words[32];
    int used = 0;
    if (length >= sizeof words)
        return false;
    memcpy(words, name, length);
    words[length] = '\0';
    step->kind = STEP_RESIZE;
    return sscanf(words, "resize %4dx%4d%n", &step->columns, &step->rows, &used) == 2 &&
           (size_t)used == length && step->rows > 0 && step->columns > 0;
}

static bool
is_word(const char *name, size_t length, const char *word)
{
    return length == strlen(word) && memcmp(name, word, length) == 0;
}

/* What stands between angle brackets. */
static bool
step_from_name(const char *name, size_t length, struct step *step)
{
    *step = (struct step){.kind = STEP_KEY};
    if (is_word(name, length, "shot")) {
        step->kind = STEP_SHOT;
        return true;
    }
    if (is_word(name, length, "pause")) {
        step->kind = STEP_PAUSE;
        return true;
    }
    if (is_word(name, length, "paste")) {
        step->key = KEY_PASTE_BEGIN;
        return true;
    }
    if (is_word(name, length, "end-paste")) {
        step->key = KEY_PASTE_END;
        return true;
    }
    return key_from_name(name, length, &step->key) || is_resize(name, length, step);
}

static int
line_of(const char *script, const char *place)
{
    int line = 1;
    for (; script < place; script++)
        line += *script == '\n';
    return line;
}

/* Reads one step at *place and moves on past it. */
static bool
read_step(const char *script, const char **place, struct step *step, struct error *error)
{
    const char *start = *place;
    if (start[0] == '<' && start[1] != '<') {
        size_t length = strcspn(start + 1, ">\n");
        if (start[1 + length] != '>' || !step_from_name(start + 1, length, step))
            return error_set(error, ERROR_INPUT, "Line %d: there is no key '%.*s'",
                             line_of(script, start), (int)length, start + 1);
        *place = start + length + 2;
        return true;
    }
    *step = (struct step){.kind = STEP_KEY};
    size_t length = utf8_decode(start, &step->key);
    *place = start + (*start == '<' ? 2 : length);
    return true;
}

static bool
read_script(struct script_terminal *script, const char *text, struct error *error)
{
    const char *place = text;
    while (*place != '\0') {
        struct step step;
        if (*place == '\n') {
            place++;
            continue;
        }
        if (!read_step(text, &place, &step, error))
            return false;
        add_step(script, step);
    }
    return true;
}

static void
script_size(struct terminal *terminal, int *rows, int *columns)
{
    const struct script_terminal *script = script_of(terminal);
    *rows = script->rows;
    *columns = script->columns;
}

static void
script_present(struct terminal *terminal, const struct canvas *canvas)
{
    struct script_terminal *script = script_of(terminal);
    struct canvas *shown = script->shown;
    if (shown->rows != canvas->rows || shown->columns != canvas->columns)
        canvas_resize(shown, canvas->rows, canvas->columns);
    size_t count = (size_t)canvas->rows * (size_t)canvas->columns;
    memcpy(shown->cells, canvas->cells, count * sizeof *canvas->cells);
    canvas_place_cursor(shown, canvas->cursor_row, canvas->cursor_column);
    script->shown_all = true;
}

/* A reader that does not wait may be asking for typed-ahead keys before it shows what the last
 * one did: a picture taken now would be one of the past. */
static bool
is_too_early(const struct script_terminal *script, const struct step *step, int timeout_ms)
{
    return step->kind != STEP_KEY && timeout_ms == 0 && !script->shown_all;
}

static key
script_read_key(struct terminal *terminal, int timeout_ms)
{
    struct script_terminal *script = script_of(terminal);
    while (script->next < script->count) {
        const struct step *step = &script->steps[script->next];
        if (is_too_early(script, step, timeout_ms))
            return KEY_NONE;
        script->next++;
        switch (step->kind) {
        case STEP_KEY:
            script->shown_all = false;
            return step->key;
        case STEP_PAUSE:
            return KEY_NONE;
        case STEP_RESIZE:
            script->shown_all = false;
            script->rows = step->rows;
            script->columns = step->columns;
            return KEY_RESIZED;
        case STEP_SHOT:
            if (script->on_shot)
                script->on_shot(script->context, script->shown);
            break;
        }
    }
    return KEY_HUNG_UP;
}

static void
script_do_nothing(struct terminal *terminal)
{
    (void)terminal;
}

static void
script_lend(struct terminal *terminal, void (*run)(void *context), void *context)
{
    (void)terminal;
    run(context);
}

static void
script_copy(struct terminal *terminal, const char *text)
{
    (void)terminal, (void)text;
}

static void
script_close(struct terminal *terminal)
{
    struct script_terminal *script = script_of(terminal);
    canvas_free(script->shown);
    free(script->steps);
    free(script);
}

static const struct terminal_class script_class = {
    .size = script_size,
    .present = script_present,
    .read_key = script_read_key,
    .redraw = script_do_nothing,
    .suspend = script_do_nothing,
    .lend = script_lend,
    .copy = script_copy,
    .close = script_close,
};

struct terminal *
terminal_open_script(const char *script, int rows, int columns,
                     void (*on_shot)(void *context, const struct canvas *canvas), void *context,
                     struct error *error)
{
    struct script_terminal *opened = must_calloc(1, sizeof *opened);
    opened->terminal.class = &script_class;
    opened->rows = rows;
    opened->columns = columns;
    opened->on_shot = on_shot;
    opened->context = context;
    opened->shown = canvas_new(rows, columns);
    if (read_script(opened, script, error))
        return &opened->terminal;
    script_close(&opened->terminal);
    return NULL;
}
