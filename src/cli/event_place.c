/* event_place.c - the words behind `posact event` and `posact self-entry`. */
#include "cli/event_place.h"

bool
event_place_run(struct call *call, struct error *error)
{
    (void)call;
    return error_set(error, ERROR_USAGE,
                     "The desk needs a terminal; without one, let-in and walk-in do the same");
}

static const struct choice places[] = {
    {"desk", "desk", false},
};
static const struct choice_list place_list = {places, 1};

bool
entry_place_run(struct call *call, struct error *error)
{
    (void)call;
    return error_set(error, ERROR_USAGE,
                     "Equality questions need a terminal, with the person at it; nobody else "
                     "answers them");
}

const struct field entry_place_args[ENTRY_PLACE_ARG_COUNT] = {
    [ENTRY_PLACE_CANDIDATE] = {.name = "id",
                               .label = "Candidate",
                               .kind = FIELD_TEXT,
                               .flags = FIELD_REQUIRED,
                               .help = "The reference of a candidate, or its first letters"},
};

const struct field event_place_args[EVENT_PLACE_ARG_COUNT] = {
    [EVENT_PLACE_WHAT] = {.name = "what",
                          .label = "Place",
                          .kind = FIELD_CHOICE,
                          .flags = FIELD_REQUIRED,
                          .choices = &place_list,
                          .help = "One of"},
    [EVENT_PLACE_EVENT] = {.name = "id",
                           .label = "Event",
                           .kind = FIELD_TEXT,
                           .flags = FIELD_REQUIRED,
                           .help = "The reference of an event, or its first letters"},
};
