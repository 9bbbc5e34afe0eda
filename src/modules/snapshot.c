/* snapshot.c - the two kinds of snapshot: their fields, what stands in the way of one. */
#include "modules/snapshot.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "record/record.h"

bool
snapshot_is(const struct record_type *type)
{
    return type == &workforce_type || type == &population_type;
}

/* --- reading --- */

static bool
keep(void *context, const struct record *record, struct error *error)
{
    (void)error;
    if (!record_get(record, SNAPSHOT_WITHDRAWN))
        record_list_add(context, record_copy(record));
    return true;
}

bool
snapshot_read_all(struct session *session, const struct record_type *type, struct record_list *list,
                  struct error *error)
{
    struct query query = query_default(type);
    return session_each(session, &query, keep, list, error);
}

bool
snapshot_counts(const struct record *snapshot, struct count_table *table, struct error *error)
{
    return count_table_read(record_get(snapshot, SNAPSHOT_COUNTS), table, error);
}

/* --- what stands in the way --- */

/* The first row that both have. */
static const struct count_row *
find_shared(const struct count_block *a, const struct count_block *b)
{
    for (size_t i = 0; i < a->row_count; i++) {
        const struct count_row *row = &a->rows[i];
        for (size_t j = 0; j < b->row_count; j++)
            if (string_equal(row->area, b->rows[j].area) &&
                string_equal(row->role, b->rows[j].role))
                return row;
    }
    return NULL;
}

static bool
refuse_twice(struct session *session, const struct record *other, const char *characteristic,
             const struct count_row *row, struct error *error)
{
    struct text title = TEXT_EMPTY;
    session_own_title(session, other->type, &other->id, &title);
    error_set(error, ERROR_CONFLICT,
              "'%s' has counts of that day already (%s, %s%s%s), and they would be counted twice; "
              "'posact set-aside %s' takes it out of use",
              text_string(&title), characteristic, row->area, *row->role ? ", " : "", row->role,
              other->type->name);
    text_clear(&title);
    return false;
}

static bool
check_against(struct session *session, const struct count_table *table, const struct record *other,
              struct error *error)
{
    struct count_table theirs;
    bool apart = snapshot_counts(other, &theirs, error);
    for (size_t i = 0; i < table->block_count && apart; i++) {
        const struct count_block *block = &table->blocks[i];
        for (size_t j = 0; j < theirs.block_count && apart; j++) {
            const struct count_row *row =
                string_equal(theirs.blocks[j].characteristic, block->characteristic)
                    ? find_shared(block, &theirs.blocks[j])
                    : NULL;
            if (row)
                apart = refuse_twice(session, other, block->characteristic, row, error);
        }
    }
    count_table_clear(&theirs);
    return apart;
}

bool
snapshot_check_new(struct session *session, const struct record *snapshot, struct error *error)
{
    struct count_table table;
    struct record_list list = {.count = 0};
    bool done = snapshot_counts(snapshot, &table, error) &&
                snapshot_read_all(session, snapshot->type, &list, error);
    for (size_t i = 0; i < list.count && done; i++)
        if (!id_equal(&list.items[i]->id, &snapshot->id) &&
            record_same_value(list.items[i], snapshot, SNAPSHOT_DATE) &&
            record_same_value(list.items[i], snapshot, SNAPSHOT_BASIS))
            done = check_against(session, &table, list.items[i], error);
    record_list_clear(&list);
    count_table_clear(&table);
    return done;
}

static bool
snapshot_admit(struct session *session, struct record *record, const struct record *before,
               struct error *error)
{
    return before || snapshot_check_new(session, record, error);
}

/* Undo of a withdrawal, when the day was taken meanwhile. */
static bool
snapshot_returned(struct session *session, const struct record *record, const struct record *before,
                  struct error *error)
{
    (void)before;
    return !record->alive || record_get(record, SNAPSHOT_WITHDRAWN) ||
           snapshot_check_new(session, record, error);
}

/* --- the value that is a table --- */

static bool
parse_counts(const struct field *field, const char *typed, const struct field_context *context,
             char **value, struct error *error)
{
    (void)field;
    (void)context;
    struct count_table table;
    struct text out = TEXT_EMPTY;
    bool read = count_table_read(typed, &table, error);
    if (read)
        count_table_write(&table, &out);
    count_table_clear(&table);
    *value = read ? text_take(&out) : NULL;
    text_clear(&out);
    return read;
}

/* "1,204 counts". */
static void
show_counts(const char *value, struct text *out)
{
    struct count_table table;
    struct error error;
    size_t count = 0;
    if (count_table_read(value, &table, &error)) {
        for (size_t i = 0; i < table.block_count; i++)
            count += table.blocks[i].row_count * table.blocks[i].group_count;
    }
    count_table_clear(&table);
    text_append_count(out, count);
    text_append(out, count == 1 ? " count" : " counts");
}

/* --- withdrawn --- */

static void
snapshot_remark(const struct record *record, const struct field_context *context, struct text *out)
{
    (void)context;
    if (record_get(record, SNAPSHOT_WITHDRAWN))
        text_append(out, "withdrawn");
}

static bool
withdraw(struct call *call, struct record *snapshot, struct error *error)
{
    if (record_get(snapshot, SNAPSHOT_WITHDRAWN))
        return error_set(error, ERROR_INPUT, "It was withdrawn before; undo takes that back");
    record_set_day(snapshot, SNAPSHOT_WITHDRAWN, session_context(call->session)->today);
    record_set(snapshot, SNAPSHOT_REASON, call->args[0]);
    if (!session_edit(call->session, snapshot, NULL, error))
        return false;
    text_append(&call->outcome.message, "Withdrawn: ");
    session_own_title(call->session, snapshot->type, &snapshot->id, &call->outcome.message);
    text_append(&call->outcome.message, "; no report counts it now");
    call->outcome.type = snapshot->type;
    call->outcome.id = snapshot->id;
    return true;
}

