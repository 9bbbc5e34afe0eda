# tie-breaks (section 159): one vacancy, all that is missing named (P12); passing, no competition,
# several appointees, differing scores without reasons and criteria after scoring refused (P13); the
# share of a campaign, counts behind suppression, no bulk and no setting (P14); signed off by somebody
# else, and then it stays; a stage is noted as recruitment told it (P11).
. "$POSACT_TESTS/lib.sh"

on_db init
export POSACT_NOW=2026-11-21T12:04:00Z
yaml=$POSACT_WORK/named.yaml
cat >"$yaml" <<'YAML'
role: lead
YAML
as() {
    officer=$1
    shift
    on_db --config "$yaml" --officer "$officer" "$@"
}
mine() {
    as 'J. Shah' "$@"
}
mine_add() {
    mine add "$@"
    [ "$status" -eq 0 ] || fail "$last: $(cat "$err")"
    cat "$out"
}
campaign=$(add campaign --name 'Sergeants 2026' --role pc)
decider=$(add staff --name 'P. Decider')
entry=$(mine_add tie_break --vacancy 'Sergeant, Stafford 2231')

# P12: what is missing is named, each; and where it stands says it, too
as 'M. Begum' sign-off tie_break "$entry"
check_refused 1 'cannot be signed off; missing: '
for part in Campaign 'Competed for' 'Competitive process' 'Merit shown by' Elements 'Criteria set on' \
    'Scored on' 'As qualified, because' Characteristic Group 'They said so by' Trigger \
    'Grounds for it' 'Proportionate, because' 'No policy' 'Decided by' Advice 'Impact assessment' \
    'the finalists'; do
    check_contains "$err" "$part"
done
mine show tie_break "$entry"
check_contains "$out" 'Draft; missing: Campaign; Competed for'

# P13: what shows no equal merit is refused where it is typed
mine edit tie_break "$entry" --competed no
check_refused 1 'nobody could compete for has no tie to break'
mine edit tie_break "$entry" --merit pass_fail
check_refused 1 'Passing or failing does not show'
mine edit tie_break "$entry" --merit above_mark
check_refused 1 'Being above the pass mark does not show'
mine edit tie_break "$entry" --criteria_set 2026-10-02 --scored 2026-10-01
check_refused 1 'criteria come before scoring'
mine edit tie_break "$entry" --belongs_to prefer_not_to_say --characteristic sex
check_refused 1 'is no group'
mine edit tie_break "$entry" --elements 'Interview, interview'
check_refused 1 "has 'interview' twice"

mine edit tie_break "$entry" --campaign "$campaign" --competed yes --process 'Advertisement 12' \
    --merit scores --elements 'Interview, Written exercise' --criteria_set 2026-09-01 \
    --scored 2026-10-01 --as_qualified 'The same total; both five years in the role.' \
    --characteristic sex --belongs_to female --channel letter --trigger low_participation \
    --grounds '22 of 140 sergeants, HR, 30 September' --proportionate 'Open evenings since 2023' \
    --no_policy 'None; 10 of 11 vacancies went by scores' --decided_by "$decider" \
    --decided 2026-10-20 --advice 'Legal 311' --eia 'EIA 44'
check_status 0

# finalists: a score for each element, one appointee, reasons where scores differ
appointed=$(mine_add finalist --tie_break "$entry" --name A-1043 \
    --scores 'Interview: 61, Written exercise 50' --appointed yes)
mine add finalist --tie_break "$entry" --name A-1071 --scores 'Interview' --appointed no
check_refused 1 'must have a score behind each element'
mine add finalist --tie_break "$entry" --name A-1071 --appointed yes
check_refused 1 "'A-1043' is appointed in this entry already"
near=$(mine_add finalist --tie_break "$entry" --name A-1071 --scores 'Interview 62')
as 'M. Begum' sign-off tie_break "$entry"
check_refused 1 "missing: the score of 'A-1071' in 'Written exercise'"
mine edit finalist "$near" --scores 'Interview 62, Written exercise 40'
as 'M. Begum' sign-off tie_break "$entry"
check_refused 1 "the reasons for 'A-1071', whose score in 'Written exercise' differs by more than 2"
printf 'tie-breaks:\n    tolerance: 0\nrole: lead\n' >"$POSACT_WORK/strict.yaml"
mine edit finalist "$near" --scores 'Interview 62, Written exercise 50'
on_db --config "$POSACT_WORK/strict.yaml" --officer 'M. Begum' sign-off tie_break "$entry"
check_refused 1 "whose score in 'Interview' differs by more than 0 per cent"
mine edit finalist "$near" --scores 'Interview 62, Written exercise 40' \
    --reasons 'Two years as acting sergeant stand for the written exercise.'
