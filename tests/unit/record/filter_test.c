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

static void
append_value(const struct filter_value *value, struct text *out)
{
    text_append_format(out, "%s%s", value->match == FILTER_PART ? "~" : "", value->text);
    if (value->match == FILTER_RANGE)
        text_append_format(out, "..%s", value->until);
}

/* "!role=pc|pcso name=~ada created<2026-01-01T00:00:00Z | !( words(ada love) )": ~ for a part. */
static void
append_filter(const struct filter *filter, struct text *out)
{
    static const char *const relations[] = {
        [FILTER_WORDS] = "words(",  [FILTER_IS] = "=",   [FILTER_LESS] = "<",
        [FILTER_LESS_EQUAL] = "<=", [FILTER_MORE] = ">", [FILTER_MORE_EQUAL] = ">=",
        [FILTER_OR] = "|",          [FILTER_OPEN] = "(", [FILTER_CLOSE] = ")",
    };
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];
        bool words = term->relation == FILTER_WORDS;
        bool negated = term->negated && term->relation != FILTER_CLOSE;
        text_append_format(out, "%s%s", i > 0 ? " " : "", negated ? "!" : "");
        if (term->words_type)
            text_append_format(out, "%s.", term->words_type->name);
        text_append_format(out, "%s%s", term->field ? term->field->name : "",
                           relations[term->relation]);
        for (size_t j = 0; j < term->value_count; j++) {
            text_append(out, j > 0 ? "|" : "");
            if (words)
                text_append(out, term->values[j].text);
            else
                append_value(&term->values[j], out);
        }
        text_append(out, words ? ")" : "");
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
    {"Stoke(north)", "words(stoke(north))"},
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
    {"name:Si\u00e2n", "name=~sian"},
    {"name:\"Wyn-Jones, Si\u00e2n\",ada", "name=~wyn-jones, sian|~ada"},
    {"name:ada ada", "name=~ada words(ada)"},
    {"name:a:b", "name=~a:b"},
    {"name>=M", "name>=m"},
    {"notes:Nights", "notes=~nights"},
    {"notes:", "notes="},
    {"email:Example.ORG", "email=~example.org"},
    {"email>m", "email>m"},
    /* phone: as the beginning of a number, and as any part of it */
    {"phone:\"07700 900\"", "phone=~+447700900|~07700900"},
    {"phone:900123", "phone=~900123"},
    {"phone:+447700", "phone=~+447700"},
    {"phone>07700", "phone>+447700"},
    /* dates and moments */
    {"day:2026", "day=2026-01-01..2027-01-01"},
    {"day:2026-11", "day=2026-11-01..2026-12-01"},
    {"day:2026-11-21", "day=2026-11-21..2026-11-22"},
    {"day:21/11/2026", "day=2026-11-21..2026-11-22"},
    {"day:today", "day=2026-11-21..2026-11-22"},
    {"day:\"21 nov 2026\"", "day=2026-11-21..2026-11-22"},
    {"day<=+7", "day<2026-11-29"},
    {"day:today,tomorrow", "day=2026-11-21..2026-11-22|2026-11-22..2026-11-23"},
    {"day:", "day="},
    {"created>2026-09-01", "created>=2026-09-01T23:00:00Z"},
    {"created>=2026", "created>=2026-01-01T00:00:00Z"},
    {"created<2026-09", "created<2026-08-31T23:00:00Z"},
    {"held<-7d", "held<2026-11-14T00:00:00Z"},
    {"changed>2026-11-21T12:04:00Z", "changed>=2026-11-21T12:04:01Z"},
    {"day>2026-11", "day>=2026-12-01"},
    {"day>=2026-12", "day>=2026-12-01"},
    {"day<2026-12", "day<2026-12-01"},
    {"day:2026-12", "day=2026-12-01..2027-01-01"},
    {"day<+2w", "day<2026-12-05"},
    {"day:fri", "day=2026-11-27..2026-11-28"},
    {"day:9999", "day=9999-01-01..~"},
    {"changed:today", "changed=2026-11-21T00:00:00Z..2026-11-22T00:00:00Z"},
    {"created>-7d", "created>=2026-11-15T00:00:00Z"},
    {"held:2026-11-21T12:04:00Z", "held=2026-11-21T12:04:00Z..2026-11-21T12:04:01Z"},
    /* local days: in summer they begin an hour before those of UTC, and twice a year they are an
     * hour shorter or longer */
    {"held:2026-07-01", "held=2026-06-30T23:00:00Z..2026-07-01T23:00:00Z"},
    {"held:2026-03-29", "held=2026-03-29T00:00:00Z..2026-03-29T23:00:00Z"},
    {"held:2026-10-25", "held=2026-10-24T23:00:00Z..2026-10-26T00:00:00Z"},
    {"held:2026-07", "held=2026-06-30T23:00:00Z..2026-07-31T23:00:00Z"},
    {"held:2026", "held=2026-01-01T00:00:00Z..2027-01-01T00:00:00Z"},
    {"held>2026-03-29", "held>=2026-03-29T23:00:00Z"},
    {"held<=2026-03-28", "held<2026-03-29T00:00:00Z"},
    /* who is working */
    {"officer:me", "officer=j. shah"},
    {"officer:ME,begum", "officer=j. shah|~begum"},
    {"officer:\"me\"", "officer=~me"},
    {"!officer:me", "!officer=j. shah"},
    {"name:me", "name=~me"},
    /* words that are records of their own */
    {"word:Fair", "word.text=fair"},
    {"word:fair,\"Night Shift\"", "word.text=fair|night shift"},
    {"!word:fair", "!word.text=fair"},
    {"word:", "word.text="},
    /* ids and links */
    {"owner:0B0E7B5C3F1D4C2A9D575A1E6F7C8D90", "owner=0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90"},
    {"id:0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90", "id=0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90"},
    {"id:0B0E7b5f",
     "id=0b0e7b5f-0000-0000-0000-000000000000..0b0e7b60-0000-0000-0000-000000000000"},
    {"id:0b0e7b5f-f",
     "id=0b0e7b5f-f000-0000-0000-000000000000..0b0e7b60-0000-0000-0000-000000000000"},
    {"id:ffff", "id=ffff0000-0000-0000-0000-000000000000..ffffffff-ffff-ffff-ffff-ffffffffffff"},
    {"owner:", "owner="},
    /* or and brackets */
    {"role:pc or role:pcso", "role=pc | role=pcso"},
    {"role:pc OR ada", "role=pc | words(ada)"},
    {"ada or grace lin", "words(ada) | words(grace lin)"},
    {"role:pc and status:open", "role=pc status=open"},
    {"\"or\" \"and\"", "words(or and)"},
    {"and", "words(and)"},
    {"orla", "words(orla)"},
    {"(role:pc or role:pcso) !officer:me", "( role=pc | role=pcso ) !officer=j. shah"},
    {"!(role:pc ada)", "!( role=pc words(ada) )"},
    {"!!(ada)", "( words(ada) )"},
    {"((ada))", "( ( words(ada) ) )"},
    {"( ada )grace", "( words(ada) ) words(grace)"},
    {"(name:a(b))", "( name=~a(b) )"},
    {"(name:\"a) b\")", "( name=~a) b )"},
    {"(role:)", "( role= )"},
    {"(01785) 900123", "( words(01785) ) words(900123)"},
    {"-", ""},
    {"ada - grace", "words(ada grace)"},
    /* together */
    {"role:pc,pcso created>2026-09-01 !owner: ada",
     "role=pc|pcso created>=2026-09-01T23:00:00Z !owner= words(ada)"},
    {"ada\trole:pc\n", "words(ada) role=pc"},
    {"name:\"ada\"grace", "name=~ada words(grace)"},
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
        {"phon:07700", ERROR_USAGE,
         "Filter, column 1: sample has no field 'phon'; did you mean 'phone'"},
        {"wird:fair", ERROR_USAGE,
         "Filter, column 1: sample has no field 'wird'; did you mean 'word'"},
        {"ada Role:pc", ERROR_USAGE,
         "Filter, column 5: sample has no field 'Role'; did you mean 'role'"},
        {"status:opn", ERROR_INPUT, "Filter, column 1: Status has no 'opn'; did you mean 'Open'"},
        {"role:pc,dog", ERROR_INPUT,
         "Filter, column 1: Role of interest has no 'dog'; choose one of Police constable, PCSO, "
         "Special "
         "constable, Police staff"},
        {"\"ada", ERROR_INPUT, "Filter, column 1: The quote is open; add \" where it should end"},
        {"name:\"ada", ERROR_INPUT,
         "Filter, column 6: The quote is open; add \" where it should end"},
        {"day:soon", ERROR_INPUT,
         "Filter, column 1: Next date must be a date like 27 3 2027, or a word such as tomorrow"},
        {"day>", ERROR_INPUT, "Filter, column 1: day in a filter must be compared with one value"},
        {"day>2026,2027", ERROR_INPUT,
         "Filter, column 1: day in a filter must be compared with one value"},
        {"role:pc,", ERROR_INPUT,
         "Filter, column 1: role in a filter must have a value on both sides of each comma"},
        {"role:,pc", ERROR_INPUT,
         "Filter, column 1: role in a filter must have a value on both sides of each comma"},
        {"phone:none", ERROR_INPUT, "Filter, column 1: Phone in a filter must have digits"},
        {"notes>m", ERROR_INPUT, "Filter, column 1: Notes has no order; write notes:word"},
        {"name:\u200b", ERROR_INPUT,
         "Filter, column 1: Full name in a filter must have letters or digits"},
        {"id:\u200b", ERROR_INPUT,
         "Filter, column 1: Reference in a filter must have letters or digits"},
        {"owner:ada", ERROR_INPUT,
         "Filter, column 1: Owner must be a whole reference, 36 letters, numbers and hyphens"},
        {"word>a", ERROR_INPUT, "Filter, column 1: Word has no order; write word:word"},
        {"day:0000", ERROR_INPUT, "Filter, column 1: Next date must include a day and a month"},
        {"ada (role:pc", ERROR_INPUT,
         "Filter, column 5: The bracket is open; add ) where it should end"},
        {"(ada (grace)", ERROR_INPUT,
         "Filter, column 1: The bracket is open; add ) where it should end"},
        {"Si\u00e2n )", ERROR_INPUT,
         "Filter, column 6: There is no ( before this ); take it out, or add ("},
        {"ada ()", ERROR_INPUT,
         "Filter, column 6: The brackets hold nothing; put words between "
         "them"},
        {"or ada", ERROR_INPUT,
         "Filter, column 1: Nothing stands before 'or'; \"or\" in quotes looks for the word"},
        {"(or ada)", ERROR_INPUT,
         "Filter, column 2: Nothing stands before 'or'; \"or\" in quotes looks for the word"},
        {"ada or or grace", ERROR_INPUT,
         "Filter, column 8: Nothing stands before 'or'; \"or\" in quotes looks for the word"},
        {"ada or", ERROR_INPUT,
         "Filter, column 5: Nothing stands behind 'or'; \"or\" in quotes looks for the word"},
        {"(ada or)", ERROR_INPUT,
         "Filter, column 8: Nothing stands behind 'or'; \"or\" in quotes looks for the word"},
        {"(((((((((a)))))))))", ERROR_INPUT,
         "Filter, column 9: More than 8 brackets stand inside one another; take some out"},
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
        {"name:\"wyn jo", "name=~wyn jo"},
        {"day>", "words(day>)"},
        {"day:2026-1", "words(day:2026-1)"},
        {"role:pc,", "words(role:pc,)"},
        {"phone:+", "words(phone:+)"},
        {"owner:0b0e", "words(owner:0b0e)"},
        {"!", ""},
        {"(", ""},
        {"(((", ""},
        {"!(", ""},
        {"ada (", "words(ada)"},
        {"ada (role:p", "words(ada) ( words(role:p) )"},
        {"(role:pc or", "( role=pc )"},
        {"(role:pc or role:", "( role=pc | role= )"},
        {"ada or", "words(ada)"},
        {"ada or (", "words(ada)"},
        {"or", "words(or)"},
        {"ada or or", "words(ada) | words(or)"},
        {"ada)", "words(ada)"},
        {"()) ada", "words(ada)"},
        {"(\"two wor", "( words(two wor) )"},
        {"((((((((a", "( ( ( ( ( ( ( ( words(a) ) ) ) ) ) ) ) )"},
        {"(((((((((a", ""}, /* over the limit: the rest is left out */
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

