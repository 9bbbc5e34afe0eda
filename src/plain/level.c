/* level.c - the stack of what is open: a list, a record in it, what belongs to that. */
#include <stdlib.h>
#include <string.h>

#include "plain_private.h"

struct level *
plain_level(const struct plain *plain)
{
    return plain->levels[plain->level_count - 1];
}

void
level_free(struct level *level)
{
    record_list_clear(&level->rows);
    filter_clear(&level->filter);
    marks_clear(&level->marks);
    if (level->place == PLACE_LIST)
        list_shape_clear(&level->shape);
    timeline_clear(&level->timeline);
    record_free(level->next_event);
    free(level);
}

void
level_push(struct plain *plain, struct level *level)
{
    if (plain->level_count == LEVELS_MOST) {
        level_free(plain->levels[1]);
        memmove(plain->levels + 1, plain->levels + 2, (LEVELS_MOST - 2) * sizeof(struct level *));
        plain->level_count--;
    }
    plain->levels[plain->level_count++] = level;
}

void
level_show(struct plain *plain)
{
    struct level *level = plain_level(plain);
    if (level->place == PLACE_LIST)
        list_show(plain, level);
    else
        record_show(plain, level);
}

const char *
level_usual(const struct plain *plain)
{
    if (plain_level(plain)->more)
        return "more";
    return plain->level_count > 1 ? "<" : "again";
}

void
level_enter(struct plain *plain)
{
    struct level *level = plain_level(plain);
    if (level->more && level->place == PLACE_LIST)
        list_move(plain, QUERY_AFTER);
    else if (level->more)
        record_show_more(plain, level);
    else if (plain->level_count > 1)
        level_go_back(plain);
    else
        level_show(plain);
}

/* Out of one thing: the marks, the filter, the level. */
void
level_go_back(struct plain *plain)
{
    struct level *level = plain_level(plain);
    if (level->marks.count > 0) {
        plain_unmark(plain, NULL, "");
    } else if (level->shape.filter.length > 0) {
        plain_filter(plain, NULL, "-");
    } else if (plain->level_count == 1) {
        talk_line(&plain->talk, "This is the first list; type quit to leave posact");
    } else {
        level_free(plain->levels[--plain->level_count]);
        level_show(plain);
    }
}
