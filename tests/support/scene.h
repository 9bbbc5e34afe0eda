/* scene.h - where a typed test plays: an invented database, a configuration, and days that follow
 * one another. */
#ifndef SUPPORT_SCENE_H
#define SUPPORT_SCENE_H

#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SCENE_NAMES 8

struct scene {
    size_t people;                  /* of the demo; 0 for none */
    const char *names[SCENE_NAMES]; /* of candidates that are there besides */
    size_t name_count;
    bool parted;          /* "# parted": see parted.h */
    int64_t now_ms;       /* the time at which everything of the first day happens */
    const char *settings; /* path of a posact.yaml; NULL for the built-in values */
};

/* Reads a first line of a file of a typed test: "# people 0", "# add Siân Wyn-Jones", "# now
 * 2026-11-21T12:04:00Z", "# settings tests/data/other.yaml",
 * "# parted"; false for another. Names and
 * path are borrowed from the line. */
bool scene_read_heading(const char *line, struct scene *scene);

/* The day of J. Shah's, or of who is named: opened, with the scene's people on the first. */
struct scene_days {
    const struct scene *scene;
    struct config *config; /* owned; its problems are told to who asks first */
    struct custom_fields *custom;
    struct error_list problems;
    char *folder;                 /* of the database, when it outlives a day */
    const char *script;           /* from the next day on; NULL when that was the last */
    char *part;                   /* what is typed today; owned */
    char *officer, *next_officer; /* who works today, and then; NULL for J. Shah; owned */
    struct session *session;      /* of today; owned */
    struct id last;               /* of the named candidates */
    int64_t now_ms;
    uint64_t number;
};

/* A script may go on as another day at `<day 2026-11-23T09:00:00Z>`: posact is left and opened
 * again then, with a name behind the time by that officer. */
void scene_begin(struct scene_days *days, const struct scene *scene, const char *script);
/* Opens the next day; false when there is none. */
bool scene_next_day(struct scene_days *days);
/* The path of the database is another in each run: makes it "/scene.db" in what was shown. */
void scene_hide_folder(const struct scene_days *days, struct text *shown);
void scene_end(struct scene_days *days);

#endif
