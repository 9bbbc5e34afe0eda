# declarations: what people say of themselves, as given (P17, P18), with the consent and wording in
# the same step (P26), 'Prefer not to say' offered with each (P19), seen by permission and noted with
# what for (T29, T30), taken back at once; a canary that stands in nothing else (B19); no former
# name, sex or certificate anywhere (P22); barriers and adjustments without a condition (T11, P23).
. "$POSACT_TESTS/lib.sh"

on_db init
export POSACT_NOW=2026-11-21T12:04:00Z
yaml=$POSACT_WORK/named.yaml
cat >"$yaml" <<'YAML'
role: lead
lists:
    groups:
        - {code: quillfeather, label: Quillfeather people, characteristic: race, version: Ours 1}
        - {code: feathers, label: Feathered people, characteristic: race, version: Ours 1}
        - {code: quillman, label: Quill men, characteristic: sex, version: Ours 1}
        - {code: prefer_not_to_say, label: Prefer not to say, version: Ours 1}
YAML
named() {
    on_db --config "$yaml" --officer 'J. Shah' "$@"
}
other() {
    POSACT_ROLE=officer on_db --config "$yaml" --officer 'D. Cole' "$@"
}
named_add() {
    named add "$@"
    [ "$status" -eq 0 ] || fail "$last: $(cat "$err")"
    cat "$out"
}
person=$(add candidate --name 'Ada Zephyrwing' --phone 07700900123 --owner 'J. Shah')
someone=$(add candidate --name 'Bo Larkspur' --phone 07700900124)
# declare_with [FIELD=VALUE ...]: a declaration of Ada's that is in order, but for these
declare_with() {
    characteristic=race group=quillfeather purpose=targeted channel=phone said=2026-11-01
    for change; do eval "${change%%=*}=\${change#*=}"; done
    named add declaration --candidate "$person" --characteristic "$characteristic" \
        --belongs_to "$group" --purpose "$purpose" --wording 1 --channel "$channel" --said "$said"
}

# P20: without an appropriate policy document none is taken in; P26: nor without the wording shown
declare_with
check_refused 1 'There is no appropriate policy document'
document=$(add policy --kind document --name 'Special category data' --version 2 \
    --starts 2026-01-01 --review 2027-06-01 --location 'The register')
declare_with
check_refused 1 "There is no privacy notice of version '1'"
add policy --name 'For sign-ups' --version 1 --starts 2026-01-01 --review 2027-06-01 \
    --location 'The register' >"$POSACT_WORK/notice"
named add declaration --candidate "$person" --characteristic race --belongs_to quillfeather \
    --purpose targeted --channel phone
check_refused 1 'Enter the wording'

# P18: as given by the person, with channel and day; never by another way than in their own words
for way in photo name accent opinion; do
    declare_with channel=$way
    check_refused 1 'Channel has no'
done
declare_with channel=other
check_refused 1 'as the person gave it'
declare_with channel=
check_refused 1 'Choose the channel'
declare_with said=tomorrow
check_refused 1 'Said on'
# P17: for an offer of support, and nothing else that people agree to
declare_with purpose=contact
check_refused 1 'asked only to offer support'
# the group is of the characteristic, and in the list
declare_with group=quillman
check_refused 1 'is not a group of this characteristic'
declare_with group=martians
check_refused 1 'Group has no'
# nobody without the permission enters one (T29)
other add declaration --candidate "$person" --characteristic race --belongs_to quillfeather \
    --purpose targeted --wording 1 --channel phone
check_refused 5 'declaration.read'
named list consent --ids
check_empty "$out"

# the allowed case: the declaration, and the consent that does not name the group
declare_with
check_status 0
check_lacks "$err" Quillfeather
declaration=$(cat "$out")
named list consent "candidate:$person"
check_contains "$out" 'Targeted offers'
check_lacks "$out" Quillfeather
named show declaration "$declaration"
check_contains "$out" 'Quillfeather people'
check_contains "$out" 'Explicit consent, UK GDPR Articles 6(1)(a) and 9(2)(a)'

# P18: nobody corrects what somebody else said
named edit declaration "$declaration" --belongs_to feathers
check_refused 5 'stays as it was added'
named edit declaration --where "candidate:$person" --channel email --yes
check_status 5
named remove declaration "$declaration"
check_refused 5 'stays as it was added'

