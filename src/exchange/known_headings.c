/* known_headings.c - the headings of other programs' files, and what each fills. */
#include "headings.h"

#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/event.h"
#include "modules/membership.h"
#include "modules/staff.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

const struct import_kind import_kind_own = {
    .name = "posact",
    .label = "posact export",
};

const struct import_kind import_kind_json = {
    .name = "json",
    .label = "JSON",
};

const struct import_kind import_kind_vcard = {
    .name = "vcard",
    .label = "vCard",
    .key = {"uid"},
    .quirks = QUIRK_SPARES_NOTED,
};

const struct import_kind import_kind_calendar = {
    .name = "calendar",
    .label = "Calendar",
    .key = {"uid"},
};

const struct import_kind import_kind_table = {
    .name = "table",
    .label = "Table",
    .asks = true,
};

const struct import_kind import_kinds[] = {
    {
        .name = "fair",
        .label = "Sealed file of a fair",
        .first = "fair record",
        .key = {"fair record"},
    },
    {
        .name = "microsoft forms",
        .label = "Microsoft Forms responses",
        .headings = {"id", "start time", "completion time"},
        .key = {"id", "start time"},
        .asks = true,
        .quirks = QUIRK_ACCOUNT | QUIRK_SEMICOLONS,
    },
    {
        .name = "eventbrite",
        .label = "Eventbrite attendee report",
        .headings = {"order #", "attendee status"},
        .key = {"attendee #"},
        .asks = true,
    },
    {
        .name = "mailchimp",
        .label = "Mailchimp audience export",
        .headings = {"member rating", "optin time"},
        .key = {"euid"},
    },
    {
        .name = "google contacts",
        .label = "Google contacts",
        .quirks = QUIRK_SEVERAL,
        .headings = {"given name", "family name", "group membership"},
    },
    {
        .name = "google contacts",
        .label = "Google contacts",
        .quirks = QUIRK_SEVERAL,
        .headings = {"given name", "yomi name"},
    },
    {
        .name = "google contacts",
        .label = "Google contacts",
        .quirks = QUIRK_SEVERAL,
        .headings = {"email 1 - value"},
    },
    {
        .name = "google contacts",
        .label = "Google contacts",
        .quirks = QUIRK_SEVERAL,
        .headings = {"phone 1 - value"},
    },
    {
        .name = "outlook",
        .label = "Outlook contacts",
        .headings = {"email address", "email 2 address"},
    },
    {
        .name = "outlook",
        .label = "Outlook contacts",
        .headings = {"first name", "business phone", "mobile phone"},
    },
    {
        .name = "facebook",
        .label = "Facebook leads",
        .headings = {"id", "created time", "form name"},
        .key = {"id"},
        .asks = true,
        .quirks = QUIRK_PHONE_PREFIX,
    },
    {
        .name = "typeform",
        .label = "Typeform responses",
        .first = "#",
        .headings = {"submitted at"},
        .key = {"#"},
        .asks = true,
    },
    {
        .name = "google forms",
        .label = "Google Forms responses",
        .first = "timestamp",
        .asks = true,
    },
};
const size_t import_kind_count = COUNT(import_kinds);

#define VALUE(heading, field, rank)                                                                \
    {                                                                                              \
        heading, CANDIDATE_##field, HEADING_VALUE, rank, UNFIT_REFUSE                              \
    }
/* What people write into the many telephone fields of an address book, or answer as they like, is
 * no reason to leave them out. */
#define LOOSE(heading, field, rank)                                                                \
    {                                                                                              \
        heading, CANDIDATE_##field, HEADING_VALUE, rank, UNFIT_NOTE                                \
    }
/* Of a postcode only the first half is kept (B09), so one that does not fit has no place in the
 * notes either. */
#define POSTCODE(heading, rank)                                                                    \
    {                                                                                              \
        heading, CANDIDATE_POSTCODE_AREA, HEADING_VALUE, rank, UNFIT_SKIP                          \
    }
