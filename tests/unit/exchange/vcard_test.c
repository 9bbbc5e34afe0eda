/* vcard_test.c - cards as phones and mail programs write them, all of invented people, and our own
 * (D12, D13). */
#include "exchange/vcard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/candidate.h"

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof *(array))
#define MEBIBYTE (1u << 20)

/* Line ends are shown, so that they can be told apart. */
static void
append_shown(struct text *out, const char *value)
{
    for (; *value != '\0'; value++) {
        if (*value == '\n')
            text_append(out, "\\n");
        else if (*value == '\r')
            text_append(out, "\\r");
        else
            text_append_char(out, *value);
    }
}

/* "GROUP.NAME,home,!1=part|part", the parts between semicolons. */
static void
append_property(struct text *out, const struct vcard_property *property)
{
    struct text whole = TEXT_EMPTY;
    if (*property->group != '\0')
        text_append_format(out, "%s.", property->group);
    text_append_format(out, "%s%s", property->name, property->types);
    if (property->preference > 0)
        text_append_format(out, "!%d", property->preference);
    text_append_char(out, '=');
    vcard_value(property, VCARD_WHOLE, &whole);
    append_shown(out, text_string(&whole));
    text_append_char(out, '\n');
    text_clear(&whole);
}

/* All the cards: "line:" and their properties; "fault: ..." and "error: ..." where they are. */
static void
read_all(const void *bytes, size_t length, struct text *out)
{
    struct vcard_reader *reader = vcard_open_bytes(bytes, length);
    struct error error = {.code = ERROR_NONE};
    const struct vcard *card;
    while (vcard_next(reader, &card, &error)) {
        text_append_format(out, "%zu:\n", card->line);
        if (card->fault.length > 0)
            text_append_format(out, "fault: %s\n", text_string(&card->fault));
        for (size_t i = 0; i < card->count && card->fault.length == 0; i++)
            append_property(out, &card->properties[i]);
    }
    if (error.code != ERROR_NONE)
        text_append_format(out, "error: %s\n", error.text);
    vcard_close(reader);
}

static void
assert_bytes_read(const void *bytes, size_t length, const char *expected)
{
    struct text out = TEXT_EMPTY;
    read_all(bytes, length, &out);
    assert_string_equal(text_string(&out), expected);
    text_clear(&out);
}

static void
assert_read(const char *file, const char *expected)
{
    assert_bytes_read(file, strlen(file), expected);
}

/* The lines of one card, between BEGIN and END, each ended by `end`. */
static void
assert_card(const char *lines, const char *expected)
{
    char *file = must_format("BEGIN:VCARD\n%s\nEND:VCARD\n", lines);
    char *all = must_format("1:\n%s", expected);
    assert_read(file, all);
    free(file);
    free(all);
}

/* --- reading --- */

