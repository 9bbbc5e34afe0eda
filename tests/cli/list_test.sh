# list and search: formats, filters, order, limits, "nothing matched".
. "$POSACT_TESTS/lib.sh"

on_db init
for format in --ids --csv --tsv --table --json ''; do
    # shellcheck disable=SC2086
    on_db list candidate $format
    check_status 0
done
on_db list candidate role:pc --ids
check_status 3
check_empty "$out"
on_db list candidate role:pc --json
check_status 3
check_equal "$(tr -d '\n' <"$out")" "[]"

sian=$(add candidate --name 'Siân Wyn-Jones' --role pc --phone '07700 900123')
tomasz=$(add candidate --name 'Tomasz Kowalski' --role pcso --notes 'Says "hi", twice
on two lines')
lukasz=$(add candidate --name 'Łukasz Nowak' --role pc --email lukasz@example.org)
li=$(add candidate --name 李小明 --known_as 'Li Xiaoming' --sort_name 'Li, Xiaoming' --role staff)

on_db list candidate --ids
check_status 0
check_empty "$err"
printf '%s\n' "$li" "$lukasz" "$sian" "$tomasz" >expected
check_same_file "$out" expected
on_db list candidate --ids --sort -name
printf '%s\n' "$tomasz" "$sian" "$lukasz" "$li" >expected
check_same_file "$out" expected
on_db list candidate --ids --sort name --limit 2
printf '%s\n' "$li" "$lukasz" >expected
check_same_file "$out" expected
on_db list candidates --ids --limit 100
check_lines "$out" 4

on_db list candidate --json
check_json "$out" 'len(j) == 4 and j[0]["name"] == "李小明"'
check_json "$out" 'list(j[0])[:4] == ["id", "created", "changed", "name"]'
check_json "$out" 'j[3]["notes"] == "Says \"hi\", twice\non two lines" and j[3]["phone"] is None'
on_db list candidate --csv
python3 - "$out" <<'P' || fail "the CSV does not read back"
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
assert [row["name"] for row in rows] == ["李小明", "Łukasz Nowak", "Siân Wyn-Jones", "Tomasz Kowalski"]
assert rows[3]["notes"] == 'Says "hi", twice\non two lines', rows[3]
assert b"\r\n" in open(sys.argv[1], "rb").read()
P
on_db list candidate --tsv
check_lines "$out" 5
check_contains "$out" 'twice\non two lines'
on_db list candidate --table
check_contains "$out" "Full name"
check_contains "$out" "李小明"
cp "$out" table
on_db list candidate
check_same_file table "$out"

on_db list candidate role:pc --ids
printf '%s\n' "$lukasz" "$sian" >expected
check_same_file "$out" expected
on_db list candidate 'role:pc,pcso' '!siân' --ids
printf '%s\n' "$lukasz" "$tomasz" >expected
check_same_file "$out" expected
on_db list candidate 'email:' --ids
check_lines "$out" 3
on_db list candidate 'created:2026-11' --ids
check_lines "$out" 4
on_db list candidate 'created<2026-11-01' --ids
check_status 3
on_db list candidate 'role:"pc'
check_refused 2 "quote"
on_db list candidate created:yesterweek
check_refused 2

# the rest of the words belong to the filter
on_db list candidate role:pc nowak --ids
check_equal "$(cat "$out")" "$lukasz"

# search: words, accents and case folded, all types
add contact --candidate "$sian" --channel phone --summary 'Asked about Łukasz and boots' >contact
on_db search lukasz
check_status 0
check_contains "$out" "candidate $lukasz Łukasz Nowak"
check_contains "$out" "contact $(cat contact)"
on_db search SIAN wyn --ids
check_contains "$out" "$sian"
on_db search nowak --json
check_json "$out" 'j == [{"type": "candidate", "id": "'"$lukasz"'", "title": "Łukasz Nowak"}]'
on_db search 李小明 --ids
check_equal "$(cat "$out")" "$li"
on_db search boots --limit 1 --ids
check_lines "$out" 1
on_db search nobody at all
check_status 3
check_empty "$out"
on_db search nobody --json
check_status 3
check_equal "$(tr -d '\n' <"$out")" "[]"
# words are words, whatever they mean elsewhere
for word in 'role:pc' '"' '*' "'; DROP TABLE candidates; --" 'NEAR(' 'a AND' '^b' '!siân' '-x'; do
    on_db search -- "$word"
    [ "$status" -eq 3 ] || [ "$status" -eq 0 ] || [ "$status" -eq 2 ] || fail "search $word: $status"
done
on_db search siân --json --ids
check_refused 2
# a value wider than its column still has a gap behind it
long='Maximiliana Theodora Featherstonehaugh-Cholmondeley of the Marches'
on_db add candidate --name "$long" --phone '07700 900777'
on_db list candidate name:featherstonehaugh
check_contains "$out" "$long  07700 900777"
check_sound

# notes of several lines stand on one in a table
lines=$(add candidate --name 'Two Lines')
on_db add contact --candidate "$lines" --channel phone --summary 'first
second'
on_db list contact second
check_contains "$out" "first second"
