# buddies: staff, buddies and mentors, pairings from the proposal to the end (T47-T57, P31, P37, P39,
# P40); the last place, wanted by two at once; staff out of a file; out and in again.
. "$POSACT_TESTS/lib.sh"

on_db init

# staff come in by their number, and the same file twice adds nobody
cat >"$POSACT_WORK/staff.csv" <<'EOF'
Display name,Collar no,Type,Rank,Job title,Base,Work email,Telephone,Languages,Ethnicity
PC 4471 Reid,4471,Officer,Constable,Neighbourhood policing,Stafford,reid@example.org,07700 900111,"Welsh, Polish",x
D. Cole,S120,Police staff,Grade F,HR recruitment,Stafford,cole@example.org,07700 900112,,x
,S121,Police staff,Grade F,HR recruitment,Stafford,,,,x
EOF
on_db import staff "$POSACT_WORK/staff.csv"
check_contains "$out" '2 new'
check_contains "$out" 'Enter the name'
on_db list staff
check_lacks "$out" ' x'
sed -i 's/Stafford,reid/Lichfield,reid/' "$POSACT_WORK/staff.csv"
on_db import staff "$POSACT_WORK/staff.csv"
check_contains "$out" '1 updated'
on_db list staff 'station:lichfield' --ids
check_lines "$out" 1
reid=$(cat "$out")
on_db list staff 'collar:s120' --ids
cole=$(cat "$out")

ada=$(add candidate --name 'Ada Obi' --role pc)
bea=$(add candidate --name 'Bea Cole' --role pc)

# P37: no training, no pairing; P31: nobody too young
buddy=$(add buddy --staff "$reid" --capacity 1 --areas Stafford)
on_db add pairing --candidate "$ada" --buddy "$buddy" --adult adult
check_status 1
check_contains "$err" 'PC 4471 Reid, Buddy has no training on record'
on_db edit buddy "$buddy" --trained 2026-01-05 --agreed 2026-01-05
check_status 0
on_db add pairing --candidate "$ada" --buddy "$buddy" --adult seventeen
check_status 1
check_contains "$err" 'Nobody under 18 is paired'

# T51: proposed, agreed, active; P39, T54: checked in; the buddy's list says the load
pairing=$(add pairing --candidate "$ada" --buddy "$buddy" --adult adult --proposed 2026-02-02)
on_db list buddy
check_contains "$out" '1 of 1'
on_db start pairing "$pairing" --on 2026-02-06
check_status 4
check_contains "$err" 'Both have to agree first'
on_db agree pairing "$pairing" --who person --on 2026-02-03
on_db agree pairing "$pairing" --who buddy --on 2026-02-04
check_contains "$err" 'Agreed by both'
on_db start pairing "$pairing" --on 2026-02-06
check_contains "$err" 'next contact due 13 February 2026'
on_db list pairing 'state:active next_contact<today' --ids
check_equal "$(cat "$out")" "$pairing"
on_db list pairing
check_contains "$out" 'overdue'
on_db check-in pairing "$pairing" --on 2026-02-12 --channel phone --mood confident \
    --buddy_mood steady --note 'Asked about shifts'
check_contains "$err" 'next contact due 12 March 2026'
on_db list check_in mood:confident --ids
check_lines "$out" 1
on_db show pairing "$pairing"
check_contains "$out" 'never what is asked in an assessment'

# found by whom it is with
on_db list pairing 'reid ada' --ids
check_equal "$(cat "$out")" "$pairing"

# paused, ended with what both said, undone
on_db pause pairing "$pairing" --on 2026-03-01
check_status 0
on_db end pairing "$pairing" --reason completed --on 2026-02-20
check_status 1
check_contains "$err" 'on or after 1 March 2026'
on_db end pairing "$pairing" --reason safeguarding --on 2026-03-02 --person_said 'What happened'
check_status 1
check_contains "$err" 'of a concern no words are kept'
on_db end pairing "$pairing" --reason completed --on 2026-03-02 --person_said 'Knew what to wear' \
    --buddy_said 'More notice'
check_status 0
on_db undo
check_contains "$err" 'Undone: end of Ada Obi, PC 4471 Reid, Buddy'
on_db list pairing state:paused --ids
check_lines "$out" 1

# T55: with another buddy, in one step
second=$(add buddy --staff "$cole" --trained 2026-01-05 --agreed 2026-01-05 --capacity 1)
on_db rematch pairing "$pairing" --buddy "$second" --reason buddy_request --on 2026-03-05
check_status 0
check_contains "$err" 'Proposed: Ada Obi, D. Cole, Buddy'
on_db list pairing 'ending:buddy_request' --ids
check_equal "$(cat "$out")" "$pairing"

cora=$(add candidate --name 'Cora Day' --role pc)

# two who pair the last free place at the same moment: one gets it, the other is told who did
"$POSACT" --db "$db" --officer 'A. One' add pairing --candidate "$bea" --buddy "$buddy" \
    --adult adult >"$POSACT_WORK/one.out" 2>"$POSACT_WORK/one.err" &
first=$!
"$POSACT" --db "$db" --officer 'B. Two' add pairing --candidate "$cora" --buddy "$buddy" \
    --adult adult >"$POSACT_WORK/two.out" 2>"$POSACT_WORK/two.err" &
other=$!
won=0
wait "$first" && won=$((won + 1))
wait "$other" && won=$((won + 1))
check_equal "$won" 1
cat "$POSACT_WORK/one.err" "$POSACT_WORK/two.err" >"$POSACT_WORK/both"
check_contains "$POSACT_WORK/both" 'has no room: 1 of 1 taken, the last by'
if [ -s "$POSACT_WORK/one.out" ]; then
    check_contains "$POSACT_WORK/two.err" 'the last by A. One for Bea Cole'
else
    check_contains "$POSACT_WORK/one.err" 'the last by B. Two for Cora Day'
fi
on_db list buddy
check_lacks "$out" '2 of 1'

# E25: out and in again, also where the training lapsed since; a pairing that knows one further down
# in the file comes in with the second go
on_db edit buddy "$second" --refresher 2026-02-01
for type in candidate staff buddy pairing check_in exclusion; do
    on_db export "$type" --output "$POSACT_WORK/$type.json"
done
old=$db
db=$POSACT_WORK/here/second.db
on_db init
for type in candidate staff buddy pairing check_in exclusion; do
    on_db import "$type" "$POSACT_WORK/$type.json"
    on_db import "$type" "$POSACT_WORK/$type.json"
    on_db export "$type" --output "$POSACT_WORK/$type.again.json"
    check_same_file "$POSACT_WORK/$type.json" "$POSACT_WORK/$type.again.json"
done
on_db check
check_status 0
db=$old
on_db check
check_status 0
