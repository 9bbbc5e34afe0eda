/* forced.c - any bytes as SSH_ORIGINAL_COMMAND: words, a request, and whether a role reaches it. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/cli.h"
#include "modules/permission.h"
#include "server/forced_words.h"
#include "ui/views.h"

/* As a person quotes it, so that no letter is more than itself. */
static void
append_quoted(struct text *out, const char *word)
{
    text_append(out, out->length > 0 ? " '" : "'");
    for (; *word != '\0'; word++)
        text_append_format(out, *word == '\'' ? "'\\''" : "%c", *word);
    text_append(out, "'");
}

static void
check_again(const struct forced_words *words)
{
    struct text line = TEXT_EMPTY;
    struct forced_words again;
    struct error error;
    append_quoted(&line, "posact");
    for (size_t i = 1; i < words->count; i++)
        append_quoted(&line, words->items[i]);
    if (line.length <= FORCED_LINE_MOST) {
        bool read = forced_words_read(text_string(&line), &again, &error);
        assert(read && again.count == words->count);
        for (size_t i = 0; i < words->count; i++)
            assert(strcmp(again.items[i], words->items[i]) == 0);
        forced_words_clear(&again);
    }
    text_clear(&line);
}

/* What a role may reach of the commands about posact itself; laptop then says that it is done on
 * the server itself. */
static bool
is_served(const struct command *command)
{
    static const char *const names[] = {"help",   "manual", "completions", "user",
                                        "laptop", "get",    "put"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(command->name, names[i]) == 0)
            return true;
    return false;
}

static void
check_request(const struct forced_words *words)
{
    static struct command_table tables[UI_TABLES + 1];
    static size_t count;
    struct cli_request request;
    struct error error;
    struct text needs = TEXT_EMPTY;
    if (count == 0) {
        count = ui_tables(tables);
        tables[count++] = cli_commands;
    }
    if (cli_request_read(&request, (int)words->count, words->items, tables, count, &error) &&
        request.command && permission_words(request.command, request.type, &needs)) {
        assert(request.command->group != GROUP_PROGRAM || is_served(request.command));
        assert(strcmp(request.command->name, "init") != 0);
        assert(strcmp(request.command->name, "revert") != 0);
        assert(strcmp(request.command->name, "serve") != 0);
    }
    text_clear(&needs);
    cli_request_clear(&request);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *line = fuzz_string(bytes, size);
    struct forced_words words;
    struct error error;
    if (forced_words_read(line, &words, &error)) {
        assert(words.count >= 1 && words.count <= FORCED_WORDS_MOST + 1);
        assert(words.items[words.count] == NULL && strcmp(words.items[0], "posact") == 0);
        for (size_t i = 1; i < words.count; i++)
            assert(fuzz_is_utf8(words.items[i]) && !strpbrk(words.items[i], "\n\r\t\x1b"));
        check_again(&words);
        check_request(&words);
    }
    forced_words_clear(&words);
    free(line);
    return 0;
}
