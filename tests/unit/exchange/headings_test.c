/* headings_test.c - the files of other programs are recognised, and no characteristic is read. */
#include "exchange/headings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/csv.h"
#include "modules/candidate.h"
#include "modules/characteristic.h"
#include "modules/contact.h"
#include "support/files.h"

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof *(array))

static void
assert_normal(const char *heading, const char *expected)
{
    struct text out = TEXT_EMPTY;
    heading_normalise(&out, heading);
    assert_string_equal(text_string(&out), expected);
    text_clear(&out);
}

static void
headings_have_a_normal_form(void **state)
{
    (void)state;
    assert_normal("First Name", "first name");
    assert_normal("\uFEFF  E-mail\r\n Address : ", "email address");
    assert_normal("full_name", "full name");
    assert_normal("Rhif ffôn *", "rhif ffon");
    assert_normal("E‑bost", "ebost");
    assert_normal("Order #", "order #");
    assert_normal("What’s your name?", "what's your name");
    assert_normal("", "");
    assert_normal("***", "");
}

/* --- mapping a heading line --- */

static const struct heading_choices no_choices = {NULL, 0};

/* The heading line, comma-separated, as "kind: heading=field(use), ...". */
static void
describe(const struct record_type *type, const char *line, const char *first_row,
         const struct heading_choices *choices, struct text *out)
{
    struct text bytes = TEXT_EMPTY;
    text_append_format(&bytes, "%s\n%s\n", line, first_row);
    struct csv *csv = csv_open_bytes(bytes.bytes, bytes.length);
    struct csv *first = csv_open_bytes(bytes.bytes, bytes.length);
    struct csv_row headings, cells = {.cells = NULL};
    struct error error = {.code = ERROR_NONE};
    assert_true(csv_next(csv, &headings, &error));
    assert_true(csv_next(first, &cells, &error));
    bool has_first = csv_next(first, &cells, &error);
    struct mapping mapping;
    error.code = ERROR_NONE;
    bool ok = mapping_build(&mapping, type, (const char *const *)headings.cells, headings.count,
                            has_first ? (const char *const *)cells.cells : NULL,
                            has_first ? cells.count : 0, choices, &error);
    if (ok)
        text_append_format(out, "%s:", mapping.kind->name);
    else
        text_append_format(out, "error: %s", error.text);
    static const char *const uses[] = {"", "+given", "+middle", "+family"};
    for (size_t i = 0; ok && i < mapping.order_count; i++) {
        const struct column *column = &mapping.columns[mapping.order[i]];
        text_append(out, " ");
        heading_tidy(out, column->heading);
        text_append_format(out, "=%s%s;", column->field->name, uses[column->use]);
    }
    if (ok && mapping.key_count > 0)
        text_append_format(out, " key %zu", mapping.key_count);
    mapping_clear(&mapping);
    csv_close(csv);
    csv_close(first);
    text_clear(&bytes);
}

static void
assert_mapping(const char *line, const char *expected)
{
    struct text out = TEXT_EMPTY;
    describe(&candidate_type, line, "", &no_choices, &out);
    assert_string_equal(text_string(&out), expected);
    text_clear(&out);
}

static void
plain_tables_are_mapped(void **state)
{
    (void)state;
    assert_mapping("Name,Email,Phone", "table: Name=name; Email=email; Phone=phone;");
    assert_mapping("NAME, e-mail ,Shoe size", "table: e-mail=email; NAME=name;");
    assert_mapping("Full name,Phone,Role", "table: Full name=name; Phone=phone; Role=role;");
    assert_mapping("name,status,owner", "table: name=name; status=status; owner=owner;");
    assert_mapping("Name,Status,Owner,City", "table: Name=name;");
    assert_mapping("Enw,E-bost,Rhif ffôn,Cod post",
                   "table: E-bost=email; Cod post=postcode_area; Rhif ffôn=phone; Enw=name;");
    assert_mapping("Namn,E-post,Mobil", "table: E-post=email; Mobil=phone; Namn=name;");
    assert_mapping("First Name,Surname,Mobile,Home Phone",
                   "table: Mobile=phone; Home Phone=phone; First Name=name+given; "
                   "Surname=name+family;");
    assert_mapping("x,y", "table:");
}

