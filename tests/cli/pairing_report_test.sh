# pairing_report: what `report pairings` counts is what anybody counts who reads the log of operations
# from its bytes, whatever happened to the pairings; `report load` agrees with the lists (T48, T54, T55).
. "$POSACT_TESTS/lib.sh"
POSACT_NOW=2026-11-21T12:04:00Z POSACT_OFFICER='J. Shah'
export POSACT_NOW POSACT_OFFICER

cat >live.py <<'P'
import datetime, os, random, subprocess, sys

posact, db, seed = os.environ["POSACT"], sys.argv[1], int(sys.argv[2])
chance = random.Random(seed)
today = datetime.date(2026, 11, 21)


def run(*words):
    done = subprocess.run([posact, "--db", db, *words], capture_output=True, text=True)
    assert done.returncode in (0, 1, 3, 4), (words, done.returncode, done.stderr)
    return done.stdout.strip() if done.returncode == 0 else None


def after(day):
    return min(today, day + datetime.timedelta(chance.randrange(12)))


def step(what, one, *words):
    on = after(days.get(one, today))
    if run(what, "pairing", one, "--on", str(on), *words) is not None:
        days[one] = on


trained = str(today - datetime.timedelta(300))
people = [run("add", "candidate", "--name", f"Person {i}") for i in range(12)]
buddies = []
for i in range(4):
    staff = run("add", "staff", "--name", f"Colleague {i}", "--station", "Stafford" if i < 2 else "Stoke")
    for kind in ("buddy", "mentoring"):
        buddies.append(run("add", "buddy", "--staff", staff, "--kind", kind, "--trained", trained,
                           "--agreed", trained, "--capacity", "3"))
pairings, days = [], {}
for i in range(90):
    what = chance.choice(["pair"] * 5 + ["agree"] * 5 + ["start"] * 5 + ["check-in"] * 5
                         + ["pause", "end", "end", "rematch", "undo", "remove", "close", "hand-over"])
    one = chance.choice(pairings) if pairings else None
    if what == "pair" or not one:
        proposed = today - datetime.timedelta(chance.randrange(90))
        made = run("add", "pairing", "--candidate", chance.choice(people), "--buddy",
                   chance.choice(buddies), "--adult", "adult", "--proposed", str(proposed))
        if made:
            pairings.append(made)
            days[made] = proposed
    elif what == "end":
        step("end", one, "--reason", chance.choice(["completed", "declined", "buddy_left", "no_contact"]))
    elif what == "rematch":
        run("rematch", "pairing", one, "--buddy", chance.choice(buddies), "--reason", "conflict")
        pairings = (run("list", "pairing", "--ids") or "").split()
    elif what == "undo":
        run("undo")
    elif what == "remove":
        run("remove", "pairing", one)
    elif what == "close":
        run("edit", "candidate", chance.choice(people), "--status", "closed", "--close_reason", "withdrawn")
    elif what == "hand-over":
        if chance.random() < 0.3:
            run("hand-over", "buddy", chance.choice(buddies), "--to", chance.choice(buddies), "--then",
                chance.choice(buddies), "--yes")
            pairings = (run("list", "pairing", "--ids") or "").split()
    else:
        step(what, one)
P

cat >recount.py <<'P'
import datetime, json, sqlite3, statistics, sys

CANDIDATE, PAIRING, CHECK_IN = 1, 8, 11
ALIVE, STATUS = 0, 16
PERSON, STATE, PROPOSED, STARTED, ENDING, KIND = 1, 4, 8, 11, 22, 26
OF_PAIRING, HELD = 2, 3
report, since = json.load(open(sys.argv[2])), sys.argv[3]


def writes(body):
    at = 0

    def number(size):
        nonlocal at
        at += size
        return int.from_bytes(body[at - size:at], "little")

    number(1)
    kind = number(1)
    for _ in range(number(2)):
        column = number(4)
        parents = number(2)
        at += 16 * parents
        given, length = number(1), number(4)
        value = body[at:at + length].decode()
        at += length + 1
        yield kind, column, value if given else None


records = {}
log = sqlite3.connect(sys.argv[1]).execute("SELECT type, record, body FROM operations ORDER BY lsn")
for type, record, body in log:
    for kind, column, value in writes(body):
        if kind == 3:  # a note changes nothing
            continue
        one = records.setdefault((type, record), {ALIVE: "1"})
        one[column] = value


