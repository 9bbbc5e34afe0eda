/* representation.c - compares a workforce with its local population. */
#include "modules/representation.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/snapshot_totals.h"
#include "modules/suppression.h"
#include "record/record.h"
#include "statistics/fisher.h"
#include "statistics/representation.h"

const char *const standing_signs[STANDING_COUNT] = {
    [STANDING_BELOW] = "-", [STANDING_ABOVE] = "+",  [STANDING_CANNOT_TELL] = "?",
    [STANDING_SMALL] = "~", [STANDING_HIDDEN] = "c", [STANDING_UNKNOWN] = ".",
};
const char *const standing_words[STANDING_COUNT] = {
    [STANDING_BELOW] = "below the local share",
    [STANDING_ABOVE] = "above the local share",
    [STANDING_CANNOT_TELL] = "cannot tell from these numbers",
    [STANDING_SMALL] = "base too small for a percentage",
    [STANDING_HIDDEN] = "hidden, to protect people",
    [STANDING_UNKNOWN] = "not known",
};

/* One characteristic on its way. */
struct comparing {
    struct session *session;
    struct representation *representation;
    const struct representation_question *question;
    struct representation_part *part;
    const struct count_block *workforce, *local; /* of this force alone */
    const struct counted_list *from, *local_from;
    uint64_t *shares; /* people of the population, a group of the part */
};

/* --- why not --- */

static bool
refuse(struct comparing *comparing, char *why)
{
    free(comparing->part->refusal);
    comparing->part->refusal = why;
    return false;
}

/* --- groups of both sides --- */

static bool
is_anybody(const struct count_block *block, size_t group)
{
    for (size_t i = 0; i < block->row_count; i++)
        if (block->rows[i].counts[group] != 0)
            return true;
    return false;
}

/* The first group with people in it that the list has no place for; NULL when there is none. */
static const struct counted_group *
find_unmapped(const struct count_block *block, const struct counted_list *from,
              const struct counted_list *to)
{
    for (size_t i = 0; i < block->group_count; i++) {
        const struct counted_group *group = counted_list_code(from, block->groups[i]);
        if (group && !group->unstated && is_anybody(block, i) && !counting_map(from, group, to))
            return group;
    }
    return NULL;
}

/* Names a group that stands in the way of the list that was asked for, or of the other side's. */
static bool
refuse_lists(struct comparing *comparing)
{
    const struct counting *counting = &comparing->representation->counting;
    const struct counted_list *asked = NULL;
    for (size_t i = 0; i < counting->list_count && comparing->question->list; i++)
        if (counted_is(&counting->lists[i].name, comparing->question->list) &&
            string_equal(counting->lists[i].characteristic, comparing->workforce->characteristic))
            asked = &counting->lists[i];
    if (comparing->question->list && !asked)
        return refuse(comparing,
                      must_format("'%s' is no code list of %s", comparing->question->list,
                                  comparing->part->characteristic->label));
    const struct counted_list *to = asked ? asked : comparing->local_from;
    const struct counted_list *from = comparing->from;
    const struct counted_group *group = find_unmapped(comparing->workforce, from, to);
    if (!group) {
        from = comparing->local_from;
        to = asked ? asked : comparing->from;
        group = find_unmapped(comparing->local, from, to);
    }
    return refuse(comparing,
                  must_format("'%s' of '%s' has no counterpart in '%s'; say in your copy of "
                              "schema/packs/counting.yaml what it counts as",
                              group ? group->name.label : "No group", from->name.label,
                              to->name.label));
}

/* The finest list that both sides map into, or the one that was asked for. */
static bool
choose_list(struct comparing *comparing)
{
    const struct counting *counting = &comparing->representation->counting;
    const struct counted_list *best = NULL;
    for (size_t i = 0; i < counting->list_count; i++) {
        const struct counted_list *list = &counting->lists[i];
        if (!string_equal(list->characteristic, comparing->workforce->characteristic) ||
            (comparing->question->list && !counted_is(&list->name, comparing->question->list)) ||
            find_unmapped(comparing->workforce, comparing->from, list) ||
            find_unmapped(comparing->local, comparing->local_from, list))
            continue;
        if (!best || list->group_count > best->group_count)
            best = list;
    }
    if (best) {
        comparing->part->list = best;
        return true;
    }
    return refuse_lists(comparing);
}

