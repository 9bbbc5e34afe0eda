# purpose: a role that takes one says what it looks for before it sees what is noted, or takes it
# out (T30, P32, F21); posact audit says it of each look.
. "$POSACT_TESTS/lib.sh"

export POSACT_NOW=2026-11-21T12:04:00Z
yaml=$POSACT_WORK/roles.yaml
cat >"$yaml" <<'YAML'
lists:
    user-roles:
        - {code: case, label: Case, screens: yes, purpose: yes, may: "*, declaration.read"}
        - {code: audit, label: Audit, screens: no, may: audit.read}
YAML
as() {
    role=$1
    shift
    POSACT_ROLE=$role on_db --config "$yaml" --officer 'J. Shah' "$@"
}
on_db init
as case add candidate --name 'Siân Quillfeather'
check_status 0
sian=$(cat "$out")
as case list candidate
check_status 0

# nothing is shown, written or noted before
as case list declaration
check_refused 5 "--purpose WORDS"
check_empty "$out"
as case export candidate
check_refused 5 "--purpose WORDS"
check_empty "$out"
as case export candidate --output "$POSACT_WORK/people.csv"
check_refused 5
[ ! -e "$POSACT_WORK/people.csv" ] || fail 'a file was written without a purpose'
as case letter thanks "$sian" --output "$POSACT_WORK/letter.txt"
check_refused 5 "--purpose WORDS"
[ ! -e "$POSACT_WORK/letter.txt" ] || fail 'a letter was written without a purpose'
as audit audit
check_status 3

# it is said with the command, before or behind it
as case --purpose 'complaint 12/26' list declaration "candidate:$sian"
check_contains "$err" 'Nothing'
as case export candidate --purpose 'return to the board'
check_status 0
check_contains "$out" Quillfeather
as audit audit
check_lines "$out" 2
check_contains "$out" "J. Shah  export  list of candidates for 'return to the board'"
check_contains "$out" "candidate $(echo "$sian" | cut -c1-8) for 'complaint 12/26'"
as audit audit --json
check_json "$out" '[n["purpose"] for n in j] == ["return to the board", "complaint 12/26"]'
as audit audit --person "$sian"
check_contains "$out" "for 'complaint 12/26'"

# another process is another session
as case list declaration
check_refused 5 "--purpose WORDS"

# words, on one line
as case --purpose '' list declaration
check_refused 2 "'--purpose' needs words behind it"
as case --purpose 'one
two' list declaration
check_refused 2 'one line'
on_db verify
check_status 0
