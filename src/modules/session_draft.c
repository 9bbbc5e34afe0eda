/* session_draft.c - unfinished forms: kept as they are typed, offered again when their screen is
 * gone (C02). */
#include "modules/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "session_private.h"
#include "store/draft_store.h"

/* A person waits for it, but nothing is lost by trying again. */
#define DROP_TIMEOUT_MS 1000

/* The file beside the database in which every process with a draft says that it is there. */
static bool
be_present(struct session *session, struct error *error)
{
    if (session->presence.descriptor >= 0)
        return true;
    char *path = must_format("%s-open", store_path(session->store));
    bool done = presence_open(&session->presence, path, error);
    free(path);
    return done;
}

/* A database in memory is nobody else's. */
static bool
is_shared(const struct session *session)
{
    return !string_equal(store_path(session->store), ":memory:");
}

bool
session_keep_draft(struct session *session, struct draft *draft, int timeout_ms,
                   struct error *error)
{
    if (session_is_read_only(session))
        return true;
    if (is_shared(session) && !be_present(session, error))
        return false;
    if (id_is_zero(&draft->id))
        draft->id = store_new_id(session->store);
    free(draft->officer);
    draft->officer = must_strdup(session->officer);
    draft->holder = draft->stop == DRAFT_OPEN ? session->presence.number : 0;
    draft->saved_ms = clock_now_ms(&session->clock);
    return draft_store_write(session->store, draft, timeout_ms, error);
}

bool
session_drop_draft(struct session *session, const struct id *id, struct error *error)
{
    if (session_is_read_only(session))
        return true;
    if (!store_begin_own(session->store, DROP_TIMEOUT_MS, error))
        return false;
    if (draft_store_remove(session->store, id, error))
        return store_commit(session->store, error);
    store_rollback(session->store);
    return false;
}

/* On our own screen, or on that of a process which is still at work. */
static bool
is_on_a_screen(const struct session *session, const struct draft *draft)
{
    const struct presence *presence = &session->presence;
    return draft->stop == DRAFT_OPEN &&
           (draft->holder == presence->number ||
            (presence->descriptor >= 0 && presence_has(presence, draft->holder)));
}

bool
session_read_drafts(struct session *session, struct draft_list *list, struct error *error)
{
    struct draft_list all = {.items = NULL};
    if (!draft_store_read(session->store, session->officer, &all, error)) {
        draft_list_clear(&all);
        return false;
    }
    if (all.count > 0 && is_shared(session) && !session_is_read_only(session) &&
        !be_present(session, error)) {
        draft_list_clear(&all);
        return false;
    }
    for (size_t i = 0; i < all.count; i++) {
        if (is_on_a_screen(session, all.items[i]))
            draft_free(all.items[i]);
        else
            draft_list_add(list, all.items[i]);
    }
    free(all.items);
    return true;
}

/* -- Who else ------------------------------------------------------------------------------ */

struct editors {
    struct session *session;
    struct text names; /* a line each */
    size_t count;
};

static void
add_editor(void *context, const char *officer, int64_t holder)
{
    struct editors *editors = context;
    struct session *session = editors->session;
    const struct presence *presence = &session->presence;
    if (holder == presence->number || !presence_has(presence, holder))
        return;
    if (session->editor_count < SESSION_EDITORS)
        session->editors[session->editor_count++] = holder;
    /* They come by name: an officer with two windows is named once. */
    const char *last = strrchr(text_string(&editors->names), '\n');
    if (editors->names.length > 0 && string_equal(last ? last + 1 : editors->names.bytes, officer))
        return;
    text_append_format(&editors->names, "%s%s", editors->count++ > 0 ? "\n" : "", officer);
}

void
session_append_editors(struct session *session, const struct record_type *type, const struct id *id,
                       struct text *out)
{
    struct error ignored;
    struct editors editors = {.session = session, .names = TEXT_EMPTY};
    session->editor_count = 0;
    if (session_is_read_only(session) || !is_shared(session) || !be_present(session, &ignored) ||
        !draft_store_each_open(session->store, type, id, add_editor, &editors, &ignored))
        editors.count = 0;
    const char *names = text_string(&editors.names);
    if (editors.count > 0)
        text_append_format(out, "%.*s%s", (int)strcspn(names, "\n"), names,
                           editors.count > 1 ? " and others are editing this" : " is editing this");
    text_clear(&editors.names);
}

void
session_notice_departures(struct session *session)
{
    size_t count = session->editor_count;
    for (size_t i = count; i > 0; i--) {
        if (!presence_has(&session->presence, session->editors[i - 1]))
            session->editors[i - 1] = session->editors[--session->editor_count];
    }
    session->departures += count - session->editor_count;
}

/* -- In words ------------------------------------------------------------------------------- */

static const char *
reason(enum draft_stop stop)
{
    switch (stop) {
    case DRAFT_LEFT:
    case DRAFT_QUIT:
        break;
    case DRAFT_HUNG_UP:
        return " when the connection ended";
    case DRAFT_STOPPED:
        return " when posact was stopped";
    case DRAFT_OPEN:
    case DRAFT_STOP_COUNT:
        return " when posact ended without warning";
    }
    return "";
}

static const struct draft_answer *
answer_to(const struct draft *draft, size_t field)
{
    for (size_t i = 0; i < draft->count; i++) {
        if (draft->answers[i].field == field)
            return &draft->answers[i];
    }
    return NULL;
}

void
session_draft_subject(struct session *session, const struct draft *draft, struct text *out)
{
    const struct record *opened = draft->opened;
    const struct record_type *type = opened->type;
    const char *parent = type->parent_field ? record_get(opened, type->parent_field) : NULL;
    const struct draft_answer *typed = answer_to(draft, type->title_field);
    if (parent)
        session_show(session, &type->fields[type->parent_field], parent, out);
    else if (typed)
        text_append(out, typed->typed);
    else if (record_is_new(opened))
        text_append(out, "without a name yet");
    else
        session_title(session, type, &opened->id, out);
}

/* "14:02", and the day before it unless that is today. */
static void
append_time(struct session *session, int64_t moment_ms, struct text *out)
{
    char shown[DATE_TEXT_SIZE];
    struct date today = session_context(session)->today;
    moment_show(moment_ms, shown);
    const char *time = strrchr(shown, ' ');
    bool is_today = date_to_days(moment_to_date(moment_ms)) == date_to_days(today);
    text_append(out, is_today && time ? time + 1 : shown);
}

void
session_draft_describe(struct session *session, const struct draft *draft, struct text *out)
{
    text_append_format(out, "%s ", draft->opened->type->label);
    session_draft_subject(session, draft, out);
    text_append(out, record_is_new(draft->opened) ? ", new, stopped " : ", changed, stopped ");
    append_time(session, draft->saved_ms, out);
    text_append(out, reason(draft->stop));
}
