/* counting.c - reads the pack of code lists, and finds names in it. */
#include "config/counting.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "fault.h"
#include "yaml_reader.h"

#define SHIPPED "counting.yaml"

/* --- spelling --- */

/* Letters and digits alone, folded; & is "and". */
static void
append_essence(const char *written, struct text *out)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, written);
    for (const char *byte = text_string(&folded); *byte != '\0'; byte++) {
        bool letter = (*byte >= 'a' && *byte <= 'z') || (unsigned char)*byte >= 0x80;
        if (*byte == '&')
            text_append(out, "and");
        else if (letter || (*byte >= '0' && *byte <= '9'))
            text_append_char(out, *byte);
    }
    text_clear(&folded);
}

bool
counted_same(const char *a, const char *b)
{
    struct text one = TEXT_EMPTY, other = TEXT_EMPTY;
    append_essence(a, &one);
    append_essence(b, &other);
    bool same = one.length > 0 && string_equal(text_string(&one), text_string(&other));
    text_clear(&one);
    text_clear(&other);
    return same;
}

bool
counted_is(const struct counted *counted, const char *written)
{
    if (counted_same(counted->code, written) || counted_same(counted->label, written))
        return true;
    for (size_t i = 0; i < counted->also_count; i++)
        if (counted_same(counted->also[i], written))
            return true;
    return false;
}

/* --- finding --- */

const struct counted *
counting_characteristic(const struct counting *counting, const char *written)
{
    for (size_t i = 0; i < counting->characteristic_count; i++)
        if (counted_is(&counting->characteristics[i], written))
            return &counting->characteristics[i];
    return NULL;
}

const struct counted_list *
counting_list(const struct counting *counting, const char *code)
{
    for (size_t i = 0; i < counting->list_count; i++)
        if (string_equal(counting->lists[i].name.code, code))
            return &counting->lists[i];
    return NULL;
}

const struct counted_group *
counted_list_group(const struct counted_list *list, const char *written)
{
    for (size_t i = 0; i < list->group_count; i++)
        if (counted_is(&list->groups[i].name, written))
            return &list->groups[i];
    return NULL;
}

const struct counted_group *
counted_list_code(const struct counted_list *list, const char *code)
{
    for (size_t i = 0; list && i < list->group_count; i++)
        if (string_equal(list->groups[i].name.code, code))
            return &list->groups[i];
    return NULL;
}

const struct counted_role *
counting_role(const struct counting *counting, const char *written)
{
    for (size_t i = 0; i < counting->role_count; i++)
        if (counted_is(&counting->roles[i].name, written))
            return &counting->roles[i];
    return NULL;
}

const struct merged_authority *
counting_authority(const struct counting *counting, const char *code)
{
    for (size_t i = 0; i < counting->authority_count; i++)
        if (string_equal(counting->authorities[i].name.code, code))
            return &counting->authorities[i];
    return NULL;
}

/* "kentpolice" gives "kent"; what would leave nothing stays. */
static void
cut_ending(struct text *name)
{
    static const char *const endings[] = {"policeservice", "policeforce", "constabulary", "police"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t length = strlen(endings[i]);
        if (name->length <= length || strcmp(name->bytes + name->length - length, endings[i]) != 0)
            continue;
        text_cut(name, name->length - length);
        return;
    }
}

static bool
is_force(const char *name, const char *essence)
{
    struct text own = TEXT_EMPTY;
    append_essence(name, &own);
    cut_ending(&own);
    bool same = own.length > 0 && string_equal(own.bytes, essence);
    text_clear(&own);
    return same;
}

static const struct counted *
find_force(const struct counting *counting, const char *essence)
{
    for (size_t i = 0; i < counting->force_count; i++) {
        const struct counted *force = &counting->forces[i];
        bool found = is_force(force->code, essence) || is_force(force->label, essence);
        for (size_t j = 0; j < force->also_count && !found; j++)
            found = is_force(force->also[j], essence);
        if (found)
            return force;
    }
    return NULL;
}

