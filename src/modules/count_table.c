/* count_table.c - the counts of a snapshot in memory, and as canonical text. */
#include "modules/count_table.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "statistics/figure.h"

#define NONE "-"
#define UNKNOWN ".."
#define WORDS_MOST 4000 /* of a line */
#define AGE_MOST 150

const char *const count_basis_codes[COUNT_BASIS_COUNT] = {
    [COUNT_PEOPLE] = "people",
    [COUNT_HEADCOUNT] = "headcount",
    [COUNT_FTE] = "fte",
};

/* --- one count --- */

uint64_t
count_add(uint64_t a, uint64_t b)
{
    return a == COUNT_UNKNOWN || b == COUNT_UNKNOWN ? COUNT_UNKNOWN : a + b;
}

void
count_write(uint64_t count, enum count_basis basis, struct text *out)
{
    unsigned long long whole = count, part = count % COUNT_HUNDREDTHS;
    if (count == COUNT_UNKNOWN) {
        text_append(out, UNKNOWN);
        return;
    }
    if (basis != COUNT_FTE) {
        text_append_format(out, "%llu", whole);
        return;
    }
    text_append_format(out, "%llu", whole / COUNT_HUNDREDTHS);
    if (part > 0)
        text_append_format(out, part % 10 == 0 ? ".%llu" : ".%02llu",
                           part % 10 == 0 ? part / 10 : part);
}

/* Digits alone; the end is where they end. */
static bool
read_digits(const char **at, uint64_t *number)
{
    const char *start = *at;
    *number = 0;
    for (; **at >= '0' && **at <= '9'; (*at)++) {
        *number = *number * 10 + (uint64_t)(**at - '0');
        if (*number > COUNT_MOST)
            return false;
    }
    return *at > start && (*start != '0' || *at == start + 1);
}

static bool
read_count(const char *word, enum count_basis basis, uint64_t *count)
{
    const char *at = word;
    if (string_equal(word, UNKNOWN)) {
        *count = COUNT_UNKNOWN;
        return true;
    }
    if (!read_digits(&at, count))
        return false;
    if (basis != COUNT_FTE)
        return *at == '\0';
    *count *= COUNT_HUNDREDTHS;
    for (uint64_t worth = COUNT_HUNDREDTHS / 10; *at != '\0'; worth /= 10) {
        at += *at == '.' && worth == COUNT_HUNDREDTHS / 10 ? 1 : 0;
        if (*at < '0' || *at > '9' || worth == 0 || (at[1] == '\0' && *at == '0'))
            return false;
        *count += worth * (uint64_t)(*at++ - '0');
    }
    return true;
}

/* --- ages --- */

static bool
read_age(const char **at, unsigned *age)
{
    uint64_t number;
    if (!read_digits(at, &number) || number > AGE_MOST)
        return false;
    *age = (unsigned)number;
    return true;
}

bool
age_range_read(const char *text, unsigned *first, unsigned *last)
{
    if (!read_age(&text, first))
        return false;
    *last = *first;
    if (string_equal(text, "+")) {
        *last = UINT_MAX;
        return true;
    }
    if (*text == '\0')
        return true;
    text++;
    return text[-1] == '-' && read_age(&text, last) && *text == '\0' && *last > *first;
}

void
age_range_write(unsigned first, unsigned last, struct text *out)
{
    text_append_format(out, "%u", first);
    if (last == UINT_MAX)
        text_append_char(out, '+');
    else if (last != first)
        text_append_format(out, "-%u", last);
}

/* --- the table --- */

static void
clear_row(struct count_row *row)
{
    free(row->area);
    free(row->role);
    free(row->ages);
    free(row->counts);
}

static void
clear_block(struct count_block *block)
{
    for (size_t i = 0; i < block->row_count; i++)
        clear_row(&block->rows[i]);
    for (size_t i = 0; i < block->group_count; i++)
        free(block->groups[i]);
    free(block->rows);
    free(block->groups);
    free(block->characteristic);
    free(block->list);
}

void
count_table_clear(struct count_table *table)
{
    for (size_t i = 0; i < table->block_count; i++)
        clear_block(&table->blocks[i]);
    for (size_t i = 0; i < table->made_count; i++) {
        free(table->made[i].area);
        free(table->made[i].parts);
    }
    free(table->blocks);
    free(table->made);
    *table = (struct count_table){.blocks = NULL};
}

