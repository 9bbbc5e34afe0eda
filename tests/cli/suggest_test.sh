# suggest: who could be the buddy and why, declines (T49, T50, T53), and a whole intake as a preview,
# with changes, saved as one step (T58).
. "$POSACT_TESTS/lib.sh"

on_db init

ada=$(add candidate --name 'Ada Obi' --role pc --request 'a Welsh speaker' --place Bangor)
bea=$(add candidate --name 'Bea Cole' --role pc)
cora=$(add candidate --name 'Cora Day' --place Stafford)
reid=$(add staff --name 'PC 4471 Reid' --languages 'Welsh, Polish' --station Bangor)
cole=$(add staff --name 'D. Cole' --station Stafford)
late=$(add staff --name 'A. Late')
one=$(add buddy --staff "$reid" --trained 2026-01-05 --agreed 2026-01-05 --capacity 1 --roles PCDA)
two=$(add buddy --staff "$cole" --trained 2026-01-05 --agreed 2026-01-05 --capacity 1)
add buddy --staff "$late" --capacity 3 >/dev/null

# best first, with the reasons; the others only when asked for
on_db suggest candidate "$ada"
check_status 0
check_lines "$out" 2
check_contains "$out" '15  '
check_contains "$out" 'PC 4471 Reid, Buddy  Speaks Welsh, which they asked for; knows the role they want (PCDA); serves in Bangor, where they want to work; has room for 1'
check_contains "$err" '2 of 3 fit; they asked for: a Welsh speaker'
on_db suggest candidate "$ada" --all --json
check_contains "$out" '"score": null, "buddy": {'
check_contains "$out" '"obstacle": "Has no training on record; enter Trained on first"'
check_contains "$out" '"score": 15, "buddy": {'
on_db suggest buddy "$one"
check_status 2
check_contains "$err" "'suggest' is for candidates"
on_db list pairing --ids
check_lines "$out" 0

# posact.yaml says what each counts for, and a name that nobody knows is refused
printf 'suggestions:\n  request: 0\n  place: 20\n' >"$POSACT_WORK/weights.yaml"
on_db --config "$POSACT_WORK/weights.yaml" suggest candidate "$ada"
check_contains "$out" '25  '
check_contains "$out" 'Buddy  Knows the role they want (PCDA); serves in Bangor'
printf 'suggestions:\n  hair: 3\n' >"$POSACT_WORK/weights.yaml"
on_db --config "$POSACT_WORK/weights.yaml" config check
check_status 1
check_contains "$err" "hair"

# a decline ends the proposal, is a record, and is taken back with it
pairing=$(add pairing --candidate "$ada" --buddy "$one" --adult adult)
on_db turn-down pairing "$pairing" --who buddy --reason no_time
check_status 0
check_contains "$err" 'the two are not suggested again'
on_db suggest candidate "$ada" --all
check_contains "$out" 'PC 4471 Reid, Buddy declined Ada Obi on'
check_contains "$out" '(No time now)'
on_db add pairing --candidate "$ada" --buddy "$one" --adult adult
check_status 1
check_contains "$err" 'declined Ada Obi on'
on_db list decline 'side:buddy reason:no_time' --ids
check_lines "$out" 1
decline=$(cat "$out")
on_db remove decline "$decline"
on_db suggest candidate "$ada"
check_contains "$out" 'PC 4471 Reid, Buddy'

# an intake: nothing by a dry run, nor without --yes; the exclusion and the refused are told
on_db add exclusion --buddy "$two" --candidate "$bea" --reason assessor
on_db edit candidate "$cora" --status closed --close_reason withdrawn
on_db intake --where 'name:a' --adult adult --dry-run
check_status 0
check_contains "$out" '2 of 3 get a buddy, 1 is refused'
check_contains "$out" 'Ada Obi with D. Cole, Buddy: Has room for 1'
check_contains "$out" 'Bea Cole with PC 4471 Reid, Buddy: Knows the role they want (PCDA)'
check_contains "$out" 'Cora Day, refused: Cora Day is closed'
on_db intake --where 'name:a' --adult adult --aim total --dry-run
check_contains "$out" '1 of 3 gets a buddy, 1 gets nobody, 1 is refused'
check_contains "$out" 'Ada Obi with PC 4471 Reid, Buddy: Speaks Welsh, which they asked for'
on_db intake "$ada" "$bea" --adult adult
check_status 2
check_contains "$err" "'--yes' does it, '--dry-run' shows what it would do"
on_db list pairing state:proposed --ids
check_lines "$out" 0
on_db intake "$ada" "$bea"
check_status 2
check_contains "$err" 'adult'
on_db intake --adult adult
check_status 2
check_contains "$err" 'Name the people by their ids'
on_db intake --where 'name:nobody' --adult adult --dry-run
check_status 3

# changed: what cannot be is refused and nothing is saved
on_db intake "$ada" "$bea" --adult adult --yes --choose "$bea=$two"
check_status 4
check_contains "$err" 'are kept apart (Assesses them)'
on_db intake "$ada" "$bea" --adult adult --yes --choose "$ada=$one"
check_status 4
check_contains "$err" 'has no place left beside the others of this intake'
on_db intake "$ada" --adult adult --yes --choose "$bea=nobody"
check_status 2
check_contains "$err" 'is not in this intake'
on_db intake "$ada" --adult adult --yes --choose "$ada"
check_status 2
check_contains "$err" 'ID=BUDDY or ID=nobody'
on_db list pairing state:proposed --ids
check_lines "$out" 0

# saved as one step, which undo takes back
on_db intake "$ada" "$bea" --adult adult --aim total --yes --json --choose "$bea=nobody" \
    --choose "$ada=$one"
check_status 1
check_contains "$out" '"fate": "left out", "buddy": null'
check_contains "$out" '"fate": "paired", "buddy": {'
check_contains "$err" 'Proposed: 1 pairing'
on_db undo
on_db intake "$ada" "$bea" --adult adult --yes
check_status 0
check_contains "$err" 'Proposed: 2 pairings; tell each: Encouragement'
on_db list pairing state:proposed --ids
check_lines "$out" 2
on_db undo
check_contains "$err" 'Undone: intake, 2 records'
on_db list pairing state:proposed --ids
check_lines "$out" 0

# E25: out and in again
for type in candidate staff buddy pairing decline exclusion; do
    on_db export "$type" --output "$POSACT_WORK/$type.json"
done
old=$db
db=$POSACT_WORK/here/second.db
on_db init
for type in candidate staff buddy pairing decline exclusion; do
    on_db import "$type" "$POSACT_WORK/$type.json"
    on_db export "$type" --output "$POSACT_WORK/$type.again.json"
    check_same_file "$POSACT_WORK/$type.json" "$POSACT_WORK/$type.again.json"
done
on_db check
check_status 0
db=$old
on_db check
check_status 0
