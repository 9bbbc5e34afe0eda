/* theme.c - reads a theme: the styles of the roles, out of the program or a file. */
#include "config/theme.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

#include "fault.h"
#include "yaml_reader.h"

#define ENDING ".yaml"
#define INHERITS "inherits"
#define MOST_FILES 8 /* that inherit from each other */
#define NO_COLOUR (-1)

const char *const role_names[ROLE_COUNT] = {
    [ROLE_TEXT] = "text",       [ROLE_TITLE] = "title",       [ROLE_HEADING] = "heading",
    [ROLE_LABEL] = "label",     [ROLE_SELECTED] = "selected", [ROLE_MARKED] = "marked",
    [ROLE_MUTED] = "muted",     [ROLE_ERROR] = "error",       [ROLE_WARNING] = "warning",
    [ROLE_SUCCESS] = "success", [ROLE_HINT] = "hint",         [ROLE_KEY] = "key",
    [ROLE_INPUT] = "input",
};

/* In the order of ANSI. */
static const char *const colour_names[] = {
    "black",        "red",           "green",       "yellow",         "blue",
    "magenta",      "cyan",          "white",       "bright-black",   "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
};

enum style_key {
    STYLE_FOREGROUND,
    STYLE_BACKGROUND,
    STYLE_BOLD,
    STYLE_REVERSE,
    STYLE_UNDERLINE,
    STYLE_COUNT,
};

static const char *const key_names[STYLE_COUNT] = {
    [STYLE_FOREGROUND] = "foreground", [STYLE_BACKGROUND] = "background", [STYLE_BOLD] = "bold",
    [STYLE_REVERSE] = "reverse",       [STYLE_UNDERLINE] = "underline",
};

static const unsigned key_attributes[STYLE_COUNT] = {
    [STYLE_BOLD] = THEME_BOLD,
    [STYLE_REVERSE] = THEME_REVERSE,
    [STYLE_UNDERLINE] = THEME_UNDERLINE,
};

/* Index in names, or count. */
static size_t
find_name(const char *const *names, size_t count, const char *name)
{
    size_t i = 0;
    while (i < count && !string_equal(names[i], name))
        i++;
    return i;
}

static bool
refuse_name(struct error *error, const char *file, size_t line, size_t column, const char *what,
            const char *name, const char *const *names, size_t count)
{
    char *quoted = fault_quote(name);
    fault_at(error, file, line, column, "unknown %s %s", what, quoted);
    free(quoted);
    return fault_suggest(error, name, names, count);
}

static bool
refuse_shape(struct error *error, const char *file, const struct yaml_value *yaml,
             const char *shape)
{
    char *shown = yaml_value_show(yaml);
    fault_at(error, file, yaml->line, yaml->column, "%s, not %s", shape, shown);
    free(shown);
    return false;
}

static bool
read_colour(const char *file, const struct yaml_value *yaml, int *colour, struct error *error)
{
    const size_t count = sizeof colour_names / sizeof *colour_names;
    if (yaml->kind != YAML_TEXT)
        return refuse_shape(error, file, yaml, "a colour must be a name such as bright-white");
    size_t found = find_name(colour_names, count, yaml->text);
    if (found == count)
        return refuse_name(error, file, yaml->line, yaml->column, "colour", yaml->text,
                           colour_names, count);
    *colour = (int)found;
    return true;
}

static bool
read_style_part(const char *file, const struct yaml_value *yaml, enum style_key key,
                struct theme_style *style, struct error *error)
{
    if (key == STYLE_FOREGROUND)
        return read_colour(file, yaml, &style->foreground, error);
    if (key == STYLE_BACKGROUND)
        return read_colour(file, yaml, &style->background, error);
    bool yes = false;
    if (!yaml_value_yes(yaml, &yes)) {
        char *shape = must_format("%s must be yes or no", key_names[key]);
        refuse_shape(error, file, yaml, shape);
        free(shape);
        return false;
    }
    style->attributes |= yes ? key_attributes[key] : 0;
    return true;
}

/* A17: a colour alone would meet an unknown second one. */
static bool
check_pair(const char *file, const struct yaml_value *yaml, const struct theme_style *style,
           struct error *error)
{
    if ((style->foreground == NO_COLOUR) != (style->background == NO_COLOUR))
        return fault_at(error, file, yaml->line, yaml->column,
                        "foreground and background must be given together");
    if (style->foreground != NO_COLOUR && style->foreground == style->background)
        return fault_at(error, file, yaml->line, yaml->column,
                        "foreground and background are the same colour");
    return true;
}

