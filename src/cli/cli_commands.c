/* cli_commands.c - the table of the commands that only the command line has. */
#include "cli/assessment_command.h"
#include "cli/audit_command.h"
#include "cli/calculator.h"
#include "cli/calendar_command.h"
#include "cli/cli_call.h"
#include "cli/config_command.h"
#include "cli/conflicts.h"
#include "cli/database_commands.h"
#include "cli/drafts.h"
#include "cli/duplicates.h"
#include "cli/event_place.h"
#include "cli/fair_command.h"
#include "cli/help_commands.h"
#include "cli/import_file.h"
#include "cli/keys_command.h"
#include "cli/laptop_command.h"
#include "cli/letter_command.h"
#include "cli/lists.h"
#include "cli/monitoring_command.h"
#include "cli/one_record.h"
#include "cli/outbox_command.h"
#include "cli/paper_command.h"
#include "cli/quick_add.h"
#include "cli/reports.h"
#include "cli/server_command.h"
#include "cli/stand_place.h"
#include "cli/suggest.h"
#include "cli/sync_command.h"
#include "cli/today.h"
#include "cli/user_command.h"
#include "cli/view_commands.h"
#include "cli/witness_command.h"
#include "modules/assessment.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/user.h"

static const struct command rows[] = {
    {
        .name = "init",
        .summary = "Make an empty database",
        .help = "Makes the database, and its folder, where --db or the settings say; it is the "
                "only command but demo that does. A database that is there stays as it is.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .flags = COMMAND_CREATES,
        .run = database_run_init,
    },
    {
        .name = "demo",
        .summary = "Invent people to try it on",
        .help = "Fills an empty database, made when it is missing, with invented people and what "
                "was said with them. The same seed invents the same people.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = demo_args,
        .arg_count = DEMO_ARG_COUNT,
        .flags = COMMAND_CREATES,
        .run = database_run_demo,
    },
    {
        .name = "list",
        .summary = "List records",
        .help = "Prints the records of a type, all of them or those that a filter finds. With a "
                "filter that finds nothing the exit code is 3.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = list_args,
        .arg_count = LIST_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_TAKES_TYPE,
        .run = lists_run_list,
    },
    {
        .name = "show",
        .summary = "Show one record",
        .help = "Prints every field of a record, also of one in the trash, and what happened to "
                "it, newest first: contacts of a person, actions of an issue.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = show_args,
        .arg_count = SHOW_ARG_COUNT,
        .flags = COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = one_record_run_show,
    },
    {
        .name = "search",
        .summary = "Find words in all records",
        .help = "Prints a line with type, id and title for each record that has all the words. "
                "When nothing matches the exit code is 3.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = search_args,
        .arg_count = SEARCH_ARG_COUNT,
        .word_count = 1,
        .run = lists_run_search,
    },
    {
        .name = "today",
        .summary = "Show what is due",
        .help = "Prints what is overdue and due today, what was promised in contacts, which "
                "buddies and mentors should be in touch, which terms in networks end soon and "
                "which networks are to be reviewed, which "
                "applications had no move or contact "
                "for longer than their stage usually takes, "
                "whom to keep in touch with between offer and start, and who was added in the "
                "last four weeks and is not yet answered: at most 20 rows of each, as JSON at "
                "most 1,000, and how many there are. What is nobody's is in everybody's day. For "
                "a daily mail: when nothing is due the exit code is 3.",
        .where = PLACE_CLI,
        .args = today_args,
        .arg_count = TODAY_ARG_COUNT,
        .group = GROUP_LOOK,
        .run = today_run,
    },
    {
        .name = "calendar",
        .summary = "Show the events of a week or a month",
        .help = "Prints them day by day, with their seats, who hosts or helps, and what is booked "
                "twice: a person, or a room. When there is none the exit code is 3.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = calendar_command_args,
        .arg_count = CALENDAR_COMMAND_ARG_COUNT,
        .word_count = 1,
        .run = calendar_command_run,
    },
    {
        .name = "duplicates",
        .summary = "Show who may be one person",
        .help = "Prints a line for each pair of candidates who share an email, a phone or a name, "
                "most like first: the score, both references and names, and what they share. The "
                "settings under duplicates say what each counts for. 'posact merge' makes one of "
                "two, 'posact not-same' takes a pair off the list. When there is none the exit "
                "code is 3.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = duplicates_args,
        .arg_count = DUPLICATES_ARG_COUNT,
        .run = duplicates_run,
    },
    {
        .name = "merge",
        .summary = "Make one record of two",
        .help = "Keeps the first record and puts the other, given behind it, in the trash; what "
                "links to the other - contacts, tags, tasks - links to the first then. Of each "
                "field the first record's value is kept; the other's fills what is empty, and "
                "differing notes are both kept. All of it is one step, which undo takes back. The "
                "history of both stays, and the other's reference leads to the first.",
        .where = PLACE_CLI,
        .args = merge_args,
        .arg_count = MERGE_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = duplicates_run_merge,
    },
    {
        .name = "not-same",
        .summary = "Say that two are not one person",
        .help = "Twins, or a parent and child on one phone: posact says no more that they may be "
                "one. It is a record of its own, a distinction, which can be put in the trash.",
        .where = PLACE_CLI,
        .args = not_same_args,
        .arg_count = 1,
        .word_count = 1,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = duplicates_run_not_same,
    },
    {
        .name = "suggest",
        .summary = "Suggest buddies for a candidate",
        .help =
            "Prints a line for each buddy and mentor who could be paired with a candidate, best "
            "first: score, reference, name and the reasons, from what the candidate asked for, "
            "role, place, language, times and interests. The settings under suggestions say "
            "what each counts for. Nothing pairs itself: 'posact add pairing' does. When "
            "nobody fits the exit code is 3.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .only = &candidate_type,
        .args = suggest_args,
        .arg_count = SUGGEST_ARG_COUNT,
        .flags = COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = suggest_run,
    },
    {
        .name = "intake",
        .summary = "Propose buddies for many at once",
        .help = "Seeks the best buddies for all of them together, within everybody's room and "
                "everything that keeps two apart, and saves them as proposals: one step, which "
                "undo takes back. --dry-run prints who with whom and why; --choose changes one of "
                "them. The exit code is 1 when somebody is left without.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = intake_command_args,
        .arg_count = INTAKE_COMMAND_ARG_COUNT,
        .word_count = INTAKE_COMMAND_WORDS,
        .run = suggest_run_intake,
    },
    {
        .name = "history",
        .summary = "Show who changed what",
        .help = "Prints the changes of a record, newest first: who, when, and what stood there "
                "before.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = history_args,
        .arg_count = HISTORY_ARG_COUNT,
        .flags = COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = one_record_run_history,
    },
    {
        .name = "audit",
        .summary = "Show who looked at whom, and what a user saw",
        .help = "Prints what the log notes of looks at records that not everybody may see, of "
                "letters and of exports, newest first: when, who, what for, of which record, and "
                "no word of any case. '--person' and '--colleague' ask who looked at somebody, and "
                "which lists and exports may have shown them; '--user' what an officer looked at; "
                "without them it is everything. When nothing is noted the exit code is 3. Over ssh "
                "it is for roles with audit.read.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = audit_command_args,
        .arg_count = AUDIT_COMMAND_ARG_COUNT,
        .run = audit_command_run,
    },
    {
        .name = "drafts",
        .summary = "Show forms left unfinished",
        .help = "Prints a line for each form that you left unfinished, its reference first; the "
                "screen goes on with one under :drafts. With --discard what was typed into one is "
                "thrown away for good. When there is none the exit code is 3.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = drafts_args,
        .arg_count = DRAFTS_ARG_COUNT,
        .run = drafts_run,
    },
    {
        .name = "import",
        .summary = "Read records in",
        .help = "Reads records out of a file of another program, or out of our own export. All of "
                "it is one step, which 'posact undo' takes back. The exit code is 0 when every "
                "row went in, and 1 when some were refused: the report names them, with line and "
                "reason, and the others are in.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .args = import_args,
        .arg_count = IMPORT_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_TAKES_TYPE,
        .run = import_file_run,
    },
    {
        .name = "export",
        .summary = "Write records out",
        .help = "Writes every field of the records of a type to standard output, or to a file that "
                "nobody else may read. JSON is exact; in CSV a cell that a spreadsheet would run "
                "begins with an apostrophe. That the records left is noted in the log.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .args = export_args,
        .arg_count = EXPORT_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_TAKES_TYPE,
        .run = lists_run_export,
    },
    {
        .name = "report",
        .summary = "Count and report",
        .help = "funnel counts how many applications of a campaign came as far as each stage, of "
                "how many at the stage before and at the start, and where each stands or ended. "
                "pairings counts those of each kind by state and by reason of ending, candidates "
                "who wait, and the days to the first contact. load says which buddies and mentors "
                "have room, by station and role. events counts by kind and month who was invited, "
                "came and signed up; outcomes, who of an event's guests went on to a further "
                "stage; feedback, what they said. networks says how each network stands, "
                "board-pack --meeting ID what a board needs for a meeting: both name nobody who "
                "belongs to one, and show small counts as [c]. totals says what a force counts in "
                "all and by group, representation who is under-represented in which role, out of "
                "the snapshots that were imported. defence --campaign ID says what was offered, "
                "open or targeted, on which assessment, and which entry of the log proves it. "
                "tie-breaks counts those that were signed off; equality is the yearly information "
                "by characteristic, support what came after which help, funnel --by each stage by "
                "group. trend counts month by month, with --as-at as it was known on a day; parity "
                "says what share of joiners brings a share to that of the local people by --year. "
                "Each is a sentence, a chart and a table, as text, JSON, CSV, Markdown, HTML or "
                "PDF; what is let out to others goes with --release, which protects every count "
                "of people and is remembered.",
        .where = PLACE_CLI,
        .args = report_args,
        .arg_count = REPORT_ARG_COUNT,
        .word_count = REPORT_CAMPAIGN,
        .group = GROUP_LOOK,
        .run = reports_run,
    },
    {
        .name = "stats",
        .summary = "Work out figures of counts",
        .help =
            "For analysts; needs no database. Takes whole numbers. proportion X N: X of N, with "
            "its 95% interval. two-by-two X1 N1 X2 N2: two such shares side by side, their "
            "ratio and difference, Fisher's test, and whether that tells anything. strata X1 N1 "
            "X2 N2 ...: such a table for each stratum, all pooled, and by Mantel and Haenszel, "
            "with a warning where pooling misleads. representation X N LOCAL-X LOCAL-N: a "
            "workforce and its local population. parity X N LOCAL-X LOCAL-N LEAVERS YEARS: "
            "which share of joiners brings the workforce to the local share in so many years. "
            "protect COLUMNS N N N ...: a table, row after row without totals, as it may be "
            "released: counts below 10 hidden, the others rounded to 5, and as many more hidden "
            "as it takes that none can be worked out. With --json the names and digits are those "
            "of R; where R is off (the odds ratio, for which its search ends early, and the "
            "corrected interval of exactly half), what is right ends in _precise.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = stats_args,
        .arg_count = STATS_ARG_COUNT,
        .word_count = STATS_JSON,
        .flags = COMMAND_NO_STORE,
        .run = calculator_run,
    },
    {
        .name = "event",
        .summary = "Open the desk of an event",
        .help = "event desk opens the screen, or plain mode, at the door of an event: letters of a "
                "name, Enter, in.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = event_place_args,
        .arg_count = EVENT_PLACE_ARG_COUNT,
        .word_count = EVENT_PLACE_ARG_COUNT,
        .flags = COMMAND_SCREEN,
        .run = event_place_run,
    },
    {
        .name = "self-entry",
        .summary = "Hand over for the equality questions",
        .help = "Opens the screen, or plain mode, on the questions for one person, who answers "
                "them; your key alone leads out again.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .args = entry_place_args,
        .arg_count = ENTRY_PLACE_ARG_COUNT,
        .word_count = ENTRY_PLACE_ARG_COUNT,
        .flags = COMMAND_SCREEN,
        .run = entry_place_run,
    },
    {
        .name = "monitoring",
        .summary = "Show the equality questions; write out or remove somebody's answers",
        .help = "questions prints them with their source and groups. access writes a person's own "
                "answers to a file, for that person only; withdraw removes them for good. Both "
                "are for roles with the word monitoring.enter, and noted in the log.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .args = monitoring_command_args,
        .arg_count = MONITORING_COMMAND_ARG_COUNT,
        .word_count = MONITORING_COMMAND_OUTPUT,
        .run = monitoring_command_run,
    },
    {
        .name = "assessment",
        .summary = "Show what an assessment says and still needs",
        .help =
            "tasks prints each part of an assessment with Completed, Incomplete or Cannot start "
            "yet, and what is missing; print writes the whole of it with its evidence, to read "
            "or to print. add, edit, approve, revise and withdraw-assessment change one.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .only = &assessment_type,
        .args = assessment_command_args,
        .arg_count = ASSESSMENT_COMMAND_ARG_COUNT,
        .word_count = ASSESSMENT_COMMAND_WORDS,
        .run = assessment_command_run,
    },
    {
        .name = "sheet",
        .summary = "Print the sheet to sign at an event",
        .help = "Writes the names of all who may come, a column to sign in, and empty lines for "
                "who else comes, to standard output or a new file that nobody else may read: no "
                "way to reach anybody, nothing of their case. That it left is noted in the log.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .only = &event_type,
        .args = paper_command_args,
        .arg_count = PAPER_COMMAND_ARG_COUNT,
        .flags = COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = paper_command_run_sheet,
    },
    {
        .name = "badges",
        .summary = "Print badges for an event",
        .help = "Writes what each who may come, hosts or helps is called by, and the event.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .only = &event_type,
        .args = paper_command_args,
        .arg_count = PAPER_COMMAND_ARG_COUNT,
        .flags = COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = paper_command_run_badges,
    },
    {
        .name = "letter",
        .summary = "Write a letter to somebody",
        .help = "Fills a text of lists.letters in posact.yaml with what is known of a person, in "
                "the language in which they want letters, and writes it to standard output, a new "
                "file that nobody else may read, or the editor. Several go one after the other. "
                "posact sends nothing; that the letter left is noted in the log.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .args = letter_command_args,
        .arg_count = LETTER_COMMAND_ARG_COUNT,
        .word_count = LETTER_COMMAND_WORDS,
        .run = letter_command_run,
    },
    {
        .name = "backup",
        .summary = "Make a backup",
        .help = "Copies the database and compares the copy with it. Without a file the copy goes "
                "into the folder 'backups' beside the database, where the newest of each of 7 "
                "days, 4 weeks and 12 months stay. posact makes one there by itself when the first "
                "screen of a day is left, and before it imports more than 50 rows.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = database_backup_args,
        .arg_count = BACKUP_ARG_COUNT,
        .word_count = 1,
        .run = database_run_backup,
    },
    {
        .name = "revert",
        .summary = "Go back to a backup",
        .help = "Puts a copy of a backup in the place of the database. What is there, sound or "
                "not, is moved aside and not removed. Nobody may have the database open "
                "meanwhile.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = database_revert_args,
        .arg_count = REVERT_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_NO_STORE,
        .run = database_run_revert,
    },
    {
        .name = "views",
        .summary = "List, keep or forget views",
        .help = "Alone it prints a line for each, name and view with a tab between, and a third "
                "part for those of posact.yaml. 'views save NAME VIEW' keeps a filter, a sort and "
                "columns under a name for the officer who is working, 'views forget NAME' forgets "
                "them. 'list --view NAME' opens one, and so does export.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = views_args,
        .arg_count = VIEWS_ARG_COUNT,
        .word_count = VIEWS_JSON,
        .run = view_commands_run,
    },
    {
        .name = "check",
        .summary = "Check that it is sound",
        .help = "Looks through the whole file: that it is not damaged, and that the records are "
                "what the log of changes says. Each finding is a line.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .run = database_run_check,
    },
    {
        .name = "verify",
        .summary = "Verify the log of changes",
        .help = "Every change is sealed with a hash of the one before; this walks the chain, from "
                "the last head that was witnessed or with --full from the first change on, and "
                "names the first that was edited, moved or removed: which, who, when, about what. "
                "Changes that are gone from the end of the log are missed against the heads, "
                "those kept here and those given with --against.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = witness_command_verify_args,
        .arg_count = VERIFY_ARG_COUNT,
        .run = witness_command_run_verify,
    },
    {
        .name = "sync",
        .summary = "Exchange changes with the server",
        .help = "On a laptop: sends what was done here and takes what everybody else did, through "
                "ssh; a line that is cut loses nothing, the same command goes on. The first time "
                "it enrols the laptop and makes its database. Where two people wrote into the same "
                "field, 'posact conflicts' has both.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = sync_args,
        .arg_count = SYNC_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_NO_STORE,
        .run = sync_command_run,
    },
    {
        .name = "quick-add",
        .summary = "Add somebody who walked into an event, on one line",
        .help = "'Sam Okoye; 07700 900123; PC; met at stand' is a name, a way to get in touch, a "
                "role of interest and a source. Without --yes it prints how that was understood.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .only = &event_type,
        .args = quick_add_args,
        .arg_count = QUICK_ADD_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = quick_add_run,
    },
    {
        .name = "fair",
        .summary = "Prepare a careers fair and take in what came of it",
        .help = "new --event ID prints the pack that a laptop takes along: the event, the notice, "
                "the force's public keys, nobody's details. collect FILE takes in what 'posact "
                "stand' sealed there: as an import does, with its dry run, duplicates told of and "
                "one step to undo; each person has walked into the event and is to be completed. "
                "The same file again changes nothing; one that was cut, changed or is another "
                "force's is refused, and says where. key says which keys those are; key --turn "
                "brings the next one into use.",
        .where = PLACE_CLI,
        .group = GROUP_EXCHANGE,
        .args = fair_args,
        .arg_count = FAIR_ARG_COUNT,
        .word_count = FAIR_EVENT,
        .run = fair_command_run,
    },
    {
        .name = "stand",
        .summary = "Take people's details at a fair, sealed",
        .help = "On the laptop, with a pack: one person after the other types their name, contact "
                "and interest, in English or Welsh, or the officer does, on one line each. What is "
                "saved is sealed for the force at once; nobody reads it on this laptop again, and "
                "nothing else of anybody is on its disk. Only the key that you choose at the "
                "beginning ends it.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = stand_place_args,
        .arg_count = STAND_ARG_COUNT,
        .word_count = STAND_INTO,
        .flags = COMMAND_SCREEN | COMMAND_NO_STORE,
        .run = stand_place_run,
    },
    {
        .name = "hand-in",
        .summary = "Hand in at the server what a stand sealed",
        .help = "On the laptop: sends each sealed file through ssh to 'posact fair collect' on the "
                "server and prints what came of it. --remove then lets go what is in.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = hand_in_args,
        .arg_count = HAND_IN_ARG_COUNT,
        .word_count = HAND_IN_DRY_RUN,
        .flags = COMMAND_NO_STORE,
        .run = hand_in_run,
    },
    {
        .name = "checkout",
        .summary = "Take people along on this laptop",
        .help = "Enrols this machine for some people, those that a filter finds or that are "
                "invited to an event, and takes them along until a day. They lie on the disk "
                "sealed under a passphrase that is asked for twice; a lost one only the force can "
                "replace. 'posact sync' keeps both in step, 'posact checkin' brings all back.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = checkout_args,
        .arg_count = CHECKOUT_ARG_COUNT,
        .word_count = 2,
        .flags = COMMAND_NO_STORE,
        .run = checkout_command_run,
    },
    {
        .name = "checkin",
        .summary = "Bring back what was taken along",
        .help = "Sends what was done on this laptop, also after its last day, and when the server "
                "has all of it removes its database from this machine.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = checkin_args,
        .arg_count = CHECKIN_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_NO_STORE,
        .run = checkin_command_run,
    },
    {
        .name = "conflicts",
        .summary = "List what two people wrote differently",
        .help = "After laptops were brought into step: each field of which there are several "
                "values, what it was before, and who wrote which, when and where. 'posact resolve' "
                "says which holds.",
        .where = PLACE_CLI,
        .group = GROUP_LOOK,
        .args = conflicts_args,
        .arg_count = CONFLICTS_ARG_COUNT,
        .run = conflicts_run,
    },
    {
        .name = "witness",
        .summary = "Sign how far the log goes",
        .help = "Verifies what came since the last time, signs the end of the log with the key of "
                "witness.key in posact.yaml and prints the head, a line to be kept elsewhere: on "
                "paper, in a mail, on another machine. It stands in the file KEY.heads too, and "
                "with witness.syslog in the system log. posact does the same by itself once a day "
                "and at each export. --make-key makes the key.",
        .where = PLACE_CLI,
        .group = GROUP_DATABASE,
        .args = witness_command_args,
        .arg_count = WITNESS_ARG_COUNT,
        .run = witness_command_run,
    },
    {
        .name = "config",
        .summary = "Check or show the settings",
        .help = "check names what is wrong with the settings, with file, line and column, and then "
                "the exit code is 1; show prints those in force and where each came from; defaults "
                "prints a complete posact.yaml; schema its JSON Schema, for editors.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = config_args,
        .arg_count = CONFIG_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_NO_STORE,
        .run = config_command_run,
    },
    {
        .name = "help",
        .summary = "Explain commands and fields",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = help_args,
        .arg_count = HELP_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_NO_STORE,
        .run = help_run,
    },
    {
        .name = "manual",
        .summary = "Print a man page",
        .help = "Prints posact(1) or posact.yaml(5) for man: 'posact manual posact | man -l -'. "
                "'make install' puts both where man finds them.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = manual_args,
        .arg_count = MANUAL_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_NO_STORE,
        .run = manual_run,
    },
    {
        .name = "completions",
        .summary = "Print what a shell completes",
        .help = "Prints a script by which the shell completes commands, types, options and the "
                "codes of your lists, for example 'source <(posact completions bash)'. 'make "
                "install' puts one for each shell where it looks. References are not completed.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = completions_args,
        .arg_count = COMPLETIONS_ARG_COUNT,
        .word_count = 1,
        .flags = COMMAND_NO_STORE,
        .run = completions_run,
    },
    {
        .name = "user",
        .summary = "Say who may come in over ssh",
        .help = "add NAME --role ROLE --key FILE.pub lets somebody in; list prints a line for "
                "each: name, role, state and the fingerprints of their keys. disable ends it at "
                "once, in sessions under way too, and enable takes that back; role --role ROLE "
                "gives another; key --key FILE.pub adds a key, and --remove FINGERPRINT takes one "
                "away. rename --to NEW gives another name; colleague --staff REFERENCE says who "
                "they are among the colleagues, for roles that see their own records alone. The "
                "settings under lists.user-roles say what each role may do.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = user_args,
        .arg_count = USER_ARG_COUNT,
        .word_count = USER_ARG_ROLE,
        .run = user_command_run,
    },
    {
        .name = "laptop",
        .summary = "Recover a laptop's database",
        .help = "recover FILE, on the server, opens the database of a laptop whose passphrase is "
                "lost with the key of the force, and gives it another. It is noted in the log.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = laptop_args,
        .arg_count = LAPTOP_ARG_COUNT,
        .word_count = LAPTOP_ARG_COUNT,
        .run = laptop_command_run,
    },
    {
        .name = "server",
        .summary = "Lay out a server",
        .help = "init FOLDER makes the folder of a server: data for the account alone, settings, "
                "and beside them the part for sshd, the units for systemd, and the steps in words "
                "by which root puts them in their places. Nothing outside the folder is touched.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = server_args,
        .arg_count = SERVER_ARG_COUNT,
        .word_count = SERVER_ACCOUNT,
        .flags = COMMAND_NO_STORE,
        .run = server_command_run,
    },
    {
        .name = "doctor",
        .summary = "Look whether a server is well",
        .help = "Looks at the modes and owners of the files, the disk, the lock, the age of the "
                "backups, the schema, the users, the log of changes, and at what sshd lets people "
                "do: as root it is asked for its effective settings, else --sshd gives them. A "
                "line for each; when something is WRONG the exit code is 1.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = doctor_args,
        .arg_count = DOCTOR_ARG_COUNT,
        .flags = COMMAND_READS,
        .run = doctor_run,
    },
    {
        .name = "keys",
        .summary = "Say whose key it is",
        .help = "What sshd asks by AuthorizedKeysCommand, with %u %t %k: prints the line that lets "
                "the user in to 'posact serve', or nothing for a key that is nobody's.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .only = &user_type,
        .args = keys_args,
        .arg_count = KEYS_ARG_COUNT,
        .word_count = KEYS_ARG_COUNT,
        .flags = COMMAND_READS,
        .run = keys_command_run,
    },
    {
        .name = "serve",
        .summary = "Serve somebody over ssh",
        .help = "What sshd runs for a key: opens the screens for its user, or runs the one command "
                "that was asked for, if their role allows it. No shell reads that command, no "
                "editor is started, and files are those of the user's outbox alone.",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .only = &user_type,
        .args = serve_args,
        .arg_count = SERVE_ARG_COUNT,
        .flags = COMMAND_NO_STORE,
        .run = serve_command_run,
    },
    {
        .name = "get",
        .summary = "Take a file out of your outbox",
        .help = "Over ssh: prints a file that an export or a letter left there; without a name, "
                "what there is. ssh posact@server posact get people.csv > people.csv",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = get_args,
        .arg_count = GET_ARG_COUNT,
        .word_count = GET_REMOVE,
        .run = outbox_run_get,
    },
    {
        .name = "put",
        .summary = "Put a file into your outbox",
        .help = "Over ssh: keeps what comes on standard input under a name, for an import. ssh "
                "posact@server posact put sign-ups.csv < sign-ups.csv",
        .where = PLACE_CLI,
        .group = GROUP_PROGRAM,
        .args = put_args,
        .arg_count = PUT_ARG_COUNT,
        .word_count = PUT_ARG_COUNT,
        .run = outbox_run_put,
    },
};

const struct command_table cli_commands = {.rows = rows, .count = sizeof rows / sizeof rows[0]};
