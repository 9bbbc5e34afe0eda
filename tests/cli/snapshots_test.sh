# snapshots: counts of workforces and populations in, totals and representation out, whole or not at
# all, undone as one step (P45-P50, D14, T83).
. "$POSACT_TESTS/lib.sh"

root=$(cd "$POSACT_TESTS/../.." && pwd)

on_db init
check_status 0

# --- a plain export, tried first: nothing is stored
cat >workforce.csv <<'CSV'
date,force,role,characteristic,group,count,source
2026-03-31,Kent Police,Constable,ethnicity,White,"2,560",HR
2026-03-31,Kent Police,Constable,ethnicity,Mixed,12,HR
2026-03-31,Kent Police,Constable,ethnicity,Asian,24,HR
2026-03-31,Kent Police,Constable,ethnicity,Black,4,HR
2026-03-31,Kent Police,Constable,ethnicity,Other ethnic group,3,HR
2026-03-31,Kent Police,Constable,ethnicity,Not stated,40,HR
2026-03-31,Kent Police,Sergeant,ethnicity,White,380,HR
2026-03-31,Kent Police,Sergeant,ethnicity,Asian,11,HR
2026-03-31,Kent Police,Sergeant,ethnicity,Not stated,9,HR
CSV
on_db import workforce workforce.csv --dry-run
check_status 0
check_contains "$out" "9 rows: 9 used, 0 left out, 0 refused"
check_contains "$out" "Would add 1 snapshot"
on_db list workforce --json
check_json "$out" 'j == []'
on_db import workforce workforce.csv
check_status 0
check_contains "$out" "31 March 2026, headcount: Ethnicity; Kent"

# --- the same day twice would count people twice; withdrawn with the reason, the day is free again
on_db import workforce workforce.csv
check_status 1
check_contains "$out" "has counts of that day already"
check_contains "$out" "Nothing is imported"
on_db list workforce --json
check_json "$out" 'len(j) == 1'
id=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[0]["id"])' "$out")
on_db set-aside workforce "$id" --reason "The wrong export"
check_status 0
on_db report totals --snapshot workforce --force Kent --json
check_refused 3 "No workforce snapshot has counts of Kent"
on_db undo
check_status 0

# --- what nobody published hides small counts; the total stays
on_db report totals --snapshot workforce --force "kent constabulary" --json
check_status 0
check_json "$out" 'j["total"] == 3043 and j["protected"]'
check_json "$out" 'j["parts"]["ethnicity"]["groups"]["black"] is None'
check_json "$out" 'j["parts"]["ethnicity"]["groups"]["white"] == 2940'
check_json "$out" '"in" not in j["parts"]["ethnicity"]'

# --- nor do ages, a role beside its ranks, or a file tell more than the counts that are shown
cat >ages.csv <<'CSV'
date,force,role,characteristic,group,count,source
2026-03-31,Sussex,Police officer,age,16-25,12,HR
2026-03-31,Sussex,Police officer,age,26-40,702,HR
2026-03-31,Sussex,Constable,age,16-25,8,HR
2026-03-31,Sussex,Constable,age,26-40,600,HR
2026-03-31,Sussex,Sergeant,age,16-25,4,HR
2026-03-31,Sussex,Sergeant,age,26-40,102,HR
CSV
on_db import workforce ages.csv
check_status 0
on_db report totals --snapshot workforce --force Sussex --ages 16-25 --json
check_status 0
check_json "$out" 'j["total"] == 714 and j["ages"]["16-25"] in (None, 10)'
check_json "$out" '"officer" not in j["roles"] and j["roles"]["sergeant"] == 105'
check_json "$out" 'j["threshold"] == 10 and j["rounding"] == 5'
on_db report totals --snapshot workforce --force Sussex --ages 16-25
check_contains "$out" "aged 16-25: 12"

# --- without a population there is nothing to compare with
on_db report representation --force Kent
check_refused 1 "No population snapshot has counts of Kent by ethnicity"

