/* sshd_settings.c - a row a setting: what it must be, or what it must begin with. */
#include "server/sshd_settings.h"

#include <stdlib.h>
#include <string.h>

static bool
asks_posact(const char *value)
{
    return *value == '/' && strstr(value, " keys %u %t %k") != NULL;
}

static bool
is_somebody(const char *value)
{
    return *value != '\0' && !string_equal(value, "none") && !string_equal(value, "root");
}

static bool
is_short(const char *value)
{
    long seconds = strtol(value, NULL, 10);
    return seconds > 0 && seconds <= 60;
}

static bool
is_few(const char *value)
{
    long times = strtol(value, NULL, 10);
    return times > 0 && times <= 5;
}

static bool
is_many(const char *value)
{
    return strtol(value, NULL, 10) >= 50;
}

static const struct need {
    const char *name;
    const char *value; /* NULL: by the function */
    bool (*fits)(const char *value);
    const char *words; /* what it should be, for a function */
} needs[] = {
    {"authorizedkeysfile", "none", NULL, NULL},
    {"authorizedkeyscommand", NULL, asks_posact, "posact ... keys %u %t %k"},
    {"authorizedkeyscommanduser", NULL, is_somebody, "the account of posact"},
    {"passwordauthentication", "no", NULL, NULL},
    {"kbdinteractiveauthentication", "no", NULL, NULL},
    {"disableforwarding", "yes", NULL, NULL},
    {"permituserrc", "no", NULL, NULL},
    {"permituserenvironment", "no", NULL, NULL},
    {"maxsessions", "1", NULL, NULL},
    {"clientaliveinterval", NULL, is_short, "1 to 60"},
    {"clientalivecountmax", NULL, is_few, "1 to 5"},
    {"maxstartups", NULL, is_many, "50 or more"},
};

/* The value on the line of a setting; the caller's. NULL when there is none. */
static char *
value_of(const char *printed, const char *name)
{
    size_t length = strlen(name);
    for (const char *line = printed; *line != '\0'; line += strspn(line, "\n")) {
        size_t line_length = strcspn(line, "\n");
        if (line_length > length && strncmp(line, name, length) == 0 && line[length] == ' ')
            return strndup(line + length + 1, line_length - length - 1);
        line += line_length;
    }
    return NULL;
}

/* Variables that clients may send: a locale at most. */
static bool
check_environment(const char *printed, struct text *findings)
{
    bool fits = true;
    for (const char *line = printed; *line != '\0'; line += strspn(line, "\n")) {
        size_t length = strcspn(line, "\n");
        static const char accept[] = "acceptenv ";
        const char *name = line + sizeof accept - 1;
        bool accepts = strncmp(line, accept, sizeof accept - 1) == 0;
        if (accepts && strncmp(name, "LANG", 4) != 0 && strncmp(name, "LC_", 3) != 0) {
            text_append_format(findings,
                               "sshd: acceptenv is '%.*s', and should be LANG and LC_* "
                               "at most\n",
                               (int)(length - (sizeof accept - 1)), name);
            fits = false;
        }
        line += length;
    }
    return fits;
}

bool
sshd_settings_check(const char *printed, struct text *findings)
{
    bool fits = check_environment(printed, findings);
    for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++) {
        const struct need *need = &needs[i];
        char *value = value_of(printed, need->name);
        if (!value || (need->fits ? !need->fits(value) : !string_equal(value, need->value))) {
            text_append_format(findings, "sshd: %s is '%s', and should be %s\n", need->name,
                               value ? value : "", need->fits ? need->words : need->value);
            fits = false;
        }
        free(value);
    }
    return fits;
}
