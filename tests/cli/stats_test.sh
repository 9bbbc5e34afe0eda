# stats: the calculator for analysts: figures, words and refusals, without a database (P45, P47).
. "$POSACT_TESTS/lib.sh"

root=$(cd "$POSACT_TESTS/../.." && pwd)

# Needs no database and makes none.
stats() {
    posact --db none.db stats "$@"
    [ -e none.db ] && fail "$last made a database"
}

# --- the columns of R's tables are the keys, every value to 1 part in 10^9
python3 - "$POSACT" "$root/tests/data/stats" <<'PYTHON' || fail "stats --json differs from R"
import csv, json, math, subprocess, sys
posact, folder = sys.argv[1:]
bad = 0
for what, file, counts in (("proportion", "proportion-intervals.csv", ("x", "n")),
                           ("two-by-two", "two-by-two.csv", ("x1", "n1", "x2", "n2"))):
    for row in csv.DictReader(open(f"{folder}/{file}", encoding="utf-8")):
        words = [posact, "--db", "none.db", "stats", what, *(row[key] for key in counts), "--json"]
        answer = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
        for key, text in row.items():
            if key == "case":
                continue
            expected = float(text)
            if not math.isfinite(expected):
                good = answer[key] is None
            else:
                good = answer[key] is not None and abs(answer[key] - expected) <= 1e-9 * abs(expected)
            if not good:
                print(f"{words}: {key} is {answer[key]}, expected {text}")
                bad += 1
sys.exit(bad > 0)
PYTHON

# --- sentences
stats proportion 12 40
check_status 0
check_empty "$err"
check_equal "$(cat "$out")" "12 of 40 is 30 per cent; 95 per cent interval 18 to 45"
stats proportion 33213 143354
check_equal "$(cat "$out")" "33,213 of 143,354 is 23.17 per cent; 95 per cent interval 22.95 to 23.39"
stats proportion 5 40
check_contains "$out" "is 13 per cent"
# P45: on fewer than 23 no report has a percentage
stats proportion 0 22
check_contains "$out" "0 of 22 is 0 per cent; 95 per cent interval 0 to 15"
check_contains "$out" "A base below 23 is too small"
stats proportion 0 23
check_lacks "$out" "too small"
stats proportion 0 0
check_status 0
check_equal "$(cat "$out")" "0 of 0 is not defined: of nobody there is no share"
stats proportion 0 0 --json
check_json "$out" 'all(j[key] is None for key in j if key not in ("x", "n")) and j["n"] == 0'
# R leaves the correction out at exactly half, and ends its search for the odds ratio early
stats proportion 10 20 --json
check_json "$out" 'j["wilson_cc_lo"] == j["wilson_lo"] and j["wilson_cc_lo_precise"] < j["wilson_lo"]'
stats proportion 9 20 --json
check_json "$out" 'j["wilson_cc_lo"] == j["wilson_cc_lo_precise"] < j["wilson_lo"]'
stats two-by-two 3 4 1 4 --json
check_json "$out" 'round(j["or_exact_hi"], 4) == 621.9338 and round(j["or_exact_hi_precise"], 4) == 626.2435'
stats proportion 1 1000000000
check_contains "$out" "is 0.0000001"

# P47: a finding needs the ratio and the probability; otherwise the numbers cannot tell
stats two-by-two 7 38 947 2565
check_status 0
check_contains "$out" "First: 7 of 38 is 18 per cent; 95 per cent interval 9 to 33"
check_contains "$out" "Second: 947 of 2,565 is 36.9 per cent; 95 per cent interval 35.1 to 38.8"
check_contains "$out" "Ratio of first to second: 0.50; 95 per cent interval 0.26 to 0.98"
check_contains "$out" "Difference: -18 percentage points; 95 per cent interval -28 to -3"
check_contains "$out" "Chance: p 0.018 (Fisher's exact test, two-sided; 1 test)"
check_contains "$out" "The first share is lower: below 0.80 of the second, with p below 0.05"
check_contains "$out" "not a cause"
check_lacks "$out" "Cannot tell"
stats two-by-two 947 2565 7 38
check_contains "$out" "The first share is higher: the second is below 0.80 of it"
awk 'length > 80 { exit 1 }' "$out" || fail "$last: wider than 80"
stats two-by-two 3 20 12 30
check_contains "$out" "second: 0.38; 95 per cent interval 0.12 to 1.16"
check_contains "$out" "Cannot tell from these numbers: chance can do as much"
check_contains "$out" "A base below 23"
stats two-by-two 4500 10000 5000 10000
check_contains "$out" "Cannot tell from these numbers: the lower share is not below 0.80"
stats two-by-two 0 12 0 40
check_contains "$out" "Ratio of first to second: not defined: the second has none"
check_contains "$out" "Cannot tell"
stats two-by-two 0 0 3 40
check_contains "$out" "Cannot tell from these numbers: one of the two is of nobody"
# what decides is not rounded away
stats two-by-two 39990 100000 50000 100000
check_contains "$out" "second: 0.7998;"
check_contains "$out" "The first share is lower"

