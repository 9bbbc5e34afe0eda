/* demo_declarations.c - invents declarations, barriers, adjustments and tie-breaks. */
#include "demo_declarations.h"

#include "config/config.h"
#include "demo_record.h"
#include "modules/adjustment.h"
#include "modules/barrier.h"
#include "modules/campaign.h"
#include "modules/candidate.h"
#include "modules/consent.h"
#include "modules/declaration.h"
#include "modules/permission.h"
#include "modules/staff.h"
#include "modules/tie_break.h"
#include "record/record.h"

#define STREAM UINT64_C(0x51D7E0A94C36B82F)
#define DAYS_AGO_MOST 90
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const needs[] = {
    "A quiet room",
    "A quarter more time",
    "Papers in large print",
    "A room on the ground floor",
    "Questions in writing beforehand",
};

static size_t
draw(struct demo_declarations *declarations, size_t below)
{
    return random_below(&declarations->random, (uint32_t)below);
}

static struct date
draw_day(struct demo_declarations *declarations)
{
    return date_add_days(session_context(declarations->session)->today,
                         -1 - (int64_t)draw(declarations, DAYS_AGO_MOST));
}

static struct record *
start(struct demo_declarations *declarations, const struct record_type *type, struct date day)
{
    return demo_record_start(declarations->session, &declarations->ids, type, demo_noon(day));
}

static void
link_to(struct record *record, size_t field, const struct record *target)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&target->id, id);
    record_set(record, field, id);
}

/* --- codes of the settings --- */

static bool
is_any(const char *cell)
{
    (void)cell;
    return true;
}

static bool
is_given(const char *cell)
{
    return cell != NULL;
}

static bool
is_yes(const char *cell)
{
    return string_equal(cell, "yes");
}

static bool
is_not_no(const char *cell)
{
    return !string_equal(cell, "no");
}

/* The first code that is not retired and whose cell fits, from a drawn one on; NULL when there is
 * none. */
static const char *
draw_code(struct demo_declarations *declarations, enum setting setting, size_t column,
          bool (*fits)(const char *cell))
{
    const struct config *config = session_config(declarations->session);
    const struct choice_list *list = config_list(config, setting);
    const char *const *cells = config_cells(config, setting);
    size_t columns = setting_rows[setting].column_count;
    size_t first = list->count > 0 ? draw(declarations, list->count) : 0;
    for (size_t i = 0; i < list->count; i++) {
        size_t at = (first + i) % list->count;
        const char *cell = columns > 0 ? cells[at * columns + column] : NULL;
        if (!list->items[at].retired && fits(cell))
            return list->items[at].code;
    }
    return NULL;
}

/* --- of a person --- */

static bool
add_consent(struct demo_declarations *declarations, const struct record *declaration,
            struct date said, char id[ID_TEXT_SIZE], struct error *error)
{
    struct record *entry = start(declarations, &consent_type, said);
    record_set(entry, CONSENT_CANDIDATE, record_get(declaration, DECLARATION_CANDIDATE));
    record_set(entry, CONSENT_PURPOSE, record_get(declaration, DECLARATION_PURPOSE));
    record_set(entry, CONSENT_WORDING, record_get(declaration, DECLARATION_WORDING));
    record_set(entry, CONSENT_CHANNEL, record_get(declaration, DECLARATION_CHANNEL));
    record_set_day(entry, CONSENT_GIVEN, said);
    id_to_text(&entry->id, id);
    return demo_record_store(declarations->session, entry, error);
}

static bool
add_declaration(struct demo_declarations *declarations, const struct record *candidate,
                struct error *error)
{
    char consent[ID_TEXT_SIZE];
    struct date said = draw_day(declarations);
    const struct field_context *context = session_context(declarations->session);
    const char *group = draw_code(declarations, SETTING_GROUPS, GROUP_CHARACTERISTIC, is_given);
    const char *purpose = draw_code(declarations, SETTING_PURPOSES, PURPOSE_DECLARED, is_yes);
    const char *channel =
        draw_code(declarations, SETTING_CONTACT_CHANNELS, CHANNEL_OWN_WORDS, is_not_no);
    if (!group || !purpose || !channel)
        return true;
    struct record *record = start(declarations, &declaration_type, said);
    link_to(record, DECLARATION_CANDIDATE, candidate);
    record_set(record, DECLARATION_CHARACTERISTIC,
               field_list_cell(context, "groups", group, GROUP_CHARACTERISTIC));
    record_set(record, DECLARATION_GROUP, group);
    record_set(record, DECLARATION_PURPOSE, purpose);
    record_set(record, DECLARATION_WORDING, context->notice);
    record_set(record, DECLARATION_CHANNEL, channel);
    record_set_day(record, DECLARATION_SAID, said);
    if (!add_consent(declarations, record, said, consent, error)) {
        record_free(record);
        return false;
    }
    record_set(record, DECLARATION_CONSENT, consent);
    return demo_record_store(declarations->session, record, error);
}