static void
add_group(struct representation_part *part, const char *code, const char *label)
{
    part->groups[part->group_count++] = (struct standing_group){code, label};
}

/* --- the population --- */

static bool
working_age(struct comparing *comparing, unsigned *first, unsigned *last)
{
    const char *ages = config_text(session_config(comparing->session), SETTING_WORKING_AGE);
    if (age_range_read(ages, first, last) && *last != *first)
        return true;
    return refuse(comparing,
                  must_format("representation.working-age in posact.yaml must be a range "
                              "such as 16-64, not '%s'",
                              ages));
}

/* Whether a row of residents counts: all of them where the counts have no ages by group, else those
 * of working age. */
static bool
take_ages(struct comparing *comparing, const struct count_row *row, unsigned first, unsigned last,
          bool *taken)
{
    unsigned from, to;
    *taken = *row->ages == '\0';
    if (*taken || !age_range_read(row->ages, &from, &to) || to < first || from > last)
        return true;
    if (from < first || to > last)
        return refuse(comparing,
                      must_format("The age band '%s' of the population lies across an end of the "
                                  "working age %u-%u",
                                  row->ages, first, last));
    *taken = true;
    return true;
}

static size_t
group_index(const struct representation_part *part, const char *code)
{
    size_t i = 0;
    while (i < part->group_count && !string_equal(part->groups[i].code, code))
        i++;
    return i;
}

/* Where a group of a block belongs in the part; group_count for who did not state it. */
static size_t
target_of(const struct comparing *comparing, const struct counted_list *from, const char *code)
{
    const struct counted_group *group = counted_list_code(from, code);
    const struct counted_group *to =
        group && !group->unstated ? counting_map(from, group, comparing->part->list) : NULL;
    return to ? group_index(comparing->part, to->name.code) : comparing->part->group_count;
}

static bool
add_residents(struct comparing *comparing, const struct count_row *row)
{
    struct representation_part *part = comparing->part;
    for (size_t i = 0; i < comparing->local->group_count; i++) {
        size_t target = target_of(comparing, comparing->local_from, comparing->local->groups[i]);
        if (target < part->group_count)
            comparing->shares[target] = count_add(comparing->shares[target], row->counts[i]);
        if (row->counts[i] == COUNT_UNKNOWN)
            return refuse(comparing, must_strdup("A count of the population is not known, so no "
                                                 "local share is"));
    }
    return true;
}

static bool
find_local_shares(struct comparing *comparing)
{
    unsigned first, last;
    bool any_ages = false;
    if (!working_age(comparing, &first, &last))
        return false;
    for (size_t i = 0; i < comparing->local->row_count; i++) {
        const struct count_row *row = &comparing->local->rows[i];
        bool taken;
        if (!take_ages(comparing, row, first, last, &taken) ||
            (taken && !add_residents(comparing, row)))
            return false;
        any_ages = any_ages || *row->ages != '\0';
    }
    comparing->part->local_ages =
        any_ages ? must_format("%u-%u", first, last) : must_strdup("all ages");
    return true;
}

/* Ages: each band of the workforce beside the residents of working age in it. */
static bool
find_local_ages(struct comparing *comparing)
{
    unsigned first, last;
    struct representation_part *part = comparing->part;
    if (!working_age(comparing, &first, &last))
        return false;
    for (size_t i = 0; i < part->group_count; i++) {
        unsigned from, to;
        struct error error;
        age_range_read(part->groups[i].code, &from, &to);
        from = from > first ? from : first;
        to = to < last ? to : last;
        if (from <= to && !count_block_ages(&comparing->representation->counting, comparing->local,
                                            from, to, &comparing->shares[i], &error))
            return refuse(comparing, must_strdup(error.text));
        if (comparing->shares[i] == COUNT_UNKNOWN)
            return refuse(comparing, must_strdup("A count of the population is not known"));
    }
    part->local_ages = must_format("%u-%u", first, last);
    return true;
}

