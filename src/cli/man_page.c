/* man_page.c - posact(1) and posact.yaml(5): the parts of the manual put together in roff. */
#include "cli/manual_parts.h"

#include "modules/registry.h"

/* Words are not divided nor spread, so that what is copied or read aloud is what stands there. */
static void
begin_page(struct page *page, const struct manual *manual, const char *name, int section)
{
    char day[DATE_TEXT_SIZE];
    date_to_iso(manual->day, day);
    text_append_format(page->out, ".TH %s %d %s \"posact " POSACT_VERSION "\"\n.nh\n.ad l\n", name,
                       section, day);
}

static void
write_name(struct page *page, const char *name)
{
    page_heading(page, "Name");
    page_escape(page->out, name);
    text_append_char(page->out, '\n');
    page->last = PAGE_PARAGRAPH;
}

static void
write_synopsis(struct page *page)
{
    page_heading(page, "Synopsis");
    page_usage(page, "posact [OPTIONS]");
    page_usage(page, "posact [OPTIONS] COMMAND ...");
}

static void
write_description(struct page *page)
{
    page_heading(page, "Description");
    page_paragraph(page,
                   "posact is where a Positive Action officer of a UK police force keeps the "
                   "people who may apply, from first interest on, and every contact with them. It "
                   "runs at a terminal, on one local file, with several officers at once.");
    page_paragraph(page,
                   "Without a command it opens the full screen, where '?' shows what works and "
                   "':' finds any command, list or person by a few letters. With a command it "
                   "does one thing: data goes to standard output, talk to standard error, and "
                   "nothing asks without a terminal. 'posact help' has the text of this page in "
                   "parts.");
}

static void
write_commands(struct page *page, const struct manual *manual)
{
    page_heading(page, "Commands");
    for (enum command_group group = 0; group < GROUP_COUNT; group++) {
        for (size_t i = 0; i < manual->table_count; i++) {
            for (size_t j = 0; j < manual->tables[i].count; j++) {
                const struct command *command = &manual->tables[i].rows[j];
                if (!(command->where & PLACE_CLI) || command->group != group)
                    continue;
                page_subheading(page, command->name);
                manual_write_command(page, command);
            }
        }
    }
}

static void
write_types(struct page *page, const struct manual *manual)
{
    page_heading(page, "Records");
    for (size_t i = 0; i < registry_type_count; i++)
        manual_write_type(page, registry_types[i], manual);
}

static void
write_see_also(struct page *page, const char *pages)
{
    page_heading(page, "See also");
    page_paragraph(page, pages);
}

void
manual_page(const struct manual *manual, struct text *out)
{
    struct page page = {.out = out, .roff = true};
    begin_page(&page, manual, "POSACT", 1);
    write_name(&page, MANUAL_NAME);
    write_synopsis(&page);
    write_description(&page);
    write_commands(&page, manual);
    write_types(&page, manual);
    for (size_t i = 0; i < MANUAL_SECTION_COUNT; i++) {
        if (manual_sections[i].apart)
            continue;
        page_heading(&page, manual_sections[i].title);
        manual_sections[i].write(&page, manual);
    }
    write_see_also(&page, "posact.yaml(5), sqlite3(1), tmux(1)");
}

void
manual_settings_page(const struct manual *manual, struct text *out)
{
    struct page page = {.out = out, .roff = true};
    begin_page(&page, manual, "POSACT.YAML", 5);
    write_name(&page, "posact.yaml - the settings of posact");
    page_heading(&page, "Description");
    manual_write_about_settings(&page);
    page_heading(&page, "Settings");
    manual_write_each_setting(&page);
    write_see_also(&page, "posact(1)");
}
