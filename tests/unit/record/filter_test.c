/* filter_test.c - the words by which a list is narrowed, finished and half typed. */
#include "record/filter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/random.h"
#include "base/text.h"
#include "support/sample.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* "!role=pc|pcso created<2026 words(ada love)" */
static void
append_filter(const struct filter *filter, struct text *out)
{
    static const char *const relations[] = {
        [FILTER_WORDS] = "words",   [FILTER_IS] = "=",   [FILTER_LESS] = "<",
        [FILTER_LESS_EQUAL] = "<=", [FILTER_MORE] = ">", [FILTER_MORE_EQUAL] = ">=",
    };
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];
        text_append_format(out, "%s%s%s%s", i > 0 ? " " : "", term->negated ? "!" : "",
                           term->field ? term->field->name : "", relations[term->relation]);
        text_append(out, term->field ? "" : "(");
        for (size_t j = 0; j < term->value_count; j++)
            text_append_format(out, "%s%s", j > 0 ? "|" : "", term->values[j]);
        text_append(out, term->field ? "" : ")");
    }
}

struct filter_case {
    const char *typed;
    const char *filter;
};

static void
check_filters(const struct filter_case *cases, size_t count, bool typing)
{
    for (size_t i = 0; i < count; i++) {
        struct filter filter;
        struct error error = {.text = ""};
        struct text got = TEXT_EMPTY;
        if (!filter_parse(&filter, &sample_type, cases[i].typed, &sample_context, typing, &error))
            fail_msg("'%s' was refused: %s", cases[i].typed, error.text);
        append_filter(&filter, &got);
        if (!string_equal(text_string(&got), cases[i].filter))
            fail_msg("'%s' gave '%s'", cases[i].typed, text_string(&got));
        text_clear(&got);
        filter_clear(&filter);
    }
}

static const struct filter_case finished[] = {
    /* words */
    {"", ""},
    {"   ", ""},
    {"ada", "words(ada)"},
    {"  ada  ", "words(ada)"},
    {"Si\u00e2n \u0141ukasz", "words(sian lukasz)"},
    {"\"two words\"", "words(two words)"},
    {"ada \"two words\" grace", "words(ada two words grace)"},
    {"\"\"", ""},
    {"\"\"\"\"", ""},
    {"\"role:pc\"", "words(role:pc)"},
    {"O\"Brien", "words(o\"brien)"},
    {"12:30", "words(12:30)"},
    {"a-b", "words(a-b)"},
    {"(((", "words(((()"},
    {"!ada", "!words(ada)"},
    {"ada !grace lin", "words(ada) !words(grace) words(lin)"},
    {"!!ada", "words(ada)"},
    {"!!!ada", "!words(ada)"},
    {"!\"two words\"", "!words(two words)"},
    {"!", ""},
    /* choices */
    {"status:open", "status=open"},
    {"status:Open", "status=open"},
    {"status:\"on hold\"", "status=on-hold"},
    {"status:lost", "status=lost"}, /* T46 */
    {"role:pc,pcso", "role=pc|pcso"},
    {"role:\"police constable\",PCSO", "role=pc|pcso"},
    {"role:pc0", "role=pc0"},
    {"!role:pc,pcso", "!role=pc|pcso"},
    {"role:", "role="},
    {"!role:", "!role="},
    {"role: pc", "role= words(pc)"},
    {"role:\"\"", "role="},
    {"status<open", "status<open"},
    /* text */
    {"name:Si\u00e2n", "name=sian"},
    {"name:\"Wyn-Jones, Si\u00e2n\",ada", "name=wyn-jones, sian|ada"},
    {"name:ada ada", "name=ada words(ada)"},
    {"name:a:b", "name=a:b"},
    {"name>=M", "name>=m"},
    {"notes:Nights", "notes=nights"},
    {"notes:", "notes="},
    {"email:Example.ORG", "email=example.org"},
    {"email>m", "email>m"},
    /* phone: as the beginning of a number, and as any part of it */
    {"phone:\"07700 900\"", "phone=+447700900|07700900"},
    {"phone:900123", "phone=900123"},
    {"phone:+447700", "phone=+447700"},
    {"phone>07700", "phone>+447700"},
    /* dates and moments */
    {"day:2026", "day=2026"},
    {"day:2026-11", "day=2026-11"},
    {"day:2026-11-21", "day=2026-11-21"},
    {"day:21/11/2026", "day=2026-11-21"},
    {"day:today", "day=2026-11-21"},
    {"day:\"21 nov 2026\"", "day=2026-11-21"},
    {"day<=+7", "day<=2026-11-28"},
    {"day:today,tomorrow", "day=2026-11-21|2026-11-22"},
    {"day:", "day="},
    {"created>2026-09-01", "created>2026-09-01"},
    {"created>=2026", "created>=2026"},
    {"created<2026-09", "created<2026-09"},
    {"held<-7d", "held<2026-11-14"},
    {"changed>2026-11-21T12:04:00Z", "changed>2026-11-21T12:04:00Z"},
    /* ids and links */
    {"owner:0B0E7B5C3F1D4C2A9D575A1E6F7C8D90", "owner=0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90"},
    {"id:0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90", "id=0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90"},
    {"owner:", "owner="},
    /* together */
    {"role:pc,pcso created>2026-09-01 !owner: ada",
     "role=pc|pcso created>2026-09-01 !owner= words(ada)"},
    {"ada\trole:pc\n", "words(ada) role=pc"},
    {"name:\"ada\"grace", "name=ada words(grace)"},
};

