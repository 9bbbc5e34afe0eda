/* letter.c - puts what is known into a text of the force, and lets it go. */
#include "modules/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/html.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/consent.h"
#include "modules/contact.h"
#include "modules/event.h"
#include "modules/purpose.h"
#include "modules/record_order.h"
#include "modules/referral.h"
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

void
source_letter_answers(const char *const *args, const char *answers[LETTER_ARG_COUNT])
{
    for (size_t i = 0; i < LETTER_ARG_COUNT; i++)
        answers[i] = NULL;
    answers[LETTER_TEMPLATE] = LETTER_SOURCE;
    answers[LETTER_LANGUAGE] = args[SOURCE_LETTER_LANGUAGE];
    answers[LETTER_SENT_BY] = args[SOURCE_LETTER_SENT_BY];
    answers[LETTER_TO] = args[SOURCE_LETTER_TO];
    answers[LETTER_FILE] = args[SOURCE_LETTER_FILE];
}

static const struct record_type *
type_of(const struct letter *letter)
{
    return letter->referred ? &referral_type : &candidate_type;
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
write_words(struct words *words, const struct template *template, struct text *out,
            struct error *error)
{
    struct letter_page page = {.name = NULL};
    bool done = fill(words, template, choose_language(words->letter, words), &page, error);
    if (done)
        (words->letter->html ? letter_page_append_html : letter_page_append_plain)(&page, out);
    letter_page_clear(&page);
    return done;
}

/* P28: who has not said yes is told where we have the name, and by when to answer. */
static bool
write_to_referred(struct session *session, const struct letter *letter,
                  const struct template *template, const struct id *id, struct text *out,
                  struct error *error)
{
    struct record *referral = session_get(session, &referral_type, id, error);
    if (!referral || !referral_may_be_asked(session, referral, error)) {
        record_free(referral);
        return false;
    }
    struct letter dated = *letter;
    struct record *person = referral_person(session, referral);
    dated.day = record_get(referral, REFERRAL_ANSWER_BY);
    struct words words = {
        .session = session, .letter = &dated, .label = template->label, .person = person};
    bool done = write_words(&words, template, out, error);
    record_free(person);
    record_free(referral);
    return done;
}

static bool
write_to(struct session *session, const struct letter *letter, const struct template *template,
         const struct record *event, const struct id *id, struct text *out, struct error *error)
{
    if (letter->referred)
        return write_to_referred(session, letter, template, id, out, error);
    struct record *person = session_get(session, &candidate_type, id, error);
    if (!person)
        return false;
    struct words words = {.session = session,
                          .letter = letter,
                          .label = template->label,
                          .person = person,
                          .event = event};
    bool done = write_words(&words, template, out, error);
    record_free(person);
    return done;
}

/* -- Who may get it ---------------------------------------------------------------------------- */

/* P26: a letter that takes a consent goes to nobody without one, also among many. */
static bool
check_consents(struct session *session, const struct letter *letter,
               const struct template *template, struct error *error)
{
    const char *purpose = template->cells[LETTER_PURPOSE];
    size_t without = 0;
    for (size_t i = 0; purpose && i < letter->count; i++) {
        struct error one = {.text = ""};
        if (consented(session, &letter->ids[i], purpose, &one))
            continue;
        if (one.code != ERROR_INPUT || without++ == 0)
            *error = one;
        if (one.code != ERROR_INPUT)
            return false;
    }
    if (without > 0 && letter->count > 1) {
        struct error first = *error;
        error_set(error, ERROR_INPUT, "'%s' may not go to %zu of these %zu; the first: %s",
                  template->label, without, letter->count, first.text);
    }
    return without == 0;
}

static bool
check_reader(struct session *session, const struct letter *letter, const struct template *template,
             struct error *error)
{
    if (letter->referred && !string_equal(letter->code, LETTER_SOURCE))
        return error_set(error, ERROR_INPUT,
                         "'%s' is for people who said yes; to somebody who was referred goes the "
                         "letter %s alone",
                         template->label, LETTER_SOURCE);
    return letter->referred || check_consents(session, letter, template, error);
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
    struct id *ids = record_order(session, type_of(letter), letter->ids, letter->count, error);
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
        !check_answers(session, letter, error) || !check_reader(session, letter, &template, error))
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

/* There is nobody yet to log a contact with: the referral says when they were told. */
static bool
note_told(struct session *session, const struct id *id, struct error *error)
{
    struct record *referral = session_get(session, &referral_type, id, error);
    if (!referral)
        return false;
    record_set_day(referral, REFERRAL_TOLD, session_context(session)->today);
    bool done = session_edit(session, referral, NULL, error);
    record_free(referral);
    return done;
}

static bool
log_sent(struct session *session, const struct letter *letter, const struct id *id,
         struct error *error)
{
    return letter->referred ? note_told(session, id, error)
                            : log_contact(session, letter, id, error);
}

/* The contacts are first, for a step that begins with a note is none that undo knows. The file is
 * last: it is there when the rest is, and neither is otherwise. */
static bool
note_and_write(struct session *session, void *context, struct error *error)
{
    const struct keeping *keeping = context;
    const struct letter *letter = keeping->letter;
    for (size_t i = 0; letter->sent_by && i < letter->count; i++) {
        if (!log_sent(session, letter, &letter->ids[i], error))
            return false;
    }
    for (size_t i = 0; i < letter->count; i++) {
        if (!purpose_note(session, type_of(letter), &letter->ids[i], error))
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
        return purpose_ask(session, error) &&
               session_write(session, "letter", note_and_write, &keeping, error);
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
    if (letter->sent_by && letter->referred)
        text_append(out, ", noted in the referral");
    else if (letter->sent_by)
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

#define LANGUAGE_ARG                                                                               \
    {                                                                                              \
        .name = "language", .label = "Language", .kind = FIELD_CHOICE,                             \
        .purpose = "to write in the language they chose",                                          \
        .help = "Without it, the language in which the person wants letters",                      \
        .choices = &letter_language_list,                                                          \
    }
#define SENT_BY_ARG                                                                                \
    {                                                                                              \
        .name = "sent_by", .label = "Sent by", .kind = FIELD_CHOICE,                               \
        .purpose = "to log what was sent",                                                         \
        .help = "How you will send it, which is logged then; without it nothing is",               \
        .list = "contact-channels",                                                                \
    }
#define TO_ARG                                                                                     \
    {                                                                                              \
        .name = "to", .label = "Write it to", .kind = FIELD_CHOICE,                                \
        .purpose = "to know where to write",                                                       \
        .help = "Without it, the file that is named below, or else the screen",                    \
        .choices = &way_list,                                                                      \
    }
#define FILE_ARG                                                                                   \
    {                                                                                              \
        .name = "file", .label = "File", .kind = FIELD_TEXT, .flags = FIELD_PATH,                  \
        .purpose = "to know where to write",                                                       \
        .help = "A path that is free yet; one that ends in .html is a page to print; without it "  \
                "posact makes a name",                                                             \
    }

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
    [LETTER_LANGUAGE] = LANGUAGE_ARG,
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
    [LETTER_SENT_BY] = SENT_BY_ARG,
    [LETTER_TO] = TO_ARG,
    [LETTER_FILE] = FILE_ARG,
};

const struct field source_letter_args[SOURCE_LETTER_ARG_COUNT] = {
    [SOURCE_LETTER_LANGUAGE] = LANGUAGE_ARG,
    [SOURCE_LETTER_SENT_BY] = SENT_BY_ARG,
    [SOURCE_LETTER_TO] = TO_ARG,
    [SOURCE_LETTER_FILE] = FILE_ARG,
};
