/* import_kinds_test.c - the files of Microsoft Forms, Google, Eventbrite, Mailchimp, Outlook and
 * others, from their first row to the record. */
#include "exchange/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "modules/candidate.h"
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

static void
assert_name_and_email(struct session *session, const char *name, const char *email)
{
    assert_value_of(session, name, CANDIDATE_EMAIL, email);
}

static void
microsoft_forms(void **state)
{
    struct session *session = *state;
    static const char file[] =
        "ID,Start time,Completion time,Email,Name,Last modified time,\"What is your\n full name?\","
        "\"Your phone number\n(mobile if you can)\",Which role are you interested in?,"
        "How did you hear about us?,What is your ethnic group?\n"
        "1,7/2/20 11:00:22,7/2/20 11:02:00,anonymous,Anonymous,,Siân Wyn-Jones,07700 900123,"
        "Police constable;,Careers fair;A friend: Jo;,Welsh\n"
        "2,7/2/20 11:01:22,7/2/20 11:03:00,ada@example.org,\"OBI, Ada\",,,,"
        "Police constable;Special constable;,,\n"
        "3,7/2/20 11:01:22,7/2/20 11:03:00,anonymous,Anonymous,,,07700 900124,,,\n";
    import_text(session, file, "3 2 0 0 1 0");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_EMAIL, NULL);
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_PHONE, "07700 900123");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_ROLE, "pc");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_NOTES,
                    "How did you hear about us? Careers fair;A friend: Jo");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_IMPORT_KEY,
                    "microsoft forms:1 7/2/20 11:00:22");
    assert_value_of(session, "OBI, Ada", CANDIDATE_EMAIL, "ada@example.org");
    assert_value_of(session, "OBI, Ada", CANDIDATE_NOTES,
                    "Which role are you interested in? Police constable;Special constable");
    import_text(session, file, "3 0 0 2 1 0");
}

static void
google_forms(void **state)
{
    struct session *session = *state;
    static const char file[] =
        "Timestamp,Email Address,Score,Your full name,What is your postcode?,Gender\r\n"
        "2026/09/27 3:00:00 PM GMT+3,sian@example.org,4 / 5,Siân Wyn-Jones,m14 5rt,x\r\n"
        "2026/09/27 3:00:01 PM GMT+3,bo@example.org,,Bo,90210,x\r\n";
    import_text(session, file, "2 2 0 0 0 0");
    assert_name_and_email(session, "Siân Wyn-Jones", "sian@example.org");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_POSTCODE_AREA, "M14");
    assert_value_of(session, "Bo", CANDIDATE_POSTCODE_AREA, NULL);
    assert_value_of(session, "Bo", CANDIDATE_NOTES, NULL);
    assert_value_of(session, "Bo", CANDIDATE_SOURCE, "google forms");
}

static void
eventbrite_rows_of_one_order(void **state)
{
    struct session *session = *state;
    static const char file[] =
        "Order #,Order Date,First Name,Surname,Email,Event Name,Ticket Type,Attendee Status\n"
        "1,2026-05-01,Ann,Lee,lee@example.org,Open day,General,Attending\n"
        "1,2026-05-01,Ben,Lee,lee@example.org,Open day,General,Checked In\n"
        "2,2026-05-01,Cy,Roe,cy@example.org,Open day,General,Not Attending\n";
    import_text(session, file, "3 3 0 0 0 1");
    assert_name_and_email(session, "Ann Lee", "lee@example.org");
    assert_name_and_email(session, "Ben Lee", "lee@example.org");
    import_text(session, file, "3 0 0 3 0 0");
}

static void
typeform_and_facebook(void **state)
{
    struct session *session = *state;
    import_text(session,
                "#,What's your name?,What's your email?,Phone number,Submitted At\n"
                "a1b2,Ada,ada@example.org,07700 900123,2026-05-30 18:00:01\n",
                "1 1 0 0 0 0");
    assert_value_of(session, "Ada", CANDIDATE_IMPORT_KEY, "typeform:a1b2");
    import_text(session,
                "id,created_time,ad_name,form_name,full_name,email,phone_number\n"
                "l:77,2026-05-01T10:00:00,Ad,Form,Bo,bo@example.org,p:+447700900124\n",
                "1 1 0 0 0 0");
    assert_value_of(session, "Bo", CANDIDATE_PHONE, "+447700900124");
    assert_value_of(session, "Bo", CANDIDATE_IMPORT_KEY, "facebook:l:77");
}

static void
swedish_excel(void **state)
{
    struct session *session = *state;
    import_text(session,
                "sep=;\r\nNamn;E-post;Mobil\r\nÅsa Öberg;asa@example.org;070-123 45 67\r\n",
                "1 1 0 0 0 0");
    assert_value_of(session, "Åsa Öberg", CANDIDATE_PHONE, "070-123 45 67");
}

static void
google_contacts(void **state)
{
    struct session *session = *state;
    static const char file[] =
        "Name,Given Name,Family Name,Nickname,Birthday,Gender,Group Membership,"
        "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,"
        "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,"
        "Phone 3 - Type,Phone 3 - Value\n"
        "Siân Wyn-Jones,Siân,Wyn-Jones,Siani,1990-01-01,f,* My Contacts ::: Fair,"
        "Work,work@example.org,* Home,home@example.org ::: other@example.org,"
        "Work Fax,0161 4960000,Work,0161 4960001,Mobile,07700 900123 ::: 07700 900124\n"
        ",Bo,,,,,,,,,,Home,none,Pager,12345678,Work,0161 4960002\n";
    import_text(session, file, "2 2 0 0 0 0");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_PHONE, "07700 900123");
    assert_name_and_email(session, "Siân Wyn-Jones", "home@example.org");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_KNOWN_AS, "Siani");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_NOTES, NULL);
    assert_value_of(session, "Bo", CANDIDATE_PHONE, "0161 4960002");
}

