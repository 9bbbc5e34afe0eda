/* stand.c - the kiosk of modules/ over a sealed file in place of a database. */
#include "fair/stand.h"

#include <stdlib.h>
#include <string.h>

#include "base/disk_cover.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/process.h"
#include "fair/fair_file.h"
#include "fair/pack.h"
#include "fair/person.h"
#include "modules/kiosk.h"
#include "store/passphrase.h"

#define PACK_MOST (2 * 1024 * 1024)
#define FORCE_MOST 200

struct stand {
    struct session *session;
    struct fair_pack pack;
    struct fair_file file;
    char *key; /* of the officer, as its hash */
    char mark[FAIR_MARK_SIZE];
    size_t before; /* people who were in the file already */
    bool opened;
};

void
stand_folder(struct text *out)
{
    file_data_path(out, "stand");
}

static char *
path_in_folder(const char *name)
{
    struct text path = TEXT_EMPTY;
    stand_folder(&path);
    text_append_format(&path, "/%s", name);
    return text_take(&path);
}

/* -- The pack ------------------------------------------------------------------------------- */

static bool
read_pack(const char *path, struct stand *stand, struct text *line, struct error *error)
{
    struct date today = session_context(stand->session)->today;
    if (!file_read(path, PACK_MOST, line, error))
        return false;
    while (line->length > 0 && strchr(" \r\n", line->bytes[line->length - 1]))
        text_cut(line, line->length - 1);
    return (fair_pack_read(text_string(line), &stand->pack, error) ||
            error_prefix(error, "%s", path)) &&
           fair_pack_is_in_date(&stand->pack, today, error);
}

/* The first pack says whose laptop it is; after that only a person does. */
static bool
check_force(struct stand *stand, const char *confirmed, struct error *error)
{
    struct text known = TEXT_EMPTY;
    char *path = path_in_folder("force");
    bool is_known = file_exists(path);
    bool done = !is_known || file_read(path, FORCE_MOST, &known, error);
    fair_mark(&stand->pack.force, stand->mark);
    const char *expected = confirmed ? confirmed : text_string(&known);
    if (done && (confirmed || is_known) && !string_equal(expected, stand->mark))
        done = error_set(error, ERROR_DENIED,
                         "The pack is of force %s, and this laptop works for %s: ask who made it; "
                         "when that is right, say so with --mark %s",
                         stand->mark, expected, stand->mark);
    if (done && !string_equal(text_string(&known), stand->mark))
        done = file_make_folder_of(path, error) &&
               file_write(path, stand->mark, strlen(stand->mark), true, error);
    text_clear(&known);
    free(path);
    return done;
}

/* -- The sealed file ------------------------------------------------------------------------ */

static bool
read_device(struct signing_key *key, struct error *error)
{
    char *path = path_in_folder("device");
    bool done = (file_exists(path) ||
                 (file_make_folder_of(path, error) && signing_key_make(path, error))) &&
                signing_key_read(path, key, error);
    free(path);
    return done;
}

/* One for each pack, whatever the pack's file is called. */
static char *
usual_path(const struct fair_pack *pack)
{
    char event[ID_TEXT_SIZE], made[DATE_TEXT_SIZE];
    id_to_text(&pack->event, event);
    moment_to_stamp(pack->made_ms, made);
    char *name = must_format("%.8s-%s.sealed", event, made);
    char *path = path_in_folder(name);
    free(name);
    return path;
}

static bool
open_file(struct stand *stand, const char *into, const char *pack_line, struct error *error)
{
    struct signing_key device;
    if (!read_device(&device, error))
        return false;
    char *path = into ? must_strdup(into) : usual_path(&stand->pack);
    bool done = fair_file_open(&stand->file, path, pack_line, &device, error);
    signing_key_clear(&device);
    stand->opened = true;
    stand->before = stand->file.people;
    free(path);
    return done;
}