static void
each_dialect(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *expected;
    } cases[] = {
        {"FN:Ada Obi", "FN=Ada Obi\n"},
        {"fn:Ada Obi", "FN=Ada Obi\n"},
        {"FN:Ada\n  Obi", "FN=Ada Obi\n"},
        {"FN:Ada\n\tObi", "FN=AdaObi\n"},
        {"VERSION:2.1\nNOTE:one\n two", "VERSION=2.1\nNOTE=one two\n"},
        {"N;CHARSET=UTF-8:Obi;Ada", "N=Obi;Ada\n"},
        {"TEL;HOME;VOICE:1", "TEL,home,voice,=1\n"},
        {"TEL;TYPE=home,cell:1", "TEL,home,cell,=1\n"},
        {"TEL;type=HOME;type=pref:1", "TEL,home,!1=1\n"},
        {"TEL;TYPE=\"voice,work\";PREF=3;VALUE=uri:tel:+441", "TEL,voice,work,!3=tel:+441\n"},
        {"TEL;PREF=900:1", "TEL=1\n"},
        {"item1.TEL:1\nitem1.X-ABLabel:_$!<Mobile>!$_",
         "ITEM1.TEL=1\nITEM1.X-ABLABEL=_$!<Mobile>!$_\n"},
        {"ADR;LABEL=\"1: The Street; Town\":;;;;;ST16;", "ADR=;;;;;ST16;\n"},
        {"X-ODD;LABEL=\"open:value", "X-ODD=value\n"},
        {"NOTE:a\\, b\\; c\\\\ d\\ne\\Nf\\:g\\h", "NOTE=a, b; c\\ d\\ne\\nf:g\\h\n"},
        {"VERSION:2.1\nNOTE:C:\\new\\; a\\,b", "VERSION=2.1\nNOTE=C:\\new; a\\,b\n"},
        {"NOTE;ENCODING=QUOTED-PRINTABLE:Si=C3=A2n=0D=0Atwo", "NOTE=Siân\\ntwo\n"},
        {"NOTE;QUOTED-PRINTABLE:one =\ntwo=\n three", "NOTE=one two three\n"},
        {"NOTE;QUOTED-PRINTABLE:1=3D1, =ZZ", "NOTE=1=1, =ZZ\n"},
        {"NOTE;ENCODING=QUOTED-PRINTABLE:Si=E2n", "NOTE=Siân\n"},
        {"NOTE;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:=A3ukasz", "NOTE=Łukasz\n"},
        {"NOTE;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=E2",
         "fault: Text in 'KLINGON' cannot be read; save the file as UTF-8 (line 2)\n"},
        {"NOTE;CHARSET=áéíóúáéíóúáéíóúáéíóúáéíóúáéíóúáéíóúáéíóúá;QUOTED-PRINTABLE:=E2",
         "fault: Text in 'áéíóúáéíóúáéíóúáéíóúáéíóúáéíóúáéíóúáéíóú' cannot be read; save the file "
         "as "
         "UTF-8 (line 2)\n"},
        {"NOTE;ENCODING=QUOTED-PRINTABLE:a=00b", "fault: A zero byte is no text (line 2)\n"},
        {"PHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB\nFN:Ada", "PHOTO,jpeg,=\nFN=Ada\n"},
        {"PHOTO;BASE64:\n  AAAA\n  BB==\n\nFN:Ada", "PHOTO=\nFN=Ada\n"},
        {"X-FACE;ENCODING=BASE64:AAAA\nBBBB\nCC==\n\nFN:Ada", "X-FACE=\nFN=Ada\n"},
        {"PHOTO:data:image/jpeg;base64,AAAA\nFN:Ada", "PHOTO=\nFN=Ada\n"},
        {"NOTE:one\ntwo\nthree",
         "fault: A line has no colon: a line of a card is a name, a colon and a value (line 3)\n"},
        {"AGENT:\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nFN:Ada", "AGENT=\nFN=Ada\n"},
        {"\n\nFN:Ada\n", "FN=Ada\n"},
        {"NOTE:", "NOTE=\n"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++)
        assert_card(cases[i].lines, cases[i].expected);
}

static void
several_cards_and_line_ends(void **state)
{
    (void)state;
    assert_read(
        "BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n\r\nbegin:vcard\r\nFN:B\r\n  C\r\nend:vcard \r\n",
        "1:\nFN=A\n5:\nFN=B C\n");
    assert_read("BEGIN:VCARD\rFN:A\rEND:VCARD\rBEGIN:VCARD\rFN:B\rEND:VCARD",
                "1:\nFN=A\n4:\nFN=B\n");
    assert_read("", "");
    assert_read("\n\n", "");
}

static void
encodings_of_the_file(void **state)
{
    (void)state;
    static const char mark[] = "\xEF\xBB\xBF"
                               "BEGIN:VCARD\nFN:Siân\nEND:VCARD\n";
    static const char windows[] = "BEGIN:VCARD\nFN:Si\xE2n\nNOTE;CHARSET=ISO-8859-2:\xA3\xF3"
                                  "d\xBC\nEND:VCARD\n";
    static const char mixed[] = "BEGIN:VCARD\nFN:\xE9\xE9\xE9\nNOTE;CHARSET=UTF-8:Si\xC3\xA2n\n"
                                "END:VCARD\n";
    assert_read(mark, "1:\nFN=Siân\n");
    assert_read(windows, "1:\nFN=Siân\nNOTE=Łódź\n");
    assert_read(mixed, "1:\nFN=ééé\nNOTE=Siân\n");
    char wide[2 * sizeof mark] = "\xFF\xFE";
    size_t length = 2;
    for (const char *at = "BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n"; *at != '\0'; at++) {
        wide[length++] = *at;
        wide[length++] = '\0';
    }
    assert_bytes_read(wide, length, "1:\nFN=Ada\n");
}

