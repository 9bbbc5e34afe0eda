/* program.h - what every part of a run needs, and how it is made from settings and command line. */
#ifndef PROGRAM_PROGRAM_H
#define PROGRAM_PROGRAM_H

#include "base/clock.h"
#include "base/error.h"
#include "base/id.h"
#include "cli/cli.h"
#include "command/keymap.h"
#include "config/config.h"
#include "modules/custom_fields.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* main owns it; zeroed but for the tables. */
struct program {
    struct cli_request request;
    const struct command_table *tables;
    size_t table_count;
    struct config *config;
    struct custom_fields *custom;
    struct error_list problems;
    struct keymap *keymap;
    struct clock clock;
    struct id desk;  /* of the event whose door is opened; zero for none */
    struct id asked; /* who answers equality questions first; zero for nobody */
    char *database;  /* path */
    char *officer;
    char **words; /* of the command line, the program's name first; of main */
};
void program_clear(struct program *program);

/* Before the command line is read, for its flags are the fields of the records. What is wrong with
 * the settings is said when the command line is understood. given_path NULL: no file was named. */
void program_read_settings(struct program *program, const char *given_path);
/* Puts what was asked for on the command line over the settings. ERROR_CONFIG. */
bool program_lay_options(struct program *program, struct error *error);
/* All that has to be known before the database is opened; says each problem of the settings. */
bool program_prepare(struct program *program, struct error *error);
/* Runs the program anew in place of this process, of whose memory nothing is left: returns only
 * where the system cannot. */
void program_begin_again(const struct program *program);
/* What --purpose says, for the session that it is given to. */
bool program_state_purpose(const struct program *program, struct session *session,
                           struct error *error);
/* Opens the database, or makes it when the command may; NULL with what to do. The caller's. */
struct session *program_open_session(struct program *program, bool *created, struct error *error);

#endif
