/* typing.c - keys typed at the screens, and what came of it. */
#include "support/typing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "modules/registry.h"
#include "support/screen.h"

#define ALL 10000

static void
append_record(const struct record *record, struct text *out)
{
    text_append(out, record->type->name);
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        const char *value = record_get(record, i);
        if (value)
            text_append_format(out, " %s=%s", record->type->fields[i].name, value);
    }
    text_append(out, "\n");
}

static void
append_records(struct session *session, const struct record_type *type, struct text *out)
{
    struct error error = {.text = ""};
    struct query query = query_default(type);
    struct record_list list = {0};
    if (!session_read(session, &query, QUERY_FIRST, NULL, ALL, &list, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < list.count; i++)
        append_record(list.items[i], out);
    record_list_clear(&list);
}

static void
on_shot(void *context, struct session *session)
{
    struct typing *typing = context;
    text_reset(&typing->last);
    for (size_t i = 0; i < registry_type_count; i++)
        append_records(session, registry_types[i], &typing->last);
    if (typing->shot_count++ > 0)
        return;
    text_append(&typing->first, text_string(&typing->last));
    if (typing->meanwhile)
        typing->meanwhile(session);
}

void
typing_run(struct typing *typing, const char *keys)
{
    struct screen_options options = screen_defaults(keys);
    text_reset(&typing->shots);
    text_reset(&typing->first);
    text_reset(&typing->last);
    typing->shot_count = 0;
    options.scene.people = typing->people;
    options.scene.settings = typing->settings;
    options.rows = typing->rows ? typing->rows : options.rows;
    options.columns = typing->columns ? typing->columns : options.columns;
    options.on_shot = on_shot;
    options.context = typing;
    screen_run(&options, &typing->shots);
}

void
typing_clear(struct typing *typing)
{
    text_clear(&typing->shots);
    text_clear(&typing->first);
    text_clear(&typing->last);
}

static bool
has(const struct text *text, const char *words)
{
    if (strstr(text_string(text), words))
        return true;
    print_error("no '%s' in\n%s\n", words, text_string(text));
    return false;
}

bool
typing_shows(const struct typing *typing, const char *words)
{
    return has(&typing->shots, words);
}

bool
typing_stored(const struct typing *typing, const char *words)
{
    return has(&typing->last, words);
}
