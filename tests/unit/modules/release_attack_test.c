/* release_attack_test.c - P46, D17: somebody who has every release, the sums that must hold in
 * each, how numbers are rounded, that counts are held at those of an earlier release, and a solver
 * of linear programs (GLPK, which the product has nothing of) works out no hidden count to within
 * the protection; and one person more or less is not seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glpk.h>

#include "base/random.h"
#include "modules/report.h"
#include "modules/table_release.h"

#define SIDE 4 /* rows and columns at most, without totals */
#define WIDE (SIDE + 1)
#define CELLS (WIDE * WIDE)
#define RELEASES 3

static const struct report_rule rule = {
    .released = {.threshold = 10, .rounding = 5, .protection = 10},
    .release = true,
};

/* Counts with their totals, which are the last row and column. */
struct table {
    size_t rows, columns; /* without totals */
    uint64_t counts[CELLS];
};

static void
add_up(struct table *table)
{
    size_t wide = table->columns + 1;
    for (size_t i = 0; i < table->rows; i++) {
        uint64_t sum = 0;
        for (size_t j = 0; j < table->columns; j++)
            sum += table->counts[i * wide + j];
        table->counts[i * wide + table->columns] = sum;
    }
    for (size_t j = 0; j < wide; j++) {
        uint64_t sum = 0;
        for (size_t i = 0; i < table->rows; i++)
            sum += table->counts[i * wide + j];
        table->counts[table->rows * wide + j] = sum;
    }
}

static void
build(const struct table *table, struct report *report)
{
    static const char *const columns[] = {"Row", "A", "B", "C", "D", "E"};
    static const char *const rows[] = {"a", "b", "c", "d", "e"};
    size_t wide = table->columns + 1;
    report_init(report, "Attacked");
    report_begin_part(report, "Part", "Nothing", columns, wide + 1);
    report_people(report, REPORT_GUARDED, REPORT_ADDS_DOWN | REPORT_ADDS_ACROSS);
    for (size_t i = 0; i <= table->rows; i++) {
        report_words(report, rows[i]);
        for (size_t j = 0; j < wide; j++)
            report_count(report, table->counts[i * wide + j]);
    }
}

/* What left: of each cell what was shown, -1 where it was withheld. */
struct let_out {
    long shown[CELLS];
};

/* A table lets itself out by its report, or where it is counted (table_release.h). */
typedef bool let_out_as(const struct table *table, const struct report_rule *with,
                        struct let_out *out);

static bool
let_out_report(const struct table *table, const struct report_rule *with, struct let_out *out)
{
    struct report report;
    struct error error;
    size_t wide = table->columns + 1;
    build(table, &report);
    bool done = report_seal(&report, with, &error);
    for (size_t i = 0; i <= table->rows && done; i++) {
        for (size_t j = 0; j < wide; j++) {
            const struct report_cell *cell = report_at(&report.parts[0], i, j + 1);
            out->shown[i * wide + j] = cell->withheld ? -1 : (long)cell->count;
            assert_int_equal(cell->withheld, strcmp(cell->words, REPORT_WITHHELD) == 0);
            assert_true(!cell->withheld || (cell->count == 0 && cell->value == 0));
        }
    }
    report_clear(&report);
    return done;
}

static bool
let_out_table(const struct table *table, const struct report_rule *with, struct let_out *out)
{
    static const char *const keys[] = {"a", "b", "c", "d"};
    const struct release_ledger ledger = {with->past, with->let_out};
    uint64_t counts[SIDE * SIDE];
    struct released released;
    size_t wide = table->columns + 1;
    for (size_t i = 0; i < table->rows * table->columns; i++)
        counts[i] = table->counts[i / table->columns * wide + i % table->columns];
    bool done = table_release(
        &(struct table_release){
            .ledger = &ledger,
            .policy = &with->released,
            .scope = "scope",
            .shape = "shape",
            .name = "table",
            .row_keys = keys,
            .column_keys = keys,
            .of = {.counts = counts, .rows = table->rows, .columns = table->columns},
        },
        &released);
    for (size_t i = 0; i < (table->rows + 1) * wide && done; i++)
        out->shown[i] = released.cells[i].hidden ? -1 : (long)released.cells[i].shown;
    released_clear(&released);
    return done;
}

