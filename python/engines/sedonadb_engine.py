"""SedonaDB: the kernel as a function of SQL on points, and what its own functions say of the zone's polygon."""

import json
import time
import warnings

import pyarrow
import pyarrow.parquet as parquet

# Without GDAL's library, which is not needed here, it warns.
warnings.filterwarnings("ignore", module="sedonadb")
import sedonadb  # noqa: E402
import shapely  # noqa: E402
from sedonadb import udf  # noqa: E402

from . import rows  # noqa: E402


def register(session, zone):
    """Adds ‘demarc_verdict(lon, lat)’, taken as exact, to a session. SedonaDB calls it from several threads, as it may."""
    words = pyarrow.array(["inside", "disputed", "outside", "invalid"])

    @udf.arrow_udf(pyarrow.string(), [pyarrow.float64(), pyarrow.float64()], name="demarc_verdict")
    def verdict(lon, lat):
        lon, lat = (pyarrow.array(column.to_array()).to_numpy(zero_copy_only=False) for column in (lon, lat))
        return words.take(pyarrow.array(zone.verdicts(lon, lat)))

    session.register(verdict)


def run(folder, zone, expected):
    import demarc

    source = folder / "rows.parquet"
    demarc.check_parquet(
        zone, source, folder / "exact.parquet", latitude="lat", longitude="lon", accuracy="off", line_accuracy="0m",
        note=lambda sentence: None)
    exact = parquet.read_table(folder / "exact.parquet")
    session = sedonadb.connect()
    register(session, zone)
    session.read_parquet(str(source)).to_view("incidents")
    begin = time.perf_counter()
    found = pyarrow.table(session.sql("SELECT id, demarc_verdict(lon, lat) AS verdict FROM incidents"))
    seconds = time.perf_counter() - begin
    rows.compare(exact, found, ["verdict"])
    print(
        f"engines: sedonadb {sedonadb.__version__}: {found.num_rows:,} rows in {seconds:.1f} s, the same verdicts",
        flush=True)
    shape = shapely.union_all([
        shapely.from_geojson(json.dumps(feature["geometry"])) for feature in zone.geojson["features"]
        if feature["properties"]["role"] in ("core", "margin")])
    inside = pyarrow.table(session.sql(
        f"SELECT id, ST_Contains(ST_GeomFromWKT('{shape.wkt}'), ST_Point(lon, lat)) AS contained FROM incidents"
        " WHERE lat IS NOT NULL"))
    rows.tell("sedonadb: ST_Contains of the zone's polygon", exact, inside)
