/* collect.c - the force's side: a pack out, sealed records in. */
#include "fair/collect.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/memory.h"
#include "fair/fair_file.h"
#include "fair/pack.h"
#include "fair/person.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/event_desk.h"
#include "modules/force_key.h"
#include "modules/kiosk.h"
#include "modules/policy.h"
#include "record/record.h"

#define SOURCE "fair" /* by which the records of all fairs are known again */
#define DAY_MS (24LL * 60 * 60 * 1000)

/* -- The pack ------------------------------------------------------------------------------- */

/* The day after the event, for who opens the laptop once more, unless somebody said otherwise. */
static bool
find_last_day(struct session *session, const struct record *event, const struct date *until,
              struct date *day, struct error *error)
{
    int64_t starts_ms;
    const char *starts = record_get(event, EVENT_STARTS);
    bool known = until || (starts && moment_from_iso(starts, &starts_ms));
    if (known)
        *day = until ? *until : date_add_days(moment_to_date(starts_ms), 1);
    return (known && date_to_days(*day) >= date_to_days(session_context(session)->today)) ||
           error_set(error, ERROR_INPUT,
                     "Say until when the pack is good, today or later, with --until");
}

static bool
check_event(struct session *session, const struct record *event, struct error *error)
{
    const char *state = record_get(event, EVENT_STATE);
    if (!session_check_alive(session, event, error))
        return false;
    return !(string_equal(state, EVENT_HELD) || string_equal(state, EVENT_CANCELLED)) ||
           error_set(error, ERROR_CONFLICT, "'%s' is over or called off; nobody goes there now",
                     record_get(event, EVENT_NAME));
}

/* Borrows from the record and the session, but for the notice. */
static void
fill_pack(struct session *session, const struct record *event, struct fair_pack *pack)
{
    const struct field_context *context = session_context(session);
    const struct choice_list *roles =
        field_choices(&candidate_type.fields[CANDIDATE_ROLE], context);
    pack->database = force_key_database(session);
    pack->event = event->id;
    pack->made_ms = context->now_ms;
    pack->version = (char *)(uintptr_t)POSACT_VERSION;
    pack->title = (char *)(uintptr_t)record_get(event, EVENT_NAME);
    pack->notice_version = (char *)(uintptr_t)context->notice;
    pack->notice[FAIR_ENGLISH] = kiosk_find_notice(session, KIOSK_ENGLISH);
    pack->notice[FAIR_WELSH] = kiosk_find_notice(session, KIOSK_WELSH);
    pack->interests = *roles;
}

static bool
sign_pack(struct session *session, const struct fair_pack *pack, struct text *out,
          struct error *error)
{
    unsigned char signature[SIGNATURE_SIZE];
    struct text bytes = TEXT_EMPTY;
    fair_pack_put(pack, &bytes);
    bool done = force_key_sign(session, bytes.bytes, bytes.length, signature, error);
    if (done)
        fair_pack_write(&bytes, signature, out);
    text_clear(&bytes);
    return done;
}

static void
say_pack(struct session *session, const struct fair_pack *pack, bool made_key, struct text *said)
{
    char mark[FAIR_MARK_SIZE], day[DATE_TEXT_SIZE];
    char *key = force_key_path(session);
    fair_mark(&pack->force, mark);
    date_show(pack->last_day, day);
    text_append_format(said, "Pack for '%s', good until %s, of force %s", pack->title, day, mark);
    for (size_t i = 0; i < FAIR_LANGUAGES; i++)
        if (!pack->notice[i])
            text_append_format(said,
                               "; it has no %s notice: give version '%s%s' a wording, under "
                               "policies",
                               i == FAIR_WELSH ? "Welsh" : "English", pack->notice_version,
                               i == FAIR_WELSH ? POLICY_WELSH_END : "");
    if (made_key)
        text_append_format(said,
                           "; made the keys of the force: whoever keeps this machine is to move "
                           "'%s.next' to a safe, for when '%s' is lost it alone opens what a fair "
                           "took in",
                           key, key);
    free(key);
}

