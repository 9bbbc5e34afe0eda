/* row_builder.c - makes a record of a row: values, name, notes, key. */
#include "row_builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/event.h"
#include "modules/membership.h"
#include "modules/staff.h"
#include "person_clues.h"
#include "row_cells.h"
#include "row_event.h"
#include "row_key.h"
#include "row_member.h"
#include "row_name.h"

struct row_builder {
    struct session *session;
    const struct field_context *context;
    const struct mapping *mapping;
    const char *source;
    struct built_row row;

    struct row_cells cells;
    size_t *failed;         /* per field: column of the first value that did not fit */
    struct error *failures; /* per field: why */
    struct text notes;
    size_t notes_column;
};

/* --- making and freeing --- */

struct row_builder *
row_builder_new(struct session *session, const struct mapping *mapping, const char *source)
{
    size_t fields = mapping->type->field_count;
    struct row_builder *builder = must_calloc(1, sizeof *builder);
    builder->session = session;
    builder->mapping = mapping;
    builder->source = source;
    builder->row.filled = must_calloc(fields, sizeof *builder->row.filled);
    builder->failed = must_calloc(fields, sizeof *builder->failed);
    builder->failures = must_calloc(fields, sizeof *builder->failures);
    return builder;
}

static void
forget_row(struct row_builder *builder)
{
    struct built_row *row = &builder->row;
    record_free(row->record);
    row->record = NULL;
    for (size_t i = 0; i < row->remark_count; i++)
        free(row->remarks[i].text);
    row->remark_count = 0;
    row->spare_count = 0;
    text_reset(&row->key);
    text_reset(&row->apart);
    text_reset(&builder->notes);
    row_cells_forget(&builder->cells);
    builder->notes_column = NO_COLUMN;
    for (size_t i = 0; i < builder->mapping->type->field_count; i++) {
        row->filled[i] = false;
        builder->failed[i] = NO_COLUMN;
    }
}

void
row_builder_free(struct row_builder *builder)
{
    if (builder == NULL)
        return;
    forget_row(builder);
    free(builder->row.remarks);
    free(builder->row.spare);
    free(builder->row.filled);
    text_clear(&builder->row.key);
    text_clear(&builder->row.apart);
    text_clear(&builder->notes);
    row_cells_clear(&builder->cells);
    free(builder->failed);
    free(builder->failures);
    free(builder);
}

struct built_row *
row_builder_row(struct row_builder *builder)
{
    return &builder->row;
}

size_t
row_builder_column(const struct row_builder *builder, int field)
{
    const struct mapping *mapping = builder->mapping;
    for (size_t i = 0; field >= 0 && i < mapping->order_count; i++) {
        if (mapping->columns[mapping->order[i]].index == (size_t)field)
            return mapping->order[i];
    }
    return NO_COLUMN;
}

static void
remark(struct row_builder *builder, size_t column, char *text)
{
    struct built_row *row = &builder->row;
    row->remarks = array_reserve(row->remarks, &row->remark_capacity, row->remark_count + 1,
                                 sizeof *row->remarks);
    row->remarks[row->remark_count++] = (struct remark){column, text};
}

/* --- values of other programs' files --- */

static void
note_answer(struct row_builder *builder, const struct filled_cell *cell)
{
    if (builder->notes.length > 0)
        text_append_char(&builder->notes, '\n');
    heading_tidy(&builder->notes, builder->mapping->columns[cell->column].heading);
    char last = builder->notes.length > 0 ? builder->notes.bytes[builder->notes.length - 1] : ':';
    text_append(&builder->notes, strchr(":?", last) != NULL ? " " : ": ");
    text_append(&builder->notes, cell->text);
    if (builder->notes_column == NO_COLUMN)
        builder->notes_column = cell->column;
}

