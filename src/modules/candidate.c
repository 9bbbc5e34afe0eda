/* candidate.c - what is known of a candidate. No field names or hints at a protected
 * characteristic (P16-P18). */
#include "modules/candidate.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/consent.h"
#include "modules/tag.h"
#include "record/record.h"

#define LONGEST_OUTWARD 4 /* "ST16", "SW1A" */
#define INWARD 3          /* "3AA" */

#define STATUS_OPEN "open"
#define STATUS_CLOSED "closed"

/* --- postcode area --- */

/* A for a letter, 9 for a digit. */
static bool
has_shape(const char *code, size_t length, const char *shape)
{
    if (strlen(shape) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool digit = code[i] >= '0' && code[i] <= '9';
        if (digit != (shape[i] == '9'))
            return false;
    }
    return true;
}

static bool
is_outward(const char *code, size_t length)
{
    static const char *const shapes[] = {"A9", "A99", "A9A", "AA9", "AA99", "AA9A"};
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        if (has_shape(code, length, shapes[i]))
            return true;
    }
    return false;
}

/* The letters and digits of what was typed, in capitals; false when there is any other letter. */
static bool
collect_code(const char *typed, struct text *code)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, typed);
    bool ok = true;
    for (const char *byte = text_string(&folded); *byte != '\0' && ok; byte++) {
        ok = (unsigned char)*byte < 0x80;
        if (*byte >= 'a' && *byte <= 'z')
            text_append_char(code, (char)(*byte & ~0x20));
        else if (*byte >= '0' && *byte <= '9')
            text_append_char(code, *byte);
    }
    text_clear(&folded);
    return ok;
}

/* B09: any case, spacing and punctuation. Of a whole postcode only the first half is kept: the
 * rest would tell where somebody lives, which nobody needs. */
static bool
parse_postcode_area(const struct field *field, const char *typed,
                    const struct field_context *context, char **value, struct error *error)
{
    (void)context;
    struct text code = TEXT_EMPTY;
    bool ok = collect_code(typed, &code);
    size_t length = code.length;
    if (length > INWARD && has_shape(code.bytes + length - INWARD, INWARD, "9AA") &&
        is_outward(code.bytes, length - INWARD))
        length -= INWARD;
    ok = ok && length <= LONGEST_OUTWARD && is_outward(text_string(&code), length);
    *value = ok ? must_strndup(code.bytes, length) : NULL;
    text_clear(&code);
    if (ok)
        return true;
    return error_set(error, ERROR_INPUT, "%s must be the first half of a postcode, like ST16",
                     field->label);
}

/* --- rules --- */

static void
candidate_prepare(struct record *record, const struct field_context *context)
{
    record_set(record, CANDIDATE_OWNER, context->officer);
    record_set(record, CANDIDATE_STATUS, STATUS_OPEN);
    /* The notice stays empty: whoever gave it says so (P26). */
}

/* P29: the time for which a record is kept runs from its closing, so that has its reason. */
static void
check_closing(const struct record *record, struct error_list *problems)
{
    bool closed = string_equal(record_get(record, CANDIDATE_STATUS), STATUS_CLOSED);
    bool reason = record_get(record, CANDIDATE_CLOSE_REASON) != NULL;
    if (closed && !reason)
        error_list_add(problems, CANDIDATE_CLOSE_REASON,
                       "Choose the reason for closing, or set Status to Open");
    if (!closed && reason)
        error_list_add(problems, CANDIDATE_CLOSE_REASON,
                       "Reason for closing must be empty unless Status is Closed");
}

/* P26: which wording somebody was given, and when. */
static void
check_notice(const struct record *record, const struct field_context *context,
             struct error_list *problems)
{
    const char *notice = record_get(record, CANDIDATE_NOTICE);
    const char *given = record_get(record, CANDIDATE_NOTICE_DATE);
    if (notice && !given)
        error_list_add(problems, CANDIDATE_NOTICE_DATE,
                       "Notice date must say when the privacy notice was given");
    if (given && !notice)
        error_list_add(problems, CANDIDATE_NOTICE,
                       "Enter the privacy notice given on the notice date; now it is version '%s'",
                       context->notice);
}

