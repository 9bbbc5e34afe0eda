/* session.h - one officer at work on one database: the door.
 *
 * Reading goes through session_read, session_get and the like; the only way to change anything
 * is session_do (or session_write): permission, rules, one transaction, operations. */
#ifndef MODULES_SESSION_H
#define MODULES_SESSION_H

#include "base/choice.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/id.h"
#include "command/command.h"
#include "config/config.h"
#include "record/change.h"
#include "record/draft.h"
#include "record/query.h"
#include "record/record.h"
#include "store/remembered.h"
#include "store/window.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct session;
struct store;

struct session_options {
    struct store *store;         /* taken: closed by session_free */
    const struct config *config; /* borrowed */
    struct clock clock;
    const char *officer; /* who is working; copied */
};

struct session *session_new(const struct session_options *options);
void session_free(struct session *session);

/* -- What is known ------------------------------------------------------------------------- */

/* Today, officer and lists for parsing and showing; refreshed at each call. Borrowed. */
const struct field_context *session_context(struct session *session);
const char *session_officer(const struct session *session);
/* Whether the database is a laptop's, sealed under a passphrase. */
bool session_is_sealed(const struct session *session);
/* On such a laptop, tells once that a file which was just written is not sealed. */
void session_tell_unsealed(struct session *session, const char *path);
/* The user who is served (modules/session_user.h); NULL for who works on the file itself. */
const struct id *session_user(const struct session *session);
const struct config *session_config(const struct session *session);
bool session_is_read_only(const struct session *session);
/* "LIVE", "TRAINING", "LAPTOP, 12 not yet merged": the kind of database in words. Borrowed. */
const char *session_kind(struct session *session);
const char *session_database_path(const struct session *session);
/* A number that moves whenever the records may have changed, by us or by another process, or what
 * may be seen of them has. */
uint64_t session_version(struct session *session);

/* -- Reading ------------------------------------------------------------------------------- */

/* A window of at most `limit` records, in the order of the query; `place` is for AFTER, BEFORE
 * and AT. The records carry no heads: fetch with session_get before editing. */
bool session_read(struct session *session, const struct query *query, enum query_from from,
                  const struct query_place *place, size_t limit, struct record_list *list,
                  struct error *error);
/* Shows each record of the query, window by window, so that memory does not grow with them. What it
 * visits may not change the order of the query. False when the visit or the reading failed. */
typedef bool session_visit(void *context, const struct record *record, struct error *error);
bool session_each(struct session *session, const struct query *query, session_visit *visit,
                  void *context, struct error *error);
/* The place of a record in the order of the query. */
void session_place(const struct query *query, const struct record *record,
                   struct query_place *place);
bool session_count(struct session *session, const struct query *query, size_t *count,
                   struct error *error);
/* The same for a pause between two keys: *known is false when it would take too long. */
bool session_count_soon(struct session *session, const struct query *query, size_t *count,
                        bool *known, struct error *error);
/* How many records of the query each record has that its LINK field leads to: one read. */
bool session_count_by_link(struct session *session, const struct query *query, size_t field,
                           struct link_count_list *list, struct error *error);
/* How many records come before the place. */
bool session_position(struct session *session, const struct query *query,
                      const struct query_place *place, size_t *position, struct error *error);
/* A fresh copy with its heads, also from the trash; ERROR_NOT_FOUND. The caller's. */
struct record *session_get(struct session *session, const struct record_type *type,
                           const struct id *id, struct error *error);
/* Whether this officer sees a field of a record (field.may_see): one that they do not is empty in
 * what session_get gives them, and session_edit leaves it as it is. */
bool session_sees_field(struct session *session, const struct field *field);
/* The same of what a LINK field leads to; NULL when it is empty or there is none. The caller's. */
struct record *session_linked(struct session *session, const struct record *record, size_t field);
/* An id as people give it: whole, or at least 4 first letters of one that only one record has. */
bool session_find(struct session *session, const struct record_type *type, const char *typed,
                  struct id *id, struct error *error);
/* Live records (with trash: removed ones) whose KEYED field has exactly this key (field_key); at
 * most `limit`. */
