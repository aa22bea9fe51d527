"""Judges the same rows by demarc on one machine and by other engines, and compares: python -m engines ROWS [ENGINE...].

Run by ‘tools/engines’, which installs what it needs. Ends with 1 where findings differ.
"""

import importlib
import sys
import tempfile
import time
from pathlib import Path

import demarc
import pyarrow.parquet as parquet

from . import rows

ENGINES = ["spark", "duckdb", "sedonadb", "postgis"]


def main(count, names):
    with tempfile.TemporaryDirectory(prefix="demarc-engines-") as name:
        folder = Path(name)
        zone = demarc.zone(rows.LINE, depth="15km..20km", side="left")
        zone.save(folder / "zone.geojson")
        rows.write(zone, folder / "rows.parquet", count)
        begin = time.perf_counter()
        demarc.check_parquet(
            zone, folder / "rows.parquet", folder / "alone.parquet", latitude="lat", longitude="lon",
            accuracy="radius_m", note=lambda sentence: print("engines: alone:", sentence))
        print(f"engines: alone: {count:,} rows in {time.perf_counter() - begin:.1f} s", flush=True)
        expected = parquet.read_table(folder / "alone.parquet")
        failed = []
        for engine in names:
            try:
                importlib.import_module(f".{engine}_engine", __package__).run(folder, zone, expected)
            except rows.Difference as difference:
                print(f"engines: {engine}: FAILED: {difference}", flush=True)
                failed.append(engine)
    return 1 if failed else 0


if __name__ == "__main__":
    wanted = sys.argv[2:] or ENGINES
    unknown = [name for name in wanted if name not in ENGINES]
    if unknown:
        sys.exit(f"engines: ‘{unknown[0]}’ is not an engine; name some of {', '.join(ENGINES)}")
    sys.exit(main(int(sys.argv[1]), wanted))
