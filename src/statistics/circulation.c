/* circulation.c - how far a cell of a table can move while rows and columns add up. */
#include "statistics/circulation.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define NOWHERE SIZE_MAX

/* --- what adds up --- */

static size_t
sum_of_row(const size_t *sums, size_t rows, size_t row)
{
    return sums ? sums[row] : rows;
}

static void
find_sums(const size_t *sums, size_t rows, bool *is_sum)
{
    for (size_t row = 0; row < rows; row++) {
        assert(sum_of_row(sums, rows, row) > row && sum_of_row(sums, rows, row) <= rows);
        is_sum[sum_of_row(sums, rows, row)] = true;
    }
}

/* From the top, so that each sum is whole before it is part of another. */
static void
add_up(struct circulation *circulation, const uint64_t *counts, const size_t *sums,
       const bool *is_sum)
{
    size_t rows = circulation->rows - 1, wide = circulation->columns;
    uint64_t *values = circulation->values;
    for (size_t row = 0; row < rows; row++) {
        uint64_t *into = &values[sum_of_row(sums, rows, row) * wide];
        for (size_t j = 0; j + 1 < wide && !is_sum[row]; j++) {
            values[row * wide + j] = counts[row * (wide - 1) + j];
            values[row * wide + wide - 1] += counts[row * (wide - 1) + j];
        }
        for (size_t j = 0; j < wide; j++)
            into[j] += values[row * wide + j];
    }
}

/* --- pipes --- */

/* Nodes are the rows, of which those of sums have no pipes but the last, where all that is added up
 * goes round; then the columns of each sum. */
static void
lay_pipes(struct circulation *circulation, const size_t *sums, const bool *is_sum)
{
    size_t rows = circulation->rows - 1, wide = circulation->columns;
    size_t *columns = must_calloc(circulation->rows, sizeof *columns);
    circulation->nodes = circulation->rows;
    for (size_t row = circulation->rows; row-- > 0;) {
        columns[row] = circulation->nodes;
        circulation->nodes += is_sum[row] ? wide : 0;
    }
    for (size_t row = 0; row <= rows; row++) {
        for (size_t j = 0; j < wide; j++) {
            size_t below = is_sum[row] ? columns[row] + j : row;
            size_t above = row < rows ? columns[sum_of_row(sums, rows, row)] + j : rows;
            bool total = j + 1 == wide;
            circulation->pipes[row * wide + j] =
                (struct pipe){total ? above : below, total ? below : above};
        }
    }
    free(columns);
}

static void
join_pipes(struct circulation *circulation)
{
    size_t cells = circulation->rows * circulation->columns;
    size_t *next = must_calloc(circulation->nodes + 1, sizeof *next);
    circulation->first = must_calloc(circulation->nodes + 1, sizeof *circulation->first);
    circulation->cells = must_calloc(2 * cells, sizeof *circulation->cells);
    for (size_t cell = 0; cell < cells; cell++) {
        circulation->first[circulation->pipes[cell].out_of + 1]++;
        circulation->first[circulation->pipes[cell].into + 1]++;
    }
    for (size_t node = 0; node < circulation->nodes; node++) {
        circulation->first[node + 1] += circulation->first[node];
        next[node] = circulation->first[node];
    }
    for (size_t cell = 0; cell < cells; cell++) {
        circulation->cells[next[circulation->pipes[cell].out_of]++] = cell;
        circulation->cells[next[circulation->pipes[cell].into]++] = cell;
    }
    free(next);
}

