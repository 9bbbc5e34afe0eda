# scope_canary: whoever coordinates one network meets nobody of another one, whatever they ask for
# (T85): 500 people, with all that goes on in their network, of whom no command, list, search, filter,
# completion, line, screen or word of the log shows as much as a name.
. "$POSACT_TESTS/lib.sh"
. "$POSACT_TESTS/canary.sh"

home=$(readlink -f "$POSACT_WORK")
printf 'database: %s/force.db\nrole: lead\n' "$home" >"$home/server.yaml"
on_server() {
    posact --config "$home/server.yaml" --officer 'J. Shah' "$@"
}
made() {
    on_server add "$@"
    check_status 0
    cat "$out"
}

# --- two networks: one has a coordinator, the other 500 members ---

on_server init
board=$(made board --name 'Walkerby board')
strange_board=$(made board --name 'Zephyrwing board')
own=$(made network --name 'Walkerby Forum' --owner 'J. Shah' --board "$board")
other=$(made network --name 'Zephyrwing Forum' --owner 'J. Shah' --board "$strange_board")
cole=$(made staff --name 'D. Walkerby' --collar 1001)
python3 - >"$home/staff.csv" <<'PY'
print("name,collar,station")
for i in range(500):
    print(f"PC {9000 + i} Zephyrwing-{i},{9000 + i},Zephyrwing House")
PY
on_server import staff "$home/staff.csv"
check_status 0
on_server list staff Zephyrwing --ids
check_lines "$out" 500
cp "$out" "$home/strangers"
{
    echo network,staff,kind,joined
    sed -n 's/^\(PC[^,]*\),.*/Zephyrwing Forum,\1,member,2026-02-01/p' "$home/staff.csv"
} >"$home/membership.csv"
on_server import membership "$home/membership.csv"
check_status 0
stranger=$(head -1 "$home/strangers")
on_server list membership --ids
check_lines "$out" 500
head -1 "$out" >"$home/membership"
made office --network "$own" --office representative --staff "$cole" --started 2026-01-01 \
    --until 2027-12-31 >"$home/own_office"
made office --network "$other" --office representative --staff "$stranger" --started 2026-01-01 \
    --until 2027-12-31 >"$home/office"
member=$(made membership --network "$own" --staff "$cole" --kind member)
issue=$(made issue --network "$own" --subject 'Walkerby lockers')
strange_issue=$(made issue --network "$other" --subject 'Zephyrwing lockers')
made action --issue "$strange_issue" --what 'Zephyrwing action' --owner 'J. Shah' --due 2026-12-01 \
    >"$home/action"
made meeting --board "$strange_board" --held 2026-12-02 --place 'Zephyrwing room' >"$home/meeting"
made event --name 'Zephyrwing day' --kind network --starts '2026-12-01 18:00' \
    --network "$other" --owner 'J. Shah' >"$home/event"
on_server invite staff "$stranger" --event "$(cat "$home/event")"
check_status 0
candidate=$(made candidate --name 'Ada Zephyrwing' --phone '07700 900123')
on_server tag candidate "$candidate" zephyrwing-tag
check_status 0

# --- the coordinator, as over ssh ---

echo "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGWR0" >"$home/key.pub"
on_server user add 'D. Walkerby' --role network_coordinator --key "$home/key.pub"
check_status 0
on_server user colleague 'D. Walkerby' --staff "$cole"
check_status 0
on_server list user 'name:walkerby' --ids
user=$(cat "$out")
served() { # served WORDS: what is shown is looked through at once
    last="served: $*"
    SSH_ORIGINAL_COMMAND="$*" "$POSACT" serve --config "$home/server.yaml" --user "$user" \
        >"$out" 2>"$err" </dev/null
    status=$?
    [ "$status" -le 5 ] || fail "$last: exit code $status ($(head -n 3 "$err"))"
    ! grep -q '[Zz]ephyrwing' "$out" "$err" || fail "$last: $(grep -h '[Zz]ephyrwing' "$out" "$err" | head -1)"
}
# lacks_references: of nobody of the others does a reference stand in what is shown either
lacks_references() {
    ! grep -qFf "$home/strangers" "$out" || fail "$last: the reference of somebody else"
}

# what is theirs is there, so that the rest can be missed
served list network
check_contains "$out" Walkerby
served list staff
check_status 5
served show issue "$issue"
check_contains "$out" 'Walkerby lockers'
served show membership "$member"
check_contains "$out" 'D. Walkerby'

