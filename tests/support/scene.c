/* scene.c - opens and closes posact on an invented database, day by day. */
#include "support/scene.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/memory.h"
#include "config/config.h"
#include "modules/custom_fields.h"
#include "modules/demo.h"
#include "support/fixture.h"
#include "support/parted.h"

#define DEMO_SEED 1
#define OFFICER "J. Shah"
#define ANOTHER_DAY "<day "

static int64_t
moment(const char *text, size_t length)
{
    int64_t milliseconds = 0;
    char *word = must_strndup(text, length);
    if (!moment_from_iso(word, &milliseconds))
        fail_msg("no moment: %s", word);
    free(word);
    return milliseconds;
}

static bool
starts(const char *line, const char *word, const char **rest)
{
    *rest = line + strlen(word);
    return string_starts(line, word);
}

bool
scene_read_heading(const char *line, struct scene *scene)
{
    const char *rest;
    if (starts(line, "# add ", &rest) && scene->name_count < SCENE_NAMES)
        scene->names[scene->name_count++] = rest;
    else if (starts(line, "# now ", &rest))
        scene->now_ms = moment(rest, strlen(rest));
    else if (starts(line, "# settings ", &rest))
        scene->settings = rest;
    else if (string_equal(line, "# parted"))
        scene->parted = true;
    else
        return sscanf(line, "# people %6zu", &scene->people) == 1;
    return true;
}

void
scene_begin(struct scene_days *days, const struct scene *scene, const char *script)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
    *days = (struct scene_days){.scene = scene, .script = script, .now_ms = scene->now_ms};
    days->config =
        config_load(&(struct config_sources){.given_path = scene->settings}, &days->problems);
    days->custom = custom_fields_new(days->config, &days->problems);
    if (strstr(script, ANOTHER_DAY) != NULL)
        days->folder = fixture_fast_folder();
}

static struct session *
open_session(struct scene_days *days)
{
    struct store_options options = fixture_options();
    char *path = days->folder ? must_format("%s/scene.db", days->folder) : must_strdup(":memory:");
    options.kind = "demo";
    options.clock = clock_fixed(days->now_ms);
    options.path = path;
    options.ids = id_source_seeded(++days->number);
    if (days->number > 1)
        options.mode = STORE_OPEN;
    struct session *session = session_new(&(struct session_options){
        .store = fixture_store(&options),
        .config = days->config,
        .clock = options.clock,
        .officer = days->officer ? days->officer : OFFICER,
    });
    free(path);
    return session;
}

static void
invent_people(struct scene_days *days)
{
    struct error error = {.text = ""};
    const struct scene *scene = days->scene;
    if (scene->people > 0 && !demo_fill(days->session, scene->people, DEMO_SEED, &error))
        fail_msg("%s", error.text);
    struct id named[SCENE_NAMES];
    for (size_t i = 0; i < scene->name_count; i++)
        days->last = named[i] = fixture_candidate(days->session, scene->names[i], NULL);
    if (scene->parted && scene->name_count >= 3)
        parted_meet(days->session, named);
}

static void
close_day(struct scene_days *days)
{
    if (days->session)
        session_free(days->session);
    free(days->part);
    free(days->officer);
    days->session = NULL;
    days->part = days->officer = NULL;
}

/* "2026-11-23T09:00:00Z" or "2026-11-23T09:00:00Z M. Begum", up to ">". */
static void
read_day(struct scene_days *days, const char *when)
{
    size_t length = strcspn(when, ">"), time = strcspn(when, " >");
    days->now_ms = moment(when, time);
    free(days->next_officer);
    days->next_officer = time < length ? must_strndup(when + time + 1, length - time - 1) : NULL;
    days->script = when + length + 1;
    days->script += *days->script == '\n';
}

bool
scene_next_day(struct scene_days *days)
{
    if (!days->script)
        return false;
    close_day(days);
    days->officer = days->next_officer;
    days->next_officer = NULL;
    const char *next = strstr(days->script, ANOTHER_DAY);
    days->part = next ? must_strndup(days->script, (size_t)(next - days->script))
                      : must_strdup(days->script);
    days->session = open_session(days);
    if (days->number == 1)
        invent_people(days);
    days->script = next;
    if (next)
        read_day(days, next + strlen(ANOTHER_DAY));
    return true;
}

void
scene_hide_folder(const struct scene_days *days, struct text *shown)
{
    struct text hidden = TEXT_EMPTY;
    const char *from = text_string(shown), *found;
    while (days->folder && (found = strstr(from, days->folder))) {
        text_append_bytes(&hidden, from, (size_t)(found - from));
        from = found + strlen(days->folder);
    }
    text_append(&hidden, from);
    text_clear(shown);
    *shown = hidden;
}

void
scene_end(struct scene_days *days)
{
    close_day(days);
    error_list_clear(&days->problems);
    custom_fields_free(days->custom);
    config_free(days->config);
    if (days->folder)
        fixture_remove(days->folder);
}