bool
fair_new(struct session *session, const struct id *event, const struct date *until,
         struct text *pack_line, struct text *said, struct error *error)
{
    struct fair_pack pack = {.last_day = {0, 0, 0}};
    struct record *record = session_get(session, &event_type, event, error);
    bool made_key = false;
    bool done = record && check_event(session, record, error) &&
                find_last_day(session, record, until, &pack.last_day, error) &&
                force_key_make(session, &made_key, error) &&
                force_key_public_all(session, &pack.force, error);
    if (done) {
        fill_pack(session, record, &pack);
        done = sign_pack(session, &pack, pack_line, error);
    }
    if (done)
        say_pack(session, &pack, made_key, said);
    for (size_t i = 0; i < FAIR_LANGUAGES; i++)
        free(pack.notice[i]);
    record_free(record);
    return done;
}

/* -- What came back ------------------------------------------------------------------------- */

struct collecting {
    struct session *session;
    struct fair_contents contents;
    struct record *event;
    struct fair_person *people; /* one for each row */
    size_t count;
    int64_t furthest_ms; /* how far a laptop's clock was ahead of ours */
};

static bool
check_force(struct collecting *collecting, struct error *error)
{
    struct sealing_public ours;
    char mark[FAIR_MARK_SIZE];
    struct id database = force_key_database(collecting->session);
    const struct fair_pack *pack = &collecting->contents.pack;
    if (!force_key_public_all(collecting->session, &ours, error))
        return error_set(error, ERROR_DENIED,
                         "No pack was made here, so no fair can be collected here; do it on the "
                         "server that made the pack");
    fair_mark(&pack->force, mark);
    if (memcmp(ours.signer, pack->force.signer, sizeof ours.signer) != 0)
        return error_set(error, ERROR_DENIED,
                         "The sealed file is for force %s, not for this one; take it there", mark);
    return id_equal(&database, &pack->database) ||
           error_set(error, ERROR_DENIED,
                     "The sealed file is for another database of this force; take it there");
}

static bool
find_event(struct collecting *collecting, struct error *error)
{
    struct id id = collecting->contents.pack.event;
    session_follow(collecting->session, &event_type, &id);
    collecting->event = session_get(collecting->session, &event_type, &id, error);
    return collecting->event && session_check_alive(collecting->session, collecting->event, error);
}

static bool
open_record(struct collecting *collecting, const struct text *bytes,
            const struct fair_record *record, struct fair_person *person, struct error *error)
{
    struct text said = TEXT_EMPTY;
    bool opened = force_key_open_sealed(collecting->session, bytes->bytes + record->start,
                                        record->length, &said, error) &&
                  (fair_person_read(&said, person) ||
                   error_set(error, ERROR_INPUT, "It is not what posact seals"));
    if (said.bytes)
        explicit_bzero(said.bytes, said.length);
    text_clear(&said);
    return opened || error_prefix(error, "Record %llu of the sealed file cannot be opened",
                                  (unsigned long long)record->number);
}

static bool
open_people(struct collecting *collecting, const struct text *bytes, struct error *error)
{
    const struct fair_contents *contents = &collecting->contents;
    int64_t now_ms = session_context(collecting->session)->now_ms;
    collecting->people = must_calloc(contents->people + 1, sizeof *collecting->people);
    for (size_t i = 0; i < contents->count; i++) {
        if (contents->items[i].kind != FAIR_PERSON)
            continue;
        struct fair_person *person = &collecting->people[collecting->count++];
        if (!open_record(collecting, bytes, &contents->items[i], person, error))
            return false;
        int64_t ahead_ms = person->when_ms - now_ms;
        if (ahead_ms > collecting->furthest_ms)
            collecting->furthest_ms = ahead_ms;
        if (ahead_ms > 0) /* nobody came tomorrow */
            person->when_ms = now_ms;
    }
    return true;
}

/* -- As rows of an import ------------------------------------------------------------------- */

static void
put_cell(struct text *out, const char *cell)
{
    text_append_char(out, '"');
    for (; *cell; cell++) {
        if (*cell == '"')
            text_append_char(out, '"');
        text_append_char(out, *cell);
    }
    text_append(out, "\",");
}

