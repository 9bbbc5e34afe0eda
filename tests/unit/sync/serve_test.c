/* The server's side against whoever says whatever: nonsense from the first byte on, and nonsense
 * from a laptop that is enrolled and holds its key. Nothing of it changes the database (S10). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "modules/hub.h"
#include "modules/session_user.h"
#include "modules/user.h"
#include "store/signing_key.h"
#include "support/fixture.h"
#include "sync/frame.h"
#include "sync/key.h"
#include "sync/sync.h"
#include "sync/wire.h"

#define NONSENSE 10000
#define PUSHES 400

static struct session *session;
static char *folder; /* of its database */
static struct signing_key key;
static char machine[] = "laptop";

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

static int
open_server(void **state)
{
    (void)state;
    struct id user;
    struct error error;
    folder = fixture_folder();
    char *path = must_format("%s/k", folder);
    if (!signing_key_make(path, &error) || !signing_key_read(path, &key, &error))
        fail_msg("%s", error.text);
    free(path);
    /* On a file, for beside it lies the key that a new laptop is sealed for. */
    path = must_format("%s/posact.db", folder);
    session = fixture_session_at(path);
    free(path);
    fixture_candidate(session, "Ada Fair", NULL);
    if (!session_write(session, "user add", add_user, &user, &error) ||
        !session_sign_in(session, &user, &error))
        fail_msg("%s", error.text);
    return 0;
}

static int
close_server(void **state)
{
    (void)state;
    fixture_session_free(session);
    fixture_remove(folder);
    return 0;
}

static size_t
count_people(void)
{
    size_t count;
    struct error error;
    struct query query = query_default(&candidate_type);
    assert_true(session_count(session, &query, &count, &error));
    return count;
}

static void
assert_sound(size_t people)
{
    size_t count;
    struct text findings = TEXT_EMPTY;
    struct error error;
    assert_int_equal(count_people(), people);
    assert_true(fixture_verify(session, &count, &error));
    assert_true(session_check(session, &findings, &error));
    text_clear(&findings);
}

/* --- nonsense from the first byte on --- */

static void
serve_bytes(const struct text *bytes, int in, int out)
{
    struct error error;
    assert_int_equal(ftruncate(in, 0), 0);
    lseek(in, 0, SEEK_SET);
    assert_int_equal(write(in, bytes->bytes ? bytes->bytes : "", bytes->length), bytes->length);
    lseek(in, 0, SEEK_SET);
    lseek(out, 0, SEEK_SET);
    sync_serve(session, in, out, &error);
}

/* Frames with a kind that is known and a length that fits, so that more than the first check is
 * reached. */
static void
put_random_frame(struct random *random, struct text *out)
{
    size_t length = random_below(random, 200);
    bytes_put(out, random_below(random, 50) == 0 ? random_next(random) : length, 4);
    text_append_char(out, "HKPAGOEBx"[random_below(random, 9)]);
    if (random_below(random, 2) == 0 && length > 11) {
        text_append(out, "posact-sync");
        length -= 11;
    }
    for (size_t i = 0; i < length; i++)
        text_append_char(out, (char)random_below(random, 256));
}

static void
test_nonsense_changes_nothing(void **state)
{
    (void)state;
    struct random random = {1};
    struct text bytes = TEXT_EMPTY;
    FILE *in = tmpfile(), *out = tmpfile();
    assert_true(in && out);
    for (int sent = 0; sent < NONSENSE;) {
        text_reset(&bytes);
        for (uint32_t i = 1 + random_below(&random, 20); i > 0; i--, sent++)
            put_random_frame(&random, &bytes);
        serve_bytes(&bytes, fileno(in), fileno(out));
    }
    fclose(in);
    fclose(out);
    text_clear(&bytes);
    assert_sound(1);
}

/* --- who is not let in --- */

/* Says a hello and hears what the server makes of it: true for a hello, else its words in `why`. */
static bool
is_let_in(const struct hello *hello, struct error *why)
{
    struct text bytes = TEXT_EMPTY, frame = TEXT_EMPTY;
    struct frame answer = {.bytes = TEXT_EMPTY};
    struct error error;
    bool ended;
    FILE *in = tmpfile(), *out = tmpfile();
    assert_true(in && out);
    hello_write(hello, &frame);
    bytes_put(&bytes, frame.length, 4);
    text_append_char(&bytes, FRAME_HELLO);
    text_append_bytes(&bytes, frame.bytes, frame.length);
    serve_bytes(&bytes, fileno(in), fileno(out));
    lseek(fileno(out), 0, SEEK_SET);
    struct line line = {.in = fileno(out), .out = -1, .timeout_ms = 1000};
    assert_true(frame_read(&line, &answer, &ended, &error));
    if (answer.kind == FRAME_ERROR)
        wire_read_error(&answer.bytes, why);
    fclose(in);
    fclose(out);
    text_clear(&bytes);
    text_clear(&frame);
    text_clear(&answer.bytes);
    return answer.kind == FRAME_HELLO;
}

