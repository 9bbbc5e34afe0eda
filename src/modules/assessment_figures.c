/* assessment_figures.c - finds the group of an assessment in the code lists of the counts, and its
 * roles among theirs, by their codes and spellings. */
#include "assessment_figures.h"

#include "base/date.h"
#include "base/text.h"
#include "config/config.h"
#include "config/settings.h"
#include "modules/assessment.h"
#include "modules/code_words.h"
#include "modules/representation_drill.h"

#define WHOLE_WORKFORCE "all"

struct search {
    struct session *session;
    const struct record *assessment;
    assessment_figure_visit *visit;
    void *context;
};

/* --- what is what in the counts --- */

static const char *
label_of(const struct search *search, const char *list, const char *code)
{
    const struct field field = {.kind = FIELD_CHOICE, .list = list};
    const struct choice *choice =
        field_find_choice(&field, session_context(search->session), code ? code : "");
    return choice ? choice->label : NULL;
}

static const struct counted *
counted_characteristic(const struct search *search, const struct counting *counting)
{
    struct text label = TEXT_EMPTY;
    session_show(search->session, &assessment_type.fields[ASSESSMENT_CHARACTERISTIC],
                 record_get(search->assessment, ASSESSMENT_CHARACTERISTIC), &label);
    const struct counted *found = counting_characteristic(counting, text_string(&label));
    text_clear(&label);
    return found;
}

static const struct counted_group *
counted_group(const struct search *search, const struct counted_list *list)
{
    const char *code = record_get(search->assessment, ASSESSMENT_GROUP);
    const char *label = label_of(search, "groups", code);
    const struct counted_group *group = code ? counted_list_group(list, code) : NULL;
    return group || !label ? group : counted_list_group(list, label);
}

static bool
is_counted_as(const struct search *search, const struct counting *counting, const char *role,
              const char *counted)
{
    const struct counted_role *known = counting_role(counting, role);
    const char *label = label_of(search, "roles", role);
    if (!known && label)
        known = counting_role(counting, label);
    return known && string_equal(known->name.code, counted);
}

/* A role that the assessment covers; the whole workforce, where it covers all roles. */
static bool
is_covered(const struct search *search, const struct counting *counting, const char *counted)
{
    const struct choice_list *roles = config_list(session_config(search->session), SETTING_ROLES);
    const char *covered = record_get(search->assessment, ASSESSMENT_ROLES);
    bool any = false, all = covered != NULL;
    for (size_t i = 0; i < roles->count && covered; i++) {
        const struct choice *role = &roles->items[i];
        bool has = code_words_have(covered, role->code);
        all = all && (has || role->retired);
        any = any || (has && is_counted_as(search, counting, role->code, counted));
    }
    return any || (all && string_equal(counted, WHOLE_WORKFORCE));
}

/* --- one code list --- */

static bool
visit_group(const struct search *search, const struct representation *representation,
            const struct representation_question *question, const struct representation_part *part,
            size_t group, size_t *visited, struct error *error)
{
    bool done = true;
    for (size_t i = 0; i < part->role_count && done; i++) {
        struct assessment_figure figure = {
            .representation = representation,
            .question = question,
            .part = part,
            .role = &part->roles[i],
            .group = &part->groups[group],
            .cell = representation_cell(part, i, group),
        };
        if (figure.cell->standing >= STANDING_SMALL || figure.cell->local.whole == 0 ||
            !is_covered(search, &representation->counting, figure.role->code))
            continue;
        done = search->visit(search->context, &figure, error);
        *visited += done;
    }
    return done;
}

static bool
visit_list(const struct search *search, const struct representation_question *question,
           const char *code, size_t *visited, struct error *error)
{
    struct representation representation;
    bool done = true;
    bool found = representation_find(search->session, question, &representation, error);
    for (size_t i = 0; i < representation.count && found && done; i++) {
        const struct representation_part *part = &representation.parts[i];
        for (size_t j = 0; j < part->group_count && done && !part->refusal; j++) {
            if (string_equal(part->groups[j].code, code))
                done = visit_group(search, &representation, question, part, j, visited, error);
        }
    }
    representation_clear(&representation);
    return done && (found || error->code == ERROR_NOT_FOUND || error->code == ERROR_INPUT);
}

/* --- all that have the group --- */

static bool
visit_lists(const struct search *search, const struct counting *counting, const char *force,
            struct error *error)
{
    const struct counted *characteristic = counted_characteristic(search, counting);
    size_t visited = 0;
    bool done = true;
    for (size_t i = 0; i < counting->list_count && characteristic && done && visited == 0; i++) {
        const struct counted_list *list = &counting->lists[i];
        const struct counted_group *group = string_equal(list->characteristic, characteristic->code)
                                                ? counted_group(search, list)
                                                : NULL;
        struct representation_question question = {
            .force = force,
            .characteristic = characteristic->code,
            .list = list->name.code,
        };
        if (group)
            done = visit_list(search, &question, group->name.code, &visited, error);
    }
    return done;
}

bool
assessment_figures_each(struct session *session, const struct record *assessment,
                        assessment_figure_visit *visit, void *context, struct error *error)
{
    const struct search search = {session, assessment, visit, context};
    struct counting counting;
    struct text force = TEXT_EMPTY;
    representation_own_force(session, &force);
    bool done =
        counting_load(config_text(session_config(session), SETTING_COUNTING), &counting, error) &&
        (force.length == 0 || visit_lists(&search, &counting, text_string(&force), error));
    counting_clear(&counting);
    text_clear(&force);
    return done;
}
