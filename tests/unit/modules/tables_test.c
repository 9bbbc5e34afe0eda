/* tables_test.c - walks every table of fields: no holes, stable numbers, a purpose for each
 * question (B11), nothing that asks for or hints at a protected characteristic but what people say
 * of themselves (P16-P18), nothing that ranks (P9). */
#include "modules/registry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "config/settings.h"
#include "modules/assessment.h"
#include "modules/characteristic.h"
#include "modules/declaration.h"
#include "modules/event.h"
#include "modules/evidence.h"
#include "modules/objection.h"
#include "modules/permission.h"
#include "modules/target.h"
#include "modules/tie_break.h"
#include "modules/user.h"
#include "record/list_shape.h"
#include "record/record.h"
#include "support/sample.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define MOST_FIELDS 50 /* a force adds as many again (modules/custom_fields.h) */

typedef void field_test(const struct record_type *type, size_t index);

static void
for_each_field(field_test *test)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        for (size_t j = 0; j < registry_types[i]->field_count; j++)
            test(registry_types[i], j);
    }
}

static const struct field *
field_of(const struct record_type *type, size_t index)
{
    return &type->fields[index];
}

__attribute__((format(printf, 3, 4))) static void
must(bool fulfilled, const struct field *field, const char *format, ...)
{
    if (fulfilled)
        return;
    char what[300];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    fail_msg("field %s %s", field->name ? field->name : "without a name", what);
}

/* --- names and numbers --- */

static bool
is_lower_snake(const char *name)
{
    if (*name < 'a' || *name > 'z')
        return false;
    for (; *name != '\0'; name++) {
        bool fits = (*name >= 'a' && *name <= 'z') || (*name >= '0' && *name <= '9');
        if (!fits && !(*name == '_' && name[1] != '_' && name[1] != '\0'))
            return false;
    }
    return true;
}

static bool
is_sentence_case(const char *label)
{
    if (*label < 'A' || *label > 'Z' || strchr(".:?*", label[strlen(label) - 1]))
        return false;
    for (const char *blank = strchr(label, ' '); blank; blank = strchr(blank + 1, ' ')) {
        bool capital = blank[1] >= 'A' && blank[1] <= 'Z';
        bool acronym = blank[2] >= 'A' && blank[2] <= 'Z'; /* PCSO, PAP */
        if (capital && !acronym)
            return false;
    }
    return true;
}

static bool
is_one_sentence(const char *help)
{
    return *help >= 'A' && *help <= 'Z' && help[strlen(help) - 1] != '.' && !strstr(help, ". ");
}

static void
test_no_holes(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    must(!string_is_empty(field->name), field, "of %s has no name", type->name);
    must(!string_is_empty(field->label), field, "has no label");
    must(!string_is_empty(field->purpose), field, "has no purpose (B11)");
    must(!string_is_empty(field->help), field, "has no help");
    must((unsigned)field->kind < FIELD_KIND_COUNT, field, "has no kind");
    must(is_lower_snake(field->name), field, "must be lower snake");
    must(is_sentence_case(field->label), field, "must have a label in sentence case: %s",
         field->label);
    must(is_one_sentence(field->help), field, "must have a help that is one sentence: %s",
         field->help);
    must(string_starts(field->purpose, "to "), field, "must have a purpose that begins with to");
}

static void
no_holes(void **state)
{
    (void)state;
    for_each_field(test_no_holes);
}

/* S2: numbers are for ever; those of the core fields are 0. */
static void
test_unique(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    must(index < RECORD_CORE_COUNT ? field->number == 0 : field->number > 0, field,
         "has the number %d", field->number);
    for (size_t i = 0; i < index; i++) {
        const struct field *other = field_of(type, i);
        must(!string_equal(field->name, other->name), field, "comes twice");
        must(!string_equal_no_case(field->label, other->label), field, "has the label of %s",
             other->name);
        must(field->number == 0 || field->number != other->number, field, "has the number of %s",
             other->name);
    }
}

static void
names_and_numbers_are_unique(void **state)
{
    (void)state;
    for_each_field(test_unique);
}

