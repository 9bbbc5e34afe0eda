# tags: put on, taken off, found by, out and in again (T14); and the words of filters (T40).
. "$POSACT_TESTS/lib.sh"

on_db init
ada=$(add candidate --name 'Ada Obi' --role pc)
bea=$(add candidate --name 'Bea Cole' --role pcso --owner 'M. Begum')

# twice is once
on_db tag candidate "$ada" Fair
check_status 0
check_contains "$err" "Tagged 'Fair': Ada Obi"
on_db tag candidate "$ada" fair
check_status 0
check_contains "$err" "Tagged already 'fair': Ada Obi"
on_db list tag --ids
check_lines "$out" 1

# several at once, and by each
on_db tag candidate "$bea" 'fair, open day'
check_status 0
for words in 'tag:FAIR' 'tag:fair,none'; do
    on_db list candidate "$words" --ids
    check_lines "$out" 2
done
on_db list candidate 'tag:"open day"' --ids
check_equal "$(cat "$out")" "$bea"
on_db show candidate "$bea"
check_contains "$out" "Tags                fair, open day"
on_db list candidate '!tag:"open day"' --ids
check_equal "$(cat "$out")" "$ada"
on_db search open day
check_contains "$out" "Bea Cole"

# off, back again, and each is one step
on_db untag candidate "$ada" FAIR
check_contains "$err" "Tag taken off 'FAIR': Ada Obi"
on_db list candidate tag: --ids
check_equal "$(cat "$out")" "$ada"
on_db untag candidate "$ada" fair
check_status 0
check_contains "$err" "Not tagged 'fair': Ada Obi"
on_db tag candidate "$ada" fair
on_db list tag --ids
check_lines "$out" 3
on_db undo
on_db list candidate tag:fair --ids
check_equal "$(cat "$out")" "$bea"
on_db tag candidate "$bea" 'one, two'
on_db undo
on_db list tag --ids
check_lines "$out" 2

# what is refused
on_db tag candidate "$ada" "$(printf 'x%.0s' 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 \
    1 2 3 4 5 6 7 8 9 0 1)"
check_refused 1 "40 characters"
on_db tag candidate "$ada" ' , '
check_refused 1 "letters or digits"
on_db tag candidate "$ada"
check_refused 2
on_db remove candidate "$ada"
on_db tag candidate "$ada" late
check_refused 4 "restore it first"
on_db restore candidate "$ada"

# out and in: the same bytes, tags and all
on_db export candidate --json
cp "$out" people.json
on_db export tag --json
cp "$out" tags.json
other=$POSACT_WORK/here/other.db
posact --db "$other" init
posact --db "$other" import candidate people.json
check_status 0
posact --db "$other" import tag tags.json
check_status 0
posact --db "$other" export tag --json
check_same_file tags.json "$out"
posact --db "$other" list candidate 'tag:"open day"' --ids
check_equal "$(cat "$out")" "$bea"
on_db check
check_status 0
on_db verify
check_status 0

# or, brackets, me
posact --db "$db" --officer 'M. Begum' list candidate owner:me --ids
check_equal "$(cat "$out")" "$bea"
on_db list candidate '(role:pc or role:pcso) !owner:begum' --ids
check_equal "$(cat "$out")" "$ada"
on_db list candidate created:today --ids
check_lines "$out" 2
on_db list candidate 'role:pc (ada'
check_refused 2 "Filter, column 9: The bracket is open"
on_db list candidate "$(awk 'BEGIN { for (i = 0; i < 10000; i++) printf "(" }')"
check_refused 2 "brackets stand inside one another"
