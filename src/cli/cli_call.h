/* cli_call.h - what the commands of cli/ see beyond the call: the whole line, where data goes. */
#ifndef CLI_CLI_CALL_H
#define CLI_CLI_CALL_H

#include "cli/cli.h"
#include "cli/manual.h"
#include "cli/output.h"
#include "command/command.h"

#include <stdbool.h>
#include <stdint.h>

/* Rows with PLACE_CLI alone are run by cli_run only, so their call is always the first member of
 * one of these. */
struct cli_call {
    struct call call;
    const struct cli *cli;
    struct output output;
};

static inline struct cli_call *
cli_call_of(struct call *call)
{
    return (struct cli_call *)call;
}

/* The whole number in an arg; *number stays as it was when nothing was typed, or when the arg
 * is no number. ERROR_USAGE. */
bool cli_number(const struct field *arg, const char *typed, uint64_t *number, struct error *error);
static inline bool
cli_is_given(const struct call *call, size_t arg)
{
    return call->args[arg] != NULL;
}

/* What there is to describe to whoever typed the command. */
struct manual cli_manual(const struct cli *cli);

/* Sets what was typed into the record; every value that does not fit is a problem, not only the
 * first. */
void cli_set_values(const struct cli *cli, struct record *record, struct error_list *problems);
/* Names them all; returns the exit code. */
int cli_fail_problems(const struct error_list *problems);

/* The exit code of "nothing matched". */
#define CLI_NOTHING_MATCHED 3

#endif