def of(wanted):
    return {record: one for (type, record), one in records.items() if type == wanted and one[ALIVE] == "1"}


def text(record):
    return "-".join((record.hex()[:8], record.hex()[8:12], record.hex()[12:16], record.hex()[16:20], record.hex()[20:]))


first = {}
for check in of(CHECK_IN).values():
    first[check[OF_PAIRING]] = min(first.get(check[OF_PAIRING], "9"), check[HELD])
open_people = {text(r) for r, one in of(CANDIDATE).items() if one.get(STATUS) != "closed"}
day = datetime.date.fromisoformat


def recount(kind):
    ours = {text(r): one for r, one in of(PAIRING).items() if kind in ("all", one[KIND])}
    within = {r: one for r, one in ours.items() if one[PROPOSED] >= since}
    row = {"kind": kind}
    for state in ("proposed", "agreed", "active", "paused", "ended"):
        row[state] = sum(one[STATE] == state for one in within.values())
    endings = [one[ENDING] for one in within.values() if one[STATE] == "ended"]
    row["endings"] = {ending: endings.count(ending) for ending in endings}
    days = [(day(first[r]) - day(one[STARTED])).days for r, one in within.items()
            if one.get(STARTED) and r in first]
    row["contacted"] = len(days)
    row["median_days"] = statistics.median(days) if days else None
    lives = {}
    for one in ours.values():
        lives.setdefault((one[PERSON], one[KIND]), []).append(one)
    row["waiting"] = sum(person in open_people and
                         all(one[STATE] == "ended" and not one.get(STARTED) for one in life)
                         for (person, _), life in lives.items())
    return row


expected = [recount(kind) for kind in ("buddy", "mentoring", "reverse", "all")]
assert report["kinds"] == expected, f"\n{report['kinds']}\n{expected}"
print(sum(row["ended"] for row in expected[:3]), sum(row["waiting"] for row in expected[:3]),
      expected[3]["contacted"])
P

for seed in 54 55; do
    db=$POSACT_WORK/here/$seed.db
    on_db init
    python3 live.py "$db" "$seed" 2>python || fail "seed $seed: $(tail -n 1 python)"
    middle=2026-10-07
    for since in 0000 "$middle"; do
        if [ "$since" = 0000 ]; then on_db report pairings --json; else on_db report pairings --json --from "$since"; fi
        check_status 0
        python3 recount.py "$db" "$out" "$since" >>counted 2>python ||
            fail "seed $seed since $since: $(tail -n 3 python)"
    done

    # who has room: the sums are those of the rows, and the rows those of the lists
    on_db report load --json
    check_json "$out" 'all(j[k] == sum(g[k] for g in j["groups"]) for k in ("places", "taken", "free"))'
    check_json "$out" 'all(g[k] == sum(b[k] for b in g["buddies"]) for g in j["groups"] for k in ("places", "taken", "free"))'
    check_json "$out" 'all(b["free"] in (0, max(0, b["places"] - b["taken"])) for g in j["groups"] for b in g["buddies"])'
    taken=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["taken"])' "$out")
    on_db list pairing '!state:ended' --ids
    check_equal "$(wc -l <"$out")" "$taken" "places taken of seed $seed"
    check_sound
done
# all that is counted has happened
python3 -c 'import sys; rows = [list(map(int, l.split())) for l in open("counted")]; sys.exit(not all(map(any, zip(*rows))) or len(rows) != 4)' ||
    fail "nothing ended, waits or was in touch: $(cat counted)"

# for people and spreadsheets, and what each takes
on_db report pairings
check_contains "$out" 'Median days to it'
check_contains "$out" 'Waiting: candidates, still open, to whom one of the kind was proposed'
on_db report pairings --csv
check_contains "$out" 'buddy,active,,'
on_db report load
check_contains "$out" 'Stafford'
check_contains "$out" 'places, '
on_db report load --csv
check_contains "$out" 'Station,Role,Buddy or mentor,Places,Taken,Free,Note'
on_db report funnel
check_refused 2 "Name the campaign"
on_db report pairings --campaign 1234
check_refused 2 "takes no '--campaign'"
on_db report load --from today
check_refused 2 "takes no '--from'"
