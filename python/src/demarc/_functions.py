"""What the module offers beside zones."""

from ctypes import byref, c_size_t, c_void_p
from typing import TYPE_CHECKING, Any, Callable, Dict, List, NamedTuple, Optional, Union

from ._errors import DemarcError
from ._frames import frame as frame_of
from ._library import call, library, options, path_bytes, run_table, sentences, taken
from ._notes import tell
from ._shapes import shape_of
from ._zone import Zone

if TYPE_CHECKING:
    import os

    Path = Union[str, "os.PathLike[str]"]


class Versions(NamedTuple):
    """The versions of what is at work."""

    demarc: str
    proj: str
    geos: str


def version() -> Versions:
    """The versions of demarc, PROJ and GEOS."""
    import json

    return Versions(**json.loads(taken(c_void_p(library().demarc_version()))))


def zone(
    line: Any, *, depth: Optional[str] = None, band: Optional[str] = None, side: str = "both",
    ends: Optional[str] = None, edges: str = "geodesic", tolerance: str = "1m", join_tolerance: Optional[str] = None,
    approximation: str = "nearest", within: Any = None, crs: Optional[str] = None, layer: Optional[str] = None,
    join_points: bool = False, points: bool = False, simplify: bool = False, name: str = "line",
    note: Optional[Callable[[str], None]] = None,
) -> Zone:
    """Builds the zone of a line, with a certificate of its error.

    Args:
        line: A path, GeoJSON as a dict, a list of (longitude, latitude), or what has a ``__geo_interface__``: shapes of
            Shapely, a GeoSeries or GeoDataFrame. The reference system of these is respected.
        depth: How deep the zone is, with its unit, ``"20km"``, ``"12nmi"``; or a range, ``"15km..20km"``.
        band: Only the ring between two depths, ``"15km..20km"``; instead of ``depth``.
        side: ``"both"``, ``"left"`` or ``"right"`` as one travels the line, ``"toward:LAT,LON"``, or ``"inside"`` or
            ``"outside"`` of a closed line.
        ends: ``"round"`` or ``"flat"`` where the line ends; round for both sides and flat for one by default.
        edges: How vertices are joined: ``"geodesic"``, ``"planar"`` or ``"rhumb"``.
        tolerance: How far the outline may be from the true limit, ``"1mm"`` or more.
        join_tolerance: Ends of parts that lie within this are joined; a tenth of the tolerance by default.
        approximation: ``"nearest"``, or ``"inner"`` or ``"outer"`` to stay on one side of the truth.
        within: An area to clip the zone to: a path, or a shape as for ``line`` in longitude and latitude.
        crs: The reference system of the line's coordinates, ``"EPSG:n"``, in place of what it states.
        layer: The layer of a file that GDAL reads.
        join_points: Whether points make a line in their order.
        points: Whether points, and the vertices of a table, are base points: distance is to the nearest of points and lines.
        simplify: Whether vertices within a tenth of the tolerance are left out.
        name: What messages and the certificate call a line that is no file.
        note: Called with each sentence that the caller should know; they are in ``Zone.notes``, too.

    Raises:
        DemarcError: for a rule or a line that has no meaning; and rather than a zone that misses its tolerance.
    """
    path, text, own = shape_of(line, "line")
    values: Dict[str, Any] = dict(
        depth=depth, band=band, side=side, ends=ends, edges=edges, tolerance=tolerance, join_tolerance=join_tolerance,
        approximation=approximation, crs=crs if crs is not None else own, layer=layer, join_points=join_points,
        points=points, simplify=simplify)
    if within is not None:
        area_path, area_text, area_crs = shape_of(within, "area")
        if area_crs is not None:
            raise DemarcError(f"within is in {area_crs[:40]}; bring it to longitude and latitude, as by to_crs(4326)")
        values["within"] = area_path
        values["within_text"] = area_text.decode() if area_text is not None else None
    made = build(path if path is not None else name, text, values)
    if note is not None:
        tell(made.notes, note)
    return made


def build(name: str, text: Optional[bytes], values: Dict[str, Any]) -> Zone:
    """The zone of a file, or of the bytes of a line."""
    pointer, notes = c_void_p(), c_void_p()
    call(
        "demarc_zone_build", path_bytes(name), text, len(text or b""), options(values), byref(pointer), byref(notes))
    return Zone(pointer, sentences(notes))


def restored(text: bytes, notes: List[str]) -> Zone:
    """The zone of the bytes of its file."""
    pointer = c_void_p()
    call("demarc_zone_read", text, len(text), b"zone", byref(pointer), None)
    return Zone(pointer, notes)


def open(path: Any) -> Zone:
    """Opens a zone file, or polygons of another program.

    Args:
        path: The file; or GeoJSON as a dict, or what has a ``__geo_interface__``, in longitude and latitude.
    """
    name, text, crs = shape_of(path, "zone")
    if crs is not None:
        raise DemarcError(f"the zone is in {crs[:40]}; bring it to longitude and latitude, as by to_crs(4326)")
    pointer, notes = c_void_p(), c_void_p()
    if text is None:
        call("demarc_zone_open", path_bytes(name), byref(pointer), byref(notes))
    else:
        call("demarc_zone_read", text, len(text), b"zone", byref(pointer), byref(notes))
    return Zone(pointer, sentences(notes))


