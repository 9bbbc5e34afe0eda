/* vcard_import_test.c - cards become people: which phone is taken, what goes into the notes, what
 * is never taken over (P16, P18), and the shared cards of two address books. */
#include "exchange/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/import_file.h"

static int
open_session(void **state)
{
    *state = fixture_session();
    return 0;
}

static int
close_session(void **state)
{
    fixture_session_free(*state);
    return 0;
}

#define CARD(lines) "BEGIN:VCARD\nVERSION:3.0\n" lines "END:VCARD\n"

static void
the_words_of_the_report(struct session *session, const char *text, const char *words)
{
    struct import_report report;
    struct text told = TEXT_EMPTY;
    import_bytes(session, &candidate_type, text, strlen(text), true, &report);
    import_report_write(&report, true, &told);
    if (strstr(text_string(&told), words) == NULL)
        fail_msg("no '%s' in:\n%s", words, text_string(&told));
    text_clear(&told);
    import_report_clear(&report);
}

static void
a_person(void **state)
{
    struct session *session = *state;
    static const char file[] =
        CARD("UID:a1\nFN:Siân Wyn-Jones\nN:Wyn-Jones;Siân;;Ms;\nNICKNAME:Siani\n"
             "TEL:07700 900123\nEMAIL:sian@example.org\nADR;TYPE=home:;;1 The Street;Town;;ST16 "
             "2AB;UK\nLANG:cy-GB\nNOTE:Met at the fair\\, asked about boots\n");
    import_text(session, file, "1 1 0 0 0 0");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_KNOWN_AS, "Siani");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_PHONE, "07700 900123");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_EMAIL, "sian@example.org");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_POSTCODE_AREA, "ST16");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_LANGUAGE, "cy");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_NOTES,
                    "Met at the fair, asked about boots");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_IMPORT_KEY, "vcard:a1");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_SOURCE, "vcard");
    import_text(session, file, "1 0 0 1 0 0"); /* E24 */
}

static void
the_name_without_fn(void **state)
{
    struct session *session = *state;
    import_text(session,
                CARD("N:Obi;Ada;Grace;Dr;\n") CARD("N:Ko\n") CARD("EMAIL:no.name@example.org\n")
                    CARD("ORG:Nobody\n"),
                "4 3 0 0 1 0");
    assert_value_of(session, "Ada Grace Obi", CANDIDATE_KNOWN_AS, NULL);
    assert_value_of(session, "Ko", CANDIDATE_KNOWN_AS, NULL);
    assert_value_of(session, "no.name@example.org", CANDIDATE_PHONE, NULL);
}

/* Preferred before mobile before any other; the rest is in the notes, by its words. */
static void
several_phones_and_emails(void **state)
{
    struct session *session = *state;
    static const char file[] =
        CARD("FN:Mobile\nTEL;TYPE=work:07700 900001\nTEL;TYPE=CELL:07700 900002\n"
             "TEL;TYPE=home:07700 900003\nTEL;TYPE=work,fax:07700 900004\n")
            CARD("FN:Preferred\nTEL;TYPE=CELL:07700 900005\nTEL;TYPE=home,pref:07700 900006\n")
                CARD("FN:Numbered\nTEL;TYPE=cell;PREF=2;VALUE=uri:tel:+44-7700-900007\n"
                     "TEL;PREF=1;VALUE=uri:tel:+44-7700-900008;ext=12\n")
                    CARD("FN:Labelled\nitem1.TEL:07700 900009\nitem1.X-ABLabel:Mam's house\n"
                         "item2.TEL:07700 900010\nitem2.X-ABLabel:_$!<Mobile>!$_\n"
                         "item3.TEL:07700 900011\nitem3.X-ABLabel:Husband\n")
                        CARD("FN:Fax\nTEL;TYPE=fax,pref:07700 900012\n")
                            CARD("FN:Words\nTEL;CELL:ask at the desk\nTEL:07700 900013\n")
                                CARD("FN:Mail\nEMAIL;TYPE=work:work@example.org\n"
                                     "EMAIL;TYPE=home:home@example.org\nEMAIL:mailto:x\n");
    import_text(session, file, "7 7 0 0 0 0");
    assert_value_of(session, "Mobile", CANDIDATE_PHONE, "07700 900002");
    assert_value_of(session, "Mobile", CANDIDATE_NOTES,
                    "Phone, fax: 07700 900004\nPhone, home: 07700 900003\n"
                    "Phone, work: 07700 900001");
    assert_value_of(session, "Preferred", CANDIDATE_PHONE, "07700 900006");
    assert_value_of(session, "Preferred", CANDIDATE_NOTES, "Phone, mobile: 07700 900005");
    assert_value_of(session, "Numbered", CANDIDATE_PHONE, "+44-7700-900008 ext 12");
    assert_value_of(session, "Labelled", CANDIDATE_PHONE, "07700 900010");
    assert_value_of(session, "Labelled", CANDIDATE_NOTES,
                    "Phone: 07700 900011\nPhone, Mam's house: 07700 900009");
    assert_value_of(session, "Fax", CANDIDATE_PHONE, NULL);
    assert_value_of(session, "Fax", CANDIDATE_NOTES, "Phone, fax: 07700 900012");
    assert_value_of(session, "Words", CANDIDATE_PHONE, "07700 900013");
    assert_value_of(session, "Words", CANDIDATE_NOTES, "Phone, mobile: ask at the desk");
    assert_value_of(session, "Mail", CANDIDATE_EMAIL, "home@example.org");
    assert_value_of(session, "Mail", CANDIDATE_NOTES, "Email: x\nEmail, work: work@example.org");
    import_text(session, file, "7 0 0 7 0 0");
    the_words_of_the_report(session, CARD("FN:New\nTEL:07700 900020\nTEL:07700 900021\n"),
                            "Phone 2: went into the notes in 1 row, because Phone was filled");
}