static struct hello
make_hello(void)
{
    struct hub hub;
    struct error error;
    assert_true(hub_look(session, &hub, &error));
    struct hello hello = {
        .protocol = WIRE_PROTOCOL,
        .protocol_oldest = WIRE_PROTOCOL_OLDEST,
        .schema = store_newest_schema(),
        .schema_oldest = WIRE_SCHEMA_OLDEST,
        .live = true,
        .database = hub.database,
        .replica = 7,
        .now_ms = FIXTURE_NOW_MS,
        .name = machine,
    };
    hub_clear(&hub);
    memcpy(hello.key, key.public_part, sizeof hello.key);
    return hello;
}

static void
assert_kept_out(const struct hello *hello, const char *words)
{
    struct error why;
    if (is_let_in(hello, &why) || !strstr(why.text, words))
        fail_msg("no '%s' in '%s'", words, why.text);
}

/* S2: only a peer outside the range is refused, on either side of it. */
static void
test_only_who_is_out_of_range_is_too_new_or_too_old(void **state)
{
    (void)state;
    struct error why;
    struct hello hello = make_hello();
    hello.schema = store_newest_schema() + 3;
    hello.replica = 0;
    assert_true(is_let_in(&hello, &why));
    hello.schema_oldest = store_newest_schema() + 1;
    assert_kept_out(&hello, "too much newer");
    hello = make_hello();
    hello.schema = WIRE_SCHEMA_OLDEST;
    hello.replica = 0;
    assert_true(is_let_in(&hello, &why));
    hello.schema = WIRE_SCHEMA_OLDEST - 1;
    assert_kept_out(&hello, "too much older");
    hello = make_hello();
    hello.protocol = hello.protocol_oldest = WIRE_PROTOCOL + 1;
    assert_kept_out(&hello, "too much newer");
    hello.protocol = hello.protocol_oldest = WIRE_PROTOCOL_OLDEST - 1;
    assert_kept_out(&hello, "too much older");
}

/* Another force's server, a training database, a server that was put back to before the laptop was
 * enrolled: each is told what it is. */
static void
test_who_belongs_elsewhere_is_kept_out(void **state)
{
    (void)state;
    struct hello hello = make_hello();
    hello.live = false;
    assert_kept_out(&hello, "for training, and never mixes with a live one");
    hello = make_hello();
    hello.database.bytes[0] ^= 1;
    assert_kept_out(&hello, "belongs to another server");
    hello = make_hello();
    hello.key[0] ^= 1;
    assert_kept_out(&hello, "put back from a backup");
    assert_sound(1);
}

/* --- nonsense from a laptop that is enrolled --- */

struct laptop {
    struct line line;
    struct hello theirs;
    struct random random;
};

static void
must_send(struct laptop *laptop, enum frame_kind kind, const struct text *bytes)
{
    struct error error;
    if (!frame_write(&laptop->line, kind, bytes, &error))
        _exit(1);
}

/* What came; ends the process when nothing does. */
static enum frame_kind
must_hear(struct laptop *laptop, struct frame *frame)
{
    struct error error;
    bool ended;
    if (!frame_read(&laptop->line, frame, &ended, &error))
        _exit(2);
    return frame->kind;
}

static void
greet(struct laptop *laptop)
{
    struct frame frame = {.bytes = TEXT_EMPTY};
    struct text out = TEXT_EMPTY;
    struct hello hello = {
        .protocol = WIRE_PROTOCOL,
        .protocol_oldest = WIRE_PROTOCOL_OLDEST,
        .schema = store_newest_schema(),
        .schema_oldest = WIRE_SCHEMA_OLDEST,
        .live = true,
        .name = must_strdup("laptop"),
    };
    memcpy(hello.key, key.public_part, sizeof hello.key);
    hello_write(&hello, &out);
    must_send(laptop, FRAME_HELLO, &out);
    if (must_hear(laptop, &frame) != FRAME_HELLO || !hello_read(&frame.bytes, &laptop->theirs))
        _exit(3);
    text_reset(&out);
    sync_key_prove(&key, &laptop->theirs, &out);
    must_send(laptop, FRAME_PROOF, &out);
    text_clear(&out);
    text_clear(&frame.bytes);
    hello_clear(&hello);
}

