/* shell.c - the event loop: paints the top view, waits for a key, hands it on. */
#include "ui/shell.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/purpose.h"
#include "modules/session_user.h"
#include "term/draw.h"
#include "ui/hint_bar.h"
#include "ui/idle.h"
#include "ui/message_line.h"
#include "ui/messages.h"
#include "ui/paste.h"
#include "ui/views.h"

/* A23: below this there is no room for a title, a row, the message line and the hints. */
#define LEAST_ROWS 5
#define LEAST_COLUMNS 20
/* A pause in typing, after which a view does what could wait. */
#define PAUSE_MS 60
/* With keys typed ahead without end, a frame is sent at least so often. */
#define UNSEEN_MS 100
/* C16: work that takes longer is told. */
#define WORK_UNTOLD_MS 1000
#define WORK_AGAIN_MS 2000 /* and how far it has come, so often */
/* C02: what was typed is kept so long after the first key that is not. */
#define KEEP_MS 1000

struct view_stack {
    struct view **items;
    size_t count, capacity;
};

struct shell {
    struct session *session;
    struct terminal *terminal;
    const struct keymap *keymap;
    struct canvas *canvas;
    struct view_stack views;
    struct view_stack closed; /* freed when the key is done with */
    struct messages messages;
    const char *line; /* the message shown now, in `messages`; NULL for none */
    enum role line_role;
    key key;
    size_t key_number;
    int64_t presented_ms; /* by the steady clock: when a frame was last sent */
    int64_t telling_ms;   /* the same: when long work is told next; 0 for never again */
    bool work_told;
    struct text work_line; /* how far it has come */
    key *waiting;          /* typed during long work, for their turn; owned */
    size_t waiting_count, waiting_capacity;
    int64_t unkept_ms; /* by the steady clock: the first key that may not be kept yet; 0 for none */
    bool keep_failed;  /* and it was said */
    struct idle idle;
    struct record_list saved; /* the last one of each type */
    bool purpose_wanted;      /* somebody looks at what they have to say first what for */
    struct view *unseen;      /* and this is what shows it; NULL for none */
    bool unasked;             /* what is read is read again because somebody else saved */
    bool leaving;
    enum draft_stop stop; /* why the loop ends */
    struct hint_visits hints;
};

static void
resize(struct shell *shell)
{
    int rows = 0, columns = 0;
    shell->terminal->class->size(shell->terminal, &rows, &columns);
    canvas_resize(shell->canvas, rows, columns);
}

struct shell *
shell_new(const struct shell_options *options)
{
    struct shell *shell = must_calloc(1, sizeof *shell);
    shell->session = options->session;
    shell->terminal = options->terminal;
    shell->keymap = options->keymap;
    shell->canvas = canvas_new(0, 0);
    resize(shell);
    return shell;
}

static void
stack_push(struct view_stack *stack, struct view *view)
{
    stack->items =
        array_reserve(stack->items, &stack->capacity, stack->count + 1, sizeof(struct view *));
    stack->items[stack->count++] = view;
}

static void
stack_free_views(struct view_stack *stack)
{
    while (stack->count > 0) {
        struct view *view = stack->items[--stack->count];
        view->class->free(view);
    }
}

void
shell_free(struct shell *shell)
{
    if (!shell)
        return;
    stack_free_views(&shell->views);
    stack_free_views(&shell->closed);
    free(shell->views.items);
    free(shell->closed.items);
    messages_clear(&shell->messages);
    text_clear(&shell->work_line);
    canvas_free(shell->canvas);
    free(shell->waiting);
    record_list_clear(&shell->saved);
    hint_visits_clear(&shell->hints);
    free(shell);
}

struct session *
shell_session(struct shell *shell)
{
    return shell->session;
}

const struct keymap *
shell_keymap(struct shell *shell)
{
    return shell->keymap;
}

void
shell_push(struct shell *shell, struct view *view)
{
    view->shell = shell;
    stack_push(&shell->views, view);
    shell->hints.arriving = true;
}

