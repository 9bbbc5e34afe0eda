# reports: each in every form (D01, D07, D08, D09, P52), the page through a validator and the contrast test,
# the PDF by its structure; releases, which are remembered and held against (D17, P46); trend as at a day
# (T83, D14), and parity as arithmetic (P10).
. "$POSACT_TESTS/lib.sh"
POSACT_NOW=2026-11-21T12:04:00Z POSACT_OFFICER='J. Shah'
export POSACT_NOW POSACT_OFFICER

posact --db "$db" demo --people 300 --seed 9
check_status 0
campaign=$("$POSACT" --db "$db" list campaign --ids | head -n 1)
event=$("$POSACT" --db "$db" list event 'state:held' --ids | head -n 1)
meeting=$("$POSACT" --db "$db" list meeting --ids | head -n 1)
[ -n "$campaign" ] && [ -n "$event" ] && [ -n "$meeting" ] || fail 'the demo has nothing to report on'

cat >page.py <<'P'
"""A page by the standard's own parser, with nothing from outside, and every colour against its ground."""
import re, sys
try:
    import html5lib
except ImportError:
    html5lib = None
page = open(sys.argv[1], encoding="utf-8").read()
if html5lib:
    html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree")).parse(page)
else:
    print("not checked: python3-html5lib is not here")
assert not re.search(r"<script|<link|<img|@import|url\(\s*['\"]?(?!#)|\b(src|href)=|https?:", page), "from outside"
assert '<html lang="en-GB">' in page and "default-src 'none'" in page
for figure in re.findall(r"<svg.*?</svg>", page, re.S):
    assert re.search(r'role="img".*aria-labelledby.*<title.*</title>\s*<desc.*</desc>.*<g aria-hidden="true">', figure, re.S)
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', figure)) <= {"currentColor", "none"} | set(
        re.findall(r"url\(#hatch-\d+-\d+\)", figure)), "a colour that is not that of the text"


def light(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a, b):
    a, b = sorted((light(a), light(b)), reverse=True)
    return (a + 0.05) / (b + 0.05)


style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
themes = [re.sub(r"@media.*", "", style, flags=re.S)] + re.findall(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\}", style)
assert len(themes) == 3  # light, dark, on paper
for theme in themes:
    body = re.search(r"body\{([^}]*)\}", theme).group(1)
    ink = re.search(r"(?<![-\w])color:(#\w+)", body).group(1)
    ground = re.search(r"background:(#\w+)", body).group(1)
    assert contrast(ink, ground) >= 7, (ink, ground)
    for line in re.findall(r"border(?:-color)?:[^;}]*(#\w+)", theme):
        assert contrast(line, ground) >= 3, (line, ground)
P
python=$(command -v python3)
/usr/bin/python3 -c 'import html5lib' 2>/dev/null && python=/usr/bin/python3

# every report in every form; the same question gives the same bytes (D14)
forms() {
    words=$*
    echo "$1" >>tried
    for form in text csv json markdown html; do
        # shellcheck disable=SC2086
        on_db report $words --format "$form"
        check_status 0
        cp "$out" "$form"
        # shellcheck disable=SC2086
        on_db report $words --format "$form"
        cmp -s "$out" "$form" || fail "report $words --format $form: not the same twice"
        [ -s "$form" ] || fail "report $words --format $form: empty"
        grep -q "$(printf '\033')" "$form" && fail "report $words --format $form: an escape (D07)"
    done
    check_json json 'True'
    "$python" page.py html >python 2>&1 || fail "report $words: $(tail -n 1 python)"
    # shellcheck disable=SC2086
    on_db report $words --format pdf
    check_status 0
    cp "$out" paper.pdf
    if command -v pdfinfo >/dev/null; then
        pdfinfo paper.pdf >info 2>python || fail "report $words: no PDF: $(cat python)"
        grep -q '^Tagged: *yes' info || fail "report $words: the PDF is not tagged"
        title=$(sed -n 's/^Title: *//p' info)
        [ "$title" = "$(head -n 1 text)" ] || fail "report $words: the PDF is called '$title'"
        grep -q 'A4' info || fail "report $words: not A4"
        pdftotext -layout paper.pdf words
        grep -q "Page 1 of $(sed -n 's/^Pages: *//p' info)" words || fail "report $words: no page numbers"
        grep -q 'the one to read with assistive technology' words || fail "report $words: D09"
        pdffonts paper.pdf | awk 'NR > 2 && $(NF - 4) != "yes" { bad = 1 } END { exit bad }' ||
            fail "report $words: a font that is not embedded"
    else
        echo 'not checked: poppler-utils is not here'
    fi
}
forms pairings
forms load
forms events
forms networks
forms trend
forms parity --share 8% --target 15 --leaving 8% --year 2036
forms funnel --campaign "$campaign"
forms outcomes --event "$event"
forms feedback --event "$event"
forms board-pack --meeting "$meeting"
forms tie-breaks
forms equality
forms support
forms funnel --by sex
forms representation --force Demoshire
forms totals --snapshot workforce --force Demoshire
forms defence --campaign "$campaign"
# fonts are read beside the drawing: it ends well each time
for _ in 1 2 3 4 5 6 7 8; do
    on_db report feedback --event "$event" --format pdf
    check_status 0
