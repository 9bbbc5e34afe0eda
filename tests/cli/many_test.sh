# many: edit, remove and restore all that a filter finds: shown, all or nothing, one step (T37, T38).
. "$POSACT_TESTS/lib.sh"

on_db demo --people 60
export_to before
on_db list candidate role:pc --ids
count=$(wc -l <"$out")

# a dry run says what would happen, on standard output, and changes nothing
on_db edit candidate --where role:pc --owner 'M. Begum' --place '' --dry-run
check_status 0
check_contains "$out" "Change $count candidates"
check_contains "$out" "of $count will change"
check_contains "$out" "Owner: M. Begum"
check_contains "$out" "Place of interest: emptied"
check_contains "$out" "Changes: "
check_plain "$out"
export_to after
check_same_file before after

# without a terminal nobody is asked
on_db edit candidate --where role:pc --owner 'M. Begum'
check_refused 2 "'--yes'"
export_to after
check_same_file before after

on_db edit candidate --where role:pc --owner 'M. Begum' --yes
check_status 0
check_empty "$out"
check_contains "$err" "Saved: "
on_db list candidate 'role:pc owner:"M. Begum"' --ids
check_lines "$out" "$count"
on_db edit candidate --where role:pc --owner 'M. Begum' --yes
check_status 0
check_contains "$err" "Nothing changed"
on_db undo
check_status 0
check_contains "$err" "edit, "
export_to after
check_same_file before after

# a rule that refuses one refuses all, and names it
on_db edit candidate --where role:pc --status closed --yes
check_status 1
check_contains "$err" "Refused: "
check_contains "$err" "Choose the reason for closing"
check_contains "$err" "Nothing was changed"
on_db edit candidate --where role:pc --status closed --dry-run
check_status 1
export_to after
check_same_file before after
on_db edit candidate --where 'role:pc' --status closed --close-reason lapsed --yes
check_status 0
on_db undo
check_status 0

# trash and back
on_db remove candidate --where role:pc --yes
check_status 0
check_contains "$err" "In the trash: $count candidates"
on_db list candidate role:pc --ids
check_status 3
on_db restore candidate --where role:pc --dry-run
check_contains "$out" "Take $count candidates out of the trash"
on_db restore candidate --where role:pc --yes
check_status 0
check_contains "$err" "Restored: $count candidates"

# what the command line may not say
on_db edit candidate --where role:pc --name 'Everybody' --yes
check_refused 2 "each record's own"
on_db edit candidate --where role:pc --yes
check_refused 2 "Name a field"
on_db edit candidate --where role:king --owner x --yes
check_refused 2
on_db edit candidate --where '' --owner x --yes
check_refused 2 "'--where' must say"
on_db edit candidate --where zzzz --owner x --yes
check_status 3
on_db edit candidate 12345678 --where role:pc --owner x
check_refused 2 "or many"
on_db edit candidate 12345678 --owner x --dry-run
check_refused 2 "goes with '--where'"
on_db edit candidate --owner x
check_refused 2 "id"
on_db add candidate --where role:pc --name x
check_refused 2
on_db --read-only edit candidate --where role:pc --owner x --yes
check_refused 5
on_db help edit
check_contains "$out" "--where VALUE"
check_sound
