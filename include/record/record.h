/* record.h - one record: its type plus one value per field. No SQL, no screen. */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An operation that wrote the value now shown in a field (sync.md A). Column 0 is "alive",
 * HEAD_REST stands for every field that has no head of its own. */
struct head {
    int column; /* field number, 0 or HEAD_REST */
    int64_t replica;
    int64_t seq;
};
#define HEAD_REST (-1)

/* The heads of one column among a record's, which stand in the order of their columns: its own
 * rows, else those of HEAD_REST. Returns how many; *first is the first, borrowed, or NULL. */
size_t heads_of(const struct head *heads, size_t count, int column, const struct head **first);

struct record {
    const struct record_type *type;
    struct id id;
    bool alive;         /* false in the trash */
    char **values;      /* type->field_count of them, owned; NULL for not given */
    struct head *heads; /* what the reader was shown (S6), owned; none for a new record */
    size_t head_count;
};

/* All values NULL, alive, a zero id; type->prepare is not called. */
struct record *record_new(const struct record_type *type);
struct record *record_copy(const struct record *record);
void record_free(struct record *record);
/* Borrowed; NULL for not given. */
const char *record_get(const struct record *record, size_t field);
/* Copies value; NULL or "" clears. */
void record_set(struct record *record, size_t field, const char *value);
/* Takes value (malloc'd or NULL). */
void record_take(struct record *record, size_t field, char *value);
/* The form in which a KEYED field sorts and is found: field_key of it, or of the field that it
 * is keyed from when that is given. Appended to out. */
void record_key(const struct record *record, size_t field, struct text *out);
/* Takes over what the INHERITED fields of a new record say in its parent. */
void record_inherit(struct record *record, const struct record *parent);
bool record_is_new(const struct record *record); /* has no heads */
bool record_same_value(const struct record *a, const struct record *b, size_t field);
/* True for a record that only whoever may_see may see (record_type.guarded_by). */
bool record_is_guarded(const struct record *record);
/* Whether a field that not everybody may see (field.may_see) says something of somebody: a choice
 * alone says only whether there is more. */
bool record_says_guarded(const struct record *record);
/* Empties the fields that not everybody may see. */
void record_keep_back(struct record *record);
/* True when a column (a field's number) was written last by the same operations in both. */
bool record_same_heads(const struct record *a, const struct record *b, int column);

/* DATE fields; false when it is not given. */
bool record_day(const struct record *record, size_t field, struct date *day);
void record_set_day(struct record *record, size_t field, struct date day);
/* MOMENT fields. */
void record_set_moment(struct record *record, size_t field, int64_t moment_ms);
/* What a field says, as field_show. Appended to out. */
void record_show_field(const struct record *record, size_t field,
                       const struct field_context *context, struct text *out);
/* The same behind some words; nothing when it is not given. */
void record_show_field_after(const char *words, const struct record *record, size_t field,
                             const struct field_context *context, struct text *out);

/* What stands in the way of saving, in the order of the fields (B02): required fields, field_accept
 * on each value that is not as in `before`, then type->check. `before` is the record as it was
 * stored, or NULL: a code that went out of posact.yaml since stops nobody from changing something
 * else. Fills *problems from empty (error_list_clear it). True when there is nothing. */
bool record_check(const struct record *record, const struct record *before,
                  const struct field_context *context, struct error_list *problems);

/* A list that owns its records. */
struct record_list {
    struct record **items;
    size_t count, capacity;
};
void record_list_add(struct record_list *list, struct record *record);
void record_list_clear(struct record_list *list);

#endif
