/* frames.c - what a laptop and a server say to one another: a hello and operations are read to
 * their last byte, and what is taken has one way to be written. */
#include "fuzz.h"

#include <string.h>

#include "sync/wire.h"

static void
read_hello(const struct text *bytes)
{
    struct hello hello;
    if (hello_read(bytes, &hello) && hello.name != NULL)
        assert(hello.point.end_count <= 10000);
    hello_clear(&hello);
}

static void
read_operations(const struct text *bytes)
{
    struct operation_list list;
    struct text again = TEXT_EMPTY;
    bool read = wire_read_operations(bytes, &list);
    wire_begin_operations(&again);
    for (size_t i = 0; i < list.count && read; i++)
        wire_put_operation(&list.items[i], &again);
    wire_end_operations(&again, list.count, list.cursor, list.more);
    if (read) {
        /* whether more follow is said by one byte, of which only 1 means yes */
        assert(again.length == bytes->length);
        assert(memcmp(again.bytes + 13, bytes->bytes + 13, again.length - 13) == 0);
    }
    text_clear(&again);
    operation_list_clear(&list);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct text text = TEXT_EMPTY;
    struct error error;
    text_append_bytes(&text, bytes, size);
    read_hello(&text);
    read_operations(&text);
    wire_read_error(&text, &error);
    assert(error.code != ERROR_NONE);
    text_clear(&text);
    return 0;
}
