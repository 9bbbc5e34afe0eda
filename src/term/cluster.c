/* cluster.c - measures one cluster as the canvas will show it. */
#include "term/cluster.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "term/canvas.h"

/* Zero-width joiner and non-joiner: three bytes that differ in the last. */
static bool
ends_in_joiner(const struct text *cluster)
{
    if (cluster->length < 3)
        return false;
    const char *last = cluster->bytes + cluster->length - 3;
    return memcmp(last, "\xe2\x80\x8c", 3) == 0 || memcmp(last, "\xe2\x80\x8d", 3) == 0;
}

/* A joiner is harmless between letters and visible elsewhere, which depends on the letter after
 * the cluster. Where it is harmless it takes no column, and on its own it can be left out. */
static void
drop_joiner(struct text *cluster, const char *after)
{
    uint32_t point;
    struct text in_place = TEXT_EMPTY;
    struct text alone = TEXT_EMPTY;
    struct text next = TEXT_EMPTY;
    size_t length = utf8_decode(after, &point);
    text_append_bytes(&next, after, length);
    text_append(&in_place, text_string(cluster));
    text_append(&in_place, text_string(&next));
    utf8_safe(&alone, text_string(&in_place), false);
    if (string_equal(text_string(&alone), text_string(&in_place)))
        text_cut(cluster, cluster->length - 3);
    text_clear(&next);
    text_clear(&alone);
    text_clear(&in_place);
}

size_t
cluster_show(const char *text, size_t offset, struct text *out)
{
    size_t next = utf8_next_cluster(text, offset);
    struct text cluster = TEXT_EMPTY;
    text_append_bytes(&cluster, text + offset, next - offset);
    if (ends_in_joiner(&cluster))
        drop_joiner(&cluster, text + next);
    utf8_safe(out, text_string(&cluster), false);
    text_clear(&cluster);
    return next;
}

static bool
is_plain(char byte)
{
    return byte >= ' ' && byte <= '~';
}

int
cluster_columns(const char *text, size_t offset, size_t *next)
{
    /* What follows could be a mark that joins the letter, but not when it is ASCII too. */
    bool plain = is_plain(text[offset]) && (text[offset + 1] & 0x80) == 0;
    if (plain) {
        if (next)
            *next = offset + 1;
        return 1;
    }
    struct text shown = TEXT_EMPTY;
    size_t after = cluster_show(text, offset, &shown);
    int columns = canvas_columns(text_string(&shown));
    text_clear(&shown);
    if (next)
        *next = after;
    return columns;
}

int
cluster_columns_between(const char *text, size_t start, size_t end)
{
    int columns = 0;
    while (start < end)
        columns += cluster_columns(text, start, &start);
    return columns;
}
