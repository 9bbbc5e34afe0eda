/* pack_test.c - the questions as data (B15-B17): the shipped pack is whole in both languages and
 * keeps to P19, P22, P23 and P24; what is amiss in one is named with its line. */
#include "config/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/files.h"
#include "support/fixture.h"

static const struct embedded *
shipped_file(void)
{
    const struct embedded *file = embedded_schema_packs;
    while (!string_equal(file->name, "equality.yaml"))
        file++;
    return file;
}

static struct pack *
shipped(void)
{
    struct error error = {.text = ""};
    struct pack *pack = pack_load("", &error);
    if (!pack)
        fail_msg("%s", error.text);
    return pack;
}

/* -- The shipped one -------------------------------------------------------------------------- */

static void
test_welsh_is_there_for_every_word(void **state) /* P51 */
{
    (void)state;
    struct pack *pack = shipped();
    for (size_t i = 0; i < PACK_WORD_COUNT; i++)
        assert_string_not_equal(pack->words[i].in[PACK_ENGLISH], pack->words[i].in[PACK_WELSH]);
    for (size_t i = 0; i < pack->question_count; i++)
        assert_string_not_equal(pack->questions[i].wording.in[PACK_ENGLISH],
                                pack->questions[i].wording.in[PACK_WELSH]);
    pack_free(pack);
}

/* P24: asked apart, each with what is meant by it. */
static void
test_sex_and_gender_identity_are_two_questions(void **state)
{
    (void)state;
    struct pack *pack = shipped();
    size_t sex = pack_find_characteristic(pack, "sex");
    size_t identity = pack_find_characteristic(pack, "gender_identity");
    assert_true(sex != PACK_NONE && identity != PACK_NONE && sex != identity);
    assert_int_equal(pack->questions[pack_find_question(pack, "sex")].characteristic, sex);
    assert_int_equal(pack->questions[pack_find_question(pack, "gender_identity")].characteristic,
                     identity);
    assert_true(strstr(pack->characteristics[sex].concept, "apart from gender identity") != NULL);
    pack_free(pack);
}

/* P22: no former name, former sex or certificate is asked for, and gender identity is never shown
 * below 10. P23: no condition is named or typed. B20: words that are not used. */
static void
test_what_is_never_asked(void **state)
{
    static const char *const never[] = {"previous name", "former",        "certificate", "GRC",
                                        "diagnos",       "which illness", "BAME",        "BME",
                                        "suffering",     "wheelchair",    "Other ("};
    (void)state;
    struct pack *pack = shipped();
    const struct embedded *file = shipped_file();
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        assert_null(memmem(file->bytes, file->length, never[i], strlen(never[i])));
    assert_int_equal(pack->characteristics[pack_find_characteristic(pack, "gender_identity")].least,
                     10);
    size_t disability = pack_find_characteristic(pack, "disability");
    for (size_t i = 0; i < pack->question_count; i++) {
        for (size_t j = 0; j < pack->questions[i].option_count; j++) {
            if (pack->questions[i].characteristic == disability)
                assert_false(pack->questions[i].options[j].own_words);
            assert_string_not_equal(pack->questions[i].options[j].label.in[PACK_ENGLISH], "Other");
        }
    }
    pack_free(pack);
}

/* B16: the nineteen of the Census 2021 in their five. */
static void
test_ethnic_groups_are_nineteen_in_five(void **state)
{
    (void)state;
    struct pack *pack = shipped();
    size_t ethnicity = pack_find_characteristic(pack, "ethnicity"), detailed = 0;
    for (size_t i = 0; i < pack->question_count; i++) {
        if (pack->questions[i].characteristic == ethnicity && pack->questions[i].follows)
            detailed += pack->questions[i].option_count;
    }
    assert_int_equal(pack->characteristics[ethnicity].group_count, 5);
    assert_int_equal(detailed, 19);
    const struct pack_question *asian =
        &pack->questions[pack_find_question(pack, "ethnicity_asian")];
    const struct pack_option *chinese = &asian->options[pack_find_option(asian, "chinese")];
    assert_string_equal(pack->characteristics[ethnicity].groups[chinese->group].code, "asian");
    pack_free(pack);
}