/* The first column for notes is kept as it is; of others the heading is told too. */
static void
take_notes(struct row_builder *builder, const struct filled_cell *cell)
{
    if (builder->notes.length > 0 || builder->mapping->columns[cell->column].use == HEADING_NOTED) {
        note_answer(builder, cell);
        return;
    }
    text_append(&builder->notes, cell->text);
    builder->notes_column = cell->column;
}

static void
add_spare(struct row_builder *builder, size_t column)
{
    struct built_row *row = &builder->row;
    row->spare =
        array_reserve(row->spare, &row->spare_capacity, row->spare_count + 1, sizeof *row->spare);
    row->spare[row->spare_count++] = column;
}

/* A second value for a field that holds one. */
static void
take_spare(struct row_builder *builder, const struct filled_cell *cell)
{
    add_spare(builder, cell->column);
    if (mapping_notes_spare(builder->mapping, cell->column))
        note_answer(builder, cell);
}

static void
take_unfit(struct row_builder *builder, const struct filled_cell *cell, const struct error *error)
{
    const struct column *column = &builder->mapping->columns[cell->column];
    switch (column->unfit) {
    case UNFIT_REFUSE:
        if (builder->failed[column->index] == NO_COLUMN) {
            builder->failed[column->index] = cell->column;
            builder->failures[column->index] = *error;
        }
        break;
    case UNFIT_NOTE:
        note_answer(builder, cell);
        break;
    case UNFIT_SKIP:
        remark(builder, cell->column, must_format("left out: %s", error->text));
        break;
    }
}

/* "14:30:00" of a spreadsheet without its seconds, after a day that says no time itself. */
static char *
moment_of(const struct row_builder *builder, const struct filled_cell *cell)
{
    struct text moment = TEXT_EMPTY;
    text_append(&moment, cell->text);
    for (size_t i = 0; i < builder->cells.count && strchr(cell->text, ':') == NULL; i++) {
        if (builder->mapping->columns[builder->cells.items[i].column].use == HEADING_TIME) {
            text_append_format(&moment, " %s", builder->cells.items[i].text);
            break;
        }
    }
    const char *start = strchr(text_string(&moment), ':');
    const char *seconds = start != NULL ? strchr(start + 1, ':') : NULL;
    if (seconds != NULL && strspn(seconds + 1, "0123456789") == 2 && seconds[3] == '\0')
        text_cut(&moment, (size_t)(seconds - moment.bytes));
    return text_take(&moment);
}

static bool
parse_cell(const struct row_builder *builder, const struct filled_cell *cell, char **value,
           struct error *error)
{
    const struct field *field = builder->mapping->columns[cell->column].field;
    if (field->kind != FIELD_MOMENT)
        return field_parse(field, cell->text, builder->context, value, error);
    char *moment = moment_of(builder, cell);
    bool ok = field_parse(field, moment, builder->context, value, error);
    free(moment);
    return ok;
}

static void
take_value(struct row_builder *builder, const struct filled_cell *cell)
{
    struct built_row *row = &builder->row;
    const struct column *column = &builder->mapping->columns[cell->column];
    if (column->use == HEADING_TIME) /* parse_cell reads it with its day */
        return;
    if (column->field->flags & FIELD_READ_ONLY) {
        remark(builder, cell->column,
               must_strdup(field_is_custom(column->field) ? "left out: it is retired"
                                                          : "left out: posact gives this itself"));
        return;
    }
    if (row->filled[column->index]) {
        if (!string_equal(record_get(row->record, column->index), cell->text))
            take_spare(builder, cell);
        return;
    }
    char *value;
    struct error error;
    if (!parse_cell(builder, cell, &value, &error)) {
        take_unfit(builder, cell, &error);
        return;
    }
    record_take(row->record, column->index, value);
    row->filled[column->index] = true;
}

