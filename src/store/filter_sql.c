/* filter_sql.c - a filter as a condition; every value is bound, none becomes SQL. */
#include "filter_sql.h"

#include <string.h>

#include "row.h"
#include "words_sql.h"

static bool
is_keyed(const struct field *field)
{
    return (field->flags & FIELD_KEYED) != 0;
}

/* The column by which a field is found and sorted, which has an index, or else its own. */
static void
append_key(const struct record_type *type, const struct field *field, struct text *sql)
{
    if (is_keyed(field))
        row_key_column(type, record_type_index(type, field), sql);
    else
        row_column(field, sql);
}

/* The column in which a text is looked for: numbers in their one form, else the words folded. */
static void
append_searchable(const struct field *field, struct text *sql)
{
    bool one_form = (field->kind == FIELD_PHONE || field->kind == FIELD_EMAIL) && is_keyed(field);
    text_append(sql, one_form ? "" : "posact_fold(");
    row_column(field, sql);
    text_append(sql, one_form ? "_key" : ")");
}

/* With a key the index finds them; a value that was given may have an empty one, too. */
static void
append_not_given(const struct record_type *type, const struct field *field, struct text *sql)
{
    row_column(field, sql);
    text_append(sql, " IS NULL");
    if (!is_keyed(field) || field->key_from != 0 || field->number == 0)
        return;
    text_append(sql, " AND ");
    append_key(type, field, sql);
    text_append(sql, " = ''");
}

static void
append_value(const struct record_type *type, const struct field *field,
             const struct filter_value *value, struct text *sql)
{
    switch (value->match) {
    case FILTER_WHOLE:
        append_key(type, field, sql);
        text_append(sql, " = ?");
        break;
    case FILTER_PART:
        text_append(sql, "instr(");
        append_searchable(field, sql);
        text_append(sql, ", ?) > 0");
        break;
    case FILTER_RANGE:
        append_key(type, field, sql);
        text_append(sql, " >= ? AND ");
        append_key(type, field, sql);
        text_append(sql, " < ?");
        break;
    }
}

static void
append_is(const struct record_type *type, const struct filter_term *term, struct text *sql)
{
    for (size_t i = 0; i < term->value_count; i++) {
        text_append(sql, i == 0 ? "" : " OR ");
        append_value(type, term->field, &term->values[i], sql);
    }
    if (term->value_count == 0)
        append_not_given(type, term->field, sql);
}

/* Words that are records of their own. */
static void
append_is_child(const struct record_type *type, const struct filter_term *term, struct text *sql)
{
    const struct record_type *child = term->words_type;
    const char *link = child->fields[child->parent_field].name;
    if (term->value_count == 0) {
        text_append_format(sql, "NOT EXISTS (SELECT 1 FROM %s WHERE alive = 1 AND %s = %s.id)",
                           child->table, link, type->table);
        return;
    }
    text_append_format(sql, "id IN (SELECT %s FROM %s WHERE alive = 1 AND (", link, child->table);
    append_is(child, term, sql);
    text_append(sql, "))");
}

static const char *
comparison_sql(enum filter_relation relation)
{
    switch (relation) {
    case FILTER_LESS:
        return "<";
    case FILTER_LESS_EQUAL:
        return "<=";
    case FILTER_MORE:
        return ">";
    case FILTER_MORE_EQUAL:
        return ">=";
    case FILTER_IS:
    case FILTER_WORDS:
    case FILTER_OR:
    case FILTER_OPEN:
    case FILTER_CLOSE:
        break;
    }
    return "=";
}

/* The key of what was not given is empty, and nothing is not less than something. */
static void
append_comparison(const struct record_type *type, const struct filter_term *term, struct text *sql)
{
    const struct field *field = term->field;
    struct text column = TEXT_EMPTY;
    bool folded = field->kind == FIELD_TEXT || field->kind == FIELD_EMAIL;
    if (is_keyed(field) || !folded)
        append_key(type, field, &column);
    else
        append_searchable(field, &column);
    text_append_format(sql, "%s %s ?", text_string(&column), comparison_sql(term->relation));
    bool less = term->relation == FILTER_LESS || term->relation == FILTER_LESS_EQUAL;
    if (is_keyed(field) && less)
        text_append_format(sql, " AND %s > ''", text_string(&column));
    text_clear(&column);
}

static void
append_condition(const struct filter *filter, const struct filter_term *term,
                 const struct words_plan *plan, struct text *sql)
{
    if (term->relation == FILTER_WORDS)
        words_sql(filter->type, term->values[0].text, plan, sql);
    else if (term->words_type != NULL)
        append_is_child(filter->type, term, sql);
    else if (term->relation == FILTER_IS)
        append_is(filter->type, term, sql);
    else
        append_comparison(filter->type, term, sql);
}

/* A comparison with nothing is not true, so its opposite is: coalesce. */
static void
open_condition(bool negated, struct text *sql)
{
    text_append(sql, negated ? "NOT coalesce((" : "(");
}

static void
close_condition(bool negated, struct text *sql)
{
    text_append(sql, negated ? "), 0)" : ")");
}

void
filter_sql(const struct filter *filter, const struct words_plan *plan, struct text *sql)
{
    if (filter == NULL || filter->count == 0)
        return;
    text_append(sql, " AND (");
    bool behind_condition = false;
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];
        if (term->relation == FILTER_OR) {
            text_append(sql, " OR ");
            behind_condition = false;
            continue;
        }
        if (term->relation != FILTER_CLOSE) {
            text_append(sql, behind_condition ? " AND " : "");
            open_condition(term->negated, sql);
            behind_condition = false;
        }
        if (term->relation == FILTER_OPEN)
            continue;
        if (term->relation != FILTER_CLOSE)
            append_condition(filter, term, plan, sql);
        close_condition(term->negated, sql);
        behind_condition = true;
    }
    text_append(sql, ")");
}

void
filter_bind(const struct filter *filter, const struct words_plan *plan, sqlite3_stmt *statement,
            int *index)
{
    for (size_t i = 0; filter != NULL && i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];
        if (term->relation == FILTER_WORDS) {
            words_bind(filter->type, term->values[0].text, plan, statement, index);
            continue;
        }
        for (size_t j = 0; j < term->value_count; j++) {
            const struct filter_value *value = &term->values[j];
            bind_value(statement, (*index)++, term->field, value->text);
            if (value->until != NULL)
                bind_value(statement, (*index)++, term->field, value->until);
        }
    }
}
