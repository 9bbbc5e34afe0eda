/* field_kind.c - how each kind of field is typed, shown and compared. */
#include "record/field_kind.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "record/phone.h"

#define FEWEST_PHONE_DIGITS 5 /* short local numbers in files from elsewhere: "555-0123" */

/* --- text, notes --- */

static bool
text_parse(const struct field *field, const char *typed, const struct field_context *context,
           char **value, struct error *error)
{
    (void)field;
    (void)context;
    (void)error;
    *value = must_strdup(typed);
    return true;
}

static void
text_key(const char *value, struct text *out)
{
    utf8_fold(out, value);
}

/* --- dates and moments --- */

static bool
day_parse(const struct field *field, const char *typed, const struct field_context *context,
          char **value, struct error *error)
{
    struct date date;
    if (!date_parse(typed, field->label, context->today, field_date_side(field), &date, error))
        return false;
    char iso[DATE_TEXT_SIZE];
    date_to_iso(date, iso);
    *value = must_strdup(iso);
    return true;
}

static bool
day_accept(const struct field *field, const char *value, const struct field_context *context,
           struct error *error)
{
    struct date date;
    if (!date_from_iso(value, &date))
        return error_set(error, ERROR_INPUT, "%s must be a real date, written like 2026-11-21",
                         field->label);
    bool coming = date_to_days(date) > date_to_days(context->today);
    if (coming && (field->flags & FIELD_PAST))
        return error_set(error, ERROR_INPUT, "%s must be today or in the past", field->label);
    return true;
}

static void
day_show(const struct field *field, const char *value, const struct field_context *context,
         struct text *out)
{
    (void)field;
    (void)context;
    struct date date;
    char shown[DATE_TEXT_SIZE];
    if (!date_from_iso(value, &date)) {
        text_append(out, value);
        return;
    }
    date_show(date, shown);
    text_append(out, shown);
}

static bool
time_parse(const struct field *field, const char *typed, const struct field_context *context,
           char **value, struct error *error)
{
    int64_t moment;
    if (!moment_parse(typed, field->label, context->now_ms, field_date_side(field), &moment, error))
        return false;
    char iso[DATE_TEXT_SIZE];
    moment_to_iso(moment, iso);
    *value = must_strdup(iso);
    return true;
}

static bool
time_accept(const struct field *field, const char *value, const struct field_context *context,
            struct error *error)
{
    (void)context;
    int64_t moment;
    if (moment_from_iso(value, &moment)) {
        char iso[DATE_TEXT_SIZE];
        moment_to_iso(moment, iso);
        if (string_equal(iso, value))
            return true;
    }
    return error_set(error, ERROR_INPUT,
                     "%s must be a real day and time, written like 2026-11-21T12:04:00Z",
                     field->label);
}

static void
time_show(const struct field *field, const char *value, const struct field_context *context,
          struct text *out)
{
    (void)field;
    (void)context;
    int64_t moment;
    char shown[DATE_TEXT_SIZE];
    if (!moment_from_iso(value, &moment)) {
        text_append(out, value);
        return;
    }
    moment_show(moment, shown);
    text_append(out, shown);
}

/* As shown, unless that would lose something: seconds, or the hour that comes twice when the
 * clocks go back. */
static void
time_edit(const struct field *field, const char *value, const struct field_context *context,
          struct text *out)
{
    size_t start = out->length;
    int64_t moment, again;
    struct error ignored;
    time_show(field, value, context, out);
    if (!moment_from_iso(value, &moment))
        return;
    if (moment_parse(text_string(out) + start, field->label, context->now_ms, DATE_COMING, &again,
                     &ignored) &&
        again == moment)
        return;
    text_cut(out, start);
    text_append(out, value);
}

/* --- choices --- */

static bool
option_parse(const struct field *field, const char *typed, const struct field_context *context,
             char **value, struct error *error)
{
    const struct choice *choice = field_find_choice(field, context, typed);
    if (!choice)
        return field_no_choice(field, context, typed, error);
    if (choice->retired)
        return error_set(error, ERROR_INPUT, "%s no longer has '%s'; choose another", field->label,
                         choice->label);
    *value = must_strdup(choice->code);
    return true;
}

static bool
option_accept(const struct field *field, const char *value, const struct field_context *context,
              struct error *error)
{
    if (choice_find(field_choices(field, context), value))
        return true;
    /* What posact set itself stays true when its code goes out of posact.yaml. */
    if (field->list && (field->flags & FIELD_READ_ONLY))
        return true;
    const struct choice *meant = field_find_choice(field, context, value);
    if (meant)
        return error_set(error, ERROR_INPUT, "%s must be written '%s'", field->label, meant->code);
    return field_no_choice(field, context, value, error);
}

static void
option_show(const struct field *field, const char *value, const struct field_context *context,
            struct text *out)
{
    const struct choice *choice = choice_find(field_choices(field, context), value);
    text_append(out, choice ? choice->label : value);
}

/* The label, unless it reads like another choice. */
static void
option_edit(const struct field *field, const char *value, const struct field_context *context,
            struct text *out)
{
    const struct choice *choice = choice_find(field_choices(field, context), value);
    bool clear = choice && field_find_choice(field, context, choice->label) == choice;
    text_append(out, clear ? choice->label : value);
}

/* --- links and ids --- */

static bool
reference_parse(const struct field *field, const char *typed, const struct field_context *context,
                char **value, struct error *error)
{
    (void)context;
    struct id id;
    if (!id_from_text(typed, &id))
        return error_set(error, ERROR_INPUT,
                         "%s must be a whole reference, 36 letters, numbers and hyphens",
                         field->label);
    char text[ID_TEXT_SIZE];
    id_to_text(&id, text);
    *value = must_strdup(text);
    return true;
}

