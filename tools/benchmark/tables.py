#!/usr/bin/env python3
"""Times `demarc check` on the tables that people have, beside other software on the same files, and compares the verdicts.

    tools/benchmark/tables.py                            # half a million rows of each table
    tools/benchmark/tables.py --rows 10000000 --tables plain quoted
    tools/benchmark/tables.py --events FILE              # wide rows made of those of a table with UCDP's columns
    DEMARC=/path/of/demarc tools/benchmark/tables.py     # that program, in place of the one tools/build makes

The tables have other places in the box of the Idlib zone in each row, and otherwise
  plain    five short columns, no quotes
  quoted   the same, every field in quotes, as spreadsheets and R write them
  wide     the columns of UCDP GED: dates, codes, and free text in quotes, with commas and doubled quotes in it
  GeoJSON  the rows of `plain` as features
Each is judged as exact, with the verdict alone and with distances, and then with places known to 1 to 25 km (a column of
metres; in `wide` UCDP's codes of precision) and a line known to 2 km, of which only Shapely has a like: the shares of discs
that lie in core and zone. Whole commands, from the file to a file with the same columns and a verdict before them. Seconds are of
the clock and of processors, medians; where others use the machine, the second are fairer. A peer's verdict differs where the
place is within a metre of a limit: its polygon is that far from the true one.

Peers that are missing are left out, and the table says so:
  DuckDB     pip install duckdb duckdb-extension-spatial    (one version of both)
  SedonaDB   pip install sedonadb geoarrow-pyarrow pyarrow shapely
  Shapely    pip install shapely pyarrow pyproj
  tg         pip install togo
  polars-st  pip install polars polars-st
  PostGIS    as in benchmark.py; its seconds of processors and memory are its client's, without the server's
"""

import argparse
import csv
import gzip
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile

import peers
from tables_peers import PEERS
from zones import apart, timed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LINE = os.path.join(ROOT, "data/idlib-2018/contact-line.geojson")
EVENTS = os.path.join(ROOT, "data/idlib-2018/incidents-ucdp.csv")
DIFFERENT = 1_000_000
# UCDP GED's, as far as they are not in the table that --events gives.
COLUMNS = """id,year,active_year,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,source_article,
source_office,source_date,source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,
priogrid_gid,country,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,
low,best,high""".replace("\n", "").split(",")
TEXTS = {
    "active_year": "1", "conflict_name": "Syria: Government", "adm_1": "Idlib governorate", "adm_2": "Maarrat An Numan district",
    "dyad_name": "Government of Syria - Syrian insurgents", "country": "Syria", "region": "Middle East", "event_clarity": "1",
    "source_article": '"SOHR, 2018-09-17, ""Regime"" forces shell the outskirts of a town, and 3 people are injured";"SHAM"',
    "source_office": "SOHR;SHAM", "source_headline": 'Shelling, "barrel" bombs and raids on villages in the south',
    "source_original": "activists, a local council", "number_of_sources": "2", "geom_wkt": "POINT (36.7 35.6)",
    "priogrid_gid": "180794", "deaths_a": "0", "deaths_b": "1", "deaths_unknown": "0",
}


def narrow(count, box):
    """The places, and the fields of the rows of a narrow table; a million different ones, again and again."""
    source = random.Random(5)
    places = [
        (f"{source.uniform(box[1], box[3]):.6f}", f"{source.uniform(box[0], box[2]):.6f}", source.choice((1000, 5000, 25000)))
        for _ in range(min(count, DIFFERENT))
    ]
    for k in range(count):
        latitude, longitude, radius = places[k % DIFFERENT]
        yield str(k), f"2018-{k % 12 + 1:02}-{k % 28 + 1:02}", latitude, longitude, str(radius), f"Shelling near the line {k % 997}"


NARROW = ["id", "date", "latitude", "longitude", "accuracy_m", "text"]


def write_plain(path, count, box, _):
    with open(path, "w") as file:
        file.write(",".join(NARROW) + "\n")
        file.writelines(",".join(row) + "\n" for row in narrow(count, box))


def write_quoted(path, count, box, _):
    with open(path, "w") as file:
        file.write('"' + '","'.join(NARROW) + '"\n')
        file.writelines('"' + '","'.join(row) + '"\n' for row in narrow(count, box))


def write_geojson(path, count, box, _):
    with open(path, "w") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for k, (number, date, latitude, longitude, radius, text) in enumerate(narrow(count, box)):
            file.write(
                (",\n" if k else "") + f'{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{longitude},{latitude}]}},'
                f'"properties":{{"id":{number},"date":"{date}","accuracy_m":{radius},"text":"{text}"}}}}'
            )
        file.write("\n]}\n")