/* B17: the wording is data; the program has none of it. */
static void
test_no_question_stands_in_the_program(void **state)
{
    (void)state;
    struct text source = TEXT_EMPTY;
    struct pack *pack = shipped();
    static const char *const files[] = {"src/modules/self_entry.c", "src/ui/entry_view.c",
                                        "src/plain/entry.c", "src/modules/monitoring.c"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        text_reset(&source);
        files_read(files[i], &source);
        for (size_t j = 0; j < pack->question_count; j++)
            assert_null(strstr(text_string(&source), pack->questions[j].wording.in[PACK_ENGLISH]));
    }
    text_clear(&source);
    pack_free(pack);
}

/* -- Another one ------------------------------------------------------------------------------ */

/* The shipped pack with one piece in place of another. */
static char *
changed(const char *from, const char *to)
{
    const struct embedded *file = shipped_file();
    char *bytes = must_strndup((const char *)file->bytes, file->length);
    char *at = strstr(bytes, from);
    assert_non_null(at);
    char *whole = must_format("%.*s%s%s", (int)(at - bytes), bytes, to, at + strlen(from));
    free(bytes);
    return whole;
}

static void
check_refused(const char *from, const char *to, const char *fault)
{
    struct error error = {.text = ""};
    char *folder = fixture_folder(), *yaml = changed(from, to);
    char *path = files_write(folder, "pack.yaml", yaml, strlen(yaml));
    struct pack *pack = pack_load(path, &error);
    if (pack || !strstr(error.text, fault))
        fail_msg("'%s' is not '%s'", error.text, fault);
    assert_non_null(strstr(error.text, "pack.yaml:"));
    free(path);
    free(yaml);
    fixture_remove(folder);
}

static void
test_faults_are_named_with_their_line(void **state)
{
    (void)state;
    check_refused("valid-from: 2026-11-01", "valid-from: soon", "valid-from must be a date");
    check_refused("jurisdiction: England and Wales\n", "", "a pack lacks the key 'jurisdiction'");
    check_refused("owner: who", "ownr: who", "a pack has no key 'ownr'; did you mean 'owner'");
    check_refused("group: female,", "group: femal,", "'sex' has no such group");
    check_refused("{code: female, group: female,", "{code: female,", "no group that counts it");
    check_refused("next: ethnicity_white,", "next: sex,", "next must be a question of the same");
    check_refused("en: Female, cy: Benyw}", "en: Female}", "lacks the key 'cy'");
    check_refused("least: 10", "least: ten", "least must be a number");
    check_refused("  - code: sex\n    characteristic: sex",
                  "  - code: age\n    characteristic: sex",
                  "another question has this code already");
}

static void
test_another_wording_is_read_without_another_program(void **state) /* B16 */
{
    (void)state;
    struct error error = {.text = ""};
    char *folder = fixture_folder();
    char *yaml = changed("en: What is your sex?", "en: How do you give your sex?");
    char *path = files_write(folder, "pack.yaml", yaml, strlen(yaml));
    struct pack *pack = pack_load(path, &error);
    assert_non_null(pack);
    assert_string_equal(pack->questions[pack_find_question(pack, "sex")].wording.in[PACK_ENGLISH],
                        "How do you give your sex?");
    pack_free(pack);
    free(path);
    free(yaml);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_welsh_is_there_for_every_word),
        cmocka_unit_test(test_sex_and_gender_identity_are_two_questions),
        cmocka_unit_test(test_what_is_never_asked),
        cmocka_unit_test(test_ethnic_groups_are_nineteen_in_five),
        cmocka_unit_test(test_no_question_stands_in_the_program),
        cmocka_unit_test(test_faults_are_named_with_their_line),
        cmocka_unit_test(test_another_wording_is_read_without_another_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
