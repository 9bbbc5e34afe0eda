/* settings.h - one row per setting: what posact.yaml may say, and what it means.
 *
 * The rows are the only place that knows a setting: reading and checking posact.yaml,
 * `posact config show|defaults|schema`, the manual and the shipped posact.yaml all come from them.
 */
#ifndef CONFIG_SETTINGS_H
#define CONFIG_SETTINGS_H

#include "base/choice.h"

#include <stdbool.h>
#include <stddef.h>

enum setting {
    SETTING_DATABASE,         /* database: path, empty for the XDG data folder */
    SETTING_OFFICER,          /* officer: who is working, empty for the login name */
    SETTING_ROLE,             /* role: of whoever opens the file itself (modules/permission.h) */
    SETTING_THEME,            /* theme: a name, or a path ending in .yaml */
    SETTING_COLOUR,           /* colour: auto, always, never */
    SETTING_ASCII,            /* ascii: yes, no */
    SETTING_CHARTS,           /* charts: ascii, blocks */
    SETTING_PLAIN,            /* plain: yes, no (A10) */
    SETTING_ESCAPE_DELAY,     /* escape-delay: 25 to 1000 ms (A26) */
    SETTING_IDLE,             /* idle-minutes: without a key until posact leaves; 0 for never */
    SETTING_REFRESH,          /* refresh: 200 to 10000 ms between looks for others' changes */
    SETTING_LOCK_TIMEOUT,     /* lock-timeout: 1 to 60 s to wait for another writer */
    SETTING_CANDIDATE_NOTICE, /* privacy-notice: the wording version shown to people now */
    SETTING_LETTER_LANGUAGE,  /* letter-language: en, cy, both: to whom nobody asked (P51) */
    SETTING_CLIPBOARD,        /* clipboard: file, terminal: where y copies to (F04) */
    SETTING_HINTS,            /* hints: always, first, never: the line that names keys (A11) */
    SETTING_START,            /* start: day, list: the first screen */
    SETTING_LETTER_KEYS,      /* letter-keys: on, off: whether letters run commands (A25) */
    SETTING_ROLES,            /* lists.roles */
    SETTING_HEARD,            /* lists.heard: how people heard of us */
    SETTING_CLOSE_REASONS,    /* lists.close-reasons */
    SETTING_CONTACT_CHANNELS, /* lists.contact-channels */
    SETTING_CONTACT_RESULTS,  /* lists.contact-results */
    SETTING_ROUTES,           /* lists.routes: the ways into a role */
    SETTING_STAGES,           /* lists.stages: what an application goes through */
    SETTING_MOVE_REASONS,     /* lists.move-reasons: why somebody left, or went another way */
    SETTING_MOODS,            /* lists.moods: how somebody is, in a word */
    SETTING_ENDINGS,          /* lists.pairing-endings: why a pairing ended */
    SETTING_CADENCES,         /* lists.board-cadences: how often a board meets */
    SETTING_PURPOSES,         /* lists.consent-purposes: what people are asked to agree to (T23) */
    SETTING_GROUPS,           /* lists.groups: who may say to belong to one, who may be supported */
    SETTING_BARRIERS,         /* lists.barriers: what stands in people's way (T11) */
    SETTING_ADJUSTMENTS,      /* lists.adjustment-purposes: what an adjustment is for (P23) */
    SETTING_MEASURES,         /* lists.measures: kinds of support that may be targeted (P1) */
    SETTING_DECLINES,         /* lists.decline-reasons: why somebody declined a pairing */
    SETTING_EVENT_KINDS,      /* lists.event-kinds: what events there are (T59) */
    SETTING_FEEDBACK_QUESTIONS, /* lists.feedback-questions: what is asked after an event (T67) */
    SETTING_FEEDBACK_ANSWERS,   /* lists.feedback-answers: what can be answered */
    SETTING_USER_ROLES,         /* lists.user-roles: what those who are served may do (T85) */
    SETTING_LETTERS,            /* lists.letters: what is written to people often (T20) */
    SETTING_PIPELINES,          /* pipelines: role -> the codes of its stages in their order */
    SETTING_TASK_PLANS,         /* task-plans: what is to be done when a stage is reached (T6) */
    SETTING_EVENT_PLANS,        /* event-plans: what is to be done after an event (P41) */
    SETTING_OUTCOME_DAYS,       /* outcome-days: how long what comes of an event is traced (T69) */
    /* duplicates.*: what each clue weighs that two people share (T33) */
    SETTING_DUPLICATE_EMAIL,
    SETTING_DUPLICATE_PHONE,
    SETTING_DUPLICATE_NAME,
    SETTING_DUPLICATE_AREA,
    SETTING_DUPLICATE_HINT,      /* duplicates.hint: score from which typing says so */
    SETTING_DUPLICATE_REVIEW,    /* duplicates.review: score from which a pair is reviewed */
    SETTING_BUDDY_CAPACITY,      /* buddies.capacity: pairings that a buddy has room for */
    SETTING_BUDDY_FIRST,         /* buddies.first-contact: working days */
    SETTING_BUDDY_CONTACT,       /* buddies.contact: days from one contact to the next */
    SETTING_BUDDY_QUIET,         /* buddies.quiet: days without contact until a pair is quiet */
    SETTING_BUDDY_REFRESHER,     /* buddies.refresher: months that training holds */
    SETTING_BUDDY_GUIDANCE,      /* buddies.guidance: what buddies do and never do (P40) */
    SETTING_BUDDY_CONCERNS,      /* buddies.concerns: who is told of a concern (P39) */
    SETTING_NETWORKS,            /* networks: those of the force, to be adopted (T70) */
    SETTING_TIE_BREAK_TOLERANCE, /* tie-breaks.tolerance: per cent that scores may differ (P13) */
    SETTING_TIE_BREAK_SHARE,     /* tie-breaks.share: per cent of appointments (P14) */
    SETTING_MONITORING_PACK,     /* monitoring-pack: a path (config/pack.h) */
    SETTING_OBJECTION_DAYS,      /* objection-days: until monitoring stops (P21) */
    SETTING_EQUALITY_DUTY,       /* equality-duty: "england" or "wales" (P51) */
    SETTING_SUPPRESS_BELOW,      /* suppression.below: counts under it are withheld (D17) */
    SETTING_SUPPRESS_ROUND,      /* suppression.round: the others are rounded to so many */
    SETTING_SUPPRESS_SCREEN,     /* suppression.screen: the same as below on the officer's screen */
    /* suggestions.*: what each clue weighs that speaks for a buddy (T49) */
    SETTING_SUGGESTION_REQUEST,
    SETTING_SUGGESTION_ROLE,
    SETTING_SUGGESTION_PLACE,
    SETTING_SUGGESTION_AREA,
    SETTING_SUGGESTION_LANGUAGE,
    SETTING_SUGGESTION_TIME,
    SETTING_SUGGESTION_INTEREST,
    SETTING_SUGGESTION_ROOM,
    SETTING_FORCE,         /* force: whose officers these are, as the Home Office calls it */
    SETTING_WORKING_AGE,   /* representation.working-age: of the local people compared with */
    SETTING_FINDING_LEVEL, /* representation.level: per cent that chance may seldom reach (P47) */
    SETTING_COUNTING, /* counting: code lists, forces and roles of counts (config/counting.h) */
    SETTING_BANK_HOLIDAYS,     /* bank-holidays: day -> its name */
    SETTING_LAWFUL_BASES,      /* lawful-bases: kind of record -> why it may be kept (T25) */
    SETTING_ASSESSMENT_MONTHS, /* assessments.review: months from the start to the review (P2) */
    SETTING_CONSENT_ASK,       /* consents.ask-again: days before one expires (P26) */
    SETTING_CONSENT_ERASE,     /* consents.erase: days from a withdrawal to the erasure (P26) */
    SETTING_REFERRAL_ANSWER,   /* referrals.answer: days in which the person answers (P28) */
    SETTING_OFFER_HOURS,       /* events.offer: hours for which a seat is kept (T61) */
    SETTING_COLUMNS,           /* columns: type -> the columns of its list */
    SETTING_VIEWS,             /* views: name -> type and line of a list (record/list_shape.h) */
    SETTING_IMPORT_HEADINGS,   /* import.headings: heading in a file -> field of a candidate */
    /* custom-fields: what a force asks besides (T46) */
    SETTING_CUSTOM_CANDIDATE,
    SETTING_CUSTOM_APPLICATION,
    SETTING_CUSTOM_STAFF,
    /* witness.*: who knows how far the log goes (modules/witness.h) */
    SETTING_WITNESS_KEY,
    SETTING_WITNESS_SYSLOG,
    SETTING_KEYS, /* keys: command, or place.command -> its keys */
    SETTING_COUNT,
};

