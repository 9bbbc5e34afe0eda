/* demo_words.h - the words that invented people are made of. */
#ifndef MODULES_DEMO_WORDS_H
#define MODULES_DEMO_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct word_list {
    const char *const *words;
    size_t count;
};

/* Names of one tradition. */
struct demo_tradition {
    struct word_list given, family;
    const char *between; /* given and family: " ", " ap " */
    bool family_first;
    bool native;    /* each word is "李|Li": as written, and in Latin letters */
    bool welsh;     /* letters may be wanted in Welsh */
    unsigned share; /* of a hundred people */
};

extern const struct demo_tradition demo_traditions[];
extern const size_t demo_tradition_count;

/* One thing that was said or done. Codes are those of the built-in lists. */
struct demo_contact {
    const char *channel, *direction, *result, *summary;
};

extern const struct demo_contact demo_contacts[];
extern const size_t demo_contact_count;

extern const struct word_list demo_notes, demo_next_actions, demo_sources, demo_areas, demo_times,
    demo_officers, demo_places, demo_interests, demo_requests;

#endif