#define PART(heading, part)                                                                        \
    {                                                                                              \
        heading, CANDIDATE_NAME, HEADING_##part, RANK_NAME_PARTS, UNFIT_REFUSE                     \
    }

/* English, Welsh, and Swedish for the spreadsheets that write it. A language is not read here:
 * the one that somebody speaks hints at where they come from. */
static const struct known_heading candidate_headings[] = {
    VALUE("full name", NAME, 15),
    VALUE("your name", NAME, 15),
    VALUE("your full name", NAME, 15),
    VALUE("enw llawn", NAME, 15),
    VALUE("eich enw", NAME, 15),
    VALUE("eich enw llawn", NAME, 15),
    VALUE("name", NAME, 20),
    VALUE("attendee name", NAME, 20),
    VALUE("enw", NAME, 20),
    VALUE("namn", NAME, 20),
    PART("first name", GIVEN),
    PART("given name", GIVEN),
    PART("forename", GIVEN),
    PART("forenames", GIVEN),
    PART("fname", GIVEN),
    PART("enw cyntaf", GIVEN),
    PART("fornamn", GIVEN),
    PART("middle name", MIDDLE),
    PART("middle names", MIDDLE),
    PART("additional name", MIDDLE),
    PART("enw canol", MIDDLE),
    PART("last name", FAMILY),
    PART("surname", FAMILY),
    PART("family name", FAMILY),
    PART("lname", FAMILY),
    PART("cyfenw", FAMILY),
    PART("efternamn", FAMILY),
    VALUE("known as", KNOWN_AS, 1),
    VALUE("preferred name", KNOWN_AS, 1),
    VALUE("nickname", KNOWN_AS, 2),
    VALUE("sorted as", SORT_NAME, 1),
    VALUE("sort name", SORT_NAME, 1),
    VALUE("mobile", PHONE, 1),
    VALUE("mobile phone", PHONE, 1),
    VALUE("mobile phone number", PHONE, 1),
    VALUE("mobile number", PHONE, 1),
    VALUE("cell", PHONE, 1),
    VALUE("cell phone", PHONE, 1),
    VALUE("symudol", PHONE, 1),
    VALUE("ffon symudol", PHONE, 1),
    VALUE("rhif ffon symudol", PHONE, 1),
    VALUE("mobil", PHONE, 1),
    VALUE("mobilnummer", PHONE, 1),
    VALUE("phone", PHONE, 2),
    VALUE("phone number", PHONE, 2),
    VALUE("phone no", PHONE, 2),
    VALUE("telephone", PHONE, 2),
    VALUE("telephone number", PHONE, 2),
    VALUE("tel", PHONE, 2),
    VALUE("contact number", PHONE, 2),
    VALUE("contact phone number", PHONE, 2),
    LOOSE("primary phone", PHONE, 2),
    LOOSE("main phone", PHONE, 2),
    LOOSE("phone % - value", PHONE, 2),
    VALUE("ffon", PHONE, 2),
    VALUE("rhif ffon", PHONE, 2),
    VALUE("telefon", PHONE, 2),
    VALUE("telefonnummer", PHONE, 2),
    LOOSE("home phone", PHONE, 3),
    LOOSE("home telephone", PHONE, 3),
    LOOSE("home phone 2", PHONE, 4),
    LOOSE("work phone", PHONE, 5),
    LOOSE("business phone", PHONE, 5),
    LOOSE("business phone 2", PHONE, 6),
    LOOSE("other phone", PHONE, 7),
    VALUE("email", EMAIL, 1),
    VALUE("email address", EMAIL, 1),
    VALUE("primary email", EMAIL, 1),
    VALUE("your email", EMAIL, 1),
    VALUE("your email address", EMAIL, 1),
    VALUE("personal email", EMAIL, 1),
    VALUE("email % - value", EMAIL, 1),
    VALUE("ebost", EMAIL, 1),
    VALUE("cyfeiriad ebost", EMAIL, 1),
    VALUE("epost", EMAIL, 1),
    VALUE("epostadress", EMAIL, 1),
    VALUE("home email", EMAIL, 2),
    VALUE("email % address", EMAIL, 3),
    VALUE("work email", EMAIL, 4),
    POSTCODE("postcode", 1),
    POSTCODE("post code", 1),
    POSTCODE("postcode area", 1),
    POSTCODE("postal code", 1),
    POSTCODE("zip", 1),
    POSTCODE("zip code", 1),
    POSTCODE("home postcode", 1),
    POSTCODE("home postal code", 1),
    POSTCODE("home zip", 1),
    POSTCODE("cod post", 1),
    POSTCODE("address % - postal code", 2),
    LOOSE("preferred contact", PREFERRED_CONTACT, 1),
    LOOSE("preferred contact method", PREFERRED_CONTACT, 1),
    LOOSE("preferred method of contact", PREFERRED_CONTACT, 1),
    LOOSE("contact preference", PREFERRED_CONTACT, 1),
    VALUE("preferred time", PREFERRED_TIME, 1),
    VALUE("best time to call", PREFERRED_TIME, 1),
    LOOSE("role of interest", ROLE, 1),
    LOOSE("role interested in", ROLE, 1),
    LOOSE("how they heard", HEARD, 1),
    LOOSE("how did you hear about us", HEARD, 1),
    VALUE("notes", NOTES, 1),
    VALUE("note", NOTES, 1),
    VALUE("comments", NOTES, 1),
    VALUE("nodiadau", NOTES, 1),
};

