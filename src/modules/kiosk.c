/* kiosk.c - the pages of the quick add that people type themselves. */
#include "modules/kiosk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/officer_key.h"
#include "modules/one_line.h"

enum stage {
    STAGE_SET_KEY,
    STAGE_SET_AGAIN,
    STAGE_WELCOME,
    STAGE_LINE,
    STAGE_NAME,
    STAGE_CONTACT,
    STAGE_INTEREST,
    STAGE_NOTICE,
    STAGE_DONE,
    STAGE_KEY,
};

enum word {
    WORD_WELCOME,
    WORD_BEGIN,
    WORD_OTHER_LANGUAGE,
    WORD_NAME,
    WORD_NAME_LINE,
    WORD_CONTACT,
    WORD_CONTACT_LINE,
    WORD_BAD_CONTACT,
    WORD_NO_NAME,
    WORD_INTEREST,
    WORD_NO_ANSWER,
    WORD_NOTICE,
    WORD_NOTICE_ASK,
    WORD_AGREE,
    WORD_DISAGREE,
    WORD_BACK,
    WORD_SAVED,
    WORD_NOT_KEPT,
    WORD_NEXT,
    WORD_KEY,
    WORD_KEY_LINE,
    WORD_WRONG_KEY,
    WORD_KEYS,
    WORD_NUMBER,
    WORD_NUMBERS_ONLY,
    WORD_ONE_LINE,
    WORD_LINE,
    WORD_LINE_LINE,
    WORD_SET_KEY,
    WORD_SET_AGAIN,
    WORD_NOT_SAME,
    WORD_YOU_SAID,
    WORD_COUNT_ONE,
    WORD_COUNT,
};

static const char *const words[WORD_COUNT][KIOSK_LANGUAGES] = {
    [WORD_WELCOME] = {"Leave your name, and we will get in touch with you.",
                      "Gadewch eich enw, a byddwn yn cysylltu â chi."},
    [WORD_BEGIN] = {"Begin", "Dechrau"},
    [WORD_OTHER_LANGUAGE] = {"Cymraeg", "English"},
    [WORD_NAME] = {"What is your full name?", "Beth yw eich enw llawn?"},
    [WORD_NAME_LINE] = {"Full name", "Enw llawn"},
    [WORD_CONTACT] = {"How can we reach you? A phone number or an email address.",
                      "Sut gallwn ni gysylltu â chi? Rhif ffôn neu gyfeiriad e-bost."},
    [WORD_CONTACT_LINE] = {"Phone or email", "Ffôn neu e-bost"},
    [WORD_BAD_CONTACT] = {"Type a phone number such as 07700 900123, or an email address",
                          "Teipiwch rif ffôn fel 07700 900123, neu gyfeiriad e-bost"},
    [WORD_NO_NAME] = {"Type your full name", "Teipiwch eich enw llawn"},
    [WORD_INTEREST] = {"What are you interested in?", "Beth sydd o ddiddordeb i chi?"},
    [WORD_NO_ANSWER] = {"No answer", "Dim ateb"},
    [WORD_NOTICE] = {"Before we keep this, read how we use it.",
                     "Cyn i ni gadw hyn, darllenwch sut rydym yn ei ddefnyddio."},
    [WORD_NOTICE_ASK] = {"The officer here has our privacy notice; ask to see it.",
                         "Mae ein hysbysiad preifatrwydd gan y swyddog yma; gofynnwch am ei weld."},
    [WORD_AGREE] = {"I have read it: keep my details", "Rwyf wedi ei ddarllen: cadwch fy manylion"},
    [WORD_DISAGREE] = {"Do not keep my details", "Peidiwch â chadw fy manylion"},
    [WORD_BACK] = {"Back", "Yn ôl"},
    [WORD_SAVED] = {"Thank you. Your details are saved.", "Diolch. Mae eich manylion wedi'u cadw."},
    [WORD_NOT_KEPT] = {"Nothing was kept.", "Ni chadwyd dim."},
    [WORD_NEXT] = {"Next person", "Y person nesaf"},
    [WORD_KEY] = {"For the officer. Enter alone goes back to the beginning.",
                  "I'r swyddog. Mae Enter yn unig yn mynd yn ôl i'r dechrau."},
    [WORD_KEY_LINE] = {"Your key", "Eich allwedd"},
    [WORD_WRONG_KEY] = {"That is not the key.", "Nid dyna'r allwedd."},
    [WORD_KEYS] = {"Up and Down choose, Enter goes on",
                   "I fyny ac i lawr i ddewis, Enter i barhau"},
    [WORD_NUMBER] = {"Number", "Rhif"},
    [WORD_NUMBERS_ONLY] = {"Type one of the numbers, or < to go back",
                           "Teipiwch un o'r rhifau, neu < i fynd yn ôl"},
    [WORD_ONE_LINE] = {"On one line, for the officer", "Ar un llinell, i'r swyddog"},
    [WORD_LINE] = {"Name; phone or email; role; where from, as in: Sam Okoye; 07700 900123; PC; "
                   "met at stand",
                   "Enw; ffôn neu e-bost; rôl; o ble, er enghraifft: Sam Okoye; 07700 900123; PC; "
                   "met at stand"},
    [WORD_LINE_LINE] = {"One line", "Un llinell"},
    [WORD_SET_KEY] = {"For the officer: choose a key, at least 6 characters. It alone ends this; "
                      "what you type is not shown.",
                      "I'r swyddog: dewiswch allwedd, o leiaf 6 nod. Dim ond hon sy'n gorffen hyn; "
                      "ni ddangosir yr hyn a deipiwch."},
    [WORD_SET_AGAIN] = {"The same again.", "Yr un peth eto."},
    [WORD_NOT_SAME] = {"The two are not the same. Choose a key.",
                       "Nid yw'r ddau yr un fath. Dewiswch allwedd."},
    [WORD_YOU_SAID] = {"You typed", "Rydych wedi teipio"},
    [WORD_COUNT_ONE] = {"Saved: 1 person so far", "Wedi'i gadw: 1 person hyd yn hyn"},
};

