/* equality_report.c - what the tables of equality_counts.c say, with all that it takes to read
 * them. */
#include "modules/equality_report.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "config/settings.h"
#include "modules/campaign.h"
#include "modules/candidate.h"
#include "modules/employees.h"
#include "modules/equality_counts.h"
#include "modules/monitoring.h"

#define HIDDEN "[c]"
#define MARCH 3
#define APRIL 4

/* -- What stands above the tables (P45, D15) ----------------------------------------------------
 */

static void
note(struct report *report, const char *words)
{
    struct text text = TEXT_EMPTY;
    text_append(&text, words);
    report_note(report, &text);
}

static void
note_questions(const struct pack *pack, size_t characteristic, struct report *report)
{
    struct text text = TEXT_EMPTY;
    text_append_format(&text,
                       "Source: applications in posact, and what applicants themselves answered to "
                       "%s, version %s (%s)",
                       pack->name, pack->version, pack->source);
    report_note(report, &text);
    for (size_t i = 0; i < pack->characteristic_count; i++) {
        if (characteristic != PACK_NONE && characteristic != i)
            continue;
        text_append_format(&text, "%s: %s", pack->characteristics[i].label.in[PACK_ENGLISH],
                           pack->characteristics[i].concept);
        if (pack->characteristics[i].least > 0)
            text_append_format(&text, "; counts below %zu are never shown",
                               pack->characteristics[i].least);
        report_note(report, &text);
    }
    if (pack->note)
        note(report, pack->note);
}

static void
note_rule(const struct equality_tables *tables, struct report *report)
{
    struct text text = TEXT_EMPTY;
    text_append_format(&text,
                       "A group with fewer than %llu who are counted, or who are not, is shown as "
                       "%s, and others with it so that it cannot be worked out",
                       (unsigned long long)tables->policy.threshold, HIDDEN);
    if (tables->policy.rounding > 1)
        text_append_format(&text, "; the rest is rounded to the nearest %llu",
                           (unsigned long long)tables->policy.rounding);
    text_append_format(&text,
                       ". Rates are on 23 or more. What was answered in %s or later does not count "
                       "before that month is over, and an objection counts at once",
                       tables->since);
    report_note(report, &text);
}

static void
add_completeness(const struct equality_tables *tables, struct report *report)
{
    static const char *const columns[] = {
        "Of", "People", "Stated", "Prefer not to say", "Left empty", "Do not know", "Not asked"};
    static const enum answer_state states[] = {ANSWER_PREFER_NOT, ANSWER_BLANK, ANSWER_DO_NOT_KNOW,
                                               ANSWER_NOT_ASKED};
    report_begin_part(report, "How many answered", "Nobody", columns, 7);
    report_people(report, REPORT_COUNTED, 0);
    for (size_t i = 0; i < tables->shares.count; i++) {
        const struct completeness *complete = &tables->complete[i];
        report_words(report, tables->shares.items[i].heading);
        report_counted(report, complete->all, complete->hidden);
        report_counted(report, complete->stated, complete->hidden);
        for (size_t j = 0; j < 4; j++) {
            const struct shown_share *none = &complete->none[states[j]];
            report_counted(report, none->share.part, complete->hidden || none->hidden);
        }
    }
}

/* -- The funnel by group ------------------------------------------------------------------------
 */

static bool
no_characteristic(const struct pack *pack, const char *typed, struct error *error)
{
    struct text all = TEXT_EMPTY;
    for (size_t i = 0; i < pack->characteristic_count; i++)
        text_append_format(&all, "%s%s", i > 0 ? ", " : "", pack->characteristics[i].code);
    error_set(error, ERROR_USAGE, "Nobody is asked for '%s'; take one of %s", typed,
              text_string(&all));
    text_clear(&all);
    return false;
}

static bool
find_characteristic(const struct pack *pack, const char *typed, size_t *found, struct error *error)
{
    *found = typed ? pack_find_characteristic(pack, typed) : PACK_NONE;
    return !typed || *found != PACK_NONE || no_characteristic(pack, typed, error);
}

static void
append_day(struct session *session, const char *words, const char *day, struct text *out)
{
    if (!day)
        return;
    text_append(out, words);
    session_show(session, &campaign_type.fields[CAMPAIGN_OPENS], day, out);
}

static void
title_funnel(struct session *session, const struct pack *pack, size_t characteristic,
             const struct equality_choice *choice, struct report *report)
{
    struct text title = TEXT_EMPTY;
    text_append_format(&title, "Stages by group: %s",
                       pack->characteristics[characteristic].label.in[PACK_ENGLISH]);
    if (choice->campaign) {
        text_append(&title, ", ");
        session_title(session, &campaign_type, choice->campaign, &title);
    }
    if (choice->role) {
        text_append(&title, ", ");
        session_show(session, &campaign_type.fields[CAMPAIGN_ROLE], choice->role, &title);
    }
    append_day(session, ", applied from ", choice->from, &title);
    append_day(session, ", applied to ", choice->to, &title);
    report_init(report, text_string(&title));
    text_clear(&title);
}

