/* suggestion.h - how well a buddy or mentor fits somebody, and why in words (T49).
 *
 * It reads the fields that suggestion_sources names and nothing else: role, place, times,
 * languages, interests and what the person asked for. It is given no record, session or text but
 * these, so that nothing else of a person can count, whatever else is known of them (P17, P38,
 * T53). */
#ifndef MODULES_SUGGESTION_H
#define MODULES_SUGGESTION_H

#include "base/text.h"
#include "modules/session.h"
#include "modules/stated_words.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a person says that a buddy may fit. */
enum suggestion_ask {
    ASKS_REQUEST,
    ASKS_ROLE,
    ASKS_PLACE,
    ASKS_AREA,
    ASKS_LANGUAGE,
    ASKS_TIME,
    ASKS_INTERESTS,
    ASKS_COUNT,
};

/* What a buddy or mentor says. */
enum suggestion_has {
    HAS_LANGUAGES,
    HAS_STATION,
    HAS_AREAS,
    HAS_ROLES,
    HAS_WORK,
    HAS_SHIFTS,
    HAS_OFFERS,
    HAS_COUNT,
};

/* A field that is read, and as what. */
struct suggestion_source {
    const struct record_type *type;
    size_t field;
    int input; /* a suggestion_ask of a candidate, a suggestion_has of the others */
};
extern const struct suggestion_source suggestion_sources[];
extern const size_t suggestion_source_count;

struct suggestion_person {
    struct stated_words asks[ASKS_COUNT];
    struct stated_words role_names; /* short ones of the role: "pcda" */
};

struct suggestion_helper {
    struct stated_words has[HAS_COUNT];
    size_t room; /* places that are free */
};

/* From empty; clear them afterwards. A helper is a buddy with the colleague who it is, or NULL. */
void suggestion_person_read(struct suggestion_person *person, struct session *session,
                            const struct record *candidate);
void suggestion_person_clear(struct suggestion_person *person);
void suggestion_helper_read(struct suggestion_helper *helper, struct session *session,
                            const struct record *buddy, const struct record *staff, size_t room);
void suggestion_helper_clear(struct suggestion_helper *helper);

/* What each clue weighs, as posact.yaml says. */
#define SUGGESTION_CLUES 8
struct suggestion_weights {
    int32_t of[SUGGESTION_CLUES];
};
struct suggestion_weights suggestion_weights(const struct config *config);

/* Of free places so many count. */
#define SUGGESTION_ROOMS 3
/* What is in a score for so many free places. */
int32_t suggestion_room_score(const struct suggestion_weights *weights, size_t room);

/* Higher is better, and 0 is the least. With `why` the reasons are appended, the heaviest kind
 * first: "Speaks Welsh, which they asked for; serves in Bangor, where they want to work; has room
 * for 2". */
int32_t suggestion_score(const struct suggestion_weights *weights,
                         const struct suggestion_person *person,
                         const struct suggestion_helper *helper, struct text *why);

#endif
