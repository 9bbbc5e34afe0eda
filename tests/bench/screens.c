/* screens.c - starts both programs, presses the same keys in both in turn, reads the clock. */
#include "bench/screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "bench/figures.h"
#include "bench/line.h"

#define STARTS 21
#define SETTLE_MS 400 /* counts come in a pause after the first screen */

#define KEY_UP_BYTES "\033OA"
#define KEY_DOWN_BYTES "\033OB"
#define KEY_END_BYTES "\033OF"
#define KEY_HOME_BYTES "\033OH"
#define KEY_PAGE_UP_BYTES "\033[5~"
#define KEY_PAGE_DOWN_BYTES "\033[6~"

/* Both at their terminals. */
struct pair {
    struct line posact, floor;
};

static bool
start_posact(const struct bench_programs *programs, const char *database, struct line *line,
             double *took_ms)
{
    const char *const arguments[] = {programs->posact,   "--db", database, "--config",
                                     programs->settings, NULL};
    if (!line_start(line, arguments))
        return false;
    *took_ms = line_wait(line, "help");
    return *took_ms >= 0;
}

static bool
start_floor(const struct bench_programs *programs, const char *database, struct line *line,
            double *took_ms)
{
    const char *const arguments[] = {programs->floor_list, database, NULL};
    if (!line_start(line, arguments))
        return false;
    *took_ms = line_wait(line, "search");
    return *took_ms >= 0;
}

/* -- Starts --------------------------------------------------------------------------------- */

static bool
measure_starts(const struct bench_programs *programs, const struct bench_size *size)
{
    struct figures posact = {.count = 0}, floor = {.count = 0}, bare = {.count = 0};
    bool done = true;
    for (size_t i = 0; i < STARTS && done; i++) {
        struct pair pair;
        struct line nothing;
        double posact_ms, floor_ms, bare_ms;
        done = start_posact(programs, size->database, &pair.posact, &posact_ms) &&
               start_floor(programs, size->floor, &pair.floor, &floor_ms) &&
               start_floor(programs, NULL, &nothing, &bare_ms);
        if (!done)
            break;
        line_end(&pair.posact, "q");
        line_end(&pair.floor, "q");
        line_end(&nothing, "q");
        figures_add(&posact, posact_ms);
        figures_add(&floor, floor_ms);
        figures_add(&bare, bare_ms);
    }
    if (done) {
        report_against("G1", "start to a usable list", "ms", figures_median(&posact),
                       figures_median(&floor), 1.5);
        report_only("", "  a list without a database", "ms", figures_median(&bare));
    }
    figures_clear(&posact);
    figures_clear(&floor);
    figures_clear(&bare);
    return done;
}

/* -- Keys ----------------------------------------------------------------------------------- */

struct key_figures {
    struct figures posact, floor, posact_bytes, floor_bytes;
};

static void
clear_keys(struct key_figures *keys)
{
    figures_clear(&keys->posact);
    figures_clear(&keys->floor);
    figures_clear(&keys->posact_bytes);
    figures_clear(&keys->floor_bytes);
}

static void
press(struct pair *pair, const char *key, struct key_figures *keys)
{
    struct answer posact = line_key(&pair->posact, key);
    struct answer floor = line_key(&pair->floor, key);
    figures_add(&keys->posact, posact.last_ms);
    figures_add(&keys->floor, floor.last_ms);
    figures_add(&keys->posact_bytes, (double)posact.bytes);
    figures_add(&keys->floor_bytes, (double)floor.bytes);
}

static void
press_often(struct pair *pair, const char *key, size_t times, struct key_figures *keys)
{
    for (size_t i = 0; i < times; i++)
        press(pair, key, keys);
}

/* Back to the first row, with everything counted. */
static void
go_home(struct pair *pair)
{
    line_key(&pair->posact, KEY_HOME_BYTES);
    line_key(&pair->floor, KEY_HOME_BYTES);
}

