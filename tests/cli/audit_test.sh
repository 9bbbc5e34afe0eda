# audit: who looked at this person, and what did this user see (T30, P32, F21): looks at what not
# everybody may see, letters and exports, by person, colleague, officer and day, with no word of any
# case, for those who may ask.
. "$POSACT_TESTS/lib.sh"

export POSACT_NOW=2026-11-20T10:00:00Z
on_db init
yaml=$POSACT_WORK/named.yaml
cat >"$yaml" <<'YAML'
lists:
    user-roles:
        - {code: case, label: Case, screens: yes, may: "*, declaration.read, networks.members"}
        - {code: audit, label: Audit, screens: yes, may: "*, audit.read, declaration.read, networks.members"}
YAML
as() {
    officer=$1
    role=case
    [ "$officer" != 'A. Auditor' ] || role=audit
    shift
    POSACT_ROLE=$role on_db --config "$yaml" --officer "$officer" "$@"
}
as_add() {
    as "$@"
    [ "$status" -eq 0 ] || fail "$last: $(cat "$err")"
    cat "$out"
}
sian=$(as_add 'J. Shah' add candidate --name 'Siân Quillfeather')
ada=$(as_add 'J. Shah' add candidate --name 'Ada Fair')
reid=$(as_add 'J. Shah' add staff --name 'PC 4471 Reid')
network=$(as_add 'J. Shah' add network --name 'Walkers')
as 'J. Shah' list declaration "candidate:$sian"
export POSACT_NOW=2026-11-21T12:04:00Z
as 'M. Begum' list declaration "candidate:$ada"
as 'M. Begum' list declaration
as 'm. begum' export candidate
as_add 'J. Shah' add membership --network "$network" --staff "$reid" >"$POSACT_WORK/member"
as 'J. Shah' list membership "network:$network"

# who looked at her: at what she declared, and the lists that may have shown her
as 'A. Auditor' audit --person "$sian"
check_status 0
check_contains "$out" "20 November 2026, 10:00  J. Shah  offering support: read declarations  candidate $(echo "$sian" | cut -c1-8)"
check_contains "$out" '21 November 2026, 12:04  M. Begum  offering support: read  list of declarations'
check_contains "$out" 'm. begum  export  list of candidates'
check_lines "$out" 3
check_equal "$(head -n 1 "$out" | cut -d, -f1)" '21 November 2026' 'the newest first'
check_lacks "$out" Quillfeather
check_lacks "$out" "$(echo "$ada" | cut -c1-8)"

# nobody looked at her life alone but M. Begum
as 'A. Auditor' audit --person "$ada" --json
check_json "$out" 'len(j) == 3 and {n["user"].lower() for n in j} == {"m. begum"}'
check_json "$out" "sum(n['id'] == '$ada' and n['type'] == 'candidate' for n in j) == 1"
check_json "$out" 'all(set(n) == {"time", "user", "action", "type", "id", "purpose"} for n in j)'

# a colleague, and who belongs
as 'A. Auditor' audit --colleague "$reid"
check_status 0
check_contains "$out" 'read memberships  network'
check_lacks "$out" Reid

# what a user saw, whatever the case of the name; by day
as 'A. Auditor' audit --user 'M. BEGUM'
check_status 0
check_lines "$out" 3
as 'A. Auditor' audit --user 'J. Shah' --to 20/11/2026
check_lines "$out" 1
as 'A. Auditor' audit --from 22/11/2026
check_status 3
check_contains "$err" 'Nothing of that is noted'
as 'A. Auditor' audit --from 22/11/2026 --json
check_equal "$(cat "$out")" '[]'
as 'A. Auditor' audit
check_lines "$out" 5

# more than a window of notes comes whole, once each
i=0
while [ $i -lt 3 ]; do
    as 'M. Begum' list declaration "candidate:$sian"
    i=$((i + 1))
done
python3 - "$db" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.create_function("posact_writing", 0, lambda: 1)
row = db.execute("SELECT * FROM operations WHERE substr(body, 2, 1) = x'03' ORDER BY lsn DESC").fetchone()
for n in range(1, 1300):
    copy = list(row)
    copy[0] += n
    copy[2] += n
    copy[3] += n // 3  # three at the same time
    db.execute("INSERT INTO operations VALUES (%s)" % ",".join("?" * len(copy)), copy)
db.commit()
END
as 'A. Auditor' audit --user 'M. Begum' --json
check_json "$out" 'len(j) == 1299 + 6'
as 'A. Auditor' audit --person "$sian" --json
check_json "$out" 'len(j) == 1299 + 6'

# who sees no case asks all the same, with the whole of a reference
cat >>"$yaml" <<'YAML'
        - {code: log, label: Log, screens: no, may: audit.read}
YAML
POSACT_ROLE=log on_db --config "$yaml" --officer 'L. Log' audit --person "$sian" --to 20/11/2026
check_status 0
check_contains "$out" 'J. Shah  offering support: read declarations  candidate'
POSACT_ROLE=log on_db --config "$yaml" --officer 'L. Log' list candidate
check_refused 5

# not for everybody, and one question at a time
as 'J. Shah' audit
check_refused 5 'audit.read'
as 'A. Auditor' audit --person "$sian" --user 'J. Shah'
check_refused 2 'one at a time'
as 'A. Auditor' audit --person ffffffff
check_refused 2
