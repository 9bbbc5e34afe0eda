/* staff.c - a colleague: the fields, and that no two have one number. */
#include "modules/staff.h"

#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"

/* A number is one person's: with it a file of staff can come in again. */
static bool
staff_admit(struct session *session, struct record *record, const struct record *before,
            struct error *error)
{
    const char *number = record_get(record, STAFF_NUMBER);
    if (!number || (before && before->alive && record_same_value(record, before, STAFF_NUMBER)))
        return true;
    struct text key = TEXT_EMPTY;
    struct record_list same = {.count = 0};
    record_key(record, STAFF_NUMBER, &key);
    bool done = session_find_by_key(session, &staff_type, STAFF_NUMBER, text_string(&key), false, 2,
                                    &same, error);
    for (size_t i = 0; i < same.count && done; i++) {
        if (!id_equal(&same.items[i]->id, &record->id))
            done = error_set_field(error, STAFF_NUMBER, "'%s' is the number of %s; change that one",
                                   number, record_get(same.items[i], STAFF_NAME));
    }
    text_clear(&key);
    record_list_clear(&same);
    return done;
}

static const struct choice kinds[] = {
    {"officer", "Officer", false}, {"staff", "Police staff", false},  {"pcso", "PCSO", false},
    {"special", "Special", false}, {"volunteer", "Volunteer", false},
};
static const struct choice_list kind_list = {kinds, sizeof kinds / sizeof kinds[0]};

static const struct field fields[STAFF_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [STAFF_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 24,
            .purpose = "to know whom we work with",
            .help = "As colleagues call them, such as PC 4471 Reid",
        },
    [STAFF_NUMBER] =
        {
            .name = "collar",
            .label = "Collar or staff number",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 2,
            .list_width = 10,
            .purpose = "to tell colleagues with one name apart",
            .help = "The number that nobody else has",
        },
    [STAFF_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 3,
            .list_width = 12,
            .purpose = "to know which work they can speak of",
            .help = "Officer, police staff, PCSO, special or volunteer",
            .choices = &kind_list,
        },
    [STAFF_RANK] =
        {
            .name = "rank",
            .label = "Rank or grade",
            .kind = FIELD_TEXT,
            .number = 4,
            .purpose = "to see who is senior to whom in mentoring",
            .help = "Such as Sergeant, or Grade F",
        },
    [STAFF_ROLE] =
        {
            .name = "role",
            .label = "Role",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 5,
            .list_width = 20,
            .purpose = "to know which work they can speak of",
            .help = "What they do, such as neighbourhood policing",
        },
    [STAFF_STATION] =
        {
            .name = "station",
            .label = "Station",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_SEARCHED,
            .number = 6,
            .list_width = 16,
            .purpose = "to find somebody who is near",
            .help = "Where they work from",
        },
    [STAFF_TEAM] =
        {
            .name = "team",
            .label = "Team",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 7,
            .purpose = "to keep mentors out of the team they work in",
            .help = "The team as it is written for all its members",
        },
    [STAFF_MANAGER] =
        {
            .name = "line_manager",
            .label = "Line manager",
            .kind = FIELD_LINK,
            .number = 8,
            .purpose = "to keep mentors out of the line they report in",
            .help = "The colleague they report to",
            .target = &staff_type,
        },
    [STAFF_EMAIL] =
        {
            .name = "email",
            .label = "Email",
            .kind = FIELD_EMAIL,
            .flags = FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 9,
            .purpose = "to reach them",
            .help = "The address at work",
        },
    [STAFF_PHONE] =
        {
            .name = "phone",
            .label = "Phone",
            .kind = FIELD_PHONE,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 10,
            .purpose = "to reach them",
            .help = "The number at work",
        },
    [STAFF_LANGUAGES] =
        {
            .name = "languages",
            .label = "Languages",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 11,
            .purpose = "to find somebody a candidate can talk to",
            .help = "Languages they offer to use, such as Welsh, Polish",
        },
    [STAFF_SHIFTS] =
        {
            .name = "shifts",
            .label = "Shift pattern",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 12,
            .purpose = "to know when they can be reached",
            .help = "Such as days, or two earlies, two lates, two nights",
        },
    [STAFF_NOTES] =
        {
            .name = "notes",
            .label = "Notes",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 13,
            .purpose = "to remember what helps to work together",
            .help = "Facts about the work, which they may read themselves",
        },
};

struct record_type staff_type = {
    .name = "staff",
    .label = "Member of staff",
    .plural_label = "Staff",
    .table = "staff",
    .number = 10,
    .fields = fields,
    .field_count = STAFF_FIELD_COUNT,
    .title_field = STAFF_NAME,
    .sort_field = STAFF_NAME,
    .admit = staff_admit,
};
