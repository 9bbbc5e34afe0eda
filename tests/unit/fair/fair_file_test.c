/* The sealed file of a fair: appended record by record, gone on with after a torn end, which is
 * kept beside it (S19), open once at a time (S20), as it was when the disk is full, and read only
 * where each record is what the laptop signed, in its place (S14). */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/file.h"
#include "base/memory.h"
#include "fair/fair_file.h"
#include "support/files.h"
#include "support/fixture.h"

struct fair {
    char *folder, *key, *path;
    struct text pack; /* the line */
    struct signing_key device;
};

static void
make_pack(struct fair *fair)
{
    unsigned char signature[SIGNATURE_SIZE];
    struct error error;
    struct text bytes = TEXT_EMPTY;
    const struct choice roles[] = {{"pc", "Police constable", false}, {"old", "Cadet", true}};
    struct fair_pack pack = {
        .last_day = {2026, 11, 22},
        .version = (char *)(uintptr_t) "1",
        .title = (char *)(uintptr_t) "College careers fair",
        .notice_version = (char *)(uintptr_t) "3",
        .interests = {roles, 2},
    };
    assert_true(sealing_key_make(fair->key, &error));
    assert_true(sealing_key_read_public(fair->key, &pack.force, &error));
    fair_pack_put(&pack, &bytes);
    assert_true(sealing_key_sign(fair->key, bytes.bytes, bytes.length, signature, &error));
    fair_pack_write(&bytes, signature, &fair->pack);
    text_cut(&fair->pack, fair->pack.length - 1);
    text_clear(&bytes);
}

static struct fair
open_fair(void)
{
    struct fair fair = {.folder = fixture_folder()};
    struct error error;
    assert_true(sodium_init() >= 0);
    fair.key = must_format("%s/force", fair.folder);
    fair.path = must_format("%s/stand.sealed", fair.folder);
    char *device = must_format("%s/device", fair.folder);
    assert_true(signing_key_make(device, &error) && signing_key_read(device, &fair.device, &error));
    free(device);
    make_pack(&fair);
    return fair;
}

static void
close_fair(struct fair *fair)
{
    text_clear(&fair->pack);
    fixture_remove(fair->folder);
    free(fair->key);
    free(fair->path);
}

static void
open_file(const struct fair *fair, struct fair_file *file)
{
    struct error error = {.text = ""};
    if (!fair_file_open(file, fair->path, text_string(&fair->pack), &fair->device, &error))
        fail_msg("%s", error.text);
}

static bool
add(struct fair_file *file, const char *words, struct error *error)
{
    struct text said = TEXT_EMPTY;
    text_append(&said, words);
    bool done = fair_file_add(file, FAIR_PERSON, &said, error);
    text_clear(&said);
    return done;
}

static void
must_add(struct fair_file *file, const char *words)
{
    struct error error = {.text = ""};
    if (!add(file, words, &error))
        fail_msg("%s", error.text);
}

/* Three people, and closed. */
static void
write_three(const struct fair *fair)
{
    struct fair_file file;
    struct error error;
    open_file(fair, &file);
    must_add(&file, "Ada");
    must_add(&file, "Bo");
    must_add(&file, "Cai");
    assert_true(fair_file_add(&file, FAIR_END, NULL, &error));
    fair_file_close(&file);
}

