"""The package against the program, value by value, and what only a library can be asked.

DEMARC_COMMAND names the program (tools/wheel --test gives it); without it the comparisons are skipped, which the runner says.
Frames that are not installed are skipped, too.
"""

import csv
import importlib.util
import io
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

import demarc

DATA = Path(__file__).resolve().parents[2] / "data"
LINE = DATA / "idlib-2018" / "contact-line.geojson"
INCIDENTS = DATA / "idlib-2018" / "incidents-ucdp.csv"
AREA = DATA / "idlib-2018" / "deescalation-area.geojson"
COMMAND = os.environ.get("DEMARC_COMMAND")
CORNER = [(36.0, 35.8), (36.4, 35.9), (36.6, 35.7)]


def needs(*modules):
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    return unittest.skipIf(missing, f"not installed: {', '.join(missing)}")


needs_command = unittest.skipUnless(COMMAND, "DEMARC_COMMAND names no program")


def run(*arguments, text=None):
    return subprocess.run(
        [COMMAND, *map(str, arguments)], input=text, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    ).stdout


def rows(table):
    return list(csv.reader(io.StringIO(table.decode("utf-8"), newline="")))


class Folder(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self.addCleanup(self._folder.cleanup)

    def same_columns(self, expected, names, values):
        """Whether columns hold what the first columns of the program's table hold."""
        head, *body = expected
        self.assertEqual(head[: len(names)], list(names))
        for number, name in enumerate(names):
            column = values(name)
            self.assertEqual(len(column), len(body))
            for row, (text, value) in enumerate(zip((line[number] for line in body), column)):
                if text == "":
                    missing = value is None or (isinstance(value, float) and math.isnan(value))
                    self.assertTrue(missing, f"{name}, row {row}: {value!r}")
                elif isinstance(value, str):
                    self.assertEqual(value, text, f"{name}, row {row}")
                else:
                    self.assertEqual(float(value), float(text), f"{name}, row {row}")


class ModuleTests(unittest.TestCase):
    def test_importing_loads_nothing_heavy(self):
        code = (
            "import sys, demarc; from demarc import _library;"
            "assert _library._loaded is None; print([m for m in ('numpy', 'pandas', 'polars', 'pyarrow') if m in sys.modules])")
        out = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True).stdout
        self.assertEqual(out.decode().strip(), "[]")

    def test_versions(self):
        version = demarc.version()
        self.assertRegex(version.demarc, r"^\d+\.\d+\.\d+$")
        self.assertRegex(version.proj, r"^\d+\.\d+")
        self.assertRegex(version.geos, r"^\d+\.\d+")

    def test_all_names_are_there(self):
        for name in demarc.__all__:
            self.assertTrue(hasattr(demarc, name), name)


