/* representation_report.c - says what the comparison of a workforce with its population came to. */
#include "modules/representation_report.h"

#include "base/memory.h"

#define LEAST_SHOWN 0.001
#define DRAWN_MOST 60 /* rows: a longer chart shows nothing at a glance */

/* --- figures in words --- */

static void
append_count(struct text *out, const struct standing_cell *cell)
{
    if (cell->standing == STANDING_HIDDEN)
        text_append(out, REPORT_WITHHELD);
    if (cell->standing >= STANDING_HIDDEN)
        return;
    text_append_count(out, (size_t)cell->workforce.part);
    text_append(out, " of ");
    text_append_count(out, (size_t)cell->workforce.whole);
}

static bool
has_figures(const struct standing_cell *cell)
{
    return cell->standing < STANDING_SMALL;
}

static void
append_share(struct text *out, const struct standing_cell *cell)
{
    if (has_figures(cell))
        text_append_format(out, "%.1f%%", 100 * share_rate(cell->workforce).value);
    else if (cell->standing != STANDING_UNKNOWN)
        text_append(out, REPORT_WITHHELD);
}

static void
append_interval(struct text *out, const struct standing_cell *cell)
{
    if (has_figures(cell))
        text_append_format(out, "%.1f%% to %.1f%%", 100 * cell->interval.low.value,
                           100 * cell->interval.high.value);
}

static void
append_local(struct text *out, const struct standing_cell *cell)
{
    struct figure share = share_rate(cell->local);
    if (figure_is_defined(share))
        text_append_format(out, "%.1f%%", 100 * share.value);
}

static void
append_ratio(struct text *out, const struct standing_cell *cell)
{
    if (!has_figures(cell))
        return;
    if (figure_is_defined(cell->ratio))
        text_append_format(out, "%.2f", cell->ratio.value);
    else
        text_append_format(out, "n/a: %s", cell->ratio.undefined);
}

static void
append_gap(struct text *out, const struct standing_cell *cell)
{
    if (!has_figures(cell) || !figure_is_defined(cell->gap))
        return;
    text_append_format(out, "%+.1f points", cell->gap.value);
    if (figure_is_defined(cell->heads) && cell->heads.value > 0)
        text_append_format(out, "; %.0f more would be parity", cell->heads.value);
}

static void
append_finding(struct text *out, const struct standing_cell *cell)
{
    text_append(out, standing_words[cell->standing]);
    if (cell->tested && cell->adjusted < LEAST_SHOWN)
        text_append(out, ", p below 0.001");
    else if (cell->tested)
        text_append_format(out, ", p %.3f", cell->adjusted);
}

/* --- what it rests on --- */

static void
append_list(struct text *out, const struct representation_part *part)
{
    if (!part->list) {
        text_append(out, "bands of ages");
        return;
    }
    text_append_format(out, "%s", part->list->name.label);
    if (part->local_list && part->local_list != part->list)
        text_append_format(out, ", into which %s is mapped", part->local_list->name.label);
}

static void
append_day(struct text *out, struct date date)
{
    char day[DATE_TEXT_SIZE];
    date_show(date, day);
    text_append(out, day);
}

static void
note_part(const struct representation *representation, const struct representation_part *part,
          struct report *report)
{
    struct text note = TEXT_EMPTY;
    int64_t apart = date_to_days(part->local_date) - date_to_days(representation->date);
    text_append_format(&note, "%s: ", part->characteristic->label);
    if (part->refusal) {
        text_append_format(&note, "not compared. %s", part->refusal);
        report_note(report, &note);
        return;
    }
    append_list(&note, part);
    text_append_format(&note, "; %u%% of the workforce stated it; population of ", part->stated);
    append_day(&note, part->local_date);
    text_append_format(&note, ", %s (%s)", part->local_ages, part->local_source);
    if (apart > 366 || apart < -366)
        text_append_format(&note, "; counted %d years %s the workforce",
                           (int)((apart < 0 ? -apart : apart) / 365),
                           apart < 0 ? "before" : "after");
    report_note(report, &note);
}

