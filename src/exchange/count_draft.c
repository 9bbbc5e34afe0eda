/* count_draft.c - gathers what the cells of a table of counts say. */
#include "count_draft.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"

#define NOTES_MOST 1000

/* --- notes --- */

static struct snapshot_note *
add_note(struct snapshot_notes *notes, size_t line, const char *column, char *text)
{
    notes->items =
        array_reserve(notes->items, &notes->capacity, notes->count + 1, sizeof *notes->items);
    notes->items[notes->count] = (struct snapshot_note){
        .line = line,
        .column = column ? must_strdup(column) : NULL,
        .text = text,
        .times = 1,
    };
    return &notes->items[notes->count++];
}

static struct snapshot_note *
find_note(const struct snapshot_notes *notes, const char *text)
{
    for (size_t i = 0; i < notes->count; i++)
        if (string_equal(notes->items[i].text, text))
            return &notes->items[i];
    return NULL;
}

void
drafts_refuse(struct drafts *drafts, size_t line, const char *column, const char *format, ...)
{
    struct text words = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append_vformat(&words, format, args);
    va_end(args);
    if (drafts->report->refusals.count < NOTES_MOST)
        add_note(&drafts->report->refusals, line, column, text_take(&words));
    text_clear(&words);
}

void
drafts_leave_out(struct drafts *drafts, size_t line, const char *reason)
{
    struct snapshot_note *note = find_note(&drafts->report->reasons, reason);
    drafts->report->left_out++;
    if (note)
        note->times++;
    else
        add_note(&drafts->report->reasons, line, NULL, must_strdup(reason));
}

void
drafts_end_row(struct drafts *drafts, size_t refusals)
{
    if (drafts->report->refusals.count == refusals)
        drafts->report->used++;
    else
        drafts->report->refused++;
}

void
drafts_say(struct drafts *drafts, const char *format, ...)
{
    struct text words = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append_vformat(&words, format, args);
    va_end(args);
    if (!find_note(&drafts->report->remarks, text_string(&words)) &&
        drafts->report->remarks.count < NOTES_MOST)
        add_note(&drafts->report->remarks, 0, NULL, text_take(&words));
    text_clear(&words);
}

/* --- cells --- */

static struct count_draft *
draft_of(struct drafts *drafts, struct date date, enum count_basis basis)
{
    for (size_t i = 0; i < drafts->count; i++) {
        struct count_draft *draft = &drafts->items[i];
        if (date_to_days(draft->date) == date_to_days(date) && draft->raw.basis == basis)
            return draft;
    }
    drafts->items =
        array_reserve(drafts->items, &drafts->capacity, drafts->count + 1, sizeof *drafts->items);
    struct count_draft *draft = &drafts->items[drafts->count++];
    *draft =
        (struct count_draft){.date = date, .raw = {.basis = basis}, .totals = {.basis = basis}};
    return draft;
}

static void
note_label(struct drafts *drafts, const struct observed *observed)
{
    for (size_t i = 0; i < drafts->label_count; i++) {
        const struct drafted_label *label = &drafts->labels[i];
        if (string_equal(label->label, observed->group) &&
            string_equal(label->characteristic, observed->characteristic))
            return;
    }
    drafts->labels = array_reserve(drafts->labels, &drafts->label_capacity, drafts->label_count + 1,
                                   sizeof *drafts->labels);
    drafts->labels[drafts->label_count++] = (struct drafted_label){
        .characteristic = must_strdup(observed->characteristic),
        .label = must_strdup(observed->group),
        .column = must_strdup(observed->column),
        .line = observed->line,
    };
}

static void
note_area(struct drafts *drafts, const struct observed *observed)
{
    for (size_t i = drafts->area_count; i-- > 0;)
        if (string_equal(drafts->areas[i].code, observed->area))
            return;
    drafts->areas = array_reserve(drafts->areas, &drafts->area_capacity, drafts->area_count + 1,
                                  sizeof *drafts->areas);
    drafts->areas[drafts->area_count++] = (struct drafted_area){
        .code = must_strdup(observed->area),
        .name = must_strdup(observed->area_name),
        .line = observed->line,
    };
}

