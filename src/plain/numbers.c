/* numbers.c - which records a command is for: "3", "1,3-5", the marked ones, the open one. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "plain_private.h"

void
targets_clear(struct targets *targets)
{
    free(targets->ids);
    *targets = (struct targets){.ids = NULL};
}

static void
add(struct targets *targets, const struct id *id)
{
    for (size_t i = 0; i < targets->count; i++) {
        if (id_equal(&targets->ids[i], id))
            return;
    }
    targets->ids = must_realloc(targets->ids, (targets->count + 1) * sizeof *targets->ids);
    targets->ids[targets->count++] = *id;
}

/* Numbers are of rows that may be of several types: what happened to one person. */
static bool
add_row(const struct level *level, size_t number, struct targets *targets)
{
    if (number < 1 || number > level->rows.count)
        return false;
    const struct record *row = level->rows.items[number - 1];
    if (targets->count > 0 && targets->type != row->type)
        return false;
    targets->type = row->type;
    add(targets, &row->id);
    return true;
}

static bool
is_number_list(const char *word, size_t length)
{
    return length > 0 && word[0] >= '0' && word[0] <= '9' && strspn(word, "0123456789,-") >= length;
}

static bool
read_numbers(const struct level *level, const char *word, size_t length, struct targets *targets)
{
    const char *at = word, *end = word + length;
    while (at < end) {
        char *after;
        size_t from = (size_t)strtoul(at, &after, 10), to = from;
        if (after == at)
            return false;
        at = after;
        if (at < end && *at == '-') {
            to = (size_t)strtoul(at + 1, &after, 10);
            if (after == at + 1)
                return false;
            at = after;
        }
        if (to < from || to > level->rows.count)
            return false;
        for (size_t number = from; number <= to; number++) {
            if (!add_row(level, number, targets))
                return false;
        }
        at += at < end && *at == ',' ? 1 : 0;
    }
    return true;
}

static bool
take_word(struct plain *plain, const char *word, size_t length, struct targets *targets)
{
    const struct level *level = plain_level(plain);
    if (is_number_list(word, length) && read_numbers(level, word, length, targets))
        return true;
    targets_clear(targets);
    if (level->rows.count == 0)
        talk_line(&plain->talk, "Error: There is no record here to choose");
    else
        talk_line(&plain->talk,
                  "Error: '%.*s' must be a number from 1 to %zu, or several of them such as 1,3-5",
                  (int)length, word, level->rows.count);
    return false;
}

static bool
ask_which(struct plain *plain, const struct command *command, struct targets *targets)
{
    const struct level *level = plain_level(plain);
    struct text line = TEXT_EMPTY;
    char *prompt = must_format("Which, 1 to %zu, for '%s'", level->rows.count, command->name);
    bool found = false;
    if (level->rows.count == 0)
        take_word(plain, "", 0, targets);
    else if (talk_ask(&plain->talk, prompt, "<", &line) == ANSWER_LINE)
        found = take_word(plain, text_string(&line), line.length, targets);
    free(prompt);
    text_clear(&line);
    return found;
}

static void
take_marked(const struct level *level, struct targets *targets)
{
    for (size_t i = 0; i < level->marks.count; i++) {
        targets->ids = must_realloc(targets->ids, (targets->count + 1) * sizeof *targets->ids);
        targets->ids[targets->count++] = level->marks.ids[i];
    }
}

bool
targets_find(struct plain *plain, const struct command *command, const char **rest,
             struct targets *targets)
{
    const struct level *level = plain_level(plain);
    size_t length = strcspn(*rest, " ");
    *targets = (struct targets){.type = level->type};
    if (is_number_list(*rest, length)) {
        bool found = take_word(plain, *rest, length, targets);
        *rest += length;
        *rest += strspn(*rest, " ");
        targets->trash = level->place == PLACE_LIST && level->query.trash;
        return found;
    }
    if (level->place == PLACE_DETAIL) {
        add(targets, &level->id);
        return true;
    }
    targets->trash = level->query.trash;
    take_marked(level, targets);
    return targets->count > 0 || ask_which(plain, command, targets);
}
