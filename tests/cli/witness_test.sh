# witness: the end of the log is signed, kept, and held against (S32, S33, sync D).
. "$POSACT_TESTS/lib.sh"

on_db init
on_db add candidate --name 'Siân Wyn-Jones'

# without a key nothing is signed, and all is walked
on_db witness
check_refused 1 'No key is set'
on_db verify
check_status 0
check_contains "$err" 'The log is whole: 1 operation, each fits the one before'

# the key lies outside the folder of the database
printf 'witness:\n  key: key\n' >inside.yaml
posact --config inside.yaml --db "$db" witness --make-key
check_refused 5 'name another folder'

keys=$POSACT_WORK/keys
printf 'witness:\n  key: keys/log\n' >"$POSACT_WORK/witness.yaml"
witnessed() {
    posact --config "$POSACT_WORK/witness.yaml" --db "$db" "$@"
}
witnessed verify # a key that is set and gone is no reason to say that all is well
check_refused 1 "There is no file"
witnessed witness --make-key
check_status 0
check_equal "$(stat -c %a "$keys/log")" 600 'mode of the key'
witnessed witness --make-key
check_refused 4 'There is a key'
witnessed verify
check_status 0
check_contains "$err" 'no head is kept here yet'

# the head goes to standard output, and into the file
witnessed witness
check_status 0
check_lines "$out" 1
check_same_file "$out" "$keys/log.heads"
check_contains "$err" 'Witnessed: the log goes to operation 1, '
cp "$out" elsewhere
witnessed add candidate --name 'Żaneta Łukasik'
witnessed verify
check_status 0
check_contains "$err" 'since the head witnessed on 21 November 2026, 12:04: 1 operation,'
witnessed export candidate --output people.csv
check_status 0
check_lines "$keys/log.heads" 2
witnessed verify --full
check_status 0
check_contains "$err" 'The log is whole: 3 operations'
check_contains "$err" 'it holds 2 witnessed heads'
witnessed verify --against elsewhere
check_status 0
check_contains "$err" 'it holds 1 given head'
witnessed verify --against - <elsewhere
check_status 0
witnessed --read-only verify --full
check_status 0

# one byte of one row: which, who, when, about whom
witnessed add candidate --name 'Ada Wyn'
python3 - "$db" <<'END'
import sqlite3, sys
base = sqlite3.connect(sys.argv[1])
base.create_function("posact_writing", 0, lambda: 1)
base.execute("UPDATE operations SET command = 'bdd' WHERE lsn = 4")
base.commit()
END
witnessed verify
check_refused 1 "Operation 4 of replica 1 ('bdd' of candidate "
check_contains "$err" ', 21 November 2026, 12:04) was altered; keep this file as it is'
witnessed witness
check_refused 1 'Operation 4 of replica 1'
