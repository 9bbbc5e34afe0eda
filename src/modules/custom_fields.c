/* custom_fields.c - fields out of posact.yaml, added to the tables of their types. */
#include "modules/custom_fields.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/characteristic.h"
#include "modules/session.h"
#include "modules/staff.h"

#define FIELDS_MAX 50 /* of one type; with its own not more than RECORD_FIELDS_MAX */
#define LABEL_COLUMNS 30

/* The types that take custom fields. */
static const struct {
    struct record_type *type;
    enum setting setting;
} takers[] = {
    {&candidate_type, SETTING_CUSTOM_CANDIDATE},
    {&application_type, SETTING_CUSTOM_APPLICATION},
    {&staff_type, SETTING_CUSTOM_STAFF},
};

#define TAKER_COUNT (sizeof takers / sizeof takers[0])

/* A type with its own table of fields, and the one that it has meanwhile. */
struct extension {
    const struct field *built_in;
    size_t built_in_count;
    struct field *fields; /* NULL when nothing was added */
    char **helps;         /* one for each that was added */
};

struct custom_fields {
    struct extension extensions[TAKER_COUNT];
};

/* --- kinds --- */

static const struct choice yes_no_items[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_no = {yes_no_items, 2};

/* As setting_custom_kinds names them. */
static const struct kind {
    const char *name;
    enum field_kind kind;
    unsigned flags;
    const struct choice_list *choices;
    const char *typed; /* how it is typed, behind the purpose */
} kinds[] = {
    {"text", FIELD_TEXT, FIELD_KEYED, NULL, ""},
    {"notes", FIELD_NOTES, FIELD_OWN, NULL, ""},
    {"date", FIELD_DATE, FIELD_KEYED, NULL, "; a day, such as 27 3 2026"},
    {"number", FIELD_NUMBER, FIELD_KEYED, NULL, "; a whole number"},
    {"choice", FIELD_CHOICE, FIELD_KEYED, NULL, ""},
    {"yes-no", FIELD_CHOICE, FIELD_KEYED, &yes_no, ""},
    {"email", FIELD_EMAIL, FIELD_KEYED | FIELD_OWN, NULL, ""},
    {"phone", FIELD_PHONE, FIELD_KEYED | FIELD_OWN, NULL, "; in any format"},
};

static const struct kind *
find_kind(const char *name)
{
    size_t i = 0;
    while (!string_equal(kinds[i].name, name))
        i++;
    assert(i < sizeof kinds / sizeof kinds[0]);
    return &kinds[i];
}

/* --- names --- */

/* Words of the command line, of the line of a list and of JSON. */
static const char *const reserved[] = {
    "db",       "config", "officer",   "theme",           "read_only", "no_colour",
    "no_color", "ascii",  "plain",     "version",         "help",      "where",
    "dry_run",  "yes",    "sort",      "columns",         "filter",    "list",
    "type",     "alive",  "trash",     "history",         "limit",     "format",
    "output",   "json",   "view",      "source",          "map",       "as",
    "all",      "from",   "leave_out", "passphrase_file", "purpose",
};

bool
custom_field_is_reserved(const char *name)
{
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        size_t length = 0;
        while (name[length] != '\0' &&
               (name[length] == '-' ? '_' : name[length]) == reserved[i][length])
            length++;
        if (name[length] == '\0' && reserved[i][length] == '\0')
            return true;
    }
    return false;
}

/* FNV-1a of "candidate.shirt" in 30 bits. For ever: it stands in the logs. */
static int
number_of(const struct record_type *type, const char *name)
{
    uint32_t hash = 2166136261u;
    char *whole = must_format("%s.%s", type->name, name);
    for (const char *at = whole; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    free(whole);
    return FIELD_CUSTOM_FIRST | (int)(hash & (FIELD_CUSTOM_FIRST - 1));
}

/* --- what is refused --- */

static bool
check_name(const struct record_type *type, const struct field *field, struct error *error)
{
    if (custom_field_is_reserved(field->name) ||
        (type->words_type && string_equal(type->words_type->name, field->name)))
        return error_set(error, ERROR_CONFIG,
                         "'%s' means something else on the command line; choose another code",
                         field->name);
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *other = &type->fields[i];
        if (string_equal(other->name, field->name))
            return error_set(error, ERROR_CONFIG,
                             "%s has a field '%s' of its own; choose another code", type->name,
                             field->name);
        if (string_equal_no_case(other->label, field->label))
            return error_set(error, ERROR_CONFIG,
                             "%s has a field '%s' already; choose another label", type->name,
                             other->label);
        if (other->number == field->number)
            return error_set(error, ERROR_CONFIG,
                             "'%s' cannot be told from '%s'; choose another code", field->name,
                             other->name);
    }
    return true;
}

