/* config_test.c - layers, origins, and every fault with its exact words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"

/* The tests run in a folder of their own, so that "posact.yaml" is the whole path in a fault. */
static char folder[] = "/tmp/posact-config-XXXXXX";
static const char *const file_names[] = {"posact.yaml", "system.yaml", "given.yaml",
                                         "conf/posact.yaml"};

static void
write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static struct config *
load(const char *yaml, struct error_list *problems)
{
    write_file("posact.yaml", yaml);
    const struct config_sources sources = {.user_path = "posact.yaml"};
    return config_load(&sources, problems);
}

static struct config *
load_good(const char *yaml)
{
    struct error_list problems = {.items = NULL};
    struct config *config = load(yaml, &problems);
    if (problems.count > 0)
        print_error("%s\n", problems.items[0].text);
    assert_int_equal(problems.count, 0);
    return config;
}

/* --- values --- */

static void
defaults_fit_their_rows(void **state)
{
    (void)state;
    struct config *config = config_default();
    assert_string_equal(config_text(config, SETTING_DATABASE), "");
    assert_string_equal(config_text(config, SETTING_THEME), "terminal");
    assert_string_equal(config_text(config, SETTING_COLOUR), "auto");
    assert_int_equal(config_number(config, SETTING_ESCAPE_DELAY), 25);
    assert_string_equal(config_text(config, SETTING_CANDIDATE_NOTICE), "1");
    assert_int_equal(config_list(config, SETTING_IMPORT_HEADINGS)->count, 0);
    const struct choice *role = choice_find(config_list(config, SETTING_ROLES), "pc");
    assert_string_equal(role->label, "Police constable");
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++)
        assert_string_equal(config_origin(config, setting), "built in");
    config_free(config);
    config_free(NULL);
}

static void
reads_every_kind(void **state)
{
    (void)state;
    struct config *config = load_good("database: /srv/posact.db\n"
                                      "officer: 4821\n"
                                      "theme: dark\n"
                                      "colour: never\n"
                                      "escape-delay: 100\n"
                                      "lists:\n"
                                      "    roles:\n"
                                      "        - {code: pc, label: Constable}\n"
                                      "        - code: pcso\n"
                                      "          label: 'PCSO: community'\n"
                                      "        - {code: cso, label: Warden, retired: yes}\n"
                                      "import:\n"
                                      "    headings:\n"
                                      "        Best number: phone\n"
                                      "        \"Shoe size\": \"\"\n");
    assert_string_equal(config_text(config, SETTING_DATABASE), "/srv/posact.db");
    assert_string_equal(config_text(config, SETTING_OFFICER), "4821");
    assert_string_equal(config_text(config, SETTING_THEME), "dark");
    assert_string_equal(config_text(config, SETTING_COLOUR), "never");
    assert_int_equal(config_number(config, SETTING_ESCAPE_DELAY), 100);
    assert_string_equal(config_origin(config, SETTING_ESCAPE_DELAY), "posact.yaml:5");

    const struct choice_list *roles = config_list(config, SETTING_ROLES);
    assert_int_equal(roles->count, 3);
    assert_string_equal(roles->items[1].label, "PCSO: community");
    assert_false(roles->items[1].retired);
    assert_true(roles->items[2].retired); /* T46: still there to be read */
    assert_string_equal(config_origin(config, SETTING_ROLES), "posact.yaml:7");

    const struct choice_list *headings = config_list(config, SETTING_IMPORT_HEADINGS);
    assert_int_equal(headings->count, 2);
    assert_string_equal(headings->items[0].code, "Best number");
    assert_string_equal(headings->items[0].label, "phone");
    assert_string_equal(headings->items[1].label, "");
    config_free(config);
}

/* What is found wrong later, by who knows the commands, is told at its place too. */
static void
pairs_know_where_they_stand(void **state)
{
    (void)state;
    struct config *config = load_good("keys:\n"
                                      "    edit: E\n"
                                      "    list.open: \"Enter o\"\n"
                                      "    undo:\n");
    static const char *const places[] = {"posact.yaml:2:5: keys: no", "posact.yaml:3:5: keys: no",
                                         "posact.yaml:4:5: keys: no"};
    const struct choice_list *keys = config_list(config, SETTING_KEYS);
    assert_int_equal(keys->count, 3);
    assert_string_equal(keys->items[2].label, "");
    for (size_t i = 0; i < 3; i++) {
        struct error error;
        error_set(&error, ERROR_INPUT, "no");
        config_locate(config, SETTING_KEYS, i, &error);
        assert_string_equal(error.text, places[i]);
        assert_int_equal(error.code, ERROR_CONFIG);
    }
    config_free(config);
}

