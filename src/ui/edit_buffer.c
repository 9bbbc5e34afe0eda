/* edit_buffer.c - inserts, deletes and moves by grapheme clusters. */
#include "ui/edit_buffer.h"

#include <string.h>

#include "base/utf8.h"

void
edit_buffer_init(struct edit_buffer *buffer, const char *value)
{
    text_init(&buffer->text);
    text_append(&buffer->text, value ? value : "");
    buffer->caret = buffer->text.length;
}

void
edit_buffer_clear(struct edit_buffer *buffer)
{
    text_clear(&buffer->text);
    buffer->caret = 0;
}

const char *
edit_buffer_value(const struct edit_buffer *buffer)
{
    return text_string(&buffer->text);
}

/* Ends of the line that the caret is in. */
static size_t
edit_buffer_line_start(const struct edit_buffer *buffer)
{
    const char *value = edit_buffer_value(buffer);
    size_t start = buffer->caret;
    while (start > 0 && value[start - 1] != '\n')
        start--;
    return start;
}

static size_t
edit_buffer_line_end(const struct edit_buffer *buffer)
{
    return buffer->caret + strcspn(edit_buffer_value(buffer) + buffer->caret, "\n");
}

static size_t
before_caret(const struct edit_buffer *buffer)
{
    return utf8_previous_cluster(edit_buffer_value(buffer), buffer->caret);
}

static size_t
after_caret(const struct edit_buffer *buffer)
{
    const char *value = edit_buffer_value(buffer);
    return value[buffer->caret] == '\0' ? buffer->caret : utf8_next_cluster(value, buffer->caret);
}

/* What was apart may have become one cluster: a letter before a mark, two halves of a flag. */
static void
settle_caret(struct edit_buffer *buffer)
{
    if (buffer->caret == 0)
        return;
    const char *value = edit_buffer_value(buffer);
    buffer->caret = utf8_next_cluster(value, before_caret(buffer));
}

static void
delete_between(struct edit_buffer *buffer, size_t start, size_t end)
{
    struct text *text = &buffer->text;
    if (end <= start)
        return;
    memmove(text->bytes + start, text->bytes + end, text->length - end);
    text_cut(text, text->length - (end - start));
    buffer->caret = start;
    settle_caret(buffer);
}

void
edit_buffer_insert(struct edit_buffer *buffer, uint32_t point)
{
    struct text *text = &buffer->text;
    size_t before = text->length;
    utf8_append(text, point);
    size_t length = text->length - before;
    char inserted[8];
    memcpy(inserted, text->bytes + before, length);
    memmove(text->bytes + buffer->caret + length, text->bytes + buffer->caret,
            before - buffer->caret);
    memcpy(text->bytes + buffer->caret, inserted, length);
    buffer->caret += length;
    settle_caret(buffer);
}

void
edit_buffer_insert_text(struct edit_buffer *buffer, const char *text, size_t length)
{
    struct text after = TEXT_EMPTY;
    text_append(&after, edit_buffer_value(buffer) + buffer->caret);
    text_cut(&buffer->text, buffer->caret);
    text_append_bytes(&buffer->text, text, length);
    buffer->caret = buffer->text.length;
    text_append(&buffer->text, text_string(&after));
    text_clear(&after);
    settle_caret(buffer);
}

static bool
is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

static size_t
word_start(const struct edit_buffer *buffer)
{
    const char *value = edit_buffer_value(buffer);
    size_t start = buffer->caret;
    while (start > 0 && is_space(value[start - 1]))
        start--;
    while (start > 0 && !is_space(value[start - 1]))
        start--;
    return start;
}

static bool
move_caret(struct edit_buffer *buffer, key pressed)
{
    switch (pressed) {
    case KEY_ARROW_LEFT:
        buffer->caret = before_caret(buffer);
        return true;
    case KEY_ARROW_RIGHT:
        buffer->caret = after_caret(buffer);
        return true;
    case KEY_GO_HOME:
    case KEY_CTRL('A'):
        buffer->caret = edit_buffer_line_start(buffer);
        return true;
    case KEY_GO_END:
    case KEY_CTRL('E'):
        buffer->caret = edit_buffer_line_end(buffer);
        return true;
    default:
        return false;
    }
}

static bool
delete_by_key(struct edit_buffer *buffer, key pressed)
{
    switch (pressed) {
    case KEY_RUB_OUT:
        delete_between(buffer, before_caret(buffer), buffer->caret);
        return true;
    case KEY_DELETE:
        delete_between(buffer, buffer->caret, after_caret(buffer));
        return true;
    case KEY_CTRL('W'):
        delete_between(buffer, word_start(buffer), buffer->caret);
        return true;
    case KEY_CTRL('U'):
        delete_between(buffer, edit_buffer_line_start(buffer), buffer->caret);
        return true;
    case KEY_CTRL('K'):
        delete_between(buffer, buffer->caret, edit_buffer_line_end(buffer));
        return true;
    default:
        return false;
    }
}

bool
edit_buffer_type(struct edit_buffer *buffer, key pressed)
{
    if (key_is_printable(pressed)) {
        edit_buffer_insert(buffer, pressed);
        return true;
    }
    return move_caret(buffer, pressed) || delete_by_key(buffer, pressed);
}
