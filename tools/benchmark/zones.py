#!/usr/bin/env python3
"""Times ‘check --zone-name’ of many zones against spatial joins of DuckDB and SedonaDB and Shapely's STRtree, and compares the pairs.

    tools/benchmark/zones.py                                   # 1 million points against 300 zones and 40,000
    tools/benchmark/zones.py --points 10000000 --zones 300
    DEMARC=/path/of/demarc tools/benchmark/zones.py            # that program, in place of the one tools/build makes

Each is a whole command, from the files to a CSV with the same columns and rows: for each pair the zone, the verdict and the
table's own, and a row for each point in no zone. Seconds are of the clock and of processors; the second are fairer where
others use the machine. Zones are polygons of a GeoJSON file: coasts of many vertices
that overlap, or discs. Peers that are missing are left out, and the table says how to get them:
  DuckDB    pip install duckdb duckdb-extension-spatial    (one version of both)
  SedonaDB  pip install sedonadb pyarrow shapely
  Shapely   pip install shapely numpy

Pairs of all are compared; where they differ, the table says by how many.
"""

import argparse
import collections
import csv
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

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

DUCKDB = """
import duckdb, glob, os, sys
import duckdb_extension_spatial as spatial
zones, table, output = sys.argv[1:4]
con = duckdb.connect()
folder = os.path.dirname(spatial.__file__)
con.execute("LOAD '%s'" % glob.glob(os.path.join(folder, "extensions", "*", "spatial.duckdb_extension"))[0])
con.execute(f'''COPY (SELECT z.name AS zone, CASE WHEN z.name IS NULL THEN 'outside' ELSE 'inside' END AS verdict, t.*
  FROM read_csv('{table}') t
  LEFT JOIN (SELECT name, geom FROM ST_Read('{zones}')) z ON ST_Contains(z.geom, ST_Point(t.longitude, t.latitude)))
  TO '{output}' (HEADER)''')
"""

SEDONADB = """
import json, sys
import pyarrow, pyarrow.csv, sedonadb, shapely, shapely.geometry
zones, table, output = sys.argv[1:4]
features = json.load(open(zones))["features"]
con = sedonadb.connect()
con.create_data_frame(pyarrow.table({
    "name": [f["properties"]["name"] for f in features],
    "wkb": shapely.to_wkb([shapely.geometry.shape(f["geometry"]) for f in features])})).to_view("z")
con.create_data_frame(pyarrow.csv.read_csv(table)).to_view("t")
found = con.sql('''SELECT z.name AS zone, CASE WHEN z.name IS NULL THEN 'outside' ELSE 'inside' END AS verdict, t.*
  FROM t LEFT JOIN (SELECT name, ST_GeomFromWKB(wkb) AS geom FROM z) z
  ON ST_Contains(z.geom, ST_Point(t.longitude, t.latitude))''').to_arrow_table()
pyarrow.csv.write_csv(found, output)
"""

SHAPELY = """
import csv, json, sys
import numpy, shapely, shapely.geometry
zones, table, output = sys.argv[1:4]
features = json.load(open(zones))["features"]
names = numpy.array([f["properties"]["name"] for f in features])
tree = shapely.STRtree([shapely.geometry.shape(f["geometry"]) for f in features])
with open(table) as file, open(output, "w") as out:
    out.write("zone,verdict," + next(file))
    while True:
        rows = [row for _, row in zip(range(200_000), file)]
        if not rows: break
        cells = [row.split(",", 4) for row in rows]
        points = shapely.points([float(c[3]) for c in cells], [float(c[2]) for c in cells])
        found, zone = tree.query(points, predicate="within")
        lines = [f"{names[z]},inside,{rows[k]}" for k, z in zip(found, zone)]
        lines += [f",outside,{rows[k]}" for k in numpy.setdiff1d(numpy.arange(len(rows)), found)]
        out.writelines(lines)
"""


def ring(longitude, latitude, radius, vertices, source, roughness):
    """A ring about a place; `roughness` makes a coast of a circle."""
    waves = [(k, source.uniform(0, 6.3), source.gauss(0, roughness / k)) for k in range(2, 24)] if roughness else []
    narrow = 1 / math.cos(math.radians(latitude))
    places = []
    for k in range(vertices):
        angle = k / vertices * 2 * math.pi
        r = radius * max(0.2, 1 + sum(size * math.sin(n * angle + phase) for n, phase, size in waves))
        places.append([round(longitude + r * math.cos(angle) * narrow, 7), round(latitude + r * math.sin(angle), 7)])
    return places + [places[0]]