const struct count_block *
count_table_find(const struct count_table *table, const char *characteristic)
{
    for (size_t i = 0; i < table->block_count; i++)
        if (string_equal(table->blocks[i].characteristic, characteristic))
            return &table->blocks[i];
    return NULL;
}

struct count_block *
count_table_block(struct count_table *table, const char *characteristic, const char *list)
{
    for (size_t i = 0; i < table->block_count; i++) {
        struct count_block *block = &table->blocks[i];
        if (string_equal(block->characteristic, characteristic) && string_equal(block->list, list))
            return block;
    }
    table->blocks = array_reserve(table->blocks, &table->block_capacity, table->block_count + 1,
                                  sizeof *table->blocks);
    struct count_block *block = &table->blocks[table->block_count++];
    *block = (struct count_block){
        .characteristic = must_strdup(characteristic),
        .list = must_strdup(list),
    };
    return block;
}

void
count_table_add_made(struct count_table *table, const char *area, const char *parts)
{
    table->made = array_reserve(table->made, &table->made_capacity, table->made_count + 1,
                                sizeof *table->made);
    table->made[table->made_count++] =
        (struct count_made){.area = must_strdup(area), .parts = must_strdup(parts)};
}

const char *
count_table_made(const struct count_table *table, const char *area)
{
    for (size_t i = 0; i < table->made_count; i++)
        if (string_equal(table->made[i].area, area))
            return table->made[i].parts;
    return NULL;
}

size_t
count_block_group(struct count_block *block, const char *group)
{
    for (size_t i = 0; i < block->group_count; i++)
        if (string_equal(block->groups[i], group))
            return i;
    block->groups = array_reserve(block->groups, &block->group_capacity, block->group_count + 1,
                                  sizeof *block->groups);
    block->groups[block->group_count++] = must_strdup(group);
    for (size_t i = 0; i < block->row_count; i++) {
        struct count_row *row = &block->rows[i];
        row->counts = must_realloc(row->counts, block->group_count * sizeof *row->counts);
        row->counts[block->group_count - 1] = 0;
    }
    return block->group_count - 1;
}

static struct count_row *
add_row(struct count_block *block, const char *area, const char *role, const char *ages)
{
    block->rows =
        array_reserve(block->rows, &block->row_capacity, block->row_count + 1, sizeof *block->rows);
    struct count_row *row = &block->rows[block->row_count++];
    *row = (struct count_row){
        .area = must_strdup(area),
        .role = must_strdup(role),
        .ages = must_strdup(ages),
        .counts = must_calloc(block->group_count + 1, sizeof *row->counts),
    };
    return row;
}

struct count_row *
count_block_row(struct count_block *block, const char *area, const char *role, const char *ages)
{
    for (size_t i = block->row_count; i-- > 0;) { /* the last is asked for most */
        struct count_row *row = &block->rows[i];
        if (strcmp(row->area, area) == 0 && strcmp(row->role, role) == 0 &&
            strcmp(row->ages, ages) == 0)
            return row;
    }
    return add_row(block, area, role, ages);
}

void
count_block_remove(struct count_block *block, size_t row)
{
    clear_row(&block->rows[row]);
    block->row_count--;
    for (size_t i = row; i < block->row_count; i++)
        block->rows[i] = block->rows[i + 1];
}

uint64_t
count_row_total(const struct count_block *block, const struct count_row *row)
{
    uint64_t total = 0;
    for (size_t i = 0; i < block->group_count; i++)
        total = count_add(total, row->counts[i]);
    return total;
}

/* --- as text --- */

static void
write_word(struct text *out, const char *word)
{
    text_append_format(out, "\t%s", *word == '\0' ? NONE : word);
}

static void
write_block(const struct count_table *table, const struct count_block *block, struct text *out)
{
    text_append(out, "groups");
    write_word(out, block->characteristic);
    write_word(out, block->list);
    for (size_t i = 0; i < block->group_count; i++)
        write_word(out, block->groups[i]);
    text_append_char(out, '\n');
    for (size_t i = 0; i < block->row_count; i++) {
        const struct count_row *row = &block->rows[i];
        text_append(out, "row");
        write_word(out, row->area);
        write_word(out, row->role);
        write_word(out, row->ages);
        for (size_t j = 0; j < block->group_count; j++) {
            text_append_char(out, '\t');
            count_write(row->counts[j], table->basis, out);
        }
        text_append_char(out, '\n');
    }
}