static void
nothing_written_is_nothing_changed(void **state)
{
    (void)state;
    static const char *const files[] = {
        "", "# only a comment\n", "lists:\nimport:\n", "lists: {}\n", "import: {headings: }\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct config *config = load_good(files[i]);
        assert_string_equal(config_text(config, SETTING_THEME), "terminal");
        assert_string_equal(config_origin(config, SETTING_ROLES), "built in");
        config_free(config);
    }
}

static void
paths_know_home_and_their_file(void **state)
{
    (void)state;
    setenv("HOME", "/home/ada", 1);
    assert_int_equal(system("mkdir -p conf"), 0);
    static const struct {
        const char *yaml, *path;
    } cases[] = {
        {"database: ~/posact.db\n", "/home/ada/posact.db"},
        {"database: /a/b.db\n", "/a/b.db"},
        {"database: data/b.db\n", "conf/data/b.db"},
        {"database: ''\n", ""},
        {"database:\n", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error_list problems = {.items = NULL};
        write_file("conf/posact.yaml", cases[i].yaml);
        const struct config_sources sources = {.user_path = "conf/posact.yaml"};
        struct config *config = config_load(&sources, &problems);
        assert_int_equal(problems.count, 0);
        assert_string_equal(config_text(config, SETTING_DATABASE), cases[i].path);
        config_free(config);
    }
    struct config *config = load_good("theme: ~/night.yaml\n");
    assert_string_equal(config_text(config, SETTING_THEME), "/home/ada/night.yaml");
    config_free(config);

    unsetenv("HOME"); /* then the account says where home is */
    config = load_good("database: ~/posact.db\n");
    assert_true(string_starts(config_text(config, SETTING_DATABASE), "/"));
    assert_non_null(strstr(config_text(config, SETTING_DATABASE), "/posact.db"));
    config_free(config);
}

/* --- faults --- */

static const struct {
    const char *yaml, *text;
} faults[] = {
    /* names */
    {"thene: dark\n", "posact.yaml:1:1: unknown setting 'thene'; did you mean 'theme'"},
    {"color: auto\n", "posact.yaml:1:1: unknown setting 'color'; did you mean 'colour'"},
    {"# é\n\nlist: {}\n", "posact.yaml:3:1: unknown setting 'list'; did you mean 'lists'"},
    {"wibble: 1\n", "posact.yaml:1:1: unknown setting 'wibble'"},
    {"lists.roles: []\n", "posact.yaml:1:1: unknown setting 'lists.roles'"},
    {"'': 1\n", "posact.yaml:1:1: unknown setting ''"},
    {"\"a\\eb\": 1\n", "posact.yaml:1:1: unknown setting 'a\\x1bb'"},
    {"lists:\n  rolls: []\n",
     "posact.yaml:2:3: unknown setting 'lists.rolls'; did you mean 'lists.roles'"},
    {"theme: dark\ncolour: auto\ntheme: mono\n",
     "posact.yaml:3:1: theme is there twice, first on line 1"},
    {"lists: {}\nlists: {}\n", "posact.yaml:2:1: lists is there twice, first on line 1"},
    {"lists: {heard: [{code: a, label: A}], heard: []}\n",
     "posact.yaml:1:39: lists.heard is there twice, first on line 1"},
    /* types */
    {"- theme\n", "posact.yaml:1:1: must be settings such as theme: dark, not a list"},
    {"dark\n", "posact.yaml:1:1: must be settings such as theme: dark, not 'dark'"},
    {"officer: [a]\n", "posact.yaml:1:10: officer must be one value, not a list"},
    {"theme: {dark: yes}\n", "posact.yaml:1:8: theme must be one value, not a mapping"},
    {"lists: [roles]\n", "posact.yaml:1:8: lists must be a group of settings, not a list"},
    {"escape-delay: fast\n",
     "posact.yaml:1:15: escape-delay must be a whole number from 25 to 1000, not 'fast'"},
    {"escape-delay: '50'\n",
     "posact.yaml:1:15: escape-delay must be a whole number without quotes"},
    {"escape-delay: 5e1\n",
     "posact.yaml:1:15: escape-delay must be a whole number from 25 to 1000, not '5e1'"},
    {"escape-delay:\n",
     "posact.yaml:1:14: escape-delay must be a whole number from 25 to 1000, not ''"},
    /* range */
    {"escape-delay: 24\n",
     "posact.yaml:1:15: escape-delay must be a whole number from 25 to 1000, not '24'"},
    {"escape-delay: -50\n",
     "posact.yaml:1:15: escape-delay must be a whole number from 25 to 1000, not '-50'"},
    {"refresh: 10001\n",
     "posact.yaml:1:10: refresh must be a whole number from 200 to 10000, not '10001'"},
    {"refresh: 99999999999999999999\n",
     "posact.yaml:1:10: refresh must be a whole number from 200 to 10000, not "
     "'99999999999999999999'"},
    {"privacy-notice: ''\n",
     "posact.yaml:1:17: privacy-notice must have 1 to 40 characters, not 0"},
    {"officer: \"a\\nb\"\n",
     "posact.yaml:1:10: officer must be one line without control characters"},
    {"officer: \"a\\u2028b\"\n",
     "posact.yaml:1:10: officer must be one line without control characters"},
    {"colour: on\n", "posact.yaml:1:9: colour must be auto, always or never, not 'on'"},
    {"colour: alway\n",
     "posact.yaml:1:9: colour must be auto, always or never, not 'alway'; did you mean 'always'"},
    {"theme: drak\n", "posact.yaml:1:8: theme must be terminal, dark, light, mono, high-contrast, "
                      "colour-blind or a path ending in .yaml, not 'drak'; "
                      "did you mean 'dark'"},
    {"database: ~bob/posact.db\n",
     "posact.yaml:1:11: database must be a full path or begin with ~/, not '~bob/posact.db'"},
    {"database: ~\n", "posact.yaml:1:11: database must be a full path or begin with ~/, not '~'"},
    /* lists */
    {"lists:\n  roles: pc\n",
     "posact.yaml:2:10: lists.roles must be a list of {code: ..., label: ...}, not 'pc'"},
    {"lists:\n  roles: []\n",
     "posact.yaml:2:10: lists.roles must have an item that is not retired"},
    {"lists:\n  roles: [{code: a, label: A, retired: yes}]\n",
     "posact.yaml:2:10: lists.roles must have an item that is not retired"},
    {"lists:\n  roles: [pc]\n",
     "posact.yaml:2:11: lists.roles: each item must be {code: ..., label: ...}, not 'pc'"},
    {"lists:\n  roles: [{code: pc}]\n",
     "posact.yaml:2:11: lists.roles: an item needs a code and a label"},
    {"lists:\n  roles: [{code: PC, label: A}]\n",
     "posact.yaml:2:18: lists.roles: code must begin with a small letter and have small letters, "
     "digits and _ only, at most 30, not 'PC'"},
    {"lists:\n  roles: [{code: abcdefghijabcdefghijabcdefghija, label: A}]\n",
     "posact.yaml:2:18: lists.roles: code must begin with a small letter and have small letters, "
     "digits and _ only, at most 30, not 'abcdefghijabcdefghijabcdefghija'"},
    {"lists:\n  roles: [{code: [], label: A}]\n",
     "posact.yaml:2:18: lists.roles: code must begin with a small letter and have small letters, "
     "digits and _ only, at most 30, not a list"},
    {"lists:\n  roles: [{code: pc, label: ''}]\n",
     "posact.yaml:2:29: lists.roles: label must be one line of 1 to 100 characters"},
    {"lists:\n  roles: [{code: pc, label: {}}]\n",
     "posact.yaml:2:29: lists.roles: label must be text, not a mapping"},
    {"lists:\n  roles: [{code: pc, label: A, retired: maybe}]\n",
     "posact.yaml:2:41: lists.roles: retired must be yes or no, not 'maybe'"},
    {"lists:\n  roles: [{code: pc, lable: A}]\n",
     "posact.yaml:2:22: lists.roles: unknown key 'lable'; did you mean 'label'"},
    {"lists:\n  roles: [{code: pc, code: a, label: A}]\n",
     "posact.yaml:2:22: lists.roles: code is there twice"},
    {"lists:\n  roles:\n    - {code: pc, label: A}\n    - {code: pc, label: B}\n",
     "posact.yaml:4:7: lists.roles: code 'pc' is there twice"},
    {"lists:\n  roles:\n    - {code: pc, label: A}\n    - {code: ps, label: a}\n",
     "posact.yaml:4:7: lists.roles: 'pc' and 'ps' have the same label"},
    /* lists with columns (P34) */
    {"lists:\n  stages: [{code: a, label: A, dais: 3}]\n",
     "posact.yaml:2:32: lists.stages: unknown key 'dais'; did you mean 'days'"},
    {"lists:\n  stages: [{code: a, label: A, days: 0}]\n",
     "posact.yaml:2:38: lists.stages: days must be a whole number from 1 to 999, not '0'"},
    {"lists:\n  stages: [{code: a, label: A, days: '3'}]\n",
     "posact.yaml:2:38: lists.stages: days must be a whole number without quotes"},
    {"lists:\n  stages: [{code: a, label: A, dates-only: maybe}]\n",
     "posact.yaml:2:44: lists.stages: dates-only must be yes or no, not 'maybe'"},
    {"lists:\n  move-reasons: [{code: a, label: A}]\n",
     "posact.yaml:2:18: lists.move-reasons: an item needs outcome"},
    {"lists:\n  stages: [{code: a, label: A, keep-warm: 0}]\n",
     "posact.yaml:2:43: lists.stages: keep-warm must be a whole number from 1 to 365, not '0'"},
    /* task plans (T6) */
    {"task-plans:\n  - {code: a, label: A, stage: eoi, due: 3d}\n",
     "posact.yaml:2:42: task-plans: due must be how long after, such as +3d, +2w or +1m, not '3d'"},
    {"task-plans:\n  - {code: a, label: A, stage: eoi, due: +3d, owner: she}\n",
     "posact.yaml:2:54: task-plans: owner must be owner or me, not 'she'"},
    {"task-plans:\n  - {code: a, label: A, stage: eoi}\n",
     "posact.yaml:2:5: task-plans: an item needs due"},
    {"task-plans:\n  eoi: []\n",
     "posact.yaml:2:3: task-plans must be a list of {code: ..., label: ...}, not a mapping"},
    /* pairs */
    {"import:\n  headings: [a]\n",
     "posact.yaml:2:13: import.headings must be a mapping of text to text, not a list"},
    {"import:\n  headings: {a: [b]}\n",
     "posact.yaml:2:17: import.headings must pair text with text, not a list"},
    {"import:\n  headings: {a: b, A: c}\n",
     "posact.yaml:2:20: import.headings: 'A' is there twice"},
    {"import:\n  headings: {a: \"b\\tc\"}\n",
     "posact.yaml:2:17: import.headings must be one line without control characters"},
    {"bank-holidays:\n  25/12/2026: Christmas Day\n",
     "posact.yaml:2:3: bank-holidays: '25/12/2026' must be a day such as 2026-12-25"},
    {"bank-holidays: {2026-02-30: Carnival}\n",
     "posact.yaml:1:17: bank-holidays: '2026-02-30' must be a day such as 2026-12-25"},
    /* what is not read at all */
    {"theme: &t dark\n", "posact.yaml:1:8: anchors (&name) are not allowed"},
    {"theme: *t\n", "posact.yaml:1:8: aliases (*name) are not allowed, write the value itself"},
    {"theme: !!str dark\n", "posact.yaml:1:8: tags (!name) are not allowed"},
    {"theme: dark\n---\ntheme: mono\n", "posact.yaml:2:1: a second document is not allowed"},
    {"lists: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]\n", "posact.yaml:1:23: nested more than 16 deep"},
    {"theme: d\xc3rk\n", "posact.yaml:1:9: not UTF-8 text"},
    {"theme: [dark\n", "posact.yaml:2:1: not YAML: did not find expected ',' or ']'"},
};

static void
each_fault_has_its_place_and_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct error_list problems = {.items = NULL};
        struct config *config = load(faults[i].yaml, &problems);
        if (problems.count != 1)
            print_error("%zu problems in: %s\n", problems.count, faults[i].yaml);
        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.items[0].text, faults[i].text);
        assert_int_equal(problems.items[0].code, ERROR_CONFIG);
        /* Nothing at fault came in; colour stands beside a fault once. */
        for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
            if (setting != SETTING_COLOUR)
                assert_string_equal(config_origin(config, setting), "built in");
        }
        error_list_clear(&problems);
        config_free(config);
    }
}