# the published pass rates of 7.3 and 18.72: a ratio of 0.39, and of nothing else
stats two-by-two 730 10000 1872 10000
check_contains "$out" "Ratio of first to second: 0.39;"
check_lacks "$out" "60"
check_lacks "$out" "61"
stats two-by-two 9270 10000 8128 10000
check_contains "$out" "Ratio of first to second: 1.14;"
check_contains "$out" "Cannot tell"

# Berkeley 1973, women first: pooled and stratified together, and which misleads
berkeley='89 108 512 825 17 25 353 560 202 593 120 325 131 375 138 417 94 393 53 191 24 341 22 373'
# shellcheck disable=SC2086
stats strata $berkeley
check_status 0
check_lines "$out" 17
check_contains "$out" "All together: 557 of 1,835 is 30.4 per cent, 1,198 of 2,691 is 44.5 per cent"
check_contains "$out" "  Odds ratio 0.54; 95 per cent interval 0.48 to 0.62"
check_contains "$out" "  Odds ratio 1.11; 95 per cent interval 0.94 to 1.30; p 0.22"
check_contains "$out" "Pooling misleads here"
# shellcheck disable=SC2086
stats strata $berkeley --json
check_json "$out" 'abs(j["mh_p"] / 0.216923697055518 - 1) < 1e-9 and j["pooling_misleads"] is True'
check_json "$out" 'len(j["strata"]) == 6 and j["pooled"]["n1"] == 1835'
stats strata 10 40 20 40 11 40 22 40
check_contains "$out" "All together and stratum by stratum show the same"
stats strata 0 10 0 10
check_contains "$out" "Cannot tell from these numbers whether pooling misleads"
stats strata 0 10 0 10 --json
check_json "$out" 'j["mh_odds_ratio"] is None and j["mh_p"] is None and j["pooling_misleads"] is None'

# a workforce and those it is drawn from; a difference is no quota
stats representation 117 2000 8600 53000
check_contains "$out" "Representation ratio: 0.36"
check_contains "$out" "Gap: -10.4 percentage points"
check_contains "$out" "Difference in heads: 208 more"
check_contains "$out" "not a quota"
check_contains "$out" "below the local share"
stats representation 12 100 13 100
check_contains "$out" "Cannot tell from these numbers: the interval holds the local share"
stats representation 40 100 13 100
check_contains "$out" "above the local share"
check_lacks "$out" "heads"
stats representation 0 0 13 100 --json
check_json "$out" 'j["representation_ratio"] is None and j["difference_in_heads"] is None and j["local_p"] == 0.13'
stats parity 160 2000 15 100 160 10
check_contains "$out" "Parity in 10 years takes 20.4 per cent of joiners; 160 leave and join each year"
stats parity 160 2000 15 100 160 10 --json
check_json "$out" 'round(j["joiner_share"], 4) == 0.2038'
stats parity 160 2000 15 100 0 10
check_contains "$out" "not defined: where nobody leaves"

# --- refused: what, and what to do
refused() {
    words=$1
    shift
    stats "$@"
    check_refused 2 "$words"
}
refused "'-5' is not a count: type a whole number from 0" proportion -5 40
refused "'12.5' is not a count" proportion 12.5 40
refused "'1,976' is not a count" proportion 1,976 4000
refused "'1e3' is not a count" proportion 1 1e3
refused "'1000000001' is not a count" proportion 1 1000000001
refused "'99999999999999999999999999' is not a count" proportion 1 99999999999999999999999999
refused "41 of 40 cannot be: number 1 is a part of number 2" proportion 41 40
refused "13 of 12 cannot be: number 3 is a part of number 4" two-by-two 1 2 13 12
refused "9 of 8 cannot be: number 7" strata 1 2 3 4 5 6 9 8
refused "proportion takes 2 numbers, not 1: X N" proportion 12
refused "two-by-two takes 4 numbers, not 5: X1 N1 X2 N2" two-by-two 1 2 3 4 5
refused "strata takes 4 numbers for each stratum, not 6" strata 1 2 3 4 5 6
refused "more people in all" strata 1 600000000 1 600000000
refused "11 cannot leave each year where there are 10" parity 1 10 2 10 11 5
refused "The years are a number from 1 to 100, not 0" parity 1 10 2 10 1 0
refused "did you mean 'proportion'" prportion 1 2
refused "Name the numbers" proportion
refused "Choose one of proportion, two-by-two" ""

# --- a table as it may be released (P46)
stats protect 3 20 3 40 30 50 60 70 80 90
check_status 0
check_lines "$out" 8
check_contains "$out" "Row 1        20    [c]     40     65"
check_contains "$out" "Total       120    135    190    445"
check_contains "$out" "[c] is below 10"
stats protect 2 20 3 30 50 --json
check_json "$out" 'j["threshold"] == 10 and j["rounding"] == 5 and len(j["cells"]) == 3'
check_json "$out" 'j["cells"][0][1] is None and j["cells"][2][2] == 105'
stats protect 1 0
check_lacks "$out" " 0"
refused "3 counts do not fill rows of 4" protect 4 0 2 5
refused "0 counts do not fill rows of 3" protect 3
refused "do not fill rows of 0" protect 0 1
refused "more people in all" protect 2 600000000 600000000
# shellcheck disable=SC2046
refused "A table of 1001 counts is too large" protect 1 $(seq 1001)