# P19: not saying is an answer, is kept apart from no answer, and blocks nothing
named_add declaration --candidate "$someone" --characteristic sex --belongs_to prefer_not_to_say \
    --purpose targeted --wording 1 --channel email >/dev/null
cat >"$POSACT_WORK/without.yaml" <<'YAML'
lists:
    groups:
        - {code: quillfeather, label: Quillfeather people, characteristic: race, version: Ours 1}
YAML
posact --config "$POSACT_WORK/without.yaml" config check
check_status 1
cat "$out" "$err" >"$POSACT_WORK/both"
check_contains "$POSACT_WORK/both" 'prefer_not_to_say'

# T29: without the permission no door is open, and a refusal names no person
for words in 'list declaration' 'list declaration --json' 'export declaration' \
    "show declaration $declaration" "history declaration $declaration" \
    "edit declaration $declaration --wording 2" "retract declaration $declaration" \
    'list adjustment' 'list tie_break' 'list finalist'; do
    # shellcheck disable=SC2086
    other $words
    check_refused 5 'declaration.read'
    check_lacks "$err" Zephyrwing
done

# T30: each look is noted with what for, and there is none without a note
named history declaration "$declaration"
check_contains "$out" '(offering support: read)'
named --read-only show declaration "$declaration"
check_refused 5 'noted in the log'

# P9: no list has the group, is sorted or narrowed by it
named list declaration --columns candidate,belongs_to
check_refused 2 'no column of a list'
named list declaration --sort belongs_to
check_refused 2 'cannot be sorted'
for field in belongs_to characteristic; do
    named list declaration "$field:race"
    check_refused 2 'finds, sorts and ranks nobody'
    named list candidate "$field:race"
    check_refused 2 'no field'
    named list candidate --sort $field
    check_refused 2 'cannot be sorted'
    named views save Them declaration "$field:quillfeather"
    check_status 2
done

# B19, canary: what the rest of posact says, to who may and to who may not
for officer in named other; do
    for words in "show candidate $person" "show candidate $person --json" \
        "history candidate $person" 'list candidate --json' 'list candidate --csv' 'list consent' \
        'list consent --json' 'list task --json' 'export candidate --json' 'export candidate' \
        'export consent --json' 'search Quillfeather' 'search quillfeather' 'today' 'today --json' \
        'duplicates' 'drafts' 'report events' 'report pairings' 'report networks --json' \
        'report tie-breaks --json' \
        "suggest candidate $person" 'calendar --json' 'list staff' 'list buddy' 'list event'; do
        # shellcheck disable=SC2086
        $officer $words
        for canary in Quillfeather quillfeather; do
            check_lacks "$out" $canary
            case $words in *uillfeather*) ;; *) check_lacks "$err" $canary ;; esac
        done
    done
done
# not even its own export: none agreed to that
named export declaration --json
check_json "$out" "j == [{'others': '[c]'}]"
named export declaration --output "$POSACT_WORK/people.csv"
check_lacks "$POSACT_WORK/people.csv" uillfeather
check_lacks "$POSACT_WORK/people.csv" "$person"
named show declaration "$declaration" --json
check_refused 5 'Nobody agreed'
named list declaration
check_lacks "$out" Quillfeather
find "$POSACT_WORK/here" -iname '*quill*' >"$out"
check_empty "$out"

# taken back: at once, with a task to erase that names the purpose alone; undone
named retract declaration "$declaration" --on 2026-10-01
check_refused 1 'takes back what they have not said yet'
named retract declaration "$declaration" --on 2026-11-20
check_status 0
check_contains "$err" 'nothing rests on it now'
named list task "candidate:$person"
check_contains "$out" "Erase what was kept for 'Targeted offers'"
check_lacks "$out" Quillfeather
named retract declaration "$declaration"
check_refused 4 'was taken back already, on 20 November 2026'
named undo
named show declaration "$declaration"
check_contains "$out" 'Taken back on'
check_lacks "$out" '20 November 2026'

# somebody who may not see it merges the two: it goes along, unseen and uncounted
other merge candidate "$someone" "$person"
check_status 0
named list declaration "candidate:$someone" --ids
check_lines "$out" 2
other undo
check_status 0

# T11: barriers name no characteristic, and anybody may note one; once
barrier=$(add barrier --candidate "$person" --barrier knows_nobody)
on_db add barrier --candidate "$person" --barrier knows_nobody
check_refused 1 'noted already and open'
on_db edit barrier "$barrier" --state met --offered 'A visit to Stafford'
check_status 0
on_db show candidate "$person"
check_status 0
on_db list barrier barrier:knows_nobody state:met --ids
check_lines "$out" 1

