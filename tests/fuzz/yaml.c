/* yaml.c - posact.yaml and themes (F13). */
#include "fuzz.h"

#include <string.h>

#include "config/config.h"
#include "config/theme.h"
#include "config/yaml_reader.h"

static void
check_depth(const struct yaml_value *value, int depth)
{
    assert(depth <= YAML_DEPTH_MAX);
    assert(value->line > 0 && value->column > 0);
    assert(value->kind != YAML_TEXT || fuzz_is_utf8(value->text));
    for (const struct yaml_value *item = value->first; item != NULL; item = item->next)
        check_depth(item, depth + 1);
}

static void
check_settings(const char *path)
{
    struct error_list problems = {.count = 0};
    struct config *config = config_load(&(struct config_sources){.given_path = path}, &problems);
    assert(config != NULL);
    for (size_t i = 0; i < problems.count; i++)
        assert(problems.items[i].code == ERROR_CONFIG && problems.items[i].text[0] != '\0');
    struct text values = TEXT_EMPTY;
    config_write_values(config, &values);
    assert(values.length > 0 && fuzz_is_utf8(text_string(&values)));
    text_clear(&values);
    error_list_clear(&problems);
    config_free(config);
}

static void
check_theme(const char *path)
{
    struct theme theme;
    struct error error = {.text = ""};
    bool loaded = theme_load(path, &theme, &error);
    assert(loaded || error.code == ERROR_CONFIG);
    for (int i = 0; i < ROLE_COUNT; i++) {
        const struct theme_style *style = &theme.styles[i];
        assert((style->foreground < 0) == (style->background < 0)); /* A17 */
        assert(style->attributes <= (THEME_BOLD | THEME_REVERSE | THEME_UNDERLINE));
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct error error = {.text = ""};
    struct yaml_value *value =
        yaml_read("fuzz.yaml", size == 0 ? "" : (const char *)bytes, size, &error);
    if (value != NULL)
        check_depth(value, 0);
    else
        assert(error.code == ERROR_CONFIG && strncmp(error.text, "fuzz.yaml", 9) == 0);
    yaml_value_free(value);
    const char *path = fuzz_file(bytes, size);
    check_settings(path);
    check_theme(path);
    return 0;
}
