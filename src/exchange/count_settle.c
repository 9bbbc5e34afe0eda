/* count_settle.c - from what a file says to snapshots: each group in a code list, parts held
 * against the totals that the file itself gives. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "count_ages.h"
#include "count_areas.h"
#include "count_draft.h"
#include "record/record.h"

#define AREAS_NAMED 3
#define FTE_ROUNDING 1 /* hundredths that a rounded part may be off */

struct settling {
    struct drafts *drafts;
    struct lookup *lookup; /* NULL where areas are forces */
    struct count_draft *draft;
    struct count_table table; /* of the snapshot */
};

/* --- which code list --- */

/* What a group of the file is in a list: one of its groups, or of a list that it maps into, whose
 * groups are sums of its own. */
struct settled_group {
    const struct counted_group *group;
    const struct counted_list *sum_list; /* NULL for a group of the list itself */
};

static bool
maps_into(const struct counted_list *list, const struct counted_list *sums)
{
    for (size_t i = 0; i < list->group_count; i++)
        if (list != sums && counting_map(list, &list->groups[i], sums))
            return true;
    return false;
}

static bool
find_group(const struct counting *counting, const struct counted_list *list, const char *label,
           struct settled_group *found)
{
    *found = (struct settled_group){.group = counted_list_group(list, label)};
    for (size_t i = 0; i < counting->list_count && !found->group; i++) {
        const struct counted_list *sums = &counting->lists[i];
        if (!maps_into(list, sums))
            continue;
        found->group = counted_list_group(sums, label);
        found->sum_list = found->group ? sums : NULL;
    }
    return found->group != NULL;
}

/* How many groups of the block are the list's own; 0 when one of them is not known in it. */
static size_t
count_own(const struct counting *counting, const struct counted_list *list,
          const struct count_block *block)
{
    size_t own = 0;
    for (size_t i = 0; i < block->group_count; i++) {
        struct settled_group found;
        if (!find_group(counting, list, block->groups[i], &found))
            return 0;
        own += found.sum_list ? 0 : 1;
    }
    return own;
}

/* The list of which most groups are there; of several the one with the fewest groups beside. */
static const struct counted_list *
choose_list(const struct counting *counting, const struct count_block *block)
{
    const struct counted_list *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < counting->list_count; i++) {
        const struct counted_list *list = &counting->lists[i];
        if (!string_equal(list->characteristic, block->characteristic))
            continue;
        size_t own = count_own(counting, list, block);
        if (own > most || (own > 0 && own == most && list->group_count < best->group_count)) {
            best = list;
            most = own;
        }
    }
    return best;
}

static bool
is_known_anywhere(const struct counting *counting, const char *characteristic, const char *label)
{
    for (size_t i = 0; i < counting->list_count; i++)
        if (string_equal(counting->lists[i].characteristic, characteristic) &&
            counted_list_group(&counting->lists[i], label))
            return true;
    return false;
}

static void
refuse_groups(struct settling *settling, const struct count_block *block)
{
    struct drafts *drafts = settling->drafts;
    bool said = false;
    for (size_t i = 0; i < drafts->label_count; i++) {
        const struct drafted_label *label = &drafts->labels[i];
        if (!string_equal(label->characteristic, block->characteristic) ||
            is_known_anywhere(drafts->counting, block->characteristic, label->label))
            continue;
        drafts_refuse(drafts, label->line, label->column,
                      "'%s' is a group of no code list of %s; add it to your copy of "
                      "schema/packs/counting.yaml",
                      label->label, block->characteristic);
        said = true;
    }
    if (!said)
        drafts_refuse(
            drafts, 0, NULL,
            "No code list of %s has all the groups of the file; they are of several lists",
            block->characteristic);
}

/* --- parts and totals --- */

static void
append_area(const struct settling *settling, const struct count_row *row, struct text *out)
{
    const struct drafts *drafts = settling->drafts;
    bool unused;
    const struct counted *force = counting_force(drafts->counting, row->area, &unused);
    const char *name = force ? force->label : row->area;
    for (size_t i = 0; i < drafts->area_count; i++)
        if (string_equal(drafts->areas[i].code, row->area))
            name = drafts->areas[i].name;
    text_append_format(out, "%s%s%s", name, *row->role ? ", " : "", row->role);
}