static void
candidate_check(const struct record *record, const struct field_context *context,
                struct error_list *problems)
{
    check_closing(record, problems);
    check_notice(record, context, problems);
}

/* P27: the notice that somebody was given when they signed up says what they agreed to. */
static bool
candidate_added(struct session *session, const struct record *record, size_t *tasks,
                struct error *error)
{
    (void)tasks;
    size_t written;
    struct text why = TEXT_EMPTY;
    bool done = consent_sign_up(session, record, NULL, true, &written, &why, error);
    if (done && written > 0)
        session_warn(session, "the consent that goes with the notice is noted");
    else if (done && why.length > 0)
        session_warn(session, "%s", text_string(&why));
    text_clear(&why);
    return done;
}

/* --- tables --- */

static const struct choice contact_ways[] = {
    {"phone", "Phone", false},
    {"email", "Email", false},
    {"text", "Text message", false},
    {"letter", "Letter", false},
};
static const struct choice_list contact_way_list = {contact_ways, 4};

/* P51: the language of letters is the person's own choice. */
static const struct choice languages[] = {
    {"en", "English", false},
    {"cy", "Welsh", false},
};
static const struct choice_list language_list = {languages, 2};

static const struct choice statuses[] = {
    {STATUS_OPEN, "Open", false},
    {STATUS_CLOSED, "Closed", false},
};
static const struct choice_list status_list = {statuses, 2};

