# networks: those of posact.yaml, offices with one representative at a time (T72, P43), members seen
# by permission and noted (P42, T73), a list that leaves by consent, a canary that nobody else's
# screen says; a board from the issue to the changed measure, actions carried forward until they
# have an outcome (T76, P44), and the pack that says all of it.
. "$POSACT_TESTS/lib.sh"

on_db init
cat >"$POSACT_WORK/named.yaml" <<'YAML'
role: lead
YAML
permitted() {
    on_db --config "$POSACT_WORK/named.yaml" --officer 'J. Shah' "$@"
}
permitted_add() {
    permitted add "$@"
    [ "$status" -eq 0 ] || fail "$last: $(cat "$err")"
    cat "$out"
}

# T70: the networks of the force, once
on_db add-networks
check_contains "$err" 'Added 18 networks'
on_db add-networks
check_contains "$err" 'here already'
on_db list network kind:programme --ids
check_lines "$out" 5

# a canary: the network and the colleague, whose names stand in nothing that is not their own
network=$(add network --name 'Quillfeather Forum' --owner 'J. Shah')
zed=$(add staff --name 'PC 9001 Zephyrwing')
on_db add office --network "$network" --office representative --staff "$zed" \
    --started 2026-01-05 --until 2025-12-31
check_refused 1 'Term ends must be on or after the day the term started'
held=$(add office --network "$network" --office representative --staff "$zed" \
    --started 2026-01-05 --until 2026-12-10)
other=$(add staff --name 'D. Cole')
on_db add office --network "$network" --office representative --staff "$other"
check_refused 1 'there is one at a time'

# T71: any colleague joins, as what they say; once
permitted add membership --network "$network" --staff "$zed" --kind ally
check_status 0
check_lacks "$err" 'Zephyrwing'
membership=$(cat "$out")
permitted add membership --network "$network" --staff "$zed"
check_refused 1 'belongs to Quillfeather Forum since'

# T73: without the permission no door is open
for words in 'list membership' 'list membership --json' 'export membership' \
    "show membership $membership" "history membership $membership" \
    "edit membership $membership --kind member" "remove membership $membership" \
    "leave membership $membership" "add membership --network $network --staff $other"; do
    # shellcheck disable=SC2086
    on_db $words
    check_refused 5 'networks.members'
done

# each look is in the log, and no look is without one
permitted list membership
check_contains "$out" 'PC 9001 Zephyrwing'
permitted show membership "$membership"
check_contains "$out" 'PC 9001 Zephyrwing'
permitted history membership "$membership"
check_contains "$out" 'J. Shah  noted  Quillfeather Forum, Ally  (read)'
check_equal "$(grep -c '(read)' "$out")" 2
permitted --read-only list membership
check_refused 5 'noted in the log'

# P42, canary: what the rest of posact says of the colleague, and of the network
permitted today --json
check_lacks "$out" Zephyrwing
for words in "show staff $zed" "show staff $zed --json" "history staff $zed" 'list staff --csv' \
    'export staff --json' 'list buddy' 'list pairing' 'list candidate' 'search Zephyrwing'; do
    # shellcheck disable=SC2086
    permitted $words
    check_lacks "$out" Quillfeather
    check_lacks "$err" Quillfeather
done
for words in 'search Quillfeather' 'report networks' 'report networks --json' \
    'list network' "history network $network"; do
    # shellcheck disable=SC2086
    permitted $words
    check_status 0
    check_lacks "$out" Zephyrwing
done

# an office is held in the open, and says nothing of who belongs
permitted show network "$network"
check_contains "$out" 'Board representative, PC 9001 Zephyrwing'
check_lacks "$out" Ally

# lists leave by consent, the others counted: 7 as [c], 12 without a name
count=1
while [ $count -lt 7 ]; do
    staff=$(add staff --name "Colleague $count")
    permitted_add membership --network "$network" --staff "$staff" >/dev/null
    count=$((count + 1))
done
permitted export membership
check_lines "$out" 2
check_contains "$out" 'others: [c],'
check_lacks "$out" "$zed"
while [ $count -lt 12 ]; do
    staff=$(add staff --name "Colleague $count")
    permitted_add membership --network "$network" --staff "$staff" >/dev/null
    count=$((count + 1))
