/* defence_pack.c - the parts of the pack: what was offered, who was reached, line by line with the
 * log, the assessments and their evidence, and what does not exist. */
#include "modules/defence_pack.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "config/config.h"
#include "defence_offers.h"
#include "defence_proof.h"
#include "modules/assessment.h"
#include "modules/campaign.h"
#include "modules/code_words.h"
#include "modules/evidence.h"
#include "modules/permission.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct pack {
    struct session *session;
    struct report *report;
    struct defence_offers offers;
    struct record_list assessments; /* that support of the campaign rests on, each once */
};

/* --- what was offered --- */

static size_t
count_of(const struct pack *pack, const char *measure, bool targeted)
{
    size_t count = 0;
    for (size_t i = 0; i < pack->offers.count; i++) {
        const struct defence_offer *offer = &pack->offers.items[i];
        count += offer->targeted == targeted && string_equal(offer->measure, measure);
    }
    return count;
}

static void
add_count(struct pack *pack, size_t count)
{
    report_figure(pack->report, (double)count, 0, "");
}

static void
add_kinds(struct pack *pack)
{
    static const char *const columns[] = {"Kind of support", "Open to everybody", "Targeted"};
    const struct choice_list *measures =
        config_list(session_config(pack->session), SETTING_MEASURES);
    report_begin_part(pack->report, "What was offered", "Nothing was offered yet", columns,
                      COUNT(columns));
    report_chart(pack->report, REPORT_BARS, 1, 2);
    for (size_t i = 0; i < measures->count; i++) {
        const char *code = measures->items[i].code;
        size_t open = count_of(pack, code, false), targeted = count_of(pack, code, true);
        if (open + targeted == 0)
            continue;
        report_words(pack->report, measures->items[i].label);
        add_count(pack, open);
        add_count(pack, targeted);
    }
}

/* --- who was reached --- */

/* P46: so that nobody is found in a number, nor worked out from the others. */
static void
add_access(struct pack *pack)
{
    static const char *const columns[] = {"People who applied in this campaign", "Number"};
    static const char *const labels[] = {"Offered targeted support", "Offered open support only",
                                         "Offered nothing yet", "All"};
    size_t targeted, open_only, none;
    defence_offers_count(&pack->offers, &targeted, &open_only, &none);
    const size_t counts[] = {targeted, open_only, none, targeted + open_only + none};
    report_begin_part(pack->report, "Equal access", "", columns, COUNT(columns));
    report_people(pack->report, REPORT_GUARDED, REPORT_ADDS_DOWN);
    report_chart(pack->report, REPORT_BARS, 1, 1);
    for (size_t i = 0; i < COUNT(labels); i++) {
        report_words(pack->report, labels[i]);
        report_count(pack->report, counts[i]);
    }
}

/* --- line by line --- */

static void
add_day(struct pack *pack, const struct defence_offer *offer)
{
    struct date day;
    char shown[DATE_TEXT_SIZE] = "";
    if (date_from_iso(offer->day, &day))
        date_show(day, shown);
    report_words(pack->report, shown);
}

/* "1-2-1, offer 3f2a1c22"; an event by its name, for it is nobody's. */
static void
add_support(struct pack *pack, const struct defence_offer *offer)
{
    struct text cell = TEXT_EMPTY;
    code_words_show(session_context(pack->session), "measures", offer->measure, &cell);
    text_append_format(&cell, ", %s %.8s", offer->record->type->name,
                       record_get(offer->record, RECORD_ID));
    report_cell(pack->report, &cell);
}

static void
add_assessment_name(struct pack *pack, const char *assessment)
{
    struct text cell = TEXT_EMPTY;
    struct id id;
    if (assessment && id_from_text(assessment, &id))
        session_title(pack->session, &assessment_type, &id, &cell);
    else
        text_append(&cell, "none: stored before assessments were kept");
    report_cell(pack->report, &cell);
}

static bool
add_lines(struct pack *pack, bool targeted, struct error *error)
{
    static const char *const columns[] = {"Offered on", "Support", "Resting on", "Log entry"};
    size_t column_count = COUNT(columns);
    static const char *const open_columns[] = {"Offered on", "Support", "Log entry"};
    bool done = true;
    report_begin_part(
        pack->report, targeted ? "Targeted support, line by line" : "Open support, line by line",
        targeted ? "Nothing was targeted" : "Nothing was offered to everybody",
        targeted ? columns : open_columns, targeted ? column_count : COUNT(open_columns));
    for (size_t i = 0; i < pack->offers.count && done; i++) {
        const struct defence_offer *offer = &pack->offers.items[i];
        if (offer->targeted != targeted)
            continue;
        add_day(pack, offer);
        add_support(pack, offer);
        if (targeted)
            add_assessment_name(pack, offer->assessment);
        done = defence_add_entry(pack->session, pack->report, offer->record, CHANGE_ADDED, error);
    }
    return done;
}

