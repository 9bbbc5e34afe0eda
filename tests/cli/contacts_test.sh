# contacts: a spreadsheet of calls in, our own CSV out and in again.
. "$POSACT_TESTS/lib.sh"

on_db init
add candidate --name 'Siân Wyn-Jones' --phone '07700 900123' >/dev/null
add candidate --name 'Ann Lee' --email ann@example.org >/dev/null
export_to before
cat >calls.csv <<'C'
Date,Time,Spoke to,Ways,Outcome,Notes,Next action,Follow up date
27/3/2026,14:30,Siân Wyn-Jones,Phone,Left a message,+44 asked about boots,call back,27/4/2026
28/3/2026,,ann@example.org,Email,,Sent the pack,,
28/3/2026,,Somebody Else,Email,,Sent the pack,,
C
on_db import contact calls.csv
check_refused 1 "No heading is known as Channel"
on_db import contact calls.csv --map 'Ways=channel' --dry-run
check_status 1
check_contains "$out" "Line 4, Spoke to: refused: There is no candidate with name 'Somebody Else'"
export_to dry
check_same_file before dry
on_db import contact calls.csv --map 'Ways=channel'
check_status 1
check_contains "$out" "Ways: remembered: in the next file with this heading it fills Channel too"
check_contains "$out" "3 rows: 2 new, 0 updated, 0 unchanged, 1 refused"
export_to imported

# the same sheet again, and this time the heading is known
on_db import contact calls.csv --json
check_status 1
check_json "$out" 'j["unchanged"] == 2 and j["added"] == 0'
check_json "$out" '{c["heading"]: c["remembered"] for c in j["columns"]}["Ways"]'
export_to again
check_same_file imported again
on_db undo
on_db list contact --json
check_json "$out" 'j == []'
on_db redo
export_to redone
check_same_file imported redone

# our own CSV comes back as it went, through whatever officer
on_db export contact --csv --output contacts.csv
on_db export contact --json
cp "$out" sent.json
on_db import contact contacts.csv
check_status 0
check_contains "$out" "2 rows: 0 new, 0 updated, 2 unchanged, 0 refused"
on_db export candidate --output people.json
db=$POSACT_WORK/here/other.db
on_db init
on_db import candidate people.json
on_db import contact contacts.csv
check_status 0
on_db export contact --json
python3 - sent.json "$out" <<'P' || fail "the contacts differ"
import json, sys
sent, got = (json.load(open(name)) for name in sys.argv[1:])
assert len(sent) == 2
for row in sent + got:
    row.pop("changed")
assert sent == got, (sent, got)
P
check_sound