const struct counted *
counting_force(const struct counting *counting, const char *written, bool *marked)
{
    struct text essence = TEXT_EMPTY;
    append_essence(written, &essence);
    cut_ending(&essence);
    const struct counted *force = essence.length > 0 ? find_force(counting, essence.bytes) : NULL;
    size_t length = essence.length;
    while (!force && length > 0 && essence.bytes[length - 1] >= '0' &&
           essence.bytes[length - 1] <= '9')
        length--;
    *marked = !force && length > 0 && length < essence.length;
    if (*marked) {
        text_cut(&essence, length);
        cut_ending(&essence);
        force = find_force(counting, essence.bytes);
    }
    text_clear(&essence);
    return force;
}

/* --- reading --- */

struct reader {
    const char *file;
    struct error *error;
};

static bool
refuse(const struct reader *reader, const struct yaml_value *yaml, const char *what)
{
    return fault_at(reader->error, reader->file, yaml->line, yaml->column, "%s", what);
}

static bool
read_text(const struct reader *reader, const struct yaml_value *yaml, const char **text)
{
    if (yaml->kind != YAML_TEXT || string_is_empty(yaml->text))
        return refuse(reader, yaml, "a word must stand here");
    *text = yaml->text;
    return true;
}

static bool
read_words(const struct reader *reader, const struct yaml_value *yaml, const char ***words,
           size_t *count)
{
    if (yaml->kind != YAML_LIST || *words)
        return refuse(reader, yaml, "a list of words must stand here, once");
    *words = must_calloc(yaml_value_count(yaml) + 1, sizeof **words);
    for (const struct yaml_value *item = yaml->first; item; item = item->next) {
        if (!read_text(reader, item, &(*words)[*count]))
            return false;
        (*count)++;
    }
    return true;
}

/* What an entry may say besides `label` and `also`. */
typedef bool read_more(const struct reader *reader, const struct yaml_value *yaml, void *entry);

static bool
refuse_key(const struct reader *reader, const struct yaml_value *yaml)
{
    char *quoted = fault_quote(yaml->key);
    fault_at(reader->error, reader->file, yaml->key_line, yaml->key_column,
             "%s is not known here; schema/packs/counting.yaml shows what is", quoted);
    free(quoted);
    return false;
}

static bool
read_entry(const struct reader *reader, const struct yaml_value *yaml, struct counted *name,
           read_more *more, void *entry)
{
    if (yaml->kind != YAML_MAP)
        return refuse(reader, yaml, "an entry must be {label: ...}");
    name->code = yaml->key;
    for (const struct yaml_value *value = yaml->first; value; value = value->next) {
        bool read = string_equal(value->key, "label") ? read_text(reader, value, &name->label)
                    : string_equal(value->key, "also")
                        ? read_words(reader, value, &name->also, &name->also_count)
                    : more ? more(reader, value, entry)
                           : refuse_key(reader, value);
        if (!read)
            return false;
    }
    return name->label || refuse(reader, yaml, "an entry needs a label");
}

/* Entries of one size, the first member of each its name. */
static bool
read_entries(const struct reader *reader, const struct yaml_value *yaml, void **entries,
             size_t *count, size_t size, read_more *more)
{
    if (yaml->kind != YAML_MAP || *entries)
        return refuse(reader, yaml, "entries must stand here, once");
    char *at = *entries = must_calloc(yaml_value_count(yaml) + 1, size);
    for (const struct yaml_value *value = yaml->first; value; value = value->next, at += size) {
        (*count)++;
        for (const struct yaml_value *before = yaml->first; before != value; before = before->next)
            if (string_equal(before->key, value->key))
                return refuse(reader, value, "this code is there twice");
        if (!read_entry(reader, value, (struct counted *)(void *)at, more, at))
            return false;
    }
    return true;
}

