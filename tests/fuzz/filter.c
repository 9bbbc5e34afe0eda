/* filter.c - the words by which a list is narrowed; while they are typed nothing fails. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "record/filter.h"
#include "support/sample.h"

static bool
stands_between(const struct filter_term *term)
{
    return term->relation == FILTER_OR || term->relation == FILTER_OPEN ||
           term->relation == FILTER_CLOSE;
}

static void
check_term(const struct filter_term *term)
{
    bool words = term->relation == FILTER_WORDS;
    assert((term->field == NULL) == (words || stands_between(term)));
    assert(term->value_count == (stands_between(term) ? 0u : 1u) || term->relation == FILTER_IS);
    for (size_t i = 0; i < term->value_count; i++) {
        const struct filter_value *value = &term->values[i];
        assert(fuzz_is_utf8(value->text));
        assert((value->until != NULL) == (value->match == FILTER_RANGE));
    }
}

/* Each bracket is closed, and an `or` has a term on both sides. */
static void
check_filter(const struct filter *filter)
{
    size_t depth = 0;
    enum filter_relation before = FILTER_OPEN;
    for (size_t i = 0; i < filter->count; i++) {
        enum filter_relation relation = filter->terms[i].relation;
        check_term(&filter->terms[i]);
        assert((relation != FILTER_OR && relation != FILTER_CLOSE) ||
               (before != FILTER_OR && before != FILTER_OPEN));
        assert(relation != FILTER_CLOSE || depth > 0);
        depth += relation == FILTER_OPEN;
        depth -= relation == FILTER_CLOSE;
        assert(depth <= FILTER_MOST_DEPTH);
        before = relation;
    }
    assert(depth == 0 && before != FILTER_OR);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *typed = fuzz_valid_string(bytes, size);
    for (int typing = 0; typed != NULL && typing < 2; typing++) {
        struct error error = {.text = ""};
        struct filter filter;
        bool done =
            filter_parse(&filter, &sample_type, typed, &sample_context, typing == 1, &error);
        assert(done || typing == 0);
        if (done)
            check_filter(&filter);
        else
            assert(error.text[0] != '\0' && fuzz_is_utf8(error.text));
        filter_clear(&filter);
    }
    free(typed);
    return 0;
}
