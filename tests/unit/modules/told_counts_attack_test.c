/* told_counts_attack_test.c - P46, D17: an officer who has every report of a workforce side by side
 * - representation in two lists, the totals, the employees - and a solver of linear programs (GLPK,
 * which the product has nothing of) works out no hidden count of a role, of the ranks of one, of
 * the employees or of all to within the protection; and he is able: where each report hides its own
 * small counts alone, he finds some. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glpk.h>

#include "base/memory.h"
#include "base/random.h"
#include "modules/representation.h"
#include "modules/snapshot_totals.h"
#include "modules/suppression.h"
#include "record/record.h"
#include "support/fixture.h"

#define KENT "E23000032"
#define FORCES 40
#define ROLES 6 /* three ranks, staff, community support officers, specials */
#define RANKS 3
#define EMPLOYED 5
#define GROUPS 5 /* and who did not say */
#define COLUMNS (GROUPS + 1)
#define ALL "\xff" /* no code */

static const char *const role_codes[ROLES] = {"constable", "sergeant", "inspector",
                                              "staff",     "pcso",     "special"};
static const char *const group_codes[COLUMNS] = {"white", "mixed", "asian",
                                                 "black", "other", "not_stated"};

/* Some roles by some groups, as one sum. */
struct sum {
    bool roles[ROLES], groups[COLUMNS];
};

static struct sum
sum_of(const char *role, const char *group)
{
    struct sum sum = {.roles = {false}};
    for (size_t i = 0; i < ROLES; i++)
        sum.roles[i] = strcmp(role, role_codes[i]) == 0 ||
                       (strcmp(role, "officer") == 0 && i < RANKS) ||
                       (strcmp(role, "employees") == 0 && i < EMPLOYED) || strcmp(role, ALL) == 0;
    for (size_t i = 0; i < COLUMNS; i++)
        sum.groups[i] = strcmp(group, group_codes[i]) == 0 ||
                        (strcmp(group, "minority") == 0 && i > 0 && i < GROUPS) ||
                        (strcmp(group, "stated") == 0 && i < GROUPS) || strcmp(group, ALL) == 0;
    return sum;
}

/* --- what he has --- */

struct attack {
    glp_prob *program;
    struct sum hidden[400];
    size_t hidden_count, shown_count;
};

static int
row_of(struct attack *attack, const struct sum *sum)
{
    int columns[ROLES * COLUMNS + 1], count = 0;
    double values[ROLES * COLUMNS + 1];
    for (size_t i = 0; i < ROLES; i++)
        for (size_t j = 0; j < COLUMNS; j++) {
            if (!sum->roles[i] || !sum->groups[j])
                continue;
            columns[++count] = (int)(i * COLUMNS + j + 1);
            values[count] = 1;
        }
    int row = glp_add_rows(attack->program, 1);
    glp_set_mat_row(attack->program, row, count, columns, values);
    return row;
}

/* A figure that is told, to within so many. */
static void
knows(struct attack *attack, const char *role, const char *group, uint64_t count, uint64_t slack)
{
    const struct sum sum = sum_of(role, group);
    double least = (double)count - (double)slack, most = (double)(count + slack);
    glp_set_row_bnds(attack->program, row_of(attack, &sum), slack > 0 ? GLP_DB : GLP_FX, least,
                     most);
    attack->shown_count++;
}

static void
wants(struct attack *attack, const char *role, const char *group)
{
    attack->hidden[attack->hidden_count++] = sum_of(role, group);
}

static void
read_representation(struct session *session, bool released, const char *list, struct attack *attack)
{
    struct representation representation;
    struct error error = {.text = ""};
    const struct representation_question question = {
        .force = "Kent", .list = list, .released = released};
    uint64_t slack = released ? 2 : 0;
    if (!representation_find(session, &question, &representation, &error))
        fail_msg("%s", error.text);
    const struct representation_part *part = &representation.parts[0];
    for (size_t i = 0; i < part->role_count; i++) {
        for (size_t j = 0; j < part->group_count; j++) {
            const struct standing_cell *cell = representation_cell(part, i, j);
            const char *role = part->roles[i].code, *group = part->groups[j].code;
            if (cell->standing == STANDING_HIDDEN) {
                wants(attack, role, group);
                continue;
            }
            /* a group of several is made of several that are rounded, and the base of two */
            knows(attack, role, group, cell->workforce.part, slack * (list ? COLUMNS : 1));
            knows(attack, role, "stated", cell->workforce.whole, 2 * slack);
        }
    }
    representation_clear(&representation);
}

