/* representation_local.c - the people a workforce is drawn from, group by group. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/snapshot_totals.h"
#include "representation_private.h"

static bool
working_age(struct comparing *comparing, unsigned *first, unsigned *last)
{
    const char *ages = config_text(session_config(comparing->session), SETTING_WORKING_AGE);
    if (age_range_read(ages, first, last) && *last != *first)
        return true;
    return comparing_refuse(comparing,
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
        return comparing_refuse(
            comparing, must_format("The age band '%s' of the population lies across an end of the "
                                   "working age %u-%u",
                                   row->ages, first, last));
    *taken = true;
    return true;
}

static bool
add_residents(struct comparing *comparing, const struct count_row *row)
{
    struct representation_part *part = comparing->part;
    for (size_t i = 0; i < comparing->local->group_count; i++) {
        size_t target =
            comparing_target(comparing, comparing->local_from, comparing->local->groups[i]);
        if (target < part->group_count)
            comparing->shares[target] = count_add(comparing->shares[target], row->counts[i]);
        if (row->counts[i] == COUNT_UNKNOWN)
            return comparing_refuse(comparing,
                                    must_strdup("A count of the population is not known, so no "
                                                "local share is"));
    }
    return true;
}

static bool
find_shares(struct comparing *comparing)
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
find_ages(struct comparing *comparing)
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
            return comparing_refuse(comparing, must_strdup(error.text));
        if (comparing->shares[i] == COUNT_UNKNOWN)
            return comparing_refuse(comparing,
                                    must_strdup("A count of the population is not known"));
    }
    part->local_ages = must_format("%u-%u", first, last);
    return true;
}

/* The newest until the day that is asked about; where there is none, the first after it, which the
 * report then says. */
bool
comparing_gather_local(struct comparing *comparing, struct gathered *local, struct error *error)
{
    struct gather_question question = {
        .type = &population_type,
        .counting = &comparing->representation->counting,
        .force = comparing->representation->force->label,
        .characteristic = comparing->workforce->characteristic,
        .as_at = comparing->question->as_at,
        .basis = COUNT_PEOPLE,
    };
    struct date first;
    if (snapshot_gather(comparing->session, &question, local, error))
        return true;
    question.as_at = NULL;
    if (error->code != ERROR_NOT_FOUND ||
        !snapshot_first_day(comparing->session, &question, &first, error))
        return false;
    gathered_clear(local);
    question.as_at = &first;
    return snapshot_gather(comparing->session, &question, local, error);
}

bool
comparing_find_local(struct comparing *comparing)
{
    comparing->shares = must_calloc(comparing->part->group_count + 1, sizeof *comparing->shares);
    return comparing->part->list ? find_shares(comparing) : find_ages(comparing);
}
