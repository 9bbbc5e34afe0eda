/* list_window_test.c - the window shows what the whole list would show, wherever it is moved. */
#include "ui/list_window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/random.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/demo.h"
#include "modules/registry.h"
#include "support/fixture.h"

#define MANY 1000
#define STEPS 600

struct list {
    struct session *session;
    struct query query;
    struct record_list all;
    struct list_shape shape;
    struct list_window window;
    size_t at; /* where the cursor should be */
};

static void
open_list(struct list *list, size_t people, size_t height)
{
    struct error error = {.text = ""};
    *list = (struct list){.session = fixture_session(), .query = query_default(&candidate_type)};
    list_shape_init(&list->shape, &candidate_type);
    if (people > 0 && !demo_fill(list->session, people, 1, &error))
        fail_msg("%s", error.text);
    list->window = (struct list_window){
        .session = list->session, .query = &list->query, .shape = &list->shape, .height = height};
    assert_true(
        session_read(list->session, &list->query, QUERY_FIRST, NULL, MANY, &list->all, &error));
    assert_int_equal(list->all.count, people);
    assert_true(list_window_first(&list->window, &error));
}

static void
close_list(struct list *list)
{
    list_window_clear(&list->window);
    record_list_clear(&list->all);
    fixture_session_free(list->session);
}

/* As many rows as fit, one after the other as in the whole list, the cursor where it should be. */
static void
check_window(const struct list *list)
{
    const struct list_window *window = &list->window;
    size_t count = list->all.count < window->height ? list->all.count : window->height;
    assert_int_equal(window->count, count);
    if (count == 0) {
        assert_null(list_window_record(window));
        return;
    }
    assert_in_range(window->selected, 0, count - 1);
    assert_true(list->at >= window->selected);
    for (size_t i = 0; i < count; i++) {
        const struct record *expected = list->all.items[list->at - window->selected + i];
        assert_true(id_equal(&window->rows[i].record->id, &expected->id));
    }
    if (window->counted)
        assert_int_equal(window->position, list->at);
}

static size_t
moved(const struct list *list, long rows)
{
    long last = (long)list->all.count - 1;
    long at = (long)list->at + rows;
    if (at > last)
        at = last;
    return at > 0 ? (size_t)at : 0;
}

static void
step(struct list *list, struct random *random)
{
    struct list_window *window = &list->window;
    struct error error;
    long height = (long)window->height;
    long rows = (long)random_below(random, (uint32_t)(2 * height + 1)) - height;
    bool found;
    switch (random_below(random, 8)) {
    case 0:
        assert_true(list_window_first(window, &error));
        list->at = 0;
        return;
    case 1:
        assert_true(list_window_last(window, &error));
        list->at = list->all.count > 0 ? list->all.count - 1 : 0;
        return;
    case 2:
        if (list->all.count == 0)
            return;
        list->at = random_below(random, (uint32_t)list->all.count);
        assert_true(list_window_around(window, &list->all.items[list->at]->id,
                                       random_below(random, (uint32_t)height + 3), &found, &error));
        assert_true(found);
        window->counted = false; /* as the list does after a jump */
        return;
    case 3:
        assert_true(list_window_move(window, rows, true, &error));
        break;
    default:
        rows = rows > 0 ? 1 : -1;
        assert_true(list_window_move(window, rows, false, &error));
        break;
    }
    list->at = moved(list, rows);
}

static void
test_shows_what_the_whole_list_shows(void **state)
{
    (void)state;
    static const size_t sizes[][2] = {{0, 5}, {1, 5}, {4, 5}, {5, 5}, {6, 5}, {40, 7}, {40, 1}};
    struct random random = {1};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct list list;
        open_list(&list, sizes[i][0], sizes[i][1]);
        for (size_t n = 0; n < STEPS; n++) {
            step(&list, &random);
            check_window(&list);
        }
        close_list(&list);
    }
}

static void
test_down_at_the_end_does_nothing(void **state)
{
    (void)state;
    struct list list;
    struct error error;
    open_list(&list, 3, 10);
    for (int i = 0; i < 10; i++)
        assert_true(list_window_move(&list.window, 1, false, &error));
    list.at = 2;
    check_window(&list);
    close_list(&list);
}

static void
test_a_record_that_is_gone_gives_way_to_the_next(void **state)
{
    (void)state;
    struct list list;
    struct error error;
    bool found;
    open_list(&list, 12, 5);
    struct id gone = list.all.items[6]->id, next = list.all.items[7]->id;
    struct call call = {.type = &candidate_type, .id = gone};
    assert_true(session_do(list.session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    assert_true(list_window_around(&list.window, &gone, 2, &found, &error));
    assert_false(found);
    assert_true(id_equal(&list_window_record(&list.window)->id, &next));
    assert_int_equal(list.window.selected, 2);
    close_list(&list);
}

static void
test_the_last_one_gone_gives_way_to_the_one_before(void **state)
{
    (void)state;
    struct list list;
    struct error error;
    bool found;
    open_list(&list, 12, 5);
    struct id gone = list.all.items[11]->id, before = list.all.items[10]->id;
    struct call call = {.type = &candidate_type, .id = gone};
    assert_true(session_do(list.session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    assert_true(list_window_around(&list.window, &gone, 2, &found, &error));
    assert_false(found);
    assert_true(id_equal(&list_window_record(&list.window)->id, &before));
    assert_int_equal(list.window.count, 5);
    close_list(&list);
}

/* Notes of several lines stand on one. */
static void
test_a_cell_is_one_line(void **state)
{
    (void)state;
    struct list list;
    struct error error = {.text = ""};
    open_list(&list, 1, 5);
    struct record *contact = session_prepare(list.session, &contact_type);
    record_set(contact, CONTACT_CANDIDATE, record_get(list.all.items[0], RECORD_ID));
    record_set(contact, CONTACT_CHANNEL, "phone");
    record_set(contact, CONTACT_SUMMARY, "First\nsecond\tthird");
    struct call call = {.type = &contact_type, .record = contact};
    assert_true(session_do(list.session, command_add, &call, &error));
    outcome_clear(&call.outcome);
    list.query = query_default(&contact_type);
    list_window_clear(&list.window);
    list_shape_clear(&list.shape);
    list_shape_init(&list.shape, &contact_type);
    list.window = (struct list_window){
        .session = list.session, .query = &list.query, .shape = &list.shape, .height = 5};
    assert_true(list_window_first(&list.window, &error));
    assert_string_equal(list.window.rows[0].cells[CONTACT_SUMMARY], "First second third");
    record_free(contact);
    close_list(&list);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shows_what_the_whole_list_shows),
        cmocka_unit_test(test_down_at_the_end_does_nothing),
        cmocka_unit_test(test_a_record_that_is_gone_gives_way_to_the_next),
        cmocka_unit_test(test_the_last_one_gone_gives_way_to_the_one_before),
        cmocka_unit_test(test_a_cell_is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
