/* conflicts.c - prints what is to be settled: what it was before, and each value with its author.
 */
#include "cli/conflicts.h"

#include "base/date.h"
#include "base/utf8.h"
#include "cli/cli_call.h"
#include "exchange/json_text.h"
#include "modules/settle.h"

static const char *
field_name(const struct conflict *conflict)
{
    const struct field *field = record_type_field_by_number(conflict->type, conflict->column);
    return field ? field->name : "alive";
}

/* "candidate 1c8112ea phone  Phone of Siân Wyn-Jones, was 07700 900001", then a line a value. */
static void
append_lines(struct session *session, const struct conflict *conflict, struct text *out)
{
    char id[ID_TEXT_SIZE];
    struct text what = TEXT_EMPTY;
    id_to_text(&conflict->record, id);
    settle_say_what(session, conflict, &what);
    text_append(&what, ", was ");
    settle_say_value(session, conflict, conflict->base, &what);
    text_append_format(out, "%s %.8s %s  ", conflict->type->name, id, field_name(conflict));
    utf8_safe(out, text_string(&what), false);
    text_append_char(out, '\n');
    for (size_t i = 0; i < conflict->side_count; i++) {
        const struct conflict_side *side = &conflict->sides[i];
        text_reset(&what);
        settle_say_value(session, conflict, side->value, &what);
        text_append(&what, "  (");
        settle_say_who(session, side, &what);
        text_append(&what, side->shown ? "; shown now)" : ")");
        text_append_format(out, "  %zu  ", i + 1);
        utf8_safe(out, text_string(&what), false);
        text_append_char(out, '\n');
    }
    text_clear(&what);
}

static void
append_value(const char *member, const char *value, struct text *out)
{
    if (value)
        json_text_append_member(out, member, value);
    else
        text_append_format(out, "\"%s\": null", member);
}

static void
append_side(const struct conflict_side *side, struct text *out)
{
    char moment[DATE_TEXT_SIZE];
    moment_to_iso(side->time_ms, moment);
    text_append_char(out, '{');
    append_value("value", side->value, out);
    text_append(out, ", ");
    json_text_append_member(out, "by", side->actor);
    text_append(out, ", ");
    json_text_append_member(out, "at", moment);
    text_append_format(out, ", \"replica\": %lld, \"shown\": %s}",
                       (long long)side->operation.replica, side->shown ? "true" : "false");
}

static void
append_object(const struct conflict *conflict, struct text *out)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&conflict->record, id);
    text_append_char(out, '{');
    json_text_append_member(out, "type", conflict->type->name);
    text_append(out, ", ");
    json_text_append_member(out, "id", id);
    text_append(out, ", ");
    json_text_append_member(out, "field", field_name(conflict));
    text_append(out, ", ");
    append_value("before", conflict->base, out);
    text_append(out, ", \"values\": [");
    for (size_t i = 0; i < conflict->side_count; i++) {
        text_append(out, i > 0 ? ", " : "");
        append_side(&conflict->sides[i], out);
    }
    text_append(out, "]}");
}

static void
append_all(struct session *session, const struct settle_list *list, bool json, struct text *out)
{
    text_append(out, json ? "[" : "");
    for (size_t i = 0; i < list->count; i++) {
        if (json) {
            text_append(out, i > 0 ? ",\n" : "\n");
            append_object(&list->items[i], out);
        } else {
            append_lines(session, &list->items[i], out);
        }
    }
    if (json)
        text_append(out, list->count > 0 ? "\n]\n" : "]\n");
}

bool
conflicts_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct settle_list list = {.count = 0};
    struct text out = TEXT_EMPTY;
    if (!settle_read(call->session, &list, error))
        return false;
    append_all(call->session, &list, cli_is_given(call, CONFLICTS_JSON), &out);
    output_text(&run->output, &out);
    if (list.count == 0) {
        text_append(&call->outcome.message, "Nothing is to be settled");
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
    } else if (list.more) {
        text_append_format(&call->outcome.message,
                           "There are more than these %zu; settle some, then ask again",
                           list.count);
    }
    settle_list_clear(&list);
    text_clear(&out);
    return true;
}

const struct field conflicts_args[CONFLICTS_ARG_COUNT] = {
    [CONFLICTS_JSON] = {.name = "json",
                        .label = "JSON",
                        .kind = FIELD_CHOICE,
                        .choices = &cli_switch,
                        .help = "As an array of objects, for a program"},
};