done
permitted export membership --json
check_json "$out" "j == [{'network': '$network', 'others': '10'}]"
permitted show membership "$membership" --json
check_refused 5 'Nobody agreed'
permitted edit membership "$membership" --listed yes
permitted export membership --output "$POSACT_WORK/members.csv"
check_lines "$POSACT_WORK/members.csv" 3
check_contains "$POSACT_WORK/members.csv" "$zed"

# T72: somebody follows in mid-term
on_db succeed office "$held" --staff "$other" --on 2026-06-01 --until 2027-05-31
check_status 0
on_db list office "network:$network ended:" --ids
check_lines "$out" 1
on_db vacate office "$(cat "$out")" --on 2026-08-31 --reason stepped_down
check_contains "$err" 'vacant'
on_db show network "$network"
check_contains "$out" 'vacant: chair, board representative'

# a board without networks, a meeting whose day is over: said in words
board=$(add board --name 'Diversity and Inclusion Board')
on_db add meeting --board "$board" --held 2026-03-03
check_contains "$err" 'no network sends a representative'
first=$(cat "$out")
on_db edit network "$network" --board "$board"
second=$(add meeting --board "$board" --held 2026-06-03)
check_contains "$err" 'its day is over'
on_db show meeting "$second"
check_contains "$out" 'Planned, its day is over'

# T76: the loop, from the issue to the changed measure
issue=$(add issue --network "$network" --subject 'Boots that fit' --raised 2026-01-10)
on_db schedule issue "$issue" --meeting "$first"
check_status 0
on_db minute meeting "$first" --attended 'Chief Officer'
check_contains "$err" '1 issue on its agenda has no decision yet'
on_db decide issue "$issue" --decision 'Stores stocks six sizes' --on 2026-03-03
check_status 0
on_db schedule issue "$issue" --meeting "$second"
check_refused 4 'decided already'
action=$(add action --issue "$issue" --meeting "$first" --what 'Order three sizes' \
    --owner 'J. Shah' --due 2026-05-01)
on_db minute meeting "$second" --attended 'Chief Officer'

# P44: carried forward until it has an outcome
on_db show action "$action"
check_contains "$out" 'carried forward once'
on_db edit action "$action" --state done
check_refused 1 'Enter the outcome'
on_db conclude issue "$issue" --evidence 'Order book'
check_refused 4 'close each with its outcome first'
third=$(add meeting --board "$board" --held 2099-09-03)
on_db minute meeting "$third" --attended 'Chief Officer'
check_refused 1 'held on its day at the earliest'
permitted report board-pack --meeting "$third" --json
check_json "$out" "[r['Due'] for r in j['parts'][1]['rows']][0].endswith('carried forward once')"
check_json "$out" "j['parts'][4]['rows'][0]['Members and allies'] == 10"
check_json "$out" "j['parts'][0]['rows'] == [{'Who': 'Chief Officer', 'Seat': '', 'State': 'Present'}]"
check_json "$out" "j['notes'][1] == 'Without a representative on the day: Quillfeather Forum.'"
on_db close-action action "$action" --outcome 'Six sizes in stock' --on 2026-07-01
check_status 0
on_db conclude issue "$issue" --evidence 'Order book' --measure 'Sizes in stock' --before 3 \
    --after 6 --on 2026-07-02
check_contains "$err" 'Loop closed: Diversity and Inclusion Board, Boots that fit'
# ... and all of it is in one answer
on_db show issue "$issue"
check_status 0
tr '\n' '|' <"$out" | tr -s ' ' >"$POSACT_WORK/loop"
for words in 'Raised by Quillfeather Forum|' 'On the agenda of Diversity and Inclusion Board, ' \
    'Decision Stores stocks six sizes|' 'Evidence Order book|Measure Sizes in stock|Before 3|After 6|' \
    'Timeline, newest first| 1 May 2026 Action: Order three sizes, J. Shah, done: Six sizes in stock|'; do
    check_contains "$POSACT_WORK/loop" "$words"
done