/* P34: codes of other lists, and a stage that comes twice, which nobody would get out of. */
static void
codes_of_other_lists_have_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *text;
    } cases[] = {
        {"lists:\n  routes: [{code: a, label: A, role: pcs}]\n",
         "posact.yaml:2:12: lists.routes: lists.roles has no 'pcs'; did you mean 'pc'"},
        {"task-plans:\n  - {code: a, label: A, stage: ofer, due: +3d}\n",
         "posact.yaml:2:5: task-plans: lists.stages has no 'ofer'; did you mean 'offer'"},
        {"pipelines:\n  pc: eoi sfit\n",
         "posact.yaml:2:7: pipelines: lists.stages has no 'sfit'; did you mean 'sift'"},
        {"pipelines:\n  pd: eoi\n", "posact.yaml:2:3: pipelines: lists.roles has no 'pd'"},
        {"pipelines:\n  pc: eoi sift eoi\n",
         "posact.yaml:2:7: pipelines: 'eoi' is there twice; each goes on from the one before"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error_list problems = {.items = NULL};
        struct config *config = load(cases[i].yaml, &problems);
        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.items[0].text, cases[i].text);
        error_list_clear(&problems);
        config_free(config);
    }
    /* A force with stages of its own is not told of the built-in pipelines. */
    config_free(load_good("lists:\n  stages: [{code: first, label: First, days: 9}]\n"));
}

