/* session.c - opens a database as the program does. */
#include "bench/session.h"

#include <stdio.h>

#include "modules/registry.h"
#include "store/store.h"

bool
bench_say(const struct error *error)
{
    fprintf(stderr, "bench: %s\n", error->text);
    return false;
}

bool
bench_session_open(struct bench_session *bench, const char *path, struct error *error)
{
    *bench = (struct bench_session){.config = config_default()};
    struct store_options options = {
        .path = path,
        .mode = STORE_OPEN,
        .clock = clock_real(),
        .ids = id_source_random(),
        .types = registry_types,
        .type_count = registry_type_count,
    };
    struct store *store = store_open(&options, error);
    if (store == NULL)
        return false;
    bench->session = session_new(&(struct session_options){
        .store = store,
        .config = bench->config,
        .clock = clock_real(),
        .officer = "bench",
    });
    return true;
}

void
bench_session_close(struct bench_session *bench)
{
    session_free(bench->session);
    config_free(bench->config);
}
