/* import_mapping.c - says which heading is missing, before a row is read. */
#include "import_mapping.h"

#include "base/text.h"
#include "modules/candidate.h"

static bool
fills(const struct mapping *mapping, size_t field)
{
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->columns[i].field != NULL && mapping->columns[i].index == field)
            return true;
    }
    return false;
}

static void
append_headings(const struct mapping *mapping, struct text *out)
{
    for (size_t i = 0; i < mapping->count && out->length < 200; i++) {
        text_append(out, i > 0 ? ", " : "");
        heading_tidy(out, mapping->columns[i].heading);
    }
}

static bool
no_person(const struct mapping *mapping, struct error *error)
{
    struct text names = TEXT_EMPTY;
    append_headings(mapping, &names);
    error_set(error, ERROR_INPUT,
              "No heading is known as a name or an email; say which is which, such as "
              "'Best name' for name. The headings are: %s",
              text_string(&names));
    text_clear(&names);
    return false;
}

static bool
check_filled(const struct mapping *mapping, struct error *error)
{
    const size_t *needed = mapping->importable->needed;
    for (size_t i = 0; i < sizeof mapping->importable->needed / sizeof *needed; i++) {
        if (needed[i] == 0 || fills(mapping, needed[i]))
            continue;
        const struct field *field = &mapping->type->fields[needed[i]];
        struct text names = TEXT_EMPTY;
        append_headings(mapping, &names);
        error_set(error, ERROR_INPUT,
                  "No heading is known as %s; say which is, such as 'Column=%s'. The headings "
                  "are: %s",
                  field->label, field->name, text_string(&names));
        text_clear(&names);
        return false;
    }
    return true;
}

static bool
no_heading(const struct mapping *mapping, const char *typed, struct error *error)
{
    struct text names = TEXT_EMPTY;
    append_headings(mapping, &names);
    error_set(error, ERROR_USAGE, "The file has no heading '%s'; it has: %s", typed,
              text_string(&names));
    text_clear(&names);
    return false;
}

/* What somebody typed for this one file must be about it. */
static bool
check_needed(const struct mapping *mapping, const struct import_options *options,
             struct error *error)
{
    if (mapping->own && options->mapping_count > 0)
        return error_set(error, ERROR_USAGE,
                         "The headings of posact's own files are known; leave out --map");
    for (size_t i = 0; i < options->mapping_count; i++) {
        if (!mapping_has_heading(mapping, options->mapping[i].code))
            return no_heading(mapping, options->mapping[i].code, error);
    }
    return true;
}

bool
import_mapping_check(const struct mapping *mapping, const struct import_options *options,
                     struct error *error)
{
    if (!check_needed(mapping, options, error))
        return false;
    if (mapping->own)
        return true;
    if (mapping->importable == NULL)
        return error_set(error, ERROR_INPUT,
                         "A %s comes in only from posact's own files, which have an id for each",
                         mapping->type->name);
    if (mapping->type != &candidate_type)
        return check_filled(mapping, error);
    if (!fills(mapping, CANDIDATE_NAME) && !fills(mapping, CANDIDATE_EMAIL))
        return no_person(mapping, error);
    return true;
}
