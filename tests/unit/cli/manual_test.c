/* manual_test.c - the manual says all that the rows say, in their words, and a shell gets it whole
 * (A31, C13). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/cli.h"
#include "cli/completion.h"
#include "cli/completions.h"
#include "cli/help_commands.h"
#include "cli/manual.h"
#include "cli/page.h"
#include "modules/contact.h"
#include "modules/registry.h"
#include "ui/views.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define COLUMNS 80
#define LINES 24

/* As in main.c. */
static void
set_up(struct manual *manual, const struct command_table *more)
{
    static struct command_table tables[UI_TABLES + 2];
    size_t count = ui_tables(tables);
    tables[count++] = cli_commands;
    if (more)
        tables[count++] = *more;
    struct error error;
    *manual = (struct manual){
        .tables = tables,
        .table_count = count,
        .config = config_default(),
        .keymap = keymap_new(tables, count, &error),
        .day = {2026, 11, 22},
    };
    assert_non_null(manual->keymap);
}

static void
tear_down(struct manual *manual)
{
    keymap_free((struct keymap *)(uintptr_t)manual->keymap);
    config_free((struct config *)(uintptr_t)manual->config);
}

/* --- looking for words --- */

/* One blank wherever there are several, or a line end; without what keeps a line from being a
 * request. */
static void
squeeze(struct text *text)
{
    struct text out = TEXT_EMPTY;
    for (const char *next = text_string(text); *next != '\0'; next++) {
        if (string_starts(next, "\\&"))
            next += strlen("\\&");
        bool blank = *next == ' ' || *next == '\n';
        if (!blank)
            text_append_char(&out, *next);
        else if (out.length > 0 && out.bytes[out.length - 1] != ' ')
            text_append_char(&out, ' ');
    }
    text_clear(text);
    *text = out;
}

static void
must_say(const struct text *page, bool roff, const char *words)
{
    struct text wanted = TEXT_EMPTY;
    if (roff)
        page_escape(&wanted, words);
    else
        text_append(&wanted, words);
    squeeze(&wanted);
    if (!strstr(text_string(page), text_string(&wanted)))
        fail_msg("the %s does not say: %s", roff ? "man page" : "help", words);
    text_clear(&wanted);
}

/* --- roff --- */

static void
check_escaped(const char *words, const char *expected)
{
    struct text out = TEXT_EMPTY;
    page_escape(&out, words);
    assert_string_equal(text_string(&out), expected);
    text_clear(&out);
}

static void
roff_shows_each_character_as_it_is(void **state)
{
    (void)state;
    check_escaped("plain words", "plain words");
    check_escaped("a\\nb", "a\\(rsnb");
    check_escaped("--dry-run", "\\-\\-dry\\-run");
    check_escaped("'ada' \"obi\" `x`", "\\(aqada\\(aq \\(dqobi\\(dq \\(gax\\(ga");
    check_escaped("~/.config ^", "\\(ti/.config \\(ha");
    check_escaped("Si\xc3\xa2n", "Si\\[u00E2]n");
}

/* A line that begins with a full stop or an apostrophe would be a request, and not be shown. */
static void
no_text_becomes_a_request(void **state)
{
    (void)state;
    struct text out = TEXT_EMPTY;
    struct page page = {.out = &out, .roff = true};
    page_paragraph(&page, ".TH is shown. .so is 'shown' too");
    page_entry(&page, ".left", ".right");
    page_example(&page, ".example");
    assert_string_equal(text_string(&out), "\\&.TH is shown.\n"
                                           "\\&.so is \\(aqshown\\(aq too\n"
                                           ".TP\n"
                                           "\\fB.left\\fR\n"
                                           "\\&.right\n"
                                           ".PP\n"
                                           ".nf\n"
                                           "\\&.example\n"
                                           ".fi\n");
    text_clear(&out);
}

/* --- plain --- */