static bool
add_barrier(struct demo_declarations *declarations, const struct record *candidate,
            struct error *error)
{
    struct date told = draw_day(declarations);
    struct record *record = start(declarations, &barrier_type, told);
    link_to(record, BARRIER_CANDIDATE, candidate);
    record_set(record, BARRIER_CODE,
               draw_code(declarations, SETTING_BARRIERS, BARRIER_HELP, is_any));
    record_set_day(record, BARRIER_TOLD, told);
    record_set(record, BARRIER_OWNER, record_get(candidate, CANDIDATE_OWNER));
    return demo_record_store(declarations->session, record, error);
}

static bool
add_adjustment(struct demo_declarations *declarations, const struct record *candidate,
               struct error *error)
{
    struct date agreed = draw_day(declarations);
    struct record *record = start(declarations, &adjustment_type, agreed);
    link_to(record, ADJUSTMENT_CANDIDATE, candidate);
    record_set(record, ADJUSTMENT_NEED, needs[draw(declarations, COUNT(needs))]);
    record_set(record, ADJUSTMENT_PURPOSE, draw_code(declarations, SETTING_ADJUSTMENTS, 0, is_any));
    record_set(record, ADJUSTMENT_AGREED_BY, "The candidate");
    record_set(record, ADJUSTMENT_SHARED_WITH, "The assessment centre");
    record_set_day(record, ADJUSTMENT_AGREED, agreed);
    return demo_record_store(declarations->session, record, error);
}

void
demo_declarations_begin(struct demo_declarations *declarations, struct session *session,
                        uint64_t seed)
{
    struct error ignored;
    *declarations = (struct demo_declarations){
        .session = session,
        .random = {.state = seed ^ STREAM},
        .ids = id_source_seeded(~(seed ^ STREAM)),
        .permitted = permission_given(session, PERMISSION_DECLARATIONS, &ignored),
    };
}

bool
demo_declarations_add(struct demo_declarations *declarations, const struct record *candidate,
                      size_t number, struct error *error)
{
    if (!declarations->permitted || !string_equal(record_get(candidate, CANDIDATE_STATUS), "open"))
        return true;
    return (number % 9 != 0 || !record_get(candidate, CANDIDATE_NOTICE) ||
            add_declaration(declarations, candidate, error)) &&
           (number % 5 != 1 || add_barrier(declarations, candidate, error)) &&
           (number % 17 != 3 || add_adjustment(declarations, candidate, error));
}

/* --- tie-breaks --- */

/* What is known of both: the process, and the first words of the reasoning. */
static struct record *
begin_tie_break(struct demo_declarations *declarations, const char *vacancy, const char *campaign,
                struct date decided)
{
    struct record *record = start(declarations, &tie_break_type, decided);
    record_set(record, TIE_BREAK_VACANCY, vacancy);
    record_set(record, TIE_BREAK_CAMPAIGN, campaign);
    record_set(record, TIE_BREAK_COMPETED, "yes");
    record_set(record, TIE_BREAK_PROCESS, "Advertisement 118");
    record_set(record, TIE_BREAK_MERIT, "scores");
    record_set(record, TIE_BREAK_ELEMENTS, "Interview, Presentation, Written exercise");
    record_set_day(record, TIE_BREAK_CRITERIA_SET, date_add_days(decided, -60));
    record_set_day(record, TIE_BREAK_SCORED, date_add_days(decided, -5));
    record_set_day(record, TIE_BREAK_DECIDED, decided);
    return record;
}

