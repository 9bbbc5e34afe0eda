/* representation.c - compares a workforce with its local population. */
#include "modules/representation.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/suppression.h"
#include "record/record.h"
#include "representation_private.h"

const char *const standing_signs[STANDING_COUNT] = {
    [STANDING_BELOW] = "-", [STANDING_ABOVE] = "+",  [STANDING_CANNOT_TELL] = "?",
    [STANDING_SMALL] = "~", [STANDING_HIDDEN] = "c", [STANDING_UNKNOWN] = ".",
};
const char *const standing_words[STANDING_COUNT] = {
    [STANDING_BELOW] = "below the local share",
    [STANDING_ABOVE] = "above the local share",
    [STANDING_CANNOT_TELL] = "cannot tell from these numbers",
    [STANDING_SMALL] = "base too small for a percentage",
    [STANDING_HIDDEN] = "hidden, to protect people",
    [STANDING_UNKNOWN] = "not known",
};

/* --- one characteristic --- */

static void
clear_roles(struct representation_part *part)
{
    for (size_t i = 0; i < part->role_count; i++)
        free(part->roles[i].label);
    part->role_count = 0;
}

/* A part that cannot be let out whole is not let out, and not remembered. */
static void
end_release(struct comparing *comparing, bool done)
{
    if (!done)
        clear_roles(comparing->part);
    release_ledger_take(&comparing->question->ledger, &comparing->let_out, done);
}

static void
compare(struct comparing *comparing, const struct gathered *local)
{
    comparing->local = count_table_find(&local->table, comparing->workforce->characteristic);
    comparing->part->local_date = local->date;
    comparing->part->local_source =
        must_strdup(record_get(local->sources.items[0], SNAPSHOT_SOURCE));
    if (comparing_find_groups(comparing) && comparing_find_local(comparing))
        end_release(comparing, comparing_find_roles(comparing));
    free(comparing->shares);
}

static void
compare_block(struct session *session, const struct representation_question *question,
              struct representation *representation, const struct count_block *block)
{
    struct gathered local = {.force = NULL};
    struct error error;
    representation->parts = array_reserve(representation->parts, &representation->capacity,
                                          representation->count + 1, sizeof *representation->parts);
    struct representation_part *part = &representation->parts[representation->count++];
    *part = (struct representation_part){
        .characteristic = counting_characteristic(&representation->counting, block->characteristic),
    };
    struct comparing comparing = {
        .session = session,
        .representation = representation,
        .question = question,
        .part = part,
        .workforce = block,
    };
    if (comparing_gather_local(&comparing, &local, &error))
        compare(&comparing, &local);
    else
        comparing_refuse(&comparing, must_strdup(error.text));
    gathered_clear(&local);
}

/* --- all tests at once --- */

static void
judge(struct representation *representation)
{
    double *probabilities = NULL;
    size_t capacity = 0;
    struct standing_cell **tested = NULL;
    size_t tested_capacity = 0;
    for (size_t i = 0; i < representation->count; i++) {
        struct representation_part *part = &representation->parts[i];
        for (size_t j = 0; j < part->role_count * part->group_count; j++) {
            if (!part->cells[j].tested)
                continue;
            size_t count = representation->tests++;
            probabilities =
                array_reserve(probabilities, &capacity, count + 1, sizeof *probabilities);
            tested =
                array_reserve(tested, &tested_capacity, count + 1, sizeof(struct standing_cell *));
            probabilities[count] = part->cells[j].probability;
            tested[count] = &part->cells[j];
        }
    }
    holm_adjust(probabilities, representation->tests);
    for (size_t i = 0; tested && i < representation->tests; i++) {
        struct comparison comparison = {tested[i]->workforce, tested[i]->local};
        tested[i]->adjusted = probabilities[i];
        switch (finding_of(&comparison, probabilities[i], FINDING_RATIO, representation->level)) {
        case FINDING_FIRST_LOWER:
            tested[i]->standing = STANDING_BELOW;
            break;
        case FINDING_FIRST_HIGHER:
            tested[i]->standing = STANDING_ABOVE;
            break;
        case FINDING_CANNOT_TELL:
            tested[i]->standing = STANDING_CANNOT_TELL;
            break;
        }
    }
    free(probabilities);
    free(tested);
}