enum setting_kind {
    SETTING_TEXT,
    SETTING_PATH,   /* text with ~ for the home folder; without / in front, in a file, it counts
                       from the folder of that file */
    SETTING_NUMBER, /* whole, minimum to maximum */
    SETTING_WORD,   /* one of `words` */
    SETTING_LINES,  /* several lines; of a column only */
    SETTING_SPAN,   /* a cell: so long after a day, "+3d" (date_after) */
    SETTING_LIST,   /* a sequence of {code, label, retired} and the further `columns` */
    SETTING_PAIRS,  /* a mapping of text to text, may be empty; kept as code -> label */
};

/* A further key of the items of a LIST: what it may say is a cell of the item, NULL when it says
 * nothing. */
struct setting_column {
    const char *name;                /* as in YAML: "reapply-months" */
    enum setting_kind kind;          /* NUMBER, WORD, SPAN, TEXT, LINES, or LIST: choices that the
                                        item brings itself (config_item_choices), at most one column; its
                                        cell is NULL */
    long minimum, maximum;           /* NUMBER; TEXT, LINES: how many characters */
    const struct choice_list *words; /* WORD */
    enum setting codes_of;           /* TEXT: it is a code of that LIST; 0 when it is not */
    bool required;
};

/* The cells of the lists that have columns. */
enum route_column {
    ROUTE_ROLE,
    ROUTE_COLUMN_COUNT,
};
enum stage_column {
    STAGE_DAYS,       /* how long people usually stand in it */
    STAGE_REAPPLY,    /* months until somebody who failed in it may apply again */
    STAGE_DATES_ONLY, /* "yes": nothing but its dates is kept (P33) */
    STAGE_KEEP_WARM,  /* days without a contact after which somebody who waits there hears of us */
    STAGE_COLUMN_COUNT,
};
enum move_reason_column {
    MOVE_REASON_OUTCOME, /* the code of setting_outcomes that it is a reason for */
    MOVE_REASON_COLUMN_COUNT,
};
enum letter_column {
    LETTER_EN_SUBJECT,
    LETTER_EN,
    LETTER_CY_SUBJECT,
    LETTER_CY,
    LETTER_PURPOSE, /* the consent that it takes, a code of lists.consent-purposes */
    LETTER_COLUMN_COUNT,
};
enum channel_column {
    CHANNEL_OWN_WORDS, /* "no": nobody speaks for themselves in it (P18) */
    CHANNEL_COLUMN_COUNT,
};
enum group_column {
    GROUP_CHARACTERISTIC, /* a code of setting_characteristics; NULL: offered with each (P19) */
    GROUP_VERSION,        /* of the list that it comes from */
    GROUP_WITHIN,         /* the wider group that its people belong to, too */
    GROUP_COLUMN_COUNT,
};
enum barrier_column {
    BARRIER_HELP, /* what is open to everybody who meets it */
    BARRIER_COLUMN_COUNT,
};
enum purpose_column {
    PURPOSE_MONTHS,   /* how long a consent holds */
    PURPOSE_SIGN_UP,  /* the channel by which whoever signs up gives this consent; NULL: asked apart
                       */
    PURPOSE_DECLARED, /* "yes": people may declare a group for it, as it offers support */
    PURPOSE_COLUMN_COUNT,
};
enum basis_column {
    BASIS_SOURCE, /* where it is written */
    BASIS_REVIEW, /* the day by which somebody looks at it again */
    BASIS_COLUMN_COUNT,
};
enum task_plan_column {
    TASK_PLAN_STAGE, /* that is reached */
    TASK_PLAN_DUE,   /* how long after */
    TASK_PLAN_OWNER, /* "me", whoever moves it; else the owner of the application */
    TASK_PLAN_COLUMN_COUNT,
};
enum event_kind_column {
    EVENT_KIND_MINUTES, /* how long one usually takes */
    EVENT_KIND_MEASURE, /* what a targeted one counts as, a code of lists.measures */
    EVENT_KIND_COLUMN_COUNT,
};
enum event_plan_column {
    EVENT_PLAN_AFTER, /* what the person did */
    EVENT_PLAN_DUE,   /* how long after the event */
    EVENT_PLAN_OWNER, /* "candidate", "me", whoever marks it as held; else the owner of the event */
    EVENT_PLAN_COLUMN_COUNT,
};
enum custom_field_column {
    CUSTOM_KIND, /* a code of setting_custom_kinds */
    CUSTOM_PURPOSE,
    CUSTOM_CHOICES,
    CUSTOM_COLUMN_COUNT,
};