/* P4, P16, P18: whatever a card tells of a protected characteristic is counted and left. */
static void
no_characteristic_is_taken_over(void **state)
{
    struct session *session = *state;
    static const char file[] =
        CARD("FN:Ada\nBDAY:1990-01-01\nGENDER:canary\nX-SPOUSE:canary\nANNIVERSARY:20200101\n"
             "RELATED;TYPE=spouse:canary\nX-GENDER:canary\nPRONOUNS:canary\nX-RELIGION:canary\n"
             "item1.X-ABRELATEDNAMES:canary\nLANG:canary\n");
    the_words_of_the_report(session, file,
                            "Birthday: left out in 1 row, because it may tell a prot");
    the_words_of_the_report(session, file, "Gender: left out in 1 row, because it may tell a prot");
    import_text(session, file, "1 1 0 0 0 0");
    struct text all = TEXT_EMPTY;
    export_json(session, &candidate_type, &all);
    assert_null(strstr(text_string(&all), "canary"));
    assert_null(strstr(text_string(&all), "1990"));
    text_clear(&all);
    struct choice choice = {.code = "Birthday", .label = "notes"};
    struct import_options options = {
        .type = &candidate_type, .mapping = &choice, .mapping_count = 1};
    struct import_report report;
    struct error error;
    char *folder = fixture_folder();
    char *path = files_write(folder, "card", file, strlen(file));
    options.path = path;
    assert_false(import_run(session, &options, &report, &error));
    assert_non_null(strstr(error.text, "protected characteristic"));
    import_report_clear(&report);
    free(path);
    fixture_remove(folder);
}

static void
cards_that_are_refused(void **state)
{
    struct session *session = *state;
    static const char file[] = CARD("FN:Good\n") CARD("FN:Broken\nno colon\n")
        CARD("FN:Group\nKIND:group\n") CARD("FN:Bell\\a\nNOTE:a\x07 b\n");
    the_words_of_the_report(session, file, "Line 5: refused: A line has no colon");
    the_words_of_the_report(session, file, "Line 10: refused: This card is of the kind 'group'");
    import_text(session, file, "4 1 0 0 3 0"); /* F03 */
    the_words_of_the_report(
        session, CARD("FN:Good\n") CARD("KIND:éééééééééééééééééééxéééééééééééééééééééééééééé\n"),
        "of the kind 'éééééééééééééééééééxéééééééééééééééééééé', not of a person");
}

static void
only_people_have_cards(void **state)
{
    struct session *session = *state;
    static const char file[] = CARD("FN:Ada\n");
    char *folder = fixture_folder();
    char *path = files_write(folder, "card.vcf", file, strlen(file));
    struct import_options options = {.type = &contact_type, .path = path};
    struct import_report report;
    struct error error;
    assert_false(import_run(session, &options, &report, &error));
    assert_non_null(strstr(error.text, "comes in as a candidate"));
    import_report_clear(&report);
    free(path);
    path = files_write(folder, "empty.vcf", "Name\nAda\n", 9);
    options = (struct import_options){.type = &candidate_type, .path = path};
    assert_false(import_run(session, &options, &report, &error));
    assert_string_equal(error.text, "Line 1: BEGIN:VCARD must stand here");
    import_report_clear(&report);
    free(path);
    path = files_write(folder, "none.vcf", "", 0);
    options = (struct import_options){.type = &candidate_type, .path = path};
    assert_false(import_run(session, &options, &report, &error));
    assert_string_equal(error.text, "The file is empty; it has no cards");
    import_report_clear(&report);
    free(path);
    fixture_remove(folder);
}

/* --- the shared cards --- */

