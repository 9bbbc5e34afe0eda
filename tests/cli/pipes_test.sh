# pipes: no escapes, no prompts, nothing lost without a word.
. "$POSACT_TESTS/lib.sh"

on_db demo --people 300
id=$(on_db list candidate --ids --limit 1 && head -n 1 "$out")

# D07: no byte 27 anywhere, whatever TERM says
for words in help "help list" "help candidate" "help options" --version "list candidate" \
    "list candidate --json" "list candidate --csv" "list candidate --tsv" "list candidate --ids" \
    "show candidate $id" "show candidate $id --json" "history candidate $id" \
    "history candidate $id --json" "search a" "search a --json" "export candidate" check verify \
    "config show" "config defaults" "config schema" "config check" "edit candidate $id --owner X" \
    undo redo "remove candidate $id" "restore candidate $id" "list nothing" nonsense ""; do
    # shellcheck disable=SC2086
    TERM=xterm-256color on_db $words </dev/null
    check_plain "$out"
    check_plain "$err"
done

# data on one side, talk on the other
on_db list candidate --ids
check_empty "$err"
check_lines "$out" 300
on_db edit candidate "$id" --owner Y
check_empty "$out"
check_lines "$err" 1
on_db check
check_empty "$out"

# a reader who has had enough
"$POSACT" --db "$db" list candidate --json 2>"$err" | head -n 1 >"$out"
check_lines "$out" 1
check_empty "$err"
"$POSACT" --db "$db" export contact 2>"$err" | true
check_empty "$err"

# a full device
for words in "list candidate" "list candidate --json" "export contact" "show candidate $id" \
    "history candidate $id" "search a" "config defaults" help --version; do
    # shellcheck disable=SC2086
    "$POSACT" --db "$db" $words >/dev/full 2>"$err"
    status=$?
    last="posact $words >/dev/full"
    : >"$out"
    check_refused 1
done

# E04: without standard streams nothing is written where it does not belong
export_to before
"$POSACT" --db "$db" list candidate --ids <&- >"$out" 2>"$err"
check_lines "$out" 300
"$POSACT" --db "$db" list candidate >&- 2>"$err"
status=$?
last="posact list >&-"
check_equal "$status" 1
check_lines "$err" 1
"$POSACT" --db "$db" list nothing 2>&-
check_equal "$?" 2 "exit code with standard error closed"
"$POSACT" --db "$db" add candidate --name Ada --notes - <&- >"$out" 2>"$err"
check_equal "$?" 1 "exit code with standard input closed"
"$POSACT" --db "$db" undo <&- >&- 2>&-
"$POSACT" --db "$db" redo <&- >&- 2>&-
export_to after
check_same_file before after

# no prompt, no waiting: everything ends by itself without a terminal
for words in "remove candidate $id" "restore candidate $id" undo redo "demo" "init" ""; do
    # shellcheck disable=SC2086
    timeout 20 "$POSACT" --db "$db" $words </dev/null >"$out" 2>"$err"
    [ $? -ne 124 ] || fail "posact $words waits"
done
check_sound
