/* count_ages.c - tells ages that are counted from bands that repeat them. */
#include "count_ages.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

#define AGE_MOST 150

/* --- one label --- */

static bool
starts_word(const char **at, const char *word)
{
    *at += strspn(*at, " ");
    if (strncmp(*at, word, strlen(word)) != 0)
        return false;
    *at += strlen(word);
    return true;
}

static bool
take_number(const char **at, unsigned *number)
{
    char *end;
    *at += strspn(*at, " ");
    if (**at < '0' || **at > '9')
        return false;
    unsigned long value = strtoul(*at, &end, 10);
    *at = end;
    *number = (unsigned)value;
    return value <= AGE_MOST;
}

static void
skip_years(const char **at)
{
    if (!starts_word(at, "years"))
        starts_word(at, "year");
    *at += strspn(*at, " ");
}

/* What stands behind the first age. */
static bool
read_end(const char *at, unsigned *first, unsigned *last)
{
    skip_years(&at);
    if (*at == '\0')
        return true;
    if (starts_word(&at, "and under")) {
        *first = 0;
    } else if (starts_word(&at, "and over") || starts_word(&at, "+")) {
        *last = UINT_MAX;
    } else if (starts_word(&at, "to") || starts_word(&at, "-") ||
               starts_word(&at, "\xE2\x80\x93")) {
        if (!take_number(&at, last) || *last < *first)
            return false;
        skip_years(&at);
    }
    return at[strspn(at, " ")] == '\0';
}

bool
age_label_read(const char *label, unsigned *first, unsigned *last)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, label);
    const char *at = text_string(&folded);
    starts_word(&at, "aged");
    bool under = starts_word(&at, "under");
    bool over = !under && starts_word(&at, "over");
    bool read = take_number(&at, first);
    *last = *first;
    if (read && (under || over)) {
        skip_years(&at);
        read = *at == '\0' && (over || *first > 0);
        *last = under ? *first - 1 : UINT_MAX;
        *first = under ? 0 : *first + 1;
    } else if (read) {
        read = read_end(at, first, last);
    }
    text_clear(&folded);
    return read;
}

/* --- all of a block --- */

static bool
is_unstated(const char *label)
{
    static const char *const words[] = {"Not stated", "Unknown", "Not known", "Prefer not to say",
                                        "Undisclosed"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (counted_same(label, words[i]))
            return true;
    return false;
}

static bool
is_within(const struct age_column *part, const struct age_column *whole)
{
    return part->kind != AGE_UNSTATED && part->first >= whole->first && part->last <= whole->last;
}

static bool
is_same(const struct age_column *a, const struct age_column *b)
{
    return a->first == b->first && a->last == b->last;
}

static void
find_bands(struct age_column *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count && columns[i].kind == AGE_PART; j++)
            if (i != j && is_within(&columns[j], &columns[i]) && !is_same(&columns[i], &columns[j]))
                columns[i].kind = AGE_BAND;
}

/* The youngest part at or above an age. */
static const struct age_column *
part_from(const struct age_column *columns, size_t count, unsigned age)
{
    const struct age_column *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (columns[i].kind == AGE_PART && columns[i].first >= age &&
            (!found || columns[i].first < found->first))
            found = &columns[i];
    return found;
}

/* Whether parts reach from one end of a band to the other. */
static bool
is_covered(const struct age_column *columns, size_t count, const struct age_column *band)
{
    for (unsigned age = band->first;;) {
        const struct age_column *part = part_from(columns, count, age);
        if (!part || part->first != age || part->last > band->last)
            return false;
        if (part->last == band->last)
            return true;
        age = part->last + 1;
    }
}

static bool
check_columns(struct drafts *drafts, const struct count_block *block,
              const struct age_column *columns)
{
    size_t refusals = drafts->report->refusals.count, count = block->group_count;
    for (size_t i = 0; i < count; i++) {
        const struct age_column *one = &columns[i];
        if (one->kind == AGE_BAND && !is_covered(columns, count, one))
            drafts_refuse(drafts, 0, block->groups[i],
                          "The ages within this band do not fill it: people would be lost");
        for (size_t j = 0; j < i && one->kind == AGE_PART; j++)
            if (columns[j].kind == AGE_PART && columns[j].first <= one->last &&
                one->first <= columns[j].last)
                drafts_refuse(drafts, 0, block->groups[i],
                              "This age band overlaps '%s': people would be counted twice",
                              block->groups[j]);
    }
    return drafts->report->refusals.count == refusals;
}

struct age_column *
ages_sort(struct drafts *drafts, const struct count_block *block)
{
    struct age_column *columns = must_calloc(block->group_count + 1, sizeof *columns);
    bool read = true;
    for (size_t i = 0; i < block->group_count; i++) {
        if (age_label_read(block->groups[i], &columns[i].first, &columns[i].last))
            continue;
        columns[i].kind = AGE_UNSTATED;
        if (is_unstated(block->groups[i]))
            continue;
        drafts_refuse(drafts, 0, block->groups[i], "It is no age and no range of ages");
        read = false;
    }
    find_bands(columns, block->group_count);
    if (read && check_columns(drafts, block, columns))
        return columns;
    free(columns);
    return NULL;
}
