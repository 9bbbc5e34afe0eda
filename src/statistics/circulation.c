/* circulation.c - how far a cell of a table can move while rows and columns add up. */
#include "statistics/circulation.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define NOWHERE SIZE_MAX

void
circulation_init(struct circulation *circulation, const uint64_t *counts, size_t rows,
                 size_t columns)
{
    size_t wide = columns + 1, last = rows * wide;
    *circulation = (struct circulation){
        .rows = rows + 1,
        .columns = wide,
        .values = must_calloc((rows + 1) * wide, sizeof *circulation->values),
        .bounds = must_calloc((rows + 1) * wide, sizeof *circulation->bounds),
        .limits = must_calloc((rows + 1) * wide, sizeof *circulation->limits),
        .kinds = must_calloc((rows + 1) * wide, sizeof *circulation->kinds),
    };
    uint64_t *values = circulation->values;
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < columns; j++) {
            uint64_t count = counts[i * columns + j];
            values[i * wide + j] = count;
            values[i * wide + columns] += count;
            values[last + j] += count;
            values[last + columns] += count;
        }
    }
    for (size_t cell = 0; cell < (rows + 1) * wide; cell++) {
        circulation->bounds[cell] = (struct bounds){values[cell], values[cell]};
        circulation->limits[cell] = (struct bounds){0, NO_BOUND};
    }
}

void
circulation_clear(struct circulation *circulation)
{
    free(circulation->values);
    free(circulation->bounds);
    free(circulation->limits);
    free(circulation->kinds);
    *circulation = (struct circulation){.rows = 0};
}

/* --- pipes --- */

/* Nodes are the rows, then the columns. A cell is the one pipe between its row and its column. */
static size_t
node_count(const struct circulation *circulation)
{
    return circulation->rows + circulation->columns;
}

static bool
cell_between(const struct circulation *circulation, size_t a, size_t b, size_t *cell)
{
    size_t row = a < b ? a : b, column = a < b ? b : a;
    if (row >= circulation->rows || column < circulation->rows)
        return false;
    *cell = row * circulation->columns + column - circulation->rows;
    return true;
}

static size_t
row_node(const struct circulation *circulation, size_t cell)
{
    return cell / circulation->columns;
}

static size_t
column_node(const struct circulation *circulation, size_t cell)
{
    return circulation->rows + cell % circulation->columns;
}

/* The total of a row flows into the row, that of a column out of the column; the others, and the
 * total of all, flow from row to column. */
static bool
flows_from_row(const struct circulation *circulation, size_t cell)
{
    bool row_total = cell % circulation->columns == circulation->columns - 1;
    bool column_total = cell / circulation->columns == circulation->rows - 1;
    return row_total == column_total;
}

/* The end that a cell flows out of, or into. */
static size_t
end_of(const struct circulation *circulation, size_t cell, bool out_of)
{
    bool row = flows_from_row(circulation, cell) == out_of;
    return row ? row_node(circulation, cell) : column_node(circulation, cell);
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
    size_t *from;     /* of each node; NOWHERE when it was not reached */
    size_t *queue;
};

static uint64_t
room_along(const struct search *search, size_t a, size_t b)
{
    size_t cell;
    const uint64_t *kinds = search->circulation->kinds;
    if (!cell_between(search->circulation, a, b, &cell) || cell == search->without ||
        kinds[cell] != kinds[search->without])
        return 0;
    bool up = end_of(search->circulation, cell, true) == a;
    return room_of(search->circulation->bounds[cell], search->values[cell], up);
}

/* The way with the fewest cells. */
static bool
find_way(struct search *search, size_t start, size_t goal)
{
    size_t nodes = node_count(search->circulation), first = 0, last = 0;
    for (size_t node = 0; node < nodes; node++)
        search->from[node] = NOWHERE;
    search->from[start] = start;
    search->queue[last++] = start;
    while (first < last && search->from[goal] == NOWHERE) {
        size_t here = search->queue[first++];
        for (size_t next = 0; next < nodes; next++) {
            if (search->from[next] != NOWHERE || room_along(search, here, next) == 0)
                continue;
            search->from[next] = here;
            search->queue[last++] = next;
        }
    }
    return search->from[goal] != NOWHERE;
}

