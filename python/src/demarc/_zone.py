"""A zone, and what is asked of it."""

import threading
from ctypes import addressof, byref, c_double, c_int, c_int64, c_size_t, c_void_p
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple, Union

from ._errors import DemarcError
from ._frames import frame as frame_of
from ._geoparquet import save_features
from ._library import call, library, options, path_bytes, run_table, sentences, taken
from ._notes import tell

if TYPE_CHECKING:
    import os

    import numpy

    Path = Union[str, "os.PathLike[str]"]

#: Verdicts by their codes, as ``Zone.verdicts`` gives them.
VERDICTS = ("inside", "disputed", "outside", "invalid")
INSIDE, DISPUTED, OUTSIDE, INVALID = range(4)
#: Sides by their codes, as ``Zone.places`` gives them.
SIDES = ("left", "right", "on", "")


class Verification(Dict[str, Any]):
    """What measuring a zone again found: the members of ``demarc verify --format json``. True if the zone holds.

    Among them ``valid``, ``reason`` (why it does not hold), ``max_deviation_m``, ``deviation_bound_m``, ``tolerance_m`` and
    ``regions``, lengths in metres.
    """

    def __bool__(self) -> bool:
        return bool(self["valid"])


class _Judge:
    """A zone made ready to judge places; freed with the object."""

    def __init__(self, zone: c_void_p, values: Dict[str, Any]) -> None:
        self.pointer = c_void_p()
        call("demarc_judge_make", zone, options(values), byref(self.pointer))

    def __del__(self) -> None:
        if self.pointer:
            library().demarc_judge_free(self.pointer)
            self.pointer = c_void_p()


