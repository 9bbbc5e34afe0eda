/* theme_test.c - themes: what they may say, and that the shipped ones can be read by everybody
 * (A17, A18, A20, A21). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/choice.h"
#include "base/embedded.h"
#include "base/text.h"
#include "config/settings.h"
#include "config/theme.h"

enum {
    BLACK = 0,
    RED = 1,
    GREEN = 2,
    YELLOW = 3,
    BLUE = 4,
    MAGENTA = 5,
    BRIGHT = 8,
    WHITE = 15,
    COLOURS = 16,
};

/* What 16 colours are on the usual terminals, 0xRRGGBB; Tango's black is a lifted one. */
static const struct {
    const char *name;
    unsigned colours[COLOURS];
} palettes[] = {
    {"xterm",
     {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
      0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff}},
    {"Linux VGA",
     {0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555,
      0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff}},
    {"PuTTY",
     {0x000000, 0xbb0000, 0x00bb00, 0xbbbb00, 0x0000bb, 0xbb00bb, 0x00bbbb, 0xbbbbbb, 0x555555,
      0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff}},
    {"Campbell",
     {0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676,
      0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2}},
    {"macOS",
     {0x000000, 0xc23621, 0x25bc24, 0xadad27, 0x492ee1, 0xd338d3, 0x33bbc8, 0xcbcccd, 0x818383,
      0xfc391f, 0x31e722, 0xeaec23, 0x5833ff, 0xf935f8, 0x14f0f0, 0xe9ebeb}},
    {"Tango",
     {0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753,
      0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec}},
};

#define THEMES "colour-blind, dark, high-contrast, light, mono, terminal or a path ending in .yaml"

/* --- contrast (WCAG 2) --- */

/* base to the power of 2.4, the fifth root of its twelfth power, after Newton: for numbers between
 * 0.05 and 1, and without the mathematics library. */
static double
power_2_4(double base)
{
    double power = 1;
    for (int i = 0; i < 12; i++)
        power *= base;
    double root = 1;
    for (int i = 0; i < 60; i++)
        root = (4 * root + power / (root * root * root * root)) / 5;
    return root;
}

static double
linear(unsigned byte)
{
    double part = byte / 255.0;
    return part <= 0.04045 ? part / 12.92 : power_2_4((part + 0.055) / 1.055);
}

static double
luminance(unsigned colour)
{
    return 0.2126 * linear(colour >> 16 & 0xff) + 0.7152 * linear(colour >> 8 & 0xff) +
           0.0722 * linear(colour & 0xff);
}

static double
contrast(unsigned a, unsigned b)
{
    double first = luminance(a) + 0.05;
    double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

/* The worst over the palettes. */
static double
worst_contrast(int foreground, int background)
{
    double worst = 21;
    for (size_t i = 0; i < sizeof palettes / sizeof *palettes; i++) {
        const unsigned *colours = palettes[i].colours;
        double here = contrast(colours[foreground], colours[background]);
        worst = here < worst ? here : worst;
    }
    return worst;
}

/* Many terminals show a bold colour 0 to 7 as its bright twin, so both must be readable. */
static double
style_contrast(const struct theme_style *style)
{
    double worst = worst_contrast(style->foreground, style->background);
    if (!(style->attributes & THEME_BOLD) || style->foreground >= BRIGHT)
        return worst;
    double bright = worst_contrast(style->foreground + BRIGHT, style->background);
    return bright < worst ? bright : worst;
}

static struct theme
must_load(const char *name)
{
    struct theme theme;
    struct error error = {.code = ERROR_NONE};
    if (!theme_load(name, &theme, &error))
        fail_msg("%s", error.text);
    return theme;
}

/* The numbers that A18 gives, to know that the arithmetic is right. */
static void
contrast_agrees_with_published_figures(void **state)
{
    (void)state;
    static const struct {
        int foreground, background;
        double ratio;
    } cases[] = {
        {1, BLACK, 2.1},   {2, BLACK, 3.6},      {3, BLACK, 4.0},   {4, BLACK, 1.6},
        {7, BLACK, 8.7},   {10, BLACK, 7.8},     {11, BLACK, 10.2}, {14, BLACK, 7.9},
        {15, BLACK, 10.9}, {BLACK, WHITE, 10.9}, {4, WHITE, 5.1},   {1, WHITE, 4.6},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double ratio = worst_contrast(cases[i].foreground, cases[i].background);
        assert_true(ratio > cases[i].ratio - 0.06 && ratio < cases[i].ratio + 0.06);
    }
}

/* --- the shipped themes --- */

static void
the_default_theme_sets_no_colours(void **state)
{
    (void)state;
    struct theme theme = must_load("terminal"); /* A17 */
    assert_string_equal(theme.name, "terminal");
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        assert_int_equal(theme.styles[i].foreground, -1);
        assert_int_equal(theme.styles[i].background, -1);
    }
    assert_int_equal(theme.styles[ROLE_TEXT].attributes, 0);
    assert_int_equal(theme.styles[ROLE_SELECTED].attributes, THEME_REVERSE);
}