/* F14: whatever is pasted, the work is bounded by the limits, and brackets cost no stack. */
static void
long_filters_are_cut_short(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "(",     ")",       "\"",    "!",   ":",   ",",        "\" ",    "((\"", "a ",
        "name:", "name:a ", "a:,",   "<",   ">=",  "role:pc,", "!\"",    "\\",   "\u00e2",
        "'",     "!(",      "a or ", "() ", "(a)", "or ",      "(a or ",
    };
    for (size_t i = 0; i < COUNT(pieces); i++) {
        char *typed = repeated(pieces[i], 10000);
        for (int typing = 0; typing < 2; typing++) {
            struct filter filter;
            struct error error;
            bool ok = filter_parse(&filter, &sample_type, typed, &sample_context, typing, &error);
            assert_int_equal(ok, typing);
            assert_in_range(filter.count, 0, 2 * FILTER_MOST_PARTS);
            filter_clear(&filter);
        }
        free(typed);
    }
}

static void
refusals_name_the_limit(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        const char *text;
    } cases[] = {
        {"(", "Filter, column 9: More than 8 brackets stand inside one another; take some out"},
        {"!a ", "Filter, column 61: The filter has more than 20 words with ! or 'or'; take some "
                "out"},
        {"(role:)", "Filter, column 701: The filter has more than 200 words; take some out"},
        {"a", "Filter, column 1: The filter is longer than 4 KB; cut it"},
        {"          ", "Filter, column 1: The filter is longer than 4 KB; cut it"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *typed = repeated(cases[i].piece, 10000);
        struct filter filter;
        struct error error;
        assert_false(filter_parse(&filter, &sample_type, typed, &sample_context, false, &error));
        assert_string_equal(error.text, cases[i].text);
        free(typed);
    }
}

