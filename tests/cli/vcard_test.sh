# vcard: address cards in and out, whole runs (D12, D13, T45).
. "$POSACT_TESTS/lib.sh"

on_db init
add candidate --name 'Siân Wyn-Jones' --known-as Siani --phone '+44 7700 900123' \
    --email sian@example.org --postcode-area ST16 --language cy --role pc --owner 'J. Shah' \
    --notes 'One; two, three\four' >/dev/null
add candidate --name '李小龍' --sort-name 'Li' >/dev/null
add candidate --name 'Adébáyọ̀ Adéyẹmí with the very long name that does not fit on one line of a card' >/dev/null
export_to before

# out: by flag and by the name of the file
on_db export candidate --vcard
check_status 0
cp "$out" cards.vcf
on_db export candidate --output named.vcf
check_status 0
check_same_file cards.vcf named.vcf
on_db export candidate name:Siân --vcard
check_lines "$out" 13
check_contains "$out" 'NOTE:One\; two\, three\\four'
check_lacks "$out" pc
check_lacks "$out" Shah
python3 - cards.vcf <<'P' || fail "the cards break D12"
import sys
text = open(sys.argv[1], "rb").read()
assert text.endswith(b"END:VCARD\r\n") and text.count(b"\n") == text.count(b"\r\n")
for line in text.split(b"\r\n"):
    assert len(line) <= 75 and line.decode("utf-8") is not None, line
assert text.count(b"\r\nFN:") == text.count(b"\r\nN:;;;;\r\n") == 3
assert text.count(b"\r\nUID:urn:uuid:") == 3
P
on_db export contact --vcard
check_refused 2 "Only a candidate goes out as a vCard"
on_db export candidate --vcard --json
check_refused 2 "Choose one"
on_db export candidate name:nobody --vcard
check_status 3
check_empty "$out"

# the cards of the same database are the people they came from
on_db import candidate cards.vcf --json
check_status 0
check_json "$out" 'j["added"] == 0 and j["unchanged"] == 3'
export_to again
check_same_file before again

# what a card has comes back in a new database, the canary names too
fields='[sorted([p[k] or "" for k in "name known_as sort_name phone email postcode_area language notes".split()]) for p in sorted(j, key=lambda p: p["name"])]'
on_db export candidate --json
python3 -c "import json,sys; j = json.load(open(sys.argv[1])); print($fields)" "$out" >sent
db=$POSACT_WORK/here/other.db
on_db init
on_db import candidate cards.vcf --dry-run
check_status 0
check_contains "$out" "Full name fills Full name"
on_db import candidate cards.vcf --json
check_json "$out" 'j["added"] == 3 and j["refused"] == 0'
on_db export candidate --json
python3 -c "import json,sys; j = json.load(open(sys.argv[1])); print($fields)" "$out" >received
check_same_file sent received
export_to imported
on_db import candidate cards.vcf --json
check_json "$out" 'j["unchanged"] == 3 and j["added"] == 0'
export_to again
check_same_file imported again
on_db undo
on_db list candidate --json
check_json "$out" 'j == []'

# invented people again, many of them
db=$POSACT_WORK/here/demo.db
posact --db "$db" demo --people 120
on_db export candidate --output demo.vcf
on_db export candidate --json
python3 -c "import json,sys; j = json.load(open(sys.argv[1])); print(sorted($fields))" "$out" >sent
db=$POSACT_WORK/here/back.db
on_db init
on_db import candidate - <demo.vcf
check_status 0
on_db export candidate --json
python3 -c "import json,sys; j = json.load(open(sys.argv[1])); print(sorted($fields))" "$out" >received
check_same_file sent received

# a vCard that never ends: refused in words, and nothing is stored
export_to before
printf 'BEGIN:VCARD\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\n' >cut.vcf
on_db import candidate cut.vcf
check_refused 1 "Line 4: the card that begins here has no END:VCARD"
python3 -c 'print("BEGIN:VCARD\nFN:Ada\nNOTE:" + "x" * 10000000 + "\nEND:VCARD")' >long.vcf
on_db import candidate long.vcf
check_refused 1 "Line 3: the line is longer than 1 MiB"
mkfifo endless
{ printf 'BEGIN:VCARD\nFN:Ada\n'; yes 'NOTE:and so on'; } >endless 2>/dev/null &
on_db import candidate endless
check_refused 1 "too large"
wait
printf 'Name\nAda\n' >table.vcf
on_db import candidate table.vcf
check_refused 1 "Line 1: BEGIN:VCARD must stand here"
on_db import contact cards.vcf
check_refused 1 "comes in as a candidate"
export_to after
check_same_file before after
check_sound
