/* vcard_line.c - name, parameters and value of a line; quoted-printable, CHARSET, escapes. */
#include "vcard_line.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "content_line.h"
#include "encoding.h"

#define LEAST_PREFERRED 100
#define WINDOWS "Windows-1252"

/* What the parameters of a line say. */
struct line_head {
    struct text types;
    char *charset; /* or NULL; owned */
    int preference;
    bool quoted_printable;
    bool base64;
};

/* --- the part before the value --- */

static void
to_lower(char *string)
{
    for (; *string != '\0'; string++)
        *string = (char)tolower((unsigned char)*string);
}

static void
to_upper(char *string)
{
    for (; *string != '\0'; string++)
        *string = (char)toupper((unsigned char)*string);
}

static void
read_type(struct line_head *head, const char *type)
{
    if (strcmp(type, "pref") == 0)
        head->preference = 1;
    else if (strcmp(type, "quoted-printable") == 0)
        head->quoted_printable = true;
    else if (strcmp(type, "base64") == 0 || strcmp(type, "b") == 0)
        head->base64 = true;
    else if (*type != '\0')
        text_append_format(&head->types, "%s%s,", head->types.length == 0 ? "," : "", type);
}

/* "home,cell", also in quotation marks. */
static void
read_types(struct line_head *head, char *list)
{
    to_lower(list);
    for (char *at = list; *at != '\0';) {
        size_t length = strcspn(at, ",\" \t");
        char *type = must_strndup(at, length);
        read_type(head, type);
        free(type);
        at += length;
        at += *at != '\0';
    }
}

static void
read_preference(struct line_head *head, const char *value)
{
    long number = strtol(value, NULL, 10);
    if (number >= 1 && number <= LEAST_PREFERRED)
        head->preference = (int)number;
}

/* "TYPE=home", or in vCard 2.1 "HOME" alone. */
static void
read_parameter(struct line_head *head, char *parameter)
{
    char *equals = strchr(parameter, '=');
    if (equals == NULL) {
        read_types(head, parameter);
        return;
    }
    *equals = '\0';
    char *value = equals + 1;
    if (string_equal_no_case(parameter, "TYPE") || string_equal_no_case(parameter, "ENCODING")) {
        read_types(head, value);
    } else if (string_equal_no_case(parameter, "PREF")) {
        read_preference(head, value);
    } else if (string_equal_no_case(parameter, "CHARSET")) {
        free(head->charset);
        head->charset = must_strdup(value);
    }
}

static void
read_parameters(struct line_head *head, const char *from, const char *limit)
{
    while (from < limit) {
        char *parameter = content_next_piece(&from, limit, ';');
        read_parameter(head, parameter);
        free(parameter);
    }
}

static void
head_clear(struct line_head *head)
{
    text_clear(&head->types);
    free(head->charset);
}

/* "item1.TEL"; *from is then behind it. The caller's. */
static char *
read_name(const char *line, size_t length, const char **from)
{
    *from = line;
    return content_next_piece(from, line + length, ';');
}

bool
vcard_head_is_quoted_printable(const char *line, size_t length)
{
    struct line_head head = {.preference = 0};
    const char *from;
    char *name = read_name(line, length, &from);
    read_parameters(&head, from, line + length);
    bool quoted_printable = head.quoted_printable;
    free(name);
    head_clear(&head);
    return quoted_printable;
}

bool
vcard_head_is_passed_over(const char *line, size_t length)
{
    static const char *const names[] = {"PHOTO", "LOGO", "SOUND", "KEY"};
    struct line_head head = {.preference = 0};
    const char *from;
    char *name = read_name(line, length, &from);
    const char *dot = strrchr(name, '.');
    read_parameters(&head, from, line + length);
    bool passed_over = head.base64;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        passed_over |= string_equal_no_case(dot != NULL ? dot + 1 : name, names[i]);
    free(name);
    head_clear(&head);
    return passed_over;
}

/* --- the value --- */

static int
hex_digit(char byte)
{
    const char *digits = "0123456789abcdef";
    const char *found = byte != '\0' ? strchr(digits, tolower((unsigned char)byte)) : NULL;
    return found != NULL ? (int)(found - digits) : -1;
}

