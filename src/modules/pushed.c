/* pushed.c - what a laptop may bring. */
#include "pushed.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/held_change.h"
#include "modules/laptop.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/user.h"
#include "session_private.h"
#include "store/record_store.h"

#define WORDS_MOST 300 /* of an actor or a command */

/* --- shape --- */

static bool
refuse(const struct operation *operation, const char *why, struct error *error)
{
    return error_set(error, ERROR_DENIED, "Change %lld of this laptop was not taken in: %s",
                     (long long)operation->seq, why);
}

static bool
is_utf8(const char *words)
{
    size_t bad;
    return !words || utf8_check(words, strlen(words), &bad);
}

static bool
is_plain(const char *words)
{
    return strlen(words) <= WORDS_MOST && is_utf8(words) &&
           strpbrk(words, "\n\r\t\x1b\x7f") == NULL;
}

static bool
holds_text(const struct operation *operation)
{
    for (size_t i = 0; i < operation->write_count; i++) {
        if (!is_utf8(operation->writes[i].value))
            return false;
    }
    return true;
}

bool
pushed_check_shape(int64_t replica, const struct operation *operation, struct error *error)
{
    if (operation->replica != replica)
        return refuse(operation, "it is of another replica", error);
    if (!operation->body)
        return refuse(operation, "its content is missing", error);
    if (!holds_text(operation))
        return refuse(operation, "it holds text that is not UTF-8", error);
    if (!is_plain(operation->actor) || !is_plain(operation->command))
        return refuse(operation, "its command cannot be read", error);
    return (operation->action >= 1 && operation->action <= operation->seq &&
            operation->undoes >= 0 && operation->undoes < operation->seq) ||
           refuse(operation, "it belongs to a step that cannot be", error);
}

/* --- its fields --- */

static bool
hold(const char *why, struct error *error)
{
    return error_set(error, ERROR_DENIED, "%s", why);
}

/* On a laptop a link may lead to what stayed on the server, and never to what is nowhere. */
static bool
leads_somewhere(struct session *session, const struct field *field, const char *value,
                struct error *error)
{
    struct id id;
    bool here;
    if (field->kind != FIELD_LINK || !value)
        return true;
    if (!id_from_text(value, &id) ||
        !record_store_has(session->store, field->target, &id, &here, error))
        return false;
    return here || error_set(error, ERROR_DENIED, "its %s is not here", field->label);
}

static bool
check_alive(const struct record_type *type, const char *value, struct error *error)
{
    return string_equal(value, "0") || string_equal(value, "1") ||
           error_set(error, ERROR_DENIED,
                     "it says neither that the %s is there nor that it is in the trash",
                     type->name);
}

static bool
check_write(struct session *session, const struct record_type *type,
            const struct operation_write *write, bool newer, struct error *error)
{
    const struct field *field = record_type_field_by_number(type, write->column);
    if (write->column == COLUMN_ALIVE)
        return check_alive(type, write->value, error);
    if (field)
        return field_accept(field, write->value, session_context(session), error) &&
               leads_somewhere(session, field, write->value, error);
    return write->column == COLUMN_CREATED || write->column == COLUMN_CHANGED ||
           write->column >= FIELD_CUSTOM_FIRST || (newer && write->column > COLUMN_ALIVE) ||
           error_set(error, ERROR_DENIED, "a %s has no field %d here", type->name, write->column);
}

static bool
is_given(const struct operation *operation, const struct field *field)
{
    return !(field->flags & FIELD_REQUIRED) || field_is_custom(field) ||
           operation_value(operation, field->number);
}

/* What a new record must have, and that there is one for what changes. */
static bool
check_whole(struct session *session, const struct record_type *type,
            const struct operation *operation, struct error *error)
{
    bool here;
    for (size_t i = RECORD_CORE_COUNT; operation->kind == OPERATION_CREATE && i < type->field_count;
         i++) {
        if (!is_given(operation, &type->fields[i]))
            return error_set(error, ERROR_DENIED, "%s is missing", type->fields[i].label);
    }
    if (operation->kind != OPERATION_WRITE)
        return true;
    return record_store_has(session->store, type, &operation->record, &here, error) &&
           (here || error_set(error, ERROR_DENIED, "it changes a %s that is not here", type->name));
}

static bool
check_writes(struct session *session, const struct record_type *type,
             const struct operation *operation, bool newer, struct error *error)
{
    for (size_t i = 0; i < operation->write_count; i++) {
        if (!check_write(session, type, &operation->writes[i], newer, error)) {
            error->code = error->code == ERROR_INPUT ? ERROR_DENIED : error->code;
            return false;
        }
    }
    return check_whole(session, type, operation, error);
}

/* --- its record --- */

/* Who may come in, which laptops, and what was held back, is decided on the server alone. */
static bool
is_for_the_server(const struct record_type *type)
{
    return type == &user_type || type == &user_key_type || type == &laptop_type ||
           type == &held_change_type;
}

bool
pushed_is_guarded(struct session *session, const struct operation *operation)
{
    struct error ignored;
    const struct record_type *type = registry_type_by_number(operation->type);
    if (!type)
        return false;
    for (size_t i = 0; i < operation->write_count; i++) {
        const struct field *field = record_type_field_by_number(type, operation->writes[i].column);
        if (field && field->may_see)
            return true;
    }
    if (!type->may_see || type->guarded_by == 0)
        return type->may_see != NULL;
    if (operation_value(operation, type->fields[type->guarded_by].number))
        return true;
    struct record *record = record_store_get(session->store, type, &operation->record, &ignored);
    bool guarded = record && record_is_guarded(record);
    record_free(record);
    return guarded;
}

static bool
may_write(struct session *session, const struct record_type *type, struct error *error)
{
    char *word = must_format("%s.write", type->name);
    bool may = permission_given(session, word, error);
    free(word);
    return may;
}

bool
pushed_check(struct session *session, const struct operation *operation, bool newer,
             struct error *error)
{
    const struct record_type *type = registry_type_by_number(operation->type);
    bool known = type || (operation->kind == OPERATION_NOTE && operation->type == 0);
    if (!string_equal(operation->actor, session_officer(session)))
        return hold("it was made by somebody else than whose laptop this is", error);
    if (!known)
        return newer || hold("it is about records that are not known here", error);
    if (operation->kind == OPERATION_NOTE)
        return true;
    if (is_for_the_server(type) || pushed_is_guarded(session, operation))
        return hold("it is about records that change on the server alone", error);
    return may_write(session, type, error) && check_writes(session, type, operation, newer, error);
}
