/* permission.c - the words that a role has. */
#include "modules/permission.h"

#include <string.h>

#include "config/settings.h"
#include "modules/own.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "modules/user.h"
#include "session_private.h"

/* What whoever opens the file itself has, who is given no role. */
#define EVERYTHING_UNGUARDED "*"

/* The words that are no type's, and what each lets people do. */
static const struct permission {
    const char *word, *lets;
    bool guarded; /* given by its own name alone */
} permissions[] = {
    {PERMISSION_MEMBERS, "see who belongs to a network", true},
    {PERMISSION_DECLARATIONS, "see what people declared and need", true},
    {PERMISSION_MONITORING, "open the equality questions", true},
    {PERMISSION_APPROVE, "approve assessments", true},
    {PERMISSION_AUDIT, "ask who looked at whom", true},
    {PERMISSION_RELEASE, "release reports", true},
    {PERMISSION_USERS, "manage users", false},
    {"log.verify", "look whether the log is whole", false},
    {PERMISSION_REPORTS, "print reports", false},
    {"export", "take data out", false},
    {PERMISSION_IMPORT, "take data in", false},
    {"database.keep", "look after the file", false},
    {"outbox.use", "fetch and bring files", false},
    {"sync.use", "work on a laptop", false},
};
#define PERMISSIONS (sizeof permissions / sizeof permissions[0])

/* --- words --- */

/* A word, or an item of "event.read, let-in": borrowed, not ended. */
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

static const struct permission *
find_permission(struct item word)
{
    for (size_t i = 0; i < PERMISSIONS; i++) {
        if (is_item(word, permissions[i].word))
            return &permissions[i];
    }
    return NULL;
}

/* The verb of "candidate.read"; an empty one for what is no word of a type, or of "*". */
static struct item
verb_of(struct item word)
{
    const char *dot = memchr(word.at, '.', word.length);
    if (!dot)
        return (struct item){"", 0};
    struct item type = {word.at, (size_t)(dot - word.at)};
    bool known = is_item(type, "*");
    for (size_t i = 0; i < registry_type_count && !known; i++)
        known = is_item(type, registry_types[i]->name);
    return known ? (struct item){dot + 1, word.length - type.length - 1} : (struct item){"", 0};
}

/* "*.read" for the types of record; who may read one knows what it is called. */
static bool
gives(struct item item, struct item word, bool guarded)
{
    struct item has = verb_of(item), asked = verb_of(word);
    if (item.length == word.length && strncmp(item.at, word.at, word.length) == 0)
        return true;
    if (guarded)
        return false;
    if (is_item(item, "*"))
        return true;
    if (has.length == 0 || asked.length == 0)
        return false;
    bool same_type =
        item.at[0] == '*' || (item.length - has.length == word.length - asked.length &&
                              strncmp(item.at, word.at, word.length - asked.length) == 0);
    bool same_verb = has.length == asked.length && strncmp(has.at, asked.at, has.length) == 0;
    return same_type && (same_verb || (is_item(asked, "name") && is_item(has, "read")));
}

/* --- the role of whoever works --- */

/* A cell of it; "" for a role that is no longer in the settings. */
static const char *
cell_of_role(struct session *session, enum user_role_column column)
{
    const char *role = session_role(session);
    if (*role == '\0')
        return column == USER_ROLE_MAY ? EVERYTHING_UNGUARDED
                                       : (column == USER_ROLE_SCREENS ? "yes" : "");
    const char *cell = field_list_cell(session_context(session), "user-roles", role, column);
    return cell ? cell : "";
}

/* Of whatever type: "*", "task.write", "user.manage". */
static bool
writes_some(const char *may)
{
    struct item item;
    while (next_item(&may, &item)) {
        if (is_item(item, "*") || is_item(item, PERMISSION_USERS) ||
            is_item(verb_of(item), "write"))
            return true;
    }
    return false;
}

static bool
has_word(struct session *session, struct item word)
{
    const char *may = cell_of_role(session, USER_ROLE_MAY);
    if (is_item(word, PERMISSION_ANY_WRITE))
        return writes_some(may);
    const struct permission *own = find_permission(word);
    bool guarded = own && own->guarded && !string_equal(store_kind(session->store), "demo");
    struct item item;
    while (next_item(&may, &item)) {
        if (gives(item, word, guarded))
            return true;
    }
    return false;
}

