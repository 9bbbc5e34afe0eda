/* config_command.c - checks and prints the settings. */
#include "cli/config_command.h"

#include "base/text.h"
#include "cli/cli_call.h"
#include "config/theme.h"

static const struct choice config_items[] = {
    {.code = "check", .label = "check"},
    {.code = "show", .label = "show"},
    {.code = "defaults", .label = "defaults"},
    {.code = "schema", .label = "schema"},
};

static const struct choice_list config_choices = {
    .items = config_items, .count = sizeof config_items / sizeof config_items[0]};

const struct field config_args[CONFIG_ARG_COUNT] = {
    [CONFIG_WHAT] = {.name = "what",
                     .label = "Config",
                     .kind = FIELD_CHOICE,
                     .flags = FIELD_REQUIRED,
                     .choices = &config_choices,
                     .help = "One of"},
};

/* The problems of posact.yaml were named when it was read; a theme only the screen reads. */
static bool
check_config(struct call *call, const struct cli *cli)
{
    struct theme theme;
    struct error error;
    if (!theme_load(config_text(cli->config, SETTING_THEME), &theme, &error))
        call->outcome.exit_code = cli_fail(&error);
    else if (cli->problems->count == 0)
        text_append(&call->outcome.message, "The settings are in order");
    else
        call->outcome.exit_code = 1;
    return true;
}

bool
config_command_run(struct call *call, struct error *error)
{
    (void)error;
    struct cli_call *run = cli_call_of(call);
    const char *what = call->args[CONFIG_WHAT];
    if (string_equal(what, "check"))
        return check_config(call, run->cli);
    struct text out = TEXT_EMPTY;
    if (string_equal(what, "defaults"))
        config_write_defaults(&out);
    else if (string_equal(what, "schema"))
        config_write_schema(&out);
    if (out.length > 0) {
        output_text(&run->output, &out);
    } else {
        config_write_values(run->cli->config, &out);
        output_safe(&run->output, text_string(&out));
    }
    text_clear(&out);
    return true;
}
