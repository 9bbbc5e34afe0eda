# roles: what each role may do is done, and nothing else; who sees their own records alone finds,
# counts and names nobody else by any door (T85). Every name that is not theirs is a canary.
. "$POSACT_TESTS/lib.sh"

home=$(readlink -f "$POSACT_WORK")
posact --db "$home/force.db" demo --people 60
check_status 0
printf 'database: %s/force.db\n' "$home" >"$home/server.yaml"
on_server() {
    posact --config "$home/server.yaml" "$@"
}
key() { # key LETTER: a line of a key file; no two letters give the same
    echo "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGW$10"
}
user() { # user LETTER NAME ROLE; prints the reference
    key "$1" | POSACT_OFFICER='J. Shah' "$POSACT" --config "$home/server.yaml" \
        user add "$2" --role "$3" --key - 2>/dev/null
    "$POSACT" --config "$home/server.yaml" list user "name:\"$2\"" --ids
}
served() { # served USER WORDS: as over ssh; what is seen goes into $home/seen, too
    who=$1
    shift
    SSH_ORIGINAL_COMMAND="$*" posact serve --config "$home/server.yaml" --user "$who"
    cat "$out" "$err" >>"$home/seen"
}
field() { # field TYPE ID NAME: a value of a record as JSON has it
    "$POSACT" --config "$home/server.yaml" show "$1" "$2" --json |
        python3 -c "import json,sys; print(json.load(sys.stdin).get('$3') or '')"
}

# --- a buddy: their own pairings, in which they log contacts ---

pairing=$("$POSACT" --config "$home/server.yaml" list pairing 'state:active' --ids | head -1)
buddy=$(field pairing "$pairing" buddy)
colleague=$(field buddy "$buddy" staff)
begum=$(user R 'M. Quill' buddy)
[ -n "$begum" ] || fail 'there is no user'
served "$begum" list pairing
check_empty "$out" # nobody has said who they are
on_server user colleague 'M. Quill' --staff "$colleague"
check_status 0

on_server list pairing --json
python3 - "$out" "$home" "$buddy" <<'PY'
import json, sys
rows = json.load(open(sys.argv[1]))
home, buddy = sys.argv[2], sys.argv[3]
def is_own(row): return row.get("buddy") == buddy and not row.get("ended")
own = {row["candidate"] for row in rows if is_own(row) and row.get("candidate")}
others = [row["id"] for row in rows if not is_own(row)]
open(home + "/own", "w").write("\n".join(own) + "\n")
open(home + "/mine", "w").write(str(sum(is_own(row) for row in rows)) + "\n")
open(home + "/others", "w").write("\n".join(others) + "\n")
PY
on_server list candidate --json
python3 - "$out" "$home" >"$home/canaries" <<'PY'
import json, sys
own = set(open(sys.argv[2] + "/own").read().split())
rows = json.load(open(sys.argv[1]))
names = {row["name"] for row in rows if row["id"] in own}
print("\n".join(sorted({row["name"] for row in rows if row["id"] not in own} - names)))
PY
other=$(head -1 "$home/others")
stranger=$(field pairing "$other" candidate)
: >"$home/seen"

served "$begum" list pairing --ids
check_lines "$out" "$(cat "$home/mine")"
grep -q "$pairing" "$out" || fail 'their own pairing is not there'
served "$begum" list pairing
served "$begum" list pairing --json
served "$begum" show pairing "$pairing"
check_status 0
served "$begum" show pairing "$other"
check_status 3
check_contains "$err" 'There is no pairing'
served "$begum" history pairing "$other"
check_status 3
served "$begum" show pairing "$(echo "$other" | cut -c1-8)"
check_status 3
served "$begum" list pairing "$(head -1 "$home/canaries" | cut -d' ' -f1)"
served "$begum" list check_in
for words in 'list candidate' "show candidate $stranger" 'search Begum' today duplicates calendar \
    'export pairing' "list contact" 'report pairings' 'list staff' "history candidate $stranger" \
    "edit pairing $pairing --goals Other" "end pairing $pairing --reason other" undo user verify \
    'add candidate --name Ada' "letter quiet candidate" 'list user'; do
    served "$begum" "$words"
    check_status 5
done
served "$begum" check-in pairing "$other" --channel phone
check_status 3
served "$begum" add check_in --pairing "$other" --held 2026-11-20 --channel phone
check_refused 1 'Pairing: There is no pairing'
served "$begum" help pairing
check_contains "$out" check-in
check_lacks "$out" hand-over
served "$begum" help
check_contains "$out" pairing
check_lacks "$out" duplicates
check_lacks "$out" export
check_lacks "$out" campaign
served "$begum" help campaign
check_status 2
served "$begum" completions bash
check_lacks "$out" duplicates
served "$begum" views
served "$begum" drafts
if grep -F -f "$home/canaries" "$home/seen"; then
    fail 'a buddy saw somebody else'
fi

# --- refused is noted, by name of the command alone ---
POSACT_OFFICER=root on_server history user "$begum"
check_contains "$out" 'refused'

# --- a coordinator: their own network ---

office=$("$POSACT" --config "$home/server.yaml" list office --ids | head -1)
network=$(field office "$office" network)
coordinator=$(user S 'N. Cole' network_coordinator)
on_server user colleague 'N. Cole' --staff "$(field office "$office" staff)"
on_server list network --json
python3 - "$out" "$network" >"$home/canaries" <<'PY'
import json, sys
print("\n".join(row["name"] for row in json.load(open(sys.argv[1])) if row["id"] != sys.argv[2]))
PY
: >"$home/seen"
served "$coordinator" list network --ids
grep -q "$network" "$out" || fail 'their own network is not there'
lines=$(wc -l <"$out")
on_server list network --ids
[ "$lines" -lt "$(wc -l <"$out")" ] || fail 'all networks are there'
served "$coordinator" list issue
for words in 'list candidate' 'report networks' 'search network' "list pairing" 'export network'; do
    served "$coordinator" "$words"
    check_status 5
done
served "$coordinator" undo # they may, and there is nothing of theirs
check_status 3

# --- the door, the board, the auditor ---

desk=$(user T 'D. Door' event_desk)
served "$desk" list event
check_status 0
for words in 'list candidate' 'list contact' 'export event' 'report events' today undo; do
    served "$desk" "$words"
    check_status 5
done
board=$(user U 'B. Reader' board_reader)
served "$board" report trend
check_status 5
served "$board" report trend --release
check_status 0
for words in 'list candidate' 'list release' 'report tie-breaks' ''; do
    served "$board" "$words"
    check_status 5
done
auditor=$(user V 'A. Auditor' auditor)
served "$auditor" list user
check_status 0
for words in 'list candidate' "show pairing $pairing" "history pairing $pairing" 'export user'; do
    served "$auditor" "$words"
    check_status 5
done

# --- whoever opens the file may have a role, too ---

POSACT_ROLE=buddy on_server list candidate
check_refused 5 "The role 'Buddy' may not do 'list candidate'"
POSACT_ROLE=emperor on_server list candidate
check_status 5
check_contains "$err" "'emperor' is no role"

# --- another name: the log goes on with it, drafts and views come along ---

key W >"$home/again.pub"
on_server user rename 'M. Quill' --to 'M. Ivory'
check_status 0
check_contains "$err" 'Renamed'
served "$begum" check-in pairing "$pairing" --channel phone
check_status 0
on_server list check_in "pairing:$pairing" --ids
on_server history check_in "$(head -1 "$out")"
check_contains "$out" 'M. Ivory'
on_server user rename 'M. Ivory' --to 'N. Cole'
check_refused 1 'There is a user'
