#!/usr/bin/env python3
"""Times two demarc programs in turn on the same commands: what a change has cost, and what it has gained.

    tools/benchmark/versions.py OLD NEW                 # paths of two programs, as tools/build prints them
    tools/benchmark/versions.py OLD NEW --runs 21

Each command is run by both in turn, after one run that does not count. The table has the medians of the whole process by the
clock, of its processor time, and of the ratios of pairs, NEW over OLD. Ends with 1 if a ratio is above --allow (1.05) by the clock
and by processor time. Incidents are half a million rows beside the Idlib zone, made with a seed.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ZONE = "data/idlib-2018/contact-line.geojson --depth 15km..20km --side left"
COMMANDS = {
    "zone, Idlib, one side": f"zone {ZONE} -o OUT/idlib.geojson",
    "zone, Idlib, both sides": "zone data/idlib-2018/contact-line.geojson --depth 20km -o OUT/both.geojson",
    "zone, road of 60 km": "zone data/m4-2020/m4.geojson --depth 6km -o OUT/m4.geojson",
    "zone, coast": "zone data/fiji-12nmi/vanua-levu.geojson --depth 12nmi --side outside -o OUT/fiji.geojson",
    "zone, at a pole": "zone data/antarctic-claim/claim-limit-150w.geojson --depth 50km -o OUT/pole.geojson",
    "zone, 1,000 vertices, both sides": "zone OUT/walk.csv --depth 20km -o OUT/walk.geojson",
    "zone, 1,000 vertices, one side": "zone OUT/walk.csv --depth 20km --side left -o OUT/side.geojson",
    "verify": "verify OUT/idlib.geojson",
    "area": "area OUT/idlib.geojson",
    "check, one place": "check OUT/idlib.geojson --at 35.44208,36.65095",
    "check, 191 incidents": "check OUT/idlib.geojson data/idlib-2018/incidents-ucdp.csv -o OUT/findings.csv",
    "check, 500,000 rows, verdicts": "check OUT/idlib.geojson OUT/rows.csv --verdict-only --line-accuracy 0m -o OUT/v.csv",
    "check, 500,000 rows, distances": "check OUT/idlib.geojson OUT/rows.csv --line-accuracy 0m -o OUT/d.csv",
    "monitor": "monitor data/idlib-2018/agreement.yml data/idlib-2018/incidents-ucdp.csv -o OUT/monitor.csv",
    "report": "report data/idlib-2018/agreement.yml data/idlib-2018/incidents-ucdp.csv -o OUT/page.html",
    "map": "map OUT/idlib.geojson data/idlib-2018/incidents-ucdp.csv -o OUT/map.svg",
}


def inputs(folder):
    draw = random.Random(14)
    with open(os.path.join(folder, "walk.csv"), "w") as file:
        file.write("longitude,latitude\n")
        longitude, latitude = 20.0, 40.0
        for _ in range(1000):
            longitude, latitude = longitude + 0.03, latitude + draw.uniform(-0.01, 0.01)
            file.write(f"{longitude:.6f},{latitude:.6f}\n")
    with open(os.path.join(folder, "rows.csv"), "w") as file:
        file.write("id,latitude,longitude,what\n")
        for row in range(500_000):
            file.write(f"{row},{draw.uniform(34.8, 36.8):.6f},{draw.uniform(35.7, 37.7):.6f},shelling\n")


def run(program, command):
    """Seconds by the clock and of processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run([program, *command], cwd=ROOT, capture_output=True)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{program} {' '.join(command)}: exit status {done.returncode}\n{done.stderr.decode()[-500:]}")
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="the program before")
    parser.add_argument("new", help="the program after")
    parser.add_argument("--runs", type=int, default=11, help="pairs of runs (default 11)")
    parser.add_argument("--allow", type=float, default=1.05, help="the largest ratio that is no loss (default 1.05)")
    options = parser.parse_args()
    slower = []
    with tempfile.TemporaryDirectory() as folder:
        programs = {}
        for name in ("old", "new"):
            programs[name] = os.path.abspath(getattr(options, name)), os.path.join(folder, name)
            os.mkdir(programs[name][1])
            inputs(programs[name][1])
        print("| Command | Old | New | Ratio | Ratio of processor time |\n|---|--:|--:|--:|--:|")
        for title, command in COMMANDS.items():
            times = {"old": [], "new": []}
            for pair in range(options.runs + 1):
                for name, (program, out) in programs.items():
                    measured = run(program, command.replace("OUT", out).split())
                    if pair:
                        times[name].append(measured)
            old, new = (statistics.median(clock for clock, _ in times[name]) for name in ("old", "new"))
            clock, processor = (
                statistics.median(b[kind] / a[kind] for a, b in zip(times["old"], times["new"])) for kind in (0, 1)
            )
            print(f"| {title} | {old * 1000:.0f} ms | {new * 1000:.0f} ms | {clock:.2f} | {processor:.2f} |", flush=True)
            if min(clock, processor) > options.allow:
                slower.append(title)
    if slower:
        print(f"slower by more than {options.allow - 1:.0%}: {'; '.join(slower)}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