struct kiosk {
    struct kiosk_options options;
    char *title;
    char *notice[KIOSK_LANGUAGES];
    char *note;
    enum stage stage;
    enum kiosk_language language;
    char *name, *contact, *source; /* the source: NULL for the event */
    char *key;                     /* the first of two, while one is set */
    const char *interest;          /* a code; NULL: no answer */
    size_t saved;
    bool by_line; /* the officer typed it */
    bool is_saved, wrong_key, over;
    struct text said;
    struct entry_page page;
    size_t capacity;
};

static const char *
word(const struct kiosk *kiosk, enum word which)
{
    return words[which][kiosk->language];
}

/* -- What was typed -----------------------------------------------------------------------------
 */

static void
forget(char **typed)
{
    if (*typed)
        explicit_bzero(*typed, strlen(*typed));
    free(*typed);
    *typed = NULL;
}

/* Back to the first page, as if nobody had been here. */
static void
begin_next(struct kiosk *kiosk)
{
    forget(&kiosk->name);
    forget(&kiosk->contact);
    forget(&kiosk->source);
    forget(&kiosk->key);
    kiosk->interest = NULL;
    kiosk->language = KIOSK_ENGLISH;
    kiosk->wrong_key = kiosk->by_line = false;
    kiosk->stage = STAGE_WELCOME;
}

static void
keep(char **kept, const char *typed)
{
    forget(kept);
    *kept = must_strdup(typed);
}

static bool
take_name(struct kiosk *kiosk, const char *typed, struct error *error)
{
    char *value;
    bool taken = field_parse(&candidate_type.fields[CANDIDATE_NAME], typed,
                             session_context(kiosk->options.session), &value, error) &&
                 value;
    if (!taken)
        return error_set(error, ERROR_INPUT, "%s", word(kiosk, WORD_NO_NAME));
    free(value);
    keep(&kiosk->name, typed);
    kiosk->stage = STAGE_CONTACT;
    return true;
}

