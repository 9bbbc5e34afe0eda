/* old_schema.h - databases as earlier releases left them. */
#ifndef TESTS_SUPPORT_OLD_SCHEMA_H
#define TESTS_SUPPORT_OLD_SCHEMA_H

/* The first `schema` files of the schema, with the stored sample of that one in them. */
void old_schema_make(const char *path, int schema);

#endif