static void
plain_text_is_wrapped(void **state)
{
    (void)state;
    struct text out = TEXT_EMPTY;
    struct page page = {.out = &out};
    page_heading(&page, "Head");
    page_paragraph(&page, "One line.");
    page_entry(&page, "--short", "Help");
    page_entry(&page, "--a-name-too-long VALUE", "Below it");
    page_entry_line(&page, "And more");
    page_example(&page, "posact list");
    assert_string_equal(text_string(&out), "Head\n"
                                           "One line.\n"
                                           "\n"
                                           "  --short             Help\n"
                                           "  --a-name-too-long VALUE\n"
                                           "                      Below it\n"
                                           "                      And more\n"
                                           "  posact list\n");
    text_reset(&out);
    for (size_t i = 0; i < 40; i++)
        text_append(&out, "words ");
    struct text wrapped = TEXT_EMPTY;
    page_wrap(&wrapped, text_string(&out), 4);
    for (const char *line = text_string(&wrapped); *line != '\0'; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") < COLUMNS);
    text_clear(&wrapped);
    text_clear(&out);
}

/* --- all that the rows say --- */

static void
check_arg(const struct field *arg, const struct text *page, bool roff, bool word)
{
    if (!word) {
        struct text flag = TEXT_EMPTY;
        text_append_format(&flag, "--%s", arg->name);
        must_say(page, roff, text_string(&flag));
        text_clear(&flag);
    }
    must_say(page, roff, arg->help ? arg->help : arg->label);
}

static void
check_command(const struct command *command, const struct text *page, bool roff)
{
    struct text usage = TEXT_EMPTY;
    manual_usage(command, &usage);
    must_say(page, roff, text_string(&usage));
    text_clear(&usage);
    must_say(page, roff, command->summary);
    if (command->help)
        must_say(page, roff, command->help);
    for (size_t i = 0; i < command->arg_count; i++)
        check_arg(&command->args[i], page, roff, i < command->word_count);
}

/* The help of the command line and the man page have the same words for every command. */
static void
every_command_is_in_help_and_manual(void **state)
{
    (void)state;
    struct manual manual;
    struct text page = TEXT_EMPTY;
    const struct command *commands[COMPLETION_COMMANDS];
    set_up(&manual, NULL);
    manual_page(&manual, &page);
    squeeze(&page);
    size_t count = completion_commands(&manual, commands);
    assert_true(count > 20);
    for (size_t i = 0; i < count; i++) {
        struct text help = TEXT_EMPTY;
        assert_true(manual_topic(&manual, commands[i]->name, &help));
        squeeze(&help);
        check_command(commands[i], &help, false);
        check_command(commands[i], &page, true);
        text_clear(&help);
    }
    text_clear(&page);
    tear_down(&manual);
}

static void
check_type(const struct record_type *type, const struct text *page, bool roff)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        check_arg(field, page, roff, false);
        must_say(page, roff, field->label);
        if (roff && field->purpose)
            must_say(page, roff, field->purpose);
    }
}

static void
every_field_is_in_help_and_manual(void **state)
{
    (void)state;
    struct manual manual;
    struct text page = TEXT_EMPTY;
    set_up(&manual, NULL);
    manual_page(&manual, &page);
    squeeze(&page);
    for (size_t i = 0; i < registry_type_count; i++) {
        struct text help = TEXT_EMPTY;
        assert_true(manual_topic(&manual, registry_types[i]->name, &help));
        squeeze(&help);
        check_type(registry_types[i], &help, false);
        check_type(registry_types[i], &page, true);
        text_clear(&help);
    }
    must_say(&page, true, "pcso"); /* a code of a configured list */
    text_clear(&page);
    tear_down(&manual);
}

static void
every_option_and_variable_is_in_help_and_manual(void **state)
{
    (void)state;
    struct manual manual;
    struct text page = TEXT_EMPTY, help = TEXT_EMPTY;
    set_up(&manual, NULL);
    manual_page(&manual, &page);
    squeeze(&page);
    assert_true(manual_topic(&manual, "options", &help));
    squeeze(&help);
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        must_say(&page, true, cli_option_rows[i].help);
        must_say(&help, false, cli_option_rows[i].help);
    }
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (!setting_rows[i].environment)
            continue;
        must_say(&page, true, setting_rows[i].environment);
        must_say(&help, false, setting_rows[i].environment);
    }
    text_clear(&page);
    text_clear(&help);
    tear_down(&manual);
}

static void
every_setting_is_in_help_and_manual(void **state)
{
    (void)state;
    struct manual manual;
    struct text page = TEXT_EMPTY, help = TEXT_EMPTY;
    set_up(&manual, NULL);
    manual_settings_page(&manual, &page);
    squeeze(&page);
    assert_true(manual_topic(&manual, "settings", &help));
    squeeze(&help);
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        struct text words = TEXT_EMPTY;
        text_append_format(&words, "%s ", setting_rows[setting].name);
        must_say(&help, false, text_string(&words));
        config_describe(setting, &words);
        must_say(&help, false, text_string(&words));
        must_say(&page, true, setting_rows[setting].help);
        text_clear(&words);
    }
    text_clear(&page);
    text_clear(&help);
    tear_down(&manual);
}

