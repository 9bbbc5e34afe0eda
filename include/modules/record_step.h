/* record_step.h - what commands share that take one record a step further: fetch it, name the
 * answer that does not fit, say what was done. */
#ifndef MODULES_RECORD_STEP_H
#define MODULES_RECORD_STEP_H

#include "base/error.h"
#include "command/command.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* The record of the call, fresh and not in the trash; the caller's, NULL with the error. */
struct record *record_step_fetch(struct call *call, const struct record_type *type,
                                 struct error *error);
/* A problem of a field is one of the arg that filled it: `fields` has one for each arg. False. */
bool record_step_blame(struct error *error, const size_t *fields, size_t count);
/* "Decided: Changing rooms", and the record is the one that the screen goes to. */
void record_step_say(struct call *call, const char *words, const struct record *record);

#endif
