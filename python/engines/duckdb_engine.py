"""DuckDB: the kernel as a function of SQL, which takes and gives columns of Arrow."""

import time

import duckdb
import pyarrow
import pyarrow.parquet as parquet
from duckdb.sqltypes import DOUBLE, UTINYINT, VARCHAR

from . import rows


def register(connection, zone):
    """Adds ‘verdict(lon, lat)’, taken as exact, and ‘distance_m(lon, lat)’ to a connection."""
    words = pyarrow.array(["inside", "disputed", "outside", "invalid"])

    def verdict(lon, lat):
        return words.take(pyarrow.array(zone.verdicts(_numbers(lon), _numbers(lat))))

    def distance(lon, lat):
        found = zone.distances(_numbers(lon), _numbers(lat))
        return pyarrow.array(found, from_pandas=True)

    for name, function, kind in (("verdict", verdict, VARCHAR), ("distance_m", distance, DOUBLE)):
        connection.create_function(name, function, [DOUBLE, DOUBLE], kind, type="arrow", null_handling="special")


def _numbers(column):
    """A column as an array of NumPy; NaN for null."""
    return column.to_numpy() if isinstance(column, pyarrow.ChunkedArray) else column.to_numpy(zero_copy_only=False)


def run(folder, zone, expected):
    import demarc

    source = folder / "rows.parquet"
    # Places taken as exact.
    demarc.check_parquet(
        zone, source, folder / "exact.parquet", latitude="lat", longitude="lon", accuracy="off", line_accuracy="0m",
        note=lambda sentence: None)
    connection = duckdb.connect()
    register(connection, zone)
    begin = time.perf_counter()
    found = connection.sql(
        "SELECT id, verdict(lon, lat) AS verdict, round(distance_m(lon, lat), 3) AS distance_m"
        f" FROM '{source}'").to_arrow_table()
    seconds = time.perf_counter() - begin
    rows.compare(parquet.read_table(folder / "exact.parquet"), found, ["verdict", "distance_m"])
    print(
        f"engines: duckdb {duckdb.__version__}: {found.num_rows:,} rows in {seconds:.1f} s, the same verdicts and distances",
        flush=True)
