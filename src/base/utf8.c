/* utf8.c - UTF-8 as people read it: code points, grapheme clusters, columns, folding. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#define REPLACEMENT 0xFFFDu /* shown for what is no character */
#define LONGEST_POINT 4     /* bytes of UTF-8 */
#define WIDEST_CLUSTER 2    /* columns */
#define QUOTED_COLUMNS 40
#define TAB_SPACES "    "
#define ZERO_WIDTH_NON_JOINER 0x200Cu
#define ZERO_WIDTH_JOINER 0x200Du

/* Length of the code point that starts at `bytes`, 0 when it is not valid UTF-8. A negative
 * `length` means that a NUL ends the bytes. */
static size_t
read_point(const char *bytes, ptrdiff_t length, uint32_t *point)
{
    utf8proc_int32_t read;
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)bytes, length, &read);
    if (used <= 0)
        return 0;
    *point = (uint32_t)read;
    return (size_t)used;
}

bool
utf8_check(const char *bytes, size_t length, size_t *bad)
{
    size_t offset = 0;
    while (offset < length) {
        uint32_t point;
        size_t used = read_point(bytes + offset, (ptrdiff_t)(length - offset), &point);
        if (used == 0) {
            if (bad)
                *bad = offset;
            return false;
        }
        offset += used;
    }
    return true;
}

size_t
utf8_decode(const char *string, uint32_t *point)
{
    *point = 0;
    if (*string == '\0')
        return 0;
    size_t used = read_point(string, -1, point);
    if (used > 0)
        return used;
    *point = REPLACEMENT;
    return 1;
}

void
utf8_append(struct text *text, uint32_t point)
{
    if (point == 0 || point > 0x10FFFF || !utf8proc_codepoint_valid((utf8proc_int32_t)point))
        point = REPLACEMENT;
    utf8proc_uint8_t bytes[LONGEST_POINT];
    utf8proc_ssize_t length = utf8proc_encode_char((utf8proc_int32_t)point, bytes);
    text_append_bytes(text, bytes, (size_t)length);
}

/* Whether the byte is one that nothing joins but a mark behind it. */
static bool
is_plain(char byte)
{
    return byte >= ' ' && byte <= '~';
}

size_t
utf8_length(const char *string)
{
    uint32_t point;
    size_t length, count = 0;
    for (; (length = utf8_decode(string, &point)) > 0; string += length)
        count++;
    return count;
}

size_t
utf8_next_cluster(const char *string, size_t offset)
{
    if (is_plain(string[offset]) && is_plain(string[offset + 1]))
        return offset + 1; /* nearly always, and lists are drawn at every key */
    uint32_t point;
    offset += utf8_decode(string + offset, &point);
    utf8proc_int32_t state = 0;
    for (;;) {
        uint32_t next;
        size_t used = utf8_decode(string + offset, &next);
        if (used == 0 || utf8proc_grapheme_break_stateful((utf8proc_int32_t)point,
                                                          (utf8proc_int32_t)next, &state))
            return offset;
        point = next;
        offset += used;
    }
}

/* A cluster surely starts between two ASCII characters, except within CR LF; clusters cannot be
 * told from behind (flags are pairs of letters), so the walk starts at such a place. */
static size_t
sure_boundary_before(const char *string, size_t offset)
{
    if (offset == 0)
        return 0;
    for (size_t i = offset - 1; i > 0; i--) {
        bool ascii = (unsigned char)string[i] < 0x80 && (unsigned char)string[i - 1] < 0x80;
        if (ascii && string[i] != '\n')
            return i;
    }
    return 0;
}

size_t
utf8_previous_cluster(const char *string, size_t offset)
{
    size_t start = sure_boundary_before(string, offset);
    for (;;) {
        size_t next = utf8_next_cluster(string, start);
        if (next >= offset || next == start)
            return start;
        start = next;
    }
}

size_t
utf8_columns(const char *string)
{
    size_t columns = 0;
    size_t offset = 0;
    while (string[offset] != '\0') {
        size_t next = utf8_next_cluster(string, offset);
        columns += utf8_cluster_columns(string + offset, next - offset);
        offset = next;
    }
    return columns;
}

static size_t
point_columns(uint32_t point)
{
    int columns = wcwidth((wchar_t)point);
    return columns < 0 ? 1 : (size_t)columns;
}

/* A sum and not the widest: vowel signs such as Thai sara am take a column of their own, and so
 * does each half of a flag. Joined emoji would come to more than they take. */
size_t
utf8_cluster_columns(const char *cluster, size_t length)
{
    size_t columns = 0;
    size_t offset = 0;
    while (offset < length && columns < WIDEST_CLUSTER) {
        uint32_t point;
        size_t used = utf8_decode(cluster + offset, &point);
        if (used == 0)
            break;
        columns += point_columns(point);
        offset += used;
    }
    return columns < WIDEST_CLUSTER ? columns : WIDEST_CLUSTER;
}