static const char stage_note[] =
    "Each stage stands on those whom the stage before left and who have a final outcome there: "
    "passed are those who went on, not passed those who were unsuccessful, withdrew or lapsed. Who "
    "is in a stage now or was deferred is not counted";

/* Berkeley 1973: women were refused more often in all, and in hardly any department. */
static const char pooling_note[] =
    "All roles are counted together here. Where groups apply for different roles, which take "
    "different shares of those who apply, the rates of all together can say the opposite of those "
    "of each: look at one role with '--role' before anything is made of a difference";

static bool
build_funnel(struct session *session, const struct pack *pack, const struct equality_choice *choice,
             struct report *report, struct error *error)
{
    struct equality_question question = {
        .role = choice->role,
        .campaign = choice->campaign,
        .from = choice->from,
        .to = choice->to,
        .released = choice->released,
    };
    struct equality_tables tables = {.capacity = 0};
    if (!find_characteristic(pack, choice->by, &question.characteristic, error))
        return false;
    bool done = equality_by_stage(session, pack, &question, &tables, error);
    if (done) {
        title_funnel(session, pack, question.characteristic, choice, report);
        note(report, stage_note);
        if (!choice->role && !choice->campaign)
            note(report, pooling_note);
        note_questions(pack, question.characteristic, report);
        note_rule(&tables, report);
        add_completeness(&tables, report);
        share_tables_append(&tables.shares, SHARES_OF_STAGE, report);
    }
    equality_tables_clear(&tables);
    return done;
}

bool
equality_report_funnel(struct session *session, const struct equality_choice *choice,
                       struct report *report, struct error *error)
{
    struct pack *pack = monitoring_pack(session, error);
    bool done = pack && build_funnel(session, pack, choice, report, error);
    pack_free(pack);
    return done;
}

/* -- Disparities by stage, for a board (P44) ------------------------------------------------------
 */

/* P45: "Sift, 140 of 150 answered". */
static void
name_completeness(struct equality_tables *tables)
{
    for (size_t i = 0; i < tables->shares.count; i++) {
        const struct completeness *complete = &tables->complete[i];
        struct share_table *table = &tables->shares.items[i];
        if (complete->hidden)
            continue;
        char *heading =
            must_format("%s, %llu of %llu answered", table->heading,
                        (unsigned long long)complete->stated, (unsigned long long)complete->all);
        free(table->heading);
        table->heading = heading;
    }
}

static bool
add_characteristic(struct session *session, const struct pack *pack,
                   struct equality_question *question, struct text *uncompared,
                   struct report *report, struct error *error)
{
    struct equality_tables tables = {.capacity = 0};
    const char *label = pack->characteristics[question->characteristic].label.in[PACK_ENGLISH];
    bool done = equality_by_stage(session, pack, question, &tables, error);
    if (done && question->characteristic == 0)
        note_rule(&tables, report);
    name_completeness(&tables);
    if (done && !share_tables_append_together(&tables.shares, label, report))
        text_append_format(uncompared, "%s%s", uncompared->length > 0 ? ", " : "", label);
    equality_tables_clear(&tables);
    return done;
}

static void
note_disparities(struct session *session, const struct equality_choice *choice,
                 struct report *report)
{
    struct text words = TEXT_EMPTY;
    text_append(&words, "Everybody who applied");
    append_day(session, " from ", choice->from, &words);
    append_day(session, " to ", choice->to, &words);
    text_append_format(&words, ". %s", stage_note);
    report_note(report, &words);
    note(report, "A difference is told where the lower rate is below 80% of the higher and "
                 "Fisher's p, adjusted for all comparisons of the characteristic (Holm), below "
                 "0.05. It says nothing of its cause");
    text_append_format(&words,
                       "The same figures: posact report funnel --by, with the characteristic, "
                       "--from %s --to %s --html",
                       choice->from, choice->to);
    report_note(report, &words);
}

static bool
build_disparities(struct session *session, const struct pack *pack,
                  const struct equality_choice *choice, struct report *report, struct error *error)
{
    struct equality_question question = {.from = choice->from, .to = choice->to, .released = true};
    struct text uncompared = TEXT_EMPTY;
    bool done = true;
    report_init(report, "Stages by group");
    note_disparities(session, choice, report);
    note_questions(pack, PACK_NONE, report);
    for (size_t i = 0; i < pack->characteristic_count && done; i++) {
        question.characteristic = i;
        done = add_characteristic(session, pack, &question, &uncompared, report, error);
    }
    if (uncompared.length > 0) {
        text_append(&uncompared, ": no stage has two groups that are large enough to compare");
        report_note(report, &uncompared);
    }
    return done;
}