static void
check_keys(const struct manual *manual, enum place place, const struct text *page,
           const struct text *help)
{
    const struct command *commands[200];
    size_t count = keymap_commands(manual->keymap, place, commands, COUNT(commands));
    assert_true(count > 0 && count < COUNT(commands));
    for (size_t i = 0; i < count; i++) {
        struct text words = TEXT_EMPTY;
        char name[KEY_NAME_SIZE];
        keymap_key_in(manual->keymap, commands[i], place, name);
        text_append_format(&words, "%s: %s", commands[i]->name, commands[i]->summary);
        must_say(page, true, text_string(&words));
        must_say(help, false, text_string(&words));
        must_say(help, false, name);
        if (commands[i]->help)
            must_say(page, true, commands[i]->help);
        text_clear(&words);
    }
}

static void
every_key_is_in_help_and_manual(void **state)
{
    (void)state;
    struct manual manual;
    struct text page = TEXT_EMPTY, help = TEXT_EMPTY;
    set_up(&manual, NULL);
    manual_page(&manual, &page);
    squeeze(&page);
    assert_true(manual_topic(&manual, "keys", &help));
    squeeze(&help);
    for (unsigned place = PLACE_LIST; place <= PLACE_ASK; place <<= 1)
        check_keys(&manual, (enum place)place, &page, &help);
    text_clear(&page);
    text_clear(&help);
    tear_down(&manual);
}

/* A command for one type alone is named by the help of that type, not by the overview; nor is a
 * type there that nobody adds or edits by its name. */
static void
check_named(const struct manual *manual, const char *name, const struct text *overview)
{
    struct text help = TEXT_EMPTY;
    const struct command *command =
        command_find(manual->tables, manual->table_count, name, PLACE_CLI);
    if (command && command->only) {
        assert_true(manual_topic(manual, command->only->name, &help));
        squeeze(&help);
        must_say(&help, false, name);
        must_say(&help, false, command->summary);
    } else if (command || !registry_find_type(name) || !registry_find_type(name)->fixed) {
        must_say(overview, false, name);
    }
    text_clear(&help);
}

static void
help_names_its_topics(void **state)
{
    (void)state;
    struct manual manual;
    struct text overview = TEXT_EMPTY, nothing = TEXT_EMPTY;
    const char *names[COMPLETION_COMMANDS];
    set_up(&manual, NULL);
    manual_overview(&manual, &overview);
    squeeze(&overview);
    size_t count = manual_topics(&manual, names, COUNT(names));
    assert_true(count > 0 && count < COUNT(names));
    for (size_t i = 0; i < count; i++) {
        struct text help = TEXT_EMPTY;
        assert_true(manual_topic(&manual, names[i], &help));
        check_named(&manual, names[i], &overview);
        bool own = !command_find(manual.tables, manual.table_count, names[i], PLACE_CLI) &&
                   !registry_find_type(names[i]);
        if (own && !strstr(help_args[HELP_TOPIC].help, names[i]))
            fail_msg("'posact help help' does not name %s", names[i]);
        text_clear(&help);
    }
    assert_false(manual_topic(&manual, "nonsense", &nothing));
    assert_int_equal(nothing.length, 0);
    text_clear(&overview);
    tear_down(&manual);
}

/* The overview stays one screen when there is twice as much to do. */
static void
overview_has_room_for_more(void **state)
{
    (void)state;
    struct command more[4];
    for (size_t i = 0; i < COUNT(more); i++)
        more[i] = (struct command){
            .name = "longer-name",
            .summary = "Do more",
            .where = PLACE_CLI,
            .group = i < 2 ? GROUP_CHANGE : GROUP_LOOK,
        };
    const struct command_table table = {more, COUNT(more)};
    struct manual manual;
    struct text out = TEXT_EMPTY;
    set_up(&manual, &table);
    manual_overview(&manual, &out);
    size_t lines = 0;
    for (const char *line = text_string(&out); *line != '\0'; line += strcspn(line, "\n") + 1) {
        lines++;
        assert_true(strcspn(line, "\n") <= COLUMNS);
    }
    assert_in_range(lines, 1, LINES);
    text_clear(&out);
    tear_down(&manual);
}

/* --- completions --- */

typedef void writer(const struct manual *manual, struct text *out);

