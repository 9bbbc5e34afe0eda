/* counterparts.c - the commands whose work on the screens is to show something: the same said line
 * by line. The others are in the modules' tables and need no counterpart. */
#include <stdint.h>
#include <stdlib.h>

#include "plain_private.h"

static const struct command *
named(const struct plain *plain, const char *name)
{
    return run_find(plain, name);
}

bool
targets_find_one(struct plain *plain, const char *name, const char *rest, struct targets *targets)
{
    if (!targets_find(plain, named(plain, name), &rest, targets))
        return false;
    if (targets->count == 1)
        return true;
    talk_line(&plain->talk, "Error: '%s' is for one record at a time", name);
    targets_clear(targets);
    return false;
}

static void
run_open(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct targets targets;
    if (targets_find_one(plain, "open", rest, &targets)) {
        struct id id = targets.ids[0];
        record_open(plain, targets.type, &id);
        targets_clear(&targets);
    }
}

static void
run_history(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct targets targets;
    if (targets_find_one(plain, "history", rest, &targets)) {
        history_show(plain, targets.type, &targets.ids[0]);
        targets_clear(&targets);
    }
}

static void
run_messages(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    struct text lines = TEXT_EMPTY;
    for (size_t i = 0; i < plain->talk.message_count; i++)
        text_append_format(&lines, "%s\n", plain->talk.messages[i]);
    if (lines.length == 0)
        text_append(&lines, "There were no messages yet");
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

static void
run_back(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    level_go_back(plain);
}

static void
run_again(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    level_show(plain);
}

static void
run_help_here(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    run_help(plain);
}

static void
run_quit(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    plain->leaving = true;
}

/* Of a record everything before is said already: it begins again. */
static void
move(struct plain *plain, enum query_from from)
{
    struct level *level = plain_level(plain);
    if (level->place == PLACE_LIST)
        list_move(plain, from);
    else if (from != QUERY_AFTER)
        record_show(plain, level);
    else if (level->more)
        record_show_more(plain, level);
    else
        talk_line(&plain->talk, "There is no more");
}

static void
run_more(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    const struct level *level = plain_level(plain);
    if (level->place == PLACE_LIST && !level->more)
        talk_line(&plain->talk, "There is no more");
    else
        move(plain, QUERY_AFTER);
}

static void
run_less(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    move(plain, QUERY_BEFORE);
}

static void
run_first(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    move(plain, QUERY_FIRST);
}

static void
run_last(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    move(plain, QUERY_LAST);
}

static const struct {
    const char *name;
    counterpart_run *run;
} counterparts[] = {
    {"open", run_open},
    {"filter", plain_filter},
    {"sort", plain_sort},
    {"sort-previous", plain_sort_previous},
    {"sort-next", plain_sort_next},
    {"columns", plain_columns},
    {"trash", plain_trash},
    {"mark", plain_mark},
    {"mark-all", plain_mark_all},
    {"unmark", plain_unmark},
    {"save-view", plain_save_view},
    {"forget-view", plain_forget_view},
    {"export", plain_export},
    {"import", plain_import},
    {"letter", plain_letter},
    {"source-letter", plain_source_letter},
    {"copy", plain_copy},
    {"history", run_history},
    {"log", plain_log},
    {"go", plain_go},
    {"day", plain_day},
    {"board", plain_board},
    {"funnel", plain_funnel},
    {"desk", plain_desk},
    {"calendar", plain_calendar},
    {"drafts", plain_drafts},
    {"conflicts", plain_conflicts},
    {"duplicates", plain_duplicates},
    {"merge", plain_merge},
    {"suggest", plain_suggest},
    {"intake", plain_intake},
    {"reports", plain_reports},
    {"load", plain_load},
    {"audit", plain_audit},
    {"who-looked", plain_who_looked},
    {"board-pack", plain_pack},
    {"outcomes", plain_outcomes},
    {"answers", plain_answers},
    {"self-entry", plain_self_entry},
    {"set-key", plain_set_key},
    {"representation", plain_representation},
    {"import-counts", plain_import_counts},
    {"defence-pack", plain_defence_pack},
    {"assessment-page", plain_assessment_page},
    {"messages", run_messages},
    {"back", run_back},
    {"previous", run_back},
    {"quit", run_quit},
    {"help", run_help_here},
    {"redraw", run_again},
    {"page-down", run_more},
    {"page-up", run_less},
    {"first", run_first},
    {"last", run_last},
};

counterpart_run *
counterpart_of(const struct command *command)
{
    for (size_t i = 0; i < sizeof counterparts / sizeof counterparts[0]; i++) {
        if (string_equal(counterparts[i].name, command->name))
            return counterparts[i].run;
    }
    return NULL;
}