static void
what_is_no_card(void **state)
{
    (void)state;
    static const char cut[] =
        "error: Line 4: the card that begins here has no END:VCARD; the file is cut short\n";
    char *expected = must_format("1:\nFN=A\n%s", cut);
    assert_read("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n", expected);
    assert_read("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nBEGIN:VCARD\nEND:VCARD\n",
                expected);
    free(expected);
    assert_read("FN:A\n", "error: Line 1: BEGIN:VCARD must stand here\n");
    assert_read("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCALENDAR\n",
                "1:\nFN=A\nerror: Line 4: BEGIN:VCARD must stand here\n");
}

/* --- limits --- */

static void
text_append_repeated(struct text *out, const char *line, size_t bytes)
{
    struct text block = TEXT_EMPTY;
    while (block.length < 60000)
        text_append(&block, line);
    while (out->length < bytes)
        text_append_bytes(out, text_string(&block), block.length);
    text_clear(&block);
}

/* A card with so many bytes of `line` again and again, then its end. */
static void
assert_refused(const char *start, const char *line, size_t bytes, const char *expected)
{
    struct text file = TEXT_EMPTY;
    text_append_format(&file, "BEGIN:VCARD\n%s", start);
    text_append_repeated(&file, line, bytes);
    text_append(&file, "\nEND:VCARD\n");
    assert_bytes_read(text_string(&file), file.length, expected);
    text_clear(&file);
}

static void
cards_that_do_not_end(void **state)
{
    (void)state;
    assert_refused("NOTE:", "long", 2 * MEBIBYTE, "error: Line 2: the line is longer than 1 MiB\n");
    assert_refused("NOTE:", "long\n ", 2 * MEBIBYTE,
                   "error: Line 2: the line is longer than 1 MiB\n");
    assert_refused("NOTE;QUOTED-PRINTABLE:", "long=\n", 2 * MEBIBYTE,
                   "error: Line 2: the line is longer than 1 MiB\n");
    assert_refused("no colon ", "long", 2 * MEBIBYTE,
                   "error: Line 2: the line is longer than 1 MiB\n");
    assert_refused("FN:A\n", "X:1\n", MEBIBYTE,
                   "error: Line 1: the card that begins here has more than 1000 lines\n");
    struct text line = TEXT_EMPTY;
    text_append(&line, "NOTE:");
    while (line.length < 100000)
        text_append(&line, "long");
    text_append(&line, "\n");
    assert_refused("FN:A\n", text_string(&line), 2 * MEBIBYTE,
                   "error: Line 1: the card that begins here has more than 1 MiB of text\n");
    text_clear(&line);
    assert_refused("PHOTO;BASE64:", "AAAA", 40 * MEBIBYTE,
                   "error: Line 1: the card that begins here is longer than 32 MiB\n");
}

/* A photograph of ten megabytes is passed over, not refused. */
static void
pictures_are_passed_over(void **state)
{
    (void)state;
    assert_refused("FN:A\nPHOTO;ENCODING=b:", "AAAA", 10 * MEBIBYTE, "1:\nFN=A\nPHOTO=\n");
}

static void
parts_of_a_value(void **state)
{
    (void)state;
    static const char file[] = "BEGIN:VCARD\nN:Wyn\\;Jones;Siân;;;\nEND:VCARD\n";
    static const char *const expected[] = {"Wyn;Jones", "Siân", "", "", "", ""};
    struct vcard_reader *reader = vcard_open_bytes(file, strlen(file));
    const struct vcard *card;
    struct error error;
    assert_true(vcard_next(reader, &card, &error));
    for (int i = 0; i < 6; i++) {
        struct text part = TEXT_EMPTY;
        vcard_value(&card->properties[0], i, &part);
        assert_string_equal(text_string(&part), expected[i]);
        text_clear(&part);
    }
    vcard_close(reader);
}

/* --- writing --- */

static struct record *
candidate(const char *name)
{
    struct record *record = record_new(&candidate_type);
    assert_true(id_from_text("0b0e7b5c-1111-4222-8333-444455556666", &record->id));
    record_set(record, CANDIDATE_NAME, name);
    return record;
}