bool
equality_report_disparities(struct session *session, const struct equality_choice *choice,
                            struct report *report, struct error *error)
{
    struct pack *pack = monitoring_pack(session, error);
    bool done = pack && build_disparities(session, pack, choice, report, error);
    pack_free(pack);
    return done;
}

/* -- The yearly duty (P51) ----------------------------------------------------------------------
 */

struct duty_row {
    const char *asked, *where;
};

static const struct duty_row england[] = {
    {"People with a protected characteristic who are affected by policies and practices: those who "
     "applied, and were appointed",
     "Below"},
    {"Employees, where there are 150 or more; constables and cadets count, special constables do "
     "not",
     "Below, as the newest workforce snapshot until 31 March counts them"},
    {"Equality objectives, at least every 4 years; the gender pay gap", "The force's own papers"},
};

static const struct duty_row wales[] = {
    {"People who applied for employment in the year", "Below"},
    {"People employed on 31 March",
     "Below, as the newest workforce snapshot until that day counts them"},
    {"Women and men employed, by job, grade, pay, contract type and working pattern",
     "Not kept in posact: HR"},
    {"Employees who applied to change position, and who did", "Not kept in posact: HR"},
    {"Employees who applied for training, were granted it, completed it", "Not kept in posact: HR"},
    {"Employees involved in grievance or disciplinary procedures", "Not kept in posact: HR"},
    {"Employees who left", "Not kept in posact: HR"},
};

static void
add_duty(struct session *session, struct report *report)
{
    static const char *const columns[] = {"Asked for", "Where it is"};
    bool is_welsh =
        string_equal(config_text(session_config(session), SETTING_EQUALITY_DUTY), "wales");
    const struct duty_row *rows = is_welsh ? wales : england;
    size_t count = is_welsh ? sizeof wales / sizeof *wales : sizeof england / sizeof *england;
    report_begin_part(report,
                      is_welsh ? "What WSI 2011/1064, regulation 9, asks for"
                               : "What SI 2017/353 asks for",
                      "", columns, 2);
    for (size_t i = 0; i < count; i++) {
        report_words(report, rows[i].asked);
        report_words(report, rows[i].where);
    }
}

static int
last_year(struct session *session)
{
    struct date today = session_context(session)->today;
    return (int)today.month >= APRIL ? (int)today.year : (int)today.year - 1;
}

void
equality_year_days(struct session *session, int year, char from[DATE_TEXT_SIZE],
                   char to[DATE_TEXT_SIZE])
{
    int ends = year == 0 ? last_year(session) : year;
    snprintf(from, DATE_TEXT_SIZE, "%04d-04-01", ends - 1);
    snprintf(to, DATE_TEXT_SIZE, "%04d-03-31", ends);
}

static void
begin_year(struct session *session, int year, struct report *report)
{
    bool is_welsh =
        string_equal(config_text(session_config(session), SETTING_EQUALITY_DUTY), "wales");
    struct text title = TEXT_EMPTY;
    text_append_format(&title, "Equality information, 1 April %d to 31 March %d", year - 1, year);
    report_init(report, text_string(&title));
    text_clear(&title);
    note(report, is_welsh ? "The counts of regulation 9 of the Welsh duties. Which duties bind a "
                            "Welsh force is for the force to confirm"
                          : "The yearly information of the specific duties in England and of "
                            "bodies that are not devolved; equality-duty in posact.yaml chooses "
                            "the Welsh counts");
    note(report, "Each person counts once, however often they applied in the year. Appointed are "
                 "those of them whom one of these applications led to an appointment so far");
}

static void
add_employees(struct session *session, int year, const struct equality_choice *choice,
              struct report *report)
{
    const struct employees_question question = {
        .characteristic = choice->by,
        .force = choice->force,
        .as_at = {year, MARCH, 31},
        .released = choice->released,
        .ledger = choice->ledger,
    };
    employees_append(session, &question, report);
}

static bool
build_year(struct session *session, const struct pack *pack, int year,
           const struct equality_choice *choice, struct report *report, struct error *error)
{
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct equality_question question = {.from = from, .to = to, .released = choice->released};
    struct equality_tables tables = {.capacity = 0};
    equality_year_days(session, year, from, to);
    if (!find_characteristic(pack, choice->by, &question.characteristic, error))
        return false;
    bool done = equality_by_person(session, pack, &question, &tables, error);
    if (done) {
        begin_year(session, year, report);
        note_questions(pack, question.characteristic, report);
        note_rule(&tables, report);
        add_duty(session, report);
        add_completeness(&tables, report);
        share_tables_append(&tables.shares, SHARES_OF_YEAR, report);
        add_employees(session, year, choice, report);
    }
    equality_tables_clear(&tables);
    return done;
}

bool
equality_report_year(struct session *session, int year, const struct equality_choice *choice,
                     struct report *report, struct error *error)
{
    struct pack *pack = monitoring_pack(session, error);
    bool done = pack && build_year(session, pack, year == 0 ? last_year(session) : year, choice,
                                   report, error);
    pack_free(pack);
    return done;
}