done
# none is left out
"$POSACT" report --help | tr -d '\n' | sed 's/.*One of: //; s/  *--campaign.*//; s/,  */\n/g' >named
echo >>named
while read -r name; do
    grep -qx "$name" tried || fail "report $name was not tried"
done <named
check_equal "$(wc -l <named)" 16 'the reports of the help'

# whoever pools roles is told what that can do, and whoever looks at one is not
on_db report funnel --by sex
check_contains "$out" 'All roles are counted together here'
on_db report funnel --by sex --role pc
check_lacks "$out" 'All roles are counted together here'

# of a chart nothing is cut, and many bars are not told twice (D08)
on_db report representation --force Demoshire --characteristic ethnicity --html
check_contains "$out" '<desc id="description-1">Bars of Share, Local share; the figures are in the table</desc>'
tr -d '\n' <"$out" | sed 's/<[^>]*>/ /g; s/  */ /g' >joined
check_contains joined 'Police officers, Asian or Asian British'
on_db report representation --force Demoshire --characteristic ethnicity
check_lacks "$out" '~'

# a file has the form that its name ends in, is private, and takes no other's place
on_db report trend --output trend.html
check_status 0
check_equal "$(head -c 15 trend.html)" '<!DOCTYPE html>'
check_equal "$(stat -c %a trend.html)" 600
on_db report trend --output trend.html
check_status 1
on_db report trend --json --format csv
check_refused 2 'Choose one form'

# P10, domain 4.2: 8% now, 15% there, 8% leave, ten years: 20.38%
on_db report parity --share 8% --target 15% --leaving 8% --year 2036
check_contains "$out" '20.4% of those who join'
check_contains "$out" 'no target and no quota'
on_db report parity --share 2/20 --target 15% --leaving 8% --year 2036
check_refused 2 'fewer than 23 people'
on_db report parity --share 8% --target 15% --leaving 8% --year 2026
check_refused 2 'type a year from 2027'
on_db report parity --share 8% --target 15% --leaving x --year 2036
check_refused 2 "'--leaving' is 'x'"

# T83: as at a day the same answer, whatever was changed since
on_db report trend --as-at 2026-10-31 --json
cp "$out" before
POSACT_NOW=2026-11-25T09:00:00Z
application=$("$POSACT" --db "$db" list application --ids | head -n 1)
"$POSACT" --db "$db" list application 'applied>2026-06-01 applied<2026-10-01' --ids | head -n 3 >some
on_db remove application "$application"
while read -r one; do
    on_db edit application "$one" --applied 2026-01-15
    check_status 0
done <some
add application --candidate "$("$POSACT" --db "$db" list candidate --ids | head -n 1)" --role pcso \
    --applied 2026-10-05 >/dev/null
on_db report trend --as-at 2026-10-31 --json
cmp -s "$out" before || fail "trend as at 31 October: another answer after changes: $(diff before "$out" | head -n 4)"
on_db report trend --to 2026-10-31 --json
cmp -s "$out" before && fail 'trend: the changes are not seen as of now'
check_sound

