/* pack.c - a pack of equality questions from YAML; what is amiss is named with its line. */
#include "config/pack.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/embedded.h"
#include "base/memory.h"
#include "base/text.h"
#include "fault.h"
#include "yaml_reader.h"

#define SHIPPED "equality.yaml"
#define KEYS_MOST PACK_WORD_COUNT
#define LEAST_MOST 1000

/* A file being read. */
struct reading {
    const char *file;
    struct pack *pack;
    struct error *error;
};

/* -- Maps ------------------------------------------------------------------------------------ */

/* The keys of a map; those that begin with "?" may be missing. */
struct shape {
    const char *what;
    const char *keys[KEYS_MOST];
    size_t count;
};

static bool
fail(const struct reading *reading, const struct yaml_value *at, const char *what)
{
    return fault_at(reading->error, reading->file, at->line, at->column, "%s", what);
}

static const char *
bare(const char *key)
{
    return key + (*key == '?');
}

static size_t
find_key(const struct shape *shape, const char *key)
{
    size_t i = 0;
    while (i < shape->count && !string_equal(bare(shape->keys[i]), key))
        i++;
    return i;
}

static bool
refuse_key(const struct reading *reading, const struct shape *shape, const struct yaml_value *item)
{
    const char *names[KEYS_MOST];
    char *quoted = fault_quote(item->key);
    for (size_t i = 0; i < shape->count; i++)
        names[i] = bare(shape->keys[i]);
    fault_at(reading->error, reading->file, item->key_line, item->key_column, "%s has no key %s",
             shape->what, quoted);
    free(quoted);
    return fault_suggest(reading->error, item->key, names, shape->count);
}

/* values[i] is what stands at key i, NULL for one that may be missing. */
static bool
read_map(const struct reading *reading, const struct yaml_value *yaml, const struct shape *shape,
         const struct yaml_value **values)
{
    memset(values, 0, shape->count * sizeof *values);
    if (yaml->kind != YAML_MAP)
        return fault_at(reading->error, reading->file, yaml->line, yaml->column,
                        "%s must be a map of keys and values", shape->what);
    for (const struct yaml_value *item = yaml->first; item; item = item->next) {
        size_t key = find_key(shape, item->key);
        if (key == shape->count)
            return refuse_key(reading, shape, item);
        if (values[key])
            return fault_at(reading->error, reading->file, item->key_line, item->key_column,
                            "%s is there twice", item->key);
        values[key] = item;
    }
    for (size_t i = 0; i < shape->count; i++) {
        if (!values[i] && shape->keys[i][0] != '?')
            return fault_at(reading->error, reading->file, yaml->line, yaml->column,
                            "%s lacks the key '%s'", shape->what, shape->keys[i]);
    }
    return true;
}

static bool
read_text(const struct reading *reading, const struct yaml_value *yaml, const char **text)
{
    assert(yaml); /* read_map saw to the keys that must be there */
    if (yaml->kind != YAML_TEXT || *yaml->text == '\0')
        return fault_at(reading->error, reading->file, yaml->line, yaml->column,
                        "%s must be a text", yaml->key);
    *text = yaml->text;
    return true;
}

static bool
read_yes(const struct reading *reading, const struct yaml_value *yaml, bool *yes)
{
    *yes = false;
    return !yaml || yaml_value_yes(yaml, yes) || fail(reading, yaml, "this must be yes or no");
}

/* From keys `first`, the English, and the next, the Welsh (P51). */
static bool
read_both(const struct reading *reading, const struct yaml_value **values, size_t first,
          struct pack_text *text)
{
    return read_text(reading, values[first], &text->in[PACK_ENGLISH]) &&
           read_text(reading, values[first + 1], &text->in[PACK_WELSH]);
}

static bool
read_languages(const struct reading *reading, const struct yaml_value *yaml, struct pack_text *text)
{
    static const struct shape shape = {"a wording", {"en", "cy"}, 2};
    const struct yaml_value *values[2];
    return read_map(reading, yaml, &shape, values) && read_both(reading, values, 0, text);
}

/* Room for what a list holds, at least one; NULL when it is none. */
static void *
make_room(const struct reading *reading, const struct yaml_value *yaml, size_t size, size_t *count)
{
    *count = yaml->kind == YAML_LIST ? yaml_value_count(yaml) : 0;
    if (*count > 0)
        return must_calloc(*count, size);
    fault_at(reading->error, reading->file, yaml->line, yaml->column,
             "%s must be a list with at least one entry", yaml->key);
    return NULL;
}

/* -- Words ----------------------------------------------------------------------------------- */