/* Held against one another; what is not known is not compared. */
static bool
check_sum(struct settling *settling, const struct count_row *row, const char *what, uint64_t said,
          uint64_t sum, size_t parts)
{
    enum count_basis basis = settling->draft->raw.basis;
    uint64_t apart = said > sum ? said - sum : sum - said;
    uint64_t rounding = basis == COUNT_FTE ? FTE_ROUNDING * (parts + 1) : 0;
    if (said == COUNT_UNKNOWN || sum == COUNT_UNKNOWN || apart <= rounding)
        return true;
    struct text words = TEXT_EMPTY;
    append_area(settling, row, &words);
    text_append_format(&words, ": '%s' is ", what);
    count_write(said, basis, &words);
    text_append(&words, ", and its parts add up to ");
    count_write(sum, basis, &words);
    drafts_refuse(settling->drafts, 0, NULL, "%s", text_string(&words));
    text_clear(&words);
    return false;
}

static const struct count_row *
find_row(const struct count_block *block, const struct count_row *like)
{
    for (size_t i = 0; block && i < block->row_count; i++) {
        const struct count_row *row = &block->rows[i];
        if (string_equal(row->area, like->area) && string_equal(row->role, like->role) &&
            string_equal(row->ages, like->ages))
            return row;
    }
    return NULL;
}

/* `parts` tells which groups of the block are counted. */
static void
check_totals(struct settling *settling, const struct count_block *block, const bool *parts)
{
    const struct count_block *totals =
        count_table_find(&settling->draft->totals, block->characteristic);
    size_t held = 0;
    for (size_t i = 0; totals && i < totals->row_count; i++) {
        const struct count_row *row = find_row(block, &totals->rows[i]);
        uint64_t sum = 0;
        size_t count = 0;
        for (size_t j = 0; row && j < block->group_count; j++) {
            sum = count_add(sum, parts[j] ? row->counts[j] : 0);
            count += parts[j] ? 1 : 0;
        }
        held +=
            check_sum(settling, &totals->rows[i], "Total", totals->rows[i].counts[0], sum, count)
                ? 1
                : 0;
    }
    if (held > 0)
        drafts_say(settling->drafts, "%zu %s of %s held against the parts", held,
                   held == 1 ? "total" : "totals", block->characteristic);
}

/* --- blocks --- */

static void
add_counts(struct settling *settling, struct count_block *out, const struct count_block *block,
           const size_t *targets, const bool *parts)
{
    for (size_t i = 0; i < block->row_count; i++) {
        const struct count_row *row = &block->rows[i];
        const char *force =
            count_area_force(settling->drafts->counting, settling->lookup, row->area);
        if (!force)
            continue; /* refused by its name */
        struct count_row *sum = count_block_row(out, force, row->role, row->ages);
        for (size_t j = 0; j < block->group_count; j++)
            if (parts[j])
                sum->counts[targets[j]] = count_add(sum->counts[targets[j]], row->counts[j]);
    }
}

/* The groups of a list that the file has, in the order of the list. */
static void
settle_targets(const struct counted_list *list, const struct settled_group *groups,
               const struct count_block *block, struct count_block *out, size_t *targets)
{
    for (size_t i = 0; i < list->group_count; i++)
        for (size_t j = 0; j < block->group_count; j++)
            if (groups[j].group && groups[j].group == &list->groups[i])
                targets[j] = count_block_group(out, groups[j].group->name.code);
}

static void
check_subtotals(struct settling *settling, const struct counted_list *list,
                const struct settled_group *groups, const struct count_block *block)
{
    size_t held = 0;
    for (size_t i = 0; i < block->row_count; i++) {
        const struct count_row *row = &block->rows[i];
        for (size_t j = 0; j < block->group_count; j++) {
            uint64_t sum = 0;
            size_t parts = 0;
            for (size_t k = 0; k < block->group_count && groups[j].sum_list; k++) {
                if (groups[k].sum_list ||
                    counting_map(list, groups[k].group, groups[j].sum_list) != groups[j].group)
                    continue;
                sum = count_add(sum, row->counts[k]);
                parts++;
            }
            if (groups[j].sum_list &&
                check_sum(settling, row, block->groups[j], row->counts[j], sum, parts))
                held++;
        }
    }
    if (held > 0)
        drafts_say(settling->drafts,
                   "%zu subtotals of %s held against their parts, and not counted", held,
                   block->characteristic);
}

