"""Parquet in, Parquet out, in memory that does not grow with the file."""

import os
from collections import Counter, deque
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple, Union

from ._columns import DOUBTS, VERDICTS, PlainPlaces
from ._errors import DemarcError
from ._files import WholeFile
from ._frames import arrow_findings, frame as frame_of
from ._geoparquet import GeoPoints
from ._notes import tell
from ._zone import Zone

if TYPE_CHECKING:
    import pyarrow

    Path = Union[str, "os.PathLike[str]"]
    Write = Callable[[List[str], List[Any], pyarrow.Table], None]


def check_parquet(
    zone: Zone, source: "Path", target: "Path", *, batch_rows: int = 100_000,
    note: Optional[Callable[[str], None]] = None, **check: Any,
) -> None:
    """Judges every row of a Parquet file and writes Parquet, in memory that does not grow with the file.

    Where ``latitude``, ``longitude`` and ``accuracy`` are given, and name columns of float64, or a length or ``"off"`` for the
    accuracy, rows are judged as they lie in memory, on all cores; the points of GeoParquet are, too. Else the table goes
    through the command's reader, which finds out what its columns are. The findings are the same.

    Args:
        zone: The zone.
        source: The file to read. The points of GeoParquet are taken unless columns are named.
        target: The file to write: the columns of the findings before those of the source; GeoParquet if the source is that. It
            appears whole or not at all.
        batch_rows: How many rows are read at once.
        note: As for ``Zone.check``.
        check: Further arguments of ``Zone.check``.
    """
    import pyarrow
    import pyarrow.parquet as parquet

    try:
        file = parquet.ParquetFile(os.fspath(source))
    except FileNotFoundError:
        raise DemarcError(f"{source}: no such file or folder; check the path", 66) from None
    except OSError as error:
        raise DemarcError(f"{source}: cannot be read ({error}); give a file of Parquet", 66) from None
    except pyarrow.ArrowInvalid as error:
        raise DemarcError(f"{source}: is not Parquet ({error}); give a file of Parquet", 65) from None
    if os.path.exists(target) and os.path.samefile(source, target):
        raise DemarcError(f"{target}: the output is the input; name another file", 73)
    schema = file.schema_arrow
    points = None
    if not {name for name in ("latitude", "longitude", "position") if check.get(name) is not None}:
        points = GeoPoints.of(schema, check.get("crs"), str(source))
    if points is not None:
        check = {**check, **points.options()}
        check.pop("crs", None)
        schema = points.schema(schema)
    places = PlainPlaces.of(schema, check)
    tables = _tables(file, batch_rows, points)
    with _Output(target, file.schema_arrow.metadata) as output:
        if places is not None:
            said = _judge(zone, tables, places, output.write)
        else:
            said = _read(zone, tables, os.path.basename(os.fspath(source)), check, output.write)
        if output.rows != file.metadata.num_rows:
            raise DemarcError(f"{output.rows} findings of {file.metadata.num_rows} rows; please report it", 70)
        output.commit()
    tell(said, note)


class _Output(WholeFile):
    """A file of Parquet that appears whole, by ``commit``, or not at all."""

    def __init__(self, target: "Path", metadata: "Optional[Dict[bytes, bytes]]") -> None:
        super().__init__(target)
        self.rows = 0
        # What makes a file GeoParquet.
        self._metadata = {key: value for key, value in (metadata or {}).items() if key == b"geo"}
        self._writer: Any = None

    def __exit__(self, *_: Any) -> None:
        if self._writer is not None:
            try:
                self._writer.close()
            except OSError:
                # What stopped it is told already; the file goes.
                pass
        super().__exit__()

    def write(self, names: List[str], findings: "List[Any]", table: Any) -> None:
        """Writes findings before the columns of their rows."""
        import pyarrow
        import pyarrow.parquet as parquet

        taken = [name for name in names if name in table.column_names]
        if taken:
            raise DemarcError(f"the file has a column ‘{taken[0]}’ already; give prefix=\"demarc_\"", 65)
        part = pyarrow.Table.from_arrays(list(findings) + table.columns, names=names + table.column_names)
        if self._writer is None:
            schema = part.schema.with_metadata(self._metadata) if self._metadata else part.schema
            # To look for values that are there twice costs as much as all the rest.
            coded = [name for name, column in zip(part.column_names, part.columns) if _repeats(column)]
            self._writer = parquet.ParquetWriter(self.temporary, schema, use_dictionary=coded)
        try:
            self._writer.write_table(part.replace_schema_metadata(self._metadata or None))
        except OSError as error:
            raise self._failure(error) from None
        self.rows += part.num_rows

    def commit(self) -> None:
        try:
            self._writer.close()
        except OSError as error:
            raise self._failure(error) from None
        super().commit()

    def _failure(self, error: OSError) -> DemarcError:
        return DemarcError(f"{self._target}: writing failed ({error}); free some space or name another place", 74)


