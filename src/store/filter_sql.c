/* filter_sql.c - a filter as a condition; every value is bound, none becomes SQL. */
#include "filter_sql.h"

#include <string.h>

#include "search.h"

/* How the terms of a field of this kind are compared. */
enum comparison {
    COMPARE_WHOLE, /* codes and ids: the column itself */
    COMPARE_START, /* days and moments: as many letters as were given */
    COMPARE_PART,  /* text: contains */
};

static enum comparison
comparison_of(const struct field *field)
{
    switch (field->kind) {
    case FIELD_ID:
    case FIELD_LINK:
    case FIELD_CHOICE:
        return COMPARE_WHOLE;
    case FIELD_DATE:
    case FIELD_MOMENT:
        return COMPARE_START;
    case FIELD_TEXT:
    case FIELD_NOTES:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_KIND_COUNT:
        break;
    }
    return COMPARE_PART;
}

/* The column in which a text is looked for: numbers in their one form, else the words folded. */
static void
append_searchable(const struct field *field, struct text *sql)
{
    bool one_form = (field->kind == FIELD_PHONE || field->kind == FIELD_EMAIL) &&
                    (field->flags & FIELD_KEYED) != 0;
    text_append_format(sql, one_form ? "%s_key" : "posact_fold(%s)", field->name);
}

static void
append_is(const struct filter_term *term, struct text *sql)
{
    const struct field *field = term->field;
    if (term->value_count == 0) {
        text_append_format(sql, "%s IS NULL", field->name);
        return;
    }
    for (size_t i = 0; i < term->value_count; i++) {
        text_append(sql, i == 0 ? "" : " OR ");
        switch (comparison_of(field)) {
        case COMPARE_WHOLE:
            text_append_format(sql, "%s = ?", field->name);
            break;
        case COMPARE_START:
            text_append_format(sql, "substr(%s, 1, %zu) = ?", field->name, strlen(term->values[i]));
            break;
        case COMPARE_PART:
            text_append(sql, "instr(");
            append_searchable(field, sql);
            text_append(sql, ", ?) > 0");
            break;
        }
    }
}

static const char *
operator_sql(enum filter_operator relation)
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
        break;
    }
    return "=";
}

static void
append_order(const struct filter_term *term, struct text *sql)
{
    const struct field *field = term->field;
    if (comparison_of(field) == COMPARE_START)
        text_append_format(sql, "substr(%s, 1, %zu)", field->name, strlen(term->values[0]));
    else if (comparison_of(field) == COMPARE_PART)
        append_searchable(field, sql);
    else
        text_append(sql, field->name);
    text_append_format(sql, " %s ?", operator_sql(term->relation));
}

/* True when a term of words holds nothing to look for: "-" leaves the list as it is. */
static bool
has_no_words(const struct filter_term *term)
{
    struct text query = TEXT_EMPTY;
    search_query(term->values[0], &query);
    bool none = query.length == 0;
    text_clear(&query);
    return none;
}

static void
append_term(const struct filter *filter, const struct filter_term *term, struct text *sql)
{
    if (term->relation == FILTER_WORDS && has_no_words(term))
        return;
    /* A comparison with nothing is not true, so its opposite is: coalesce. */
    text_append(sql, term->negated ? " AND NOT coalesce(" : " AND (");
    if (term->relation == FILTER_WORDS)
        text_append_format(sql, "number IN (SELECT rowid FROM %s_search WHERE %s_search MATCH ?)",
                           filter->type->table, filter->type->table);
    else if (term->relation == FILTER_IS)
        append_is(term, sql);
    else
        append_order(term, sql);
    text_append(sql, term->negated ? ", 0)" : ")");
}

void
filter_sql(const struct filter *filter, struct text *sql)
{
    for (size_t i = 0; filter != NULL && i < filter->count; i++)
        append_term(filter, &filter->terms[i], sql);
}

static void
bind_words(const struct filter_term *term, sqlite3_stmt *statement, int *index)
{
    struct text query = TEXT_EMPTY;
    search_query(term->values[0], &query);
    if (query.length > 0)
        sqlite3_bind_text(statement, (*index)++, text_string(&query), (int)query.length,
                          SQLITE_TRANSIENT);
    text_clear(&query);
}

void
filter_bind(const struct filter *filter, sqlite3_stmt *statement, int *index)
{
    for (size_t i = 0; filter != NULL && i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];
        if (term->relation == FILTER_WORDS)
            bind_words(term, statement, index);
        for (size_t j = 0; term->relation != FILTER_WORDS && j < term->value_count; j++)
            bind_value(statement, (*index)++, term->field, term->values[j]);
    }
}
