# read-only: reading works and writes nothing, writing is refused with 5.
. "$POSACT_TESTS/lib.sh"

on_db demo --people 20
on_db list candidate --ids --limit 1
id=$(cat "$out")
on_db edit candidate "$id" --owner Z
export_to before
sum=$(cksum <"$db")
printf 'Full name\nAda\n' >people.csv

for words in "add candidate --name Ada" "edit candidate $id --name Ada" "remove candidate $id" \
    "restore candidate $id" undo redo "import candidate people.csv" "demo"; do
    # shellcheck disable=SC2086
    on_db --read-only $words
    check_refused 5
    # shellcheck disable=SC2086
    on_db $words --read-only
    check_refused 5
done
for words in "list candidate" "show candidate $id" "search a" "history candidate $id" \
    "export candidate" "export candidate --output file.csv" check verify "config show" help; do
    # shellcheck disable=SC2086
    on_db --read-only $words
    check_status 0
done
check_equal "$(cksum <"$db")" "$sum" "the file after reading"
export_to after
check_same_file before after

# E17: reading never writes, also without the flag
for words in "list candidate" "show candidate $id" "search a" "history candidate $id" check verify; do
    # shellcheck disable=SC2086
    on_db $words
    check_status 0
done
check_equal "$(cksum <"$db")" "$sum" "the file after more reading"
check_sound