class Zone:
    """A zone along a boundary line, certified; or polygons of another program, which have neither rule nor certificate.

    Made by ``demarc.zone`` and ``demarc.open``. It never changes, and any number of threads may use it.

    Attributes:
        notes: What was ignored, corrected or is to be known of its line, one sentence each.
    """

    def __init__(self, pointer: c_void_p, notes: List[str]) -> None:
        self._pointer = pointer
        self.notes = notes
        self._judges: Dict[Tuple[Any, ...], _Judge] = {}
        self._lock = threading.Lock()
        self._document: Optional[Dict[str, Any]] = None

    def __del__(self) -> None:
        pointer = getattr(self, "_pointer", None)
        if pointer:
            library().demarc_zone_free(pointer)
            self._pointer = c_void_p()

    def __reduce__(self) -> Any:
        """A zone is pickled as its file, so that it can be sent to other processes; polygons of another program are not."""
        from ._functions import restored

        return restored, (self._geojson(), self.notes)

    # What it is

    def _geojson(self) -> bytes:
        text, size = c_void_p(), c_size_t()
        call("demarc_zone_geojson", self._pointer, byref(text), byref(size))
        return taken(text, size.value)

    @property
    def geojson(self) -> Dict[str, Any]:
        """The zone file as a dict: features by ``role``, and the member ``demarc`` with rule and certificate.

        Raises:
            DemarcError: for polygons of another program.
        """
        if self._document is None:
            import json

            self._document = json.loads(self._geojson())
        return self._document

    @property
    def __geo_interface__(self) -> Dict[str, Any]:
        return {"type": "FeatureCollection", "features": self.geojson["features"]}

    @property
    def specification(self) -> Dict[str, Any]:
        """The rule: depths in metres, side, ends, edges, tolerance."""
        return self.geojson["demarc"]["specification"]

    @property
    def certificate(self) -> Dict[str, Any]:
        """The certificate, lengths in metres: ``deviation_bound_m`` holds everywhere, ``max_deviation_m`` was measured."""
        return self.geojson["demarc"]["certificate"]

    @property
    def area_km2(self) -> float:
        """The area of all regions on the ellipsoid, in square kilometres; of a depth range that of core and margin."""
        return self._area(None)

    @property
    def areas_km2(self) -> Dict[str, float]:
        """The area of each region (``zone``; ``core`` and ``margin``; ``band``), in square kilometres."""
        roles = [feature["properties"]["role"] for feature in self.geojson["features"]]
        return {role: self._area(role) for role in roles if role in ("zone", "core", "margin", "band")}

    def _area(self, role: Optional[str]) -> float:
        area = c_double()
        call("demarc_zone_area", self._pointer, role.encode() if role else None, byref(area))
        return area.value / 1e6

    def verify(self) -> Verification:
        """Measures the certificate again, by code that shares little with what builds zones.

        Returns:
            What was measured; it is true if the zone holds. It takes about as long as building the zone.
        """
        import json

        holds, text, size = c_int(), c_void_p(), c_size_t()
        call("demarc_zone_verify", self._pointer, byref(holds), byref(text), byref(size))
        return Verification(json.loads(taken(text, size.value)))

    def save(self, path: "Path") -> None:
        """Writes the zone file (GeoJSON, as a gzip if the path ends in ``.gz``). It appears whole or not at all.

        A path that ends in ``.parquet`` or ``.geoparquet`` is written as GeoParquet, which takes geopandas and pyarrow: the features,
        with ``edges`` stated as planar, which is how the outlines are read, and rule and certificate as the file's metadata
        ``demarc``. What reads zones reads the zone file.
        """
        if str(path).lower().endswith((".parquet", ".geoparquet")):
            save_features(self.to_geopandas(), self.geojson["demarc"], path)
            return
        call("demarc_zone_save", self._pointer, path_bytes(path))

    def to_geopandas(self) -> Any:
        """The features as a GeoDataFrame in EPSG:4326, with their properties: regions, line and clip area."""
        import geopandas

        return geopandas.GeoDataFrame.from_features(self.geojson["features"], crs="EPSG:4326")

    # Places

    def _judge(self, **values: Any) -> c_void_p:
        key = tuple(sorted((name, str(value)) for name, value in values.items() if value is not None))
        with self._lock:
            judge = self._judges.get(key)
        if judge is None:
            judge = _Judge(self._pointer, values)
            with self._lock:
                judge = self._judges.setdefault(key, judge)
        return judge.pointer

    def verdicts(self, lon: Any, lat: Any, *, text: bool = False) -> "numpy.ndarray":
        """The verdicts on places, position and line taken as exact.

        Args:
            lon: Degrees east, an array or a sequence; one of contiguous float64 is used as it is.
            lat: Degrees north, as many.
            text: Whether verdicts are words, as in ``demarc.VERDICTS``.

        Returns:
            A ``uint8`` for each place: ``demarc.INSIDE`` (0), ``DISPUTED`` (1), ``OUTSIDE`` (2), or ``INVALID`` (3) for what
            is no place on Earth, NaN among them. With ``text`` words.
        """
        import numpy

        (lon, lat), shape = _arrays(lon, lat)
        codes = numpy.empty(shape, numpy.uint8)
        call("demarc_judge_verdicts", self._judge(), *_data(lon, lat), lon.size, *_data(codes))
        return numpy.array(VERDICTS)[codes] if text else codes

    def distances(self, lon: Any, lat: Any) -> "numpy.ndarray":
        """The geodesic distances of places to the line, in metres; to the outline of polygons of another program.

        Infinite where flat ends leave a place no foot, NaN for what is no place on Earth.
        """
        import numpy

        (lon, lat), shape = _arrays(lon, lat)
        metres = numpy.empty(shape)
        call(
            "demarc_judge_places", self._judge(), *_data(lon, lat), lon.size, *_data(metres), None, None, None, None)
        return metres

    def places(self, lon: Any, lat: Any) -> "Dict[str, numpy.ndarray]":
        """Where places lie.

        Returns:
            Arrays ``distance_m`` (as ``distances``), ``side`` (codes of ``demarc.SIDES``), ``chainage_m`` (metres along the
            chain of the line to the foot), ``foot_longitude`` and ``foot_latitude`` (degrees). Without a foot the last
            three are NaN.
        """
        import numpy

        (lon, lat), shape = _arrays(lon, lat)
        found = {name: numpy.empty(shape) for name in ("distance_m", "chainage_m", "foot_longitude", "foot_latitude")}
        side = numpy.empty(shape, numpy.uint8)
        call(
            "demarc_judge_places", self._judge(), *_data(lon, lat), lon.size,
            *_data(found["distance_m"], side, found["chainage_m"], found["foot_longitude"], found["foot_latitude"]))
        return {"distance_m": found.pop("distance_m"), "side": side, **found}

    def assess(
        self, lon: Any, lat: Any, radius_m: Any = 0.0, *, line_accuracy: Optional[str] = None,
        inside_from: Optional[float] = None, outside_to: Optional[float] = None,
    ) -> "Dict[str, numpy.ndarray]":
        """Verdicts with the doubt that position and line leave.

        Args:
            lon: Degrees east.
            lat: Degrees north.
            radius_m: The radius in metres in which each position lies, uniformly; 0 for exact. One number or an array.
            line_accuracy: The radius within which the line is known, as in ``"2km"``; by default what its file states.
            inside_from: The probability from which a verdict is inside; 0.95 by default.
            outside_to: The probability up to which a verdict is outside; 0.05 by default.

        Returns:
            Arrays ``verdict`` (codes), ``doubt`` (bits: 1 depth, 2 position, 4 line), ``p_core`` and ``p_zone``
            (probabilities, right to 0.001; NaN for what is no place on Earth or no radius).
        """
        import numpy

        (lon, lat), shape = _arrays(lon, lat)
        radii = numpy.ascontiguousarray(numpy.broadcast_to(numpy.asarray(radius_m, dtype=numpy.float64), shape))
        verdict, doubt = numpy.empty(shape, numpy.uint8), numpy.empty(shape, numpy.uint8)
        core, zone = numpy.empty(shape), numpy.empty(shape)
        judge = self._judge(line_accuracy=line_accuracy, inside_from=inside_from, outside_to=outside_to)
        call(
            "demarc_judge_assess", judge, *_data(lon, lat, radii), lon.size, *_data(verdict, doubt, core, zone))
        return {"verdict": verdict, "doubt": doubt, "p_core": core, "p_zone": zone}

    def assess_arrow(
        self, batch: Any, *, line_accuracy: Optional[str] = None, inside_from: Optional[float] = None,
        outside_to: Optional[float] = None, verdict_only: bool = False,
    ) -> Any:
        """Verdicts with doubt of a RecordBatch of pyarrow, whose columns are read where they lie.

        Args:
            batch: With the columns ``longitude`` and ``latitude`` (degrees), and ``radius_m`` (metres) if there is one, all of
                float64. Other columns are ignored.
            verdict_only: Whether ``verdict`` and ``reason`` are the only columns. An index finds them where places and line are
                taken as exact, once 50,000 places have been asked for.

        Returns:
            A RecordBatch with ``verdict``, ``doubt``, ``distance_m``, ``side``, ``chainage_m``, ``p_core`` and ``p_zone``, as
            ``assess`` and ``places`` have them, and ``reason``: what ``check`` says of the row, empty for nothing. Rows with a
            null are invalid.
        """
        import pyarrow

        judge = self._judge(
            line_accuracy=line_accuracy, inside_from=inside_from, outside_to=outside_to, verdict_only=verdict_only or None)
        # The structures of Arrow's C interface: nine and ten words.
        schema, array = (c_int64 * 9)(), (c_int64 * 10)()
        found_schema, found = (c_int64 * 9)(), (c_int64 * 10)()
        batch._export_to_c(addressof(array), addressof(schema))
        call("demarc_judge_arrow", judge, *map(addressof, (schema, array, found_schema, found)))
        return pyarrow.RecordBatch._import_from_c(addressof(found), addressof(found_schema))

    # Tables

    def check(
        self, table: Any, *, latitude: Optional[str] = None, longitude: Optional[str] = None,
        accuracy: Optional[str] = None, position: Optional[str] = None, axis: Optional[str] = None,
        crs: Optional[str] = None, line_accuracy: Optional[str] = None, inside_from: Optional[float] = None,
        outside_to: Optional[float] = None, places: "Optional[Path]" = None, profiles: "Optional[Path]" = None,
        strict: bool = False, show_reading: bool = False, verdict_only: bool = False, prefix: str = "",
        note: Optional[Callable[[str], None]] = None,
    ) -> Any:
        """Judges every row of a table, as the command ``check`` does, by the same options.

        Args:
            table: A DataFrame of pandas, geopandas or polars, or a Table of pyarrow. Of a GeoDataFrame its points are taken,
                unless columns are named.
            latitude: The column of latitudes, or of northings with ``crs``; by default it is found by its name.
            longitude: The column of longitudes, or of eastings.
            accuracy: How well positions are known: a column of metres or precision codes, a length such as ``"500m"``, or
                ``"off"``; by default a column that is recognised.
            position: One column of whole places, such as ``"36.2, 36.67"`` or grid references.
            axis: ``"latlon"`` or ``"lonlat"`` where nothing says which number of a whole place comes first.
            crs: The reference system of the positions, ``"EPSG:n"``; WGS 84 by default.
            line_accuracy: The radius within which the line is known, as in ``"2km"``; by default what its file states.
            inside_from: The probability from which a verdict is inside; 0.95 by default.
            outside_to: The probability up to which a verdict is outside; 0.05 by default.
            places: A CSV of places with name, latitude and longitude, for tables that name places.
            profiles: A table of precision codes in place of demarc's.
            strict: Whether the first row that cannot be read is an error.
            show_reading: Whether the columns ``read_…`` are always among the findings.
            verdict_only: Whether the verdict is the only column.
            prefix: What stands before the names of demarc's columns.
            note: Called with each sentence on what was found out; by default they go to the logger ``demarc``, what is
                suspicious or cannot be read as warnings.

        Returns:
            A table of the same kind, with the findings before its own columns and nothing else changed: ``verdict``,
            ``doubt``, ``distance_m``, ``side``, ``chainage_m``, ``p_core``, ``p_zone``, ``reason``, and ``read_…`` where
            positions are not plain degrees. What is empty in the command's table is missing here.

        Raises:
            DemarcError: where the table cannot be read as a whole, or has a column by one of these names.
        """
        values = dict(
            latitude=latitude, longitude=longitude, accuracy=accuracy, position=position, axis=axis, crs=crs,
            line_accuracy=line_accuracy, inside_from=inside_from, outside_to=outside_to, places=places,
            profiles=profiles, strict=strict, show_reading=show_reading, verdict_only=verdict_only,
            prefix=prefix or None)
        frame = frame_of(table)
        if hasattr(frame, "place_columns") and position is None and latitude is None and longitude is None:
            values.update(frame.place_columns())
        out = bytearray()
        notes = self._check(frame.csv(), values, out.extend)
        tell(notes, note)
        return frame.with_findings(bytes(out), prefix)

    def _check(
        self, pieces: Iterable[bytes], values: Dict[str, Any], take: Callable[[bytes], Any], name: str = "the table"
    ) -> List[str]:
        values = {**values, "delimiter": "comma"}
        return run_table(
            lambda read, write, notes: call(
                "demarc_check", self._pointer, name.encode(), read, None, options(values), write, None, notes),
            pieces, take)

    def sweep(
        self, table: Any = None, *, depths: Optional[Iterable[str]] = None,
        line_accuracies: Optional[Iterable[str]] = None, **check: Any,
    ) -> List[Dict[str, Any]]:
        """How areas and verdicts depend on the depth and on how well the line is known.

        Args:
            table: The incidents, as for ``check``; None for areas alone.
            depths: Depths such as ``["10km", "15km", "15km..20km"]``; by default that of this zone.
            line_accuracies: Radii such as ``["0m", "1km", "2km"]``; by default what the line's file states.
            check: Further arguments of ``check``.

        Returns:
            A dict for each pair, depths first: ``depth`` and ``line_accuracy`` as given (None for the zone's own),
            ``area_km2``, and with a table the numbers of rows by verdict: ``inside``, ``disputed``, ``outside``,
            ``invalid``. ``pandas.DataFrame(zone.sweep(...))`` makes a table of it.
        """
        rows = []
        frame = frame_of(table) if table is not None else None
        if frame is not None and hasattr(frame, "place_columns") and not {"position", "latitude", "longitude"} & set(check):
            check = {**check, **frame.place_columns()}
        pieces = list(frame.csv()) if frame is not None else []
        accuracies: List[Optional[str]] = list(line_accuracies) if line_accuracies is not None else [None]
        for depth in list(depths) if depths is not None else [None]:
            zone = self if depth is None else self._with_depth(depth)
            for accuracy in accuracies:
                row: Dict[str, Any] = {"depth": depth, "line_accuracy": accuracy, "area_km2": zone.area_km2}
                if frame is not None:
                    out = bytearray()
                    values = {**check, "verdict_only": True, "line_accuracy": accuracy}
                    zone._check(pieces, values, out.extend)
                    row.update(_counts(bytes(out)))
                rows.append(row)
        return rows

    def _with_depth(self, depth: str) -> "Zone":
        import json

        from ._functions import build

        rule = self.specification
        clip = [feature for feature in self.geojson["features"] if feature["properties"]["role"] == "within"]
        within = None
        if clip:
            within = json.dumps({
                "type": "FeatureCollection", "features": [{**feature, "properties": {}} for feature in clip]})
        return build(
            "zone", self._geojson(), dict(
                depth=depth, side=rule["side"], ends=rule["ends"], edges=rule["edges"],
                tolerance=f"{rule['tolerance_m']}m", approximation=rule["approximation"], within_text=within))

    # How it looks

    def __repr__(self) -> str:
        try:
            rule = self.specification
        except DemarcError:
            return f"<demarc.Zone: polygons of {self.area_km2:,.3f} km²>"
        depths = [rule[name] for name in ("depth_from_m", "depth_m", "depth_to_m") if name in rule]
        depth = "..".join(f"{depth / 1000:g}km" for depth in depths)
        return f"<demarc.Zone: {depth}, {rule['side']}, {self.area_km2:,.3f} km²>"

    def _repr_svg_(self) -> Optional[str]:
        """A picture of the zone and its line, for notebooks; None for polygons of another program."""
        from ._picture import svg

        try:
            return svg(self.geojson["features"])
        except DemarcError:
            return None

    def _repr_html_(self) -> str:
        from html import escape

        picture = self._repr_svg_() or ""
        bound = ""
        if picture:
            bound = f"<br>outline within {self.certificate['deviation_bound_m']:.3f} m of the true limits"
        return f"<div>{picture}<div>{escape(repr(self)[1:-1])}{bound}</div></div>"


def _arrays(lon: Any, lat: Any) -> "Tuple[Tuple[Any, Any], Any]":
    """Both as contiguous arrays of float64, without a copy where they are that already."""
    import numpy

    lon = numpy.ascontiguousarray(lon, dtype=numpy.float64)
    lat = numpy.ascontiguousarray(lat, dtype=numpy.float64)
    if lon.shape != lat.shape:
        raise DemarcError(f"lon has the shape {lon.shape} and lat {lat.shape}; give as many of each")
    return (lon, lat), lon.shape


def _data(*arrays: Any) -> "List[c_void_p]":
    return [c_void_p(array.ctypes.data) for array in arrays]


def _counts(csv: bytes) -> Mapping[str, int]:
    """The rows of a table by the verdict in its first column."""
    import csv as reader
    import io

    counts = dict.fromkeys(VERDICTS, 0)
    rows = reader.reader(io.TextIOWrapper(io.BytesIO(csv), encoding="utf-8", errors="replace", newline=""))
    next(rows)
    for row in rows:
        counts[row[0]] += 1
    return counts
