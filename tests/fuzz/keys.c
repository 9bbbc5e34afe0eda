/* keys.c - bytes of a terminal, and names of keys. */
#include "fuzz.h"

#include <string.h>

#include "base/key.h"
#include "term/key_decoder.h"

static void
check_key(key pressed)
{
    char name[KEY_NAME_SIZE];
    key back = KEY_NONE;
    key_to_name(pressed, name);
    assert(strlen(name) < KEY_NAME_SIZE && fuzz_is_utf8(name));
    if (name[0] != '\0') {
        bool known = key_from_name(name, strlen(name), &back);
        assert(known && back == pressed);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct key_decoder decoder = {.length = 0};
    key keys[KEY_DECODER_KEYS];
    for (size_t i = 0; i < size; i++) {
        size_t count = key_decoder_take(&decoder, bytes[i], keys);
        assert(count <= KEY_DECODER_KEYS);
        for (size_t k = 0; k < count; k++)
            check_key(keys[k]);
    }
    size_t count = key_decoder_end_escape(&decoder, keys);
    assert(count <= KEY_DECODER_KEYS && !key_decoder_in_escape(&decoder));
    key named;
    if (key_from_name((const char *)bytes, size, &named))
        check_key(named);
    return 0;
}
