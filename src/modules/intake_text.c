/* intake_text.c - what is said of an intake before it is saved. */
#include "modules/intake.h"

#include "modules/buddy.h"

static bool
somebody_fits(const struct intake *intake, const struct intake_row *row)
{
    const int32_t *scores = intake->scores + (size_t)(row - intake->rows) * intake->pool.count;
    for (size_t i = 0; i < intake->pool.count; i++)
        if (scores[i] != ASSIGNMENT_EXCLUDED)
            return true;
    return false;
}

void
intake_why(const struct intake *intake, const struct intake_row *row, struct text *out)
{
    switch (row->fate) {
    case INTAKE_PAIRED:
        suggestion_score(&intake->weights, &row->seeker.person, &row->buddy->helper, out);
        break;
    case INTAKE_NOBODY:
        text_append(out, somebody_fits(intake, row) ? "All who could help are taken by the others"
                                                    : "Nobody who could help has room");
        break;
    case INTAKE_REFUSED:
        text_append(out, row->refusal);
        break;
    case INTAKE_LEFT_OUT:
        text_append(out, "Left out by you");
        break;
    case INTAKE_FATES:
        break;
    }
}

static void
append_count(struct text *out, size_t count, const char *one, const char *many)
{
    if (count > 0)
        text_append_format(out, ", %zu %s", count, count == 1 ? one : many);
}

void
intake_summary(const struct intake *intake, struct text *out)
{
    size_t count = intake_count(intake, INTAKE_PAIRED);
    text_append_format(out, "%zu of %zu %s %s", count, intake->count, count == 1 ? "gets" : "get",
                       string_equal(intake->kind, KIND_BUDDY) ? "a buddy" : "a mentor");
    append_count(out, intake_count(intake, INTAKE_NOBODY), "gets nobody", "get nobody");
    append_count(out, intake_count(intake, INTAKE_REFUSED), "is refused", "are refused");
    append_count(out, intake_count(intake, INTAKE_LEFT_OUT), "is left out", "are left out");
    append_count(out, intake->gone, "is no longer here", "are no longer here");
}

void
intake_line(const struct intake *intake, const struct intake_row *row, struct text *out)
{
    static const char *const words[INTAKE_FATES] = {
        [INTAKE_PAIRED] = " with ",
        [INTAKE_NOBODY] = "",
        [INTAKE_REFUSED] = ", refused",
        [INTAKE_LEFT_OUT] = "",
    };
    text_append_format(out, "%s%s%s: ", intake_name(row), words[row->fate],
                       row->fate == INTAKE_PAIRED ? row->buddy->title : "");
    intake_why(intake, row, out);
}