static void
take_values(struct row_builder *builder)
{
    const struct importable *importable = builder->mapping->importable;
    for (size_t i = 0; i < builder->cells.count; i++) {
        const struct filled_cell *cell = &builder->cells.items[i];
        size_t field = builder->mapping->columns[cell->column].index;
        if (field == importable->notes)
            take_notes(builder, cell);
    }
    for (size_t i = 0; i < builder->cells.count; i++) {
        const struct filled_cell *cell = &builder->cells.items[i];
        size_t field = builder->mapping->columns[cell->column].index;
        bool linked =
            field == importable->person || (importable->within != 0 && field == importable->within);
        if (field != importable->notes && !linked)
            take_value(builder, cell);
    }
}

/* The first column that failed refuses the row, unless another filled the field. */
static bool
settle_failures(struct row_builder *builder, size_t *column, struct error *error)
{
    const struct record_type *type = builder->mapping->type;
    for (size_t i = 0; i < type->field_count; i++) {
        if (builder->failed[i] == NO_COLUMN)
            continue;
        if (builder->row.filled[i]) {
            remark(builder, builder->failed[i],
                   must_format("left out: %s", builder->failures[i].text));
            continue;
        }
        *column = builder->failed[i];
        *error = builder->failures[i];
        return false;
    }
    return true;
}

static bool
store_notes(struct row_builder *builder, size_t *column, struct error *error)
{
    if (builder->notes.length == 0)
        return true;
    struct built_row *row = &builder->row;
    size_t notes = builder->mapping->importable->notes;
    const struct field *field = &builder->mapping->type->fields[notes];
    char *value;
    *column = builder->notes_column;
    if (!field_parse(field, text_string(&builder->notes), builder->context, &value, error))
        return false;
    row->filled[notes] = value != NULL;
    record_take(row->record, notes, value);
    return true;
}

/* --- the name --- */

/* Nobody is lost for want of a name: the email address stands for it until somebody asks. */
static void
name_by_email(struct row_builder *builder)
{
    const char *email = record_get(builder->row.record, CANDIDATE_EMAIL);
    if (email == NULL)
        return;
    record_set(builder->row.record, CANDIDATE_NAME, email);
    remark(builder, NO_COLUMN, must_strdup("no name, so the email address stands in its place"));
}

static bool
store_name(struct row_builder *builder, size_t *column, struct error *error)
{
    struct text name = TEXT_EMPTY;
    row_name_find(builder->mapping, &builder->cells, &name, column);
    const struct field *field = &builder->mapping->type->fields[CANDIDATE_NAME];
    char *value = NULL;
    bool ok = field_parse(field, text_string(&name), builder->context, &value, error);
    text_clear(&name);
    if (!ok)
        return false;
    builder->row.filled[CANDIDATE_NAME] = value != NULL;
    record_take(builder->row.record, CANDIDATE_NAME, value);
    if (value == NULL)
        name_by_email(builder);
    return true;
}

/* --- the person of a contact --- */

/* The cells that tell whom it was with, and the parts of a name as one. */
static bool
store_link(struct row_builder *builder, size_t *column, struct error *error)
{
    const char **clues = must_calloc(builder->cells.count + 1, sizeof *clues);
    struct text name = TEXT_EMPTY;
    struct id id;
    size_t count = 0;
    size_t link = builder->mapping->importable->person;
    *column = row_builder_column(builder, (int)link);
    row_name_join(builder->mapping, &builder->cells, &name, column);
    for (size_t i = 0; i < builder->cells.count; i++) {
        const struct column *from = &builder->mapping->columns[builder->cells.items[i].column];
        if (row_name_is_person(builder->mapping, from) && from->use == HEADING_VALUE)
            clues[count++] = builder->cells.items[i].text;
    }
    if (name.length > 0)
        clues[count++] = text_string(&name);
    bool ok = person_find(builder->session, clues, count, &id, error);
    if (ok) {
        char text[ID_TEXT_SIZE];
        id_to_text(&id, text);
        record_set(builder->row.record, link, text);
        builder->row.filled[link] = true;
    }
    free(clues);
    text_clear(&name);
    return ok;
}