static void
columns_are_read(void **state)
{
    (void)state;
    struct config *config = load_good("lists:\n  stages:\n"
                                      "  - {code: a, label: A, reapply-months: 6}\n"
                                      "  - {code: b, dates-only: yes, label: B, days: 9}\n");
    const char *const *cells = config_cells(config, SETTING_STAGES);
    assert_null(cells[STAGE_DAYS]);
    assert_string_equal(cells[STAGE_REAPPLY], "6");
    assert_string_equal(cells[STAGE_COLUMN_COUNT + STAGE_DAYS], "9");
    assert_string_equal(cells[STAGE_COLUMN_COUNT + STAGE_DATES_ONLY], "yes");
    config_free(config);
}

/* T6: what nobody chooses from may be empty, and say the same twice. */
static void
task_plans_are_read(void **state)
{
    (void)state;
    struct config *config = load_good("task-plans: []\n");
    assert_int_equal(config_list(config, SETTING_TASK_PLANS)->count, 0);
    config_free(config);
    config = load_good("task-plans:\n  - {code: a, label: Call, stage: oap, due: +3d, owner: me}\n"
                       "  - {code: b, label: Call, stage: sift, due: +2w}\n");
    const char *const *cells = config_cells(config, SETTING_TASK_PLANS);
    assert_int_equal(config_list(config, SETTING_TASK_PLANS)->count, 2);
    assert_string_equal(cells[TASK_PLAN_STAGE], "oap");
    assert_string_equal(cells[TASK_PLAN_OWNER], "me");
    assert_string_equal(cells[TASK_PLAN_COLUMN_COUNT + TASK_PLAN_DUE], "+2w");
    assert_null(cells[TASK_PLAN_COLUMN_COUNT + TASK_PLAN_OWNER]);
    config_free(config);
}

