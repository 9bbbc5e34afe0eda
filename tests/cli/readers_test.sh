# readers: whoever reads for long, or is not read from, holds no place in the log of writes: it is
# emptied beside them (S24).
. "$POSACT_TESTS/lib.sh"

posact --db "$db" demo --people 1500
check_status 0
mkfifo "$POSACT_WORK/stuck"
"$POSACT" --db "$db" export candidate --json >"$POSACT_WORK/stuck" 2>/dev/null &
exporter=$!
# Its reader takes one line, so that it is under way, and then no more.
exec 7<"$POSACT_WORK/stuck"
read -r _ <&7
for i in 1 2 3 4 5; do
    on_db edit candidate --where 'status:open' --source "Round $i" --yes
    check_status 0
done
kill -0 "$exporter" || fail 'the export did not wait for who reads it'
size=$(stat -c %s "$db-wal" 2>/dev/null || echo 0)
[ "$size" -eq 0 ] || fail "the log of writes holds $size bytes beside a reader that waits"
cat <&7 >"$POSACT_WORK/rest"
exec 7<&-
wait "$exporter" || fail 'the export failed'
[ "$(wc -c <"$POSACT_WORK/rest")" -gt 100000 ] || fail 'the export ended before its end'
check_sound
