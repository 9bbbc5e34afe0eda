/* fair_file.c - a head with the pack and the laptop's key, then record after record. */
#include "fair/fair_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "base/array.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/private_file.h"

#define MAGIC "posact-sealed 1\n"
#define MAGIC_SIZE (sizeof MAGIC - 1)
#define RECORD_WORDS "posact-sealed record"
#define PACK_MOST (1024 * 1024)
#define RECORD_MOST (64 * 1024)
#define TORN_MOST (1024 * 1024)
#define SIZE_BYTES 4
#define PART_BEFORE (1 + 8 + FAIR_HASH_SIZE) /* kind, number, the one before */
#define RECORD_LEAST (PART_BEFORE + SIGNATURE_SIZE)

/* -- What both do --------------------------------------------------------------------------- */

static void
put_signed(const unsigned char *device, const struct id *file, const void *record, size_t length,
           struct text *out)
{
    text_append(out, RECORD_WORDS);
    text_append_bytes(out, device, SIGNING_PUBLIC_SIZE);
    text_append_bytes(out, file->bytes, ID_SIZE);
    text_append_bytes(out, record, length);
}

static void
hash_of(const void *bytes, size_t length, unsigned char out[FAIR_HASH_SIZE])
{
    crypto_generichash(out, FAIR_HASH_SIZE, bytes, length, NULL, 0);
}

/* -- Reading -------------------------------------------------------------------------------- */

void
fair_contents_clear(struct fair_contents *contents)
{
    fair_pack_clear(&contents->pack);
    free(contents->pack_line);
    free(contents->items);
    *contents = (struct fair_contents){.items = NULL};
}

static bool
take_head(const struct text *bytes, struct fair_contents *contents)
{
    struct bytes_reader reader = {.at = (unsigned char *)bytes->bytes, .left = bytes->length};
    const unsigned char *magic = bytes_take(&reader, MAGIC_SIZE);
    if (magic == NULL || memcmp(magic, MAGIC, MAGIC_SIZE) != 0)
        return false;
    contents->pack_line = bytes_take_string(&reader, PACK_MOST);
    bytes_copy(&reader, contents->device, sizeof contents->device);
    bytes_copy(&reader, contents->file.bytes, ID_SIZE);
    size_t signed_size = bytes->length - reader.left;
    const unsigned char *signature = bytes_take(&reader, SIGNATURE_SIZE);
    if (signature == NULL ||
        !signing_key_fits(contents->device, bytes->bytes, signed_size, signature))
        return false;
    contents->end = bytes->length - reader.left;
    hash_of(bytes->bytes, contents->end, contents->last_hash);
    return true;
}

/* A whole record at a place, signed by the laptop, whatever stands before it. */
static bool
record_at(const struct text *bytes, const struct fair_contents *contents, size_t place,
          struct fair_record *record)
{
    struct bytes_reader reader = {.at = (unsigned char *)bytes->bytes + place,
                                  .left = bytes->length - place};
    size_t size = (size_t)bytes_take_number(&reader, SIZE_BYTES);
    if (size < RECORD_LEAST || size > RECORD_MOST || size > reader.left)
        return false;
    const unsigned char *start = reader.at;
    size_t length = size - SIGNATURE_SIZE;
    if (*start != FAIR_PERSON && *start != FAIR_END)
        return false;
    struct text signed_bytes = TEXT_EMPTY;
    put_signed(contents->device, &contents->file, start, length, &signed_bytes);
    bool fits =
        signing_key_fits(contents->device, signed_bytes.bytes, signed_bytes.length, start + length);
    text_clear(&signed_bytes);
    *record = (struct fair_record){
        .kind = *start == FAIR_PERSON ? FAIR_PERSON : FAIR_END,
        .start = place + SIZE_BYTES + PART_BEFORE,
        .length = length - PART_BEFORE,
        .end = place + SIZE_BYTES + size,
    };
    bytes_take(&reader, 1);
    record->number = bytes_take_number(&reader, 8);
    return fits;
}

static bool
refuse_record(uint64_t number, const char *why, struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     "Record %llu of the sealed file %s; somebody changed the file, or the disk "
                     "did: nothing was taken, keep the file and tell whoever looks after posact",
                     (unsigned long long)number, why);
}

