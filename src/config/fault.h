/* fault.h - how a fault in posact.yaml or a theme reads: "file:line:column: what; did you mean
 * 'theme'". */
#ifndef CONFIG_FAULT_H
#define CONFIG_FAULT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Fills the error with ERROR_CONFIG and the place, both from 1; returns false. */
bool fault_at(struct error *error, const char *file, size_t line, size_t column, const char *format,
              ...) __attribute__((format(printf, 5, 6)));
/* Adds "; did you mean '...'" when a candidate is near to what was typed; returns false. */
bool fault_suggest(struct error *error, const char *typed, const char *const *candidates,
                   size_t count);
/* What somebody wrote, in quotes, harmless to show and not too long. The caller frees it. */
char *fault_quote(const char *written);

#endif
