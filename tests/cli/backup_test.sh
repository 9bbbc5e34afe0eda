# backup: made on demand and before an import, kept beside the database, and gone back to (E08, E09).
. "$POSACT_TESTS/lib.sh"

on_db init
on_db add candidate --name 'Siân Wyn-Jones'
on_db backup
check_status 0
check_contains "$err" "Backed up: '"
check_empty "$out"
kept=$(ls "$(dirname "$db")/backups")
case $kept in
test-[0-9]*-asked.db) ;;
*) fail "the backup is called \"$kept\"" ;;
esac
on_db backup there.db
check_status 0
on_db backup there.db # never over a file that is there
check_refused 1

# more than fifty rows: a backup first; fewer: none
python3 -c '
print("Full name")
for i in range(51): print("Person %d of many" % i)' >many.csv
head -n 51 many.csv >few.csv
on_db import candidate few.csv
check_status 0
check_equal "$(ls "$(dirname "$db")/backups" | grep -c import)" 0 'backups before a small import'
on_db import candidate many.csv --dry-run
check_equal "$(ls "$(dirname "$db")/backups" | grep -c import)" 0 'backups before a dry run'
on_db import candidate many.csv
check_status 0
check_equal "$(ls "$(dirname "$db")/backups" | grep -c import)" 1 'backups before a large import'

# without a backup there is no such import
mv "$(dirname "$db")/backups" elsewhere
: >"$(dirname "$db")/backups"
on_db list candidate --ids
cp "$out" before
printf 'Full name\n' >more.csv
sed 's/Person/Guest/; 1d' many.csv >>more.csv
on_db import candidate more.csv
check_refused 1
check_contains "$err" 'Nothing was imported, for no backup could be made first'
on_db list candidate --ids
check_same_file before "$out"
rm "$(dirname "$db")/backups"

# back to the one person
on_db revert there.db
check_status 0
check_contains "$err" "what it was before is '"
on_db list candidate --ids
check_lines "$out" 1
on_db check
check_status 0
on_db revert many.csv
check_refused 1
on_db revert nowhere.db
check_refused 3
on_db list candidate --ids
check_lines "$out" 1
