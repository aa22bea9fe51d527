"""What other software is asked to do in tables.py: programs that take a zone, a table and an output.

Each adds a column `verdict` before the others, from the polygons of the zone: inside the core, disputed in the margin, or outside.
"""

ZONE = """
import json, sys
zone, table, output = sys.argv[1:4]
regions = {f["properties"].get("role"): f["geometry"] for f in json.load(open(zone))["features"]}
core, margin = (json.dumps(regions[role]) for role in ("core", "margin"))
"""

DUCKDB = ZONE + """
import duckdb, glob, os
import duckdb_extension_spatial as spatial
con = duckdb.connect()
folder = os.path.dirname(spatial.__file__)
con.execute("LOAD '%s'" % glob.glob(os.path.join(folder, "extensions", "*", "spatial.duckdb_extension"))[0])
con.execute("CREATE TABLE zone AS SELECT ST_GeomFromGeoJSON(?) core, ST_GeomFromGeoJSON(?) margin", [core, margin])
if table.endswith("csv"):
    source, place, ending = f"read_csv('{table}')", "ST_Point(t.longitude, t.latitude)", "(HEADER)"
else:
    source, place, ending = f"ST_Read('{table}')", "t.geom", "(FORMAT gdal, DRIVER 'GeoJSON')"
con.execute(f'''COPY (SELECT CASE WHEN ST_Contains(zone.core, {place}) THEN 'inside'
  WHEN ST_Contains(zone.margin, {place}) THEN 'disputed' ELSE 'outside' END verdict, t.*
  FROM {source} t, zone) TO '{output}' {ending}''')
"""

SEDONADB = ZONE + """
import pyarrow.csv, sedonadb
from shapely.geometry import shape
con = sedonadb.connect()
con.create_data_frame(pyarrow.csv.read_csv(table)).to_view("t")
core, margin = (shape(regions[role]).wkt for role in ("core", "margin"))
found = con.sql(f'''SELECT CASE WHEN ST_Contains(ST_GeomFromText('{core}'), ST_Point(t.longitude, t.latitude)) THEN 'inside'
  WHEN ST_Contains(ST_GeomFromText('{margin}'), ST_Point(t.longitude, t.latitude)) THEN 'disputed' ELSE 'outside' END AS verdict,
  t.* FROM t''').to_arrow_table()
pyarrow.csv.write_csv(found, output)
"""

SHAPELY = ZONE + """
import numpy, pyarrow, pyarrow.csv, shapely
from shapely.geometry import shape
core, margin = (shape(regions[role]) for role in ("core", "margin"))
shapely.prepare([core, margin])
rows = pyarrow.csv.read_csv(table)
x, y = rows["longitude"].to_numpy(), rows["latitude"].to_numpy()
verdict = numpy.where(
    shapely.contains_xy(core, x, y), "inside", numpy.where(shapely.contains_xy(margin, x, y), "disputed", "outside"))
pyarrow.csv.write_csv(rows.add_column(0, "verdict", pyarrow.array(verdict)), output)
"""

TOGO = ZONE + """
import csv, togo
core, margin = (togo.Geometry(text, fmt="geojson") for text in (core, margin))
with open(table, newline="") as file, open(output, "w", newline="") as out:
    rows, found = csv.reader(file), csv.writer(out, lineterminator="\\n")
    names = next(rows)
    x, y = names.index("longitude"), names.index("latitude")
    found.writerow(["verdict", *names])
    for row in rows:
        place = togo.Point(float(row[x]), float(row[y])).as_geometry()
        verdict = "inside" if core.contains(place) else "disputed" if margin.contains(place) else "outside"
        found.writerow([verdict, *row])
"""

POLARS = ZONE + """
import polars, polars_st
from shapely.geometry import shape
core, margin = (polars.lit(shape(regions[role]).wkb) for role in ("core", "margin"))
rows = polars.read_csv(table, infer_schema_length=10_000)
place = polars_st.point(polars.concat_arr("longitude", "latitude"))
verdict = (
    polars.when(core.st.contains(place)).then(polars.lit("inside"))
    .when(margin.st.contains(place)).then(polars.lit("disputed")).otherwise(polars.lit("outside")).alias("verdict"))
rows.select(verdict, polars.all()).write_csv(output)
"""

# On a server that runs already, to which the table is copied, and the findings from it.
POSTGIS = ZONE + """
import csv, os, subprocess
with open(table, newline="") as file:
    names = next(csv.reader(file))
columns = ", ".join(f'"{name}" text' for name in names)
sql = f'''DROP TABLE IF EXISTS t, zone; CREATE UNLOGGED TABLE t ({columns});
CREATE TABLE zone AS SELECT ST_GeomFromGeoJSON('{core}') core, ST_GeomFromGeoJSON('{margin}') margin;
\\\\copy t FROM '{table}' (FORMAT csv, HEADER)
\\\\copy (SELECT CASE WHEN ST_Contains(core, place) THEN 'inside' WHEN ST_Contains(margin, place) THEN 'disputed' ELSE 'outside' END verdict, t.* FROM t, zone, LATERAL (SELECT ST_SetSRID(ST_MakePoint(t.longitude::float8, t.latitude::float8), 4326) AS place) p) TO '{output}' (FORMAT csv, HEADER)
'''
subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", os.environ["DEMARC_POSTGIS"]], input=sql, text=True, check=True)
"""

# Areas of discs of 64 corners, on a plane about the middle of the zone. It does not know of a line's accuracy.
AREAS = ZONE + """
import numpy, pyarrow, pyarrow.csv, pyproj, shapely
from shapely.geometry import shape
box = json.load(open(zone))["bbox"]
plane = pyproj.Proj(proj="aeqd", lat_0=(box[1] + box[3]) / 2, lon_0=(box[0] + box[2]) / 2, ellps="WGS84")
def flat(shapes):
    return shapely.transform(shapely.union_all(shapes), lambda xy: numpy.stack(plane(xy[:, 0], xy[:, 1]), axis=1))
core, margin = (shape(regions[role]) for role in ("core", "margin"))
rows = pyarrow.csv.read_csv(table)
x, y = plane(rows["longitude"].to_numpy(), rows["latitude"].to_numpy())
discs = shapely.buffer(shapely.points(x, y), rows["accuracy_m"].to_numpy().astype(float), quad_segs=16)
whole = shapely.area(discs)
for name, region in (("p_zone", flat([core, margin])), ("p_core", flat([core]))):
    share = numpy.clip(shapely.area(shapely.intersection(discs, region)) / whole, 0, 1)
    rows = rows.add_column(0, name, pyarrow.array(share))
pyarrow.csv.write_csv(rows, output)
"""

# What it is, for tables of which endings and whether with places known to radii, and the program.
PEERS = [
    ("DuckDB spatial, `ST_Contains`", {("csv", False), ("geojson", False)}, DUCKDB),
    ("SedonaDB, `ST_Contains`", {("csv", False)}, SEDONADB),
    ("Shapely, `contains_xy`, with pyarrow", {("csv", False)}, SHAPELY),
    ("polars-st, `contains`", {("csv", False)}, POLARS),
    ("tg, `contains`, by togo", {("csv", False)}, TOGO),
    ("PostGIS, `ST_Contains`, its client alone counted", {("csv", False)}, POSTGIS),
    ("Shapely, areas of discs", {("csv", True)}, AREAS),
]