/* {foreground: white, background: black, bold: yes} */
static bool
read_style(const char *file, const struct yaml_value *yaml, struct theme_style *style,
           struct error *error)
{
    bool seen[STYLE_COUNT] = {false};
    *style = (struct theme_style){.foreground = NO_COLOUR, .background = NO_COLOUR};
    if (yaml->kind != YAML_MAP)
        return refuse_shape(error, file, yaml, "a role must be a mapping such as {bold: yes}");
    for (const struct yaml_value *part = yaml->first; part; part = part->next) {
        size_t key = find_name(key_names, STYLE_COUNT, part->key);
        if (key == STYLE_COUNT)
            return refuse_name(error, file, part->key_line, part->key_column, "key", part->key,
                               key_names, STYLE_COUNT);
        if (seen[key])
            return fault_at(error, file, part->key_line, part->key_column, "%s is there twice",
                            part->key);
        seen[key] = true;
        if (!read_style_part(file, part, (enum style_key)key, style, error))
            return false;
    }
    return check_pair(file, yaml, style, error);
}

static void
fill_plain(struct theme *theme)
{
    for (size_t i = 0; i < ROLE_COUNT; i++)
        theme->styles[i] = (struct theme_style){NO_COLOUR, NO_COLOUR, 0};
}

/* Colours that a role does not give are those of the role text. */
static void
inherit_colours(struct theme *theme)
{
    const struct theme_style *text = &theme->styles[ROLE_TEXT];
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        struct theme_style *style = &theme->styles[i];
        if (style->foreground != NO_COLOUR)
            continue;
        style->foreground = text->foreground;
        style->background = text->background;
    }
}

/* A file being read, and the one that inherits it; NULL for the theme that was asked for. */
struct source {
    const char *file;
    const struct source *heir;
};

static bool load_inherited(const struct source *source, const struct yaml_value *yaml,
                           struct theme *theme, struct error *error);

/* The last one counts, and there may be only one. */
static const struct yaml_value *
find_inherits(const struct yaml_value *yaml)
{
    const struct yaml_value *found = NULL;
    for (const struct yaml_value *item = yaml->first; item; item = item->next) {
        if (string_equal(item->key, INHERITS))
            found = item;
    }
    return found;
}

static bool
read_roles(const char *file, const struct yaml_value *yaml, const struct yaml_value *inherits,
           struct theme *theme, struct error *error)
{
    bool seen[ROLE_COUNT] = {false};
    for (const struct yaml_value *item = yaml->first; item; item = item->next) {
        if (item == inherits)
            continue;
        if (inherits && string_equal(item->key, INHERITS))
            return fault_at(error, file, inherits->key_line, inherits->key_column,
                            "%s is there twice", INHERITS);
        size_t role = find_name(role_names, ROLE_COUNT, item->key);
        if (role == ROLE_COUNT)
            return refuse_name(error, file, item->key_line, item->key_column, "role", item->key,
                               role_names, ROLE_COUNT);
        if (seen[role])
            return fault_at(error, file, item->key_line, item->key_column, "%s is there twice",
                            item->key);
        seen[role] = true;
        if (!read_style(file, item, &theme->styles[role], error))
            return false;
    }
    return true;
}

/* From a theme to the one that it inherits, MOST_FILES at most: NOLINTBEGIN(misc-no-recursion). */

/* Roles as they are written: colours that are left out are not filled in yet. */
static bool
read_theme(const struct source *source, const struct yaml_value *yaml, struct theme *theme,
           struct error *error)
{
    if (yaml->kind != YAML_MAP)
        return refuse_shape(error, source->file, yaml,
                            "a theme must be roles such as selected: {reverse: yes}");
    const struct yaml_value *inherits = find_inherits(yaml);
    if (inherits && !load_inherited(source, inherits, theme, error))
        return false;
    return read_roles(source->file, yaml, inherits, theme, error);
}

