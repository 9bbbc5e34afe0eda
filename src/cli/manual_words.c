/* manual_words.c - the parts of the manual about no single command or type. */
#include "cli/manual_parts.h"

#include "cli/cli.h"
#include "config/settings.h"

struct entry {
    const char *left, *right;
};

static void
write_entries(struct page *page, const struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        page_entry(page, entries[i].left, entries[i].right);
}

#define WRITE_ENTRIES(page, entries)                                                               \
    write_entries(page, entries, sizeof(entries) / sizeof(entries)[0])

/* --- options, environment, exit status --- */

static void
write_options(struct page *page, const struct manual *manual)
{
    (void)manual;
    page_paragraph(page, "Before or after the command.");
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        struct text left = TEXT_EMPTY;
        const struct cli_option_row *row = &cli_option_rows[i];
        text_append_format(&left, "--%s%s%s", row->name, row->value ? " " : "",
                           row->value ? row->value : "");
        page_entry(page, text_string(&left), row->help);
        text_clear(&left);
    }
    page_entry(page, "--", "What follows is no option, though it begins with a hyphen");
}

static void
write_environment(struct page *page, const struct manual *manual)
{
    (void)manual;
    static const struct entry entries[] = {
        {"POSACT_NOW", "The time to go by, such as 2026-11-21T12:04:00Z"},
        {"NO_COLOR", "When not empty: screens without colours"},
    };
    WRITE_ENTRIES(page, entries);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        struct text right = TEXT_EMPTY;
        text_append_format(&right, "The setting %s", setting_rows[i].name);
        if (setting_rows[i].environment)
            page_entry(page, setting_rows[i].environment, text_string(&right));
        text_clear(&right);
    }
}

static void
write_exit_status(struct page *page, const struct manual *manual)
{
    (void)manual;
    static const struct entry entries[] = {
        {"0", "Done"},
        {"1", "It went wrong, and why stands on standard error"},
        {"2", "The command line names something that does not exist"},
        {"3", "Nothing matched"},
        {"4", "Somebody else changed the record meanwhile, or it is there already"},
        {"5", "Not allowed"},
        {"6", "Somebody else was saving for too long"},
        {"130", "Interrupted"},
    };
    WRITE_ENTRIES(page, entries);
}

/* --- filters --- */

static void
write_filters(struct page *page, const struct manual *manual)
{
    (void)manual;
    static const struct entry terms[] = {
        {"ada \"open day\"", "words, or how they begin; case and accents do not matter"},
        {"role:pc", "the field is that, or holds it; see 'posact help TYPE'"},
        {"role:pc,pcso", "one of them"},
        {"role:", "nothing is given"},
        {"owner:me", "you; owner:shah somebody with that in the name"},
        {"tag:fair", "the tag is on it; tag: has none"},
        {"name>=m", "also < <= >: by the order of a list"},
        {"!role:pc", "not"},
        {"role:pc owner:me", "both, also with 'and' between them"},
        {"role:pc or ada", "either; what stands side by side binds closer than 'or'"},
        {"(a or b) !(c or d)", "brackets, up to 8 inside one another"},
    };
    static const struct entry days[] = {
        {"created:today", "that day, month or year, as the clock on the wall has it"},
        {"created>-7d", "after the day a week ago; next_date<=+2w in two weeks"},
    };
    page_paragraph(page, "What 'list' and 'export' take, and / on a list.");
    WRITE_ENTRIES(page, terms);
    page_paragraph(page,
                   "Days: 2026, 2026-11, 2026-11-21, 21/11/2026, today, yesterday, fri, -7d, +2w");
    WRITE_ENTRIES(page, days);
    page_paragraph(page, "A value with blanks, commas or brackets stands in double quotes, and so "
                         "do the words \"or\" and \"and\". In a shell, put all in single quotes:");
    page_example(page, "posact list candidate '(role:pc or role:pcso) tag:fair !owner:me'");
}

/* --- files --- */

static void
write_files(struct page *page, const struct manual *manual)
{
    (void)manual;
    static const struct entry entries[] = {
        {"~/.local/share/posact/posact.db",
         "The database, where --db, POSACT_DATABASE or the setting database name no other. It must "
         "be on a disk of the machine, and nobody else may read it"},
        {"posact.db-wal, posact.db-shm",
         "Beside the database while it is open: what was saved last. Never remove or copy one "
         "without the others; 'posact backup' copies all"},
        {"posact.db-writer", "Beside the database: who saves stands in a queue there"},
        {"posact.db-open", "Beside the database: who has a screen open, so that the drafts of one "
                           "that ended without leaving are offered again"},
        {"posact.db-ballast", "Beside the database: a megabyte kept for the day the disk is full, "
                              "so that what is being typed can still be saved"},
        {"backups/",
         "Beside the database: the backups that posact makes; see 'posact help backup'"},
        {"KEY.pub, KEY.heads",
         "Beside the key that witness.key names: its public part, and how far the log of changes "
         "went at each time that it was signed; see 'posact help witness'"},
        {"/etc/posact/posact.yaml", "Settings for everybody on the machine"},
        {"~/.config/posact/posact.yaml", "Settings of one officer; see 'posact help settings'"},
    };
    WRITE_ENTRIES(page, entries);
}

