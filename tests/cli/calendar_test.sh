# calendar: weeks and months, clashes, .ics out and in, papers (D12, T65, T66, P51), whole runs.
. "$POSACT_TESTS/lib.sh"

# The python that Debian's icalendar and vobject belong to; none: what reads along is not checked.
reader=
for python in /usr/bin/python3 python3; do
    "$python" -c 'import icalendar, vobject' 2>/dev/null && reader=$python && break
done
[ -n "$reader" ] || echo "not checked: python3-icalendar and python3-vobject are not here"

# read_along FILE: every event as two independent readers see it, "start end title" a line.
read_along() {
    [ -z "$reader" ] || "$reader" - "$1" <<'P' || fail "$last: other readers do not read $1 so"
import sys
import icalendar, vobject
path = sys.argv[1]
data = open(path, "rb").read()
text = data.decode("utf-8")
assert data.endswith(b"END:VCALENDAR\r\n") and data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
assert all(len(line) <= 75 for line in data.split(b"\r\n"))
def shown(title, start):
    return "%s %s" % (start.strftime("%Y%m%dT%H%M%S"), str(title).strip())
one = icalendar.Calendar.from_ical(data).walk("VEVENT")
two = vobject.readOne(text).vevent_list
assert len(one) == len(two) == text.count("BEGIN:VEVENT\r\n")
first = [shown(e["summary"], e["dtstart"].dt) for e in one]
second = [shown(e.summary.value, e.dtstart.value) for e in two]
# python3-icalendar 4.0.3 takes the n behind an escaped backslash for a line end
for event, a, b in zip(two, first, second):
    assert a == b or "\\" in event.summary.value, (a, b)
assert all(int(e["sequence"]) >= 0 and str(e["uid"]) for e in one)
open(path + ".read", "w").write("".join(line + "\n" for line in sorted(second)))
P
}

on_db init
fair=$(add event --name 'Careers fair' --kind fair --starts '3/12/2026 10:00' --ends '3/12/2026 16:00' \
    --venue 'Stafford Library, Room 1' --capacity 20 --link 'https://example.org/a?b=1,2;3' \
    --notes 'Ask for Ada')

# what is booked twice is said when it is saved, and in the week
on_db add event --name 'Open day' --kind fair --starts '3/12/2026 12:00' --venue 'stafford library room 1'
check_status 0
open_day=$(cat "$out")
check_contains "$err" "clash: in the same place as Careers fair, 3 December 2026, 10:00"
on_db calendar 3/12/2026
check_status 0
check_contains "$out" "Week from Mon 30 Nov 2026: 2 events, 2 with a clash"
check_contains "$out" "  10:00 to 16:00  Careers fair, Stafford Library, Room 1, 0 of 20 seats"
check_contains "$out" "    ! Clash: in the same place as Open day, 3 December 2026, 12:00"
on_db calendar --month 3/12/2026 --json
check_json "$out" 'j["first"] == "2026-12-01" and j["last"] == "2026-12-31" and len(j["events"]) == 2'
check_json "$out" 'j["events"][0]["capacity"] == 20 and len(j["events"][1]["clashes"]) == 1'
on_db calendar 3/12/2030
check_status 3
on_db calendar --week --month
check_refused 2 "Choose one of --week and --month"

# out: nothing of the case, the same bytes each time, a number that grows, also by an undo
on_db export event "id:$(printf %.8s "$fair")" --ics
check_status 0
cp "$out" fair.ics
read_along fair.ics
check_contains fair.ics 'LOCATION:Stafford Library\, Room 1'
check_contains fair.ics 'URL:https://example.org/a?b=1,2;3'
check_contains fair.ics 'SEQUENCE:0'
check_contains fair.ics 'METHOD:PUBLISH'
check_lacks fair.ics Ada
on_db export event "id:$fair" --output again.ics
check_same_file fair.ics again.ics
check_equal "$(stat -c %a again.ics)" 600
on_db edit event "$fair" --venue 'Moss Street'
on_db undo
on_db export event "id:$fair" --ics
check_contains "$out" 'SEQUENCE:2'
check_contains "$out" 'LOCATION:Stafford Library'
on_db call-off event "$open_day"
check_status 0
on_db export event "id:$open_day" --ics
check_contains "$out" 'METHOD:CANCEL'
check_contains "$out" 'STATUS:CANCELLED'
on_db export event --ics
check_contains "$out" 'METHOD:PUBLISH'
check_contains "$out" 'STATUS:CANCELLED'
cp "$out" all.ics
read_along all.ics
on_db export candidate --ics
check_refused 2 "Only an event goes out as a calendar, not a candidate"

