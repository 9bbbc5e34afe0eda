/* access.c - the words that a command asks for, and those that a role has. */
#include "modules/access.h"

#include <string.h>

#include "config/settings.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "modules/user.h"

#define DATA_EXPORT "data.export"
#define DATA_IMPORT "data.import"
#define REPORT_READ "report.read"
#define DATABASE_KEEP "database.keep"
#define OUTBOX_USE "outbox.use"
#define DATA_SYNC "data.sync"

/* The words that are no type's. */
static const char *const own_words[] = {
    ACCESS_USERS,  DATA_EXPORT, DATA_IMPORT, REPORT_READ,
    DATABASE_KEEP, ACCESS_AUDIT,  OUTBOX_USE,  DATA_SYNC,
};
#define OWN_WORDS (sizeof own_words / sizeof own_words[0])

/* Commands of which the row does not say it: "" for what everybody may do. */
static const struct rule {
    const char *command, *words;
} rules[] = {
    {"backup", DATABASE_KEEP},
    {"check", DATABASE_KEEP},
    {"audit", ACCESS_AUDIT},
    {"verify", ACCESS_AUDIT},
    {"report", REPORT_READ},
    {"user", ACCESS_USERS},
    {"get", OUTBOX_USE},
    {"put", OUTBOX_USE},
    {"sync", DATA_SYNC},
    {"stats", ""},
    {"help", ""},
    {"manual", ""},
    {"completions", ""},
    {"views", ""},
    {"drafts", ""},
};

/* --- what a command asks for --- */

/* "*" for what is about records of every type. */
static void
add_word(const struct record_type *type, const char *verb, struct text *out)
{
    bool is_users = type == &user_type || type == &user_key_type;
    if (is_users && string_equal(verb, "write"))
        text_append(out, ACCESS_USERS);
    else
        text_append_format(out, "%s.%s", type ? type->name : "*", verb);
}

bool
access_words(const struct command *command, const struct record_type *type, struct text *out)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (!string_equal(rules[i].command, command->name))
            continue;
        text_append(out, rules[i].words);
        return true;
    }
    if (command->group == GROUP_DATABASE || command->group == GROUP_PROGRAM)
        return false;
    const struct record_type *about = type ? type : command->only;
    bool imports = string_equal(command->name, "import");
    bool writes = command->flags & COMMAND_WRITES || command->group == GROUP_CHANGE || imports;
    add_word(about, writes ? "write" : "read", out);
    if (command->group == GROUP_EXCHANGE)
        text_append(out, imports ? " " DATA_IMPORT : " " DATA_EXPORT);
    return true;
}

/* --- what a role has --- */

/* An item of "event.read, let-in": borrowed, not ended. */
struct item {
    const char *at;
    size_t length;
};

static bool
next_item(const char **rest, struct item *item)
{
    *rest += strspn(*rest, ", ");
    item->at = *rest;
    item->length = strcspn(*rest, ",");
    *rest += item->length;
    while (item->length > 0 && item->at[item->length - 1] == ' ')
        item->length--;
    return item->length > 0;
}

static bool
is_item(struct item item, const char *words)
{
    return strlen(words) == item.length && strncmp(words, item.at, item.length) == 0;
}

/* Whether an item gives a word: itself, or "*.read" for the types of record. */
static bool
gives_word(struct item item, const char *word, size_t length)
{
    if (is_item(item, "*"))
        return true;
    if (item.length == length && strncmp(item.at, word, length) == 0)
        return true;
    const char *dot = memchr(word, '.', length);
    if (!dot || item.length < 2 || strncmp(item.at, "*.", 2) != 0)
        return false;
    size_t verb = length - (size_t)(dot - word);
    bool same_verb = item.length - 1 == verb && strncmp(item.at + 1, dot, verb) == 0;
    for (size_t i = 0; i < registry_type_count && same_verb; i++) {
        const char *name = registry_types[i]->name;
        if (strlen(name) == (size_t)(dot - word) && strncmp(name, word, strlen(name)) == 0)
            return true;
    }
    return false;
}

static bool
has_word(const char *may, const char *word, size_t length)
{
    struct item item;
    while (next_item(&may, &item)) {
        if (gives_word(item, word, length))
            return true;
    }
    return false;
}

static bool
has_all(const char *may, const char *words)
{
    while (*words != '\0') {
        size_t length = strcspn(words, " ");
        if (!has_word(may, words, length))
            return false;
        words += length;
        words += strspn(words, " ");
    }
    return true;
}

