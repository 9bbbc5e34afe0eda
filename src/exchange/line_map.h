/* line_map.h - on which line of a file something stood: 12 bytes or so for each, so that a file of
 * a million people needs little memory. */
#ifndef EXCHANGE_LINE_MAP_H
#define EXCHANGE_LINE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct line_map {
    uint64_t *hashes; /* 0 where free */
    uint32_t *lines;
    size_t count, room; /* room is a power of two, or 0 */
    uint64_t seed[2];   /* of this run, so that nobody can choose texts that fall together */
};

/* SipHash-2-4 (Aumasson and Bernstein, 2012) of both strings; never 0. */
uint64_t text_hash(const uint64_t seed[2], const char *kind, const char *text);
/* With a seed that is the same for ever: for what is stored. */
uint64_t text_hash_stored(const char *text);

void line_map_init(struct line_map *map);
uint64_t line_map_hash(const struct line_map *map, const char *kind, const char *text);
/* 0 when it is not there. */
size_t line_map_get(const struct line_map *map, uint64_t hash);
void line_map_set(struct line_map *map, uint64_t hash, size_t line);
void line_map_clear(struct line_map *map);

#endif
