"""Judges tables of Apache Spark on its executors, each row as the command ``check`` does.

    from demarc.spark import check
    findings = check(spark.read.parquet("incidents.parquet"), "zone.geojson", latitude="lat", longitude="lon")

The zone is sent once to each executor's Python, and a batch of rows is judged where it lies, by one thread a task. As no
executor sees the other rows, nothing is found out from them: columns are named, and coordinates are numbers. On a command
line, with the package and pyarrow where the executors' Python is:

    python -m demarc.spark zone.geojson in.parquet out.parquet --latitude lat --longitude lon --accuracy radius_m
"""

import argparse
import os
from typing import Any, Iterator, Union

from . import _functions
from ._columns import PlainPlaces
from ._errors import DemarcError
from ._zone import Zone


def check(
    frame: Any, zone: "Union[Zone, str, os.PathLike[str]]", *, latitude: str, longitude: str, accuracy: str, **options: Any
) -> Any:
    """Puts the findings before the columns of a DataFrame of Spark.

    Args:
        frame: The incidents. Rows stay in their partitions; Spark promises no order among these.
        zone: A zone with a rule, or the path of its file on the driver.
        latitude, longitude: The columns of degrees, of the type double.
        accuracy: A column of metres or precision codes, or a length for all rows, such as ``"500m"``; ``"off"`` for exact.
        options: ``line_accuracy``, ``inside_from``, ``outside_to``, ``profiles`` and ``prefix`` of ``Zone.check``.
    """
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import DoubleType, StructType

    unknown = set(options) - {"line_accuracy", "inside_from", "outside_to", "profiles", "prefix"}
    if unknown:
        raise DemarcError(f"{sorted(unknown)[0]} is not an option here; leave it out", 64)
    for name in (latitude, longitude):
        if name not in frame.columns or not isinstance(frame.schema[name].dataType, DoubleType):
            raise DemarcError(f"there is no column ‘{name}’ of the type double; name another, or cast it", 65)
    named = [name for name in dict.fromkeys((latitude, longitude, accuracy)) if name in frame.columns]
    chosen = {"latitude": latitude, "longitude": longitude, "accuracy": accuracy, **options}
    opened = zone if isinstance(zone, Zone) else _functions.open(zone)
    # The command's reader on the first rows finds what is wrong with the request.
    head = frame.select(*named).limit(1000).toArrow()
    opened.check(head, note=lambda sentence: None, **chosen)
    expected = _findings(opened, head, chosen).schema
    if taken := set(expected.names) & set(frame.columns):
        raise DemarcError(f"the table has a column ‘{min(taken)}’ already; give prefix=\"demarc_\"", 65)
    sent = frame.sparkSession.sparkContext.broadcast(opened)

    def judge(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        for batch in batches:
            found = _findings(sent.value, pyarrow.Table.from_batches([batch]).select(named), chosen)
            if found.schema != expected:
                raise DemarcError(f"findings have the columns {found.column_names}; please report it", 70)
            columns = [column.combine_chunks() for column in found.columns] + batch.columns
            yield pyarrow.RecordBatch.from_arrays(columns, names=expected.names + batch.schema.names)

    return frame.mapInArrow(judge, StructType(from_arrow_schema(expected).fields + frame.schema.fields))


def _findings(zone: Zone, places: Any, options: "dict[str, Any]") -> Any:
    """The columns of findings of a table of pyarrow."""
    import pyarrow

    plain = PlainPlaces.of(places.schema, options)
    if plain:
        return pyarrow.table(plain.findings(zone, places)[0], names=plain.names)
    table = zone.check(places, note=lambda sentence: None, **options)
    return table.select(table.column_names[: table.num_columns - places.num_columns])


def main() -> None:
    parser = argparse.ArgumentParser(prog="demarc.spark", description="Judges Parquet or CSV on a cluster of Spark.")
    parser.add_argument("zone", help="a zone file of demarc")
    parser.add_argument("incidents", help="Parquet, or CSV with a header if the name ends in .csv")
    parser.add_argument("findings", help="a folder to write, as Parquet or CSV by its ending")
    for name, value in (("latitude", "COLUMN"), ("longitude", "COLUMN"), ("accuracy", "COLUMN|LENGTH|off")):
        parser.add_argument(f"--{name}", required=True, metavar=value)
    parser.add_argument("--line-accuracy", metavar="LENGTH")
    parser.add_argument("--master", default="local[*]", help="this machine by default")
    values = vars(parser.parse_args())
    zone, source, target, master = (values.pop(name) for name in ("zone", "incidents", "findings", "master"))
    from pyspark.sql import SparkSession

    read = SparkSession.builder.appName("demarc").master(master).getOrCreate().read
    frame = read.csv(source, header=True, inferSchema=True) if source.endswith(".csv") else read.parquet(source)
    writer = check(frame, zone, **values).write
    writer.csv(target, header=True) if target.endswith(".csv") else writer.parquet(target)


if __name__ == "__main__":
    main()
