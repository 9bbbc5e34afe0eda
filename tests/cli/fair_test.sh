# fair: a pack out, people sealed at a stand with kill -9 in between, nothing of them on the laptop,
# each who was told that they are saved in what is collected, twice the same, undone and done again;
# what was cut, changed, put in, or is for another force is refused and says where (S14, S15, S19,
# S20, S21, C05). POSACT_CANARIES people (60), POSACT_KILLS kills (6).
. "$POSACT_TESTS/lib.sh"

people=${POSACT_CANARIES:-60}
kills=${POSACT_KILLS:-6}
laptop=$POSACT_WORK/laptop
mkdir -m 700 "$laptop"

# on_laptop COMMAND ...: another machine, as far as files go
on_laptop() {
    HOME=$laptop XDG_DATA_HOME=$laptop/data XDG_CONFIG_HOME=$laptop/config \
        XDG_STATE_HOME=$laptop/state TMPDIR=$laptop "$@"
}

on_db init
event=$(add event --name 'College careers fair' --kind careers_fair --starts '2026-11-21 10:00')

# --- the pack ---

on_db fair new
check_refused 2 'Name the event'
on_db fair new --event "$event" --until 2026-11-20
check_refused 1 'Say until when the pack is good'
on_db fair new --event "$event"
check_status 0
check_contains "$err" "good until 22 November 2026"
check_contains "$err" "no English notice: give version '1' a wording"
check_contains "$err" "'$db-force.next' to a safe"
cp "$out" stand.pack
check_lines stand.pack 1
for file in "$db-force" "$db-force.next"; do
    check_equal "$(stat -c %a "$file")" 600 "the mode of $file"
done
posact fair collect --help
check_contains "$out" 'sealed'

# --- the stand, at which it dies ---

on_laptop python3 "$POSACT_TESTS/fair_stand.py" "$POSACT" "$PWD/stand.pack" "$people" "$kills" 7 \
    >saved 2>"$err" || fail "the stand: $(cat "$err")"
