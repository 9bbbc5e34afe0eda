/* line_map.c - an open hash table from hashed texts to lines. */
#include "line_map.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/memory.h"
#include "base/text.h"

#define FIRST_ROOM 1024
#define FULLEST_PERCENT 70

/* --- the hash --- */

uint64_t
text_hash(const uint64_t seed[2], const char *kind, const char *text)
{
    struct text both = TEXT_EMPTY;
    unsigned char key[crypto_shorthash_KEYBYTES], out[crypto_shorthash_BYTES];
    uint64_t hash = 0;
    if (kind != NULL)
        text_append_bytes(&both, kind, strlen(kind) + 1);
    text_append(&both, text);
    for (size_t i = 0; i < sizeof key; i++)
        key[i] = (unsigned char)(seed[i / 8] >> (8 * (i % 8)));
    crypto_shorthash(out, (const unsigned char *)text_string(&both), both.length, key);
    for (size_t i = 0; i < sizeof out; i++)
        hash |= (uint64_t)out[i] << (8 * i);
    text_clear(&both);
    return hash != 0 ? hash : 1;
}

uint64_t
text_hash_stored(const char *text)
{
    static const uint64_t seed[2] = {0x0706050403020100u, 0x0f0e0d0c0b0a0908u};
    return text_hash(seed, NULL, text);
}

/* --- the table --- */

void
line_map_init(struct line_map *map)
{
    *map = (struct line_map){.count = 0};
    randombytes_buf(map->seed, sizeof map->seed);
}

uint64_t
line_map_hash(const struct line_map *map, const char *kind, const char *text)
{
    return text_hash(map->seed, kind, text);
}

/* Where the hash stands, or where it would. */
static size_t
find_place(const struct line_map *map, uint64_t hash)
{
    size_t place = (size_t)hash & (map->room - 1);
    while (map->hashes[place] != 0 && map->hashes[place] != hash)
        place = (place + 1) & (map->room - 1);
    return place;
}

static void
make_room(struct line_map *map, size_t room)
{
    struct line_map smaller = *map;
    map->hashes = must_calloc(room, sizeof *map->hashes);
    map->lines = must_calloc(room, sizeof *map->lines);
    map->room = room;
    for (size_t i = 0; i < smaller.room; i++) {
        if (smaller.hashes[i] == 0)
            continue;
        size_t place = find_place(map, smaller.hashes[i]);
        map->hashes[place] = smaller.hashes[i];
        map->lines[place] = smaller.lines[i];
    }
    free(smaller.hashes);
    free(smaller.lines);
}

size_t
line_map_get(const struct line_map *map, uint64_t hash)
{
    return map->room > 0 ? map->lines[find_place(map, hash)] : 0;
}

void
line_map_set(struct line_map *map, uint64_t hash, size_t line)
{
    assert(hash != 0 && line > 0);
    if (map->room == 0 || (map->count + 1) * 100 > map->room * FULLEST_PERCENT)
        make_room(map, map->room > 0 ? 2 * map->room : FIRST_ROOM);
    size_t place = find_place(map, hash);
    map->count += map->hashes[place] == 0;
    map->hashes[place] = hash;
    map->lines[place] = (uint32_t)line;
}

void
line_map_clear(struct line_map *map)
{
    free(map->hashes);
    free(map->lines);
    *map = (struct line_map){.count = 0};
}