static void
note_rules(const struct representation *representation,
           const struct representation_question *question, struct report *report)
{
    struct text note = TEXT_EMPTY;
    text_append_format(
        &note,
        "Counts below %llu are hidden as [c], and as many more as it takes that none "
        "can be worked out",
        (unsigned long long)representation->policy.threshold);
    if (representation->policy.rounding > 1)
        text_append_format(&note,
                           "; the others are rounded to %llu, and all figures are worked out "
                           "on the rounded counts",
                           (unsigned long long)representation->policy.rounding);
    release_ledger_note(&question->ledger, &representation->policy, &note);
    text_append_format(&note, "; a percentage needs a base of %d", DISCLOSURE_LEAST_BASE);
    report_note(report, &note);
    text_append_format(&note,
                       "%zu %s: a difference is told where the lower share is below %.0f%% of the "
                       "higher and Fisher's p, adjusted for all of them (Holm), below %.2f. A "
                       "workforce is a full count: an interval says what chance could do",
                       representation->tests, representation->tests == 1 ? "test" : "tests",
                       100 * FINDING_RATIO, representation->level);
    report_note(report, &note);
    text_append(&note, "A gap is a reason to look, not its cause, and no target for any decision");
    report_note(report, &note);
}

void
representation_command(const struct representation *representation,
                       const struct representation_question *question, struct text *out)
{
    char day[DATE_TEXT_SIZE];
    date_to_iso(question->as_at ? *question->as_at : representation->date, day);
    text_append_format(out, "posact report representation --force '%s' --date %s",
                       representation->force->label, day);
    if (question->characteristic)
        text_append_format(out, " --characteristic %s", question->characteristic);
    if (question->list)
        text_append_format(out, " --list %s", question->list);
}

/* --- the parts --- */

/* What a column says of a cell, and the number that it is drawn by. */
static double
value_of(const struct standing_cell *cell, enum representation_column column)
{
    if (column == REPRESENTATION_COUNT)
        return cell->standing < STANDING_HIDDEN ? (double)cell->workforce.part : 0;
    struct figure share =
        share_rate(column == REPRESENTATION_LOCAL ? cell->local : cell->workforce);
    bool told = column == REPRESENTATION_LOCAL || has_figures(cell);
    return told && figure_is_defined(share) ? 100 * share.value : 0;
}

/* Counts and shares are numbers, and what stands behind them words. */
static void
add_cell(const struct standing_cell *cell, enum representation_column column, struct text *words,
         struct report *report)
{
    bool is_number = column <= REPRESENTATION_LOCAL;
    if (is_number && string_equal(text_string(words), REPORT_WITHHELD))
        report_withheld(report);
    else if (is_number)
        report_value(report, words, value_of(cell, column));
    else
        report_cell(report, words);
}

static void
add_row(const struct representation_part *part, size_t role, size_t group, struct report *report)
{
    static void (*const appends[REPRESENTATION_COLUMN_COUNT])(struct text *,
                                                              const struct standing_cell *) = {
        [REPRESENTATION_COUNT] = append_count,     [REPRESENTATION_SHARE] = append_share,
        [REPRESENTATION_LOCAL] = append_local,     [REPRESENTATION_INTERVAL] = append_interval,
        [REPRESENTATION_RATIO] = append_ratio,     [REPRESENTATION_GAP] = append_gap,
        [REPRESENTATION_FINDING] = append_finding,
    };
    const struct standing_cell *cell = representation_cell(part, role, group);
    report_words(report, part->roles[role].label);
    report_words(report, part->groups[group].label);
    for (size_t i = REPRESENTATION_COUNT; i < REPRESENTATION_COLUMN_COUNT; i++) {
        struct text words = TEXT_EMPTY;
        appends[i](&words, cell);
        add_cell(cell, (enum representation_column)i, &words, report);
        text_clear(&words);
    }
}