static bool
take_contact(struct kiosk *kiosk, const char *typed, struct error *error)
{
    size_t field = strchr(typed, '@') ? CANDIDATE_EMAIL : CANDIDATE_PHONE;
    char *value;
    bool taken = field_parse(&candidate_type.fields[field], typed,
                             session_context(kiosk->options.session), &value, error) &&
                 value;
    if (!taken)
        return error_set(error, ERROR_INPUT, "%s", word(kiosk, WORD_BAD_CONTACT));
    free(value);
    keep(&kiosk->contact, typed);
    kiosk->stage = STAGE_INTEREST;
    return true;
}

/* An empty line is a visitor who came here by chance. */
static bool
take_key(struct kiosk *kiosk, const char *typed, struct error *error)
{
    if (*typed == '\0') {
        begin_next(kiosk);
        return true;
    }
    kiosk->over = kiosk->options.is_key(kiosk->options.context, typed);
    kiosk->wrong_key = !kiosk->over;
    return kiosk->over || error_set(error, ERROR_DENIED, "%s", word(kiosk, WORD_WRONG_KEY));
}

/* The first of the two is told by how long it is. */
static bool
take_new_key(struct kiosk *kiosk, const char *typed, struct error *error)
{
    if (utf8_length(typed) < OFFICER_KEY_LEAST)
        return error_set(error, ERROR_INPUT, "%s", word(kiosk, WORD_SET_KEY));
    keep(&kiosk->key, typed);
    kiosk->wrong_key = false;
    kiosk->stage = STAGE_SET_AGAIN;
    return true;
}

static bool
take_key_again(struct kiosk *kiosk, const char *typed, struct error *error)
{
    bool same = string_equal(kiosk->key, typed);
    if (same && !kiosk->options.set_key(kiosk->options.context, typed, error))
        return false;
    begin_next(kiosk);
    kiosk->wrong_key = !same;
    kiosk->stage = same ? STAGE_WELCOME : STAGE_SET_KEY;
    return same || error_set(error, ERROR_INPUT, "%s", word(kiosk, WORD_NOT_SAME));
}

static bool
take_line(struct kiosk *kiosk, const char *typed, struct error *error)
{
    struct one_line line;
    bool taken = one_line_read(typed, kiosk->options.interests,
                               session_context(kiosk->options.session), &line, error);
    const struct choice *interest =
        line.interest ? choice_find(kiosk->options.interests, line.interest) : NULL;
    if (taken) {
        keep(&kiosk->name, line.name);
        forget(&kiosk->contact);
        forget(&kiosk->source);
        kiosk->contact = line.contact ? must_strdup(line.contact) : NULL;
        kiosk->source = line.source ? must_strdup(line.source) : NULL;
        kiosk->interest = interest ? interest->code : NULL;
        kiosk->by_line = true;
        kiosk->stage = STAGE_NOTICE;
    }
    one_line_clear(&line);
    return taken;
}

static bool
kiosk_type(void *entry, const char *typed, struct error *error)
{
    struct kiosk *kiosk = entry;
    switch (kiosk->stage) {
    case STAGE_SET_KEY:
        return take_new_key(kiosk, typed, error);
    case STAGE_SET_AGAIN:
        return take_key_again(kiosk, typed, error);
    case STAGE_NAME:
        return take_name(kiosk, typed, error);
    case STAGE_CONTACT:
        return take_contact(kiosk, typed, error);
    case STAGE_LINE:
        return take_line(kiosk, typed, error);
    case STAGE_KEY:
        return take_key(kiosk, typed, error);
    case STAGE_WELCOME:
    case STAGE_INTEREST:
    case STAGE_NOTICE:
    case STAGE_DONE:
        return true;
    }
    return true;
}

/* -- What is chosen -----------------------------------------------------------------------------
 */