static void
is_appended_to_and_opened_by_the_force(void **state)
{
    (void)state;
    static const char *const people[] = {"Ada", "Bo", "Cai"};
    struct fair fair = open_fair();
    struct text bytes = TEXT_EMPTY;
    struct fair_contents contents;
    struct stat there;
    struct error error;
    write_three(&fair);
    assert_int_equal(stat(fair.path, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0600);
    files_read(fair.path, &bytes);
    assert_true(fair_contents_read(&bytes, &contents, &error));
    assert_int_equal(contents.people, 3);
    assert_int_equal(contents.count, 4);
    assert_true(fair_contents_are_closed(&contents) && !contents.is_torn);
    assert_int_equal(contents.pack.interests.count, 1); /* nothing that is retired */
    for (size_t i = 0; i < 3; i++) {
        struct text said = TEXT_EMPTY;
        assert_true(sealing_open(fair.key, bytes.bytes + contents.items[i].start,
                                 contents.items[i].length, &said, &error));
        assert_string_equal(text_string(&said), people[i]);
        assert_null(memmem(bytes.bytes, bytes.length, people[i], strlen(people[i])));
        text_clear(&said);
    }
    fair_contents_clear(&contents);
    text_clear(&bytes);
    close_fair(&fair);
}

/* Cut at every byte: what is whole is there, and posact goes on behind it. */
static void
goes_on_behind_a_torn_end(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct text whole = TEXT_EMPTY;
    struct fair_contents contents;
    struct error error;
    write_three(&fair);
    files_read(fair.path, &whole);
    assert_true(fair_contents_read(&whole, &contents, &error));
    size_t first = contents.items[0].end, second = contents.items[1].end;
    fair_contents_clear(&contents);
    for (size_t length = first; length < second; length += 7) {
        struct fair_file file;
        struct text bytes = TEXT_EMPTY;
        assert_true(file_write(fair.path, whole.bytes, length, true, &error));
        open_file(&fair, &file);
        assert_int_equal(file.people, 1);
        assert_true((length > first) == (file.torn != NULL));
        if (file.torn) {
            files_read(file.torn, &bytes);
            assert_int_equal(bytes.length, length - first);
            assert_memory_equal(bytes.bytes, whole.bytes + first, bytes.length);
            text_reset(&bytes);
        }
        must_add(&file, "Dee");
        fair_file_close(&file);
        files_read(fair.path, &bytes);
        assert_true(fair_contents_read(&bytes, &contents, &error));
        assert_int_equal(contents.people, 2);
        assert_false(contents.is_torn || fair_contents_are_closed(&contents));
        fair_contents_clear(&contents);
        text_clear(&bytes);
    }
    text_clear(&whole);
    close_fair(&fair);
}

/* S19: damage further back is an error, and nothing is cut. */
static void
does_not_cut_what_stands_before_a_whole_record(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct text whole = TEXT_EMPTY;
    struct fair_contents contents;
    struct error error;
    write_three(&fair);
    files_read(fair.path, &whole);
    assert_true(fair_contents_read(&whole, &contents, &error));
    size_t start = contents.items[0].end, end = contents.items[1].end;
    fair_contents_clear(&contents);
    for (size_t i = start; i < end; i += 5) {
        struct fair_file file;
        struct text after = TEXT_EMPTY;
        whole.bytes[i] ^= 1;
        assert_true(file_write(fair.path, whole.bytes, whole.length, true, &error));
        assert_false(
            fair_file_open(&file, fair.path, text_string(&fair.pack), &fair.device, &error));
        assert_non_null(strstr(error.text, "Record 2 of the sealed file was changed"));
        fair_file_close(&file);
        files_read(fair.path, &after);
        assert_int_equal(after.length, whole.length);
        text_clear(&after);
        whole.bytes[i] ^= 1;
    }
    text_clear(&whole);
    close_fair(&fair);
}

static void
is_open_once_at_a_time(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct fair_file file, second;
    struct error error;
    open_file(&fair, &file);
    assert_false(fair_file_open(&second, fair.path, text_string(&fair.pack), &fair.device, &error));
    assert_int_equal(error.code, ERROR_BUSY);
    fair_file_close(&second);
    fair_file_close(&file);
    open_file(&fair, &file);
    fair_file_close(&file);
    close_fair(&fair);
}

static void
belongs_to_one_pack_and_one_laptop(void **state)
{
    (void)state;
    struct fair fair = open_fair(), other = open_fair();
    struct fair_file file;
    struct error error;
    write_three(&fair);
    assert_false(fair_file_open(&file, fair.path, text_string(&other.pack), &fair.device, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    fair_file_close(&file);
    assert_false(fair_file_open(&file, fair.path, text_string(&fair.pack), &other.device, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    fair_file_close(&file);
    close_fair(&other);
    close_fair(&fair);
}

/* No room for a whole record: it says so, and the file is as it was. */
static void
is_as_it_was_when_the_disk_is_full(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct fair_file file;
    struct error error = {.text = ""};
    struct stat before, after;
    struct rlimit limit, small;
    open_file(&fair, &file);
    must_add(&file, "Ada");
    assert_int_equal(stat(fair.path, &before), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    small = (struct rlimit){.rlim_cur = (rlim_t)before.st_size + 100, .rlim_max = limit.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool added = add(&file, "Bo", &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(added);
    assert_non_null(strstr(error.text, "what is on the screen is not saved"));
    assert_int_equal(stat(fair.path, &after), 0);
    assert_int_equal(after.st_size, before.st_size);
    must_add(&file, "Bo");
    assert_int_equal(file.people, 2);
    fair_file_close(&file);
    open_file(&fair, &file);
    assert_int_equal(file.people, 2);
    assert_null(file.torn);
    fair_file_close(&file);
    close_fair(&fair);
}

/* Every byte of a pack counts. */
static void
a_pack_that_was_changed_is_refused(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct fair_pack pack;
    struct error error;
    char *line = must_strdup(text_string(&fair.pack));
    for (size_t i = strlen("posact-fair-pack 1 "); line[i] != '\0'; i++) {
        char was = line[i];
        line[i] = was == 'A' ? 'B' : 'A';
        assert_false(fair_pack_read(line, &pack, &error));
        assert_int_equal(error.code, ERROR_INPUT);
        fair_pack_clear(&pack);
        line[i] = was;
    }
    assert_true(fair_pack_read(line, &pack, &error));
    assert_true(fair_pack_is_in_date(&pack, (struct date){2026, 11, 22}, &error));
    assert_false(fair_pack_is_in_date(&pack, (struct date){2026, 11, 23}, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    fair_pack_clear(&pack);
    free(line);
    close_fair(&fair);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_appended_to_and_opened_by_the_force),
        cmocka_unit_test(goes_on_behind_a_torn_end),
        cmocka_unit_test(does_not_cut_what_stands_before_a_whole_record),
        cmocka_unit_test(is_open_once_at_a_time),
        cmocka_unit_test(belongs_to_one_pack_and_one_laptop),
        cmocka_unit_test(is_as_it_was_when_the_disk_is_full),
        cmocka_unit_test(a_pack_that_was_changed_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
