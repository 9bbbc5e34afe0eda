/* manual_parts.h - the parts of the manual that help and the man pages share. */
#ifndef CLI_MANUAL_PARTS_H
#define CLI_MANUAL_PARTS_H

#include "cli/manual.h"
#include "cli/page.h"
#include "record/record_type.h"

void manual_write_command(struct page *page, const struct command *command);
void manual_write_type(struct page *page, const struct record_type *type,
                       const struct manual *manual);
/* The codes that a CHOICE field takes, fixed or configured; NULL for other kinds. */
const struct choice_list *manual_choices(const struct field *field, const struct config *config);
/* Whether whom it is for may run the command, or read records of the type, at all. */
bool manual_shows(const struct manual *manual, const struct command *command);
bool manual_shows_type(const struct manual *manual, const struct record_type *type);
/* The keys of every screen. */
void manual_write_keys(struct page *page, const struct manual *manual);

/* What posact.yaml is; every setting with what it is without it. */
void manual_write_about_settings(struct page *page);
void manual_write_each_setting(struct page *page);

/* A section that needs no command or type, in the order of the man page. */
struct manual_section {
    const char *title;
    const char *topic; /* of `posact help`; several sections may have the same */
    bool apart;        /* has a man page of its own */
    void (*write)(struct page *page, const struct manual *manual);
};
#define MANUAL_SECTION_COUNT 9
extern const struct manual_section manual_sections[MANUAL_SECTION_COUNT];

/* What posact is, in one line. */
#define MANUAL_NAME "posact - case management for Positive Action teams"

/* The three examples of the overview; the man page has them too. */
#define MANUAL_EXAMPLE_COUNT 3
extern const char *const manual_examples[MANUAL_EXAMPLE_COUNT];

#endif
