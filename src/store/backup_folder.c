/* backup_folder.c - which backups there are beside a database, and which stay. */
#include "store/backup_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/date.h"
#include "base/memory.h"
#include "statement.h"
#include "store/backup.h"
#include "transaction.h"

#define KEPT_DAYS 7
#define KEPT_WEEKS 4
#define KEPT_MONTHS 12

#define STAMP_LENGTH 17 /* "2026-11-21-120400" */
#define DAY_LENGTH 10
#define DAYS_OF_WEEK 7

/* -- Names ------------------------------------------------------------------------------------ */

/* "/data/posact.db" -> "/data/backups"; the caller's. */
static char *
folder_of(const struct store *store)
{
    const char *slash = strrchr(store->path, '/');
    int length = slash == NULL ? 0 : (int)(slash + 1 - store->path);
    return must_format("%.*sbackups", length, store->path);
}

/* "/data/posact.db" -> "posact-"; the caller's. */
static char *
prefix_of(const struct store *store)
{
    const char *slash = strrchr(store->path, '/');
    const char *name = slash == NULL ? store->path : slash + 1;
    size_t length = strlen(name);
    if (length > 3 && strcmp(name + length - 3, ".db") == 0)
        length -= 3;
    return must_format("%.*s-", (int)length, name);
}

/* One of our names in the folder: the day it was made, and what stands behind the reason. */
static bool
is_ours(const char *name, const char *prefix, struct date *day, const char **ending)
{
    size_t length = strlen(prefix);
    char text[DAY_LENGTH + 1] = "";
    if (!string_starts(name, prefix) || strlen(name) < length + STAMP_LENGTH)
        return false;
    memcpy(text, name + length, DAY_LENGTH);
    const char *rest = name + length + DAY_LENGTH;
    if (!date_from_iso(text, day) || rest[0] != '-' || strspn(rest + 1, "0123456789") != 6 ||
        rest[7] != '-')
        return false;
    *ending = rest + 8 + strspn(rest + 8, "abcdefghijklmnopqrstuvwxyz");
    return true;
}

/* -- The folder ------------------------------------------------------------------------------- */

struct kept {
    char *name;
    struct date day;
};

struct kept_list {
    struct kept *items;
    size_t count, capacity;
};

static int
newest_first(const void *a, const void *b)
{
    return strcmp(((const struct kept *)b)->name, ((const struct kept *)a)->name);
}

static bool
is_backup(const char *ending)
{
    return string_equal(ending, ".db");
}

static bool
is_leftover(const char *ending)
{
    return string_starts(ending, ".db" BACKUP_PARTIAL);
}

/* Our files of which `wanted` says so, newest first. */
static void
read_folder(const char *folder, const char *prefix, bool (*wanted)(const char *ending),
            struct kept_list *list)
{
    DIR *directory = opendir(folder);
    if (directory == NULL)
        return;
    struct dirent *entry;
    while ((entry = readdir(directory)) != NULL) {
        struct date day;
        const char *ending;
        if (!is_ours(entry->d_name, prefix, &day, &ending) || !wanted(ending))
            continue;
        list->items =
            array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
        list->items[list->count++] = (struct kept){must_strdup(entry->d_name), day};
    }
    closedir(directory);
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, newest_first);
}

/* The backups up to today. Those of days to come, of a clock that was ahead, are nobody's newest:
 * they neither stand for today's nor push it out. */
static void
read_backups(struct store *store, const char *folder, const char *prefix, struct kept_list *list)
{
    int64_t today = date_to_days(moment_to_date(store_now_ms(store)));
    size_t count = 0;
    read_folder(folder, prefix, is_backup, list);
    for (size_t i = 0; i < list->count; i++) {
        if (date_to_days(list->items[i].day) <= today)
            list->items[count++] = list->items[i];
        else
            free(list->items[i].name);
    }
    list->count = count;
}