/* Nothing that was typed goes with its view. */
static bool
keep_view(struct shell *shell, struct view *view, enum draft_stop stop)
{
    struct error error = {.code = ERROR_NONE};
    bool kept = !view->class->keep || view->class->keep(view, stop, &error);
    if (!kept && error.code != ERROR_BUSY && !shell->keep_failed)
        shell_say(shell, MESSAGE_WARNING, "What you typed cannot be kept as a draft: %s",
                  error.text);
    shell->keep_failed = !kept && error.code != ERROR_BUSY;
    return kept;
}

void
shell_keep(struct shell *shell, enum draft_stop stop)
{
    bool all = true;
    for (size_t i = 0; i < shell->views.count; i++)
        all = keep_view(shell, shell->views.items[i], stop) && all;
    shell->unkept_ms = all ? 0 : clock_steady_ms();
}

void
shell_pop(struct shell *shell)
{
    assert(shell->views.count > 0);
    keep_view(shell, shell->views.items[shell->views.count - 1], DRAFT_LEFT);
    stack_push(&shell->closed, shell->views.items[--shell->views.count]);
    shell->hints.arriving = true;
}

struct view *
shell_top(struct shell *shell)
{
    return shell->views.count > 0 ? shell->views.items[shell->views.count - 1] : NULL;
}

struct view *
shell_view(struct shell *shell, size_t index)
{
    return index < shell->views.count ? shell->views.items[index] : NULL;
}

void
shell_pop_to(struct shell *shell, struct view *view)
{
    while (shell->views.count > 0 && shell_top(shell) != view)
        shell_pop(shell);
}

void
shell_close(struct shell *shell, struct view *view)
{
    struct view_stack *views = &shell->views;
    for (size_t i = 0; i < views->count; i++) {
        if (views->items[i] != view)
            continue;
        keep_view(shell, view, DRAFT_LEFT);
        memmove(&views->items[i], &views->items[i + 1],
                (views->count - i - 1) * sizeof(struct view *));
        views->count--;
        stack_push(&shell->closed, view);
        shell->hints.arriving = shell->hints.arriving || i == views->count;
        return;
    }
}

static void
say_first_screen(struct shell *shell, enum place place)
{
    char quit[KEY_WAY_SIZE];
    keymap_way(shell->keymap, place, "quit", quit);
    shell_say(shell, MESSAGE_DONE, "This is the first screen; %s leaves posact", quit);
}

void
shell_back(struct shell *shell)
{
    struct view *view = shell_top(shell);
    if (!view || (view->class->may_close && !view->class->may_close(view)))
        return;
    if (shell->views.count > 1)
        shell_pop(shell);
    else
        say_first_screen(shell, view->class->place);
}

key
shell_key(const struct shell *shell)
{
    return shell->key;
}

size_t
shell_key_number(const struct shell *shell)
{
    return shell->key_number;
}

struct terminal *
shell_terminal(struct shell *shell)
{
    return shell->terminal;
}

void
shell_leave(struct shell *shell)
{
    shell->leaving = true;
}

const struct record *
shell_last_saved(const struct shell *shell, const struct record_type *type)
{
    for (size_t i = 0; i < shell->saved.count; i++) {
        if (shell->saved.items[i]->type == type)
            return shell->saved.items[i];
    }
    return NULL;
}

void
shell_keep_last_saved(struct shell *shell, struct record *record)
{
    for (size_t i = 0; i < shell->saved.count; i++) {
        if (shell->saved.items[i]->type != record->type)
            continue;
        record_free(shell->saved.items[i]);
        shell->saved.items[i] = record;
        return;
    }
    record_list_add(&shell->saved, record);
}

bool
shell_was_ended(const struct shell *shell)
{
    return shell->stop == DRAFT_HUNG_UP || shell->stop == DRAFT_STOPPED;
}

void
shell_stale(struct view *view)
{
    view->seen_version = 0;
}

void
shell_say(struct shell *shell, enum message_kind kind, const char *format, ...)
{
    static const struct {
        const char *word;
        enum role role;
    } kinds[] = {
        [MESSAGE_SAVED] = {"Saved: ", ROLE_SUCCESS},
        [MESSAGE_DONE] = {"", ROLE_TEXT},
        [MESSAGE_WARNING] = {"Warning: ", ROLE_WARNING},
        [MESSAGE_ERROR] = {"Error: ", ROLE_ERROR},
    };
    struct text text = TEXT_EMPTY;
    text_append(&text, kinds[kind].word);
    va_list args;
    va_start(args, format);
    text_append_vformat(&text, format, args);
    va_end(args);
    shell->line = messages_add(&shell->messages, text_string(&text));
    shell->line_role = kinds[kind].role;
    text_clear(&text);
}

