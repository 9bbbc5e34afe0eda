# text: UTF-8 or nothing, no control characters in, nothing that a terminal obeys out.
. "$POSACT_TESTS/lib.sh"

on_db init
bad=$(printf 'A\377da')
on_db add candidate --name "$bad"
check_refused 1 "UTF-8"
check_plain "$err"
on_db list candidate "$bad"
check_refused 1 "UTF-8"
posact --db "$bad" init
check_refused 1 "UTF-8"
printf 'caf\351\n' >input
on_db add candidate --name Ada --notes - <input
check_refused 1 "UTF-8"
printf 'a\000b\n' >input
on_db add candidate --name Ada --notes - <input
check_refused 1
for bytes in '\300\257' '\355\240\200' '\364\220\200\200' '\342\202'; do
    # shellcheck disable=SC2059
    on_db add candidate --name "$(printf "x$bytes")"
    check_refused 1 "UTF-8"
done

# F03: control characters are refused, not changed
escape=$(printf 'Ada\033[31mObi')
on_db add candidate --name "$escape"
check_refused 1 "ull name"
check_plain "$err"
for byte in '\001' '\007' '\010' '\177' '\302\233' '\302\205' '\r'; do
    # shellcheck disable=SC2059
    on_db add candidate --name "$(printf "A${byte}b")"
    check_status 1
    check_plain "$err"
done
printf 'one\ttwo\r\nthree\n' >input
on_db add candidate --name Tabs --notes - <input
check_status 0
on_db show candidate "$(cat "$out")" --json
check_json "$out" 'j["notes"] == "one\ttwo\r\nthree\n"'
printf 'a\033[2Jb\n' >input
on_db add candidate --name Ada --notes - <input
check_refused 1
on_db list candidate --ids
check_lines "$out" 1

# errors that repeat what was typed do not repeat its escapes
on_db "$escape"
check_refused 2
check_plain "$err"
on_db list "$escape"
check_refused 2
check_plain "$err"
on_db --"$escape"
check_refused 2
check_plain "$err"
on_db show candidate "$escape"
check_plain "$err"
on_db list candidate "$escape:x"
check_plain "$err"
posact --db "$escape" list candidate
check_refused 1
check_plain "$err"
posact help "$escape"
check_refused 2
check_plain "$err"
on_db import candidate "$escape"
check_plain "$err"
posact --db "$(printf 'two\nlines')" list candidate
check_refused 1
posact --db "$escape.db" init
check_status 0
check_plain "$err"

# F01: what is stored all the same is shown as what it is
for name in 'Ada‮Obi' 'Ada​Obi' 'Ada⁦Obi'; do
    on_db add candidate --name "$name" --sort_name zz
done
on_db list candidate
check_plain "$out"
python3 - "$out" <<'P' || fail "the table shows bidi or invisible characters"
import sys
text = open(sys.argv[1], encoding="utf-8").read()
assert not set(text) & set("‮​⁦"), text
P
on_db search zz
python3 - "$out" <<'P' || fail "search shows bidi or invisible characters"
import sys
assert not set(open(sys.argv[1], encoding="utf-8").read()) & set("‮​⁦")
P
printf 'Name,x\342\200\256y\302\233z\nAda,\n' >headings.csv
on_db search zz --json
cp "$out" reports
on_db import candidate headings.csv --dry-run --json
cat "$out" >>reports
check_plain reports
python3 - reports <<'P' || fail "JSON of search or import shows bidi or invisible characters"
import sys
assert not set(open(sys.argv[1], encoding="utf-8").read()) & set("\u202e\u200b\u2066")
P
on_db search zz --ids
cp "$out" ids
while read -r id; do
    on_db show candidate "$id"
    check_plain "$out"
    on_db history candidate "$id"
    check_plain "$out"
    python3 -c '
import sys
text = open(sys.argv[1], encoding="utf-8").read()
assert not set(text) & set("\u202e\u200b\u2066"), text' "$out" || fail "history shows bidi"
    on_db remove candidate "$id"
    python3 -c '
import sys
text = open(sys.argv[1], encoding="utf-8").read()
assert not set(text) & set("\u202e\u200b\u2066"), text' "$err" || fail "remove shows bidi"
done <ids

# B05: names as people have them, byte for byte
for name in 'O’Brien' "D'Arcy" 'Ng' 'Å' 'Ayọ̀délé Ọláníyan' '李小明' 'ليلى حداد' 'Świętosława Źdźbło' \
    'Jean-Luc  St John' 'Anne–Marie' 'क्षत्रिय' 'ก้อย' 'นามสกุล' '👩🏽‍🚒 Sam' 'de la Cruz y Núñez' 'McDONALD'; do
    id=$(add candidate --name "$name")
    on_db show candidate "$id" --json
    NAME=$name python3 -c '
import json, os, sys
sys.exit(json.load(open(sys.argv[1], encoding="utf-8"))["name"] != os.environ["NAME"])' "$out" ||
        fail "\"$name\" did not come back"
done
# the shell's LANG is of no matter
for lang in C POSIX en_GB.UTF-8 tr_TR.UTF-8; do
    LANG=$lang LC_ALL=$lang posact --db "$db" search ayodele
    check_status 0
    check_contains "$out" "Ayọ̀délé Ọláníyan"
done
check_sound