static bool
add_finalist(struct demo_declarations *declarations, const char *tie_break, const char *name,
             const char *scores, bool appointed, struct date day, struct error *error)
{
    struct record *record = start(declarations, &finalist_type, day);
    record_set(record, FINALIST_TIE_BREAK, tie_break);
    record_set(record, FINALIST_NAME, name);
    record_set(record, FINALIST_SCORES, scores);
    record_set(record, FINALIST_APPOINTED, appointed ? "yes" : "no");
    return demo_record_store(declarations->session, record, error);
}

static void
write_reasons(struct record *record, const char *staff)
{
    record_set(record, TIE_BREAK_AS_QUALIFIED,
               "The same total, within a point in each element; four and five years in the role, "
               "the same course passed. The panel compared both with the role profile.");
    record_set(record, TIE_BREAK_CHARACTERISTIC, "sex");
    record_set(record, TIE_BREAK_GROUP, "female");
    record_set(record, TIE_BREAK_CHANNEL, "letter");
    record_set(record, TIE_BREAK_TRIGGER, "low_participation");
    record_set(record, TIE_BREAK_GROUNDS,
               "Women are 22 of 140 sergeants (People Services, 30 September 2026).");
    record_set(record, TIE_BREAK_PROPORTIONATE,
               "Mentoring and open evenings since 2023 moved the share by a point. One "
               "appointment; the other finalist stays in the pool for the next vacancy.");
    record_set(record, TIE_BREAK_NO_POLICY,
               "There is no policy to prefer anybody: of the 11 vacancies this year 10 were "
               "decided by scores alone.");
    record_set(record, TIE_BREAK_DECIDED_BY, staff);
    record_set(record, TIE_BREAK_ADVICE, "Legal Services 2026/311");
    record_set(record, TIE_BREAK_EIA, "EIA 2026/44");
}

/* Who wrote it, and unless it still waits, who signed it off. */
static bool
set_officers(struct demo_declarations *declarations, const struct id *id, const char *author,
             const char *approver, struct error *error)
{
    struct record *record = session_get(declarations->session, &tie_break_type, id, error);
    if (!record)
        return false;
    record_set(record, TIE_BREAK_AUTHOR, author);
    record_set(record, TIE_BREAK_APPROVER, approver);
    if (approver) {
        record_set(record, TIE_BREAK_STATE, TIE_BREAK_IS_APPROVED);
        record_set_day(record, TIE_BREAK_APPROVED, session_context(declarations->session)->today);
    }
    bool done = session_edit(declarations->session, record, NULL, error);
    record_free(record);
    return done;
}

static bool
add_tie_break(struct demo_declarations *declarations, const char *vacancy,
              const struct record_list *of, const char *author, const char *approver,
              struct error *error)
{
    char id[ID_TEXT_SIZE];
    struct date decided =
        date_add_days(session_context(declarations->session)->today, approver ? -21 : -2);
    struct record *record =
        begin_tie_break(declarations, vacancy, record_get(of->items[0], RECORD_ID), decided);
    struct id tie_break = record->id;
    id_to_text(&tie_break, id);
    write_reasons(record, record_get(of->items[1], RECORD_ID));
    return demo_record_store(declarations->session, record, error) &&
           add_finalist(declarations, id, approver ? "A-1043" : "B-207",
                        "Interview 61, Presentation 44, Written exercise 50", true, decided,
                        error) &&
           add_finalist(declarations, id, approver ? "A-1071" : "B-219",
                        "Interview 62, Presentation 44, Written exercise 49", false, decided,
                        error) &&
           set_officers(declarations, &tie_break, author, approver, error);
}

bool
demo_declarations_end(struct demo_declarations *declarations, const char *one, const char *other,
                      struct error *error)
{
    struct query campaigns = query_default(&campaign_type), colleagues = query_default(&staff_type);
    struct record_list of = {.count = 0};
    bool done = session_read(declarations->session, &campaigns, QUERY_FIRST, NULL, 1, &of, error) &&
                session_read(declarations->session, &colleagues, QUERY_FIRST, NULL, 1, &of, error);
    if (done && of.count == 2 && declarations->permitted)
        done = add_tie_break(declarations, "Sergeant, Stafford 2231", &of, one, other, error) &&
               add_tie_break(declarations, "Sergeant, Leek 2240", &of, other, NULL, error);
    record_list_clear(&of);
    return done;
}