static bool
check_label(const struct field *field, struct error *error)
{
    return utf8_columns(field->label) <= LABEL_COLUMNS ||
           error_set(error, ERROR_CONFIG, "the label '%s' is longer than %d columns", field->label,
                     LABEL_COLUMNS);
}

static bool
check_kind(const struct field *field, const struct choice_list *own, struct error *error)
{
    bool wants = field->kind == FIELD_CHOICE && field->choices != &yes_no;
    if (wants && own->count == 0)
        return error_set(error, ERROR_CONFIG, "'%s' is a choice and needs choices", field->name);
    return wants || own->count == 0 ||
           error_set(error, ERROR_CONFIG, "'%s' has choices; its kind must be choice", field->name);
}

static bool
check_purpose(const struct field *field, struct error *error)
{
    return (string_starts(field->purpose, "to ") && field->purpose[3] != '\0') ||
           error_set(error, ERROR_CONFIG,
                     "the purpose of '%s' must begin with to, such as 'to order the uniform'",
                     field->name);
}

/* Of vetting and the like no words are kept (P33); a day may be. */
static const char vetting_words[] = "vetting*|vetted|conviction*|caution*|offence*|arrest*|debt*";

static bool
tells_vetting(const char *folded)
{
    return has_any_word(folded, vetting_words);
}

static bool
says(const char *text, bool (*tells)(const char *folded))
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, text);
    for (size_t i = 0; i < folded.length; i++) {
        if (folded.bytes[i] == '_')
            folded.bytes[i] = ' ';
    }
    bool found = tells(text_string(&folded));
    text_clear(&folded);
    return found;
}

/* In its name, or in what can be chosen. */
static bool
field_says(const struct field *field, bool (*tells)(const char *folded))
{
    bool found = says(field->name, tells) || says(field->label, tells);
    for (size_t i = 0; !found && field->choices && i < field->choices->count; i++)
        found = says(field->choices->items[i].code, tells) ||
                says(field->choices->items[i].label, tells);
    return found;
}

/* P9, P16-P18, P23, P33: a custom field is no back door for what has no field for good reason. */
static bool
check_subject(const struct field *field, struct error *error)
{
    if (field_says(field, tells_rank))
        return error_set(error, ERROR_CONFIG,
                         "'%s' (%s) may put people in an order or hold one back for another, which "
                         "nothing here does; if it does not, name it otherwise",
                         field->label, field->name);
    if (field_says(field, tells_characteristic))
        return error_set(error, ERROR_CONFIG,
                         "'%s' (%s) may tell a protected characteristic, which no record of a "
                         "person holds; if it does not, name it otherwise",
                         field->label, field->name);
    if (field->kind != FIELD_DATE && field_says(field, tells_vetting))
        return error_set(error, ERROR_CONFIG,
                         "'%s' (%s) is about vetting, of which dates alone are kept; make its "
                         "kind date or take it out",
                         field->label, field->name);
    return true;
}

/* --- adding --- */

/* The item with this index as a field; `help` becomes its help. */
static struct field
make_field(const struct config *config, enum setting setting, size_t item,
           const struct record_type *type, char **help)
{
    const struct choice *named = &config_list(config, setting)->items[item];
    const char *const *cells = config_cells(config, setting) + item * CUSTOM_COLUMN_COUNT;
    const struct choice_list *own = config_item_choices(config, setting, item);
    const struct kind *kind = find_kind(cells[CUSTOM_KIND]);
    *help = must_format("Asked %s%s", cells[CUSTOM_PURPOSE], kind->typed);
    return (struct field){
        .name = named->code,
        .label = named->label,
        .kind = kind->kind,
        .flags = kind->flags | (named->retired ? FIELD_READ_ONLY : 0u),
        .number = number_of(type, named->code),
        .purpose = cells[CUSTOM_PURPOSE],
        .help = *help,
        .choices = kind->choices || kind->kind != FIELD_CHOICE ? kind->choices : own,
    };
}

