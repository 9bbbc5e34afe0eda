/* letter.c - puts what is known into a text of the force, and lets it go. */
#include "modules/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/html.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/event.h"
#include "modules/record_order.h"
#include "modules/session.h"

#include "letter_page.h"
#include "letter_words.h"

#define ENGLISH "en"
#define WELSH "cy"
#define BOTH "both"
#define SENT "sent"

struct letter
letter_of(const char *const *args, const struct id *ids, size_t count)
{
    return (struct letter){
        .code = args[LETTER_TEMPLATE],
        .language = args[LETTER_LANGUAGE],
        .day = args[LETTER_DAY],
        .time = args[LETTER_TIME],
        .venue = args[LETTER_VENUE],
        .event = args[LETTER_EVENT],
        .sent_by = args[LETTER_SENT_BY],
        .html = letter_to(args) != LETTER_TO_SCREEN && letter_is_html(args[LETTER_FILE]),
        .ids = ids,
        .count = count,
    };
}

enum letter_to
letter_to(const char *const *args)
{
    if (string_equal(args[LETTER_TO], "editor"))
        return LETTER_TO_EDITOR;
    if (string_equal(args[LETTER_TO], "file"))
        return LETTER_TO_FILE;
    return args[LETTER_TO] || !args[LETTER_FILE] ? LETTER_TO_SCREEN : LETTER_TO_FILE;
}

/* -- Which text ------------------------------------------------------------------------------ */

/* What stands in the settings under a code. */
struct template
{
    const char *label;
    const char *const *cells;
};

static bool
find_template(const struct config *config, const char *code, struct template *found,
              struct error *error)
{
    const struct choice_list *list = config_list(config, SETTING_LETTERS);
    for (size_t i = 0; i < list->count; i++) {
        if (!string_equal(list->items[i].code, code))
            continue;
        found->label = list->items[i].label;
        found->cells = config_cells(config, SETTING_LETTERS) + i * LETTER_COLUMN_COUNT;
        return true;
    }
    return error_set(error, ERROR_NOT_FOUND, "There is no letter '%s' in posact.yaml", code);
}

static const char *
choose_language(const struct letter *letter, const struct words *words)
{
    const char *own = record_get(words->person, CANDIDATE_LANGUAGE);
    if (letter->language)
        return letter->language;
    return own ? own : config_text(session_config(words->session), SETTING_LETTER_LANGUAGE);
}

/* -- One letter -------------------------------------------------------------------------------- */

static const char *
name_of(const struct words *words)
{
    return record_get(words->person, CANDIDATE_NAME);
}

static bool
check_welsh(const struct template *template, const struct words *words, struct error *error)
{
    if (template->cells[LETTER_CY] && template->cells[LETTER_CY_SUBJECT])
        return true;
    return error_set(error, ERROR_INPUT,
                     "'%s' is not there in Welsh, and %s gets letters in Welsh; add cy-subject and "
                     "cy to it under lists.letters",
                     template->label, name_of(words));
}

static bool
fill_side(struct words *words, const char *const *cells, enum letter_side side,
          struct letter_page *page, struct error *error)
{
    bool welsh = side == LETTER_WELSH;
    words->welsh = welsh;
    return words_fill(words, cells[welsh ? LETTER_CY_SUBJECT : LETTER_EN_SUBJECT],
                      &page->subjects[side], error) &&
           words_fill(words, cells[welsh ? LETTER_CY : LETTER_EN], &page->bodies[side], error);
}

static bool
fill(struct words *words, const struct template *template, const char *language,
     struct letter_page *page, struct error *error)
{
    page->name = name_of(words);
    page->email = record_get(words->person, CANDIDATE_EMAIL);
    page->wanted[LETTER_WELSH] = !string_equal(language, ENGLISH);
    page->wanted[LETTER_ENGLISH] = !string_equal(language, WELSH);
    bool done = !page->wanted[LETTER_WELSH] || check_welsh(template, words, error);
    for (int side = 0; side < LETTER_SIDE_COUNT && done; side++)
        done = !page->wanted[side] || fill_side(words, template->cells, side, page, error);
    return done;
}