static bool
save(struct kiosk *kiosk, struct error *error)
{
    const struct kiosk_answers answers = {
        .name = kiosk->name,
        .contact = kiosk->contact,
        .interest = kiosk->interest,
        .source = kiosk->source ? kiosk->source : kiosk->title,
    };
    if (!kiosk->options.save(kiosk->options.context, &answers, error))
        return false;
    kiosk->saved++;
    return true;
}

static bool
choose_notice(struct kiosk *kiosk, size_t row, struct error *error)
{
    if (row == 2) {
        kiosk->stage = kiosk->by_line ? STAGE_LINE : STAGE_INTEREST;
        return true;
    }
    kiosk->is_saved = row == 0;
    if (kiosk->is_saved && !save(kiosk, error))
        return false;
    forget(&kiosk->name);
    forget(&kiosk->contact);
    forget(&kiosk->source);
    kiosk->stage = STAGE_DONE;
    return true;
}

static void
choose_interest(struct kiosk *kiosk, size_t row)
{
    size_t shown = 0;
    kiosk->interest = NULL;
    for (size_t i = 0; i < kiosk->options.interests->count; i++) {
        if (!kiosk->options.interests->items[i].retired && shown++ == row)
            kiosk->interest = kiosk->options.interests->items[i].code;
    }
    kiosk->stage = row == shown + 1 ? STAGE_CONTACT : STAGE_NOTICE;
}

/* Who types lines goes on with them. */
static void
next_person(struct kiosk *kiosk)
{
    bool by_line = kiosk->by_line;
    begin_next(kiosk);
    if (by_line)
        kiosk->stage = STAGE_LINE;
}

static bool
kiosk_choose(void *entry, size_t row, struct error *error)
{
    struct kiosk *kiosk = entry;
    if (row >= kiosk->page.row_count)
        return true;
    if (kiosk->stage == STAGE_NOTICE)
        return choose_notice(kiosk, row, error);
    if (kiosk->stage == STAGE_INTEREST)
        choose_interest(kiosk, row);
    else if (kiosk->stage == STAGE_DONE)
        next_person(kiosk);
    else if (row == 0)
        kiosk->stage = STAGE_NAME;
    else if (row == 2)
        kiosk->stage = STAGE_LINE;
    else
        kiosk->language = kiosk->language == KIOSK_ENGLISH ? KIOSK_WELSH : KIOSK_ENGLISH;
    return true;
}

static void
kiosk_back(void *entry)
{
    static const enum stage before[] = {
        [STAGE_SET_KEY] = STAGE_SET_KEY,  [STAGE_SET_AGAIN] = STAGE_SET_KEY,
        [STAGE_WELCOME] = STAGE_WELCOME,  [STAGE_LINE] = STAGE_WELCOME,
        [STAGE_NAME] = STAGE_WELCOME,     [STAGE_CONTACT] = STAGE_NAME,
        [STAGE_INTEREST] = STAGE_CONTACT, [STAGE_NOTICE] = STAGE_INTEREST,
        [STAGE_DONE] = STAGE_DONE,        [STAGE_KEY] = STAGE_WELCOME,
    };
    struct kiosk *kiosk = entry;
    bool to_line = kiosk->stage == STAGE_NOTICE && kiosk->by_line;
    kiosk->stage = to_line ? STAGE_LINE : before[kiosk->stage];
    if (kiosk->stage == STAGE_WELCOME)
        begin_next(kiosk);
}

static void
kiosk_stop(void *entry)
{
    struct kiosk *kiosk = entry;
    enum kiosk_language language = kiosk->language;
    bool has_key = kiosk->stage != STAGE_SET_KEY && kiosk->stage != STAGE_SET_AGAIN;
    begin_next(kiosk);
    kiosk->language = language;
    kiosk->stage = STAGE_KEY;
    kiosk->over = !has_key; /* nobody was handed anything yet */
}

static bool
kiosk_is_over(const void *entry)
{
    const struct kiosk *kiosk = entry;
    return kiosk->over;
}

/* -- Pages --------------------------------------------------------------------------------------
 */