class ZoneTests(Folder):
    def test_rule_and_certificate(self):
        zone = demarc.zone(CORNER, depth="3km..5km", side="right")
        self.assertEqual(zone.specification["side"], "right")
        self.assertLessEqual(zone.certificate["deviation_bound_m"], 1)
        self.assertEqual(set(zone.areas_km2), {"core", "margin"})
        self.assertAlmostEqual(sum(zone.areas_km2.values()), zone.area_km2, places=9)
        self.assertTrue(zone.verify())
        self.assertIn("<svg", zone._repr_html_())
        self.assertIn("3km..5km", repr(zone))

    def test_saved_and_opened(self):
        zone = demarc.zone(CORNER, depth="2km")
        path = self.folder / "zone.geojson"
        zone.save(path)
        again = demarc.open(path)
        self.assertEqual(again.geojson, zone.geojson)
        self.assertTrue(again.verify())
        self.assertEqual(demarc.open(zone.geojson).area_km2, zone.area_km2)

    def test_zones_are_sent_to_other_processes(self):
        import pickle

        zone = demarc.zone(CORNER, depth="3km..5km", side="left")
        again = pickle.loads(pickle.dumps(zone))
        self.assertEqual(again.geojson, zone.geojson)
        self.assertEqual(again.notes, zone.notes)
        with self.assertRaises(demarc.DemarcError):
            pickle.dumps(demarc.open(AREA))

    def test_a_spoilt_zone_does_not_hold(self):
        document = json.loads(json.dumps(demarc.zone(CORNER, depth="2km").geojson))
        document["features"][0]["properties"]["area_km2"] *= 1.01
        found = demarc.open(document).verify()
        self.assertFalse(found)
        self.assertIn("area", found["reason"])

    def test_points_are_base_points(self):
        shape = {"type": "MultiPoint", "coordinates": [[36.0, 35.0], [37.0, 36.0]]}
        zone = demarc.zone(shape, depth="1km", points=True)
        self.assertAlmostEqual(zone.area_km2, 2 * 3.14159, delta=0.02)
        with self.assertRaises(demarc.DemarcError):
            demarc.zone(shape, depth="1km")

    def test_lines_of_every_kind_make_one_zone(self):
        expected = demarc.zone(CORNER, depth="2km").geojson["features"][0]["geometry"]
        feature = {"type": "Feature", "properties": {"n": float("nan")}, "geometry": {
            "type": "LineString", "coordinates": CORNER}}
        text = self.folder / "line.wkt"
        text.write_text("LINESTRING (36 35.8, 36.4 35.9, 36.6 35.7)")
        lines = [feature["geometry"], feature, {"type": "FeatureCollection", "features": [feature]}, str(text), text]
        if importlib.util.find_spec("shapely"):
            import shapely

            lines.append(shapely.LineString(CORNER))
        if importlib.util.find_spec("numpy"):
            import numpy

            lines.append(numpy.array(CORNER))
        if importlib.util.find_spec("geopandas"):
            import geopandas
            import shapely

            series = geopandas.GeoSeries([shapely.LineString(CORNER)], crs=4326)
            lines += [series, geopandas.GeoDataFrame({"when": ["x"]}, geometry=series)]
        for line in lines:
            zone = demarc.zone(line, depth="2km")
            self.assertEqual(zone.geojson["features"][0]["geometry"], expected, type(line))

    @needs("geopandas")
    def test_reference_systems_are_respected(self):
        import geopandas
        import shapely

        series = geopandas.GeoSeries([shapely.LineString(CORNER)], crs=4326)
        plain = demarc.zone(series, depth="2km")
        projected = demarc.zone(series.to_crs(32637), depth="2km")
        self.assertAlmostEqual(projected.area_km2, plain.area_km2, places=6)
        self.assertTrue(any("32637" in note for note in projected.notes), projected.notes)
        with self.assertRaisesRegex(demarc.DemarcError, "longitude and latitude"):
            demarc.zone(series, depth="2km", within=series.to_crs(32637).buffer(9))

    @needs("geopandas")
    def test_geopandas(self):
        frame = demarc.zone(CORNER, depth="2km").to_geopandas()
        self.assertEqual(list(frame["role"]), ["zone", "boundary"])
        self.assertEqual(frame.crs.to_epsg(), 4326)

    def test_errors_say_what_and_have_codes(self):
        cases = [
            (lambda: demarc.zone(CORNER, depth="20"), 64, "no unit"),
            (lambda: demarc.zone(CORNER), 64, "depth is missing"),
            (lambda: demarc.zone(CORNER, depth="2km", ends="pointed"), 64, "ends"),
            (lambda: demarc.zone("/no/such/line", depth="2km"), 66, "no such file"),
            (lambda: demarc.zone({"type": "Point", "coordinates": [1, 2]}, depth="2km"), 65, "line"),
            (lambda: demarc.zone(7, depth="2km"), 64, "int"),
            (lambda: demarc.zone(CORNER + CORNER[1:2], depth="2km", side="left", edges="planar"), 65, "turns back"),
            (lambda: demarc.open({"type": "FeatureCollection", "features": []}), 65, ""),
            (lambda: demarc.zone(CORNER, depth="2km").save("/no/such/folder/z.geojson"), 73, "folder"),
            (lambda: demarc.zone(CORNER, depth="2km\0"), 64, "zero byte"),
        ]
        for call, code, words in cases:
            with self.assertRaises(demarc.DemarcError) as raised:
                call()
            self.assertEqual(raised.exception.code, code, raised.exception)
            self.assertIn(words, str(raised.exception))

    def test_polygons_of_others(self):
        zone = demarc.open(AREA)
        self.assertGreater(zone.area_km2, 1000)
        with self.assertRaisesRegex(demarc.DemarcError, "without a rule"):
            zone.verify()
        self.assertIn("polygons", repr(zone))
        self.assertNotIn("<svg", zone._repr_html_())

    @needs_command
    def test_files_are_those_of_the_program(self):
        path = self.folder / "zone.geojson"
        run("zone", LINE, "--depth", "15km..20km", "--side", "left", "--within", AREA, "-o", path)
        zone = demarc.zone(LINE, depth="15km..20km", side="left", within=AREA)
        zone.save(self.folder / "python.geojson")
        self.assertEqual((self.folder / "python.geojson").read_bytes(), path.read_bytes())