void
circulation_init(struct circulation *circulation, const uint64_t *counts, size_t rows,
                 size_t columns, const size_t *sums)
{
    size_t wide = columns + 1, cells = (rows + 1) * wide;
    bool *is_sum = must_calloc(rows + 1, sizeof *is_sum);
    *circulation = (struct circulation){
        .rows = rows + 1,
        .columns = wide,
        .values = must_calloc(cells, sizeof *circulation->values),
        .bounds = must_calloc(cells, sizeof *circulation->bounds),
        .limits = must_calloc(cells, sizeof *circulation->limits),
        .kinds = must_calloc(cells, sizeof *circulation->kinds),
        .pipes = must_calloc(cells, sizeof *circulation->pipes),
    };
    find_sums(sums, rows, is_sum);
    add_up(circulation, counts, sums, is_sum);
    lay_pipes(circulation, sums, is_sum);
    join_pipes(circulation);
    for (size_t cell = 0; cell < cells; cell++) {
        uint64_t value = circulation->values[cell];
        circulation->bounds[cell] = (struct bounds){value, value};
        circulation->limits[cell] = (struct bounds){0, NO_BOUND};
    }
    free(is_sum);
}

void
circulation_clear(struct circulation *circulation)
{
    free(circulation->values);
    free(circulation->bounds);
    free(circulation->limits);
    free(circulation->kinds);
    free(circulation->pipes);
    free(circulation->first);
    free(circulation->cells);
    *circulation = (struct circulation){.rows = 0};
}

/* The node that a cell flows out of, or into. */
static size_t
end_of(const struct circulation *circulation, size_t cell, bool out_of)
{
    return out_of ? circulation->pipes[cell].out_of : circulation->pipes[cell].into;
}

/* Where one comes to from a node along a cell. */
static size_t
other_end(const struct circulation *circulation, size_t cell, size_t node)
{
    const struct pipe *pipe = &circulation->pipes[cell];
    return pipe->out_of == node ? pipe->into : pipe->out_of;
}

static uint64_t
room_of(struct bounds bounds, uint64_t value, bool up)
{
    if (!up)
        return value - bounds.least;
    return bounds.most == NO_BOUND ? NO_BOUND : bounds.most - value;
}

static uint64_t
smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* --- the greatest flow --- */

/* A search for ways from node to node along cells with room. */
struct search {
    const struct circulation *circulation;
    size_t without;   /* this cell is not gone along */
    uint64_t *values; /* as they were moved so far */
    size_t *by;       /* the cell that each node was reached by; NOWHERE when it was not */
    size_t *queue;
};

static uint64_t
room_along(const struct search *search, size_t cell, size_t from)
{
    const uint64_t *kinds = search->circulation->kinds;
    if (cell == search->without || kinds[cell] != kinds[search->without])
        return 0;
    bool up = end_of(search->circulation, cell, true) == from;
    return room_of(search->circulation->bounds[cell], search->values[cell], up);
}

/* The way with the fewest cells. */
static bool
find_way(struct search *search, size_t start, size_t goal)
{
    const struct circulation *circulation = search->circulation;
    size_t first = 0, last = 0;
    for (size_t node = 0; node < circulation->nodes; node++)
        search->by[node] = NOWHERE;
    search->queue[last++] = start;
    while (first < last && search->by[goal] == NOWHERE) {
        size_t here = search->queue[first++];
        for (size_t i = circulation->first[here]; i < circulation->first[here + 1]; i++) {
            size_t cell = circulation->cells[i], next = other_end(circulation, cell, here);
            if (next == start || search->by[next] != NOWHERE || room_along(search, cell, here) == 0)
                continue;
            search->by[next] = cell;
            search->queue[last++] = next;
        }
    }
    return search->by[goal] != NOWHERE;
}

static uint64_t
move_along_way(struct search *search, size_t start, size_t goal, uint64_t most)
{
    const struct circulation *circulation = search->circulation;
    uint64_t amount = most;
    for (size_t node = goal, from; node != start; node = from) {
        from = other_end(circulation, search->by[node], node);
        amount = smaller(amount, room_along(search, search->by[node], from));
    }
    for (size_t node = goal, from; node != start; node = from) {
        size_t cell = search->by[node];
        from = other_end(circulation, cell, node);
        if (end_of(circulation, cell, true) == from)
            search->values[cell] += amount;
        else
            search->values[cell] -= amount;
    }
    return amount;
}