static void
clear_list(struct kept_list *list)
{
    for (size_t i = 0; list->items && i < list->count; i++)
        free(list->items[i].name);
    free(list->items);
}

/* A calendar's spans of one length, newest first: each of the first `left` keeps its newest. */
struct span {
    int64_t latest;
    int left;
};

static bool
is_first_of_span(struct span *span, int64_t number)
{
    if (span->left == 0 || span->latest == number)
        return false;
    span->latest = number;
    span->left--;
    return true;
}

static void
remove_one(const char *folder, const char *name)
{
    char *path = must_format("%s/%s", folder, name);
    unlink(path);
    free(path);
}

static void
remove_old(const char *folder, bool months_too, const struct kept_list *list)
{
    struct span days = {-1, KEPT_DAYS}, weeks = {-1, months_too ? KEPT_WEEKS : 0},
                months = {-1, months_too ? KEPT_MONTHS : 0};
    int64_t newest = list->count == 0 ? 0 : date_to_days(list->items[0].day);
    for (size_t i = 0; i < list->count; i++) {
        struct date date = list->items[i].day;
        int64_t day = date_to_days(date);
        bool of_day = is_first_of_span(&days, day);
        bool of_week = is_first_of_span(&weeks, (day - date_weekday(date)) / DAYS_OF_WEEK);
        bool of_month = is_first_of_span(&months, (int64_t)date.year * 12 + date.month);
        if (of_day || of_week || of_month || day == newest)
            continue;
        remove_one(folder, list->items[i].name);
    }
}

/* Of backups that were killed. Whoever makes one holds the writer lock, so nobody is at work on
 * any of them. */
static void
remove_leftovers(const char *folder, const char *prefix)
{
    struct kept_list list = {NULL, 0, 0};
    read_folder(folder, prefix, is_leftover, &list);
    for (size_t i = 0; i < list.count; i++)
        remove_one(folder, list.items[i].name);
    clear_list(&list);
}

/* -- Making and looking ------------------------------------------------------------------------ */

/* Two in one second get two names. */
static char *
free_path(struct store *store, const char *folder, const char *prefix, const char *reason)
{
    char stamp[DATE_TEXT_SIZE], *path = NULL;
    int64_t now_ms = store_now_ms(store);
    do {
        free(path);
        moment_to_stamp(now_ms, stamp);
        path = must_format("%s/%s%s-%s.db", folder, prefix, stamp, reason);
        now_ms += 1000;
    } while (file_exists(path));
    return path;
}

static bool
keep_locked(struct store *store, const char *reason, struct text *path, struct error *error)
{
    struct kept_list list = {NULL, 0, 0};
    char *folder = folder_of(store), *prefix = prefix_of(store);
    char *file = free_path(store, folder, prefix, reason);
    remove_leftovers(folder, prefix);
    bool done = file_make_folder_of(file, error) && backup_make(store, file, error);
    if (done) {
        read_backups(store, folder, prefix, &list);
        remove_old(folder, store->schema->keeps_months, &list);
        text_append(path, file);
    }
    clear_list(&list);
    free(file);
    free(prefix);
    free(folder);
    return done;
}

bool
backup_keep(struct store *store, const char *reason, struct text *path, struct error *error)
{
    if (store->alone)
        return true;
    if (!store_lock(store, store->lock_timeout_ms, error))
        return false;
    bool done = keep_locked(store, reason, path, error);
    store_unlock(store);
    return done;
}

bool
backup_is_due(struct store *store)
{
    struct kept_list list = {NULL, 0, 0};
    char *folder = folder_of(store), *prefix = prefix_of(store);
    struct date today = moment_to_date(store_now_ms(store));
    read_backups(store, folder, prefix, &list);
    bool due = list.count == 0 || date_to_days(list.items[0].day) < date_to_days(today);
    clear_list(&list);
    free(prefix);
    free(folder);
    return due && !store->alone;
}
