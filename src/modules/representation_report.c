/* representation_report.c - says what the comparison of a workforce with its population came to. */
#include "modules/representation_report.h"

#include "base/memory.h"

#define LEAST_SHOWN 0.001

/* --- figures in words --- */

static void
append_count(struct text *out, const struct standing_cell *cell)
{
    if (cell->standing == STANDING_HIDDEN)
        text_append(out, "[c]");
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
    if (!has_figures(cell)) {
        text_append(out, cell->standing == STANDING_SMALL ? "[c]" : "");
        return;
    }
    text_append_format(out, "%.1f%% (%.1f to %.1f)", 100 * share_rate(cell->workforce).value,
                       100 * cell->interval.low.value, 100 * cell->interval.high.value);
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
note_rules(const struct representation *representation, struct report *report)
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

static void
add_row(const struct representation_part *part, size_t role, size_t group, struct report *report)
{
    static void (*const appends[REPRESENTATION_COLUMN_COUNT])(struct text *,
                                                              const struct standing_cell *) = {
        [REPRESENTATION_COUNT] = append_count, [REPRESENTATION_SHARE] = append_share,
        [REPRESENTATION_LOCAL] = append_local, [REPRESENTATION_RATIO] = append_ratio,
        [REPRESENTATION_GAP] = append_gap,     [REPRESENTATION_FINDING] = append_finding,
    };
    const struct standing_cell *cell = representation_cell(part, role, group);
    report_words(report, part->roles[role].label);
    report_words(report, part->groups[group].label);
    for (size_t i = REPRESENTATION_COUNT; i < REPRESENTATION_COLUMN_COUNT; i++) {
        struct text words = TEXT_EMPTY;
        appends[i](&words, cell);
        report_cell(report, &words);
    }
}

static void
add_part(const struct representation_part *part, struct report *report)
{
    static const char *const columns[REPRESENTATION_COLUMN_COUNT] = {
        [REPRESENTATION_ROLE] = "Role",         [REPRESENTATION_GROUP] = "Group",
        [REPRESENTATION_COUNT] = "Workforce",   [REPRESENTATION_SHARE] = "Share",
        [REPRESENTATION_LOCAL] = "Local share", [REPRESENTATION_RATIO] = "Ratio",
        [REPRESENTATION_GAP] = "Gap",           [REPRESENTATION_FINDING] = "Finding",
    };
    report_begin_part(report, part->characteristic->label,
                      part->refusal ? part->refusal : "Nobody is counted", columns,
                      REPRESENTATION_COLUMN_COUNT);
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
    note_rules(representation, report);
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
        text_append(out, ", beside a local share of ");
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