static void
settle_groups(struct settling *settling, const struct count_block *block)
{
    const struct counting *counting = settling->drafts->counting;
    const struct counted_list *list = choose_list(counting, block);
    if (!list) {
        refuse_groups(settling, block);
        return;
    }
    struct settled_group *groups = must_calloc(block->group_count + 1, sizeof *groups);
    size_t *targets = must_calloc(block->group_count + 1, sizeof *targets);
    bool *parts = must_calloc(block->group_count + 1, sizeof *parts);
    struct count_block *out =
        count_table_block(&settling->table, block->characteristic, list->name.code);
    for (size_t i = 0; i < block->group_count; i++) {
        find_group(counting, list, block->groups[i], &groups[i]);
        parts[i] = !groups[i].sum_list;
    }
    settle_targets(list, groups, block, out, targets);
    add_counts(settling, out, block, targets, parts);
    check_subtotals(settling, list, groups, block);
    check_totals(settling, block, parts);
    free(groups);
    free(targets);
    free(parts);
}

static void
settle_ages(struct settling *settling, const struct count_block *block)
{
    struct age_column *columns = ages_sort(settling->drafts, block);
    if (!columns)
        return;
    size_t *targets = must_calloc(block->group_count + 1, sizeof *targets), held = 0;
    bool *parts = must_calloc(block->group_count + 1, sizeof *parts);
    struct count_block *out = count_table_block(&settling->table, COUNT_AGE, "");
    for (size_t i = 0; i < block->group_count; i++) {
        struct text range = TEXT_EMPTY;
        parts[i] = columns[i].kind != AGE_BAND;
        if (columns[i].kind == AGE_UNSTATED)
            text_append(&range, "not_stated");
        else
            age_range_write(columns[i].first, columns[i].last, &range);
        if (parts[i])
            targets[i] = count_block_group(out, range.bytes);
        text_clear(&range);
    }
    for (size_t i = 0; i < block->row_count; i++) {
        for (size_t j = 0; j < block->group_count; j++) {
            uint64_t sum = 0;
            for (size_t k = 0; k < block->group_count && !parts[j]; k++)
                if (columns[k].kind == AGE_PART && columns[k].first >= columns[j].first &&
                    columns[k].last <= columns[j].last)
                    sum = count_add(sum, block->rows[i].counts[k]);
            if (!parts[j] && check_sum(settling, &block->rows[i], block->groups[j],
                                       block->rows[i].counts[j], sum, block->group_count))
                held++;
        }
    }
    if (held > 0)
        drafts_say(settling->drafts,
                   "%zu age bands held against the years that they repeat, and not "
                   "counted",
                   held);
    add_counts(settling, out, block, targets, parts);
    check_totals(settling, block, parts);
    free(columns);
    free(targets);
    free(parts);
}

static void
settle_whole(struct settling *settling, const struct count_block *block)
{
    struct count_block *out = count_table_block(&settling->table, COUNT_ALL, "");
    size_t target = count_block_group(out, COUNT_ALL);
    bool part = true;
    add_counts(settling, out, block, &target, &part);
}

/* --- rows that count the same people --- */

static bool
same_people(const struct count_row *a, const struct count_row *b)
{
    return string_equal(a->area, b->area) && string_equal(a->role, b->role);
}