static bool
write_to(struct session *session, const struct letter *letter, const struct template *template,
         const struct record *event, const struct id *id, struct text *out, struct error *error)
{
    struct record *person = session_get(session, &candidate_type, id, error);
    if (!person)
        return false;
    struct letter_page page = {.name = NULL};
    struct words words = {.session = session,
                          .letter = letter,
                          .label = template->label,
                          .person = person,
                          .event = event};
    bool done = fill(&words, template, choose_language(letter, &words), &page, error);
    if (done)
        (letter->html ? letter_page_append_html : letter_page_append_plain)(&page, out);
    letter_page_clear(&page);
    record_free(person);
    return done;
}

/* On the command line nobody has looked at these yet. */
static bool
check_answers(struct session *session, const struct letter *letter, struct error *error)
{
    const char *const answers[] = {letter->time, letter->venue};
    for (size_t i = 0; i < 2; i++) {
        char *value = NULL;
        const struct field *field = &letter_args[i == 0 ? LETTER_TIME : LETTER_VENUE];
        bool fits = field_parse(field, answers[i] ? answers[i] : "", session_context(session),
                                &value, error);
        free(value);
        if (!fits)
            return false;
    }
    return true;
}

static bool
write_all(struct session *session, const struct letter *letter, const struct template *template,
          const struct record *event, struct text *out, struct error *error)
{
    struct id *ids = record_order(session, &candidate_type, letter->ids, letter->count, error);
    bool done = ids != NULL;
    if (letter->html)
        html_start(out, "en-GB", template->label, letter_page_style);
    for (size_t i = 0; i < letter->count && done; i++) {
        if (i > 0 && !letter->html)
            text_append_format(out, "\n--- %zu of %zu ---\n\n", i + 1, letter->count);
        done = write_to(session, letter, template, event, &ids[i], out, error);
    }
    if (letter->html)
        html_end(out);
    free(ids);
    return done;
}

bool
letter_write(struct session *session, const struct letter *letter, struct text *out,
             struct error *error)
{
    struct template template;
    struct id id;
    struct record *event = NULL;
    error->field = NO_FIELD;
    if (!find_template(session_config(session), letter->code, &template, error) ||
        !check_answers(session, letter, error))
        return false;
    if (letter->event && id_from_text(letter->event, &id) &&
        !(event = session_get(session, &event_type, &id, error)))
        return false;
    bool done = write_all(session, letter, &template, event, out, error);
    record_free(event);
    return done;
}

bool
letter_is_html(const char *path)
{
    const char *dot = path ? strrchr(path, '.') : NULL;
    return string_equal_no_case(dot, ".html") || string_equal_no_case(dot, ".htm");
}

/* -- Out of the house -------------------------------------------------------------------------- */

void
letter_file_name(struct session *session, const struct letter *letter, struct text *out)
{
    char day[DATE_TEXT_SIZE], reference[ID_TEXT_SIZE];
    date_to_iso(session_context(session)->today, day);
    id_to_text(&letter->ids[0], reference);
    if (letter->count == 1)
        text_append_format(out, "letter-%s-%.8s.txt", letter->code, reference);
    else
        text_append_format(out, "letters-%s-%s.txt", letter->code, day);
}

struct keeping {
    const struct letter *letter;
    const struct text *written;
    const char *path;
};

static bool
log_contact(struct session *session, const struct letter *letter, const struct id *id,
            struct error *error)
{
    const struct config *config = session_config(session);
    const struct choice *sent = choice_find(config_list(config, SETTING_CONTACT_RESULTS), SENT);
    struct template template = {.label = NULL};
    if (!find_template(config, letter->code, &template, error))
        return false;
    struct record *contact = session_prepare(session, &contact_type);
    char candidate[ID_TEXT_SIZE];
    id_to_text(id, candidate);
    record_set(contact, CONTACT_CANDIDATE, candidate);
    record_set(contact, CONTACT_CHANNEL, letter->sent_by);
    record_set(contact, CONTACT_RESULT, sent && !sent->retired ? sent->code : NULL);
    record_take(contact, CONTACT_SUMMARY, must_format("Wrote: %s", template.label));
    bool done = session_add(session, contact, error);
    record_free(contact);
    return done;
}

/* The contacts are first, for a step that begins with a note is none that undo knows. The file is
 * last: it is there when the rest is, and neither is otherwise. */
