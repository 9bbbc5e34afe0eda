/* search_hits.h - what the words of a search find in the records of every type. */
#ifndef CLI_SEARCH_HITS_H
#define CLI_SEARCH_HITS_H

#include "cli/output.h"
#include "exchange/export.h"
#include "modules/session.h"

struct search_hits {
    struct session *session;
    struct output *output;
    enum export_format format; /* TABLE: "type id title" a line; JSON; IDS */
    size_t limit;
    size_t count; /* of the records written */
};

/* Writes the live records that have all the words, type by type. ERROR_USAGE without a word. */
bool search_hits_write(struct search_hits *hits, const char *words, struct error *error);

#endif
