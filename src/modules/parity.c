/* parity.c - the projection of domain 4.1 year by year, with what it takes for granted. */
#include "modules/parity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "statistics/disclosure.h"
#include "statistics/representation.h"

#define YEARS_MOST 50

struct parity {
    double share, target, leaving; /* of 1 */
    int year;                      /* this one */
    unsigned years;                /* until it is reached */
};

/* --- what was typed --- */

/* "8%", "8.5" or "120/1500"; P45: of counts only on enough people. */
static bool
read_share(const char *typed, const char *name, double *share, struct error *error)
{
    char *rest;
    if (!typed)
        return error_set(error, ERROR_USAGE, "Give the %s with '--%s', such as '8%%' or '120/1500'",
                         strcmp(name, "leaving") == 0 ? "part that leaves in a year" : "share",
                         name);
    double first = strtod(typed, &rest), second = 100;
    bool whole = *typed >= '0' && *typed <= '9';
    if (whole && *rest == '/') {
        second = strtod(rest + 1, &rest);
        if (second < DISCLOSURE_LEAST_BASE)
            return error_set(error, ERROR_USAGE,
                             "'%s' is a share of fewer than %d people, which says too little; give "
                             "one of more",
                             typed, DISCLOSURE_LEAST_BASE);
    } else if (whole && *rest == '%') {
        rest++;
    }
    if (!whole || *rest != '\0' || !isfinite(first) || !isfinite(second) || first > second)
        return error_set(error, ERROR_USAGE,
                         "'--%s' is '%s'; type a percentage such as '8%%', or counts such as "
                         "'120/1500'",
                         name, typed);
    *share = first / second;
    return true;
}

static bool
read_year(const char *typed, struct parity *parity, struct error *error)
{
    char *rest;
    long year = typed ? strtol(typed, &rest, 10) : 0;
    if (!typed)
        return error_set(error, ERROR_USAGE, "Give the year with '--year', such as '%d'",
                         parity->year + 10);
    if (rest == typed || *rest != '\0' || year <= parity->year || year > parity->year + YEARS_MOST)
        return error_set(error, ERROR_USAGE, "'--year' is '%s'; type a year from %d to %d", typed,
                         parity->year + 1, parity->year + YEARS_MOST);
    parity->years = (unsigned)(year - parity->year);
    return true;
}

/* --- what comes of it --- */

static struct figure
joiners(const struct parity *parity, unsigned years)
{
    return parity_joiner_share(parity->share, parity->target, parity->leaving, years);
}

static void
add_percent(struct report *report, struct figure figure)
{
    if (figure_is_defined(figure))
        report_figure(report, 100 * figure.value, 1, "%");
    else
        report_words(report, figure.undefined);
}

static void
append_answer(const struct parity *parity, struct text *out)
{
    struct figure share = joiners(parity, parity->years);
    text_append_format(
        out, "From %.1f%% to %.1f%% by %d, while %.1f%% leave each year: ", 100 * parity->share,
        100 * parity->target, parity->year + (int)parity->years, 100 * parity->leaving);
    if (figure_is_defined(share))
        text_append_format(out, "%.1f%% of those who join", 100 * share.value);
    else
        text_append_format(out, "n/a, %s", share.undefined);
}

static void
add_years(const struct parity *parity, struct report *report)
{
    static const char *const columns[] = {"Reached by", "Share of joiners"};
    struct text sentence = TEXT_EMPTY;
    report_begin_part(report, "Share of joiners", "There is no year", columns, 2);
    report_chart(report, REPORT_BARS, 1, 1);
    append_answer(parity, &sentence);
    report_sentence(report, &sentence);
    for (unsigned years = 1; years <= parity->years; years++) {
        struct text year = TEXT_EMPTY;
        text_append_format(&year, "%d", parity->year + (int)years);
        report_cell(report, &year);
        add_percent(report, joiners(parity, years));
    }
}

/* Year by year at that share of joiners, for who wants to see whether it goes as it should. */
static void
add_path(const struct parity *parity, struct report *report)
{
    static const char *const columns[] = {"End of", "Share"};
    struct figure share = joiners(parity, parity->years);
    struct text sentence = TEXT_EMPTY;
    double now = parity->share;
    if (!figure_is_defined(share))
        return;
    report_begin_part(report, "The way there", "There is no year", columns, 2);
    report_chart(report, REPORT_SPARKLINE, 1, 1);
    text_append_format(&sentence,
                       "The share at the end of each year, if %.1f%% of those who join "
                       "were of the group from now on",
                       100 * share.value);
    report_sentence(report, &sentence);
    for (unsigned years = 0; years <= parity->years; years++) {
        struct text year = TEXT_EMPTY;
        text_append_format(&year, "%d", parity->year + (int)years);
        report_cell(report, &year);
        report_figure(report, 100 * now, 1, "%");
        now += parity->leaving * (share.value - now);
    }
}

bool
parity_build(struct session *session, const struct report_request *request, struct report *report,
             struct error *error)
{
    const struct parity_question *question = &request->parity;
    struct parity parity = {.year = session_context(session)->today.year};
    struct text note = TEXT_EMPTY;
    report_init(report, "Parity");
    if (!read_share(question->share, "share", &parity.share, error) ||
        !read_share(question->target, "target", &parity.target, error) ||
        !read_share(question->leaving, "leaving", &parity.leaving, error) ||
        !read_year(request->year, &parity, error))
        return false;
    text_append(&note, "This is arithmetic, no target and no quota: who is appointed is decided on "
                       "merit alone. It takes for granted that the headcount stays as it is and "
                       "that every group leaves at the same rate.");
    report_note(report, &note);
    add_years(&parity, report);
    add_path(&parity, report);
    return true;
}
