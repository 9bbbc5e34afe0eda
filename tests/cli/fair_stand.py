"""fair_stand - types people at `posact stand`, kills it at random moments, and begins again until
all are acknowledged: fair_stand.py POSACT PACK PEOPLE KILLS SEED. Prints who was, one a line."""
import os
import pty
import random
import re
import select
import signal
import sys
import time

posact, pack, people, kills, seed = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
chance = random.Random(seed)


class Stand:
    def __init__(self):
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.execv(posact, [posact, "--plain", "stand", pack])
        self.shown = b""
        for word in ("Your key: ", "Your key: "):
            self.wait(word)
            self.type("plover nine")
        self.wait("Number: ")
        self.type("3")

    def type(self, line):
        self.shown = b""
        os.write(self.terminal, line.encode() + b"\n")

    def read(self, seconds):
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            self.shown += os.read(self.terminal, 65536)
        except OSError:
            return False
        return True

    def wait(self, word):
        ends = time.monotonic() + 60
        while not self.shown.endswith(word.encode()):
            if not self.read(max(0, ends - time.monotonic())):
                sys.exit(f"no '{word}' in {self.shown[-300:]}")

    def kill(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        while self.read(0):
            pass
        os.close(self.terminal)
        return self.shown

    def leave(self):
        self.wait("One line: ")
        self.type("!")
        self.wait("Your key: ")
        self.type("plover nine")
        os.waitpid(self.child, 0)


def is_saved(shown):
    return re.search(rb"Saved: \d+ p", shown) is not None


stand = Stand()
dying = set(chance.sample(range(people), min(kills, people)))
for index in range(people):
    person = f"Canary{seed}x{index:03d} Quillfolk"
    stand.wait("One line: ")
    stand.type(f"{person}; c{seed}x{index:03d}@example.org; PC; from Zephyrhall{index:03d}")
    stand.wait("Number: ")
    if index in dying:
        stand.type("1")
        time.sleep(chance.random() * 0.02)
        told = is_saved(stand.kill())
        stand = Stand()
    else:
        stand.type("1")
        stand.wait("Number [1]: ")
        told = is_saved(stand.shown)
        stand.type("")
    if told:
        print(person)
    elif index not in dying:
        sys.exit(f"{person} was not saved")
stand.leave()
