/* demo_assessment_words.c - three assessments of an invented force, one of them in its second
 * version. All figures are invented. */
#include "demo_assessment_words.h"

#define WOMEN                                                                                      \
    .name = "Women as officers", .roles = "pc, detective, special", .group = "female",             \
    .trigger = "low",                                                                              \
    .barrier = "Women who left after a first talk named shifts beside caring, the fitness test, "  \
               "and that they met no woman who does the job. More women than men named each, "     \
               "which ties them to sex.",                                                          \
    .aim = "Encourage women to apply and to stay in the process as men do. It is reached when "    \
           "their share of applicants is within 5 points of the local population for two "         \
           "intakes, and as many come to the fitness test as men.",                                \
    .measures = "buddy, mentoring, event", .eia = "EIA 2026/11",                                   \
    .advice = "Legal services 2026/98"

#define WOMEN_ALTERNATIVES                                                                         \
    "Doing nothing; adverts with other pictures; evenings and fitness mornings open to "           \
    "everybody; "                                                                                  \
    "part-time posts named in each advert."

const struct demo_assessment demo_assessments[DEMO_ASSESSMENTS] = {
    {
        .name = "Men in the control room",
        .roles = "control_room",
        .group = "male",
        .trigger = "low",
        .barrier = "At open days men said that they take the control room for work that women do, "
                   "and that they know no man who does it. The idea is tied to sex, and it keeps "
                   "them from applying.",
        .aim = "Encourage men to apply for the control room. It is reached when their share of "
               "applicants is 40 per cent or more in two intakes.",
        .measures = "buddy, event, outreach",
        .alternatives = "Doing nothing; adverts with other words and pictures; open evenings for "
                        "everybody. The last two were tried for a year.",
        .lesser = "Adverts and open evenings brought 9 men among 61 applicants, as in the year "
                  "before. A buddy and one evening a quarter answer what men named, that they know "
                  "nobody in the room. Nothing wider is asked for.",
        .effect = "Women and all others keep every open evening, a buddy on request, and the same "
                  "selection. No place, interview or earlier date hangs on it. It takes 2 of 14 "
                  "buddies.",
        .eia = "EIA 2026/07",
        .advice = "Legal services 2026/61",
        .evidence =
            {
                {"Men among control room staff", "21.6 per cent", "162", NULL,
                 "HR workforce report of the invented force", "posact stats proportion 35 162"},
                {"Men in the local population of working age", "49.7 per cent", "412300", NULL,
                 "Population table of the invented force",
                 "posact stats representation 35 162 204900 412300"},
                {"What men say who did not apply", NULL, NULL,
                 "Of 14 men who left an open day early, 11 said that they knew no man in the room.",
                 "Notes of the open day, counted", NULL},
            },
        .starts = -300,
        .review = 50,
        .supported = -60,
        .follows = -1,
    },
    {
        WOMEN,
        .alternatives = WOMEN_ALTERNATIVES,
        .lesser = "A year of these raised the share of women among applicants by one point, and as "
                  "many left before the fitness test as before.",
        .effect = "Men and all others keep every open event, a buddy on request, and the same "
                  "selection on merit. It takes 4 of 14 buddies and one evening a quarter.",
        .evidence =
            {
                {"Women among police officers", "29.1 per cent", "1460", NULL,
                 "HR workforce report of the invented force", "posact stats proportion 425 1460"},
                {"Women in the local population of working age", "50.3 per cent", "412300", NULL,
                 "Population table of the invented force",
                 "posact stats representation 425 1460 207400 412300"},
            },
        .starts = -400,
        .review = -40,
        .supported = -90,
        .follows = -1,
    },
    {
        WOMEN,
        .alternatives = WOMEN_ALTERNATIVES " Open fitness mornings were added after the review.",
        .lesser =
            "After a year of buddies and evenings women are 34 of 100 applicants, and were 29 "
            "before; the open events alone had raised it by one point. The gap is still "
            "16 points, so the measures go on as they are, and no further.",
        .effect = "Men and all others keep every open event, a buddy on request, and the same "
                  "selection on merit. No complaint was made. It takes 4 of 14 buddies and one "
                  "evening a quarter.",
        .evidence =
            {
                {"Women among police officers", "30.4 per cent", "1480", NULL,
                 "HR workforce report of the invented force", "posact stats proportion 450 1480"},
                {"Women in the local population of working age", "50.3 per cent", "412300", NULL,
                 "Population table of the invented force",
                 "posact stats representation 450 1480 207400 412300"},
                {"What women say who left the process", NULL, NULL,
                 "Of 40 who answered, 22 named shifts beside caring, 17 the fitness test, 15 that "
                 "they knew no woman in the job.",
                 "Exit questions, counted", NULL},
            },
        .starts = -38,
        .review = 320,
        .supported = -3,
        .follows = 1,
    },
    {
        .name = "Disabled people in all roles",
        .roles = "pc, detective, transferee, pcso, special, control_room, designated, staff, "
                 "volunteer, other, not_sure",
        .group = "disabled",
        .trigger = "disadvantage",
        .barrier = "Disabled applicants leave between application and assessment twice as often. "
                   "Those who were asked did not know that adjustments can be had, or how to ask "
                   "for them.",
        .aim = "Overcome the disadvantage in the process: as many disabled applicants reach the "
               "assessment as others do, with the adjustments that they need.",
        .measures = "buddy, one_to_one, consultancy, event",
        .alternatives = "A page on adjustments; a line in each letter; asking everybody about "
                        "adjustments. All three are done, and go on.",
        .lesser = "With page and letters 6 of 31 asked for an adjustment, as before. A talk in "
                  "person is what those who left named. It ends with the assessment.",
        .effect = "Everybody may ask for adjustments and a 1-2-1. Nobody waits longer for it: the "
                  "talks take 3 hours of staff a week. Section 13(3) of the Act allows it besides.",
        .eia = "EIA 2025/40",
        .advice = "Legal services 2025/203",
        .evidence =
            {
                {"Disabled people among the workforce", "5.9 per cent", "2310", NULL,
                 "HR workforce report of the invented force", "posact stats proportion 137 2310"},
                {"Disabled applicants who reached the assessment, beside others",
                 "38.7 per cent, others 77.4 per cent", "31", NULL,
                 "Recruitment, counts of the last two intakes",
                 "posact stats two-by-two 12 31 240 310"},
            },
        .starts = -350,
        .review = 10,
        .supported = -20,
        .follows = -1,
    },
};