static void
assert_theme_contrast(const char *name, double least)
{
    struct theme theme = must_load(name);
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        const struct theme_style *style = &theme.styles[i];
        if (style->foreground < 0 || style->background < 0)
            fail_msg("%s of %s lacks a colour (A17)", role_names[i], name);
        double ratio = style_contrast(style);
        if (ratio < least)
            fail_msg("%s of %s has a contrast of %.2f, not %.1f (A18)", role_names[i], name, ratio,
                     least);
    }
}

/* The name of each theme that travels in the program; NULL after the last. */
static const char *
shipped(size_t number)
{
    static char name[64];
    const struct embedded *file = &embedded_themes[number];
    if (!file->name)
        return NULL;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(file->name, "."), file->name);
    return name;
}

static void
coloured_themes_can_be_read(void **state)
{
    (void)state;
    const char *name;
    for (size_t i = 0; (name = shipped(i)); i++) {
        bool high = strcmp(name, "high-contrast") == 0 || strcmp(name, "mono") == 0;
        if (strcmp(name, "terminal") != 0)
            assert_theme_contrast(name, high ? 7.0 : 4.5);
    }
}

/* A18: on black none of 0 to 6, 8, 9, 12, 13; on white none but 0, 1, 4. */
static void
no_theme_uses_a_banned_pair(void **state)
{
    (void)state;
    const char *name;
    for (size_t i = 0; (name = shipped(i)); i++) {
        struct theme theme = must_load(name);
        for (size_t role = 0; role < ROLE_COUNT; role++) {
            const struct theme_style *style = &theme.styles[role];
            bool reversed = style->attributes & THEME_REVERSE;
            int foreground = reversed ? style->background : style->foreground;
            int background = reversed ? style->foreground : style->background;
            if (background == BLACK)
                assert_true(foreground == 7 || foreground == 10 || foreground == 11 ||
                            foreground >= 14);
            if (background == WHITE)
                assert_true(foreground == 0 || foreground == 1 || foreground == 4);
        }
    }
}

/* A19: the accents of 256 colours are not used at all. */
static void
no_theme_uses_more_than_16_colours(void **state)
{
    (void)state;
    const char *name;
    for (size_t i = 0; (name = shipped(i)); i++) {
        struct theme theme = must_load(name);
        for (size_t role = 0; role < ROLE_COUNT; role++) {
            assert_in_range(theme.styles[role].foreground + 1, 0, COLOURS);
            assert_in_range(theme.styles[role].background + 1, 0, COLOURS);
        }
    }
}

static bool
has_hue(const struct theme_style *style, int hue)
{
    return style->foreground % BRIGHT == hue || style->background % BRIGHT == hue;
}

/* A21: opposites are never red against green. */
static void
opposites_are_not_red_and_green(void **state)
{
    (void)state;
    const char *name;
    for (size_t i = 0; (name = shipped(i)); i++) {
        struct theme theme = must_load(name);
        const struct theme_style *bad = &theme.styles[ROLE_ERROR];
        const struct theme_style *good = &theme.styles[ROLE_SUCCESS];
        assert_false(has_hue(bad, RED) && has_hue(good, GREEN));
        assert_false(has_hue(bad, GREEN) && has_hue(good, RED));
    }
}

/* A21: and the one for those who confuse them has neither, in no role. */
static void
the_colour_blind_theme_is_blue_and_yellow(void **state)
{
    (void)state;
    struct theme theme = must_load("colour-blind");
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        assert_false(has_hue(&theme.styles[role], RED));
        assert_false(has_hue(&theme.styles[role], GREEN));
        assert_false(has_hue(&theme.styles[role], MAGENTA));
    }
    assert_true(has_hue(&theme.styles[ROLE_ERROR], YELLOW));
    assert_true(has_hue(&theme.styles[ROLE_SUCCESS], BLUE));
}

/* A20: without its colours a theme still sets the selection and the error apart. */
static void
attributes_stay_without_colours(void **state)
{
    (void)state;
    const char *name;
    for (size_t i = 0; (name = shipped(i)); i++) {
        struct theme theme = must_load(name);
        theme_drop_colours(&theme);
        for (size_t role = 0; role < ROLE_COUNT; role++) {
            assert_int_equal(theme.styles[role].foreground, -1);
            assert_int_equal(theme.styles[role].background, -1);
        }
        unsigned text = theme.styles[ROLE_TEXT].attributes;
        assert_int_not_equal(theme.styles[ROLE_SELECTED].attributes, text);
        assert_int_not_equal(theme.styles[ROLE_ERROR].attributes, text);
        assert_int_not_equal(theme.styles[ROLE_INPUT].attributes, text);
    }
}

