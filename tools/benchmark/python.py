#!/usr/bin/env python3
"""Times the Python package against the kernel that it calls, and Parquet to Parquet against DuckDB spatial, on one machine.

    tools/benchmark/python.py [--rows N]       # ten million; with the wheel of tools/wheel and pyarrow installed

Kernel: verdicts by the index (`tools/benchmark/speed`), one process for each core, all at once; and those of `Zone.verdicts` from four
threads with a quarter of the places each, over as many cores. Parquet: `check_parquet` with the verdict alone and with all
findings, places and line taken as exact, against `ST_Contains` by DuckDB (pip install duckdb duckdb-extension-spatial, one
version of both). Medians of five; verdicts are compared.
"""

import argparse
import concurrent.futures
import glob
import os
import statistics
import tempfile
import threading
import time

import demarc
import numpy
import pyarrow
import pyarrow.parquet as parquet

import check

RUNS = 5


def median(work):
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def four_threads(zone, lon, lat):
    """All verdicts, a quarter by each thread."""
    size = -(-len(lon) // 4)
    threads = [
        threading.Thread(target=zone.verdicts, args=(lon[start:start + size], lat[start:start + size]))
        for start in range(0, len(lon), size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def duckdb_spatial(zone, source, target):
    """The same verdicts by DuckDB, Parquet to Parquet; None where it is missing."""
    try:
        import duckdb
        import duckdb_extension_spatial
    except ImportError as error:
        return None, f"left out: {error.name} is missing"
    connection = duckdb.connect()
    folder = os.path.dirname(duckdb_extension_spatial.__file__)
    found = glob.glob(os.path.join(folder, "extensions", "*", "spatial.duckdb_extension"))
    connection.execute(f"LOAD '{found[0]}'")
    shapes = [str(check.json.dumps(check.polygons(zone)[0][role])) for role in ("core", "margin")]
    connection.execute(
        "CREATE TABLE zone AS SELECT ST_GeomFromGeoJSON(?) core, ST_GeomFromGeoJSON(?) margin", shapes)
    return median(lambda: connection.execute(f"""COPY (SELECT CASE
        WHEN ST_Contains(zone.core, ST_Point(t.lon, t.lat)) THEN 'inside'
        WHEN ST_Contains(zone.margin, ST_Point(t.lon, t.lat)) THEN 'disputed' ELSE 'outside' END verdict, t.*
        FROM '{source}' t, zone) TO '{target}' (FORMAT parquet)""")), f"DuckDB {duckdb.__version__} spatial"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    rows = parser.parse_args().rows
    speed = os.path.join(check.build("--package-path", os.path.join(check.ROOT, "tools/benchmark/speed")), "speed")
    with tempfile.TemporaryDirectory() as folder:
        path, source, target, peer = (
            os.path.join(folder, name) for name in ("zone.geojson", "in.parquet", "out.parquet", "peer.parquet"))
        zone = demarc.zone(
            os.path.join(check.ROOT, "data/idlib-2018/contact-line.geojson"), depth="15km..20km", side="left")
        zone.save(path)
        west, south, east, north = check.polygons(path)[1]
        random = numpy.random.default_rng(18)
        lon, lat = random.uniform(west, east, rows), random.uniform(south, north, rows)
        parquet.write_table(pyarrow.table({"id": numpy.arange(rows), "lat": lat, "lon": lon}), source)
        cores = len(os.sched_getaffinity(0))
        # Cores that share a cache or a memory are not each as fast as one alone.
        with concurrent.futures.ThreadPoolExecutor(cores) as pool:
            arguments = [speed, "kernel", path, str(max(1, rows // 1_000_000))]
            kernel = sum(pool.map(lambda _: check.rates(*arguments), range(cores)))
        zone.verdicts(lon, lat)
        python = rows / median(lambda: four_threads(zone, lon, lat))
        print(f"kernel, {cores} cores: {kernel / 1e6:.0f} million/s; Python, four threads: {python / 1e6:.0f} million/s,"
              f" {100 * python / kernel:.0f} %")
        theirs, name = duckdb_spatial(path, source, peer)
        for words, options in (("verdict alone", {"verdict_only": True}), ("all findings", {})):
            seconds = median(lambda: demarc.check_parquet(
                zone, source, target, latitude="lat", longitude="lon", accuracy="off", line_accuracy="0m",
                note=lambda sentence: None, **options))
            told = "" if theirs is None else f": {theirs:.2f} s"
            print(f"Parquet to Parquet, {words}: {seconds:.2f} s; {name}{told}")
            if theirs is not None:
                mine, other = (parquet.read_table(file, columns=["id", "verdict"]).sort_by("id") for file in (target, peer))
                different = sum(a != b for a, b in zip(mine["verdict"].to_pylist(), other["verdict"].to_pylist()))
                print(f"{different} of {rows:,} verdicts differ")


if __name__ == "__main__":
    main()
