# views: saved lists that stay live (T39), columns (T40), exports of what a view shows.
. "$POSACT_TESTS/lib.sh"

on_db demo --people 80

# columns and sort of a list and of an export
on_db export candidate role:pc --columns phone,name --sort -name --csv
check_status 0
check_equal "$(head -n 1 "$out" | tr -d '\r')" "phone,name"
cp "$out" pcs.csv
on_db list candidate role:pc --columns phone,name --sort -name --csv
check_same_file pcs.csv "$out"
on_db list candidate --columns name=30,changed --limit 1
check_contains "$out" "Full name"
check_contains "$out" "Changed"
check_lacks "$out" "Phone"
on_db list candidate --columns name,email --json --limit 1
check_json "$out" 'list(j[0]) == ["name", "email"]'
on_db list candidate --columns nmae
check_refused 2 "name"
on_db list candidate --sort notes
check_refused 2 "cannot be sorted"

# kept under a name, by the officer who works
on_db views
check_status 0
check_equal "$(cut -f 1,3 "$out")" "$(printf 'Overdue pairs\tshared\nQuiet pairs\tshared')"
on_db views save 'Open PCs' candidate role:pc sort:-name columns:phone,name
check_status 0
check_contains "$err" "Saved: view 'Open PCs'"
on_db views
check_equal "$(grep -v shared "$out")" "$(printf 'Open PCs\tcandidate role:pc sort:-name columns:phone,name')"
on_db views --json
check_json "$out" '[v for v in j if not v["shared"]] == [{"name": "Open PCs", "view": "candidate role:pc sort:-name columns:phone,name", "shared": False}]'
on_db list --view 'Open PCs' --csv
check_same_file pcs.csv "$out"
on_db export --view 'Open PCs' --output view.csv
check_status 0
check_same_file pcs.csv view.csv
on_db list candidates --view 'Open PCs' --csv
check_same_file pcs.csv "$out"
on_db list contact --view 'Open PCs'
check_refused 2 "one of candidates"
on_db list --view 'Open PC'
check_refused 3 "did you mean 'Open PCs'"
on_db --officer other views
check_lacks "$out" yours

# it stays live, and more words narrow it
before=$(wc -l <pcs.csv)
on_db add candidate --name 'Zoë Zander' --role pc
on_db list --view 'Open PCs' --csv
check_lines "$out" $((before + 1))
on_db list candidate zander --view 'Open PCs' --json
check_json "$out" 'j == [{"phone": None, "name": "Zoë Zander"}]'

# a name again takes the place of the one before; what is wrong is said, and nothing kept
on_db views save 'Open PCs' candidate
check_contains "$err" "in place of the one before"
on_db views save bad candidate role:king
check_refused 2 "View 'bad'"
on_db views save bad candidat
check_refused 2 "did you mean 'candidate'"
on_db views save ' ' candidate
check_refused 1 "Name the view"
on_db views forget 'Open PCs'
check_status 0
on_db views forget 'Open PCs'
check_refused 3
on_db --read-only views save x candidate
check_refused 5

# the force's own
cat >posact.yaml <<'Y'
views:
    Everybody open: "candidate status:open sort:-changed"
    Broken: "candidate rool:pc sort:gone"
columns:
    candidate: name,owner
Y
on_db --config posact.yaml list --view 'Everybody open' --ids
check_status 0
on_db --config posact.yaml list --view Broken
check_refused 2 "of posact.yaml"
on_db --config posact.yaml views forget 'Everybody open'
check_refused 5 "posact.yaml"
on_db --config posact.yaml views
check_contains "$out" "shared"

# one's own goes before a shared one of the name, which stands there again when it is forgotten
on_db --config posact.yaml views save 'Everybody open' candidate role:pc
check_contains "$err" "Saved: view 'Everybody open', yours, before the shared one until you forget it"
on_db --config posact.yaml views
check_contains "$out" "$(printf 'Everybody open\tcandidate role:pc')"
check_lacks "$out" "Everybody open	candidate status:open"
on_db --config posact.yaml views forget 'Everybody open'
check_contains "$err" "View 'Everybody open' is forgotten; the shared one is back"
on_db --config posact.yaml views
check_contains "$out" "$(printf 'Everybody open\tcandidate status:open sort:-changed\tshared')"

# those of a later file add to those of an earlier, and win where both have a name
mkdir -p "$XDG_CONFIG_HOME/posact"
printf 'views: {Force: contact, Broken: tag}\n' >"$XDG_CONFIG_HOME/posact/posact.yaml"
on_db --config posact.yaml views
check_contains "$out" "$(printf 'Force\tcontact\tshared')"
check_contains "$out" "$(printf 'Broken\tcandidate rool:pc sort:gone\tshared')"
rm "$XDG_CONFIG_HOME/posact/posact.yaml"
check_sound