# --- a population by local authority needs a lookup, and each force whole
cat >census.csv <<'CSV'
Lower Tier Local Authorities Code,Lower Tier Local Authorities,Ethnic group (20 categories) Code,Ethnic group (20 categories),Observation
E07000105,Ashford,17,"White: English, Welsh, Scottish, Northern Irish or British",80000
E07000105,Ashford,2,"Asian, Asian British or Asian Welsh: Chinese",2000
E07000105,Ashford,7,"Black, Black British, Black Welsh, Caribbean or African: African",3000
E07000106,Canterbury,17,"White: English, Welsh, Scottish, Northern Irish or British",90000
E07000106,Canterbury,2,"Asian, Asian British or Asian Welsh: Chinese",3000
E07000106,Canterbury,7,"Black, Black British, Black Welsh, Caribbean or African: African",2000
CSV
printf '\357\273\277LAD19CD,LAD19NM,PFA19CD,PFA19NM\r\nE07000105,Ashford,E23000032,Kent\r\n' >lookup.csv
on_db import population census.csv
check_refused 1 "--lookup"
on_db import population census.csv --lookup lookup.csv
check_status 1
check_contains "$out" "line 5"
check_contains "$out" "'Canterbury' (E07000106) is in no force area of the lookup"
printf 'E07000106,Canterbury,E23000032,Kent\r\nE07000107,Dartford,E23000032,Kent\r\n' >>lookup.csv
on_db import population census.csv --lookup lookup.csv
check_status 1
check_contains "$out" "Kent is not whole: 'Dartford' (E07000107) lies in it and is not in the file"
grep -v Dartford lookup.csv >whole.csv
on_db import population census.csv --lookup whole.csv --json
check_status 0
check_json "$out" 'j["used"] == 6 and j["refusals"] == [] and len(j["snapshots"]) == 1'
on_db report totals --snapshot population --force Kent --json
check_json "$out" 'j["total"] == 180000 and j["date"] == "2021-03-21"'
check_json "$out" 'j["parts"]["ethnicity"]["in"]["five"]["asian"] == 5000'
check_json "$out" 'j["parts"]["ethnicity"]["in"]["five_2001"]["chinese_or_other"] == 5000'

# --- the report: every form, the counts of files rounded, nothing of a hidden count in any of them
on_db report representation --force Kent --characteristic ethnicity --list five
check_status 0
check_contains "$out" "Counts below 5 are hidden as [c]"
check_contains "$out" "The same figures: posact report representation --force 'Kent'"
check_contains "$out" "Workforce: [c]"
on_db report representation --force Kent --json
check_status 0
check_json "$out" 'j["threshold"] == 10 and j["rounding"] == 5 and j["tests"] > 0'
check_json "$out" 'all(c["count"] is None or c["count"] % 5 == 0 for p in j["parts"] for c in p["cells"])'
check_json "$out" 'all(c["share"] is None for p in j["parts"] for c in p["cells"] if c["finding"] == "hidden")'
cp "$out" first.json
on_db report representation --force Kent --json
check_same_file "$out" first.json
on_db report representation --force Kent --csv
check_status 0
check_contains "$out" "Characteristic,Role,Group,Workforce,Share"
on_db report representation --force Kent --html
check_status 0
check_contains "$out" "<table"
on_db report representation --force Kent --date 2025-12-31
check_refused 3 "No workforce snapshot"
on_db report representation --force Kemt
check_refused 1 "did you mean 'Kent'"

# --- full-time equivalents are no people, and a rank is no force
cat >fte.csv <<'CSV'
date,force,role,characteristic,group,count,basis,source
2026-03-31,Essex,Constable,sex,Female,40.5,fte,HR
2026-03-31,Essex,Constable,sex,Male,60.25,fte,HR
CSV
on_db import workforce fte.csv
check_status 0
on_db report totals --snapshot workforce --force Essex --fte --json
check_json "$out" 'j["total"] == 100.75'
on_db report representation --force Essex
check_refused 1 "full-time equivalents"
sed 's/,fte,/,headcount,/' fte.csv >headcount.csv
on_db import workforce headcount.csv
check_status 1
check_contains "$out" "Refused, line 2, 'count': '40.5' cannot be a headcount: it has decimals"

