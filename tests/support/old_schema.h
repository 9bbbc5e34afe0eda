/* old_schema.h - databases as earlier releases left them, and as somebody with the source could
 * write to them. */
#ifndef TESTS_SUPPORT_OLD_SCHEMA_H
#define TESTS_SUPPORT_OLD_SCHEMA_H

struct sqlite3;

/* Gives a plain connection the functions that the triggers call, and lets all writes pass. */
void old_schema_let_write(struct sqlite3 *database);
/* The first `schema` files of the schema, with the stored sample of that one in them. */
void old_schema_make(const char *path, int schema);

#endif
