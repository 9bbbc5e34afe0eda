/* fixture.h - a database, and a session on it, for tests. */
#ifndef TESTS_SUPPORT_FIXTURE_H
#define TESTS_SUPPORT_FIXTURE_H

#include "modules/session.h"
#include "store/store.h"

/* 21 November 2026, 12:04 UTC. */
#define FIXTURE_NOW_MS 1795262640000LL

/* Options of an in-memory database with the real record types, a fixed clock, seeded ids. */
struct store_options fixture_options(void);
/* Opens, or fails the test with the error's words. */
struct store *fixture_store(const struct store_options *options);
/* A session of officer "J. Shah" with the built-in configuration on an in-memory database. */
struct session *fixture_session(void);
/* The same over a store that is opened already, for the named officer. */
struct session *fixture_session_on(struct store *store, const char *officer);
/* On a file, with ids that no other process gives too. */
struct session *fixture_session_at(const char *path);
/* The same in memory, with these settings in its posact.yaml; NULL for the built-in ones. */
struct session *fixture_session_with(const char *yaml);
void fixture_session_free(struct session *session);
/* Whether the log is whole from its first operation on; *count is how many it has. */
bool fixture_verify(struct session *session, size_t *count, struct error *error);
bool fixture_verify_store(struct store *store, size_t *count, struct error *error);

/* Adds a candidate and gives its id; fails the test when it cannot. */
struct id fixture_candidate(struct session *session, const char *name, const char *phone);
/* Sets one field of a record that is fetched fresh; fails the test when it cannot. */
void fixture_edit(struct session *session, const struct record_type *type, const struct id *id,
                  size_t field, const char *value);

/* A fresh folder under $TMPDIR or /tmp, removed with all in it by fixture_remove. The caller frees
 * the path. */
char *fixture_folder(void);
/* The same in memory, where there is such a place: for tests that sync thousands of times and do
 * not look at what the disk makes of it. */
char *fixture_fast_folder(void);
void fixture_remove(char *folder);
/* Programs started from now on have the folder for their settings, and begin on the candidates. */
void fixture_begin_on_list(const char *folder);

#endif
