/* fuzz.c - what the fuzz targets share. */
#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"

static char file_path[64];

char *
fuzz_string(const uint8_t *bytes, size_t size)
{
    return must_strndup(size == 0 ? "" : (const char *)bytes, size);
}

bool
fuzz_is_utf8(const char *string)
{
    return utf8_check(string, strlen(string), NULL);
}

char *
fuzz_valid_string(const uint8_t *bytes, size_t size)
{
    char *string = fuzz_string(bytes, size);
    if (fuzz_is_utf8(string))
        return string;
    free(string);
    return NULL;
}

static void
remove_file(void)
{
    unlink(file_path);
}

const char *
fuzz_file(const uint8_t *bytes, size_t size)
{
    if (file_path[0] == '\0') {
        snprintf(file_path, sizeof file_path, "/tmp/posact-fuzz-%ld.yaml", (long)getpid());
        atexit(remove_file);
    }
    int descriptor = open(file_path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
    assert(descriptor >= 0 && write(descriptor, bytes, size) == (ssize_t)size);
    close(descriptor);
    return file_path;
}