static void
types_are_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        assert_true(is_lower_snake(type->name));
        assert_true(is_lower_snake(type->table));
        assert_true(is_sentence_case(type->label));
        assert_true(is_sentence_case(type->plural_label));
        assert_in_range(type->number, 1, 1000);
        assert_in_range(type->field_count, RECORD_CORE_COUNT + 1, MOST_FIELDS);
        assert_string_equal(type->fields[RECORD_ID].name, "id");
        assert_true(type->title_field < type->field_count);
        assert_true(type->sort_field < type->field_count);
        assert_true(type->parent_field < type->field_count);
        assert_true(type->fields[type->sort_field].flags & FIELD_KEYED);
        if (type->parent_field > 0)
            assert_int_equal(type->fields[type->parent_field].kind, FIELD_LINK);
        for (size_t j = 0; j < i; j++) {
            assert_int_not_equal(type->number, registry_types[j]->number);
            assert_string_not_equal(type->name, registry_types[j]->name);
            assert_string_not_equal(type->table, registry_types[j]->table);
        }
        assert_ptr_equal(registry_find_type(type->name), type);
        assert_ptr_equal(registry_find_type(type->table), type);
        assert_ptr_equal(registry_type_by_number(type->number), type);
    }
}

/* --- kinds --- */

static bool
is_configured_list(const char *name)
{
    char setting[100];
    snprintf(setting, sizeof setting, "lists.%s", name);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (string_equal(setting_rows[i].name, setting))
            return setting_rows[i].kind == SETTING_LIST;
    }
    return false;
}

static void
test_choices(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    bool is_choice = field->kind == FIELD_CHOICE;
    must(is_choice == (field->choices != NULL || field->list != NULL), field,
         "must have choices or name a list, if it is a choice");
    must(!(field->choices && field->list), field, "has both choices and a list");
    must(!field->list || is_configured_list(field->list), field, "names the list %s, which is none",
         field->list);
    for (size_t i = 0; field->choices && i < field->choices->count; i++) {
        const struct choice *choice = &field->choices->items[i];
        must(!string_is_empty(choice->code) && !string_is_empty(choice->label), field,
             "has a choice without code or label");
        must(is_sentence_case(choice->label), field, "has the label %s", choice->label);
        for (size_t j = 0; j < i; j++)
            must(!string_equal(choice->code, field->choices->items[j].code) &&
                     !string_equal_no_case(choice->label, field->choices->items[j].label),
                 field, "has %s twice", choice->code);
    }
}

static void
choices_are_whole(void **state)
{
    (void)state;
    for_each_field(test_choices);
}

static bool
is_registered(const struct record_type *type)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        if (registry_types[i] == type)
            return true;
    }
    return false;
}

static void
test_pointers(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    bool keyed = (field->flags & FIELD_KEYED) != 0;
    must((field->kind == FIELD_LINK) == (field->target != NULL), field,
         "must have a target, if it is a link");
    must(!field->target || is_registered(field->target), field, "links to an unknown type");
    must(field->key_from < type->field_count, field, "is keyed from a field that is none");
    must(field->key_from == 0 || (keyed && type->fields[field->key_from].kind == FIELD_TEXT), field,
         "must be keyed, and from a text");
    must(!keyed || (field->kind != FIELD_LINK && field->kind != FIELD_NOTES), field,
         "has no order to be keyed by");
    must((field->flags & ~8191u) == 0, field, "has an unknown flag");
    must(!(field->flags & FIELD_PAST) || field->kind == FIELD_DATE || field->kind == FIELD_MOMENT,
         field, "is no time that has been");
    must(!(field->flags & FIELD_OFFICER) || field->kind == FIELD_TEXT, field,
         "holds no name of an officer");
    must((field->flags & (FIELD_REQUIRED | FIELD_READ_ONLY)) != (FIELD_REQUIRED | FIELD_READ_ONLY),
         field, "is required and cannot be given");
    must(field->list_width >= 0 && field->list_width <= 40, field, "is %d wide", field->list_width);
}

static void
links_keys_and_flags_hold(void **state)
{
    (void)state;
    for_each_field(test_pointers);
}

