/* floor_list - the least that a list of people can be, to measure posact against.
 *
 *   floor_list [DATABASE]
 *
 * Shows the candidates by name as posact does: a window through the index, a marker, the cursor on
 * it, a write(2) a frame; and nothing else. Without a database it shows rows that are made up.
 * Down, Up, Page Down, Page Up, Home, End; / and letters search, Esc ends that; q leaves. */
#include <locale.h>
#include <ncurses.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "../../src/term/frame_output.h"

#define ROWS_MAX 200
#define TEXT_MAX 256

enum window { FIRST, LAST, AFTER, BEFORE, SEARCH, WINDOWS };

#define COLUMNS "SELECT id, name_key, name, phone, role, owner FROM candidates"

static const char *const queries[WINDOWS] = {
    [FIRST] = COLUMNS " WHERE alive = 1 ORDER BY name_key, id LIMIT ?3",
    [LAST] = COLUMNS " WHERE alive = 1 ORDER BY name_key DESC, id DESC LIMIT ?3",
    [AFTER] = COLUMNS " WHERE alive = 1 AND (name_key, id) > (?1, ?2)"
                      " ORDER BY name_key, id LIMIT ?3",
    [BEFORE] = COLUMNS " WHERE alive = 1 AND (name_key, id) < (?1, ?2)"
                       " ORDER BY name_key DESC, id DESC LIMIT ?3",
    [SEARCH] = COLUMNS " WHERE number IN (SELECT rowid FROM candidates_search"
                       " WHERE candidates_search MATCH ?1 LIMIT ?3)",
};

struct row {
    unsigned char id[16];
    char key[TEXT_MAX], text[TEXT_MAX];
};

static sqlite3 *database;
static sqlite3_stmt *statements[WINDOWS];
static struct row rows[ROWS_MAX], page[ROWS_MAX];
static int count, selected, height, first_number;
static char word[64];
static bool searching;
static struct frame_output output;

static void
fail(const char *what)
{
    endwin();
    fprintf(stderr, "floor_list: %s: %s\n", what, database ? sqlite3_errmsg(database) : "");
    exit(1);
}

static void
read_row(struct row *row, sqlite3_stmt *statement)
{
    memcpy(row->id, sqlite3_column_blob(statement, 0), sizeof row->id);
    snprintf(row->key, sizeof row->key, "%s", (const char *)sqlite3_column_text(statement, 1));
    const char *cells[4];
    for (int i = 0; i < 4; i++) {
        cells[i] = (const char *)sqlite3_column_text(statement, i + 2);
        cells[i] = cells[i] == NULL ? "" : cells[i];
    }
    snprintf(row->text, sizeof row->text, "%-26.100s%-18.40s%-22.40s%-14.40s", cells[0], cells[1],
             cells[2], cells[3]);
}

static sqlite3_stmt *
statement_for(enum window window)
{
    if (statements[window] == NULL &&
        sqlite3_prepare_v2(database, queries[window], -1, &statements[window], NULL) != SQLITE_OK)
        fail("prepare");
    return statements[window];
}

static int
read_database(enum window window, const struct row *place, int limit)
{
    sqlite3_stmt *statement = statement_for(window);
    char words[80];
    if (window == SEARCH) {
        snprintf(words, sizeof words, "\"%s\" *", word);
        sqlite3_bind_text(statement, 1, words, -1, SQLITE_STATIC);
    } else if (place != NULL) {
        sqlite3_bind_text(statement, 1, place->key, -1, SQLITE_STATIC);
        sqlite3_bind_blob(statement, 2, place->id, sizeof place->id, SQLITE_STATIC);
    }
    sqlite3_bind_int(statement, 3, limit);
    int read = 0;
    while (read < limit && sqlite3_step(statement) == SQLITE_ROW)
        read_row(&page[read++], statement);
    sqlite3_reset(statement);
    return read;
}

static int
make_up(enum window window, int limit)
{
    int from = window == LAST     ? 1000000 - limit
               : window == AFTER  ? first_number + count
               : window == BEFORE ? first_number - limit
                                  : 0;
    first_number = from < 0 ? 0 : from;
    for (int i = 0; i < limit; i++)
        snprintf(page[i].text, TEXT_MAX, "Person number %-12d07700 900000  constable",
                 first_number + i);
    return limit;
}

static int
read_page(enum window window, const struct row *place, int limit)
{
    if (database == NULL)
        return make_up(window, limit);
    int read = read_database(window, place, limit);
    bool backwards = window == LAST || window == BEFORE;
    for (int i = 0; backwards && i < read / 2; i++) {
        struct row swapped = page[i];
        page[i] = page[read - 1 - i];
        page[read - 1 - i] = swapped;
    }
    return read;
}

static void
show_page(enum window window)
{
    const struct row *place = window == AFTER ? &rows[count - 1] : window == BEFORE ? rows : NULL;
    int read = read_page(window, place, height);
    if (read == 0 && window != SEARCH)
        return;
    memcpy(rows, page, (size_t)read * sizeof *rows);
    count = read;
    selected = window == LAST && count > 0 ? count - 1 : 0;
}

static void
move_down(void)
{
    if (selected + 1 < count) {
        selected++;
    } else if (!searching && read_page(AFTER, &rows[count - 1], 1) == 1) {
        memmove(rows, rows + 1, (size_t)(count - 1) * sizeof *rows);
        rows[count - 1] = page[0];
    }
}

static void
move_up(void)
{
    if (selected > 0) {
        selected--;
    } else if (!searching && read_page(BEFORE, rows, 1) == 1) {
        memmove(rows + 1, rows, (size_t)(count - 1) * sizeof *rows);
        rows[0] = page[0];
    }
}

static void
draw(void)
{
    erase();
    mvaddstr(0, 0, "Candidates");
    for (int i = 0; i < count; i++) {
        mvaddch(i + 3, 0, i == selected ? '>' : ' ');
        mvaddnstr(i + 3, 2, rows[i].text, COLS - 3);
    }
    mvprintw(LINES - 1, 0, searching ? "/%s" : "q leave  / search", word);
    move(selected + 3, 0);
    frame_output_begin(&output);
    refresh();
    fflush(output.file);
    bool gone;
    frame_output_end(&output, -1, &gone);
}

static void
type_letter(int key)
{
    size_t length = strlen(word);
    searching = key != 27;
    if (key > ' ' && key < 127 && length + 1 < sizeof word) {
        word[length] = (char)key;
        word[length + 1] = '\0';
    }
    show_page(searching && word[0] != '\0' && database != NULL ? SEARCH : FIRST);
}

static void
answer(int key)
{
    switch (key) {
    case '/':
        searching = true;
        word[0] = '\0';
        break;
    case KEY_DOWN:
        move_down();
        break;
    case KEY_UP:
        move_up();
        break;
    case KEY_NPAGE:
        show_page(AFTER);
        break;
    case KEY_PPAGE:
        show_page(BEFORE);
        break;
    case KEY_HOME:
        show_page(FIRST);
        break;
    case KEY_END:
        show_page(LAST);
        break;
    default:
        break;
    }
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    if (argc > 1 && sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        fail("open");
    set_escdelay(25);
    if (!frame_output_open(&output) || newterm(NULL, output.file, stdin) == NULL)
        return 1;
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    height = LINES - 6 < ROWS_MAX ? LINES - 6 : ROWS_MAX;
    show_page(FIRST);
    draw();
    for (int key; (key = getch()) != ERR && (searching || key != 'q'); draw()) {
        if (searching && key < 128)
            type_letter(key);
        else
            answer(key);
    }
    endwin();
    return 0;
}
