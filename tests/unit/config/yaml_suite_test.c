/* yaml_suite_test.c - the YAML test suite (yaml/yaml-test-suite, MIT): never a crash, every case
 * either read as the suite says or refused in words. The cases are not in this tree:
 * $POSACT_SHARED/data/conformance/yaml-test-suite.jsonl, or ../shared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/text.h"
#include "config/yaml_reader.h"

#define SUITE "data/conformance/yaml-test-suite.jsonl"

/* Where libyaml 0.2.5 differs from YAML 1.2: it takes these although the suite calls
 * them wrong. */
static const char *const taken_though_wrong[] = {
    "DK95-1", "G5U8-0", "QB6E-0", "S98Z-0", "X4QW-0", "Y79Y-3", "YJV2-0",
};

/* ... and it does not take these, although they are YAML 1.2. */
static const char *const refused_though_right[] = {
    "2LFX-0", "4ABK-0", "4MUZ-0", "4MUZ-1", "4MUZ-2", "58MP-0", "5MUD-0",
    "5T43-0", "6CA3-0", "6LVF-0", "9SA2-0", "A2M4-0", "BEC7-0", "CFD4-0",
    "DK3J-0", "DK95-0", "DK95-3", "DK95-4", "FP8R-0", "K3WX-0", "NHX8-0",
    "QT73-0", "R4YG-0", "S3PD-0", "UKK6-0", "VJP3-1", "Y79Y-1", "Y79Y-10",
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool
is_listed(const char *const *list, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equal(list[i], id))
            return true;
    }
    return false;
}

/* What posact refuses on purpose, by the suite's event tree: &anchor, *alias, <tag>, a second
 * document, and keys that are lists or mappings. */
struct tree_facts {
    bool has_refused; /* anchor, alias, tag, second document */
    bool has_collection_key;
};

/* Walks the event tree's lines; in a mapping every other value is a key. */
static struct tree_facts
read_facts(const char *tree)
{
    struct tree_facts facts = {false, false};
    char kinds[256];
    size_t values[256] = {0};
    size_t depth = 0, documents = 0;
    while (*tree) {
        const char *line = tree + strspn(tree, " ");
        size_t length = strcspn(line, "\n");
        const char *mark = memchr(line, ':', length);
        size_t head = line[0] == '=' && mark ? (size_t)(mark - line) : length;
        bool opens = strncmp(line, "+SEQ", 4) == 0 || strncmp(line, "+MAP", 4) == 0;
        if (memchr(line, '&', head) || memchr(line, '<', head) || line[1] == 'A')
            facts.has_refused = true;
        documents += strncmp(line, "+DOC", 4) == 0 ? 1 : 0;
        if (line[0] == '=' || opens) {
            bool key = depth > 0 && kinds[depth - 1] == 'M' && values[depth - 1]++ % 2 == 0;
            facts.has_collection_key = facts.has_collection_key || (key && opens);
        }
        if (opens && depth < sizeof kinds) {
            kinds[depth] = line[1];
            values[depth++] = 0;
        } else if ((strncmp(line, "-SEQ", 4) == 0 || strncmp(line, "-MAP", 4) == 0) && depth > 0) {
            depth--;
        }
        tree = line + length + (line[length] ? 1 : 0);
    }
    facts.has_refused = facts.has_refused || documents > 1;
    return facts;
}

/* The suite's `json` of a value, where posact keeps the text: numbers, true and null stand for
 * what was written, so only strings, lists and mappings are compared. */
static bool
same_as_json(const struct yaml_value *value, const json_t *json)
{
    if (json_is_string(json))
        return value->kind == YAML_TEXT && string_equal(value->text, json_string_value(json));
    if (json_is_array(json)) {
        const struct yaml_value *item = value->first;
        if (value->kind != YAML_LIST || yaml_value_count(value) != json_array_size(json))
            return false;
        for (size_t i = 0; item; item = item->next, i++) {
            if (!same_as_json(item, json_array_get(json, i)))
                return false;
        }
        return true;
    }
    if (json_is_object(json)) {
        if (value->kind != YAML_MAP || yaml_value_count(value) != json_object_size(json))
            return false;
        for (const struct yaml_value *item = value->first; item; item = item->next) {
            if (!same_as_json(item, json_object_get(json, item->key)))
                return false;
        }
        return true;
    }
    return value->kind == YAML_TEXT;
}

static void
check_tree(const char *id, const struct yaml_value *root, const json_t *test)
{
    const char *text = json_string_value(json_object_get(test, "json"));
    json_t *json = text ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;
    /* An empty file is null there and an empty mapping here. */
    if (json && !json_is_null(json) && !same_as_json(root, json))
        fail_msg("%s was read differently", id);
    json_decref(json);
}

/* True when the reader took the case. */
static bool
check_case(const char *id, const json_t *test)
{
    const char *yaml = json_string_value(json_object_get(test, "yaml"));
    const char *tree = json_string_value(json_object_get(test, "tree"));
    bool wrong = json_is_true(json_object_get(test, "fail"));
    struct tree_facts facts = read_facts(tree ? tree : "");
    struct error error = {.code = ERROR_NONE};
    struct yaml_value *root = yaml_read(id, yaml, strlen(yaml), &error);
    bool taken = root != NULL;
    if (!taken && (error.code != ERROR_CONFIG || !string_starts(error.text, id)))
        fail_msg("%s was refused without words", id);
    if (taken && facts.has_refused)
        fail_msg("%s has an anchor, alias, tag or second document and was taken", id);
    if (taken && wrong && !is_listed(taken_though_wrong, COUNT(taken_though_wrong), id))
        fail_msg("%s is not YAML and was taken", id);
    if (!taken && !wrong && !facts.has_refused && !facts.has_collection_key &&
        !is_listed(refused_though_right, COUNT(refused_though_right), id))
        fail_msg("%s is YAML and was refused: %s", id, error.text);
    if (taken && !wrong)
        check_tree(id, root, test);
    yaml_value_free(root);
    return taken;
}

static FILE *
open_suite(void)
{
    const char *shared = getenv("POSACT_SHARED");
    struct text path = TEXT_EMPTY;
    text_append_format(&path, "%s/%s", shared ? shared : "../shared", SUITE);
    FILE *file = fopen(text_string(&path), "r");
    text_clear(&path);
    return file;
}

static void
follows_the_suite(void **state)
{
    (void)state;
    FILE *file = open_suite();
    if (!file) {
        print_message("skipped: no %s\n", SUITE);
        skip();
    }
    char *line = NULL;
    size_t size = 0, taken = 0, refused = 0;
    while (getline(&line, &size, file) > 0) {
        json_t *entry = json_loads(line, JSON_ALLOW_NUL, NULL);
        assert_non_null(entry);
        const char *id = json_string_value(json_object_get(entry, "id"));
        size_t index = 0;
        json_t *test = NULL;
        json_array_foreach(json_object_get(entry, "cases"), index, test)
        {
            char name[64];
            snprintf(name, sizeof name, "%s-%zu", id, index);
            if (check_case(name, test))
                taken++;
            else
                refused++;
        }
        json_decref(entry);
    }
    free(line);
    fclose(file);
    print_message("%zu cases taken, %zu refused\n", taken, refused);
    assert_true(taken > 100);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_suite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
