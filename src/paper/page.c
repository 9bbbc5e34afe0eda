/* page.c - lays text on pages by Pango. */
#include "page.h"

#include <cairo-pdf.h>
#include <stdio.h>

#define HEIGHT 842.0
#define BOTTOM (HEIGHT - PAGE_MARGIN)

void
page_begin(struct page *page, cairo_surface_t *surface, int count)
{
    *page = (struct page){
        .cairo = cairo_create(surface), .y = PAGE_MARGIN, .number = 1, .count = count};
    page->layout = pango_cairo_create_layout(page->cairo);
}

/* "Page 2 of 5": an artefact, which is no part of the text. */
static void
write_foot(struct page *page)
{
    char words[64];
    page_font(page, "Sans", 8);
    snprintf(words, sizeof words, "Page %d of %d", page->number, page->count);
    page_words(page, words, 0, BOTTOM + 14, PAGE_WIDTH, true, true);
}

void
page_end(struct page *page)
{
    write_foot(page);
    cairo_show_page(page->cairo);
    g_object_unref(page->layout);
    cairo_destroy(page->cairo);
}

bool
page_need(struct page *page, double height)
{
    if (page->y + height <= BOTTOM || page->y <= PAGE_MARGIN)
        return false;
    PangoFontDescription *font =
        pango_font_description_copy(pango_layout_get_font_description(page->layout));
    write_foot(page);
    pango_layout_set_font_description(page->layout, font);
    pango_font_description_free(font);
    cairo_show_page(page->cairo);
    page->y = PAGE_MARGIN;
    page->number++;
    return true;
}

void
page_font(struct page *page, const char *family, double size)
{
    PangoFontDescription *font = pango_font_description_from_string(family);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(page->layout, font);
    pango_font_description_free(font);
}

static void
set(struct page *page, const char *words, double width)
{
    pango_layout_set_text(page->layout, words, -1);
    pango_layout_set_width(page->layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(page->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(page->layout, PANGO_ELLIPSIZE_NONE);
    pango_layout_set_alignment(page->layout, PANGO_ALIGN_LEFT);
}

static double
measured(struct page *page, bool height)
{
    int wide, high;
    pango_layout_get_size(page->layout, &wide, &high);
    return (double)(height ? high : wide) / PANGO_SCALE;
}

double
page_height(struct page *page, const char *words, double width)
{
    set(page, words, width);
    return measured(page, true);
}

double
page_width(struct page *page, const char *words)
{
    set(page, words, -1);
    return measured(page, false);
}

void
page_words(struct page *page, const char *words, double x, double y, double width, bool right,
           bool one_line)
{
    set(page, words, width);
    if (one_line)
        pango_layout_set_ellipsize(page->layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(page->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    cairo_move_to(page->cairo, PAGE_MARGIN + x, y);
    pango_cairo_show_layout(page->cairo, page->layout);
}

void
page_paragraph(struct page *page, const char *tag, const char *words, double below)
{
    double height = page_height(page, words, PAGE_WIDTH);
    page_need(page, height);
    cairo_tag_begin(page->cairo, tag, NULL);
    page_words(page, words, 0, page->y, PAGE_WIDTH, false, false);
    cairo_tag_end(page->cairo, tag);
    page->y += height + below;
}
