# export: to a pipe or a private file, whole or not at all, and back into another database.
. "$POSACT_TESTS/lib.sh"

on_db demo --people 150
for format in csv json tsv; do
    on_db export candidate --$format
    check_status 0
    check_empty "$err"
    cp "$out" all.$format
    on_db list candidate --$format
    check_same_file all.$format "$out"
    on_db export candidate --output out.$format
    check_status 0
    check_empty "$out"
    check_contains "$err" "150 candidates"
    check_same_file all.$format out.$format
    check_equal "$(stat -c %a out.$format)" 600
done
on_db export candidate
check_same_file all.csv "$out"
on_db export candidate --output -
check_same_file all.csv "$out"
on_db export candidate --output odd.name
check_same_file all.csv odd.name

# what is there stays there
echo mine >there.csv
on_db export candidate --output there.csv
check_refused 1 "there.csv"
check_equal "$(cat there.csv)" mine
on_db export candidate --output there.csv --force
check_status 0
check_same_file all.csv there.csv
echo mine >target
ln -s target link.csv
on_db export candidate --output link.csv --force
check_refused 1 "link"
check_equal "$(cat target)" mine
mkdir folder
on_db export candidate --output folder --force
check_refused 1 "folder"
on_db export candidate --output nowhere/out.csv
check_refused 1 "nowhere"
on_db export candidate --json --csv
check_refused 2 "--json, --csv, --tsv, --vcard and --ics"

# the database that is being read, and what lies beside it, is never written over
ln test.db hard.db
for file in test.db "$db" ./test.db hard.db test.db-wal test.db-writer; do
    on_db export candidate --output "$file" --force
    check_refused 1 "database"
done
rm hard.db
on_db list candidate --ids
check_lines "$out" 150
on_db export candidate --output Loud.JSON
check_same_file all.json Loud.JSON
find . -name '.posact-*' >left
check_empty left

# a filter
on_db export candidate role:pc --json
check_json "$out" '0 < len(j) < 150 and all(p["role"] == "pc" for p in j)'
on_db export candidate zzzz --json
check_status 3
on_db export candidate zzzz --output none.csv
check_status 3
[ -e none.csv ] && fail "an export of nothing made none.csv"

# that records left is in the log, unless nothing may be written
on_db verify
check_contains "$err" "operations"
operations() {
    on_db --read-only verify
    sed 's/[^0-9]*\([0-9]*\).*/\1/' "$err"
}
before=$(operations)
on_db export candidate
check_equal "$(operations)" $((before + 1)) "operations after an export"
on_db --read-only export candidate
check_status 0
on_db export candidate --output there.csv
check_status 1
check_equal "$(operations)" $((before + 1)) "operations after no export"

# out and in again: the same, with ids and dates
on_db export contact --json
cp "$out" contacts.json
posact --db copy.db init
posact --db copy.db import candidate all.json
check_status 0
posact --db copy.db import contact contacts.json
check_status 0
posact --db copy.db export candidate --json
check_same_file all.json "$out"
posact --db copy.db export contact --json
check_same_file contacts.json "$out"
posact --db copy.db check
check_status 0
# once more: nothing new
posact --db copy.db import candidate all.json --json
check_status 0
check_json "$out" 'j["added"] == 0 and j["updated"] == 0 and j["unchanged"] == 150'
posact --db copy.db export candidate --json
check_same_file all.json "$out"

# F05: nothing that a spreadsheet would run
for name in '=1+1' '+44 7700' '-1' '@SUM(A1)' '＝1+1'; do
    on_db add candidate --name="$name"
    check_status 0
done
on_db export candidate --csv
python3 - "$out" <<'P' || fail "a cell of the CSV would run"
import csv, sys
for row in csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")):
    assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠") for cell in row), row
P
on_db export candidate --json
check_json "$out" 'any(p["name"] == "=1+1" for p in j)'
check_sound
