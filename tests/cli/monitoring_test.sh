# monitoring: answers to equality questions stand apart (P16), are opened by no other command (P17), need a
# policy document (P20), are stopped by an objection (P21), and are in no file but their own (B19, F12).
. "$POSACT_TESTS/lib.sh"

export POSACT_NOW=2026-11-21T12:04:00Z
here=$POSACT_WORK/here
canary=Zoroastrian-canary

# a pack of the force's own, whose codes are found wherever they leak to
root=$(cd "$POSACT_TESTS/../.." && pwd)
sed "s/{code: sikh, group: sikh, en: Sikh, cy: Sikh}/{code: $canary, group: sikh, en: Sikh, cy: Sikh}/" \
    "$root/schema/packs/equality.yaml" >"$here/pack.yaml"
cat >"$here/posact.yaml" <<YAML
monitoring-pack: $here/pack.yaml
YAML
chmod 600 "$here/posact.yaml"
run() {
    on_db --config "$here/posact.yaml" "$@"
}

run demo --people 120 --seed 9
check_status 0
run check
check_status 0
grep -aqF "$canary" "$here/test-monitoring.db" || fail 'the canary is not even in the monitoring file'
[ "$(stat -c %a "$here/test-monitoring.db")" = 600 ] || fail 'the monitoring file may be read by others'

# P16, B19: in no record, list, search, export, history, report or letter, and not in the main file
run list candidate --json
check_lacks "$out" "$canary"
ada=$(sed -n 's/.*"id": "\([^"]*\)".*/\1/p' "$out" | head -n 1)
for words in 'export candidate' 'export application --json' 'today --all' "history candidate $ada" \
    "show candidate $ada" "search $canary" 'report equality --json' 'report equality --csv' \
    'report equality --html' 'report equality --markdown' 'report funnel --by religion' \
    'report support' "suggest candidate $ada" 'config show' 'verify' "list candidate $canary" \
    "suggest candidate $ada --json"; do
    # shellcheck disable=SC2086
    run $words
    check_lacks "$out" "$canary"
    check_lacks "$err" "$canary"
done
run backup
check_status 0
for file in "$here"/test.db* "$here"/backups/test-2*; do
    [ -f "$file" ] && grep -aqF "$canary" "$file" && fail "$(basename "$file") holds an answer"
done
ls "$here"/backups/test-monitoring-2026-11-21-*-asked.db >/dev/null 2>&1 ||
    fail 'the answers have no backup of their own'

# P17: whoever seeks, pairs, invites, refers or plans the day opens no monitoring file
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
    traced() {
        strace -f -e trace=openat,open -o "$POSACT_WORK/trace" \
            "$POSACT" --db "$db" --config "$here/posact.yaml" "$@" >"$out" 2>"$err"
        status=$?
        last="posact $*"
    }
    run list event --json
    event=$(sed -n 's/.*"id": "\([^"]*\)".*/\1/p' "$out" | head -n 1)
    for words in "suggest candidate $ada" 'intake --where role:pc --adult adult --dry-run' \
        "invite candidate $ada --event $event" 'list candidate' 'today --all' 'list referral' \
        "add pairing --candidate $ada" 'report support' 'report load' "edit candidate $ada --language cy" \
        'export candidate' "letter thanks $ada" 'undo'; do
        # shellcheck disable=SC2086
        traced $words
        grep -q 'test-monitoring' "$POSACT_WORK/trace" && fail "'$words' opened the monitoring file"
    done
    traced report equality
    grep -q 'test-monitoring' "$POSACT_WORK/trace" || fail 'the trace sees nothing'
else
    echo 'not checked: strace is not here, or may not trace'
fi

# P21: an objection in words, its due date, honoured, shown as done, and no second one
run add objection --candidate "$ada" --received 2026-11-02 --channel letter
objection=$(cat "$out")
check_status 0
run today --owner nobody
run add objection --candidate "$ada"
check_refused 4 'They objected already'
run add objection --candidate "$ada" --received 2026-12-24
check_refused 1 'Received'
run list objection --json
check_contains "$out" '"stop_by": "2026-11-30"'
run stop-monitoring objection "$objection"
check_status 0
check_contains "$err" 'Monitoring stopped'
run show objection "$objection"
check_contains "$out" '21 November 2026'
run undo
check_refused 4 'do not come back'

# a person's own answers go to a file of their own, or nowhere
run list candidate --ids
other=$(sed -n 5p "$out")
run monitoring access "$other"
check_refused 2 'answers go to no screen'
run monitoring access "$other" --output "$here/own.txt"
check_status 0
[ "$(stat -c %a "$here/own.txt")" = 600 ] || fail 'their answers may be read by others'
check_contains "$here/own.txt" 'What is your ethnic group?'
run monitoring access "$other" --output "$here/own.txt"
check_refused 1 'is there already'
run monitoring withdraw "$other"
check_status 0
run monitoring access "$other" --output "$here/own2.txt"
check_refused 3 'no answers of theirs'
run monitoring access
check_refused 2 'Name whose answers'
run history candidate "$other"
check_contains "$out" 'withdraw-answers'
check_lacks "$out" "$canary"

# B17: staff see the wording, with its date, source and owner
run monitoring questions
check_contains "$out" 'version 2026-11, valid from 2026-11-01'
check_contains "$out" 'Beth yw eich rhyw?'
check_contains "$out" 'Source: '
check_contains "$out" 'Owner: '

# reports: what goes together, in words
run report funnel
check_refused 2 "Name the campaign with '--campaign', or with '--by' a characteristic"
run report funnel --by height
check_refused 2 "Nobody is asked for 'height'; take one of ethnicity, sex"
run report funnel --role pc
check_refused 2 "Name the campaign"
run report equality --role pc
check_refused 2 "The report 'equality' takes no '--role'"
run report equality --year 26
check_refused 2 "'26' is no year to report"
run report equality --year 2026
check_contains "$out" '1 April 2025 to 31 March 2026'
check_contains "$out" 'What SI 2017/353 asks for'
echo 'equality-duty: wales' >>"$here/posact.yaml"
run report equality
check_contains "$out" 'What WSI 2011/1064, regulation 9, asks for'
run report support
check_contains "$out" 'People chose to be helped'

# P16, P20: in a real database nobody who is not named, and no document, no questions
db=$here/real.db
on_db init
bob=$(add candidate --name 'Bob Rees' --phone '07700 900124')
on_db report equality
check_refused 5 'monitoring.enter'
on_db monitoring withdraw "$bob"
check_refused 5 'monitoring.enter'
on_db self-entry "$bob"
check_refused 5 'monitoring.enter'
POSACT_ROLE=lead on_db self-entry "$bob"
check_refused 2 'nobody else answers them'
[ -e "$here/real-monitoring.db" ] && fail 'a monitoring file was made unasked'

# a file of other records, and a pack with a fault
cp "$here/test-monitoring.db" "$here/real-monitoring.db"
on_db --officer 'J. Shah' --config "$here/posact.yaml" check
check_refused 1 'holds the answers of another database'
rm "$here/real-monitoring.db"
sed -i 's/group: female/group: femal/' "$here/pack.yaml"
POSACT_ROLE=lead on_db --config "$here/posact.yaml" monitoring questions
check_refused 1 'pack.yaml:'
check_contains "$err" "'sex' has no such group"
