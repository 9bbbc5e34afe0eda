/* vcard_text.c - writes a person as a vCard 3.0 (D12, D13). */
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "exchange/vcard.h"
#include "modules/candidate.h"

#define LINE_OCTETS 75

/* --- lines --- */

/* Backslash, comma, semicolon and every kind of line end; other control characters, which no card
 * may hold, are left out. */
static void
append_escaped(struct text *out, const char *value)
{
    while (*value != '\0') {
        uint32_t point;
        size_t length = utf8_decode(value, &point);
        if (point == '\r' || point == '\n')
            text_append(out, "\\n");
        else if (point < 0x80 && strchr("\\,;", (int)point) != NULL)
            text_append_format(out, "\\%c", (char)point);
        else if (point == '\t' || !utf8_is_control(point))
            text_append_bytes(out, value, length);
        value += length;
        if (point == '\r' && *value == '\n')
            value++;
    }
}

/* Ends with CRLF, and folds between two characters: a line goes on behind CRLF and a blank. */
static void
append_folded(struct text *out, const char *line)
{
    size_t octets = 0;
    while (*line != '\0') {
        uint32_t point;
        size_t length = utf8_decode(line, &point);
        if (octets + length > LINE_OCTETS) {
            text_append(out, "\r\n ");
            octets = 1;
        }
        text_append_bytes(out, line, length);
        octets += length;
        line += length;
    }
    text_append(out, "\r\n");
}

/* "NAME:value", with `before` and `after` the empty parts round it; nothing without a value. */
static void
append_property(struct text *out, const char *name, const char *before, const char *value,
                const char *after)
{
    struct text line = TEXT_EMPTY;
    if (string_is_empty(value))
        return;
    text_append_format(&line, "%s:%s", name, before);
    append_escaped(&line, value);
    text_append(&line, after);
    append_folded(out, text_string(&line));
    text_clear(&line);
}

/* --- the card --- */

/* A name is one field (B05): which part is the family name only the person knows. So N, which 3.0
 * asks for, has empty parts, and readers take FN (D13). */
static void
append_name(struct text *out, const struct record *candidate)
{
    const char *name = record_get(candidate, CANDIDATE_NAME);
    append_property(out, "FN", "", string_is_empty(name) ? "-" : name, "");
    text_append(out, "N:;;;;\r\n");
}

static void
append_uid(struct text *out, const struct record *candidate)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&candidate->id, id);
    append_property(out, "UID", VCARD_UID_START, id, "");
}

void
vcard_write(struct text *out, const struct record *candidate)
{
    static const struct {
        const char *name, *before;
        size_t field;
        const char *after;
    } properties[] = {
        {"NICKNAME", "", CANDIDATE_KNOWN_AS, ""},
        {"SORT-STRING", "", CANDIDATE_SORT_NAME, ""},
        {"TEL", "", CANDIDATE_PHONE, ""},
        {"EMAIL", "", CANDIDATE_EMAIL, ""},
        {"ADR", ";;;;;", CANDIDATE_POSTCODE_AREA, ";"},
        {"LANG", "", CANDIDATE_LANGUAGE, ""}, /* of 4.0; readers of 3.0 pass it over */
        {"NOTE", "", CANDIDATE_NOTES, ""},
        {"REV", "", RECORD_CHANGED, ""},
    };
    text_append(out, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
    append_uid(out, candidate);
    append_name(out, candidate);
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        append_property(out, properties[i].name, properties[i].before,
                        record_get(candidate, properties[i].field), properties[i].after);
    text_append(out, "END:VCARD\r\n");
}