static void
finished_filters(void **state)
{
    (void)state;
    check_filters(finished, COUNT(finished), false);
}

/* What is finished means the same while the rest is still being typed. */
static void
finished_filters_while_typing(void **state)
{
    (void)state;
    check_filters(finished, COUNT(finished), true);
}

static void
faults_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        enum error_code code;
        const char *text;
    } cases[] = {
        {"phon:07700", ERROR_USAGE, "sample has no field 'phon'; did you mean 'phone'"},
        {"ada Role:pc", ERROR_USAGE, "sample has no field 'Role'; did you mean 'role'"},
        {"status:opn", ERROR_INPUT, "Status has no 'opn'; did you mean 'Open'"},
        {"role:pc,dog", ERROR_INPUT,
         "Role of interest has no 'dog'; choose one of Police constable, PCSO, Special "
         "constable, Police staff"},
        {"\"ada", ERROR_INPUT, "The filter has an open quote; add \" where it should end"},
        {"name:\"ada", ERROR_INPUT, "The filter has an open quote; add \" where it should end"},
        {"day:soon", ERROR_INPUT,
         "Next date must be a date like 27 3 2027, or a word such as tomorrow"},
        {"day>", ERROR_INPUT, "day in a filter must be compared with one value"},
        {"day>2026,2027", ERROR_INPUT, "day in a filter must be compared with one value"},
        {"role:pc,", ERROR_INPUT, "role in a filter must have a value on both sides of each comma"},
        {"role:,pc", ERROR_INPUT, "role in a filter must have a value on both sides of each comma"},
        {"phone:none", ERROR_INPUT, "Phone in a filter must have digits"},
        {"notes>m", ERROR_INPUT, "Notes has no order; write notes:word"},
        {"name:\u200b", ERROR_INPUT, "Full name in a filter must have letters or digits"},
        {"id:\u200b", ERROR_INPUT, "Reference in a filter must have letters or digits"},
        {"owner:ada", ERROR_INPUT,
         "Owner must be a whole reference, 36 letters, numbers and hyphens"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct filter filter;
        struct error error = {.text = ""};
        if (filter_parse(&filter, &sample_type, cases[i].typed, &sample_context, false, &error))
            fail_msg("'%s' was taken", cases[i].typed);
        assert_string_equal(error.text, cases[i].text);
        assert_int_equal(error.code, cases[i].code);
        assert_int_equal(filter.count, 0);
        filter_clear(&filter);
    }
}

