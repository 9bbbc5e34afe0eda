# desk: the door of an event and the time after it (T63, T64, T67, T69, P41, C04): let in, walked in,
# signed up, held; what is to be done; what came of it; reports that agree with a recount.
. "$POSACT_TESTS/lib.sh"

on_db init
day() { POSACT_NOW=$1; export POSACT_NOW; }
day 2026-11-20T10:00:00Z
event=$(add event --name 'Preparation evening' --kind preparation --starts 2026-11-26T18:00 --capacity 4)
other=$(add event --name Webinar --kind webinar --starts 2026-12-02T18:00)

n=0
for name in 'Ada Obi' 'Bea Cole' 'Cy Orr' 'Dee Fox' 'Eva Ray'; do
    n=$((n + 1))
    person=$(add candidate --name "$name" --role pc)
    eval "p$n=$person"
    eval "i$n=$(add invitation --event "$event" --candidate "$person")"
done
on_db book invitation "$i1"
on_db book invitation "$i2"
on_db book invitation "$i3"

# not today; wrong event; who is not expected comes in on purpose only
on_db let-in event "$event" --candidate "$p1"
check_status 5
check_contains "$err" 'Not today: this event is on Thu 26 Nov 2026 18:00'
day 2026-11-26T18:05:00Z
on_db let-in event "$event" --candidate "$p1"
check_contains "$err" 'In: Ada Obi; 1 in, '
on_db let-in event "$event" --candidate "$p1"
check_status 5
check_contains "$err" 'Ada Obi: already in since 18:05'
on_db decline invitation "$i4"
on_db let-in event "$event" --candidate "$p4"
check_status 4
check_contains "$err" 'Dee Fox: declined, 1 seat free'
on_db let-in event "$event" --candidate "$p4" --sure yes
check_contains "$err" 'In: Dee Fox; 2 in (1 walked in)'

# C04: somebody new, flagged and in; T69: the entry says that nobody invited them
on_db walk-in event "$event" --name 'Ada Obi' --contact ada@example.org --interest pc --notice yes \
    --source 'Stand 14'
check_contains "$err" 'In: Ada Obi; 3 in (2 walked in)'
check_contains "$err" 'perhaps here already: Ada Obi'
on_db list candidate 'tag:"to complete"' --ids
check_lines "$out" 1
on_db list invitation 'walk_in:yes' --ids
check_lines "$out" 2
# C05: on one line, shown first
on_db quick-add event "$event" 'Gus Hale; 07700 900177; PC; met at stand' --notice yes
check_status 0
check_contains "$out" 'Role of interest: Police constable'
check_contains "$err" 'Nothing was saved; --yes saves it'
on_db list candidate Gus --ids
check_empty "$out"
on_db quick-add event "$event" 'Gus Hale; 07700 900177; gus@example.org' --notice yes --yes
check_refused 1 'are both taken for the phone or email'
on_db quick-add event "$event" 'Gus Hale; 07700 900177; PC; met at stand' --notice yes --yes
check_contains "$err" 'In: Gus Hale; 4 in (3 walked in)'
on_db list candidate 'source:"met at stand" role:pc' --ids
check_lines "$out" 1
on_db undo
on_db sign-up invitation "$i1"
check_contains "$err" 'Signed up for support: Ada Obi'

# T67: answers by code, counted when enough answered
on_db feedback invitation "$i1" --question useful --answer yes
check_contains "$err" 'Noted: Was it useful: Yes'
on_db feedback invitation "$i1" --question welcome --answer partly
check_contains "$err" 'Noted: Was it useful: Yes; Did you feel welcome: Partly'
on_db feedback invitation "$i2" --question useful --answer no
check_status 4
on_db report feedback --event "$event"
check_contains "$out" 'Fewer than 5 people answered: too few to show'
check_lacks "$out" 'Yes'

# P41: held the next morning; tasks of those who did not come and of those who signed up; one undo
day 2026-11-27T09:00:00Z
on_db hold event "$event"
check_status 0
check_contains "$err" 'tasks laid down'
on_db today
check_contains "$out" 'Ask why they could not come, and offer the next one: Bea Cole'
check_contains "$out" 'Ask why they could not come, and offer the next one: Cy Orr'
check_contains "$out" 'Begin the support that they signed up for: Ada Obi'
check_lacks "$out" 'next one: Eva Ray'
on_db list invitation 'state:absent' --ids
check_lines "$out" 2
on_db undo; check_status 0; check_contains "$err" "Undone: hold"
on_db list task --ids
check_lines "$out" 0
on_db list invitation 'state:absent' --ids
check_lines "$out" 0
on_db redo
on_db list task --ids
check_lines "$out" 3

# T69: counts, the warning, and no claim
app() { add application --candidate "$1" --role pc --applied 2026-11-01; }
a1=$(app "$p1")
a2=$(app "$p2")
day 2026-12-20T09:00:00Z
on_db move application "$a1" --to application --on 2026-12-19
check_status 0
on_db move application "$a2" --to application --on 2026-12-19
check_status 0
on_db report outcomes --event "$event"
check_contains "$out" 'Who went on to a further stage within 180 days of the event'
tr -s ' ' <"$out" >squeezed
check_contains squeezed 'Came 1 2 3'
check_contains squeezed 'Invited, did not come 1 2 3'
check_contains "$out" 'So far: 156 days are to go'
check_contains "$out" 'do not show that the event was the cause'
on_db report outcomes --event "$event" --json
check_contains "$out" '"came": {"people": 3, "went_on": 1}'

# sums agree with a recount
on_db report events --json
cp "$out" "$POSACT_WORK/report.json"
on_db export invitation --json
python3 - "$POSACT_WORK/report.json" "$out" <<'EOF' || fail 'report events: the sums are not those of a recount'
import json, sys
report, invitations = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
guests = [i for i in invitations if i["part"] == "guest"]
asked = [i for i in guests if i["invited"]]
came = [i for i in guests if i["state"] == "attended"]
recount = {
    "events": 2,
    "invited": len(asked),
    "accepted": sum(i["state"] in ("accepted", "attended", "absent") for i in asked),
    "attended": len(came),
    "walk_ins": sum(not i["invited"] for i in came),
    "did_not_come": sum(i["state"] == "absent" for i in guests),
    "signed_up": sum(bool(i["signed_up"]) for i in guests),
}
assert report["all"] == recount, (report["all"], recount)
for name in recount:
    assert sum(row[name] for row in report["rows"]) == recount[name], name
assert [r["month"] for r in report["rows"]] == ["2026-11", "2026-12"]
EOF
on_db report events
check_contains "$out" 'Preparation evening'
check_contains "$out" 'All'
on_db report events --csv
check_contains "$out" 'month,kind,events,invited'

# the screen's command needs a terminal
on_db event desk "$event"
check_status 2
check_contains "$err" 'The desk needs a terminal'
