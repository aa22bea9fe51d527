"""Judges tables of Apache Spark on its executors, each row as the command ``check`` does.

    from demarc.spark import check
    findings = check(spark.read.parquet("incidents.parquet"), "zone.geojson", latitude="lat", longitude="lon")

The zone is sent once to each executor's Python, and a batch of rows is judged where it lies, by one thread a task. As no
executor sees the other rows, nothing is found out from them: columns are named, and coordinates are numbers. On a command line, with the package
and pyarrow where the executors' Python is:

    spark-submit --master spark://HOST:7077 -m demarc.spark zone.geojson incidents.parquet findings.parquet \\
        --latitude lat --longitude lon --accuracy radius_m
"""

import argparse
import os
from typing import Any, Iterator, Union

from . import _functions
from ._columns import FINDINGS, PlainPlaces
from ._errors import DemarcError
from ._zone import Zone


def check(
    frame: Any, zone: "Union[Zone, str, os.PathLike[str]]", *, latitude: str, longitude: str, accuracy: str = "off",
    **options: Any,
) -> Any:
    """Puts the findings before the columns of a DataFrame of Spark.

    Args:
        frame: The incidents. Rows stay in their partitions; Spark promises no order among these.
        zone: A zone with a rule, or the path of its file on the driver.
        latitude: The column of latitudes, a number in degrees.
        longitude: The column of longitudes, a number in degrees.
        accuracy: A column of metres or precision codes, or a length for all rows, such as ``"500m"``; ``"off"`` for exact.
        options: ``line_accuracy``, ``inside_from``, ``outside_to``, ``profiles`` and ``prefix`` of ``Zone.check``.

    Raises:
        DemarcError: before anything runs, where a column is missing or is not a number.
    """
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import DoubleType, StructType

    unknown = set(options) - {"line_accuracy", "inside_from", "outside_to", "profiles", "prefix"}
    if unknown:
        raise DemarcError(f"{sorted(unknown)[0]} is not an option here; leave it out", 64)
    for name in (latitude, longitude):
        if name not in frame.columns:
            raise DemarcError(f"there is no column ‘{name}’; the columns are {', '.join(frame.columns)}", 65)
        if not isinstance(frame.schema[name].dataType, DoubleType):
            raise DemarcError(f"the column ‘{name}’ is not of the type double; cast it", 65)
    named = [name for name in dict.fromkeys((latitude, longitude, accuracy)) if name in frame.columns]
    chosen = {"latitude": latitude, "longitude": longitude, "accuracy": accuracy, **options}
    opened = zone if isinstance(zone, Zone) else _functions.open(zone)
    # The command's reader on the first rows finds what is wrong with the request.
    head = frame.select(*named).limit(1000).toArrow()
    if not head.num_rows:
        raise DemarcError("the table has no rows; give one with incidents", 65)
    opened.check(head, note=lambda sentence: None, **chosen)
    expected = _findings(opened, head, chosen).schema
    schema = StructType(from_arrow_schema(expected).fields + frame.schema.fields)
    sent = frame.sparkSession.sparkContext.broadcast(opened)

    def judge(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        for batch in batches:
            found = _findings(sent.value, pyarrow.Table.from_batches([batch]).select(named), chosen)
            if found.schema != expected:
                raise DemarcError(f"the findings have the columns {found.column_names}; please report it", 70)
            columns = [column.combine_chunks() for column in found.columns] + batch.columns
            yield pyarrow.RecordBatch.from_arrays(columns, names=expected.names + batch.schema.names)

    return frame.mapInArrow(judge, schema)


def _findings(zone: Zone, places: Any, options: "dict[str, Any]") -> Any:
    """The columns of findings of a table of pyarrow."""
    import pyarrow

    plain = PlainPlaces.of(places.schema, options)
    if plain is not None:
        return pyarrow.table(plain.findings(zone, places), names=[plain.prefix + name for name in FINDINGS])
    table = zone.check(places, note=lambda sentence: None, **options)
    return table.select(table.column_names[: table.num_columns - places.num_columns])


def main() -> None:
    parser = argparse.ArgumentParser(prog="demarc.spark", description="Judges Parquet or CSV on a cluster of Spark.")
    parser.add_argument("zone", help="a zone file of demarc")
    parser.add_argument("incidents", help="Parquet, or CSV with a header if the name ends in .csv")
    parser.add_argument("findings", help="a folder to write, as Parquet or CSV by its ending")
    for name in ("latitude", "longitude"):
        parser.add_argument(f"--{name}", required=True, metavar="COLUMN")
    parser.add_argument("--accuracy", default="off", metavar="COLUMN|LENGTH|off")
    parser.add_argument("--line-accuracy", metavar="LENGTH")
    values = vars(parser.parse_args())
    zone, source, target = (values.pop(name) for name in ("zone", "incidents", "findings"))
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("demarc").getOrCreate()
    is_csv = source.endswith(".csv")
    frame = spark.read.csv(source, header=True, inferSchema=True) if is_csv else spark.read.parquet(source)
    writer = check(frame, zone, **values).write
    writer.csv(target, header=True) if target.endswith(".csv") else writer.parquet(target)


if __name__ == "__main__":
    main()
