#!/usr/bin/env python3
"""Measures with `demarc verify` how far the buffers of other programs stray, and prints docs/strays.md.

    tools/strays > docs/strays.md            # makes an environment of Python with the peers, and runs this

Peers that are missing are left out, which the page says. All buffers have 32 segments a quadrant.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

import peers
import shapely
import shapely.geometry
import shapely.ops
from pyproj import Transformer

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SEGMENTS = 32
LINES = [
    # Name, file or vertices, depth, metres, side.
    ("Idlib 2018, 20 km, both sides", "data/idlib-2018/contact-line.geojson", "20km", 20_000, "both"),
    ("Idlib 2018, 20 km, left", "data/idlib-2018/contact-line.geojson", "20km", 20_000, "left"),
    ("road of 3 vertices at 36°N, 6 km", [(36, 36), (36.4, 36.1), (36.9, 36)], "6km", 6_000, "both"),
    ("line at 65°N, 3 vertices, 20 km", [(15, 65), (25, 65.5), (30, 65)], "20km", 20_000, "both"),
    ("across 180° at 17°S, 12 nmi", [(178, -17), (-179.5, -16.5), (-178, -17)], "12nmi", 22_224, "both"),
]


def geometry(line):
    """A line as Shapely has it."""
    if not isinstance(line, str):
        return shapely.LineString(line)
    with open(os.path.join(ROOT, line), encoding="utf-8") as file:
        features = json.load(file)["features"]
    return next(s for s in (shapely.geometry.shape(f["geometry"]) for f in features) if s.geom_type == "LineString")


def projected(shape, system, depth, side, **options):
    """A buffer in a projection."""
    there = Transformer.from_crs(4326, system, always_xy=True).transform
    back = Transformer.from_crs(system, 4326, always_xy=True).transform
    buffer = shapely.ops.transform(there, shape).buffer(depth, quad_segs=SEGMENTS, **options)
    return shapely.ops.transform(back, buffer)


def middle(shape):
    return shape.coords[len(shape.coords) // 2]


def utm(shape, depth, side):
    x, y = middle(shape)
    return projected(shape, (32600 if y >= 0 else 32700) + int((x + 180) // 6) + 1, depth, side)


def local(shape, depth, side, **options):
    x, y = middle(shape)
    return projected(shape, f"+proj=aeqd +lat_0={y} +lon_0={x} +datum=WGS84", depth, side, **options)


def one_sided(shape, depth, side):
    return local(shape, depth, side, single_sided=True)


def degrees(shape, depth, side):
    """As if a degree were 111.195 km everywhere."""
    return shape.buffer(depth / 111_195, quad_segs=SEGMENTS)


def sedona(shape, depth, side):
    import sedonadb

    sql = f"SELECT ST_AsBinary(ST_Buffer(ST_GeogFromWKT('{shape.wkt}'), {depth})) AS g"
    return shapely.from_wkb(sedonadb.connect().sql(sql).to_pandas()["g"][0])


def measured(program, polygons, line, depth, side, folder):
    """What `demarc verify` says of polygons."""
    paths = [os.path.join(folder, name) for name in ("polygons.geojson", "line.geojson")]
    for path, shape in zip(paths, (polygons, line)):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(shapely.geometry.mapping(shape), file)
    run = subprocess.run(
        [program, "verify", paths[0], "--line", paths[1], "--depth", depth, "--side", side, "--format", "json"],
        capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr.strip().splitlines()[-1])
    return json.loads(run.stdout)


def meters(value):
    return f"{value:,.1f} m" if value < 1000 else f"{value / 1000:,.1f} km"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="a demarc that is built already")
    options = parser.parse_args()
    out = []
    makers = {
        "both": [("Shapely, UTM", utm), ("Shapely, local azimuthal equidistant", local), ("Shapely, degrees", degrees)],
        "left": [("GEOS one-sided (Shapely), local azimuthal equidistant", one_sided)],
    }
    missing = []
    try:
        import sedonadb  # noqa: F401

        makers["both"].append(("SedonaDB, geography", sedona))
    except ImportError:
        missing.append("SedonaDB (it is not installed)")
    with peers.PostGIS() as server, tempfile.TemporaryDirectory() as folder:
        if server.reason:
            reason = server.reason.removeprefix("HINT:  ")
            missing.append(f"PostGIS ({reason})")
        else:

            def postgis(shape, depth, side):
                wkt, style = peers.text(shape.coords), f"quad_segs={SEGMENTS}"
                return shapely.from_wkb(server.query(
                    f"SELECT encode(ST_AsBinary(ST_Buffer('{wkt}'::geography, {depth}, '{style}')), 'hex')").strip())

            makers["both"].insert(0, ("PostGIS, geography", postgis))
        for name, line, depth, size, side in LINES:
            shape = geometry(line)
            for maker, make in makers[side]:
                try:
                    found = measured(options.program, make(shape, size, side), shape, depth, side, folder)
                except Exception as error:
                    missing.append(f"{maker} of ‘{name}’ ({str(error).splitlines()[0]})")
                    continue
                parts = [found["missing"], found["too_much"]]
                worst = max(parts, key=lambda part: part["stray_m"])
                place = f"{worst['latitude']:.3f}, {worst['longitude']:.3f}"
                areas = " | ".join(f"{part['area_km2']:,.2f} | {meters(part['stray_m'])}" for part in parts)
                out.append(f"| {name} | {maker} | {meters(found['stray_m'])} | {place} | {areas} |")
                print(out[-1], file=sys.stderr)
    versions = [f"Shapely {shapely.__version__} with GEOS {shapely.geos_version_string}"]
    print("# What other buffers stray by\n")
    print("Made by `tools/strays`, with `demarc verify`; see [construction.md](construction.md#how-far-any-polygon-strays).")
    print(f"All buffers have {SEGMENTS} segments a quadrant; {versions[0]}. *Missing* is the area of the true zone that the")
    print("buffer lacks, and how deep in the zone it lies at most; *too much* the area beyond the zone, and how far beyond.")
    print("SedonaDB's are at its defaults. The line's edges are geodesics, and those of buffers are read as GeoJSON is, straight")
    print("in longitude and latitude. Where edges are long (both lines of 3 vertices at 65°N and across 180°), most of the stray")
    print("is that: of the line in the peer's plane, and of the buffer's own few vertices along it.\n")
    print("| Line, depth | Buffer | Strays up to | At | Missing, km² | up to | Too much, km² | up to |")
    print("|---|---|--:|---|--:|--:|--:|--:|")
    print("\n".join(out))
    if missing:
        print(f"\nLeft out: {'; '.join(missing)}.")


if __name__ == "__main__":
    main()
