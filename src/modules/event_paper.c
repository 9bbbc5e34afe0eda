/* event_paper.c - writes the sheet to sign and the badges, in English, Welsh or both (P51). */
#include "modules/event_paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_words.h"
#include "base/file.h"
#include "base/html.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/event.h"
#include "modules/event_calendar.h"
#include "modules/guests.h"
#include "modules/invitation.h"
#include "modules/purpose.h"

#define EMPTY_LINES 10 /* for those who come without an invitation */
#define NAME_COLUMNS 36
#define SIGNATURE_COLUMNS 34

/* Who comes, and who may. */
#define EXPECTED                                                                                   \
    "part:" PART_GUEST " state:" INVITATION_INVITED_STATE "," INVITATION_ACCEPTED                  \
    "," INVITATION_OFFERED "," INVITATION_ATTENDED
#define HOSTING                                                                                    \
    "part:" PART_HOST "," PART_HELPER " state:" INVITATION_INVITED_STATE "," INVITATION_ACCEPTED   \
    "," INVITATION_ATTENDED

/* The words of a paper. */
enum paper_word {
    WORD_SHEET,
    WORD_BADGES,
    WORD_NAME,
    WORD_SIGNATURE,
    PAPER_WORD_COUNT,
};
static const char *const english_words[PAPER_WORD_COUNT] = {
    [WORD_SHEET] = "Sign-in sheet",
    [WORD_BADGES] = "Badges",
    [WORD_NAME] = "Name",
    [WORD_SIGNATURE] = "Signature",
};
static const char *const welsh_words[PAPER_WORD_COUNT] = {
    [WORD_SHEET] = "Taflen lofnodi",
    [WORD_BADGES] = "Bathodynnau",
    [WORD_NAME] = "Enw",
    [WORD_SIGNATURE] = "Llofnod",
};

/* A paper under way. */
struct writing {
    struct session *session;
    const struct event_paper *paper;
    const struct record *event;
    struct text name; /* of the event, without anybody's */
    struct guest_list guests;
    bool welsh, english;
    struct text *out;
};

/* --- words --- */

/* "Enw / Name"; in HTML each in its language. */
static void
append_words(const struct writing *writing, enum paper_word word)
{
    struct text *out = writing->out;
    bool html = writing->paper->html;
    if (writing->welsh && html)
        text_append_format(out, "<span lang=\"cy\">%s</span>", welsh_words[word]);
    else if (writing->welsh)
        text_append(out, welsh_words[word]);
    if (writing->welsh && writing->english)
        text_append(out, " / ");
    if (writing->english)
        text_append(out, english_words[word]);
}

static void
append_text(const struct writing *writing, const char *value)
{
    if (writing->paper->html)
        html_append(writing->out, value);
    else
        utf8_safe(writing->out, value, false);
}

static void
append_day(const struct writing *writing, struct date date, bool welsh)
{
    char words[DATE_TEXT_SIZE];
    (welsh ? date_words_welsh : date_words_english)(date, words);
    if (welsh && writing->paper->html)
        text_append_format(writing->out, "<span lang=\"cy\">%s</span>", words);
    else
        text_append(writing->out, words);
}

/* "Thursday 3 December 2026, 18:30 to 20:30, Stafford Library". */
static void
append_when_and_where(const struct writing *writing)
{
    int64_t start, end;
    const char *ends = record_get(writing->event, EVENT_ENDS);
    const char *venue = record_get(writing->event, EVENT_VENUE);
    if (!event_start(writing->event, &start))
        return;
    if (writing->welsh)
        append_day(writing, moment_to_date(start), true);
    if (writing->welsh && writing->english)
        text_append(writing->out, " / ");
    if (writing->english)
        append_day(writing, moment_to_date(start), false);
    text_append(writing->out, ", ");
    moment_append_time(start, writing->out);
    if (ends && moment_from_iso(ends, &end)) {
        text_append(writing->out, "-");
        moment_append_time(end, writing->out);
    }
    if (venue) {
        text_append(writing->out, ", ");
        append_text(writing, venue);
    }
}

