/* remote.c - the words of ssh, cut at blanks, for no shell reads them. */
#include "base/remote.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define SSH "ssh -T -o ServerAliveInterval=15 -o ServerAliveCountMax=4"
#define WORDS_MOST 60

/* `words` borrows from `line`, which is changed. */
static size_t
cut_words(char *line, const char *words[WORDS_MOST])
{
    size_t count = 0;
    char *rest = NULL;
    for (char *word = strtok_r(line, " ", &rest); word && count < WORDS_MOST - 4;
         word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    return count;
}

bool
remote_begin(struct conversation *conversation, const char *ssh, const char *host,
             const char *asked, struct error *error)
{
    const char *words[WORDS_MOST];
    /* A host that begins with a hyphen would be an option of ssh. */
    if (!host || *host == '\0' || *host == '-' || strpbrk(host, " \t\n"))
        return error_set(error, ERROR_USAGE, "'%s' is no name of a host", host ? host : "");
    char *line = must_strdup(ssh ? ssh : SSH);
    size_t count = cut_words(line, words);
    words[count++] = "--";
    words[count++] = host;
    words[count++] = asked;
    words[count] = NULL;
    bool done = count > 3 ? conversation_begin(conversation, words, error)
                          : error_set(error, ERROR_USAGE, "'--ssh' needs the name of a program");
    free(line);
    return done;
}
