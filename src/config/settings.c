/* settings.c - the rows: every setting, its default and its help. */
#include "config/settings.h"

#include "buddy_lists.h"
#include "candidate_lists.h"
#include "casework_lists.h"
#include "consent_lists.h"
#include "event_lists.h"
#include "follow_up_lists.h"
#include "group_lists.h"
#include "letter_list.h"
#include "network_lists.h"
#include "setting_words.h"
#include "user_role_lists.h"

/* The default of a list that a force begins itself. */
static const struct choice_list nothing = {0};

const struct setting_row setting_rows[SETTING_COUNT] = {
    [SETTING_DATABASE] =
        {
            .name = "database",
            .kind = SETTING_PATH,
            .default_text = "",
            .help = "The database, a path. Empty for the one in the data folder of the user, "
                    "usually ~/.local/share/posact.",
            .environment = "POSACT_DATABASE",
        },
    [SETTING_OFFICER] =
        {
            .name = "officer",
            .kind = SETTING_TEXT,
            .default_text = "",
            .maximum = 100,
            .help = "Who is working, as it stands in the history of every change. Empty for the "
                    "login name.",
            .environment = "POSACT_OFFICER",
        },
    [SETTING_ROLE] =
        {
            .name = "role",
            .kind = SETTING_TEXT,
            .default_text = "",
            .maximum = 40,
            .help = "What whoever opens the file may do: a role of lists.user-roles. Empty for "
                    "everything but what a role has to name. Users of a server have their own.",
            .environment = "POSACT_ROLE",
        },
    [SETTING_THEME] =
        {
            .name = "theme",
            .kind = SETTING_PATH,
            .default_text = "terminal",
            .words = &word_themes,
            .help = "How the screens look. The theme terminal sets no colours and leaves them to "
                    "the terminal.",
            .environment = "POSACT_THEME",
        },
    [SETTING_COLOUR] =
        {
            .name = "colour",
            .kind = SETTING_WORD,
            .default_text = "auto",
            .words = &word_colours,
            .help = "Whether the colours of the theme are used. With auto they are, unless "
                    "NO_COLOR is set or the terminal has none.",
            .environment = "POSACT_COLOUR",
        },
    [SETTING_ASCII] =
        {
            .name = "ascii",
            .kind = SETTING_WORD,
            .default_text = "no",
            .words = &word_yes_or_no,
            .help = "Whether the screens show ASCII only, for terminals and readers that have "
                    "nothing else: letters without their accents, ? for other scripts. What is "
                    "stored stays as it is.",
            .environment = "POSACT_ASCII",
        },
    [SETTING_CHARTS] =
        {
            .name = "charts",
            .kind = SETTING_WORD,
            .default_text = "ascii",
            .words = &word_charts,
            .help = "What the bars of a chart are made of: ascii for # = + -, which every terminal "
                    "and reader knows, or blocks for block characters.",
        },
    [SETTING_PLAIN] =
        {
            .name = "plain",
            .kind = SETTING_WORD,
            .default_text = "no",
            .words = &word_yes_or_no,
            .help = "Whether posact asks line by line instead of showing screens, for braille "
                    "lines, speech and simple terminals. The option --plain and the environment "
                    "variables POSACT_PLAIN and ACCESSIBLE, set to 1, say so too.",
        },
    [SETTING_ESCAPE_DELAY] =
        {
            .name = "escape-delay",
            .kind = SETTING_NUMBER,
            .default_text = "25",
            .minimum = 25,
            .maximum = 1000,
            .help = "Milliseconds to wait after Esc for the rest of an arrow key. More helps when "
                    "arrow keys go wrong on a slow connection.",
            .environment = "ESCDELAY",
        },
    [SETTING_IDLE] =
        {
            .name = "idle-minutes",
            .kind = SETTING_NUMBER,
            .default_text = "30",
            .minimum = 0,
            .maximum = 480,
            .help = "After so many minutes without a key posact leaves, says so a minute before, "
                    "and keeps what was typed; 0 for never.",
        },
    [SETTING_REFRESH] =
        {
            .name = "refresh",
            .kind = SETTING_NUMBER,
            .default_text = "500",
            .minimum = 200,
            .maximum = 10000,
            .help = "Milliseconds between two looks for changes that others made.",
        },
    [SETTING_LOCK_TIMEOUT] =
        {
            .name = "lock-timeout",
            .kind = SETTING_NUMBER,
            .default_text = "10",
            .minimum = 1,
            .maximum = 60,
            .help = "Seconds to wait while somebody else saves, before posact says so.",
        },
    [SETTING_CANDIDATE_NOTICE] =
        {
            .name = "privacy-notice",
            .kind = SETTING_TEXT,
            .default_text = "1",
            .minimum = 1,
            .maximum = 40,
            .help = "Version of the privacy notice that people are given now. posact "
                    "names it where the version of a notice is missing.",
        },
    [SETTING_LETTER_LANGUAGE] =
        {
            .name = "letter-language",
            .kind = SETTING_WORD,
            .default_text = "en",
            .words = &word_letter_languages,
            .help = "The language of letters to people who were not asked: English, Welsh, or both "
                    "with Welsh first. To whoever was asked posact writes in their own.",
        },
    [SETTING_CLIPBOARD] =
        {
            .name = "clipboard",
            .kind = SETTING_WORD,
            .default_text = "file",
            .words = &word_clipboards,
            .help = "Where y copies to: a file of your own that nobody else may read, or the "
                    "clipboard of the terminal (OSC 52), which every program at the other end can "
                    "read. tmux passes it on with: set -g allow-passthrough on.",
        },
    [SETTING_HINTS] =
        {
            .name = "hints",
            .kind = SETTING_WORD,
            .default_text = "always",
            .words = &word_hints,
            .help = "When the last line of the screen names keys. With first it does the first "
                    "time on each kind of screen.",
        },
    [SETTING_START] =
        {
            .name = "start",
            .kind = SETTING_WORD,
            .default_text = "day",
            .words = &word_start_screens,
            .help = "The first screen: your day, or the list of candidates.",
        },
    [SETTING_LETTER_KEYS] =
        {
            .name = "letter-keys",
            .kind = SETTING_WORD,
            .default_text = "on",
            .words = &word_letter_keys,
            .help = "Whether letters, digits and Space run commands. With off only those given "
                    "under keys do; : finds every command by name. For dictation.",
        },
    [SETTING_ROLES] =
        {
            .name = "lists.roles",
            .kind = SETTING_LIST,
            .default_list = &candidate_roles,
            .help = "Roles that people ask about.",
        },
    [SETTING_HEARD] =
        {
            .name = "lists.heard",
            .kind = SETTING_LIST,
            .default_list = &candidate_heard,
            .help = "How people heard of us.",
        },
    [SETTING_CLOSE_REASONS] =
        {
            .name = "lists.close-reasons",
            .kind = SETTING_LIST,
            .default_list = &candidate_close_reasons,
            .help = "Why the record of a candidate was closed.",
        },
    [SETTING_CONTACT_CHANNELS] =
        {
            .name = "lists.contact-channels",
            .kind = SETTING_LIST,
            .default_list = &candidate_contact_channels,
            .columns = candidate_channel_columns,
            .column_count = CHANNEL_COLUMN_COUNT,
            .default_cells = candidate_channel_cells,
            .help = "How we were in touch. own-words: no for one in which nobody speaks for "
                    "themselves; no declaration comes by it.",
        },
    [SETTING_CONTACT_RESULTS] =
        {
            .name = "lists.contact-results",
            .kind = SETTING_LIST,
            .default_list = &candidate_contact_results,
            .help = "What came of a contact.",
        },
    [SETTING_ROUTES] =
        {
            .name = "lists.routes",
            .kind = SETTING_LIST,
            .default_list = &casework_routes,
            .columns = casework_route_columns,
            .column_count = ROUTE_COLUMN_COUNT,
            .default_cells = casework_route_cells,
            .help = "The ways into a role, each with the role that it leads to.",
        },
    [SETTING_STAGES] =
        {
            .name = "lists.stages",
            .kind = SETTING_LIST,
            .default_list = &casework_stages,
            .columns = casework_stage_columns,
            .column_count = STAGE_COLUMN_COUNT,
            .default_cells = casework_stage_cells,
            .help =
                "What an application goes through. days: how long that usually takes. "
                "reapply-months: how long somebody who fails there waits before the next "
                "application. dates-only: yes keeps all words out, the dates stay. keep-warm: for "
                "stages between the offer and the start, after how many days without a contact "
                "my day lists somebody to keep in touch with, instead of as stalled.",
        },
    [SETTING_MOVE_REASONS] =
        {
            .name = "lists.move-reasons",
            .kind = SETTING_LIST,
            .default_list = &casework_move_reasons,
            .columns = casework_move_reason_columns,
            .column_count = MOVE_REASON_COLUMN_COUNT,
            .default_cells = casework_move_reason_cells,
            .help = "Why an application ended, or went on in another order than its pipeline. "
                    "outcome: what it is a reason for, one of live, appointed, withdrew, "
                    "unsuccessful, deferred, lapsed.",
        },
    [SETTING_MOODS] =
        {
            .name = "lists.moods",
            .kind = SETTING_LIST,
            .default_list = &buddy_moods,
            .help = "How a candidate or a buddy is, in one word, after a check-in.",
        },
    [SETTING_ENDINGS] =
        {
            .name = "lists.pairing-endings",
            .kind = SETTING_LIST,
            .default_list = &buddy_endings,
            .columns = buddy_ending_columns,
            .column_count = ENDING_COLUMN_COUNT,
            .default_cells = buddy_ending_cells,
            .help = "Why a pairing ended; either side may end it, without fault. concern: yes for "
                    "one that is passed on and not described.",
        },
    [SETTING_MEASURES] =
        {
            .name = "lists.measures",
            .kind = SETTING_LIST,
            .default_list = &support_measures,
            .help = "Kinds of support that an assessment may allow to target at a group. buddy and "
                    "mentoring are pairings, event is an event of any kind that names no other.",
        },
    [SETTING_DECLINES] =
        {
            .name = "lists.decline-reasons",
            .kind = SETTING_LIST,
            .default_list = &buddy_declines,
            .help = "Why a candidate or a buddy declined a pairing, without fault.",
        },
    [SETTING_EVENT_KINDS] =
        {
            .name = "lists.event-kinds",
            .kind = SETTING_LIST,
            .default_list = &event_kinds,
            .columns = event_kind_columns,
            .column_count = EVENT_KIND_COLUMN_COUNT,
            .default_cells = event_kind_cells,
            .help = "What events there are. minutes: how long one usually takes, for a new event "
                    "without an end. measure: what one counts as that is meant for a group, a "
                    "code of lists.measures; event where it is left out.",
        },
    [SETTING_FEEDBACK_QUESTIONS] =
        {
            .name = "lists.feedback-questions",
            .kind = SETTING_LIST,
            .default_list = &feedback_questions,
            .help = "What those who came to an event are asked afterwards; reports only count the "
                    "answers.",
        },
    [SETTING_FEEDBACK_ANSWERS] =
        {
            .name = "lists.feedback-answers",
            .kind = SETTING_LIST,
            .default_list = &feedback_answers,
            .help = "What can be answered to each of the questions.",
        },
    [SETTING_PURPOSES] =
        {
            .name = "lists.consent-purposes",
            .kind = SETTING_LIST,
            .default_list = &consent_purposes,
            .columns = consent_purpose_columns,
            .column_count = PURPOSE_COLUMN_COUNT,
            .default_cells = consent_purpose_cells,
            .help = "What people are asked to agree to. months: how long a consent holds. sign-up: "
                    "the contact channel by which somebody who signs up, was given the privacy "
                    "notice and left a phone or an email gives this consent; without it only who "
                    "was asked does. declared: yes when people may say for it which group they "
                    "belong to, as it is about offering support.",
        },
    [SETTING_GROUPS] =
        {
            .name = "lists.groups",
            .kind = SETTING_LIST,
            .default_list = &group_list,
            .columns = group_columns,
            .column_count = GROUP_COLUMN_COUNT,
            .default_cells = group_cells,
            .help = "Groups that people may say they belong to, and that an assessment may be "
                    "about. characteristic: the one of the Equality Act that they share. version: "
                    "the list that the group comes from. within: the wider group that it is part "
                    "of. " SETTING_NOT_SAID " is offered with each and cannot be left out.",
        },
    [SETTING_BARRIERS] =
        {
            .name = "lists.barriers",
            .kind = SETTING_LIST,
            .default_list = &barrier_list,
            .columns = barrier_columns,
            .column_count = BARRIER_COLUMN_COUNT,
            .default_cells = barrier_cells,
            .help = "What stands in somebody's way, without any characteristic or health. help: "
                    "what is open to everybody who meets it.",
        },
    [SETTING_ADJUSTMENTS] =
        {
            .name = "lists.adjustment-purposes",
            .kind = SETTING_LIST,
            .default_list = &adjustment_purposes,
            .help = "What an adjustment is for.",
        },
    [SETTING_CADENCES] =
        {
            .name = "lists.board-cadences",
            .kind = SETTING_LIST,
            .default_list = &network_cadences,
            .columns = network_cadence_columns,
            .column_count = CADENCE_COLUMN_COUNT,
            .default_cells = network_cadence_cells,
            .help = "How often a board meets. months: from one meeting to the next.",
        },
    [SETTING_USER_ROLES] =
        {
            .name = "lists.user-roles",
            .kind = SETTING_LIST,
            .default_list = &user_roles,
            .columns = user_role_columns,
            .column_count = USER_ROLE_COLUMN_COUNT,
            .default_cells = user_role_cells,
            .help =
                "What users of a server may do, and whoever is given a role at role. screens: yes "
                "opens posact without a command. own: pairings or network for their own alone. "
                "purpose: yes asks what they look for, before what is noted is seen or taken out. "
                "may, with commas between: TYPE.read and TYPE.write for a type of record, "
                "TYPE.name to know what they are called, or * for all types; report.read, export, "
                "import, user.manage, log.verify, database.keep, outbox.use, sync.use; a command, "
                "or a command and a type, such as add check_in; * for all of these. By its own "
                "name alone: networks.members, declaration.read, monitoring.enter, "
                "assessment.approve, audit.read, report.release.",
        },
    [SETTING_LETTERS] =
        {
            .name = "lists.letters",
            .kind = SETTING_LIST,
            .default_list = &letter_list,
            .columns = letter_columns,
            .column_count = LETTER_COLUMN_COUNT,
            .default_cells = letter_cells,
            .help = "What is written to people again and again, in English (en) and Welsh (cy). "
                    "{known_as|name} stands for a field, or for the next one where nothing is in "
                    "it; {today}, {officer}, {reference}, {eligible_from}, and {day}, {time} and "
                    "{venue}, which are asked for; {{ stands for {. A letter without Welsh is "
                    "refused for whoever wants Welsh. purpose: the consent that it takes; whoever "
                    "gave none, withdrew it or let it expire gets no such letter.",
        },
    [SETTING_PIPELINES] =
        {
            .name = "pipelines",
            .kind = SETTING_PAIRS,
            .default_list = &casework_pipelines,
            .keys_of = SETTING_ROLES,
            .words_of = SETTING_STAGES,
            .help = "For each role its stages in their order.",
        },
    [SETTING_DUPLICATE_EMAIL] =
        {
            .name = "duplicates.email",
            .kind = SETTING_NUMBER,
            .default_text = "10",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when two candidates have the same email. What more "
                    "than 20 people share, such as the phone of a college, finds no pairs for "
                    "the review.",
        },
    [SETTING_DUPLICATE_PHONE] =
        {
            .name = "duplicates.phone",
            .kind = SETTING_NUMBER,
            .default_text = "8",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when two candidates have the same phone.",
        },
    [SETTING_DUPLICATE_NAME] =
        {
            .name = "duplicates.name",
            .kind = SETTING_NUMBER,
            .default_text = "6",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when two candidates have a name of the same words, in "
                    "any order, or by what they are known as.",
        },
    [SETTING_DUPLICATE_AREA] =
        {
            .name = "duplicates.postcode-area",
            .kind = SETTING_NUMBER,
            .default_text = "3",
            .minimum = 0,
            .maximum = 100,
            .help = "What it adds when two candidates who share something else have the same "
                    "postcode area.",
        },
    [SETTING_DUPLICATE_HINT] =
        {
            .name = "duplicates.hint",
            .kind = SETTING_NUMBER,
            .default_text = "6",
            .minimum = 1,
            .maximum = 100,
            .help = "Score from which posact says that somebody may be here already while a "
                    "new person is typed. With 100 it never does, unless the counts are "
                    "raised.",
        },
    [SETTING_DUPLICATE_REVIEW] =
        {
            .name = "duplicates.review",
            .kind = SETTING_NUMBER,
            .default_text = "8",
            .minimum = 1,
            .maximum = 100,
            .help = "Score from which two people are in the list of possible duplicates.",
        },
    [SETTING_TASK_PLANS] =
        {
            .name = "task-plans",
            .kind = SETTING_LIST,
            .default_list = &casework_task_plans,
            .columns = casework_task_plan_columns,
            .column_count = TASK_PLAN_COLUMN_COUNT,
            .default_cells = casework_task_plan_cells,
            .not_chosen = true,
            .help = "Tasks that are laid down when an application reaches a stage for the first "
                    "time. label: what to do. stage: the stage that is reached. due: how long "
                    "after the move, such as +3d, +2w, +1m. owner: owner for the owner of the "
                    "application, me for whoever moves it; owner without it. [] for no tasks.",
        },
    [SETTING_EVENT_PLANS] =
        {
            .name = "event-plans",
            .kind = SETTING_LIST,
            .default_list = &follow_up_plans,
            .columns = follow_up_plan_columns,
            .column_count = EVENT_PLAN_COLUMN_COUNT,
            .default_cells = follow_up_plan_cells,
            .not_chosen = true,
            .help = "Tasks that are laid down when an event is marked as held, for candidates "
                    "whose record is open. label: what to do. after: what they did, one of absent, "
                    "lapsed, apologies, attended, signed_up. due: how long after the event, such "
                    "as +1d. owner: owner for the owner of the event, candidate for that of the "
                    "candidate, me for whoever marks it; owner without it. [] for no tasks.",
        },
    [SETTING_OUTCOME_DAYS] =
        {
            .name = "outcome-days",
            .kind = SETTING_NUMBER,
            .default_text = "180",
            .minimum = 7,
            .maximum = 1100,
            .help = "For how many days after an event it is counted who went on to a further "
                    "stage.",
        },
    [SETTING_BUDDY_CAPACITY] =
        {
            .name = "buddies.capacity",
            .kind = SETTING_NUMBER,
            .default_text = "3",
            .minimum = 1,
            .maximum = 50,
            .help = "How many pairings a new buddy or mentor has room for, unless the record says "
                    "otherwise.",
        },
    [SETTING_BUDDY_FIRST] =
        {
            .name = "buddies.first-contact",
            .kind = SETTING_NUMBER,
            .default_text = "5",
            .minimum = 1,
            .maximum = 60,
            .help = "Working days from the start of a pairing, or a change of stage, to the next "
                    "contact at the latest.",
        },
    [SETTING_BUDDY_CONTACT] =
        {
            .name = "buddies.contact",
            .kind = SETTING_NUMBER,
            .default_text = "28",
            .minimum = 1,
            .maximum = 365,
            .help = "Days from one contact of a pair to the next at the latest.",
        },
    [SETTING_BUDDY_QUIET] =
        {
            .name = "buddies.quiet",
            .kind = SETTING_NUMBER,
            .default_text = "42",
            .minimum = 1,
            .maximum = 365,
            .help = "Days without any contact after which an active pair is called quiet.",
        },
    [SETTING_BUDDY_REFRESHER] =
        {
            .name = "buddies.refresher",
            .kind = SETTING_NUMBER,
            .default_text = "24",
            .minimum = 1,
            .maximum = 120,
            .help = "Months for which the training of a new buddy or mentor holds, unless the "
                    "record says until when.",
        },
    [SETTING_BUDDY_GUIDANCE] =
        {
            .name = "buddies.guidance",
            .kind = SETTING_TEXT,
            .default_text = "Encouragement, logistics and public material; never what is asked in "
                            "an assessment, and never an answer",
            .minimum = 1,
            .maximum = 300,
            .help = "What a buddy does and never does, as both are told when they are paired.",
        },
    [SETTING_BUDDY_CONCERNS] =
        {
            .name = "buddies.concerns",
            .kind = SETTING_TEXT,
            .default_text = "the safeguarding lead",
            .minimum = 1,
            .maximum = 100,
            .help =
                "Who is told of a concern about safety or conduct. posact keeps no words of one.",
        },
    [SETTING_SUGGESTION_REQUEST] =
        {
            .name = "suggestions.request",
            .kind = SETTING_NUMBER,
            .default_text = "6",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when a buddy or mentor has a word of what the candidate "
                    "asked for; up to three words count.",
        },
    [SETTING_SUGGESTION_ROLE] =
        {
            .name = "suggestions.role",
            .kind = SETTING_NUMBER,
            .default_text = "4",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when they know the role that the candidate wants to "
                    "apply for.",
        },
    [SETTING_SUGGESTION_PLACE] =
        {
            .name = "suggestions.place",
            .kind = SETTING_NUMBER,
            .default_text = "4",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when they serve in or know the place of interest.",
        },
    [SETTING_SUGGESTION_AREA] =
        {
            .name = "suggestions.postcode-area",
            .kind = SETTING_NUMBER,
            .default_text = "3",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when they know the postcode area in which the "
                    "candidate lives.",
        },
    [SETTING_SUGGESTION_LANGUAGE] =
        {
            .name = "suggestions.language",
            .kind = SETTING_NUMBER,
            .default_text = "3",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when they speak the language in which the candidate wants "
                    "letters.",
        },
    [SETTING_SUGGESTION_TIME] =
        {
            .name = "suggestions.time",
            .kind = SETTING_NUMBER,
            .default_text = "2",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when they name a time that suits the candidate.",
        },
    [SETTING_SUGGESTION_INTEREST] =
        {
            .name = "suggestions.interest",
            .kind = SETTING_NUMBER,
            .default_text = "2",
            .minimum = 0,
            .maximum = 100,
            .help = "What it counts for when they name an interest of the candidate; up to three "
                    "count.",
        },
    [SETTING_SUGGESTION_ROOM] =
        {
            .name = "suggestions.room",
            .kind = SETTING_NUMBER,
            .default_text = "1",
            .minimum = 0,
            .maximum = 100,
            .help = "What each free place counts for, up to three, so that pairings spread.",
        },
    [SETTING_NETWORKS] =
        {
            .name = "networks",
            .kind = SETTING_LIST,
            .default_list = &network_examples,
            .columns = network_example_columns,
            .column_count = NETWORK_EXAMPLE_COLUMN_COUNT,
            .default_cells = network_example_cells,
            .not_chosen = true,
            .help = "Networks, services and programmes that 'posact add-networks' adds where "
                    "they are not there yet; these are examples from several forces. kind: "
                    "network, association, service or programme. [] for none.",
        },
    [SETTING_TIE_BREAK_TOLERANCE] =
        {
            .name = "tie-breaks.tolerance",
            .kind = SETTING_NUMBER,
            .default_text = "2",
            .minimum = 0,
            .maximum = 10,
            .help = "By how many per cent the score of a finalist may differ in an element from "
                    "that of who is appointed before the reasons have to be written down. No "
                    "setting makes a tie-break the rule.",
        },
    [SETTING_TIE_BREAK_SHARE] =
        {
            .name = "tie-breaks.share",
            .kind = SETTING_NUMBER,
            .default_text = "10",
            .minimum = 1,
            .maximum = 50,
            .help = "Per cent of the appointments of a campaign; when more were decided by a "
                    "tie-break, posact warns that it may amount to a policy. The figure is ours, "
                    "not the law's.",
        },
    [SETTING_MONITORING_PACK] =
        {
            .name = "monitoring-pack",
            .kind = SETTING_PATH,
            .default_text = "",
            .help = "The questions of equality monitoring, a path: a file like "
                    "schema/packs/equality.yaml "
                    "in posact's source, in English and Welsh. Empty for the pack that ships.",
        },
    [SETTING_OBJECTION_DAYS] =
        {
            .name = "objection-days",
            .kind = SETTING_NUMBER,
            .default_text = "28",
            .minimum = 1,
            .maximum = 31,
            .help = "Within so many days of a written objection monitoring of that person stops.",
        },
    [SETTING_EQUALITY_DUTY] =
        {
            .name = "equality-duty",
            .kind = SETTING_WORD,
            .default_text = "england",
            .words = &word_duties,
            .help = "Which yearly duty posact report equality follows: england (SI 2017/353) or "
                    "wales (WSI 2011/1064, regulation 9). Which binds a Welsh force is for the "
                    "force to confirm.",
        },
    [SETTING_SUPPRESS_BELOW] =
        {
            .name = "suppression.below",
            .kind = SETTING_NUMBER,
            .default_text = "10",
            .minimum = 3,
            .maximum = 100,
            .help = "Counts of people below this are shown as [c] in what leaves posact, noughts "
                    "too.",
        },
    [SETTING_SUPPRESS_ROUND] =
        {
            .name = "suppression.round",
            .kind = SETTING_NUMBER,
            .default_text = "5",
            .minimum = 5,
            .maximum = 50,
            .help = "The other counts of people are rounded to the nearest multiple of this.",
        },
    [SETTING_SUPPRESS_SCREEN] =
        {
            .name = "suppression.screen",
            .kind = SETTING_NUMBER,
            .default_text = "5",
            .minimum = 3,
            .maximum = 100,
            .help = "Counts of groups of people below this are shown as [c] on the officer's own "
                    "screen, where nothing is rounded.",
        },
    [SETTING_FORCE] =
        {
            .name = "force",
            .kind = SETTING_TEXT,
            .default_text = "",
            .maximum = 60,
            .help = "The name of your force as the Home Office has it, such as Kent: whose figures "
                    "are shown where no other is named.",
        },
    [SETTING_WORKING_AGE] =
        {
            .name = "representation.working-age",
            .kind = SETTING_TEXT,
            .default_text = "16-64",
            .minimum = 3,
            .maximum = 7,
            .help = "The ages of the local people with whom a workforce is compared, where the "
                    "counts of the population have ages by group.",
        },
    [SETTING_FINDING_LEVEL] =
        {
            .name = "representation.level",
            .kind = SETTING_NUMBER,
            .default_text = "5",
            .minimum = 1,
            .maximum = 10,
            .help = "A difference is told only where chance alone would do as much less often "
                    "than so many times in a hundred, with all that is tested taken together.",
        },
    [SETTING_COUNTING] =
        {
            .name = "counting",
            .kind = SETTING_PATH,
            .default_text = "",
            .help = "Your copy of schema/packs/counting.yaml, which says how counts of people are "
                    "grouped: code lists and what each group is in another list, roles, forces "
                    "and the spellings of all of them. Empty for the one that ships.",
        },
    [SETTING_BANK_HOLIDAYS] =
        {
            .name = "bank-holidays",
            .kind = SETTING_PAIRS,
            .default_list = &buddy_bank_holidays,
            .keys_are_days = true,
            .help = "Days besides Saturday and Sunday that are no working days, each with its "
                    "name. These are those of England and Wales.",
        },
    [SETTING_OFFER_HOURS] =
        {
            .name = "events.offer",
            .kind = SETTING_NUMBER,
            .default_text = "48",
            .minimum = 1,
            .maximum = 720,
            .help = "Hours for which a free seat is kept for the first on the waiting list, and "
                    "not beyond the start, before it is offered to the next.",
        },
    [SETTING_LAWFUL_BASES] =
        {
            .name = "lawful-bases",
            .kind = SETTING_LIST,
            .default_list = &consent_bases,
            .columns = consent_basis_columns,
            .column_count = BASIS_COLUMN_COUNT,
            .default_cells = consent_basis_cells,
            .not_chosen = true,
            .help = "Why each kind of record may be kept, which every record of it shows. code: "
                    "the kind, such as candidate. label: the lawful basis. source: where it is "
                    "written. review: the day by which somebody looks at it again, such as "
                    "2027-04-01; none ships.",
        },
    [SETTING_ASSESSMENT_MONTHS] =
        {
            .name = "assessments.review",
            .kind = SETTING_NUMBER,
            .default_text = "12",
            .minimum = 1,
            .maximum = 12,
            .help = "Months from the start of an assessment by which it is reviewed, at most; "
                    "after that day no new support may rest on it.",
        },
    [SETTING_CONSENT_ASK] =
        {
            .name = "consents.ask-again",
            .kind = SETTING_NUMBER,
            .default_text = "28",
            .minimum = 0,
            .maximum = 365,
            .help = "Days before a consent expires from which my day lists it, to ask again.",
        },
    [SETTING_CONSENT_ERASE] =
        {
            .name = "consents.erase",
            .kind = SETTING_NUMBER,
            .default_text = "28",
            .minimum = 0,
            .maximum = 365,
            .help = "Days from the withdrawal of a consent to the erasure of what was kept for it: "
                    "a task is laid down for that day.",
        },
    [SETTING_REFERRAL_ANSWER] =
        {
            .name = "referrals.answer",
            .kind = SETTING_NUMBER,
            .default_text = "28",
            .minimum = 1,
            .maximum = 28,
            .help = "Days in which somebody who was referred answers; after that the referral "
                    "lapses. More than 28 would be longer than people were told.",
        },
    [SETTING_COLUMNS] =
        {
            .name = "columns",
            .kind = SETTING_PAIRS,
            .default_list = &nothing,
            .help = "The columns of a list until somebody chooses others, with their widths or "
                    "without, such as candidate: name=24,role,owner.",
        },
    [SETTING_VIEWS] =
        {
            .name = "views",
            .kind = SETTING_PAIRS,
            .default_list = &buddy_views,
            .adds = true,
            .help = "Saved views that everybody has, beside those that each officer saves: a name, "
                    "then a list, its filter and its sort, such as Open PCs: \"candidate role:pc "
                    "status:open sort:-changed\".",
        },
    [SETTING_IMPORT_HEADINGS] =
        {
            .name = "import.headings",
            .kind = SETTING_PAIRS,
            .default_list = &nothing,
            .help = "Headings in files to import, and the field that each fills, such as "
                    "Best number: phone. They go before the headings that posact knows; \"\" "
                    "leaves a column out.",
        },
    [SETTING_CUSTOM_CANDIDATE] =
        {
            .name = "custom-fields.candidate",
            .kind = SETTING_LIST,
            .default_list = &nothing,
            .not_chosen = true,
            .columns = word_custom_columns,
            .column_count = CUSTOM_COLUMN_COUNT,
            .help = "What your force asks of a candidate besides. kind: text, notes, date, number, "
                    "choice (with its choices), yes-no, email or phone. purpose: why it is asked, "
                    "which everybody can read. Such as - {code: shirt, label: Shirt size, kind: "
                    "choice, purpose: to order the uniform, choices: [{code: s, label: Small}, "
                    "{code: m, label: Medium}]}. retired: yes shows it and asks no more; taken out "
                    "of here it is hidden, and what was written stays.",
        },
    [SETTING_CUSTOM_APPLICATION] =
        {
            .name = "custom-fields.application",
            .kind = SETTING_LIST,
            .default_list = &nothing,
            .not_chosen = true,
            .columns = word_custom_columns,
            .column_count = CUSTOM_COLUMN_COUNT,
            .help = "The same for an application.",
        },
    [SETTING_CUSTOM_STAFF] =
        {
            .name = "custom-fields.staff",
            .kind = SETTING_LIST,
            .default_list = &nothing,
            .not_chosen = true,
            .columns = word_custom_columns,
            .column_count = CUSTOM_COLUMN_COUNT,
            .help = "The same for an officer or a member of staff.",
        },
    [SETTING_WITNESS_KEY] =
        {
            .name = "witness.key",
            .kind = SETTING_PATH,
            .default_text = "",
            .help = "The secret key that signs how far the log of changes goes, a path outside the "
                    "folder of the database; 'posact witness --make-key' makes it. What was signed "
                    "stands in the file of that name with .heads behind it. Empty for none.",
        },
    [SETTING_WITNESS_SYSLOG] =
        {
            .name = "witness.syslog",
            .kind = SETTING_WORD,
            .default_text = "no",
            .words = &word_yes_or_no,
            .help = "Whether each head that is signed goes to the system log as well, from where a "
                    "log host can keep it.",
        },
    [SETTING_KEYS] =
        {
            .name = "keys",
            .kind = SETTING_PAIRS,
            .default_list = &nothing,
            .help = "Commands and the keys that run them, such as edit: \"E Ctrl-E\", or in one "
                    "place only list.open: \"Enter o\"; \"\" for none. The places are list, "
                    "detail, day, board, form, reader, chooser and ask. The help of each screen "
                    "names its commands.",
        },
};
