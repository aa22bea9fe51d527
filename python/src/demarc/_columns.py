"""Tables whose coordinates are columns of numbers: judged where they lie, on the caller's thread, with the command's values."""

from collections import Counter
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

#: The columns of findings, in their order.
FINDINGS = ("verdict", "doubt", "distance_m", "side", "chainage_m", "p_core", "p_zone", "reason")
#: The names of columns of precision codes.
_CODES = {"whereprec", "geoprecision"}
DOUBTS = ("depth", "position", "line")
VERDICTS = ("inside", "disputed", "outside", "invalid")
#: What the reasons of findings say that is counted.
REASONS = ("suspicious:", "no accuracy stated")
#: The doubts by their bits; none is missing.
_DOUBT_WORDS = [
    " ".join(word for bit, word in enumerate(DOUBTS) if bits >> bit & 1) or None for bits in range(8)]


class PlainPlaces(NamedTuple):
    """Where the places of a table are: columns of numbers, named by the caller, so that nothing has to be found out.

    Attributes:
        latitude, longitude: The columns of degrees.
        radius: The column of metres; None for none.
        constant: The radius of all rows in metres, where there is no column.
        judging: Arguments of ``Zone.assess_arrow``.
        prefix: What stands before the names of findings.
    """

    latitude: str
    longitude: str
    radius: Optional[str]
    constant: float
    judging: Dict[str, Any]
    prefix: str

    @classmethod
    def of(cls, schema: Any, options: Dict[str, Any]) -> "Optional[PlainPlaces]":
        """The places of tables of a schema by the arguments of ``Zone.check``; None where the command's reader is needed.

        Args:
            schema: That of pyarrow.
            options: Those of ``check``, None and False for what is not given.
        """
        import re

        import pyarrow

        given = {name: value for name, value in options.items() if value is not None and value is not False}
        latitude, longitude = given.pop("latitude", None), given.pop("longitude", None)
        accuracy, prefix = given.pop("accuracy", None), given.pop("prefix", "")
        judging = {name: given.pop(name, None) for name in ("line_accuracy", "inside_from", "outside_to")}
        judging["verdict_only"] = bool(given.pop("verdict_only", False))
        # Anything else changes what is read or written.
        if given or latitude is None or longitude is None:
            return None

        def is_number(name: str) -> bool:
            return len(schema.get_all_field_indices(name)) == 1 and schema.field(name).type == pyarrow.float64()

        if not (is_number(latitude) and is_number(longitude)):
            return None
        if {(prefix + name).lower() for name in FINDINGS} & {name.lower() for name in schema.names}:
            # The command's reader says what is wrong.
            return None
        if accuracy == "off":
            return cls(latitude, longitude, None, 0.0, judging, prefix)
        length = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(m|km)", str(accuracy))
        if length and float(length[1]) > 0:
            return cls(latitude, longitude, None, float(length[1]) * (1000 if length[2] == "km" else 1), judging, prefix)
        # The command reads a column as codes by its name alone, and all others as metres; what begins as a number is no name.
        is_name = isinstance(accuracy, str) and not re.match(r"[-\d]", accuracy)
        if is_name and is_number(accuracy) and re.sub("[^a-z]", "", accuracy.lower()) not in _CODES:
            return cls(latitude, longitude, accuracy, 0.0, judging, prefix)
        return None

    @property
    def names(self) -> List[str]:
        """The names of the columns of findings."""
        return [self.prefix + name for name in (FINDINGS[:1] if self.judging["verdict_only"] else FINDINGS)]

    @property
    def sentence(self) -> str:
        """Where the places are, in words."""
        if self.radius is not None:
            known = f"known to the metres of column ‘{self.radius}’"
        else:
            known = f"known to {self.constant:g} m" if self.constant else "taken as exact"
        return f"positions: columns ‘{self.latitude}’ and ‘{self.longitude}’, {known}"

    def findings(self, zone: Any, table: Any) -> "Tuple[List[Any], Counter[str]]":
        """The columns of findings of a table of pyarrow, by the values of the command, and what is to be counted of them.

        Rows that are not plain (no coordinates, or none on Earth; no radius, or 0) are read as the command reads them.

        Returns:
            Columns as ``names`` has them; and the numbers of rows by verdict, by doubt and by what ``REASONS`` begin with.
        """
        import pyarrow
        import pyarrow.compute as compute

        lat, lon = (_whole(table[name]) for name in (self.latitude, self.longitude))
        columns = {"latitude": lat, "longitude": lon}
        plain = compute.and_(compute.less_equal(compute.abs(lat), 90), compute.less_equal(compute.abs(lon), 180))
        if self.radius is not None:
            radius = columns["radius_m"] = _whole(table[self.radius])
            plain = compute.and_(plain, compute.and_(compute.greater(radius, 0), compute.is_finite(radius)))
        elif self.constant:
            columns["radius_m"] = pyarrow.repeat(pyarrow.scalar(self.constant, pyarrow.float64()), table.num_rows)
        found = zone.assess_arrow(
            pyarrow.RecordBatch.from_arrays(list(columns.values()), names=list(columns)), **self.judging)
        judged = {"verdict": pyarrow.array(VERDICTS).take(found["verdict"])}
        if not self.judging["verdict_only"]:
            judged["doubt"] = pyarrow.array(_DOUBT_WORDS, pyarrow.string()).take(found["doubt"])
            judged["distance_m"] = _rounded(found["distance_m"], 1e3)
            judged["side"] = pyarrow.array(["left", "right", "on", None]).take(found["side"])
            judged["chainage_m"] = _rounded(found["chainage_m"], 1e3)
            judged["p_core"], judged["p_zone"] = (_rounded(found[name], 1e4) for name in ("p_core", "p_zone"))
        judged["reason"] = _known(found["reason"])
        others = compute.invert(compute.fill_null(plain, False))
        # Codes are counted sooner than words.
        verdicts, words = found["verdict"], VERDICTS
        if compute.any(others).as_py():
            read = self._read(zone, table.filter(others))
            for name, column in judged.items():
                values = read[name].combine_chunks().cast(column.type)
                judged[name] = compute.replace_with_mask(column, others, values)
            verdicts, words = judged["verdict"], {word: word for word in VERDICTS}
        counts: "Counter[str]" = Counter()
        for pair in compute.value_counts(verdicts).to_pylist():
            counts[words[pair["values"]]] += pair["counts"]
        for pair in compute.value_counts(judged["doubt"]).to_pylist() if "doubt" in judged else []:
            for word in (pair["values"] or "").split():
                counts[word] += pair["counts"]
        for start in REASONS:
            counts[start] = compute.sum(compute.match_substring(judged["reason"], start)).as_py() or 0
        return [judged[name[len(self.prefix):]] for name in self.names], counts

    def _read(self, zone: Any, rows: Any) -> Any:
        """Findings of rows by the command's reader, with all columns."""
        named = list(dict.fromkeys(name for name in (self.latitude, self.longitude, self.radius) if name is not None))
        accuracy = self.radius or (f"{self.constant}m" if self.constant else "off")
        judging = {name: value for name, value in self.judging.items() if name != "verdict_only"}
        return zone.check(
            rows.select(named), latitude=self.latitude, longitude=self.longitude, accuracy=accuracy,
            note=lambda sentence: None, **judging)


def _whole(column: Any) -> Any:
    """A column as one array."""
    import pyarrow

    return column.combine_chunks() if isinstance(column, pyarrow.ChunkedArray) else column


def _rounded(column: Any, scale: float) -> Any:
    """Numbers as the command writes them; null where it writes nothing."""
    import numpy
    import pyarrow

    values = column.to_numpy(zero_copy_only=False)
    known = numpy.isfinite(values)
    # Half to even, and no minus before a zero.
    values = numpy.rint(values * scale) / scale + 0.0
    return pyarrow.array(values, mask=None if known.all() else ~known)


def _known(texts: Any) -> Any:
    """Texts with null for empty ones."""
    import pyarrow
    import pyarrow.compute as compute

    empty = compute.equal(compute.binary_length(texts), 0)
    return compute.if_else(empty, pyarrow.scalar(None, texts.type), texts)
