# day: `today --json` lists what is due and nothing else (T5, T19): held against a search through all
# records, written without looking at how posact finds them, for several officers on several days.
. "$POSACT_TESTS/lib.sh"

cat >brute.py <<'P'
import calendar, datetime, json, re, sys, time

records = {t: json.load(open(t + ".json")) for t in
           ("candidate", "contact", "application", "move", "task", "pairing", "event", "invitation",
           "referral", "consent", "policy", "network", "office", "action",
           "objection", "assessment")}
NEW_DAYS = 28
EVENT_DAYS = 7
norms = {}
for line in open("settings"):
    stage = re.match(r"lists\.stages: \{code: (\w+)", line)
    if stage:
        norms[stage[1]] = {k: int(v) for k, v in re.findall(r"(days|keep-warm): (\d+)", line)}
people = {p["id"]: p for p in records["candidate"] if p["status"] == "open"}


def local(moment):
    seconds = calendar.timegm(time.strptime(moment, "%Y-%m-%dT%H:%M:%SZ"))
    return datetime.date(*time.localtime(seconds)[:3])


def day_of(text):
    return datetime.date.fromisoformat(text)


def last_contact(person):
    return max((c for c in records["contact"] if c["candidate"] == person),
               key=lambda c: (c["held"], c["id"]), default=None)


def quiet(application):
    days = [day_of(application["stage_since"])]
    days += [day_of(m["moved"]) for m in records["move"] if m["application"] == application["id"]]
    contact = last_contact(application["candidate"])
    return max(days + ([local(contact["held"])] if contact else []))


def expected(today, owner):
    mine = lambda r: owner is None or (r["owner"] or owner).lower() == owner.lower()
    due = {part: set() for part in
           ("overdue", "today", "follow_ups", "pairings", "events", "offers", "referrals", "consents",
            "reviews", "objections", "assessments", "terms", "actions", "renewals",
            "network_reviews", "stalled", "keep_warm", "new")}
    for task in filter(mine, records["task"]):
        if task["status"] == "open" and day_of(task["due"]) <= today:
            due["today" if day_of(task["due"]) == today else "overdue"].add(task["id"])
    for person in filter(mine, people.values()):
        contact = last_contact(person["id"])
        if contact and contact["next_date"] and day_of(contact["next_date"]) <= today:
            due["follow_ups"].add(person["id"])
        if not contact and (today - local(person["created"])).days <= NEW_DAYS:
            due["new"].add(person["id"])
    for pairing in filter(mine, records["pairing"]):
        if pairing["state"] == "active" and pairing["next_contact"] and day_of(pairing["next_contact"]) <= today:
            due["pairings"].add(pairing["id"])
    for event in filter(mine, records["event"]):
        if event["state"] in ("planned", "open") and (local(event["starts"]) - today).days < EVENT_DAYS:
            due["events"].add(event["id"])
    events = {e["id"]: e for e in records["event"]}
    for offer in records["invitation"]:
        if (offer["state"] == "offered" and (local(offer["offered_until"]) - today).days < EVENT_DAYS
                and mine(events[offer["event"]])):
            due["offers"].add(offer["id"])
    within = lambda day, days: day_of(day) <= today + datetime.timedelta(days=days)
    for referral in filter(mine, records["referral"]):
        if referral["state"] == "unconfirmed" and within(referral["answer_by"], 7):
            due["referrals"].add(referral["id"])
    for policy in filter(mine, records["policy"]):
        if not policy["ends"] and within(policy["review"], 60):
            due["reviews"].add(policy["id"])
    for objection in filter(mine, records["objection"]):
        if not objection["stopped"] and within(objection["stop_by"], 28):
            due["objections"].add(objection["id"])
    for one in records["assessment"]:
        own = owner is None or (one["author"] or owner).lower() == owner.lower()
        soon = one["evidence_changed"] or within(one["review"], 60)
        if own and one["state"] == "approved" and soon:
            due["assessments"].add(one["id"])
    for person in filter(mine, people.values()):
        for purpose in {c["purpose"] for c in records["consent"]}:
            entries = [c for c in records["consent"]
                       if c["candidate"] == person["id"] and c["purpose"] == purpose]
            gone = max((c["withdrawn"] for c in entries if c["withdrawn"]), default="")
            held = [c["expires"] for c in entries if not c["withdrawn"] and c["given"] >= gone]
            if held and within(max(held), 28):
                due["consents"].add((person["id"], purpose))
    networks = {one["id"]: one for one in records["network"] if one["active"] == "yes"}
    for office in records["office"]:
        network = networks.get(office["network"])
        soon = office["until"] and (day_of(office["until"]) - today).days <= 60
        if network and mine(network) and soon and not office["ended"]:
            due["terms"].add(office["id"])
    for action in filter(mine, records["action"]):
        if action["state"] == "open" and within(action["due"], 7):
            due["actions"].add(action["id"])
    for network in filter(mine, networks.values()):
        if network["renewal"] and within(network["renewal"], 60):
            due["renewals"].add(network["id"])
        if network["review"] and within(network["review"], 60):
            due["network_reviews"].add(network["id"])
    for one in filter(mine, records["application"]):
        norm = norms.get(one["stage"], {})
        days = (today - quiet(one)).days
        if one["outcome"] != "live" or one["candidate"] not in people:
            continue
        if "keep-warm" in norm:
            if days >= norm["keep-warm"]:
                due["keep_warm"].add((one["id"], days))
        elif "days" in norm and days > norm["days"]:
            due["stalled"].add((one["id"], days))
    return due


