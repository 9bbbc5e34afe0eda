/* line_map.c - an open hash table from hashed texts to lines. */
#include "line_map.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"
#include "base/memory.h"

#define FIRST_ROOM 1024
#define FULLEST_PERCENT 70

/* --- SipHash --- */

struct sip {
    uint64_t v0, v1, v2, v3;
    uint64_t word; /* bytes that do not fill eight yet */
    size_t length;
};

static uint64_t
rotate(uint64_t word, unsigned bits)
{
    return word << bits | word >> (64 - bits);
}

static void
sip_round(struct sip *sip)
{
    sip->v0 += sip->v1;
    sip->v1 = rotate(sip->v1, 13) ^ sip->v0;
    sip->v0 = rotate(sip->v0, 32);
    sip->v2 += sip->v3;
    sip->v3 = rotate(sip->v3, 16) ^ sip->v2;
    sip->v0 += sip->v3;
    sip->v3 = rotate(sip->v3, 21) ^ sip->v0;
    sip->v2 += sip->v1;
    sip->v1 = rotate(sip->v1, 17) ^ sip->v2;
    sip->v2 = rotate(sip->v2, 32);
}

static void
sip_word(struct sip *sip, uint64_t word)
{
    sip->v3 ^= word;
    sip_round(sip);
    sip_round(sip);
    sip->v0 ^= word;
}

static void
sip_bytes(struct sip *sip, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        sip->word |= (uint64_t)(unsigned char)bytes[i] << (8 * (sip->length % 8));
        sip->length++;
        if (sip->length % 8 == 0) {
            sip_word(sip, sip->word);
            sip->word = 0;
        }
    }
}

static uint64_t
sip_end(struct sip *sip)
{
    sip_word(sip, sip->word | (uint64_t)sip->length << 56);
    sip->v2 ^= 0xff;
    for (int i = 0; i < 4; i++)
        sip_round(sip);
    return sip->v0 ^ sip->v1 ^ sip->v2 ^ sip->v3;
}

uint64_t
text_hash(const uint64_t seed[2], const char *kind, const char *text)
{
    struct sip sip = {
        .v0 = seed[0] ^ 0x736f6d6570736575u,
        .v1 = seed[1] ^ 0x646f72616e646f6du,
        .v2 = seed[0] ^ 0x6c7967656e657261u,
        .v3 = seed[1] ^ 0x7465646279746573u,
    };
    if (kind != NULL)
        sip_bytes(&sip, kind, strlen(kind) + 1);
    sip_bytes(&sip, text, strlen(text));
    uint64_t hash = sip_end(&sip);
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
    /* Without a seed from the system the table works as well, only guessably. */
    if (getrandom(map->seed, sizeof map->seed, GRND_NONBLOCK) < 0)
        map->seed[0] = (uint64_t)clock_steady_ms();
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
    struct line_map larger = {
        .hashes = must_calloc(room, sizeof *larger.hashes),
        .lines = must_calloc(room, sizeof *larger.lines),
        .count = map->count,
        .room = room,
        .seed = {map->seed[0], map->seed[1]},
    };
    for (size_t i = 0; i < map->room; i++) {
        if (map->hashes[i] == 0)
            continue;
        size_t place = find_place(&larger, map->hashes[i]);
        larger.hashes[place] = map->hashes[i];
        larger.lines[place] = map->lines[i];
    }
    free(map->hashes);
    free(map->lines);
    *map = larger;
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
