/* A person on one line: each part known by its form, in any order, and words for what does not fit
 * (C05). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "modules/one_line.h"
#include "support/sample.h"

static const struct choice roles[] = {
    {"pc", "Police constable", false},
    {"control_room", "Control room", false},
    {"old", "Cadet", true},
};
static const struct choice_list interests = {roles, 3};

static const struct {
    const char *typed;
    const char *name, *contact, *interest, *source;
} taken[] = {
    {"Sam Okoye; 07700 900123; PC; met at stand", "Sam Okoye", "07700 900123", "pc",
     "met at stand"},
    {"Sam Okoye;met at stand;pc;07700900123", "Sam Okoye", "07700900123", "pc", "met at stand"},
    {" Siân Wyn-Jones ; sian@example.org", "Siân Wyn-Jones", "sian@example.org", NULL, NULL},
    {"Sam Okoye", "Sam Okoye", NULL, NULL, NULL},
    {"Sam Okoye;;;", "Sam Okoye", NULL, NULL, NULL},
    {"李小龙; +44 7700 900125; control room", "李小龙", "+44 7700 900125", "control_room", NULL},
    {"Sam; Police Constable; stand 14", "Sam", NULL, "pc", "stand 14"},
    {"Sam; stand 07700 900123", "Sam", NULL, NULL, "stand 07700 900123"},
    {"Sam; Cadet", "Sam", NULL, NULL, "Cadet"},                 /* retired: no role any more */
    {"Sam; 07700 900123\t", "Sam", "07700 900123", NULL, NULL}, /* as it was copied */
    {"PC; 07700 900123", "PC", "07700 900123", NULL, NULL},
};

static const struct {
    const char *typed, *says;
} refused[] = {
    {"", "Type the full name first, as in 'Sam Okoye;"},
    {"; 07700 900123", "Type the full name first"},
    {"Sam; 07700 900123; sam@example.org",
     "'07700 900123' and 'sam@example.org' are both taken for the phone or email"},
    {"Sam; pc; control_room", "'pc' and 'control_room' are both taken for the role of interest"},
    {"Sam; stand; college", "'stand' and 'college' are both taken for the source"},
    {"Sam; sam@", "Email must have an @ and a dot"},
    {"Sam\x01; 07700 900123", "Full name"},
};

static void
is_taken_apart_by_the_form_of_its_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        struct one_line line;
        struct error error = {.text = ""};
        if (!one_line_read(taken[i].typed, &interests, &sample_context, &line, &error))
            fail_msg("%s: %s", taken[i].typed, error.text);
        if (!string_equal(line.name, taken[i].name) ||
            !string_equal(line.contact, taken[i].contact) ||
            !string_equal(line.interest, taken[i].interest) ||
            !string_equal(line.source, taken[i].source))
            fail_msg("%s: %s, %s, %s, %s", taken[i].typed, line.name,
                     line.contact ? line.contact : "-", line.interest ? line.interest : "-",
                     line.source ? line.source : "-");
        one_line_clear(&line);
    }
}

static void
says_which_part_does_not_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct one_line line;
        struct error error = {.text = ""};
        bool read = one_line_read(refused[i].typed, &interests, &sample_context, &line, &error);
        if (read || error.code != ERROR_INPUT || !strstr(error.text, refused[i].says))
            fail_msg("%s: %s", refused[i].typed, read ? "was taken" : error.text);
        one_line_clear(&line);
    }
}

static void
refuses_more_than_a_line(void **state)
{
    (void)state;
    char typed[1200];
    struct one_line line;
    struct error error;
    memset(typed, 'a', sizeof typed);
    typed[sizeof typed - 1] = '\0';
    assert_false(one_line_read(typed, &interests, &sample_context, &line, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    one_line_clear(&line);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_taken_apart_by_the_form_of_its_parts),
        cmocka_unit_test(says_which_part_does_not_fit),
        cmocka_unit_test(refuses_more_than_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
