# files: what is no database of ours, or a broken one, is refused in a sentence and left as it is.
. "$POSACT_TESTS/lib.sh"

on_db demo --people 40
on_db check
check_status 0
settle test.db

# the same commands against a bad file: refused, unchanged
# refuse FILE CODE TEXT
refuse() {
    sum=$(cksum <"$1")
    for words in "list candidate" "add candidate --name Ada" "check" "init" "demo" "undo"; do
        # shellcheck disable=SC2086
        posact --db "$1" $words
        check_refused "$2" "$3"
        check_plain "$err"
    done
    posact --read-only --db "$1" list candidate
    check_refused "$2" "$3"
    check_equal "$(cksum <"$1")" "$sum" "$1 after refusals"
}

echo "Dear diary, today I wrote a text file that is long enough to be one." >diary.txt
refuse diary.txt 1 "diary.txt"
head -c 8192 /dev/urandom >noise.db
refuse noise.db 1 "noise.db"
head -c 8192 /dev/zero >zeros.db
refuse zeros.db 1 "zeros.db"
: >empty.db
refuse empty.db 1 "empty.db"

python3 - <<'P'
import sqlite3
other = sqlite3.connect("other.db")
other.execute("PRAGMA application_id = 252006673")
other.execute("CREATE TABLE bookmarks (title TEXT)")
other.execute("CREATE TABLE candidates (id INTEGER PRIMARY KEY, name TEXT)")
other.commit()
plain = sqlite3.connect("plain.db")
plain.execute("CREATE TABLE candidates (id INTEGER PRIMARY KEY, name TEXT)")
plain.commit()
nothing = sqlite3.connect("nothing.db")
nothing.execute("CREATE TABLE gone (a)")
nothing.execute("DROP TABLE gone")
nothing.commit()
P
refuse other.db 1 "other.db"
refuse plain.db 1 "plain.db"
refuse nothing.db 1 "nothing.db"

# E11: a newer posact wrote it
cp test.db newer.db
python3 -c 'import sqlite3; sqlite3.connect("newer.db").execute("PRAGMA user_version = 9999")'
refuse newer.db 1 "newer"
check_equal "$(python3 -c 'import sqlite3; print(sqlite3.connect("newer.db").execute("PRAGMA user_version").fetchone()[0])')" 9999 "version of newer.db"

# cut short
size=$(stat -c %s test.db)
for part in 4 2; do
    head -c $((size - size / part)) test.db >cut$part.db
    posact --db cut$part.db list candidate
    if [ "$status" -eq 0 ]; then
        fail "a database cut by 1/$part was read"
    fi
    check_refused 1 "cut$part.db"
done
head -c 50 test.db >cut50.db
refuse cut50.db 1 "cut50.db"

# damaged in the middle: never a crash
for page in 2 5 11 23; do
    cp test.db damaged.db
    dd if=/dev/urandom of=damaged.db bs=4096 seek=$page count=1 conv=notrunc 2>/dev/null
    for words in "check" "list candidate --json" "verify" "search a" "add candidate --name Ada"; do
        # shellcheck disable=SC2086
        posact --db damaged.db $words
        case $status in
        0 | 1 | 3) ;;
        *) fail "$last on a damaged file: exit code $status ($(head -n 2 "$err"))" ;;
        esac
        check_plain "$err"
    done
    posact --db damaged.db check
    [ "$status" -eq 1 ] || fail "check finds nothing after damage to page $page"
done

# a folder, a dangling link, a name that ends in a slash, a device
mkdir folder.db
for words in "list candidate" init demo; do
    # shellcheck disable=SC2086
    posact --db folder.db $words
    check_refused 1 "folder"
done
ln -s nowhere.db dangling.db
posact --db dangling.db list candidate
check_refused 1 "dangling.db"
posact --db /dev/null list candidate
check_status 1
posact --db missing/test.db list candidate
check_refused 1 "posact init"
posact --db diary.txt/test.db init
check_refused 1 "diary.txt"

# a full disk while writing: an error, and everything as it was. The limit is on each file, the log
# beside the database above all.
export_to before
python3 -c '
print("Full name,Phone,Notes")
for i in range(3000):
    print("Person %d,07700 900%03d,%s" % (i, i % 1000, "word " * 20))' >many.csv
(
    trap '' XFSZ
    ulimit -f 60
    on_db import candidate many.csv
    check_refused 1
)
(
    trap '' XFSZ
    ulimit -f 60
    on_db export candidate --json --output full.json
    on_db import contact /dev/null
) >/dev/null 2>&1
export_to after
check_same_file before after
check_sound

# a file that may not be written, for somebody who is not root
as_nobody=
if [ "$(id -u)" -eq 0 ]; then
    as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
    chmod 755 "$POSACT_WORK" "$POSACT_WORK/here"
    $as_nobody test -x "$POSACT" 2>/dev/null || exit 0
fi
mkdir closed
cp test.db closed/locked.db
chmod 400 closed/locked.db
[ -z "$as_nobody" ] || chown -R 65534 closed
chmod 500 closed
nobody() {
    # shellcheck disable=SC2086
    XDG_CONFIG_HOME=/nowhere $as_nobody "$POSACT" --db closed/locked.db "$@" >"$out" 2>"$err"
    status=$?
    last="posact on a locked file $*"
}
nobody add candidate --name Ada
[ "$status" -eq 5 ] || [ "$status" -eq 1 ] || fail "$last: exit code $status"
check_lines "$err" 1
[ -z "$as_nobody" ] || chown -R 0 closed
chmod 700 closed
chmod 000 closed/locked.db
[ -z "$as_nobody" ] || chmod 755 closed
nobody list candidate
check_refused 1 "locked.db"
chmod 600 closed/locked.db