static void
read_groups(const struct totals_group *groups, size_t count, const char *role, uint64_t slack,
            struct attack *attack)
{
    for (size_t i = 0; i < count; i++) {
        const char *in = role ? role : groups[i].code, *of = role ? groups[i].code : ALL;
        if (groups[i].hidden)
            wants(attack, in, of);
        else
            knows(attack, in, of, groups[i].count, slack);
    }
}

static void
read_totals(struct session *session, bool released, bool employees, struct attack *attack)
{
    struct counting counting;
    struct totals totals;
    struct error error = {.text = ""};
    const char *all = employees ? "employees" : ALL;
    uint64_t slack = released ? 2 : 0;
    assert_true(counting_load("", &counting, &error));
    const struct gather_question question = {
        .type = &workforce_type, .counting = &counting, .force = "Kent", .basis = COUNT_HEADCOUNT};
    const struct totals_rule rule = {
        .policy = suppression_policy(session_config(session), released),
        .employees = employees,
    };
    if (!totals_find(session, &question, NULL, &rule, &totals, &error))
        fail_msg("%s", error.text);
    assert_int_equal(totals.count, 1);
    read_groups(totals.lists[0].groups, totals.lists[0].count, all, slack, attack);
    read_groups(totals.roles, totals.role_count, NULL, slack, attack);
    if (totals.total != COUNT_UNKNOWN)
        knows(attack, all, ALL, totals.total, employees ? slack : 0);
    totals_clear(&totals);
    counting_clear(&counting);
}

/* --- what he makes of it --- */

static double
solve(const struct attack *attack, const struct sum *sum, int direction)
{
    glp_smcp quiet;
    glp_init_smcp(&quiet);
    quiet.msg_lev = GLP_MSG_OFF;
    glp_set_obj_dir(attack->program, direction);
    for (size_t i = 0; i < ROLES * COLUMNS; i++)
        glp_set_obj_coef(attack->program, (int)i + 1,
                         sum->roles[i / COLUMNS] && sum->groups[i % COLUMNS] ? 1 : 0);
    assert_int_equal(glp_simplex(attack->program, &quiet), 0);
    assert_int_equal(glp_get_status(attack->program), GLP_OPT);
    return glp_get_obj_val(attack->program);
}

static void
begin(struct attack *attack)
{
    *attack = (struct attack){.program = glp_create_prob()};
    glp_term_out(GLP_OFF);
    glp_add_cols(attack->program, ROLES * COLUMNS);
    for (int i = 1; i <= ROLES * COLUMNS; i++)
        glp_set_col_bnds(attack->program, i, GLP_DB, 0, 100000);
}

/* Hidden counts in a narrower range than the protection. */
static size_t
found_by(struct attack *attack, double protection)
{
    size_t found = 0;
    for (size_t i = 0; i < attack->hidden_count; i++) {
        const struct sum *sum = &attack->hidden[i];
        double range = solve(attack, sum, GLP_MAX) - solve(attack, sum, GLP_MIN);
        found += range < protection - 0.001;
    }
    glp_delete_prob(attack->program);
    return found;
}

/* --- workforces --- */

struct drawn {
    bool is_population;
    uint64_t counts[ROLES * COLUMNS];
};

static void
draw(struct random *chance, struct drawn *drawn)
{
    static const uint32_t most[] = {8, 30, 120};
    for (size_t i = 0; i < ROLES * COLUMNS; i++)
        drawn->counts[i] = random_below(chance, most[random_below(chance, 3)]) +
                           (i % COLUMNS == 0 ? random_below(chance, 400) : 0);
}