struct stand *
stand_open(const struct stand_options *options, struct error *error)
{
    struct stand *stand = must_calloc(1, sizeof *stand);
    struct text line = TEXT_EMPTY;
    stand->session = options->session;
    bool done = read_pack(options->pack, stand, &line, error) &&
                check_force(stand, options->mark, error) &&
                open_file(stand, options->into, text_string(&line), error);
    text_clear(&line);
    if (done)
        return stand;
    stand_free(stand);
    return NULL;
}

void
stand_free(struct stand *stand)
{
    if (!stand)
        return;
    if (stand->opened)
        fair_file_close(&stand->file);
    fair_pack_clear(&stand->pack);
    free(stand->key);
    free(stand);
}

/* -- What the pages ask for ----------------------------------------------------------------- */

/* Borrowed by the person, for the time of one call. */
static char *
borrow(const char *string)
{
    return (char *)(uintptr_t)string;
}

static bool
save(void *context, const struct kiosk_answers *answers, struct error *error)
{
    struct stand *stand = context;
    struct text said = TEXT_EMPTY;
    const struct fair_person person = {
        .name = borrow(answers->name),
        .contact = borrow(answers->contact),
        .interest = borrow(answers->interest),
        .source = borrow(answers->source),
        .when_ms = session_context(stand->session)->now_ms,
    };
    fair_person_put(&person, &said);
    bool done = fair_file_add(&stand->file, FAIR_PERSON, &said, error);
    explicit_bzero(said.bytes, said.length);
    text_clear(&said);
    return done;
}

static bool
is_key(void *context, const char *typed)
{
    const struct stand *stand = context;
    return stand->key && passphrase_matches(stand->key, typed);
}

static bool
set_key(void *context, const char *typed, struct error *error)
{
    struct stand *stand = context;
    free(stand->key);
    stand->key = passphrase_keep(typed);
    return stand->key ||
           error_set(error, ERROR_STORE,
                     "There is too little memory to keep a key safely; close other programs");
}

/* What the officer should know before anybody comes. */
static char *
note_of(const struct stand *stand)
{
    struct text note = TEXT_EMPTY, swap = TEXT_EMPTY;
    text_append_format(&note, "Force %s: compare that with what 'posact fair new' said",
                       stand->mark);
    if (stand->file.torn)
        text_append_format(&note,
                           "\nThe end of the sealed file was torn, nobody was in it; it is "
                           "kept as '%s'",
                           stand->file.torn);
    if (!process_lock_memory() && disk_cover_of_swap(&disk_system_here, &swap) != DISK_ENCRYPTED)
        text_append_format(&note,
                           "\nMemory may be swapped to '%s': encrypt that or turn it off before a "
                           "fair",
                           text_string(&swap));
    text_clear(&swap);
    return text_take(&note);
}

void *
stand_pages(struct stand *stand)
{
    char *note = note_of(stand);
    void *pages = kiosk_new(&(struct kiosk_options){
        .session = stand->session,
        .title = stand->pack.title,
        .notice = {stand->pack.notice[FAIR_ENGLISH], stand->pack.notice[FAIR_WELSH]},
        .note = note,
        .interests = &stand->pack.interests,
        .saved = stand->file.people,
        .asks_for_key = true,
        .takes_lines = true,
        .save = save,
        .is_key = is_key,
        .set_key = set_key,
        .context = stand,
    });
    free(note);
    return pages;
}

bool
stand_end(struct stand *stand, struct text *said, struct error *error)
{
    const struct fair_file *file = &stand->file;
    bool done =
        file->people == 0 || file->is_closed || fair_file_add(&stand->file, FAIR_END, NULL, error);
    if (done && file->people > 0) {
        text_append_format(said,
                           "Sealed: %zu %s, %zu of them now, in '%s'; take them in with "
                           "'posact hand-in HOST', or on the server with 'posact fair "
                           "collect FILE'",
                           file->people, file->people == 1 ? "person" : "people",
                           file->people - stand->before, file->path);
    } else if (done) {
        text_append(said, "Nobody was saved");
    }
    return done;
}
