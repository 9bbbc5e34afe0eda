# assessment: why support may be targeted (T77): drafted, approved by somebody else, versioned (P2, P4,
# P5); what rests on one, element by element (P1, P3, P7, P8, P17); what ends it.
. "$POSACT_TESTS/lib.sh"

on_db init
cat >"$POSACT_WORK/named.yaml" <<'YAML'
role: lead
YAML
as() {
    officer=$1
    shift
    on_db --config "$POSACT_WORK/named.yaml" --officer "$officer" "$@"
}
shah() { as 'J. Shah' "$@"; }
begum() { as 'M. Begum' "$@"; }
made() { # what J. Shah adds; prints the reference
    shah add "$@"
    [ "$status" -eq 0 ] || fail "$last: $(cat "$err")"
    cat "$out"
}
refused() { # refused WORDS: the last command was, naming that and the open offer (P7)
    check_refused 1 "$1"
    check_contains "$err" 'Not eligible for targeted support'
    check_contains "$err" 'open to everybody: a buddy or mentor, a 1-2-1'
}

# P4: any group in any direction, of the list; P2: a draft may lack anything but its name
men=$(made assessment --name 'Men in the control room' --roles control_room --meant_for male)
white=$(made assessment --name 'White men as PCSOs' --roles pcso --meant_for white_british)
on_db show assessment "$white"
check_contains "$out" 'Race'
shah add assessment --name None --meant_for nobody
check_refused 1 "Group has no 'nobody'"
shah add assessment --name None --meant_for prefer_not_to_say
check_refused 1 'Group must be one that people belong to'

# P2: no review later than 12 months; B14: the parts, in three words
shah edit assessment "$men" --starts 2026-11-21 --review 2029-11-21
check_refused 1 'Review by must be within 12 months of the start'
shah edit assessment "$men" --starts 2026-11-21 --review 2027-06-30
check_status 0
on_db show assessment "$men"
check_contains "$out" 'What it covers'
check_contains "$out" 'Incomplete: trigger, barrier'
check_contains "$out" 'Cannot start yet: by an officer other than J. Shah'
begum approve assessment "$men"
check_refused 1 'It lacks trigger, barrier, aim, measures, alternatives, why less will not do'
shah edit assessment "$men" --trigger low --barrier 'The job is seen as work for women' \
    --aim 'That men apply as others do' --measures 'buddy, event, consultancy' \
    --alternatives 'Open evenings, wording of adverts' --lesser 'Two years of these changed nothing' \
    --effect 'Open support stays for all; nobody loses a place' --eia 'EIA 2026/14'
check_status 0
begum approve assessment "$men"
check_refused 1 'It lacks evidence'
shah add evidence --assessment "$men" --what 'Men in the room' --source 'HR' --dated 2026-09-30
check_refused 1 'Enter the figure, or what was said'
shah add evidence --assessment "$men" --what 'Men' --value '22 per cent' --source HR --dated 2026-09-30
check_refused 1 'Enter how many the figure is out of'
figure=$(made evidence --assessment "$men" --what 'Men among control room staff' --value '21.6 per cent' \
    --n 162 --source 'HR workforce report' --dated 2026-09-30 \
    --command 'posact stats proportion 35 162')

# P2: approved by somebody else; P5: from then on it stays, and its evidence with it (P50)
shah approve assessment "$men"
check_refused 5 'nobody approves their own draft'
as 'j. shah' approve assessment "$men"
check_refused 5 'nobody approves their own draft'
POSACT_ROLE=officer as 'K. Reid' approve assessment "$men"
check_refused 5 'assessment.approve'
begum approve assessment "$men"
check_status 0
check_contains "$err" 'Approved: Men in the control room, version 1; support may rest on it until 30 June 2027'
shah edit assessment "$men" --aim 'Something else'
check_refused 5 "stays as it was approved"
shah edit evidence "$figure" --value '30 per cent'
check_refused 5 "stays as it was approved"
shah add evidence --assessment "$men" --what More --words Words --source HR --dated 2026-09-30
check_refused 5 "stays as it was approved"
shah remove evidence "$figure"
check_refused 5 "stays as it was approved"
shah remove assessment "$men"
check_refused 5 "stays as it was approved"
shah undo # J. Shah's last step was the figure
check_refused 5 'Nothing was taken back'
printf '[{"id": "0b6f4a52-5d3c-4f0e-9a61-2c7d9e8f1a30", "name": "Forged", "state": "approved",
  "approver": "X"}]' >"$POSACT_WORK/forged.json"
