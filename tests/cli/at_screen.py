"""at_screen - runs a program on a screen of its own, 24x80, types a line of stdin at a time, waits
until the screen rests, and prints all that was sent to it, each frame repainted whole: what stood on
it can be looked for. \\e is Escape, \\r Enter, \\t Tab."""
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

QUIET = 0.25
lines = sys.stdin.read().splitlines()
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
shown = b""


def rest(first):
    global shown
    ends, wait = time.monotonic() + 30, first
    while time.monotonic() < ends and select.select([terminal], [], [], wait)[0]:
        try:
            more = os.read(terminal, 65536)
        except OSError:
            return
        if not more:
            return
        shown += more
        wait = QUIET


rest(10)
for line in lines:
    os.write(terminal, line.replace("\\e", "\x1b").replace("\\r", "\r").replace("\\t", "\t").encode())
    rest(2)
    if line.endswith("\\e"):
        time.sleep(0.3)  # an Escape stands alone
    os.write(terminal, b"\x0c")  # from the top, so that no frame is but what differs
    rest(2)
os.close(terminal)
os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
