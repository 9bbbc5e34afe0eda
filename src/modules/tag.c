/* tag.c - a word on a candidate. */
#include "modules/tag.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/candidate.h"

#define LONGEST_WORD 40

static bool
parse_word(const struct field *field, const char *typed, const struct field_context *context,
           char **value, struct error *error)
{
    (void)context;
    if (strchr(typed, ','))
        return error_set(error, ERROR_INPUT, "%s must be without commas; they stand between tags",
                         field->label);
    size_t length = 0;
    for (size_t at = 0; typed[at] != '\0'; at = utf8_next_cluster(typed, at))
        length++;
    if (length > LONGEST_WORD)
        return error_set(error, ERROR_INPUT, "%s must be %d characters or less; notes hold more",
                         field->label, LONGEST_WORD);
    *value = must_strdup(typed);
    return true;
}

static const struct field fields[TAG_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [TAG_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 22,
            .purpose = "to know whose tag it is",
            .help = "The candidate the tag is on",
            .target = &candidate_type,
        },
    [TAG_WORD] =
        {
            .name = "word",
            .label = "Tag",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED,
            .number = 2,
            .list_width = 22,
            .purpose = "to find people for what is planned with them",
            .help = "A word or two, such as open day",
            .parse = parse_word,
        },
};

const struct record_type tag_type = {
    .name = "tag",
    .label = "Tag",
    .plural_label = "Tags",
    .table = "tags",
    .number = 3,
    .fields = fields,
    .field_count = TAG_FIELD_COUNT,
    .title_field = TAG_WORD,
    .sort_field = TAG_WORD,
    .parent_field = TAG_CANDIDATE,
};
