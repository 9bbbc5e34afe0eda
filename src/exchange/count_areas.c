/* count_areas.c - which force area an authority of a file lies in, and whether any lacks a part. */
#include "count_areas.h"

static bool
is_replaced(const struct counting *counting, const struct count_block *block, const char *authority)
{
    for (size_t i = 0; i < block->row_count; i++) {
        const struct merged_authority *merged = counting_authority(counting, block->rows[i].area);
        for (size_t j = 0; merged && j < merged->replaces_count; j++)
            if (string_equal(merged->replaces[j], authority))
                return true;
    }
    return false;
}

bool
count_block_has_area(const struct count_block *block, const char *area)
{
    for (size_t i = 0; i < block->row_count; i++)
        if (string_equal(block->rows[i].area, area))
            return true;
    return false;
}

/* The force that the districts lay in whose place an authority took: all in one, or none. */
static const char *
force_of_merged(const struct counting *counting, struct lookup *lookup, const char *authority)
{
    const struct merged_authority *merged = counting_authority(counting, authority);
    const char *force = NULL;
    for (size_t i = 0; merged && i < merged->replaces_count; i++) {
        const char *next = lookup_force(lookup, merged->replaces[i]);
        if (!next || (force && !string_equal(force, next)))
            return NULL;
        force = next;
    }
    return force;
}

const char *
count_area_force(const struct counting *counting, struct lookup *lookup, const char *area)
{
    bool unused;
    if (!lookup || counting_force(counting, area, &unused))
        return area;
    const char *force = lookup_force(lookup, area);
    return force ? force : force_of_merged(counting, lookup, area);
}

void
count_areas_check_names(struct drafts *drafts, struct lookup *lookup)
{
    for (size_t i = 0; i < drafts->area_count; i++) {
        const struct drafted_area *area = &drafts->areas[i];
        const char *name = lookup_name(lookup, area->code);
        const struct merged_authority *merged = counting_authority(drafts->counting, area->code);
        bool unused;
        const char *force = count_area_force(drafts->counting, lookup, area->code);
        if (!force)
            drafts_refuse(
                drafts, area->line, NULL,
                "'%s' (%s) is in no force area of the lookup; take the lookup of the year "
                "of the table",
                area->name, area->code);
        else if (!counting_force(drafts->counting, force, &unused))
            drafts_refuse(drafts, area->line, NULL,
                          "'%s' is in '%s', which is no force that "
                          "schema/packs/counting.yaml knows",
                          area->name, force);
        else if (!name && merged)
            drafts_say(drafts, "%s (%s) took the place of districts that the lookup has",
                       area->name, area->code);
        else if (name && !counted_same(name, area->name))
            drafts_say(drafts, "'%s' (%s) is called '%s' in the lookup", area->name, area->code,
                       name);
    }
}

void
count_areas_check_whole(struct drafts *drafts, struct lookup *lookup,
                        const struct count_block *block)
{
    for (size_t i = 0; i < drafts->counting->force_count; i++) {
        const struct counted *force = &drafts->counting->forces[i];
        bool any = false;
        for (size_t j = 0; j < block->row_count && !any; j++) {
            const char *own = count_area_force(drafts->counting, lookup, block->rows[j].area);
            any = own && string_equal(own, force->code);
        }
        size_t next = 0;
        const char *authority;
        while (any && (authority = lookup_next(lookup, force->code, &next))) {
            if (!count_block_has_area(block, authority) &&
                !is_replaced(drafts->counting, block, authority))
                drafts_refuse(drafts, 0, NULL,
                              "%s is not whole: '%s' (%s) lies in it and is not in the file",
                              force->label, lookup_name(lookup, authority), authority);
        }
    }
}

void
count_areas_say_made(const struct drafts *drafts, struct lookup *lookup, struct count_table *table)
{
    for (size_t i = 0; i < drafts->counting->force_count; i++) {
        const struct counted *force = &drafts->counting->forces[i];
        struct text parts = TEXT_EMPTY;
        for (size_t j = 0; j < drafts->area_count; j++) {
            const char *own = count_area_force(drafts->counting, lookup, drafts->areas[j].code);
            if (own && string_equal(own, force->code))
                text_append_format(&parts, "%s%s %s", parts.length > 0 ? "; " : "",
                                   drafts->areas[j].code, drafts->areas[j].name);
        }
        if (parts.length > 0) {
            text_join_lines(&parts);
            count_table_add_made(table, force->code, parts.bytes);
        }
        text_clear(&parts);
    }
}
