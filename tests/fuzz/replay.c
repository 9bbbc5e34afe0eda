/* replay.c - where libFuzzer is not: every file named, and a few thousand changes of each. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"
#include "support/files.h"

#define ROUNDS 2000

/* A byte changed, taken away, or a piece doubled. */
static void
change(struct text *text, struct random *random)
{
    size_t at = random_below(random, (uint32_t)text->length + 1);
    struct text changed = TEXT_EMPTY;
    text_append_bytes(&changed, text_string(text), at);
    switch (random_below(random, 3)) {
    case 0:
        text_append_char(&changed, (char)random_below(random, 256));
        break;
    case 1:
        text_append_bytes(&changed, text_string(text), at);
        break;
    default:
        break;
    }
    if (at < text->length)
        text_append_bytes(&changed, text->bytes + at + 1, text->length - at - 1);
    text_clear(text);
    *text = changed;
}

static void
replay(const char *path)
{
    struct random random = {1};
    for (int round = 0; round < ROUNDS; round++) {
        struct text text = TEXT_EMPTY;
        files_read(path, &text);
        for (int i = 0; i < round % 8; i++)
            change(&text, &random);
        LLVMFuzzerTestOneInput((const uint8_t *)text_string(&text), text.length);
        text_clear(&text);
    }
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
            char *path = must_format("%s/%s", argv[i], entry->d_name);
            if (entry->d_name[0] != '.')
                replay(path);
            free(path);
        }
        if (folder != NULL)
            closedir(folder);
    }
    return 0;
}
