/* head_file.h - heads of logs in a file, a line each: our own, or what somebody kept elsewhere. */
#ifndef MODULES_HEAD_FILE_H
#define MODULES_HEAD_FILE_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "store/log_head.h"

#include <stdbool.h>
#include <stddef.h>

struct head_list {
    struct log_head *items;
    size_t count, capacity;
};
void head_list_clear(struct head_list *list);

/* A line without its end is of an append that was cut short: nobody was told of it, the next append
 * takes its place, and it is passed over. A missing file has no heads. */

/* The newest head of a database. ERROR_STORE when it is not what was signed. */
bool head_file_last(const char *path, const struct id *database, struct log_head *head, bool *found,
                    struct error *error);
/* All of a database. ERROR_STORE names the first line, of whatever database, that is not what was
 * signed. */
bool head_file_all(const char *path, const struct id *database, struct head_list *list,
                   struct error *error);
/* Appends a line, which is on the disk when this returns true; else the file is as it was. */
bool head_file_append(const char *path, const struct text *line, struct error *error);

/* Heads out of any text, such as a system log, whatever stands before each on its line. `given` is
 * such a line itself or the path of a file ("-" for standard input). ERROR_INPUT when there is none
 * of the database, ERROR_STORE for one that is not what was signed. */
bool head_text_read(const char *given, const struct id *database, struct head_list *list,
                    struct error *error);

#endif
