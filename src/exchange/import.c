/* import.c - reads a file of people twice: once to see who is in it, once to take them in. */
#include "exchange/import.h"

#include <stdlib.h>

#include "base/memory.h"
#include "heading_memory.h"
#include "import_consent.h"
#include "import_mapping.h"
#include "import_match.h"
#include "import_report.h"
#include "modules/backups.h"
#include "modules/candidate.h"
#include "row_builder.h"
#include "row_source.h"

#define ROWS_BETWEEN_QUESTIONS 100
/* More than these are not put right again by hand (E08). */
#define BULK_ROWS 50

struct importer {
    struct session *session;
    const struct import_options *options;
    struct import_report *report;
    bool dry_run;
    struct heading_memory memory;
    struct row_source *source;
    const struct mapping *mapping;
    struct row_builder *builder;
    struct matcher matcher;
    struct import_consent consent;
    size_t row_count;  /* as the first pass found them */
    size_t *spare;     /* per column: values left out because the field had one already */
    size_t *protected; /* per column: values that were not read, of a characteristic (P18) */
};

/* --- opening --- */

static void
report_headings(struct importer *importer)
{
    const struct mapping *mapping = importer->mapping;
    struct import_report *report = importer->report;
    row_source_describe(importer->source, &report->kind);
    if (importer->options->bytes) /* nobody chose these headings */
        return;
    report->heading_count = mapping->count;
    report->headings = must_calloc(mapping->count + 1, sizeof *report->headings);
    report->fields = must_calloc(mapping->count + 1, sizeof *report->fields);
    report->remembered = must_calloc(mapping->count + 1, sizeof *report->remembered);
    for (size_t i = 0; i < mapping->count; i++) {
        report->headings[i] = must_strdup(mapping->columns[i].heading);
        report->fields[i] = mapping->columns[i].field;
        report->remembered[i] = heading_memory_gave(&importer->memory, &mapping->columns[i]);
    }
}

static bool
open_headings(struct importer *importer, struct error *error)
{
    if (!heading_memory_read(&importer->memory, importer->session, importer->options, error))
        return false;
    importer->source = row_source_open(importer->options, &importer->memory.choices, error);
    if (importer->source == NULL)
        return false;
    importer->mapping = row_source_mapping(importer->source);
    report_headings(importer);
    return true;
}

static bool
check_source(const struct importer *importer, const char *name, struct error *error)
{
    if (importer->mapping->type != &candidate_type)
        return true;
    const struct field *field = &candidate_type.fields[CANDIDATE_SOURCE];
    return field_accept(field, name, session_context(importer->session), error);
}

static bool
importer_open(struct importer *importer, struct error *error)
{
    if (!open_headings(importer, error) ||
        !import_mapping_check(importer->mapping, importer->options, error))
        return false;
    const char *source = importer->options->source;
    if (string_is_empty(source))
        source = importer->mapping->kind->name;
    if (!check_source(importer, source, error))
        return false;
    importer->builder = row_builder_new(importer->session, importer->mapping, source);
    importer->spare = must_calloc(importer->mapping->count + 1, sizeof *importer->spare);
    importer->protected = must_calloc(importer->mapping->count + 1, sizeof *importer->protected);
    return true;
}

static void
importer_close(struct importer *importer)
{
    matcher_clear(&importer->matcher);
    row_builder_free(importer->builder);
    row_source_close(importer->source);
    heading_memory_clear(&importer->memory);
    import_consent_clear(&importer->consent);
    free(importer->spare);
    free(importer->protected);
}

/* --- what a row tells --- */

static const char *
heading_of(const struct importer *importer, size_t column)
{
    return column != NO_COLUMN ? importer->mapping->columns[column].heading : NULL;
}

static void
refuse(struct importer *importer, size_t line, size_t column, const struct error *error)
{
    importer->report->refused++;
    import_report_note(importer->report, line, heading_of(importer, column), true, "%s",
                       error->text);
}

static void
tell_remarks(struct importer *importer, size_t line)
{
    const struct built_row *row = row_builder_row(importer->builder);
    for (size_t i = 0; i < row->remark_count; i++)
        import_report_note(importer->report, line, heading_of(importer, row->remarks[i].column),
                           false, "%s", row->remarks[i].text);
    for (size_t i = 0; i < row->spare_count; i++)
        importer->spare[row->spare[i]]++;
}

static void
count_protected(struct importer *importer, const struct source_row *row)
{
    for (size_t i = 0; i < importer->mapping->count; i++) {
        if (importer->mapping->columns[i].characteristic && row->cells[i] != NULL &&
            !cell_is_blank(row->cells[i]))
            importer->protected[i]++;
    }
}

