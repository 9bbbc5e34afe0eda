/* witness.c - when and what is signed, and what the log is held against. */
#include "modules/witness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "modules/head_file.h"
#include "session_private.h"
#include "store/log_check.h"
#include "store/log_head.h"
#include "store/signing_key.h"

/* -- The key and its files ------------------------------------------------------------------ */

static const char *
key_path(const struct session *session)
{
    return config_text(session->config, SETTING_WITNESS_KEY);
}

static bool
has_key(const struct session *session)
{
    return *key_path(session) != '\0';
}

/* The caller's. */
static char *
heads_path(const struct session *session)
{
    return must_format("%s.heads", key_path(session));
}

/* The caller's; NULL when there is no such folder. */
static char *
real_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder =
        slash == NULL ? must_strdup(".") : must_strndup(path, (size_t)(slash - path) + 1);
    char *real = realpath(folder, NULL);
    free(folder);
    return real;
}

/* Whoever may write the database may not sign, as far as files can tell. */
static bool
check_key_place(const struct session *session, struct error *error)
{
    if (!has_key(session))
        return error_set(error, ERROR_CONFIG,
                         "No key is set that signs the log: name a file for it in posact.yaml, "
                         "witness: {key: PATH}, outside the folder of the database");
    char *key = real_folder_of(key_path(session));
    char *data = real_folder_of(session_database_path(session));
    size_t length = data == NULL ? 0 : strlen(data);
    bool inside = key != NULL && data != NULL && strncmp(key, data, length) == 0 &&
                  (key[length] == '\0' || key[length] == '/');
    free(key);
    free(data);
    return !inside || error_set(error, ERROR_DENIED,
                                "'%s' lies in the folder of the database; whoever can change that "
                                "could sign as well, so name another folder",
                                key_path(session));
}

bool
witness_make_key(struct session *session, struct text *said, struct error *error)
{
    if (!check_key_place(session, error) || !file_make_folder_of(key_path(session), error) ||
        !signing_key_make(key_path(session), error))
        return false;
    text_append_format(said,
                       "Made a key: '%s', which only you may read, and '%s.pub' for whoever checks "
                       "elsewhere",
                       key_path(session), key_path(session));
    return true;
}

/* -- The last head -------------------------------------------------------------------------- */

/* A head counts when our own key signed it. */
static bool
check_signer(const struct session *session, const struct log_head *head,
             const unsigned char key[SIGNING_PUBLIC_SIZE], struct error *error)
{
    char when[DATE_TEXT_SIZE];
    moment_show(head->time_ms, when);
    return memcmp(head->key, key, SIGNING_PUBLIC_SIZE) == 0 ||
           error_set(error, ERROR_STORE,
                     "The head of %s was signed with another key than '%s'; whose is it?", when,
                     key_path(session));
}

static bool
refuse_copy(const struct log_head *head, struct error *error)
{
    char when[DATE_TEXT_SIZE];
    moment_show(head->time_ms, when);
    return error_set(
        error, ERROR_STORE,
        "The head of %s is of another copy of this database: a backup or an older file "
        "was put in its place; if that was meant, 'posact witness --anew' signs what "
        "is here now",
        when);
}

/* The newest of our own, which the log still holds; *found is false when there is none. `here` is
 * the database as it is. */
static bool
find_last(const struct session *session, const unsigned char key[SIGNING_PUBLIC_SIZE],
          const struct log_head *here, struct log_head *last, bool *found, struct error *error)
{
    char *path = heads_path(session);
    bool done = head_file_last(path, &here->database, last, found, error);
    free(path);
    if (!done || !*found)
        return done;
    return check_signer(session, last, key, error) &&
           (last->incarnation == here->incarnation || refuse_copy(last, error)) &&
           log_check_holds(session->store, &last->point, error);
}

/* -- Signing -------------------------------------------------------------------------------- */

void
witness_connect(const struct config *config)
{
    if (string_equal(config_text(config, SETTING_WITNESS_SYSLOG), "yes"))
        openlog("posact", LOG_PID | LOG_NDELAY, LOG_AUTHPRIV);
}

static bool
tell_syslog(const struct session *session, const struct text *line)
{
    if (!string_equal(config_text(session->config, SETTING_WITNESS_SYSLOG), "yes"))
        return false;
    syslog(LOG_AUTHPRIV | LOG_NOTICE, "%s", text_string(line));
    return true;
}