/* The columns of a list fit on 80, with a mark in front and two blanks between. */
/* Two columns at 40, all of them at 120; what does not fit is left out from the right. */
static void
lists_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < registry_type_count; i++) {
        int width = 2, columns = 0;
        for (size_t j = 0; j < registry_types[i]->field_count; j++) {
            int column = field_of(registry_types[i], j)->list_width;
            if (column == 0)
                continue;
            width += columns++ == 0 ? column : column + 2;
            if (columns == 2 && width > 50)
                fail_msg("two columns of %s need %d", registry_types[i]->table, width);
        }
        assert_in_range(width, 20, 120);
    }
}

/* --- words --- */

static bool
is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether the text has a word that begins so, or with a full stop, that is the word. */
static bool
has_word(const char *text, const char *word)
{
    size_t length = strcspn(word, ".");
    for (const char *at = text; *at != '\0'; at++) {
        bool starts = at == text || !is_letter(at[-1]);
        if (starts && strncasecmp(at, word, length) == 0 &&
            (word[length] == '\0' || !is_letter(at[length])))
            return true;
    }
    return false;
}

/* The characteristics of the Equality Act 2010, how people ask for them, and what gives them
 * away. */
static const char *const characteristics[] = {
    "age.",    "aged.",          "ages.",     "born",      "birth",       "dob.",
    "disab",   "impair",         "health",    "condition", "medical",     "gender",
    "sex",     "male.",          "female",    "trans.",    "transg",      "transs",
    "pregnan", "matern",         "marri",     "marital",   "civil",       "spouse",
    "race.",   "racial",         "ethnic",    "colour",    "national",    "citizen",
    "origin",  "religio",        "faith",     "belief",    "orientation", "gay",
    "lesbian", "bisex",          "heterosex", "lgbt",      "black.",      "asian",
    "white.",  "mixed",          "muslim",    "christian", "hindu",       "sikh",
    "jew",     "monitor",        "protected", "diversity", "title.",      "maiden",
    "former",  "photo",          "accent",    "equality",  "minority",    "identity",
    "pronoun", "characteristic",
};

/* P33: of the stage that is called so only its dates are kept. */
static bool
is_stage(const struct field *field, const char *text)
{
    return string_equal(field->name, "lists.stages") && string_equal_no_case(text, "medical");
}

static void
no_characteristic(const struct field *field, const char *text)
{
    for (size_t i = 0; text && i < COUNT(characteristics); i++)
        must(is_stage(field, text) || !has_word(text, characteristics[i]), field,
             "says '%s': a word for a protected characteristic (P16-P18)", text);
}

/* Where a characteristic stands on purpose: what somebody said of themselves and what the register
 * of tie-breaks relies on, both behind their permission (P17, P12, T29), a share that is hoped for,
 * which is about nobody (P10), and who objects to being counted, which says no answer (P21). */
static const struct record_type *const of_groups[] = {
    &declaration_type, &tie_break_type,  &target_type,
    &objection_type,   &assessment_type, &evidence_type,
};

static bool
is_of_groups(const struct record_type *type)
{
    for (size_t i = 0; i < COUNT(of_groups); i++) {
        if (of_groups[i] == type)
            return true;
    }
    return false;
}

static void
test_characteristics(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    bool of_account = type == &user_type && index == USER_STATE; /* "disabled" */
    if (is_of_groups(type) || of_account)
        return;
    no_characteristic(field, field->name);
    no_characteristic(field, field->label);
    no_characteristic(field, field->purpose);
    no_characteristic(field, field->help);
    for (size_t i = 0; field->choices && i < field->choices->count; i++) {
        no_characteristic(field, field->choices->items[i].code);
        no_characteristic(field, field->choices->items[i].label);
    }
}

/* P16, P17, P18: staff cannot enter, see or search by a characteristic, because no field holds one.
 */
static void
no_field_is_a_characteristic(void **state)
{
    (void)state;
    for_each_field(test_characteristics);
    for (size_t i = 0; i < SETTING_COUNT; i++) { /* nor a code list that ships with posact */
        const struct choice_list *list = setting_rows[i].default_list;
        const struct field field = {.name = setting_rows[i].name};
        if (i == SETTING_NETWORKS || /* as their members call them; no field of a person (P42) */
            i == SETTING_GROUPS)     /* for the types of of_groups alone: groups_stay_alone */
            continue;
        for (size_t j = 0; list && j < list->count; j++) {
            no_characteristic(&field, list->items[j].code);
            if (setting_rows[i].kind == SETTING_LIST)
                no_characteristic(&field, list->items[j].label);
        }
    }
}