/* The newest until the day that is asked about; where there is none, the first after it, which the
 * report then says. */
static bool
gather_local(struct comparing *comparing, struct gathered *local, struct error *error)
{
    struct gather_question question = {
        .type = &population_type,
        .counting = &comparing->representation->counting,
        .force = comparing->representation->force->label,
        .characteristic = comparing->workforce->characteristic,
        .as_at = comparing->question->as_at,
        .basis = COUNT_PEOPLE,
    };
    if (snapshot_gather(comparing->session, &question, local, error))
        return true;
    struct date days[1000];
    size_t count = 0;
    question.as_at = NULL;
    if (error->code != ERROR_NOT_FOUND ||
        !snapshot_days(comparing->session, &question, days, 1000, &count, error) || count == 0)
        return false;
    gathered_clear(local);
    question.as_at = &days[count - 1];
    return snapshot_gather(comparing->session, &question, local, error);
}

/* --- the workforce, role by role --- */

static bool
is_rank_row(const struct comparing *comparing, const struct count_row *row, const char *parent)
{
    const struct counted_role *role =
        counting_role(&comparing->representation->counting, row->role);
    return role && role->part && string_equal(role->part, parent);
}

/* A role whose ranks are there is their sum. */
static bool
has_ranks(const struct comparing *comparing, const char *role)
{
    for (size_t i = 0; i < comparing->workforce->row_count; i++)
        if (is_rank_row(comparing, &comparing->workforce->rows[i], role))
            return true;
    return false;
}

/* The rows of one table: the ranks of a role, or a role by itself. */
static size_t
rows_of_table(const struct comparing *comparing, size_t first, const struct count_row **rows)
{
    const struct count_block *block = comparing->workforce;
    const struct counted_role *role =
        counting_role(&comparing->representation->counting, block->rows[first].role);
    size_t count = 0;
    if (!role || !role->part) {
        rows[0] = &block->rows[first];
        return 1;
    }
    for (size_t i = 0; i < first; i++)
        if (is_rank_row(comparing, &block->rows[i], role->part))
            return 0; /* told with the first of them */
    for (size_t i = first; i < block->row_count; i++)
        if (is_rank_row(comparing, &block->rows[i], role->part))
            rows[count++] = &block->rows[i];
    return count;
}

static uint64_t
count_in(const struct comparing *comparing, const struct count_row *row, size_t group,
         bool *unknown)
{
    const struct count_block *block = comparing->workforce;
    uint64_t sum = 0;
    for (size_t i = 0; i < block->group_count; i++) {
        size_t target = comparing->part->list
                            ? target_of(comparing, comparing->from, block->groups[i])
                            : group_index(comparing->part, block->groups[i]);
        if (target == group)
            sum = count_add(sum, row->counts[i]);
    }
    *unknown = *unknown || sum == COUNT_UNKNOWN;
    return sum == COUNT_UNKNOWN ? 0 : sum;
}

static struct standing_role *
add_role(struct comparing *comparing, const char *code, bool sum)
{
    struct representation_part *part = comparing->part;
    const struct counted_role *role = counting_role(&comparing->representation->counting, code);
    part->roles[part->role_count] = (struct standing_role){
        .code = role ? role->name.code : code,
        .label = must_strdup(role ? role->name.label : code),
        .sum = sum,
    };
    return &part->roles[part->role_count++];
}

/* --- one cell --- */

