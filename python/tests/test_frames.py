"""Tables of all kinds say the same to the library."""

import importlib.util
import unittest

import demarc

LINE = [(36.0, 35.8), (36.4, 35.9), (36.6, 35.7)]


def needs(*modules):
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    return unittest.skipIf(missing, f"not installed: {', '.join(missing)}")


def text(table):
    from demarc._frames import frame

    return b"".join(frame(table).csv()).decode()


class FrameTests(unittest.TestCase):
    @needs("pyarrow")
    def test_instants_of_other_zones_are_brought_to_utc(self):
        import datetime

        import pyarrow

        utc = datetime.datetime(2018, 10, 14, 22, 30, tzinfo=datetime.timezone.utc)
        for zone in ("UTC", "Asia/Damascus", "America/New_York"):
            table = pyarrow.table({"n": [1], "at": pyarrow.array([utc], pyarrow.timestamp("us", zone))})
            self.assertRegex(text(table), r"2018-10-14T22:30:00(\.0+)?Z", zone)

    @needs("pandas", "polars", "pyarrow")
    def test_a_row_without_a_place_is_a_row(self):
        import pandas
        import polars
        import pyarrow

        zone = demarc.zone(LINE, depth="10km")
        rows = {"position": ["35.87, 36.2", None, "35.5, 36.2"]}
        for table in (pyarrow.table(rows), polars.DataFrame(rows), pandas.DataFrame(rows)):
            found = zone.check(table, position="position", note=lambda sentence: None)
            self.assertEqual(list(map(str, found["verdict"])), ["inside", "invalid", "outside"], type(table))

    @needs("pandas")
    def test_a_return_in_a_text_ends_no_row(self):
        import pandas

        zone = demarc.zone(LINE, depth="10km")
        table = pandas.DataFrame({
            "latitude": [35.87, 35.5], "longitude": [36.2, 36.2], "notes": ["one\rline", "two\r\nlines"]})
        found = zone.check(table, note=lambda sentence: None)
        self.assertEqual(list(found["verdict"]), ["inside", "outside"])

    @needs("pyarrow", "numpy")
    def test_columns_that_cannot_be_read_are_kept(self):
        import numpy
        import pyarrow

        zone = demarc.zone(LINE, depth="10km")
        half = numpy.array([1.5, 2.0], numpy.float16)
        table = pyarrow.table({
            "latitude": [35.87, 35.5], "longitude": [36.2, 36.2], "half": half,
            "long": pyarrow.array([1, 2], pyarrow.duration("s")), "list": [[1], [2]],
            "code": pyarrow.array(["a", "b"]).dictionary_encode()})
        found = zone.check(table, note=lambda sentence: None)
        self.assertEqual(found["verdict"].to_pylist(), ["inside", "outside"])
        self.assertEqual(found.column_names[-6:], table.column_names)


if __name__ == "__main__":
    unittest.main()
