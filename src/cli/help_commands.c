/* help_commands.c - help on a topic, a man page, the completions of a shell. */
#include "cli/help_commands.h"

#include "cli/cli_call.h"
#include "cli/completions.h"
#include "cli/manual.h"

/* More than there are; the rest would only miss a "did you mean". */
#define TOPICS_MAX 256

static bool
no_such_topic(const struct manual *manual, const char *topic, struct error *error)
{
    const char *names[TOPICS_MAX];
    size_t count = manual_topics(manual, names, TOPICS_MAX);
    const char *nearest = string_nearest(topic, names, count < TOPICS_MAX ? count : TOPICS_MAX);
    if (nearest)
        return error_set(error, ERROR_USAGE, "There is no help on '%s'; did you mean '%s'", topic,
                         nearest);
    return error_set(error, ERROR_USAGE, "There is no help on '%s'; see 'posact help'", topic);
}

bool
help_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const struct manual manual = cli_manual(run->cli);
    const char *topic = call->args[HELP_TOPIC];
    struct text out = TEXT_EMPTY;
    if (!topic)
        manual_overview(&manual, &out);
    bool ok = !topic || manual_topic(&manual, topic, &out) || no_such_topic(&manual, topic, error);
    output_safe(&run->output, text_string(&out));
    text_clear(&out);
    return ok;
}

static const struct choice page_items[] = {
    {.code = "posact", .label = "posact"},
    {.code = "posact.yaml", .label = "posact.yaml"},
};

static const struct choice_list pages = {.items = page_items,
                                         .count = sizeof page_items / sizeof page_items[0]};

bool
manual_run(struct call *call, struct error *error)
{
    (void)error;
    struct cli_call *run = cli_call_of(call);
    const struct manual manual = cli_manual(run->cli);
    struct text out = TEXT_EMPTY;
    if (string_equal(call->args[MANUAL_PAGE], page_items[0].code))
        manual_page(&manual, &out);
    else
        manual_settings_page(&manual, &out);
    output_text(&run->output, &out);
    text_clear(&out);
    return true;
}

static const struct choice shell_items[] = {
    {.code = "bash", .label = "bash"},
    {.code = "zsh", .label = "zsh"},
    {.code = "fish", .label = "fish"},
};

static void (*const shell_writers[])(const struct manual *manual, struct text *out) = {
    completions_bash,
    completions_zsh,
    completions_fish,
};

static const struct choice_list shells = {.items = shell_items,
                                          .count = sizeof shell_items / sizeof shell_items[0]};

bool
completions_run(struct call *call, struct error *error)
{
    (void)error;
    struct cli_call *run = cli_call_of(call);
    const struct manual manual = cli_manual(run->cli);
    struct text out = TEXT_EMPTY;
    for (size_t i = 0; i < shells.count; i++) {
        if (string_equal(call->args[COMPLETIONS_SHELL], shell_items[i].code))
            shell_writers[i](&manual, &out);
    }
    output_text(&run->output, &out);
    text_clear(&out);
    return true;
}

/* --- args --- */

const struct field help_args[HELP_ARG_COUNT] = {
    [HELP_TOPIC] = {.name = "topic",
                    .label = "Topic",
                    .kind = FIELD_TEXT,
                    .help = "A command, a type, or one of options, filter, keys, files, settings, "
                            "examples and security"},
};

const struct field manual_args[MANUAL_ARG_COUNT] = {
    [MANUAL_PAGE] = {.name = "page",
                     .label = "Page",
                     .kind = FIELD_CHOICE,
                     .flags = FIELD_REQUIRED,
                     .choices = &pages,
                     .help = "One of"},
};

const struct field completions_args[COMPLETIONS_ARG_COUNT] = {
    [COMPLETIONS_SHELL] = {.name = "shell",
                           .label = "Shell",
                           .kind = FIELD_CHOICE,
                           .flags = FIELD_REQUIRED,
                           .choices = &shells,
                           .help = "One of"},
};