/* "=C3=A2" is two bytes; an equals sign that begins no byte stays. */
static void
undo_quoted_printable(const char *value, size_t length, struct text *out)
{
    for (size_t i = 0; i < length; i++) {
        int high = value[i] == '=' && i + 2 < length ? hex_digit(value[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(value[i + 2]) : -1;
        if (low < 0) {
            text_append_char(out, value[i]);
            continue;
        }
        text_append_char(out, (char)(unsigned char)(16 * high + low));
        i += 2;
    }
}

/* The charsets of the alphabets that phones and mail programs wrote before UTF-8. */
static bool
is_known_charset(const char *charset)
{
    static const char *const names[] = {"utf-8", "us-ascii", "iso-8859-", "windows-125", "koi8-"};
    bool known = false;
    char *lower = must_strdup(charset);
    to_lower(lower);
    for (size_t i = 0; i < sizeof names / sizeof names[0] && !known; i++) {
        size_t length = strlen(names[i]);
        known = strncmp(lower, names[i], length) == 0 &&
                strspn(lower + length, "0123456789ur") == strlen(lower + length);
    }
    free(lower);
    return known;
}

/* Bytes in a charset to UTF-8; without one they are UTF-8 if they can be. */
static bool
decode(const struct text *bytes, const char *charset, struct text *out, struct text *fault)
{
    bool is_utf_8 = utf8_check(text_string(bytes), bytes->length, NULL);
    if (is_utf_8 && (charset == NULL || string_equal_no_case(charset, "UTF-8"))) {
        text_append_bytes(out, text_string(bytes), bytes->length);
        return true;
    }
    if (charset != NULL && !is_known_charset(charset)) {
        text_append_format(fault, "Text in '%.*s' cannot be read; save the file as UTF-8",
                           utf8_quoted(charset), charset);
        return false;
    }
    const char *from = charset != NULL ? charset : WINDOWS;
    if (encoding_convert("UTF-8", from, text_string(bytes), bytes->length, out))
        return true;
    text_append_format(fault, "There are bytes that are not %s text", from);
    return false;
}

/* A file read as Windows-1252, for want of anything better, may have lines that say otherwise. */
static bool
decode_again(const char *value, size_t length, const char *charset, struct text *out,
             struct text *fault)
{
    struct text bytes = TEXT_EMPTY;
    bool ok = encoding_convert(WINDOWS, "UTF-8", value, length, &bytes) &&
              decode(&bytes, charset, out, fault);
    text_clear(&bytes);
    return ok;
}

static bool
read_value(const struct line_head *head, const char *value, size_t length, const char *encoding,
           struct text *out, struct text *fault)
{
    if (head->quoted_printable) {
        struct text bytes = TEXT_EMPTY;
        undo_quoted_printable(value, length, &bytes);
        bool ok = decode(&bytes, head->charset, out, fault);
        text_clear(&bytes);
        return ok;
    }
    if (head->charset != NULL && string_equal(encoding, WINDOWS) &&
        !string_equal_no_case(head->charset, WINDOWS))
        return decode_again(value, length, head->charset, out, fault);
    text_append_bytes(out, value, length);
    return true;
}

/* --- the line --- */

static void
take_name(struct vcard_property *property, char *name)
{
    char *dot = strrchr(name, '.');
    property->group = must_strndup(name, dot != NULL ? (size_t)(dot - name) : 0);
    property->name = must_strdup(dot != NULL ? dot + 1 : name);
    to_upper(property->name);
    to_upper(property->group);
    free(name);
}

bool
vcard_line_read(const char *line, size_t length, const char *encoding,
                struct vcard_property *property, struct text *fault)
{
    size_t start = content_head_length(line, length);
    struct line_head head = {.preference = 0};
    struct text value = TEXT_EMPTY;
    const char *from;
    take_name(property, read_name(line, start - 1, &from));
    read_parameters(&head, from, line + start - 1);
    bool ok = read_value(&head, line + start, length - start, encoding, &value, fault);
    if (ok && memchr(text_string(&value), '\0', value.length) != NULL) {
        text_append(fault, "A zero byte is no text");
        ok = false;
    }
    text_append(&value, "");
    property->value = text_take(&value);
    text_append(&head.types, "");
    property->types = text_take(&head.types);
    property->preference = head.preference;
    head_clear(&head);
    return ok;
}

void
vcard_property_clear(struct vcard_property *property)
{
    free(property->group);
    free(property->name);
    free(property->types);
    free(property->value);
}

bool
vcard_has_type(const struct vcard_property *property, const char *type)
{
    char *wanted = must_format(",%s,", type);
    bool found = strstr(property->types, wanted) != NULL;
    free(wanted);
    return found;
}

/* --- escapes --- */

/* What a backslash and a letter stand for; 0 when they are themselves. */
static char
unescaped(char letter, bool old)
{
    if (old)
        return letter == ';' ? ';' : '\0';
    if (letter == 'n' || letter == 'N')
        return '\n';
    return letter != '\0' && strchr("\\;,:", letter) != NULL ? letter : '\0';
}

/* One character of text: CRLF and a lone CR are line feeds. */
static const char *
append_plain(const char *at, struct text *out)
{
    if (*at != '\r') {
        text_append_char(out, *at);
        return at + 1;
    }
    text_append_char(out, '\n');
    return at[1] == '\n' ? at + 2 : at + 1;
}

void
vcard_value(const struct vcard_property *property, int part, struct text *out)
{
    struct text rest = TEXT_EMPTY; /* of the parts that are not wanted */
    int number = 0;
    for (const char *at = property->value; *at != '\0';) {
        struct text *to = part == VCARD_WHOLE || number == part ? out : &rest;
        char escaped = *at == '\\' ? unescaped(at[1], property->old) : '\0';
        if (escaped != '\0') {
            text_append_char(to, escaped);
            at += 2;
        } else if (*at == ';' && part != VCARD_WHOLE) {
            number++;
            at++;
        } else {
            at = append_plain(at, to);
        }
    }
    text_clear(&rest);
}