/* The first of the words that the role lacks; an empty item when it has all. */
static struct item
first_missing(struct session *session, const char *words)
{
    while (*words != '\0') {
        struct item word = {words, strcspn(words, " ")};
        if (!has_word(session, word))
            return word;
        words += word.length;
        words += strspn(words, " ");
    }
    return (struct item){"", 0};
}

static bool
has_all(struct session *session, const char *words)
{
    return first_missing(session, words).length == 0;
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
        named = !find_permission(item) &&
                (is_item(item, command->name) || is_item(item, text_string(&both)));
    text_clear(&both);
    return named;
}

static bool
refuse(struct session *session, const char *what, struct error *error)
{
    struct text role = TEXT_EMPTY;
    if (*session_role(session) == '\0')
        return error_set(error, ERROR_DENIED,
                         "Without a role nobody may %s; name one that may at 'role' in posact.yaml",
                         what);
    session_show(session, &user_type.fields[USER_ROLE], session_role(session), &role);
    error_set(error, ERROR_DENIED, "The role '%s' may not %s; ask whoever manages the users",
              text_string(&role), what);
    text_clear(&role);
    return false;
}

static bool
refuse_word(struct session *session, const char *word, struct error *error)
{
    const struct permission *own = find_permission((struct item){word, strlen(word)});
    struct text what = TEXT_EMPTY;
    if (own)
        text_append_format(&what, "%s, which takes '%s'", own->lets, word);
    else
        text_append_format(&what, "do what takes '%s'", word);
    refuse(session, text_string(&what), error);
    text_clear(&what);
    return false;
}

bool
permission_given(struct session *session, const char *word, struct error *error)
{
    return has_word(session, (struct item){word, strlen(word)}) ||
           refuse_word(session, word, error);
}

bool
permission_networks(struct session *session, struct error *error)
{
    return permission_given(session, PERMISSION_MEMBERS, error);
}

bool
permission_declarations(struct session *session, struct error *error)
{
    return permission_given(session, PERMISSION_DECLARATIONS, error);
}

/* --- commands --- */

/* What counts across all records is for those who may read all of them. */
static bool
is_across(const char *words)
{
    return strchr(words, '*') != NULL;
}

static bool
may_run(struct session *session, const struct command *command, const struct record_type *type,
        bool served, const char *words)
{
    if (!served) /* for whoever looks after the file, and never over ssh */
        return !session_user(session) && has_all(session, "database.keep");
    if (names_command(cell_of_role(session, USER_ROLE_MAY), command, type))
        return true;
    bool part = *cell_of_role(session, USER_ROLE_OWN) != '\0';
    return has_all(session, words) && !(part && is_across(words));
}

/* What is guarded as a whole is not offered either, to whoever may not see it. */
static bool
sees_type(struct session *session, const struct record_type *type, struct error *error)
{
    return !type || !type->may_see || type->guarded_by != 0 || type->may_see(session, error);
}

bool
permission_command(struct session *session, const struct command *command,
                   const struct record_type *type, struct error *error)
{
    struct text words = TEXT_EMPTY, what = TEXT_EMPTY;
    bool served = permission_words(command, type, &words);
    bool allowed = may_run(session, command, type, served, text_string(&words));
    bool asks_nothing = words.length == 0;
    if (!allowed && !served && session_user(session))
        error_set(error, ERROR_DENIED, "'%s' is done on the server itself, not over ssh",
                  command->name);
    else if (!allowed) {
        struct item missing = first_missing(session, text_string(&words));
        text_append_format(&what, "do '%s%s%s'", command->name, type ? " " : "",
                           type ? type->name : "");
        if (missing.length > 0)
            text_append_format(&what, ", which takes '%.*s'", (int)missing.length, missing.at);
        refuse(session, text_string(&what), error);
    }
    text_clear(&words);
    text_clear(&what);
    const struct record_type *about = command->type ? command->type : type ? type : command->only;
    return allowed && (asks_nothing || sees_type(session, about, error)) &&
           (!(command->flags & COMMAND_SCREEN) || permission_screens(session, error));
}