static bool
note_and_write(struct session *session, void *context, struct error *error)
{
    const struct keeping *keeping = context;
    const struct letter *letter = keeping->letter;
    for (size_t i = 0; letter->sent_by && i < letter->count; i++) {
        if (!log_contact(session, letter, &letter->ids[i], error))
            return false;
    }
    for (size_t i = 0; i < letter->count; i++) {
        if (!session_note(session, &candidate_type, &letter->ids[i], error))
            return false;
    }
    return !keeping->path || file_write(keeping->path, text_string(keeping->written),
                                        keeping->written->length, false, error);
}

bool
letter_keep(struct session *session, const struct letter *letter, const struct text *written,
            const char *path, struct error *error)
{
    struct keeping keeping = {.letter = letter, .written = written, .path = path};
    error->field = NO_FIELD;
    if (!session_is_read_only(session))
        return session_write(session, "letter", note_and_write, &keeping, error);
    if (letter->sent_by)
        return error_set(error, ERROR_DENIED,
                         "posact was opened to read only; no contact can be logged");
    return !path || file_write(path, text_string(written), written->length, false, error);
}

void
letter_tell(const struct letter *letter, const char *path, struct text *out)
{
    bool one = letter->count == 1;
    if (path)
        text_append_format(out, "Wrote '%s': ", path);
    text_append_count(out, letter->count);
    text_append(out, one ? " letter" : " letters");
    if (letter->sent_by)
        text_append(out, one ? ", logged as a contact" : ", each logged as a contact");
    text_append(out, "; posact sends nothing");
}

/* -- Rows -------------------------------------------------------------------------------------- */

static const struct choice languages[] = {
    {ENGLISH, "English", false},
    {WELSH, "Welsh", false},
    {BOTH, "Welsh and English", false},
};
const struct choice_list letter_language_list = {languages, sizeof languages / sizeof languages[0]};

static const struct choice ways[] = {
    {"screen", "The screen", false},
    {"file", "A file", false},
    {"editor", "A file, opened in your editor", false},
};
static const struct choice_list way_list = {ways, sizeof ways / sizeof ways[0]};

const struct field letter_args[LETTER_ARG_COUNT] = {
    [LETTER_TEMPLATE] =
        {
            .name = "template",
            .label = "Letter",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .purpose = "to know what to write",
            .help = "One of lists.letters in posact.yaml",
            .list = "letters",
        },
    [LETTER_LANGUAGE] =
        {
            .name = "language",
            .label = "Language",
            .kind = FIELD_CHOICE,
            .purpose = "to write in the language they chose",
            .help = "Without it, the language in which the person wants letters",
            .choices = &letter_language_list,
        },
    [LETTER_EVENT] =
        {
            .name = "event",
            .label = "Event",
            .kind = FIELD_LINK,
            .purpose = "to say what they are invited to",
            .help = "Where the letter invites to an event: its day, time and venue",
            .target = &event_type,
        },
    [LETTER_DAY] =
        {
            .name = "day",
            .label = "Day",
            .kind = FIELD_DATE,
            .purpose = "to say when",
            .help = "Where the letter names a day, such as that of an evening",
        },
    [LETTER_TIME] =
        {
            .name = "time",
            .label = "Time",
            .kind = FIELD_TEXT,
            .purpose = "to say when",
            .help = "Where the letter names a time, such as 18:30",
        },
    [LETTER_VENUE] =
        {
            .name = "venue",
            .label = "Venue",
            .kind = FIELD_TEXT,
            .purpose = "to say where",
            .help = "Where the letter names a place, such as Stafford Library",
        },
    [LETTER_SENT_BY] =
        {
            .name = "sent_by",
            .label = "Sent by",
            .kind = FIELD_CHOICE,
            .purpose = "to log what was sent",
            .help = "How you will send it: a contact is logged then; without it none is",
            .list = "contact-channels",
        },
    [LETTER_TO] =
        {
            .name = "to",
            .label = "Write it to",
            .kind = FIELD_CHOICE,
            .purpose = "to know where to write",
            .help = "Without it, the file that is named below, or else the screen",
            .choices = &way_list,
        },
    [LETTER_FILE] =
        {
            .name = "file",
            .label = "File",
            .kind = FIELD_TEXT,
            .flags = FIELD_PATH,
            .purpose = "to know where to write",
            .help =
                "A path that is free yet; one that ends in .html is a page to print; without it "
                "posact makes a name",
        },
};
