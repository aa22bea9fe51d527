"""GeoParquet: its points, and zones written as it."""

import io
import json
from typing import Any, Dict, NamedTuple, Optional

from ._errors import DemarcError
from ._files import WholeFile

_LONGITUDE_LATITUDE = {("EPSG", "4326"), ("OGC", "CRS84")}


class GeoPoints(NamedTuple):
    """The column of points of a file, and the columns that hold their coordinates while they are judged."""

    column: str
    latitude: str
    longitude: str
    source: str

    @classmethod
    def of(cls, schema: Any, crs: Optional[str], source: str) -> "Optional[GeoPoints]":
        """The points of a file by its schema; None where it is not GeoParquet.

        Args:
            schema: That of pyarrow.
            crs: The reference system that the caller gives, in place of the one that is stated.
            source: What messages call the file.

        Raises:
            DemarcError: for a reference system other than longitude and latitude on WGS 84.
        """
        text = (schema.metadata or {}).get(b"geo")
        if text is None:
            return None
        try:
            geo = json.loads(text)
            column = geo["primary_column"]
            stated = geo["columns"][column]
        except (ValueError, KeyError, TypeError):
            raise DemarcError(
                f"{source}: its ‘geo’ metadata is not that of GeoParquet; name the columns of the coordinates", 65) from None
        # What states none is in longitude and latitude (GeoParquet 1.1, crs).
        system = stated.get("crs", {"id": {"authority": "OGC", "code": "CRS84"}})
        known = (system or {}).get("id") or {}
        name = (str(known.get("authority")), str(known.get("code")))
        if crs is not None:
            name = tuple(crs.upper().split(":", 1))
        if name not in _LONGITUDE_LATITUDE:
            what = ":".join(name) if known or crs else "a system that it does not name" if system else "no stated system"
            raise DemarcError(
                f"{source}: its points are in {what}; bring them to longitude and latitude, as by"
                " geopandas.read_parquet(...).to_crs(4326), or say crs=\"EPSG:4326\" if they are that", 65)
        names = {name.lower() for name in schema.names}
        free = []
        for axis in ("latitude", "longitude"):
            while axis in names:
                axis = "point_" + axis
            free.append(axis)
        return cls(column, free[0], free[1], source)

    def options(self) -> Dict[str, Any]:
        """The arguments of ``Zone.check`` that name the coordinates."""
        return {"latitude": self.latitude, "longitude": self.longitude}

    def schema(self, schema: Any) -> Any:
        """The schema with the coordinates."""
        import pyarrow

        for name in (self.latitude, self.longitude):
            schema = schema.append(pyarrow.field(name, pyarrow.float64()))
        return schema

    def with_coordinates(self, table: Any) -> Any:
        """The table with the coordinates of its points after its own columns; null where there is none.

        Raises:
            DemarcError: for geometries other than points.
        """
        import pyarrow
        import pyarrow.compute as compute

        column = table[self.column].combine_chunks()
        if pyarrow.types.is_struct(column.type):
            x, y = (compute.struct_field(column, axis) for axis in ("x", "y"))
        else:
            x, y = self._of_wkb(column)
        return table.append_column(self.latitude, y).append_column(self.longitude, x)

    def _of_wkb(self, column: Any) -> Any:
        import numpy
        import pyarrow
        import shapely

        shapes = shapely.from_wkb(column.to_numpy(zero_copy_only=False))
        # An empty point is no place.
        shapes = numpy.where(shapely.is_empty(shapes), None, shapes)
        kinds = shapely.get_type_id(shapes)
        others = shapes[(kinds != 0) & (kinds != -1)]
        if len(others):
            raise DemarcError(
                f"{self.source}: the geometries are {others[0].geom_type}; incidents are points: give a file of points", 65)
        return [pyarrow.array(part(shapes), pyarrow.float64(), from_pandas=True) for part in (shapely.get_x, shapely.get_y)]


def save_features(frame: Any, definition: Dict[str, Any], path: Any) -> None:
    """Writes features as GeoParquet that states how edges are read. The file appears whole or not at all.

    Args:
        frame: A GeoDataFrame in longitude and latitude.
        definition: Rule and certificate, which become the file's metadata ``demarc``.
        path: Where to write.

    Raises:
        DemarcError: where the file cannot be written.
    """
    import pyarrow.parquet

    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    table = pyarrow.parquet.read_table(buffer)
    metadata = dict(table.schema.metadata)
    geo = json.loads(metadata[b"geo"])
    for column in geo["columns"].values():
        # Outlines are within the tolerance read straight in longitude and latitude.
        column["edges"] = "planar"
    metadata[b"geo"] = json.dumps(geo).encode()
    metadata[b"demarc"] = json.dumps(definition).encode()
    with WholeFile(path) as file:
        pyarrow.parquet.write_table(table.replace_schema_metadata(metadata), file.temporary)
        file.commit()