# who has a seat, who came: the roll, the quorum, nobody twice
on_db edit board "$board" --quorum 2 --chair "$other" --advisers 'Independent advisory group'
on_db roll meeting "$third"
check_contains "$err" '2 seats added'
on_db roll meeting "$third"
check_contains "$err" 'On the roll already'
on_db list attendance "meeting:$third" --ids
first_seat=$(head -n 1 "$out")
on_db present attendance "$first_seat"
check_refused 1 'This meeting is still to come'
on_db send-apologies attendance "$first_seat"
check_status 0
on_db add attendance --meeting "$third" --staff "$other" --state expected
check_refused 1 'has a seat at this meeting already'
on_db add attendance --meeting "$third"
check_refused 1 'Choose the colleague'
gone=$(add staff --name 'G. Gone')
on_db remove staff "$gone"
on_db add attendance --meeting "$second" --staff "$gone"
check_refused 1 'has left'
unsent=$(add network --name 'Elsewhere Network')
on_db add attendance --meeting "$second" --staff "$other" --network "$unsent"
check_refused 1 'sends nobody to this board'
on_db add attendance --meeting "$first" --staff "$other" --network "$network"
check_contains "$err" 'is neither representative nor deputy'
on_db add attendance --meeting "$first" --name 'Independent advisory group'
on_db show meeting "$first"
check_contains "$out" '2 of 2 present, quorum of 2 met'
fourth=$(add meeting --board "$board" --held 2026-06-20)
on_db minute meeting "$fourth"
check_refused 1 'Nobody is noted as present yet'
on_db roll meeting "$fourth"
on_db present attendance --where "meeting:$fourth adviser" --yes
on_db minute meeting "$fourth" --minutes 'Short'
check_contains "$err" '1 was absent'
on_db show meeting "$fourth"
check_contains "$out" '1 of 2 present, 1 absent, 1 short of the quorum of 2'

# a list of members comes in: tried first, and each row that does not says what to do
cat >"$POSACT_WORK/list.csv" <<CSV
Association,Name,Type,Date joined,Consent
Elsewhere Network,D. Cole,ally,2026-02-01,yes
Elsewhere Network,Colleague 1,member,2026-02-01,no
Elsewhere Network,Colleague 1,member,2026-03-01,no
Quillfeather Forum,PC 9001 Zephyrwing,member,2026-03-01,yes
Elsewhere Network,N. Unknown,member,2026-02-01,yes
Nowhere,D. Cole,member,2026-02-01,yes
Elsewhere Network,G. Gone,member,2026-02-01,yes
CSV
on_db import membership "$POSACT_WORK/list.csv" --dry-run
check_refused 5 'networks.members'
for again in --dry-run ''; do
    # shellcheck disable=SC2086
    permitted import membership "$POSACT_WORK/list.csv" $again
    check_contains "$out" '7 rows: 2 new, 0 updated, 1 unchanged, 4 refused'
    check_contains "$out" 'Line 3: line 4 is the same membership again and counts instead'
    check_contains "$out" 'PC 9001 Zephyrwing belongs to Quillfeather Forum since'
    check_contains "$out" "'N. Unknown' is no colleague that posact knows; add them"
    check_contains "$out" "There is no network 'Nowhere'; add it under networks first"
    check_contains "$out" "'G. Gone' has left"
done
permitted import membership "$POSACT_WORK/list.csv"
check_contains "$out" '0 new'
permitted undo
permitted list membership "network:$unsent" --ids
check_lines "$out" 0

# the pack in its forms; the page needs nothing from outside
on_db report board-pack --meeting "$third"
check_contains "$out" 'Sizes in stock: 3, then 6'
check_contains "$out" 'Outcome: Six sizes in stock'
check_lacks "$out" Zephyrwing
on_db report board-pack --meeting "$third" --markdown
check_contains "$out" '## Previous actions'
on_db add network --name '<b>Bold & "Co"</b>' --board "$board"
on_db report board-pack --meeting "$third" --html
check_contains "$out" "default-src 'none'"
check_contains "$out" '&lt;b&gt;Bold &amp; &quot;Co&quot;&lt;/b&gt;'
for word in '<script' 'http://' 'https://' 'src=' '<b>'; do
    check_lacks "$out" "$word"
done
python3 - "$out" <<'PYTHON' || fail "the pack is no whole HTML"
import html.parser, sys
class Whole(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tables, self.captions = [], 0, 0
    def handle_starttag(self, tag, attributes):
        if tag == "meta":
            return
        self.open.append(tag)
        self.tables += tag == "table"
        self.captions += tag == "caption"
        assert tag != "th" or dict(attributes)["scope"] in ("row", "col")
        assert tag != "html" or dict(attributes)["lang"] == "en-GB"
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
page = Whole()
page.feed(open(sys.argv[1], encoding="utf-8").read())
assert not page.open and page.tables == page.captions > 0
PYTHON
on_db report board-pack
check_refused 2 'Name the meeting'
on_db check
check_status 0
