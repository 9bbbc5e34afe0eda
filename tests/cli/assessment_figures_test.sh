# assessment_figures: the newest counts of the force as evidence of an assessment, frozen, with
# source, day and the command that gives them again (P50); counts that show the gap closed ask for
# the review (P6).
. "$POSACT_TESTS/lib.sh"

on_db init
cat >"$POSACT_WORK/named.yaml" <<'YAML'
force: Kent
role: lead
YAML
shah() { on_db --config "$POSACT_WORK/named.yaml" --officer 'J. Shah' "$@"; }
begum() { on_db --config "$POSACT_WORK/named.yaml" --officer 'M. Begum' "$@"; }
drafted() { # drafted NAME ROLES GROUP: prints the reference
    shah add assessment --name "$1" --roles "$2" --meant_for "$3" --starts 2026-11-21 \
        --review 2027-06-30 --trigger low --barrier 'Seen as work for others' --aim 'That they apply' \
        --measures 'buddy' --alternatives 'Open evenings' --lesser 'Two years changed nothing' \
        --effect 'Open support stays' --eia 'EIA 2026/14'
    check_status 0
    cat "$out"
}
workforce() { # workforce DAY WOMEN MEN FILE
    printf 'date,force,role,characteristic,group,count,source\n' >"$4"
    for line in "Constable,sex,Female,$2" "Constable,sex,Male,$3" 'PCSOs,sex,Female,60' \
        'PCSOs,sex,Male,50'; do
        echo "$1,Kent Police,$line,HR system" >>"$4"
    done
}

# without counts there is nothing to take
women=$(drafted 'Women as officers' 'pc, control_room' female)
men=$(drafted 'Men as PCSOs' pcso male)
under=$(drafted 'Under 26 as officers' pc age_under_26)
shah take-figures assessment "$women"
check_refused 3 'No counts of the force show the group in roles of this assessment'

workforce 2026-03-31 355 645 workforce.csv
cat >population.csv <<'CSV'
date,force,ages,characteristic,group,count,source
2021-03-21,Kent,16-64,sex,Female,510000,Census 2021
2021-03-21,Kent,16-64,sex,Male,490000,Census 2021
CSV
shah import population population.csv
check_status 0
shah import workforce workforce.csv
check_status 0
check_lacks "$out" 'To be reviewed'

# P50: of the roles that it covers and the counts know, once
shah take-figures assessment "$women"
check_status 0
check_contains "$err" 'Added: 1 figure of the newest counts'
shah list evidence --ids
evidence=$(cat "$out")
shah show evidence "$evidence"
check_contains "$out" 'Female, Constable'
check_contains "$out" '35.5 per cent, interval 32.6 to 38.5, local 51.0 per cent'
check_contains "$out" '1000'
check_contains "$out" 'HR system; population of 21 March 2021: Census 2021'
check_contains "$out" '31 March 2026'
shah show evidence "$evidence" --json
again=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["command"])' "$out")
eval "shah ${again#posact } --json"
check_status 0
check_contains "$out" '"share": 0.355'
shah take-figures assessment "$women"
check_refused 4 'The newest figures are evidence of this assessment already'
shah take-figures assessment "$under"
check_refused 3 'No counts of the force show the group'
shah take-figures assessment "$men"
check_status 0
shah undo
check_status 0
shah list evidence --ids
check_lines "$out" 1
shah take-figures assessment "$men"
check_status 0

# P5: what was approved takes no more
begum approve assessment "$women"
check_status 0
begum approve assessment "$men"
check_status 0
shah take-figures assessment "$women"
check_refused 5 'stays as it was approved'

# P6: newer counts that leave the gap open flag nothing; those that close it do, with what they say
workforce 2026-06-30 360 640 open.csv
shah import workforce open.csv
check_status 0
check_contains "$out" "To be reviewed now, for the evidence changed: 'Men as PCSOs, version 1'"
check_lacks "$out" 'Women as officers'
shah undo
check_status 0
shah show assessment "$men"
check_lacks "$out" 'review now'
workforce 2026-09-30 495 505 closed.csv
shah import workforce closed.csv --dry-run
check_lacks "$out" 'To be reviewed'
shah show assessment "$women"
check_lacks "$out" 'review now'
shah import workforce closed.csv
check_contains "$out" "'Women as officers, version 1'"
shah show assessment "$women"
check_contains "$out" 'Approved, review now: evidence changed'
check_contains "$out" 'Female, Constable: 49.5 per cent, interval 46.4 to 52.6, local 51.0 per cent'
check_contains "$out" 'workforce of 30 September 2026, HR system'
shah today --all
check_contains "$out" 'Evidence changed, review now: Women as officers, version 1'
check_sound