static bool
run_withdraw(struct call *call, struct error *error)
{
    if (!snapshot_is(call->type))
        return error_set(error, ERROR_USAGE,
                         "Only a snapshot is withdrawn so: workforce or population");
    struct record *snapshot = session_get(call->session, call->type, &call->id, error);
    bool done = snapshot && session_check_alive(call->session, snapshot, error) &&
                withdraw(call, snapshot, error);
    record_free(snapshot);
    return done;
}

static const struct field withdraw_args[] = {
    {
        .name = "reason",
        .label = "Reason",
        .kind = FIELD_TEXT,
        .flags = FIELD_REQUIRED,
        .help = "What is wrong with it, such as: the lookup of another year was used",
    },
};

/* --- tables --- */

static const struct choice basis_items[] = {
    {"people", "People", false},
    {"headcount", "Headcount", false},
    {"fte", "Full-time equivalents", false},
};
static const struct choice_list bases = {basis_items, 3};

static const struct choice published_items[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list published = {published_items, 2};

static const struct field fields[SNAPSHOT_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [SNAPSHOT_NAME] =
        {
            .name = "name",
            .label = "Snapshot",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 34,
            .purpose = "to tell one snapshot from another",
            .help = "The day and what is counted; given by the import",
        },
    [SNAPSHOT_DATE] =
        {
            .name = "date",
            .label = "As at",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 12,
            .purpose = "to compare like with like, and to give the same answer later",
            .help = "The day that the counts are of",
        },
    [SNAPSHOT_BASIS] =
        {
            .name = "basis",
            .label = "Counted as",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 3,
            .list_width = 10,
            .purpose = "to keep headcount and full-time equivalents apart",
            .help = "People, headcount or full-time equivalents",
            .choices = &bases,
        },
    [SNAPSHOT_LISTS] =
        {
            .name = "lists",
            .label = "Counted by",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 4,
            .purpose = "to know what it can be asked",
            .help = "What it tells apart, each with its code list",
        },
    [SNAPSHOT_AREAS] =
        {
            .name = "areas",
            .label = "Forces",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 5,
            .list_width = 12,
            .purpose = "to know whom it can be asked about",
            .help = "The forces, or how many",
        },
    [SNAPSHOT_SOURCE] =
        {
            .name = "source",
            .label = "Source",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 6,
            .purpose = "to show where each figure comes from",
            .help = "Who published it, and as what",
        },
    [SNAPSHOT_FILE] =
        {
            .name = "file",
            .label = "File",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 7,
            .purpose = "to find the figures again",
            .help = "The file that was imported, and the lookup beside it",
        },
    [SNAPSHOT_PUBLISHED] =
        {
            .name = "published",
            .label = "Published",
            .kind = FIELD_CHOICE,
            .number = 8,
            .purpose = "to know which small counts anybody can read already",
            .help = "Yes when the source has published these very counts",
            .choices = &published,
        },
    [SNAPSHOT_REMARKS] =
        {
            .name = "remarks",
            .label = "What was checked",
            .kind = FIELD_NOTES,
            .number = 9,
            .purpose = "to show that no row was lost",
            .help = "Rows used and left out, and parts held against their totals",
        },
    [SNAPSHOT_WITHDRAWN] =
        {
            .name = "withdrawn",
            .label = "Withdrawn on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY,
            .number = 10,
            .purpose = "to keep a wrong one without counting it",
            .help = "The day from which no report counts it",
        },
    [SNAPSHOT_REASON] =
        {
            .name = "reason",
            .label = "Why withdrawn",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY,
            .number = 11,
            .purpose = "to show what was wrong with it",
            .help = "As it was said when it was withdrawn",
        },
    [SNAPSHOT_COUNTS] =
        {
            .name = "counts",
            .label = "Counts",
            .kind = FIELD_NOTES,
            .flags = FIELD_REQUIRED | FIELD_TABLE,
            .number = 12,
            .purpose = "to compare a workforce with the people it is drawn from",
            .help = "All counts, as one table; reports say them",
            .parse = parse_counts,
            .show = show_counts,
        },
};

const struct record_type workforce_type = {
    .name = "workforce",
    .label = "Workforce snapshot",
    .plural_label = "Workforce snapshots",
    .table = "workforces",
    .number = 50,
    .fields = fields,
    .field_count = SNAPSHOT_FIELD_COUNT,
    .title_field = SNAPSHOT_NAME,
    .sort_field = SNAPSHOT_DATE,
    .sort_descending = true,
    .fixed = true,
    .admit = snapshot_admit,
    .returned = snapshot_returned,
    .remark = snapshot_remark,
};

const struct record_type population_type = {
    .name = "population",
    .label = "Population snapshot",
    .plural_label = "Population snapshots",
    .table = "populations",
    .number = 51,
    .fields = fields,
    .field_count = SNAPSHOT_FIELD_COUNT,
    .title_field = SNAPSHOT_NAME,
    .sort_field = SNAPSHOT_DATE,
    .sort_descending = true,
    .fixed = true,
    .admit = snapshot_admit,
    .returned = snapshot_returned,
    .remark = snapshot_remark,
};

static const struct command rows[] = {
    {
        .name = "set-aside",
        .summary = "Take a snapshot out of use",
        .help = "A wrong one is kept with the reason, and no report counts it from then on; then "
                "the right one can be imported. undo takes it back.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .args = withdraw_args,
        .arg_count = 1,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = run_withdraw,
    },
};

const struct command_table snapshot_commands = {rows, sizeof rows / sizeof rows[0]};