static const struct shape word_shape = {
    .what = "words",
    .keys =
        {
            [PACK_TITLE] = "title",
            [PACK_FOR] = "for",
            [PACK_WHY] = "why",
            [PACK_EFFECT] = "effect",
            [PACK_BEFORE] = "before",
            [PACK_BEGIN] = "begin",
            [PACK_SKIP] = "skip",
            [PACK_REMOVE] = "remove",
            [PACK_OTHER_LANGUAGE] = "other-language",
            [PACK_OR] = "or",
            [PACK_PREFER_NOT] = "prefer-not",
            [PACK_DO_NOT_KNOW] = "do-not-know",
            [PACK_BLANK] = "blank",
            [PACK_AS_BEFORE] = "as-before",
            [PACK_BACK] = "back",
            [PACK_OWN_WORDS] = "own-words",
            [PACK_OWN_LABEL] = "own-label",
            [PACK_QUESTION] = "question",
            [PACK_CHECK] = "check",
            [PACK_CHECK_HELP] = "check-help",
            [PACK_NO_ANSWER] = "no-answer",
            [PACK_NOT_SHOWN] = "not-shown",
            [PACK_SEND] = "send",
            [PACK_DO_NOT_SEND] = "do-not-send",
            [PACK_THANKS_TITLE] = "thanks-title",
            [PACK_THANKS] = "thanks",
            [PACK_SKIPPED] = "skipped",
            [PACK_REMOVED] = "removed",
            [PACK_STOPPED] = "stopped",
            [PACK_HAND_BACK] = "hand-back",
            [PACK_KEY] = "key",
            [PACK_WRONG_KEY] = "wrong-key",
            [PACK_KEYS] = "keys",
            [PACK_CHOOSE_NUMBER] = "choose-number",
            [PACK_NUMBERS_ONLY] = "numbers-only",
        },
    .count = PACK_WORD_COUNT,
};

static bool
read_words(const struct reading *reading, const struct yaml_value *yaml)
{
    const struct yaml_value *values[PACK_WORD_COUNT];
    bool done = read_map(reading, yaml, &word_shape, values);
    for (size_t i = 0; i < PACK_WORD_COUNT && done; i++)
        done = read_languages(reading, values[i], &reading->pack->words[i]);
    return done;
}

/* -- Characteristics -------------------------------------------------------------------------- */

static bool
read_group(const struct reading *reading, const struct yaml_value *yaml, struct pack_group *group)
{
    static const struct shape shape = {"a group", {"code", "en", "cy"}, 3};
    const struct yaml_value *values[3];
    return read_map(reading, yaml, &shape, values) && read_text(reading, values[0], &group->code) &&
           read_both(reading, values, 1, &group->label);
}

static bool
read_least(const struct reading *reading, const struct yaml_value *yaml, size_t *least)
{
    char *end = NULL;
    *least = 0;
    if (!yaml)
        return true;
    unsigned long number = yaml->kind == YAML_TEXT ? strtoul(yaml->text, &end, 10) : 0;
    *least = number;
    return (end && *end == '\0' && number > 0 && number <= LEAST_MOST) ||
           fail(reading, yaml, "least must be a number from 1 to 1000");
}

static bool
read_characteristic(const struct reading *reading, const struct yaml_value *yaml,
                    struct pack_characteristic *characteristic)
{
    static const struct shape shape = {
        "a characteristic", {"code", "en", "cy", "concept", "groups", "?least"}, 6};
    const struct yaml_value *values[6];
    bool done = read_map(reading, yaml, &shape, values) &&
                read_text(reading, values[0], &characteristic->code) &&
                read_both(reading, values, 1, &characteristic->label) &&
                read_text(reading, values[3], &characteristic->concept) &&
                read_least(reading, values[5], &characteristic->least);
    if (!done)
        return false;
    characteristic->groups =
        make_room(reading, values[4], sizeof *characteristic->groups, &characteristic->group_count);
    const struct yaml_value *item = values[4]->first;
    for (size_t i = 0; i < characteristic->group_count && done; i++, item = item->next)
        done = read_group(reading, item, &characteristic->groups[i]);
    return done && characteristic->groups;
}

static bool
read_characteristics(const struct reading *reading, const struct yaml_value *yaml)
{
    struct pack *pack = reading->pack;
    pack->characteristics =
        make_room(reading, yaml, sizeof *pack->characteristics, &pack->characteristic_count);
    const struct yaml_value *item = yaml->first;
    bool done = pack->characteristics != NULL;
    for (size_t i = 0; i < pack->characteristic_count && done; i++, item = item->next)
        done = read_characteristic(reading, item, &pack->characteristics[i]);
    return done;
}

/* -- Questions -------------------------------------------------------------------------------- */

enum option_key {
    OPTION_CODE,
    OPTION_EN,
    OPTION_CY,
    OPTION_GROUP,
    OPTION_NEXT,
    OPTION_WORDS,
    OPTION_RETIRED,
    OPTION_KEYS,
};