static void
a_fault_costs_its_own_setting_only(void **state)
{
    (void)state;
    struct error_list problems = {.items = NULL};
    struct config *config = load("theme: drak\n"
                                 "colour: never\n"
                                 "escape-delay: 7\n"
                                 "wibble: 1\n"
                                 "lists:\n"
                                 "    roles: none\n"
                                 "    heard:\n"
                                 "        - {code: fair, label: Fair}\n"
                                 "    nothing: 1\n"
                                 "refresh: 300\n",
                                 &problems);
    assert_int_equal(problems.count, 5);
    assert_string_equal(config_text(config, SETTING_THEME), "terminal");
    assert_string_equal(config_text(config, SETTING_COLOUR), "never");
    assert_int_equal(config_number(config, SETTING_ESCAPE_DELAY), 25);
    assert_int_equal(config_number(config, SETTING_REFRESH), 300);
    assert_int_equal(config_list(config, SETTING_HEARD)->count, 1);
    assert_non_null(choice_find(config_list(config, SETTING_ROLES), "pc"));
    error_list_clear(&problems);
    assert_int_equal(problems.count, 0);
    config_free(config);
}

static void
a_repeated_setting_keeps_the_layer_below(void **state)
{
    (void)state;
    struct error_list problems = {.items = NULL};
    struct config *config = load("theme: dark\ntheme: mono\ntheme: terminal\n", &problems);
    assert_int_equal(problems.count, 2);
    assert_string_equal(config_text(config, SETTING_THEME), "terminal");
    assert_string_equal(config_origin(config, SETTING_THEME), "built in");
    error_list_clear(&problems);
    config_free(config);
}

