/* sealed.c - a pack and a sealed file of a fair from anywhere: read to the last byte or refused in
 * words, and nothing is taken that nobody signed. */
#include "fuzz.h"

#include <stdlib.h>

#include <sodium.h>

#include "base/text.h"
#include "fair/fair_file.h"
#include "fair/pack.h"
#include "fair/person.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct error error = {.text = ""};
    struct text text = TEXT_EMPTY;
    struct fair_contents contents;
    struct fair_pack pack;
    struct fair_person person;
    if (sodium_init() < 0)
        return 0;
    text_append_bytes(&text, bytes, size);
    if (!fair_contents_read(&text, &contents, &error))
        assert(error.code == ERROR_INPUT && error.text[0] != '\0');
    assert(contents.end <= size && contents.people <= contents.count);
    fair_contents_clear(&contents);
    fair_person_read(&text, &person);
    fair_person_clear(&person);
    char *line = fuzz_string(bytes, size);
    if (!fair_pack_read(line, &pack, &error))
        assert(error.code == ERROR_INPUT && error.text[0] != '\0');
    fair_pack_clear(&pack);
    free(line);
    text_clear(&text);
    return 0;
}