static bool
import_shared(struct session *session, const char *name, const char *counts)
{
    char *path = files_shared(name);
    if (path == NULL)
        return false;
    import_file(session, path, counts);
    free(path);
    return true;
}

static void
cards_of_evolution(void **state)
{
    struct session *session = *state;
    if (!import_shared(session, "imports/evolution/custom-1.vcf", "1 1 0 0 0 0"))
        skip();
    assert_value_of(session, "Micheal Jackson", CANDIDATE_PHONE, "+1-221-5423789");
    import_shared(session, "imports/evolution/custom-12.vcf", "1 1 0 0 0 0");
    assert_value_of(session, "Lindsey Stirling", CANDIDATE_NOTES,
                    "Phone, home: 1.800 E L E P H A N T");
    import_shared(session, "imports/evolution/custom-2.vcf", "1 1 0 0 0 0");
    assert_value_of(session, "Janet Jackson", CANDIDATE_NOTES, "Email 2: janny@jackson.com");
    import_shared(session, "imports/evolution/custom-6.vcf", "1 1 0 0 0 0");
    assert_value_of(session, "%Stran_ge Name", CANDIDATE_NOTES,
                    "Phone, home: ask Jenny for Lisa's number");
    import_shared(session, "imports/evolution/name-only.vcf", "1 1 0 0 0 0");
    assert_value_of(session, "John Doe", CANDIDATE_EMAIL, NULL);
    import_shared(session, "imports/evolution/simple-1.vcf", "1 1 0 0 0 0");
    assert_value_of(session, "Foo Bar", CANDIDATE_EMAIL, "foo.bar@example.org");
    import_shared(session, "imports/evolution/quoted-printable-canada.vcf", "1 1 0 0 0 0");
    assert_value_of(session, "canada address", CANDIDATE_POSTCODE_AREA, NULL);
}

static void
cards_of_roundcube(void **state)
{
    struct session *session = *state;
    if (!import_shared(session, "imports/roundcube/apple.vcf", "1 1 0 0 0 0"))
        skip();
    assert_value_of(session, "Apple Computer AG", CANDIDATE_NOTES, NULL);
    import_shared(session, "imports/roundcube/johndoe.vcf", "1 1 0 0 0 0");
    assert_value_of(session, "John Doë", CANDIDATE_PHONE, "+987654321");
    assert_value_of(session, "John Doë", CANDIDATE_EMAIL, "roundcube@gmail.com");
    assert_value_of(session, "John Doë", CANDIDATE_NOTES,
                    "The notes...\nEmail, work: inbox@roundcube.net\nPhone, work: +123456789");
}

/* The card that a good importer makes of a CSV file, and that file: the same person. */
static void
cards_and_tables_of_the_same_people(void **state)
{
    static const char *const names[] = {"gmail", "outlook", "email"};
    static const size_t fields[] = {CANDIDATE_NAME, CANDIDATE_PHONE, CANDIDATE_POSTCODE_AREA};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *card_name = must_format("imports/roundcube/%s.vcf", names[i]);
        char *table_name = must_format("imports/roundcube/%s.csv", names[i]);
        char *card = files_shared(card_name), *table = files_shared(table_name);
        free(card_name);
        free(table_name);
        if (card == NULL || table == NULL) {
            free(card);
            free(table);
            skip();
        }
        struct session *of_card = fixture_session(), *of_table = fixture_session();
        struct import_report report;
        struct error error;
        struct import_options options = {.type = &candidate_type, .path = card};
        assert_true(import_run(of_card, &options, &report, &error));
        import_report_clear(&report);
        options.path = table;
        assert_true(import_run(of_table, &options, &report, &error));
        import_report_clear(&report);
        struct record_list people = {.items = NULL};
        struct query query = query_default(&candidate_type);
        assert_true(session_read(of_table, &query, QUERY_FIRST, NULL, 100, &people, &error));
        struct record_list cards = {.items = NULL};
        assert_true(session_read(of_card, &query, QUERY_FIRST, NULL, 100, &cards, &error));
        assert_int_equal(cards.count, people.count);
        assert_true(people.count > 0);
        for (size_t j = 0; j < people.count; j++) {
            for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
                assert_true(record_same_value(cards.items[j], people.items[j], fields[k]));
        }
        record_list_clear(&people);
        record_list_clear(&cards);
        fixture_session_free(of_card);
        fixture_session_free(of_table);
        free(card);
        free(table);
    }
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_session, close_session)
    const struct CMUnitTest tests[] = {
        TEST(a_person),
        TEST(the_name_without_fn),
        TEST(several_phones_and_emails),
        TEST(no_characteristic_is_taken_over),
        TEST(cards_that_are_refused),
        TEST(only_people_have_cards),
        TEST(cards_of_evolution),
        TEST(cards_of_roundcube),
        cmocka_unit_test(cards_and_tables_of_the_same_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
