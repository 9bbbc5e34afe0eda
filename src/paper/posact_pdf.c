/* posact_pdf.c - a report, as JSON on the standard input, as PDF on the standard output (D09). A
 * program of its own, which posact starts when a PDF is asked for. */
#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drawing.h"
#include "page.h"

#define CELL_GAP 8.0
#define COLUMNS_MOST 32

/* --- tables --- */

struct table {
    const json_t *columns, *rows;
    double widths[COLUMNS_MOST], width;
    size_t count;
};

static const char *
head_of(const struct table *table, size_t column)
{
    return json_string_value(json_array_get(table->columns, column));
}

static const json_t *
cell_of(const struct table *table, size_t row, size_t column)
{
    return json_object_get(json_array_get(table->rows, row), head_of(table, column));
}

/* Counts, figures and shares are to the right; a column is what its first row is. */
static bool
is_number(const struct table *table, size_t column)
{
    const json_t *cell = cell_of(table, 0, column);
    char *end;
    if (!json_is_string(cell))
        return true;
    (void)strtod(json_string_value(cell), &end);
    return end != json_string_value(cell) && strspn(end, "%, ") == strlen(end) && column > 0;
}

/* As wide as what stands in them; what is too much comes off the widest. */
static void
measure(struct page *page, struct table *table)
{
    double sum = 0;
    for (size_t column = 0; column < table->count; column++) {
        double widest = page_width(page, head_of(table, column));
        for (size_t row = 0; row < json_array_size(table->rows); row++) {
            char words[64];
            double width = page_width(page, drawing_cell(cell_of(table, row, column), words));
            widest = width > widest ? width : widest;
        }
        table->widths[column] = widest + CELL_GAP;
        sum += widest + CELL_GAP;
    }
    while (sum > PAGE_WIDTH) {
        size_t widest = 0;
        for (size_t column = 1; column < table->count; column++)
            widest = table->widths[column] > table->widths[widest] ? column : widest;
        double less = sum - PAGE_WIDTH < 10 ? sum - PAGE_WIDTH : 10;
        table->widths[widest] -= less;
        sum -= less;
    }
    table->width = sum;
}

static void
add_row(struct page *page, const struct table *table, const json_t *row, const char *tag)
{
    double height = 0, x = 0;
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t column = 0; column < table->count; column++) {
            char words[64];
            const char *head = head_of(table, column);
            const char *cell = row ? drawing_cell(json_object_get(row, head), words) : head;
            double width = table->widths[column] - CELL_GAP;
            if (pass == 0) {
                double high = page_height(page, cell, width);
                height = high > height ? high : height;
                continue;
            }
            const char *cell_tag = column == 0 ? "TH" : tag;
            cairo_tag_begin(page->cairo, cell_tag, NULL);
            page_words(page, cell, x, page->y, width, is_number(table, column), false);
            cairo_tag_end(page->cairo, cell_tag);
            x += table->widths[column];
        }
        if (pass == 0 && page_need(page, height) && row)
            add_row(page, table, NULL, "TH");
        if (pass == 0)
            cairo_tag_begin(page->cairo, "TR", NULL);
    }
    cairo_tag_end(page->cairo, "TR");
    page->y += height + 2;
    cairo_set_line_width(page->cairo, row ? 0.2 : 0.7);
    cairo_move_to(page->cairo, PAGE_MARGIN, page->y);
    cairo_line_to(page->cairo, PAGE_MARGIN + table->width, page->y);
    cairo_stroke(page->cairo);
    page->y += 2;
}

static void
add_table(struct page *page, const json_t *part)
{
    struct table table = {
        .columns = json_object_get(part, "columns"),
        .rows = json_object_get(part, "rows"),
    };
    table.count = json_array_size(table.columns);
    if (table.count == 0 || table.count > COLUMNS_MOST)
        return;
    page_font(page, "Sans", 8);
    measure(page, &table);
    cairo_tag_begin(page->cairo, "Table", NULL);
    add_row(page, &table, NULL, "TH");
    for (size_t row = 0; row < json_array_size(table.rows); row++)
        add_row(page, &table, json_array_get(table.rows, row), "TD");
    cairo_tag_end(page->cairo, "Table");
    page->y += 12;
}

/* --- the whole --- */

static const char *
words_of(const json_t *object, const char *name)
{
    const char *words = json_string_value(json_object_get(object, name));
    return words ? words : "";
}

static void
add_part(struct page *page, const json_t *part)
{
    page_need(page, 80);
    page_font(page, "Sans Bold", 12);
    page_paragraph(page, "H2", words_of(part, "heading"), 4);
    page_font(page, "Sans", 9);
    if (*words_of(part, "sentence") != '\0')
        page_paragraph(page, "P", words_of(part, "sentence"), 6);
    if (*words_of(part, "nothing") != '\0')
        page_paragraph(page, "P", words_of(part, "nothing"), 10);
    drawing_add(page, part);
    if (json_array_size(json_object_get(part, "rows")) > 0)
        add_table(page, part);
}

static int
add_report(cairo_surface_t *surface, const json_t *report, int count)
{
    const json_t *notes = json_object_get(report, "notes"),
                 *parts = json_object_get(report, "parts");
    struct page page;
    page_begin(&page, surface, count);
    cairo_tag_begin(page.cairo, "Document", NULL);
    page_font(&page, "Sans Bold", 16);
    page_paragraph(&page, "H1", words_of(report, "title"), 8);
    page_font(&page, "Sans", 9);
    for (size_t i = 0; i < json_array_size(notes); i++)
        page_paragraph(&page, "P", json_string_value(json_array_get(notes, i)), 4);
    page_paragraph(&page, "P",
                   "This PDF is a copy to print. The HTML of the same report is the one to read "
                   "with assistive technology.",
                   14);
    for (size_t i = 0; i < json_array_size(parts); i++)
        add_part(&page, json_array_get(parts, i));
    cairo_tag_end(page.cairo, "Document");
    int pages = page.number;
    page_end(&page);
    return pages;
}

static cairo_status_t
count_only(void *context, const unsigned char *bytes, unsigned length)
{
    (void)context, (void)bytes, (void)length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
write_bytes(void *context, const unsigned char *bytes, unsigned length)
{
    return fwrite(bytes, 1, length, context) == length ? CAIRO_STATUS_SUCCESS
                                                       : CAIRO_STATUS_WRITE_ERROR;
}

/* The pages are counted first, for each says of how many it is. */
static bool
write_report(const json_t *report)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(count_only, NULL, 595, 842);
    int count = add_report(surface, report, 0);
    cairo_surface_destroy(surface);
    surface = cairo_pdf_surface_create_for_stream(write_bytes, stdout, 595, 842);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, words_of(report, "title"));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "posact");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
                                   "A copy to print; the HTML is the accessible master");
    /* D14: the same report is the same file on any day. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    (void)add_report(surface, report, count);
    cairo_surface_finish(surface);
    bool done = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && fflush(stdout) == 0;
    cairo_surface_destroy(surface);
    return done;
}

int
main(void)
{
    json_error_t error;
    json_t *report = json_loadf(stdin, 0, &error);
    if (!report) {
        fprintf(stderr, "posact-pdf: what came in is no report: line %d, %s\n", error.line,
                error.text);
        return EXIT_FAILURE;
    }
    bool done = write_report(report);
    json_decref(report);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
