# import: rows in, rows refused, again, and back in one step.
. "$POSACT_TESTS/lib.sh"

on_db init
add candidate --name 'Here Before' >/dev/null
export_to before

cat >people.csv <<'C'
Full name,Phone,Email,Parking
Siân Wyn-Jones,07700 900123,sian@example.org,behind the gym
Łukasz Nowak,07700 900124,lukasz@example.org,
李小明,,li@example.org,at the front
C

# the dry run writes nothing
on_db import candidate people.csv --dry-run
check_status 0
export_to dry
check_same_file before dry
on_db --read-only import candidate people.csv --dry-run --json
check_status 0
check_json "$out" 'j["dry_run"] and j["rows"] == 3 and j["added"] == 3 and j["refused"] == 0'
check_json "$out" '{c["heading"]: c["field"] for c in j["columns"]}["Phone"] == "phone"'
check_json "$out" '{c["heading"]: c["field"] for c in j["columns"]}["Parking"] is None'

on_db import candidate people.csv --source 'Careers fair' --map 'Parking=notes'
check_status 0
check_contains "$out" "3"
on_db list candidate --json
check_json "$out" 'len(j) == 4 and any(p["name"] == "李小明" and p["notes"] == "at the front" for p in j)'
export_to imported

# a heading that is not there is a slip of the fingers
on_db import candidate people.csv --map 'Parkin=notes'
check_refused 2 "no heading 'Parkin'"
on_db export candidate --output own.json
on_db import candidate own.json --map 'Parking=notes'
check_refused 2 "--map"
printf '["Ada", "Bo"]\n' >strings.json
on_db import candidate strings.json
check_refused 1 "an object in { } must stand here"
printf '[{"name": "Ada"},]\n' >comma.json
on_db import candidate comma.json
check_refused 1 "not ']'"
cp "$db" copy.bin
on_db import candidate copy.bin
check_refused 1 "not a text file"

# the same file again changes nothing
on_db import candidate people.csv --source 'Careers fair' --map 'Parking=notes' --json
check_status 0
check_json "$out" 'j["added"] == 0 and j["unchanged"] == 3'
export_to again
check_same_file imported again

# one step
on_db undo
check_status 0
export_to undone
check_same_file before undone
on_db redo
check_status 0
export_to redone
check_same_file imported redone
on_db undo

# a heading of posact.yaml
mkdir -p "$XDG_CONFIG_HOME/posact"
printf 'import:\n  headings:\n    Parking: notes\n' >"$XDG_CONFIG_HOME/posact/posact.yaml"
on_db import candidate people.csv
check_status 0
on_db list candidate --json
check_json "$out" 'any(p["notes"] == "behind the gym" for p in j)'
on_db undo
rm "$XDG_CONFIG_HOME/posact/posact.yaml"

# rows that do not fit are named, the others go in: exit code 1
printf 'Full name,Phone,Role\nAda Obi,07700 900125,pc\nBea,12,pc\nCaz,07700 900126,king\nDee\033[31m,,pc\n' \
    >mixed.csv
on_db import candidate mixed.csv
check_status 1
check_plain "$out"
check_plain "$err"
for line in 3 4 5; do
    grep -q "$line" "$out" || fail "no word about line $line: $(cat "$out")"
done
on_db list candidate --json
check_json "$out" '[p["name"] for p in j] == ["Ada Obi", "Here Before"]'
on_db undo
export_to undone
check_same_file before undone
on_db import candidate mixed.csv --json --dry-run
check_status 1
check_json "$out" 'j["refused"] == 3 and j["added"] == 1 and [n["line"] for n in j["notes"]] == [3, 4, 5]'

# standard input, JSON, tabs, UTF-16, Windows-1252
on_db import candidate - <people.csv
check_status 0
on_db undo
printf 'Full name\tPhone\nAda Obi\t07700 900125\n' >input
on_db import candidate - <input
check_status 0
on_db undo
python3 -c '
with open("wide.csv", "w", encoding="utf-16", newline="") as wide:
    wide.write("Full name,Phone\r\nZo\u00eb,07700 900127\r\n")'
on_db import candidate wide.csv
check_status 0
on_db search zoe --ids
check_status 0
on_db undo
printf 'Full name,Phone\nZo\353,07700 900127\n' >windows.csv
on_db import candidate windows.csv
check_status 0
on_db search zoe
check_contains "$out" "Zoë"
on_db undo

# an update that was undone counts as never said
printf 'Full name,Email,Phone\nMair Undo,mair@example.org,07700 900201\n' >first.csv
printf 'Full name,Email,Phone\nMair Undo,mair@example.org,07700 900202\n' >second.csv
on_db import candidate first.csv
check_status 0
on_db import candidate second.csv --json
check_json "$out" 'j["updated"] == 1'
on_db undo
on_db import candidate second.csv --json
check_json "$out" 'j["updated"] == 1'
on_db undo
on_db redo
on_db import candidate second.csv --json
check_json "$out" 'j["unchanged"] == 1'
on_db undo
on_db undo

# what cannot be read
on_db import candidate missing.csv
check_refused 1 "missing.csv"
mkdir folder
on_db import candidate folder
check_refused 1 "folder"
: >empty.csv
on_db import candidate empty.csv
check_refused 1
head -c 3000 /dev/urandom >noise.csv
on_db import candidate noise.csv
[ "$status" -eq 1 ] || fail "noise: exit code $status"
check_plain "$out"
check_plain "$err"
printf '[{"name": "Ada"' >cut.json
on_db import candidate cut.json
check_refused 1
on_db import candidate people.csv --map 'Phone'
check_refused 2 "HEADING=FIELD"
on_db import candidate people.csv --map 'Phone=fone'
check_refused 2 "fone"
export_to after
check_same_file before after
check_sound

# Ctrl-C in the middle: nothing has happened (C16), exit code 130 as a shell sees it
db=$POSACT_WORK/here/interrupted.db
on_db init
python3 - "$POSACT" "$db" <<'P' || fail "Ctrl-C does not stop an import"
import signal, subprocess, sys, time
with open("many.csv", "w") as file:
    file.write("Full name,Email\n")
    for i in range(60000):
        file.write(f"Person Number{i},p{i}@example.org\n")
run = subprocess.Popen([sys.argv[1], "--db", sys.argv[2], "import", "candidate", "many.csv"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
time.sleep(1)
run.send_signal(signal.SIGINT)
said = run.stderr.read()
assert run.wait() in (-signal.SIGINT, 130), run.returncode
assert b"rows read" not in said  # progress is for a terminal only
P
on_db list candidate --json
check_json "$out" 'j == []'
check_sound
