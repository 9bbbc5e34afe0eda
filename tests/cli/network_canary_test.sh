# network_canary: a colleague belongs to a network and comes to what it holds, and nothing of posact
# that is not a list of just that brings the two together, whoever looks: no list, search, export,
# record, history, calendar, sheet or report (P42, T73). It walks all types,
# reports and commands that look, so that a new one is walked, too.
. "$POSACT_TESTS/lib.sh"
. "$POSACT_TESTS/canary.sh"

on_db init
cat >"$POSACT_WORK/named.yaml" <<'YAML'
role: lead
YAML
role_of() { # of who types line by line
    [ "$1" = 'J. Shah' ] && echo lead || echo officer
}
as_named() {
    on_db --config "$POSACT_WORK/named.yaml" --officer 'J. Shah' "$@"
}
as_other() {
    POSACT_ROLE=officer on_db --config "$POSACT_WORK/named.yaml" --officer 'M. Begum' "$@"
}
named_add() {
    as_named add "$@"
    check_status 0
    cat "$out"
}

export POSACT_NOW=2026-11-21T12:04:00Z
network=$(add network --name 'Quillfeather Forum' --owner 'M. Begum')
zed=$(add staff --name 'PC 9001 Zephyrwing' --collar 9001 --station Stafford)
cole=$(add staff --name 'D. Cole' --collar 9002)
add candidate --name 'Ada Obi' --phone '07700 900123' --owner 'M. Begum' >/dev/null
membership=$(named_add membership --network "$network" --staff "$zed" --kind ally)
event=$(named_add event --name 'Featherday' --kind network --starts '2026-11-21 18:00' \
    --network "$network" --owner 'M. Begum' --capacity 1)
fair=$(add event --name 'Careers fair' --kind fair --starts '2026-11-21 18:00' --owner 'M. Begum')
as_named invite membership "$membership" --event "$event"
check_status 0
check_lacks "$err" Zephyrwing
as_named list invitation --ids
invitation=$(cat "$out")
as_named book invitation "$invitation"
check_status 0
as_named invite staff "$cole" --event "$event"
as_named list invitation 'colleague:9002' --ids
as_named invite staff "$zed" --event "$fair"
check_lacks "$err" Featherday
as_named arrive invitation "$invitation"
check_status 0

person="Zephyrwing $zed"
group="Quillfeather Featherday $network $event $membership $invitation"

# --- all types, in all forms ---

walk_types as_other '' Featherday
walk_types as_named 'membership invitation' Featherday

# who is not named sees nothing of it, by no door
as_other list invitation
check_lacks "$out" Featherday
check_contains "$out" 'Careers fair'
as_other export invitation --json
check_lacks "$out" "$event"
for words in "show invitation $invitation" "history invitation $invitation" \
    "edit invitation $invitation --note late" "remove invitation $invitation" \
    "decline invitation $invitation" "edit event $event --name Other" "call-off event $event" \
    "let-in event $event --colleague $cole --sure yes" "list membership"; do
    # shellcheck disable=SC2086
    as_other $words
    check_refused 5 'networks.members'
done
# who is, sees it, and each look is in the log; what leaves counts them
as_named list invitation "event:$event"
check_contains "$out" Zephyrwing
as_named history invitation "$invitation"
check_contains "$out" Zephyrwing
check_contains "$out" '(read)'
as_named export invitation "event:$event"
check_contains "$out" 'others: [c]'
check_lacks "$out" "$zed"

# --- all that looks ---

for word in Zephyrwing Quillfeather Featherday Coffee; do
    look search "$word"
    look search "$word" --json
done
look list staff
look show staff "$zed"
look today --all
look today --all --json
look calendar
look calendar --month --json
look duplicates
look intake --where 'status:open' --adult adult --dry-run
look history staff "$zed"
look drafts
look audit
look conflicts
look fair key
look stats proportion 1 20
look event
look self-entry
look monitoring questions
look views
look import membership /nowhere.csv
look export event --ics
look letter thanks --where 'status:open'
for report in $(words_of report WHAT '--campaign VALUE'); do
    for words in '' --json --html; do
        # shellcheck disable=SC2086
        look report "$report" $words
        check_lacks "$out" Zephyrwing
    done
    look report "$report" --event "$event"
    check_lacks "$out" Zephyrwing
done
for officer in as_other as_named; do
    for words in "sheet event $event" "sheet event $event --html" "badges event $event"; do
        # shellcheck disable=SC2086
        $officer $words
        check_lacks "$out" Zephyrwing
    done
done
for shell in bash zsh fish; do
    look completions "$shell"
    check_lacks "$out" Zephyrwing
done
check_all_looked

# --- line by line, drafts, and what a killed one leaves ---

for officer in 'M. Begum' 'J. Shah'; do
    at_terminal "$officer" <<LINES
day
go staff
1
<
2
<
go candidates
1
<
go events
/Featherday
go networks
/Quillfeather
1
<
reports
networks
>
calendar
LINES
    check_contains "$out" 'PC 9001 Zephyrwing'
    check_contains "$out" 'Quillfeather Forum'
    check_lines_apart
done
at_terminal 'M. Begum' <<LINES
go memberships
go networks
/Quillfeather
members 1
LINES
check_contains "$out" 'networks.members'
check_lacks "$out" Zephyrwing

# a form that was being typed when its process was killed, and one whose line dropped: who was typing
# has the draft, nobody else does, and no other file has anything
for end in @kill @hang-up; do
    at_terminal 'J. Shah' <<LINES
go networks
/Quillfeather
join 1
Cole
1
$end
LINES
    check_contains "$out" 'D. Cole'
done
look drafts
look audit
look conflicts
as_named drafts
check_status 0
check_contains "$out" 'Membership'
check_lacks "$out" 'D. Cole'
as_other drafts
check_status 3
at_terminal 'M. Begum' <<LINES
drafts
LINES
check_lacks "$out" Membership
check_lacks "$out" 'D. Cole'
find "$POSACT_WORK" -type f ! -path "$db*" ! -path "*/backups/*.db" ! -path "$out" ! -path "$err" \
    ! -name named.yaml >"$POSACT_WORK/files"
[ -s "$POSACT_WORK/files" ] || fail 'no file was looked at'
while IFS= read -r file; do
    for word in Zephyrwing Quillfeather Featherday 'D. Cole'; do
        grep -qaF "$word" "$file" && fail "'$word' stands in $file"
    done
done <"$POSACT_WORK/files"

# --- undo says no more than doing ---

as_named undo
check_lacks "$err" Zephyrwing
check_sound