/* --- assessments --- */

static bool
take_assessment(struct pack *pack, const char *link, struct error *error)
{
    struct id id;
    if (!link || !id_from_text(link, &id))
        return true;
    for (size_t i = 0; i < pack->assessments.count; i++) {
        if (id_equal(&pack->assessments.items[i]->id, &id))
            return true;
    }
    struct record *assessment = session_get(pack->session, &assessment_type, &id, error);
    if (assessment)
        record_list_add(&pack->assessments, assessment);
    return assessment != NULL;
}

static void
add_field(struct pack *pack, const struct record *record, size_t field)
{
    struct text cell = TEXT_EMPTY;
    session_show_field(pack->session, record, field, field == ASSESSMENT_ROLES, &cell);
    text_join_lines(&cell);
    report_cell(pack->report, &cell);
}

static bool
add_assessments(struct pack *pack, struct error *error)
{
    static const char *const columns[] = {"Assessment",  "Group",       "Roles",     "Measures",
                                          "Approved by", "Approved on", "Review by", "Log entry"};
    static const size_t shown[] = {ASSESSMENT_GROUP,    ASSESSMENT_ROLES,    ASSESSMENT_MEASURES,
                                   ASSESSMENT_APPROVER, ASSESSMENT_APPROVED, ASSESSMENT_REVIEW};
    bool done = true;
    report_begin_part(pack->report, "Assessments that it rests on", "No support was targeted",
                      columns, COUNT(columns));
    for (size_t i = 0; i < pack->assessments.count && done; i++) {
        const struct record *assessment = pack->assessments.items[i];
        add_assessment_name(pack, record_get(assessment, RECORD_ID));
        for (size_t j = 0; j < COUNT(shown); j++)
            add_field(pack, assessment, shown[j]);
        done = defence_add_approval(pack->session, pack->report, assessment, error);
    }
    return done;
}

static bool
add_evidence_of(struct pack *pack, const struct record *assessment, struct error *error)
{
    static const size_t shown[] = {EVIDENCE_WHAT,   EVIDENCE_VALUE, EVIDENCE_N,      EVIDENCE_WORDS,
                                   EVIDENCE_SOURCE, EVIDENCE_DAY,   EVIDENCE_COMMAND};
    struct record_list list = {.count = 0};
    bool done = assessment_evidence(pack->session, &assessment->id, &list, error);
    for (size_t i = 0; i < list.count; i++) {
        add_assessment_name(pack, record_get(assessment, RECORD_ID));
        for (size_t j = 0; j < COUNT(shown); j++)
            add_field(pack, list.items[i], shown[j]);
    }
    record_list_clear(&list);
    return done;
}

/* P50. */
static bool
add_evidence(struct pack *pack, struct error *error)
{
    static const char *const columns[] = {"Assessment", "What it shows", "Figure",
                                          "Out of",     "In words",      "Source",
                                          "As of",      "Shown again by"};
    bool done = true;
    report_begin_part(pack->report, "Evidence, as it was on its day", "There is no evidence",
                      columns, COUNT(columns));
    for (size_t i = 0; i < pack->assessments.count && done; i++)
        done = add_evidence_of(pack, pack->assessments.items[i], error);
    return done;
}

/* --- the pack --- */

static void
note_rules(struct pack *pack)
{
    const struct field_context *context = session_context(pack->session);
    struct text note = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    date_show(context->today, day);
    text_append_format(&note,
                       "As recorded on %s. No name stands here; a reference opens its record in "
                       "posact, and a log entry stands there in its history (replica/number).",
                       day);
    report_note(pack->report, &note);
    text_append(&note, "Positive action ends before selection: who is appointed is decided on "
                       "merit, and nothing here is part of that decision.");
    report_note(pack->report, &note);
}

static bool
build(struct pack *pack, const struct id *campaign, struct error *error)
{
    bool done = defence_offers_read(pack->session, campaign, &pack->offers, error);
    for (size_t i = 0; i < pack->offers.count && done; i++)
        done = take_assessment(pack, pack->offers.items[i].assessment, error);
    if (!done)
        return false;
    note_rules(pack);
    add_kinds(pack);
    add_access(pack);
    return add_lines(pack, true, error) && add_assessments(pack, error) &&
           add_evidence(pack, error) && add_lines(pack, false, error) &&
           defence_add_absent(pack->session, pack->report, error);
}

bool
defence_pack_build(struct session *session, const struct id *campaign, struct report *report,
                   struct error *error)
{
    struct pack pack = {.session = session, .report = report};
    struct text title = TEXT_EMPTY;
    text_append(&title, "Defence pack: ");
    session_title(session, &campaign_type, campaign, &title);
    report_init(report, text_string(&title));
    text_clear(&title);
    bool done = permission_declarations(session, error) && build(&pack, campaign, error);
    defence_offers_clear(&pack.offers);
    record_list_clear(&pack.assessments);
    return done;
}
