/* record.c - one record: a line for each answer, then what happened in its life, numbered. */
#include <stdlib.h>

#include "base/memory.h"
#include "modules/lawful_basis.h"
#include "modules/reading.h"
#include "modules/record_words.h"
#include "plain_private.h"
#include "record/checklist.h"

#define EVENTS 10

static void
append_fields(struct plain *plain, const struct record *record, struct text *out)
{
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        struct text shown = TEXT_EMPTY;
        session_show_field(plain->session, record, i, false, &shown);
        if (shown.length > 0)
            text_append_format(out, "%s: %s\n", record->type->fields[i].label, text_string(&shown));
        text_clear(&shown);
    }
}

/* B14: "Evidence: Incomplete: at least one figure or statement". */
static bool
append_checklist(struct plain *plain, const struct record *record, struct text *out,
                 struct error *error)
{
    struct checklist list = {.count = 0};
    bool read =
        !record->type->checklist || record->type->checklist(plain->session, record, &list, error);
    for (size_t i = 0; i < list.count; i++) {
        text_append_format(out, "%s: ", list.items[i].label);
        checklist_append(&list.items[i], out);
        text_append(out, "\n");
    }
    checklist_clear(&list);
    return read;
}

/* Why it may be kept (P26), and what it is known by. */
static void
append_core(struct plain *plain, const struct record *record, struct text *out)
{
    struct text basis = TEXT_EMPTY;
    lawful_basis_append(session_config(plain->session), record->type,
                        session_context(plain->session)->today, &basis);
    if (basis.length > 0)
        text_append_format(out, "%s: %s\n", LAWFUL_BASIS_LABEL, text_string(&basis));
    text_clear(&basis);
    text_append_format(out, "%s: %.8s\n", record->type->fields[RECORD_ID].label,
                       record_get(record, RECORD_ID));
}

/* "2. 21 November 2026, 12:04: Email, asked what to wear". */
static void
append_event(struct plain *plain, const struct level *level, const struct record *event,
             size_t number, struct text *out)
{
    const struct record_type *type = event->type;
    bool own = type->fields[type->parent_field].target == level->type;
    struct text line = TEXT_EMPTY;
    text_append_format(out, "%zu. ", number);
    session_show(plain->session, &type->fields[type->sort_field],
                 record_get(event, type->sort_field), out);
    timeline_append_event(plain->session, event, level->type, &line);
    if (type->current && own) { /* which no line above the timeline says here */
        text_append(&line, "  ");
        type->line(event, session_context(plain->session), &line);
    }
    text_join_lines(&line);
    text_append_format(out, ": %s\n", text_string(&line));
    text_clear(&line);
}

/* One is read ahead, to know whether there are more. */
static bool
read_next(struct level *level, struct error *error)
{
    const struct record *event;
    if (!timeline_next(&level->timeline, &event, error))
        return false;
    level->next_event = event ? record_copy(event) : NULL;
    level->more = event != NULL;
    return true;
}

static bool
append_events(struct plain *plain, struct level *level, struct text *out, struct error *error)
{
    bool done = true;
    for (size_t i = 0; done && i < EVENTS && level->next_event; i++) {
        record_list_add(&level->rows, level->next_event);
        append_event(plain, level, level->next_event, level->rows.count, out);
        level->next_event = NULL;
        done = read_next(level, error);
    }
    return done;
}

static bool
start_timeline(struct plain *plain, struct level *level, struct text *out, struct error *error)
{
    record_list_clear(&level->rows);
    record_free(level->next_event);
    level->next_event = NULL;
    level->more = false;
    timeline_clear(&level->timeline);
    timeline_init(&level->timeline, plain->session, level->type, &level->id);
    if (level->timeline.count == 0)
        return true;
    if (!read_next(level, error))
        return false;
    text_append(out, level->more ? "Timeline, newest first\n" : "Timeline: nothing yet\n");
    return append_events(plain, level, out, error);
}

/* "Candidate Siân Wyn-Jones", and where it is when that is the trash. */
static void
append_title(struct plain *plain, const struct record *record, struct text *out)
{
    text_append_format(out, "%s ", record->type->label);
    session_title(plain->session, record->type, &record->id, out);
    text_append(out, record->alive ? "\n" : ", in the trash\n");
}

void
record_say_editors(struct plain *plain, const struct record *record)
{
    struct text words = TEXT_EMPTY;
    session_append_editors(plain->session, record->type, &record->id, &words);
    if (words.length > 0)
        talk_line(&plain->talk, "%s", text_string(&words));
    text_clear(&words);
}

void
record_show(struct plain *plain, struct level *level)
{
    struct text lines = TEXT_EMPTY, words = TEXT_EMPTY;
    struct error error;
    struct record *record = session_get(plain->session, level->type, &level->id, &error);
    bool read = record != NULL;
    if (read) {
        append_title(plain, record, &lines);
        read = append_checklist(plain, record, &lines, &error);
        append_fields(plain, record, &lines);
        read = read && record_words(plain->session, level->type, &level->id, &words, &error);
        if (words.length > 0)
            text_append_format(&lines, "%s: %s\n", level->type->words_type->plural_label,
                               text_string(&words));
        append_core(plain, record, &lines);
        read = read && start_timeline(plain, level, &lines, &error);
    }
    if (record)
        record_say_editors(plain, record);
    talk_text(&plain->talk, text_string(&lines));
    if (!read)
        talk_error(&plain->talk, &error);
    record_free(record);
    text_clear(&words);
    text_clear(&lines);
}

void
record_show_more(struct plain *plain, struct level *level)
{
    struct text lines = TEXT_EMPTY;
    struct error error;
    bool read = append_events(plain, level, &lines, &error);
    talk_text(&plain->talk, text_string(&lines));
    if (!read)
        talk_error(&plain->talk, &error);
    text_clear(&lines);
}

bool
record_open(struct plain *plain, const struct record_type *type, const struct id *id)
{
    struct error error;
    struct id opened = *id;
    session_follow(plain->session, type, &opened);
    struct record *record = session_get(plain->session, type, &opened, &error);
    if (!record || !reading_begin(plain->session, type, &opened, &error)) {
        record_free(record);
        talk_error(&plain->talk, &error);
        return false;
    }
    record_free(record);
    struct level *level = must_calloc(1, sizeof *level);
    level->place = PLACE_DETAIL;
    level->type = type;
    level->id = opened;
    level_push(plain, level);
    record_show(plain, level);
    return true;
}
