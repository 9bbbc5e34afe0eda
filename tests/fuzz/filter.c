/* filter.c - the words by which a list is narrowed; while they are typed nothing fails. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "record/filter.h"
#include "support/sample.h"

static void
check_filter(const struct filter *filter)
{
    size_t parts = 0;
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];
        parts += term->value_count;
        assert((term->field == NULL) == (term->relation == FILTER_WORDS));
        assert(term->value_count == 1 || term->relation == FILTER_IS);
        for (size_t j = 0; j < term->value_count; j++)
            assert(fuzz_is_utf8(term->values[j]));
    }
    assert(filter->count <= FILTER_MOST_PARTS && parts <= FILTER_MOST_PARTS);
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
