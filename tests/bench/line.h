/* line.h - a program at the end of a terminal line, and how long it takes to answer. */
#ifndef BENCH_LINE_H
#define BENCH_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define LINE_ROWS 40
#define LINE_COLUMNS 120

struct line {
    pid_t process;
    int master;
    double started_ms;
};

/* What came back for a key. */
struct answer {
    double last_ms; /* from the key to the last byte; 0 when nothing came */
    size_t bytes;
};

/* Starts the program; its clock runs from just before the fork. */
bool line_start(struct line *line, const char *const arguments[]);
/* Reads until `text` has come and then nothing for a moment; the time from the start to the last
 * byte, negative when it never came. */
double line_wait(struct line *line, const char *text);
/* Sends keys and reads the answer, which ends when nothing has come for 25 ms. */
struct answer line_key(struct line *line, const char *keys);
/* The same until `text` has come: how long it took; negative when it never came. */
double line_answer(struct line *line, const char *keys, const char *text);
/* Reads for so long; how many bytes came. */
size_t line_idle(struct line *line, int ms);
/* The most memory it ever had, in kB. */
double line_peak(const struct line *line);
/* Sends keys, and ends the program when they do not. */
void line_end(struct line *line, const char *keys);

/* What a program used. */
struct usage {
    double processor_ms, peak; /* peak memory in kB */
};

/* Runs a program without a terminal, its output thrown away: the time it took in ms, negative when
 * it failed. `usage` may be NULL. */
double run_program(const char *const arguments[], struct usage *usage);

#endif