/* --- all --- */

static bool
find_asked(const struct representation_question *question, struct representation *representation,
           const char **characteristic, struct error *error)
{
    *characteristic = NULL;
    if (!question->characteristic)
        return true;
    const struct counted *found =
        counting_characteristic(&representation->counting, question->characteristic);
    if (!found)
        return error_set(error, ERROR_INPUT, "'%s' is no characteristic; such as ethnicity or sex",
                         question->characteristic);
    *characteristic = found->code;
    return true;
}

static bool
gather_workforce(struct session *session, const struct representation_question *question,
                 const char *characteristic, struct representation *representation,
                 struct error *error)
{
    struct gather_question gather = {
        .type = &workforce_type,
        .counting = &representation->counting,
        .force = question->force,
        .characteristic = characteristic,
        .as_at = question->as_at,
        .basis = COUNT_HEADCOUNT,
    };
    struct error first;
    if (snapshot_gather(session, &gather, &representation->workforce, error))
        return true;
    if (error->code != ERROR_NOT_FOUND)
        return false;
    first = *error;
    gathered_clear(&representation->workforce);
    gather.basis = COUNT_FTE;
    if (snapshot_gather(session, &gather, &representation->workforce, error))
        return error_set(error, ERROR_INPUT,
                         "%s is counted in full-time equivalents there, which are no people: they "
                         "are never held against headcount",
                         representation->workforce.force->label);
    *error = first;
    return false;
}

static bool
check_any(const struct representation *representation, struct error *error)
{
    for (size_t i = 0; i < representation->count; i++)
        if (!representation->parts[i].refusal)
            return true;
    if (representation->count == 0)
        return error_set(error, ERROR_INPUT,
                         "The workforce of %s is counted by no characteristic on that day",
                         representation->force->label);
    return error_set(error, ERROR_INPUT, "%s", representation->parts[0].refusal);
}

bool
representation_find(struct session *session, const struct representation_question *question,
                    struct representation *representation, struct error *error)
{
    const struct config *config = session_config(session);
    const char *characteristic;
    *representation = (struct representation){
        .level = (double)config_number(config, SETTING_FINDING_LEVEL) / 100,
        .policy = suppression_policy(config, question->released),
    };
    if (!counting_load(config_text(config, SETTING_COUNTING), &representation->counting, error) ||
        !find_asked(question, representation, &characteristic, error) ||
        !gather_workforce(session, question, characteristic, representation, error))
        return false;
    const struct count_table *table = &representation->workforce.table;
    representation->force = representation->workforce.force;
    representation->date = representation->workforce.date;
    representation->source =
        must_strdup(record_get(representation->workforce.sources.items[0], SNAPSHOT_SOURCE));
    for (size_t i = 0; i < table->block_count; i++)
        if (!string_equal(table->blocks[i].characteristic, COUNT_ALL))
            compare_block(session, question, representation, &table->blocks[i]);
    judge(representation);
    return check_any(representation, error);
}

void
representation_clear(struct representation *representation)
{
    for (size_t i = 0; i < representation->count; i++) {
        struct representation_part *part = &representation->parts[i];
        clear_roles(part);
        free(part->roles);
        free(part->groups);
        free(part->cells);
        free(part->local_ages);
        free(part->local_source);
        free(part->refusal);
    }
    free(representation->parts);
    free(representation->source);
    gathered_clear(&representation->workforce);
    counting_clear(&representation->counting);
}

const struct standing_cell *
representation_cell(const struct representation_part *part, size_t role, size_t group)
{
    return &part->cells[role * part->group_count + group];
}

void
standing_cell_write(const struct standing_cell *cell, struct text *out)
{
    if (cell->standing < STANDING_SMALL && cell->workforce.whole > 0) {
        double share = 100 * share_rate(cell->workforce).value;
        text_append_format(out, "%.1f%% of ", share);
        text_append_count(out, (size_t)cell->workforce.whole);
        if (cell->local.whole > 0)
            text_append_format(out, ", local %.1f%%", 100 * share_rate(cell->local).value);
        text_append(out, ": ");
    }
    text_append(out, standing_words[cell->standing]);
}
