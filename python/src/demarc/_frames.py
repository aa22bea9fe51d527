"""Tables of pandas, polars and pyarrow: as CSV for the library, and with the columns of findings."""

import os
from typing import Any, Callable, Dict, Iterator, List, Tuple

from ._errors import DemarcError

#: The columns whose values are numbers, without a prefix; all others are texts.
NUMBERS = frozenset({
    "distance_m", "chainage_m", "p_core", "p_zone", "read_latitude", "read_longitude", "read_accuracy_m",
})


class Frame:
    """A table of some kind. ``added`` names columns that go to the library and are no columns of the caller's."""

    def __init__(self, table: Any) -> None:
        self.table = table
        self.added: Dict[str, Any] = {}

    #: How many columns the CSV has.
    width: int

    def csv(self) -> Iterator[bytes]:
        raise NotImplementedError

    def with_findings(self, csv: bytes, prefix: str) -> Any:
        """The table with the findings before its own columns; ``csv`` has these before those of ``csv()``."""
        raise NotImplementedError


def _names(csv: bytes, width: int) -> List[str]:
    """The names of the columns of findings."""
    import csv as reader
    import io

    head = next(reader.reader(io.TextIOWrapper(io.BytesIO(csv), encoding="utf-8", newline="")))
    return head[: len(head) - width]


def _is_number(name: str, prefix: str) -> bool:
    return name[len(prefix):] in NUMBERS if name.startswith(prefix) else False


class PandasFrame(Frame):
    def __init__(self, table: Any) -> None:
        super().__init__(table)
        self._geometry = getattr(table, "_geometry_column_name", None) if hasattr(table, "geometry") else None

    def place_columns(self) -> Dict[str, str]:
        """Of a GeoDataFrame, adds columns of the coordinates of its points, and says what they are called."""
        if self._geometry is None or self._geometry not in self.table.columns:
            return {}
        points = self.table.geometry
        kinds = set(points[points.notna()].geom_type)
        if kinds - {"Point"}:
            raise DemarcError(
                f"the geometries are {', '.join(sorted(kinds))}; incidents are points: give a column of points", 65)
        if points.crs is not None and not points.crs.equals("EPSG:4326"):
            points = points.to_crs(4326)
        taken = {str(name).lower() for name in self.table.columns}
        names = []
        for axis, values in (("latitude", points.y), ("longitude", points.x)):
            name = axis
            while name in taken:
                name = "point_" + name
            self.added[name] = values
            names.append(name)
        return {"latitude": names[0], "longitude": names[1]}

    def _plain(self) -> Any:
        table = self.table
        if self._geometry is not None:
            import pandas

            shapes = [name for name, kind in zip(table.columns, table.dtypes) if str(kind) == "geometry"]
            table = pandas.DataFrame(table.drop(columns=shapes))
        columns = {}
        for position, name in enumerate(table.columns):
            columns[position] = self._whole(table.iloc[:, position])
        import pandas

        plain = pandas.DataFrame(columns, index=table.index)
        plain.columns = [str(name) for name in table.columns]
        for name, values in self.added.items():
            plain[name] = values
        self.width = plain.shape[1]
        return plain

    @staticmethod
    def _whole(values: Any) -> Any:
        """Codes in a column with gaps are floats; they are written as the whole numbers that they are."""
        if values.dtype.kind != "f":
            return values
        known = values.dropna()
        numbers = known.to_numpy(dtype="float64")
        if len(numbers) and ((numbers % 1 == 0) & (abs(numbers) < 2**53)).all():
            return values.astype("Int64")
        return values

    def csv(self) -> Iterator[bytes]:
        plain = self._plain()
        step = 50_000
        # A lone CR in a text is put in quotes only where CR is in the line ends.
        yield plain.iloc[:0].to_csv(index=False, lineterminator="\r\n").encode()
        for start in range(0, len(plain), step):
            part = plain.iloc[start:start + step]
            yield part.to_csv(index=False, header=False, lineterminator="\r\n").encode("utf-8", "replace")

    def with_findings(self, csv: bytes, prefix: str) -> Any:
        import io

        import pandas

        names = _names(csv, self.width)
        kinds: Any = {name: "float64" if _is_number(name, prefix) else "str" for name in names}

        def read(mark: str) -> Any:
            return pandas.read_csv(
                io.BytesIO(csv), usecols=range(len(names)), dtype=kinds, keep_default_na=False, na_values=[""],
                skip_blank_lines=False, index_col=False, float_precision="round_trip", decimal=mark)

        try:
            found = read(".")
        except ValueError:
            # Findings have the decimal mark of the table's coordinates.
            found = read(",")
        if len(found) != len(self.table):
            raise DemarcError(f"{len(found)} findings of {len(self.table)} rows; please report it", 70)
        result = self.table.copy()
        for number, name in enumerate(names):
            result.insert(number, name, found[name].array)
        return result