for type in $types; do
    served "list $type"
    [ "$status" -ne 5 ] || continue # refused whatever stands behind it: authorisation.txt
    theirs="${theirs:-} $type"
    for words in "list $type --json" "list $type --csv" "list $type --trash" "list $type --ids" \
        "list $type Zephyrwin" "list $type 'tag:\"zephyrwin\"'" "list $type network:$other" \
        "list $type board:$strange_board" "list $type staff:$stranger" "list $type issue:$strange_issue" \
        "list $type !owner:me --sort changed" "export $type" "import $type none.csv"; do
        served "$words"
        lacks_references
    done
done
check_equal "$theirs" ' network office membership board meeting issue action' 'the types of a coordinator'
for word in zephyrwin Zeph '9001' 'PC 9001' "$(echo "$stranger" | cut -c1-8)"; do
    served "search '$word'"
    lacks_references
done

# every command that they have, and each by the records of the others
served help
# shellcheck disable=SC2020
sed -n 's/^Types.*//; s/^Change//; s/^Look up//; s/^Program//; /^  *[a-z]/p' "$out" | tr ', ' '\n\n' |
    sed '/^[a-z]/!d' | sort -u >"$home/words"
: >"$home/commands"
while read -r word; do
    served "help $word"
    [ "$status" -ne 0 ] || echo "$word" >>"$home/commands"
done <"$home/words"
[ "$(wc -l <"$home/commands")" -ge 12 ] || fail "only these commands: $(tr '\n' ' ' <"$home/commands")"
while read -r command; do
    served "$command"
    for record in "network $other" "issue $strange_issue" "action $(cat "$home/action")" \
        "office $(cat "$home/office")" "membership $(cat "$home/membership")" "staff $stranger"; do
        served "$command $record"
    done
done <"$home/commands"
for words in "add membership --network $other --staff $cole --kind member" \
    "add membership --network $own --staff $stranger --kind member" \
    "edit membership $member --network $other" "edit issue $issue --network $other" \
    "edit issue --where 'Walkerby' --network $other --yes" \
    "edit issue --where 'Walkerby' --board $strange_board --yes" \
    "add action --issue $strange_issue --what x --due 2026-12-03" "edit issue $strange_issue --subject x" \
    "show issue $(echo "$strange_issue" | cut -c1-8)" "history staff $stranger"; do
    served "$words"
    [ "$status" -ne 0 ] || fail "$last was done"
done
served "edit issue --where 'Walkerby' --detail 'New locks' --yes"
check_status 0
served undo
check_status 0
served redo
check_status 0
for shell in bash zsh fish; do
    served "completions $shell"
done
on_server show issue "$strange_issue"
check_contains "$out" 'Zephyrwing lockers'

# --- line by line, and on the screens ---

at() { # at SCRIPT ARGS: as the coordinator, with stdin typed
    last="$1 $2"
    SSH_ORIGINAL_COMMAND=$2 TERM=xterm python3 "$POSACT_TESTS/$1" "$POSACT" serve \
        --config "$home/server.yaml" --user "$user" >"$out"
    : >"$err"
    check_contains "$out" Walkerby
    ! grep -aq 'Zephyrwing' "$out" || fail "$last: $(grep -a Zephyrwing "$out" | head -1)"
}
at at_terminal.py --plain <<LINES
go networks
1
<
/zephyrwin
go issues
1
<
/tag:zephyrwin
go memberships
1
<
go offices
go boards
go meetings
go actions
go events
calendar
go staff
trash
drafts
LINES
check_contains "$out" 'There are none that you may see' # and nothing of add
check_contains "$out" 'The trash is empty'              # of the list before, for staff was refused
at at_screen.py '' <<'LINES'
j
G
\r
h
\e
w
\e\e
:zeph
\e
:pc 90
\e
:walkerby
\r
\e
:issues
\r
n
\tzeph
\e
\e
/zeph
\e
/tag:zeph
\e
:memberships
\r
n
zeph
\e
\e
:actions
\r
n
zeph
\e
\e
Z
\e
?
\e
C
\e
W
\e
m
LINES

# --- the log of it, as an auditor is told ---

POSACT_ROLE=auditor posact --config "$home/server.yaml" audit --user 'D. Walkerby'
check_status 0
check_contains "$out" Walkerby
check_lacks "$out" Zephyrwing
on_server check
check_status 0
