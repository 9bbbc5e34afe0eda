/* do_again.c - what a laptop did and never sent, done once more under the number it has now. */
#include "modules/hub.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/registry.h"
#include "session_private.h"
#include "store/record_store.h"

struct doing {
    struct store *from, *to;
    int64_t first; /* seq of the first operation that is done again */
    int64_t *seqs; /* which number each has now, from the first on; 0 for one that was left */
    size_t count, capacity;
    int64_t action; /* old, that is being done */
    size_t *kept, *left;
};

static int64_t
new_seq(const struct doing *doing, int64_t old)
{
    size_t place = (size_t)(old - doing->first);
    return old >= doing->first && place < doing->count ? doing->seqs[place] : 0;
}

static void
remember_seq(struct doing *doing, int64_t now)
{
    if (doing->count == doing->capacity) {
        doing->capacity = doing->capacity * 2 + 64;
        doing->seqs = must_realloc(doing->seqs, doing->capacity * sizeof *doing->seqs);
    }
    doing->seqs[doing->count++] = now;
}

/* --- one operation --- */

/* What its author was shown, by the numbers of now; what is not there is not taken the place of. */
static bool
find_heads(const struct doing *doing, const struct operation *operation, struct head **heads,
           size_t *count, struct error *error)
{
    size_t most = 0;
    for (size_t i = 0; i < operation->write_count; i++)
        most += operation->writes[i].parent_count;
    *heads = must_calloc(most + 1, sizeof **heads);
    *count = 0;
    for (size_t i = 0; i < operation->write_count; i++) {
        const struct operation_write *write = &operation->writes[i];
        for (size_t j = 0; j < write->parent_count; j++) {
            struct operation_reference parent = write->parents[j];
            struct operation there;
            bool found = false;
            if (parent.replica == operation->replica && parent.seq >= doing->first)
                parent = (struct operation_reference){store_replica(doing->to),
                                                      new_seq(doing, parent.seq)};
            if (!operation_find(doing->to, parent, &there, &found, error))
                return false;
            operation_clear(&there);
            if (found)
                (*heads)[(*count)++] = (struct head){write->column, parent.replica, parent.seq};
        }
    }
    return true;
}

static bool
can_stand(const struct doing *doing, const struct record_type *type,
          const struct operation *operation, bool *can, struct error *error)
{
    *can = operation->kind == OPERATION_NOTE;
    if (*can || !type)
        return true;
    bool has;
    if (!record_store_has(doing->to, type, &operation->record, &has, error))
        return false;
    *can = has != (operation->kind == OPERATION_CREATE);
    return true;
}

static bool
do_one(struct doing *doing, const struct operation *operation, struct error *error)
{
    const struct record_type *type = registry_type_by_number(operation->type);
    struct head *heads = NULL;
    size_t count;
    bool can;
    if (!can_stand(doing, type, operation, &can, error))
        return false;
    if (!can) {
        remember_seq(doing, 0);
        (*doing->left)++;
        return true;
    }
    int64_t undoes = operation->undoes == 0 ? 0 : new_seq(doing, operation->undoes);
    bool done =
        find_heads(doing, operation, &heads, &count, error) &&
        operation_append(doing->to, operation->kind, type, &operation->record, operation->writes,
                         operation->write_count, heads, count, undoes, error);
    free(heads);
    if (done)
        remember_seq(doing, store_last_seq(doing->to));
    return done;
}

/* --- all of them, step by step --- */

static bool
find_next(struct doing *doing, int64_t seq, struct operation *operation, bool *found,
          struct error *error)
{
    struct operation_reference next = {store_replica(doing->from), seq};
    return operation_find(doing->from, next, operation, found, error);
}

static bool
begin_step(struct doing *doing, const struct operation *operation, struct error *error)
{
    if (doing->action == operation->action)
        return true;
    if (doing->action != 0 && !store_commit(doing->to, error))
        return false;
    doing->action = operation->action;
    (*doing->kept)++;
    return store_begin(doing->to, operation->actor, operation->command, error);
}

static bool
do_all(struct doing *doing, struct error *error)
{
    bool found = true;
    for (int64_t seq = doing->first; found; seq++) {
        struct operation operation;
        if (!find_next(doing, seq, &operation, &found, error))
            return false;
        bool done =
            !found || (begin_step(doing, &operation, error) && do_one(doing, &operation, error));
        operation_clear(&operation);
        if (!done)
            return false;
    }
    return doing->action == 0 || store_commit(doing->to, error);
}

static bool
find_first(struct session *to, struct doing *doing, struct error *error)
{
    bool found = true, same = true;
    for (doing->first = 1; found; doing->first++) {
        struct operation operation;
        if (!find_next(doing, doing->first, &operation, &found, error))
            return false;
        struct log_end end = {.replica = operation.replica, .seq = operation.seq};
        memcpy(end.hash, operation.hash, sizeof end.hash);
        operation_clear(&operation);
        if (!found)
            return true;
        if (!hub_has(to, &end, &same, error))
            return false;
        if (!same)
            return true;
    }
    return true;
}

bool
hub_do_again(struct session *from, struct session *to, size_t *kept, size_t *left,
             struct error *error)
{
    struct doing doing = {.from = from->store, .to = to->store, .kept = kept, .left = left};
    *kept = *left = 0;
    bool done = find_first(to, &doing, error) && do_all(&doing, error);
    if (!done)
        store_rollback(to->store);
    free(doing.seqs);
    return done;
}