static void
work_out(struct standing_cell *cell, const struct released_cell *count,
         const struct released_cell *base, bool unknown)
{
    *cell = (struct standing_cell){
        .local = cell->local,
        .standing = unknown ? STANDING_UNKNOWN : STANDING_HIDDEN,
        .ratio = figure_undefined("hidden"),
        .gap = figure_undefined("hidden"),
        .heads = figure_undefined("hidden"),
        .interval = interval_undefined("hidden"),
        .probability = 1,
        .adjusted = 1,
    };
    if (unknown || count->hidden || base->hidden)
        return;
    cell->workforce.whole = base->shown;
    cell->workforce.part = count->shown < base->shown ? count->shown : base->shown;
    if (base->shown < DISCLOSURE_LEAST_BASE) {
        cell->standing = STANDING_SMALL;
        return;
    }
    cell->ratio = representation_ratio(cell->workforce, cell->local);
    cell->gap = representation_gap(cell->workforce, cell->local);
    cell->heads = representation_difference_in_heads(cell->workforce, cell->local);
    cell->interval = share_wilson(cell->workforce);
    cell->standing = STANDING_CANNOT_TELL;
    if (cell->local.whole == 0)
        return;
    struct comparison comparison = {cell->workforce, cell->local};
    struct fisher fisher;
    fisher_test(&comparison, &fisher);
    cell->probability = fisher.two_sided;
    cell->tested = true;
}

/* Counts, hides what must be hidden, and works out the rest. */
static void
compare_table(struct comparing *comparing, const struct count_row **rows, size_t count)
{
    struct representation_part *part = comparing->part;
    size_t groups = part->group_count, first = part->role_count;
    uint64_t *counts = must_calloc(count * groups, sizeof *counts), residents = 0;
    bool *unknown = must_calloc(count + 1, sizeof *unknown);
    struct released released;
    for (size_t i = 0; i < groups; i++)
        residents += comparing->shares[i];
    for (size_t i = 0; i < count; i++) {
        add_role(comparing, rows[i]->role, false);
        for (size_t j = 0; j < groups; j++)
            counts[i * groups + j] = count_in(comparing, rows[i], j, &unknown[i]);
        unknown[count] = unknown[count] || unknown[i];
    }
    if (count > 1)
        add_role(comparing,
                 counting_role(&comparing->representation->counting, rows[0]->role)->part, true);
    disclosure_release(counts, count, groups, &comparing->representation->policy, &released);
    for (size_t i = 0; i < part->role_count - first; i++) {
        const struct released_cell *row = &released.cells[i * (groups + 1)];
        for (size_t j = 0; j < groups; j++) {
            struct standing_cell *cell = &part->cells[(first + i) * groups + j];
            cell->local = (struct share){comparing->shares[j], residents};
            work_out(cell, &row[j], &row[groups], unknown[i]);
        }
    }
    released_clear(&released);
    free(unknown);
    free(counts);
}

static void
find_stated(struct comparing *comparing)
{
    uint64_t stated = 0, all = 0;
    bool unknown = false;
    for (size_t i = 0; i < comparing->workforce->row_count; i++) {
        const struct count_row *row = &comparing->workforce->rows[i];
        all = count_add(all, count_row_total(comparing->workforce, row));
        for (size_t j = 0; j < comparing->part->group_count; j++)
            stated += count_in(comparing, row, j, &unknown);
    }
    comparing->part->stated = all == 0 || all == COUNT_UNKNOWN ? 0 : (unsigned)(stated * 100 / all);
}

static void
compare_roles(struct comparing *comparing)
{
    const struct count_block *block = comparing->workforce;
    struct representation_part *part = comparing->part;
    const struct count_row **rows = must_calloc(block->row_count + 1, sizeof *rows);
    part->roles = must_calloc(2 * block->row_count + 1, sizeof *part->roles);
    part->cells = must_calloc((2 * block->row_count + 1) * part->group_count, sizeof *part->cells);
    for (size_t i = 0; i < block->row_count; i++) {
        size_t count =
            has_ranks(comparing, block->rows[i].role) ? 0 : rows_of_table(comparing, i, rows);
        if (count > 0)
            compare_table(comparing, rows, count);
    }
    find_stated(comparing);
    free(rows);
}

/* --- one characteristic --- */

static void
list_ages(struct comparing *comparing)
{
    for (size_t i = 0; i < comparing->workforce->group_count; i++) {
        unsigned first, last;
        if (age_range_read(comparing->workforce->groups[i], &first, &last))
            add_group(comparing->part, comparing->workforce->groups[i],
                      comparing->workforce->groups[i]);
    }
}

