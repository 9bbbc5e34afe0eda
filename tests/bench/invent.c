/* invent.c - draws names from the demo's words and writes CSV. */
#include "bench/invent.h"

#include <stdint.h>
#include <stdio.h>

#include "base/random.h"
#include "modules/demo_words.h"

#define ID_STREAM UINT64_C(0x5EED0FBE4C4)
#define CONTACT_ID_STREAM UINT64_C(0x5EED0FC047AC7)

struct id
invent_person_id(size_t number)
{
    struct id_source source = id_source_seeded(ID_STREAM ^ ((uint64_t)number << 20));
    return id_next(&source);
}

/* A name that is one in some ten thousand, as real ones are: given, middle letter, family. */
static void
write_name(FILE *file, struct random *random)
{
    const struct demo_tradition *tradition;
    do
        tradition = &demo_traditions[random_below(random, (uint32_t)demo_tradition_count)];
    while (tradition->native || tradition->given.count == 0 || tradition->family.count == 0);
    const struct word_list *given = &tradition->given, *family = &tradition->family;
    fprintf(file, "\"%s %c%s%s\"", given->words[random_below(random, (uint32_t)given->count)],
            (int)('A' + (int)random_below(random, 26)), tradition->between,
            family->words[random_below(random, (uint32_t)family->count)]);
}

static void
write_reach(FILE *file, struct random *random, size_t number)
{
    fprintf(file, ",07700 900%03u,person.%zu@example.org", random_below(random, 1000), number);
}

static bool
close_file(FILE *file)
{
    bool whole = ferror(file) == 0;
    return fclose(file) == 0 && whole;
}

bool
invent_people(const char *path, size_t people)
{
    static const char *const roles[] = {"pc", "special", "staff", "detective", ""};
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return false;
    struct random random = {.state = 1};
    fprintf(file, "id,created,changed,name,phone,email,role,source,owner,status\n");
    for (size_t i = 0; i < people; i++) {
        struct id id = invent_person_id(i);
        char text[ID_TEXT_SIZE];
        id_to_text(&id, text);
        unsigned month = 1 + random_below(&random, 9), day = 1 + random_below(&random, 28);
        fprintf(file, "%s,2026-%02u-%02uT09:30:00Z,2026-%02u-%02uT09:30:00Z,", text, month, day,
                month, day);
        write_name(file, &random);
        write_reach(file, &random, i);
        fprintf(file, ",%s,\"%s\",\"%s\",open\n", roles[random_below(&random, 5)],
                demo_sources.words[random_below(&random, (uint32_t)demo_sources.count)],
                demo_officers.words[random_below(&random, (uint32_t)demo_officers.count)]);
    }
    return close_file(file);
}

bool
invent_contacts(const char *path, size_t people)
{
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return false;
    struct random random = {.state = 2};
    struct id_source ids = id_source_seeded(CONTACT_ID_STREAM);
    fprintf(file, "id,created,changed,candidate,held,channel,direction,result,summary\n");
    for (size_t i = 0; i < people / PEOPLE_A_CONTACT; i++) {
        const struct demo_contact *contact =
            &demo_contacts[random_below(&random, (uint32_t)demo_contact_count)];
        struct id id = id_next(&ids), person = invent_person_id(i * PEOPLE_A_CONTACT);
        char text[ID_TEXT_SIZE], whom[ID_TEXT_SIZE], moment[32];
        id_to_text(&id, text);
        id_to_text(&person, whom);
        snprintf(moment, sizeof moment, "2026-10-%02uT14:%02u:00Z", 1 + random_below(&random, 28),
                 random_below(&random, 60));
        fprintf(file, "%s,%s,%s,%s,%s,%s,%s,%s,\"%s\"\n", text, moment, moment, whom, moment,
                contact->channel, contact->direction, contact->result, contact->summary);
    }
    return close_file(file);
}

bool
invent_sign_ups(const char *path, size_t people)
{
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return false;
    struct random random = {.state = 3};
    fprintf(file, "Full name,Phone,Email\n");
    for (size_t i = 0; i < people; i++) {
        write_name(file, &random);
        write_reach(file, &random, i);
        fputc('\n', file);
    }
    return close_file(file);
}