static void
half_typed_terms_are_words(void **state)
{
    (void)state;
    static const struct filter_case cases[] = {
        {"fone:07700", "words(fone:07700)"},
        {"status:op", "words(status:op)"},
        {"!status:op", "!words(status:op)"},
        {"ada status:op", "words(ada status:op)"},
        {"status:open role:p", "status=open words(role:p)"},
        {"\"two wor", "words(two wor)"},
        {"name:\"wyn jo", "name=wyn jo"},
        {"day>", "words(day>)"},
        {"day:2026-1", "words(day:2026-1)"},
        {"role:pc,", "words(role:pc,)"},
        {"phone:+", "words(phone:+)"},
        {"owner:0b0e", "words(owner:0b0e)"},
        {"!", ""},
    };
    check_filters(cases, COUNT(cases), true);
}

static char *
repeated(const char *piece, size_t count)
{
    struct text text = TEXT_EMPTY;
    for (size_t i = 0; i < count; i++)
        text_append(&text, piece);
    return text_take(&text);
}

/* Nothing that can be pasted is slow, and no filter becomes an endless condition. */
static void
long_filters_are_quick(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "(",       ")",   "\"", "!",  ":",        ",",   "\" ", "((\"",   "a ", "name:",
        "name:a ", "a:,", "<",  ">=", "role:pc,", "!\"", "\\",  "\u00e2", "'",
    };
    int64_t start = clock_steady_ms();
    for (size_t i = 0; i < COUNT(pieces); i++) {
        char *typed = repeated(pieces[i], 10000);
        for (int typing = 0; typing < 2; typing++) {
            struct filter filter;
            struct error error;
            bool ok = filter_parse(&filter, &sample_type, typed, &sample_context, typing, &error);
            assert_true(ok || !typing);
            assert_in_range(filter.count, 0, FILTER_MOST_PARTS);
            filter_clear(&filter);
        }
        free(typed);
    }
    assert_in_range(clock_steady_ms() - start, 0, 2000); /* sanitizers and all */
}

static void
too_many_words_are_refused(void **state)
{
    (void)state;
    struct filter filter;
    struct error error;
    char *typed = repeated("!a ", FILTER_MOST_PARTS);
    assert_true(filter_parse(&filter, &sample_type, typed, &sample_context, false, &error));
    assert_int_equal(filter.count, FILTER_MOST_PARTS);
    filter_clear(&filter);
    free(typed);
    typed = repeated("!a ", FILTER_MOST_PARTS + 1);
    assert_false(filter_parse(&filter, &sample_type, typed, &sample_context, false, &error));
    assert_string_equal(error.text, "The filter has more than 200 words; take some out");
    assert_true(filter_parse(&filter, &sample_type, typed, &sample_context, true, &error));
    filter_clear(&filter);
    free(typed);
}

/* Any text is taken while typing, and no two ways of leaving it leak or crash. */
static void
rubbish_does_no_harm(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "!",     "\"", ":",  ",",    "<",   ">",     "=",      " ",    "name",  "role", "day",
        "phone", "id", "pc", "2026", "-11", "today", "\u00e2", "\xff", "07700", "x",
    };
    struct random random = {.state = 11};
    for (int round = 0; round < 20000; round++) {
        struct text typed = TEXT_EMPTY;
        uint32_t count = random_below(&random, 9);
        for (uint32_t i = 0; i < count; i++)
            text_append(&typed, pieces[random_below(&random, COUNT(pieces))]);
        struct filter filter;
        struct error error;
        filter_parse(&filter, &sample_type, text_string(&typed), &sample_context, false, &error);
        filter_clear(&filter);
        assert_true(filter_parse(&filter, &sample_type, text_string(&typed), &sample_context, true,
                                 &error));
        filter_clear(&filter);
        text_clear(&typed);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finished_filters),       cmocka_unit_test(finished_filters_while_typing),
        cmocka_unit_test(faults_are_named),       cmocka_unit_test(half_typed_terms_are_words),
        cmocka_unit_test(long_filters_are_quick), cmocka_unit_test(too_many_words_are_refused),
        cmocka_unit_test(rubbish_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
