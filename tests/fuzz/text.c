/* text.c - UTF-8: what is shown, clusters, folding (F01, F02). */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

static void
check_shown(const char *string, bool keep_lines)
{
    struct text shown = TEXT_EMPTY, again = TEXT_EMPTY;
    utf8_safe(&shown, string, keep_lines);
    assert(fuzz_is_utf8(text_string(&shown)));
    uint32_t point;
    for (const char *at = text_string(&shown); *at != '\0'; at += utf8_decode(at, &point)) {
        utf8_decode(at, &point);
        assert(!utf8_is_control(point) || (keep_lines && point == '\n'));
    }
    utf8_safe(&again, text_string(&shown), keep_lines);
    assert(string_equal(text_string(&shown), text_string(&again)));
    text_clear(&shown);
    text_clear(&again);
}

static void
check_clusters(const char *string)
{
    size_t length = strlen(string), next;
    for (size_t at = 0; at < length; at = next) {
        next = utf8_next_cluster(string, at);
        assert(next > at && next <= length);
        assert(utf8_previous_cluster(string, next) == at);
    }
    for (size_t columns = 0; columns < 8; columns++) {
        size_t fits = utf8_fit(string, columns);
        assert(fits <= length);
    }
}

static void
check_folded(const char *string)
{
    struct text folded = TEXT_EMPTY, again = TEXT_EMPTY;
    utf8_fold(&folded, string);
    assert(fuzz_is_utf8(text_string(&folded)));
    utf8_fold(&again, text_string(&folded));
    assert(string_equal(text_string(&folded), text_string(&again)));
    text_clear(&folded);
    text_clear(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *string = fuzz_string(bytes, size);
    check_shown(string, false);
    check_shown(string, true);
    if (fuzz_is_utf8(string)) {
        check_clusters(string);
        check_folded(string);
    }
    free(string);
    return 0;
}
