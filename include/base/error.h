/* error.h - what went wrong, in words for a person.
 *
 * A struct error belongs to the caller and comes last in the parameter list. Functions that
 * can fail return false or NULL after they have filled it. The text says what, which one and
 * what to do; it has no "Error:" in front, no code and no final full stop. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

/* By whose fault; cli/ turns each into an exit code. */
enum error_code {
    ERROR_NONE,
    ERROR_USAGE,     /* the caller named something that does not exist: option, type, field */
    ERROR_INPUT,     /* a value breaks a rule */
    ERROR_NOT_FOUND, /* no such record */
    ERROR_CONFLICT,  /* somebody else changed it meanwhile */
    ERROR_DENIED,    /* not allowed, read-only */
    ERROR_STOPPED,   /* the person stopped it */
    ERROR_BUSY,      /* another process held the lock for too long */
    ERROR_CONFIG,    /* posact.yaml or a theme */
    ERROR_FILE,      /* a file outside the database */
    ERROR_STORE,     /* the database */
};

/* error.field when the error is not about one field. */
#define NO_FIELD (-1)

struct error {
    enum error_code code;
    int field; /* index in the record type's fields, or NO_FIELD */
    char text[512];
};

/* Fills the error and returns false, so that a function can end with `return error_set(...)`.
 * A text that does not fit is cut between two characters. */
bool error_set(struct error *error, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, as ERROR_INPUT about one field. */
bool error_set_field(struct error *error, int field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "where: " before the text that is there; returns false. */
bool error_prefix(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What is wrong all at once: one error for each thing, so that a form or a file tells everything
 * in one go (B02). `= {0}` is empty; error_list_clear frees. */
struct error_list {
    struct error *items;
    size_t count, capacity;
};
void error_list_clear(struct error_list *list);
/* Adds an empty error for the caller to fill; borrowed until the next one is added. */
struct error *error_list_new(struct error_list *list);
/* Adds an ERROR_INPUT about one field. */
void error_list_add(struct error_list *list, int field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The first one about a field; NULL when there is none. Borrowed. */
const struct error *error_list_of(const struct error_list *list, size_t field);

#endif
