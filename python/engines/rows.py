"""The rows that every engine judges, and the comparison of findings."""

from pathlib import Path

import numpy
import pyarrow
import pyarrow.compute as compute
import pyarrow.parquet as parquet

LINE = Path(__file__).resolve().parents[2] / "data" / "idlib-2018" / "contact-line.geojson"
FINDINGS = ["verdict", "doubt", "distance_m", "side", "chainage_m", "p_core", "p_zone", "reason"]
SEED = 20181015


class Difference(Exception):
    """What an engine found otherwise."""


def write(zone, path, count):
    """Rows about the zone, seeded: some far away, some without a place or a radius, some of the same place."""
    random = numpy.random.default_rng(SEED)
    vertices = numpy.array([
        place for feature in zone.geojson["features"] if feature["properties"]["role"] == "boundary"
        for place in _places(feature["geometry"]["coordinates"])])
    west, south = vertices.min(axis=0) - 0.4
    east, north = vertices.max(axis=0) + 0.4
    lon, lat = random.uniform(west, east, count), random.uniform(south, north, count)
    # Coordinates as people write them, and swapped.
    lon[::5], lat[::5] = lon[::5].round(2), lat[::5].round(2)
    swapped = slice(7, None, 1009)
    lon[swapped], lat[swapped] = lat[swapped].copy(), lon[swapped].copy()
    lat[11::1013] = 95
    radius = random.choice([1.0, 250.0, 1500.0, 25000.0], count, p=[0.4, 0.3, 0.25, 0.05])
    radius[3::997] = 0
    number = numpy.arange(count)
    table = pyarrow.table({
        "id": pyarrow.array(number), "lat": pyarrow.array(lat, mask=number % 1019 == 5), "lon": pyarrow.array(lon),
        "radius_m": pyarrow.array(radius, mask=number % 991 == 9),
        "note": pyarrow.array([f"event {n}" for n in number % 100]),
    })
    parquet.write_table(table, path, row_group_size=max(1, count // 20))


def _places(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return [coordinates[:2]]
    return [place for part in coordinates for place in _places(part)]


def compare(expected, found, columns):
    """Raises ``Difference`` unless tables hold the same rows, by their ``id``, with the same values."""
    if found.num_rows != expected.num_rows:
        raise Difference(f"{found.num_rows} rows in place of {expected.num_rows}")
    expected, found = (table.select(["id", *columns]).sort_by("id") for table in (expected, found))
    for name in ["id", *columns]:
        mine, theirs = (table[name].combine_chunks() for table in (expected, found))
        theirs = theirs.cast(mine.type)
        same = compute.or_(compute.fill_null(compute.equal(mine, theirs), False), compute.and_(
            compute.is_null(mine), compute.is_null(theirs)))
        wrong = compute.indices_nonzero(compute.invert(same))
        if len(wrong):
            row = wrong[0].as_py()
            raise Difference(
                f"{name} differs in {len(wrong)} rows, first in {expected['id'][row]}: {mine[row]} and {theirs[row]}")


def tell(title, exact, found):
    """Prints in how many rows ``contained`` is not whether the place is in the zone, and how far from the limit at most.

    Args:
        exact: Findings with places and line taken as exact.
        found: The columns ``id`` and ``contained``.
    """
    both = exact.select(["id", "verdict", "distance_m"]).join(found, "id", join_type="inner")
    mine = compute.is_in(both["verdict"], value_set=pyarrow.array(["inside", "disputed"]))
    wrong = both.filter(compute.not_equal(mine, both["contained"]))
    if not wrong.num_rows:
        print(f"engines: {title}: {both.num_rows:,} rows, none differs", flush=True)
        return
    # Zones here are 20 km deep.
    off = compute.max(compute.abs(compute.subtract(wrong["distance_m"], 20_000.0))).as_py()
    print(
        f"engines: {title}: {wrong.num_rows:,} of {both.num_rows:,} rows differ, {off:.1f} m off the limit at most",
        flush=True)