/* Lets a table out after the others; false when it was refused, and then nothing left. */
static bool
let_out(let_out_as *as, const struct table *table, struct report_past *past, size_t release,
        struct let_out *out)
{
    struct report_past now = {.cells = NULL};
    struct report_rule with = rule;
    with.past = past;
    with.let_out = &now;
    bool done = as(table, &with, out);
    for (size_t i = 0; i < now.count && done; i++)
        report_past_add(past, now.cells[i].key, now.cells[i].count, now.cells[i].hidden, release);
    report_past_clear(&now);
    return done;
}

/* --- the attacker --- */

/* A cell of a release has a column of the program; columns are counted from 1. */
static int
column_of(size_t release, size_t cell)
{
    return (int)(release * CELLS + cell + 1);
}

static void
add_row(glp_prob *program, int count, const int *columns, const double *values, int kind)
{
    int row = glp_add_rows(program, 1);
    glp_set_row_bnds(program, row, kind, 0, 0);
    glp_set_mat_row(program, row, count, columns, values);
}

/* Rows and columns add up. */
static void
know_sums(glp_prob *program, const struct table *table, size_t release)
{
    size_t wide = table->columns + 1;
    for (size_t line = 0; line < wide + table->rows + 1; line++) {
        int columns[WIDE + 1], count = 0;
        double values[WIDE + 1];
        bool down = line < wide;
        size_t length = down ? table->rows + 1 : wide;
        for (size_t k = 0; k < length; k++) {
            size_t cell = down ? k * wide + line : (line - wide) * wide + k;
            columns[++count] = column_of(release, cell);
            values[count] = k + 1 == length ? -1 : 1;
        }
        add_row(program, count, columns, values, GLP_FX);
    }
}

/* What is shown was rounded, and is no small count. */
static void
know_shown(glp_prob *program, const struct table *table, const struct let_out *out, size_t release)
{
    for (size_t cell = 0; cell < CELLS; cell++) {
        bool is_cell = cell < (table->rows + 1) * (table->columns + 1);
        long shown = is_cell ? out->shown[cell] : 0;
        double least = shown - 2 < 10 ? 10 : (double)(shown - 2);
        if (!is_cell)
            glp_set_col_bnds(program, column_of(release, cell), GLP_FX, 0, 0);
        else if (shown < 0)
            glp_set_col_bnds(program, column_of(release, cell), GLP_DB, 0, 100000);
        else
            glp_set_col_bnds(program, column_of(release, cell), GLP_DB, least, (double)(shown + 2));
    }
}

/* The later release has all that the earlier has: no count is less. Where both show one figure they
 * stand for one count, for counts of releases are the same or ten apart. */
static void
know_nested(glp_prob *program, const struct table *table, const struct let_out *before,
            const struct let_out *after, size_t release)
{
    for (size_t cell = 0; cell < (table->rows + 1) * (table->columns + 1); cell++) {
        int columns[] = {0, column_of(release, cell), column_of(release - 1, cell)};
        double values[] = {0, 1, -1};
        bool same = before->shown[cell] >= 0 && before->shown[cell] == after->shown[cell];
        add_row(program, 2, columns, values, same ? GLP_FX : GLP_LO);
    }
}

static double
solve(glp_prob *program, int column, int direction)
{
    glp_smcp quiet;
    glp_init_smcp(&quiet);
    quiet.msg_lev = GLP_MSG_OFF;
    glp_set_obj_dir(program, direction);
    glp_set_obj_coef(program, column, 1);
    int failure = glp_simplex(program, &quiet);
    double value = glp_get_obj_val(program);
    glp_set_obj_coef(program, column, 0);
    assert_int_equal(failure, 0);
    assert_int_equal(glp_get_status(program), GLP_OPT);
    return value;
}

