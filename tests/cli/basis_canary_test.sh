# basis_canary: what somebody's support rests on tells their group, and nothing of posact brings the
# two together but the record itself, and its history, shown to an officer who may see what people
# declared, with a note of the look (B19, P17, T29, T30). Nobody is found by it (P9). It walks all
# types, reports and commands that look; whoever may not see it goes on with what is under way.
. "$POSACT_TESTS/lib.sh"
. "$POSACT_TESTS/canary.sh"

on_db init
cat >"$POSACT_WORK/named.yaml" <<'YAML'
lists:
    user-roles:
        - {code: case, label: Case, screens: yes, may: "*, declaration.read, assessment.approve"}
        - {code: other, label: Other, screens: yes, may: "*, report.release"}
YAML
role_of() {
    [ "$1" != 'K. Reid' ] && echo case || echo other
}
as() {
    officer=$1
    shift
    POSACT_ROLE=$(role_of "$officer") on_db --config "$POSACT_WORK/named.yaml" --officer "$officer" "$@"
}
as_named() { as 'J. Shah' "$@"; }
as_other() { as 'K. Reid' "$@"; }
made() {
    as_named add "$@"
    check_status 0
    cat "$out"
}

for kind in notice document; do
    made policy --kind $kind --name "Our $kind" --version 3 --starts 2026-01-01 \
        --review 2027-12-31 --location 'IG register' >"$POSACT_WORK/policy"
done
assessment=$(made assessment --name 'Quillfolk wanted' --roles control_room --meant_for male \
    --starts 2026-11-21 --review 2027-06-30 --trigger low --barrier 'Seen as work for others' \
    --aim 'That they apply' --measures 'buddy, event, consultancy' --alternatives 'Open evenings' \
    --lesser 'Two years of these changed nothing' --effect 'Open support stays' --eia 'EIA 2026/14')
made evidence --assessment "$assessment" --what 'Share' --value '21.6 per cent' --n 162 \
    --source 'HR' --dated 2026-09-30 >"$POSACT_WORK/evidence"
as 'M. Begum' approve assessment "$assessment"
check_status 0
campaign=$(made campaign --name 'Autumn intake' --role control_room)
zed=$(made candidate --name 'Bob Zephyrwing' --role control_room)
ada=$(made candidate --name 'Ada Obi' --role control_room)
made application --candidate "$zed" --role control_room --campaign "$campaign" >"$POSACT_WORK/application"
reid=$(made staff --name 'PC 4471 Cole')
hale=$(made staff --name 'PC 4472 Hale')
for helper in "$reid" "$hale"; do
    made buddy --staff "$helper" --capacity 9 --trained 2026-01-05 --agreed 2026-01-05
done >"$POSACT_WORK/buddies"
buddy=$(head -n 1 "$POSACT_WORK/buddies")
next=$(tail -n 1 "$POSACT_WORK/buddies")
made declaration --candidate "$zed" --characteristic sex --belongs_to male --purpose targeted \
    --wording 3 --channel phone --said 2026-11-20 >"$POSACT_WORK/said"
declaration=$(cat "$POSACT_WORK/said")
pairing=$(made pairing --candidate "$zed" --buddy "$buddy" --adult adult --offered targeted \
    --assessment "$assessment")
event=$(made event --name 'Meet the room' --kind discovery --starts '2026-11-21 18:00' \
    --audience targeted --roles control_room --assessment "$assessment" --campaign "$campaign")
as_named invite candidate "$zed" --event "$event"
check_status 0
as_named list invitation --ids
invitation=$(cat "$out")
offer=$(made offer --candidate "$zed" --measure consultancy --offered targeted \
    --assessment "$assessment")

person="Zephyrwing $zed $pairing $invitation $offer"
group="Quillfolk $assessment Male male $declaration"

# --- all types, in all forms ---

walk_types as_other '' Quillfolk
walk_types as_named 'declaration pairing invitation offer event' Quillfolk
for type in pairing invitation offer event; do
    for words in "list $type" "list $type --json" "list $type --ids" "export $type" \
        "export $type --json" "export $type --html" "list $type Quillfolk"; do
        # shellcheck disable=SC2086
        as_named $words
        check_lines_apart
    done
    for field in assessment basis; do
        as_named list $type "$field:$assessment"
        check_status 2
        as_named list $type --sort $field
        check_status 2
        as_named list $type --columns $field
        check_status 2
    done
done

# --- the record alone, to whoever may see it, and each look is noted ---