# D17, P46: a release is remembered, and one person more or less is not seen in the next
on_db report load --release
check_refused 5 'names people'
on_db report pairings --release --json
check_status 0
cp "$out" first
check_json first 'all(v is None or v == 0 or v >= 10 for p in j["parts"] for r in p["rows"] for v in r.values() if not isinstance(v, str))'
on_db undo
check_lacks "$err" 'release'
on_db list release
check_contains "$out" 'Pairings'
pairing=$("$POSACT" --db "$db" list pairing '!state:ended' --ids | head -n 1)
on_db remove pairing "$pairing"
on_db report pairings --release --json
cmp -s first "$out" || fail 'a pairing less is seen in the next release'
on_db report pairings --release --json --to 2026-11-21
python3 - first "$out" <<'P' || fail 'a release of another period shows a difference of few'
import json, sys
first, second = ([c for p in json.load(open(f))["parts"] for r in p["rows"] for c in r.values() if not isinstance(c, str)]
                 for f in sys.argv[1:])
assert len(first) == len(second) > 20
assert all(a is None or b is None or a == b or abs(a - b) >= 5 for a, b in zip(first, second))
P

# P46: what was protected where it was counted goes as it is, or not at all where a filter shows few
on_db report funnel --by sex --release --json
check_status 0
check_json "$out" 'all(v is None or v % 5 == 0 for p in j["parts"] for r in p["rows"] for v in r.values() if not isinstance(v, str))'
on_db report funnel --by sex --release --json
check_status 0
on_db report funnel --by sex --role pc --release --json
check_refused 4 'would tell counts of few people'
on_db report equality --year 2026 --release
check_status 0
check_contains "$out" 'Employees: Ethnicity'
on_db report equality --year 2025 --release
check_status 0

# SI 2017/353, reg 9: employees are constables and staff, no specials and no volunteers
on_db report equality --year 2026
check_contains "$out" 'by headcount on 31 March 2026'
check_contains "$out" 'Employees: Ethnicity'
check_lacks "$out" 'Special constables  '
on_db report totals --snapshot workforce --force Demoshire
check_contains "$out" 'Special constables  '
on_db report equality --year 2026 --by sex --force Kent
check_contains "$out" 'No workforce snapshot has counts of Kent by sex until 31 March 2026'
on_db report representation --force Demoshire --release --json
check_json "$out" 'any(r["Share"] == "[c]" for p in j["parts"] for r in p["rows"])'
on_db report representation --force Demoshire --release --json
check_status 0
on_db report representation --force Demoshire --characteristic ethnicity --list two --release
check_status 0
check_contains "$out" 'Ethnic minority'
# one table stands behind all of them, so one release does not shut out another
on_db report totals --snapshot workforce --force Demoshire --release --csv
check_status 0
on_db report equality --year 2026 --force Demoshire --release
check_status 0
check_contains "$out" 'Employees: Ethnicity'

# a force that changes its list of groups releases again when somebody who may has let the
# earlier releases lapse: with a reason, remembered, and said in the report
cat > other.csv <<'C'
force,date,role,characteristic,list,group,count
Demoshire,2026-09-30,constable,ethnicity,two,White,1559
Demoshire,2026-09-30,constable,ethnicity,two,Ethnic minority,110
C
on_db import workforce other.csv --source 'Own count'
check_status 0
on_db report representation --force Demoshire --characteristic ethnicity --release
check_refused 1 'or let the earlier releases lapse'
for release in $("$POSACT" --db "$db" list release --ids); do
    on_db lapse release "$release" --reason 'Withdrawn from the web site'
    check_status 0
    check_contains "$err" 'Lapsed: '
done
on_db lapse release "$release" --reason 'Twice'
check_refused 4 'has lapsed already'
on_db report representation --force Demoshire --characteristic ethnicity --release --json
check_status 0
check_contains "$out" 'November 2026: Withdrawn from the web site'
on_db report representation --force Demoshire --characteristic ethnicity --release
check_status 0
on_db report totals --snapshot workforce --force Demoshire --csv
check_contains "$out" 'counts below 10 are hidden'
on_db report defence --campaign "$campaign" --force Demoshire
check_refused 2 "takes no '--force'"
on_db report representation
check_refused 2 "Name the force with '--force'"

# who may not release, and a database that only is read
printf 'role: lead\n' >own.yaml
live=$POSACT_WORK/here/live.db
posact --db "$live" init
posact --db "$live" report trend --release
check_refused 5 'release'
posact --db "$live" --config own.yaml --officer 'M. Begum' report trend --release
check_status 0
posact --db "$live" list release
check_refused 5 'release'