void
shell_say_error(struct shell *shell, const struct error *error)
{
    bool asked_for = error->code == ERROR_STOPPED;
    shell_say(shell, asked_for ? MESSAGE_DONE : MESSAGE_ERROR, "%s", error->text);
}

void
shell_say_problems(struct shell *shell, const struct error_list *problems)
{
    for (size_t i = problems->count; i > 0; i--)
        shell_say(shell, MESSAGE_WARNING, "%s", problems->items[i - 1].text);
    if (problems->count <= 1)
        return;
    char messages[KEY_WAY_SIZE];
    keymap_way(shell->keymap, PLACE_LIST, "messages", messages);
    shell_say(shell, MESSAGE_WARNING, "%zu problems in the settings; %s shows them",
              problems->count, messages);
}

size_t
shell_message_count(const struct shell *shell)
{
    return shell->messages.count;
}

const char *
shell_message(const struct shell *shell, size_t index)
{
    return messages_get(&shell->messages, index);
}

/* -- Painting ---------------------------------------------------------------------------------- */

static void
refresh(struct shell *shell, struct view *view)
{
    struct canvas *canvas = shell->canvas;
    if (view->rows != canvas->rows || view->columns != canvas->columns)
        shell_stale(view);
    view->rows = canvas->rows;
    view->columns = canvas->columns;
    uint64_t version = session_version(shell->session);
    if (view->seen_version != 0 && view->seen_version == version)
        return;
    shell->unasked = view->seen_version != 0;
    view->seen_version = version;
    struct error error = {.code = ERROR_NONE};
    if (view->class->refresh && !view->class->refresh(view, &error))
        shell_say_error(shell, &error);
    shell->unasked = false;
}

/* A11. A screen below another that is gone back to is visited again. */
static bool
hints_are_wanted(struct shell *shell, const struct view *view)
{
    const char *when = config_text(session_config(shell->session), SETTING_HINTS);
    bool first_visit = hint_visits_see(&shell->hints, view->class);
    return string_equal(when, "always") || (string_equal(when, "first") && first_visit);
}

static bool
is_too_small(const struct shell *shell)
{
    return shell->canvas->rows < LEAST_ROWS || shell->canvas->columns < LEAST_COLUMNS;
}

/* On the canvas only: keys typed ahead find the same screen as keys typed slowly (C01). */
static void
paint(struct shell *shell, struct view *view)
{
    if (is_too_small(shell)) {
        draw_too_small(shell->canvas);
        return;
    }
    refresh(shell, view);
    canvas_erase(shell->canvas);
    view->class->draw(view, shell->canvas);
    if (shell->line)
        message_line_draw(shell->canvas, shell->line_role, shell->line);
    if (hints_are_wanted(shell, view))
        hint_bar_draw(shell->canvas, shell->keymap, view, shell->views.count <= 1);
}

static void
present(struct shell *shell)
{
    shell->terminal->class->present(shell->terminal, shell->canvas);
    shell->presented_ms = clock_steady_ms();
}

/* -- Keys -------------------------------------------------------------------------------------- */

/* What was typed during long work comes first (C01). */
static key
read_key(struct shell *shell, int timeout_ms)
{
    if (shell->waiting_count == 0)
        return shell->terminal->class->read_key(shell->terminal, timeout_ms);
    key first = shell->waiting[0];
    shell->waiting_count--;
    memmove(shell->waiting, shell->waiting + 1, shell->waiting_count * sizeof(key));
    return first;
}

/* Milliseconds until what was typed has to be kept; never less than 0. */
static int
keep_in_ms(const struct shell *shell)
{
    int64_t left = shell->unkept_ms + KEEP_MS - clock_steady_ms();
    return left > 0 ? (int)left : 0;
}

static void
keep_when_due(struct shell *shell)
{
    if (shell->unkept_ms != 0 && keep_in_ms(shell) == 0)
        shell_keep(shell, DRAFT_OPEN);
}