bool
permission_offers(struct session *session, const struct command *command)
{
    struct error ignored;
    bool offered = permission_command(session, command, command->only, &ignored);
    bool typed = (command->flags & COMMAND_TAKES_TYPE) && !command->only;
    for (size_t i = 0; i < registry_type_count && typed && !offered; i++)
        offered = permission_command(session, command, registry_types[i], &ignored);
    return offered;
}

bool
permission_takes_purpose(struct session *session)
{
    return string_equal(cell_of_role(session, USER_ROLE_PURPOSE), "yes");
}

bool
permission_screens(struct session *session, struct error *error)
{
    return string_equal(cell_of_role(session, USER_ROLE_SCREENS), "yes") ||
           refuse(session, "open the screens; 'posact help' names the commands it has", error);
}

/* --- records --- */

static bool
has_type_word(struct session *session, const struct record_type *type, const char *verb)
{
    struct text word = TEXT_EMPTY;
    text_append_format(&word, "%s.%s", type->name, verb);
    bool has = has_all(session, text_string(&word));
    text_clear(&word);
    return has;
}

bool
permission_read(struct session *session, const struct record_type *type, struct error *error)
{
    struct text what = TEXT_EMPTY;
    if (session->ruling > 0 || has_type_word(session, type, "read"))
        return true;
    if (string_equal(type->name, "declaration"))
        return permission_declarations(session, error);
    text_append_format(&what, "see %s, which takes '%s.read'", type->table, type->name);
    refuse(session, text_string(&what), error);
    text_clear(&what);
    return false;
}

bool
permission_write(struct session *session, const struct record_type *type, struct error *error)
{
    struct text word = TEXT_EMPTY;
    permission_write_word(type, &word);
    bool may =
        has_all(session, text_string(&word)) || refuse_word(session, text_string(&word), error);
    text_clear(&word);
    return may;
}

size_t
permission_types(struct session *session, const struct record_type **types)
{
    struct error ignored;
    size_t count = 0;
    for (size_t i = 0; i < registry_type_count; i++) {
        if (permission_read(session, registry_types[i], &ignored) &&
            sees_type(session, registry_types[i], &ignored))
            types[count++] = registry_types[i];
    }
    return count;
}

bool
permission_name(struct session *session, const struct record_type *type)
{
    return session->ruling > 0 || has_type_word(session, type, "name");
}

struct query_scope
permission_scope(struct session *session, const struct record_type *type)
{
    struct query_scope scope = {.way = NULL};
    if (session->ruling == 0) {
        scope.way = own_way(cell_of_role(session, USER_ROLE_OWN), type);
        scope.whose = session->colleague;
    }
    return scope;
}

bool
permission_everything(struct session *session, struct error *error)
{
    return session->ruling > 0 ||
           (*cell_of_role(session, USER_ROLE_OWN) == '\0' &&
            has_all(session, PERMISSION_EVERYTHING)) ||
           refuse_word(session, PERMISSION_EVERYTHING, error);
}

/* --- the settings --- */

static bool
is_word(struct item item)
{
    struct item verb = verb_of(item);
    return is_item(item, "*") || find_permission(item) || is_item(verb, "read") ||
           is_item(verb, "write") || is_item(verb, "name");
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
    bool known =
        command_find(tables, table_count, text_string(&name), PLACE_CLI | PLACE_SCREEN) != NULL;
    if (known && blank) {
        text_reset(&name);
        text_append_bytes(&name, blank + 1, item.length - length - 1);
        known = registry_find_type(text_string(&name)) != NULL;
    }
    text_clear(&name);
    return known;
}

static void
check_own_role(const struct config *config, struct error_list *problems)
{
    const struct choice_list *roles = config_list(config, SETTING_USER_ROLES);
    const char *role = config_text(config, SETTING_ROLE);
    bool known = *role == '\0';
    for (size_t i = 0; i < roles->count && !known; i++)
        known = string_equal(roles->items[i].code, role);
    if (!known)
        error_list_add(problems, NO_FIELD,
                       "role: '%s' is no role, so nothing is allowed; name one of lists.user-roles",
                       role);
}

void
permission_check_roles(const struct config *config, const struct command_table *tables,
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
    check_own_role(config, problems);
}