/* "night" for "/home/ada/night.yaml"; cut between two characters. */
static void
name_theme(struct theme *theme, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strlen(name) - strlen(ENDING);
    if (length >= sizeof theme->name) {
        length = sizeof theme->name - 1;
        while (length > 0 && ((unsigned char)name[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(theme->name, name, length);
    theme->name[length] = '\0';
}

static bool
is_path(const char *name)
{
    size_t length = strlen(name);
    return length > strlen(ENDING) && string_equal(name + length - strlen(ENDING), ENDING);
}

static const struct embedded *
find_embedded(const char *name)
{
    for (const struct embedded *file = embedded_themes; file->name; file++) {
        size_t length = strlen(name);
        if (string_starts(file->name, name) && string_equal(file->name + length, ENDING))
            return file;
    }
    return NULL;
}

static bool
read_yaml(const struct source *source, struct yaml_value *yaml, struct theme *theme,
          struct error *error)
{
    bool read = yaml && read_theme(source, yaml, theme, error);
    yaml_value_free(yaml);
    return read;
}

static bool
load_embedded(const struct embedded *file, const struct source *heir, struct theme *theme,
              struct error *error)
{
    struct source source = {.file = file->name, .heir = heir};
    struct yaml_value *yaml = yaml_read(file->name, (const char *)file->bytes, file->length, error);
    return read_yaml(&source, yaml, theme, error);
}

static bool
load_file(const char *path, const struct source *heir, struct theme *theme, struct error *error)
{
    struct source source = {.file = path, .heir = heir};
    return read_yaml(&source, yaml_read_file(path, error), theme, error);
}

/* "take one of dark, ... or a path ending in .yaml" */
static char *
choices(void)
{
    struct text words = TEXT_EMPTY;
    text_append(&words, "take one of ");
    for (const struct embedded *file = embedded_themes; file->name; file++) {
        text_append(&words, file == embedded_themes ? "" : ", ");
        text_append_bytes(&words, file->name, strlen(file->name) - strlen(ENDING));
    }
    text_append_format(&words, " or a path ending in %s", ENDING);
    return text_take(&words);
}

static bool
refuse_theme(const char *name, struct error *error)
{
    char *quoted = fault_quote(name);
    char *others = choices();
    error_set(error, ERROR_CONFIG, "There is no theme %s; %s", quoted, others);
    free(quoted);
    free(others);
    return false;
}

/* --- themes that inherit --- */

static bool
refuse_inherited(const char *file, const struct yaml_value *yaml, struct error *error)
{
    char *quoted = fault_quote(yaml->text);
    char *others = choices();
    fault_at(error, file, yaml->line, yaml->column, "there is no theme %s; %s", quoted, others);
    free(quoted);
    free(others);
    return false;
}

/* As it is opened: counted from the folder of the file that names it. */
static char *
path_beside(const char *file, const char *path)
{
    const char *slash = *path == '/' ? NULL : strrchr(file, '/');
    return must_format("%.*s%s", slash ? (int)(slash - file + 1) : 0, file, path);
}

static bool
check_chain(const struct source *source, const char *path, const struct yaml_value *yaml,
            struct error *error)
{
    int files = 1;
    const struct source *at = source;
    do {
        if (string_equal(at->file, path))
            return fault_at(error, source->file, yaml->line, yaml->column,
                            "a theme that inherits itself");
        files++;
        at = at->heir;
    } while (at);
    if (files > MOST_FILES)
        return fault_at(error, source->file, yaml->line, yaml->column,
                        "more than %d themes inherit from each other", MOST_FILES);
    if (!file_exists(path))
        return fault_at(error, source->file, yaml->line, yaml->column, "there is no file '%s'",
                        path);
    return true;
}

static bool
load_inherited(const struct source *source, const struct yaml_value *yaml, struct theme *theme,
               struct error *error)
{
    if (yaml->kind != YAML_TEXT)
        return refuse_shape(error, source->file, yaml, "inherits must be the name of a theme");
    const struct embedded *embedded = find_embedded(yaml->text);
    if (embedded)
        return load_embedded(embedded, source, theme, error);
    if (!is_path(yaml->text))
        return refuse_inherited(source->file, yaml, error);
    char *path = path_beside(source->file, yaml->text);
    bool loaded = check_chain(source, path, yaml, error) && load_file(path, source, theme, error);
    free(path);
    return loaded;
}

/* NOLINTEND(misc-no-recursion) */

static bool
load_named(const char *name, struct theme *theme, struct error *error)
{
    const struct embedded *embedded = find_embedded(name);
    fill_plain(theme);
    if (!embedded && !is_path(name))
        return refuse_theme(name, error);
    bool loaded = embedded ? load_embedded(embedded, NULL, theme, error)
                           : load_file(name, NULL, theme, error);
    if (!loaded)
        return false;
    inherit_colours(theme);
    name_theme(theme, embedded ? embedded->name : name);
    return true;
}

bool
theme_load(const char *name, struct theme *theme, struct error *error)
{
    if (load_named(name, theme, error))
        return true;
    struct error fault;
    bool loaded = load_named("terminal", theme, &fault);
    assert(loaded);
    (void)loaded;
    return false;
}

void
theme_drop_colours(struct theme *theme)
{
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        theme->styles[i].foreground = NO_COLOUR;
        theme->styles[i].background = NO_COLOUR;
    }
}