# whose 1-2-1 it is stays here
guest=$(add candidate --name 'Siân Wyn-Jones' --language cy --phone '07700 900123' \
    --email sian@example.org)
talk=$(add event --name '1-2-1 with Siân' --kind one_to_one --starts '4/12/2026 10:00' --venue 'Room 2')
on_db invite candidate "$guest" --event "$talk"
check_status 0
on_db export event "id:$talk" --ics
check_contains "$out" 'SUMMARY:1-2-1'
check_lacks "$out" Si

# the same calendar here again changes nothing, and in another database is the same calendar
on_db import event all.ics
check_contains "$out" "2 rows: 0 new, 0 updated, 1 unchanged, 1 refused"

# in: each form of time, told line by line, one undo, known again by the UID
cat >in.ics <<'I'
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:utc@example.org
SUMMARY:Webinar in UTC
DTSTART:20260701T170000Z
DTEND:20260701T180000Z
END:VEVENT
BEGIN:VEVENT
UID:london@example.org
SUMMARY:Webinar in London
DTSTART;TZID=Europe/London:20260701T180000
DURATION:PT1H
LOCATION:Stafford
  Library
END:VEVENT
BEGIN:VEVENT
UID:floating@example.org
SUMMARY:Webinar anywhere
DTSTART:20260701T180000
END:VEVENT
BEGIN:VEVENT
UID:day@example.org
SUMMARY:Fair all day
DTSTART;VALUE=DATE:20260701
DTEND;VALUE=DATE:20260702
END:VEVENT
BEGIN:VEVENT
UID:rule@example.org
SUMMARY:Drop-in
DTSTART:20260703T180000
RRULE:FREQ=WEEKLY
END:VEVENT
END:VCALENDAR
I
export_events() {
    on_db --read-only export event --json
    cp "$out" "$1"
}
export_events before
on_db import event in.ics --dry-run
check_contains "$out" "5 rows: 4 new, 0 updated, 0 unchanged, 1 refused"
check_contains "$out" "Line 27: refused: The event comes back (every week"
export_events after
check_same_file before after
on_db import event in.ics
check_status 1
on_db list event 'starts:1/7/2026' --json
check_json "$out" 'sorted(e["starts"] for e in j) == ["2026-06-30T23:00:00Z"] + ["2026-07-01T17:00:00Z"] * 3'
check_json "$out" 'all(e["kind"] == ("preparation" if "Fair" in e["name"] else "webinar") for e in j)'
check_json "$out" '[e["venue"] for e in j if e["venue"]] == ["Stafford Library"]'
on_db export event uid:day@example.org --ics
check_contains "$out" 'DTSTART;VALUE=DATE:20260701'
check_contains "$out" 'DTEND;VALUE=DATE:20260702'
check_contains "$out" 'UID:day@example.org'
sed 's/Webinar anywhere/Webinar elsewhere/' in.ics >newer.ics
on_db import event newer.ics
check_contains "$out" "5 rows: 0 new, 1 updated, 3 unchanged, 1 refused"
on_db undo
on_db undo
check_status 0
export_events after
check_same_file before after
on_db import event in.ics
check_contains "$out" "5 rows: 4 new"
on_db undo

# what is broken is told with its line, and nothing is half done
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260701T170000Z\r\nSUMMARY:a\rATTACH:b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' >return.ics
on_db import event return.ics
check_refused 1 "Line 4: a carriage return stands alone"
head -n 12 in.ics >short.ics
on_db import event short.ics
check_refused 1 "Line 8: BEGIN:VEVENT stands here and has no END:VEVENT; the file is cut short"
printf 'no calendar\n' >none.ics
on_db import event none.ics
check_refused 1 "Line 1: BEGIN:VCALENDAR must stand here"
on_db import candidate in.ics
check_refused 1 "A calendar is of events"
python3 - <<'P'
lines = ["BEGIN:VCALENDAR"]
for i in range(3000):
    lines += ["BEGIN:VEVENT", "UID:%d@example.org" % i, "SUMMARY:Talk %d" % i,
              "DTSTART:2031%02d%02dT%02d0000Z" % (i % 12 + 1, i % 28 + 1, i % 23),
              "DESCRIPTION:" + "x" * 3400, "END:VEVENT"]
open("large.ics", "w").write("\r\n".join(lines + ["END:VCALENDAR", ""]))
open("large_short.ics", "w").write("\r\n".join(lines[:-3]))
P
on_db import event large_short.ics
check_refused 1 "the file is cut short"
export_events after
check_same_file before after
on_db import event large.ics --dry-run
check_status 0
check_contains "$out" "3000 rows: 3000 new"

