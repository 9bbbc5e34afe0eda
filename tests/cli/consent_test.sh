# consent: what people agreed to, from the sign-up to the withdrawal (T23, T24, P26, P27), the documents
# behind it (P20), the lawful basis (T25), and referrals that lapse (T10, P28); out and in again.
. "$POSACT_TESTS/lib.sh"

on_db init
export POSACT_NOW=2026-11-21T12:04:00Z
ada=$(add candidate --name 'Ada Obi' --phone '07700 900123')

# P26, P20: no wording, no notice, no purpose of the list, no days the wrong way round
on_db add consent --candidate "$ada" --purpose targeted --channel phone
check_refused 1 'Enter the wording'
on_db add consent --candidate "$ada" --purpose targeted --channel phone --wording 3
check_refused 1 "There is no privacy notice of version '3'"
notice=$(add policy --name 'Notice for sign-ups' --version 3 --starts 2025-01-01 \
    --review 2026-11-20 --location 'The register')
on_db add consent --candidate "$ada" --purpose targeted --channel phone --wording 3
check_refused 1 'Notice for sign-ups, 3 lapsed: its review was due by 20 November 2026'
on_db edit policy "$notice" --review 2027-01-20
check_status 0
on_db add consent --candidate "$ada" --purpose everything --channel phone --wording 3
check_refused 1 "Purpose has no 'everything'"
on_db add consent --candidate "$ada" --purpose targeted --channel phone --wording 3 \
    --given 2026-11-02 --expires 2026-11-01
check_refused 1 'Expires must be after the day it was given'

# T23: an entry, and a letter that takes it
on_db letter targeted_offer "$ada"
check_refused 1 "Ada Obi has no consent in date for 'Targeted offers' (there is none)"
consent=$(add consent --candidate "$ada" --purpose targeted --channel phone --wording 3 \
    --given 2026-11-02)
on_db show consent "$consent"
check_contains "$out" '2 November 2027'
on_db letter targeted_offer "$ada"
check_status 0
check_contains "$out" 'Support that you asked to hear of'

# T24: it stays as it is
on_db edit consent "$consent" --wording 4
check_refused 5 'A consent stays as it was added'
on_db remove consent "$consent"
check_refused 5 'A consent stays as it was added'

# P26: withdrawn once, not before it was given, with an erasure laid down, and undone as one step
on_db withdraw consent "$consent" --on 2026-11-01
check_refused 1 'Withdrawn on must be on or after the day it was given, 2 November 2026'
on_db withdraw consent "$consent"
check_status 0
check_contains "$err" 'a task to erase is due 19 December 2026'
on_db withdraw consent "$consent"
check_refused 4 'was withdrawn already, on 21 November 2026'
on_db letter targeted_offer "$ada"
check_refused 1 '(withdrawn 21 November 2026)'
on_db list task 'candidate:'"$ada"
check_contains "$out" "Erase what was kept for 'Targeted offers'"
on_db undo
on_db letter targeted_offer "$ada"
check_status 0
on_db list task
check_lacks "$out" 'Erase'

# P27: a fair's sign-ups agree to what the notice says; who left no way to reach them does not
cat >"$POSACT_WORK/fair.csv" <<'CSV'
Full name,Phone,Privacy notice,Notice date
Bea Cole,07700 900125,3,2026-11-18
Cai Rees,,3,2026-11-18
Dan Frost,07700 900126,7,2026-11-18
CSV
on_db import candidate "$POSACT_WORK/fair.csv" --source 'Stafford College fair' --dry-run
check_contains "$out" '1 consent noted with the privacy notice'
on_db list consent 'purpose:contact' --ids
check_empty "$out"
on_db import candidate "$POSACT_WORK/fair.csv" --source 'Stafford College fair'
check_contains "$out" '1 consent noted with the privacy notice'
check_contains "$out" "of 1 person no consent was noted: There is no privacy notice of version '7'"
on_db list consent 'purpose:contact expires:2027-11-18 source:stafford' --ids
check_lines "$out" 1
on_db import candidate "$POSACT_WORK/fair.csv" --source 'Stafford College fair'
on_db list consent 'purpose:contact' --ids
check_lines "$out" 1
sed -i 's/^Bea.*/Bea Cole,07700 900125,3,2026-11-20/' "$POSACT_WORK/fair.csv"
on_db import candidate "$POSACT_WORK/fair.csv" --source 'Stafford College fair'
on_db list consent 'purpose:contact' --ids
check_lines "$out" 2