static void
measure_down(struct pair *pair)
{
    struct key_figures down = {.posact = {.count = 0}}, edge = {.posact = {.count = 0}};
    for (size_t round = 0; round < 5; round++) {
        go_home(pair);
        press_often(pair, KEY_DOWN_BYTES, 25, &down);
    }
    for (size_t i = 0; i < LINE_ROWS; i++) {
        line_key(&pair->posact, KEY_DOWN_BYTES);
        line_key(&pair->floor, KEY_DOWN_BYTES);
    }
    press_often(pair, KEY_DOWN_BYTES, 50, &edge);
    report_against("G2", "Down", "ms", figures_median(&down.posact), figures_median(&down.floor),
                   1.3);
    report_against("G2", "Down at the edge", "ms", figures_median(&edge.posact),
                   figures_median(&edge.floor), 1.3);
    report_most("G2", "no Down over, but for one in twenty (noise)", "ms",
                figures_at(&down.posact, 95), 5);
    report_only("", "  p99", "ms", figures_at(&down.posact, 99));
    report_only("", "  p99 of the floor", "ms", figures_at(&down.floor, 99));
    report_most("G3", "bytes for a Down", "B", figures_median(&down.posact_bytes), 60);
    report_most("G3", "bytes for a Down at the edge", "B", figures_median(&edge.posact_bytes), 250);
    clear_keys(&down);
    clear_keys(&edge);
}

static void
measure_pages(struct pair *pair)
{
    static const struct {
        const char *name, *key;
    } pages[] = {
        {"Page Down", KEY_PAGE_DOWN_BYTES},
        {"Page Up, back", KEY_PAGE_UP_BYTES},
    };
    go_home(pair);
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct key_figures keys = {.posact = {.count = 0}};
        press_often(pair, pages[i].key, 40, &keys);
        report_against("G4", pages[i].name, "ms", figures_median(&keys.posact),
                       figures_median(&keys.floor), 1.3);
        clear_keys(&keys);
    }
    struct key_figures end = {.posact = {.count = 0}}, home = {.posact = {.count = 0}};
    for (size_t i = 0; i < 20; i++) {
        press(pair, KEY_END_BYTES, &end);
        press(pair, KEY_HOME_BYTES, &home);
    }
    report_against("G4", "End", "ms", figures_median(&end.posact), figures_median(&end.floor), 1.3);
    report_against("G4", "Home", "ms", figures_median(&home.posact), figures_median(&home.floor),
                   1.3);
    clear_keys(&end);
    clear_keys(&home);
}

#define WORDS 6
#define LETTERS 6

/* Each letter of each word, every time that it was typed. */
struct typing {
    struct figures posact[WORDS][LETTERS], floor[WORDS][LETTERS];
};

static void
type_words(struct pair *pair, struct typing *typing)
{
    static const char words[WORDS][LETTERS + 1] = {"sophie", "ashwor", "person",
                                                   "jzzxqk", "077009", "okafor"};
    for (size_t i = 0; i < WORDS; i++) {
        line_key(&pair->posact, "/");
        line_key(&pair->floor, "/");
        for (size_t j = 0; j < LETTERS; j++) {
            char letter[2] = {words[i][j], '\0'};
            figures_add(&typing->posact[i][j], line_key(&pair->posact, letter).last_ms);
            figures_add(&typing->floor[i][j], line_key(&pair->floor, letter).last_ms);
        }
        line_key(&pair->posact, "\033");
        line_key(&pair->floor, "\033");
    }
}

/* The medians of the letters from one place in the words to another. */
static struct figures
medians(struct figures all[WORDS][LETTERS], size_t from, size_t to)
{
    struct figures found = {.count = 0};
    for (size_t i = 0; i < WORDS; i++)
        for (size_t j = from; j < to; j++)
            figures_add(&found, figures_median(&all[i][j]));
    return found;
}

