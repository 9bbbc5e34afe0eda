# config: the layers, the problems with their place, and the program goes on.
. "$POSACT_TESTS/lib.sh"

user=$XDG_CONFIG_HOME/posact/posact.yaml
mkdir -p "$(dirname "$user")"
on_db init

posact config check
check_status 0
check_empty "$out"
for what in show defaults schema; do
    posact config $what
    check_status 0
    check_empty "$err"
    [ -s "$out" ] || fail "config $what prints nothing"
    cp "$out" $what
done
check_json schema '"object" in j["type"] and "theme" in j["properties"]'
check_contains show "theme"
check_contains show "built in"

# what it prints it also takes
cp defaults "$user"
posact config check
check_status 0
check_empty "$out"
posact config defaults
check_same_file defaults "$out"

# problems: file, line, column, all of them, prefix; commands go on
printf 'thme: dark\nofficer: J. Shah\nlock-timeout: soon\n' >"$user"
posact config check
check_status 1
check_empty "$out"
check_contains "$err" "posact: $user:1:1: "
check_contains "$err" "did you mean"
check_contains "$err" "posact: $user:3:"
check_lines "$err" 2
on_db add candidate --name Ada
check_status 0
check_lines "$out" 1
check_contains "$err" "$user:1:1"
on_db history candidate "$(cat "$out")"
check_contains "$out" "J. Shah"
posact config show
check_contains "$out" "J. Shah"
check_contains "$out" "$user:2"

# layers: --config over the user's, environment over both, flag over all
printf 'officer: Given\n' >given.yaml
posact --config given.yaml config show
check_contains "$out" "Given"
POSACT_OFFICER=Environment posact --config given.yaml config show
check_contains "$out" "Environment"
POSACT_OFFICER=Environment posact --config given.yaml --officer Flag config show
check_contains "$out" "Flag"
rm "$user"

# a file that cannot be looked at is said; one that is not there is not. A loop of links stops
# root too.
ln -s posact.yaml "$user"
posact config check
check_status 1
check_contains "$err" "$user"
check_lines "$err" 1
rm "$user"

# the theme is opened, and its faults are told
printf 'styles: [\n' >broken.yaml
printf 'theme: %s\n' "$PWD/broken.yaml" >themed.yaml
posact --config themed.yaml config check
check_status 1
check_contains "$err" "posact: $PWD/broken.yaml:"
check_empty "$out"

# keys of one's own: every fault with its place, and the rest of the program goes on
cat >keys.yaml <<'Y'
keys:
  edti: E
  edit: "n"
  undo: Entr
  form.save: s
  list.open: "Enter o"
  lst.open: o
  help: ""
Y
posact --config keys.yaml config check
check_status 1
check_empty "$out"
check_lines "$err" 6
check_contains "$err" "posact: keys.yaml:2:3: keys: there is no command 'edti'; did you mean 'edit'"
check_contains "$err" "posact: keys.yaml:3:3: keys: 'add' and 'edit' would both have the key n in the list"
check_contains "$err" "posact: keys.yaml:4:3: keys: 'undo' has the key 'Entr', which is none"
check_contains "$err" "posact: keys.yaml:5:3: keys: 'form.save' has the key 's', which is typed"
check_contains "$err" "posact: keys.yaml:7:3: keys: 'lst.open' must begin with list, detail"
check_contains "$err" "posact: keys.yaml:8:3: keys: 'help' must have a key in the list; it keeps its own"
printf 'keys: {list.open: "Enter o", edit: E}\nletter-keys: off\nhints: first\n' >keys.yaml
posact --config keys.yaml config check
check_status 0
check_contains "$err" "in order"
posact --config keys.yaml config show
check_contains "$out" 'keys: {edit: E}'
posact config schema
check_json "$out" '"keys" in j["properties"] and j["properties"]["letter-keys"]["enum"] == ["on", "off"]'

posact --config nowhere.yaml config check
check_refused 1 "nowhere.yaml"
posact --config nowhere.yaml --db "$db" list candidate
check_refused 1 "nowhere.yaml"
mkdir folder
posact --config folder config check
check_refused 1 "folder"
printf 'officer: \377\n' >bytes.yaml
posact --config bytes.yaml config check
check_status 1
check_plain "$err"
printf 'officer: "\033[31m"\n' >escape.yaml
posact --config escape.yaml config check
check_plain "$err"
posact --config escape.yaml config show
check_plain "$out"
printf 'a: &a [x, x]\nb: [*a, *a]\n' >bomb.yaml
posact --config bomb.yaml config check
check_status 1
python3 -c 'print("x: " + "[" * 2000 + "]" * 2000)' >deep.yaml
posact --config deep.yaml config check
check_status 1
python3 -c 'print("# " + "x" * 70000)' >large.yaml
posact --config large.yaml config check
check_status 1
posact --theme nonsense --db "$db" list candidate
[ "$status" -eq 0 ] || check_refused 1 "nonsense"

# lists of one's own
cat >lists.yaml <<'Y'
lists:
  roles:
    - {code: pc, label: Police constable}
    - {code: dog, label: Dog handler}
    - {code: horse, label: Mounted, retired: true}
Y
posact --config lists.yaml config check
check_status 0
posact --config lists.yaml help candidate
check_contains "$out" "pc, dog"
check_lacks "$out" "horse"
on_db --config lists.yaml add candidate --name Bea --role 'dog handler'
check_status 0
on_db --config lists.yaml add candidate --name Caz --role staff
check_status 1
on_db --config lists.yaml list candidate role:dog --ids
check_lines "$out" 1
# a code that went out of the list stays readable (T46)
on_db list candidate --json
check_json "$out" 'any(p["role"] == "dog" for p in j)'
on_db list candidate bea --ids
bea=$(cat "$out")
# and stops no edit of anything else; typed anew it is refused
on_db edit candidate "$bea" --phone '07700 900123'
check_status 0
on_db edit candidate "$bea" --role dog
check_refused 1 "dog"
on_db list candidate bea --json
check_json "$out" 'j[0]["role"] == "dog" and j[0]["phone"] == "07700 900123"'
# nor an import of news of the same person
printf 'name,email,role\nDee Dunn,dee@example.org,Dog handler\n' >first.csv
printf 'name,email,phone\nDee Dunn,dee@example.org,07700 900124\n' >second.csv
on_db --config lists.yaml import candidate first.csv --source fair
check_status 0
on_db import candidate second.csv --source fair
check_status 0
on_db list candidate dee --json
check_json "$out" 'len(j) == 1 and j[0]["role"] == "dog" and j[0]["phone"] == "07700 900124"'
check_sound