static bool
find_groups(struct comparing *comparing)
{
    const struct counting *counting = &comparing->representation->counting;
    struct representation_part *part = comparing->part;
    part->groups = must_calloc(1000, sizeof *part->groups);
    if (string_equal(comparing->workforce->characteristic, COUNT_AGE)) {
        list_ages(comparing);
        return part->group_count > 0 || refuse(comparing, must_strdup("The ages have no bands"));
    }
    comparing->from = counting_list(counting, comparing->workforce->list);
    comparing->local_from = counting_list(counting, comparing->local->list);
    part->local_list = comparing->local_from;
    if (!comparing->from || !comparing->local_from)
        return refuse(
            comparing,
            must_format("The code list '%s' is not in schema/packs/counting.yaml",
                        (comparing->from ? comparing->local : comparing->workforce)->list));
    if (!choose_list(comparing))
        return false;
    for (size_t i = 0; i < part->list->group_count; i++)
        if (!part->list->groups[i].unstated)
            add_group(part, part->list->groups[i].name.code, part->list->groups[i].name.label);
    return true;
}

static void
compare(struct comparing *comparing, const struct gathered *local)
{
    comparing->local = count_table_find(&local->table, comparing->workforce->characteristic);
    comparing->part->local_date = local->date;
    comparing->part->local_source =
        must_strdup(record_get(local->sources.items[0], SNAPSHOT_SOURCE));
    if (!find_groups(comparing))
        return;
    comparing->shares = must_calloc(comparing->part->group_count + 1, sizeof *comparing->shares);
    bool found = comparing->part->list ? find_local_shares(comparing) : find_local_ages(comparing);
    if (found)
        compare_roles(comparing);
    free(comparing->shares);
}

static void
compare_block(struct session *session, const struct representation_question *question,
              struct representation *representation, const struct count_block *block)
{
    struct gathered local = {.force = NULL};
    struct error error;
    representation->parts = array_reserve(representation->parts, &representation->capacity,
                                          representation->count + 1, sizeof *representation->parts);
    struct representation_part *part = &representation->parts[representation->count++];
    *part = (struct representation_part){
        .characteristic = counting_characteristic(&representation->counting, block->characteristic),
    };
    struct comparing comparing = {
        .session = session,
        .representation = representation,
        .question = question,
        .part = part,
        .workforce = block,
    };
    if (gather_local(&comparing, &local, &error))
        compare(&comparing, &local);
    else
        refuse(&comparing, must_strdup(error.text));
    gathered_clear(&local);
}

/* --- all tests at once --- */

static void
judge(struct representation *representation)
{
    double *probabilities = NULL;
    size_t capacity = 0;
    struct standing_cell **tested = NULL;
    size_t tested_capacity = 0;
    for (size_t i = 0; i < representation->count; i++) {
        struct representation_part *part = &representation->parts[i];
        for (size_t j = 0; j < part->role_count * part->group_count; j++) {
            if (!part->cells[j].tested)
                continue;
            size_t count = representation->tests++;
            probabilities =
                array_reserve(probabilities, &capacity, count + 1, sizeof *probabilities);
            tested =
                array_reserve(tested, &tested_capacity, count + 1, sizeof(struct standing_cell *));
            probabilities[count] = part->cells[j].probability;
            tested[count] = &part->cells[j];
        }
    }
    holm_adjust(probabilities, representation->tests);
    for (size_t i = 0; tested && i < representation->tests; i++) {
        struct comparison comparison = {tested[i]->workforce, tested[i]->local};
        tested[i]->adjusted = probabilities[i];
        switch (finding_of(&comparison, probabilities[i], FINDING_RATIO, representation->level)) {
        case FINDING_FIRST_LOWER:
            tested[i]->standing = STANDING_BELOW;
            break;
        case FINDING_FIRST_HIGHER:
            tested[i]->standing = STANDING_ABOVE;
            break;
        case FINDING_CANNOT_TELL:
            tested[i]->standing = STANDING_CANNOT_TELL;
            break;
        }
    }
    free(probabilities);
    free(tested);
}

/* --- all --- */