static const struct field fields[CANDIDATE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [CANDIDATE_NAME] =
        {
            .name = "name",
            .label = "Full name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 24,
            .purpose = "to know whom we help",
            .help = "As the person gives it, in any script",
            .key_from = CANDIDATE_SORT_NAME,
        },
    [CANDIDATE_KNOWN_AS] =
        {
            .name = "known_as",
            .label = "Known as",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 2,
            .purpose = "to call people what they want to be called",
            .help = "The name to use when speaking or writing to them",
        },
    [CANDIDATE_SORT_NAME] =
        {
            .name = "sort_name",
            .label = "Sorted as",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 3,
            .purpose = "to find the name where people look for it",
            .help = "How the name is sorted when not as written, such as Okafor, Adaeze",
        },
    [CANDIDATE_PHONE] =
        {
            .name = "phone",
            .label = "Phone",
            .kind = FIELD_PHONE,
            .flags = FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 4,
            .list_width = 15,
            .purpose = "to call or text about the application",
            .help = "Any format; with + for abroad",
        },
    [CANDIDATE_EMAIL] =
        {
            .name = "email",
            .label = "Email",
            .kind = FIELD_EMAIL,
            .flags = FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 5,
            .purpose = "to write about the application and events",
            .help = "Such as name@example.com",
        },
    [CANDIDATE_POSTCODE_AREA] =
        {
            .name = "postcode_area",
            .label = "Postcode area",
            .kind = FIELD_TEXT,
            .number = 6,
            .purpose = "to offer events and people within reach",
            .help = "The first half of the postcode, such as ST16; the rest is not kept",
            .parse = parse_postcode_area,
        },
    [CANDIDATE_PREFERRED_CONTACT] =
        {
            .name = "preferred_contact",
            .label = "Preferred contact",
            .kind = FIELD_CHOICE,
            .number = 7,
            .purpose = "to reach people the way they asked for",
            .help = "How the person wants to hear from us",
            .choices = &contact_way_list,
        },
    [CANDIDATE_PREFERRED_TIME] =
        {
            .name = "preferred_time",
            .label = "Best time to call",
            .kind = FIELD_TEXT,
            .number = 8,
            .purpose = "to call when it suits them",
            .help = "In the person's words, such as evenings after 6",
        },
    [CANDIDATE_LANGUAGE] =
        {
            .name = "language",
            .label = "Letters in",
            .kind = FIELD_CHOICE,
            .number = 9,
            .purpose = "to write in the language they chose",
            .help = "The language the person wants letters in",
            .choices = &language_list,
        },
    [CANDIDATE_ROLE] =
        {
            .name = "role",
            .label = "Role of interest",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 10,
            .list_width = 20,
            .purpose = "to tell them of the right openings",
            .help = "The role the person wants to apply for",
            .list = "roles",
        },
    [CANDIDATE_HEARD] =
        {
            .name = "heard",
            .label = "How they heard",
            .kind = FIELD_CHOICE,
            .number = 11,
            .purpose = "to know which outreach works",
            .help = "How the person heard of us",
            .list = "heard",
        },
    [CANDIDATE_SOURCE] =
        {
            .name = "source",
            .label = "Source",
            .kind = FIELD_TEXT,
            .number = 12,
            .purpose = "to say where the details came from when the person asks",
            .help = "The event, file or person the details came from",
        },
    [CANDIDATE_NOTICE] =
        {
            .name = "notice",
            .label = "Privacy notice",
            .kind = FIELD_TEXT,
            .number = 13,
            .purpose = "to show what the person was told about their data",
            .help = "The wording version the person was given, such as 3",
        },
    [CANDIDATE_NOTICE_DATE] =
        {
            .name = "notice_date",
            .label = "Notice date",
            .kind = FIELD_DATE,
            .flags = FIELD_PAST,
            .number = 14,
            .purpose = "to show when the person was told",
            .help = "The day the privacy notice was given, such as 27 3 2026",
        },
    [CANDIDATE_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 15,
            .list_width = 12,
            .purpose = "to know who keeps in touch",
            .help = "The officer who keeps in touch with the person",
        },
    [CANDIDATE_PLACE] =
        {
            .name = "place",
            .label = "Place of interest",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 20,
            .list_width = 18,
            .purpose = "to think of the right station, buddy and event",
            .help = "Station or district where they would like to work",
        },
    [CANDIDATE_INTERESTS] =
        {
            .name = "interests",
            .label = "Interests",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 22,
            .purpose = "to think of a buddy who shares them",
            .help = "As they say, such as fitness test, night shifts, dogs",
        },
    [CANDIDATE_REQUEST] =
        {
            .name = "request",
            .label = "Asks of a buddy",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 23,
            .purpose = "to find whom they ask for",
            .help = "What kind of buddy they ask for, in their own words; nobody guesses it",
        },
    [CANDIDATE_STATUS] =
        {
            .name = "status",
            .label = "Status",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 16,
            .purpose = "to tell whom we still help, and from when data is kept",
            .help = "Open while we are in touch, closed when that is over",
            .choices = &status_list,
        },
    [CANDIDATE_CLOSE_REASON] =
        {
            .name = "close_reason",
            .label = "Reason for closing",
            .kind = FIELD_CHOICE,
            .number = 17,
            .purpose = "to learn why people leave, and how long data is kept",
            .help = "Why the status is closed",
            .list = "close-reasons",
        },
    [CANDIDATE_NOTES] =
        {
            .name = "notes",
            .label = "Notes",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 18,
            .purpose = "to remember what helps the person",
            .help = "Facts that help the person, which they may read themselves",
        },
    [CANDIDATE_IMPORT_KEY] =
        {
            .name = "import_key",
            .label = "Import reference",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 19,
            .purpose = "to know a person again when a file is read twice",
            .help = "The reference in the file the record came from",
        },
    [CANDIDATE_MERGED_INTO] =
        {
            .name = "merged_into",
            .label = "Merged into",
            .kind = FIELD_LINK,
            .flags = FIELD_READ_ONLY,
            .number = 21,
            .purpose = "to find the person under an earlier reference",
            .help = "The record of the same person that goes on",
            .target = &candidate_type,
        },
};

struct record_type candidate_type = {
    .name = "candidate",
    .label = "Candidate",
    .plural_label = "Candidates",
    .table = "candidates",
    .number = 1,
    .fields = fields,
    .field_count = CANDIDATE_FIELD_COUNT,
    .title_field = CANDIDATE_NAME,
    .sort_field = CANDIDATE_NAME,
    .prepare = candidate_prepare,
    .merged_field = CANDIDATE_MERGED_INTO,
    .words_type = &tag_type,
    .added = candidate_added,
    .check = candidate_check,
};