/* What is not readable is a torn end when nothing that the laptop signed stands behind it (S19). */
static bool
take_torn(const struct text *bytes, struct fair_contents *contents, struct error *error)
{
    struct fair_record behind;
    uint64_t wanted = contents->count + 1;
    if (bytes->length - contents->end > TORN_MOST)
        return refuse_record(wanted, "cannot be read", error);
    for (size_t place = contents->end + 1; place < bytes->length; place++)
        if (record_at(bytes, contents, place, &behind))
            return refuse_record(wanted, "was changed", error);
    contents->is_torn = true;
    return true;
}

static bool
take_record(const struct text *bytes, struct fair_contents *contents,
            const struct fair_record *record, struct error *error)
{
    uint64_t wanted = contents->count + 1;
    const char *before = bytes->bytes + record->start - FAIR_HASH_SIZE;
    if (record->number > wanted)
        return refuse_record(wanted, "is missing", error);
    if (record->number < wanted || memcmp(before, contents->last_hash, FAIR_HASH_SIZE) != 0)
        return refuse_record(wanted, "does not follow the one before it", error);
    contents->items = array_reserve(contents->items, &contents->capacity, contents->count + 1,
                                    sizeof *contents->items);
    contents->items[contents->count++] = *record;
    contents->people += record->kind == FAIR_PERSON;
    hash_of(bytes->bytes + contents->end, record->end - contents->end, contents->last_hash);
    contents->end = record->end;
    return true;
}

bool
fair_contents_read(const struct text *bytes, struct fair_contents *contents, struct error *error)
{
    struct fair_record record;
    *contents = (struct fair_contents){.items = NULL};
    if (!take_head(bytes, contents))
        return error_set(error, ERROR_INPUT,
                         "It is no sealed file of a fair, or its beginning was changed");
    if (!fair_pack_read(contents->pack_line, &contents->pack, error))
        return false;
    while (contents->end < bytes->length) {
        if (!record_at(bytes, contents, contents->end, &record))
            return take_torn(bytes, contents, error);
        if (!take_record(bytes, contents, &record, error))
            return false;
    }
    return true;
}

bool
fair_contents_are_closed(const struct fair_contents *contents)
{
    return contents->count > 0 && contents->items[contents->count - 1].kind == FAIR_END;
}

/* -- Writing -------------------------------------------------------------------------------- */

static bool
fail(const struct fair_file *file, struct error *error)
{
    int number = errno == 0 ? ENOSPC : errno; /* a write that was cut short says nothing */
    return error_set(error, ERROR_FILE,
                     "Could not write '%s': %s; what is on the screen is not saved", file->path,
                     strerror(number));
}

/* At the end; on any failure the file is as it was. */
static bool
append(struct fair_file *file, const struct text *bytes, struct error *error)
{
    errno = 0;
    bool done = pwrite(file->descriptor, bytes->bytes, bytes->length, file->end) ==
                    (ssize_t)bytes->length &&
                fdatasync(file->descriptor) == 0;
    if (done) {
        file->end += (int64_t)bytes->length;
        return true;
    }
    fail(file, error);
    if (ftruncate(file->descriptor, file->end) == 0)
        fdatasync(file->descriptor);
    return false;
}

/* Whole or not at all, so that a file that is there has its head. */
static bool
make_file(const struct fair_file *file, const char *pack_line, struct error *error)
{
    unsigned char signature[SIGNATURE_SIZE];
    struct text head = TEXT_EMPTY;
    struct id_source ids = id_source_random();
    struct id id = id_next(&ids);
    text_append_bytes(&head, MAGIC, MAGIC_SIZE);
    bytes_put_string(&head, pack_line);
    text_append_bytes(&head, file->device.public_part, SIGNING_PUBLIC_SIZE);
    text_append_bytes(&head, id.bytes, ID_SIZE);
    signing_key_sign(&file->device, head.bytes, head.length, signature);
    text_append_bytes(&head, signature, sizeof signature);
    bool done = file_write(file->path, head.bytes, head.length, false, error);
    text_clear(&head);
    return done;
}

/* S19: kept beside the file, so that nobody has to believe that it was nothing. */
static bool
cut_torn(struct fair_file *file, const struct text *bytes, struct error *error)
{
    size_t end = (size_t)file->end;
    file->torn = must_format("%s.torn-%llu", file->path, (unsigned long long)file->number);
    if (!file_write(file->torn, bytes->bytes + end, bytes->length - end, true, error))
        return false;
    return (ftruncate(file->descriptor, file->end) == 0 && fdatasync(file->descriptor) == 0) ||
           fail(file, error);
}

