# demo: invented people, the same for the same seed, gone with one undo.
. "$POSACT_TESTS/lib.sh"

# what is refused makes no database
for words in '--people 0' '--people many' '--seed -1' '--people 5 --seed 1x'; do
    # shellcheck disable=SC2086
    on_db demo $words
    check_refused 2 "whole number"
    [ -e "$db" ] && fail "demo $words made a database"
done

posact --db a.db demo --people 120 --seed 7
check_status 0
check_empty "$out"
check_contains "$err" "120 people"
POSACT_OFFICER='Somebody else' posact --db b.db demo --people 120 --seed 7
posact --db c.db demo --people 120 --seed 8
for type in candidate contact; do
    for file in a b c; do
        posact --db $file.db export $type --json
        check_status 0
        cp "$out" $file.$type.json
    done
    check_same_file a.$type.json b.$type.json
    cmp -s a.$type.json c.$type.json && fail "seeds 7 and 8 give the same $type"
done
check_json a.candidate.json 'len(j) == 120'
check_json a.contact.json '100 < len(j) < 720'
posact --db d.db demo
check_status 0
posact --db d.db list candidate --ids
check_lines "$out" 200

posact --db big.db demo --people 1500
check_status 0
posact --db big.db export candidate --output big.json
check_status 0
posact --db big.db export contact --output contacts.json
check_json big.json 'all("2025" <= p["created"][:4] and p["created"] <= p["changed"] <= "2026-11-21T12:04:00Z" for p in j)'
check_json big.json 'all(p["phone"] or p["email"] for p in j)'
check_json big.json 'all(not p["email"] or p["email"].endswith("@example.org") for p in j)'
check_json big.json 'all(not p["phone"] or "".join(c for c in p["phone"] if c.isdigit())[-6:-3] == "900" for p in j)'
check_json big.json '0 < sum(p["status"] == "closed" for p in j) < 700'
check_json big.json 'all((p["status"] == "closed") == bool(p["close_reason"]) for p in j)'
check_json contacts.json 'all(c["held"] <= "2026-11-21T12:04:00Z" for c in j)'
check_json contacts.json 'any(c["next_date"] and c["next_date"] > "2026-11-21" for c in j)'
# traditions
for part in ' ap ' 'O’' 'Łukasz' 'Żaneta' ' Singh ' ' Kaur ' 'ọ̀' '李' 'Nguyễn' 'Ștefan' 'Siân'; do
    grep -qF "$part" big.json || fail "nobody has \"$part\" in the name"
done
check_json big.json 'any(" " not in p["name"] and p["name"].isascii() for p in j)'
check_json big.json 'any("-" in p["name"] for p in j)'

# the same people, whoever else is invented
posact --db more.db demo --people 1600
posact --db more.db list candidate --ids
cp "$out" more
posact --db big.db list candidate --ids
while read -r id; do
    grep -q "$id" more || fail "$id is not among the 1600"
done <"$out"

# into an empty database only, and back in one step
posact --db a.db demo
check_refused 4 "already"
on_db init
on_db demo --people 30
check_status 0
on_db undo
check_status 0
on_db list candidate --ids
check_empty "$out"
on_db list contact --ids
check_empty "$out"
on_db redo
check_status 0
on_db list candidate --ids
check_lines "$out" 30
posact --read-only --db none.db demo
check_refused 5
[ -e none.db ] && fail "demo --read-only made a database"
on_db check
check_sound
