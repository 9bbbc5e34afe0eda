/* person.c - strings one after the other, behind the number of their form. */
#include "fair/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

#define FORM 1
#define STRING_MOST 4000

static void
forget(char **string)
{
    if (*string)
        explicit_bzero(*string, strlen(*string));
    free(*string);
    *string = NULL;
}

void
fair_person_clear(struct fair_person *person)
{
    forget(&person->name);
    forget(&person->contact);
    forget(&person->interest);
    forget(&person->source);
}

void
fair_person_put(const struct fair_person *person, struct text *out)
{
    bytes_put(out, FORM, 1);
    bytes_put(out, (uint64_t)person->when_ms, 8);
    bytes_put_string(out, person->name);
    bytes_put_string(out, person->contact);
    bytes_put_string(out, person->interest);
    bytes_put_string(out, person->source);
}

bool
fair_person_read(const struct text *bytes, struct fair_person *person)
{
    struct bytes_reader reader = {.at = (unsigned char *)bytes->bytes, .left = bytes->length};
    bool known = bytes_take_number(&reader, 1) == FORM;
    *person = (struct fair_person){.when_ms = (int64_t)bytes_take_number(&reader, 8)};
    person->name = bytes_take_string(&reader, STRING_MOST);
    person->contact = bytes_take_string(&reader, STRING_MOST);
    person->interest = bytes_take_string(&reader, STRING_MOST);
    person->source = bytes_take_string(&reader, STRING_MOST);
    return known && reader.at != NULL && reader.left == 0;
}