/* The kinds of field that a force may add. */
extern const struct choice_list setting_custom_kinds;

enum ending_column {
    ENDING_CONCERN, /* "yes": a concern was passed on, and no words of it are kept (P39) */
    ENDING_COLUMN_COUNT,
};

enum cadence_column {
    CADENCE_MONTHS, /* from one meeting to the next */
    CADENCE_COLUMN_COUNT,
};
enum network_example_column {
    NETWORK_EXAMPLE_KIND, /* as the kind of a network (modules/network.h) */
    NETWORK_EXAMPLE_COLUMN_COUNT,
};

/* The protected characteristics of the Equality Act 2010, in its order. */
extern const struct choice_list setting_characteristics;
/* The group that every list of groups has: asked, and not said (P19). */
#define SETTING_NOT_SAID "prefer_not_to_say"

/* What an application can come to: these codes have rules in C, so no force changes them. */
extern const struct choice_list setting_outcomes;

enum user_role_column {
    USER_ROLE_SCREENS,
    USER_ROLE_OWN,
    USER_ROLE_PURPOSE,
    USER_ROLE_MAY,
    USER_ROLE_COLUMN_COUNT,
};

struct setting_row {
    const char *name; /* as in YAML; a dot for a group: "lists.roles" */
    enum setting_kind kind;
    const char *default_text;               /* TEXT, PATH, NUMBER, WORD */
    const struct choice_list *default_list; /* LIST, PAIRS */
    const struct setting_column *columns;   /* LIST; NULL for none */
    size_t column_count;
    const char *const *default_cells; /* of default_list, item after item */
    bool not_chosen; /* LIST: nobody chooses from it, so it may be empty and labels may repeat */
    enum setting keys_of, words_of;  /* PAIRS: the keys are codes of this LIST, the values
                                        words that are codes of that one, each once; 0 when
                                        they are not */
    bool keys_are_days;              /* PAIRS: the keys are days, such as 2026-12-25 */
    bool adds;                       /* PAIRS: a later file adds to those of the ones before, and
                                        wins where both have a key */
    const struct choice_list *words; /* WORD; PATH: these names, or a path ending in .yaml */
    long minimum, maximum;           /* NUMBER; TEXT: how many characters */
    const char *help;                /* one or two sentences, also the comment in posact.yaml */
    const char *environment;         /* variable that overrides it ("POSACT_THEME"), or NULL */
};

/* Indexed by enum setting; the settings of a group stand together. */
extern const struct setting_row setting_rows[SETTING_COUNT];

#endif