/* --- settings --- */

void
manual_write_about_settings(struct page *page)
{
    for (size_t i = 0; i < config_about_count; i++)
        page_paragraph(page, config_about[i]);
    page_paragraph(page,
                   "'posact config check' names what is wrong, 'posact config show' says each "
                   "value and where it came from, 'posact config defaults' prints a complete file, "
                   "and 'posact config schema' its JSON Schema, for editors. A dot in a name is a "
                   "group: lists.roles stands as roles below lists.");
}

/* What it is when posact.yaml says nothing. */
static void
write_default(struct page *page, const struct setting_row *row)
{
    const struct choice_list *list = row->default_list;
    struct text line = TEXT_EMPTY;
    for (size_t i = 0; list && i < list->count; i++)
        text_append_format(&line, "%s%s (%s)", i > 0 ? ", " : "Without it: ", list->items[i].code,
                           list->items[i].label);
    if (!list && !string_is_empty(row->default_text))
        text_append_format(&line, "Without it: %s", row->default_text);
    if (line.length > 0)
        page_entry_line(page, text_string(&line));
    text_clear(&line);
}

void
manual_write_each_setting(struct page *page)
{
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        struct text right = TEXT_EMPTY;
        config_describe(setting, &right);
        page_entry(page, setting_rows[setting].name, text_string(&right));
        write_default(page, &setting_rows[setting]);
        text_clear(&right);
    }
}

static void
write_settings(struct page *page, const struct manual *manual)
{
    (void)manual;
    manual_write_about_settings(page);
    manual_write_each_setting(page);
}

/* --- examples, security --- */

const char *const manual_examples[MANUAL_EXAMPLE_COUNT] = {
    "posact add candidate --name 'Siân Wyn-Jones' --role pc",
    "posact list candidate 'role:pc status:open' --sort -changed --json",
    "posact search siân",
};

static void
write_examples(struct page *page, const struct manual *manual)
{
    (void)manual;
    static const struct entry more[] = {
        {"Try posact on invented people, in a file of their own:",
         "posact --db demo.db demo && posact --db demo.db"},
        {"Look at what a file of sign-ups would do, then take it in:",
         "posact import candidate sign-ups.csv --dry-run"},
        {"Give many records to another officer as one step:",
         "posact edit candidate --where 'role:pc owner:shah' --owner begum --dry-run"},
    };
    page_paragraph(page, "A new person, those who are open, whoever has a word in any text:");
    for (size_t i = 0; i < MANUAL_EXAMPLE_COUNT; i++)
        page_example(page, manual_examples[i]);
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++) {
        page_paragraph(page, more[i].left);
        page_example(page, more[i].right);
    }
}

static void
write_security(struct page *page, const struct manual *manual)
{
    (void)manual;
    page_paragraph(page, "posact never uses the network. It does not claim more than this:");
    page_entry(page, "The log",
               "The chain of the log (posact verify) shows quiet edits, and its heads (posact "
               "witness) that the end of it is gone. They do not stop somebody with the service "
               "account, key included, who rewrites everything since the last head that is kept "
               "where that account cannot write; 'posact verify --against' finds the rest.");
    page_entry(page, "The terminal",
               "A scrollback, a tmux history or a session log may keep personal data that was on "
               "the screen.");
    page_entry(page, "Characteristics",
               "No characteristic of a person (race, sex, religion ...) has a field here but what "
               "they declare themselves, and an import never takes one over, whatever the file "
               "holds.");
    page_entry(page, "Custom fields",
               "A field that a force adds in posact.yaml is refused when its name or choices "
               "tell a characteristic, an order of people, or words about vetting. That stops a "
               "slip, not an intention: who "
               "writes posact.yaml answers for its purposes.");
}

const struct manual_section manual_sections[MANUAL_SECTION_COUNT] = {
    {.title = "Options", .topic = "options", .write = write_options},
    {.title = "Filters", .topic = "filter", .write = write_filters},
    {.title = "Keys", .topic = "keys", .write = manual_write_keys},
    {.title = "Files", .topic = "files", .write = write_files},
    {.title = "Settings", .topic = "settings", .apart = true, .write = write_settings},
    {.title = "Environment", .topic = "options", .write = write_environment},
    {.title = "Exit status", .topic = "options", .write = write_exit_status},
    {.title = "Examples", .topic = "examples", .write = write_examples},
    {.title = "Security", .topic = "security", .write = write_security},
};