#define ASKS(words, field) VALUE(words, field, RANK_QUESTION)
#define ASKS_LOOSELY(words, field) LOOSE(words, field, RANK_QUESTION)

const struct known_heading known_questions[] = {
    ASKS_LOOSELY("hear about", HEARD),
    ASKS_LOOSELY("heard about", HEARD),
    ASKS_LOOSELY("find out about us", HEARD),
    ASKS_LOOSELY("clywed am", HEARD),
    ASKS_LOOSELY("clywsoch am", HEARD),
    ASKS_LOOSELY("which role", ROLE),
    ASKS_LOOSELY("which roles", ROLE),
    ASKS_LOOSELY("what role", ROLE),
    ASKS_LOOSELY("role are you interested", ROLE),
    ASKS_LOOSELY("roles are you interested", ROLE),
    ASKS_LOOSELY("pa rol", ROLE),
    ASKS_LOOSELY("pa swydd", ROLE),
    ASKS_LOOSELY("preferred contact", PREFERRED_CONTACT),
    ASKS_LOOSELY("preferred method of contact", PREFERRED_CONTACT),
    ASKS_LOOSELY("how would you like to be contacted", PREFERRED_CONTACT),
    ASKS_LOOSELY("how would you prefer to be contacted", PREFERRED_CONTACT),
    ASKS_LOOSELY("how should we contact you", PREFERRED_CONTACT),
    ASKS_LOOSELY("best way to contact", PREFERRED_CONTACT),
    ASKS("best time to", PREFERRED_TIME),
    ASKS("what would you like to be called", KNOWN_AS),
    ASKS("what do you prefer to be called", KNOWN_AS),
    ASKS("what should we call you", KNOWN_AS),
    ASKS("prefer to be known as", KNOWN_AS),
    ASKS("your preferred name", KNOWN_AS),
    PART("your first name", GIVEN),
    PART("your forename", GIVEN),
    PART("eich enw cyntaf", GIVEN),
    PART("your middle name", MIDDLE),
    PART("your last name", FAMILY),
    PART("your surname", FAMILY),
    PART("your family name", FAMILY),
    PART("eich cyfenw", FAMILY),
    ASKS("full name", NAME),
    ASKS("your name", NAME),
    ASKS("enw llawn", NAME),
    ASKS("eich enw", NAME),
    {"postcode", CANDIDATE_POSTCODE_AREA, HEADING_VALUE, RANK_QUESTION, UNFIT_SKIP},
    {"post code", CANDIDATE_POSTCODE_AREA, HEADING_VALUE, RANK_QUESTION, UNFIT_SKIP},
    {"cod post", CANDIDATE_POSTCODE_AREA, HEADING_VALUE, RANK_QUESTION, UNFIT_SKIP},
    ASKS("email address", EMAIL),
    ASKS("your email", EMAIL),
    ASKS("personal email", EMAIL),
    ASKS("contact email", EMAIL),
    ASKS("cyfeiriad ebost", EMAIL),
    ASKS("eich ebost", EMAIL),
    ASKS("phone number", PHONE),
    ASKS("telephone number", PHONE),
    ASKS("mobile number", PHONE),
    ASKS("contact number", PHONE),
    ASKS("your phone", PHONE),
    ASKS("your telephone", PHONE),
    ASKS("your mobile", PHONE),
    ASKS("rhif ffon", PHONE),
    ASKS("eich ffon", PHONE),
};
const size_t known_question_count = COUNT(known_questions);