static void
a_whole_card(void **state)
{
    (void)state;
    struct record *record = candidate("Wyn-Jones, Siân");
    struct text out = TEXT_EMPTY;
    record_set(record, RECORD_CHANGED, "2026-11-22T12:00:00Z");
    record_set(record, CANDIDATE_KNOWN_AS, "Siani");
    record_set(record, CANDIDATE_SORT_NAME, "Wyn-Jones");
    record_set(record, CANDIDATE_PHONE, "+44 7700 900123");
    record_set(record, CANDIDATE_EMAIL, "sian@example.org");
    record_set(record, CANDIDATE_POSTCODE_AREA, "ST16");
    record_set(record, CANDIDATE_LANGUAGE, "cy");
    record_set(record, CANDIDATE_NOTES, "one; two\\three\r\nfour\rfive\nsix\033\tseven");
    record_set(record, CANDIDATE_STATUS, "closed");
    record_set(record, CANDIDATE_ROLE, "pc");
    record_set(record, CANDIDATE_OWNER, "J. Shah");
    record_set(record, CANDIDATE_SOURCE, "Careers fair");
    vcard_write(&out, record);
    assert_string_equal(text_string(&out), "BEGIN:VCARD\r\nVERSION:3.0\r\n"
                                           "UID:urn:uuid:0b0e7b5c-1111-4222-8333-444455556666\r\n"
                                           "FN:Wyn-Jones\\, Siân\r\nN:;;;;\r\n"
                                           "NICKNAME:Siani\r\nSORT-STRING:Wyn-Jones\r\n"
                                           "TEL:+44 7700 900123\r\nEMAIL:sian@example.org\r\n"
                                           "ADR:;;;;;ST16;\r\nLANG:cy\r\n"
                                           "NOTE:one\\; two\\\\three\\nfour\\nfive\\nsix\tseven\r\n"
                                           "REV:2026-11-22T12:00:00Z\r\nEND:VCARD\r\n");
    text_clear(&out);
    record_free(record);
}

/* Cards in, of one person with this name and these notes. */
static void
assert_comes_back(const char *name, const char *notes)
{
    struct record *record = candidate(name);
    struct text out = TEXT_EMPTY;
    record_set(record, CANDIDATE_NOTES, notes);
    vcard_write(&out, record);
    size_t octets = 0;
    for (size_t i = 0; i < out.length; i++) {
        octets = out.bytes[i] == '\n' ? 0 : octets + 1;
        assert_true(octets <= 76); /* 75 and the CR */
        assert_false(out.bytes[i] == '\n' && out.bytes[i - 1] != '\r');
    }
    for (const char *line = text_string(&out); *line != '\0'; line = strchr(line, '\n') + 1)
        assert_true(utf8_check(line, strcspn(line, "\r"), NULL)); /* no character was cut */
    struct vcard_reader *reader = vcard_open_bytes(text_string(&out), out.length);
    const struct vcard *card;
    struct error error;
    struct text read_name = TEXT_EMPTY;
    struct text read_notes = TEXT_EMPTY;
    assert_true(vcard_next(reader, &card, &error));
    for (size_t i = 0; i < card->count; i++) {
        if (strcmp(card->properties[i].name, "FN") == 0)
            vcard_value(&card->properties[i], VCARD_WHOLE, &read_name);
        if (strcmp(card->properties[i].name, "NOTE") == 0)
            vcard_value(&card->properties[i], VCARD_WHOLE, &read_notes);
    }
    assert_string_equal(text_string(&read_name), name);
    assert_string_equal(text_string(&read_notes), notes);
    text_clear(&read_name);
    text_clear(&read_notes);
    vcard_close(reader);
    text_clear(&out);
    record_free(record);
}

static void
what_is_written_comes_back(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Siân Wyn-Jones",
        "Seán O’Brien; QPM, \\ and \\n",
        "李小龍",
        "Łukasz",
        "N",
        "Adébáyọ̀ Adéyẹmí-Ọláńrewájú with a name that is longer than one line of seventy-five "
        "octets",
        "👩🏽‍🚒👩🏽‍🚒👩🏽‍🚒👩🏽‍🚒👩🏽‍🚒",
    };
    static const char *const notes[] = {
        "BEGIN:VCARD\nEND:VCARD\n",
        " starts with a blank and ends with one ",
        "=41;=\n==\n",
        "a\\nb",
        ",;:\\\"'",
        "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        assert_comes_back(names[i], notes[i % ARRAY_LENGTH(notes)]);
    for (size_t i = 0; i < ARRAY_LENGTH(notes); i++)
        assert_comes_back("Ada", notes[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_dialect),
        cmocka_unit_test(several_cards_and_line_ends),
        cmocka_unit_test(encodings_of_the_file),
        cmocka_unit_test(what_is_no_card),
        cmocka_unit_test(cards_that_do_not_end),
        cmocka_unit_test(pictures_are_passed_over),
        cmocka_unit_test(parts_of_a_value),
        cmocka_unit_test(a_whole_card),
        cmocka_unit_test(what_is_written_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
