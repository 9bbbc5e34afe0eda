/* snapshot_gather.c - the counts of one force on one day, out of all snapshots. */
#include "modules/snapshot_gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "record/record.h"

/* --- the force --- */

/* The force of the pack with this name; ERROR_INPUT "did you mean". */
static const struct counted *
snapshot_find_force(const struct counting *counting, const char *typed, struct error *error)
{
    bool marked;
    const struct counted *force = counting_force(counting, typed, &marked);
    if (force && !marked)
        return force;
    const char **names = must_calloc(counting->force_count, sizeof *names);
    for (size_t i = 0; i < counting->force_count; i++)
        names[i] = counting->forces[i].label;
    const char *nearest = string_nearest(typed, names, counting->force_count);
    if (nearest)
        error_set(error, ERROR_INPUT, "There is no police force '%s'; did you mean '%s'", typed,
                  nearest);
    else
        error_set(error, ERROR_INPUT,
                  "There is no police force '%s'; write it as the Home Office does, such as Kent",
                  typed);
    free(names);
    return NULL;
}

bool
snapshot_read_as_at(const char *typed, const struct date *today, struct date *day,
                    struct error *error)
{
    size_t length = strlen(typed);
    if (length == 4 && strspn(typed, "0123456789") == 4) {
        *day = (struct date){(int)strtol(typed, NULL, 10), 12, 31};
        return date_is_real(*day) || error_set(error, ERROR_INPUT, "'%s' is no year", typed);
    }
    return date_parse(typed, "Date", *today, DATE_PAST, day, error);
}

/* --- which rows count whom --- */

static bool
has_role(const struct count_block *block, const struct count_row *like, const char *role)
{
    for (size_t i = 0; i < block->row_count; i++)
        if (string_equal(block->rows[i].role, role) &&
            string_equal(block->rows[i].area, like->area))
            return true;
    return false;
}

bool
count_row_is_part(const struct counting *counting, const struct count_block *block,
                  const struct count_row *row)
{
    if (string_equal(row->role, COUNT_ALL))
        return true;
    if (has_role(block, row, COUNT_ALL))
        return false;
    const struct counted_role *role = counting_role(counting, row->role);
    return !role || !role->part || !has_role(block, row, role->part);
}

/* --- gathering --- */

static bool
is_asked(const struct gather_question *question, const struct record *snapshot)
{
    const char *basis = record_get(snapshot, SNAPSHOT_BASIS);
    struct date day;
    return string_equal(basis, count_basis_codes[question->basis]) &&
           record_day(snapshot, SNAPSHOT_DATE, &day) &&
           (!question->as_at || date_to_days(day) <= date_to_days(*question->as_at));
}

static bool
has_force(const struct gather_question *question, const struct count_table *table,
          const char *force)
{
    for (size_t i = 0; i < table->block_count; i++) {
        const struct count_block *block = &table->blocks[i];
        if (question->characteristic &&
            !string_equal(block->characteristic, question->characteristic))
            continue;
        for (size_t j = 0; j < block->row_count; j++)
            if (string_equal(block->rows[j].area, force))
                return true;
    }
    return false;
}

static void
take_block(const struct gather_question *question, const struct count_block *block,
           const char *force, struct count_table *out)
{
    struct count_block *into = NULL;
    if (question->characteristic && !string_equal(block->characteristic, question->characteristic))
        return;
    for (size_t i = 0; i < block->row_count; i++) {
        const struct count_row *row = &block->rows[i];
        if (!string_equal(row->area, force))
            continue;
        if (!into)
            into = count_table_block(out, block->characteristic, block->list);
        size_t *targets = must_calloc(block->group_count + 1, sizeof *targets);
        for (size_t j = 0; j < block->group_count; j++)
            targets[j] = count_block_group(into, block->groups[j]);
        struct count_row *sum = count_block_row(into, force, row->role, row->ages);
        for (size_t j = 0; j < block->group_count; j++)
            sum->counts[targets[j]] = count_add(sum->counts[targets[j]], row->counts[j]);
        free(targets);
    }
}

static void
take_table(const struct gather_question *question, const struct count_table *table,
           struct gathered *gathered)
{
    const char *force = gathered->force->code, *made = count_table_made(table, force);
    for (size_t i = 0; i < table->block_count; i++)
        take_block(question, &table->blocks[i], force, &gathered->table);
    if (made && !count_table_made(&gathered->table, force))
        count_table_add_made(&gathered->table, force, made);
}