/* How many hidden counts he asked for; none is in a narrower range than the protection. */
static size_t
attack(const struct table *table, const struct let_out *outs, size_t count)
{
    size_t hidden = 0, cells = (table->rows + 1) * (table->columns + 1);
    glp_prob *program = glp_create_prob();
    glp_add_cols(program, (int)(count * CELLS));
    for (size_t release = 0; release < count; release++) {
        know_shown(program, table, &outs[release], release);
        know_sums(program, table, release);
        if (release > 0)
            know_nested(program, table, &outs[release - 1], &outs[release], release);
    }
    for (size_t release = 0; release < count; release++) {
        for (size_t cell = 0; cell < cells; cell++) {
            int column = column_of(release, cell);
            if (outs[release].shown[cell] >= 0)
                continue;
            double least = solve(program, column, GLP_MIN), most = solve(program, column, GLP_MAX);
            if (most - least < (double)rule.released.protection - 0.001)
                fail_msg("release %zu of %zu: cell %zu is between %g and %g", release + 1, count,
                         cell, least, most);
            hidden++;
        }
    }
    glp_delete_prob(program);
    return hidden;
}

/* --- tables --- */

static void
draw_table(struct random *chance, struct table *table)
{
    *table = (struct table){
        .rows = 2 + random_below(chance, SIDE - 1),
        .columns = 2 + random_below(chance, SIDE - 1),
    };
    size_t most = random_below(chance, 2) == 0 ? 15 : 60;
    for (size_t i = 0; i < table->rows; i++)
        for (size_t j = 0; j < table->columns; j++)
            table->counts[i * (table->columns + 1) + j] = random_below(chance, (uint32_t)most);
    add_up(table);
}

/* Some more people, here few, there many. */
static void
grow(struct random *chance, struct table *table)
{
    for (size_t i = 0; i < table->rows; i++) {
        for (size_t j = 0; j < table->columns; j++) {
            size_t more = random_below(chance, 4);
            size_t most = more == 0 ? 40 : more == 1 ? 12 : 2;
            table->counts[i * (table->columns + 1) + j] += random_below(chance, (uint32_t)most);
        }
    }
    add_up(table);
}

static void
attack_all(let_out_as *as)
{
    struct random chance = {46};
    size_t hidden = 0, refused = 0, held = 0;
    glp_term_out(GLP_OFF);
    for (size_t i = 0; i < 150; i++) {
        struct table table;
        struct let_out outs[RELEASES];
        struct report_past past = {.cells = NULL};
        size_t count = 0;
        draw_table(&chance, &table);
        for (size_t j = 0; j < RELEASES; j++) {
            bool out = let_out(as, &table, &past, count, &outs[count]);
            count += out;
            refused += !out;
            grow(&chance, &table);
        }
        hidden += attack(&table, outs, count);
        for (size_t cell = 0; cell < (table.rows + 1) * (table.columns + 1) && count > 1; cell++)
            held += outs[0].shown[cell] >= 0 && outs[0].shown[cell] == outs[1].shown[cell];
        report_past_clear(&past);
    }
    assert_true(hidden > 500);
    assert_true(held > 100);
    assert_true(refused < 100); /* most leave */
}

static void
no_hidden_count_is_worked_out(void **state)
{
    (void)state;
    attack_all(let_out_report);
}

static void
no_hidden_count_is_worked_out_of_what_was_counted_elsewhere(void **state)
{
    (void)state;
    attack_all(let_out_table);
}

/* Somebody releases all, and then all but one: nobody can tell who it was, or that there was one.
 */
