/* serve.c - any bytes at the server's `sync --stdio` (S10). The first byte says from whom: from
 * anybody, from a laptop that is enrolled and has proved its key, or operations of such a laptop,
 * sealed as they should be, so that what is in them is reached. From the first two nothing comes
 * into the log but that it was refused; what the third brings is taken, held back or refused, and
 * the file stays sound. */
#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/hub.h"
#include "modules/registry.h"
#include "modules/session_private.h"
#include "modules/session_user.h"
#include "modules/user.h"
#include "store/signing_key.h"
#include "store/statement.h"
#include "sync/frame.h"
#include "sync/key.h"
#include "sync/sync.h"
#include "sync/wire.h"

#define NOW_MS 1795262640000LL
#define RUNS_MOST 500 /* of one database */
#define RUNS_A_CHECK 25
#define LAPTOP 2

static struct session *session;
static struct config *config;
static struct signing_key key;
static struct id user, person;
static unsigned runs;
static int in = -1, out = -1;

/* --- a server --- */

static bool
add_user(struct session *on, void *context, struct error *error)
{
    struct public_key public_key = {.kind = NULL};
    bool done = public_key_read("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJJKZ9eFLWVeZRL0xn1bW8gV1m"
                                "hTUXDyEu0HJrNTWvVD a\n",
                                &public_key, error) &&
                user_add(on, "J. Shah", "officer", &public_key, context, error);
    public_key_clear(&public_key);
    return done;
}

static bool
add_person(struct session *on, void *context, struct error *error)
{
    struct id *id = context;
    struct record *record = session_prepare(on, &candidate_type);
    record_set(record, CANDIDATE_NAME, "Ada Fair");
    bool done = session_add(on, record, error);
    *id = record->id;
    record_free(record);
    return done;
}

static void
make_key(void)
{
    struct error error;
    char *path = must_format("/tmp/posact-fuzz-key-%ld", (long)getpid()),
         *public_part = must_format("%s.pub", path);
    unlink(path);
    assert(signing_key_make(path, &error) && signing_key_read(path, &key, &error));
    unlink(path);
    unlink(public_part);
    free(path);
    free(public_part);
}

static char place[64]; /* a folder: the key of a force lies beside the database */

static void
empty_place(void)
{
    char *line = must_format("rm -rf '%s'", place);
    if (place[0] != '\0' && system(line) != 0)
        abort();
    free(line);
}

/* In memory, where there is such a place: what the disk makes of it is not asked here. */
static const char *
new_place(void)
{
    static char path[80];
    if (place[0] == '\0')
        atexit(empty_place);
    empty_place();
    snprintf(place, sizeof place, "%s/posact-fuzz-%ld",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (long)getpid());
    assert(mkdir(place, 0700) == 0);
    snprintf(path, sizeof path, "%s/posact.db", place);
    return path;
}

static void
open_server(void)
{
    struct error error;
    session_free(session);
    const char *path = new_place();
    struct store_options options = {
        .path = path,
        .mode = STORE_CREATE,
        .clock = clock_fixed(NOW_MS),
        .ids = id_source_seeded(1),
        .types = registry_types,
        .type_count = registry_type_count,
    };
    if (config == NULL) {
        config = config_default();
        make_key();
        in = memfd_create("in", MFD_CLOEXEC);
        out = open("/dev/null", O_WRONLY | O_CLOEXEC);
        assert(in >= 0 && out >= 0);
    }
    session = session_new(&(struct session_options){
        .store = store_open(&options, &error),
        .config = config,
        .clock = clock_fixed(NOW_MS),
        .officer = "posact",
    });
    assert(session_write(session, "user add", add_user, &user, &error));
    assert(session_write(session, "add", add_person, &person, &error));
    assert(session_sign_in(session, &user, &error));
}

/* --- a conversation --- */

static void
put_frame(struct text *bytes, enum frame_kind kind, const struct text *frame)
{
    bytes_put(bytes, frame->length, 4);
    text_append_char(bytes, (char)kind);
    text_append_bytes(bytes, frame->bytes, frame->length);
}

/* The hello of the laptop, and the proof of its key: the challenge of the next conversation is
 * known. */
