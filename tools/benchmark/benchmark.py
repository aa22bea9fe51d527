#!/usr/bin/env python3
"""Times demarc against PostGIS ST_Buffer(geography) and Shapely, in one run on one machine.

    tools/benchmark/benchmark.py                 # builds demarc, and times all peers it finds
    tools/benchmark/benchmark.py --runs 21

Peers that are missing are left out, and the table says how to get them:
  PostGIS   apt-get install postgresql postgis postgresql-15-postgis-3
            A throwaway server is started in a temporary folder; DEMARC_POSTGIS="host=... dbname=..." names another.
  Shapely   pip install shapely pyproj

demarc's own times are those that DEMARC_TIMING=1 prints: `zone` is construction and certificate, `work` adds reading
and writing. `process` is a whole run of the program as a shell sees it. A peer's time is that of the buffer alone, in a
server or an interpreter that is already running; it proves nothing about its error. Zones and buffers are made in turn,
five of each, and the ratio is the median of those of their medians. Medians of all runs.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

import lines
import peers

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def demarc_times(program, arguments, runs):
    """The medians of phases `zone` and all phases, and of the whole process, in ms."""
    zone, work, process = [], [], []
    environment = dict(os.environ, DEMARC_TIMING="1")
    for _ in range(runs):
        start = time.perf_counter()
        run = subprocess.run([program, *arguments], capture_output=True, text=True, env=environment)
        process.append((time.perf_counter() - start) * 1000)
        if run.returncode:
            return run.stderr.strip().splitlines()[-1]
        phases = dict(re.findall(r"(\w+) ([\d.]+) ms", run.stderr.split("timing:")[-1]))
        zone.append(float(phases["zone"]))
        work.append(sum(map(float, phases.values())))
    return [statistics.median(times) for times in (zone, work, process)]


def process_time(command, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def in_turn(program, zone, timer, path, segments, runs):
    """The medians of a peer's buffer and of the zone, in ms, and of the zone over the buffer; five of each in turn,
    because machines are faster at some times than at others."""
    line = lines.read(path)
    buffers, zones, ratios = [], [], []
    for _ in range(max(3, runs // 5)):
        peer = timer.times(line, 20000, segments, 5)
        times = demarc_times(program, ["zone", path, "--depth", "20km", "-o", zone], 5)
        if isinstance(times, str):
            raise RuntimeError(times)
        buffers += peer
        zones.append(times[0])
        ratios.append(times[0] / statistics.median(peer))
    return [statistics.median(values) for values in (buffers, zones, ratios)]


def report(name, times):
    if isinstance(times, str):
        print(f"  {name:<46} failed: {times}")
    else:
        print(f"  {name:<46}" + "".join(f"{value:>10.1f}" if value is not None else f"{str():>10}" for value in times))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=11, help="runs of each case (default: 11)")
    parser.add_argument("--program", help="a demarc that is built already")
    options = parser.parse_args()
    program = options.program
    if not program:
        build = [os.path.join(ROOT, "tools/build")]
        program = subprocess.run(build, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    idlib = os.path.join(ROOT, "data/idlib-2018/contact-line.geojson")
    with tempfile.TemporaryDirectory() as folder:
        random_line = os.path.join(folder, "random.geojson")
        zone = os.path.join(folder, "zone.geojson")
        lines.write(lines.random_walk(vertices=1000, step_km=2.5, seed=20180917), random_line)
        print(f"{os.cpu_count()} processors, medians of {options.runs} runs, ms\n")
        print(f"{'demarc':<48}{'zone':>10}{'work':>10}{'process':>10}")
        for name, arguments in [
            ("Idlib, 20 km, both sides, 1 m", [idlib, "--depth", "20km"]),
            ("Idlib, 20 km, left, 1 m", [idlib, "--depth", "20km", "--side", "left"]),
            ("Idlib, 15 to 20 km, left, 1 m", [idlib, "--depth", "15km..20km", "--side", "left"]),
            ("1,000 vertices, 2,500 km, 20 km, both sides, 1 m", [random_line, "--depth", "20km"]),
        ]:
            report(name, demarc_times(program, ["zone", *arguments, "-o", zone], options.runs))
        subprocess.run([program, "zone", idlib, "--depth", "15km..20km", "-o", zone], check=True, capture_output=True)
        at = process_time([program, "check", zone, "--at", "36.2, 36.67"], options.runs)
        report("check --at, whole process", [None, None, at])

        cases = [("Idlib, 20 km, both sides", idlib), ("1,000 vertices, 20 km, both sides", random_line)]
        for peer in (peers.PostGIS(), peers.Shapely()):
            print(f"\n{peer.name:<60}{'buffer':>10}{'zone':>10}{'ratio':>10}")
            with peer as timer:
                if timer.reason:
                    print(f"  left out: {timer.reason}")
                    continue
                for name, path in cases:
                    for segments in (8, 80):
                        words = f"{name}, {segments} segments a quadrant"
                        figures = in_turn(program, zone, timer, path, segments, options.runs)
                        print(f"  {words:<58}" + "".join(f"{figure:>10.2f}" for figure in figures))
    print("\nWith 8 segments a quadrant a buffer of 20 km is 96 m short in its arcs; with 80, 1 m.")


if __name__ == "__main__":
    sys.exit(main())