static void
tell_protected(struct importer *importer)
{
    for (size_t i = 0; i < importer->mapping->count; i++) {
        if (importer->protected[i] > 0)
            import_report_note(importer->report, 0, heading_of(importer, i), false,
                               "left out in %zu row%s, because it may tell a protected "
                               "characteristic",
                               importer->protected[i], importer -> protected[i] == 1 ? "" : "s");
    }
}

static void
tell_spares(struct importer *importer)
{
    for (size_t i = 0; i < importer->mapping->count; i++) {
        const struct column *column = &importer->mapping->columns[i];
        bool noted = mapping_notes_spare(importer->mapping, i);
        if (importer->spare[i] > 0)
            import_report_note(importer->report, 0, column->heading, false,
                               "%s in %zu row%s, because %s was filled from another column",
                               noted ? "went into the notes" : "left out", importer->spare[i],
                               importer->spare[i] == 1 ? "" : "s", column->field->label);
    }
}

/* Only what is wrong with the row refuses it; anything else ends the import. */
static bool
is_row_fault(const struct error *error)
{
    return error->code == ERROR_INPUT || error->code == ERROR_CONFLICT ||
           error->code == ERROR_NOT_FOUND;
}

static bool
refuse_or_stop(struct importer *importer, size_t line, struct error *error)
{
    if (!is_row_fault(error))
        return false;
    refuse(importer, line, row_builder_column(importer->builder, error->field), error);
    return true;
}

/* --- checking --- */

static bool
check_links(struct importer *importer, const struct record *record, struct error *error)
{
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        struct id id;
        if (field->kind != FIELD_LINK || record_get(record, i) == NULL ||
            !id_from_text(record_get(record, i), &id))
            continue;
        struct record *target = session_get(importer->session, field->target, &id, error);
        if (target == NULL && error->code == ERROR_NOT_FOUND)
            return error_set_field(error, (int)i, "%s must be here already; there is no %s '%s'",
                                   field->label, field->target->name, record_get(record, i));
        if (target == NULL)
            return false;
        record_free(target);
    }
    return true;
}

static bool
hold_against_others(struct importer *importer, const struct record *record,
                    const struct record *before, struct error *error)
{
    if (importer->mapping->own || !importer->mapping->importable->held)
        return true;
    struct record *copy = record_copy(record);
    bool admitted = copy->type->admit(importer->session, copy, before, error);
    record_free(copy);
    return admitted;
}

/* What the door will check, so that a dry run says the same. */
static bool
check_record(struct importer *importer, const struct record *record, const struct record *before,
             struct error *error)
{
    struct error_list problems;
    bool sound = record_check(record, before, session_context(importer->session), &problems);
    if (!sound)
        *error = problems.items[0];
    error_list_clear(&problems);
    return sound && check_links(importer, record, error) &&
           hold_against_others(importer, record, before, error);
}

/* A file of our own brings the consents itself. */
static bool
note_consent(struct importer *importer, const struct record *record, struct error *error)
{
    return importer->mapping->own || import_consent_note(&importer->consent, importer->session,
                                                         record, importer->dry_run, error);
}

/* --- new records --- */

static bool
do_what_comes_with(const struct importer *importer, const struct record *record,
                   struct error *error)
{
    const struct import_options *options = importer->options;
    return importer->dry_run || !options->added ||
           options->added(options->context, record, importer->report->rows - 1, error);
}

static bool
tell_duplicate(struct importer *importer, const struct record *record, bool is_new, size_t line,
               struct error *error)
{
    char *why;
    if (!matcher_find_duplicate(&importer->matcher, record, is_new, line, &why, error))
        return false;
    if (why != NULL) {
        importer->report->duplicates++;
        import_report_note(importer->report, line, NULL, false, "%s", why);
    }
    free(why);
    return true;
}

static bool
add(struct importer *importer, struct record *record, size_t line, struct error *error)
{
    if (!check_record(importer, record, NULL, error))
        return refuse_or_stop(importer, line, error);
    if (!tell_duplicate(importer, record, true, line, error))
        return false;
    if (!importer->dry_run && !session_add(importer->session, record, error))
        return refuse_or_stop(importer, line, error);
    importer->report->added++;
    return note_consent(importer, record, error) && do_what_comes_with(importer, record, error);
}

/* What posact sets itself of a new record. */
static bool
admit(struct importer *importer, struct record *record, struct error *error)
{
    const struct record_type *type = record->type;
    return !type->admit || type->admit(importer->session, record, NULL, error);
}

