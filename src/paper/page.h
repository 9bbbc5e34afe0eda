/* page.h - A4 pages that text and drawings flow down, tagged for who listens to them (D09). Points
 * from the top left corner. */
#ifndef PAPER_PAGE_H
#define PAPER_PAGE_H

#include <cairo.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

#define PAGE_MARGIN 56.0
#define PAGE_WIDTH (595.0 - 2 * PAGE_MARGIN)

struct page {
    cairo_t *cairo;
    PangoLayout *layout; /* of the text under way */
    double y;            /* where the next thing goes */
    int number, count;   /* of pages; count 0 while they are counted */
};

void page_begin(struct page *page, cairo_surface_t *surface, int count);
/* Ends the last page, and frees. */
void page_end(struct page *page);
/* Goes to a new page unless so much room is left; true when it did. */
bool page_need(struct page *page, double height);
/* So many points of a font, "Sans" or "Sans Bold". */
void page_font(struct page *page, const char *family, double size);
/* A tagged paragraph over the whole width, and the room below it. */
void page_paragraph(struct page *page, const char *tag, const char *words, double below);
/* How high words are when wrapped at a width; how wide when they are not. */
double page_height(struct page *page, const char *words, double width);
double page_width(struct page *page, const char *words);
/* Words in a box from x on, to its right with `right`; wrapped, or cut where `one_line`. */
void page_words(struct page *page, const char *words, double x, double y, double width, bool right,
                bool one_line);

#endif