/* What is verified before it is signed: all since the last head, or all. */
static bool
walk_on(struct session *session, const struct signing_key *key, struct log_head *head,
        struct error *error)
{
    struct log_head last = {.time_ms = 0};
    struct log_count count;
    bool found = false;
    bool done = log_head_of(session->store, head, error) &&
                find_last(session, key->public_part, head, &last, &found, error);
    if (done && found)
        log_point_copy(&head->point, &last.point);
    log_head_clear(&last);
    return done && log_check_walk(session->store, &head->point, &count, error);
}

static bool
sign_with(struct session *session, const struct signing_key *key, const char *path,
          struct text *line, struct text *said, struct error *error)
{
    struct log_head head = {.time_ms = 0};
    char when[DATE_TEXT_SIZE];
    bool done = walk_on(session, key, &head, error);
    if (done) {
        head.time_ms = clock_now_ms(&session->clock);
        moment_show(head.time_ms, when);
        log_head_sign(&head, key, line);
        done = head_file_append(path, line, error);
    }
    if (done) {
        bool told = tell_syslog(session, line);
        text_append(said, "Witnessed: the log goes to operation ");
        text_append_count(said, (size_t)head.point.lsn);
        text_append_format(said, ", %s; the head stands in '%s'%s", when, path,
                           told ? " and went to the system log" : "");
    }
    log_head_clear(&head);
    return done;
}

/* The heads so far stay under another name, for whoever asks later. */
static bool
begin_anew(const struct session *session, const char *path, struct error *error)
{
    char stamp[DATE_TEXT_SIZE];
    if (file_is_missing(path))
        return true;
    moment_to_stamp(clock_now_ms(&session->clock), stamp);
    char *aside = must_format("%s-%s", path, stamp);
    bool done = file_is_missing(aside) && rename(path, aside) == 0;
    if (!done)
        error_set(error, ERROR_FILE, "Could not move '%s' aside to '%s'", path, aside);
    free(aside);
    return done;
}

/* One after the other, so that no head of the file goes less far than the one before it. */
static bool
sign_in_turn(struct session *session, const char *path, const struct signing_key *key, bool anew,
             struct text *line, struct text *said, struct error *error)
{
    struct file_lock lock;
    int timeout_ms = (int)config_number(session->config, SETTING_LOCK_TIMEOUT) * 1000;
    if (!file_lock_open(&lock, path, error))
        return false;
    bool done = file_lock_take(&lock, timeout_ms, error) &&
                (!anew || begin_anew(session, path, error)) &&
                sign_with(session, key, path, line, said, error);
    file_lock_release(&lock);
    file_lock_close(&lock);
    return done;
}

bool
witness_sign(struct session *session, bool anew, struct text *head, struct text *said,
             struct error *error)
{
    struct signing_key key;
    if (!check_key_place(session, error) || !signing_key_read(key_path(session), &key, error))
        return false;
    char *path = heads_path(session);
    bool done = sign_in_turn(session, path, &key, anew, head, said, error);
    signing_key_clear(&key);
    free(path);
    return done;
}

/* Without the words that somebody who asked for it gets. */
static bool
sign_quietly(struct session *session, struct error *error)
{
    struct text head = TEXT_EMPTY, said = TEXT_EMPTY;
    bool done = witness_sign(session, false, &head, &said, error);
    text_clear(&head);
    text_clear(&said);
    return done || error_prefix(error, "The end of the log was not witnessed");
}

static bool
is_due(const struct session *session, bool *due, struct error *error)
{
    struct log_head here = {.time_ms = 0}, last = {.time_ms = 0};
    bool found;
    char *path = heads_path(session);
    bool done = log_head_of(session->store, &here, error) &&
                head_file_last(path, &here.database, &last, &found, error);
    if (done) {
        struct date today = moment_to_date(clock_now_ms(&session->clock));
        *due = !found || date_to_days(moment_to_date(last.time_ms)) != date_to_days(today);
    }
    log_head_clear(&here);
    log_head_clear(&last);
    free(path);
    return done;
}

static bool
signs_by_itself(const struct session *session)
{
    return has_key(session) && !session_is_read_only(session) &&
           string_equal(store_kind(session->store), "live");
}

bool
witness_sign_daily(struct session *session, struct error *error)
{
    bool due = false;
    if (!signs_by_itself(session))
        return true;
    return is_due(session, &due, error) && (!due || sign_quietly(session, error));
}

void
witness_sign_export(struct session *session)
{
    struct error error;
    if (signs_by_itself(session) && !sign_quietly(session, &error))
        text_append(&session->trouble, error.text);
}

/* -- Verifying ------------------------------------------------------------------------------ */

