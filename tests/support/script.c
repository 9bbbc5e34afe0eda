/* script.c - finds fields of the candidate's form for the scripts of tests. */
#include "support/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "modules/candidate.h"

static bool
is_in_form(size_t field)
{
    return (candidate_type.fields[field].flags & FIELD_READ_ONLY) == 0;
}

size_t
script_form_fields(void)
{
    size_t count = 0;
    for (size_t i = RECORD_CORE_COUNT; i < candidate_type.field_count; i++)
        count += is_in_form(i);
    return count;
}

/* The place of a field in the form. */
static long
place_of(const char *name, size_t length)
{
    long place = 0;
    for (size_t i = RECORD_CORE_COUNT; i < candidate_type.field_count; i++) {
        const char *field = candidate_type.fields[i].name;
        if (strlen(field) == length && strncmp(field, name, length) == 0)
            return place;
        place += is_in_form(i);
    }
    fail_msg("the form has no field %.*s", (int)length, name);
    return 0;
}

static bool
is_step(const char *at, const char *step)
{
    return strncmp(at, step, strlen(step)) == 0;
}

void
script_expand(const char *script, struct text *out)
{
    long place = 0;
    while (*script != '\0') {
        if (is_step(script, "<to ")) {
            const char *name = script + strlen("<to ");
            size_t length = strcspn(name, ">");
            long wanted = place_of(name, length);
            for (; place < wanted; place++)
                text_append(out, "<Tab>");
            for (; place > wanted; place--)
                text_append(out, "<Shift-Tab>");
            script = name + length + 1;
            continue;
        }
        if (is_step(script, "<Tab>"))
            place++;
        if (is_step(script, "<Shift-Tab>"))
            place--;
        if (is_step(script, "<Ctrl-S>"))
            place = 0;
        text_append_char(out, *script++);
    }
}
