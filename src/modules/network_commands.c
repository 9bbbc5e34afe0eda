/* network_commands.c - the networks of posact.yaml, taken over as records. */
#include <stdlib.h>

#include "base/text.h"
#include "config/config.h"
#include "modules/network.h"
#include "modules/registry.h"
#include "record/record.h"

/* By name: a network that is there, under whatever kind, is the force's own by now. */
static bool
is_here(struct session *session, struct record *network, bool *here, struct error *error)
{
    struct text key = TEXT_EMPTY;
    struct record_list same = {.count = 0};
    record_key(network, NETWORK_NAME, &key);
    bool done = session_find_by_key(session, &network_type, NETWORK_NAME, text_string(&key), false,
                                    1, &same, error);
    *here = same.count > 0;
    text_clear(&key);
    record_list_clear(&same);
    return done;
}

static bool
adopt(struct session *session, const char *name, const char *kind, size_t *added,
      struct error *error)
{
    struct record *network = session_prepare(session, &network_type);
    bool here;
    record_set(network, NETWORK_NAME, name);
    record_set(network, NETWORK_KIND, kind);
    bool done = is_here(session, network, &here, error);
    if (done && !here) {
        done = session_add(session, network, error);
        (*added)++;
    }
    record_free(network);
    return done;
}

static bool
run_adopt(struct call *call, struct error *error)
{
    const struct config *config = session_config(call->session);
    const struct choice_list *list = config_list(config, SETTING_NETWORKS);
    const char *const *cells = config_cells(config, SETTING_NETWORKS);
    size_t added = 0;
    for (size_t i = 0; i < list->count; i++, cells += NETWORK_EXAMPLE_COLUMN_COUNT) {
        if (!list->items[i].retired &&
            !adopt(call->session, list->items[i].label, cells[NETWORK_EXAMPLE_KIND], &added, error))
            return false;
    }
    call->outcome.unchanged = added == 0;
    call->outcome.open = OPEN_LIST;
    call->outcome.type = &network_type;
    if (added == 0)
        text_append(&call->outcome.message, "All networks of posact.yaml are here already");
    else
        text_append_format(&call->outcome.message, "Added %zu %s", added,
                           added == 1 ? "network" : "networks");
    return true;
}

static const struct command rows[] = {
    {
        .name = "add-networks",
        .summary = "Add the networks of posact.yaml",
        .help = "Those that are not there yet, by their name; one step, which undo takes back. "
                "The list that ships is an example: make it your own first.",
        .where = PLACE_LIST | PLACE_DAY | PLACE_CLI,
        .flags = COMMAND_WRITES,
        .run = run_adopt,
    },
};

const struct command_table network_commands = {rows, sizeof rows / sizeof rows[0]};
