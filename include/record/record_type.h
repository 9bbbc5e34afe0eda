/* record_type.h - a kind of record: its name, its table of fields, its rules. */
#ifndef RECORD_RECORD_TYPE_H
#define RECORD_RECORD_TYPE_H

#include "record/field.h"

#include <stdbool.h>
#include <stddef.h>

struct checklist; /* record/checklist.h */
struct record;
struct session; /* modules/session.h */

/* Every type's fields start with these three; `RECORD_CORE_FIELDS,` opens the table. */
enum record_core_field {
    RECORD_ID,
    RECORD_CREATED,
    RECORD_CHANGED,
    RECORD_CORE_COUNT,
};

#define RECORD_CORE_FIELDS                                                                         \
    [RECORD_ID] = {.name = "id",                                                                   \
                   .label = "Reference",                                                           \
                   .kind = FIELD_ID,                                                               \
                   .flags = FIELD_READ_ONLY,                                                       \
                   .purpose = "to tell records apart",                                             \
                   .help = "Given by posact"},                                                     \
    [RECORD_CREATED] = {.name = "created",                                                         \
                        .label = "Added",                                                          \
                        .kind = FIELD_MOMENT,                                                      \
                        .flags = FIELD_READ_ONLY | FIELD_KEYED,                                    \
                        .purpose = "to know how old a record is",                                  \
                        .help = "When the record was added"},                                      \
    [RECORD_CHANGED] = {.name = "changed",                                                         \
                        .label = "Changed",                                                        \
                        .kind = FIELD_MOMENT,                                                      \
                        .flags = FIELD_READ_ONLY | FIELD_KEYED,                                    \
                        .purpose = "to know how fresh a record is",                                \
                        .help = "When the record was last changed"}

/* No type has more fields, with those that a force adds. */
#define RECORD_FIELDS_MAX 100

struct record_type {
    const char *name;         /* "candidate": as in CLI, JSON and log */
    const char *label;        /* "Candidate" */
    const char *plural_label; /* "Candidates": title of the list */
    const char *table;        /* "candidates" */
    int number;               /* stable for ever (S2), from 1 */
    const struct field *fields;
    size_t field_count;
    size_t title_field; /* what a record is called by */
    size_t sort_field;  /* order of a list that nobody sorted; KEYED */
    bool sort_descending;
    /* LINK field to the record that this one is an event in the life of, shown in that record's
     * timeline and found with it by search; 0 for none. */
    size_t parent_field;
    /* LINK field to the record of the same type that this one was merged into (T34): it lies in the
     * trash then, opening it opens that one, and search finds that one by its words; 0 for none. */
    size_t merged_field;
    /* CHOICE field that says where a record stands, by which those that a command on many would
     * change are counted; 0 for none. */
    size_t standing_field;
    /* The child type whose titles are words on a record of this type (tags): they stand on one line
     * of the record, `name:word` in a filter finds it by them, and they are no events of its
     * timeline. The title of that type is KEYED. NULL for none. */
    const struct record_type *words_type;
    /* A filter: its records that this finds are what goes on now in the life of their parent, whose
     * detail says them on a line each, which `line` gives; NULL for none. */
    const char *current;
    /* Its day in a timeline is that of its state, not of its beginning: it says the state there. */
    bool tells_state;
    /* Recorded once by a command of its own, never edited, never removed (T3): undo takes it back.
     * Its READ_ONLY fields are for commands of its own. */
    bool fixed;
    /* Added by anybody, and then it stays as it was added: it is neither edited nor removed, and
     * commands of its own note what came of it in its READ_ONLY fields (T24). */
    bool appended;
    /* That somebody is linked to it may reveal faith, health or sexuality (T73): it stands in no
     * timeline but its parent's, and the log of everybody keeps its values back. */
    bool apart;
    /* ERROR_DENIED to whoever may not see its records: then they are not read, and each look of
     * somebody who may is noted in the log (modules/reading.h). They stand in no timeline. NULL:
     * who opens the database may see them. */
    bool (*may_see)(struct session *session, struct error *error);
    /* What such a look is for, as the log says it in front of "read" (T30): "offering support";
     * NULL: the type says it. */
    const char *seen_for;
    /* LINK field: only those of its records that have a value here are guarded by may_see (T73).
     * They are in no list, search, count or export but one that asks for them (query.guarded), in
     * no timeline, and are called by no person. 0: may_see guards all of them. */
    size_t guarded_by;
    /* False, with what to do instead, for a record that stays as it is from now on, so that no form
     * opens on it; its door says the same. NULL: none does. */
    bool (*may_change)(struct session *session, const struct record *record, struct error *error);
    /* False for a record that does not leave posact, because nobody agreed to that: an export
     * counts it (modules/suppression.h). NULL: all do. */
    bool (*may_leave)(const struct record *record);
    /* LINK field by which those that stay are counted in an export; 0: all together. */
    size_t counted_by;
    /* Values a new record starts with; may be NULL. */
    void (*prepare)(struct record *record, const struct field_context *context);
    /* Before a record is stored, changed or taken out of the trash: says no where other records
     * stand in the way. `before` is the record as it is stored - not alive in the trash -, NULL for
     * a new one, which it also fills in with what posact sets itself; may be NULL. */
    bool (*admit)(struct session *session, struct record *record, const struct record *before,
                  struct error *error);
    /* After undo or redo made of `before`, which may lie in the trash, the record as it is now:
     * says no where others took its place meanwhile; may be NULL. */
    bool (*returned)(struct session *session, const struct record *record,
                     const struct record *before, struct error *error);
    /* After somebody added one: what goes with it, in the same step. Adds how many tasks were laid
     * down; may be NULL. What is imported brings its own. */
    bool (*added)(struct session *session, const struct record *record, size_t *tasks,
                  struct error *error);
    /* After somebody changed one, put it in the trash or took it out: what goes with it, in the
     * same step. `before` is the record as it was; may be NULL. */
    bool (*changed)(struct session *session, const struct record *before, struct error *error);
    /* Rules over several fields, in plain C; may be NULL. Adds to problems. */
    void (*check)(const struct record *record, const struct field_context *context,
                  struct error_list *problems);
    /* One line for a timeline: "Email  Asked what to wear"; may be NULL for the title. */
    void (*line)(const struct record *record, const struct field_context *context,
                 struct text *out);
    /* What is worth a second look though nothing stands in the way of saving: "overdue 3 days"; may
     * be NULL. */
    void (*remark)(const struct record *record, const struct field_context *context,
                   struct text *out);
    /* What it still needs before it can be used, a line for each part (B14); may be NULL. */
    bool (*checklist)(struct session *session, const struct record *record, struct checklist *list,
                      struct error *error);
    /* A field that says more than its value; brief: for a list. False for the field's own way; may
     * be NULL. */
    bool (*show)(struct session *session, const struct record *record, size_t field, bool brief,
                 struct text *out);
};

/* By exact name; NULL when there is none. */
const struct field *record_type_field(const struct record_type *type, const char *name);
/* Whether it has a field that not everybody may see (field.may_see). */
bool record_type_keeps_back(const struct record_type *type);
/* Index of a field of this type. */
size_t record_type_index(const struct record_type *type, const struct field *field);
/* By stable number; NULL when this posact does not know it (a newer one wrote it). */
const struct field *record_type_field_by_number(const struct record_type *type, int number);
/* ERROR_USAGE "candidate has no field 'phon'; did you mean 'phone'". */
bool record_type_no_field(const struct record_type *type, const char *typed, struct error *error);

#endif