@needs("numpy")
class PlaceTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        import numpy

        cls.zone = demarc.zone(CORNER, depth="3km..5km", side="left")
        generator = numpy.random.default_rng(1)
        cls.lon = generator.uniform(35.9, 36.7, 60_000)
        cls.lat = generator.uniform(35.6, 36.0, 60_000)

    def test_verdicts_are_those_of_distances(self):
        import numpy

        places = self.zone.places(self.lon, self.lat)
        depth = numpy.where(places["side"] == 0, places["distance_m"], numpy.inf)
        expected = numpy.where(depth <= 3000, demarc.INSIDE, numpy.where(depth <= 5000, demarc.DISPUTED, demarc.OUTSIDE))
        # So many are decided by the index, so few by distance.
        many = self.zone.verdicts(self.lon, self.lat)
        few = demarc.zone(CORNER, depth="3km..5km", side="left").verdicts(self.lon[:500], self.lat[:500])
        self.assertEqual(many.dtype, numpy.uint8)
        self.assertTrue((many == expected).all())
        self.assertTrue((few == expected[:500]).all())
        self.assertTrue((self.zone.distances(self.lon, self.lat) == places["distance_m"]).all())
        self.assertEqual(set(self.zone.verdicts(self.lon, self.lat, text=True)), {"inside", "disputed", "outside"})

    def test_what_is_no_place(self):
        import numpy

        lon = numpy.array([36.2, numpy.nan, 36.2, 600, 36.2 + 360])
        lat = numpy.array([35.83, 35.8, 91, 35.8, 35.83])
        for count in (1, 20_000):
            verdicts = self.zone.verdicts(numpy.tile(lon, count), numpy.tile(lat, count))[:5]
            self.assertEqual(list(verdicts[1:4]), [demarc.INVALID] * 3)
            self.assertEqual(verdicts[0], verdicts[4])
        places = self.zone.places(lon, lat)
        self.assertTrue(numpy.isnan(places["distance_m"][1:4]).all())
        self.assertEqual(list(places["side"][1:4]), [3] * 3)
        found = self.zone.assess(lon, lat, [0, 1, 1, 1, -1])
        self.assertEqual(list(found["verdict"][1:]), [demarc.INVALID] * 4)
        self.assertTrue(numpy.isnan(found["p_zone"][1:]).all())

    def test_beyond_flat_ends(self):
        places = self.zone.places([35.9], [35.8])
        self.assertEqual(places["distance_m"][0], math.inf)
        self.assertTrue(math.isnan(places["chainage_m"][0]))

    def test_shapes_and_lengths(self):
        import numpy

        grid = self.zone.distances(self.lon.reshape(300, 200), self.lat.reshape(300, 200))
        self.assertEqual(grid.shape, (300, 200))
        self.assertEqual(self.zone.verdicts([], []).shape, (0,))
        strided = self.zone.distances(self.lon[::3], self.lat[::3].astype(numpy.float64))
        self.assertTrue((strided == grid.ravel()[::3]).all())
        with self.assertRaisesRegex(demarc.DemarcError, "as many"):
            self.zone.verdicts([1, 2], [1])

    def test_arrays_are_not_copied(self):
        from demarc._zone import _arrays

        (lon, lat), _ = _arrays(self.lon, self.lat)
        self.assertIs(lon, self.lon)
        self.assertIs(lat, self.lat)

    @needs("pyarrow")
    def test_arrow(self):
        import numpy
        import pyarrow

        lon, lat, radius = self.lon[:300], self.lat[:300], numpy.linspace(0, 900, 300)
        columns = [pyarrow.array(lat), pyarrow.array(["x"] * 300), pyarrow.array(lon), pyarrow.array(radius)]
        batch = pyarrow.RecordBatch.from_arrays(columns, ["latitude", "name", "longitude", "radius_m"])
        found = self.zone.assess_arrow(batch, line_accuracy="300m")
        expected = self.zone.assess(lon, lat, radius, line_accuracy="300m")
        places = self.zone.places(lon, lat)
        for name in ("verdict", "doubt", "p_core", "p_zone", "distance_m", "side", "chainage_m"):
            column = found.column(name).to_numpy(zero_copy_only=False)
            numpy.testing.assert_array_equal(column, expected[name] if name in expected else places[name], name)
        # Slices have offsets, columns nulls.
        part = self.zone.assess_arrow(batch.slice(17, 40), line_accuracy="300m")
        for name in found.schema.names:
            columns = (found.slice(17, 40), part)
            numpy.testing.assert_array_equal(*(batch.column(name).to_numpy(zero_copy_only=False) for batch in columns), name)
        holes = pyarrow.RecordBatch.from_arrays(
            [pyarrow.array([35.87, None, 35.87] * 20), pyarrow.array([36.2, 36.2, None] * 20)],
            ["latitude", "longitude"]).slice(1, 50)
        verdicts = self.zone.assess_arrow(holes).column("verdict").to_pylist()
        self.assertEqual(verdicts, ([3, 3, 0] * 20)[:50])
        for wrong in (
            pyarrow.RecordBatch.from_arrays([pyarrow.array([1.0])], ["latitude"]),
            pyarrow.RecordBatch.from_arrays([pyarrow.array([1]), pyarrow.array([1.0])], ["latitude", "longitude"]),
        ):
            with self.assertRaisesRegex(demarc.DemarcError, "float64"):
                self.zone.assess_arrow(wrong)

    @needs_command
    def test_assessments_are_those_of_the_program(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "zone.geojson")
            self.zone.save(path)
            for lon, lat, radius in [(36.2, 35.87, 0), (36.2, 35.89, 800), (36.5, 35.85, 3000), (36.0, 35.5, 25000)]:
                found = json.loads(run(
                    "check", path, "--at", f"{lat}, {lon}", "--accuracy", f"{radius}m", "--line-accuracy", "500m",
                    "--format", "json"))
                mine = self.zone.assess([lon], [lat], radius, line_accuracy="500m")
                self.assertEqual(demarc.VERDICTS[mine["verdict"][0]], found["verdict"])
                self.assertAlmostEqual(mine["p_core"][0], found["p_core"], delta=5e-5)
                self.assertAlmostEqual(mine["p_zone"][0], found["p_zone"], delta=5e-5)
                places = self.zone.places([lon], [lat])
                if found["chainage_m"] is not None:
                    self.assertAlmostEqual(places["distance_m"][0], found["distance_m"], delta=5e-4)
                    self.assertAlmostEqual(places["chainage_m"][0], found["chainage_m"], delta=5e-4)
                    self.assertEqual(demarc.SIDES[places["side"][0]], found["side"])
                    self.assertAlmostEqual(places["foot_latitude"][0], found["foot_latitude"], delta=1e-9)

    def test_threads_at_random(self):
        """A thousand calls, sensible and not, from eight threads."""
        import numpy

        zone = self.zone
        expected = zone.distances(self.lon[:100], self.lat[:100])
        faults = []

        def work(seed):
            generator = random.Random(seed)
            try:
                for _ in range(125):
                    kind = generator.randrange(8)
                    start = generator.randrange(50_000)
                    lon, lat = self.lon[start:start + 100], self.lat[start:start + 100]
                    if kind == 0:
                        zone.verdicts(lon, lat)
                    elif kind == 1:
                        assert (zone.distances(self.lon[:100], self.lat[:100]) == expected).all()
                    elif kind == 2:
                        zone.assess(lon[:3], lat[:3], generator.choice([0, 500, numpy.inf, -1]))
                    elif kind == 3:
                        demarc.zone(CORNER, depth=f"{generator.randrange(1, 4)}km").verdicts(lon, lat)
                    elif kind == 4:
                        text = "".join(chr(generator.randrange(1, 0x300)) for _ in range(generator.randrange(20)))
                        option = generator.choice(["depth", "side", "ends", "tolerance", "crs", "within"])
                        try:
                            demarc.zone(CORNER, **{"depth": "1km", option: text})
                        except demarc.DemarcError as error:
                            assert str(error)
                    elif kind == 5:
                        junk = {"type": generator.choice(["LineString", "Polygon", "x"]), "coordinates": generator.choice(
                            [[], [[1]], [[1, 2], [1, 2]], None, [[[1e9, 2], [3, 4]]], [["a", 2]]])}
                        try:
                            demarc.zone(junk, depth="1km")
                        except demarc.DemarcError:
                            pass
                    elif kind == 6:
                        try:
                            demarc.open(junk_zone(generator))
                        except demarc.DemarcError:
                            pass
                    else:
                        demarc.zone(CORNER, depth="1km").verify()
            except BaseException as fault:
                faults.append(fault)

        document = json.dumps(zone.geojson)

        def junk_zone(generator):
            place = generator.randrange(len(document))
            spoilt = document[:place] + generator.choice(["", "9", "null", "[]", "-"]) + document[place + 1:]
            try:
                return json.loads(spoilt)
            except ValueError:
                return {"type": "FeatureCollection", "features": [], "demarc": spoilt[:50]}

        threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(faults, [])