/* --- email --- */

static bool
must_look_like_email(const struct field *field, struct error *error)
{
    return error_set(error, ERROR_INPUT, "%s must have an @ and a dot, like name@example.com",
                     field->label);
}

static bool
check_email(const struct field *field, const char *email, struct error *error)
{
    const char *at = strchr(email, '@');
    if (!at || at == email)
        return must_look_like_email(field, error);
    if (strchr(at + 1, '@'))
        return error_set(error, ERROR_INPUT,
                         "%s must be one address, with one @, like "
                         "name@example.com",
                         field->label);
    const char *odd = strpbrk(email, "()<>[]:;,\\\"");
    if (odd)
        return error_set(error, ERROR_INPUT,
                         "%s must not have %c in it; write it like "
                         "name@example.com",
                         field->label, *odd);
    const char *domain = at + 1;
    size_t length = strlen(domain);
    if (!strchr(domain, '.') || domain[0] == '.' || domain[length - 1] == '.' ||
        strstr(domain, ".."))
        return must_look_like_email(field, error);
    return true;
}

/* What stands round an address in a list of addresses or at the end of a sentence goes away. */
static bool
email_parse(const struct field *field, const char *typed, const struct field_context *context,
            char **value, struct error *error)
{
    (void)context;
    typed += strspn(typed, "<(\"'");
    size_t length = strlen(typed);
    while (length > 0 && strchr(">)\"'.,;:", typed[length - 1]))
        length--;
    char *email = must_strndup(typed, length);
    if (!check_email(field, email, error)) {
        free(email);
        return false;
    }
    *value = email;
    return true;
}

/* ASCII letters: the case of others in an address is the mail server's business. */
static void
email_key(const char *value, struct text *out)
{
    for (; *value != '\0'; value++)
        text_append_char(out, *value >= 'A' && *value <= 'Z' ? (char)(*value | 0x20) : *value);
}

/* --- phone --- */

static bool
number_parse(const struct field *field, const char *typed, const struct field_context *context,
             char **value, struct error *error)
{
    (void)context;
    if (phone_count_digits(typed) < FEWEST_PHONE_DIGITS)
        return error_set(error, ERROR_INPUT,
                         "%s must have at least %d digits; UK numbers have 11, or start with +",
                         field->label, FEWEST_PHONE_DIGITS);
    *value = must_strdup(typed);
    return true;
}

/* --- whole numbers --- */

#define MOST_DIGITS 9

static bool
whole_parse(const struct field *field, const char *typed, const struct field_context *context,
            char **value, struct error *error)
{
    (void)context;
    struct text digits = TEXT_EMPTY;
    for (const char *at = typed; *at != '\0'; at++) {
        if (*at != ',' && !(*at == '0' && digits.length == 0))
            text_append_char(&digits, *at);
    }
    bool whole = strspn(typed, "0123456789,") == strlen(typed) && typed[0] != ',';
    bool fits = whole && digits.length <= MOST_DIGITS;
    if (fits && digits.length == 0)
        text_append_char(&digits, '0');
    *value = fits ? must_strdup(digits.bytes) : NULL;
    text_clear(&digits);
    return fits ||
           error_set(error, ERROR_INPUT, "%s must be a whole number, like 40", field->label);
}

/* All as long, so that their text sorts as they do. */
static void
whole_key(const char *value, struct text *out)
{
    text_append_format(out, "%0*lu", MOST_DIGITS, strtoul(value, NULL, 10));
}

/* --- the kinds --- */

const struct field_kind_row field_kind_rows[FIELD_KIND_COUNT] = {
    [FIELD_ID] =
        {
            .name = "id",
            .tidy = FIELD_TIDY_ALL,
            .most_characters = 60,
            .parse = reference_parse,
        },
    [FIELD_TEXT] =
        {
            .name = "text",
            .tidy = FIELD_TIDY_ENDS,
            .most_characters = 300,
            .parse = text_parse,
            .key = text_key,
        },
    [FIELD_NOTES] =
        {
            .name = "notes",
            .tidy = FIELD_TIDY_NOTHING,
            .most_bytes = 64 * 1024,
            .many_lines = true,
            .parse = text_parse,
            .key = text_key,
        },
    [FIELD_DATE] =
        {
            .name = "date",
            .tidy = FIELD_TIDY_ENDS,
            .most_characters = 60,
            .parse = day_parse,
            .accept = day_accept,
            .show = day_show,
            .edit = day_show,
        },
    [FIELD_MOMENT] =
        {
            .name = "moment",
            .tidy = FIELD_TIDY_ENDS,
            .most_characters = 60,
            .parse = time_parse,
            .accept = time_accept,
            .show = time_show,
            .edit = time_edit,
        },
    [FIELD_CHOICE] =
        {
            .name = "choice",
            .tidy = FIELD_TIDY_ENDS,
            .most_characters = 300,
            .parse = option_parse,
            .accept = option_accept,
            .show = option_show,
            .edit = option_edit,
        },
    [FIELD_LINK] =
        {
            .name = "link",
            .tidy = FIELD_TIDY_ALL,
            .most_characters = 60,
            .parse = reference_parse,
        },
    [FIELD_EMAIL] =
        {
            .name = "email",
            .tidy = FIELD_TIDY_ALL,
            .most_characters = 254,
            .parse = email_parse,
            .key = email_key,
        },
    [FIELD_PHONE] =
        {
            .name = "phone",
            .tidy = FIELD_TIDY_PHONE,
            .most_characters = 60,
            .parse = number_parse,
            .key = phone_key,
        },
    [FIELD_NUMBER] =
        {
            .name = "number",
            .tidy = FIELD_TIDY_ALL,
            .most_characters = 60,
            .parse = whole_parse,
            .key = whole_key,
        },
};