static void
move(struct search *search, size_t a, size_t b, uint64_t amount)
{
    size_t cell;
    if (!cell_between(search->circulation, a, b, &cell))
        return;
    if (end_of(search->circulation, cell, true) == a)
        search->values[cell] += amount;
    else
        search->values[cell] -= amount;
}

static uint64_t
move_along_way(struct search *search, size_t start, size_t goal, uint64_t most)
{
    uint64_t amount = most;
    for (size_t node = goal; node != start; node = search->from[node])
        amount = smaller(amount, room_along(search, search->from[node], node));
    for (size_t node = goal; node != start; node = search->from[node])
        move(search, search->from[node], node, amount);
    return amount;
}

/* What goes up by so much flows on to where it came from, round the other cells. */
uint64_t
circulation_room(const struct circulation *circulation, size_t cell, bool up, uint64_t enough)
{
    size_t cells = circulation->rows * circulation->columns, nodes = node_count(circulation);
    uint64_t most =
        smaller(enough, room_of(circulation->bounds[cell], circulation->values[cell], up));
    struct search search = {
        .circulation = circulation,
        .without = cell,
        .values = must_calloc(cells, sizeof *search.values),
        .from = must_calloc(nodes, sizeof *search.from),
        .queue = must_calloc(nodes, sizeof *search.queue),
    };
    memcpy(search.values, circulation->values, cells * sizeof *search.values);
    size_t start = end_of(circulation, cell, !up), goal = end_of(circulation, cell, up);
    uint64_t moved = 0;
    while (moved < most && find_way(&search, start, goal))
        moved += move_along_way(&search, start, goal, most - moved);
    free(search.values);
    free(search.from);
    free(search.queue);
    return moved;
}

/* --- the cheapest way --- */

/* What it costs to let a cell move by so much; NO_BOUND when it cannot. */
static uint64_t
cost_along(const struct circulation *circulation, size_t a, size_t b, size_t without,
           uint64_t amount, const uint64_t *costs)
{
    size_t cell;
    if (!cell_between(circulation, a, b, &cell) || cell == without ||
        circulation->kinds[cell] != circulation->kinds[without])
        return NO_BOUND;
    bool up = end_of(circulation, cell, true) == a;
    uint64_t value = circulation->values[cell];
    if (room_of(circulation->bounds[cell], value, up) >= amount)
        return 0;
    return room_of(circulation->limits[cell], value, up) >= amount ? costs[cell] : NO_BOUND;
}

/* Dijkstra's search; `paid` is what each node costs to reach, `done` which are settled. */
static void
find_cheapest(const struct circulation *circulation, size_t cell, uint64_t amount,
              const uint64_t *costs, uint64_t *paid, bool *done, size_t *from)
{
    size_t nodes = node_count(circulation);
    for (size_t node = 0; node < nodes; node++)
        paid[node] = NO_BOUND;
    paid[end_of(circulation, cell, false)] = 0;
    for (size_t step = 0; step < nodes; step++) {
        size_t here = NOWHERE;
        for (size_t node = 0; node < nodes; node++) {
            if (!done[node] && paid[node] != NO_BOUND &&
                (here == NOWHERE || paid[node] < paid[here]))
                here = node;
        }
        if (here == NOWHERE)
            return;
        done[here] = true;
        for (size_t next = 0; next < nodes; next++) {
            uint64_t cost = cost_along(circulation, here, next, cell, amount, costs);
            if (cost == NO_BOUND || done[next] || paid[here] + cost >= paid[next])
                continue;
            paid[next] = paid[here] + cost;
            from[next] = here;
        }
    }
}

bool
circulation_free_way(const struct circulation *circulation, size_t cell, uint64_t amount,
                     const uint64_t *costs, bool *chosen)
{
    size_t nodes = node_count(circulation);
    uint64_t *paid = must_calloc(nodes, sizeof *paid);
    bool *done = must_calloc(nodes, sizeof *done);
    size_t *from = must_calloc(nodes, sizeof *from);
    size_t start = end_of(circulation, cell, false), goal = end_of(circulation, cell, true);
    find_cheapest(circulation, cell, amount, costs, paid, done, from);
    bool found = paid[goal] != NO_BOUND;
    for (size_t node = goal; found && node != start; node = from[node]) {
        size_t along;
        if (cell_between(circulation, from[node], node, &along) &&
            cost_along(circulation, from[node], node, cell, amount, costs) > 0)
            chosen[along] = true;
    }
    free(paid);
    free(done);
    free(from);
    return found;
}