def monitor(
    agreement: "Path", table: Any, *, latitude: Optional[str] = None, longitude: Optional[str] = None,
    accuracy: Optional[str] = None, position: Optional[str] = None, axis: Optional[str] = None,
    crs: Optional[str] = None, line_accuracy: Optional[str] = None, inside_from: Optional[float] = None,
    outside_to: Optional[float] = None, places: "Optional[Path]" = None, profiles: "Optional[Path]" = None,
    date: Optional[str] = None, date_end: Optional[str] = None, date_precision: Optional[str] = None,
    date_order: Optional[str] = None, date_format: Optional[str] = None, readings: bool = False, strict: bool = False,
    prefix: str = "", note: Optional[Callable[[str], None]] = None,
) -> Any:
    """Judges every row of a table against the obligations of an agreement, as the command ``monitor`` does.

    Args:
        agreement: The path of the agreement, in YAML.
        table: As for ``Zone.check``, with dates.
        date: The column of dates, or of first days; by default it is found by its name.
        date_end: The column of last days.
        date_precision: The column of codes of how well dates are known, or ``"off"``.
        date_order: ``"dmy"``, ``"mdy"`` or ``"ymd"``.
        date_format: What numbers count: ``"excel"``, ``"excel-1904"``, ``"unix"``, ``"unix-ms"``, ``"days-1970"`` or ``"days-1960"``.
        readings: Whether all readings that the agreement lists are judged.

    The other arguments are those of ``Zone.check``.

    Returns:
        A table of the same kind, with the columns of the command's findings before its own: ``finding``, ``obligation``,
        ``zone``, ``verdict`` and so on, a column for each obligation, ``evidence`` and ``reason``.
    """
    values: Dict[str, Any] = dict(
        latitude=latitude, longitude=longitude, accuracy=accuracy, position=position, axis=axis, crs=crs,
        line_accuracy=line_accuracy, inside_from=inside_from, outside_to=outside_to, places=places, profiles=profiles,
        date=date, date_end=date_end, date_precision=date_precision, date_order=date_order, date_format=date_format,
        readings=readings, strict=strict, prefix=prefix or None, delimiter="comma")
    frame = frame_of(table)
    if hasattr(frame, "place_columns") and position is None and latitude is None and longitude is None:
        values.update(frame.place_columns())
    out = bytearray()
    notes = run_table(
        lambda read, write, said: call(
            "demarc_monitor", path_bytes(agreement), b"the table", read, None, options(values), write, None, said),
        frame.csv(), out.extend)
    tell(notes, note)
    return frame.with_findings(bytes(out), prefix)


def area(
    shape: Any, *, edges: str = "planar", crs: Optional[str] = None, layer: Optional[str] = None,
    note: Optional[Callable[[str], None]] = None,
) -> Any:
    """The area and the perimeter of polygons on the ellipsoid.

    Args:
        shape: A GeoDataFrame or GeoSeries; or a path, GeoJSON as a dict, or what has a ``__geo_interface__``.
        edges: How vertices are joined: ``"planar"``, as RFC 7946 reads GeoJSON, or ``"geodesic"``.
        crs: The reference system of the coordinates, in place of what is stated.
        layer: The layer of a file that GDAL reads.
        note: Called with each sentence on what is wrong with the polygons; by default they go to the log.

    Returns:
        For a GeoDataFrame the same with the columns ``area_km2`` and ``perimeter_km`` before its own; for a GeoSeries a
        DataFrame of these. Rows without polygons have NaN. Else a list of dicts, as ``demarc area --format json`` has them.
    """
    import json

    columns = getattr(shape, "geometry", None) if hasattr(shape, "index") else None
    path, text, own = shape_of(columns if columns is not None else shape, "area")
    json_text, size, notes = c_void_p(), c_size_t(), c_void_p()
    call(
        "demarc_area", path_bytes(path if path is not None else "the polygons"), text, len(text or b""),
        options(dict(edges=edges, crs=crs if crs is not None else own, layer=layer)), byref(json_text), byref(size),
        byref(notes))
    rows: List[Dict[str, Any]] = json.loads(taken(json_text, size.value))
    tell(sentences(notes), note)
    if columns is None:
        return rows
    import pandas

    measures = pandas.DataFrame(index=range(len(columns)), columns=["area_km2", "perimeter_km"], dtype="float64")
    for row in rows:
        measures.loc[row["feature"]] = [row["area_km2"], row["perimeter_km"]]
    measures.index = columns.index
    if shape is columns or not hasattr(shape, "columns"):
        return measures
    result = shape.copy()
    for number, name in enumerate(measures.columns):
        if name in result.columns:
            raise DemarcError(f"the table has a column ‘{name}’ already; give it another name")
        result.insert(number, name, measures[name])
    return result
