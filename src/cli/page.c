/* page.c - writes headings, paragraphs and entries, plain or in roff. */
#include "cli/page.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define ROFF_COLUMNS 78 /* of a source line; a word may be longer */
#define ENTRY_COLUMN 22 /* where the right side of an entry begins */
#define HANGING 4

/* --- plain --- */

static size_t
line_columns(const struct text *out)
{
    const char *line = strrchr(text_string(out), '\n');
    return utf8_columns(line ? line + 1 : text_string(out));
}

static void
append_blanks(struct text *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_append_char(out, ' ');
}

static size_t
columns_of(const char *words, size_t length)
{
    struct text word = TEXT_EMPTY;
    text_append_bytes(&word, words, length);
    size_t columns = utf8_columns(text_string(&word));
    text_clear(&word);
    return columns;
}

void
page_wrap(struct text *out, const char *words, size_t indent)
{
    size_t columns = line_columns(out);
    bool fresh = true; /* nothing stands before the next word but blanks */
    for (words += strspn(words, " \n"); *words != '\0'; words += strspn(words, " \n")) {
        size_t length = strcspn(words, " \n");
        size_t width = columns_of(words, length);
        if (!fresh && columns + 1 + width >= PAGE_COLUMNS) {
            text_append_char(out, '\n');
            append_blanks(out, indent);
            columns = indent;
            fresh = true;
        }
        if (!fresh)
            text_append_char(out, ' ');
        text_append_bytes(out, words, length);
        columns += width + (fresh ? 0 : 1);
        fresh = false;
        words += length;
    }
    text_append_char(out, '\n');
}

/* --- roff --- */

/* A hyphen, a quote or a caret in a man page is one that a person may copy into a shell, so none
 * becomes what printers have in its place. */
static const char *
escape_of(uint32_t point)
{
    switch (point) {
    case '\\':
        return "\\(rs";
    case '-':
        return "\\-";
    case '\'':
        return "\\(aq";
    case '"':
        return "\\(dq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    default:
        return NULL;
    }
}

void
page_escape(struct text *out, const char *words)
{
    while (*words != '\0') {
        uint32_t point;
        size_t length = utf8_decode(words, &point);
        const char *escape = escape_of(point);
        if (escape)
            text_append(out, escape);
        else if (point < 0x80)
            text_append_char(out, *words);
        else
            text_append_format(out, "\\[u%04X]", (unsigned)point);
        words += length;
    }
}

/* A line that begins with a full stop would be a request. */
static void
escape_line_start(struct text *out, const char *words)
{
    if (*words == '.')
        text_append(out, "\\&");
}

static bool
ends_sentence(const char *words, size_t length)
{
    return length > 1 && strchr(".;:", words[length - 1]) != NULL;
}

/* Source lines that people may read too: ended behind a sentence and before they are long. */
static void
roff_lines(struct text *out, const char *words)
{
    size_t columns = 0;
    bool broken = true; /* the next word begins a line */
    for (words += strspn(words, " \n"); *words != '\0'; words += strspn(words, " \n")) {
        struct text word = TEXT_EMPTY, escaped = TEXT_EMPTY;
        text_append_bytes(&word, words, strcspn(words, " \n"));
        page_escape(&escaped, text_string(&word));
        if (!broken && columns + 1 + escaped.length > ROFF_COLUMNS)
            broken = true;
        if (columns > 0)
            text_append_char(out, broken ? '\n' : ' ');
        if (broken) {
            escape_line_start(out, text_string(&word));
            columns = 0;
        }
        text_append(out, text_string(&escaped));
        columns += escaped.length + 1;
        broken = ends_sentence(text_string(&word), word.length);
        words += word.length;
        text_clear(&word);
        text_clear(&escaped);
    }
    text_append_char(out, '\n');
}

static void
roff_bold(struct text *out, const char *words)
{
    text_append(out, "\\fB");
    page_escape(out, words);
    text_append(out, "\\fR\n");
}

static void
roff_request(struct text *out, const char *request, const char *words)
{
    text_append_format(out, ".%s \"", request);
    page_escape(out, words);
    text_append(out, "\"\n");
}

/* --- both --- */

static void
append_upper(struct text *out, const char *words)
{
    for (; *words != '\0'; words++) {
        bool lower = *words >= 'a' && *words <= 'z';
        text_append_char(out, lower ? (char)(*words - 'a' + 'A') : *words);
    }
}

void
page_heading(struct page *page, const char *words)
{
    struct text upper = TEXT_EMPTY;
    append_upper(&upper, words);
    if (page->roff)
        roff_request(page->out, "SH", text_string(&upper));
    else
        text_append_format(page->out, "%s%s\n", page->last != PAGE_NOTHING ? "\n" : "", words);
    text_clear(&upper);
    page->last = PAGE_HEADING;
}

void
page_subheading(struct page *page, const char *words)
{
    if (page->roff)
        roff_request(page->out, "SS", words);
    else
        text_append_format(page->out, "%s%s\n", page->last != PAGE_NOTHING ? "\n" : "", words);
    page->last = PAGE_HEADING;
}

/* Nothing between a heading and what it heads. */
static void
begin_paragraph(struct page *page)
{
    bool apart = page->last == PAGE_PARAGRAPH || page->last == PAGE_ENTRY;
    if (apart)
        text_append(page->out, page->roff ? ".PP\n" : "\n");
    page->last = PAGE_PARAGRAPH;
}

void
page_paragraph(struct page *page, const char *words)
{
    begin_paragraph(page);
    if (page->roff)
        roff_lines(page->out, words);
    else
        page_wrap(page->out, words, 0);
}

void
page_usage(struct page *page, const char *words)
{
    begin_paragraph(page);
    if (page->roff)
        roff_bold(page->out, words);
    else
        page_wrap(page->out, words, HANGING);
}

void
page_entry(struct page *page, const char *left, const char *right)
{
    if (page->roff) {
        text_append(page->out, ".TP\n");
        roff_bold(page->out, left);
        roff_lines(page->out, right);
        page->last = PAGE_ENTRY;
        return;
    }
    if (page->last == PAGE_PARAGRAPH || page->last == PAGE_HEADING)
        text_append_char(page->out, '\n');
    text_append_format(page->out, "  %s", left);
    size_t columns = utf8_columns(left) + 2;
    if (columns + 2 > ENTRY_COLUMN) {
        text_append_char(page->out, '\n');
        columns = 0;
    }
    append_blanks(page->out, ENTRY_COLUMN - columns);
    page_wrap(page->out, right, ENTRY_COLUMN);
    page->last = PAGE_ENTRY;
}

void
page_entry_line(struct page *page, const char *right)
{
    if (page->roff) {
        text_append(page->out, ".br\n");
        roff_lines(page->out, right);
        return;
    }
    append_blanks(page->out, ENTRY_COLUMN);
    page_wrap(page->out, right, ENTRY_COLUMN);
}

void
page_example(struct page *page, const char *line)
{
    if (!page->roff) {
        text_append_format(page->out, "%s  %s\n", page->last == PAGE_PARAGRAPH ? "\n" : "", line);
        page->last = PAGE_ENTRY;
        return;
    }
    text_append(page->out, page->last == PAGE_HEADING ? ".nf\n" : ".PP\n.nf\n");
    escape_line_start(page->out, line);
    page_escape(page->out, line);
    text_append(page->out, "\n.fi\n");
    page->last = PAGE_PARAGRAPH;
}