bool session_find_by_key(struct session *session, const struct record_type *type, size_t field,
                         const char *key, bool trash, size_t limit, struct record_list *list,
                         struct error *error);
/* Whether whoever works may see that there is such a record (T85); ERROR_NOT_FOUND, as of one that
 * is not. */
bool session_reaches(struct session *session, const struct record_type *type, const struct id *id,
                     struct error *error);
/* From a record that was merged into another to that one (T36); true when it was. Any other id
 * stays as it is. */
bool session_follow(struct session *session, const struct record_type *type, struct id *id);
/* Whether whoever works may know what a record is called, also within a command, whose rules read
 * more than its messages may tell (T85). */
bool session_may_name(struct session *session, const struct record_type *type, const struct id *id);
/* What a record is called: "Siân Wyn-Jones"; "Siân Wyn-Jones, 2 November 2026, 12:04" for a record
 * with a parent; its short reference when it has no title. */
void session_title(struct session *session, const struct record_type *type, const struct id *id,
                   struct text *out);
/* The same without the parent: "Police constable (PCDA), Autumn intake". */
void session_own_title(struct session *session, const struct record_type *type, const struct id *id,
                       struct text *out);
/* Who wrote what a field of the record, as it was read, shows; the caller's, NULL when it is not
 * known. */
char *session_author(struct session *session, const struct record *record, size_t field);
/* One record for each title in use that begins with what was typed, in the order of titles, which
 * are KEYED: live records, at most `limit`. */
bool session_titles(struct session *session, const struct record_type *type, const char *typed,
                    size_t limit, struct record_list *list, struct error *error);
/* A value for people; a link shows the title of what it points to. */
void session_show(struct session *session, const struct field *field, const char *value,
                  struct text *out);
/* A field of a record, which may say more than its value does (record_type.show); brief: for a
 * list.
 */
void session_show_field(struct session *session, const struct record *record, size_t field,
                        bool brief, struct text *out);
/* The newest changes of a record and of those that were merged into it (T36), or of all records
 * with type NULL, newest first: at most `limit` older than `before_lsn` (0: from the newest). */
bool session_history(struct session *session, const struct record_type *type, const struct id *id,
                     int64_t before_lsn, size_t limit, struct change_list *list,
                     struct error *error);
/* What the last import wrote into a field of a record; *value is NULL when none did. The caller's.
 */
bool session_imported_value(struct session *session, const struct record *record, size_t field,
                            bool *found, char **value, struct error *error);

/* -- The door ------------------------------------------------------------------------------ */

/* Runs a command. With COMMAND_WRITES: refuses when read-only, takes the writer lock, and all
 * that the command writes is one transaction and one undo step, or nothing; a draft that it was
 * filled in from goes in the same transaction. */
bool session_do(struct session *session, const struct command *command, struct call *call,
                struct error *error);
/* Whether whoever works may run it, and sees all the records that the call names (T85): session_do
 * asks, and so does whoever runs a command within a session_write of their own. */
bool session_admits(struct session *session, const struct command *command, const struct call *call,
                    struct error *error);
/* The same for a function of one's own; `name` goes into the log. */
bool session_write(struct session *session, const char *name,
                   bool (*run)(struct session *session, void *context, struct error *error),
                   void *context, struct error *error);

/* -- Within a writing command only --------------------------------------------------------- */

/* A new record with the type's starting values; not yet stored. The caller's. */
struct record *session_prepare(struct session *session, const struct record_type *type);
/* Checks and stores a new record; gives it an id unless it has one (import of our own JSON), and
 * then ERROR_CONFLICT when it is taken. */
bool session_add(struct session *session, struct record *record, struct error *error);
/* ERROR_CONFLICT for a record in the trash: the text says what to do, or into whom it was merged.
 */
bool session_check_alive(struct session *session, const struct record *record, struct error *error);
/* Stores the fields that differ from what is stored. ERROR_CONFLICT when somebody changed one of
 * these since the record was read: the text names the field, both values and who (C09).
 * *changed tells whether anything differed (may be NULL). */