def _repeats(column: Any) -> bool:
    """Whether at most half of a column's first values differ, so that a dictionary of them is worth while."""
    import pyarrow.compute

    first = column.slice(0, 10_000)
    try:
        return pyarrow.compute.count_distinct(first, mode="all").as_py() * 2 <= max(2, len(first))
    except pyarrow.ArrowNotImplementedError:
        # Lists and the like: Parquet's own habit.
        return True


def _tables(file: Any, batch_rows: int, points: "Optional[GeoPoints]") -> "Iterator[Tuple[pyarrow.Table, pyarrow.Table]]":
    """The rows of a file in order: as they are, and with the coordinates of their points."""
    import pyarrow

    batches = file.iter_batches(batch_size=batch_rows) if file.metadata.num_rows else [None]
    for batch in batches:
        # A file without rows has findings without rows.
        table = file.schema_arrow.empty_table() if batch is None else pyarrow.Table.from_batches([batch])
        yield table, points.with_coordinates(table) if points is not None else table


def _judge(zone: Zone, tables: Any, places: PlainPlaces, write: "Write") -> List[str]:
    """Judges batches where they lie, a thread each, and writes their findings in order; returns what is to be said."""
    from concurrent.futures import ThreadPoolExecutor

    width = os.cpu_count() or 1
    counts: "Counter[str]" = Counter()
    waiting: "deque[Any]" = deque()

    written: Any = None

    def finish() -> None:
        nonlocal written
        table, future = waiting.popleft()
        found, counted = future.result()
        counts.update(counted)
        if written is not None:
            written.result()
        # While one thread writes, in order, this one reads, and others judge.
        written = writer.submit(write, places.names, found, table)

    with ThreadPoolExecutor(width) as pool, ThreadPoolExecutor(1) as writer:
        for table, coordinates in tables:
            waiting.append((table, pool.submit(places.findings, zone, coordinates)))
            # More batches than threads, so that none waits for what is written.
            if len(waiting) > width + 1:
                finish()
        while waiting:
            finish()
        if written is not None:
            written.result()
    reason = "see their reasons" + (" without verdict_only" if places.judging["verdict_only"] else "")
    said = [places.sentence]
    said.append(
        f"{sum(counts[word] for word in VERDICTS)} rows: " + ", ".join(f"{counts[word]} {word}" for word in VERDICTS))
    if counts["invalid"]:
        said.append(f"invalid: {_rows(counts['invalid'])}, {reason}")
    if counts["disputed"] and not places.judging["verdict_only"]:
        doubts = ", ".join(f"{counts[word]} by {word}" for word in DOUBTS if counts[word])
        said.append(f"disputed: {doubts} (a row may have several doubts)")
    if counts["suspicious:"]:
        said.append(f"suspicious: {_rows(counts['suspicious:'])}, {reason}; judged as written")
    if counts["no accuracy stated"]:
        said.append(f"{_rows(counts['no accuracy stated'])} without a stated accuracy, taken as exact")
    return said


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _read(zone: Zone, tables: Any, name: str, check: Dict[str, Any], write: "Write") -> List[str]:
    """Judges batches by the command's reader, which takes a table as CSV, and writes their findings."""
    import pyarrow

    prefix = check.get("prefix") or ""
    waiting: "deque[pyarrow.Table]" = deque()
    state: Dict[str, Any] = {"head": b"", "width": 0}

    def pieces() -> Iterator[bytes]:
        for number, (table, coordinates) in enumerate(tables):
            frame = frame_of(coordinates)
            text = b"".join(frame.csv())
            state["width"] = frame.width
            waiting.append(table)
            # The header is that of the first batch.
            yield text if number == 0 else text[_header_end(text):]

    def take(text: bytes) -> None:
        if not state["head"]:
            end = _header_end(text)
            state["head"], text = text[:end], text[end:]
        if not text:
            return
        names, columns = arrow_findings(state["head"] + text, state["width"], prefix, 1)
        found = pyarrow.Table.from_arrays(columns, names=names)
        while found.num_rows:
            count = min(found.num_rows, waiting[0].num_rows)
            write(names, found.slice(0, count).columns, waiting[0].slice(0, count))
            found = found.slice(count)
            if count == waiting[0].num_rows:
                waiting.popleft()
            else:
                waiting[0] = waiting[0].slice(count)

    said = zone._check(pieces(), {**check, "prefix": prefix or None}, take, name=name)
    if waiting and not waiting[0].num_rows:
        write(*arrow_findings(state["head"], state["width"], prefix, 0), waiting[0])
    return said


def _header_end(csv: bytes) -> int:
    """Where the first line of a table ends, line ends within quotes not counted."""
    quoted = False
    for position, byte in enumerate(csv):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x0A and not quoted:
            return position + 1
    return len(csv)
