/* vcard_text.c - writes a person as a vCard 3.0 (D12, D13). */
#include "content_line.h"
#include "exchange/vcard.h"
#include "modules/candidate.h"

/* A name is one field (B05): which part is the family name only the person knows. So N, which 3.0
 * asks for, has empty parts, and readers take FN (D13). */
static void
append_name(struct text *out, const struct record *candidate)
{
    const char *name = record_get(candidate, CANDIDATE_NAME);
    content_append(out, "FN", "", string_is_empty(name) ? "-" : name, "");
    text_append(out, "N:;;;;\r\n");
}

static void
append_uid(struct text *out, const struct record *candidate)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&candidate->id, id);
    content_append(out, "UID", VCARD_UID_START, id, "");
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
        content_append(out, properties[i].name, properties[i].before,
                       record_get(candidate, properties[i].field), properties[i].after);
    text_append(out, "END:VCARD\r\n");
}
