#!/usr/bin/env python3
"""Times `demarc check` against Shapely, PostGIS, DuckDB spatial and cp, in one run on one machine.

    tools/benchmark/check.py                     # builds what it times; a million rows
    tools/benchmark/check.py --rows 10000000     # the whole command on 10 million rows, 730 MB

Verdict kernel: random places in the zone's box, one core, against Shapely's prepared `contains_xy`. Exact distance, side
and chainage against PostGIS `ST_Distance` on geography. Doubt: milliseconds a place whose position is known to 25 km.
Whole command: CSV to CSV with the same verdicts as DuckDB spatial's `ST_Contains`, and cp beside it; the peak memory of
each. Medians of five; the table is that of docs/speed.md. The line of the Idlib zone is taken as exact.

Peers that are missing are left out, and the table says how to get them:
  Shapely   pip install shapely numpy
  DuckDB    pip install duckdb duckdb-extension-spatial    (one version of both)
  PostGIS   as in benchmark.py
"""

import argparse
import json
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

import lines
import peers

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNS = 5


def build(*arguments):
    command = ["swift", "build", "-c", "release", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()


def rates(speed, *arguments):
    """The median of what `speed` prints after its own name."""
    text = subprocess.run([speed, *arguments], check=True, capture_output=True, text=True).stdout
    return statistics.median(float(value) for value in re.findall(rf"^{arguments[0]} ([\d.]+)", text, re.M))


def row(name, ours, theirs, peer):
    print(f"| {name} | {ours} | {theirs} | {peer} |", flush=True)


def polygons(path):
    with open(path) as file:
        document = json.load(file)
    roles = {feature["properties"].get("role"): feature["geometry"] for feature in document["features"]}
    return {role: geometry for role, geometry in roles.items() if role in ("zone", "core", "margin", "band")}, document["bbox"]


def shapely_rate(path, count=1_000_000):
    try:
        import numpy
        import shapely
        import shapely.geometry
    except ImportError as error:
        return f"{error.name} is missing"
    regions, box = polygons(path)
    zone = shapely.union_all([shapely.geometry.shape(geometry) for geometry in regions.values()])
    shapely.prepare(zone)
    generator = numpy.random.default_rng(5)
    x, y = generator.uniform(box[0], box[2], count), generator.uniform(box[1], box[3], count)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        shapely.contains_xy(zone, x, y)
        times.append(time.perf_counter() - start)
    return f"{count / statistics.median(times) / 1e6:.1f} million/s"


def postgis_rate(line, box, count=20_000):
    with peers.PostGIS() as postgis:
        if postgis.reason:
            return postgis.reason
        answer = postgis.query(
            f"""
            SELECT setseed(0.5);
            CREATE TEMP TABLE places AS SELECT ST_Point({box[0]} + random() * {box[2] - box[0]},
              {box[1]} + random() * {box[3] - box[1]}, 4326)::geography AS place FROM generate_series(1, {count});
            CREATE TEMP TABLE line AS SELECT '{peers.text(line)}'::geography AS line;
            CREATE TEMP TABLE times (ms float8);
            DO $$ DECLARE start timestamptz; BEGIN
              FOR run IN 1..{RUNS} LOOP
                start := clock_timestamp();
                PERFORM sum(ST_Distance(place, line)) FROM places, line;
                INSERT INTO times VALUES (extract(epoch FROM clock_timestamp() - start) * 1000);
              END LOOP;
            END $$;
            SELECT ms FROM times;"""
        )
    median = statistics.median(float(value) for value in answer.split()[-RUNS:])
    return f"{count / median * 1000:,.0f}/s"


def write_incidents(path, box, rows, quote):
    """A table of 73 bytes a row, and two more a field where all are in quotes; a million different places, again and again."""
    source = random.Random(5)
    between = f"{quote},{quote}"

    def line(*fields):
        return quote + between.join(fields) + quote + "\n"

    rest = [
        line(
            f"{source.uniform(box[1], box[3]):.6f}", f"{source.uniform(box[0], box[2]):.6f}",
            f"Shelling reported near the line {k % 997}")
        for k in range(min(rows, 1_000_000))
    ]
    with open(path, "w") as file:
        file.write(line("id", "date", "latitude", "longitude", "text"))
        for start in range(0, rows, len(rest)):
            part = rest[: rows - start]
            file.write("".join(
                f"{quote}{start + k}{between}2018-{k % 12 + 1:02}-{k % 28 + 1:02}{quote},{end}" for k, end in enumerate(part)))


def timed(command, environment=None):
    """The median of a command's wall seconds, and the peak of its memory in MB."""
    times, memory = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{command[0]} ended with {process.returncode}")
        times.append(time.perf_counter() - start)
        memory = max(memory, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20))
    return statistics.median(times), memory