def said(part, row):
    if part == "consents":
        return row["id"], row["what"]
    return (row["id"], row["days"]) if part in ("stalled", "keep_warm") else row["id"]


answer = json.load(open(sys.argv[1]))
owner = answer["owner"]
due = expected(day_of(answer["date"]), owner)
assert set(answer) == set(due) | {"date", "owner"}
for part in due:
    rows = [said(part, row) for row in answer[part]["rows"]]
    days = [row["day"] for row in answer[part]["rows"]]
    assert set(rows) == due[part], (part, set(rows) ^ due[part])
    assert len(rows) == len(due[part]) == answer[part]["count"], part
    assert days == sorted(days), part
    print(part, len(rows))
P

# people, their contacts and applications, and what officers did with them since
posact --db "$db" demo --people 120 --seed 11
check_status 0
first_ids() {
    posact --db "$db" list "$@" --ids
    sed -n 1,3p "$out"
}
on_db config show
cp "$out" settings
for id in $(first_ids application 'outcome:live stage:eoi'); do
    on_db move application "$id" --to offer --reason exempt
    check_status 0
done
for id in $(first_ids application 'outcome:live stage:sift'); do
    on_db move application "$id" --reason below_standard --source HR --told today
    check_status 0
done
for id in $(first_ids contact); do
    on_db remove contact "$id"
    check_status 0
done
someone=$(first_ids candidate 'status:open' | head -n 1)
add contact --candidate "$someone" --held '24 October 2026 23:30' --channel phone >/dev/null
nobodys=$(add candidate --name 'Nobody Yet' --owner '')
add application --candidate "$nobodys" --role pc --applied 2026-10-01 --owner '' >/dev/null
on_db undo
add application --candidate "$nobodys" --role pc --applied 2026-10-02 --owner '' >/dev/null
add objection --candidate "$someone" --received 2026-11-10 --channel letter --owner 'J. Shah' >/dev/null
for type in candidate contact application move task pairing event referral consent policy network office action objection assessment; do
    on_db export "$type" --output "$type.json"
    check_status 0
done

: >found
# compare NOW ARGUMENT ...
compare() {
    now=$1
    shift
    POSACT_NOW=$now on_db today "$@" --json
    # what the day itself let lapse is offered to the next
    POSACT_NOW=$now "$POSACT" --db "$db" list invitation --json >invitation.json
    python3 brute.py "$out" >>found 2>python || fail "$now, $*: $(tail -n 1 python)"
}
for now in 2026-11-21T12:04:00Z 2026-11-22T00:10:00Z 2027-03-28T23:30:00Z; do
    for owner in 'J. Shah' 'm. begum' 'S. Lightwood' 'Nobody at all'; do
        compare "$now" --owner "$owner"
    done
done
# day after day, so that each becomes due
for day in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do
    compare "2026-12-${day}T09:00:00Z" --all
done
# each part had something to list
for part in overdue today follow_ups pairings events offers referrals consents reviews objections assessments terms \
    actions renewals network_reviews stalled keep_warm new; do
    grep -q "^$part [1-9]" found || fail "$part was always empty"
done
check_sound
