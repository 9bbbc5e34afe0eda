/* setting_words.c - words of settings that the program itself must know, which no force can change.
 */
#include "setting_words.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

/* The themes in themes/. */
static const struct choice theme_items[] = {
    {"terminal", "Colours of the terminal", false},
    {"dark", "Light on black", false},
    {"light", "Dark on white", false},
    {"mono", "Bright white on black", false},
    {"high-contrast", "Bright on black, easiest to read", false},
    {"colour-blind", "Blue and yellow on black, no red and green", false},
};
const struct choice_list word_themes = LIST(theme_items);

static const struct choice yes_or_no_items[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
const struct choice_list word_yes_or_no = LIST(yes_or_no_items);

static const struct choice chart_items[] = {
    {"ascii", "Of # = + -", false},
    {"blocks", "Of block characters", false},
};
const struct choice_list word_charts = LIST(chart_items);

static const struct choice colour_items[] = {
    {"auto", "As NO_COLOR and the terminal say", false},
    {"always", "Always", false},
    {"never", "Never", false},
};
const struct choice_list word_colours = LIST(colour_items);

static const struct choice start_items[] = {
    {"day", "What is due", false},
    {"list", "The candidates", false},
};
const struct choice_list word_start_screens = LIST(start_items);

static const struct choice hint_items[] = {
    {"always", "On every screen", false},
    {"first", "The first time on each kind of screen", false},
    {"never", "Never", false},
};
const struct choice_list word_hints = LIST(hint_items);

static const struct choice letter_language_items[] = {
    {"en", "English", false},
    {"cy", "Welsh", false},
    {"both", "Welsh and English", false},
};
const struct choice_list word_letter_languages = LIST(letter_language_items);

static const struct choice clipboard_items[] = {
    {"file", "A file of one's own", false},
    {"terminal", "The clipboard of the terminal", false},
};
const struct choice_list word_clipboards = LIST(clipboard_items);

static const struct choice letter_key_items[] = {
    {"on", "Letters run commands", false},
    {"off", "Letters run nothing", false},
};
const struct choice_list word_letter_keys = LIST(letter_key_items);

static const struct choice duty_items[] = {
    {"england", "England and bodies that are not devolved", false},
    {"wales", "Wales", false},
};
const struct choice_list word_duties = LIST(duty_items);

static const struct choice custom_kind_items[] = {
    {"text", "One line", false},
    {"notes", "Several lines", false},
    {"date", "A day", false},
    {"number", "A whole number", false},
    {"choice", "One of its choices", false},
    {"yes-no", "Yes or no", false},
    {"email", "An email address", false},
    {"phone", "A telephone number", false},
};
const struct choice_list setting_custom_kinds = LIST(custom_kind_items);

const struct setting_column word_custom_columns[CUSTOM_COLUMN_COUNT] = {
    [CUSTOM_KIND] = {.name = "kind",
                     .kind = SETTING_WORD,
                     .words = &setting_custom_kinds,
                     .required = true},
    [CUSTOM_PURPOSE] =
        {.name = "purpose", .kind = SETTING_TEXT, .minimum = 1, .maximum = 100, .required = true},
    [CUSTOM_CHOICES] = {.name = "choices", .kind = SETTING_LIST},
};
