/* lawful_basis.c - reads the bases of the settings. */
#include "modules/lawful_basis.h"

#include "modules/registry.h"

/* The item of a kind among the bases; their count when there is none. */
static size_t
find(const struct config *config, const char *name)
{
    const struct choice_list *bases = config_list(config, SETTING_LAWFUL_BASES);
    size_t i = 0;
    while (i < bases->count &&
           (bases->items[i].retired || !string_equal(bases->items[i].code, name)))
        i++;
    return i;
}

static const char *
cell_of(const struct config *config, size_t item, enum basis_column column)
{
    return config_cells(config, SETTING_LAWFUL_BASES)[item * BASIS_COLUMN_COUNT + column];
}

void
lawful_basis_append(const struct config *config, const struct record_type *type, struct date today,
                    struct text *out)
{
    const struct choice_list *bases = config_list(config, SETTING_LAWFUL_BASES);
    size_t item = find(config, type->name);
    char shown[DATE_TEXT_SIZE];
    struct date review;
    if (item == bases->count)
        return;
    const char *day = cell_of(config, item, BASIS_REVIEW);
    text_append(out, bases->items[item].label);
    if (!day || !date_from_iso(day, &review))
        return;
    date_show(review, shown);
    bool over = date_to_days(review) < date_to_days(today);
    text_append_format(out, over ? "; its review was due by %s" : "; review by %s", shown);
}

const char *
lawful_basis_source(const struct config *config, const struct record_type *type)
{
    size_t item = find(config, type->name);
    bool there = item < config_list(config, SETTING_LAWFUL_BASES)->count;
    return there ? cell_of(config, item, BASIS_SOURCE) : NULL;
}

static void
tell(const struct config *config, size_t item, enum basis_column column, struct error *error,
     struct error_list *problems)
{
    config_locate_cell(config, SETTING_LAWFUL_BASES, item, column, 0, error);
    *error_list_new(problems) = *error;
}

void
lawful_basis_check(const struct config *config, struct error_list *problems)
{
    const struct choice_list *bases = config_list(config, SETTING_LAWFUL_BASES);
    for (size_t i = 0; i < bases->count; i++) {
        struct date day;
        struct error error = {.field = NO_FIELD};
        const char *code = bases->items[i].code, *review = cell_of(config, i, BASIS_REVIEW);
        if (!registry_find_type(code)) {
            error_set(&error, ERROR_CONFIG, "stands with '%s', which is no kind of record", code);
            tell(config, i, BASIS_SOURCE, &error, problems);
        }
        if (review && !date_from_iso(review, &day)) {
            error_set(&error, ERROR_CONFIG, "review must be a day such as 2027-04-01, not '%s'",
                      review);
            tell(config, i, BASIS_REVIEW, &error, problems);
        }
    }
}
