"""PostGIS: the zone loaded by ogr2ogr, and what its answers differ by. A server of its own on a socket of its own."""

import subprocess
import sys
import time
from pathlib import Path

import pyarrow
import pyarrow.csv
import pyarrow.parquet as parquet

from . import rows

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "benchmark"))
import peers  # noqa: E402


LOAD = """
CREATE TABLE incidents (id bigint, lon float8, lat float8);
\\copy incidents FROM '{}' CSV
ALTER TABLE incidents ADD geom geometry(Point, 4326);
UPDATE incidents SET geom = ST_SetSRID(ST_MakePoint(lon, lat), 4326);
"""
CONTAINED = """
COPY (SELECT id, ST_Contains(z.geom, incidents.geom) FROM incidents,
  (SELECT ST_Union(geom) AS geom FROM {} WHERE role IN ('core', 'margin', 'zone')) AS z WHERE abs(lat) <= 90) TO STDOUT CSV;
"""
NEAR = """
COPY (SELECT id, ST_DWithin(z.geom, incidents.geom::geography, 20000) FROM incidents,
  (SELECT ST_Union(geom)::geography AS geom FROM {} WHERE role = 'boundary') AS z WHERE abs(lat) <= 90) TO STDOUT CSV;
"""
BUFFER = """
COPY (SELECT id, ST_Covers(z.geom, incidents.geom) FROM incidents,
  (SELECT ST_Buffer(ST_Union(geom)::geography, 20000)::geometry AS geom FROM {} WHERE role = 'boundary') AS z
  WHERE abs(lat) <= 90) TO STDOUT CSV;
"""


def run(folder, zone, expected):
    import demarc

    source = folder / "rows.parquet"
    table = parquet.read_table(source, columns=["id", "lon", "lat"]).drop_null()
    pyarrow.csv.write_csv(table, folder / "rows.csv", pyarrow.csv.WriteOptions(include_header=False))
    # What ST_DWithin and ST_Buffer can say: both sides, round ends.
    round_zone = demarc.zone(rows.LINE, depth="20km")
    with peers.PostGIS() as server:
        if server.reason:
            raise rows.Difference(server.reason)
        server.query(LOAD.format(folder / "rows.csv"))
        for name, made, questions in (
            ("side", zone, [("ST_Contains of the zone's polygons", CONTAINED)]),
            ("round", round_zone, [
                ("ST_Contains of the zone's polygons, both sides", CONTAINED),
                ("ST_DWithin of the line, geography, both sides", NEAR),
                ("ST_Buffer of the line, geography, both sides", BUFFER)]),
        ):
            path = folder / f"{name}.geojson"
            made.save(path)
            subprocess.run(
                ["ogr2ogr", "-f", "PostgreSQL", f"PG:{server.connection}", str(path), "-nln", name, "-nlt", "GEOMETRY",
                 "-lco", "GEOMETRY_NAME=geom"], check=True)
            demarc.check_parquet(
                made, source, folder / "exact.parquet", latitude="lat", longitude="lon", accuracy="off",
                line_accuracy="0m", note=lambda sentence: None)
            exact = parquet.read_table(folder / "exact.parquet")
            for words, sql in questions:
                begin = time.perf_counter()
                answer = server.query(sql.format(name))
                seconds = time.perf_counter() - begin
                found = pyarrow.csv.read_csv(
                    pyarrow.BufferReader(answer.encode()),
                    read_options=pyarrow.csv.ReadOptions(column_names=["id", "contained"]),
                    convert_options=pyarrow.csv.ConvertOptions(true_values=["t"], false_values=["f"]))
                rows.tell(f"postgis: {words}, {seconds:.1f} s", exact, found)