#define CONTACT(heading, field, use, rank, unfit)                                                  \
    {                                                                                              \
        heading, CONTACT_##field, HEADING_##use, rank, UNFIT_##unfit                               \
    }
/* Any of these tells whom the contact was with; person_clues.h. */
#define WHOM(heading, use) CONTACT(heading, CANDIDATE, use, RANK_NAME_PARTS, REFUSE)

static const struct known_heading contact_headings[] = {
    WHOM("reference", VALUE),
    WHOM("ref", VALUE),
    WHOM("candidate reference", VALUE),
    WHOM("candidate", VALUE),
    WHOM("person", VALUE),
    WHOM("spoke to", VALUE),
    WHOM("spoke with", VALUE),
    WHOM("who", VALUE),
    WHOM("name", VALUE),
    WHOM("full name", VALUE),
    WHOM("enw", VALUE),
    WHOM("email", VALUE),
    WHOM("email address", VALUE),
    WHOM("ebost", VALUE),
    WHOM("phone", VALUE),
    WHOM("phone number", VALUE),
    WHOM("mobile", VALUE),
    WHOM("telephone", VALUE),
    WHOM("ffon", VALUE),
    WHOM("first name", GIVEN),
    WHOM("given name", GIVEN),
    WHOM("forename", GIVEN),
    WHOM("last name", FAMILY),
    WHOM("surname", FAMILY),
    WHOM("family name", FAMILY),
    CONTACT("date", WHEN, VALUE, 1, REFUSE),
    CONTACT("when", WHEN, VALUE, 1, REFUSE),
    CONTACT("date and time", WHEN, VALUE, 1, REFUSE),
    CONTACT("date of contact", WHEN, VALUE, 1, REFUSE),
    CONTACT("contact date", WHEN, VALUE, 1, REFUSE),
    CONTACT("call date", WHEN, VALUE, 1, REFUSE),
    CONTACT("dyddiad", WHEN, VALUE, 1, REFUSE),
    CONTACT("time", WHEN, TIME, 1, REFUSE),
    CONTACT("time of contact", WHEN, TIME, 1, REFUSE),
    CONTACT("amser", WHEN, TIME, 1, REFUSE),
    CONTACT("channel", CHANNEL, VALUE, 1, REFUSE),
    CONTACT("method", CHANNEL, VALUE, 1, REFUSE),
    CONTACT("contact method", CHANNEL, VALUE, 1, REFUSE),
    CONTACT("method of contact", CHANNEL, VALUE, 1, REFUSE),
    CONTACT("contact type", CHANNEL, VALUE, 1, REFUSE),
    CONTACT("type", CHANNEL, VALUE, 2, REFUSE),
    CONTACT("how", CHANNEL, VALUE, 2, REFUSE),
    CONTACT("direction", DIRECTION, VALUE, 1, NOTE),
    CONTACT("in or out", DIRECTION, VALUE, 1, NOTE),
    CONTACT("result", RESULT, VALUE, 1, NOTE),
    CONTACT("outcome", RESULT, VALUE, 1, NOTE),
    CONTACT("canlyniad", RESULT, VALUE, 1, NOTE),
    CONTACT("summary", SUMMARY, VALUE, 1, REFUSE),
    CONTACT("notes", SUMMARY, VALUE, 1, REFUSE),
    CONTACT("note", SUMMARY, VALUE, 1, REFUSE),
    CONTACT("comments", SUMMARY, VALUE, 1, REFUSE),
    CONTACT("details", SUMMARY, VALUE, 1, REFUSE),
    CONTACT("discussion", SUMMARY, VALUE, 1, REFUSE),
    CONTACT("nodiadau", SUMMARY, VALUE, 1, REFUSE),
    CONTACT("next action", NEXT_ACTION, VALUE, 1, NOTE),
    CONTACT("next step", NEXT_ACTION, VALUE, 1, NOTE),
    CONTACT("next steps", NEXT_ACTION, VALUE, 1, NOTE),
    CONTACT("action", NEXT_ACTION, VALUE, 2, NOTE),
    CONTACT("actions", NEXT_ACTION, VALUE, 2, NOTE),
    CONTACT("follow up", NEXT_ACTION, VALUE, 3, NOTE),
    CONTACT("next date", NEXT_DATE, VALUE, 1, NOTE),
    CONTACT("follow up date", NEXT_DATE, VALUE, 1, NOTE),
    CONTACT("due", NEXT_DATE, VALUE, 2, NOTE),
    CONTACT("due date", NEXT_DATE, VALUE, 2, NOTE),
};