static void
outlook(void **state)
{
    struct session *session = *state;
    static const char file[] =
        "First Name,Middle Name,Last Name,Title,Gender,Birthday,Language,Notes,E-mail Address,"
        "E-mail 2 Address,Home Phone,Mobile Phone,Home Postal Code,Spouse,Manager's Name\n"
        "Mary,Jane,Watson,Ms,Female,0/0/00,Polish,\"Two\nlines\",mj@example.org,old@example.org,"
        "0161 4960001,07700 900123,M14 5RT,Peter,Boss\n";
    struct text words = TEXT_EMPTY;
    struct import_report report;
    import_bytes(session, &candidate_type, file, sizeof file - 1, false, &report);
    import_assert_counts(&report, "1 1 0 0 0 0");
    import_report_write(&report, false, &words);
    assert_string_equal(text_string(&words),
                        "Outlook contacts, UTF-8, comma\n"
                        "1 row: 1 new, 0 updated, 0 unchanged, 0 refused, 0 possible duplicates\n"
                        "E-mail 2 Address: left out in 1 row, because Email was filled from "
                        "another column\n"
                        "Home Phone: left out in 1 row, because Phone was filled from another "
                        "column\n"
                        "Gender: left out in 1 row, because it may tell a protected "
                        "characteristic\n"
                        "Birthday: left out in 1 row, because it may tell a protected "
                        "characteristic\n"
                        "Spouse: left out in 1 row, because it may tell a protected "
                        "characteristic\n");
    text_clear(&words);
    import_report_clear(&report);
    assert_value_of(session, "Mary Jane Watson", CANDIDATE_PHONE, "07700 900123");
    assert_value_of(session, "Mary Jane Watson", CANDIDATE_POSTCODE_AREA, "M14");
    assert_value_of(session, "Mary Jane Watson", CANDIDATE_NOTES, "Two\nlines");
    assert_value_of(session, "Mary Jane Watson", CANDIDATE_LANGUAGE, NULL);
    static const char *const kept_out[] = {"Female", "Polish", "Peter", "Boss", "M14 5RT"};
    struct text all = TEXT_EMPTY;
    export_json(session, &candidate_type, &all);
    for (size_t i = 0; i < sizeof kept_out / sizeof kept_out[0]; i++)
        assert_null(strstr(text_string(&all), kept_out[i]));
    text_clear(&all);
}

/* --- files that were found, not made --- */

static void
the_mailchimp_sample(void **state)
{
    struct session *session = *state;
    const char *path = "tests/data/imports/mailchimp-audience-export-sample.csv";
    import_file(session, path, "10 9 0 0 1 0"); /* the last one has an address for a phone */
    assert_name_and_email(session, "Mary Jane Watson", "mj.watson@example.com");
    assert_name_and_email(session, "Martinez", "no.firstname@example.com");
    assert_name_and_email(session, "David O'Connor", "david.oconnor@example.com");
    assert_name_and_email(session, "Sarah & Mike Johnson", "sarahmike@example.com");
    assert_value_of(session, "Jane Smith", CANDIDATE_PHONE, "555-0123");
    assert_value_of(session, "Jane Smith", CANDIDATE_POSTCODE_AREA, NULL);
    assert_value_of(session, "Jane Smith", CANDIDATE_NOTES, NULL);
    assert_value_of(session, "Jane Smith", CANDIDATE_IMPORT_KEY, "mailchimp:def456");
    import_file(session, path, "10 0 0 9 1 0");
}

static void
import_shared(struct session *session, const char *name, const char *counts)
{
    char *path = files_shared(name);
    if (path != NULL)
        import_file(session, path, counts);
    free(path);
}

static void
the_shared_samples(void **state)
{
    struct session *session = *state;
    import_shared(session, "imports/eventbrite-attendee-report-sample.csv", "2 2 0 0 0 0");
    import_shared(session, "imports/eventbrite-attendee-report-sample.csv", "2 0 0 2 0 0");
    import_shared(session, "imports/roundcube/email.csv", "4 4 0 0 0 0");
    import_shared(session, "imports/roundcube/email.csv", "4 0 0 4 0 0");
    import_shared(session, "imports/roundcube/outlook.csv", "1 1 0 0 0 1");
    import_shared(session, "imports/roundcube/outlook.csv", "1 0 0 1 0 0");
    /* Its phones are words, "mobile", "homephone": they go into the notes. */
    import_shared(session, "imports/roundcube/gmail.csv", "1 1 0 0 0 0");
    import_shared(session, "imports/roundcube/gmail.csv", "1 0 0 1 0 0");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_session, close_session)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(microsoft_forms),
        TEST(google_forms),
        TEST(eventbrite_rows_of_one_order),
        TEST(typeform_and_facebook),
        TEST(swedish_excel),
        TEST(google_contacts),
        TEST(outlook),
        TEST(the_mailchimp_sample),
        TEST(the_shared_samples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
