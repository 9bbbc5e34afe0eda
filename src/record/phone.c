/* phone.c - reads phone numbers as typed; nothing is ever reformatted, only compared (B08). */
#include "record/phone.h"

#include <string.h>

#include "base/utf8.h"

#define UK "44"
#define UK_DIGITS_WITH_COUNTRY 12 /* 44 7700 900123 */
#define MOBILE_DIGITS 10          /* 7700900123: a spreadsheet took the 0 away */
#define WHOLE_NUMBER 10           /* digits after which a slash begins a second number */
#define LONGEST_WORD 10

struct number {
    bool international; /* begins with + or 00 */
    struct text digits;
    struct text extension;
};

static void
number_clear(struct number *number)
{
    text_clear(&number->digits);
    text_clear(&number->extension);
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static bool
is_extension_word(const char *word, size_t length)
{
    static const char *const words[] = {"x", "ext", "extn", "extension"};
    char copy[LONGEST_WORD];
    if (length >= sizeof copy)
        return false;
    memcpy(copy, word, length);
    copy[length] = '\0';
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (string_equal(copy, words[i]))
            return true;
    }
    return false;
}

/* Length of the run of letters. */
static size_t
word_length(const char *text)
{
    size_t length = 0;
    while (is_letter(text[length]))
        length++;
    return length;
}

/* Words before the number are its kind ("mob 07700..."); after it, only an extension counts. */
static void
read_folded(const char *text, struct number *number)
{
    struct text *into = &number->digits;
    while (*text != '\0') {
        bool started = number->digits.length > 0;
        size_t letters = word_length(text);
        if (is_digit(*text)) {
            text_append_char(into, *text);
        } else if (*text == '+' && !started) {
            number->international = true;
        } else if (string_starts(text, "(0)") && started) {
            text += strlen("(0"); /* "+44 (0)20": not dialled from abroad */
        } else if (started && (*text == '#' || is_extension_word(text, letters))) {
            into = &number->extension;
        } else if ((started && letters > 0) ||
                   (strchr("/,;&", *text) && number->digits.length >= WHOLE_NUMBER)) {
            return;
        }
        text += letters > 0 ? letters : 1;
    }
}

static void
read_number(const char *typed, struct number *number)
{
    *number = (struct number){.international = false};
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, typed); /* also full-width digits and typographic dashes */
    read_folded(text_string(&folded), number);
    text_clear(&folded);
}

size_t
phone_count_digits(const char *typed)
{
    struct number number;
    read_number(typed, &number);
    size_t count = number.digits.length;
    number_clear(&number);
    return count;
}

static void
append_international(const struct number *number, struct text *out)
{
    const char *digits = text_string(&number->digits);
    size_t length = number->digits.length;
    bool international = number->international;
    if (!international && string_starts(digits, "00")) {
        international = true;
        digits += 2;
    } else if (!international && length == UK_DIGITS_WITH_COUNTRY && string_starts(digits, UK)) {
        international = true;
    }
    if (international && string_starts(digits, UK "0"))
        text_append_format(out, "+" UK "%s", digits + strlen(UK "0"));
    else if (international)
        text_append_format(out, "+%s", digits);
    else if (digits[0] == '0')
        text_append_format(out, "+" UK "%s", digits + 1);
    else if (length == MOBILE_DIGITS && digits[0] == '7')
        text_append_format(out, "+" UK "%s", digits);
    else
        text_append(out, digits);
}

void
phone_key(const char *typed, struct text *out)
{
    struct number number;
    read_number(typed, &number);
    append_international(&number, out);
    if (number.extension.length > 0)
        text_append_format(out, "x%s", text_string(&number.extension));
    number_clear(&number);
}

void
phone_digits(const char *typed, struct text *out)
{
    struct number number;
    read_number(typed, &number);
    text_append(out, text_string(&number.digits));
    number_clear(&number);
}