static void
the_setting_names_the_shipped_themes(void **state)
{
    (void)state;
    const struct choice_list *words = setting_rows[SETTING_THEME].words;
    size_t count = 0;
    for (const struct embedded *file = embedded_themes; file->name; file++, count++) {
        char *name = strndup(file->name, strlen(file->name) - strlen(".yaml"));
        assert_non_null(choice_find(words, name));
        free(name);
    }
    assert_int_equal(count, words->count);
}

/* --- themes from files --- */

static char folder[] = "/tmp/posact-theme-XXXXXX";

static bool
load_text(const char *yaml, struct theme *theme, struct error *error)
{
    FILE *file = fopen("night.yaml", "w");
    assert_non_null(file);
    fputs(yaml, file);
    fclose(file);
    return theme_load("night.yaml", theme, error);
}

static void
a_file_can_be_a_theme(void **state)
{
    (void)state;
    struct theme theme;
    struct error error;
    assert_true(load_text("text: {foreground: black, background: bright-white}\n"
                          "error: {foreground: bright-white, background: red}\n"
                          "title: {bold: yes, underline: true, reverse: no}\n",
                          &theme, &error));
    assert_string_equal(theme.name, "night");
    assert_int_equal(theme.styles[ROLE_ERROR].background, RED);
    /* Colours that a role leaves out are those of text; attributes are its own. */
    assert_int_equal(theme.styles[ROLE_TITLE].foreground, BLACK);
    assert_int_equal(theme.styles[ROLE_TITLE].background, WHITE);
    assert_int_equal(theme.styles[ROLE_TITLE].attributes, THEME_BOLD | THEME_UNDERLINE);
    assert_int_equal(theme.styles[ROLE_MUTED].foreground, BLACK);
    assert_int_equal(theme.styles[ROLE_MUTED].attributes, 0);

    assert_true(load_text("", &theme, &error));
    assert_int_equal(theme.styles[ROLE_TEXT].foreground, -1);
}

/* What a theme names is its own; the rest is the other's, with the colours of this one's text. */
static void
a_theme_can_inherit_another(void **state)
{
    (void)state;
    struct theme theme;
    struct error error;
    struct theme dark = must_load("dark");
    assert_true(load_text("key: {underline: yes}\ninherits: dark\n", &theme, &error));
    assert_string_equal(theme.name, "night");
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        if (role != ROLE_KEY)
            assert_memory_equal(&theme.styles[role], &dark.styles[role], sizeof *dark.styles);
    }
    assert_int_equal(theme.styles[ROLE_KEY].attributes, THEME_UNDERLINE);
    assert_int_equal(theme.styles[ROLE_KEY].foreground, dark.styles[ROLE_TEXT].foreground);

    assert_true(load_text("inherits: mono\ntext: {foreground: black, background: white}\n", &theme,
                          &error));
    assert_int_equal(theme.styles[ROLE_TITLE].foreground, BLACK);
    assert_int_equal(theme.styles[ROLE_TITLE].attributes, THEME_BOLD);
}

static void
write_theme(const char *path, const char *yaml)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(yaml, file);
    fclose(file);
}

/* A path counts from the folder of the file that names it; a circle is told where it closes. */
static void
inherited_paths_and_circles(void **state)
{
    (void)state;
    struct theme theme;
    struct error error;
    assert_int_equal(mkdir("more", 0700), 0);
    write_theme("more/day.yaml", "inherits: base.yaml\n");
    write_theme("more/base.yaml", "title: {reverse: yes}\n");
    assert_true(load_text("inherits: more/day.yaml\n", &theme, &error));
    assert_int_equal(theme.styles[ROLE_TITLE].attributes, THEME_REVERSE);

    write_theme("more/base.yaml", "key: {bold: yes}\ninherits: day.yaml\n");
    assert_false(theme_load("more/day.yaml", &theme, &error));
    assert_string_equal(error.text, "more/base.yaml:2:11: a theme that inherits itself");
    assert_string_equal(theme.name, "terminal");
    /* The same circle under ever longer names. */
    write_theme("more/base.yaml", "inherits: ../more/base.yaml\n");
    assert_false(theme_load("more/day.yaml", &theme, &error));
    assert_non_null(strstr(error.text, ": more than 8 themes inherit from each other"));
    write_theme("more/base.yaml", "inherits: none.yaml\n");
    assert_false(theme_load("more/day.yaml", &theme, &error));
    assert_string_equal(error.text, "more/base.yaml:1:11: there is no file 'more/none.yaml'");
    unlink("more/day.yaml");
    unlink("more/base.yaml");
    assert_int_equal(rmdir("more"), 0);
    write_theme("night.yaml", "");
}