static bool
store(struct session *session, void *context, struct error *error)
{
    const struct drawn *drawn = context;
    const struct record_type *type = drawn->is_population ? &population_type : &workforce_type;
    struct record *record = record_new(type);
    struct text counts = TEXT_EMPTY;
    const char *day = drawn->is_population ? "2021-03-21" : "2026-03-31";
    text_append_format(&counts, "counts\t%s\ngroups\tethnicity\tfive",
                       drawn->is_population ? "people" : "headcount");
    for (size_t i = 0; i < COLUMNS; i++)
        text_append_format(&counts, "\t%s", group_codes[i]);
    for (size_t i = 0; i < (drawn->is_population ? 1 : ROLES); i++) {
        text_append_format(&counts, "\nrow\t" KENT "\t%s\t-",
                           drawn->is_population ? "-" : role_codes[i]);
        for (size_t j = 0; j < COLUMNS; j++)
            text_append_format(&counts, "\t%llu",
                               (unsigned long long)drawn->counts[i * COLUMNS + j]);
    }
    text_append_char(&counts, '\n');
    record_set(record, SNAPSHOT_NAME, day);
    record_set(record, SNAPSHOT_DATE, day);
    record_set(record, SNAPSHOT_BASIS, drawn->is_population ? "people" : "headcount");
    record_set(record, SNAPSHOT_SOURCE, "Invented");
    record_set(record, SNAPSHOT_FILE, "invented.csv");
    record_set(record, SNAPSHOT_PUBLISHED, "no");
    record_set(record, SNAPSHOT_COUNTS, text_string(&counts));
    bool done = session_add(session, record, error);
    text_clear(&counts);
    record_free(record);
    return done;
}

static void
keep(struct session *session, struct drawn *drawn)
{
    struct error error = {.text = ""};
    if (!session_write(session, "import", store, drawn, &error))
        fail_msg("%s", error.text);
}

static void
no_reports_together_tell_a_hidden_count(void **state)
{
    (void)state;
    struct random chance = {64};
    size_t wanted = 0, shown = 0;
    for (size_t force = 0; force < FORCES; force++) {
        struct session *session = fixture_session();
        struct drawn drawn = {.is_population = true};
        draw(&chance, &drawn);
        keep(session, &drawn);
        drawn.is_population = false;
        draw(&chance, &drawn);
        keep(session, &drawn);
        for (int released = 0; released < 2; released++) {
            struct attack attack;
            begin(&attack);
            read_representation(session, released, NULL, &attack);
            read_representation(session, released, "two", &attack);
            read_totals(session, released, false, &attack);
            read_totals(session, released, true, &attack);
            wanted += attack.hidden_count;
            shown += attack.shown_count;
            size_t found = found_by(&attack, released ? 10 : 5);
            if (found > 0)
                fail_msg("force %zu, released %d: %zu found", force, released, found);
        }
        fixture_session_free(session);
    }
    assert_true(wanted > 1000 && shown > 1000);
}

/* Rank by rank, each row by itself, and the totals with their small counts hidden. */
static void
reports_that_hide_for_themselves_alone_do_tell(void **state)
{
    (void)state;
    struct random chance = {65};
    size_t found = 0;
    for (size_t force = 0; force < 10; force++) {
        struct drawn drawn;
        struct attack attack;
        draw(&chance, &drawn);
        begin(&attack);
        for (size_t i = 0; i < ROLES * COLUMNS; i++) {
            const char *role = role_codes[i / COLUMNS], *group = group_codes[i % COLUMNS];
            if (drawn.counts[i] < 5)
                wants(&attack, role, group);
            else
                knows(&attack, role, group, drawn.counts[i], 0);
        }
        for (size_t j = 0; j < COLUMNS; j++) {
            uint64_t sum = 0;
            for (size_t i = 0; i < ROLES; i++)
                sum += drawn.counts[i * COLUMNS + j];
            knows(&attack, ALL, group_codes[j], sum, 0);
        }
        found += found_by(&attack, 5);
    }
    assert_true(found > 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_reports_together_tell_a_hidden_count),
        cmocka_unit_test(reports_that_hide_for_themselves_alone_do_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