# P23: what is done and never why, for what, and who agreed to share it with whom
adjust() {
    named add adjustment --candidate "$person" --purpose assessment \
        --agreed_by 'The candidate' --shared_with "${with:-The assessment centre}" "$@"
}
for why in 'A quiet room because of noise' 'A reader, dyslexia' 'Autistic, so fewer people' \
    'Large print (sight loss)' 'Breaks for medication'; do
    adjust --need "$why"
    check_refused 1 'not why'
done
with='The epilepsy nurse' adjust --need 'A quiet room'
check_refused 1 'tells of health'
named add adjustment --candidate "$person" --purpose assessment --need 'A quiet room'
check_status 1
check_contains "$err" 'Enter the person who agreed'
adjust --need 'A quiet room and a quarter more time'
check_status 0
named show adjustment "$(cat "$out")"
check_contains "$out" 'A quiet room and a quarter more time'
other list adjustment
check_refused 5 'declaration.read'
on_db show candidate "$person"
check_lacks "$out" 'quiet room'

# P15: the offer of an interview to a disabled applicant needs no tie-break, and tells no condition
adjust --kind interview --need 'An interview is offered'
check_refused 1 'Enter the application that the interview is offered for'
application=$(add application --candidate "$person" --role pc)
adjust --kind interview --need 'An interview, as disabled' --application "$application"
check_refused 1 'not why'
adjust --kind interview --need 'An interview is offered' --application "$application"
check_status 0
on_db show application "$application"
check_lacks "$out" 'section 13'
on_db list application --json
check_lacks "$out" interview\"

# P22: no field, heading or custom field for a former name or sex, or a certificate
for word in 'Former name' 'Previous name' 'Birth name' 'Maiden name' 'Sex at birth' \
    'Gender history' 'Gender certificate'; do
    printf 'custom-fields:\n    candidate:\n        - {code: x1, label: %s, kind: text, purpose: to know}\n' \
        "$word" >"$POSACT_WORK/custom.yaml"
    posact --config "$POSACT_WORK/custom.yaml" config check
    check_status 1
done
on_db help candidate
for word in previous former maiden certificate gender 'at birth'; do
    grep -i -e "$word" "$out" >/dev/null && fail "help candidate: $word"
done
printf 'Name,Maiden name,Sex,Previous name\nCy Harebell,Canaryname,Canarysex,Canaryformer\n' \
    >"$POSACT_WORK/former.csv"
on_db import candidate "$POSACT_WORK/former.csv"
on_db export candidate --json
check_lacks "$out" Canary

# P9, P10: nor one that ranks, holds back or is a quota
for word in 'Priority' 'Tier' 'Gold list' 'Early window' 'On hold until' 'Likelihood of success' \
    'Rating' 'Quota'; do
    printf 'custom-fields:\n    candidate:\n        - {code: x1, label: %s, kind: text, purpose: to know}\n' \
        "$word" >"$POSACT_WORK/custom.yaml"
    posact --config "$POSACT_WORK/custom.yaml" config check
    check_status 1
    cat "$out" "$err" >"$POSACT_WORK/both"
    check_contains "$POSACT_WORK/both" 'put people in an order'
done
printf 'custom-fields:\n    candidate:\n        - {code: x1, label: Bus line, kind: text, purpose: to know}\n' \
    >"$POSACT_WORK/custom.yaml"
posact --config "$POSACT_WORK/custom.yaml" config check
check_status 0
# target TYPE SHARE EVIDENCE
target() {
    on_db add target --name 'Men in the control room' --role control_room --characteristic sex \
        --belongs_to male --share_of "$1" --share "$2" --due 2028-03-31 --evidence "$3" \
        --source 'HR'
}
target quota 30 '31 of 168'
check_refused 1 'a quota is not lawful'
on_db add target --name 'Quotas for 2028' --characteristic sex --belongs_to male \
    --share_of workforce --share 30 --due 2028-03-31 --evidence '31 of 168' --source 'HR'
check_refused 1 "Name cannot be 'Quotas for 2028': a quota is not lawful"
target applicants 30 ''
check_refused 1 'Enter the evidence'
target applicants 130 '31 of 168'
check_refused 1 'from 1 to 100 per cent'
target applicants 30 '31 of 168'
check_status 0

on_db check
check_status 0