# T25: every record says why it may be kept
on_db show candidate "$ada"
check_contains "$out" 'Public task, UK GDPR Article 6(1)(e)'
posact help candidate
check_contains "$out" 'Equality Act 2010'

# T10, P28: by a named colleague, told where the name is from, used when they say yes
grant=$(add staff --name 'PCSO Grant')
on_db add referral --name 'Eve Hart' --staff "$grant"
check_refused 1 'Enter a phone or an email'
on_db add referral --name 'Eve Hart' --phone '07700 900127'
check_refused 1 'Choose the referred by'
eve=$(add referral --name 'Eve Hart' --staff "$grant" --phone '07700 900127' --referred 2026-11-01)
fay=$(add referral --name 'Fay Hill' --staff "$grant" --phone '07700 900128' --referred 2026-11-01)
on_db list candidate eve
check_status 3
on_db letter thanks "$eve" --referral
check_refused 1 'is for people who said yes'
on_db letter source_notice "$eve" --referral --sent-by email
check_contains "$out" 'PCSO Grant gave us your name'
on_db show referral "$eve"
check_contains "$out" '21 November 2026'
on_db confirm referral "$eve" --channel phone --notice 3
check_status 0
on_db list candidate 'eve source:grant' --ids
check_lines "$out" 1
on_db list consent 'channel:phone purpose:contact' --ids
check_lines "$out" 1
on_db confirm referral "$eve"
check_refused 4 'a referral is answered once'

# P28: named on my day, lapsed after 28 days, removed in one step
POSACT_NOW=2026-11-28T12:00:00Z
on_db today --all
check_contains "$out" 'Waiting for an answer, 1 day left: Fay Hill'
check_contains "$out" 'Review, 53 days left: Notice for sign-ups, 3'
POSACT_NOW=2026-11-30T12:00:00Z
on_db today --all
check_contains "$out" 'Lapsed, remove, 1 day over: Fay Hill'
on_db confirm referral "$fay"
check_refused 4 'Fay Hill did not answer by 29 November 2026'
on_db remove referral --where 'state:unconfirmed answer_by<today' --yes
check_status 0
on_db list referral 'state:unconfirmed'
check_status 3

# P20: what is lapsed since is named, and what was given before stays as it is
POSACT_NOW=2027-01-21T12:00:00Z
on_db add consent --candidate "$ada" --purpose sharing --channel phone --wording 3
check_refused 1 'lapsed: its review was due by 20 January 2027'
on_db letter targeted_offer "$ada"
check_status 0
POSACT_NOW=2027-11-02T12:00:00Z
on_db letter targeted_offer "$ada"
check_refused 1 '(expired 2 November 2027)'

# out and in again
for type in candidate staff policy consent referral; do
    on_db export $type --output "$POSACT_WORK/$type.json"
    check_status 0
    posact --db "$POSACT_WORK/here/second.db" init
    posact --db "$POSACT_WORK/here/second.db" import $type "$POSACT_WORK/$type.json"
    check_status 0
    posact --db "$POSACT_WORK/here/second.db" export $type --output "$POSACT_WORK/again.json"
    check_same_file "$POSACT_WORK/$type.json" "$POSACT_WORK/again.json"
    rm -f "$POSACT_WORK/again.json"
done
on_db check
check_status 0
on_db verify
check_status 0
