# init: only init and demo make a database, in a folder that nobody else may read.
. "$POSACT_TESTS/lib.sh"

home_db=$XDG_DATA_HOME/posact/posact.db

for words in "list candidate" "show candidate abcd" "add candidate --name Ada" \
    "edit candidate abcd --name Ada" "remove candidate abcd" "restore candidate abcd" \
    "search ada" "history candidate abcd" undo redo "import candidate -" "export candidate" \
    check verify; do
    # shellcheck disable=SC2086
    posact $words </dev/null
    check_refused 1 "posact init"
    [ -e "$XDG_DATA_HOME" ] && fail "posact $words made $XDG_DATA_HOME"
done

posact --read-only init
check_refused 5
[ -e "$home_db" ] && fail "init --read-only made a database"

posact init
check_status 0
check_empty "$out"
check_contains "$err" "$home_db"
check_equal "$(stat -c %a "$home_db")" 600
check_equal "$(stat -c %a "$XDG_DATA_HOME/posact")" 700
posact list candidate --json
check_status 0
check_equal "$(tr -d '\n' <"$out")" "[]"

sum=$(cksum <"$home_db")
posact init
check_refused 4 "already"
check_equal "$(cksum <"$home_db")" "$sum" "init on what is there"

# --db, then the settings, say where
posact --db deep/er/other.db init
check_status 0
[ -f deep/er/other.db ] || fail "no deep/er/other.db"
mkdir -p "$XDG_CONFIG_HOME/posact"
echo "database: $POSACT_WORK/here/configured.db" >"$XDG_CONFIG_HOME/posact/posact.yaml"
posact init
check_status 0
[ -f configured.db ] || fail "no configured.db"
POSACT_DATABASE=$POSACT_WORK/here/environment.db posact init
check_status 0
[ -f environment.db ] || fail "no environment.db"

# every file is private
find . "$XDG_DATA_HOME" -type f \( -name '*.db*' \) -perm /077 >loose
check_empty loose

# E12: the file is gone, nothing makes a new one
rm -f configured.db*
posact list candidate
check_refused 1 "configured.db"
[ -e configured.db ] && fail "list made configured.db"
posact </dev/null
check_status 2
[ -e configured.db ] && fail "posact made configured.db"
exit 0
