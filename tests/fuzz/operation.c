/* operation.c - the body of an entry of the log: what is taken has one way to be written (S31). */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/operation.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct operation operation = {.body = must_alloc(size + 1), .body_length = size};
    memcpy(operation.body, size == 0 ? (const uint8_t *)"" : bytes, size);
    if (operation_decode(&operation)) {
        struct operation again = operation;
        again.body = NULL;
        operation_encode(&again);
        assert(again.body_length == size && memcmp(again.body, bytes, size) == 0);
        free(again.body);
    }
    operation_clear(&operation);
    return 0;
}
