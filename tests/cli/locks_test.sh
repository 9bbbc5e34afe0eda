# locks: many writers queue, one that waits too long says so, an interrupted one leaves nothing.
. "$POSACT_TESTS/lib.sh"

on_db init

# twenty at once: every one gets through, once
n=0
while [ $n -lt 20 ]; do
    "$POSACT" --db "$db" add candidate --name "Person $n" >id.$n 2>err.$n &
    n=$((n + 1))
done
wait
cat err.* | grep -v '^Saved' >talk
check_empty talk
on_db list candidate --ids
check_lines "$out" 20
sort id.* >ids
sort "$out" >listed
check_same_file ids listed

# a lock held by somebody else: 6 after the time of the settings, and nothing is written
cat >hold.py <<'P'
import fcntl, struct, sys, time
lock = open(sys.argv[1] + "-writer", "r+b")
fcntl.fcntl(lock, fcntl.F_OFD_SETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
open("held", "w").close()
time.sleep(60)
P
printf 'lock-timeout: 1\n' >short.yaml
python3 hold.py "$db" &
holder=$!
n=0
while ! [ -e held ] && [ $n -lt 100 ]; do
    sleep 0.1
    n=$((n + 1))
done
on_db --config short.yaml add candidate --name Late
check_refused 6
on_db --config short.yaml undo
check_refused 6
# one second is not worth a word; who waits longer is told what for (E16)
check_lacks "$err" Waiting
printf 'lock-timeout: 3\n' >longer.yaml
on_db --config longer.yaml add candidate --name Late
check_status 6
check_empty "$out"
check_contains "$err" 'Waiting while somebody else saves'
# reading does not wait for writers
on_db --config short.yaml list candidate --ids
check_status 0
check_lines "$out" 20
kill $holder
wait $holder 2>/dev/null
on_db --config short.yaml add candidate --name 'In time'
check_status 0

# interrupted: 130, nothing half done
sleep 5 | timeout --preserve-status -s INT 1 "$POSACT" --db "$db" add candidate --name Gone \
    --notes - >"$out" 2>"$err"
check_equal $? 130 "exit code after an interrupt"
export_to before
timeout --preserve-status -s KILL 0.3 "$POSACT" --db "$db" import candidate - <<C >"$out" 2>"$err"
$(python3 -c '
print("Full name")
for i in range(20000): print("Person %d of many" % i)')
C
on_db list candidate --ids
count=$(wc -l <"$out")
[ "$count" -eq 21 ] || [ "$count" -eq 20021 ] || fail "after a kill there are $count candidates"
on_db add candidate --name After
check_status 0
check_sound