[ "$(wc -l <saved)" -ge $((people - kills)) ] || fail "only $(wc -l <saved) were saved"
sealed=$(echo "$laptop"/data/posact/stand/*.sealed)
check_equal "$(stat -c %a "$sealed")" 600 'the mode of the sealed file'

# Every file that is there, whatever it is called, as bytes and as strings see it.
if grep -raE 'Canary7|c7x[0-9]|Quillfolk|Zephyrhall' "$laptop" >"$POSACT_WORK/found"; then
    fail "the laptop tells of people: $(cut -c1-200 "$POSACT_WORK/found" | head -n 2)"
fi
find "$laptop" -type f -exec strings -e l {} + >"$POSACT_WORK/wide"
check_lacks "$POSACT_WORK/wide" Canary7

# --- what is not what the laptop wrote ---

# change NAME CODE: runs Python on the bytes `b`, whose records are `r`
change() {
    python3 - "$sealed" "$1" "$2" <<'PY'
import struct, sys
b = bytearray(open(sys.argv[1], "rb").read())
at = 16 + 4 + struct.unpack_from("<I", b, 16)[0] + 32 + 16 + 64
r = []
while at + 4 <= len(b):
    size = 4 + struct.unpack_from("<I", b, at)[0]
    r.append((at, at + size))
    at += size
exec(sys.argv[3])
open(sys.argv[2], "wb").write(b)
PY
    chmod 600 "$1"
}
# check_changed RECORD WORDS CODE
check_changed() {
    change changed.sealed "$3"
    on_db fair collect changed.sealed
    check_refused 1 "Record $1 of the sealed file $2"
}
check_changed 5 'was changed' 'b[r[4][0] + 120] ^= 1'
check_changed 3 'is missing' 'del b[r[2][0]:r[2][1]]'
check_changed 4 'does not follow the one before it' 'b[r[3][0]:r[3][0]] = b[r[1][0]:r[1][1]]'
check_changed 6 'was changed' 'b[r[5][0]:r[5][1]] = b[r[5][0]:r[5][0] + 4] + bytes(r[5][1] - r[5][0] - 4)'
change changed.sealed 'b[40] ^= 1'
on_db fair collect changed.sealed
check_refused 1 'its beginning was changed'
printf 'Name;Phone\n' >changed.sealed
on_db fair collect changed.sealed
check_refused 1 'no sealed file of a fair'
on_db list candidate --ids
check_empty "$out"

# --- another force ---

posact --db other.db init
posact --db other.db fair collect "$sealed"
check_refused 5 'No pack was made here'
posact --db other.db fair key
check_status 0
posact --db other.db fair collect "$sealed"
check_refused 5 'is for force'
other=$(posact --db other.db add event --name Elsewhere --kind careers_fair --starts '2026-11-21 10:00'
    cat "$out")
posact --db other.db fair new --event "$other"
cp "$out" other.pack

# --- collected ---

on_db fair collect "$sealed" --dry-run
check_status 0
check_contains "$out" 'a dry run: nothing was written'
on_db list candidate --ids
check_empty "$out"

# A laptop whose clock runs three days ahead of the server's: nobody came in the days to come.
POSACT_NOW=2026-11-18T10:00:00Z on_db fair collect "$sealed" --dry-run
check_status 0
check_contains "$out" 'the clock of the laptop was 74 hours ahead'
check_lacks "$out" refused:

# Cut at its end: what is whole is in, and it says so.
change cut.sealed 'del b[r[-2][0] + 30:]'
on_db fair collect cut.sealed
check_status 0
check_contains "$out" 'its end is torn'
check_contains "$out" 'it was not closed on the laptop'
on_db undo
check_status 0

on_db fair collect "$sealed"
check_status 0
check_lacks "$out" 'it was not closed'
on_db list candidate --json
cp "$out" collected
while read -r person; do
    check_contains collected "$person"
done <saved
check_json collected "all(c['source'].startswith('from Zephyrhall') for c in j)"
check_json collected "all(c['role'] == 'pc' and c['notice'] == '1' for c in j)"
count=$(python3 -c 'import json; print(len(json.load(open("collected"))))')
[ "$count" -ge "$(wc -l <saved)" ] && [ "$count" -le "$people" ] || fail "$count people collected"
on_db list invitation --json
check_json "$out" "len(j) == $count and all(i['state'] == 'attended' and i['walk_in'] == 'yes' for i in j)"
on_db list candidate 'tag:"to complete"' --ids
check_lines "$out" "$count"

# The same again changes nothing, and lets the file go.
cp -p "$sealed" again.sealed
on_db fair collect again.sealed
check_contains "$out" "0 new, 0 updated, $count unchanged"
[ -e again.sealed ] || fail 'the file went without a word'
on_db fair collect again.sealed --remove
check_contains "$err" "Removed: 'again.sealed'"
[ -e again.sealed ] && fail 'the file stayed'
on_db undo
on_db list candidate --ids
check_empty "$out"
on_db fair collect - <"$sealed"
check_status 0
on_db list candidate 'tag:"to complete"' --ids
check_lines "$out" "$count"

# Handed in through what stands for ssh: the words of the server behind the host, and no others.
cat >ssh-here <<SH
#!/bin/sh
[ "\$1 \$2" = '-- posact@force' ] || exit 255
case \$3 in
'posact fair collect -') shift 3; exec '$POSACT' --db '$db' fair collect - ;;
'posact fair collect - --dry-run') exec '$POSACT' --db '$db' fair collect - --dry-run ;;
esac
exit 254
SH
chmod 700 ssh-here
# hand_in OPTION ...
hand_in() {
    last="hand-in $*"
    on_laptop "$POSACT" hand-in posact@force --ssh ./ssh-here "$@" >"$out" 2>"$err"
    status=$?
}
on_db undo
hand_in --dry-run
check_status 0
check_contains "$out" "$count new"
check_contains "$err" 'Tried:'
on_db list candidate --ids
check_empty "$out"
on_laptop "$POSACT" hand-in elsewhere --ssh ./ssh-here --remove >"$out" 2>"$err"
check_contains "$err" "'elsewhere' did not take it in"
[ -e "$sealed" ] || fail 'it was removed and is not in'
cp -p "$sealed" kept.sealed
hand_in
check_status 0
check_contains "$err" 'all of it is in, and --remove lets it go'
hand_in --remove
check_status 0
check_contains "$out" "$count unchanged"
check_contains "$err" 'Handed in and removed:'
[ -e "$sealed" ] && fail 'the sealed file is still there'
hand_in
check_status 3
check_contains "$err" 'everything was handed in'
mv kept.sealed "$sealed"

# With the key lost, the next one opens it out of its safe.
mv "$db-force" kept
on_db fair collect "$sealed" --dry-run
check_status 0
mv kept "$db-force"
on_db fair key --turn
check_contains "$err" 'The next key is in use now'
on_db fair collect "$sealed"
check_contains "$out" "$count unchanged"

# --- packs that a laptop refuses; it is never asked for a key ---

# at_stand PACK [OPTION ...]
at_stand() {
    last="stand $*"
    echo '!' | on_laptop python3 "$POSACT_TESTS/at_terminal.py" "$POSACT" --plain stand "$@" >"$out"
}
POSACT_NOW=2026-11-23T10:00:00Z at_stand stand.pack
check_contains "$out" "The pack for 'College careers fair' was for use until 22 November 2026"
at_stand other.pack
check_contains "$out" 'ask who made it; when that is right, say so with --mark'
at_stand other.pack --mark "$(grep -oE '[-a-z0-9]{19}$' "$out")"
check_contains "$out" 'Your key'
python3 -c '
line = open("stand.pack").read()
open("bad.pack", "w").write(line[:200] + ("A" if line[200] != "A" else "B") + line[201:])
open("short.pack", "w").write(line[:400])'
for pack in bad.pack short.pack; do
    at_stand $pack
    check_contains "$out" 'was cut short or changed on its way'
done
at_stand saved
check_contains "$out" 'It is no pack for a fair'
posact stand stand.pack </dev/null
check_refused 2 'needs a terminal'

# A laptop that works for the other force now goes on with the first when a person says so.
at_stand stand.pack
check_contains "$out" 'say so with --mark'
check_sound
