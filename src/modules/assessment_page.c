/* assessment_page.c - the parts of an assessment in the order in which EHRC's guidance asks for
 * them: trigger, evidence, aim, measures, proportionality, review. */
#include "modules/assessment_page.h"

#include "base/date.h"
#include "base/text.h"
#include "modules/assessment.h"
#include "modules/evidence.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const words[] = {"What", "As written"};

static void
add_field(struct session *session, struct report *report, const struct record *record, size_t field)
{
    struct text cell = TEXT_EMPTY;
    session_show_field(session, record, field, false, &cell);
    text_join_lines(&cell);
    report_cell(report, &cell);
}

static void
add_fields(struct session *session, struct report *report, const struct record *record,
           const char *heading, size_t first, size_t last)
{
    report_begin_part(report, heading, "Nothing is written yet", words, COUNT(words));
    for (size_t i = first; i <= last; i++) {
        if (!record_get(record, i))
            continue;
        report_words(report, record->type->fields[i].label);
        add_field(session, report, record, i);
    }
}

static bool
add_evidence(struct session *session, struct report *report, const struct record *assessment,
             struct error *error)
{
    static const char *const columns[] = {"What it shows", "Figure", "Out of",        "In words",
                                          "Source",        "As of",  "Shown again by"};
    static const size_t shown[] = {EVIDENCE_WHAT,   EVIDENCE_VALUE, EVIDENCE_N,      EVIDENCE_WORDS,
                                   EVIDENCE_SOURCE, EVIDENCE_DAY,   EVIDENCE_COMMAND};
    struct record_list list = {.count = 0};
    report_begin_part(report, "Evidence, as it was on its day", "There is no evidence yet", columns,
                      COUNT(columns));
    bool done = assessment_evidence(session, &assessment->id, &list, error);
    for (size_t i = 0; i < list.count; i++) {
        for (size_t j = 0; j < COUNT(shown); j++)
            add_field(session, report, list.items[i], shown[j]);
    }
    record_list_clear(&list);
    return done;
}

static void
note_state(struct session *session, struct report *report, const struct record *assessment)
{
    const struct field_context *context = session_context(session);
    struct text note = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    date_show(context->today, day);
    text_append_format(&note, "As recorded on %s: ", day);
    session_show_field(session, assessment, ASSESSMENT_STATE, false, &note);
    record_show_field_after(", by ", assessment, ASSESSMENT_APPROVER, context, &note);
    text_append(&note, ". Section 158 of the Equality Act 2010 allows what is proportionate, and "
                       "asks nobody to do it. Open support stays for everybody, and selection is "
                       "on merit.");
    report_note(report, &note);
}

static struct record *
begin(struct session *session, const struct id *id, const char *what, struct report *report,
      struct error *error)
{
    struct record *assessment = session_get(session, &assessment_type, id, error);
    struct text title = TEXT_EMPTY;
    text_append(&title, what);
    if (assessment)
        session_title(session, &assessment_type, id, &title);
    report_init(report, text_string(&title));
    text_clear(&title);
    return assessment;
}

bool
assessment_page_build(struct session *session, const struct id *assessment, struct report *report,
                      struct error *error)
{
    struct record *record = begin(session, assessment, "Assessment: ", report, error);
    if (!record)
        return false;
    note_state(session, report, record);
    add_fields(session, report, record, "What it covers", ASSESSMENT_ROLES, ASSESSMENT_GROUP);
    add_fields(session, report, record, "Why it is needed", ASSESSMENT_TRIGGER, ASSESSMENT_BARRIER);
    bool done = add_evidence(session, report, record, error);
    add_fields(session, report, record, "Aim and measures", ASSESSMENT_AIM, ASSESSMENT_MEASURES);
    add_fields(session, report, record, "Proportionality", ASSESSMENT_ALTERNATIVES,
               ASSESSMENT_ADVICE);
    add_fields(session, report, record, "Dates and approval", ASSESSMENT_STARTS,
               ASSESSMENT_FINDING);
    record_free(record);
    return done;
}

bool
assessment_tasks_build(struct session *session, const struct id *assessment, struct report *report,
                       struct error *error)
{
    static const char *const columns[] = {"Part", "State"};
    struct checklist list = {.count = 0};
    struct record *record = begin(session, assessment, "To do: ", report, error);
    bool done = record && assessment_type.checklist(session, record, &list, error);
    report_begin_part(report, "Parts", "There is nothing to do", columns, COUNT(columns));
    for (size_t i = 0; i < list.count; i++) {
        struct text cell = TEXT_EMPTY;
        report_words(report, list.items[i].label);
        checklist_append(&list.items[i], &cell);
        report_cell(report, &cell);
    }
    checklist_clear(&list);
    record_free(record);
    return done;
}