# --- a group without a map is not compared
cat >old.csv <<'CSV'
date,area,characteristic,group,count,source
2021-03-21,Surrey,ethnicity,White,900000,ONS
2021-03-21,Surrey,ethnicity,Other ethnic group,90000,ONS
CSV
cat >chinese.csv <<'CSV'
date,force,role,characteristic,group,count,source
2026-03-31,Surrey,Constable,ethnicity,White,900,HR
2026-03-31,Surrey,Constable,ethnicity,Chinese or other ethnic group,90,HR
CSV
on_db import population old.csv
check_status 0
on_db import workforce chinese.csv
check_status 0
on_db report representation --force Surrey --list five
check_refused 1 "'Chinese or other ethnic group' of '5+1 (Home Office before 2021, Chinese with other)' has no counterpart in '5+1"
on_db report representation --force Surrey --list two
check_status 0

# --- one undo takes an import back, whatever it stored
on_db undo
on_db undo
on_db list population 'surrey' --json
check_json "$out" 'j == []'

# --- published ratios: nowhere does 0.39 become 60 per cent
shared=$root/../shared/data
if [ -r "$shared/published/published-ratios.csv" ]; then
    python3 - "$POSACT" "$shared" <<'PYTHON' || fail "the published ratios are not recomputed"
import csv, json, subprocess, sys
posact, shared = sys.argv[1:]
bad = 0
for row in csv.DictReader(open(f"{shared}/published/published-ratios.csv", encoding="utf-8")):
    if not row["recomputed"]:
        continue
    a, b = float(row["input_a"]), float(row["input_b"])
    whole = 10000
    x1, x2 = round(a * 100), round(b * 100 * (1 if b > 1 else 100))
    words = [posact, "--db", "none.db", "stats", "two-by-two", str(x1), str(whole), str(x2), str(whole)]
    answer = json.loads(subprocess.run([*words, "--json"], capture_output=True, check=True).stdout)
    value = answer["rate_ratio"]
    scaled = value * (100 if float(row["recomputed"]) > 10 else 1)
    said = subprocess.run(words, capture_output=True, check=True, text=True).stdout
    if abs(scaled - float(row["recomputed"])) > 5e-5 * max(1, float(row["recomputed"])):
        print(row["id"], scaled, row["recomputed"])
        bad += 1
    if "60 per cent" in said or "60%" in said:
        print(row["id"], said)
        bad += 1
sys.exit(bad > 0)
PYTHON
    # Berkeley 1973: pooled and stratified together, and that pooling misleads
    stats=$(python3 - "$shared" <<'PYTHON'
import collections, csv, sys
counts = collections.defaultdict(int)
for row in csv.DictReader(open(f"{sys.argv[1]}/funnel/ucb-admissions-1973.csv", encoding="utf-8")):
    counts[row["Dept"], row["Gender"], row["Admit"]] += int(row["Freq"])
words = []
for department in sorted({key[0] for key in counts}):
    for gender in ("Female", "Male"):
        x = counts[department, gender, "Admitted"]
        words += [x, x + counts[department, gender, "Rejected"]]
print(*words)
PYTHON
)
    # shellcheck disable=SC2086
    posact stats strata $stats
    check_status 0
    check_contains "$out" "All together"
    check_contains "$out" "Pooling misleads here"

    # --- the real files: every total of every force
    rm -f "$db"*
    on_db init
    for table in population/census2011-qs201ew-ethnic-group-by-lad.csv:lookup-lad16-csp16-pfa16.csv \
        population/census2021-ts021-ethnic-group-by-ltla.csv:lookup-lad19-csp19-pfa19.csv \
        population/census2021-ts008-sex-by-ltla.csv:lookup-lad19-csp19-pfa19.csv \
        population/census2021-ts007-age-by-ltla.csv:lookup-lad19-csp19-pfa19.csv; do
        on_db import population "$shared/${table%%:*}" --lookup "$shared/population/${table##*:}"
        check_status 0
    done
    on_db import workforce "$shared/workforce/ho-officers-rank-sex-ethnicity-2003-2006.csv"
    check_status 0
    check_contains "$out" "9,744 rows: 9,744 used, 0 left out, 0 refused"
    on_db import workforce "$shared/workforce/ho-chief-officers-sex-ethnicity-2018-2021.csv"
    check_status 0
    sheets=$shared/workforce/ho-police-workforce-sep2019
    for number in 1 2 3 5 7 8 11 12 13; do
        on_db import workforce "$sheets/table-$number.csv"
        check_status 0
    done
    on_db import workforce "$sheets/table-9.csv"
    check_status 1
    check_contains "$out" "Refused, line 30, '2019/09/30': '122.45' cannot be a headcount"
    on_db import workforce "$sheets/table-10.csv"
    check_status 1
    check_contains "$out" "adds up other sheets"
    on_db import workforce "$shared/workforce/northumbria-foi-employees-sep2020.csv" \
        --force Northumbria --date 2020-09-01 --source "Northumbria Police, FOI"
    check_status 0
    on_db import population "$shared/population/census2021-all-characteristics-west-yorkshire.csv" \
        --lookup "$shared/population/lookup-lad19-csp19-pfa19.csv" --dry-run
    check_status 1
    check_contains "$out" "has counts of that day already"
    python3 - "$POSACT" "$db" "$shared" <<'PYTHON' || fail "the totals are not those of the answers"