/* --- plain --- */

static void
append_repeated(struct text *out, char byte, size_t times)
{
    while (times-- > 0)
        text_append_char(out, byte);
}

static void
append_line_to_sign(const struct writing *writing, const char *name)
{
    struct text *out = writing->out;
    size_t start = out->length;
    append_text(writing, name);
    size_t columns = utf8_columns(text_string(out) + start);
    append_repeated(out, *name != '\0' ? ' ' : '_',
                    columns < NAME_COLUMNS ? NAME_COLUMNS - columns : 0);
    text_append(out, "  ");
    append_repeated(out, '_', SIGNATURE_COLUMNS);
    text_append(out, "\n\n");
}

static void
append_plain_sheet(const struct writing *writing)
{
    struct text *out = writing->out;
    append_words(writing, WORD_SHEET);
    text_append(out, "\n\n");
    append_text(writing, text_string(&writing->name));
    text_append_char(out, '\n');
    append_when_and_where(writing);
    text_append(out, "\n\n");
    size_t start = out->length;
    append_words(writing, WORD_NAME);
    append_repeated(out, ' ', NAME_COLUMNS + 2 - (out->length - start));
    append_words(writing, WORD_SIGNATURE);
    text_append(out, "\n\n");
    for (size_t i = 0; i < writing->guests.count; i++)
        append_line_to_sign(writing, writing->guests.items[i].name);
    for (size_t i = 0; i < EMPTY_LINES; i++)
        append_line_to_sign(writing, "");
}

/* To be cut along the hyphens. */
static void
append_plain_badges(const struct writing *writing)
{
    for (size_t i = 0; i < writing->guests.count; i++) {
        if (i > 0)
            text_append(writing->out, "\n- - - - - - - - - - - - - - - - - - - -\n\n");
        append_text(writing, writing->guests.items[i].called);
        text_append_char(writing->out, '\n');
        append_text(writing, text_string(&writing->name));
        text_append_char(writing->out, '\n');
    }
}

/* --- HTML --- */

static const char sheet_style[] =
    "body { font: 12pt/1.4 sans-serif; max-width: 48em; margin: 2em auto; padding: 0 1em; }\n"
    "table { border-collapse: collapse; width: 100%; }\n"
    "caption { text-align: left; margin-bottom: 1em; }\n"
    "th, td { border: 1px solid; padding: 0.6em; text-align: left; width: 50%; }\n"
    "thead { display: table-header-group; }\n"
    "tr { break-inside: avoid; }\n"
    "@media print { body { margin: 0; max-width: none; } }\n";

static void
append_row_to_sign(const struct writing *writing, const char *name)
{
    text_append(writing->out, "<tr><td dir=\"auto\">");
    append_text(writing, name);
    text_append(writing->out,
                *name != '\0' ? "</td><td></td></tr>\n" : "&nbsp;</td><td></td></tr>\n");
}

