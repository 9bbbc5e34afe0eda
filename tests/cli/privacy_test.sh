# privacy: whatever posact makes is its owner's alone (F07), and no name leaves the database unasked
# (F12).
. "$POSACT_TESTS/lib.sh"
umask 000

canary=Zephyrine
printf 'Full name,Phone\n%s Quill,07700 900123\n,07700 900124\n' "$canary" >people.csv
chmod 600 people.csv

# made where nothing was: the folders too
"$POSACT" init >"$out" 2>"$err"
check_equal $? 0 "init in a new home"
"$POSACT" add candidate --name "$canary Okoye" --phone "07700 900125" >"$out" 2>"$err"
check_equal $? 0 "add in a new home"
on_db init
id=$(add candidate --name "$canary Adeyemi" --email "$canary@example.org")
on_db edit candidate "$id" --owner "$canary"
check_status 0
on_db import candidate people.csv
on_db add candidate --name "$canary" --email "$canary with no sign"
check_status 1
on_db remove candidate "$id"
on_db undo
on_db list candidate "$canary"
check_status 0
on_db search "$canary"
for kind in csv json tsv; do
    on_db export candidate --$kind --output "asked.$kind"
    check_status 0
done
posact --db another.db demo --people 5
check_status 0
posact --db "$canary" list candidate
check_status 1

open_to_others=$(find "$POSACT_WORK/here" "$HOME" -mindepth 1 -perm /077 ! -name 'failures')
check_equal "$open_to_others" "" "what others may read"
strays=$(grep -rl "$canary" "$POSACT_WORK/here" "$HOME" | sed "s,.*/,," |
    grep -v -e '^asked\.' -e '^people\.csv$' -e '\.db$' -e '\.db-wal$')
check_equal "$strays" "" "files beside the database that hold a name"

# one that was opened to others is refused, with what to do, and left as it is
chmod 640 "$db"
for words in "list candidate" "add candidate --name Ada" "--read-only list candidate"; do
    # shellcheck disable=SC2086
    on_db $words
    check_refused 5 "chmod 600 '$db'"
done
check_equal "$(stat -c %a "$db")" 640 "the mode after refusals"
chmod 600 "$db"
check_sound
chmod 777 "$POSACT_WORK/here"
on_db list candidate
check_refused 5 "chmod o-w"
chmod 700 "$POSACT_WORK/here"

# with no standard streams at all (E04): nothing is written where a stream should be
"$POSACT" --db "$db" list candidate <&- >&- 2>&-
[ $? -ne 0 ] || fail "a list without standard output counts as written"
"$POSACT" --db "$db" add candidate --name "No Streams" <&- >&- 2>&-
code=$?
[ "$code" -eq 0 ] || [ "$code" -eq 1 ] || fail "without streams: exit code $code"
check_sound