bool session_edit(struct session *session, const struct record *record, bool *changed,
                  struct error *error);
/* Says something beside what was done, which the outcome then ends with. */
void session_warn(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Says how it stands now, such as seats: of several that are said the last is kept, so that a step
 * of many commands ends with one. */
void session_warn_standing(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Appends what the last command warned of: for who runs several in one session_write. */
void session_say_warning(struct session *session, struct text *out);
/* ERROR_DENIED for a type whose records are fixed: only its own command makes them. */
bool session_may_add(const struct record_type *type, struct error *error);
/* The same, and for one whose records stay as they were added. */
bool session_may_change(const struct record_type *type, struct error *error);
/* Into the trash and back. */
bool session_remove(struct session *session, const struct record_type *type, const struct id *id,
                    struct error *error);
bool session_restore(struct session *session, const struct record_type *type, const struct id *id,
                     struct error *error);
/* Stores one LINK field of a record, as it was read, and whether it is in the trash, and nothing
 * else of it: what was linked to somebody who is merged follows her, also from the trash. */
bool session_relink(struct session *session, const struct record *record, size_t field, bool alive,
                    struct error *error);
/* Notes in the log that data left or was looked at: an operation without fields. */
bool session_note(struct session *session, const struct record_type *type, const struct id *id,
                  struct error *error);
/* Takes back the newest step of this officer that is not undone (redo: the newest undo). What
 * was undone goes into `done`: "edit of Siân Wyn-Jones", "import, 212 records". ERROR_NOT_FOUND
 * when there is nothing; ERROR_CONFLICT when somebody built on it since. */
bool session_undo(struct session *session, bool redo, struct text *done, struct error *error);

/* -- Unfinished forms (C02) ---------------------------------------------------------------- */

/* Writes the draft, waiting so long for another writer; gives it an id unless it has one, and sets
 * its officer, holder and time. With a database that is read only nothing is kept, and that is no
 * error. */
bool session_keep_draft(struct session *session, struct draft *draft, int timeout_ms,
                        struct error *error);
bool session_drop_draft(struct session *session, const struct id *id, struct error *error);
/* The officer's drafts that are on no screen, newest first, added to the list. */
bool session_read_drafts(struct session *session, struct draft_list *list, struct error *error);
/* "M. Begum is editing this": who else has typed into a form of the record that is on their screen
 * now; nothing when nobody has. Appended. */
void session_append_editors(struct session *session, const struct record_type *type,
                            const struct id *id, struct text *out);
/* Whom it is about: of a new record what was typed, of a contact the person's name. */
void session_draft_subject(struct session *session, const struct draft *draft, struct text *out);
/* "Candidate Siân Wyn-Jones, changed, stopped 14:02 when the connection ended". */
void session_draft_describe(struct session *session, const struct draft *draft, struct text *out);

/* -- What is the officer's own -------------------------------------------------------------- */

/* A small thing for the next time (store/remembered.h), under a kind ("list", "view") and a name;
 * value NULL forgets it. With a database that is read only nothing is remembered, and that is no
 * error. */
bool session_remember(struct session *session, const char *kind, const char *name,
                      const char *value, struct error *error);
/* The caller's; NULL when nothing is remembered. */
char *session_recall(struct session *session, const char *kind, const char *name);
/* All of a kind, by name; added to the list. */
bool session_recall_all(struct session *session, const char *kind, struct remembered_list *list,
                        struct error *error);

/* -- Care of the file ---------------------------------------------------------------------- */

/* What is called when another writer has been waited for for two seconds (E16). */
void session_on_wait(struct session *session, void (*tell)(void *context), void *context);
/* S35: appends what a person must know of the disk, or of the witness of the log, each thing once;
 * false when there is nothing. */
bool session_warning(struct session *session, struct text *out);
/* For a pause in the typing: what saving has put off. */
void session_rest(struct session *session);
/* E10: integrity, foreign keys, search index, and that the records are the fold of the log.
 * Findings go into `findings`, a line each. True when there are none. */
bool session_check(struct session *session, struct text *findings, struct error *error);

#endif