DUCKDB = """
import duckdb, glob, json, os, sys
import duckdb_extension_spatial as spatial
zone, table, output = sys.argv[1:4]
regions = {f["properties"].get("role"): json.dumps(f["geometry"]) for f in json.load(open(zone))["features"]}
con = duckdb.connect()
folder = os.path.dirname(spatial.__file__)
con.execute("LOAD '%s'" % glob.glob(os.path.join(folder, "extensions", "*", "spatial.duckdb_extension"))[0])
con.execute("CREATE TABLE zone AS SELECT ST_GeomFromGeoJSON(?) core, ST_GeomFromGeoJSON(?) margin",
            [regions["core"], regions["margin"]])
con.execute(f'''COPY (SELECT CASE
  WHEN ST_Contains(zone.core, ST_Point(t.longitude, t.latitude)) THEN 'inside'
  WHEN ST_Contains(zone.margin, ST_Point(t.longitude, t.latitude)) THEN 'disputed' ELSE 'outside' END verdict, t.*
  FROM read_csv('{table}') t, zone) TO '{output}' (HEADER)''')
"""


def time_command(program, zone, folder, rows, words, quote):
    """The whole command on a table, DuckDB on the same, and a copy of it."""
    table, output = os.path.join(folder, "incidents.csv"), os.path.join(folder, "findings.csv")
    # In a process of its own: the memory of this one would count as that of what it starts.
    writer = multiprocessing.Process(target=write_incidents, args=(table, polygons(zone)[1], rows, quote))
    writer.start()
    writer.join()
    script = os.path.join(folder, "duck.py")
    with open(script, "w") as file:
        file.write(DUCKDB)
    try:
        seconds, memory = timed([sys.executable, script, zone, table, output])
        theirs, peer = f"{seconds:.2f} s, {memory:.0f} MB", "DuckDB spatial, `ST_Contains`"
    except RuntimeError:
        theirs, peer = "", "left out: pip install duckdb duckdb-extension-spatial (one version of both)"
    check = [program, "check", zone, table, "-o", output, "--line-accuracy", "0m"]
    for name, extra in [("`--verdict-only`", ["--verdict-only"]), ("distances", [])]:
        seconds, memory = timed([*check, *extra])
        row(f"{rows:,} {words}, {name}", f"{seconds:.2f} s, {memory:.0f} MB", theirs, peer)
    seconds, _ = timed(["cp", table, output])
    row(f"{rows:,} {words}, copied", "", f"{seconds:.2f} s", "cp")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the table (default: a million)")
    parser.add_argument("--only", choices=["kernel", "distance", "doubt", "command"], help="one kind of work alone")
    options = parser.parse_args()
    build_program = [os.path.join(ROOT, "tools/build")]
    program = subprocess.run(build_program, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    speed = os.path.join(build("--package-path", os.path.join(ROOT, "tools/benchmark/speed")), "speed")
    idlib = os.path.join(ROOT, "data/idlib-2018/contact-line.geojson")

    def wants(kind):
        return options.only in (None, kind)

    with tempfile.TemporaryDirectory() as folder:

        def zone(name, line, *rule):
            path = os.path.join(folder, name)
            subprocess.run([program, "zone", line, *rule, "-o", path], check=True, capture_output=True)
            return path

        def walk(vertices, step_km, seed):
            path = os.path.join(folder, f"walk{vertices}.geojson")
            lines.write(lines.random_walk(vertices, step_km, seed), path)
            return path

        print(f"{os.cpu_count()} processors; medians of {RUNS} runs\n")
        print("| | demarc | peer | |\n|---|--:|--:|---|")
        range_zone = zone("idlib.geojson", idlib, "--depth", "15km..20km", "--side", "left")
        if wants("command"):
            for words, quote in [("rows", ""), ("rows in quotes", '"')]:
                time_command(program, range_zone, folder, options.rows, words, quote)

        if wants("kernel"):
            thousand = walk(1000, 2.5, 20180917)
            for name, path in [
                ("Verdicts, 1,561-vertex zone, one core", zone("both.geojson", idlib, "--depth", "20km")),
                ("Verdicts, one-sided 15 to 20 km, one core", range_zone),
                ("Verdicts, line of 1,000 vertices, one core", zone("z1000.geojson", thousand, "--depth", "20km")),
                (
                    "Verdicts, line of 100,000 vertices, one core",
                    zone("z100k.geojson", walk(100_000, 0.025, 7), "--depth", "20km"),
                ),
            ]:
                ours = f"{rates(speed, 'kernel', path) / 1e6:.0f} million/s"
                row(name, ours, shapely_rate(path), "Shapely, `contains_xy`, prepared")
            at = timed([program, "check", os.path.join(folder, "z100k.geojson"), "--at", "45.3, 12.1"])
            row("`check --at`, line of 100,000 vertices", f"{at[0]:.2f} s", "", "")
        if wants("distance"):
            for name, path in [("on Idlib's line", idlib), ("on 1,000 vertices, 2,500 km", walk(1000, 2.5, 20180917))]:
                area = zone("distance.geojson", path, "--depth", "20km")
                ours = f"{rates(speed, 'exact', area):,.0f}/s"
                theirs = postgis_rate(lines.read(path), polygons(area)[1])
                row(f"Distance, side, chainage {name}, one core", ours, theirs, "PostGIS, `ST_Distance`, distance alone")
        if wants("doubt"):
            row("Doubt at 25 km, one core", f"{rates(speed, 'doubt', range_zone, '25000', '50'):.1f} ms", "", "")

if __name__ == "__main__":
    sys.exit(main())