def write_wide(path, count, box, events):
    """UCDP's columns: its own rows, or those of Idlib with made-up texts, at other places."""
    with (gzip.open if events.endswith(".gz") else open)(events, "rt", newline="", encoding="utf-8") as file:
        known = [{**TEXTS, **row} for row in csv.DictReader(file)]
    columns = COLUMNS if events == EVENTS else list(known[0])
    at = {name: columns.index(name) for name in ("id", "latitude", "longitude")}
    rows = [[row.get(name) or "" for name in columns] for row in known]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for k, place in enumerate(narrow(count, box)):
            row = rows[k % len(rows)].copy()
            row[at["id"]], row[at["latitude"]], row[at["longitude"]] = place[0], place[2], place[3]
            writer.writerow(row)


TABLES = {
    "plain": (write_plain, "csv"),
    "quoted": (write_quoted, "csv"),
    "wide": (write_wide, "csv"),
    "GeoJSON": (write_geojson, "geojson"),
}


def answers(path, names):
    """The values of some columns of a file of findings, by the number of the row."""
    with open(path, newline="", encoding="utf-8") as file:
        if path.endswith(".geojson"):
            features = (feature["properties"] for feature in json.load(file)["features"])
            return {str(row["id"]): [str(row[name]) for name in names] for row in features}
        return {row["id"]: [row[name] for name in names] for row in csv.DictReader(file)}


def difference(ours, theirs, isDoubtful):
    names = ["p_core", "p_zone"] if isDoubtful else ["verdict"]
    own, other = answers(ours, names), answers(theirs, names)
    if isDoubtful:
        shares = [abs(float(a) - float(b)) for k in own for a, b in zip(own[k], other[k])]
        return f"shares by {max(shares):.4f} at most"
    return f"{sum(own[k] != other.get(k) for k in own):,}"


def report(name, task, who, found, note):
    times = f"{found[0]:.2f} | {found[1]:.2f} | {found[2]:.0f}" if found else " | |"
    print(f"| {name} | {task} | {who} | {times} | {note} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=500_000, help="rows of each table (default: half a million)")
    parser.add_argument("--doubtful", type=int, default=50_000, help="rows whose places are known to radii (default: 50000)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, of which the median counts (default: 5)")
    parser.add_argument("--tables", nargs="*", choices=TABLES, default=list(TABLES), help="which tables (default: all)")
    parser.add_argument("--events", default=EVENTS, help="a table with UCDP's columns, perhaps as .gz")
    options = parser.parse_args()
    program = os.environ.get("DEMARC") or subprocess.run(
        [os.path.join(ROOT, "tools/build")], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    print(f"{os.cpu_count()} processors; medians of {options.runs} runs; {options.rows:,} rows, {options.doubtful:,} of them doubtful\n")
    print("| Table | Task | | Seconds | Of processors | MB | Other answers than demarc |\n|---|---|---|--:|--:|--:|--:|")
    with peers.PostGIS() as server, tempfile.TemporaryDirectory() as folder:
        if not server.reason:
            os.environ["DEMARC_POSTGIS"] = server.connection

        def inside(name):
            return os.path.join(folder, name)

        zone = inside("zone.geojson")
        subprocess.run([program, "zone", LINE, "--depth", "15km..20km", "--side", "left", "-o", zone], check=True, capture_output=True)
        with open(zone) as file:
            box = json.load(file)["bbox"]
        for name in options.tables:
            write, ending = TABLES[name]
            for isDoubtful in (False, True):
                table = inside(f"table.{ending}")
                apart(write, table, options.doubtful if isDoubtful else options.rows, box, options.events)
                compare(program, zone, table, ending, name, isDoubtful, options.runs, inside)
    return 0


def compare(program, zone, table, ending, name, isDoubtful, runs, inside):
    ours, theirs = inside(f"ours.{ending}"), inside(f"theirs.{ending}")
    check = [program, "check", zone, table, "-o", ours]
    if isDoubtful:
        tasks = [("probabilities", ["--line-accuracy", "2km"]), ("probabilities, line exact", ["--line-accuracy", "0m"])]
    else:
        exact = ["--line-accuracy", "0m", "--accuracy", "off"]
        tasks = [("distances", exact), ("verdicts", [*exact, "--verdict-only"])]
    for task, more in tasks:
        found = timed(check + more, runs)
        if found is None:
            sys.exit("tables: demarc failed, so that there is nothing to compare")
        report(name, task, "demarc", found, "")
    for who, kinds, script in PEERS:
        # UCDP's codes are not metres.
        if (ending, isDoubtful) not in kinds or isDoubtful and name == "wide":
            continue
        path = inside("peer.py")
        with open(path, "w") as file:
            file.write(script)
        found = timed([sys.executable, path, zone, table, theirs], runs)
        if found is None:
            report(name, "", who, None, "left out: see --help for what is missing")
        else:
            # In a process of its own: the memory of this one would count as that of what it starts.
            with multiprocessing.Pool(1) as pool:
                note = pool.apply(difference, (ours, theirs, isDoubtful))
            report(name, tasks[-1][0], who, found, note)
    if not isDoubtful:
        report(name, "copy", "cp", timed(["cp", table, theirs], runs), "")


if __name__ == "__main__":
    sys.exit(main())