for record in "pairing $pairing" "invitation $invitation" "offer $offer"; do
    # shellcheck disable=SC2086
    {
        as_named show $record
        check_contains "$out" 'Quillfolk wanted, version 1'
        as_named history $record
        check_contains "$out" 'Quillfolk wanted, version 1'
        check_contains "$out" 'J. Shah  noted'
        as_named show $record --json
        check_lines_apart
        as_other show $record
        check_lacks "$out" 'assessment names'
        as_other --read-only show $record
        check_status 0
        check_lacks "$out" Quillfolk
        as_named --read-only show $record
        check_status 0
        check_lacks "$out" Quillfolk
        as_other history $record
        check_lacks "$out" 'K. Reid  noted'
    }
done
as_other show event "$event"
check_contains "$out" 'Meet the room'
check_lacks "$out" Male
as_named show event "$event"
check_contains "$out" 'Quillfolk wanted, version 1'

# --- all that looks ---

for word in Zephyrwing Quillfolk Male targeted; do
    look search "$word"
    look search "$word" --json
done
look list candidate Quillfolk
look show candidate "$zed"
look history candidate "$zed"
look show assessment "$assessment"
look today --all
look today --all --json
look calendar
look calendar --month --json
look duplicates
look intake --where 'status:open' --adult adult --dry-run
look drafts
look audit
look conflicts
look fair new --event "$event"
look fair key
look stats proportion 1 20
look event
look self-entry
look monitoring questions
look views
look import offer /nowhere.csv
look export event --ics
look letter thanks --where 'status:open'
for report in $(words_of report WHAT '--campaign VALUE'); do
    for words in '' --json --html "--campaign $campaign" "--event $event"; do
        # shellcheck disable=SC2086
        look report "$report" $words
    done
done
look report funnel --campaign "$campaign"
for words in "sheet event $event" "sheet event $event --html" "badges event $event"; do
    # shellcheck disable=SC2086
    look $words
done
for shell in bash zsh fish; do
    look completions "$shell"
done
check_all_looked
as_other report defence --campaign "$campaign"
check_refused 5 'declaration.read'
as_named report defence --campaign "$campaign"
check_status 0
check_contains "$out" 'Quillfolk wanted, version 1'

# --- line by line ---

for officer in 'K. Reid' 'J. Shah'; do
    at_terminal "$officer" <<LINES
go offers
1
<
go pairings
1
history
<
<
go invitations
1
<
go candidates
/Zephyrwing
1
LINES
    check_contains "$out" 'Bob Zephyrwing'
    check_lines_apart
    [ "$officer" = 'J. Shah' ] || check_lacks "$out" Quillfolk
done
check_contains "$out" 'Quillfolk wanted, version 1'

# --- who may not see it ---

# offers nothing that is targeted: that it goes through would tell as much
as_other add offer --candidate "$zed" --measure consultancy --offered targeted \
    --assessment "$assessment"
check_refused 5 'declaration.read'
as_other invite candidate "$ada" --event "$event"
check_refused 5 'declaration.read'
as_other edit offer "$offer" --assessment ''
check_status 0
as_other edit offer "$offer" --offered all
check_refused 5 'declaration.read'
# and changes all else, with the basis as it was
as_other edit offer "$offer" --state accepted
check_status 0
as_named show offer "$offer"
check_contains "$out" 'Quillfolk wanted, version 1'
check_contains "$out" Accepted
as_other agree pairing "$pairing" --on 2026-11-21
as_other start pairing "$pairing" --on 2026-11-21
check_status 0
check_lines_apart
as_other rematch pairing "$pairing" --buddy "$next" --reason conflict --on 2026-11-21
check_status 0
check_lines_apart
as_named list pairing state:proposed --ids
anew=$(cat "$out")
as_named show pairing "$anew"
check_contains "$out" 'Quillfolk wanted, version 1'
as_other undo
check_status 0
check_lines_apart
as_other redo
check_lines_apart
# what the gate says no to, it says no to without a why
as_named retract declaration "$declaration"
check_status 0
as_other agree pairing "$anew" --on 2026-11-21
as_other start pairing "$anew" --on 2026-11-21
check_refused 1 'Not eligible for targeted support: only roles with the word declaration.read see why'
check_contains "$err" 'open to everybody: a buddy or mentor, a 1-2-1'
check_lines_apart
as_named start pairing "$anew" --on 2026-11-21
check_refused 1 "took back what was said: 'Male'"
as_other remove offer "$offer"
check_status 0
as_other restore offer "$offer"
check_refused 1 'only roles with the word declaration.read see why'
check_lines_apart
# P3: that it lapsed is said to everybody, and why to whoever may see it
as 'M. Begum' withdraw-assessment assessment "$assessment" --reason 'Counted twice'
as_other show pairing "$anew"
check_contains "$out" 'basis lapsed'
check_lacks "$out" 'was withdrawn'
as_named show pairing "$anew"
check_contains "$out" 'basis lapsed: the assessment was withdrawn on 21 November 2026'
as_other list pairing
check_contains "$out" 'basis lapsed'
check_sound
