/* fixture.c - a database, and a session on it, for tests. */
#include "support/fixture.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "modules/session_private.h"
#include "store/log_check.h"

struct store_options
fixture_options(void)
{
    return (struct store_options){
        .path = ":memory:",
        .mode = STORE_CREATE,
        .clock = clock_fixed(FIXTURE_NOW_MS),
        .ids = id_source_seeded(1),
        .types = registry_types,
        .type_count = registry_type_count,
    };
}

struct store *
fixture_store(const struct store_options *options)
{
    struct error error = {.text = ""};
    struct store *store = store_open(options, &error);
    if (store == NULL)
        fail_msg("%s", error.text);
    return store;
}

struct session *
fixture_session_on(struct store *store, const char *officer)
{
    struct session_options options = {
        .store = store,
        .config = config_default(),
        .clock = clock_fixed(FIXTURE_NOW_MS),
        .officer = officer,
    };
    return session_new(&options);
}

struct session *
fixture_session(void)
{
    struct store_options options = fixture_options();
    return fixture_session_on(fixture_store(&options), "J. Shah");
}

struct session *
fixture_session_at(const char *path)
{
    struct store_options options = fixture_options();
    options.path = path;
    options.ids = id_source_random();
    return fixture_session_on(fixture_store(&options), "J. Shah");
}

struct session *
fixture_session_with(const char *yaml)
{
    struct error error = {.text = ""};
    struct error_list problems = {.items = NULL};
    struct store_options options = fixture_options();
    char *folder = fixture_folder(), *path = must_format("%s/posact.yaml", folder);
    if (yaml && !file_write(path, yaml, strlen(yaml), true, &error))
        fail_msg("%s", error.text);
    struct config *config =
        config_load(&(struct config_sources){.given_path = yaml ? path : NULL}, &problems);
    if (problems.count > 0)
        fail_msg("%s", problems.items[0].text);
    free(path);
    fixture_remove(folder);
    return session_new(&(struct session_options){
        .store = fixture_store(&options),
        .config = config,
        .clock = clock_fixed(FIXTURE_NOW_MS),
        .officer = "J. Shah",
    });
}

void
fixture_session_free(struct session *session)
{
    /* The session only borrows its configuration; here it was made for it. */
    struct config *config = (struct config *)(uintptr_t)session_config(session);
    session_free(session);
    config_free(config);
}

struct id
fixture_candidate(struct session *session, const char *name, const char *phone)
{
    struct error error = {.text = ""};
    struct call call = {.record = session_prepare(session, &candidate_type)};
    record_set(call.record, CANDIDATE_NAME, name);
    record_set(call.record, CANDIDATE_PHONE, phone);
    if (!session_do(session, command_add, &call, &error))
        fail_msg("%s", error.text);
    struct id id = call.record->id;
    record_free(call.record);
    outcome_clear(&call.outcome);
    return id;
}

void
fixture_edit(struct session *session, const struct record_type *type, const struct id *id,
             size_t field, const char *value)
{
    struct error error = {.text = ""};
    struct call call = {.type = type, .id = *id, .record = session_get(session, type, id, &error)};
    assert_non_null(call.record);
    record_set(call.record, field, value);
    if (!session_do(session, command_edit, &call, &error))
        fail_msg("%s", error.text);
    record_free(call.record);
    outcome_clear(&call.outcome);
}

static char *
make_folder(const char *parent)
{
    umask(077); /* as the program does: a database that others may read is refused (F07) */
    char *folder = must_format("%s/posact-XXXXXX", parent);
    assert_non_null(mkdtemp(folder));
    return folder;
}

char *
fixture_folder(void)
{
    const char *parent = getenv("TMPDIR");
    return make_folder(parent == NULL ? "/tmp" : parent);
}

char *
fixture_fast_folder(void)
{
    return access("/dev/shm", W_OK) == 0 ? make_folder("/dev/shm") : fixture_folder();
}

static int
remove_entry(const char *path, const struct stat *status, int flag, struct FTW *walk)
{
    (void)status;
    (void)flag;
    (void)walk;
    return remove(path);
}

void
fixture_remove(char *folder)
{
    nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(folder);
}

void
fixture_begin_on_list(const char *folder)
{
    static const char settings[] = "start: list\n";
    struct error error;
    char *path = must_format("%s/posact/posact.yaml", folder);
    if (!file_make_folder_of(path, &error) ||
        !file_write(path, settings, sizeof settings - 1, true, &error))
        fail_msg("%s", error.text);
    setenv("XDG_CONFIG_HOME", folder, 1);
    free(path);
}

bool
fixture_verify_store(struct store *store, size_t *count, struct error *error)
{
    struct log_point point = {.lsn = 0};
    struct log_count walked;
    bool whole = log_check_walk(store, &point, &walked, error);
    *count = walked.operations;
    log_point_clear(&point);
    return whole;
}

bool
fixture_verify(struct session *session, size_t *count, struct error *error)
{
    return fixture_verify_store(session->store, count, error);
}