import csv, json, subprocess, sys
posact, database, shared = sys.argv[1:]
bad = 0
def totals(*words):
    line = [posact, "--db", database, "--officer", "lead", "report", "totals", "--json", *words]
    return json.loads(subprocess.run(line, capture_output=True, check=True).stdout)
def held(force, what, actual, expected):
    global bad
    if actual != expected:
        print(force, what, actual, expected)
        bad += 1
for row in csv.DictReader(open(f"{shared}/answers/force-totals.csv", encoding="utf-8")):
    force = row["pfa_name"]
    then = totals("--snapshot", "population", "--force", force, "--date", "2011-12-31")
    now = totals("--snapshot", "population", "--force", force, "--ages", "18-24")
    officers = totals("--snapshot", "workforce", "--force", force, "--date", "2006-03-31")
    five, two = now["parts"]["ethnicity"]["in"]["five"], officers["parts"]["ethnicity"]["in"]["two"]
    for what, actual in {
        "pop_2011": then["total"], "white_2011": then["parts"]["ethnicity"]["in"]["five"]["white"],
        "pop_2021_ts021": now["total"], "white_2021": five["white"], "asian_2021": five["asian"],
        "black_2021": five["black"], "female_2021_ts008": now["parts"]["sex"]["groups"]["female"],
        "male_2021_ts008": now["parts"]["sex"]["groups"]["male"],
        "age_18_24_2021_ts007": now["ages"]["18-24"], "officers_2006": officers["total"],
        "officers_female_2006": officers["parts"]["sex"]["groups"]["female"],
        "officers_white_2006": two["white"], "officers_bame_2006": two["minority"],
        "officers_ethnicity_not_stated_2006": two["not_stated"],
    }.items():
        held(force, what, actual, int(row[what]))
# The BBC's share of the local population, to its decimal: all but Avon and Somerset, whose 7.1 is
# not the census of the whole area (6.7); it comes out where one of South Gloucestershire, Mendip or
# Sedgemoor is left out.
reproduced = 0
for row in csv.DictReader(open(f"{shared}/published/bbc-2015-bme-officers-vs-population.csv",
                               encoding="utf-8")):
    force = row["police_force_as_published"]
    if not row["pct_non_white_census2011_recomputed"]:
        continue
    two = totals("--snapshot", "population", "--force", force, "--date", "2011")["parts"]
    two = two["ethnicity"]["in"]["two"]
    share = 100 * two["minority"] / (two["minority"] + two["white"])
    published = float(row["pct_bme_local_population_as_published"])
    if force.startswith("Avon"):
        held(force, "share", (f"{share:.1f}", published), ("6.7", 7.1))
    else:
        held(force, "share", f"{share:.1f}", f"{published:.1f}")
        reproduced += 1
held("all", "forces of the BBC", reproduced, 26)
# The sheets: table 1 says Durham 1,124.74, table 7 1,135.
fte = totals("--snapshot", "workforce", "--force", "Durham", "--date", "2019-09-30", "--fte")
held("Durham", "officers, FTE", fte["roles"]["officer"], 1124.74)
heads = totals("--snapshot", "workforce", "--force", "Durham", "--date", "2019-09-30")
held("Durham", "officers", heads["roles"]["officer"], 1135)
foi = totals("--snapshot", "workforce", "--force", "Northumbria", "--date", "2020-09-01")
held("Northumbria", "employees", foi["total"], 5389)
sys.exit(bad > 0)
PYTHON
else
    echo "not checked: no published tables beside the tree"
fi
check_sound