static void
questions_are_read_with_care(void **state)
{
    (void)state;
    static const struct {
        const char *question, *field; /* NULL: left out */
    } questions[] = {
        {"What is your full name?", "name"},
        {"Your name (as you would like it on a badge)", "name"},
        {"Beth yw eich enw llawn?", "name"},
        {"What's your email?", "email"},
        {"Please give an email address we can reach you at", "email"},
        {"Beth yw eich cyfeiriad e-bost?", "email"},
        {"Best mobile number", "phone"},
        {"Your telephone / rhif ffôn", "phone"},
        {"What is your postcode?", "postcode_area"},
        {"Which role are you interested in?", "role"},
        {"Pa rôl sydd o ddiddordeb i chi?", "role"},
        {"How did you hear about this event?", "heard"},
        {"Sut clywsoch am y digwyddiad?", "heard"},
        {"How would you like to be contacted?", "preferred_contact"},
        {"When is the best time to call?", "preferred_time"},
        {"What should we call you?", "known_as"},
        {"Can we use your email address for other events?", NULL},
        {"Do you have a mobile number?", NULL},
        {"Emergency contact number", NULL},
        {"Your line manager's email address", NULL},
        {"Email address or phone number", NULL},
        {"How old are you?", NULL},
        {"What is your ethnic group?", NULL},
        {"Your name at birth", NULL},
        {"Which role models have helped you as a woman?", NULL},
        {"Beth yw eich crefydd?", NULL},
        {"Anything else?", NULL},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(questions); i++) {
        struct text out = TEXT_EMPTY;
        struct text line = TEXT_EMPTY;
        text_append_format(&line, "Timestamp,\"%s\"", questions[i].question);
        describe(&candidate_type, text_string(&line), "", &no_choices, &out);
        const char *equals = strrchr(text_string(&out), '=');
        const char *field = questions[i].field;
        bool same = field == NULL ? equals == NULL
                                  : equals != NULL && string_starts(equals + 1, field) &&
                                        equals[1 + strlen(field)] == ';';
        if (!same)
            fail_msg("%s: %s", questions[i].question, text_string(&out));
        text_clear(&line);
        text_clear(&out);
    }
}

static void
what_the_user_says_goes_first(void **state)
{
    (void)state;
    static const struct choice items[] = {
        {"best  NAME", "name", false},
        {"Phone", "", false},
        {"T-shirt", "notes", false},
        {"Not there", "email", false},
    };
    const struct heading_choices choices = {items, 4};
    struct text out = TEXT_EMPTY;
    describe(&candidate_type, "Name,Best name:,Phone,T-shirt", "", &choices, &out);
    assert_string_equal(text_string(&out), "table: Best name:=name; T-shirt=notes; Name=name;");
    text_clear(&out);
}

static void
what_the_user_says_is_checked(void **state)
{
    (void)state;
    static const struct {
        struct choice choice;
        const char *words;
    } wrong[] = {
        {{"Phone", "fone", false}, "phone"},
        {{"Phone", "created", false}, "'created' is set by posact"},
        {{"Phone", "import_key", false}, "'import_key' is set by posact"},
        {{"Ethnicity", "notes", false}, "protected characteristic"},
        {{"Date of birth", "notes", false}, "protected characteristic"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(wrong); i++) {
        const struct heading_choices choices = {&wrong[i].choice, 1};
        struct text out = TEXT_EMPTY;
        describe(&candidate_type, "Phone,Ethnicity,Date of birth", "", &choices, &out);
        assert_true(string_starts(text_string(&out), "error: "));
        assert_non_null(strstr(text_string(&out), wrong[i].words));
        text_clear(&out);
    }
}

static void
our_own_files_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const struct record_type *type;
        const char *line, *row, *kind;
    } files[] = {
        {&candidate_type, "id,created,changed,name,phone", "", "posact:"},
        {&candidate_type, "id,phone", "0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90,1", "posact:"},
        {&candidate_type, "id,name,phone", "17,Ada,1", "table:"},
        {&candidate_type, "id,full_name", "0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90,Ada", "table:"},
        {&contact_type, "id,created,changed,candidate,summary", "", "posact:"},
        {&contact_type, "name,email", "", "table:"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(files); i++) {
        struct text out = TEXT_EMPTY;
        describe(files[i].type, files[i].line, files[i].row, &no_choices, &out);
        if (!string_starts(text_string(&out), files[i].kind))
            fail_msg("%s: %s", files[i].line, text_string(&out));
        text_clear(&out);
    }
}

/* --- the tables themselves --- */

static const struct record_type *const types[] = {&candidate_type, &contact_type};

static void
headings_stand_in_their_normal_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++) {
        const struct importable *importable = importable_find(types[i]);
        for (size_t j = 0; j < importable->known_count; j++)
            assert_normal(importable->known[j].heading, importable->known[j].heading);
    }
    for (size_t i = 0; i < known_question_count; i++)
        assert_normal(known_questions[i].heading, known_questions[i].heading);
    for (size_t i = 0; i < import_kind_count; i++) {
        for (size_t j = 0; j < 3 && import_kinds[i].headings[j] != NULL; j++)
            assert_normal(import_kinds[i].headings[j], import_kinds[i].headings[j]);
    }
}

/* None asks for a characteristic, and none stands there twice. */
static void
check_known(const struct importable *importable)
{
    for (size_t i = 0; i < importable->known_count; i++) {
        assert_false(tells_characteristic(importable->known[i].heading));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(importable->known[i].heading, importable->known[j].heading);
    }
}

