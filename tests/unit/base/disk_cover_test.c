/* S17: which disks count as encrypted, on the devices of an invented machine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cmocka.h>

#include "base/disk_cover.h"
#include "base/memory.h"
#include "support/files.h"
#include "support/fixture.h"

struct machine {
    char *folder, *device; /* the one that the folder is on */
    struct disk_system system;
};

static int
make_machine(void **state)
{
    struct machine *machine = must_calloc(1, sizeof *machine);
    struct stat status;
    machine->folder = fixture_folder();
    assert_int_equal(stat(machine->folder, &status), 0);
    machine->device =
        must_format("%s/%u:%u", machine->folder, major(status.st_dev), minor(status.st_dev));
    machine->system = (struct disk_system){
        .devices = machine->folder,
        .swaps = must_format("%s/swaps", machine->folder),
    };
    *state = machine;
    return 0;
}

static int
drop_machine(void **state)
{
    struct machine *machine = *state;
    free((char *)(uintptr_t)machine->system.swaps);
    free(machine->device);
    fixture_remove(machine->folder);
    free(machine);
    return 0;
}

static void
make_folder(const char *folder, const char *below)
{
    char *line = must_format("mkdir -p '%s/%s'", folder, below);
    assert_int_equal(system(line), 0);
    free(line);
}

static void
make_crypt(const char *folder, const char *below)
{
    char *place = must_format("%s/%s/dm", folder, below);
    make_folder(place, "");
    free(files_write(place, "uuid", "CRYPT-LUKS2-0123-root\n", 22));
    free(place);
}

static enum disk_cover
cover(const struct machine *machine)
{
    return disk_cover_of(&machine->system, machine->folder);
}

static void
test_dm_crypt_under_the_folder(void **state)
{
    struct machine *machine = *state;
    assert_int_equal(cover(machine), DISK_UNKNOWN);
    make_folder(machine->device, "");
    assert_int_equal(cover(machine), DISK_PLAIN);
    /* A volume on two disks, of which one is encrypted, then both. */
    make_folder(machine->device, "slaves/sda");
    make_crypt(machine->device, "slaves/sdb");
    assert_int_equal(cover(machine), DISK_PLAIN);
    make_crypt(machine->device, "slaves/sda/slaves/dm-0");
    assert_int_equal(cover(machine), DISK_ENCRYPTED);
}

static void
write_swaps(const struct machine *machine, const char *lines)
{
    free(files_write(machine->folder, "swaps", lines, strlen(lines)));
}

static void
test_swap_is_off_or_encrypted(void **state)
{
    struct machine *machine = *state;
    struct text which = TEXT_EMPTY;
    assert_int_equal(disk_cover_of_swap(&machine->system, &which), DISK_UNKNOWN);
    write_swaps(machine, "Filename Type Size Used Priority\n");
    assert_int_equal(disk_cover_of_swap(&machine->system, &which), DISK_ENCRYPTED);
    write_swaps(machine, "Filename Type\n/dev/zram0 partition 1 0 100\n");
    assert_int_equal(disk_cover_of_swap(&machine->system, &which), DISK_ENCRYPTED);
    make_folder(machine->device, "");
    char *lines = must_format("Filename Type\n%s file 1 0 -2\n", machine->folder);
    write_swaps(machine, lines);
    assert_int_equal(disk_cover_of_swap(&machine->system, &which), DISK_PLAIN);
    assert_string_equal(text_string(&which), machine->folder);
    make_crypt(machine->device, "slaves/dm-1");
    assert_int_equal(disk_cover_of_swap(&machine->system, &which), DISK_ENCRYPTED);
    free(lines);
    text_clear(&which);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_dm_crypt_under_the_folder, make_machine, drop_machine),
        cmocka_unit_test_setup_teardown(test_swap_is_off_or_encrypted, make_machine, drop_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
