/* kiosk.c - the pages of the quick add that people type themselves. */
#include "modules/kiosk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/event_desk.h"
#include "modules/event_door.h"
#include "modules/officer_key.h"
#include "modules/policy.h"
#include "record/record.h"

enum stage {
    STAGE_WELCOME,
    STAGE_NAME,
    STAGE_CONTACT,
    STAGE_INTEREST,
    STAGE_NOTICE,
    STAGE_DONE,
    STAGE_KEY,
};

enum language {
    ENGLISH,
    WELSH,
    LANGUAGES,
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
    WORD_COUNT,
};

static const char *const words[WORD_COUNT][LANGUAGES] = {
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
};

struct kiosk {
    struct session *session;
    struct id event;
    char *title;  /* of the event */
    char *notice; /* its text; NULL where posact has none */
    const struct choice_list *interests;
    enum stage stage;
    enum language language;
    char *name, *contact;
    const char *interest; /* a code; NULL: no answer */
    bool saved, wrong_key, over;
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
    kiosk->interest = NULL;
    kiosk->language = ENGLISH;
    kiosk->wrong_key = false;
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
                             session_context(kiosk->session), &value, error) &&
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
    bool taken = field_parse(&candidate_type.fields[field], typed, session_context(kiosk->session),
                             &value, error) &&
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
    kiosk->over = officer_key_is(kiosk->session, typed);
    kiosk->wrong_key = !kiosk->over;
    return kiosk->over || error_set(error, ERROR_DENIED, "%s", word(kiosk, WORD_WRONG_KEY));
}

static bool
kiosk_type(void *entry, const char *typed, struct error *error)
{
    struct kiosk *kiosk = entry;
    if (kiosk->stage == STAGE_NAME)
        return take_name(kiosk, typed, error);
    if (kiosk->stage == STAGE_CONTACT)
        return take_contact(kiosk, typed, error);
    return kiosk->stage != STAGE_KEY || take_key(kiosk, typed, error);
}

/* -- What is chosen -----------------------------------------------------------------------------
 */

/* The same step as an officer's at the desk; who else may be that person is not for visitors. */
static bool
save(struct kiosk *kiosk, struct error *error)
{
    const char *args[WALK_IN_ARG_COUNT] = {
        [WALK_IN_NAME] = kiosk->name,         [WALK_IN_CONTACT] = kiosk->contact,
        [WALK_IN_INTEREST] = kiosk->interest, [WALK_IN_NOTICE] = "yes",
        [WALK_IN_SOURCE] = kiosk->title,
    };
    struct call call = {.type = &event_type, .id = kiosk->event, .args = args};
    bool done = session_do(kiosk->session, command_walk_in, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

static bool
choose_notice(struct kiosk *kiosk, size_t row, struct error *error)
{
    if (row == 2) {
        kiosk->stage = STAGE_INTEREST;
        return true;
    }
    kiosk->saved = row == 0;
    if (kiosk->saved && !save(kiosk, error))
        return false;
    forget(&kiosk->name);
    forget(&kiosk->contact);
    kiosk->stage = STAGE_DONE;
    return true;
}

static void
choose_interest(struct kiosk *kiosk, size_t row)
{
    size_t shown = 0;
    kiosk->interest = NULL;
    for (size_t i = 0; i < kiosk->interests->count; i++) {
        if (!kiosk->interests->items[i].retired && shown++ == row)
            kiosk->interest = kiosk->interests->items[i].code;
    }
    kiosk->stage = row == shown + 1 ? STAGE_CONTACT : STAGE_NOTICE;
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
        begin_next(kiosk);
    else if (row == 0)
        kiosk->stage = STAGE_NAME;
    else
        kiosk->language = kiosk->language == ENGLISH ? WELSH : ENGLISH;
    return true;
}

static void
kiosk_stop(void *entry)
{
    struct kiosk *kiosk = entry;
    enum language language = kiosk->language;
    begin_next(kiosk);
    kiosk->language = language;
    kiosk->stage = STAGE_KEY;
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
    for (size_t i = 0; i < kiosk->interests->count; i++) {
        if (!kiosk->interests->items[i].retired)
            add_row(kiosk, kiosk->interests->items[i].label);
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

static void
fill_notice(struct kiosk *kiosk)
{
    kiosk->page.above = must_format("%s\n%s", word(kiosk, WORD_NOTICE),
                                    kiosk->notice ? kiosk->notice : word(kiosk, WORD_NOTICE_ASK));
    add_row(kiosk, word(kiosk, WORD_AGREE));
    add_row(kiosk, word(kiosk, WORD_DISAGREE));
    add_row(kiosk, word(kiosk, WORD_BACK));
}

static void
fill(struct kiosk *kiosk)
{
    switch (kiosk->stage) {
    case STAGE_WELCOME:
        kiosk->page.above = must_strdup(word(kiosk, WORD_WELCOME));
        add_row(kiosk, word(kiosk, WORD_BEGIN));
        add_row(kiosk, word(kiosk, WORD_OTHER_LANGUAGE));
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
        kiosk->page.above = must_strdup(word(kiosk, kiosk->saved ? WORD_SAVED : WORD_NOT_KEPT));
        add_row(kiosk, word(kiosk, WORD_NEXT));
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
    kiosk->page.chosen = kiosk->page.usual = kiosk->page.row_count;
    kiosk->page.keys = kiosk->page.line ? NULL : word(kiosk, WORD_KEYS);
    return &kiosk->page;
}

/* -- Beginning and end --------------------------------------------------------------------------
 */

/* The text of the notice of the version now in use; NULL where it is too long to be kept here. */
static char *
find_notice(struct session *session)
{
    struct error ignored;
    struct record_list notices = {.count = 0};
    char *found = NULL;
    struct query query = query_default(&policy_type);
    session_read(session, &query, QUERY_FIRST, NULL, 100, &notices, &ignored);
    for (size_t i = 0; i < notices.count && !found; i++) {
        const struct record *notice = notices.items[i];
        const char *wording = record_get(notice, POLICY_WORDING);
        if (wording && string_equal(record_get(notice, POLICY_KIND), POLICY_NOTICE) &&
            string_equal(record_get(notice, POLICY_VERSION), session_context(session)->notice))
            found = must_strdup(wording);
    }
    record_list_clear(&notices);
    return found;
}

void *
kiosk_new(struct session *session, const struct id *event, struct error *error)
{
    if (!desk_may_open(session, event, error))
        return NULL;
    if (!officer_key_is_set(session)) {
        error_set(error, ERROR_DENIED,
                  "Set your key first: it is the only way back from the kiosk to the records; the "
                  "command is set-key");
        return NULL;
    }
    struct record *record = session_get(session, &event_type, event, error);
    if (!record || !door_is_open(session, record, error)) {
        record_free(record);
        return NULL;
    }
    struct kiosk *kiosk = must_calloc(1, sizeof *kiosk);
    *kiosk = (struct kiosk){
        .session = session,
        .event = *event,
        .title = must_strdup(record_get(record, EVENT_NAME)),
        .notice = find_notice(session),
        .interests =
            field_choices(&candidate_type.fields[CANDIDATE_ROLE], session_context(session)),
    };
    kiosk->capacity = kiosk->interests->count + 3;
    record_free(record);
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
    free(kiosk->notice);
    free(kiosk->title);
    free(kiosk);
}

const struct entry_class kiosk_class = {
    .page = kiosk_page,
    .choose = kiosk_choose,
    .type = kiosk_type,
    .stop = kiosk_stop,
    .is_over = kiosk_is_over,
    .free = kiosk_free,
};
