/* task_plan.c - the tasks that come with a stage, and with a fail. */
#include "modules/task_plan.h"

#include "config/settings.h"
#include "modules/application.h"
#include "modules/move.h"
#include "modules/task.h"

#define MOVES_READ 1000 /* more than one application ever makes */
#define TASKS_READ 100  /* more than one candidate has open at once */
#define ASK_AGAIN "Ask whether they want to apply again"

static bool
add_task(struct session *session, const struct record *application, const char *what,
         struct date due, const char *owner, struct error *error)
{
    char day[DATE_TEXT_SIZE];
    struct date today = session_context(session)->today;
    struct record *task = session_prepare(session, &task_type);
    date_to_iso(date_to_days(due) < date_to_days(today) ? today : due, day);
    record_set(task, TASK_WHAT, what);
    record_set(task, TASK_DUE, day);
    record_set(task, TASK_CANDIDATE, record_get(application, APPLICATION_CANDIDATE));
    record_set(task, TASK_OWNER, owner);
    bool done = session_add(session, task, error);
    record_free(task);
    return done;
}

bool
task_plan_is_done(struct session *session, const struct record *application, const char *stage,
                  bool *done, struct error *error)
{
    struct query query = query_default(&move_type);
    struct record_list moves = {.count = 0};
    query.link_field = MOVE_APPLICATION;
    query.link_id = application->id;
    *done = string_equal(record_get(application, APPLICATION_STAGE), stage);
    bool read = session_read(session, &query, QUERY_FIRST, NULL, MOVES_READ, &moves, error);
    for (size_t i = 0; i < moves.count && !*done; i++)
        *done = string_equal(record_get(moves.items[i], MOVE_FROM), stage) ||
                string_equal(record_get(moves.items[i], MOVE_TO), stage);
    record_list_clear(&moves);
    return read;
}

bool
task_plan_lay(struct session *session, const struct record *application, const char *stage,
              const char *on, size_t *count, struct error *error)
{
    const struct config *config = session_config(session);
    const struct choice_list *plans = config_list(config, SETTING_TASK_PLANS);
    const char *const *cells = config_cells(config, SETTING_TASK_PLANS);
    struct date reached, due;
    if (!stage || !on || !date_from_iso(on, &reached))
        return true;
    for (size_t i = 0; i < plans->count; i++, cells += TASK_PLAN_COLUMN_COUNT) {
        bool mine = string_equal(cells[TASK_PLAN_OWNER], "me");
        if (plans->items[i].retired || !string_equal(cells[TASK_PLAN_STAGE], stage) ||
            !date_after(reached, cells[TASK_PLAN_DUE], &due))
            continue;
        if (!add_task(session, application, plans->items[i].label, due,
                      mine ? session_officer(session) : record_get(application, APPLICATION_OWNER),
                      error))
            return false;
        ++*count;
    }
    return true;
}

bool
task_plan_ask_again(struct session *session, const struct record *application, size_t *count,
                    struct error *error)
{
    struct date eligible;
    const char *day = record_get(application, APPLICATION_ELIGIBLE);
    if (!day || !date_from_iso(day, &eligible))
        return true;
    ++*count;
    return add_task(session, application, ASK_AGAIN, eligible,
                    record_get(application, APPLICATION_OWNER), error);
}

static bool
finish(struct session *session, const struct id *id, const char *on, struct error *error)
{
    struct record *task = session_get(session, &task_type, id, error);
    if (!task)
        return false;
    record_set(task, TASK_STATUS, TASK_DONE);
    record_set(task, TASK_DONE_ON, on);
    bool done = session_edit(session, task, NULL, error);
    record_free(task);
    if (done)
        session_warn(session, "'%s' is done", ASK_AGAIN);
    return done;
}

bool
task_plan_asked_again(struct session *session, const struct record *application,
                      struct error *error)
{
    struct query query = query_default(&task_type);
    struct record_list tasks = {.count = 0};
    struct filter filter;
    const char *candidate = record_get(application, APPLICATION_CANDIDATE);
    query.link_field = TASK_CANDIDATE;
    query.filter = &filter;
    if (!candidate || !id_from_text(candidate, &query.link_id))
        return true;
    bool done = filter_parse(&filter, &task_type, "status:" TASK_OPEN, session_context(session),
                             false, error) &&
                session_read(session, &query, QUERY_FIRST, NULL, TASKS_READ, &tasks, error);
    filter_clear(&filter);
    for (size_t i = 0; i < tasks.count && done; i++) {
        if (string_equal(record_get(tasks.items[i], TASK_WHAT), ASK_AGAIN))
            done = finish(session, &tasks.items[i]->id,
                          record_get(application, APPLICATION_APPLIED), error);
    }
    record_list_clear(&tasks);
    return done;
}

void
task_plan_say(size_t count, struct text *out)
{
    if (count > 0)
        text_append_format(out, "; %zu %s laid down", count, count == 1 ? "task" : "tasks");
}