/* --- posact's own files --- */

/* As stored; from a spreadsheet, dates and choices may come back as people write them. */
static bool
read_own_value(const struct row_builder *builder, const struct field *field, const char *cell,
               char **value, struct error *error)
{
    *value = NULL;
    if (string_is_empty(cell))
        return true;
    if (field_accept(field, cell, builder->context, error)) {
        *value = must_strdup(cell);
        return true;
    }
    bool rewritten =
        field->kind == FIELD_DATE || field->kind == FIELD_MOMENT || field->kind == FIELD_CHOICE;
    struct error ignored;
    return rewritten && field_parse(field, cell, builder->context, value, &ignored) &&
           *value != NULL;
}

static bool
build_own(struct row_builder *builder, const struct source_row *row, size_t *column,
          struct error *error)
{
    struct built_row *built = &builder->row;
    const struct mapping *mapping = builder->mapping;
    for (size_t i = 0; i < mapping->count; i++) {
        const struct column *from = &mapping->columns[i];
        if (from->field == NULL || !row->given[i])
            continue;
        char *value;
        *column = i;
        if (!read_own_value(builder, from->field, row->cells[i], &value, error))
            return false;
        record_take(built->record, from->index, value);
        built->filled[from->index] = true;
    }
    id_from_text(record_get(built->record, RECORD_ID), &built->record->id);
    return true;
}

/* --- one row --- */

static const char *
own_id(const struct row_builder *builder, const struct source_row *row)
{
    const struct mapping *mapping = builder->mapping;
    for (size_t i = 0; mapping->own && i < mapping->count; i++) {
        if (mapping->columns[i].field != NULL && mapping->columns[i].index == RECORD_ID)
            return string_is_empty(row->cells[i]) ? NULL : row->cells[i];
    }
    return NULL;
}

/* Without a day of its own it would be another contact each time the file comes. */
static bool
build_contact(struct row_builder *builder, const struct source_row *row, size_t *column,
              struct error *error)
{
    row_cells_collect(&builder->cells, builder->mapping, row);
    take_values(builder);
    if (!settle_failures(builder, column, error) || !store_notes(builder, column, error) ||
        !store_link(builder, column, error))
        return false;
    *column = row_builder_column(builder, CONTACT_WHEN);
    if (!builder->row.filled[CONTACT_WHEN] || record_get(builder->row.record, CONTACT_WHEN) == NULL)
        return error_set_field(error, CONTACT_WHEN, "Enter the day of the contact");
    row_key_of_contact(&builder->row);
    return true;
}

/* What no row of the type can do without. */
static bool
need_fields(struct row_builder *builder, size_t *column, struct error *error)
{
    const size_t *needed = builder->mapping->importable->needed;
    for (size_t i = 0; i < sizeof builder->mapping->importable->needed / sizeof *needed; i++) {
        if (needed[i] == 0 || record_get(builder->row.record, needed[i]))
            continue;
        struct text label = TEXT_EMPTY;
        label_inside(builder->mapping->type->fields[needed[i]].label, &label);
        *column = row_builder_column(builder, (int)needed[i]);
        error_set_field(error, (int)needed[i], "Enter the %s", text_string(&label));
        text_clear(&label);
        return false;
    }
    return true;
}

/* Known by the number the next time. */
static bool
build_colleague(struct row_builder *builder, const struct source_row *row, size_t *column,
                struct error *error)
{
    row_cells_collect(&builder->cells, builder->mapping, row);
    take_values(builder);
    if (!settle_failures(builder, column, error) || !store_notes(builder, column, error) ||
        !need_fields(builder, column, error))
        return false;
    record_key(builder->row.record, STAFF_NUMBER, &builder->row.key);
    return true;
}