/* P16-P18: nothing that is read asks for a characteristic, and no known heading fills a field
 * but those of getting in touch. */
static void
no_characteristic_is_ever_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++)
        check_known(importable_find(types[i]));
    for (size_t i = 0; i < known_question_count; i++)
        assert_false(tells_characteristic(known_questions[i].heading));
    static const char *const asked[] = {
        "Gender",
        "Sex",
        "What is your gender identity?",
        "Is this the same as at birth",
        "Birthday",
        "Date of birth",
        "DOB",
        "Age",
        "Age group",
        "Ethnicity",
        "Ethnic origin",
        "Which race are you?",
        "Nationality",
        "Religion or belief",
        "Faith",
        "Disability",
        "Are you disabled?",
        "Sexual orientation",
        "Marital status",
        "Spouse",
        "Children",
        "Pregnancy and maternity",
        "Anniversary",
        "Rhywedd",
        "Ethnigrwydd",
        "Crefydd",
        "Anabledd",
        "Oedran",
        "Dyddiad geni",
        "Cyfeiriadedd rhywiol",
        "Maiden Name",
        "Previous name",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(asked); i++) {
        struct text normal = TEXT_EMPTY;
        heading_normalise(&normal, asked[i]);
        if (!tells_characteristic(text_string(&normal)))
            fail_msg("%s", asked[i]);
        text_clear(&normal);
    }
    static const char *const harmless[] = {
        "sussex", "essex", "page",    "manager",  "racecourse street",
        "wages",  "usage", "message", "language", "mansfield",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(harmless); i++)
        assert_false(tells_characteristic(harmless[i]));
}

/* --- the headings of other programs --- */

/* What each line of imports/export-headers.csv gives, in the file's order. */
static const char *const known_exports[] = {
    "microsoft forms: Email=email; Name=name; key 2",
    "microsoft forms: Email=email; Name=name; key 2",
    "microsoft forms: Email=email; Name=name; key 2",
    "microsoft forms: Email=email; Name=name; key 2",
    "google forms: Email Address=email;",
    "google forms: Email Address=email;",
    "eventbrite: Email=email; Home Zip=postcode_area; First Name=name+given; "
    "Last Name=name+family; key 1",
    "eventbrite: Email=email; First Name=name+given; Surname=name+family;",
    "mailchimp: Email Address=email; NOTES=notes; First Name=name+given; Last Name=name+family; "
    "key 1",
    NULL, /* only the last headings are given */
    "outlook: Notes=notes; E-mail Address=email; Mobile Phone=phone; "
    "Home Postal Code=postcode_area; Primary Phone=phone; E-mail 2 Address=email; "
    "E-mail 3 Address=email; Home Phone=phone; Home Phone 2=phone; Business Phone=phone; "
    "Business Phone 2=phone; First Name=name+given; Middle Name=name+middle; "
    "Last Name=name+family;",
    "google contacts: Notes=notes; Nickname=known_as; Phone 1 - Value=phone; Name=name; "
    "Given Name=name+given; Additional Name=name+middle; Family Name=name+family;",
    "typeform: Phone number=phone; What's your name?=name; What's your email?=email; key 1",
    "facebook: email=email; phone_number=phone; full_name=name; key 1",
    NULL, /* the line is described in words */
};

static void
every_known_export_is_recognised(void **state)
{
    (void)state;
    char *path = files_shared("imports/export-headers.csv");
    if (path == NULL)
        return;
    struct error error = {.code = ERROR_NONE};
    struct csv *csv = csv_open(path, &error);
    struct csv_row row;
    assert_true(csv_next(csv, &row, &error));
    for (size_t i = 0; i < ARRAY_LENGTH(known_exports); i++) {
        assert_true(csv_next(csv, &row, &error));
        if (known_exports[i] == NULL)
            continue;
        struct text out = TEXT_EMPTY;
        describe(&candidate_type, row.cells[3], "", &no_choices, &out);
        if (!string_equal(text_string(&out), known_exports[i]))
            fail_msg("%s, %s:\n%s\n%s", row.cells[0], row.cells[1], text_string(&out),
                     known_exports[i]);
        text_clear(&out);
    }
    assert_false(csv_next(csv, &row, &error));
    csv_close(csv);
    free(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_have_a_normal_form),
        cmocka_unit_test(plain_tables_are_mapped),
        cmocka_unit_test(questions_are_read_with_care),
        cmocka_unit_test(what_the_user_says_goes_first),
        cmocka_unit_test(what_the_user_says_is_checked),
        cmocka_unit_test(our_own_files_are_recognised),
        cmocka_unit_test(headings_stand_in_their_normal_form),
        cmocka_unit_test(no_characteristic_is_ever_read),
        cmocka_unit_test(every_known_export_is_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
