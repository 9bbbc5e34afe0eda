# usage: what the command line may say, and the words when it says something else.
. "$POSACT_TESTS/lib.sh"

posact --version
check_status 0
check_lines "$out" 1
grep -q '^posact [0-9.]*, schema [0-9]*, SQLite 3\.[0-9.]*$' "$out" || fail "version: $(cat "$out")"

posact --version list
check_status 0
check_lines "$out" 1

posact </dev/null
check_refused 2 "posact help"

# help: one screen, three examples
for words in help --help -h; do
    posact $words
    check_status 0
    check_empty "$err"
    [ "$(wc -l <"$out")" -le 24 ] || fail "$words takes $(wc -l <"$out") lines"
    [ "$(grep -c '^  posact ' "$out")" -eq 3 ] || fail "$words has no three examples"
    for command in init demo list show add edit remove restore search history undo redo import \
        export check verify config help tag untag manual completions stats; do
        grep -qw "$command" "$out" || fail "$words does not name $command"
    done
    awk '{ if (length($0) > 81) exit 1 }' "$out" || fail "$words is too wide"
done

for command in init demo list show add edit remove restore search history undo redo import \
    export check verify config help tag untag manual completions stats filter options \
    keys files settings examples security candidate contact; do
    posact help $command
    check_status 0
    check_empty "$err"
    [ -s "$out" ] || fail "help $command says nothing"
done
for command in list show add edit import; do
    posact help $command
    cp "$out" by_help
    posact $command --help
    check_status 0
    check_same_file by_help "$out"
done
posact help list
check_contains "$out" "posact list TYPE [FILTER]"
check_contains "$out" "--limit"
posact help candidate
check_contains "$out" "--phone"
check_contains "$out" "pcso"
check_contains "$out" "As the person gives it"
posact help filter
[ "$(wc -l <"$out")" -le 24 ] || fail "help filter takes $(wc -l <"$out") lines"
awk '{ if (length($0) > 80) exit 1 }' "$out" || fail "help filter is too wide"
check_contains "$out" "(a or b)"
posact help filtr
check_refused 2 "did you mean 'filter'"
posact help options
check_contains "$out" "130"
check_contains "$out" "--read-only"
posact help lst
check_refused 2 "did you mean 'list'"

posact lst
check_refused 2 "did you mean 'list'"
posact frobnicate
check_refused 2 "posact help"
posact --databse x list candidate
check_refused 2 "--databse"
posact -x
check_refused 2 "-x"
posact --db
check_refused 2 "needs a value"
posact --db "" list candidate
check_refused 2 "--db"
posact --read-only=yes list candidate
check_refused 2 "takes no value"

on_db init
check_status 0
on_db list
check_refused 2 "posact list TYPE"
on_db list candidat
check_refused 2 "did you mean"
on_db list candidate --sotr name
check_refused 2 "did you mean '--sort'"
on_db list candidate --limit five
check_refused 2 "five"
on_db list candidate --limit 0
check_refused 2
on_db list candidate --sort notes
check_refused 2 "name"
on_db list candidate --json --csv
check_refused 2 "Choose one"
on_db list candidate fone:123
check_refused 2 "fone"
on_db add candidate --fone 123
check_refused 2 "fone"
on_db add candidate --phonne 123
check_refused 2 "did you mean"
on_db add
check_refused 2 "posact add TYPE"
on_db add --name Ada
check_refused 2 "type"
on_db add candidate --created 2026-01-01
check_refused 2 "created"
on_db add candidate --name Ada --name Bea
check_refused 2 "twice"
on_db show candidate
check_refused 2 "id"
on_db show candidate abcd efgh
check_refused 2 "efgh"
on_db search
check_refused 2
on_db search '  '
check_refused 2
for words in '*' '&&& --' '"' '— 👍' "$(printf '\342\200\256')"; do
    on_db search -- "$words"
    check_refused 2 "Name a word"
done
on_db import candidate
check_refused 2 "file"
on_db export candidate --xml
check_refused 2
posact config
check_refused 2 "Choose one of check, show, defaults, schema"
on_db report
check_refused 2 "parity; 'posact help report' says what goes with it"
posact config frob
check_refused 2 "choose one of check, show, defaults, schema"
on_db list candidate --limit 1 --limit 2
check_refused 2 "'--limit' is given twice"
posact --db none.db check
check_refused 1 "'posact demo'"
on_db demo --people many
check_refused 2 "many"
on_db demo --people 99999999999999999999
check_refused 2

# --field=value, hyphens for underscores, options behind the command, "--"
on_db add candidate --name='Ada = Obi' --known-as Ada
check_status 0
posact list candidate --ids --db "$db"
check_lines "$out" 1
posact show candidate "$(cat "$out")" --json --db "$db"
check_json "$out" 'j["name"] == "Ada = Obi" and j["known_as"] == "Ada"'
on_db search -- --ada
check_status 0
POSACT_NOW=tomorrow on_db list candidate
check_refused 2 "POSACT_NOW"
check_sound