static bool
names_groups(const struct field *field)
{
    return field->choices == &setting_characteristics || string_equal(field->list, "groups");
}

/* P9, P17, T29: what tells the group of a person is guarded, leaves nowhere, and no list is sorted
 * or narrowed by it, or has it as a column; and no field but those of of_groups has it. */
static void
test_alone(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    bool guarded = type->may_see == permission_declarations && type->apart && type->may_leave;
    bool about_nobody = type == &target_type || type == &assessment_type || type == &event_type;
    must(!names_groups(field) || is_of_groups(type) || about_nobody, field, "names groups (P17)");
    if (!names_groups(field) || about_nobody)
        return;
    must(guarded, field, "tells a group and is not guarded (T29)");
    must((field->flags & FIELD_ALONE) != 0, field, "tells a group in lists (P9)");
}

static void
test_shown_alone(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    if (!(field->flags & FIELD_ALONE))
        return;
    must(!(field->flags &
           (FIELD_KEYED | FIELD_SEARCHED | FIELD_TITLE | FIELD_WITHIN | FIELD_INHERITED)),
         field, "is kept alone, and found or shown elsewhere (P9)");
    must(field->list_width == 0, field, "is kept alone, and a column of lists (P9)");
    must(index != type->title_field && index != type->sort_field, field, "is a title (B19)");
    must(!list_shape_takes(type, index), field, "can be a column (P9)");
}

/* B19, T29: what somebody's support rests on tells their group. */
static void
test_kept_back(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    bool rests_on =
        field->target == &assessment_type && type != &assessment_type && type != &evidence_type;
    must(!rests_on || field->may_see, field, "tells what support rests on, to everybody (T29)");
    must(!field->may_see || (field->flags & FIELD_ALONE) != 0, field,
         "is kept back, and stands in lists (B19)");
}

static void
groups_stay_alone(void **state)
{
    (void)state;
    for_each_field(test_kept_back);
    for_each_field(test_alone);
    for_each_field(test_shown_alone);
}

/* --- nothing that ranks --- */

/* P9: nothing in the name of a field, in what can be chosen or in a setting puts people in an order
 * or holds one back for another. What the words are right for, and why: */
static const char *const ordered_for_good_reason[] = {
    "finalist.scores",  /* what recruitment gave for each element, copied for one decision */
    "tie_break.scored", /* the day of it */
    "tie_break.merit",  /* that it must be by such scores */
};

static bool
has_good_reason(const char *where)
{
    for (size_t i = 0; i < COUNT(ordered_for_good_reason); i++) {
        if (string_equal(ordered_for_good_reason[i], where))
            return true;
    }
    return false;
}

static void
must_not_rank(const char *where, const char *text)
{
    char folded[200] = "";
    for (size_t i = 0; text && text[i] != '\0' && i + 1 < sizeof folded; i++) {
        folded[i] = (char)(text[i] == '_' || text[i] == '-' ? ' ' : text[i] | 0x20);
        folded[i + 1] = '\0';
    }
    if (tells_rank(folded) && !has_good_reason(where))
        fail_msg("%s says '%s': it puts people in an order (P9)", where, text);
}

static void
test_rank(const struct record_type *type, size_t index)
{
    const struct field *field = field_of(type, index);
    char where[100];
    snprintf(where, sizeof where, "%s.%s", type->name, field->name);
    must_not_rank(where, field->name);
    must_not_rank(where, field->label);
    for (size_t i = 0; field->choices && i < field->choices->count; i++) {
        must_not_rank(where, field->choices->items[i].code);
        must_not_rank(where, field->choices->items[i].label);
    }
}

static void
nothing_ranks(void **state)
{
    (void)state;
    for_each_field(test_rank);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = &setting_rows[i];
        must_not_rank(row->name, row->name);
        for (size_t j = 0; row->default_list && j < row->default_list->count; j++) {
            must_not_rank(row->name, row->default_list->items[j].code);
            must_not_rank(row->name,
                          row->kind == SETTING_LIST ? row->default_list->items[j].label : NULL);
        }
        for (size_t j = 0; j < row->column_count; j++)
            must_not_rank(row->name, row->columns[j].name);
    }
}