/* How long to wait for a key before something else may have to be done. */
static int
next_timeout_ms(const struct shell *shell, int otherwise_ms)
{
    bool sooner = shell->unkept_ms != 0 && keep_in_ms(shell) < otherwise_ms;
    return sooner ? keep_in_ms(shell) : otherwise_ms;
}

/* The next key; KEY_NONE when instead of one there is something new to paint. Nothing moves
 * unasked but for that (A06). */
static key
wait_for_key(struct shell *shell, struct view *view)
{
    bool may_idle = view->class->idle && !is_too_small(shell);
    int refresh_ms = (int)config_number(session_config(shell->session), SETTING_REFRESH);
    for (;;) {
        if (session_is_over(shell->session))
            return KEY_STOP;
        int timeout_ms = may_idle && PAUSE_MS < refresh_ms ? PAUSE_MS : refresh_ms;
        key pressed = read_key(shell, next_timeout_ms(shell, timeout_ms));
        if (pressed != KEY_NONE)
            return pressed;
        const char *line = shell->line;
        idle_look(&shell->idle, shell, view);
        keep_when_due(shell);
        session_rest(shell->session);
        if (shell->line != line || (may_idle && view->class->idle(view)))
            return KEY_NONE;
        may_idle = false;
        if (session_version(shell->session) != view->seen_version && !is_too_small(shell))
            return KEY_NONE;
    }
}

/* Frames that somebody has typed past already are not sent: on a slow line the screen would fall
 * behind a held key. */
static key
typed_ahead(struct shell *shell)
{
    if (clock_steady_ms() - shell->presented_ms > UNSEEN_MS)
        return KEY_NONE;
    return read_key(shell, 0);
}

/* -- Long work ----------------------------------------------------------------------------- */

void
shell_work(struct shell *shell)
{
    shell->telling_ms = clock_steady_ms() + WORK_UNTOLD_MS;
    shell->work_told = false;
}

/* Only that there is work is a message to be kept; how far it has come, nobody looks up. */
static void
tell_work(struct shell *shell, const char *reached)
{
    static const char words[] = "Working, Esc stops";
    if (!shell->work_told)
        shell_say(shell, MESSAGE_DONE, "%s", words);
    shell->work_told = true;
    shell->telling_ms = reached ? clock_steady_ms() + WORK_AGAIN_MS : 0;
    text_reset(&shell->work_line);
    text_append_format(&shell->work_line, "%s%s%s", words, reached ? ": " : "",
                       reached ? reached : "");
    shell->line = text_string(&shell->work_line);
    message_line_draw(shell->canvas, shell->line_role, shell->line);
    present(shell);
}

void
shell_key_later(struct shell *shell, key pressed)
{
    shell->waiting = array_reserve(shell->waiting, &shell->waiting_capacity,
                                   shell->waiting_count + 1, sizeof *shell->waiting);
    shell->waiting[shell->waiting_count++] = pressed;
}

bool
shell_go_on(void *context)
{
    return shell_go_on_from(context, NULL);
}

bool
shell_go_on_from(struct shell *shell, const char *reached)
{
    if (shell->telling_ms != 0 && clock_steady_ms() >= shell->telling_ms)
        tell_work(shell, reached);
    key pressed = shell->terminal->class->read_key(shell->terminal, 0);
    if (pressed == KEY_NONE)
        return true;
    if (pressed == KEY_ESCAPE || pressed == KEY_CTRL('C'))
        return false;
    if (pressed == KEY_PASTE_BEGIN)
        return paste_read(shell, NULL);
    shell_key_later(shell, pressed);
    return pressed != KEY_HUNG_UP && pressed != KEY_STOP;
}

/* E16: somebody else is writing for longer than usual. */
static void
tell_wait(void *context)
{
    struct shell *shell = context;
    shell_say(shell, MESSAGE_DONE, "Waiting while somebody else saves");
    message_line_draw(shell->canvas, shell->line_role, shell->line);
    present(shell);
}

/* S35. */
static void
tell_warning(struct shell *shell)
{
    struct text warning = TEXT_EMPTY;
    if (session_warning(shell->session, &warning))
        shell_say(shell, MESSAGE_WARNING, "%s", text_string(&warning));
    text_clear(&warning);
}

