#!/usr/bin/env python3
"""Times `demarc check` on places that are known to radii, against Shapely's areas of disc and zone, in one run.

    tools/benchmark/doubt.py                   # builds demarc; 20,000 distinct places and the Idlib line, known to 2 km
    tools/benchmark/doubt.py --places 100000
    tools/benchmark/doubt.py --events FILE     # also a table as it is, such as that of UCDP GED

The places lie in the zone's box and 30 km about it; their radii go from 200 m to 25 km, each power of ten as often. demarc
is timed as a whole command, CSV to CSV, beside the same command with `--accuracy off --line-accuracy 0m`; Shapely
(pip install shapely numpy) for the intersections and areas of discs of 64 corners alone, of core and whole zone, in the
plane of an azimuthal equidistant projection, on all cores that it uses. Shapely does not know of the line's own radius:
its shares are those of the places alone, and are compared with demarc's for `--line-accuracy 0m`. Medians of five.
"""

import argparse
import csv
import json
import math
import os
import random
import resource
import statistics
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LINE = os.path.join(ROOT, "data/idlib-2018/contact-line.geojson")
RUNS = 5


def run(command):
    """Seconds on the clock, and of all cores together."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def median(command):
    runs = [run(command) for _ in range(RUNS)]
    return statistics.median(clock for clock, _ in runs), statistics.median(cores for _, cores in runs)


def table(path, box, count):
    numbers = random.Random(17)
    rows = []
    with open(path, "w") as file:
        file.write("latitude,longitude,accuracy\n")
        for _ in range(count):
            latitude = numbers.uniform(box[1] - 0.27, box[3] + 0.27)
            longitude = numbers.uniform(box[0] - 0.33, box[2] + 0.33)
            radius = 200 * 125 ** numbers.random()
            file.write(f"{latitude:.6f},{longitude:.6f},{radius:.0f}\n")
            rows.append((round(latitude, 6), round(longitude, 6), round(radius)))
    return rows


def line(name, seconds, cores, count):
    print(f"| {name} | {seconds:.2f} s | {cores:.2f} s | {count / seconds:,.0f} |", flush=True)


def shapely_times(zone, rows):
    """Seconds on the clock and of all cores for the areas, and the shares; or why there are none."""
    try:
        import numpy
        import shapely
        import shapely.geometry
    except ImportError as error:
        return f"{error.name} is missing", None
    with open(zone) as file:
        document = json.load(file)
    box = document["bbox"]
    middle = ((box[1] + box[3]) / 2, (box[0] + box[2]) / 2)

    def plane(latitude, longitude):
        """A sphere is enough to time it, and for shares to 0.01."""
        turn = numpy.radians(longitude - middle[1])
        sine, cosine = numpy.sin(numpy.radians(latitude)), numpy.cos(numpy.radians(latitude))
        s, c = math.sin(math.radians(middle[0])), math.cos(math.radians(middle[0]))
        distance = numpy.arccos(numpy.clip(s * sine + c * cosine * numpy.cos(turn), -1, 1))
        scale = 6371008.8 * numpy.where(distance > 0, distance / numpy.maximum(numpy.sin(distance), 1e-300), 1)
        return scale * cosine * numpy.sin(turn), scale * (c * sine - s * cosine * numpy.cos(turn))

    def region(roles):
        shapes = [shapely.geometry.shape(f["geometry"]) for f in document["features"] if f["properties"].get("role") in roles]
        return shapely.transform(shapely.union_all(shapes), lambda xy: numpy.stack(plane(xy[:, 1], xy[:, 0]), axis=1))

    regions = [region({"core"}), region({"core", "margin"})]
    values = numpy.array(rows)
    x, y = plane(values[:, 0], values[:, 1])
    times = []
    for _ in range(3):
        start, cores = time.perf_counter(), time.process_time()
        discs = shapely.buffer(shapely.points(x, y), values[:, 2], quad_segs=16)
        whole = shapely.area(discs)
        shares = [shapely.area(shapely.intersection(discs, region)) / whole for region in regions]
        times.append((time.perf_counter() - start, time.process_time() - cores))
    return tuple(statistics.median(values) for values in zip(*times)), shares


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=20_000)
    parser.add_argument("--events", help="a table to time as it is")
    parser.add_argument("--program", help="a demarc that is built already")
    options = parser.parse_args()
    program = options.program or subprocess.run(
        [os.path.join(ROOT, "tools/build")], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        zone, places = os.path.join(folder, "zone.geojson"), os.path.join(folder, "places.csv")
        subprocess.run(
            [program, "zone", LINE, "--depth", "15km..20km", "--side", "left", "-o", zone], check=True, stderr=subprocess.DEVNULL)
        with open(zone) as file:
            rows = table(places, json.load(file)["bbox"], options.places)
        found = os.path.join(folder, "found.csv")
        print("| Task | Time | Of all cores | Places a second |\n|---|--:|--:|--:|")
        check = [program, "check", zone, places, "-o", found]
        for name, more in [
            ("line known to 2 km", ["--line-accuracy", "2km"]),
            ("line known to 2 km, `--verdict-only`", ["--line-accuracy", "2km", "--verdict-only"]),
            ("line exact", ["--line-accuracy", "0m"]),
            ("all exact", ["--line-accuracy", "0m", "--accuracy", "off"]),
        ]:
            line(f"{len(rows):,} places, {name}", *median(check + more), len(rows))
        if options.events:
            with open(options.events, newline="") as file:
                count = sum(1 for _ in csv.reader(file)) - 1
            line(f"{os.path.basename(options.events)}, {count:,} rows", *median([program, "check", zone, options.events, "-o", found]), count)
        seconds, shares = shapely_times(zone, rows)
        if shares is None:
            print(f"Shapely: {seconds}")
            return
        line(f"{len(rows):,} areas of disc and core, and of disc and zone, Shapely", *seconds, len(rows))
        run(check + ["--line-accuracy", "0m"])
        with open(found, newline="") as file:
            ours = [(float(row["p_core"]), float(row["p_zone"])) for row in csv.DictReader(file)]
        worst = max(abs(a - b) for index in (0, 1) for a, b in zip((pair[index] for pair in ours), shares[index]))
        print(f"\nShapely's shares differ from demarc's probabilities by {worst:.4f} at most.")


if __name__ == "__main__":
    main()
