# server: users and keys, what sshd is answered, the folder of a server, the doctor (S22-S29, T85).
# A real sshd stands before it in tests/e2e/served_test.c.
. "$POSACT_TESTS/lib.sh"

account=$(id -un)
ed='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGWR0'
other='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGWR1'
print='SHA256:SLuQAS/0ZVFCl4QZ6ncwl4hrxdEmECyeOqQ1DAGHjIY'
printf '%s j"; command=sh\n' "$ed" >shah.pub
printf '%s\n' "$other" >begum.pub

# the folder: nothing outside it, and what is there already stays
srv=$POSACT_WORK/here/srv
posact server init "$srv"
check_status 0
check_contains "$err" install/STEPS
check_equal "$(stat -c %a "$srv/data")" 700 'mode of the data'
check_contains "$srv/posact.yaml" "database: $srv/data/posact.db"
check_contains "$srv/install/sshd.conf" "posact --config $srv/posact.yaml keys %u %t %k"
check_contains "$srv/install/sshd.conf" 'Match User posact'
check_contains "$srv/install/posact-check.service" "ReadWritePaths=$srv/data"
posact server init "$srv"
check_status 1
posact server init srv
check_status 2
posact server init "$POSACT_WORK/here/a b"
check_status 2
posact server init "$POSACT_WORK/here/two" --account 'x;y'
check_status 2
[ -e "$POSACT_WORK/here/two" ] && fail 'a refused folder was made'

# the sshd that is here takes the part as it stands, and then the doctor finds nothing to say of it
on_server() {
    posact --config "$srv/posact.yaml" "$@"
}
on_server init
check_status 0
if [ -x /usr/sbin/sshd ] && command -v ssh-keygen >/dev/null; then
    ssh-keygen -q -t ed25519 -N '' -f host
    { echo "HostKey $PWD/host"; cat "$srv/install/sshd.conf"; } >sshd_config
    [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
    /usr/sbin/sshd -T -f sshd_config -C user=posact,host=localhost,addr=127.0.0.1 >effective 2>why ||
        fail "sshd does not take the part: $(cat why)"
    on_server doctor --sshd effective
    check_contains "$out" 'sound  sshd gives posact and nothing else'
    /usr/sbin/sshd -T -f sshd_config -C user=root,host=localhost,addr=127.0.0.1 >effective 2>why
    on_server doctor --sshd effective
    check_status 1
    check_contains "$out" "WRONG  sshd: disableforwarding is 'no', and should be yes"
else
    echo 'not checked: sshd is not here'
fi

# users: a name, a role of the settings, a key of their own
on_server doctor
check_status 1
check_contains "$out" 'WRONG  Nobody is let in'
on_server user
check_status 3
on_server user add 'J. Shah' --role officer --key shah.pub
check_status 0
check_contains "$err" "Added: J. Shah, whose key is $print"
on_server user add 'j. shah' --role officer --key begum.pub
check_status 1
on_server user add 'M. Begum' --role officer --key shah.pub
check_status 4
on_server user add 'M. Begum' --role emperor --key begum.pub
check_status 2
on_server user add 'M. Begum' --role auditor
check_status 2
on_server user add 'M. Begum' --role auditor --key - <begum.pub
check_status 0
on_server user list
check_lines "$out" 2
check_contains "$out" "$(printf 'J. Shah\tOfficer\tActive\t%s' "$print")"
on_server user role 'm. begum' --role event_desk
check_status 0
on_server user role 'M. Begum' --role event_desk
check_contains "$err" 'It is so already'
on_server user disable Nobody
check_status 3

# they stay, for the log; role and state have commands of their own
shah=$("$POSACT" --config "$srv/posact.yaml" list user name:shah --ids)
on_server edit user "$shah" --role administrator
check_status 2
on_server edit user "$shah" --name 'M. Mallory'
check_status 2
on_server remove user "$shah"
check_status 5
on_server add user_key --user "$shah" --kind ssh-rsa --fingerprint SHA256:x
check_status 5
on_server history user "$shah"
check_contains "$out" 'Role: (not given) -> Officer'

# sshd's question: one line, of which nothing was typed by anybody; else nothing, and all is well
answer() {
    on_server keys "$@"
    check_status 0
    check_empty "$err"
}
answer "$account" $ed
check_lines "$out" 1
check_equal "$(cat "$out")" "restrict,pty,command=\"exec $(readlink -f "$POSACT") serve --config \
$srv/posact.yaml --user $shah\" $ed"
answer nobody $ed
check_empty "$out"
answer "$account" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGWR9
check_empty "$out"
answer "$account" ssh-ed25519 'AAAA" evil'
check_empty "$out"
answer "$account" 'command="sh" ssh-ed25519' "${ed#* }"
check_empty "$out"
on_server user disable 'J. Shah'
answer "$account" $ed
check_empty "$out"
on_server undo
answer "$account" $ed
check_lines "$out" 1
on_server user key 'J. Shah' --remove "$print"
answer "$account" $ed
check_empty "$out"
on_server doctor
check_contains "$out" 'WRONG  1 active user has no key'
on_server user key 'J. Shah' --key shah.pub
answer "$account" $ed
check_lines "$out" 1

# it answers while somebody writes
cat >hold.py <<'P'
import fcntl, struct, sys, time
lock = open(sys.argv[1] + "-writer", "r+b")
fcntl.fcntl(lock, fcntl.F_OFD_SETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
open("held", "w").close()
time.sleep(60)
P
python3 hold.py "$srv/data/posact.db" &
holder=$!
n=0
while ! [ -e held ] && [ $n -lt 100 ]; do
    sleep 0.1
    n=$((n + 1))
done
answer "$account" $ed
check_lines "$out" 1
kill $holder
wait $holder 2>/dev/null

# a path that sshd or a shell would read otherwise is never written
mkdir 'odd"dir'
chmod 700 'odd"dir'
posact --db 'odd"dir/x.db' init
posact --db 'odd"dir/x.db' user add A --role officer --key shah.pub
posact --db 'odd"dir/x.db' keys "$account" $ed
check_status 1
check_empty "$out"

# served by hand: no such user, no first word, no outbox
posact --plain serve --user 12
check_status 2
SSH_ORIGINAL_COMMAND='list candidate' posact serve --config "$srv/posact.yaml" --user 12
check_status 2
SSH_ORIGINAL_COMMAND='list candidate' posact serve --config "$srv/posact.yaml" \
    --user 00000000-0000-4000-8000-000000000000
check_status 5
SSH_ORIGINAL_COMMAND='add candidate --name Ada' POSACT_OFFICER=Mallory \
    posact serve --config "$srv/posact.yaml" --user "$shah"
check_status 0
on_server history candidate "$(cat "$out")"
check_contains "$out" 'J. Shah'
on_server get
check_status 2

# the doctor says what is open to others
on_server backup
chmod 750 "$srv/data"
on_server doctor
check_status 1
check_contains "$out" "'$srv/data' is open to others (0750); chmod 700"
chmod 700 "$srv/data"
on_server doctor
check_contains "$out" "sound  The data are their owner's alone"
check_contains "$out" 'sound  The newest backup'
check_contains "$out" 'sound  The log is whole'
