/* frame.c - whole frames in and out of a pipe. */
#include "frame.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes.h"

#define HEAD_SIZE 5
#define PIECE_SIZE 8192

static bool
wait_for(struct line *line, struct error *error)
{
    struct pollfd waited = {.fd = line->in, .events = POLLIN};
    int ready;
    do
        ready = poll(&waited, 1, line->timeout_ms);
    while (ready < 0 && errno == EINTR);
    return ready > 0 ||
           error_set(error, ERROR_FILE, "The other side has not answered for %d seconds",
                     line->timeout_ms / 1000);
}

/* How many bytes came of those asked for: less only at the end of the line. */
static bool
read_bytes(struct line *line, unsigned char *bytes, size_t size, size_t *got, struct error *error)
{
    *got = 0;
    while (*got < size) {
        if (!wait_for(line, error))
            return false;
        ssize_t count = read(line->in, bytes + *got, size - *got);
        if (count == 0)
            return true;
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return error_set(error, ERROR_FILE, "The line was cut: %s", strerror(errno));
        *got += (size_t)count;
        line->received += (uint64_t)count;
    }
    return true;
}

static bool
refuse_cut(struct error *error)
{
    return error_set(error, ERROR_FILE,
                     "The line was cut; what came so far is kept, and the same command goes on");
}

/* Piece by piece, so that memory is taken for what came and not for what was announced. */
static bool
read_payload(struct line *line, size_t length, struct text *bytes, struct error *error)
{
    unsigned char piece[PIECE_SIZE];
    while (bytes->length < length) {
        size_t left = length - bytes->length, got;
        size_t asked = left < sizeof piece ? left : sizeof piece;
        if (!read_bytes(line, piece, asked, &got, error))
            return false;
        if (got < asked)
            return refuse_cut(error);
        text_append_bytes(bytes, piece, got);
    }
    return true;
}

bool
frame_read(struct line *line, struct frame *frame, bool *ended, struct error *error)
{
    unsigned char head[HEAD_SIZE];
    size_t got;
    *ended = false;
    text_reset(&frame->bytes);
    if (!read_bytes(line, head, sizeof head, &got, error))
        return false;
    *ended = got == 0;
    if (got < sizeof head)
        return refuse_cut(error);
    struct bytes_reader reader = {head, sizeof head};
    size_t length = (size_t)bytes_take_number(&reader, 4);
    unsigned kind = (unsigned)bytes_take_number(&reader, 1);
    if (length > FRAME_MOST || kind == 0 || !strchr("HKPAGOEB", (int)kind))
        return error_set(error, ERROR_FILE,
                         "What came over the line is not the language of posact; see that nothing "
                         "else is printed there");
    frame->kind = (enum frame_kind)kind;
    return read_payload(line, length, &frame->bytes, error);
}

static bool
write_bytes(struct line *line, const void *bytes, size_t size, struct error *error)
{
    for (size_t done = 0; done < size;) {
        ssize_t count = write(line->out, (const char *)bytes + done, size - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno == EPIPE
                       ? refuse_cut(error)
                       : error_set(error, ERROR_FILE, "The line was cut: %s", strerror(errno));
        done += (size_t)count;
        line->sent += (uint64_t)count;
    }
    return true;
}

bool
frame_write(struct line *line, enum frame_kind kind, const struct text *bytes, struct error *error)
{
    struct text head = TEXT_EMPTY;
    size_t length = bytes ? bytes->length : 0;
    bytes_put(&head, length, 4);
    bytes_put(&head, kind, 1);
    bool done = write_bytes(line, head.bytes, head.length, error) &&
                (length == 0 || write_bytes(line, bytes->bytes, length, error));
    text_clear(&head);
    return done;
}