#define STAFF(heading, field, unfit)                                                               \
    {                                                                                              \
        heading, STAFF_##field, HEADING_VALUE, 1, UNFIT_##unfit                                    \
    }

static const struct known_heading staff_headings[] = {
    STAFF("full name", NAME, REFUSE),
    STAFF("display name", NAME, REFUSE),
    STAFF("officer", NAME, REFUSE),
    STAFF("enw", NAME, REFUSE),
    STAFF("collar number", NUMBER, REFUSE),
    STAFF("collar no", NUMBER, REFUSE),
    STAFF("staff number", NUMBER, REFUSE),
    STAFF("staff no", NUMBER, REFUSE),
    STAFF("employee number", NUMBER, REFUSE),
    STAFF("number", NUMBER, REFUSE),
    STAFF("employee type", KIND, NOTE),
    STAFF("type", KIND, NOTE),
    STAFF("rank", RANK, NOTE),
    STAFF("grade", RANK, NOTE),
    STAFF("job title", ROLE, NOTE),
    STAFF("post", ROLE, NOTE),
    STAFF("location", STATION, NOTE),
    STAFF("base", STATION, NOTE),
    STAFF("department", TEAM, NOTE),
    STAFF("unit", TEAM, NOTE),
    STAFF("email address", EMAIL, NOTE),
    STAFF("work email", EMAIL, NOTE),
    STAFF("phone number", PHONE, NOTE),
    STAFF("telephone", PHONE, NOTE),
    STAFF("mobile", PHONE, NOTE),
    STAFF("shift", SHIFTS, NOTE),
    STAFF("shifts", SHIFTS, NOTE),
    STAFF("comments", NOTES, REFUSE),
};

/* As lists of dates have them. */
#define EVENT(heading, field, unfit)                                                               \
    {                                                                                              \
        heading, EVENT_##field, HEADING_VALUE, 1, UNFIT_##unfit                                    \
    }