#: Tables as people have them: UCDP's codes with gaps, rows that cannot be read, whole places, quotes and line ends in fields.
TABLES = {
    "ucdp": INCIDENTS.read_text(encoding="utf-8"),
    "gaps": "id,latitude,longitude,where_prec,note\n1,35.85,36.2,1,a\n2,35.9,36.3,,\"b, \"\"c\"\"\"\n3,,36.2,2,\n"
            "4,95,36.2,3,\"two\nlines\"\n5,36.2,35.85,1,swapped\n6,35.7,36.5,9,\n",
    "positions": "name,coordinates\na,\"35.85, 36.2\"\nb,35°51'N 36°12'E\nc,nowhere\nd,37S BV 44000 70000\n",
    "metres": "lat;lon\n".replace(";", ",") + "35.85,36.2\n35.7,36.5\n",
    "empty": "latitude,longitude\n",
}


@needs_command
class TableTests(Folder):
    @classmethod
    def setUpClass(cls):
        cls.zone = demarc.zone(LINE, depth="15km..20km", side="left")

    def compare(self, make, values, arguments=(), **options):
        zone_path = self.folder / "zone.geojson"
        self.zone.save(zone_path)
        for name, text in TABLES.items():
            with self.subTest(table=name):
                path = self.folder / f"{name}.csv"
                path.write_text(text, encoding="utf-8", newline="")
                expected = rows(run("check", zone_path, path, "--format", "csv", *arguments))
                table = make(path)
                found = self.zone.check(table, note=lambda sentence: None, **options)
                self.assertIs(type(found), type(table))
                names = [str(name) for name in (found.column_names if hasattr(found, "column_names") else found.columns)]
                self.assertEqual(names, expected[0])
                count = len(names) - len(rows(text.encode())[0])
                self.same_columns(expected, names[:count], lambda name: values(found, name))
                self.same_own(table, found)

    def same_own(self, table, found):
        for name in table.column_names if hasattr(table, "column_names") else table.columns:
            mine, theirs = table[name], found[name]
            if hasattr(mine, "to_pylist"):
                self.assertEqual(str(mine.to_pylist()), str(theirs.to_pylist()))
            elif hasattr(mine, "to_list"):
                self.assertEqual(str(mine.to_list()), str(theirs.to_list()))

    @needs("pandas")
    def test_pandas(self):
        import pandas

        values = lambda frame, name: frame[name].tolist()  # noqa: E731
        self.compare(pandas.read_csv, values)
        self.compare(lambda path: pandas.read_csv(path, dtype=str), values)
        self.compare(
            pandas.read_csv, values, ["--accuracy", "2km", "--line-accuracy", "1km", "--inside-from", "0.9"],
            accuracy="2km", line_accuracy="1km", inside_from=0.9)
        self.compare(pandas.read_csv, values, ["--prefix", "d_", "--show-reading"], prefix="d_", show_reading=True)
        self.compare(pandas.read_csv, values, ["--verdict-only", "--accuracy", "off"], verdict_only=True, accuracy="off")

    @needs("polars")
    def test_polars(self):
        import polars

        self.compare(polars.read_csv, lambda frame, name: frame[name].to_list())

    @needs("pyarrow")
    def test_pyarrow(self):
        import pyarrow.csv

        def read(path):
            return pyarrow.csv.read_csv(path, parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True))

        self.compare(read, lambda table, name: table[name].to_pylist())

    @needs("pandas", "polars", "pyarrow")
    def test_decimal_commas_and_odd_columns(self):
        import pandas
        import polars
        import pyarrow

        values = {"latitude": ["35,87", "35,9", ""], "longitude": ["36,2", "36,3", "1"]}
        plain = {"latitude": [35.87, 35.9, None], "longitude": [36.2, 36.3, 1.0]}
        expected = self.zone.check(pandas.DataFrame(plain))
        odd = pandas.DataFrame({
            **plain, "kind": pandas.Categorical(["a", None, "b"]), "list": [[1], [2, 3], None], "text": ["ü", "a\0", "x"],
            "when": pandas.to_datetime(["2018-01-01", None, "2018-02-01"]).tz_localize("UTC"), 7: [True, None, False]})
        frames = [
            pandas.DataFrame(values), polars.DataFrame(values), pyarrow.table(values), odd, polars.DataFrame(plain),
            pandas.DataFrame(plain).convert_dtypes(dtype_backend="pyarrow"), pyarrow.RecordBatch.from_pydict(plain)]
        for frame in frames:
            found = self.zone.check(frame, note=lambda sentence: None)
            for name in ("verdict", "distance_m", "chainage_m", "p_zone"):
                column = found[name].to_pylist() if hasattr(found[name], "to_pylist") else list(found[name])
                self.assertEqual(column[:2], expected[name].tolist()[:2], f"{type(frame)} {name}")
        with self.assertRaisesRegex(demarc.DemarcError, "not a table"):
            self.zone.check(pandas.Series([1]))

    @needs("pandas")
    def test_index_and_types_are_kept(self):
        import pandas

        table = pandas.read_csv(INCIDENTS, parse_dates=["date_start"]).iloc[::-1]
        before = table.copy()
        found = self.zone.check(table)
        self.assertTrue(found.index.equals(table.index))
        self.assertEqual(found.dtypes["date_start"], table.dtypes["date_start"])
        pandas.testing.assert_frame_equal(table, before)
        pandas.testing.assert_frame_equal(found[table.columns], table)

    @needs("pandas")
    def test_what_is_refused_and_said(self):
        import pandas

        table = pandas.read_csv(io.StringIO(TABLES["gaps"]))
        with self.assertRaisesRegex(demarc.DemarcError, "prefix"):
            self.zone.check(self.zone.check(table))
        with self.assertRaisesRegex(demarc.DemarcError, "nosuch"):
            self.zone.check(table, latitude="nosuch", longitude="longitude")
        with self.assertRaises(demarc.DemarcError) as raised:
            self.zone.check(table, strict=True)
        self.assertEqual(raised.exception.code, 65)
        with self.assertLogs("demarc", "WARNING") as log:
            self.zone.check(table)
        self.assertIn("suspicious", " ".join(log.output))
        with self.assertRaisesRegex(demarc.DemarcError, "not a table"):
            self.zone.check([1, 2])

    @needs("geopandas")
    def test_points(self):
        import geopandas
        import pandas

        table = pandas.read_csv(INCIDENTS)
        points = geopandas.GeoDataFrame(
            table, geometry=geopandas.points_from_xy(table.longitude, table.latitude), crs=4326)
        expected = self.zone.check(table)
        for frame in (points, points.drop(columns=["latitude", "longitude"])):
            found = self.zone.check(frame)
            self.assertIsInstance(found, geopandas.GeoDataFrame)
            self.assertEqual(found.crs, points.crs)
            for name in ("verdict", "distance_m", "p_zone"):
                self.assertEqual(found[name].tolist(), expected[name].tolist())
        projected = self.zone.check(points.to_crs(32637))
        self.assertLess((projected["distance_m"] - expected["distance_m"]).abs().max(), 0.01)
        with self.assertRaisesRegex(demarc.DemarcError, "points"):
            self.zone.check(geopandas.GeoDataFrame(geometry=points.geometry.buffer(1)))

    @needs("pandas")
    def test_monitor(self):
        import pandas

        agreement = DATA / "idlib-2018" / "agreement.yml"
        expected = rows(run("monitor", agreement, INCIDENTS))
        table = pandas.read_csv(INCIDENTS)
        found = demarc.monitor(agreement, table)
        count = len(found.columns) - len(table.columns)
        self.same_columns(expected, found.columns[:count], lambda name: found[name].tolist())
        with self.assertRaises(demarc.DemarcError) as raised:
            demarc.monitor("/no/agreement.yml", table)
        self.assertIn("agreement.yml", str(raised.exception))

    @needs("pyarrow")
    def test_parquet(self):
        import pyarrow.csv
        import pyarrow.parquet

        table = pyarrow.csv.read_csv(INCIDENTS)
        source, target = self.folder / "in.parquet", self.folder / "out.parquet"
        pyarrow.parquet.write_table(table, source)
        expected = self.zone.check(table)
        for size in (7, 100, 100_000):
            demarc.check_parquet(self.zone, source, target, batch_rows=size)
            self.assertTrue(pyarrow.parquet.read_table(target).equals(expected), size)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["in.parquet", "out.parquet"])
        with self.assertRaisesRegex(demarc.DemarcError, "the output is the input"):
            demarc.check_parquet(self.zone, source, source)

    @needs("pandas")
    def test_sweep(self):
        import pandas

        table = pandas.read_csv(INCIDENTS)
        zone = demarc.zone(LINE, depth="15km..20km", side="left", within=AREA)
        found = zone.sweep(table, depths=["10km", "15km..20km"], line_accuracies=["0m", "2km"])
        self.assertEqual([(row["depth"], row["line_accuracy"]) for row in found], [
            ("10km", "0m"), ("10km", "2km"), ("15km..20km", "0m"), ("15km..20km", "2km")])
        self.assertEqual(found[2]["area_km2"], zone.area_km2)
        for row in found:
            other = demarc.zone(LINE, depth=row["depth"], side="left", within=AREA)
            counts = other.check(table, line_accuracy=row["line_accuracy"])["verdict"].value_counts()
            self.assertEqual({name: row[name] for name in counts.index}, dict(counts))
            self.assertEqual(sum(row[name] for name in demarc.VERDICTS), len(table))

    @needs("geopandas")
    def test_area(self):
        import geopandas

        expected = json.loads(run("area", AREA, "--format", "json"))
        self.assertEqual(
            [row["area_km2"] for row in demarc.area(AREA)], [row["area_km2"] for row in expected])
        frame = geopandas.read_file(AREA)
        found = demarc.area(frame)
        self.assertEqual(list(found.columns[:2]), ["area_km2", "perimeter_km"])
        self.assertAlmostEqual(found["area_km2"][0], expected[0]["area_km2"], places=6)
        self.assertEqual(demarc.area(frame.geometry)["area_km2"][0], found["area_km2"][0])


@needs("pandas", "numpy")
class NotebookTests(unittest.TestCase):
    """Runs the code of the example, cell by cell."""

    def test_example(self):
        path = Path(__file__).resolve().parents[1] / "examples" / "idlib.ipynb"
        cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
        here, names = os.getcwd(), {"print": lambda *texts: None}
        os.chdir(path.parent)
        self.addCleanup(os.chdir, here)
        for cell in cells:
            exec(compile("".join(cell["source"]), path.name, "exec"), names)
        self.assertEqual(names["findings"]["verdict"].value_counts().sum(), len(names["incidents"]))
        self.assertEqual(len(names["outcomes"]), len(names["incidents"]))


if __name__ == "__main__":
    unittest.main()
