# custom fields: a force's own fields as flags, in filters, files and history; hidden and back (T46).
. "$POSACT_TESTS/lib.sh"

yaml=$POSACT_TESTS/../data/custom_fields.yaml
with() {
    on_db --config "$yaml" "$@"
}

on_db init
with add candidate --name 'Bryn Tanner' --shirt medium --fair-day '3 11 2026' --miles 40 --lift yes \
    --college 'Stafford' --second-email BRYN@example.org --second-phone '07700 900111' --tour 'Came early'
check_status 0
bryn=$(cat "$out")
with add candidate --name 'Esi Owens' --shirt s --miles 100
esi=$(cat "$out")

# shown, found, sorted
with show candidate "$bryn"
check_contains "$out" "Shirt size          Medium"
check_contains "$out" "Met on              3 November 2026"
with list candidate 'shirt:m miles<50 fair_day>2026-10 lift:yes college:staff second_phone:"+44 7700 900111"' --ids
check_equal "$(cat "$out")" "$bryn"
with list candidate --sort -miles --ids
check_equal "$(head -n 1 "$out")" "$esi"
with list candidate 'shirt:' --ids
check_status 3

# what does not fit
with add candidate --name 'Nobody' --shirt huge
check_refused 1 "Shirt size has no 'huge'; choose one of Small, Medium"
with add candidate --name 'Nobody' --shirt xl
check_refused 1 "Shirt size no longer has 'Extra large'"
with add candidate --name 'Nobody' --badge 7
check_refused 2 "'--badge' is retired in posact.yaml and cannot be given"
on_db add candidate --name 'Nobody' --shirt s
check_refused 2 "candidate has no field 'shirt'"

# many at once are one step
with edit candidate --where 'miles>10' --college 'Keele' --yes
check_status 0
with list candidate college:keele --ids
check_lines "$out" 2
with undo
with list candidate college:keele --ids
check_status 3

# help, manual, completions
with help candidate
check_contains "$out" "--shirt             Shirt size; choice: s, m; --sort takes it"
check_contains "$out" "Asked to order the uniform"
with completions bash
check_contains "$out" "--shirt"
posact help settings
check_contains "$out" "custom-fields.candidate"

# out and in again: JSON exactly, CSV by name or label
with export candidate --output out.json
with export candidate --output out.csv
posact --config "$yaml" --db second.db init
posact --config "$yaml" --db second.db import candidate out.json
check_status 0
posact --config "$yaml" --db second.db export candidate --output again.json
check_same_file out.json again.json
printf 'Full name,Shirt size,miles\nMei Frost,Small,12\n' >fair.csv
with import candidate fair.csv
check_status 0
with list candidate 'shirt:s miles:12' --ids
check_lines "$out" 1
with export candidate --output out.vcf
grep -q -e Medium -e Stafford out.vcf && fail "a card has a custom field"

# a posact.yaml without them hides them, and loses nothing
on_db show candidate "$bryn"
check_lacks "$out" "Medium"
on_db history candidate "$bryn"
check_contains "$out" "shirt: (not given) -> m"
on_db list candidate shirt:m
check_refused 2 "shirt"
on_db edit candidate "$bryn" --phone '07700 900123'
on_db check
check_status 0
with show candidate "$bryn"
check_contains "$out" "Shirt size          Medium"
with verify
check_status 0

# another kind: what it cannot read stands, and check names it
printf 'custom-fields:\n  candidate:\n  - {code: college, label: College, kind: number, purpose: to plan}\n' >number.yaml
on_db --config number.yaml show candidate "$bryn"
check_contains "$out" "College             Stafford"
on_db --config number.yaml check
check_status 0
check_contains "$out" "'Stafford' stands there; College must be a whole number"

# a copy that is only read gets no columns
posact --db third.db init
posact --read-only --db third.db --config "$yaml" list candidate
check_refused 5 "does not have the custom field"

# faults have a place
printf 'custom-fields:\n  candidate:\n  - {code: faith, label: Faith, kind: text, purpose: to know}\n' >fault.yaml
posact --config fault.yaml config check
check_status 1
check_contains "$err" "fault.yaml:3:5: custom-fields.candidate: 'Faith' (faith) may tell a protected"

# and a type that is no person's
application=$(with add application --candidate "$esi" --role pc --tutor 'A. Reader' && cat "$out")
with list application tutor:reader --ids
check_equal "$(cat "$out")" "$application"
staff=$(with add staff --name 'PC 4471 Reid' --locker 'B 12' && cat "$out")
with list staff 'locker:"b 12"' --ids
check_equal "$(cat "$out")" "$staff"
