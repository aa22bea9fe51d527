#!/usr/bin/env python3
"""Times ‘demarc zone’, and ‘verify’ after it, on lines whose detail is much finer than the depth, and on deep one-sided zones.

    tools/benchmark/tangles.py                      # all
    tools/benchmark/tangles.py noise                # only those whose names have a word
    DEMARC=/path/of/demarc tools/benchmark/tangles.py

Prints seconds by the clock and of the processor, the greatest memory, and whether the zone holds. A run over 300 s is stopped.
The lines are made from seeds: a GPS at rest with an error of 3 m, a dozen vertices within 8 m, a random walk.
"""

import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

import lines

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LIMIT = 300


def noise(vertices, spread, seed):
    """The places that a GPS at rest reports: normally distributed about one, with a standard deviation in metres."""
    source = random.Random(seed)
    degree = 111_195
    return [
        (36.5 + source.gauss(0, spread) / degree / math.cos(math.radians(35.8)), 35.8 + source.gauss(0, spread) / degree)
        for _ in range(vertices)
    ]


CASES = [
    ("noise 100", lambda: noise(100, 3, 1), "1km"),
    ("noise 1,000", lambda: noise(1_000, 3, 1), "1km"),
    ("noise 10,000", lambda: noise(10_000, 3, 1), "1km"),
    ("cluster of 12", lambda: noise(12, 4, 7), "20km"),
    ("walk 1,000", lambda: lines.random_walk(1_000, 2.5, 20181017), "20km"),
    ("walk 1,000", lambda: lines.random_walk(1_000, 2.5, 20181017), "150km"),
    ("walk 1,000", lambda: lines.random_walk(1_000, 2.5, 20181017), "370km"),
]


def program():
    if "DEMARC" in os.environ:
        return os.environ["DEMARC"]
    return subprocess.run([os.path.join(ROOT, "tools/build")], check=True, capture_output=True, text=True).stdout.split()[-1]


def run(command):
    """The exit status, seconds by the clock, those of the processor, and the greatest memory in MB; the status is None when stopped."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (2 * LIMIT, 2 * LIMIT))

    started = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, preexec_fn=limit)
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() - started > LIMIT:
                child.kill()
                os.wait4(child.pid, 0)
                return None, LIMIT, 0, 0
            time.sleep(0.005)
        seconds = time.perf_counter() - started
        return os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    if "--help" in sys.argv[1:]:
        print(__doc__)
        return
    demarc = program()
    words = sys.argv[1:]
    print("line           depth  side   seconds  processor  memory MB  zone")
    with tempfile.TemporaryDirectory() as folder:
        for name, make, depth in CASES:
            if words and not any(word in name for word in words):
                continue
            line, zone = os.path.join(folder, "line.geojson"), os.path.join(folder, "zone.geojson")
            lines.write(make(), line)
            for side in ["both", "left"]:
                status, seconds, processor, memory = run([demarc, "zone", line, "--depth", depth, "--side", side, "-o", zone])
                if status is None:
                    verdict = f"stopped after {LIMIT} s"
                elif status:
                    verdict = f"exit status {status}"
                else:
                    verdict = "holds" if run([demarc, "verify", zone])[0] == 0 else "DOES NOT HOLD"
                print(f"{name:<14} {depth:>5}  {side:<5} {seconds:>8.2f} {processor:>10.2f} {memory:>10.0f}  {verdict}", flush=True)


if __name__ == "__main__":
    main()