static void
clear_page(struct entry_page *page)
{
    for (size_t i = 0; i < page->row_count; i++)
        free(page->rows[i]);
    free(page->title);
    free(page->above);
    free(page->rows);
    free(page->before);
    *page = (struct entry_page){.title = NULL};
}

static void
add_row(struct kiosk *kiosk, const char *row)
{
    struct entry_page *page = &kiosk->page;
    assert(page->row_count < kiosk->capacity);
    page->rows[page->row_count++] = must_strdup(row);
}

static void
add_interests(struct kiosk *kiosk)
{
    for (size_t i = 0; i < kiosk->options.interests->count; i++) {
        if (!kiosk->options.interests->items[i].retired)
            add_row(kiosk, kiosk->options.interests->items[i].label);
    }
    add_row(kiosk, word(kiosk, WORD_NO_ANSWER));
    add_row(kiosk, word(kiosk, WORD_BACK));
}

static void
ask(struct kiosk *kiosk, enum word above, enum word line, const char *typed)
{
    kiosk->page.above = must_strdup(word(kiosk, above));
    kiosk->page.line = word(kiosk, line);
    kiosk->page.typed = typed;
}

/* What is about to be kept, while it can still be put right (S14). */
static void
append_answers(const struct kiosk *kiosk, struct text *out)
{
    const struct choice *interest =
        kiosk->interest ? choice_find(kiosk->options.interests, kiosk->interest) : NULL;
    const char *parts[] = {kiosk->name, kiosk->contact, interest ? interest->label : NULL,
                           kiosk->source};
    text_append_format(out, "%s: ", word(kiosk, WORD_YOU_SAID));
    for (size_t i = 0, shown = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i])
            text_append_format(out, "%s%s", shown++ > 0 ? ", " : "", parts[i]);
}

static void
fill_notice(struct kiosk *kiosk)
{
    struct text above = TEXT_EMPTY;
    const char *notice = kiosk->notice[kiosk->language];
    append_answers(kiosk, &above);
    text_append_format(&above, "\n%s\n%s", word(kiosk, WORD_NOTICE),
                       notice ? notice : word(kiosk, WORD_NOTICE_ASK));
    kiosk->page.above = text_take(&above);
    add_row(kiosk, word(kiosk, WORD_AGREE));
    add_row(kiosk, word(kiosk, WORD_DISAGREE));
    add_row(kiosk, word(kiosk, WORD_BACK));
}

/* How many there are, and nothing of whom. */
static void
say_count(struct kiosk *kiosk)
{
    text_reset(&kiosk->said);
    if (kiosk->saved == 1)
        text_append(&kiosk->said, word(kiosk, WORD_COUNT_ONE));
    else if (kiosk->language == KIOSK_WELSH)
        text_append_format(&kiosk->said, "Wedi'u cadw: %zu o bobl hyd yn hyn", kiosk->saved);
    else
        text_append_format(&kiosk->said, "Saved: %zu people so far", kiosk->saved);
    kiosk->page.said = text_string(&kiosk->said);
    kiosk->page.number = kiosk->saved;
}

static void
fill_set_key(struct kiosk *kiosk)
{
    enum word above = kiosk->wrong_key ? WORD_NOT_SAME : WORD_SET_KEY;
    ask(kiosk, above, WORD_KEY_LINE, NULL);
    kiosk->page.secret = true;
    if (kiosk->note) {
        free(kiosk->page.above);
        kiosk->page.above = must_format("%s\n%s", word(kiosk, above), kiosk->note);
    }
}

