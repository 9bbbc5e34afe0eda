# moves: campaigns, applications and their stages (T1-T4, P11, P33-P36); out and in again.
. "$POSACT_TESTS/lib.sh"

on_db init
ada=$(add candidate --name 'Ada Obi' --role pc)
autumn=$(add campaign --name 'Autumn intake' --role pc --posts 40 --opens 2026-09-01)
first=$(add application --candidate "$ada" --role pc --route pcda --campaign "$autumn" \
    --applied 2026-09-01)

# to the next stage, to a named one with its reason (P35), and out (T4)
on_db move application "$first" --on 2026-09-08
check_status 0
check_contains "$err" 'Moved: Ada Obi, Police constable (PCDA), Autumn intake to Application'
on_db move application "$first" --to oap --on 2026-09-10
check_status 1
check_contains "$err" 'Choose a reason: the next stage in the order of this role is Sift'
on_db move candidate "$ada" --to oap --reason exempt --on 2026-09-10
check_status 0
on_db list application 'stage:sift,oap outcome:live' --ids
check_equal "$(cat "$out")" "$first"
on_db move application "$first" --reason below_standard --on 2026-10-01
check_status 1
check_contains "$err" 'Enter who told us of the outcome'
on_db move application "$first" --reason below_standard --on 2026-10-01 --source HR \
    --told 2026-09-30
check_status 0
check_contains "$err" 'may apply again from 1 January 2027'
on_db list application 'eligible_from>2026-12-31' --sort eligible_from --ids
check_equal "$(cat "$out")" "$first"

# P36 warns and goes on; T3: moves stay
second=$(add application --candidate "$ada" --role pc)
on_db list application --sort stage --ids
check_lines "$out" 2
on_db list move --ids
check_lines "$out" 3
on_db remove move "$(head -n 1 "$out")"
check_status 5
check_contains "$err" 'A move is recorded once'
on_db list campaign 'posts>=40 posts<41' --ids
check_equal "$(cat "$out")" "$autumn"
on_db edit campaign "$autumn" --posts many
check_status 1
check_contains "$err" 'Posts must be a whole number'

# many, with a preview, as one step
on_db move application --where outcome:live --dry-run
check_status 0
check_contains "$out" '1 of 1 will change'
check_contains "$out" 'Stage: 1 in Expression of interest'
on_db move application --where outcome:live --yes
check_status 0
on_db undo
check_status 0

# the funnel is a sentence (D01), and sums to the applications of the campaign (D05)
empty=$(add campaign --name 'Spring intake' --role pc)
on_db report funnel --campaign "$empty"
check_contains "$out" 'Spring intake: nobody has applied yet'
bea=$(add candidate --name 'Bea Cole' --role pc)
add application --candidate "$bea" --role pc --campaign "$autumn" --applied 2026-09-02 >/dev/null
on_db report funnel --campaign "$autumn"
check_status 0
check_contains "$out" 'Autumn intake: 2 applications'
check_contains "$out" 'Online assessment'
check_contains "$out" '2 applications, 1 live and 1 ended'
on_db report funnel --campaign "$autumn" --json
check_json "$out" 'sum(s["now"] + s["ended"] for s in j["stages"]) == j["applications"] == 2'
check_json "$out" '[s["reached"] for s in j["stages"]][:6] == [2, 1, 1, 1, 1, 0]'
on_db report funnel --campaign "$autumn" --csv
check_contains "$out" 'Online assessment,1,100%,50%,0,1'
on_db remove application "$first"
on_db report funnel --campaign "$autumn" --json
check_json "$out" 'j["applications"] == 1'
on_db undo

# a stage that went out of posact.yaml: shown by its code, and the way on is open
printf 'lists:\n  stages: [{code: first, label: First}, {code: last, label: Last}]\npipelines: {pc: first last}\n' \
    >"$POSACT_WORK/own.yaml"
on_db --config "$POSACT_WORK/own.yaml" show application "$second"
check_contains "$out" 'eoi'
on_db --config "$POSACT_WORK/own.yaml" move application "$second"
check_status 1
check_contains "$err" "'eoi' is no stage of this role now"
on_db --config "$POSACT_WORK/own.yaml" move application "$second" --to last
check_status 0
on_db --config "$POSACT_WORK/own.yaml" check
check_status 0

# out and in again, byte for byte
for type in candidate campaign application move; do
    on_db export "$type" --output "$POSACT_WORK/$type.json"
    check_status 0
done
db=$POSACT_WORK/here/other.db
on_db init
for type in candidate campaign application move; do
    on_db import "$type" "$POSACT_WORK/$type.json"
    check_status 0
    on_db export "$type" --output "$POSACT_WORK/$type.again.json"
    check_same_file "$POSACT_WORK/$type.json" "$POSACT_WORK/$type.again.json"
done
