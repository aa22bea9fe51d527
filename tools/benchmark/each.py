#!/usr/bin/env python3
"""Times ‘zone --each’ of many lines, and looks whether all cores work.

    tools/benchmark/each.py                                    # 300 lines, and 10,000
    tools/benchmark/each.py --lines 300 --runs 5
    DEMARC=/path/of/demarc tools/benchmark/each.py             # that program, in place of the one tools/build makes

Each is a whole command, from a CSV of lines with depths in a column to a file of zones with a certificate each; one line of ten
crosses itself, and one of a hundred has a hundred vertices. Beside the seconds stand those of processor, and how many cores were busy
in the mean; on a machine that does other things these are fewer than there are. ‘--alone’ also times one core, and ends
with 1 where its file is not the same, byte for byte.
"""

import argparse
import hashlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def write_lines(path, count):
    """Lines of 4 to 10 vertices all over the Earth, some kilometres long; some wind, and some cross themselves."""
    source = random.Random(count)
    with open(path, "w") as file:
        file.write("name,depth_km,geom\n")
        for k in range(count):
            x, y = source.uniform(-170, 170), source.uniform(-60, 70)
            places = [(x, y)]
            for _ in range(99 if k % 100 == 0 else source.randrange(3, 10)):
                x += source.uniform(-0.03, 0.05)
                y += source.uniform(-0.03, 0.03)
                places.append((x, y))
            if k % 10 == 0:
                places.append(places[0])
                places.append((places[1][0] + 0.01, places[2][1]))
            text = ", ".join(f"{x:.5f} {y:.5f}" for x, y in places)
            file.write(f'L{k},{source.choice([1, 2, 5])},"LINESTRING({text})"\n')


def timed(command, runs):
    """Medians of wall seconds and of seconds of processor, and the peak of memory in MB."""
    walls, processors, memory = [], [], 0
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"each: {' '.join(command)}\n{said.decode()}")
        walls.append(time.perf_counter() - start)
        processors.append(usage.ru_utime + usage.ru_stime)
        memory = max(memory, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20))
    return statistics.median(walls), statistics.median(processors), memory


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, nargs="*", default=[300, 10_000], help="how many lines (default: 300 10000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (default: 3)")
    parser.add_argument("--alone", action="store_true", help="also on one core, by taskset")
    options = parser.parse_args()
    program = os.environ.get("DEMARC") or subprocess.run(
        [os.path.join(ROOT, "tools/build")], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()
    print(f"{os.cpu_count()} processors; medians of {options.runs} runs\n")
    print("| lines | cores | seconds | of processor | cores busy | MB |\n|--:|---|--:|--:|--:|--:|")
    differs = False
    with tempfile.TemporaryDirectory() as folder:
        for count in options.lines:
            lines, zones = os.path.join(folder, "lines.csv"), os.path.join(folder, "zones.geojson")
            write_lines(lines, count)
            command = [program, "zone", lines, "--each", "--depth-field", "depth_km", "-o", zones]
            found = set()
            for name, prefix in [("all", [])] + ([("one", ["taskset", "-c", "0"])] if options.alone else []):
                wall, processor, memory = timed(prefix + command, options.runs)
                found.add(digest(zones))
                print(
                    f"| {count:,} | {name} | {wall:.2f} | {processor:.2f} | {processor / wall:.2f} | {memory:.0f} |",
                    flush=True,
                )
            differs = differs or len(found) > 1
    if differs:
        print("\nthe files of one core and of all differ")
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main())