check_status 0

# P12: neither the author nor who decided; nobody without the permission
mine sign-off tie_break "$entry"
check_refused 5 "'J. Shah' began this entry; somebody else signs it off"
as 'P. Decider' sign-off tie_break "$entry"
check_refused 5 "'P. Decider' made the decision; somebody else signs it off"
POSACT_ROLE=officer as 'D. Cole' sign-off tie_break "$entry"
check_refused 5 'declaration.read'
as 'M. Begum' sign-off tie_break "$entry"
check_status 0
check_contains "$err" 'Signed off, and stays as it is: Sergeant, Stafford 2231'

# P14: more than the share of the campaign's appointments
check_contains "$err" "more than 10 per cent of the appointments in 'Sergeants 2026'"
check_contains "$err" 'this may amount to a policy'

# P12: then it stays, with its finalists, also from undo
mine edit tie_break "$entry" --advice none
check_refused 5 'was signed off and stays as it was then'
mine remove tie_break "$entry"
check_refused 5 'was signed off and stays as it was then'
mine edit finalist "$near" --appointed yes
check_refused 5 'was signed off and stays as it was then, with its finalists'
mine remove finalist "$appointed"
check_refused 5 'with its finalists'
mine add finalist --tie_break "$entry" --name A-1099
check_refused 5 'with its finalists'
mine undo
check_refused 5 'Nothing was taken back'
as 'M. Begum' undo
check_refused 5 'Nothing was taken back'
as 'M. Begum' sign-off tie_break "$entry"
check_refused 4 'was signed off already, by M. Begum'

# P14: no bulk, and no setting that makes one the rule
second=$(mine_add tie_break --vacancy 'Sergeant, Leek 2232')
mine edit tie_break --where state:draft --trigger low_participation --yes
[ "$status" -ne 0 ] || fail "$last: a tie-break was changed in bulk"
mine sign-off tie_break --where state:draft
[ "$status" -ne 0 ] || fail "$last: tie-breaks were signed off in bulk"
printf 'tie-breaks:\n    default: yes\n' >"$POSACT_WORK/on.yaml"
posact --config "$POSACT_WORK/on.yaml" config check
check_status 1
posact config defaults
sed -n '/^tie-breaks:/,/^[a-z]/p' "$out" | grep -c '^    [a-z]' >"$POSACT_WORK/count"
check_equal "$(cat "$POSACT_WORK/count")" 2 'settings of tie-breaks: tolerance and share'

# P14: counts by campaign and by group behind suppression, for everybody; the entries for nobody
as 'D. Cole' report tie-breaks
check_status 0
check_contains "$out" 'Sergeants 2026'
check_contains "$out" '[c]'
check_contains "$out" 'may amount to a policy'
check_lacks "$out" 2231
as 'D. Cole' report tie-breaks --json
check_json "$out" "[p['heading'] for p in j['parts']] == ['By campaign', 'By group']"
as 'D. Cole' search Stafford
check_lacks "$out" 2231
mine export tie_break --json
check_json "$out" "all('vacancy' not in row for row in j)"

# P15: a disabled person needs none
mine edit tie_break "$second" --campaign "$campaign" --competed yes --process 'Advertisement 13' \
    --merit scores --elements Interview --criteria_set 2026-09-01 --scored 2026-10-01 \
    --as_qualified 'The same score.' --characteristic disability --belongs_to disabled \
    --channel letter --trigger disadvantage --grounds 'Staff survey 2026' \
    --proportionate 'One post' --no_policy 'None' --decided_by "$decider" --decided 2026-10-20 \
    --advice 'Legal 312' --eia 'EIA 45'
mine_add finalist --tie_break "$second" --name B-1 --scores 'Interview 50' --appointed yes >/dev/null
mine_add finalist --tie_break "$second" --name B-2 --scores 'Interview 50' >/dev/null
as 'M. Begum' sign-off tie_break "$second"
check_status 0
check_contains "$err" 'disabled people need no tie-break'

# P11: an outcome is entered as recruitment told it, with who said so and when
person=$(add candidate --name 'Ada Obi' --phone 07700900123)
application=$(add application --candidate "$person" --role pc)
on_db edit application "$application" --outcome appointed
[ "$status" -ne 0 ] || fail "$last: an outcome was typed over"
on_db edit application "$application" --stage oap
[ "$status" -ne 0 ] || fail "$last: a stage was typed over"
on_db move application "$application" --source Recruitment --told 2026-11-20
check_status 0
on_db list move
check_status 0
move=$(on_db list move --ids && cat "$out")
on_db show move "$move"
check_contains "$out" 'Recruitment'
on_db edit move "$move" --source Me
check_status 5

on_db check
check_status 0