shah import assessment "$POSACT_WORK/forged.json"
check_contains "$out" 'An assessment begins as a draft'

# whom it is for: people who applied or wonder, a buddy, an event
ada=$(made candidate --name 'Ada Obi' --role control_room)
bob=$(made candidate --name 'Bob Cole' --role control_room)
cyd=$(made candidate --name 'Cyd Nowak' --role pc)
reid=$(made staff --name 'PC 4471 Reid')
cole=$(made staff --name 'D. Cole')
buddy=$(made buddy --staff "$reid" --capacity 9 --trained 2026-01-05 --agreed 2026-01-05)
mentor=$(made buddy --staff "$cole" --kind mentor --capacity 9 --trained 2026-01-05 --agreed 2026-01-05)
for kind in notice document; do
    made policy --kind $kind --name "Our $kind" --version 3 --starts 2026-01-01 \
        --review 2027-12-31 --location 'IG register' >"$POSACT_WORK/policy"
done
says() { # says PERSON GROUP
    made declaration --candidate "$1" --characteristic sex --belongs_to "$2" --purpose targeted \
        --wording 3 --channel phone --said 2026-11-20
}
open_event=$(made event --name 'Open evening' --kind preparation --starts '3/12/2026 18:30')

# P1, P7: no assessment, a draft, another role, nobody's statement, another group, another measure
target() { # target PERSON BUDDY [--assessment ID]
    person=$1 helper=$2
    shift 2
    shah add pairing --candidate "$person" --buddy "$helper" --adult adult --offered targeted "$@"
}
target "$bob" "$buddy"
refused 'enter the assessment that it rests on'
check_contains "$err" 'Open evening, 3 December 2026, 18:30'
target "$bob" "$buddy" --assessment "$white"
refused "'White men as PCSOs, version 1' is a draft that nobody approved"
target "$cyd" "$buddy" --assessment "$men"
refused 'does not cover the role Police constable'
target "$bob" "$buddy" --assessment "$men"
refused "Bob Cole has not said so: 'Male'"
says "$ada" female >/dev/null
target "$ada" "$buddy" --assessment "$men"
refused 'Ada Obi has not said so'
said=$(says "$bob" male)
target "$bob" "$mentor" --assessment "$men"
check_status 1
target "$bob" "$buddy" --assessment "$men"
check_status 0
pairing=$(cat "$out")
shah show pairing "$pairing"
check_contains "$out" 'Men in the control room, version 1'

# P8: open support needs nothing and carries nothing; P7: everybody may have it
shah add pairing --candidate "$ada" --buddy "$buddy" --adult adult --assessment "$men"
check_refused 1 'Assessment must be empty for what is offered to everybody'
shah add pairing --candidate "$ada" --buddy "$buddy" --adult adult
check_status 0
shah add event --name Open --kind discovery --starts '4/12/2026' --meant_for male
check_refused 1 'Group must be empty for an event that is open to everybody'

# targeted events and invitations, 1-2-1s and programmes
shah add event --name Meeting --kind discovery --starts '5/12/2026 18:00' --audience targeted \
    --assessment "$men"
refused 'does not cover the role Police constable'
shah add event --name Talk --kind one_to_one --starts '5/12/2026 18:00' --audience targeted \
    --roles control_room --assessment "$men"
refused 'does not cover the measure 1-2-1'
shah add event --name Meeting --kind discovery --starts '5/12/2026 18:00' --audience targeted \
    --roles control_room --assessment "$men" --meant_for female
check_refused 1 'Group must be the one that the assessment is about'
event=$(made event --name Meeting --kind discovery --starts '5/12/2026 18:00' --audience targeted \
    --roles control_room --assessment "$men")
shah add event --name 'Men who do the job' --kind discovery --starts '5/12/2026 18:00' \
    --audience targeted --roles control_room --assessment "$men"