static void
leave_one_out(let_out_as *as)
{
    struct random chance = {17};
    size_t without = 0;
    for (size_t i = 0; i < 300; i++) {
        struct table table;
        struct let_out all, but_one;
        struct report_past past = {.cells = NULL};
        draw_table(&chance, &table);
        assert_true(let_out(as, &table, &past, 0, &all));
        size_t row = random_below(&chance, (uint32_t)table.rows),
               column = random_below(&chance, (uint32_t)table.columns);
        uint64_t *cell = &table.counts[row * (table.columns + 1) + column];
        if (*cell > 0) {
            --*cell;
            add_up(&table);
            assert_true(let_out(as, &table, &past, 1, &but_one));
            assert_memory_equal(all.shown, but_one.shown,
                                (table.rows + 1) * (table.columns + 1) * sizeof all.shown[0]);
            without++;
        }
        report_past_clear(&past);
    }
    assert_true(without > 200);
}

static void
one_person_is_not_seen(void **state)
{
    (void)state;
    leave_one_out(let_out_report);
    leave_one_out(let_out_table);
}

/* The same within one table, whose rows count some of those of the row above: a stage that few left
 * before is as the one before it. */
static void
few_between_two_stages_are_not_seen(void **state)
{
    (void)state;
    static const char *const columns[] = {"Stage", "Reached", "Of previous"};
    static const uint64_t reached[] = {100, 97, 95, 60, 55, 9};
    static const char *const expected[] = {"100", "100", "100", "60", "60", "[c]"};
    struct report report;
    struct error error;
    report_init(&report, "Funnel");
    report_begin_part(&report, "Stages", "Nothing", columns, 3);
    report_people(&report, REPORT_NAMED, REPORT_NESTED_DOWN);
    for (size_t i = 0; i < 6; i++) {
        report_words(&report, "a stage");
        report_count(&report, reached[i]);
        report_share(&report, 3 * i + 1, i > 0 ? 3 * i - 2 : 1);
    }
    assert_true(report_seal(&report, &rule, &error));
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(report_at(&report.parts[0], i, 1)->words, expected[i]);
    assert_string_equal(report_at(&report.parts[0], 3, 2)->words, "60%");
    assert_string_equal(report_at(&report.parts[0], 5, 2)->words, "[c]");
    report_clear(&report);
}

/* D16, P45: on 22 no percentage, on 23 one; no median of seven. */
static void
percentages_need_twenty_three(void **state)
{
    (void)state;
    static const char *const columns[] = {"Group", "Went on", "All", "Share", "Median"};
    struct report_rule exact = rule;
    struct report report;
    struct error error;
    exact.released = (struct disclosure_policy){.threshold = 5, .rounding = 1, .protection = 5};
    exact.release = false;
    report_init(&report, "Shares");
    report_begin_part(&report, "Part", "Nothing", columns, 5);
    report_people(&report, REPORT_GUARDED, 0);
    for (size_t i = 0; i < 3; i++) {
        static const uint64_t part[] = {11, 11, 5}, base[] = {22, 23, 7};
        report_words(&report, "group");
        size_t place = report_place(&report);
        report_count(&report, part[i]);
        report_count(&report, base[i]);
        report_share(&report, place, place + 1);
        report_median(&report, "4.5", 4.5, place + 1);
    }
    assert_true(report_seal(&report, &exact, &error));
    assert_string_equal(report_at(&report.parts[0], 0, 3)->words, "[c]");
    assert_string_equal(report_at(&report.parts[0], 1, 3)->words, "48%");
    assert_string_equal(report_at(&report.parts[0], 1, 4)->words, "4.5");
    assert_string_equal(report_at(&report.parts[0], 2, 4)->words, "[c]");
    report_clear(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_hidden_count_is_worked_out),
        cmocka_unit_test(no_hidden_count_is_worked_out_of_what_was_counted_elsewhere),
        cmocka_unit_test(one_person_is_not_seen),
        cmocka_unit_test(few_between_two_stages_are_not_seen),
        cmocka_unit_test(percentages_need_twenty_three),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
