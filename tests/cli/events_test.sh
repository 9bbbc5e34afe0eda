# events: what is held, who is invited, who comes (P8, T59-T63, T68); what does not fit is refused
# with nothing half done; twenty processes at one door.
. "$POSACT_TESTS/lib.sh"

export POSACT_NOW=2026-11-22T10:00:00Z TZ=Europe/London
on_db init

# the end comes after the start; as long as its kind takes when nothing is said
on_db add event --name Evening --kind preparation --starts '3/12/2026 18:30' --ends '3/12/2026 18:00'
check_status 1
check_contains "$err" 'Ends must be after the start'
event=$(add event --name Evening --kind preparation --starts '3/12/2026 18:30' --capacity 2 \
    --roles 'pc, Special constable')
on_db show event "$event"
check_contains "$out" '3 December 2026, 20:30'
check_contains "$out" 'Police constable, Special constable'
check_contains "$out" '0 of 2 seats'

# the hour that the clocks skip, and the one that comes twice
on_db add event --name Night --kind webinar --starts '28 3 2027 1:30'
check_status 1
check_contains "$err" 'the clocks go forward over 1:30'
on_db add event --name Night --kind webinar --starts '25 10 2026 1:30'
check_status 1
check_contains "$err" 'type BST or GMT behind it'
night=$(add event --name Night --kind webinar --starts '25 10 2026 1:30 BST')
on_db show event "$night"
check_contains "$out" '25 October 2026, 01:30 BST'

# P8: open to all is not for a group; P1: targeted rests on an assessment, and stays what it was
on_db add event --name Group --kind discovery --starts '4/12/2026' --meant_for female
check_status 1
check_contains "$err" 'Group must be empty for an event that is open to everybody'
POSACT_ROLE=lead on_db add event --name Group --kind discovery --starts '4/12/2026' --audience targeted
check_status 1
check_contains "$err" 'enter the assessment that it rests on'
group=$(add event --name Group --kind discovery --starts '4/12/2026')

ada=$(add candidate --name 'Ada Obi' --role pc)
bea=$(add candidate --name 'Bea Cole' --role pc)
cyd=$(add candidate --name 'Cyd Nowak' --role pcso)
gone=$(add candidate --name 'Dee Gone' --role pc)
reid=$(add staff --name 'PC 4471 Reid')
on_db edit candidate "$gone" --status closed --close_reason withdrawn
on_db invite candidate "$ada" --event "$group"
check_status 0
on_db edit event "$group" --audience targeted
check_status 1
check_contains "$err" 'Audience stays as it is once somebody is invited'
on_db undo
POSACT_ROLE=lead on_db edit event "$group" --audience targeted
check_contains "$err" 'enter the assessment that it rests on'

# T61: one entry a person; a preview says who is left out and why; one undo
on_db invite candidate --where 'role:pc' --event "$event" --dry-run
check_contains "$out" 'Invite 3 candidates to an event'
check_contains "$out" 'Dee Gone: Dee Gone is closed'
check_contains "$out" '2 of 3 will change'
on_db list invitation "event:$event" --ids
check_empty "$out"
on_db invite candidate --where 'role:pc' --event "$event" --yes
check_status 1
check_contains "$err" 'Nothing was changed'
on_db invite candidate --where 'role:pc' --event "$event" --yes --leave-out
check_status 0
check_contains "$err" '1 left out'
check_contains "$err" 'Invited: 2 candidates'
on_db undo
on_db list invitation "event:$event" --ids
check_empty "$out"
on_db redo
on_db invite candidate "$ada" --event "$event"
check_status 1
check_contains "$err" 'Ada Obi is invited already: Evening, 3 December 2026, 18:30 (invited)'
on_db invite candidate "$cyd" --event "$event"
check_status 0
on_db remove candidate "$gone"
on_db invite candidate "$gone" --event "$event"
check_status 1
check_contains "$err" 'Dee Gone is in the trash'

invitation_of() {
    on_db list invitation "candidate:$1 event:$event" --ids
    cat "$out"
}
a=$(invitation_of "$ada")
b=$(invitation_of "$bea")
c=$(invitation_of "$cyd")

# T60: who hosts takes no seat
on_db invite staff "$reid" --event "$event" --part host
check_status 0
on_db list invitation part:host --ids
on_db book invitation "$(cat "$out")"
check_status 0

