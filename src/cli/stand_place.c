/* stand_place.c - the words behind `posact stand`. */
#include "cli/stand_place.h"

bool
stand_place_run(struct call *call, struct error *error)
{
    (void)call;
    return error_set(error, ERROR_USAGE, "The stand needs a terminal, with somebody at it");
}

const struct field stand_place_args[STAND_ARG_COUNT] = {
    [STAND_PACK] = {.name = "pack",
                    .label = "Pack",
                    .kind = FIELD_TEXT,
                    .flags = FIELD_REQUIRED | FIELD_PATH,
                    .help = "The file that 'posact fair new' made on the server"},
    [STAND_INTO] = {.name = "into",
                    .label = "Sealed file",
                    .kind = FIELD_TEXT,
                    .flags = FIELD_PATH,
                    .help = "Where to seal people; else a file of its own for each pack"},
    [STAND_MARK] = {.name = "mark",
                    .label = "Mark of the force",
                    .kind = FIELD_TEXT,
                    .help = "That the pack of another force than until now is right"},
};
