/* invent.h - files of invented people for the bench, the same for the same number. */
#ifndef BENCH_INVENT_H
#define BENCH_INVENT_H

#include "base/id.h"

#include <stdbool.h>
#include <stddef.h>

/* One contact for so many people, so that there are timelines to open. */
#define PEOPLE_A_CONTACT 10

/* The id of person `number`, from 0. */
struct id invent_person_id(size_t number);
/* posact's own files: candidates and the contacts of some of them. */
bool invent_people(const char *path, size_t people);
bool invent_contacts(const char *path, size_t people);
/* What a form system would export: no ids, headings of its own. */
bool invent_sign_ups(const char *path, size_t people);

#endif