def write_zones(path, count):
    """300 coasts of 2,000 vertices over half the world, or discs of 32 vertices over a country."""
    source = random.Random(count)
    with open(path, "w") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for k in range(count):
            if count <= 1000:
                shape = ring(source.uniform(-100, 140), source.uniform(-50, 60), source.uniform(0.5, 6), 2000, source, 0.25)
            else:
                shape = ring(source.uniform(35, 43), source.uniform(32, 38), source.uniform(0.01, 0.05), 32, source, 0)
            feature = {
                "type": "Feature",
                "properties": {"name": f"z{k}"},
                "geometry": {"type": "Polygon", "coordinates": [shape]},
            }
            file.write((",\n" if k else "") + json.dumps(feature, separators=(",", ":")))
        file.write("\n]}\n")


def write_points(path, rows, box):
    source = random.Random(7)
    with open(path, "w") as file:
        file.write("id,date,latitude,longitude,text\n")
        for k in range(rows):
            file.write(
                f"{k},2018-{k % 12 + 1:02}-{k % 28 + 1:02},{source.uniform(box[1], box[3]):.6f},"
                f"{source.uniform(box[0], box[2]):.6f},Shelling reported near the line {k % 997}\n"
            )


def apart(function, *arguments):
    """Calls in a process of its own, whose memory does not count as that of what this one starts."""
    process = multiprocessing.Process(target=function, args=arguments)
    process.start()
    process.join()


def timed(command, runs):
    """The medians of a command's seconds by the clock and of processors, and the peak of its memory in MB; None where it fails."""
    times, works, memory = [], [], 0
    for _ in range(runs):
        # What was written before would slow what is written now.
        os.sync()
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            return None
        times.append(time.perf_counter() - start)
        works.append(usage.ru_utime + usage.ru_stime)
        memory = max(memory, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20))
    return statistics.median(times), statistics.median(works), memory


def pairs(path):
    """The pairs of a file of findings, and how often each is there; with no zone, the points in none."""
    with open(path, newline="") as file:
        rows = csv.reader(file)
        names = next(rows)
        zone, number = names.index("zone"), names.index("id")
        return collections.Counter((row[zone], row[number]) for row in rows)


def compared(ours, theirs):
    """How many pairs there are with a zone in a file of findings, and how many differ from those of another."""
    truth, own = pairs(ours), pairs(theirs)
    count = sum(count for (zone, _), count in own.items() if zone)
    return count, sum(((own - truth) + (truth - own)).values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=1_000_000, help="rows of the table (default: a million)")
    parser.add_argument("--zones", type=int, nargs="*", default=[300, 40_000], help="how many zones (default: 300 40000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (default: 3)")
    options = parser.parse_args()
    program = os.environ.get("DEMARC") or subprocess.run(
        [os.path.join(ROOT, "tools/build")], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()
    print(f"{os.cpu_count()} processors; medians of {options.runs} runs; {options.points:,} points\n")
    print("| zones | | seconds | of processors | MB | pairs | other pairs than demarc |\n|--:|---|--:|--:|--:|--:|--:|")
    is_other = False
    with tempfile.TemporaryDirectory() as folder:

        def inside(name):
            return os.path.join(folder, name)

        for count in options.zones:
            zones, table = inside("zones.geojson"), inside("points.csv")
            apart(write_zones, zones, count)
            apart(write_points, table, options.points, (-100, -50, 140, 60) if count <= 1000 else (35, 32, 43, 38))
            runs = [("demarc", [program, "check", zones, table, "--zone-name", "name", "--pairs", "--verdict-only"])]
            for name, script in [
                ("DuckDB spatial, join", DUCKDB), ("SedonaDB, join", SEDONADB), ("Shapely, STRtree", SHAPELY)
            ]:
                path = inside(f"{name.split()[0].strip(',')}.py")
                with open(path, "w") as file:
                    file.write(script)
                runs.append((name, [sys.executable, path, zones, table]))
            ours = inside("ours.csv")
            for name, command in runs:
                output = ours if name == "demarc" else inside("theirs.csv")
                found = timed(command + (["-o", output] if name == "demarc" else [output]), options.runs)
                if found is None and name == "demarc":
                    sys.exit("zones: demarc failed, so that there is nothing to compare")
                if found is None:
                    print(f"| {count:,} | {name} | | | | left out: see --help for what is missing | |", flush=True)
                    continue
                # In a process of its own: the memory of this one would count as that of what it starts.
                with multiprocessing.Pool(1) as pool:
                    count_of_pairs, differ = pool.apply(compared, (ours, output))
                is_other = is_other or differ > 0
                print(
                    f"| {count:,} | {name} | {found[0]:.2f} | {found[1]:.2f} | {found[2]:.0f} | {count_of_pairs:,} | {differ:,} |",
                    flush=True,
                )
            start = time.perf_counter()
            subprocess.run(["cp", table, inside("copy.csv")], check=True)
            print(f"| {count:,} | cp of the table | {time.perf_counter() - start:.2f} | | | |", flush=True)
    return 1 if is_other else 0


if __name__ == "__main__":
    sys.exit(main())