static void
append_html_sheet(const struct writing *writing)
{
    struct text *out = writing->out;
    text_append(out, "<h1>");
    append_words(writing, WORD_SHEET);
    text_append(out, "</h1>\n<table>\n<caption>");
    append_text(writing, text_string(&writing->name));
    text_append(out, "<br>\n");
    append_when_and_where(writing);
    text_append(out, "</caption>\n<thead><tr><th scope=\"col\">");
    append_words(writing, WORD_NAME);
    text_append(out, "</th><th scope=\"col\">");
    append_words(writing, WORD_SIGNATURE);
    text_append(out, "</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < writing->guests.count; i++)
        append_row_to_sign(writing, writing->guests.items[i].name);
    for (size_t i = 0; i < EMPTY_LINES; i++)
        append_row_to_sign(writing, "");
    text_append(out, "</tbody>\n</table>\n");
}

static const char badges_style[] =
    "body { font: 12pt/1.3 sans-serif; margin: 1em; }\n"
    "ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4mm; }\n"
    "li { width: 85mm; height: 50mm; border: 1px dashed; display: flex; flex-direction: column;\n"
    "justify-content: center; text-align: center; break-inside: avoid; overflow: hidden; }\n"
    "strong { font-size: 20pt; overflow-wrap: anywhere; }\n"
    "@media print { h1 { display: none; } body { margin: 0; } }\n";

static void
append_html_badges(const struct writing *writing)
{
    struct text *out = writing->out;
    text_append(out, "<h1>");
    append_words(writing, WORD_BADGES);
    text_append(out, "</h1>\n<ul>\n");
    for (size_t i = 0; i < writing->guests.count; i++) {
        text_append(out, "<li><strong dir=\"auto\">");
        append_text(writing, writing->guests.items[i].called);
        text_append(out, "</strong><span>");
        append_text(writing, text_string(&writing->name));
        text_append(out, "</span></li>\n");
    }
    text_append(out, "</ul>\n");
}

/* --- the paper --- */

static void
choose_language(struct writing *writing)
{
    const char *language = writing->paper->language;
    bool asked = language != NULL, anybody = false;
    for (size_t i = 0; i < writing->guests.count; i++)
        anybody = anybody || writing->guests.items[i].welsh;
    writing->welsh = asked ? !string_equal(language, "en") : anybody;
    writing->english = !asked || !string_equal(language, "cy");
}

static void
append_paper(struct writing *writing)
{
    bool sheet = writing->paper->kind == PAPER_SHEET;
    if (!writing->paper->html) {
        (sheet ? append_plain_sheet : append_plain_badges)(writing);
        return;
    }
    enum paper_word word = sheet ? WORD_SHEET : WORD_BADGES;
    html_start(writing->out, writing->english ? "en-GB" : "cy",
               writing->english ? english_words[word] : welsh_words[word],
               sheet ? sheet_style : badges_style);
    (sheet ? append_html_sheet : append_html_badges)(writing);
    html_end(writing->out);
}

bool
event_paper_write(struct session *session, const struct event_paper *paper, struct text *out,
                  size_t *count, struct error *error)
{
    struct record *event = session_get(session, &event_type, &paper->event, error);
    if (!event)
        return false;
    struct writing writing = {.session = session, .paper = paper, .event = event, .out = out};
    bool done = event_calendar_append_name(session, event, &writing.name, error) &&
                guests_read(session, &event->id, EXPECTED, &writing.guests, error) &&
                (paper->kind == PAPER_SHEET ||
                 guests_read(session, &event->id, HOSTING, &writing.guests, error));
    if (done) {
        choose_language(&writing);
        append_paper(&writing);
    }
    *count = writing.guests.count;
    guest_list_clear(&writing.guests);
    text_clear(&writing.name);
    record_free(event);
    return done;
}

void
event_paper_file_name(const struct event_paper *paper, struct text *out)
{
    char reference[ID_TEXT_SIZE];
    id_to_text(&paper->event, reference);
    text_append_format(out, "%s-%.8s.%s", paper->kind == PAPER_SHEET ? "sign-in" : "badges",
                       reference, paper->html ? "html" : "txt");
}

/* --- out of the house --- */

struct keeping {
    const struct event_paper *paper;
    const struct text *written;
    const char *path;
};

static bool
write_file(const struct keeping *keeping, struct error *error)
{
    return !keeping->path || file_write(keeping->path, text_string(keeping->written),
                                        keeping->written->length, false, error);
}

/* A file is there when the note of it is, and neither is otherwise. */
static bool
note_and_write(struct session *session, void *context, struct error *error)
{
    const struct keeping *keeping = context;
    return purpose_note(session, &event_type, &keeping->paper->event, error) &&
           write_file(keeping, error);
}

bool
event_paper_keep(struct session *session, const struct event_paper *paper,
                 const struct text *written, const char *path, struct error *error)
{
    struct keeping keeping = {.paper = paper, .written = written, .path = path};
    if (session_is_read_only(session))
        return write_file(&keeping, error);
    return purpose_ask(session, error) &&
           session_write(session, paper->kind == PAPER_SHEET ? "sheet" : "badges", note_and_write,
                         &keeping, error);
}