static bool
find_asked(const struct representation_question *question, struct representation *representation,
           const char **characteristic, struct error *error)
{
    *characteristic = NULL;
    if (!question->characteristic)
        return true;
    const struct counted *found =
        counting_characteristic(&representation->counting, question->characteristic);
    if (!found)
        return error_set(error, ERROR_INPUT, "'%s' is no characteristic; such as ethnicity or sex",
                         question->characteristic);
    *characteristic = found->code;
    return true;
}

static bool
gather_workforce(struct session *session, const struct representation_question *question,
                 const char *characteristic, struct representation *representation,
                 struct error *error)
{
    struct gather_question gather = {
        .type = &workforce_type,
        .counting = &representation->counting,
        .force = question->force,
        .characteristic = characteristic,
        .as_at = question->as_at,
        .basis = COUNT_HEADCOUNT,
    };
    struct error first;
    if (snapshot_gather(session, &gather, &representation->workforce, error))
        return true;
    if (error->code != ERROR_NOT_FOUND)
        return false;
    first = *error;
    gathered_clear(&representation->workforce);
    gather.basis = COUNT_FTE;
    if (snapshot_gather(session, &gather, &representation->workforce, error))
        return error_set(error, ERROR_INPUT,
                         "%s is counted in full-time equivalents there, which are no people: they "
                         "are never held against headcount",
                         representation->workforce.force->label);
    *error = first;
    return false;
}

static bool
check_any(const struct representation *representation, struct error *error)
{
    for (size_t i = 0; i < representation->count; i++)
        if (!representation->parts[i].refusal)
            return true;
    if (representation->count == 0)
        return error_set(error, ERROR_INPUT,
                         "The workforce of %s is counted by no characteristic on that day",
                         representation->force->label);
    return error_set(error, ERROR_INPUT, "%s", representation->parts[0].refusal);
}

bool
representation_find(struct session *session, const struct representation_question *question,
                    struct representation *representation, struct error *error)
{
    const struct config *config = session_config(session);
    const char *characteristic;
    *representation = (struct representation){
        .level = (double)config_number(config, SETTING_FINDING_LEVEL) / 100,
        .policy = suppression_policy(config, question->released),
    };
    if (!counting_load(config_text(config, SETTING_COUNTING), &representation->counting, error) ||
        !find_asked(question, representation, &characteristic, error) ||
        !gather_workforce(session, question, characteristic, representation, error))
        return false;
    const struct count_table *table = &representation->workforce.table;
    representation->force = representation->workforce.force;
    representation->date = representation->workforce.date;
    representation->source =
        must_strdup(record_get(representation->workforce.sources.items[0], SNAPSHOT_SOURCE));
    for (size_t i = 0; i < table->block_count; i++)
        if (!string_equal(table->blocks[i].characteristic, COUNT_ALL))
            compare_block(session, question, representation, &table->blocks[i]);
    judge(representation);
    return check_any(representation, error);
}

void
representation_clear(struct representation *representation)
{
    for (size_t i = 0; i < representation->count; i++) {
        struct representation_part *part = &representation->parts[i];
        for (size_t j = 0; j < part->role_count; j++)
            free(part->roles[j].label);
        free(part->roles);
        free(part->groups);
        free(part->cells);
        free(part->local_ages);
        free(part->local_source);
        free(part->refusal);
    }
    free(representation->parts);
    free(representation->source);
    gathered_clear(&representation->workforce);
    counting_clear(&representation->counting);
}

const struct standing_cell *
representation_cell(const struct representation_part *part, size_t role, size_t group)
{
    return &part->cells[role * part->group_count + group];
}

void
standing_cell_write(const struct standing_cell *cell, struct text *out)
{
    if (cell->standing < STANDING_SMALL && cell->workforce.whole > 0) {
        double share = 100 * share_rate(cell->workforce).value;
        text_append_format(out, "%.1f%% of ", share);
        text_append_count(out, (size_t)cell->workforce.whole);
        if (cell->local.whole > 0)
            text_append_format(out, ", local %.1f%%", 100 * share_rate(cell->local).value);
        text_append(out, ": ");
    }
    text_append(out, standing_words[cell->standing]);
}
