# pairing_refusals: what stands in the way of a pairing is said, with what would make it possible, and
# nothing is written (P31, P37, T51, T52, B03); so for handing over, for merging and for undo.
. "$POSACT_TESTS/lib.sh"
POSACT_NOW=2026-11-21T12:04:00Z POSACT_OFFICER='J. Shah'
export POSACT_NOW POSACT_OFFICER

on_db init
reid=$(add staff --name 'PC 4471 Reid')
cole=$(add staff --name 'D. Cole')
full=$(add buddy --staff "$reid" --trained 2026-01-05 --agreed 2026-01-05 --capacity 1)
other=$(add buddy --staff "$cole" --trained 2026-01-05 --agreed 2026-01-05 --capacity 2)
ada=$(add candidate --name 'Ada Obi')
bea=$(add candidate --name 'Bea Cole')

# refused STATUS WORDS HELP ARGS ...: an attempt that fails with the reason and a way on
refused() {
    code=$1 why=$2 help=$3
    shift 3
    on_db list pairing --json
    cp "$out" before
    on_db "$@"
    check_refused "$code" "$why"
    check_contains "$err" "$help"
    refusal=$last
    on_db list pairing --json
    cmp -s "$out" before || fail "$refusal: it was refused, and something changed"
}
pair() {
    add pairing --candidate "$1" --buddy "$2" --adult adult --proposed 2026-11-02
}

# somebody who is actively paired for the same kind
active=$(pair "$ada" "$full")
on_db agree pairing "$active" --on 2026-11-03
on_db start pairing "$active" --on 2026-11-04
refused 1 'Ada Obi has PC 4471 Reid, Buddy (active since 4 November 2026' 'end that pairing first, or rematch it' \
    add pairing --candidate "$ada" --buddy "$other" --adult adult

# a buddy beyond capacity
refused 1 'PC 4471 Reid, Buddy has no room: 1 of 1 taken, the last by J. Shah for Ada Obi' \
    'choose another one, end one of these, or raise the capacity' \
    add pairing --candidate "$bea" --buddy "$full" --adult adult

# a pairing that ended before it began, or was agreed before it was proposed
refused 1 'The day must be on or after 4 November 2026' 'in this state since' \
    end pairing "$active" --reason completed --on 2026-11-03
bea_pairing=$(pair "$bea" "$other")
refused 1 'The day must be on or after 2 November 2026' 'proposed on' \
    agree pairing "$bea_pairing" --on 2026-11-01
on_db end pairing "$bea_pairing" --reason declined
check_status 0

# a buddy who is untrained, or whose training lapsed, or who left
on_db edit buddy "$other" --trained ''
refused 1 'D. Cole, Buddy has no training on record' 'enter Trained on first' \
    add pairing --candidate "$bea" --buddy "$other" --adult adult
on_db edit buddy "$other" --trained 2024-11-09
refused 1 'D. Cole, Buddy has training that lapsed' 'enter the refresher first, which was due 9 November 2026' \
    add pairing --candidate "$bea" --buddy "$other" --adult adult
on_db edit buddy "$other" --trained 2026-01-05 --active no
refused 1 'D. Cole, Buddy takes nobody now' 'set Active to yes first' \
    add pairing --candidate "$bea" --buddy "$other" --adult adult
on_db edit buddy "$other" --active yes

# a candidate who withdrew, or who is gone
on_db edit candidate "$bea" --status closed --close_reason withdrawn
refused 1 'Bea Cole is closed (Withdrawn by the candidate)' 'open the record again if they come back' \
    add pairing --candidate "$bea" --buddy "$other" --adult adult
on_db edit candidate "$bea" --status open --close_reason ''
on_db remove candidate "$bea"
refused 1 'This candidate is in the trash' 'restore the record first' \
    add pairing --candidate "$bea" --buddy "$other" --adult adult
on_db restore candidate "$bea"

# an ending is not undone when its place has gone to somebody else
on_db end pairing "$active" --reason declined
check_status 0
POSACT_OFFICER='M. Begum' on_db add pairing --candidate "$bea" --buddy "$full" --adult adult
check_status 0
refused 1 'Nothing was taken back: PC 4471 Reid, Buddy has no room: 1 of 1 taken, the last by M. Begum for Bea Cole' \
    'end one of these' undo

# two records of one person, each with a buddy, are not merged before one of the pairings has ended
twice=$(add candidate --name 'B. Cole')
add pairing --candidate "$twice" --buddy "$other" --adult adult >/dev/null
refused 1 "The other's pairing: Bea Cole has PC 4471 Reid, Buddy" 'end that pairing first, or rematch it' \
    merge candidate "$bea" "$twice"

# a buddy leaves, and whoever takes over has room for one of the two
on_db edit buddy "$full" --capacity 3
cora=$(add candidate --name 'Cora Day')
dan=$(add candidate --name 'Dan Eke')
pair "$cora" "$full" >/dev/null
on_db edit buddy "$other" --capacity 2
on_db hand-over buddy "$full" --to "$other" --dry-run
check_status 1
check_contains "$out" 'Hand over 2 pairings of a buddy who leaves'
check_contains "$out" '1 of 2 will change, 1 is refused'
check_contains "$out" 'D. Cole, Buddy has no room: 2 of 2 taken'
on_db hand-over buddy "$full" --to "$other" --yes
check_status 1
check_contains "$err" 'Nothing was changed: see to the refused first'
on_db edit buddy "$other" --capacity 3
on_db hand-over buddy "$full" --to "$other"
check_refused 2 "'--yes' does it, '--dry-run' shows what it would do"
on_db hand-over buddy "$full" --to "$other" --yes
check_status 0
check_contains "$err" 'Handed over: 2 pairings'
on_db list pairing 'ending:buddy_left' --ids
check_lines "$out" 2
on_db show buddy "$full"
check_contains "$out" 'No'
on_db add pairing --candidate "$dan" --buddy "$full" --adult adult
check_refused 1 'takes nobody now'
on_db undo
check_contains "$err" 'Undone: hand-over, 5 records'
on_db list pairing 'ending:buddy_left' --ids
check_lines "$out" 0
on_db hand-over buddy "$full" --to "$full" --yes
check_status 1
check_contains "$err" 'Who leaves takes over nothing; choose somebody else'
check_sound