static bool
drafts_is_total(const char *label)
{
    static const char *const words[] = {"total", "all", "all people", "all usual residents"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (counted_same(label, words[i]))
            return true;
    return string_starts(label, "All categories");
}

static bool
read_cell(struct drafts *drafts, const struct observed *observed, uint64_t *count)
{
    switch (count_word_read(observed->cell, observed->basis, count)) {
    case COUNT_WORD_NUMBER:
        return true;
    case COUNT_WORD_UNKNOWN:
        drafts_say(drafts,
                   "'%.*s' is not known, which is not none: what adds it up is not known "
                   "either",
                   utf8_quoted(observed->cell), observed->cell);
        return true;
    case COUNT_WORD_DECIMALS:
        drafts_refuse(drafts, observed->line, observed->column,
                      "'%.*s' cannot be a headcount: it has decimals", utf8_quoted(observed->cell),
                      observed->cell);
        return false;
    case COUNT_WORD_OTHER:
        break;
    }
    drafts_refuse(drafts, observed->line, observed->column, "'%.*s' is no count",
                  utf8_quoted(observed->cell), observed->cell);
    return false;
}

void
drafts_observe(struct drafts *drafts, const struct observed *observed)
{
    uint64_t count;
    if (!read_cell(drafts, observed, &count))
        return;
    struct count_draft *draft = draft_of(drafts, observed->date, observed->basis);
    bool whole = string_equal(observed->characteristic, COUNT_ALL);
    bool total = !whole && drafts_is_total(observed->group);
    struct count_block *block =
        count_table_block(total ? &draft->totals : &draft->raw, observed->characteristic, "");
    size_t group = count_block_group(block, total || whole ? COUNT_ALL : observed->group);
    struct count_row *row = count_block_row(block, observed->area, observed->role, observed->ages);
    row->counts[group] = count_add(row->counts[group], count);
    if (!total && !whole)
        note_label(drafts, observed);
    if (drafts->by_authority)
        note_area(drafts, observed);
}

/* --- rows that are there twice --- */

void
drafts_identify(struct drafts *drafts, size_t line, const char *key)
{
    drafts->identities = array_reserve(drafts->identities, &drafts->identity_capacity,
                                       drafts->identity_count + 1, sizeof *drafts->identities);
    drafts->identities[drafts->identity_count++] =
        (struct identity){.key = must_strdup(key), .line = line};
}

static int
compare_identities(const void *a, const void *b)
{
    const struct identity *one = a, *other = b;
    int order = strcmp(one->key, other->key);
    return order != 0 ? order : (one->line > other->line) - (one->line < other->line);
}

void
drafts_check_identities(struct drafts *drafts)
{
    if (drafts->identity_count > 0)
        qsort(drafts->identities, drafts->identity_count, sizeof *drafts->identities,
              compare_identities);
    for (size_t i = 1; i < drafts->identity_count; i++) {
        const struct identity *before = &drafts->identities[i - 1], *twice = &drafts->identities[i];
        if (strcmp(before->key, twice->key) == 0)
            drafts_refuse(drafts, twice->line, NULL, "It counts the same people as line %zu",
                          before->line);
    }
}

/* --- names --- */

/* What was found for the same words before: most rows repeat those of the row above. */
static const struct found_name *
find_before(const struct drafts *drafts, const char *code, const char *name)
{
    for (size_t i = drafts->found_count; i-- > 0;)
        if (strcmp(drafts->found[i].name, name) == 0 && strcmp(drafts->found[i].code, code) == 0)
            return &drafts->found[i];
    return NULL;
}

static const char *
keep_found(struct drafts *drafts, const char *code, const char *name, const char *result)
{
    drafts->found = array_reserve(drafts->found, &drafts->found_capacity, drafts->found_count + 1,
                                  sizeof *drafts->found);
    drafts->found[drafts->found_count++] =
        (struct found_name){must_strdup(code), must_strdup(name), result};
    return result;
}

static const char *
find_force(struct drafts *drafts, size_t line, const char *column, const char *code,
           const char *name)
{
    bool marked = false, unused;
    bool has_code = *code != '\0' && !string_equal_no_case(code, "n/a");
    const struct counted *by_code =
        has_code ? counting_force(drafts->counting, code, &unused) : NULL;
    const struct counted *by_name =
        *name != '\0' ? counting_force(drafts->counting, name, &marked) : NULL;
    if (*name != '\0' && !by_name) {
        drafts_refuse(
            drafts, line, column,
            "'%.*s' is no police force that schema/packs/counting.yaml knows; add this spelling "
            "to your copy of it",
            utf8_quoted(name), name);
        return NULL;
    }
    if (has_code && !by_code) {
        drafts_refuse(drafts, line, column, "'%.*s' is no code of a police force",
                      utf8_quoted(code), code);
        return NULL;
    }
    if (by_code && by_name && by_code != by_name) {
        drafts_refuse(drafts, line, column, "'%.*s' is the code of %s, not of '%.*s'",
                      utf8_quoted(code), code, by_code->label, utf8_quoted(name), name);
        return NULL;
    }
    const struct counted *force = by_code ? by_code : by_name;
    if (!force) {
        drafts_refuse(drafts, line, column, "No police force is named; name it with --force");
        return NULL;
    }
    if (marked)
        drafts_say(drafts, "'%s' is read as %s with the mark of a footnote", name, force->label);
    else if (by_name && !counted_same(name, force->label))
        drafts_say(drafts, "'%s' is %s", name, force->label);
    return force->code;
}

const char *
drafts_force(struct drafts *drafts, size_t line, const char *column, const char *code,
             const char *name)
{
    const struct found_name *before = find_before(drafts, code, name);
    if (before)
        return before->result;
    const char *force = find_force(drafts, line, column, code, name);
    return force ? keep_found(drafts, code, name, force) : NULL;
}

const char *
drafts_role(struct drafts *drafts, const char *written)
{
    const struct found_name *before = find_before(drafts, "role", written);
    if (before)
        return before->result;
    const struct counted_role *role = counting_role(drafts->counting, written);
    if (!role)
        drafts_say(drafts,
                   "'%s' is no role of schema/packs/counting.yaml, and is kept as it is written",
                   written);
    return role ? keep_found(drafts, "role", written, role->name.code) : written;
}

const char *
drafts_characteristic(struct drafts *drafts, size_t line, const char *written)
{
    const struct counted *found = counting_characteristic(drafts->counting, written);
    if (found)
        return found->code;
    if (drafts_is_total(written))
        return COUNT_ALL;
    drafts_refuse(drafts, line, "characteristic", "'%.*s' is no characteristic",
                  utf8_quoted(written), written);
    return NULL;
}

void
drafts_clear(struct drafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++) {
        count_table_clear(&drafts->items[i].raw);
        count_table_clear(&drafts->items[i].totals);
    }
    for (size_t i = 0; i < drafts->label_count; i++) {
        free(drafts->labels[i].characteristic);
        free(drafts->labels[i].label);
        free(drafts->labels[i].column);
    }
    for (size_t i = 0; i < drafts->area_count; i++) {
        free(drafts->areas[i].code);
        free(drafts->areas[i].name);
    }
    for (size_t i = 0; i < drafts->identity_count; i++)
        free(drafts->identities[i].key);
    for (size_t i = 0; i < drafts->found_count; i++) {
        free(drafts->found[i].code);
        free(drafts->found[i].name);
    }
    free(drafts->found);
    free(drafts->items);
    free(drafts->labels);
    free(drafts->areas);
    free(drafts->identities);
    text_clear(&drafts->source);
}