static void
a_long_name_is_cut_between_characters(void **state)
{
    (void)state;
    static const char name[] = "./abcdefghijabcdefghijabcdefghijé.yaml";
    assert_int_equal(rename("night.yaml", name), 0);
    struct theme theme = must_load(name);
    assert_string_equal(theme.name, "abcdefghijabcdefghijabcdefghij");
    assert_int_equal(rename(name, "night.yaml"), 0);
}

static void
each_fault_has_its_place_and_words(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *text;
    } cases[] = {
        {"- a\n", "night.yaml:1:1: a theme must be roles such as selected: {reverse: yes}, not a "
                  "list"},
        {"selcted: {bold: yes}\n",
         "night.yaml:1:1: unknown role 'selcted'; did you mean 'selected'"},
        {"key: {bold: yes}\nkey: {bold: no}\n", "night.yaml:2:1: key is there twice"},
        {"key: bold\n", "night.yaml:1:6: a role must be a mapping such as {bold: yes}, not 'bold'"},
        {"key: {bald: yes}\n", "night.yaml:1:7: unknown key 'bald'; did you mean 'bold'"},
        {"key: {bold: yes, bold: yes}\n", "night.yaml:1:18: bold is there twice"},
        {"key: {bold: very}\n", "night.yaml:1:13: bold must be yes or no, not 'very'"},
        {"key: {foreground: purpel, background: black}\n",
         "night.yaml:1:19: unknown colour 'purpel'"},
        {"key: {foreground: grene, background: black}\n",
         "night.yaml:1:19: unknown colour 'grene'; did you mean 'green'"},
        {"key: {foreground: [1], background: black}\n",
         "night.yaml:1:19: a colour must be a name such as bright-white, not a list"},
        {"key: {foreground: white}\n",
         "night.yaml:1:6: foreground and background must be given together"},
        {"key: {background: black}\n",
         "night.yaml:1:6: foreground and background must be given together"},
        {"key: {foreground: red, background: red}\n",
         "night.yaml:1:6: foreground and background are the same colour"},
        {"inherits: drak\n", "night.yaml:1:11: there is no theme 'drak'; take one of " THEMES},
        {"inherits: [dark]\n", "night.yaml:1:11: inherits must be the name of a theme, not a list"},
        {"inherits: dark\ninherits: mono\n", "night.yaml:2:1: inherits is there twice"},
        {"inherits: night.yaml\n", "night.yaml:1:11: a theme that inherits itself"},
        {"key: &k {bold: yes}\n", "night.yaml:1:6: anchors (&name) are not allowed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct theme theme;
        struct error error;
        assert_false(load_text(cases[i].yaml, &theme, &error));
        assert_string_equal(error.text, cases[i].text);
        assert_int_equal(error.code, ERROR_CONFIG);
        assert_string_equal(theme.name, "terminal");
        assert_int_equal(theme.styles[ROLE_SELECTED].attributes, THEME_REVERSE);
    }
}

static void
a_name_that_is_no_theme(void **state)
{
    (void)state;
    static const char *const names[] = {"drak", "", "dark.yam", "terminal.", ".yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct theme theme;
        struct error error;
        assert_false(theme_load(names[i], &theme, &error));
        assert_true(string_starts(error.text, "There is no theme "));
        assert_string_equal(theme.name, "terminal");
    }
    struct theme theme;
    struct error error;
    assert_false(theme_load("drak", &theme, &error));
    assert_string_equal(error.text, "There is no theme 'drak'; take one of " THEMES);
    assert_false(theme_load("none/such.yaml", &theme, &error));
    assert_int_equal(error.code, ERROR_CONFIG);
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
    unlink("night.yaml");
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_agrees_with_published_figures),
        cmocka_unit_test(the_default_theme_sets_no_colours),
        cmocka_unit_test(coloured_themes_can_be_read),
        cmocka_unit_test(no_theme_uses_a_banned_pair),
        cmocka_unit_test(no_theme_uses_more_than_16_colours),
        cmocka_unit_test(the_colour_blind_theme_is_blue_and_yellow),
        cmocka_unit_test(opposites_are_not_red_and_green),
        cmocka_unit_test(attributes_stay_without_colours),
        cmocka_unit_test(the_setting_names_the_shipped_themes),
        cmocka_unit_test(a_file_can_be_a_theme),
        cmocka_unit_test(a_theme_can_inherit_another),
        cmocka_unit_test(inherited_paths_and_circles),
        cmocka_unit_test(a_long_name_is_cut_between_characters),
        cmocka_unit_test(each_fault_has_its_place_and_words),
        cmocka_unit_test(a_name_that_is_no_theme),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