/* The number of a person among those of one laptop's file: whoever comes again is known by it. */
static void
put_row(const struct collecting *collecting, size_t index, struct text *out)
{
    char file[ID_TEXT_SIZE], day[DATE_TEXT_SIZE];
    const struct fair_person *person = &collecting->people[index];
    bool is_email = strchr(person->contact, '@') != NULL;
    id_to_text(&collecting->contents.file, file);
    date_to_iso(moment_to_date(person->when_ms), day);
    text_append_format(out, "%s-%zu,", file, index + 1);
    put_cell(out, person->name);
    put_cell(out, is_email ? "" : person->contact);
    put_cell(out, is_email ? person->contact : "");
    put_cell(out, person->interest);
    put_cell(out, person->source);
    put_cell(out, collecting->contents.pack.notice_version);
    text_append_format(out, "%s\n", day);
}

static void
put_rows(const struct collecting *collecting, struct text *out)
{
    text_append(out, "Fair record,Full name,Phone,Email,Role of interest,Source,Privacy notice,"
                     "Notice date\n");
    for (size_t i = 0; i < collecting->count; i++)
        put_row(collecting, i, out);
}

/* A person who is new: in the same step they walked in when the laptop said so. */
static bool
come_in(void *context, const struct record *person, size_t row, struct error *error)
{
    const struct collecting *collecting = context;
    return desk_note_walk_in(collecting->session, collecting->event, person,
                             collecting->people[row].when_ms, error);
}

static bool
import_people(struct collecting *collecting, bool dry_run, struct import_report *report,
              struct error *error)
{
    static const struct choice headings[] = {
        {"Full name", "name", false},
        {"Phone", "phone", false},
        {"Email", "email", false},
        {"Role of interest", "role", false},
        {"Source", "source", false},
        {"Privacy notice", "notice", false},
        {"Notice date", "notice_date", false},
    };
    static const struct choice_list configured = {headings, sizeof headings / sizeof *headings};
    struct text rows = TEXT_EMPTY;
    put_rows(collecting, &rows);
    const struct import_options options = {
        .type = &candidate_type,
        .path = "the sealed file",
        .bytes = &rows,
        .source = SOURCE,
        .configured = &configured,
        .added = come_in,
        .context = collecting,
    };
    bool done = dry_run ? import_dry_run(collecting->session, &options, report, error)
                        : import_run(collecting->session, &options, report, error);
    explicit_bzero(rows.bytes, rows.length);
    text_clear(&rows);
    return done;
}

/* -- In words ------------------------------------------------------------------------------- */

/* The rows have numbers, where a file of headings has lines. */
static void
say(const struct collecting *collecting, struct import_report *report)
{
    const struct fair_contents *contents = &collecting->contents;
    struct text *said = &report->kind;
    for (size_t i = 0; i < report->note_count; i++)
        report->notes[i].line -= report->notes[i].line > 0;
    text_reset(said);
    text_append_format(said, "%s: %zu %s sealed", contents->pack.title, contents->people,
                       contents->people == 1 ? "person" : "people");
    if (contents->is_torn)
        text_append(said, "; its end is torn, of somebody who was not told that they are saved");
    if (!fair_contents_are_closed(contents))
        text_append(said, "; it was not closed on the laptop, so look there whether that is all");
    if (collecting->furthest_ms > DAY_MS)
        text_append_format(said, "; the clock of the laptop was %lld hours ahead, set it right",
                           (long long)(collecting->furthest_ms / (60 * 60 * 1000)));
}

static void
clear(struct collecting *collecting)
{
    for (size_t i = 0; i < collecting->count; i++)
        fair_person_clear(&collecting->people[i]);
    free(collecting->people);
    record_free(collecting->event);
    fair_contents_clear(&collecting->contents);
}

bool
fair_collect(struct session *session, const struct text *bytes, bool dry_run,
             struct import_report *report, struct error *error)
{
    struct collecting collecting = {.session = session};
    *report = (struct import_report){.rows = 0};
    bool done = fair_contents_read(bytes, &collecting.contents, error) &&
                check_force(&collecting, error) && find_event(&collecting, error) &&
                open_people(&collecting, bytes, error) &&
                (collecting.count == 0 || import_people(&collecting, dry_run, report, error));
    if (done)
        say(&collecting, report);
    clear(&collecting);
    return done;
}
