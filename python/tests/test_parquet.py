"""Parquet and GeoParquet: columns judged where they lie have the values of the command's reader."""

import importlib.util
import tempfile
import unittest
from pathlib import Path

import demarc

CORNER = [(36.0, 35.8), (36.4, 35.9), (36.6, 35.7)]


def needs(*modules):
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    return unittest.skipIf(missing, f"not installed: {', '.join(missing)}")


class Folder(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self.addCleanup(self._folder.cleanup)
        self.source, self.target = self.folder / "in.parquet", self.folder / "out.parquet"


@needs("pyarrow")
class AwkwardFileTests(Folder):
    """Files that are none, hold nothing, or lie where something else is."""

    def setUp(self):
        super().setUp()
        self.zone = demarc.zone(CORNER, depth="10km")

    def write(self, **columns):
        import pyarrow
        import pyarrow.parquet as parquet

        parquet.write_table(pyarrow.table(columns), self.source)

    def test_files_that_cannot_be_read_are_named(self):
        import pyarrow
        import pyarrow.parquet as parquet

        with self.assertRaises(demarc.DemarcError) as missing:
            demarc.check_parquet(self.zone, self.source, self.target)
        self.assertEqual(missing.exception.code, 66)
        self.source.write_text("latitude,longitude\n")
        with self.assertRaises(demarc.DemarcError) as text:
            demarc.check_parquet(self.zone, self.source, self.target)
        self.assertEqual(text.exception.code, 65)
        table = pyarrow.table({"latitude": [35.8], "longitude": [36.2]}).replace_schema_metadata({"geo": "{}"})
        parquet.write_table(table, self.source)
        with self.assertRaisesRegex(demarc.DemarcError, "geo"):
            demarc.check_parquet(self.zone, self.source, self.target)
        self.assertFalse(self.target.exists())

    def test_no_rows_have_findings_without_rows(self):
        import pyarrow
        import pyarrow.parquet as parquet

        for kind in (pyarrow.float64(), pyarrow.string()):
            self.write(latitude=pyarrow.array([], kind), longitude=pyarrow.array([], kind))
            demarc.check_parquet(
                self.zone, self.source, self.target, latitude="latitude", longitude="longitude", accuracy="off",
                note=lambda sentence: None)
            found = parquet.read_table(self.target)
            self.assertEqual((found.num_rows, found.column_names[0]), (0, "verdict"))

    def test_the_target_is_a_file_as_any_other(self):
        import os

        self.write(latitude=[35.8], longitude=[36.2])
        options = {"latitude": "latitude", "longitude": "longitude", "accuracy": "off", "note": lambda sentence: None}
        real = self.folder / "real.parquet"
        real.write_text("old")
        self.target.symlink_to(real)
        demarc.check_parquet(self.zone, self.source, self.target, **options)
        self.assertTrue(self.target.is_symlink() and real.stat().st_size > 100)
        plain = self.folder / "plain"
        plain.write_text("")
        self.assertEqual(os.stat(real).st_mode, os.stat(plain).st_mode)
        for device in ("/dev/null", self.folder):
            with self.assertRaises(demarc.DemarcError) as refused:
                demarc.check_parquet(self.zone, self.source, device, **options)
            self.assertEqual(refused.exception.code, 73)

    @needs("shapely", "geopandas")
    def test_an_empty_point_is_no_place(self):
        import geopandas
        import pyarrow.parquet as parquet
        import shapely

        geopandas.GeoDataFrame(geometry=[shapely.Point(36.2, 35.85), shapely.Point()], crs=4326).to_parquet(self.source)
        demarc.check_parquet(self.zone, self.source, self.target, note=lambda sentence: None)
        self.assertEqual(parquet.read_table(self.target)["verdict"].to_pylist(), ["inside", "invalid"])


@needs("numpy", "pyarrow")
class PlainColumnsTests(Folder):
    """Rows of numbers: near and far, swapped, of whole degrees, without a place, beyond the poles, without a radius."""

    def rows(self, count=1500, seed=7):
        import numpy
        import pyarrow

        random = numpy.random.default_rng(seed)
        number = numpy.arange(count)
        lat, lon = random.uniform(35.4, 36.2, count), random.uniform(35.7, 36.9, count)
        lat[::7], lon[::7] = lat[::7].round(1), lon[::7].round(1)
        lat[5::101], lon[5::101] = lon[5::101].copy(), lat[5::101].copy()
        lat[6::103], lon[6::103], lat[8::107] = 0, 0, 91
        lon[9::109], lon[10::113] = 396.2, float("nan")
        lat[11::127] *= -1
        radius = random.choice([0.0, 5.0, 800.0, 6000.0], count)
        radius[12::131] = -3
        return pyarrow.table({
            "y": pyarrow.array(lat, mask=number % 89 == 3), "x": lon,
            "radius": pyarrow.array(radius, mask=number % 97 == 4), "n": number})

    def same(self, zone, table, **check):
        import pyarrow.parquet as parquet

        parquet.write_table(table, self.source)
        expected = zone.check(table, note=lambda sentence: None, **check)
        for size in (table.num_rows // 4, table.num_rows):
            demarc.check_parquet(
                zone, self.source, self.target, batch_rows=size, note=self.said.append, **check)
            found = parquet.read_table(self.target)
            prefix = check.get("prefix", "")
            self.assertEqual(check.get("verdict_only", False), prefix + "reason" not in found.column_names)
            for name in [name for name in expected.column_names if not name.startswith(prefix + "read_")]:
                mine, theirs = expected[name].to_pylist(), found[name].to_pylist()
                for row, pair in enumerate(zip(mine, theirs)):
                    if pair[0] == pair[0]:
                        self.assertEqual(*pair, f"{name}, row {row}, {check}")

    def test_values_are_those_of_the_commands_reader(self):
        zone = demarc.zone(CORNER, depth="4km..7km", side="left")
        for accuracy in ("radius", "off", "0.5km", "700m"):
            for line_accuracy in (None, "300m"):
                self.said = []
                self.same(
                    zone, self.rows(), latitude="y", longitude="x", accuracy=accuracy, line_accuracy=line_accuracy)
                # The command's reader says more of where positions are.
                self.assertTrue(any("columns ‘y’ and ‘x’," in said for said in self.said), self.said)

    def test_verdicts_alone(self):
        zone = demarc.zone(CORNER, depth="4km..7km", side="left")
        # So many exact ones that an index is made, and with rows that look mistaken to it.
        for count, options in (
            (60_000, {"accuracy": "off", "line_accuracy": "0m"}), (2000, {"accuracy": "off", "line_accuracy": "200m"}),
            (2000, {"accuracy": "radius"}),
        ):
            self.said = []
            self.same(zone, self.rows(count), latitude="y", longitude="x", verdict_only=True, **options)
            mistaken = [said for said in self.said if said.startswith("suspicious:")]
            self.assertTrue(mistaken, self.said)
            said = []
            zone.check(self.rows(count), latitude="y", longitude="x", verdict_only=True, note=said.append, **options)
            count = sum(int(text.split()[1].replace(",", "")) for text in said if text.startswith("suspicious:"))
            self.assertEqual(mistaken[-1].split()[1], str(count))

    def test_thresholds_and_prefix(self):
        self.said = []
        self.same(
            demarc.zone(CORNER, depth="5km"), self.rows(), latitude="y", longitude="x", accuracy="radius",
            inside_from=0.6, outside_to=0.4, prefix="d_")

    def test_precision_codes_are_left_to_the_commands_reader(self):
        import pyarrow

        from demarc._columns import PlainPlaces

        schema = pyarrow.schema([(name, pyarrow.float64()) for name in ("y", "x", "where_prec", "radius_m")])
        options = {"latitude": "y", "longitude": "x"}
        self.assertIsNotNone(PlainPlaces.of(schema, {**options, "accuracy": "radius_m"}))
        for other in (
            {"accuracy": "where_prec"}, {"accuracy": "Where Prec"}, {}, {"accuracy": "off", "crs": "EPSG:32637"},
            {"accuracy": "off", "strict": True}, {"accuracy": "12nmi"}, {"accuracy": "missing"},
        ):
            self.assertIsNone(PlainPlaces.of(schema, {**options, **other}), other)
        texts = pyarrow.schema([("y", pyarrow.string()), ("x", pyarrow.float64())])
        self.assertIsNone(PlainPlaces.of(texts, {**options, "accuracy": "off"}))

    def test_taken_names_are_refused_and_nothing_is_left(self):
        import pyarrow.parquet as parquet

        parquet.write_table(self.rows(10).rename_columns(["y", "x", "radius", "side"]), self.source)
        with self.assertRaisesRegex(demarc.DemarcError, "side"):
            demarc.check_parquet(
                demarc.zone(CORNER, depth="5km"), self.source, self.target, latitude="y", longitude="x", accuracy="off")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["in.parquet"])


@needs("geopandas", "pyarrow", "shapely")
class GeoParquetTests(Folder):
    def points(self, crs=4326):
        import geopandas
        import shapely

        places = [shapely.Point(36.2, 35.87), shapely.Point(36.2, 37.5), None, shapely.Point(36.35, 35.75)]
        return geopandas.GeoDataFrame({"n": [1, 2, 3, 4]}, geometry=places, crs=4326).to_crs(crs)

    def test_points_in_and_out(self):
        import geopandas
        import pyarrow.parquet as parquet

        zone = demarc.zone(CORNER, depth="5km", side="left")
        expected = zone.check(self.points(), accuracy="300m", note=lambda sentence: None)
        for encoding in ("WKB", "geoarrow"):
            frame = self.points() if encoding == "WKB" else self.points().dropna()
            frame.to_parquet(self.source, geometry_encoding=encoding)
            demarc.check_parquet(zone, self.source, self.target, accuracy="300m", note=lambda sentence: None)
            found = geopandas.read_parquet(self.target)
            self.assertTrue(found.crs.equals("EPSG:4326"))
            rows = expected if encoding == "WKB" else expected[expected["n"] != 3]
            self.assertEqual(list(found["verdict"]), list(rows["verdict"]))
            self.assertEqual(list(found["geometry"]), list(rows["geometry"]))
            self.assertEqual(list(found["distance_m"].dropna()), list(rows["distance_m"].dropna()))
            self.assertNotIn("latitude", parquet.read_schema(self.target).names)

    def test_other_systems_and_shapes_are_refused(self):
        zone = demarc.zone(CORNER, depth="5km")
        self.points(32637).to_parquet(self.source)
        with self.assertRaisesRegex(demarc.DemarcError, "EPSG:32637.*to_crs"):
            demarc.check_parquet(zone, self.source, self.target)
        frame = self.points().dropna()
        frame.geometry = frame.geometry.buffer(0.1)
        frame.to_parquet(self.source)
        with self.assertRaisesRegex(demarc.DemarcError, "Polygon"):
            demarc.check_parquet(zone, self.source, self.target)
        self.assertFalse(self.target.exists())

    def test_lines_and_zones(self):
        import json

        import geopandas
        import pyarrow.parquet
        import shapely

        zone = demarc.zone(CORNER, depth="2km")
        geopandas.GeoDataFrame(geometry=[shapely.LineString(CORNER)], crs=4326).to_crs(32637).to_parquet(self.source)
        again = demarc.zone(self.source, depth="2km")
        self.assertAlmostEqual(again.area_km2, zone.area_km2, places=5)
        zone.to_geopandas().to_parquet(self.target)
        self.assertEqual(list(geopandas.read_parquet(self.target)["role"]), ["zone", "boundary"])
        saved = self.folder / "zone.parquet"
        zone.save(saved)
        back = geopandas.read_parquet(saved)
        self.assertEqual(list(back["role"]), ["zone", "boundary"])
        self.assertTrue(back.geometry.geom_equals(zone.to_geopandas().geometry).all())
        # How edges are read is stated, and rule and certificate are there.
        metadata = pyarrow.parquet.read_schema(saved).metadata
        self.assertEqual(json.loads(metadata[b"geo"])["columns"]["geometry"]["edges"], "planar")
        self.assertEqual(json.loads(metadata[b"demarc"])["certificate"], zone.certificate)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["in.parquet", "out.parquet", "zone.parquet"])
        with self.assertRaisesRegex(demarc.DemarcError, "cannot be created"):
            zone.save(self.folder / "nowhere" / "zone.parquet")


if __name__ == "__main__":
    unittest.main()
