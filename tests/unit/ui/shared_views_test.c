/* shared_views_test.c - the force's views beside one's own, whose each is in words (T39). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/files.h"
#include "support/fixture.h"
#include "support/screen.h"

static void
see(const struct text *shots, const char *words)
{
    if (!strstr(text_string(shots), words))
        fail_msg("no '%s' in\n%s", words, text_string(shots));
}

static void
both_are_in_the_palette_and_ones_own_goes_first(void **state)
{
    (void)state;
    static const char settings[] = "views:\n    Regulars: candidate role:pc\n";
    char *folder = fixture_folder();
    char *path = files_write(folder, "posact.yaml", settings, strlen(settings));
    struct text shots = TEXT_EMPTY;
    struct screen_options options = screen_defaults(
        ":regulars<shot><Esc>/role:staff<Enter>:save Regulars<Enter><shot>:regulars<shot>"
        "<Esc>:forget-view Regulars<Enter><shot>");
    options.scene.people = 5;
    options.scene.settings = path;
    screen_run(&options, &shots);
    see(&shots, "> Regulars        candidate role:pc ");
    see(&shots, "shared\n");
    see(&shots, "Saved: view 'Regulars', yours, before the shared one until you forget it");
    see(&shots, "> Regulars        candidate role:staff ");
    see(&shots, "yours\n");
    see(&shots, "View 'Regulars' is forgotten; the shared one is back");
    text_clear(&shots);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_are_in_the_palette_and_ones_own_goes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