/* Two rows of one role: their ages may touch nowhere. */
static void
check_row_ages(struct settling *settling, const struct count_row *a, const struct count_row *b)
{
    unsigned first, last, from, to;
    if (*a->ages == '\0' || *b->ages == '\0')
        drafts_refuse(settling->drafts, 0, NULL,
                      "The same people are counted for all ages and for '%s'; leave one out",
                      *a->ages ? a->ages : b->ages);
    else if (age_range_read(a->ages, &first, &last) && age_range_read(b->ages, &from, &to) &&
             first <= to && from <= last)
        drafts_refuse(settling->drafts, 0, NULL,
                      "The age range '%s' overlaps '%s': people would be counted twice", a->ages,
                      b->ages);
}

static bool
can_have_ranks(const struct counting *counting, const char *role)
{
    for (size_t i = 0; i < counting->role_count; i++)
        if (counting->roles[i].part && string_equal(counting->roles[i].part, role))
            return true;
    return false;
}

/* A role beside its ranks is their sum. */
static void
check_ranks(struct settling *settling, const struct count_block *block, const struct count_row *row)
{
    const struct counting *counting = settling->drafts->counting;
    uint64_t sum = 0;
    size_t ranks = 0;
    for (size_t i = 0; i < block->row_count; i++) {
        const struct count_row *rank = &block->rows[i];
        const struct counted_role *role =
            string_equal(rank->area, row->area) ? counting_role(counting, rank->role) : NULL;
        if (!role || !role->part || !string_equal(role->part, row->role) ||
            !string_equal(rank->ages, row->ages))
            continue;
        sum = count_add(sum, count_row_total(block, rank));
        ranks++;
    }
    const struct counted_role *role = ranks > 0 ? counting_role(counting, row->role) : NULL;
    if (role)
        check_sum(settling, row, role->name.label, count_row_total(block, row), sum, ranks);
}

static void
check_rows(struct settling *settling, const struct count_block *block)
{
    for (size_t i = 0; i < block->row_count; i++) {
        const struct count_row *row = &block->rows[i];
        for (size_t j = 0; j < i; j++)
            if (same_people(row, &block->rows[j]))
                check_row_ages(settling, row, &block->rows[j]);
        if (can_have_ranks(settling->drafts->counting, row->role))
            check_ranks(settling, block, row);
    }
}

/* --- records --- */

static void
append_characteristics(const struct settling *settling, bool lists, struct text *out)
{
    for (size_t i = 0; i < settling->table.block_count; i++) {
        const struct count_block *block = &settling->table.blocks[i];
        const struct counted *named =
            counting_characteristic(settling->drafts->counting, block->characteristic);
        text_append(out, i > 0 ? ", " : "");
        text_append(out, named ? named->label : "total");
        if (lists && *block->list != '\0')
            text_append_format(out, " (%s)", block->list);
    }
}

static void
append_areas(const struct settling *settling, struct text *out)
{
    const struct counting *counting = settling->drafts->counting;
    struct text names = TEXT_EMPTY;
    size_t count = 0;
    for (size_t i = 0; i < counting->force_count; i++) {
        bool any = false;
        for (size_t j = 0; j < settling->table.block_count && !any; j++)
            any = count_block_has_area(&settling->table.blocks[j], counting->forces[i].code);
        if (any && ++count <= AREAS_NAMED)
            text_append_format(&names, "%s%s", names.length > 0 ? ", " : "",
                               counting->forces[i].label);
    }
    if (count <= AREAS_NAMED)
        text_append(out, text_string(&names));
    else
        text_append_format(out, "%zu forces", count);
    text_clear(&names);
}

static const char *
name_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void
set_remarks(const struct snapshot_report *report, struct record *record)
{
    struct text words = TEXT_EMPTY;
    text_append_format(&words, "%zu rows, %zu used, %zu left out\n", report->rows, report->used,
                       report->left_out);
    for (size_t i = 0; i < report->reasons.count; i++)
        text_append_format(&words, "Left out, %zu: %s\n", report->reasons.items[i].times,
                           report->reasons.items[i].text);
    for (size_t i = 0; i < report->remarks.count; i++)
        text_append_format(&words, "%s\n", report->remarks.items[i].text);
    record_take(record, SNAPSHOT_REMARKS, text_take(&words));
}

static void
take_text(struct record *record, size_t field, struct text *words)
{
    record_take(record, field, text_take(words));
}

