"""at_terminal - runs a program on a terminal of its own, types a line of stdin at each of its prompts,
and prints what it showed. A last line "@kill" kills it there, "@hang-up" takes the terminal away;
without one it gets the end of input. A prompt is what stands for a moment without a line end."""
import os
import pty
import select
import signal
import sys
import time

lines = sys.stdin.read().splitlines()
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
shown = b""


def read_to_prompt():
    global shown
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        wait = 0.15 if shown.endswith(b": ") else 5
        if not select.select([terminal], [], [], wait)[0]:
            return
        try:
            more = os.read(terminal, 65536)
        except OSError:
            return
        if not more:
            return
        shown += more


read_to_prompt()
for line in lines:
    if line == "@kill":
        os.kill(child, signal.SIGKILL)
    elif line == "@hang-up":
        os.close(terminal)
    else:
        os.write(terminal, line.encode() + b"\n")
        read_to_prompt()
if lines[-1:] not in (["@kill"], ["@hang-up"]):
    os.write(terminal, b"quit\n")
    read_to_prompt()
os.waitpid(child, 0)
sys.stdout.buffer.write(shown.replace(b"\r", b""))
