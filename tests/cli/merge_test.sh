# duplicates: reviewed, merged field by field, told apart (T32 to T36).
. "$POSACT_TESTS/lib.sh"

on_db init
on_db duplicates
check_status 3
check_contains "$err" "Nobody looks like somebody else"
sian=$(add candidate --name 'Siân Wyn-Jones' --phone '07700 900123' --postcode_area ST4)
other=$(add candidate --name 'Jones, Sian Wyn' --phone '+44 7700 900123' --email sian@example.org)
twin=$(add candidate --name 'Sara Wyn-Jones' --phone '07700 900123')
add contact --candidate "$other" --channel phone --summary 'Asked about fitness' >/dev/null
on_db tag candidate "$other" fair

# best first, with the reason in words
on_db duplicates
check_status 0
check_lines "$out" 3
head -n 1 "$out" >"$out.first"
check_contains "$out.first" " 14  "
check_contains "$out.first" "(same phone and name)"
on_db duplicates --limit 1
check_lines "$out" 1
check_contains "$err" "There are more"
on_db duplicates --json
check_contains "$out" '"score": 14, "reason": "same phone and name"'
on_db duplicates --limit none
check_refused 2 "'--limit' must be a whole number"

# the weights are settings, and what is wrong with them has a place
printf 'duplicates:\n  phone: 0\n' >"$POSACT_WORK/weights.yaml"
on_db --config "$POSACT_WORK/weights.yaml" duplicates
check_status 3
printf 'duplicates:\n  phone: lots\n' >"$POSACT_WORK/weights.yaml"
posact --config "$POSACT_WORK/weights.yaml" config check
check_status 1
check_contains "$err" "weights.yaml:2:10: "

# twins on one phone
on_db not-same candidate "$sian" "$twin"
check_status 0
check_contains "$err" "Not the same person: Siân Wyn-Jones and Sara Wyn-Jones"
on_db not-same candidate "$twin" "$sian"
check_contains "$err" "Known already not to be the same person"
on_db duplicates
check_lines "$out" 2
on_db merge candidate "$sian" "$twin"
check_refused 4 "said on"

# a dry run says what would be, and changes nothing
on_db export candidate --json
cp "$out" "$out.before"
on_db merge candidate "$sian" "$other" --take name=other --dry-run
check_status 0
check_contains "$out" "Full name: Jones, Sian Wyn; the other's; not Siân Wyn-Jones"
check_contains "$out" "Email: sian@example.org; the other's"
check_contains "$out" "Phone: 07700 900123; not +44 7700 900123"
check_contains "$out" "Moved: 1 contact, 1 tag"
check_contains "$err" "Nothing is changed by a dry run"
on_db export candidate --json
check_same_file "$out" "$out.before"

# one goes on, and the other's reference leads to her
on_db merge candidate "$sian" "$other" --take email=kept --take name=other
check_status 0
check_contains "$err" "Merged: Jones, Sian Wyn into Siân Wyn-Jones; 2 records moved"
on_db show candidate "$other"
check_contains "$out" "$sian"
check_contains "$out" "Jones, Sian Wyn"
check_lacks "$out" "sian@example.org"
check_contains "$out" "Tags                fair"
check_contains "$err" "$other was merged into this candidate"
on_db search sian@example.org
check_contains "$out" "$(echo "$sian" | cut -c1-8)"
on_db history candidate "$sian"
check_contains "$out" "sian@example.org"
check_contains "$out" "(merge)"
on_db edit candidate "$other" --role pc
check_refused 4 "This candidate was merged into Jones, Sian Wyn"
add contact --candidate "$other" --channel text --summary 'Sent the date' >/dev/null
on_db list contact "candidate:$sian" --ids
check_lines "$out" 2
on_db check
check_status 0

# a contact came since, so the merge stays; without it undo takes all of it back
on_db undo
on_db undo
check_contains "$err" "Undone: merge"
on_db export candidate --json
check_same_file "$out" "$out.before"
on_db redo
on_db show candidate "$other"
check_contains "$err" "was merged into this candidate"
on_db check
check_status 0
on_db verify
check_status 0

# what cannot be
on_db merge candidate "$sian" "$sian"
check_refused 2 "one and the same"
on_db merge candidate "$sian"
check_refused 2
on_db merge candidate "$other" "$twin"
check_refused 4 "was merged into"
on_db merge contact "$sian" "$twin"
check_refused 2 "is not merged"
on_db merge candidate "$sian" "$other" --take phone=hers
check_refused 2 "must end in 'kept', 'other' or, for notes, 'both'"

# the same sign-up again finds her who goes on
on_db restore candidate "$other"
check_status 0
on_db show candidate "$other"
check_contains "$out" "$other"

# the same sign-up once more finds her who goes on, and nobody comes twice
printf 'Full name,Email\nMia Reid,mia@example.org\n' >"$POSACT_WORK/here/fair.csv"
on_db import candidate "$POSACT_WORK/here/fair.csv"
check_status 0
mia=$(on_db list candidate mia --ids && cat "$out")
on_db merge candidate "$twin" "$mia"
check_status 0
on_db import candidate "$POSACT_WORK/here/fair.csv"
check_status 0
on_db list candidate 'email:mia@example.org' --ids
check_equal "$(cat "$out")" "$twin"
on_db show candidate "$twin"
check_contains "$out" "Sara Wyn-Jones"