/* What goes up by so much flows on to where it came from, round the other cells. */
uint64_t
circulation_room(const struct circulation *circulation, size_t cell, bool up, uint64_t enough)
{
    size_t cells = circulation->rows * circulation->columns;
    uint64_t most =
        smaller(enough, room_of(circulation->bounds[cell], circulation->values[cell], up));
    struct search search = {
        .circulation = circulation,
        .without = cell,
        .values = must_calloc(cells, sizeof *search.values),
        .by = must_calloc(circulation->nodes, sizeof *search.by),
        .queue = must_calloc(circulation->nodes, sizeof *search.queue),
    };
    memcpy(search.values, circulation->values, cells * sizeof *search.values);
    size_t start = end_of(circulation, cell, !up), goal = end_of(circulation, cell, up);
    uint64_t moved = 0;
    while (moved < most && find_way(&search, start, goal))
        moved += move_along_way(&search, start, goal, most - moved);
    free(search.values);
    free(search.by);
    free(search.queue);
    return moved;
}

/* --- the cheapest way --- */

/* What it costs to let a cell move by so much; NO_BOUND when it cannot. */
static uint64_t
cost_along(const struct circulation *circulation, size_t cell, size_t from, size_t without,
           uint64_t amount, const uint64_t *costs)
{
    if (cell == without || circulation->kinds[cell] != circulation->kinds[without])
        return NO_BOUND;
    bool up = end_of(circulation, cell, true) == from;
    uint64_t value = circulation->values[cell];
    if (room_of(circulation->bounds[cell], value, up) >= amount)
        return 0;
    return room_of(circulation->limits[cell], value, up) >= amount ? costs[cell] : NO_BOUND;
}

/* Dijkstra's search; `paid` is what each node costs to reach, `done` which are settled, `by` the
 * cell that each is reached by. */
static void
find_cheapest(const struct circulation *circulation, size_t cell, uint64_t amount,
              const uint64_t *costs, uint64_t *paid, bool *done, size_t *by)
{
    for (size_t node = 0; node < circulation->nodes; node++)
        paid[node] = NO_BOUND;
    paid[end_of(circulation, cell, false)] = 0;
    for (size_t step = 0; step < circulation->nodes; step++) {
        size_t here = NOWHERE;
        for (size_t node = 0; node < circulation->nodes; node++) {
            if (!done[node] && paid[node] != NO_BOUND &&
                (here == NOWHERE || paid[node] < paid[here]))
                here = node;
        }
        if (here == NOWHERE)
            return;
        done[here] = true;
        for (size_t i = circulation->first[here]; i < circulation->first[here + 1]; i++) {
            size_t along = circulation->cells[i], next = other_end(circulation, along, here);
            uint64_t cost = cost_along(circulation, along, here, cell, amount, costs);
            if (cost == NO_BOUND || done[next] || paid[here] + cost >= paid[next])
                continue;
            paid[next] = paid[here] + cost;
            by[next] = along;
        }
    }
}

bool
circulation_free_way(const struct circulation *circulation, size_t cell, uint64_t amount,
                     const uint64_t *costs, bool *chosen)
{
    uint64_t *paid = must_calloc(circulation->nodes, sizeof *paid);
    bool *done = must_calloc(circulation->nodes, sizeof *done);
    size_t *by = must_calloc(circulation->nodes, sizeof *by);
    size_t start = end_of(circulation, cell, false), goal = end_of(circulation, cell, true);
    find_cheapest(circulation, cell, amount, costs, paid, done, by);
    bool found = paid[goal] != NO_BOUND;
    for (size_t node = goal, from; found && node != start; node = from) {
        from = other_end(circulation, by[node], node);
        if (cost_along(circulation, by[node], from, cell, amount, costs) > 0)
            chosen[by[node]] = true;
    }
    free(paid);
    free(done);
    free(by);
    return found;
}
