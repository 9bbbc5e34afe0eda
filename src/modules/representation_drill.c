/* representation_drill.c - what stands behind one figure of representation. */
#include "modules/representation_drill.h"

#include "base/text.h"
#include "config/config.h"
#include "modules/representation_report.h"
#include "record/record.h"

#define DAYS_MOST 12 /* of the history */

/* --- history --- */

static void
append_past(const struct representation *past, const char *role, const char *group,
            struct text *out)
{
    char day[DATE_TEXT_SIZE];
    date_show(past->date, day);
    text_append_format(out, "  %s: ", day);
    for (size_t i = 0; i < past->count; i++) {
        const struct representation_part *part = &past->parts[i];
        for (size_t j = 0; j < part->role_count * part->group_count; j++) {
            if (!string_equal(part->roles[j / part->group_count].code, role) ||
                !string_equal(part->groups[j % part->group_count].code, group))
                continue;
            standing_cell_write(&part->cells[j], out);
            text_append_char(out, '\n');
            return;
        }
    }
    text_append(out, "not counted\n");
}

/* Each day is compared as it would have been then, with the population known by then. */
static bool
append_history(struct session *session, const struct representation *representation,
               const struct representation_question *question,
               const struct representation_part *part, const char *role, const char *group,
               struct text *out, struct error *error)
{
    struct date days[DAYS_MOST];
    size_t count = 0;
    struct gather_question gather = {
        .type = &workforce_type,
        .counting = &representation->counting,
        .force = question->force,
        .characteristic = part->characteristic->code,
        .as_at = &representation->date,
        .basis = COUNT_HEADCOUNT,
    };
    if (!snapshot_days(session, &gather, days, DAYS_MOST, &count, error))
        return false;
    text_append(out, "History, the newest first\n");
    for (size_t i = 0; i < count; i++) {
        struct representation past;
        struct error fault;
        struct representation_question asked = {
            .force = question->force,
            .characteristic = part->characteristic->code,
            .list = part->list ? part->list->name.code : NULL,
            .as_at = &days[i],
            .released = question->released,
        };
        if (representation_find(session, &asked, &past, &fault))
            append_past(&past, role, group, out);
        else
            text_append_format(out, "  Not compared: %s\n", fault.text);
        representation_clear(&past);
    }
    return true;
}

/* --- sources --- */

static void
append_sources(const struct representation *representation, struct text *out)
{
    const struct record_list *sources = &representation->workforce.sources;
    for (size_t i = 0; i < sources->count; i++) {
        const struct record *snapshot = sources->items[i];
        char reference[ID_TEXT_SIZE];
        id_to_text(&snapshot->id, reference);
        text_append_format(out, "  Workforce: %s; %s; file %s; snapshot %.8s\n",
                           record_get(snapshot, SNAPSHOT_NAME),
                           record_get(snapshot, SNAPSHOT_SOURCE),
                           record_get(snapshot, SNAPSHOT_FILE), reference);
    }
}

bool
representation_drill(struct session *session, const struct representation *representation,
                     const struct representation_question *question,
                     const struct representation_part *part, size_t role, size_t group,
                     struct text *out, struct error *error)
{
    struct text words = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    representation_evidence(representation, part, role, group, out);
    text_append(out, "\n\n");
    bool done = append_history(session, representation, question, part, part->roles[role].code,
                               part->groups[group].code, out, error);
    text_append(out, "\nSources\n");
    append_sources(representation, out);
    date_show(part->local_date, day);
    text_append_format(out, "  Population: %s, %s; %s\n", day, part->local_ages,
                       part->local_source);
    if (part->list)
        text_append_format(out, "  Code list: %s (%s)%s%s\n", part->list->name.label,
                           part->list->name.code,
                           part->local_list != part->list ? ", population mapped from " : "",
                           part->local_list != part->list ? part->local_list->name.label : "");
    text_append_format(out, "  %u%% of the workforce stated it; %zu tests in the report\n",
                       part->stated, representation->tests);
    representation_command(representation, question, &words);
    text_append_format(out, "\nThe same figures\n  %s\n", text_string(&words));
    text_clear(&words);
    return done;
}

/* --- whose --- */

void
representation_own_force(struct session *session, struct text *out)
{
    const char *configured = config_text(session_config(session), SETTING_FORCE);
    struct record_list list = {.count = 0};
    struct count_table table;
    struct counting counting;
    struct error error = {.text = ""};
    bool unused;
    text_append(out, configured);
    if (*configured != '\0')
        return;
    if (counting_load(config_text(session_config(session), SETTING_COUNTING), &counting, &error) &&
        snapshot_read_all(session, &workforce_type, &list, &error) && list.count > 0) {
        const char *only = NULL;
        bool several = !snapshot_counts(list.items[0], &table, &error);
        for (size_t i = 0; i < table.block_count; i++)
            for (size_t j = 0; j < table.blocks[i].row_count; j++) {
                const char *area = table.blocks[i].rows[j].area;
                several = several || (only && !string_equal(only, area));
                only = area;
            }
        const struct counted *force =
            only && !several ? counting_force(&counting, only, &unused) : NULL;
        text_append(out, force ? force->label : "");
        count_table_clear(&table);
    }
    record_list_clear(&list);
    counting_clear(&counting);
}

/* --- line by line --- */

void
representation_lines(const struct representation *representation, struct text *out)
{
    char day[DATE_TEXT_SIZE];
    size_t number = 0;
    date_show(representation->date, day);
    text_append_format(out, "Representation, %s, %s\n", representation->force->label, day);
    for (size_t i = 0; i < representation->count; i++) {
        const struct representation_part *part = &representation->parts[i];
        text_append_format(out, "%s\n", part->characteristic->label);
        if (part->refusal)
            text_append_format(out, "Not compared: %s\n", part->refusal);
        for (size_t j = 0; j < part->role_count * part->group_count; j++) {
            text_append_format(out, "%zu. %s, %s: ", ++number,
                               part->roles[j / part->group_count].label,
                               part->groups[j % part->group_count].label);
            standing_cell_write(&part->cells[j], out);
            text_append_char(out, '\n');
        }
    }
}
