/* old_schema.c - databases as earlier releases left them. */
#include "support/old_schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/memory.h"
#include "record/name.h"
#include "store/search_tokenizer.h"
#include "store/store.h"

static void
let_pass(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_int(context, 1);
}

static void
name(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct text words = TEXT_EMPTY;
    name_words((const char *)sqlite3_value_text(values[0]),
               (const char *)sqlite3_value_text(values[1]), &words);
    sqlite3_result_text(context, text_string(&words), (int)words.length, SQLITE_TRANSIENT);
    text_clear(&words);
}

static void
execute(sqlite3 *database, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s", message);
}

void
old_schema_let_write(sqlite3 *database)
{
    sqlite3_create_function(database, "posact_writing", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL,
                            let_pass, NULL, NULL);
    sqlite3_create_function(database, "posact_name", 2, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, name,
                            NULL, NULL);
    search_tokenizer_add(database);
}

void
old_schema_make(const char *path, int schema)
{
    sqlite3 *database;
    struct error error = {.text = ""};
    struct text rows = TEXT_EMPTY;
    char *sample = must_format("tests/data/schema/%04d.sql", schema);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    old_schema_let_write(database);
    execute(database, "PRAGMA journal_mode = WAL; BEGIN");
    for (int i = 0; i < schema; i++) {
        char *sql = must_strndup((const char *)embedded_schema[i].bytes, embedded_schema[i].length);
        execute(database, sql);
        free(sql);
    }
    if (!file_read(sample, 1 << 20, &rows, &error))
        fail_msg("%s", error.text);
    execute(database, text_string(&rows));
    char *stamp = must_format("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                              STORE_APPLICATION_ID, schema);
    execute(database, stamp);
    free(stamp);
    free(sample);
    text_clear(&rows);
    sqlite3_close(database);
}
