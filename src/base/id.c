/* id.c - UUID version 4 from libuuid or from a seed. */
#include "base/id.h"

#include <string.h>
#include <uuid/uuid.h>

#include "base/random.h"

struct id_source
id_source_random(void)
{
    return (struct id_source){.seeded = false};
}

struct id_source
id_source_seeded(uint64_t seed)
{
    return (struct id_source){.seeded = true, .state = seed};
}

static struct id
next_seeded(struct id_source *source)
{
    struct random random = {.state = source->state};
    struct id id;
    for (size_t i = 0; i < ID_SIZE; i += sizeof(uint64_t)) {
        uint64_t bits = random_next(&random);
        for (size_t j = 0; j < sizeof bits; j++)
            id.bytes[i + j] = (unsigned char)(bits >> (8 * j));
    }
    id.bytes[6] = (unsigned char)((id.bytes[6] & 0x0F) | 0x40); /* version 4 */
    id.bytes[8] = (unsigned char)((id.bytes[8] & 0x3F) | 0x80); /* RFC 4122 */
    source->state = random.state;
    return id;
}

struct id
id_next(struct id_source *source)
{
    if (source->seeded)
        return next_seeded(source);
    struct id id;
    uuid_generate_random(id.bytes);
    return id;
}

static bool
hyphen_goes_before(size_t byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

void
id_to_text(const struct id *id, char out[ID_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < ID_SIZE; i++) {
        if (hyphen_goes_before(i))
            *out++ = '-';
        *out++ = digits[id->bytes[i] >> 4];
        *out++ = digits[id->bytes[i] & 0x0F];
    }
    *out = '\0';
}

/* -1 for what is no hexadecimal digit. */
static int
digit_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

bool
id_from_text(const char *text, struct id *out)
{
    size_t length = strnlen(text, ID_TEXT_SIZE);
    bool hyphens = length == ID_TEXT_SIZE - 1;
    if (!hyphens && length != 2 * ID_SIZE)
        return false;
    struct id id;
    for (size_t i = 0; i < ID_SIZE; i++) {
        if (hyphens && hyphen_goes_before(i) && *text++ != '-')
            return false;
        int high = digit_value(*text++);
        int low = digit_value(*text++);
        if (high < 0 || low < 0)
            return false;
        id.bytes[i] = (unsigned char)(high << 4 | low);
    }
    *out = id;
    return true;
}

int
id_compare(const struct id *a, const struct id *b)
{
    return memcmp(a->bytes, b->bytes, ID_SIZE);
}

bool
id_equal(const struct id *a, const struct id *b)
{
    return id_compare(a, b) == 0;
}

bool
id_is_zero(const struct id *id)
{
    static const struct id zero;
    return id_equal(id, &zero);
}
