# today: what is due under a fixed clock; tasks done and put off from the command line.
. "$POSACT_TESTS/lib.sh"

POSACT_NOW=2026-11-21T12:04:00Z POSACT_OFFICER='J. Shah'
export POSACT_NOW POSACT_OFFICER
on_db init
on_db today
check_status 3
check_empty "$out"
check_contains "$err" "Nothing is due"

person=$(POSACT_NOW=2026-11-20T09:00:00Z add candidate --name 'Siân Wyn-Jones')
task=$(add task --what 'Call back' --due 2026-11-16 --repeat 'every mon' --candidate "$person")
check_contains "$err" "overdue 5 days"
add task --what 'Order leaflets' --due tomorrow >/dev/null
add task --what 'Ring HR' --due today --owner 'M. Begum' >/dev/null
on_db today
check_status 0
cat >expected <<X
Overdue (1)
  Mon 16 Nov 2026  Call back: Siân Wyn-Jones  (task $(echo "$task" | cut -c1-8))

New, not yet answered (1)
  Fri 20 Nov 2026  Answer: Siân Wyn-Jones  (candidate $(echo "$person" | cut -c1-8))
X
check_same_file "$out" expected
on_db today --owner 'm. begum' --json
check_status 0
check_json "$out" 'j["today"]["count"] == 1 and j["today"]["rows"][0]["what"] == "Ring HR"'
check_json "$out" 'j["overdue"]["rows"] == [] and j["date"] == "2026-11-21"'
on_db today --all --json
check_json "$out" '[j[p]["count"] for p in ("overdue", "today", "follow_ups", "new")] == [1, 1, 0, 1]'
on_db today --all --owner x
check_refused 2 "Choose one of --owner and --all"

# done makes the next one, and undo takes both back
on_db done task "$task"
check_status 0
check_contains "$err" "Done: Siân Wyn-Jones, Call back; next Mon 23 Nov 2026"
on_db list task 'status:open' --ids
check_lines "$out" 3
on_db undo
on_db list task 'status:done' --ids
check_status 3
on_db snooze task "$task" fri
check_contains "$err" "until Fri 27 Nov 2026"
on_db snooze task "$task"
check_contains "$err" "until Sun 22 Nov 2026"
on_db done task --where 'owner:me due:tomorrow' --on yesterday --yes
check_status 0
on_db list task 'status:done' --json
check_json "$out" '[t["done_on"] for t in j] == ["2026-11-20"] * 2'
on_db done task --where 'status:open' --on tomorrow --yes
check_status 1
on_db drop task --where 'status:open' --yes
check_status 0
on_db list task 'status:open'
check_status 3

# only tasks are done, and a day must be one
on_db done candidate "$person"
check_refused 2 "'done' is for tasks, not for candidates"
on_db snooze task "$task" someday
check_status 2
on_db add task --what Again --due today --repeat sometimes
check_refused 1 "Repeats"
check_sound
