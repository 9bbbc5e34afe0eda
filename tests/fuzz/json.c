/* json.c - objects one after the other, and strings as JSON has them. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/encoding.h"
#include "exchange/json.h"
#include "exchange/json_text.h"

static void
check_objects(const uint8_t *bytes, size_t size)
{
    struct error error = {.code = ERROR_NONE};
    struct decoder *decoder = decoder_open_bytes(bytes, size);
    json_is_next(decoder, &error);
    error.code = ERROR_NONE;
    struct json_reader *reader = json_reader_new(decoder);
    size_t line = 0, before = 0;
    for (json_t *object; (object = json_reader_next(reader, &line, &error)) != NULL;) {
        assert(json_is_object(object) && line >= before && line > 0);
        before = line;
        json_decref(object);
    }
    assert(error.code == ERROR_NONE || error.code == ERROR_INPUT);
    json_reader_free(reader);
}

static void
check_string(const char *string)
{
    struct text text = TEXT_EMPTY;
    json_text_append(&text, string);
    json_t *value = json_loadb(text.bytes, text.length, JSON_DECODE_ANY, NULL);
    assert(json_is_string(value) && strcmp(json_string_value(value), string) == 0);
    json_decref(value);
    text_clear(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_objects(bytes, size);
    char *string = fuzz_valid_string(bytes, size);
    if (string != NULL)
        check_string(string);
    free(string);
    return 0;
}