static const struct known_heading event_headings[] = {
    EVENT("title", NAME, REFUSE),   EVENT("event", NAME, REFUSE),
    EVENT("subject", NAME, REFUSE), EVENT("start", STARTS, REFUSE),
    EVENT("end", ENDS, REFUSE),     EVENT("place", VENUE, SKIP),
    EVENT("location", VENUE, SKIP), EVENT("capacity", CAPACITY, SKIP),
};

#define MEMBER(heading, field, unfit)                                                              \
    {                                                                                              \
        heading, MEMBERSHIP_##field, HEADING_VALUE, 1, UNFIT_##unfit                               \
    }
static const struct known_heading member_headings[] = {
    MEMBER("name", STAFF, REFUSE),          MEMBER("full name", STAFF, REFUSE),
    MEMBER("member", STAFF, REFUSE),        MEMBER("colleague", STAFF, REFUSE),
    MEMBER("collar number", STAFF, REFUSE), MEMBER("staff number", STAFF, REFUSE),
    MEMBER("email", STAFF, REFUSE),         MEMBER("email address", STAFF, REFUSE),
    MEMBER("association", NETWORK, REFUSE), MEMBER("type", KIND, REFUSE),
    MEMBER("member or ally", KIND, REFUSE), MEMBER("since", JOINED, REFUSE),
    MEMBER("date joined", JOINED, REFUSE),  MEMBER("date left", LEFT, REFUSE),
    MEMBER("consent", LISTED, REFUSE),      MEMBER("may be listed", LISTED, REFUSE),
};

static const struct importable importables[] = {
    {
        .type = &candidate_type,
        .known = candidate_headings,
        .known_count = COUNT(candidate_headings),
        .person = CANDIDATE_NAME,
        .notes = CANDIDATE_NOTES,
    },
    {
        .type = &contact_type,
        .known = contact_headings,
        .known_count = COUNT(contact_headings),
        .person = CONTACT_CANDIDATE,
        .notes = CONTACT_SUMMARY,
        .needed = {CONTACT_CANDIDATE, CONTACT_WHEN, CONTACT_CHANNEL},
    },
    {
        .type = &staff_type,
        .known = staff_headings,
        .known_count = COUNT(staff_headings),
        .notes = STAFF_NOTES,
        .needed = {STAFF_NAME, STAFF_NUMBER},
    },
    {
        .type = &event_type,
        .known = event_headings,
        .known_count = COUNT(event_headings),
        .notes = EVENT_NOTES,
        .needed = {EVENT_NAME, EVENT_STARTS},
    },
    {
        .type = &membership_type,
        .known = member_headings,
        .known_count = COUNT(member_headings),
        .person = MEMBERSHIP_STAFF,
        .within = MEMBERSHIP_NETWORK,
        .held = true,
        .needed = {MEMBERSHIP_NETWORK, MEMBERSHIP_STAFF},
    },
};

const struct importable *
importable_find(const struct record_type *type)
{
    for (size_t i = 0; i < COUNT(importables); i++) {
        if (importables[i].type == type)
            return &importables[i];
    }
    return NULL;
}

const char third_person_words[] =
    "emergency|kin|manager*|supervisor*|referee*|reference*|referr*|friend*|parent*|guardian*|"
    "partner*|relative*|mentor*|buddy|company*|organi*|employer*|school*|college*|teacher*|"
    "colleague*|assistant*|nominat*|host*|buyer*|event*|force|station|team|fax|pager|"
    "ffrind*|rhiant|cwmni|ysgol*|cyflogwr*|argyfwng";

const char other_openers[] = "do|does|did|are|is|can|could|may|might|have|would|will|shall|should|"
                             "i agree|i consent|consent|agree|tick|if|why|how|when|where|who|"
                             "a ydych|a oes|a allwn|a gawn|allwn|gawn|hoffech|sut|pryd";
