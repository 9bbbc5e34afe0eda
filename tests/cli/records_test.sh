# records: add, show, edit, remove, restore, undo, redo, history.
. "$POSACT_TESTS/lib.sh"

on_db init
id=$(add candidate --name 'Siân Wyn-Jones' --phone '07700 900123' --email sian.wj@example.org \
    --postcode_area 'st16 3aa' --role pc --heard 'careers fair')
check_lines "$out" 1
echo "$id" | grep -Eq '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' || fail "add printed \"$id\""

on_db show candidate "$id" --json
check_status 0
check_empty "$err"
check_json "$out" 'j["id"] == "'"$id"'" and j["name"] == "Siân Wyn-Jones"'
check_json "$out" 'j["phone"] == "07700 900123" and j["role"] == "pc" and j["notes"] is None'
check_json "$out" 'j["postcode_area"] == "ST16" and j["heard"] == "careers_fair"'
check_json "$out" 'j["status"] == "open" and j["created"] == "2026-11-21T12:04:00Z"'
on_db show candidate "$id"
check_contains "$out" "Siân Wyn-Jones"
check_contains "$out" "07700 900123"

# the first letters of an id will do, four of them at least
on_db show candidate "$(echo "$id" | cut -c1-8)" --json
check_status 0
on_db show candidate "$(echo "$id" | cut -c1-2)"
[ "$status" -ne 0 ] || fail "two letters of an id are taken"
on_db show candidate 00000000-0000-4000-8000-000000000000
check_refused 3
on_db edit candidate ffffffff-0000-4000-8000-000000000000 --name X
check_refused 3

# edit and clear
on_db edit candidate "$id" --phone '+44 7700 900456' --email ""
check_status 0
check_empty "$out"
on_db show candidate "$id" --json
check_json "$out" 'j["phone"] == "+44 7700 900456" and j["email"] is None'
on_db edit candidate "$id"
check_refused 2
printf 'Two lines\nof notes\n' >notes
on_db edit candidate "$id" --notes - <notes
check_status 0
on_db show candidate "$id" --json
check_json "$out" 'j["notes"] == "Two lines\nof notes\n"'

# every problem is named, nothing is stored
on_db list candidate --ids
cp "$out" before
on_db add candidate --phone 12 --email nobody --role king
check_status 1
check_empty "$out"
[ "$(grep -c '^posact: ' "$err")" -ge 3 ] || fail "problems: $(cat "$err")"
for word in Phone Email role; do
    grep -qi "$word" "$err" || fail "no word about $word: $(cat "$err")"
done
on_db add candidate
check_status 1
check_contains "$err" "ull name"
on_db edit candidate "$id" --name ""
check_status 1
on_db edit candidate "$id" --status closed
check_status 1
on_db list candidate --ids
check_same_file before "$out"

# a contact, with a link by its first letters
contact=$(add contact --candidate "$(echo "$id" | cut -c1-8)" --channel phone \
    --summary 'Asked what to wear')
on_db show contact "$contact" --json
check_json "$out" 'j["candidate"] == "'"$id"'" and j["channel"] == "phone"'
on_db show contact "$contact"
check_contains "$out" "Siân Wyn-Jones"
on_db add contact --candidate 12345678 --channel phone
check_status 1
check_lines "$err" 1

# trash and back
on_db remove candidate "$id"
check_status 0
on_db list candidate --ids
check_empty "$out"
on_db list candidate --trash --ids
check_equal "$(cat "$out")" "$id"
on_db restore candidate "$id"
check_status 0
on_db list candidate --ids
check_equal "$(cat "$out")" "$id"

# undo and redo, step by step, also of what an earlier run did
export_to before
on_db edit candidate "$id" --name 'Siân Wyn'
check_status 0
export_to after
on_db undo
check_status 0
check_empty "$out"
check_contains "$err" "edit"
export_to undone
check_same_file before undone
on_db redo
check_status 0
export_to redone
check_same_file after redone
on_db redo
check_refused 3

# history, newest first
on_db history candidate "$id"
check_status 0
check_contains "$out" "Siân Wyn-Jones"
on_db history candidate "$id" --json
check_json "$out" 'len(j) >= 6 and isinstance(j[0], dict)'
on_db history candidate "$id" --json --limit 2
check_json "$out" 'len(j) == 2'
POSACT_OFFICER='M. Begum' on_db edit candidate "$id" --owner 'M. Begum'
on_db history candidate "$id" --limit 1
check_contains "$out" "M. Begum"
on_db --officer 'PC Reid' edit candidate "$id" --owner 'PC Reid'
on_db history candidate "$id" --limit 1
check_contains "$out" "PC Reid"

# all the way back
n=0
on_db undo
while [ "$status" -eq 0 ] && [ $n -lt 50 ]; do
    n=$((n + 1))
    on_db undo
done
check_refused 3
check_sound

# somebody like that is here already: it is said, and she is added all the same (C04)
on_db add candidate --name 'Wyn-Jones Siân' --phone '07700 900999'
check_status 0
check_lines "$out" 1
check_contains "$err" "Warning: Perhaps here already: Siân Wyn-Jones (same name, in the trash), "