/* An operation that would add a person, sealed as it should be. */
static struct operation
make_operation(const struct laptop *laptop, struct operation_write *write)
{
    struct id_source ids = id_source_random();
    struct operation operation = {
        .replica = laptop->theirs.replica,
        .seq = 1,
        .time_ms = FIXTURE_NOW_MS,
        .action = 1,
        .actor = must_strdup("J. Shah"),
        .command = must_strdup("add"),
        .type = candidate_type.number,
        .record = id_next(&ids),
        .kind = OPERATION_CREATE,
    };
    *write = (struct operation_write){.column = candidate_type.fields[CANDIDATE_NAME].number,
                                      .value = "Bo Hostile"};
    operation.writes = write;
    operation.write_count = 1;
    operation_encode(&operation);
    return operation;
}

/* One thing about it is not as posact writes it; which of them is chosen by number. */
static void
spoil(struct operation *operation, unsigned way)
{
    static const unsigned char start[OPERATION_HASH_SIZE] = {0};
    if (way == 0)
        operation->replica = 1;
    else if (way == 1)
        operation->seq = 2;
    else if (way == 2)
        operation->writes->value = "\xff\xfe";
    else if (way == 3)
        operation->action = 5;
    else if (way == 4)
        operation->command[0] = '\x1b';
    operation_encode(operation);
    operation_seal(operation, start);
    if (way == 5)
        operation->hash[3] ^= 1;
    if (way == 6)
        operation->body[operation->body_length - 3] ^= 1;
}
#define WAYS 7

static void
push(struct laptop *laptop, unsigned way, struct text *out)
{
    struct operation_write write;
    struct operation operation = make_operation(laptop, &write);
    spoil(&operation, way);
    wire_begin_operations(out);
    wire_put_operation(&operation, out);
    wire_end_operations(out, 1, 1, false);
    free(operation.actor);
    free(operation.command);
    free(operation.body);
}

/* Each is answered with an error, and the conversation goes on; then bytes of it are changed. */
static void
be_hostile(int line)
{
    struct laptop laptop = {.line = {.in = line, .out = line, .timeout_ms = 60000}, .random = {5}};
    struct frame frame = {.bytes = TEXT_EMPTY};
    struct text out = TEXT_EMPTY;
    greet(&laptop);
    for (unsigned way = 0; way < WAYS; way++) {
        push(&laptop, way, &out);
        must_send(&laptop, FRAME_PUSH, &out);
        if (must_hear(&laptop, &frame) != FRAME_ERROR)
            _exit(10 + (int)way);
    }
    for (int i = 0; i < PUSHES; i++) {
        push(&laptop, WAYS, &out);
        size_t at = 13 + random_below(&laptop.random, (uint32_t)out.length - 13);
        out.bytes[at] = (char)(out.bytes[at] ^ (1 + (int)random_below(&laptop.random, 255)));
        must_send(&laptop, FRAME_PUSH, &out);
        if (must_hear(&laptop, &frame) != FRAME_ERROR)
            _exit(40);
    }
    must_send(&laptop, FRAME_BYE, NULL);
    _exit(must_hear(&laptop, &frame) == FRAME_BYE ? 0 : 41);
}

static void
test_what_an_enrolled_laptop_may_not_bring_is_refused(void **state)
{
    (void)state;
    int ends[2], status = 0;
    struct error error;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    pid_t laptop = fork();
    if (laptop == 0) {
        close(ends[0]);
        be_hostile(ends[1]);
    }
    close(ends[1]);
    bool served = sync_serve(session, ends[0], ends[0], &error);
    close(ends[0]);
    assert_int_equal(waitpid(laptop, &status, 0), laptop);
    assert_int_equal(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0);
    assert_true(served);
    assert_sound(1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nonsense_changes_nothing),
        cmocka_unit_test(test_who_belongs_elsewhere_is_kept_out),
        cmocka_unit_test(test_what_an_enrolled_laptop_may_not_bring_is_refused),
        cmocka_unit_test(test_only_who_is_out_of_range_is_too_new_or_too_old),
    };
    return cmocka_run_group_tests(tests, open_server, close_server);
}
