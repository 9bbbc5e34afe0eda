/* completions.h - scripts by which a shell completes the words of posact. They ask posact nothing
 * while somebody types, so they are as fast as the shell, and they never offer what stands in a
 * record. */
#ifndef CLI_COMPLETIONS_H
#define CLI_COMPLETIONS_H

#include "base/text.h"
#include "cli/manual.h"

void completions_bash(const struct manual *manual, struct text *out);
void completions_zsh(const struct manual *manual, struct text *out);
void completions_fish(const struct manual *manual, struct text *out);

#endif
