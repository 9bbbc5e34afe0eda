/* disclosure.c - hides small counts, and as many more as it takes to keep them hidden. */
#include "statistics/disclosure.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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
    bool *hidden, *primary; /* primary: no other cell's company */
    size_t open;            /* of the last columns before the total */
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

/* All that is rounded to the same. */
static struct bounds
bounds_of_rounded(uint64_t count, const struct disclosure_policy *policy)
{
    uint64_t shown = rounded(count, policy->rounding), below = policy->rounding / 2;
    return (struct bounds){
        .least = shown > below ? shown - below : 0,
        .most = shown + (policy->rounding - 1) / 2,
    };
}

/* And is shown at all; what is open is shown however few they are. */
static struct bounds
bounds_of_shown(uint64_t count, const struct disclosure_policy *policy)
{
    struct bounds bounds = bounds_of_rounded(count, policy);
    bool is_open = count < policy->threshold;
    if (!is_open && bounds.least < policy->threshold)
        bounds.least = policy->threshold;
    return bounds;
}

static void
set_hidden(struct release *release, size_t cell, bool hidden)
{
    struct bounds shown = bounds_of_shown(release->table.values[cell], release->policy);
    struct bounds *bounds = &release->table.bounds[cell];
    release->hidden[cell] = hidden;
    *bounds = release->table.limits[cell];
    if (hidden)
        return;
    bounds->least = shown.least > bounds->least ? shown.least : bounds->least;
    bounds->most = shown.most < bounds->most ? shown.most : bounds->most;
}

static bool
is_protected(const struct release *release, size_t cell)
{
    uint64_t enough = release->policy->protection;
    uint64_t up = circulation_room(&release->table, cell, true, enough);
    return up >= enough ||
           up + circulation_room(&release->table, cell, false, enough - up) >= enough;
}

/* The first hidden one that is not protected; `cells` when there is none. */
static size_t
find_exposed(const struct release *release)
{
    size_t cell = 0;
    while (cell < release->cells && (!release->hidden[cell] || is_protected(release, cell)))
        cell++;
    return cell;
}

/* --- which to hide --- */

static bool
is_open(const struct release *release, size_t cell)
{
    size_t column = cell % release->table.columns, total = release->table.columns - 1;
    return column < total && column + release->open >= total;
}

static void
hide_small(struct release *release, const struct disclosure_earlier *earlier)
{
    for (size_t cell = 0; cell < release->cells; cell++) {
        bool is_small = release->table.values[cell] < release->policy->threshold;
        release->primary[cell] =
            (is_small && !is_open(release, cell)) || (earlier && earlier[cell].hidden);
        set_hidden(release, cell, release->primary[cell]);
    }
}

/* Small counts first, which leaves the totals for the last; and before those who did not say the
 * groups, for every share stands on them. */
static uint64_t *
costs_of(const struct release *release)
{
    uint64_t *costs = must_calloc(release->cells, sizeof *costs);
    uint64_t all = release->table.values[release->cells - 1];
    for (size_t cell = 0; cell < release->cells; cell++)
        costs[cell] = 1 + release->table.values[cell] + (is_open(release, cell) ? all : 0);
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
        (void)circulation_free_way(&release->table, cell, release->policy->protection, costs,
                                   chosen);
        for (size_t other = 0; other < release->cells; other++) {
            if (chosen[other])
                set_hidden(release, other, true);
            chosen[other] = false;
        }
    }
    free(chosen);
    free(costs);
}

/* Shows one that kept others company, and those whose only company it was: two large counts hide
 * one another. Nothing is shown where one would be exposed that is there for itself. */
static void
try_showing(struct release *release, size_t cell)
{
    bool *before = must_calloc(release->cells, sizeof *before);
    memcpy(before, release->hidden, release->cells * sizeof *before);
    size_t exposed = cell;
    while (exposed < release->cells && !release->primary[exposed]) {
        set_hidden(release, exposed, false);
        exposed = find_exposed(release);
    }
    for (size_t i = 0; i < release->cells && exposed < release->cells; i++)
        set_hidden(release, i, before[i]);
    free(before);
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
        try_showing(release, largest);
    }
    free(tried);
}

/* It moves as far as it could have moved before, with those that were in the same releases. */
static void
set_limits(struct circulation *table, size_t cell, const struct disclosure_earlier *earlier)
{
    uint64_t value = table->values[cell], room = NO_BOUND - value;
    table->kinds[cell] = earlier->releases;
    table->limits[cell] = (struct bounds){
        .least = earlier->down < value ? value - earlier->down : 0,
        .most = earlier->up < room ? value + earlier->up : NO_BOUND,
    };
}

bool
disclosure_release_after(const struct disclosure_table *table,
                         const struct disclosure_policy *policy,
                         const struct disclosure_earlier *earlier, struct released *released)
{
    size_t rows = table->rows, columns = table->columns;
    assert(rows > 0 && columns > 0);
    assert(policy->threshold > 0 && policy->rounding > 0 && policy->protection > 0);
    struct release release = {
        .policy = policy,
        .cells = (rows + 1) * (columns + 1),
        .open = table->open,
    };
    circulation_init(&release.table, table->counts, rows, columns, table->sums);
    for (size_t cell = 0; cell < release.cells && earlier; cell++)
        set_limits(&release.table, cell, &earlier[cell]);
    release.hidden = must_calloc(release.cells, sizeof *release.hidden);
    release.primary = must_calloc(release.cells, sizeof *release.primary);
    hide_small(&release, earlier);
    hide_company(&release);
    show_needless(&release);
    bool safe = find_exposed(&release) == release.cells;
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
    return safe;
}

void
disclosure_release(const uint64_t *counts, size_t rows, size_t columns,
                   const struct disclosure_policy *policy, struct released *released)
{
    const struct disclosure_table table = {.counts = counts, .rows = rows, .columns = columns};
    bool safe = disclosure_release_after(&table, policy, NULL, released);
    assert(safe);
    (void)safe;
}

/* --- beside what was let out before --- */

const struct disclosure_earlier disclosure_new = {.down = UINT64_MAX, .up = UINT64_MAX};

static uint64_t
smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

void
disclosure_learn(struct disclosure_earlier *earlier, size_t release, uint64_t count, bool hidden,
                 const struct disclosure_policy *policy)
{
    struct bounds shown = bounds_of_shown(count, policy);
    earlier->releases |= UINT64_C(1) << release % 64;
    earlier->hidden = earlier->hidden || hidden;
    earlier->down = smaller(earlier->down, hidden ? count : count - shown.least);
    earlier->up = smaller(earlier->up, hidden ? UINT64_MAX : shown.most - count);
}

static uint64_t
distance(uint64_t a, uint64_t b)
{
    return a > b ? a - b : b - a;
}

uint64_t
disclosure_hold(uint64_t count, const uint64_t *earlier, size_t earlier_count,
                const struct disclosure_policy *policy)
{
    uint64_t held = count, nearest = policy->threshold;
    for (size_t i = 0; i < earlier_count; i++) {
        if (distance(count, earlier[i]) >= nearest)
            continue;
        nearest = distance(count, earlier[i]);
        held = earlier[i];
    }
    return held;
}

bool
disclosure_show(uint64_t count, const struct disclosure_policy *policy, uint64_t *shown)
{
    *shown = count < policy->threshold ? 0 : rounded(count, policy->rounding);
    return count >= policy->threshold;
}
