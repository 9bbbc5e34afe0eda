# injection (F15): words that would be SQL, FTS5 or a pattern are words, wherever they are typed, and
# nothing takes long over them (F14).
. "$POSACT_TESTS/lib.sh"

on_db init
add candidate --name "Robert'); DROP TABLE candidates;--" >/dev/null
id=$(add candidate --name "Ada Quill" --phone "07700 900123")
export_to before

cat >words <<'W'
'); DROP TABLE candidates;--
' OR '1'='1
" OR "1"="1
1; DELETE FROM operations
x' UNION SELECT sql FROM sqlite_schema--
full_name:Ada
NEAR(ada quill, 5)
ada AND NOT quill
ada*
^ada
{full_name} : ada
%
_
*
(((((((((((((((((((((((((((((((((((((((((((((
(a+)+$
\
name:'; DROP TABLE heads;--
created>2026'; DROP TABLE heads;--
phone:%
!'); VACUUM;--
-- 
/* */
?1
:name
@x
$y
W
started=$(date +%s)
while IFS= read -r words; do
    for command in "list candidate" "search" "list contact"; do
        # shellcheck disable=SC2086
        on_db $command -- "$words"
        case $status in
        0 | 2 | 3) ;;
        *) fail "$command $words: exit code $status ($(head -n 1 "$err"))" ;;
        esac
        check_lacks "$err" "syntax error"
        check_lacks "$err" "SQL"
    done
    on_db show candidate "$words"
    [ "$status" -ne 0 ] || fail "show $words found somebody"
    check_lacks "$err" "SQL"
    on_db list candidate --sort "$words"
    check_refused 2
done <words
[ $(($(date +%s) - started)) -lt 120 ] || fail "the words took too long"

# as values they go in and come out as they are
export_to after
check_same_file before after
while IFS= read -r words; do
    on_db edit candidate "$id" --owner "a$words" --notes "a$words"
    check_status 0
    on_db show candidate "$id" --json
    check_contains "$out" "$(printf '%s' "a$words" | sed 's/ *$//; s/\\/\\\\/g; s/"/\\"/g')"
done <words

# as headings of a file, and as its name
printf "Full name,'); DROP TABLE candidates;--,\"a\"\"b\"\nAda,1,2\n" >"a'b.csv"
on_db import candidate "a'b.csv" --source "'); DROP TABLE heads;--"
check_status 0
check_sound