/* "Of 12 groups in a role 2 are below the local share, 1 above; of the others the numbers cannot
 * tell." */
static void
add_sentence(const struct representation_part *part, struct report *report)
{
    size_t all = part->role_count * part->group_count, below = 0, above = 0;
    struct text sentence = TEXT_EMPTY;
    for (size_t i = 0; i < all; i++) {
        below += part->cells[i].standing == STANDING_BELOW ? 1 : 0;
        above += part->cells[i].standing == STANDING_ABOVE ? 1 : 0;
    }
    text_append_format(&sentence,
                       "Of %zu groups in a role or rank %zu %s below the local share and %zu "
                       "above; of the others these numbers cannot tell.",
                       all, below, below == 1 ? "is" : "are", above);
    report_sentence(report, &sentence);
}

static void
add_part(const struct representation_part *part, struct report *report)
{
    static const char *const columns[REPRESENTATION_COLUMN_COUNT] = {
        [REPRESENTATION_ROLE] = "Role",         [REPRESENTATION_GROUP] = "Group",
        [REPRESENTATION_COUNT] = "Workforce",   [REPRESENTATION_SHARE] = "Share",
        [REPRESENTATION_LOCAL] = "Local share", [REPRESENTATION_INTERVAL] = "95% interval",
        [REPRESENTATION_RATIO] = "Ratio",       [REPRESENTATION_GAP] = "Gap",
        [REPRESENTATION_FINDING] = "Finding",
    };
    report_begin_part(report, part->characteristic->label,
                      part->refusal ? part->refusal : "Nobody is counted", columns,
                      REPRESENTATION_COLUMN_COUNT);
    report_people(report, REPORT_COUNTED, 0);
    if (part->role_count * part->group_count > 0)
        add_sentence(part, report);
    if (part->role_count * part->group_count <= DRAWN_MOST)
        report_chart(report, REPORT_BARS, REPRESENTATION_SHARE, 2);
    for (size_t i = 0; i < part->role_count; i++)
        for (size_t j = 0; j < part->group_count; j++)
            add_row(part, i, j, report);
}

void
representation_report_build(const struct representation *representation,
                            const struct representation_question *question, struct report *report)
{
    struct text words = TEXT_EMPTY;
    text_append_format(&words, "Representation, %s, ", representation->force->label);
    append_day(&words, representation->date);
    report_init(report, text_string(&words));
    text_reset(&words);
    text_append_format(&words, "Workforce, headcount: %s", representation->source);
    report_note(report, &words);
    for (size_t i = 0; i < representation->count; i++)
        note_part(representation, &representation->parts[i], report);
    note_rules(representation, question, report);
    text_append(&words, "The same figures: ");
    representation_command(representation, question, &words);
    report_note(report, &words);
    for (size_t i = 0; i < representation->count; i++)
        add_part(&representation->parts[i], report);
}

void
representation_evidence(const struct representation *representation,
                        const struct representation_part *part, size_t role, size_t group,
                        struct text *out)
{
    const struct standing_cell *cell = representation_cell(part, role, group);
    text_append_format(out, "%s, %s, %s, ", representation->force->label, part->roles[role].label,
                       part->groups[group].label);
    append_day(out, representation->date);
    text_append(out, ": ");
    append_count(out, cell);
    if (has_figures(cell)) {
        text_append(out, ", ");
        append_share(out, cell);
        text_append_format(out, " (%.1f to %.1f), beside a local share of ",
                           100 * cell->interval.low.value, 100 * cell->interval.high.value);
        append_local(out, cell);
        text_append(out, " (");
        text_append_count(out, (size_t)cell->local.part);
        text_append(out, " of ");
        text_append_count(out, (size_t)cell->local.whole);
        text_append_format(out, ", %s, ", part->local_ages);
        append_day(out, part->local_date);
        text_append(out, "); ratio ");
        append_ratio(out, cell);
        text_append(out, ", ");
        append_gap(out, cell);
    }
    text_append(out, "; ");
    append_finding(out, cell);
}