/* Whether the command stands there by its name: "let-in", "add check_in". */
static bool
names_command(const char *may, const struct command *command, const struct record_type *type)
{
    struct item item;
    struct text both = TEXT_EMPTY;
    bool named = false;
    text_append_format(&both, "%s %s", command->name, type ? type->name : "");
    while (!named && next_item(&may, &item))
        named = is_item(item, command->name) || is_item(item, text_string(&both));
    text_clear(&both);
    return named;
}

/* A cell of the role of whoever works; "" for a role that is no longer in the settings. */
static const char *
cell_of_role(struct session *session, enum user_role_column column)
{
    const char *cell =
        field_list_cell(session_context(session), "user-roles", session_role(session), column);
    return cell ? cell : "";
}

static bool
refuse(struct session *session, const char *what, struct error *error)
{
    struct text role = TEXT_EMPTY;
    session_show(session, &user_type.fields[USER_ROLE], session_role(session), &role);
    error_set(error, ERROR_DENIED, "The role '%s' does not allow %s; ask whoever manages the users",
              text_string(&role), what);
    text_clear(&role);
    return false;
}

bool
access_command(struct session *session, const struct command *command,
               const struct record_type *type, struct error *error)
{
    if (!session_role(session))
        return true;
    const char *may = cell_of_role(session, USER_ROLE_MAY);
    struct text words = TEXT_EMPTY, what = TEXT_EMPTY;
    bool served = access_words(command, type, &words);
    bool allowed =
        served && (names_command(may, command, type) || has_all(may, text_string(&words)));
    if (!served)
        error_set(error, ERROR_DENIED, "'%s' is done on the server itself, not over ssh",
                  command->name);
    else if (!allowed) {
        text_append_format(&what, "'%s%s%s'", command->name, type ? " " : "",
                           type ? type->name : "");
        refuse(session, text_string(&what), error);
    }
    text_clear(&words);
    text_clear(&what);
    return allowed && (!(command->flags & COMMAND_SCREEN) || access_screens(session, error));
}

bool
access_screens(struct session *session, struct error *error)
{
    return !session_role(session) ||
           string_equal(cell_of_role(session, USER_ROLE_SCREENS), "yes") ||
           refuse(session, "the screens; it allows commands, which 'posact help' names", error);
}

bool
access_word(struct session *session, const char *word, struct error *error)
{
    return !session_role(session) ||
           has_word(cell_of_role(session, USER_ROLE_MAY), word, strlen(word)) ||
           refuse(session, string_equal(word, ACCESS_USERS) ? "users to be managed" : word, error);
}

/* --- the settings --- */

static bool
is_word(struct item item)
{
    if (is_item(item, "*.read") || is_item(item, "*.write") || is_item(item, "*"))
        return true;
    for (size_t i = 0; i < OWN_WORDS; i++) {
        if (is_item(item, own_words[i]))
            return true;
    }
    for (size_t i = 0; i < registry_type_count; i++) {
        const char *name = registry_types[i]->name;
        size_t length = strlen(name);
        if (item.length > length && strncmp(item.at, name, length) == 0 &&
            (is_item((struct item){item.at + length, item.length - length}, ".read") ||
             is_item((struct item){item.at + length, item.length - length}, ".write")))
            return true;
    }
    return false;
}

static bool
is_command(struct item item, const struct command_table *tables, size_t table_count)
{
    struct text name = TEXT_EMPTY;
    size_t length = item.length;
    const char *blank = memchr(item.at, ' ', item.length);
    if (blank)
        length = (size_t)(blank - item.at);
    text_append_bytes(&name, item.at, length);
    bool known = command_find(tables, table_count, text_string(&name), PLACE_CLI) != NULL;
    if (known && blank) {
        text_reset(&name);
        text_append_bytes(&name, blank + 1, item.length - length - 1);
        known = registry_find_type(text_string(&name)) != NULL;
    }
    text_clear(&name);
    return known;
}

void
access_check_roles(const struct config *config, const struct command_table *tables,
                   size_t table_count, struct error_list *problems)
{
    const struct choice_list *roles = config_list(config, SETTING_USER_ROLES);
    const char *const *cells = config_cells(config, SETTING_USER_ROLES);
    for (size_t i = 0; i < roles->count; i++) {
        const char *rest = cells[i * USER_ROLE_COLUMN_COUNT + USER_ROLE_MAY];
        struct item item;
        while (rest && next_item(&rest, &item)) {
            if (!is_word(item) && !is_command(item, tables, table_count))
                error_list_add(problems, NO_FIELD,
                               "lists.user-roles: '%s' may '%.*s', which is neither a word nor a "
                               "command; 'posact help settings' names the words",
                               roles->items[i].code, (int)item.length, item.at);
        }
    }
}