/* The list is in the order of days, the newest first. */
static bool
gather_from(const struct gather_question *question, const struct record_list *list,
            struct gathered *gathered, struct error *error)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct record *snapshot = list->items[i];
        struct count_table table;
        struct date day = {0};
        record_day(snapshot, SNAPSHOT_DATE, &day);
        if (gathered->sources.count > 0 && date_to_days(day) != date_to_days(gathered->date))
            break;
        if (!is_asked(question, snapshot))
            continue;
        bool read = snapshot_counts(snapshot, &table, error);
        if (read && has_force(question, &table, gathered->force->code)) {
            gathered->date = day;
            take_table(question, &table, gathered);
            record_list_add(&gathered->sources, record_copy(snapshot));
        }
        count_table_clear(&table);
        if (!read)
            return false;
    }
    return true;
}

static bool
refuse_none(const struct gather_question *question, const struct gathered *gathered,
            struct error *error)
{
    char day[DATE_TEXT_SIZE] = "";
    if (question->as_at)
        date_show(*question->as_at, day);
    return error_set(
        error, ERROR_NOT_FOUND, "No %s snapshot has counts of %s%s%s%s%s; import one first",
        question->type->name, gathered->force->label, question->characteristic ? " by " : "",
        question->characteristic ? question->characteristic : "", question->as_at ? " until " : "",
        day);
}

bool
snapshot_gather(struct session *session, const struct gather_question *question,
                struct gathered *gathered, struct error *error)
{
    struct record_list list = {.count = 0};
    *gathered = (struct gathered){.table = {.basis = question->basis}};
    gathered->force = snapshot_find_force(question->counting, question->force, error);
    bool done = gathered->force && snapshot_read_all(session, question->type, &list, error) &&
                gather_from(question, &list, gathered, error);
    if (done && gathered->sources.count == 0)
        done = refuse_none(question, gathered, error);
    record_list_clear(&list);
    return done;
}

void
gathered_clear(struct gathered *gathered)
{
    count_table_clear(&gathered->table);
    record_list_clear(&gathered->sources);
}

bool
gathered_is_published(const struct gathered *gathered)
{
    for (size_t i = 0; i < gathered->sources.count; i++)
        if (!string_equal(record_get(gathered->sources.items[i], SNAPSHOT_PUBLISHED), "yes"))
            return false;
    return true;
}

/* Whether it answers the question; false with an error when its counts cannot be read. */
static bool
reads_as_asked(const struct gather_question *question, const struct record *snapshot,
               const char *force, bool *answers, struct error *error)
{
    struct count_table table;
    *answers = false;
    if (!is_asked(question, snapshot))
        return true;
    bool done = snapshot_counts(snapshot, &table, error);
    *answers = done && has_force(question, &table, force);
    count_table_clear(&table);
    return done;
}

bool
snapshot_days(struct session *session, const struct gather_question *question, struct date *days,
              size_t most, size_t *count, struct error *error)
{
    struct record_list list = {.count = 0};
    const struct counted *force = snapshot_find_force(question->counting, question->force, error);
    bool done = force && snapshot_read_all(session, question->type, &list, error);
    *count = 0;
    for (size_t i = 0; i < list.count && *count < most && done; i++) {
        struct date day = {0};
        bool answers;
        record_day(list.items[i], SNAPSHOT_DATE, &day);
        if (*count > 0 && date_to_days(days[*count - 1]) == date_to_days(day))
            continue;
        done = reads_as_asked(question, list.items[i], force->code, &answers, error);
        if (answers)
            days[(*count)++] = day;
    }
    record_list_clear(&list);
    return done;
}

bool
snapshot_first_day(struct session *session, const struct gather_question *question,
                   struct date *day, struct error *error)
{
    struct record_list list = {.count = 0};
    struct gathered none = {.force =
                                snapshot_find_force(question->counting, question->force, error)};
    bool done = none.force && snapshot_read_all(session, question->type, &list, error);
    bool answers = false;
    for (size_t i = list.count; i-- > 0 && done && !answers;) {
        done = reads_as_asked(question, list.items[i], none.force->code, &answers, error);
        record_day(list.items[i], SNAPSHOT_DATE, day);
    }
    if (done && !answers)
        done = refuse_none(question, &none, error);
    record_list_clear(&list);
    return done;
}