/* The first cell that leads to a field; NULL for none. */
static const char *
cell_for(const struct row_builder *builder, size_t field)
{
    for (size_t i = 0; i < builder->cells.count; i++) {
        if (builder->mapping->columns[builder->cells.items[i].column].index == field)
            return builder->cells.items[i].text;
    }
    return NULL;
}

/* Known by the network and the colleague. */
static bool
build_member(struct row_builder *builder, const struct source_row *row, size_t *column,
             struct error *error)
{
    struct record *record = builder->row.record;
    row_cells_collect(&builder->cells, builder->mapping, row);
    take_values(builder);
    if (!settle_failures(builder, column, error))
        return false;
    if (!row_member_set(builder->session, record, cell_for(builder, MEMBERSHIP_STAFF),
                        cell_for(builder, MEMBERSHIP_NETWORK), error)) {
        *column = row_builder_column(builder, error->field);
        return false;
    }
    builder->row.filled[MEMBERSHIP_STAFF] = builder->row.filled[MEMBERSHIP_NETWORK] = true;
    text_append_format(&builder->row.key, "%s %s", record_get(record, MEMBERSHIP_NETWORK),
                       record_get(record, MEMBERSHIP_STAFF));
    if (record_get(record, MEMBERSHIP_LEFT)) /* who left may have joined again */
        text_append_format(&builder->row.key, " %s", record_get(record, MEMBERSHIP_JOINED));
    return true;
}

/* Known by the UID of the calendar. */
static bool
build_event(struct row_builder *builder, const struct source_row *row, size_t *column,
            struct error *error)
{
    char *words;
    row_cells_collect(&builder->cells, builder->mapping, row);
    take_values(builder);
    if (!settle_failures(builder, column, error) || !store_notes(builder, column, error) ||
        !need_fields(builder, column, error))
        return false;
    row_event_set_uid(builder->mapping, row, builder->context, &builder->row);
    if (row_event_set_kind(builder->row.record, builder->context, &words) && words)
        remark(builder, NO_COLUMN, words);
    return true;
}

static bool
build_person(struct row_builder *builder, const struct source_row *row, size_t *column,
             struct error *error)
{
    row_cells_collect(&builder->cells, builder->mapping, row);
    take_values(builder);
    if (!settle_failures(builder, column, error) || !store_notes(builder, column, error) ||
        !store_name(builder, column, error))
        return false;
    struct record *record = builder->row.record;
    if (record_get(record, CANDIDATE_NAME) == NULL) {
        *column = row_builder_column(builder, CANDIDATE_NAME);
        return error_set_field(error, CANDIDATE_NAME, "Enter the full name");
    }
    row_key_make(builder->mapping, builder->source, builder->context, row, &builder->row);
    record_set(record, CANDIDATE_IMPORT_KEY, text_string(&builder->row.key));
    if (record_get(record, CANDIDATE_SOURCE) == NULL)
        record_set(record, CANDIDATE_SOURCE, builder->source);
    return true;
}

bool
row_builder_build(struct row_builder *builder, const struct source_row *row, size_t *column,
                  struct error *error)
{
    const struct record_type *type = builder->mapping->type;
    forget_row(builder);
    *column = row->fault_column;
    if (row->fault != NULL)
        return error_set(error, ERROR_INPUT, "%s", row->fault);
    builder->context = session_context(builder->session);
    builder->row.record = session_prepare(builder->session, type);
    builder->row.own = own_id(builder, row) != NULL;
    if (builder->row.own)
        return build_own(builder, row, column, error);
    if (builder->mapping->importable == NULL)
        return error_set(error, ERROR_INPUT,
                         "The row has no id; a %s comes in only from posact's own files",
                         type->name);
    if (type == &staff_type)
        return build_colleague(builder, row, column, error);
    if (type == &membership_type)
        return build_member(builder, row, column, error);
    if (type == &event_type)
        return build_event(builder, row, column, error);
    return type == &contact_type ? build_contact(builder, row, column, error)
                                 : build_person(builder, row, column, error);
}