static void
too_many_words_are_refused(void **state)
{
    (void)state;
    struct filter filter;
    struct error error;
    char *typed = repeated("role: ", FILTER_MOST_PARTS);
    assert_true(filter_parse(&filter, &sample_type, typed, &sample_context, false, &error));
    assert_int_equal(filter.count, FILTER_MOST_PARTS);
    filter_clear(&filter);
    free(typed);
    typed = repeated("role: ", FILTER_MOST_PARTS + 1);
    assert_false(filter_parse(&filter, &sample_type, typed, &sample_context, false, &error));
    assert_string_equal(error.text,
                        "Filter, column 1201: The filter has more than 200 words; take some out");
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
        "!",    "\"",   ":",   ",",     "<",      ">",     "=",          " ",     "name",
        "role", "day",  "(",   ")",     " or ",   "word:", "officer:me", "phone", "id",
        "pc",   "2026", "-11", "today", "\u00e2", "\xff",  "07700",      "x",
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
    setenv("TZ", "Europe/London", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finished_filters),
        cmocka_unit_test(finished_filters_while_typing),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(half_typed_terms_are_words),
        cmocka_unit_test(long_filters_are_cut_short),
        cmocka_unit_test(refusals_name_the_limit),
        cmocka_unit_test(too_many_words_are_refused),
        cmocka_unit_test(rubbish_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