static void
problems_have_an_end(void **state)
{
    (void)state;
    struct text yaml = TEXT_EMPTY;
    for (int i = 0; i < 5000; i++)
        text_append_format(&yaml, "x%d: 1\n", i);
    struct error_list problems = {.items = NULL};
    struct config *config = load(text_string(&yaml), &problems);
    assert_int_equal(problems.count, 51);
    assert_string_equal(problems.items[50].text, "There are more problems than these 50");
    error_list_clear(&problems);
    config_free(config);
    text_clear(&yaml);
}

static void
lists_have_an_end(void **state)
{
    (void)state;
    struct text yaml = TEXT_EMPTY;
    text_append(&yaml, "lists:\n  roles:\n");
    for (int i = 0; i < 201; i++)
        text_append_format(&yaml, "  - {code: x%d, label: X%d}\n", i, i);
    struct error_list problems = {.items = NULL};
    struct config *config = load(text_string(&yaml), &problems);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0].text,
                        "posact.yaml:3:3: lists.roles has 201 items, at most 200 fit");
    error_list_clear(&problems);
    config_free(config);
    text_clear(&yaml);
}

static void
a_file_over_the_limit_is_a_problem(void **state)
{
    (void)state;
    struct text yaml = TEXT_EMPTY;
    text_append(&yaml, "theme: dark\n#");
    while (yaml.length <= (size_t)64 * 1024)
        text_append_char(&yaml, '-');
    struct error_list problems = {.items = NULL};
    struct config *config = load(text_string(&yaml), &problems);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.items[0].code, ERROR_CONFIG);
    assert_non_null(strstr(problems.items[0].text, "posact.yaml"));
    assert_string_equal(config_text(config, SETTING_THEME), "terminal");
    error_list_clear(&problems);
    config_free(config);
    text_clear(&yaml);
}

/* --- layers --- */

static void
later_layers_win(void **state)
{
    (void)state;
    write_file("system.yaml", "theme: dark\ncolour: never\nrefresh: 1000\n");
    write_file("posact.yaml", "theme: mono\nrefresh: 5\n");
    write_file("given.yaml", "\nofficer: Ada\ncolour: always\n");
    const struct config_sources sources = {
        .system_path = "system.yaml",
        .user_path = "posact.yaml",
        .given_path = "given.yaml",
    };
    struct error_list problems = {.items = NULL};
    struct config *config = config_load(&sources, &problems);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0].text, "posact.yaml:2:10: refresh must be a whole number "
                                                "from 200 to 10000, not '5'");
    assert_string_equal(config_origin(config, SETTING_THEME), "posact.yaml:1");
    assert_string_equal(config_text(config, SETTING_COLOUR), "always");
    assert_string_equal(config_origin(config, SETTING_COLOUR), "given.yaml:3");
    assert_int_equal(config_number(config, SETTING_REFRESH), 1000); /* the layer below holds */
    assert_string_equal(config_origin(config, SETTING_REFRESH), "system.yaml:3");
    error_list_clear(&problems);
    config_free(config);
}

static void
only_the_given_file_must_exist(void **state)
{
    (void)state;
    struct error_list problems = {.items = NULL};
    struct config_sources sources = {.system_path = "none.yaml", .user_path = "none.yaml"};
    struct config *config = config_load(&sources, &problems);
    assert_int_equal(problems.count, 0);
    config_free(config);

    sources.given_path = "none.yaml";
    config = config_load(&sources, &problems);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.items[0].code, ERROR_CONFIG);
    assert_non_null(strstr(problems.items[0].text, "none.yaml"));
    error_list_clear(&problems);
    config_free(config);
}

static void
clear_environment(void)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (setting_rows[i].environment)
            unsetenv(setting_rows[i].environment);
    }
}