static const struct shape option_shape = {
    "an option", {"code", "en", "cy", "?group", "?next", "?words", "?retired"}, OPTION_KEYS};

static size_t
find_group(const struct pack_characteristic *characteristic, const char *code)
{
    for (size_t i = 0; i < characteristic->group_count; i++) {
        if (string_equal(characteristic->groups[i].code, code))
            return i;
    }
    return PACK_NONE;
}

/* P48: an answer that no group counts would be lost without a word. */
static bool
read_option_group(const struct reading *reading, const struct yaml_value **values,
                  const struct pack_question *question, struct pack_option *option)
{
    const struct yaml_value *group = values[OPTION_GROUP];
    option->group = PACK_NONE;
    if (!group && !values[OPTION_NEXT])
        return fail(reading, values[OPTION_CODE],
                    "this option has no group that counts it, and no next question that could say");
    if (!group)
        return true;
    const struct pack_characteristic *characteristic =
        &reading->pack->characteristics[question->characteristic];
    option->group = find_group(characteristic, group->text ? group->text : "");
    return option->group != PACK_NONE ||
           fault_at(reading->error, reading->file, group->line, group->column,
                    "'%s' has no such group; it stands in characteristics", characteristic->code);
}

static bool
read_option(const struct reading *reading, const struct yaml_value *yaml,
            const struct pack_question *question, struct pack_option *option)
{
    const struct yaml_value *values[OPTION_KEYS];
    option->next = PACK_NONE;
    return read_map(reading, yaml, &option_shape, values) &&
           read_text(reading, values[OPTION_CODE], &option->code) &&
           read_both(reading, values, OPTION_EN, &option->label) &&
           read_option_group(reading, values, question, option) &&
           read_yes(reading, values[OPTION_WORDS], &option->own_words) &&
           read_yes(reading, values[OPTION_RETIRED], &option->retired);
}

enum question_key {
    QUESTION_CODE,
    QUESTION_EN,
    QUESTION_CY,
    QUESTION_CHARACTERISTIC,
    QUESTION_OPTIONS,
    QUESTION_HINT,
    QUESTION_DO_NOT_KNOW,
    QUESTION_KEYS,
};

static const struct shape question_shape = {
    "a question",
    {"code", "en", "cy", "characteristic", "options", "?hint", "?do-not-know"},
    QUESTION_KEYS};

static bool
read_question(const struct reading *reading, const struct yaml_value *yaml,
              struct pack_question *question)
{
    const struct yaml_value *values[QUESTION_KEYS];
    const char *characteristic = "";
    if (!read_map(reading, yaml, &question_shape, values) ||
        !read_text(reading, values[QUESTION_CODE], &question->code) ||
        !read_both(reading, values, QUESTION_EN, &question->wording) ||
        !read_text(reading, values[QUESTION_CHARACTERISTIC], &characteristic) ||
        !read_yes(reading, values[QUESTION_DO_NOT_KNOW], &question->do_not_know) ||
        (values[QUESTION_HINT] && !read_languages(reading, values[QUESTION_HINT], &question->hint)))
        return false;
    question->characteristic = pack_find_characteristic(reading->pack, characteristic);
    if (question->characteristic == PACK_NONE)
        return fail(reading, values[QUESTION_CHARACTERISTIC],
                    "there is no such characteristic; it stands in characteristics");
    if (pack_find_question(reading->pack, question->code) !=
        (size_t)(question - reading->pack->questions))
        return fail(reading, values[QUESTION_CODE], "another question has this code already");
    const struct yaml_value *list = values[QUESTION_OPTIONS];
    question->options =
        make_room(reading, list, sizeof *question->options, &question->option_count);
    const struct yaml_value *item = list->first;
    bool done = question->options != NULL;
    for (size_t i = 0; i < question->option_count && done; i++, item = item->next)
        done = read_option(reading, item, question, &question->options[i]);
    return done;
}

static const struct yaml_value *
at_key(const struct yaml_value *map, const char *key)
{
    const struct yaml_value *item = map->first;
    while (item && !string_equal(item->key, key))
        item = item->next;
    return item;
}

/* Of the same characteristic, and further down, so that questions lead on and never round. */
static bool
link_option(const struct reading *reading, const struct yaml_value *yaml, size_t from,
            struct pack_option *option)
{
    struct pack *pack = reading->pack;
    const struct yaml_value *next = at_key(yaml, "next");
    if (!next)
        return true;
    size_t to = pack_find_question(pack, next->text ? next->text : "");
    if (to == PACK_NONE || to <= from ||
        pack->questions[to].characteristic != pack->questions[from].characteristic)
        return fail(reading, next,
                    "next must be a question of the same characteristic further down");
    option->next = to;
    pack->questions[to].follows = true;
    return true;
}