/* The record that an undo put into the trash comes back as if it were new. */
static bool
add_again(struct importer *importer, struct record *record, const struct record *undone,
          size_t line, struct error *error)
{
    struct session *session = importer->session;
    if (!check_record(importer, record, NULL, error))
        return refuse_or_stop(importer, line, error);
    if (!tell_duplicate(importer, record, true, line, error))
        return false;
    importer->report->added++;
    if (importer->dry_run)
        return note_consent(importer, record, error);
    if (!admit(importer, record, error))
        return refuse_or_stop(importer, line, error);
    if (!session_restore(session, undone->type, &undone->id, error))
        return false;
    struct record *stored = session_get(session, undone->type, &undone->id, error);
    if (stored == NULL)
        return false;
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++)
        record_set(stored, i, record_get(record, i));
    bool ok = session_edit(session, stored, NULL, error) && note_consent(importer, stored, error) &&
              do_what_comes_with(importer, stored, error);
    record_free(stored);
    return ok;
}

/* --- records that are here --- */

static void
tell_kept(struct importer *importer, const struct record *stored, size_t field, size_t line)
{
    struct text value = TEXT_EMPTY;
    session_show(importer->session, &stored->type->fields[field], record_get(stored, field),
                 &value);
    size_t column = row_builder_column(importer->builder, (int)field);
    import_report_note(importer->report, line, heading_of(importer, column), false,
                       "%s was changed here since the last import and stays '%s'",
                       stored->type->fields[field].label, text_string(&value));
    text_clear(&value);
}

/* Three values meet: what the last import wrote, what is here, what the file says now. The
 * file's news is taken where nobody touched what is here; an officer's change stays. */
static bool
merge_field(struct importer *importer, struct record *stored, size_t field, size_t line,
            bool *changed, struct error *error)
{
    const struct built_row *row = row_builder_row(importer->builder);
    const char *now = record_get(row->record, field);
    const char *here = record_get(stored, field);
    if (now == NULL || string_equal(now, here))
        return true;
    bool found;
    char *before = NULL;
    if (!session_imported_value(importer->session, stored, field, &found, &before, error))
        return false;
    if (!string_equal(now, before)) {
        if (string_equal(here, before)) {
            record_set(stored, field, now);
            *changed = true;
        } else {
            tell_kept(importer, stored, field, line);
        }
    }
    free(before);
    return true;
}

static bool
merge(struct importer *importer, struct record *stored, size_t line, bool *changed,
      struct error *error)
{
    const struct built_row *row = row_builder_row(importer->builder);
    for (size_t i = RECORD_CORE_COUNT; i < stored->type->field_count; i++) {
        if (!row->filled[i])
            continue;
        if (!row->own) {
            if (!merge_field(importer, stored, i, line, changed, error))
                return false;
        } else if (!record_same_value(stored, row->record, i)) {
            /* Our own file is exact: it says what the record is to be. */
            record_set(stored, i, record_get(row->record, i));
            *changed = true;
        }
    }
    return true;
}

/* The news of the row, and whether the record may have them. */
static bool
merge_and_check(struct importer *importer, struct record *stored, const struct record *before,
                size_t line, bool *changed, bool *sound, struct error *error)
{
    bool ok = merge(importer, stored, line, changed, error);
    *sound = ok && (!*changed || check_record(importer, stored, before, error));
    return ok;
}

static bool
update_from(struct importer *importer, struct record *stored, const struct record *before,
            size_t line, struct error *error)
{
    bool changed = false, sound;
    if (!merge_and_check(importer, stored, before, line, &changed, &sound, error))
        return false;
    if (!sound)
        return refuse_or_stop(importer, line, error);
    if (!tell_duplicate(importer, stored, false, line, error))
        return false;
    if (changed && !importer->dry_run && !session_edit(importer->session, stored, NULL, error))
        return refuse_or_stop(importer, line, error);
    if (changed)
        importer->report->updated++;
    else
        importer->report->unchanged++;
    return importer->mapping->own || import_consent_again(&importer->consent, importer->session,
                                                          stored, before, importer->dry_run, error);
}

static bool
update(struct importer *importer, struct record *stored, size_t line, struct error *error)
{
    struct record *before = record_copy(stored);
    bool ok = update_from(importer, stored, before, line, error);
    record_free(before);
    return ok;
}

/* --- rows --- */

static bool
take_matched(struct importer *importer, enum match match, struct record *stored, size_t line,
             struct error *error)
{
    struct record *record = row_builder_row(importer->builder)->record;
    switch (match) {
    case MATCH_NONE:
        return add(importer, record, line, error);
    case MATCH_LIVE:
        return update(importer, stored, line, error);
    case MATCH_REMOVED:
        importer->report->unchanged++;
        import_report_note(importer->report, line, NULL, false,
                           "is in the trash, and stays there; restore it to have it back");
        return true;
    case MATCH_UNDONE:
        return add_again(importer, record, stored, line, error);
    }
    return true;
}