static bool
read_group(const struct reader *reader, const struct yaml_value *yaml, void *entry)
{
    struct counted_group *group = entry;
    bool stated;
    if (string_equal(yaml->key, "as"))
        return read_words(reader, yaml, &group->as, &group->as_count);
    if (!string_equal(yaml->key, "stated"))
        return refuse_key(reader, yaml);
    if (yaml->kind != YAML_TEXT || !yaml_value_yes(yaml, &stated))
        return refuse(reader, yaml, "stated must be yes or no");
    group->unstated = !stated;
    return true;
}

static bool
read_list(const struct reader *reader, const struct yaml_value *yaml, void *entry)
{
    struct counted_list *list = entry;
    if (string_equal(yaml->key, "characteristic"))
        return read_text(reader, yaml, &list->characteristic);
    if (string_equal(yaml->key, "from"))
        return read_text(reader, yaml, &list->from);
    if (!string_equal(yaml->key, "groups"))
        return refuse_key(reader, yaml);
    return read_entries(reader, yaml, (void **)&list->groups, &list->group_count,
                        sizeof *list->groups, read_group);
}

static bool
read_role(const struct reader *reader, const struct yaml_value *yaml, void *entry)
{
    struct counted_role *role = entry;
    bool employed;
    if (string_equal(yaml->key, "part"))
        return read_text(reader, yaml, &role->part);
    if (!string_equal(yaml->key, "employed"))
        return refuse_key(reader, yaml);
    if (yaml->kind != YAML_TEXT || !yaml_value_yes(yaml, &employed))
        return refuse(reader, yaml, "employed must be yes or no");
    role->unpaid = !employed;
    return true;
}

static bool
read_authority(const struct reader *reader, const struct yaml_value *yaml, void *entry)
{
    struct merged_authority *authority = entry;
    return string_equal(yaml->key, "replaces")
               ? read_words(reader, yaml, &authority->replaces, &authority->replaces_count)
               : refuse_key(reader, yaml);
}

static bool
read_part(const struct reader *reader, const struct yaml_value *yaml, struct counting *counting)
{
    if (string_equal(yaml->key, "characteristics"))
        return read_entries(reader, yaml, (void **)&counting->characteristics,
                            &counting->characteristic_count, sizeof *counting->characteristics,
                            NULL);
    if (string_equal(yaml->key, "lists"))
        return read_entries(reader, yaml, (void **)&counting->lists, &counting->list_count,
                            sizeof *counting->lists, read_list);
    if (string_equal(yaml->key, "roles"))
        return read_entries(reader, yaml, (void **)&counting->roles, &counting->role_count,
                            sizeof *counting->roles, read_role);
    if (string_equal(yaml->key, "forces"))
        return read_entries(reader, yaml, (void **)&counting->forces, &counting->force_count,
                            sizeof *counting->forces, NULL);
    if (string_equal(yaml->key, "authorities"))
        return read_entries(reader, yaml, (void **)&counting->authorities,
                            &counting->authority_count, sizeof *counting->authorities,
                            read_authority);
    return refuse_key(reader, yaml);
}

/* --- what the parts say of one another --- */

/* "five.asian". */
static const struct counted_group *
find_map(const struct counting *counting, const char *as, const struct counted_list **list)
{
    const char *dot = strchr(as, '.');
    char *code = must_strndup(as, dot ? (size_t)(dot - as) : 0);
    *list = counting_list(counting, code);
    free(code);
    for (size_t i = 0; *list && i < (*list)->group_count; i++)
        if (string_equal((*list)->groups[i].name.code, dot + 1))
            return &(*list)->groups[i];
    return NULL;
}

static bool
check_group(const struct reader *reader, const struct counting *counting,
            const struct counted_list *list, const struct counted_group *group)
{
    for (size_t i = 0; i < group->as_count; i++) {
        const struct counted_list *to;
        if (!find_map(counting, group->as[i], &to) ||
            !string_equal(to->characteristic, list->characteristic))
            return error_set(reader->error, ERROR_CONFIG,
                             "%s: '%s.%s' counts as '%s', which is no group of this "
                             "characteristic; write list.group",
                             reader->file, list->name.code, group->name.code, group->as[i]);
    }
    return true;
}

