/* calculator_parts.h - what the sentences and the JSON of the command stats both work out. */
#ifndef CLI_CALCULATOR_PARTS_H
#define CLI_CALCULATOR_PARTS_H

#include "base/text.h"
#include "statistics/comparison.h"
#include "statistics/strata.h"

#include <stddef.h>
#include <stdint.h>

static inline struct share
calculator_share(const uint64_t *numbers)
{
    return (struct share){.part = numbers[0], .whole = numbers[1]};
}

static inline struct comparison
calculator_comparison(const uint64_t *numbers)
{
    return (struct comparison){calculator_share(numbers), calculator_share(numbers + 2)};
}

/* All strata, four numbers each; the caller frees them. */
struct comparison *calculator_strata(const uint64_t *numbers, size_t count);
/* The share of joiners for parity with the local share; the six numbers of parity. */
struct figure calculator_joiners(const uint64_t *numbers);

void calculator_json_proportion(const uint64_t *numbers, size_t count, struct text *out);
void calculator_json_two_by_two(const uint64_t *numbers, size_t count, struct text *out);
void calculator_json_strata(const uint64_t *numbers, size_t count, struct text *out);
void calculator_json_representation(const uint64_t *numbers, size_t count, struct text *out);
void calculator_json_parity(const uint64_t *numbers, size_t count, struct text *out);
void calculator_json_protect(const uint64_t *numbers, size_t count, struct text *out);

void calculator_say_proportion(const uint64_t *numbers, size_t count, struct text *out);
void calculator_say_two_by_two(const uint64_t *numbers, size_t count, struct text *out);
void calculator_say_strata(const uint64_t *numbers, size_t count, struct text *out);
void calculator_say_representation(const uint64_t *numbers, size_t count, struct text *out);
void calculator_say_parity(const uint64_t *numbers, size_t count, struct text *out);
void calculator_say_protect(const uint64_t *numbers, size_t count, struct text *out);

#endif
