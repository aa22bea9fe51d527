#!/usr/bin/env python3
"""Times ‘demarc zone’ on long lines beside GEOS, and fits how time grows with vertices.

    tools/benchmark/coasts.py                       # a random walk, a closed coast, and Norway where GMT is installed
    tools/benchmark/coasts.py --vertices 10000      # smaller ones
    DEMARC=/path/of/demarc tools/benchmark/coasts.py

GEOS buffers pieces of 50 vertices in an equal-distance projection about the line's middle and unites them, as a whole line's
buffer grows worse than with the square of its vertices; it proves nothing. demarc's time is that of the whole command,
certificate and file included. Peers and lines that are missing are left out, and the table says how to get them:
  GEOS      pip install shapely pyproj
  Norway    apt-get install gmt gmt-gshhg-high gmt-gshhg-full    (GSHHG, LGPL)
"""

import argparse
import json
import math
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

import lines

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

GEOS = """
import json, sys, time
import shapely, pyproj
path, depth, side, output = sys.argv[1], float(sys.argv[2]), sys.argv[3], sys.argv[4]
parts = json.load(open(path))["features"][0]["geometry"]["coordinates"]
parts = parts if isinstance(parts[0][0], list) else [parts]
longitudes = sorted(place[0] for part in parts for place in part)
latitudes = sorted(place[1] for part in parts for place in part)
system = pyproj.CRS(f"+proj=aeqd +lat_0={latitudes[len(latitudes) // 2]} +lon_0={longitudes[len(longitudes) // 2]}")
change = pyproj.Transformer.from_crs(4326, system, always_xy=True)
started = time.perf_counter()
pieces = []
for part in parts:
    x, y = change.transform([place[0] for place in part], [place[1] for place in part])
    plane = list(zip(x, y))
    pieces += [shapely.LineString(plane[k:k + 51]) for k in range(0, len(plane) - 1, 50)]
zone = shapely.union_all(shapely.buffer(pieces, depth, quad_segs=32))
if side == "outside":
    zone = shapely.difference(zone, shapely.Polygon(plane))
seconds = time.perf_counter() - started
certified = sum(f["properties"].get("area_km2", 0) for f in json.load(open(output))["features"])
print(seconds, zone.area / 1e6, certified)
"""


def coast(vertices, seed):
    """A closed coast about 45°N 10°E, some 300 km across, of waves that are smaller the shorter they are."""
    source = random.Random(seed)
    waves = [(n, source.uniform(0, 2 * math.pi), source.gauss(0, 0.25 / n)) for n in range(2, 200)]
    ring = []
    for k in range(vertices):
        angle = 2 * math.pi * k / vertices
        r = 1.5 * max(0.2, 1 + sum(size * math.sin(n * angle + phase) for n, phase, size in waves))
        ring.append((round(10 + r / math.cos(math.radians(45)) * math.cos(angle), 7), round(45 + r * math.sin(angle), 7)))
    return ring + ring[:1]


def norway(resolution, path):
    """Norway's coast and its neighbours' as GSHHG has them; the number of vertices, or None where GMT is missing."""
    try:
        text = subprocess.run(
            ["gmt", "coast", "-R4/32/57.5/71.5", "-D" + resolution, "-W1/0.1p", "-A0/0/1", "-M"],
            capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    parts = []
    for line in text.splitlines():
        if line.startswith(">"):
            parts.append([])
        elif line and not line.startswith("#"):
            parts[-1].append([float(number) for number in line.split()])
    parts = [part for part in parts if len(part) > 1]
    if not parts:
        return None
    geometry = {"type": "MultiLineString", "coordinates": parts}
    with open(path, "w") as file:
        json.dump({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": geometry}]}, file)
    return sum(map(len, parts))


def program():
    given = os.environ.get("DEMARC")
    if given:
        return given
    subprocess.run([os.path.join(ROOT, "tools", "build")], check=True, stdout=subprocess.DEVNULL)
    return os.path.join(ROOT, ".build", "release", "demarc")


def timed(command):
    """Seconds, megabytes and the exit status of a command."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - started, usage.ru_maxrss / 1024, child.returncode


def apart(function, *arguments):
    """Calls in a process of its own: a child counts what its parent holds as its own memory."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, arguments)


def write_walk(vertices, path):
    lines.write(lines.random_walk(vertices, 0.025, 7), path)


def write_coast(vertices, path):
    lines.write(coast(vertices, 11), path)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--vertices", type=int, default=100_000, help="of the random walk; the coast has a fifth")
    options.add_argument("--runs", type=int, default=3)
    arguments = options.parse_args()
    demarc = program()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        cases = []

        def add(name, vertices, path, depth, metres, side="both"):
            cases.append((name, vertices, path, depth, metres, side))

        walk = os.path.join(folder, "walk.geojson")
        apart(write_walk, arguments.vertices, walk)
        add("random walk", arguments.vertices, walk, "20km", 20_000)
        ring = os.path.join(folder, "coast.geojson")
        apart(write_coast, arguments.vertices // 5, ring)
        add("closed coast", arguments.vertices // 5, ring, "12nmi", 22_224, "outside")
        growth = []
        for resolution in "hf":
            path = os.path.join(folder, f"norway-{resolution}.geojson")
            vertices = apart(norway, resolution, path)
            if vertices is None:
                print("Norway is left out: apt-get install gmt gmt-gshhg-high gmt-gshhg-full", file=sys.stderr)
                break
            for depth, metres in [("12nmi", 22_224), ("24nmi", 44_448), ("200nmi", 370_400)]:
                add("Norway", vertices, path, depth, metres)
        print("| Line | Vertices | Depth | demarc, certified | Memory | GEOS in pieces, no proof | Areas differ by |")
        print("|---|--:|---|--:|--:|--:|--:|")
        for name, vertices, path, depth, metres, side in cases:
            output = os.path.join(folder, "zone.geojson")
            command = [demarc, "zone", path, "--depth", depth, "--side", side, "-o", output]
            runs = [timed(command) for _ in range(arguments.runs)]
            seconds = statistics.median(run[0] for run in runs)
            memory = max(run[1] for run in runs)
            if any(run[2] for run in runs):
                print(f"{name} of {vertices:,}, {depth}: demarc ended with {[run[2] for run in runs]}", file=sys.stderr)
                failed = True
                continue
            if name == "Norway" and depth == "12nmi":
                growth.append((vertices, seconds))
            peer = subprocess.run(
                [sys.executable, "-c", GEOS, path, str(metres), side, output], capture_output=True, text=True, check=False)
            geos, difference = "left out: pip install shapely pyproj", ""
            if peer.returncode == 0:
                own, area, certified = map(float, peer.stdout.split())
                geos, difference = f"{own:.1f} s", f"{abs(certified - area) / certified * 100:.2f} %"
            print(f"| {name} | {vertices:,} | {depth} | {seconds:.1f} s | {memory:.0f} MB | {geos} | {difference} |", flush=True)
        if len(growth) == 2:
            (few, quick), (many, slow) = growth
            print(f"\nFrom {few:,} to {many:,} vertices the time of 12 nmi grows with the power {math.log(slow / quick) / math.log(many / few):.2f}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