static void
report_letters(struct typing *typing, const char *what, size_t from, size_t to)
{
    struct figures posact = medians(typing->posact, from, to);
    struct figures floor = medians(typing->floor, from, to);
    report_against("G5", what, "ms", figures_median(&posact), figures_median(&floor), 2);
    report_most("G5", "  the slowest of them, as a rule", "ms", figures_at(&posact, 100), 10);
    report_only("", "  the floor's", "ms", figures_at(&floor, 100));
    figures_clear(&posact);
    figures_clear(&floor);
}

static void
measure_typing(struct pair *pair)
{
    struct typing typing;
    memset(&typing, 0, sizeof typing);
    go_home(pair);
    for (size_t round = 0; round < 5; round++)
        type_words(pair, &typing);
    report_letters(&typing, "first letter of a search", 0, 1);
    report_letters(&typing, "each further letter", 1, LETTERS);
    for (size_t i = 0; i < WORDS; i++) {
        for (size_t j = 0; j < LETTERS; j++) {
            figures_clear(&typing.posact[i][j]);
            figures_clear(&typing.floor[i][j]);
        }
    }
}

/* A record, its history, its form, and back. */
static void
measure_record(struct pair *pair)
{
    struct figures detail = {.count = 0}, history = {.count = 0}, form = {.count = 0};
    for (size_t i = 0; i < 20; i++) {
        line_key(&pair->posact, i % 2 == 0 ? KEY_PAGE_DOWN_BYTES : KEY_UP_BYTES);
        figures_add(&detail, line_key(&pair->posact, "\r").last_ms);
        figures_add(&history, line_key(&pair->posact, "h").last_ms);
        line_key(&pair->posact, "\033");
        figures_add(&form, line_key(&pair->posact, "e").last_ms);
        line_key(&pair->posact, "\033");
        line_key(&pair->posact, "\033");
    }
    report_most("G10", "open a record with its timeline", "ms", figures_median(&detail), 16);
    report_most("G10", "open its history", "ms", figures_median(&history), 16);
    report_most("G10", "open its form", "ms", figures_median(&form), 16);
    figures_clear(&detail);
    figures_clear(&history);
    figures_clear(&form);
}

bool
screens_measure(const struct bench_programs *programs, struct bench_size *size)
{
    struct pair pair;
    double ignored;
    if (!measure_starts(programs, size) ||
        !start_posact(programs, size->database, &pair.posact, &ignored) ||
        !start_floor(programs, size->floor, &pair.floor, &ignored))
        return false;
    line_idle(&pair.posact, SETTLE_MS);
    measure_down(&pair);
    line_idle(&pair.posact, SETTLE_MS);
    report_most("G3", "bytes in 2 s of rest", "B", (double)line_idle(&pair.posact, 2000), 0);
    measure_pages(&pair);
    measure_typing(&pair);
    measure_record(&pair);
    size->peak = line_peak(&pair.posact);
    report_against("G6", "peak memory: list, search, form, history", "kB", size->peak,
                   line_peak(&pair.floor), 2);
    line_end(&pair.posact, "q");
    line_end(&pair.floor, "\033q");
    return true;
}

bool
screens_compare(const struct bench_programs *programs, const struct bench_size *small,
                const struct bench_size *large)
{
    struct figures at_small = {.count = 0}, at_large = {.count = 0};
    bool done = true;
    for (size_t i = 0; i < STARTS && done; i++) {
        const struct bench_size *sizes[] = {small, large};
        for (size_t j = 0; j < 2 && done; j++) {
            struct line line;
            double took_ms = 0;
            done = start_posact(programs, sizes[j]->database, &line, &took_ms);
            if (done)
                line_end(&line, "q");
            figures_add(j == 0 ? &at_small : &at_large, took_ms);
        }
    }
    if (done) {
        report_against("G1", "start: against the smaller database", "ms", figures_median(&at_large),
                       figures_median(&at_small), 1.1);
        report_against("G6", "peak memory: against the smaller", "kB", large->peak, small->peak,
                       1.1);
    }
    figures_clear(&at_small);
    figures_clear(&at_large);
    return done;
}
