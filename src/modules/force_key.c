/* force_key.c - which keys are those of the force. */
#include "modules/force_key.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "config/config.h"
#include "session_private.h"
#include "store/store.h"

char *
force_key_path(const struct session *session)
{
    const char *witness = config_text(session_config(session), SETTING_WITNESS_KEY);
    return must_format("%s-force", *witness != '\0' ? witness : session_database_path(session));
}

struct id
force_key_database(const struct session *session)
{
    return store_uuid(session->store);
}

/* A database in memory lies beside nothing. */
static bool
has_place(const struct session *session, struct error *error)
{
    return *config_text(session_config(session), SETTING_WITNESS_KEY) != '\0' ||
           !string_equal(session_database_path(session), ":memory:") ||
           error_set(error, ERROR_DENIED,
                     "A database in memory has no keys of a force; open one that is a file");
}

bool
force_key_make(struct session *session, bool *made, struct error *error)
{
    if (!has_place(session, error))
        return false;
    char *path = force_key_path(session), *public_path = must_format("%s.pub", path);
    bool is_there = file_exists(public_path);
    if (made)
        *made = !is_there;
    bool done = is_there || (file_make_folder_of(path, error) && sealing_key_make(path, error));
    free(public_path);
    free(path);
    return done;
}

bool
force_key_turn(struct session *session, struct error *error)
{
    char *path = force_key_path(session);
    bool done = sealing_key_turn(path, error);
    free(path);
    return done;
}

bool
force_key_public_all(struct session *session, struct sealing_public *out, struct error *error)
{
    char *path = force_key_path(session);
    bool done = sealing_key_read_public(path, out, error);
    free(path);
    return done;
}

bool
force_key_public(struct session *session, unsigned char public_key[SEALING_PUBLIC_SIZE],
                 struct error *error)
{
    struct sealing_public all;
    if (!force_key_public_all(session, &all, error))
        return false;
    for (size_t i = 0; i < SEALING_PUBLIC_SIZE; i++)
        public_key[i] = all.current[i];
    return true;
}

bool
force_key_sign(struct session *session, const void *bytes, size_t length,
               unsigned char out[SIGNATURE_SIZE], struct error *error)
{
    char *path = force_key_path(session);
    bool done = sealing_key_sign(path, bytes, length, out, error);
    free(path);
    return done;
}

bool
force_key_open(struct session *session, const unsigned char *sealed, size_t size,
               unsigned char *out, struct error *error)
{
    char *path = force_key_path(session);
    bool done = sealing_key_open_box(path, sealed, size, out, error);
    free(path);
    return done;
}

bool
force_key_open_sealed(struct session *session, const void *sealed, size_t length, struct text *out,
                      struct error *error)
{
    char *path = force_key_path(session);
    bool done = sealing_open(path, sealed, length, out, error);
    free(path);
    return done;
}
