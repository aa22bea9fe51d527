"""A zone as a small SVG: regions, line and clip area, equal in scale in its middle, north up."""

from math import cos, radians
from typing import Any, Iterable, List, Mapping

_STYLES = {
    "zone": "fill:#c0504d66;stroke:#c0504d", "core": "fill:#c0504d66;stroke:#c0504d",
    "margin": "fill:#e8a33d55;stroke:#e8a33d", "band": "fill:#c0504d66;stroke:#c0504d",
    "within": "fill:none;stroke:#888;stroke-dasharray:4", "boundary": "fill:none;stroke:#222;stroke-width:2",
}


def _paths(geometry: Mapping[str, Any]) -> List[List[List[float]]]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        return [coordinates]
    if kind in ("MultiLineString", "Polygon"):
        return coordinates
    if kind == "MultiPolygon":
        return [ring for polygon in coordinates for ring in polygon]
    return []


def svg(features: Iterable[Mapping[str, Any]], width: int = 420) -> str:
    """The picture of the features of a zone file."""
    drawn = [
        (feature["properties"].get("role"), _paths(feature["geometry"]))
        for feature in features if feature.get("geometry")
    ]
    places = [place for _, paths in drawn for path in paths for place in path]
    if not places:
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="40"></svg>'
    west, east = min(place[0] for place in places), max(place[0] for place in places)
    south, north = min(place[1] for place in places), max(place[1] for place in places)
    narrowing = max(cos(radians((south + north) / 2)), 0.01)
    span = max((east - west) * narrowing, north - south, 1e-9)
    scale = (width - 20) / span
    height = round((north - south) * scale) + 20

    def path(points: List[List[float]]) -> str:
        return "M" + "L".join(
            f"{10 + (x - west) * narrowing * scale:.1f},{10 + (north - y) * scale:.1f}" for x, y, *_ in points)

    shapes = "".join(
        f'<path style="{_STYLES.get(role or "", _STYLES["within"])}" fill-rule="evenodd" d="{"".join(map(path, paths))}"/>'
        for role, paths in drawn if paths)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">{shapes}</svg>')