static void
every_shell_knows_every_word(void **state)
{
    (void)state;
    static writer *const writers[] = {completions_bash, completions_zsh, completions_fish};
    struct manual manual;
    const struct command *commands[COMPLETION_COMMANDS];
    set_up(&manual, NULL);
    size_t count = completion_commands(&manual, commands);
    for (size_t i = 0; i < COUNT(writers); i++) {
        struct text out = TEXT_EMPTY;
        writers[i](&manual, &out);
        squeeze(&out);
        for (size_t j = 0; j < count; j++) {
            must_say(&out, false, commands[j]->name);
            const struct field *flag;
            for (size_t k = 0; (flag = completion_flag(commands[j], k)) != NULL; k++)
                must_say(&out, false, flag->name);
        }
        must_say(&out, false, "high-contrast");
        must_say(&out, false, "postcode_area");
        must_say(&out, false, "pc detective transferee");
        assert_null(strstr(text_string(&out), "--created")); /* is set by posact */
        text_clear(&out);
    }
    tear_down(&manual);
}

/* A command that makes records of one type is offered the fields of that type. */
static void
a_command_with_a_type_has_its_fields(void **state)
{
    (void)state;
    static const struct command logging = {
        .name = "log-call",
        .summary = "Log a call",
        .where = PLACE_CLI,
        .type = &contact_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD | COMMAND_TAKES_ID,
    };
    const struct command_table table = {&logging, 1};
    struct manual manual;
    struct text bash = TEXT_EMPTY, zsh = TEXT_EMPTY, fish = TEXT_EMPTY, help = TEXT_EMPTY;
    set_up(&manual, &table);
    completions_bash(&manual, &bash);
    completions_zsh(&manual, &zsh);
    completions_fish(&manual, &fish);
    assert_non_null(strstr(text_string(&bash), "log-call) type=contact ;;"));
    assert_non_null(strstr(text_string(&zsh), "log-call) type=contact ;;"));
    assert_non_null(strstr(text_string(&fish), "'__posact_in log-call' -l channel"));
    assert_null(strstr(text_string(&fish), "'__posact_in log-call' -l postcode_area"));
    manual_command(&logging, &help);
    squeeze(&help);
    must_say(&help, false, "'posact help contact' names them");
    text_clear(&bash);
    text_clear(&zsh);
    text_clear(&fish);
    text_clear(&help);
    tear_down(&manual);
}

static bool
takes_value(const struct text *takers, const char *name)
{
    struct text flag = TEXT_EMPTY, all = TEXT_EMPTY;
    text_append_format(&all, " %s ", text_string(takers));
    text_append_format(&flag, " --%s ", name);
    bool found = strstr(text_string(&all), text_string(&flag)) != NULL;
    text_clear(&flag);
    text_clear(&all);
    return found;
}

/* The scripts know one list of flags with a value, so a name means the same in every command. */
static void
flags_take_a_value_everywhere_or_nowhere(void **state)
{
    (void)state;
    struct manual manual;
    struct text takers = TEXT_EMPTY;
    const struct command *commands[COMPLETION_COMMANDS];
    set_up(&manual, NULL);
    completion_takers(&manual, &takers);
    size_t count = completion_commands(&manual, commands);
    assert_true(takes_value(&takers, "sort") && takes_value(&takers, "db"));
    for (size_t i = 0; i < count; i++) {
        const struct field *flag;
        for (size_t j = 0; (flag = completion_flag(commands[i], j)) != NULL; j++) {
            if (flag->choices == &cli_switch && takes_value(&takers, flag->name))
                fail_msg("--%s of %s takes no value, but one of that name does", flag->name,
                         commands[i]->name);
        }
    }
    text_clear(&takers);
    tear_down(&manual);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roff_shows_each_character_as_it_is),
        cmocka_unit_test(no_text_becomes_a_request),
        cmocka_unit_test(plain_text_is_wrapped),
        cmocka_unit_test(every_command_is_in_help_and_manual),
        cmocka_unit_test(every_field_is_in_help_and_manual),
        cmocka_unit_test(every_option_and_variable_is_in_help_and_manual),
        cmocka_unit_test(every_setting_is_in_help_and_manual),
        cmocka_unit_test(every_key_is_in_help_and_manual),
        cmocka_unit_test(help_names_its_topics),
        cmocka_unit_test(overview_has_room_for_more),
        cmocka_unit_test(every_shell_knows_every_word),
        cmocka_unit_test(a_command_with_a_type_has_its_fields),
        cmocka_unit_test(flags_take_a_value_everywhere_or_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
