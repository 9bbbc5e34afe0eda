/* asking.h - a database on a file whose officer may ask equality questions, and people who answer.
 */
#ifndef TESTS_SUPPORT_ASKING_H
#define TESTS_SUPPORT_ASKING_H

#include "modules/self_entry.h"
#include "modules/session.h"
#include "store/store.h"

#define ASKING_KEY "open sesame"

struct asking {
    struct session *session;
    struct store *store; /* of the session */
    char *folder, *path; /* of the database; owned */
    char *monitoring;    /* path of the answers; owned */
};

/* An invented force, where everybody may, with a policy document in date and the officer's key. */
void asking_begin(struct asking *asking);
/* The same as the named officer's of a real one, who is not permitted. */
void asking_begin_live(struct asking *asking);
void asking_end(struct asking *asking);
/* A test whose *state is one that was begun, and is ended behind it. */
int asking_setup(void **state);
int asking_teardown(void **state);
#define ASKING_TEST(function)                                                                      \
    cmocka_unit_test_setup_teardown(function, asking_setup, asking_teardown)
/* Opened, or the test fails. */
struct self_entry *asking_open(struct asking *asking, const struct id *candidate);
/* Chooses the row of the page that begins with these words; fails where there is none. */
void asking_choose(struct self_entry *entry, const char *row);
/* Sends one answer in words to the question of this characteristic, as of "2026-10", and leaves all
 * others empty. */
void asking_answer(struct asking *asking, const struct id *candidate, const char *question,
                   const char *answer);

#endif
