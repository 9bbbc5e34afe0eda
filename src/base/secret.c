/* secret.c - a line of the terminal that is not shown, and what makes a passphrase a bad one. */
#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/private_file.h"
#include "base/text.h"
#include "base/utf8.h"

#define SECRET_LEAST 12
#define SECRET_MOST 1024
#define TRIES 3

/* --- what is good --- */

/* Those that are tried first, as far as they are long enough at all. */
static const char *const tried_first[] = {
    "passwordpassword", "password1234",    "password12345", "passphrase12", "passphrase123",
    "123456789012",     "1234567890123",   "qwertyuiop12",  "qwertyuiopas", "letmeinplease",
    "positiveaction",   "positive action", "posactposact",  "careers fair", "police police",
};

/* "aaaaaaaaaaaa", "abcabcabcabc". */
static bool
is_one_thing_again(const char *secret)
{
    size_t length = strlen(secret);
    for (size_t period = 1; period <= 4; period++) {
        if (memcmp(secret, secret + period, length - period) == 0)
            return true;
    }
    return false;
}

/* "abcdefghijkl". */
static bool
is_a_row(const char *secret)
{
    size_t up = 1, length = strlen(secret);
    while (up < length && secret[up] == secret[up - 1] + 1)
        up++;
    return up == length;
}

bool
secret_check(const char *secret, struct error *error)
{
    if (utf8_length(secret) < SECRET_LEAST)
        return error_set(error, ERROR_INPUT,
                         "A passphrase needs %d characters or more; four words that have nothing "
                         "to do with one another are good",
                         SECRET_LEAST);
    bool bad = is_one_thing_again(secret) || is_a_row(secret);
    for (size_t i = 0; i < sizeof tried_first / sizeof tried_first[0]; i++)
        bad = bad || string_equal_no_case(secret, tried_first[i]);
    return !bad || error_set(error, ERROR_INPUT,
                             "That passphrase is one of those that are tried first; choose four "
                             "words that have nothing to do with one another");
}

/* --- asking --- */

void
secret_free(char *secret)
{
    if (secret)
        explicit_bzero(secret, strlen(secret));
    free(secret);
}

static void
write_all(int descriptor, const char *words)
{
    size_t length = strlen(words);
    while (length > 0) {
        ssize_t written = write(descriptor, words, length);
        if (written < 0 && errno != EINTR)
            return;
        words += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
}

/* One line without its end into `line`; false when the input ends before it does, or it is too
 * long. */
static bool
read_line(int descriptor, char line[SECRET_MOST])
{
    size_t length = 0;
    for (;;) {
        char byte;
        ssize_t got = read(descriptor, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return length > 0 && got == 0 && (line[length] = '\0', true);
        if (byte == '\n' || byte == '\r') {
            line[length] = '\0';
            return true;
        }
        if (byte == '\x03' || byte == '\0' || length + 1 == SECRET_MOST)
            return false;
        line[length++] = byte;
    }
}

/* The keys that interrupt and stop become letters, so that the terminal is never left silent. */
static bool
silence(int terminal, struct termios *before)
{
    if (tcgetattr(terminal, before) != 0)
        return false;
    struct termios silent = *before;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    silent.c_lflag |= ECHONL;
    return tcsetattr(terminal, TCSAFLUSH, &silent) == 0;
}

static char *
stopped(struct error *error)
{
    error_set(error, ERROR_STOPPED, "No passphrase was typed, so nothing was done");
    return NULL;
}

char *
secret_ask(const char *prompt, struct error *error)
{
    char line[SECRET_MOST] = "";
    struct termios before;
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0 || !silence(terminal, &before)) {
        if (terminal >= 0)
            close(terminal);
        error_set(error, ERROR_USAGE,
                  "A passphrase is needed, and there is no terminal to ask on; name a file that "
                  "has it with --passphrase-file");
        return NULL;
    }
    write_all(terminal, prompt);
    bool read = read_line(terminal, line);
    if (!read)
        write_all(terminal, "\n");
    tcsetattr(terminal, TCSAFLUSH, &before);
    close(terminal);
    char *secret = read && line[0] != '\0' ? must_strdup(line) : NULL;
    explicit_bzero(line, sizeof line);
    return secret ? secret : stopped(error);
}

/* One that is good and typed twice; NULL with *error, and *again when it may be tried again. */
static char *
choose_once(const char *prompt, bool *again, struct error *error)
{
    char *secret = secret_ask(prompt, error);
    *again = secret != NULL;
    if (!secret || !secret_check(secret, error)) {
        secret_free(secret);
        return NULL;
    }
    char *repeated = secret_ask("The same again: ", error);
    bool same = string_equal(secret, repeated);
    *again = repeated != NULL;
    if (repeated && !same)
        error_set(error, ERROR_INPUT, "The two were not the same");
    secret_free(repeated);
    if (same)
        return secret;
    secret_free(secret);
    return NULL;
}

char *
secret_choose(const char *prompt, struct error *error)
{
    bool again = true;
    for (int i = 0; again && i < TRIES; i++) {
        if (i > 0)
            fprintf(stderr, "%s\n", error->text);
        char *secret = choose_once(prompt, &again, error);
        if (secret)
            return secret;
    }
    return NULL;
}

/* --- from a file --- */

char *
secret_read(const char *path, struct error *error)
{
    char line[SECRET_MOST] = "";
    bool standard = string_equal(path, "-");
    if (!standard && !private_file_check(path, error))
        return NULL;
    int descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        error_set(error, ERROR_FILE, "The passphrase cannot be read from '%s': %s", path,
                  strerror(errno));
        return NULL;
    }
    bool read = read_line(descriptor, line) && line[0] != '\0';
    if (!standard)
        close(descriptor);
    char *secret = read ? must_strdup(line) : NULL;
    explicit_bzero(line, sizeof line);
    if (!secret)
        error_set(error, ERROR_FILE, "There is no passphrase in '%s'",
                  standard ? "standard input" : path);
    return secret;
}
