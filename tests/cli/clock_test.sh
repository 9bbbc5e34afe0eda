# clock: a clock that jumps ahead and back loses nothing: what was done last is the newest in the
# history and the first to be taken back, drafts and days go by the clock of now, and the log is
# whole (S8).
. "$POSACT_TESTS/lib.sh"

at() { # at MOMENT WORDS ...
    POSACT_NOW=$1
    export POSACT_NOW
    shift
    on_db --officer 'J. Shah' "$@"
}

at 2026-11-21T12:00:00Z init
at 2026-11-21T12:00:00Z add candidate --name 'Ada Fair' --phone '07700 900001'
check_status 0
ada=$(cat "$out")
# an hour back, three days ahead, two months back
at 2026-11-21T11:00:00Z edit candidate "$ada" --phone '07700 900002'
check_status 0
at 2026-11-24T11:00:00Z edit candidate "$ada" --phone '07700 900003'
check_status 0
at 2026-09-21T11:00:00Z edit candidate "$ada" --phone '07700 900004'
check_status 0
at 2026-09-21T11:00:00Z add candidate --name 'Bea Later' --phone '07700 900005'
check_status 0

at 2026-09-21T11:00:01Z history candidate "$ada"
check_equal "$(sed -n 's/^  Phone: 07700 \(90000[0-9]\) -> 07700 /\1-/p' "$out" | tr '\n' ' ')" \
    '900003-900004 900002-900003 900001-900002 ' 'the history is'

# what was done last is taken back first, whatever the clock says
at 2026-09-21T11:00:02Z undo
check_contains "$err" 'Bea Later'
at 2026-08-01T00:00:00Z undo
check_contains "$err" 'edit of Ada Fair'
at 2026-08-01T00:00:00Z show candidate "$ada"
check_contains "$out" '07700 900003'
at 2026-07-01T00:00:00Z redo
check_status 0
at 2026-07-01T00:00:00Z show candidate "$ada"
check_contains "$out" '07700 900004'

# days go by the clock of now
at 2026-06-02T09:00:00Z add task --what 'Ring' --candidate "$ada" --due tomorrow
check_status 0
at 2026-06-02T09:00:00Z list task --json
check_contains "$out" 2026-06-03

at 2026-11-21T12:30:00Z verify
check_status 0
check_sound