static void
put_greeting(struct text *bytes, int64_t replica)
{
    static char name[] = "laptop";
    struct hub hub;
    struct error error;
    struct text frame = TEXT_EMPTY;
    assert(hub_look(session, &hub, &error));
    struct hello hello = {
        .protocol = WIRE_PROTOCOL,
        .protocol_oldest = WIRE_PROTOCOL_OLDEST,
        .schema = hub.schema,
        .schema_oldest = WIRE_SCHEMA_OLDEST,
        .live = true,
        .database = hub.database,
        .replica = replica,
        .now_ms = NOW_MS,
        .name = name,
    };
    memcpy(hello.key, key.public_part, sizeof hello.key);
    hello_write(&hello, &frame);
    put_frame(bytes, FRAME_HELLO, &frame);
    session->store->ids = id_source_seeded(7 + runs);
    hub_clear(&hub);
    assert(hub_look(session, &hub, &error));
    struct hello answer = {.database = hub.database, .replica = LAPTOP};
    memcpy(answer.key, hub.challenge, sizeof answer.key);
    text_reset(&frame);
    sync_key_prove(&key, &answer, &frame);
    put_frame(bytes, FRAME_PROOF, &frame);
    session->store->ids = id_source_seeded(7 + runs);
    hub_clear(&hub);
    text_clear(&frame);
}

static void
serve(const struct text *bytes)
{
    struct error error;
    assert(ftruncate(in, 0) == 0);
    assert(pwrite(in, text_string(bytes), bytes->length, 0) == (ssize_t)bytes->length);
    lseek(in, 0, SEEK_SET);
    sync_serve(session, in, out, &error);
}

/* So that the laptop has its number. */
static void
enrol(void)
{
    struct text bytes = TEXT_EMPTY;
    put_greeting(&bytes, 0);
    serve(&bytes);
    text_clear(&bytes);
}

/* --- what must hold --- */

static int64_t
ask(const char *sql)
{
    struct error error;
    int64_t number;
    assert(store_number(session->store, sql, 0, &number, &error));
    return number;
}

static void
assert_sound(void)
{
    struct text findings = TEXT_EMPTY;
    struct error error;
    if (!session_check(session, &findings, &error)) {
        fprintf(stderr, "%s: %s\n", error.text, text_string(&findings));
        assert(false);
    }
    text_clear(&findings);
}

/* --- any frames --- */

static void
try_frames(const uint8_t *frames, size_t size, bool enrolled)
{
    static const char log[] = "SELECT count(*) FROM operations WHERE substr(body, 2, 1) <> x'03'";
    struct text bytes = TEXT_EMPTY;
    if (enrolled)
        put_greeting(&bytes, 0);
    text_append_bytes(&bytes, frames, size);
    int64_t before = ask(log);
    serve(&bytes);
    assert(ask(log) == before);
    text_clear(&bytes);
}

/* --- any operations, sealed --- */

/* The next of its chain; on somebody who is there, unless it makes a record. */
static void
make_fit(struct operation *operation, int64_t *seq, unsigned char hash[OPERATION_HASH_SIZE])
{
    operation->replica = LAPTOP;
    operation->seq = ++*seq;
    operation->action = operation->seq;
    operation->undoes = 0;
    if (operation->kind == OPERATION_WRITE)
        operation->record = person;
    free(operation->actor);
    operation->actor = must_strdup("J. Shah");
    operation_encode(operation);
    operation_seal(operation, hash);
    memcpy(hash, operation->hash, OPERATION_HASH_SIZE);
    operation_decode(operation);
}

static void
try_operations(const uint8_t *bytes, size_t size)
{
    struct text frame = TEXT_EMPTY;
    struct operation_list list;
    struct hub hub;
    struct hub_taken taken = {.released = true};
    struct error error;
    text_append_bytes(&frame, bytes, size);
    bool read = wire_read_operations(&frame, &list);
    assert(hub_look(session, &hub, &error));
    struct log_end *end = log_point_end(&hub.point, LAPTOP);
    bool whole = read;
    for (size_t i = 0; i < list.count && whole; i++) {
        whole = list.items[i].body != NULL;
        if (whole)
            make_fit(&list.items[i], &end->seq, end->hash);
    }
    if (whole && list.count > 0) {
        bool done =
            hub_take_pushed(session, LAPTOP, bytes[0] & 1, list.items, list.count, &taken, &error);
        assert(done || error.code == ERROR_DENIED || error.code == ERROR_CONFLICT);
        if (done && runs % RUNS_A_CHECK == 0)
            assert_sound();
    }
    hub_clear(&hub);
    operation_list_clear(&list);
    text_clear(&frame);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < 1)
        return 0;
    if (runs++ % RUNS_MOST == 0) {
        if (session)
            assert_sound();
        open_server();
        enrol();
        assert(ask("SELECT count(*) FROM laptops") == 1);
    }
    if (bytes[0] % 3 == 2)
        try_operations(bytes + 1, size - 1);
    else
        try_frames(bytes + 1, size - 1, bytes[0] % 3 == 1);
    return 0;
}