/* T30. Nothing opens because others save (A06). */
static void
want_purpose(void *context)
{
    struct shell *shell = context;
    shell->purpose_wanted = !shell->unasked;
}

/* `seen` is a view that cannot be read before that; NULL for none. */
static bool
ask_purpose(struct shell *shell, struct view *seen)
{
    static const struct id none;
    if (!shell->purpose_wanted)
        return false;
    shell->purpose_wanted = false;
    shell->unseen = seen;
    shell_push(shell, args_view_new(shell, command_purpose, NULL, &none));
    return true;
}

static bool
is_open(const struct shell *shell, const struct view *view)
{
    for (size_t i = 0; i < shell->views.count; i++) {
        if (shell->views.items[i] == view)
            return true;
    }
    return false;
}

/* Whoever does not say it is back where they came from: an empty list would say that there is
 * nothing. */
static void
leave_unseen(struct shell *shell)
{
    if (shell->unseen && !is_open(shell, shell->unseen))
        shell->unseen = NULL;
    if (!shell->unseen || shell_top(shell) != shell->unseen)
        return;
    shell->unseen = NULL;
    if (purpose_stated(shell->session) || shell->views.count == 1)
        return;
    shell_pop(shell);
    shell_say(shell, MESSAGE_DONE, "Not opened: no purpose was said");
}

/* -- Handling keys ------------------------------------------------------------------------- */

static void
say_unused(struct shell *shell, enum place place, key pressed)
{
    char name[KEY_NAME_SIZE], help[KEY_WAY_SIZE];
    key_to_name(pressed, name);
    keymap_way(shell->keymap, place, "help", help);
    shell_say(shell, MESSAGE_DONE, "No command has the key %s here; %s shows those that work", name,
              help);
}

static void
handle(struct shell *shell, struct view *view, key pressed)
{
    if (pressed == KEY_RESIZED) {
        resize(shell);
        return;
    }
    if (pressed == KEY_HUNG_UP || pressed == KEY_STOP) {
        shell->stop = pressed == KEY_HUNG_UP ? DRAFT_HUNG_UP : DRAFT_STOPPED;
        shell_leave(shell);
        return;
    }
    idle_typed(&shell->idle);
    if (shell->unkept_ms == 0)
        shell->unkept_ms = clock_steady_ms();
    if (pressed == KEY_PASTE_BEGIN) {
        shell->key_number++;
        shell->line = NULL;
        paste_read(shell, is_too_small(shell) ? NULL : view);
        return;
    }
    if (is_too_small(shell)) /* what is not seen is not worked */
        return;
    if (pressed == KEY_PASTE_END) /* of a paste that was taken for lost */
        return;
    if (pressed == KEY_CTRL('C'))
        pressed = KEY_ESCAPE;
    shell->key = pressed;
    shell->key_number++;
    shell->line = NULL;
    const struct command *command = keymap_find(shell->keymap, view->class->place, pressed);
    if (command)
        shell_command(shell, command);
    else if (view->class->type && view->class->type(view, pressed))
        return;
    else if (pressed == KEY_ESCAPE)
        shell_back(shell);
    else if (view->class->place & PLACE_LETTERS)
        say_unused(shell, view->class->place, pressed);
}

int
shell_run(struct shell *shell)
{
    shell->leaving = false;
    shell->stop = DRAFT_QUIT;
    idle_typed(&shell->idle);
    session_on_wait(shell->session, tell_wait, shell);
    purpose_on_ask(shell->session, want_purpose, shell);
    struct view *view;
    while (!shell->leaving && (view = shell_top(shell))) {
        tell_warning(shell);
        paint(shell, view);
        if (ask_purpose(shell, view))
            continue;
        key pressed = typed_ahead(shell);
        if (pressed == KEY_NONE) {
            present(shell);
            pressed = wait_for_key(shell, view);
        }
        if (pressed != KEY_NONE)
            handle(shell, view, pressed);
        ask_purpose(shell, NULL);
        leave_unseen(shell);
        stack_free_views(&shell->closed);
        keep_when_due(shell);
    }
    shell_keep(shell, shell->stop);
    session_on_wait(shell->session, NULL, NULL);
    purpose_on_ask(shell->session, NULL, NULL);
    return shell->stop == DRAFT_HUNG_UP ? 1 : 0;
}