static bool
link_questions(const struct reading *reading, const struct yaml_value *yaml)
{
    struct pack *pack = reading->pack;
    const struct yaml_value *item = yaml->first;
    bool done = true;
    for (size_t i = 0; i < pack->question_count && done; i++, item = item->next) {
        const struct yaml_value *option = at_key(item, "options")->first;
        for (size_t j = 0; j < pack->questions[i].option_count && done; j++, option = option->next)
            done = link_option(reading, option, i, &pack->questions[i].options[j]);
    }
    return done;
}

static bool
read_questions(const struct reading *reading, const struct yaml_value *yaml)
{
    struct pack *pack = reading->pack;
    pack->questions = make_room(reading, yaml, sizeof *pack->questions, &pack->question_count);
    const struct yaml_value *item = yaml->first;
    bool done = pack->questions != NULL;
    for (size_t i = 0; i < pack->question_count && done; i++, item = item->next)
        done = read_question(reading, item, &pack->questions[i]);
    return done && link_questions(reading, yaml);
}

/* -- The whole -------------------------------------------------------------------------------- */

enum pack_key {
    KEY_NAME,
    KEY_VERSION,
    KEY_JURISDICTION,
    KEY_SOURCE,
    KEY_OWNER,
    KEY_VALID_FROM,
    KEY_WORDS,
    KEY_CHARACTERISTICS,
    KEY_QUESTIONS,
    KEY_NOTE,
    KEY_COUNT,
};

static const struct shape pack_shape = {"a pack",
                                        {"name", "version", "jurisdiction", "source", "owner",
                                         "valid-from", "words", "characteristics", "questions",
                                         "?note"},
                                        KEY_COUNT};

static bool
read_pack(const struct reading *reading)
{
    const struct yaml_value *values[KEY_COUNT];
    struct pack *pack = reading->pack;
    struct date day;
    if (!read_map(reading, pack->yaml, &pack_shape, values) ||
        !read_text(reading, values[KEY_NAME], &pack->name) ||
        !read_text(reading, values[KEY_VERSION], &pack->version) ||
        !read_text(reading, values[KEY_JURISDICTION], &pack->jurisdiction) ||
        !read_text(reading, values[KEY_SOURCE], &pack->source) ||
        !read_text(reading, values[KEY_OWNER], &pack->owner) ||
        !read_text(reading, values[KEY_VALID_FROM], &pack->valid_from) ||
        (values[KEY_NOTE] && !read_text(reading, values[KEY_NOTE], &pack->note)))
        return false;
    if (!date_from_iso(pack->valid_from, &day))
        return fail(reading, values[KEY_VALID_FROM],
                    "valid-from must be a date such as 2026-11-01");
    return read_words(reading, values[KEY_WORDS]) &&
           read_characteristics(reading, values[KEY_CHARACTERISTICS]) &&
           read_questions(reading, values[KEY_QUESTIONS]);
}

static const struct embedded *
shipped(void)
{
    const struct embedded *file = embedded_schema_packs;
    while (!string_equal(file->name, SHIPPED))
        file++;
    return file;
}

struct pack *
pack_load(const char *path, struct error *error)
{
    const struct embedded *file = shipped();
    bool own = *path == '\0';
    struct pack *pack = must_calloc(1, sizeof *pack);
    struct reading reading = {own ? file->name : path, pack, error};
    pack->yaml = own ? yaml_read(file->name, (const char *)file->bytes, file->length, error)
                     : yaml_read_file(path, error);
    if (pack->yaml && read_pack(&reading))
        return pack;
    pack_free(pack);
    return NULL;
}

void
pack_free(struct pack *pack)
{
    if (!pack)
        return;
    for (size_t i = 0; i < pack->characteristic_count && pack->characteristics; i++)
        free(pack->characteristics[i].groups);
    for (size_t i = 0; i < pack->question_count && pack->questions; i++)
        free(pack->questions[i].options);
    free(pack->characteristics);
    free(pack->questions);
    yaml_value_free(pack->yaml);
    free(pack);
}

/* Those whose code is read: the others are still nothing. */
size_t
pack_find_characteristic(const struct pack *pack, const char *code)
{
    for (size_t i = 0; i < pack->characteristic_count; i++) {
        if (pack->characteristics[i].code && string_equal(pack->characteristics[i].code, code))
            return i;
    }
    return PACK_NONE;
}

size_t
pack_find_question(const struct pack *pack, const char *code)
{
    for (size_t i = 0; i < pack->question_count; i++) {
        if (pack->questions[i].code && string_equal(pack->questions[i].code, code))
            return i;
    }
    return PACK_NONE;
}

size_t
pack_find_option(const struct pack_question *question, const char *code)
{
    for (size_t i = 0; i < question->option_count; i++) {
        if (string_equal(question->options[i].code, code))
            return i;
    }
    return PACK_NONE;
}
