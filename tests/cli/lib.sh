# lib.sh - what the scripts of this folder share. A check that fails is noted and the script goes on.
# shellcheck shell=sh
set -u

out=$POSACT_WORK/out # what posact wrote last
err=$POSACT_WORK/err
status=0
db=$POSACT_WORK/here/test.db

# Notes a failure: fail WORDS ...
fail() {
    echo "$*" >>"$POSACT_WORK/failures"
}

# Runs posact; the exit code is in $status, the rest in $out and $err.
posact() {
    "$POSACT" "$@" >"$out" 2>"$err"
    status=$?
    last="posact $*"
}

# The same on the test database.
on_db() {
    posact --db "$db" "$@"
}

check_status() {
    [ "$status" -eq "$1" ] || fail "$last: exit code $status, expected $1 ($(head -n 2 "$err"))"
}

# check_equal ACTUAL EXPECTED [WHAT]
check_equal() {
    [ "$1" = "$2" ] || fail "${3:-$last}: \"$1\", expected \"$2\""
}

check_same_file() {
    cmp -s "$1" "$2" || fail "$last: $(basename "$1") differs from $(basename "$2")"
}

# check_contains FILE TEXT
check_contains() {
    grep -qF -e "$2" "$1" || fail "$last: no \"$2\" in \"$(head -n 3 "$1")\""
}

check_lacks() {
    if grep -qF -e "$2" "$1"; then
        fail "$last: \"$2\" stands in $(basename "$1")"
    fi
}

check_empty() {
    [ -s "$1" ] && fail "$last: $(basename "$1") should be empty: \"$(head -n 2 "$1")\""
    return 0
}

check_lines() {
    lines=$(wc -l <"$1")
    [ "$lines" -eq "$2" ] || fail "$last: $lines lines, expected $2"
}

# A refusal: nothing on standard output, one line that begins with "posact: ", this exit code.
check_refused() {
    check_status "$1"
    check_empty "$out"
    check_lines "$err" 1
    grep -q '^posact: [^ ]' "$err" || fail "$last: standard error is \"$(head -n 2 "$err")\""
    grep -q '[^.]\.$' "$err" && fail "$last: a full stop ends \"$(cat "$err")\""
    [ $# -lt 2 ] || check_contains "$err" "$2"
}

# check_json FILE EXPRESSION: a Python expression over the parsed value `j` that must hold.
check_json() {
    python3 -c '
import json, sys
j = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(0 if eval(sys.argv[2]) else 1)' "$1" "$2" 2>"$POSACT_WORK/python" ||
        fail "$last: not so in the JSON: $2 ($(tail -n 1 "$POSACT_WORK/python"))"
}

# No byte that a terminal would obey: only line feeds, tabs and what is printed.
check_plain() {
    python3 -c '
import sys
text = open(sys.argv[1], "rb").read().decode("utf-8")
bad = [c for c in text if (ord(c) < 32 and c not in "\n\t\r") or 127 <= ord(c) < 160]
sys.exit(1 if bad else 0)' "$1" 2>/dev/null || fail "$last: control bytes in $(basename "$1")"
}

# add TYPE --field VALUE ...: prints the new id.
add() {
    on_db add "$@"
    check_status 0
    cat "$out"
}

# export_to FILE: everything that is in the test database, to compare.
export_to() {
    : >"$1"
    for type in candidate contact; do
        on_db --read-only export "$type" --json
        check_status 0
        cat "$out" >>"$1"
    done
}

# Every test leaves a sound database behind.
check_sound() {
    on_db check
    check_status 0
    check_empty "$out"
    on_db verify
    check_status 0
}

# Moves what is in the write-ahead log into the database itself, so that the one file is all.
settle() {
    python3 -c '
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
database.close()' "$1"
}
