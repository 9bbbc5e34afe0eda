/* files.c - files that tests read and write. */
#include "support/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"

#define LARGEST (64u << 20)

char *
files_shared(const char *name)
{
    const char *folder = getenv("POSACT_SHARED");
    char *path = must_format("%s/%s", folder != NULL ? folder : "../shared/data", name);
    if (file_exists(path))
        return path;
    print_message("not checked, because it is not here: %s\n", name);
    free(path);
    return NULL;
}

void
files_read(const char *path, struct text *out)
{
    struct error error = {.text = ""};
    if (!file_read(path, LARGEST, out, &error))
        fail_msg("%s", error.text);
}

char *
files_write(const char *folder, const char *name, const void *bytes, size_t length)
{
    char *path = must_format("%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}