static bool
go_on(struct fair_file *file, const char *pack_line, struct error *error)
{
    struct text bytes = TEXT_EMPTY;
    struct fair_contents contents = {.items = NULL};
    bool done = file_read(file->path, FAIR_FILE_MOST, &bytes, error) &&
                fair_contents_read(&bytes, &contents, error);
    if (done && (!string_equal(contents.pack_line, pack_line) ||
                 memcmp(contents.device, file->device.public_part, SIGNING_PUBLIC_SIZE) != 0))
        done = error_set(error, ERROR_CONFLICT,
                         "'%s' is of another pack or another laptop; name another file with --into",
                         file->path);
    if (done) {
        file->file = contents.file;
        file->number = contents.count;
        file->people = contents.people;
        file->end = (int64_t)contents.end;
        file->is_closed = fair_contents_are_closed(&contents);
        memcpy(file->last_hash, contents.last_hash, sizeof file->last_hash);
    }
    done = done && (!contents.is_torn || cut_torn(file, &bytes, error));
    fair_contents_clear(&contents);
    text_clear(&bytes);
    return done;
}

static bool
lock_file(struct fair_file *file, struct error *error)
{
    char *path = must_format("%s-lock", file->path);
    bool done = file_lock_open(&file->lock, path, error) &&
                (file_lock_take(&file->lock, 0, error) ||
                 (error->code == ERROR_BUSY &&
                  error_set(error, ERROR_BUSY, "'%s' is open in another window of this laptop",
                            file->path)));
    free(path);
    return done;
}

/* For whom is sealed. */
static bool
take_force(struct fair_file *file, const char *pack_line, struct error *error)
{
    struct fair_pack pack;
    bool done = fair_pack_read(pack_line, &pack, error);
    file->force = pack.force;
    fair_pack_clear(&pack);
    return done;
}

bool
fair_file_open(struct fair_file *file, const char *path, const char *pack_line,
               const struct signing_key *device, struct error *error)
{
    *file = (struct fair_file){
        .descriptor = -1, .lock = {-1}, .path = must_strdup(path), .device = *device};
    if (!take_force(file, pack_line, error) || !file_make_folder_of(path, error) ||
        !private_file_check(path, error) || !lock_file(file, error) ||
        (file_is_missing(path) && !make_file(file, pack_line, error)))
        return false;
    file->descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    return file->descriptor >= 0 ? go_on(file, pack_line, error) : fail(file, error);
}

bool
fair_file_add(struct fair_file *file, enum fair_kind kind, const struct text *said,
              struct error *error)
{
    unsigned char signature[SIGNATURE_SIZE];
    struct text record = TEXT_EMPTY, out = TEXT_EMPTY, signed_bytes = TEXT_EMPTY;
    text_append_char(&record, (char)kind);
    bytes_put(&record, file->number + 1, 8);
    text_append_bytes(&record, file->last_hash, sizeof file->last_hash);
    if (kind == FAIR_PERSON)
        sealing_seal(&file->force, said->bytes, said->length, &record);
    put_signed(file->device.public_part, &file->file, record.bytes, record.length, &signed_bytes);
    signing_key_sign(&file->device, signed_bytes.bytes, signed_bytes.length, signature);
    bytes_put(&out, record.length + sizeof signature, SIZE_BYTES);
    text_append_bytes(&out, record.bytes, record.length);
    text_append_bytes(&out, signature, sizeof signature);
    bool done = append(file, &out, error);
    if (done) {
        hash_of(out.bytes, out.length, file->last_hash);
        file->number++;
        file->people += kind == FAIR_PERSON;
        file->is_closed = kind == FAIR_END;
    }
    text_clear(&signed_bytes);
    text_clear(&record);
    text_clear(&out);
    return done;
}

void
fair_file_close(struct fair_file *file)
{
    if (file->descriptor >= 0)
        close(file->descriptor);
    if (file->lock.descriptor >= 0)
        file_lock_close(&file->lock);
    signing_key_clear(&file->device);
    free(file->path);
    free(file->torn);
    *file = (struct fair_file){.descriptor = -1, .lock = {-1}};
}
