/* permission_words.c - which permissions a command asks for. */
#include "modules/permission.h"

#include "modules/user.h"

/* Reports count across all records. */
#define ALL_REPORTS PERMISSION_REPORTS " " PERMISSION_EVERYTHING

/* What does more or less than its row says: "" for what everybody may do. A command of the screens
 * that writes nothing opens something, and the door asks again for what is read there. */
static const struct rule {
    const char *command, *words;
} rules[] = {
    {"accept-change", PERMISSION_USERS},
    {"add-networks", "network.write"},
    {"adjustments", PERMISSION_DECLARATIONS},
    {"approve", PERMISSION_APPROVE},
    {"answers", ALL_REPORTS},
    {"assessment-page", "assessment.read"},
    {"audit", PERMISSION_AUDIT},
    {"backup", "database.keep"},
    {"board", PERMISSION_EVERYTHING},
    {"board-pack", ALL_REPORTS},
    {"calendar", "event.read"},
    {"check", "database.keep"},
    {"checkin", "sync.use " PERMISSION_EVERYTHING},
    {"checkout", "sync.use " PERMISSION_EVERYTHING},
    {"completions", ""},
    {"day", PERMISSION_EVERYTHING},
    {"declarations", PERMISSION_DECLARATIONS},
    {"defence-pack", ALL_REPORTS},
    {"desk", "event.read invitation.read"},
    {"drafts", ""},
    {"drop-change", PERMISSION_USERS},
    {"duplicates", PERMISSION_EVERYTHING},
    {"entry", PERMISSION_MONITORING},
    {"event", "event.read invitation.read"},
    {"everybody", PERMISSION_EVERYTHING},
    {"fair", "event.read candidate.write invitation.write tag.write import"},
    {"finalists", PERMISSION_DECLARATIONS},
    {"funnel", ALL_REPORTS},
    {"get", "outbox.use"},
    {"help", ""},
    {"import-counts", "*.write import"},
    {"intake", PERMISSION_EVERYTHING},
    {"invite", "invitation.write"},
    {"laptop", PERMISSION_USERS},
    {"letter", "candidate.read export"},
    {"load", ALL_REPORTS},
    {"log", PERMISSION_EVERYTHING},
    {"manual", ""},
    {"members", "membership.read " PERMISSION_MEMBERS},
    {"merge", "*.write"},
    {"monitoring", PERMISSION_MONITORING},
    {"outcomes", ALL_REPORTS},
    {"not-same", "*.write"},
    {"put", "outbox.use"},
    {"redo", PERMISSION_ANY_WRITE},
    {"remove-lapsed", "referral.write"},
    {"report", ALL_REPORTS},
    {"reports", ALL_REPORTS},
    {"representation", ALL_REPORTS},
    {"self-entry", PERMISSION_MONITORING},
    {"set-aside", "workforce.write population.write"},
    {"set-key", PERMISSION_MONITORING},
    {"source-letter", "referral.read export"},
    {"stats", ""},
    {"suggest", PERMISSION_EVERYTHING},
    {"sync", "sync.use " PERMISSION_EVERYTHING},
    {"undo", PERMISSION_ANY_WRITE},
    {"user", PERMISSION_USERS},
    {"verify", "log.verify"},
    {"views", ""},
    {"who-looked", PERMISSION_AUDIT},
};

/* "*" for what is about records of every type. */
static void
add_word(const struct record_type *type, const char *verb, struct text *out)
{
    bool is_users = type == &user_type || type == &user_key_type;
    if (is_users && string_equal(verb, "write"))
        text_append(out, PERMISSION_USERS);
    else
        text_append_format(out, "%s.%s", type ? type->name : "*", verb);
}

void
permission_write_word(const struct record_type *type, struct text *out)
{
    add_word(type, "write", out);
}

bool
permission_words(const struct command *command, const struct record_type *type, struct text *out)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (!string_equal(rules[i].command, command->name))
            continue;
        text_append(out, rules[i].words);
        return true;
    }
    if (command->group == GROUP_DATABASE || command->group == GROUP_PROGRAM)
        return false;
    const struct record_type *about = command->type ? command->type : type ? type : command->only;
    bool typed = command->where & PLACE_CLI;
    bool imports = string_equal(command->name, "import");
    bool exports = command->group == GROUP_EXCHANGE || string_equal(command->name, "export") ||
                   string_equal(command->name, "sheet") || string_equal(command->name, "badges");
    bool writes =
        command->flags & COMMAND_WRITES || (typed && command->group == GROUP_CHANGE) || imports;
    if (writes || typed || exports || command->only)
        add_word(about, writes ? "write" : "read", out);
    if (imports || exports)
        text_append(out, imports ? " import" : " export");
    return true;
}