size_t
utf8_fit(const char *string, size_t columns)
{
    size_t offset = 0;
    size_t taken = 0;
    while (string[offset] != '\0') {
        size_t next = utf8_next_cluster(string, offset);
        taken += utf8_cluster_columns(string + offset, next - offset);
        if (taken > columns)
            break;
        offset = next;
    }
    return offset;
}

int
utf8_quoted(const char *string)
{
    return (int)utf8_fit(string, QUOTED_COLUMNS);
}

/* Letters that Unicode does not decompose, in lower case, and the punctuation that word
 * processors put in the place of ASCII. After Latin-ASCII of the Unicode CLDR. */
static const struct {
    uint32_t point;
    const char *plain;
} plain_forms[] = {
    {'`', "'"},     {0x00AB, "\""}, {0x00B4, "'"},  {0x00BB, "\""}, {0x00E6, "ae"}, {0x00F0, "d"},
    {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},  {0x0131, "i"},  {0x0138, "q"},
    {0x0142, "l"},  {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"},  {0x0180, "b"},  {0x0188, "c"},
    {0x018C, "d"},  {0x0192, "f"},  {0x0199, "k"},  {0x019A, "l"},  {0x019E, "n"},  {0x01A5, "p"},
    {0x01AD, "t"},  {0x01B4, "y"},  {0x01B6, "z"},  {0x01DD, "e"},  {0x01E5, "g"},  {0x0225, "z"},
    {0x0237, "j"},  {0x023C, "c"},  {0x0247, "e"},  {0x0249, "j"},  {0x024D, "r"},  {0x024F, "y"},
    {0x0253, "b"},  {0x0254, "o"},  {0x0256, "d"},  {0x0257, "d"},  {0x0259, "e"},  {0x025B, "e"},
    {0x0260, "g"},  {0x0268, "i"},  {0x0272, "n"},  {0x0289, "u"},  {0x02B9, "'"},  {0x02BB, "'"},
    {0x02BC, "'"},  {0x02BD, "'"},  {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},
    {0x2014, "-"},  {0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},
    {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2032, "'"},  {0x2033, "\""},
    {0x2039, "'"},  {0x203A, "'"},  {0x2044, "/"},  {0x2212, "-"},
};

#define PLAIN_FORMS (sizeof plain_forms / sizeof plain_forms[0])

/* NULL when the point stands for itself. */
static const char *
plain_form(uint32_t point)
{
    size_t low = 0;
    size_t high = PLAIN_FORMS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (plain_forms[middle].point == point)
            return plain_forms[middle].plain;
        if (plain_forms[middle].point < point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static utf8proc_category_t
category_of(uint32_t point)
{
    return utf8proc_category((utf8proc_int32_t)point);
}

static void
append_folded(struct text *out, uint32_t point)
{
    const char *plain = plain_form(point);
    if (plain)
        text_append(out, plain);
    else
        utf8_append(out, point);
}

/* One code point: it may become none (a mark), one or several (a ligature). */
static void
fold_point(struct text *out, uint32_t point)
{
    /* An acute accent standing alone is a typed apostrophe, but decomposes to a space. */
    const char *plain = plain_form(point);
    if (plain) {
        text_append(out, plain);
        return;
    }
    utf8proc_int32_t parts[32];
    const utf8proc_ssize_t room = sizeof parts / sizeof parts[0];
    int last_class = UTF8PROC_BOUNDCLASS_START;
    utf8proc_option_t options =
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)point, parts, room, options, &last_class);
    for (utf8proc_ssize_t i = 0; i < count && i < room; i++) {
        utf8proc_category_t category = category_of((uint32_t)parts[i]);
        if (category != UTF8PROC_CATEGORY_MN && category != UTF8PROC_CATEGORY_ME)
            append_folded(out, (uint32_t)parts[i]);
    }
}

/* How many bytes at the start fold to themselves: most of most texts. */
static size_t
folded_already(const char *string)
{
    size_t length = 0;
    while ((string[length] >= 'a' && string[length] <= 'z') ||
           (string[length] >= '0' && string[length] <= '9') || string[length] == ' ')
        length++;
    return length;
}

void
utf8_fold(struct text *out, const char *string)
{
    text_append_bytes(out, "", 0);
    for (;;) {
        size_t plain = folded_already(string);
        text_append_bytes(out, string, plain);
        string += plain;
        uint32_t point;
        size_t used = utf8_decode(string, &point);
        if (used == 0)
            return;
        string += used;
        if (point >= 'A' && point <= 'Z')
            text_append_char(out, (char)(point - 'A' + 'a'));
        else
            fold_point(out, point);
    }
}

/* Presentation selectors change how the character before them looks: emoji or text, and the
 * written form of Japanese names. */
static bool
is_selector(uint32_t point)
{
    return (point >= 0x180B && point <= 0x180D) || point == 0x180F ||
           (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
}

/* Signs that stand in front of a number in Arabic, Syriac and Kaithi: format characters by
 * category, but people see them. */
static bool
is_number_sign(uint32_t point)
{
    return (point >= 0x0600 && point <= 0x0605) || point == 0x06DD || point == 0x070F ||
           point == 0x0890 || point == 0x0891 || point == 0x08E2 || point == 0x110BD ||
           point == 0x110CD;
}

/* Code points that draw nothing or steer the drawing of others. */
static bool
is_format(uint32_t point)
{
    utf8proc_category_t category = category_of(point);
    if (category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
        return true;
    if (category == UTF8PROC_CATEGORY_CF)
        return !is_number_sign(point);
    return utf8proc_get_property((utf8proc_int32_t)point)->ignorable;
}

/* What a joiner may join: letters, their marks, emoji. */
static bool
is_joinable(uint32_t point)
{
    if (point == REPLACEMENT || (is_format(point) && !is_selector(point)))
        return false;
    utf8proc_category_t category = category_of(point);
    bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
    bool skin_tone = point >= 0x1F3FB && point <= 0x1F3FF;
    return letter || mark || skin_tone || category == UTF8PROC_CATEGORY_SO;
}

static bool
may_be_shown(uint32_t before, uint32_t point, uint32_t after)
{
    if (utf8_is_control(point))
        return false;
    if (point < 0x80 || !is_format(point))
        return true;
    if (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER)
        return is_joinable(before) && is_joinable(after) && !is_selector(after);
    /* One after what it belongs to; more of them could carry a hidden message. */
    return is_selector(point) && before > ' ' && !is_format(before);
}

static void
append_escaped(struct text *out, uint32_t point)
{
    if (point < 0x80)
        text_append_format(out, "\\x%02x", (unsigned)point);
    else if (point <= 0xFFFF)
        text_append_format(out, "\\u%04x", (unsigned)point);
    else
        text_append_format(out, "\\U%08x", (unsigned)point);
}

/* LF, CR LF or TAB: its length, 0 for anything else. */
static size_t
append_layout(struct text *out, const char *string)
{
    if (*string == '\n') {
        text_append_char(out, '\n');
        return 1;
    }
    if (*string == '\r' && string[1] == '\n') {
        text_append_char(out, '\n');
        return 2;
    }
    if (*string == '\t') {
        text_append(out, TAB_SPACES);
        return 1;
    }
    return 0;
}

void
utf8_fold_words(struct text *out, const char *string)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, string);
    size_t start = out->length;
    bool inside = false;
    uint32_t point;
    size_t length;
    for (const char *at = text_string(&folded); (length = utf8_decode(at, &point)) > 0;
         at += length) {
        bool word = utf8_is_word(point);
        if (word && out->length == start)
            text_append_char(out, ' ');
        if (word)
            text_append_bytes(out, at, length);
        else if (inside)
            text_append_char(out, ' ');
        inside = word;
    }
    if (inside)
        text_append_char(out, ' ');
    text_clear(&folded);
}

void
utf8_safe(struct text *out, const char *string, bool keep_lines)
{
    text_append_bytes(out, "", 0);
    uint32_t before = ' ';
    while (*string != '\0') {
        size_t used = keep_lines ? append_layout(out, string) : 0;
        if (used > 0) {
            before = ' ';
            string += used;
            continue;
        }
        uint32_t point = 0;
        uint32_t after;
        used = read_point(string, -1, &point);
        if (used == 0) {
            text_append_format(out, "\\x%02x", (unsigned)(unsigned char)*string);
            before = ' ';
            string++;
            continue;
        }
        utf8_decode(string + used, &after);
        bool shown = may_be_shown(before, point, after);
        if (shown)
            text_append_bytes(out, string, used);
        else
            append_escaped(out, point);
        before = shown ? point : ' ';
        string += used;
    }
}

bool
utf8_is_invisible(uint32_t point)
{
    if (point < 0x80)
        return point == ' ' || (point >= '\t' && point <= '\r');
    bool next_line = point == 0x0085;
    bool blank_braille = point == 0x2800;
    bool space = category_of(point) == UTF8PROC_CATEGORY_ZS;
    return next_line || blank_braille || space || (is_format(point) && !is_selector(point));
}

bool
utf8_is_word(uint32_t point)
{
    static const utf8proc_category_t words[] = {
        UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM,
        UTF8PROC_CATEGORY_LO, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NL, UTF8PROC_CATEGORY_NO,
    };
    utf8proc_category_t category = category_of(point);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (words[i] == category)
            return true;
    return false;
}

bool
utf8_is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

void
utf8_append_cell(struct text *out, const char *text, size_t columns)
{
    size_t width = utf8_columns(text), length = strlen(text);
    bool cut = width > columns;
    struct text part = TEXT_EMPTY;
    text_append(&part, text);
    while (width > columns - (cut ? 1 : 0) && length > 0) {
        while (length > 0 && ((unsigned char)text[--length] & 0xC0) == 0x80)
            ;
        text_reset(&part);
        text_append_bytes(&part, text, length);
        width = utf8_columns(text_string(&part));
    }
    text_append_format(out, "%s%s", text_string(&part), cut ? "~" : "");
    width += cut ? 1 : 0;
    text_append_format(out, "%*s", (int)(columns - width), "");
    text_clear(&part);
}