void
count_table_write(const struct count_table *table, struct text *out)
{
    text_append_format(out, "counts\t%s\n", count_basis_codes[table->basis]);
    for (size_t i = 0; i < table->made_count; i++) {
        text_append(out, "made");
        write_word(out, table->made[i].area);
        write_word(out, table->made[i].parts);
        text_append_char(out, '\n');
    }
    for (size_t i = 0; i < table->block_count; i++)
        write_block(table, &table->blocks[i], out);
}

/* A line taken apart; the words are borrowed from the line, which is cut. */
struct words {
    char **items;
    size_t count, capacity;
};

static void
split(char *line, struct words *words)
{
    words->count = 0;
    for (char *next = line; next;) {
        char *word = next;
        next = strchr(word, '\t');
        if (next)
            *next++ = '\0';
        words->items =
            array_reserve(words->items, &words->capacity, words->count + 1, sizeof *words->items);
        words->items[words->count++] = word;
    }
}

/* What is empty is written NONE. */
static bool
is_any_empty(const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (*words->items[i] == '\0')
            return true;
    return false;
}

static const char *
word_at(const struct words *words, size_t index)
{
    return string_equal(words->items[index], NONE) ? "" : words->items[index];
}

static bool
read_basis(struct count_table *table, const struct words *words)
{
    for (size_t i = 0; i < COUNT_BASIS_COUNT && words->count == 2; i++) {
        if (!string_equal(words->items[1], count_basis_codes[i]))
            continue;
        table->basis = (enum count_basis)i;
        return true;
    }
    return false;
}

static bool
read_groups(struct count_table *table, const struct words *words)
{
    if (words->count < 4 || words->count > WORDS_MOST)
        return false;
    size_t before = table->block_count;
    struct count_block *block = count_table_block(table, word_at(words, 1), word_at(words, 2));
    if (table->block_count == before || *block->characteristic == '\0')
        return false;
    for (size_t i = 3; i < words->count; i++) {
        if (count_block_group(block, words->items[i]) != i - 3)
            return false;
    }
    return true;
}

/* Each row stands once: whoever adds up would count its people twice. */
static bool
is_repeated(const struct count_block *block, const struct words *words)
{
    if (block->row_count == 0)
        return false;
    const struct count_row *last = &block->rows[block->row_count - 1];
    return string_equal(last->area, word_at(words, 1)) &&
           string_equal(last->role, word_at(words, 2)) &&
           string_equal(last->ages, word_at(words, 3));
}

static bool
read_row(struct count_table *table, const struct words *words)
{
    struct count_block *block =
        table->block_count > 0 ? &table->blocks[table->block_count - 1] : NULL;
    unsigned first, last;
    if (!block || words->count != block->group_count + 4 || *word_at(words, 1) == '\0' ||
        is_repeated(block, words))
        return false;
    if (!string_equal(words->items[3], NONE) && !age_range_read(words->items[3], &first, &last))
        return false;
    struct count_row *row = add_row(block, word_at(words, 1), word_at(words, 2), word_at(words, 3));
    for (size_t i = 0; i < block->group_count; i++)
        if (!read_count(words->items[i + 4], table->basis, &row->counts[i]))
            return false;
    return true;
}

static bool
read_made(struct count_table *table, const struct words *words)
{
    if (words->count != 3 || *word_at(words, 1) == '\0' || *word_at(words, 2) == '\0')
        return false;
    count_table_add_made(table, words->items[1], words->items[2]);
    return true;
}

static bool
read_line(struct count_table *table, const struct words *words, size_t line)
{
    const char *what = words->count > 0 ? words->items[0] : "";
    if (is_any_empty(words))
        return false;
    if (line == 1)
        return string_equal(what, "counts") && read_basis(table, words);
    if (string_equal(what, "groups"))
        return read_groups(table, words);
    if (string_equal(what, "row"))
        return read_row(table, words);
    return string_equal(what, "made") && table->block_count == 0 && read_made(table, words);
}

bool
count_table_read(const char *text, struct count_table *table, struct error *error)
{
    struct words words = {.count = 0};
    size_t line = 0;
    bool read = *text != '\0';
    *table = (struct count_table){.blocks = NULL};
    while (read && *text != '\0') {
        size_t length = strcspn(text, "\n");
        char *copy = must_strndup(text, length);
        split(copy, &words);
        read = text[length] == '\n' && read_line(table, &words, ++line);
        free(copy);
        text += length + (text[length] == '\n' ? 1 : 0);
    }
    free(words.items);
    if (!read)
        error_set(error, ERROR_INPUT,
                  "The counts must be written as posact writes them; line %zu is not", line);
    return read;
}
