/* settings.h - one row per setting: what posact.yaml may say, and what it means.
 *
 * The rows are the only place that knows a setting: reading and checking posact.yaml,
 * `posact config show|defaults|schema`, the manual and the shipped posact.yaml all come from them.
 */
#ifndef CONFIG_SETTINGS_H
#define CONFIG_SETTINGS_H

#include "base/choice.h"

#include <stddef.h>

enum setting {
    SETTING_DATABASE,         /* database: path, empty for the XDG data folder */
    SETTING_OFFICER,          /* officer: who is working, empty for the login name */
    SETTING_THEME,            /* theme: a name, or a path ending in .yaml */
    SETTING_COLOUR,           /* colour: auto, always, never */
    SETTING_ASCII,            /* ascii: yes, no */
    SETTING_PLAIN,            /* plain: yes, no (A10) */
    SETTING_ESCAPE_DELAY,     /* escape-delay: 25 to 1000 ms (A26) */
    SETTING_REFRESH,          /* refresh: 200 to 10000 ms between looks for others' changes */
    SETTING_LOCK_TIMEOUT,     /* lock-timeout: 1 to 60 s to wait for another writer */
    SETTING_CANDIDATE_NOTICE, /* privacy-notice: the wording version shown to people now */
    SETTING_HINTS,            /* hints: always, first, never: the line that names keys (A11) */
    SETTING_START,            /* start: day, list: the first screen */
    SETTING_LETTER_KEYS,      /* letter-keys: on, off: whether letters run commands (A25) */
    SETTING_ROLES,            /* lists.roles */
    SETTING_HEARD,            /* lists.heard: how people heard of us */
    SETTING_CLOSE_REASONS,    /* lists.close-reasons */
    SETTING_CONTACT_CHANNELS, /* lists.contact-channels */
    SETTING_CONTACT_RESULTS,  /* lists.contact-results */
    SETTING_COLUMNS,          /* columns: type -> the columns of its list */
    SETTING_VIEWS,            /* views: name -> type and line of a list (record/list_shape.h) */
    SETTING_IMPORT_HEADINGS,  /* import.headings: heading in a file -> field of a candidate */
    SETTING_KEYS,             /* keys: command, or place.command -> its keys */
    SETTING_COUNT,
};

enum setting_kind {
    SETTING_TEXT,
    SETTING_PATH,   /* text with ~ for the home folder; without / in front, in a file, it counts
                       from the folder of that file */
    SETTING_NUMBER, /* whole, minimum to maximum */
    SETTING_WORD,   /* one of `words` */
    SETTING_LIST,   /* a sequence of {code, label, retired} */
    SETTING_PAIRS,  /* a mapping of text to text, may be empty; kept as code -> label */
};

struct setting_row {
    const char *name; /* as in YAML; a dot for a group: "lists.roles" */
    enum setting_kind kind;
    const char *default_text;               /* TEXT, PATH, NUMBER, WORD */
    const struct choice_list *default_list; /* LIST, PAIRS */
    const struct choice_list *words;        /* WORD; PATH: these names, or a path ending in .yaml */
    long minimum, maximum;                  /* NUMBER; TEXT: how many characters */
    const char *help;        /* one or two sentences, also the comment in posact.yaml */
    const char *environment; /* variable that overrides it ("POSACT_THEME"), or NULL */
};

/* Indexed by enum setting; the settings of a group stand together. */
extern const struct setting_row setting_rows[SETTING_COUNT];

#endif
