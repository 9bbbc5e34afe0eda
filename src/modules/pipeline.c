/* pipeline.c - stages and routes, read from the lists of the configuration. */
#include "modules/pipeline.h"

#include <stdlib.h>
#include <string.h>

#include "config/settings.h"

#define SEPARATORS " ,"

static const struct choice_list *
list_named(const struct field_context *context, const char *name)
{
    const struct field field = {.kind = FIELD_CHOICE, .list = name};
    return field_choices(&field, context);
}

static void
add(struct pipeline *pipeline, const struct choice *stage)
{
    bool fits = stage && pipeline->count < PIPELINE_MOST;
    if (fits && pipeline_find(pipeline, stage->code) == pipeline->count)
        pipeline->codes[pipeline->count++] = stage->code;
}

static const struct choice *
find_word(const struct choice_list *stages, const char *word, size_t length)
{
    for (size_t i = 0; i < stages->count; i++) {
        const char *code = stages->items[i].code;
        if (strlen(code) == length && strncmp(code, word, length) == 0)
            return &stages->items[i];
    }
    return NULL;
}

void
pipeline_read(const struct field_context *context, const char *role, struct pipeline *pipeline)
{
    const struct choice_list *stages = list_named(context, "stages");
    const struct choice *words = role ? choice_find(list_named(context, "pipelines"), role) : NULL;
    pipeline->count = 0;
    for (size_t i = 0; !words && i < stages->count; i++)
        add(pipeline, stages->items[i].retired ? NULL : &stages->items[i]);
    for (const char *word = words ? words->label : ""; *word != '\0';) {
        word += strspn(word, SEPARATORS);
        size_t length = strcspn(word, SEPARATORS);
        add(pipeline, find_word(stages, word, length));
        word += length;
    }
}

size_t
pipeline_find(const struct pipeline *pipeline, const char *stage)
{
    size_t place = 0;
    while (place < pipeline->count && !string_equal(pipeline->codes[place], stage))
        place++;
    return place;
}

static int
stage_number(const struct field_context *context, const char *stage, enum stage_column column)
{
    const char *cell = field_list_cell(context, "stages", stage, column);
    return cell ? atoi(cell) : 0;
}

int
stage_days(const struct field_context *context, const char *stage)
{
    return stage_number(context, stage, STAGE_DAYS);
}

int
stage_keep_warm_days(const struct field_context *context, const char *stage)
{
    return stage_number(context, stage, STAGE_KEEP_WARM);
}

int
stage_reapply_months(const struct field_context *context, const char *stage)
{
    return stage_number(context, stage, STAGE_REAPPLY);
}

bool
stage_is_dates_only(const struct field_context *context, const char *stage)
{
    return string_equal(field_list_cell(context, "stages", stage, STAGE_DATES_ONLY), "yes");
}

void
route_check(const struct record *record, size_t role, size_t route,
            const struct field_context *context, struct error_list *problems)
{
    const char *leads_to =
        field_list_cell(context, "routes", record_get(record, route), ROUTE_ROLE);
    const char *wanted = record_get(record, role);
    const struct choice_list *roles = list_named(context, "roles");
    if (!leads_to || !wanted || string_equal(leads_to, wanted) || !choice_find(roles, leads_to))
        return;
    struct text shown = TEXT_EMPTY;
    field_show(&record->type->fields[route], record_get(record, route), context, &shown);
    error_list_add(problems, (int)route, "'%s' leads to %s; choose another route or that role",
                   text_string(&shown), choice_find(roles, leads_to)->label);
    text_clear(&shown);
}