static bool
check_field(const struct record_type *type, const struct field *field,
            const struct choice_list *own, struct error *error)
{
    return check_name(type, field, error) && check_label(field, error) &&
           check_kind(field, own, error) && check_purpose(field, error) &&
           check_subject(field, error);
}

static void
tell(const struct config *config, enum setting setting, size_t item, const struct error *error,
     struct error_list *problems)
{
    struct error *problem = error_list_new(problems);
    char *what = must_strdup(error->text);
    error_set(problem, ERROR_CONFIG, "%s", what);
    free(what);
    config_locate(config, setting, item, problem);
}

static void
extend(struct extension *extension, struct record_type *type, enum setting setting,
       const struct config *config, struct error_list *problems)
{
    size_t count = config_list(config, setting)->count, added = 0;
    *extension = (struct extension){.built_in = type->fields, .built_in_count = type->field_count};
    if (count == 0)
        return;
    extension->fields = must_calloc(type->field_count + count, sizeof *extension->fields);
    extension->helps = must_calloc(count, sizeof *extension->helps);
    memcpy(extension->fields, type->fields, type->field_count * sizeof *type->fields);
    type->fields = extension->fields;
    for (size_t i = 0; i < count; i++) {
        struct error error;
        char **help = &extension->helps[added];
        struct field field = make_field(config, setting, i, type, help);
        bool good = check_field(type, &field, config_item_choices(config, setting, i), &error);
        if (good && added == FIELDS_MAX)
            good = error_set(&error, ERROR_CONFIG, "at most %d fields fit", FIELDS_MAX);
        if (!good) {
            free(*help);
            *help = NULL;
            tell(config, setting, i, &error, problems);
            continue;
        }
        extension->fields[type->field_count++] = field;
        added++;
    }
}

struct custom_fields *
custom_fields_new(const struct config *config, struct error_list *problems)
{
    struct custom_fields *custom = must_calloc(1, sizeof *custom);
    for (size_t i = 0; i < TAKER_COUNT; i++)
        extend(&custom->extensions[i], takers[i].type, takers[i].setting, config, problems);
    return custom;
}

void
custom_fields_free(struct custom_fields *custom)
{
    for (size_t i = 0; custom && i < TAKER_COUNT; i++) {
        struct extension *extension = &custom->extensions[i];
        size_t added = takers[i].type->field_count - extension->built_in_count;
        takers[i].type->fields = extension->built_in;
        takers[i].type->field_count = extension->built_in_count;
        for (size_t j = 0; j < added; j++)
            free(extension->helps[j]);
        free(extension->helps);
        free(extension->fields);
    }
    free(custom);
}

/* --- what no longer reads --- */

struct telling {
    struct session *session;
    struct text *out;
};

static bool
tell_unread(void *context, const struct record *record, struct error *error)
{
    (void)error;
    struct telling *telling = context;
    char id[ID_TEXT_SIZE];
    id_to_text(&record->id, id);
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        const char *value = record_get(record, i);
        struct error why;
        if (field_is_custom(field) && value &&
            !field_accept(field, value, session_context(telling->session), &why))
            text_append_format(telling->out, "%s %s: '%s' stands there; %s\n", record->type->name,
                               id, value, why.text);
    }
    return true;
}

bool
custom_fields_unread(struct session *session, struct text *out, struct error *error)
{
    struct telling telling = {session, out};
    for (size_t i = 0; i < TAKER_COUNT; i++) {
        const struct record_type *type = takers[i].type;
        struct query query = query_default(type);
        if (field_is_custom(&type->fields[type->field_count - 1]) &&
            !session_each(session, &query, tell_unread, &telling, error))
            return false;
    }
    return true;
}
