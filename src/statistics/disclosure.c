/* disclosure.c - hides small counts, and as many more as it takes to keep them hidden. */
#include "statistics/disclosure.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "statistics/circulation.h"

const struct disclosure_policy disclosure_on_screen = {
    .threshold = 5, .rounding = 1, .protection = 5};
const struct disclosure_policy disclosure_released = {
    .threshold = 10, .rounding = 5, .protection = 10};

/* A table on its way out. */
struct release {
    const struct disclosure_policy *policy;
    struct circulation table; /* its bounds are what whoever reads it knows */
    size_t cells;
    bool *hidden, *primary;
};

void
released_clear(struct released *released)
{
    free(released->cells);
    *released = (struct released){.rows = 0};
}

/* --- what a reader knows --- */

static uint64_t
rounded(uint64_t count, uint64_t rounding)
{
    return (count + rounding / 2) / rounding * rounding;
}

/* All that is rounded to the same, and is shown at all. */
static struct bounds
bounds_of_shown(uint64_t count, const struct disclosure_policy *policy)
{
    uint64_t shown = rounded(count, policy->rounding), below = policy->rounding / 2;
    uint64_t least = shown > below ? shown - below : 0;
    return (struct bounds){
        .least = least > policy->threshold ? least : policy->threshold,
        .most = shown + (policy->rounding - 1) / 2,
    };
}

static void
set_hidden(struct release *release, size_t cell, bool hidden)
{
    release->hidden[cell] = hidden;
    release->table.bounds[cell] =
        hidden ? (struct bounds){0, NO_BOUND}
               : bounds_of_shown(release->table.values[cell], release->policy);
}

static bool
is_protected(const struct release *release, size_t cell)
{
    uint64_t enough = release->policy->protection;
    uint64_t up = circulation_room(&release->table, cell, true, enough);
    return up >= enough ||
           up + circulation_room(&release->table, cell, false, enough - up) >= enough;
}

static bool
all_are_protected(const struct release *release)
{
    for (size_t cell = 0; cell < release->cells; cell++) {
        if (release->hidden[cell] && !is_protected(release, cell))
            return false;
    }
    return true;
}

/* --- which to hide --- */

static void
hide_small(struct release *release)
{
    for (size_t cell = 0; cell < release->cells; cell++) {
        release->primary[cell] = release->table.values[cell] < release->policy->threshold;
        set_hidden(release, cell, release->primary[cell]);
    }
}

/* Small counts first, which leaves the totals for the last. */
static uint64_t *
costs_of(const struct release *release)
{
    uint64_t *costs = must_calloc(release->cells, sizeof *costs);
    for (size_t cell = 0; cell < release->cells; cell++)
        costs[cell] = 1 + release->table.values[cell];
    return costs;
}

/* Each small count gets company enough that it could be more by the whole protection; what keeps
 * it company then can move as far. */
static void
hide_company(struct release *release)
{
    uint64_t *costs = costs_of(release);
    bool *chosen = must_calloc(release->cells, sizeof *chosen);
    for (size_t cell = 0; cell < release->cells; cell++) {
        if (!release->primary[cell] || is_protected(release, cell))
            continue;
        circulation_free_way(&release->table, cell, release->policy->protection, costs, chosen);
        for (size_t other = 0; other < release->cells; other++) {
            if (chosen[other])
                set_hidden(release, other, true);
            chosen[other] = false;
        }
    }
    free(chosen);
    free(costs);
}

/* Company that later company made needless, the largest first. */
static void
show_needless(struct release *release)
{
    bool *tried = must_calloc(release->cells, sizeof *tried);
    for (;;) {
        size_t largest = release->cells;
        for (size_t cell = 0; cell < release->cells; cell++) {
            bool candidate = release->hidden[cell] && !release->primary[cell] && !tried[cell];
            if (candidate && (largest == release->cells ||
                              release->table.values[cell] >= release->table.values[largest]))
                largest = cell;
        }
        if (largest == release->cells)
            break;
        tried[largest] = true;
        set_hidden(release, largest, false);
        if (!all_are_protected(release))
            set_hidden(release, largest, true);
    }
    free(tried);
}

void
disclosure_release(const uint64_t *counts, size_t rows, size_t columns,
                   const struct disclosure_policy *policy, struct released *released)
{
    assert(rows > 0 && columns > 0);
    assert(policy->threshold > 0 && policy->rounding > 0 && policy->protection > 0);
    struct release release = {.policy = policy, .cells = (rows + 1) * (columns + 1)};
    circulation_init(&release.table, counts, rows, columns);
    release.hidden = must_calloc(release.cells, sizeof *release.hidden);
    release.primary = must_calloc(release.cells, sizeof *release.primary);
    hide_small(&release);
    hide_company(&release);
    show_needless(&release);
    *released = (struct released){
        .rows = rows + 1,
        .columns = columns + 1,
        .cells = must_calloc(release.cells, sizeof *released->cells),
    };
    for (size_t cell = 0; cell < release.cells; cell++) {
        released->cells[cell].hidden = release.hidden[cell];
        if (!release.hidden[cell])
            released->cells[cell].shown = rounded(release.table.values[cell], policy->rounding);
    }
    circulation_clear(&release.table);
    free(release.hidden);
    free(release.primary);
}
