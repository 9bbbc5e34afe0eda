/* one_line.c - a person on one line (C05): whatever is typed is taken apart into values that the
 * fields hold, or refused in words; and what was taken says the same again. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/candidate.h"
#include "modules/one_line.h"
#include "support/sample.h"

static const struct choice roles[] = {
    {"pc", "Police constable", false},
    {"control_room", "Control room", false},
};
static const struct choice_list interests = {roles, 2};

static bool
fits(size_t field, const char *value)
{
    struct error error;
    return !value || field_accept(&candidate_type.fields[field], value, &sample_context, &error);
}

static void
check_again(const struct one_line *line)
{
    struct one_line again;
    struct error error;
    char *typed =
        must_format("%s;%s;%s;%s", line->name, line->source ? line->source : "",
                    line->interest ? line->interest : "", line->contact ? line->contact : "");
    if (strlen(typed) <= 1000) {
        assert(one_line_read(typed, &interests, &sample_context, &again, &error));
        assert(string_equal(again.name, line->name));
        assert(string_equal(again.contact, line->contact));
        assert(string_equal(again.interest, line->interest));
        assert(string_equal(again.source, line->source));
        one_line_clear(&again);
    }
    free(typed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct one_line line;
    struct error error = {.text = ""};
    char *typed = fuzz_valid_string(bytes, size);
    if (typed && one_line_read(typed, &interests, &sample_context, &line, &error)) {
        bool is_email = line.contact && strchr(line.contact, '@');
        assert(line.name && fits(CANDIDATE_NAME, line.name) && fits(CANDIDATE_SOURCE, line.source));
        assert(fits(is_email ? CANDIDATE_EMAIL : CANDIDATE_PHONE, line.contact));
        assert(!line.interest || choice_find(&interests, line.interest));
        check_again(&line);
    } else if (typed) {
        assert(error.code == ERROR_INPUT && error.text[0] != '\0' && fuzz_is_utf8(error.text));
    }
    if (typed)
        one_line_clear(&line);
    free(typed);
    return 0;
}