static void
fill(struct kiosk *kiosk)
{
    switch (kiosk->stage) {
    case STAGE_WELCOME:
        kiosk->page.above = must_strdup(word(kiosk, WORD_WELCOME));
        add_row(kiosk, word(kiosk, WORD_BEGIN));
        add_row(kiosk, word(kiosk, WORD_OTHER_LANGUAGE));
        if (kiosk->options.takes_lines)
            add_row(kiosk, word(kiosk, WORD_ONE_LINE));
        break;
    case STAGE_LINE:
        ask(kiosk, WORD_LINE, WORD_LINE_LINE, NULL);
        break;
    case STAGE_SET_KEY:
        fill_set_key(kiosk);
        break;
    case STAGE_SET_AGAIN:
        ask(kiosk, WORD_SET_AGAIN, WORD_KEY_LINE, NULL);
        kiosk->page.secret = true;
        break;
    case STAGE_NAME:
        ask(kiosk, WORD_NAME, WORD_NAME_LINE, kiosk->name);
        break;
    case STAGE_CONTACT:
        ask(kiosk, WORD_CONTACT, WORD_CONTACT_LINE, kiosk->contact);
        break;
    case STAGE_INTEREST:
        kiosk->page.above = must_strdup(word(kiosk, WORD_INTEREST));
        add_interests(kiosk);
        break;
    case STAGE_NOTICE:
        fill_notice(kiosk);
        break;
    case STAGE_DONE:
        kiosk->page.above = must_strdup(word(kiosk, kiosk->is_saved ? WORD_SAVED : WORD_NOT_KEPT));
        add_row(kiosk, word(kiosk, WORD_NEXT));
        if (kiosk->is_saved)
            say_count(kiosk);
        break;
    case STAGE_KEY:
        ask(kiosk, kiosk->wrong_key ? WORD_WRONG_KEY : WORD_KEY, WORD_KEY_LINE, NULL);
        kiosk->page.secret = true;
        break;
    }
}

static const struct entry_page *
kiosk_page(void *entry)
{
    struct kiosk *kiosk = entry;
    clear_page(&kiosk->page);
    kiosk->page.title = must_strdup(kiosk->title);
    kiosk->page.rows = must_calloc(kiosk->capacity, sizeof *kiosk->page.rows);
    kiosk->page.before = must_calloc(kiosk->capacity, sizeof *kiosk->page.before);
    fill(kiosk);
    kiosk->page.chosen = kiosk->page.row_count;
    kiosk->page.usual = kiosk->stage == STAGE_DONE ? 0 : kiosk->page.row_count;
    kiosk->page.keys = kiosk->page.line ? NULL : word(kiosk, WORD_KEYS);
    kiosk->page.ask = word(kiosk, WORD_NUMBER);
    kiosk->page.only = word(kiosk, WORD_NUMBERS_ONLY);
    return &kiosk->page;
}

/* -- Beginning and end --------------------------------------------------------------------------
 */

static char *
copy_text(const char *text)
{
    return string_is_empty(text) ? NULL : must_strdup(text);
}

void *
kiosk_new(const struct kiosk_options *options)
{
    struct kiosk *kiosk = must_calloc(1, sizeof *kiosk);
    *kiosk = (struct kiosk){
        .options = *options,
        .title = must_strdup(options->title),
        .saved = options->saved,
        .stage = options->asks_for_key ? STAGE_SET_KEY : STAGE_WELCOME,
        .capacity = options->interests->count + 3,
        .note = copy_text(options->note),
    };
    for (size_t i = 0; i < KIOSK_LANGUAGES; i++)
        kiosk->notice[i] = copy_text(options->notice[i]);
    return kiosk;
}

static void
kiosk_free(void *entry)
{
    struct kiosk *kiosk = entry;
    if (!kiosk)
        return;
    begin_next(kiosk);
    clear_page(&kiosk->page);
    for (size_t i = 0; i < KIOSK_LANGUAGES; i++)
        free(kiosk->notice[i]);
    free(kiosk->note);
    free(kiosk->title);
    text_clear(&kiosk->said);
    if (kiosk->options.free)
        kiosk->options.free(kiosk->options.context);
    free(kiosk);
}

const struct entry_class kiosk_class = {
    .page = kiosk_page,
    .choose = kiosk_choose,
    .type = kiosk_type,
    .back = kiosk_back,
    .stop = kiosk_stop,
    .is_over = kiosk_is_over,
    .free = kiosk_free,
};
