/* wrap.c - breaks a text into rows. */
#include "term/wrap.h"

#include "term/cluster.h"

static struct wrap_row
row_until(const char *text, size_t start, size_t end, size_t next)
{
    bool line_feed = text[end] == '\n';
    return (struct wrap_row){
        .start = start, .end = end, .next = next, .last = text[next] == '\0' && !line_feed};
}

struct wrap_row
wrap_row_at(const char *text, size_t start, int width)
{
    size_t blank = start; /* the last one at which the row could break */
    bool breakable = false;
    int columns = 0;
    size_t offset = start;
    while (text[offset] != '\0') {
        if (text[offset] == '\n')
            return row_until(text, start, offset, offset + 1);
        size_t next;
        columns += cluster_columns(text, offset, &next);
        bool is_blank = text[offset] == ' ' && next == offset + 1;
        if (columns > width && is_blank)
            return row_until(text, start, offset, next);
        if (columns > width && breakable)
            return row_until(text, start, blank, blank + 1);
        if (columns > width && offset > start)
            return row_until(text, start, offset, offset);
        if (is_blank && offset > start) {
            blank = offset;
            breakable = true;
        }
        offset = next;
    }
    return row_until(text, start, offset, offset);
}