check_refused 1 'Name must not say whom a targeted event is for'
shah invite candidate "$ada" --event "$event"
refused 'Ada Obi has not said so'
shah invite candidate --where 'role:control_room' --event "$event" --dry-run
check_contains "$out" 'Ada Obi: Not eligible for targeted support'
shah invite candidate --where 'role:control_room' --event "$event" --leave-out --yes
check_status 0
on_db list invitation "event:$event" --ids
check_lines "$out" 1
shah edit event "$event" --audience open --assessment '' --meant_for ''
check_refused 1 'Audience stays as it is once somebody is invited'
shah invite staff "$reid" --event "$event"
refused 'a colleague has not said here which group they belong to'
shah invite staff "$reid" --event "$event" --part host
check_status 0
shah add offer --candidate "$bob" --measure one_to_one --offered targeted --assessment "$men"
refused 'does not cover the measure 1-2-1'
shah add offer --candidate "$bob" --measure one_to_one
check_status 0
shah add offer --candidate "$bob" --measure buddy
check_refused 1 "'pair' proposes these"
offer=$(made offer --candidate "$bob" --measure consultancy --what 'Interview practice' \
    --offered targeted --assessment "$men")

# the same door for a file
printf '[{"id": "0b6f4a52-5d3c-4f0e-9a61-2c7d9e8f1a31", "candidate": "%s", "measure": "consultancy", "offered": "targeted", "made": "2026-11-21",
  "state": "offered", "assessment": "%s"}]' "$ada" "$men" >"$POSACT_WORK/offers.json"
shah import offer "$POSACT_WORK/offers.json"
check_contains "$out" 'Ada Obi has not said so'

# P17, P26: what they said, or agreed to, is taken back: nothing new, and what there is stays
shah retract declaration "$said"
check_status 0
shah add offer --candidate "$bob" --measure consultancy --offered targeted --assessment "$men"
refused 'Bob Cole took back what was said'
shah undo
check_status 0
consent=$(on_db list consent "candidate:$bob" --ids && cat "$out")
shah withdraw consent "$consent"
check_status 0
shah add offer --candidate "$bob" --measure consultancy --offered targeted --assessment "$men"
refused 'Bob Cole has no consent in date behind what was said'
shah edit offer "$offer" --state accepted
check_status 0
shah undo
shah undo
check_status 0

# P5: the next version names the one before, with its evidence; until it is approved the other counts
shah revise assessment "$men"
check_contains "$err" 'Begun: Men in the control room, version 2'
shah revise assessment "$men"
check_refused 4 "version 2' follows this one already"
on_db list assessment state:draft --ids
next=$(grep -v "$white" "$out")
on_db list evidence "assessment:$next" --ids
check_lines "$out" 1
shah edit assessment "$next" --measures 'event, mentoring'
shah add offer --candidate "$bob" --measure consultancy --offered targeted --assessment "$next"
refused "version 2' is a draft"
begum approve assessment "$next"
check_refused 1 'It lacks start, review by'
shah edit assessment "$next" --starts 2026-11-21 --review 2027-11-21
begum approve assessment "$next"
check_status 0
on_db show assessment "$men"
check_contains "$out" 'Replaced'
shah add offer --candidate "$bob" --measure consultancy --offered targeted --assessment "$men"
refused "version 1' was replaced by a later version on 21 November 2026"
shah show offer "$offer"
check_contains "$out" 'Men in the control room, version 1'
check_contains "$out" 'basis lapsed: the assessment covers Consultancy programme no more'
begum undo
check_status 0

# P3: past its review: what there is says so, and nothing new rests on it
export POSACT_NOW=2027-07-01T10:00:00Z
shah add offer --candidate "$bob" --measure consultancy --offered targeted --assessment "$men"
refused "version 1' lapsed: its review was due by 30 June 2027"
shah agree pairing "$pairing" --on 2027-07-01
check_status 0
shah start pairing "$pairing"
refused "version 1' lapsed"
shah show pairing "$pairing"
check_contains "$out" 'basis lapsed: the assessment lapsed: its review was due by 30 June 2027'
on_db list pairing
check_contains "$out" 'basis lapsed'
on_db show assessment "$men"
check_contains "$out" 'Approved, lapsed'
export POSACT_NOW=2026-11-21T12:04:00Z

# withdrawn: at once
begum withdraw-assessment assessment "$men"
check_status 2
begum withdraw-assessment assessment "$men" --reason 'The evidence was counted twice'
check_status 0
shah add offer --candidate "$bob" --measure consultancy --offered targeted --assessment "$men"
refused "version 1' was withdrawn on 21 November 2026"
shah show offer "$offer"
check_contains "$out" 'basis lapsed: the assessment was withdrawn on 21 November 2026'
begum withdraw-assessment assessment "$men" --reason Again
check_refused 4 'Only an approved assessment is withdrawn'

check_sound