# D12, H5: the naughty strings as titles, as others read them
shared=${POSACT_SHARED:-$POSACT_TESTS/../../../shared}/data/conformance/blns.json
if [ -r "$shared" ]; then
    python3 - "$shared" <<'P'
import csv, json, sys
with open("naughty.csv", "w", newline="", encoding="utf-8") as out:
    rows = csv.writer(out)
    rows.writerow(["Name", "Kind", "Starts"])
    for i, text in enumerate(json.load(open(sys.argv[1]))):
        rows.writerow([text, "webinar", "2032-%02d-%02dT12:00:00Z" % (i % 12 + 1, i % 28 + 1)])
P
    on_db import event naughty.csv
    on_db list event starts:2032 --json
    check_json "$out" 'len(j) == 318'
    cp "$out" naughty.json
    on_db export event starts:2032 --output naughty.ics
    read_along naughty.ics
    [ -z "$reader" ] || python3 - <<'P' || fail "a title is another to other readers"
import json
stored = sorted(e["name"].strip() for e in json.load(open("naughty.json")))
read = sorted(line.split(" ", 1)[1].strip() if " " in line.strip() else ""
              for line in open("naughty.ics.read", newline="\n").read().split("\n")[:-1])
assert stored == read, [pair for pair in zip(stored, read) if pair[0] != pair[1]][:3]
P
fi

# every night of the year at 00:30, 01:30 and 02:30, as the clocks on the wall have it
python3 - <<'P'
import datetime
day = datetime.date(2026, 1, 1)
with open("nights.ics", "w") as out:
    out.write("BEGIN:VCALENDAR\n")
    while day.year == 2026:
        for hour in range(3):
            out.write("BEGIN:VEVENT\nUID:%s-%d\nSUMMARY:Night %s %02d:30\n"
                      "DTSTART;TZID=Europe/London:%sT%02d3000\nDURATION:PT2H\nEND:VEVENT\n"
                      % (day, hour, day, hour, day.strftime("%Y%m%d"), hour))
        day += datetime.timedelta(1)
    out.write("END:VCALENDAR\n")
P
on_db import event nights.ics
check_contains "$out" "1095 rows: 1094 new, 0 updated, 0 unchanged, 1 refused"
check_contains "$out" "'20260329T013000' never comes: the clocks go forward over it"
on_db export event name:Night --output nights_out.ics
read_along nights_out.ics
python3 - <<'P' || fail "an hour of a night is another than the clocks show"
import datetime, re, zoneinfo
london = zoneinfo.ZoneInfo("Europe/London")
text = open("nights_out.ics", newline="").read()
seen = 0
for event in text.split("BEGIN:VEVENT\r\n")[1:]:
    start, end = (datetime.datetime.strptime(re.search(name + r":(\d{8}T\d{6})Z", event).group(1),
                  "%Y%m%dT%H%M%S").replace(tzinfo=datetime.timezone.utc) for name in ("DTSTART", "DTEND"))
    day, time = re.search(r"SUMMARY:Night (\S+) (\S+)", event).groups()
    assert start.astimezone(london).strftime("%Y-%m-%d %H:%M") == day + " " + time, event
    assert start.astimezone(london).fold == 0 and end - start == datetime.timedelta(hours=2), event
    seen += 1
assert seen == 1094
P

# papers: names alone, private, noted, in Welsh too where somebody wants it
on_db sheet event "$talk"
check_status 0
check_contains "$out" "Taflen lofnodi / Sign-in sheet"
check_contains "$out" "Siân Wyn-Jones"
check_lacks "$out" 07700
check_lacks "$out" example.org
on_db sheet event "$talk" --html --output sheet.html
check_status 0
check_contains "$err" "Wrote 'sheet.html': 1 name"
check_equal "$(stat -c %a sheet.html)" 600
check_contains sheet.html '<html lang="en-GB">'
check_contains sheet.html '<span lang="cy">Llofnod</span>'
on_db sheet event "$talk" --output sheet.html
check_refused 1
on_db badges event "$talk" --html
check_contains "$out" '<li><strong dir="auto">Siân Wyn-Jones</strong><span>1-2-1</span></li>'
on_db history event "$talk"
check_contains "$out" "(badges)"
on_db badges candidate "$guest"
check_refused 2 "'badges' is for events"

# letters about an event, to those who have not answered
on_db letter invitation --event "$talk"
check_status 0
check_contains "$out" "Dyddiad: dydd Gwener 4 Rhagfyr 2026"
check_contains "$out" "Lleoliad: Room 2"
on_db letter invitation --event "$talk" --output letters.html
check_contains letters.html '<section lang="cy">'
check_lacks letters.html "http:"
on_db letter invitation "$guest"
check_refused 1

check_sound