class PolarsFrame(Frame):
    def csv(self) -> Iterator[bytes]:
        import polars

        plain = self.table
        for name, kind in plain.schema.items():
            if kind.is_float():
                values = plain[name].fill_nan(None)
                known = values.drop_nulls()
                if len(known) and ((known == known.round()) & (known.abs() < 2**53)).all():
                    values = values.cast(polars.Int64)
                plain = plain.with_columns(values)
            elif kind.is_nested() or kind in (polars.Object, polars.Duration):
                plain = plain.drop(name)
        if plain.width == 1:
            # A blank line would be no row.
            plain = plain.select(polars.all().cast(polars.String).fill_null(""))
        self.width = plain.width
        yield plain.write_csv().encode()

    def with_findings(self, csv: bytes, prefix: str) -> Any:
        import io

        import polars

        names = _names(csv, self.width)
        found = polars.read_csv(
            io.BytesIO(csv), columns=list(range(len(names))), infer_schema=False, raise_if_empty=False)
        found.columns = names
        found = found.with_columns(
            [
                polars.col(name).str.replace(",", ".", literal=True).cast(polars.Float64)
                for name in names if _is_number(name, prefix)
            ])
        if found.height != self.table.height:
            raise DemarcError(f"{found.height} findings of {self.table.height} rows; please report it", 70)
        return found.hstack(self.table.get_columns())


def _is_kept_alone(kind: Any) -> bool:
    """Whether columns of a type of Arrow are kept and not read."""
    import pyarrow.types as types

    return (
        types.is_nested(kind) or types.is_binary(kind) or types.is_large_binary(kind)
        or types.is_fixed_size_binary(kind) or types.is_duration(kind) or types.is_interval(kind)
        or str(kind) == "binary_view")


class ArrowFrame(Frame):
    def _plain(self) -> Any:
        import pyarrow
        import pyarrow.compute as compute

        columns, names = [], []
        for name, values in zip(self.table.column_names, self.table.columns):
            kind = values.type
            if isinstance(kind, pyarrow.BaseExtensionType):
                kind = kind.storage_type
                values = values.cast(kind)
            if pyarrow.types.is_dictionary(kind):
                kind = kind.value_type
                values = values.cast(kind)
            if _is_kept_alone(kind):
                continue
            if pyarrow.types.is_float16(kind):
                kind = pyarrow.float32()
                values = values.cast(kind)
            elif kind == getattr(pyarrow, "string_view", lambda: None)():
                values = values.cast(pyarrow.string())
            if pyarrow.types.is_floating(kind):
                values = compute.if_else(compute.is_nan(values), None, values)
                known = values.drop_null()
                if len(known) and compute.all(
                    compute.and_(
                        compute.equal(known, compute.round(known)), compute.less(compute.abs(known), 2.0**53))
                ).as_py():
                    values = values.cast(pyarrow.int64())
            elif pyarrow.types.is_timestamp(kind):
                if kind.tz:
                    # It is written in the zone of the type, and the mark is that of UTC.
                    values = values.cast(pyarrow.timestamp(kind.unit, "UTC"))
                text = compute.strftime(values, format="%Y-%m-%dT%H:%M:%S" + ("Z" if kind.tz else ""))
                values = text.cast(pyarrow.string())
            columns.append(values)
            names.append(name)
        if len(columns) == 1:
            # A blank line would be no row.
            columns = [compute.fill_null(columns[0].cast(pyarrow.string()), "")]
        self.width = len(names)
        return pyarrow.Table.from_arrays(columns, names)

    def csv(self) -> Iterator[bytes]:
        import io

        import pyarrow.csv

        sink = io.BytesIO()
        pyarrow.csv.write_csv(self._plain(), sink)
        yield sink.getvalue()

    def with_findings(self, csv: bytes, prefix: str) -> Any:
        import pyarrow

        names, found = arrow_findings(csv, self.width, prefix, self.table.num_rows)
        if len(found[0]) != self.table.num_rows:
            raise DemarcError(f"{len(found[0])} findings of {self.table.num_rows} rows; please report it", 70)
        return pyarrow.Table.from_arrays(found + self.table.columns, names=names + self.table.column_names)


def arrow_findings(csv: bytes, width: int, prefix: str, rows: int) -> "Tuple[List[str], List[Any]]":
    """The columns of findings as arrays of Arrow."""
    import io

    import pyarrow
    import pyarrow.csv

    names = _names(csv, width)
    kinds = {
        name: pyarrow.float64() if _is_number(name, prefix) else pyarrow.string() for name in names
    }
    if rows == 0:
        return names, [pyarrow.chunked_array([], type=kinds[name]) for name in names]

    def read(mark: str) -> Any:
        return pyarrow.csv.read_csv(
            io.BytesIO(csv), read_options=pyarrow.csv.ReadOptions(block_size=1 << 24),
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
            convert_options=pyarrow.csv.ConvertOptions(
                include_columns=names, column_types=kinds, strings_can_be_null=True, null_values=[""],
                decimal_point=mark))

    try:
        table = read(".")
    except pyarrow.ArrowInvalid:
        # Findings have the decimal mark of the table's coordinates.
        table = read(",")
    return names, table.columns


def frame(table: Any) -> Frame:
    """The table by its kind.

    Raises:
        DemarcError: for what is no table that is known.
    """
    kinds: Dict[str, Callable[[Any], Frame]] = {
        "pandas": PandasFrame, "geopandas": PandasFrame, "polars": PolarsFrame, "pyarrow": ArrowFrame,
    }
    for base in type(table).__mro__:
        root = base.__module__.partition(".")[0]
        if root in kinds and base.__name__ in ("DataFrame", "GeoDataFrame", "Table"):
            return kinds[root](table)
    if hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__"):
        import pyarrow

        try:
            return ArrowFrame(pyarrow.table(table))
        except (pyarrow.ArrowInvalid, TypeError):
            pass
    first = "; read a file first, as in pandas.read_csv(path)" if isinstance(table, (str, os.PathLike)) else ""
    raise DemarcError(
        f"{type(table).__name__} is not a table; give a DataFrame of pandas, geopandas or polars, or a Table of"
        f" pyarrow{first}")