static bool
take_row(struct importer *importer, const struct source_row *row, struct error *error)
{
    size_t column;
    importer->report->rows++;
    count_protected(importer, row);
    if (!row_builder_build(importer->builder, row, &column, error)) {
        if (!is_row_fault(error))
            return false;
        refuse(importer, row->line, column, error);
        return true;
    }
    struct built_row *built = row_builder_row(importer->builder);
    size_t last = matcher_last_line(&importer->matcher, built);
    if (last > row->line) {
        importer->report->unchanged++;
        import_report_note(importer->report, row->line, NULL, false,
                           "line %zu is the same %s again and counts instead", last,
                           built->record->type == &candidate_type ? "person"
                                                                  : built->record->type->name);
        return true;
    }
    enum match match;
    struct record *stored;
    if (!matcher_find(&importer->matcher, built, row->line, &match, &stored, error))
        return false;
    size_t taken = importer->report->added + importer->report->updated;
    bool ok = take_matched(importer, match, stored, row->line, error);
    if (importer->report->added + importer->report->updated > taken)
        tell_remarks(importer, row->line); /* news only: not again each time the file comes */
    record_free(stored);
    return ok;
}

static bool
each_row(struct importer *importer,
         bool (*take)(struct importer *, const struct source_row *, struct error *),
         struct error *error)
{
    const struct import_options *options = importer->options;
    struct source_row row;
    for (size_t count = 1; row_source_next(importer->source, &row, error); count++) {
        if (!take(importer, &row, error))
            return false;
        if (count % ROWS_BETWEEN_QUESTIONS == 0 && options->go_on &&
            !options->go_on(options->context, count))
            return error_set(error, ERROR_STOPPED, "Stopped: nothing was imported");
    }
    return error->code == ERROR_NONE;
}

/* First pass: how many rows, and which row of several about one person comes last. */
static bool
note_key(struct importer *importer, const struct source_row *row, struct error *error)
{
    size_t column;
    importer->row_count++;
    bool built = row_builder_build(importer->builder, row, &column, error);
    if (!built && !is_row_fault(error))
        return false;
    if (built)
        matcher_note_key(&importer->matcher, row_builder_row(importer->builder), row->line);
    return true;
}

static bool
take_rows(struct session *session, void *context, struct error *error)
{
    (void)session;
    struct importer *importer = context;
    if (!row_source_rewind(importer->source, error) || !each_row(importer, take_row, error))
        return false;
    tell_spares(importer);
    tell_protected(importer);
    import_consent_tell(&importer->consent, importer->report);
    return true;
}

/* The import itself is done by now, so what cannot be remembered is no fault of it. */
static void
remember_headings(struct importer *importer)
{
    const struct mapping *mapping = importer->mapping;
    struct error ignored;
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = mapping->columns[i].field;
        bool news;
        if (heading_memory_keep(&importer->memory, importer->session, mapping, i, &news,
                                &ignored) &&
            news)
            import_report_note(importer->report, 0, mapping->columns[i].heading, false,
                               "remembered: in the next file with this heading it %s%s too",
                               field != NULL ? "fills " : "is left out",
                               field != NULL ? field->label : "");
    }
}

/* --- the three ways in --- */

/* E08. */
static bool
back_up(const struct importer *importer, struct error *error)
{
    if (importer->row_count <= BULK_ROWS)
        return true;
    struct text made = TEXT_EMPTY;
    bool done = backups_make(importer->session, NULL, "import", &made, error);
    text_clear(&made);
    return done || error_prefix(error, "Nothing was imported, for no backup could be made first");
}

static bool
import(struct session *session, const struct import_options *options, bool dry_run,
       struct import_report *report, struct error *error)
{
    struct importer importer = {
        .session = session,
        .options = options,
        .report = report,
        .dry_run = dry_run,
    };
    *report = (struct import_report){.rows = 0};
    bool ok = importer_open(&importer, error) &&
              matcher_start(&importer.matcher, session, options->type, error) &&
              each_row(&importer, note_key, error);
    if (ok && dry_run)
        ok = take_rows(session, &importer, error);
    else if (ok)
        ok = back_up(&importer, error) &&
             session_write(session, "import", take_rows, &importer, error);
    if (ok && !dry_run)
        remember_headings(&importer);
    importer_close(&importer);
    return ok;
}

bool
import_headings(struct session *session, const struct import_options *options,
                struct import_report *report, struct error *error)
{
    struct importer importer = {.session = session, .options = options, .report = report};
    *report = (struct import_report){.rows = 0};
    bool ok = open_headings(&importer, error);
    importer_close(&importer);
    return ok;
}

bool
import_dry_run(struct session *session, const struct import_options *options,
               struct import_report *report, struct error *error)
{
    return import(session, options, true, report, error);
}

bool
import_run(struct session *session, const struct import_options *options,
           struct import_report *report, struct error *error)
{
    return import(session, options, false, report, error);
}
