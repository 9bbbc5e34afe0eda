/* demo_assessment_words.h - what the invented assessments say. A reader finds in each what EHRC's
 * guidance asks for: trigger, evidence, aim, measures, why they are proportionate, and a review. */
#ifndef MODULES_DEMO_ASSESSMENT_WORDS_H
#define MODULES_DEMO_ASSESSMENT_WORDS_H

#include <stddef.h>

#define DEMO_EVIDENCE_MOST 3
#define DEMO_ASSESSMENTS 4

struct demo_evidence {
    const char *what, *value, *n, *words, *source, *command;
};

struct demo_assessment {
    const char *name, *roles, *group, *trigger, *barrier, *aim, *measures;
    const char *alternatives, *lesser, *effect, *eia, *advice;
    struct demo_evidence evidence[DEMO_EVIDENCE_MOST];
    int starts, review, supported; /* days from today; the last of the support that rests on it */
    int follows;                   /* the place of the version before, -1 for none */
};

extern const struct demo_assessment demo_assessments[DEMO_ASSESSMENTS];

#endif