# T61, T62: seats, the line, an offer in time
on_db book invitation "$a"
on_db book invitation "$b"
check_contains "$err" '2 of 2 seats'
on_db book invitation "$c"
check_contains "$err" 'On the waiting list: Cyd Nowak'
on_db list event "$event"
on_db list event name:evening
check_contains "$out" '2 of 2'
on_db show event "$event"
check_contains "$out" '2 of 2 seats, 1 waiting, 1 hosting or helping'
on_db edit event "$event" --capacity 1
check_status 1
check_contains "$err" 'Seats must be at least 2: 2 accepted'
on_db remove event "$event"
check_status 4
check_contains "$err" '3 people are invited to this event'
on_db apologise invitation "$a"
check_status 0
on_db show invitation "$c"
check_contains "$out" 'Offered'
check_contains "$out" '24 November 2026, 10:00'
# nobody answered: the offer lapses when somebody looks at the day, and nobody undoes that
POSACT_NOW=2026-11-24T11:00:00Z on_db today
on_db show invitation "$c"
check_contains "$out" 'Lapsed'
on_db undo
check_status 4
check_contains "$err" 'was changed since'
POSACT_NOW=2026-11-24T12:00:00Z on_db book invitation "$c"
check_contains "$err" 'Booked: Cyd Nowak'

# a series in one step; changing one leaves the others; nobody twice
on_db repeat event "$event" --rule 'every week 3 times'
check_status 0
check_contains "$err" '2 more events'
on_db list event "series:$event starts>2026-12-05" --ids --sort starts
check_lines "$out" 2
second=$(head -n 1 "$out")
on_db show event "$second"
check_contains "$out" '10 December 2026, 18:30'
on_db edit event "$event" --venue Library
on_db show event "$second"
check_lacks "$out" Library
on_db invite candidate "$ada" --event "$second"
check_status 1
check_contains "$err" 'Ada Obi was invited to the same series: Evening, 3 December 2026'
on_db invite candidate "$ada" --event "$second" --again yes
check_status 0
on_db repeat event "$second" --rule weekly
check_status 4
# a rule without an end makes none
on_db repeat event "$group" --rule weekly
check_status 1
check_contains "$err" 'Repeats must end within'
on_db list event name:group --ids
check_lines "$out" 1

# T63, T68: nobody arrives before the day; held notes who did not come
on_db arrive invitation "$b"
check_status 4
check_contains "$err" 'before the day of the event'
on_db hold event "$event"
check_status 4
export POSACT_NOW=2026-12-03T18:40:00Z
on_db arrive invitation "$b"
check_contains "$err" 'Arrived: Bea Cole'
on_db arrive invitation "$a"
check_status 4
check_contains "$err" 'All 2 seats'
on_db hold event "$event" --cost 120 --staff_hours 9
check_contains "$err" '2 did not attend'
on_db list invitation "event:$event state:absent" --ids
check_lines "$out" 2
on_db call-off event "$event" --yes
check_status 2
on_db call-off event "$event"
check_status 4
check_contains "$err" 'This event was held'
on_db call-off event "$second"
check_contains "$err" 'tell 1 person who was invited'
on_db book invitation "$(on_db list invitation "event:$second" --ids; cat "$out")"
check_status 1
check_contains "$err" 'is cancelled; choose another event'
on_db check
check_status 0

# T61: who is merged brings no second entry for one event
twin=$(add candidate --name 'Ada Obi' --role pc)
on_db invite candidate "$ada" --event "$group"
fair=$(add event --name Stand --kind fair --starts '5/12/2026 18:00')
on_db invite candidate "$ada" --event "$fair"
on_db invite candidate "$twin" --event "$fair"
on_db merge candidate "$ada" "$twin"
check_contains "$err" "The other's invitation: Ada Obi is invited already: Stand"
on_db list invitation "event:$fair" --ids
check_lines "$out" 2

# twenty at one door of fifteen seats: as many come in as there are seats, and each is counted once
door=$(add event --name Fair --kind fair --starts '3/12/2026 18:00' --capacity 15)
n=0
while [ $n -lt 20 ]; do
    printf 'Guest %s,door\n' "$n"
    n=$((n + 1))
done | sed '1i name,source' >guests.csv
on_db import candidate guests.csv
on_db invite candidate --where 'source:door' --event "$door" --yes
check_contains "$err" 'Invited: 20 candidates'
on_db list invitation "event:$door" --ids
cp "$out" door.ids
n=0
while read -r id; do
    "$POSACT" --db "$db" arrive invitation "$id" >door.out.$n 2>door.err.$n &
    n=$((n + 1))
done <door.ids
wait
cat door.err.* >door.said
grep -c '^Arrived' door.said >door.count
check_equal "$(cat door.count)" 15 'guests who came in'
grep -c 'All 15 seats' door.said >door.count
check_equal "$(cat door.count)" 5 'guests who found no seat'
on_db list invitation "event:$door state:attended" --ids
check_lines "$out" 15
on_db show event "$door"
check_contains "$out" '15 of 15 seats, 5 not answered, 15 attended'
on_db check
check_status 0