/* P9: what weighs when a buddy is suggested or a duplicate is looked for is known one by one, and a
 * new weight is looked at here first. */
static void
weights_are_known(void **state)
{
    (void)state;
    static const char *const known[] = {
        "duplicates.email",          "duplicates.phone",     "duplicates.name",
        "duplicates.postcode-area",  "duplicates.hint",      "duplicates.review",
        "suggestions.request",       "suggestions.role",     "suggestions.place",
        "suggestions.postcode-area", "suggestions.language", "suggestions.time",
        "suggestions.interest",      "suggestions.room",
    };
    size_t found = 0;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const char *name = setting_rows[i].name;
        if (!string_starts(name, "duplicates.") && !string_starts(name, "suggestions."))
            continue;
        assert_true(found < COUNT(known));
        assert_string_equal(name, known[found++]);
    }
    assert_int_equal(found, COUNT(known));
}

static void
the_rank_finder_finds(void **state)
{
    (void)state;
    static const char *const ranking[] = {
        "priority", "gold tier",  "early window", "on hold", "likelihood of success",
        "score",    "fast track", "chances",      "quota",
    };
    static const char *const fine[] = {"household", "role", "since", "golden hour"};
    for (size_t i = 0; i < COUNT(ranking); i++)
        assert_true(tells_rank(ranking[i]));
    for (size_t i = 0; i < COUNT(fine); i++)
        assert_false(tells_rank(fine[i]));
}

static void
the_word_finder_finds(void **state)
{
    (void)state;
    assert_true(has_word("age_group", "age."));
    assert_true(has_word("Age", "age."));
    assert_true(has_word("Ethnic group", "ethnic"));
    assert_true(has_word("your Gender", "gender"));
    assert_true(has_word("disability_kind", "disab"));
    assert_false(has_word("Agent", "age."));
    assert_false(has_word("Text message", "age."));
    assert_false(has_word("Language", "age."));
    assert_false(has_word("traces", "race."));
}

/* B03: no banned word in what every form shows. */
static void
test_wording(const struct record_type *type, size_t index)
{
    static const char *const banned[] = {
        "please", "sorry", "valid", "invalid", "illegal", "forbidden", "oops", "error",
    };
    const struct field *field = field_of(type, index);
    for (size_t i = 0; i < COUNT(banned); i++) {
        must(!has_word(field->label, banned[i]), field, "has a label with %s", banned[i]);
        must(!has_word(field->help, banned[i]), field, "has a help with %s", banned[i]);
    }
}

static void
no_banned_words(void **state)
{
    (void)state;
    for_each_field(test_wording);
}

/* --- new records --- */

/* What a new record starts with is canonical, and its form says what is missing in plain words. */
static void
new_records_start_well(void **state)
{
    (void)state;
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        struct record *record = record_new(type);
        if (type->prepare)
            type->prepare(record, &sample_context);
        for (size_t j = 0; j < type->field_count; j++) {
            struct error error;
            assert_true(
                field_accept(field_of(type, j), record_get(record, j), &sample_context, &error));
        }
        struct error_list problems;
        record_check(record, NULL, &sample_context, &problems);
        for (size_t j = 0; j < problems.count; j++) {
            assert_in_range(problems.items[j].field, 0, type->field_count - 1);
            bool either = type == &evidence_type; /* a figure, or words */
            must(either || (type->fields[problems.items[j].field].flags & FIELD_REQUIRED) != 0,
                 field_of(type, (size_t)problems.items[j].field), "is amiss in a new %s",
                 type->name);
        }
        error_list_clear(&problems);
        record_free(record);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_holes),
        cmocka_unit_test(names_and_numbers_are_unique),
        cmocka_unit_test(types_are_whole),
        cmocka_unit_test(choices_are_whole),
        cmocka_unit_test(links_keys_and_flags_hold),
        cmocka_unit_test(lists_fit),
        cmocka_unit_test(no_field_is_a_characteristic),
        cmocka_unit_test(groups_stay_alone),
        cmocka_unit_test(nothing_ranks),
        cmocka_unit_test(weights_are_known),
        cmocka_unit_test(the_rank_finder_finds),
        cmocka_unit_test(the_word_finder_finds),
        cmocka_unit_test(no_banned_words),
        cmocka_unit_test(new_records_start_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