static bool
check_list(const struct reader *reader, const struct counting *counting,
           const struct counted_list *list)
{
    if (!list->characteristic || !list->from || list->group_count == 0 ||
        !counting_characteristic(counting, list->characteristic))
        return error_set(reader->error, ERROR_CONFIG,
                         "%s: the list '%s' needs a characteristic that is there, from and groups",
                         reader->file, list->name.code);
    for (size_t i = 0; i < list->group_count; i++)
        if (!check_group(reader, counting, list, &list->groups[i]))
            return false;
    return true;
}

static bool
check_all(const struct reader *reader, const struct counting *counting)
{
    if (!counting->characteristics || !counting->lists || !counting->roles || !counting->forces)
        return error_set(reader->error, ERROR_CONFIG,
                         "%s needs characteristics, lists, roles and forces", reader->file);
    for (size_t i = 0; i < counting->list_count; i++)
        if (!check_list(reader, counting, &counting->lists[i]))
            return false;
    return true;
}

static struct yaml_value *
read_file(const char *path, struct error *error)
{
    const struct embedded *file = embedded_schema_packs;
    if (!string_is_empty(path))
        return yaml_read_file(path, error);
    while (!string_equal(file->name, SHIPPED))
        file++;
    return yaml_read(SHIPPED, (const char *)file->bytes, file->length, error);
}

bool
counting_load(const char *path, struct counting *counting, struct error *error)
{
    struct reader reader = {string_is_empty(path) ? SHIPPED : path, error};
    *counting = (struct counting){.yaml = read_file(path, error)};
    if (!counting->yaml)
        return false;
    if (counting->yaml->kind != YAML_MAP)
        return refuse(&reader, counting->yaml, "the parts of a pack must stand here");
    for (const struct yaml_value *part = counting->yaml->first; part; part = part->next)
        if (!read_part(&reader, part, counting))
            return false;
    return check_all(&reader, counting);
}

const struct counted_group *
counting_map(const struct counted_list *from, const struct counted_group *group,
             const struct counted_list *to)
{
    size_t length = strlen(to->name.code);
    if (from == to)
        return group;
    for (size_t i = 0; i < group->as_count; i++) {
        const char *as = group->as[i];
        if (strncmp(as, to->name.code, length) != 0 || as[length] != '.')
            continue;
        for (size_t j = 0; j < to->group_count; j++)
            if (string_equal(to->groups[j].name.code, as + length + 1))
                return &to->groups[j];
    }
    return NULL;
}

static void
free_also(struct counted *name)
{
    free(name->also);
}

void
counting_clear(struct counting *counting)
{
    for (size_t i = 0; i < counting->characteristic_count; i++)
        free_also(&counting->characteristics[i]);
    for (size_t i = 0; i < counting->force_count; i++)
        free_also(&counting->forces[i]);
    for (size_t i = 0; i < counting->role_count; i++)
        free_also(&counting->roles[i].name);
    for (size_t i = 0; i < counting->authority_count; i++) {
        free_also(&counting->authorities[i].name);
        free(counting->authorities[i].replaces);
    }
    for (size_t i = 0; i < counting->list_count; i++) {
        struct counted_list *list = &counting->lists[i];
        for (size_t j = 0; j < list->group_count; j++) {
            free_also(&list->groups[j].name);
            free(list->groups[j].as);
        }
        free_also(&list->name);
        free(list->groups);
    }
    free(counting->characteristics);
    free(counting->forces);
    free(counting->lists);
    free(counting->roles);
    free(counting->authorities);
    yaml_value_free(counting->yaml);
    *counting = (struct counting){.yaml = NULL};
}
