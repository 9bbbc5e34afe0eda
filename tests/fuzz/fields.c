/* fields.c - what people type into a field of each kind: names, phones, emails, choices (B05 to
 * B10). */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "record/field.h"
#include "support/sample.h"

/* What was parsed is canonical, and goes into the editor and back as itself. */
static void
check_value(const struct field *field, const char *value)
{
    struct error error = {.text = ""};
    struct text text = TEXT_EMPTY;
    char *again = NULL;
    assert(fuzz_is_utf8(value));
    assert(field_accept(field, value, &sample_context, &error));
    field_edit(field, value, &sample_context, &text);
    assert(field_parse(field, text_string(&text), &sample_context, &again, &error));
    assert(again != NULL && string_equal(value, again));
    free(again);
    text_reset(&text);
    field_key(field, value, &text);
    field_show(field, value, &sample_context, &text);
    assert(fuzz_is_utf8(text_string(&text)));
    text_clear(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *typed = fuzz_valid_string(bytes, size);
    if (typed == NULL)
        return 0;
    for (size_t i = RECORD_CORE_COUNT; i < SAMPLE_FIELD_COUNT; i++) {
        struct error error = {.text = ""};
        char *value = NULL;
        if (!field_parse(&sample_type.fields[i], typed, &sample_context, &value, &error))
            assert(error.code == ERROR_INPUT && fuzz_is_utf8(error.text));
        else if (value != NULL)
            check_value(&sample_type.fields[i], value);
        free(value);
    }
    free(typed);
    return 0;
}