static struct record *
make_record(struct settling *settling)
{
    const struct drafts *drafts = settling->drafts;
    const struct snapshot_options *options = drafts->options;
    struct record *record = record_new(options->type);
    enum count_basis basis = settling->table.basis;
    struct text words = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    date_show(settling->draft->date, day);
    text_append_format(&words, "%s%s%s: ", day, basis == COUNT_PEOPLE ? "" : ", ",
                       basis == COUNT_PEOPLE ? "" : count_basis_codes[basis]);
    append_characteristics(settling, false, &words);
    take_text(record, SNAPSHOT_NAME, &words);
    record_set_day(record, SNAPSHOT_DATE, settling->draft->date);
    record_set(record, SNAPSHOT_BASIS, count_basis_codes[basis]);
    append_characteristics(settling, true, &words);
    take_text(record, SNAPSHOT_LISTS, &words);
    append_areas(settling, &words);
    take_text(record, SNAPSHOT_AREAS, &words);
    record_set(record, SNAPSHOT_SOURCE,
               options->source ? options->source : text_string(&drafts->source));
    text_append(&words, name_of_file(options->path));
    if (options->lookup && drafts->by_authority)
        text_append_format(&words, ", with %s", name_of_file(options->lookup));
    take_text(record, SNAPSHOT_FILE, &words);
    record_set(record, SNAPSHOT_PUBLISHED, drafts->published ? "yes" : "no");
    count_table_write(&settling->table, &words);
    take_text(record, SNAPSHOT_COUNTS, &words);
    return record;
}

static void
settle_draft(struct settling *settling)
{
    const struct count_table *raw = &settling->draft->raw;
    settling->table = (struct count_table){.basis = raw->basis};
    if (settling->lookup)
        count_areas_say_made(settling->drafts, settling->lookup, &settling->table);
    for (size_t i = 0; i < raw->block_count; i++) {
        const struct count_block *block = &raw->blocks[i];
        if (settling->lookup)
            count_areas_check_whole(settling->drafts, settling->lookup, block);
        if (string_equal(block->characteristic, COUNT_ALL))
            settle_whole(settling, block);
        else if (string_equal(block->characteristic, COUNT_AGE))
            settle_ages(settling, block);
        else
            settle_groups(settling, block);
    }
    for (size_t i = 0; i < settling->draft->totals.block_count; i++)
        if (!count_table_find(raw, settling->draft->totals.blocks[i].characteristic))
            drafts_refuse(settling->drafts, 0, NULL, "The total of %s has no parts",
                          settling->draft->totals.blocks[i].characteristic);
    for (size_t i = 0; i < settling->table.block_count; i++)
        check_rows(settling, &settling->table.blocks[i]);
    record_list_add(&settling->drafts->report->snapshots, make_record(settling));
    count_table_clear(&settling->table);
}

static bool
open_lookup(struct settling *settling, struct error *error)
{
    struct drafts *drafts = settling->drafts;
    if (!drafts->by_authority)
        return true;
    if (!drafts->options->lookup)
        return error_set(error, ERROR_INPUT,
                         "The file counts local authorities; name the lookup to police force areas "
                         "with --lookup");
    settling->lookup = lookup_open(drafts->options->lookup, error);
    if (settling->lookup)
        count_areas_check_names(settling->drafts, settling->lookup);
    return settling->lookup != NULL;
}

bool
drafts_settle(struct drafts *drafts, struct error *error)
{
    struct settling settling = {.drafts = drafts};
    if (drafts->source.length == 0 && !drafts->options->source)
        return error_set(error, ERROR_INPUT,
                         "The file does not say who counted; name the source with --source");
    if (!open_lookup(&settling, error))
        return false;
    for (size_t i = 0; i < drafts->count; i++) {
        settling.draft = &drafts->items[i];
        settle_draft(&settling);
    }
    for (size_t i = 0; i < drafts->count; i++)
        set_remarks(drafts->report, drafts->report->snapshots.items[i]);
    if (drafts->count == 0 && drafts->report->refusals.count == 0)
        drafts_refuse(drafts, 0, NULL, "The file has no counts");
    lookup_close(settling.lookup);
    return true;
}
