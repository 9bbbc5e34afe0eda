/* heading_memory.h - what headings mean to this officer: said now, remembered from the last file
 * (T42), or said for all in posact.yaml; in this order. */
#ifndef EXCHANGE_HEADING_MEMORY_H
#define EXCHANGE_HEADING_MEMORY_H

#include "exchange/import.h"
#include "headings.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct heading_memory {
    struct heading_choices choices; /* all of them, the first that fits counts; borrowed strings */
    struct choice *items;
    struct remembered_list list;
    size_t said_now;   /* so many of the first choices */
    size_t remembered; /* and so many behind them */
};

bool heading_memory_read(struct heading_memory *memory, struct session *session,
                         const struct import_options *options, struct error *error);
/* Whether a column is filled, or left out, as it was remembered. */
bool heading_memory_gave(const struct heading_memory *memory, const struct column *column);
/* Keeps what was said now of a column for the next file. *news tells whether it was not so
 * before. */
bool heading_memory_keep(const struct heading_memory *memory, struct session *session,
                         const struct mapping *mapping, size_t column, bool *news,
                         struct error *error);
void heading_memory_clear(struct heading_memory *memory);

#endif
