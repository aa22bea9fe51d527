"""Lines and areas as a caller has them, as bytes that the library reads."""

import os
from typing import Any, Optional, Tuple

from ._errors import DemarcError


def _default(value: Any) -> Any:
    """What JSON does not know: numbers of NumPy, dates, and what is missing."""
    if hasattr(value, "item"):
        return value.item()
    if hasattr(value, "tolist"):
        return value.tolist()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)


def _finite(value: Any) -> Any:
    """Properties without NaN, which is no JSON."""
    if isinstance(value, float) and value != value:
        return None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return value


def _known(feature: Any) -> Any:
    """A feature whose properties JSON can hold."""
    if isinstance(feature, dict) and isinstance(feature.get("properties"), dict):
        return {**feature, "properties": _finite(feature["properties"])}
    return feature


def crs_of(shape: Any) -> Optional[str]:
    """The reference system that a GeoSeries, GeoDataFrame or the like states; None for WGS 84, or where it states none."""
    crs = getattr(shape, "crs", None)
    if crs is None:
        return None
    authority = crs.to_authority() if hasattr(crs, "to_authority") else None
    if authority in (("EPSG", "4326"), ("OGC", "CRS84")):
        return None
    return ":".join(authority) if authority else crs.to_wkt()


def shape_of(shape: Any, noun: str) -> "Tuple[Optional[str], Optional[bytes], Optional[str]]":
    """A path, or the GeoJSON of a shape and its reference system."""
    if isinstance(shape, (str, os.PathLike)):
        path = os.fsdecode(os.fspath(shape))
        if not path.lower().endswith((".parquet", ".geoparquet")):
            return path, None, None
        # Not all builds of GDAL read it.
        import geopandas

        try:
            try:
                shape = geopandas.read_parquet(path).geometry
            except (ValueError, KeyError) as error:
                raise DemarcError(f"{path}: is not GeoParquet ({error}); give a file of GeoParquet", 65) from None
        except FileNotFoundError:
            raise DemarcError(f"{path}: no such file or folder; check the path", 66) from None
    crs = crs_of(shape)
    if hasattr(shape, "__geo_interface__"):
        shape = shape.__geo_interface__
    elif hasattr(shape, "tolist"):
        shape = shape.tolist()
    if isinstance(shape, (list, tuple)) and shape and all(
        isinstance(place, (list, tuple)) and len(place) >= 2 and all(isinstance(x, (int, float)) for x in place)
        for place in shape
    ):
        shape = {"type": "LineString", "coordinates": [list(place) for place in shape]}
    if not isinstance(shape, dict):
        raise DemarcError(
            f"the {noun} is {type(shape).__name__}; give a path, GeoJSON as a dict, a list of (longitude, latitude), or"
            " what has a __geo_interface__, such as shapes of Shapely and GeoSeries")
    if shape.get("type") == "FeatureCollection" and isinstance(shape.get("features"), (list, tuple)):
        shape = {**shape, "features": [_known(feature) for feature in shape["features"]]}
    else:
        shape = _known(shape)
    import json

    return None, json.dumps(shape, default=_default).encode(), crs
