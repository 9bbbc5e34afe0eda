# board_pack: the pack of the invented board is HTML that a validating parser takes, needs nothing from
# outside and reads well as text (D08), and its numbers are those of a recount (P44).
. "$POSACT_TESTS/lib.sh"

export POSACT_NOW=2026-11-21T12:04:00Z
posact --db "$db" demo --people 60 --seed 7
check_status 0
on_db list meeting 'state:planned' --ids
meeting=$(head -n 1 "$out")
on_db report board-pack --meeting "$meeting" --html
check_status 0
cp "$out" "$POSACT_WORK/pack.html"
on_db report board-pack --meeting "$meeting" --json
cp "$out" "$POSACT_WORK/pack.json"

# --- a page by itself ---

# The python that Debian's html5lib belongs to.
reader=
for python in /usr/bin/python3 python3; do
    "$python" -c 'import html5lib' 2>/dev/null && reader=$python && break
done
if [ -n "$reader" ]; then
    "$reader" - "$POSACT_WORK/pack.html" 2>"$POSACT_WORK/python" <<'P' || fail "not valid: $(tail -n 1 "$POSACT_WORK/python")"
import html5lib, sys
parser = html5lib.HTMLParser(strict=True)
page = parser.parse(open(sys.argv[1], encoding="utf-8").read())
loads = {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
for element in page.iter():
    if not isinstance(element.tag, str):
        continue
    assert element.tag.split("}")[-1] not in loads, element.tag
    for name, value in element.attrib.items():
        assert name not in ("src", "href", "style", "onload", "action"), name
        assert "//" not in value, value
P
else
    echo "not checked: python3-html5lib is not here"
fi
sed 's/url(#hatch-[0-9]*-[0-9]*)//g' "$POSACT_WORK/pack.html" >"$POSACT_WORK/pack.outside"
for words in '@import' 'url(' '://'; do
    check_lacks "$POSACT_WORK/pack.outside" "$words"
done

if command -v w3m >/dev/null; then
    w3m -dump -cols 80 -T text/html -I UTF-8 -O UTF-8 "$POSACT_WORK/pack.html" >"$POSACT_WORK/pack.txt"
    for words in 'Board pack: Diversity and Inclusion Board' 'Previous actions' \
        'Ask Estates' 'carried' 'Members' 'LGBTQ+' 'Attendance on' 'Raised by' \
        'Representation: Sex' 'How to read the figures'; do
        check_contains "$POSACT_WORK/pack.txt" "$words"
    done
    awk 'length($0) > 400 { exit 1 }' "$POSACT_WORK/pack.txt" || fail 'w3m: a line runs on and on'
else
    echo "not checked: w3m is not here"
fi

# --- counted again, from the tables ---

python3 - "$db" "$POSACT_WORK/pack.json" 2>"$POSACT_WORK/python" <<'P' || fail "not so: $(tail -n 1 "$POSACT_WORK/python")"
import json, sqlite3, sys
database = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
parts = json.load(open(sys.argv[2], encoding="utf-8"))["parts"]
today = "2026-11-21"


def ask(sql, *given):
    return database.execute(sql, given).fetchall()


def part(heading):
    return next(p["rows"] for p in parts if p["heading"].startswith(heading))


board = ask("SELECT id FROM boards")[0][0]
networks = ask("SELECT id, name FROM networks WHERE board = ? AND alive AND active = 'yes'"
               " AND kind <> 'programme' ORDER BY name", board)
rows = {row["Network"]: row for row in part("Networks")}
assert sorted(rows) == sorted(name for _, name in networks)
shown = 0
for number, name in networks:
    people = ask("SELECT count(*) FROM memberships WHERE network = ? AND alive"
                 " AND left_on IS NULL", number)[0][0]
    total = None if people < 10 else (people + 2) // 5 * 5
    assert rows[name]["Members and allies"] == total, (name, people)
    shown += total is not None
    for office, column in (("chair", "Chair"), ("representative", "Board representative")):
        held = ask("SELECT count(*) FROM offices WHERE network = ? AND alive AND office = ?"
                   " AND ended IS NULL AND started <= ?", number, office, today)[0][0]
        assert (rows[name][column] == "vacant") == (held == 0), (name, column)
vacant = [row for row in part("Vacancies") if row["What"] == "Vacant"]
assert len(vacant) == sum(1 for row in rows.values()
                          if "vacant" in (row["Chair"], row["Board representative"]))
previous, day = ask("SELECT id, held FROM meetings WHERE board = ? AND alive AND state = 'held'"
                    " ORDER BY held DESC", board)[0]
actions = ask("SELECT count(*) FROM board_actions WHERE board = ? AND alive"
              " AND (state = 'open' OR closed >= ?)", board, day)[0][0]
assert len(part("Previous actions")) == actions > 0
assert len(part("Issues by network")) == ask(
    "SELECT count(*) FROM issues WHERE board = ? AND alive", board)[0][0] > 0
seats = dict(ask("SELECT state, count(*) FROM attendances WHERE meeting = ? AND alive"
                 " GROUP BY state", previous))
states = [row["State"].lower() for row in part("Attendance on")]
assert {state: states.count(state) for state in set(states)} == seats
heading = next(p["heading"] for p in parts if p["heading"].startswith("Attendance on"))
assert "%d of %d present" % (seats["present"], sum(seats.values())) in heading

# representation out of the counts of the newest workforce, as they may leave the house (P45-P49)
ranks = ("constable", "sergeant", "inspector")
names = {"Constable": ranks[:1], "Sergeant": ranks[1:2], "Inspector": ranks[2:],
         "Police officers": ranks, "Police staff": ("staff",), "PCSOs": ("pcso",),
         "Special constables": ("special",)}


def rows_of(table, characteristic):
    text = ask("SELECT counts FROM %s WHERE alive AND counts LIKE '%%groups\t%s\t%%'"
               " ORDER BY date DESC" % (table, characteristic))[0][0]
    groups, rows, inside = [], [], False
    for line in text.split("\n"):
        cells = line.split("\t")
        if cells[0] == "groups":
            inside, groups = cells[1] == characteristic, cells[3:]
        elif cells[0] == "row" and inside:
            rows.append((cells[2], dict(zip(groups, map(int, cells[4:])))))
    return rows


hidden = told = 0
for heading, characteristic, codes in (
        ("Representation: Ethnicity", "ethnicity",
         {"White": "white", "Mixed": "mixed", "Asian or Asian British": "asian",
          "Black or Black British": "black", "Other ethnic group": "other"}),
        ("Representation: Sex", "sex", {"Female": "female", "Male": "male"})):
    counted = rows_of("workforces", characteristic)
    shown = part(heading)
    assert len(shown) == len(codes) * len(names)
    for row in shown:
        roles = [groups for role, groups in counted if role in names[row["Role"]]]
        people = sum(groups[codes[row["Group"]]] for groups in roles)
        whole = sum(groups[code] for groups in roles for code in codes.values())
        if row["Workforce"] == "[c]":
            hidden += 1
            assert row["Share"] == "[c]" and not row["Ratio"] and not row["Gap"]
            continue
        assert people >= 10, row
        told += 1
        of, all_of = (int(count.replace(",", "")) for count in row["Workforce"].split(" of "))
        assert of % 5 == all_of % 5 == 0 and abs(of - people) <= 2, (row, people)
        assert abs(all_of - whole) <= 2 * len(codes), (row, whole)
        assert abs(float(row["Share"].rstrip("%")) - 100 * of / all_of) <= 0.05, row
        assert (row["Finding"].split(",")[0] != "below the local share"
                or float(row["Share"].rstrip("%")) < float(row["Local share"].rstrip("%")))
assert hidden > 0 and told > 0, (hidden, told)
reasons = [row["What it rests on"] for row in part("How to read the figures")]
assert any("posact report representation --force" in reason for reason in reasons)
assert any("no stage has two groups that are large enough" in reason for reason in reasons)
P

# --- without counts and without answers it says so, and is no less a pack ---

rm -f "$db"*
on_db init
board=$(add board --name 'Diversity Board')
meeting=$(add meeting --board "$board" --held 2026-12-03)
on_db report board-pack --meeting "$meeting"
check_status 0
tr '\n' ' ' <"$out" | tr -s ' ' >"$POSACT_WORK/bare"
check_contains "$POSACT_WORK/bare" 'Left out. No counts of a workforce are here'
check_contains "$POSACT_WORK/bare" 'Left out. Without a role nobody may open the equality questions'
