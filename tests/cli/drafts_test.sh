# drafts: what is unfinished, whose it is, and throwing it away (C02, C13).
. "$POSACT_TESTS/lib.sh"

on_db init
id=$(add candidate --name 'Siân Wyn-Jones' --phone '07700 900123')
on_db drafts
check_status 3
check_empty "$out"

# Two forms as the screen leaves them behind: ours, hung up, and one of M. Begum.
python3 - "$db" "$id" <<'END'
import sqlite3, sys, uuid
db = sqlite3.connect(sys.argv[1])
person = uuid.UUID(sys.argv[2]).bytes
for number, officer in ((1, "J. Shah"), (2, "M. Begum")):
    draft = bytes([number]) * 16
    db.execute("INSERT INTO drafts VALUES (?, ?, 'edit', 1, ?, 7, 1795262640000, 'hung up')",
               (draft, officer, person))
    db.execute("INSERT INTO draft_heads VALUES (?, -1, 1, 1)", (draft,))
    db.execute("INSERT INTO draft_answers VALUES (?, 4, '07700 900123', '07700 90', NULL)", (draft,))
db.commit()
END
on_db --officer 'J. Shah' drafts
check_status 0
check_lines "$out" 1
check_contains "$out" '01010101  Candidate Siân Wyn-Jones, changed, stopped 12:04 when the connection ended'
on_db --officer 'J. Shah' drafts --discard 02020202
check_refused 3
on_db --officer 'J. Shah' drafts --discard 0101
check_status 0
check_contains "$err" 'Discarded: Candidate Siân Wyn-Jones'
on_db --officer 'J. Shah' drafts
check_status 3
on_db --officer 'M. Begum' drafts
check_lines "$out" 1
on_db show candidate "$id" --json
check_json "$out" 'j["phone"] == "07700 900123"'