/* What is held against the log, and what it says of itself. */
struct verifying {
    struct session *session;
    const struct witness_question *question;
    struct log_head here;
    unsigned char key[SIGNING_PUBLIC_SIZE];
    struct log_head last; /* of our own, or empty */
    bool has_key, has_last, full;
    struct head_list own, given;
    struct log_count count;
};

static bool
hold_heads(const struct verifying *verifying, const struct head_list *list, bool own,
           struct error *error)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct log_head *head = &list->items[i];
        if ((own && !check_signer(verifying->session, head, verifying->key, error)) ||
            !log_check_holds(verifying->session->store, &head->point, error))
            return false;
    }
    return true;
}

/* After the walk, so that a head is held against what was recomputed. */
static bool
hold_all(struct verifying *verifying, struct error *error)
{
    const struct id *database = &verifying->here.database;
    const char *against = verifying->question->against;
    char *path = heads_path(verifying->session);
    bool done = !verifying->has_key || !verifying->full ||
                (head_file_all(path, database, &verifying->own, error) &&
                 hold_heads(verifying, &verifying->own, true, error));
    free(path);
    return done &&
           (against == NULL || (head_text_read(against, database, &verifying->given, error) &&
                                hold_heads(verifying, &verifying->given, false, error)));
}

static bool
find_start(struct verifying *verifying, struct error *error)
{
    struct session *session = verifying->session;
    verifying->has_key = has_key(session);
    if (!log_head_of(session->store, &verifying->here, error))
        return false;
    if (verifying->has_key && (!signing_key_read_public(key_path(session), verifying->key, error) ||
                               !find_last(session, verifying->key, &verifying->here,
                                          &verifying->last, &verifying->has_last, error)))
        return false;
    verifying->full =
        verifying->question->full || verifying->question->against != NULL || !verifying->has_last;
    if (!verifying->full)
        log_point_copy(&verifying->here.point, &verifying->last.point);
    return true;
}

static void
say_walk(const struct verifying *verifying, struct text *said)
{
    char when[DATE_TEXT_SIZE];
    moment_show(verifying->last.time_ms, when);
    if (verifying->full)
        text_append_format(said, "The log is whole: %zu ", verifying->count.operations);
    else
        text_append_format(said, "The log is whole since the head witnessed on %s: %zu ", when,
                           verifying->count.operations);
    text_append_format(said, "%s, each fits the one before",
                       verifying->count.operations == 1 ? "operation" : "operations");
    if (verifying->count.erased > 0)
        text_append_format(said, ", %zu of them erased", verifying->count.erased);
    if (!verifying->full)
        text_append(said, "; 'posact verify --full' walks all of it");
}

static void
say_heads(const struct head_list *list, const char *whose, struct text *said)
{
    char when[DATE_TEXT_SIZE];
    int64_t newest_ms = INT64_MIN;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].time_ms > newest_ms)
            newest_ms = list->items[i].time_ms;
    if (list->count == 0)
        return;
    moment_show(newest_ms, when);
    text_append_format(said, "; it holds %zu %s %s%s%s", list->count, whose,
                       list->count == 1 ? "head, of " : "heads, the last of ", when, "");
}

/* A head proves what its signer says, and anybody can make a key. */
static void
say_strangers(const struct verifying *verifying, struct text *said)
{
    size_t strangers = 0;
    for (size_t i = 0; i < verifying->given.count; i++)
        strangers += !verifying->has_key || memcmp(verifying->given.items[i].key, verifying->key,
                                                   SIGNING_PUBLIC_SIZE) != 0;
    if (strangers > 0)
        text_append_format(said,
                           "; the key of %zu of them is not known here, so trust where they "
                           "were kept",
                           strangers);
}

static void
say_verified(const struct verifying *verifying, struct text *said)
{
    say_walk(verifying, said);
    say_heads(&verifying->own, "witnessed", said);
    say_heads(&verifying->given, "given", said);
    say_strangers(verifying, said);
    if (verifying->has_key && !verifying->has_last)
        text_append(said, "; no head is kept here yet: 'posact witness' signs one");
}

bool
witness_verify(struct session *session, const struct witness_question *question, struct text *said,
               struct error *error)
{
    struct verifying verifying = {.session = session, .question = question};
    bool done = find_start(&verifying, error) &&
                log_check_walk(session->store, &verifying.here.point, &verifying.count, error) &&
                hold_all(&verifying, error);
    if (done)
        say_verified(&verifying, said);
    log_head_clear(&verifying.here);
    log_head_clear(&verifying.last);
    head_list_clear(&verifying.own);
    head_list_clear(&verifying.given);
    return done;
}