static void
the_environment_wins_over_files(void **state)
{
    (void)state;
    clear_environment();
    write_file("posact.yaml", "theme: mono\ncolour: never\n");
    setenv("POSACT_THEME", "dark", 1);
    setenv("POSACT_COLOUR", "", 1); /* empty is as if not set */
    setenv("ESCDELAY", "200", 1);
    setenv("POSACT_DATABASE", "here.db", 1);
    struct config_sources sources = {.user_path = "posact.yaml", .use_environment = true};
    struct error_list problems = {.items = NULL};
    struct config *config = config_load(&sources, &problems);
    assert_int_equal(problems.count, 0);
    assert_string_equal(config_text(config, SETTING_THEME), "dark");
    assert_string_equal(config_origin(config, SETTING_THEME), "environment POSACT_THEME");
    assert_string_equal(config_text(config, SETTING_COLOUR), "never");
    assert_int_equal(config_number(config, SETTING_ESCAPE_DELAY), 200);
    assert_string_equal(config_text(config, SETTING_DATABASE), "here.db");
    config_free(config);

    sources.use_environment = false;
    config = config_load(&sources, &problems);
    assert_string_equal(config_text(config, SETTING_THEME), "mono");
    config_free(config);
    clear_environment();
}

static void
faults_of_the_environment_name_the_variable(void **state)
{
    (void)state;
    clear_environment();
    setenv("POSACT_COLOUR", "neve", 1);
    setenv("POSACT_OFFICER", "\xff", 1);
    const struct config_sources sources = {.use_environment = true};
    struct error_list problems = {.items = NULL};
    struct config *config = config_load(&sources, &problems);
    assert_int_equal(problems.count, 2);
    assert_string_equal(problems.items[0].text,
                        "environment POSACT_OFFICER: officer must be UTF-8 text");
    assert_string_equal(problems.items[1].text,
                        "environment POSACT_COLOUR: colour must be auto, always or never, not "
                        "'neve'; did you mean 'never'");
    assert_string_equal(config_origin(config, SETTING_COLOUR), "built in");
    error_list_clear(&problems);
    config_free(config);
    clear_environment();
}

static void
the_command_line_wins_over_all(void **state)
{
    (void)state;
    struct config *config = load_good("theme: mono\nlists: {roles: [{code: a, label: A}]}\n");
    struct error error;
    assert_true(config_set(config, SETTING_THEME, "dark", &error));
    assert_string_equal(config_text(config, SETTING_THEME), "dark");
    assert_string_equal(config_origin(config, SETTING_THEME), "command line");
    assert_true(config_set(config, SETTING_REFRESH, "0250", &error));
    assert_string_equal(config_text(config, SETTING_REFRESH), "250");

    assert_false(config_set(config, SETTING_THEME, "drak", &error));
    assert_int_equal(error.code, ERROR_CONFIG);
    assert_string_equal(error.text, "theme must be terminal, dark, light, mono, high-contrast, "
                                    "colour-blind or a path ending in "
                                    ".yaml, not 'drak'; did you mean 'dark'");
    assert_string_equal(config_text(config, SETTING_THEME), "dark");
    assert_false(config_set(config, SETTING_ROLES, "pc", &error));
    assert_string_equal(error.text, "lists.roles can be set in posact.yaml only");
    config_free(config);
}

static int
enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int
leave_folder(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof file_names / sizeof *file_names; i++)
        unlink(file_names[i]);
    rmdir("conf");
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_fit_their_rows),
        cmocka_unit_test(reads_every_kind),
        cmocka_unit_test(pairs_know_where_they_stand),
        cmocka_unit_test(task_plans_are_read),
        cmocka_unit_test(nothing_written_is_nothing_changed),
        cmocka_unit_test(paths_know_home_and_their_file),
        cmocka_unit_test(each_fault_has_its_place_and_words),
        cmocka_unit_test(codes_of_other_lists_have_their_place),
        cmocka_unit_test(columns_are_read),
        cmocka_unit_test(a_fault_costs_its_own_setting_only),
        cmocka_unit_test(a_repeated_setting_keeps_the_layer_below),
        cmocka_unit_test(problems_have_an_end),
        cmocka_unit_test(lists_have_an_end),
        cmocka_unit_test(a_file_over_the_limit_is_a_problem),
        cmocka_unit_test(later_layers_win),
        cmocka_unit_test(only_the_given_file_must_exist),
        cmocka_unit_test(the_environment_wins_over_files),
        cmocka_unit_test(faults_of_the_environment_name_the_variable),
        cmocka_unit_test(the_command_line_wins_over_all),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
