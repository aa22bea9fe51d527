#!/usr/bin/env python3
"""A sweep of depth and line accuracy over 16,566 events, with probabilities, by the Python package.

    Examples/Researcher/sweep.py INCIDENTS LINE ZONES

INCIDENTS is the table of UCDP events that comes with demarc, LINE its line of contact. The events are made of the table's, moved
by up to 60 km with numbers that are the same everywhere, so that there are as many as in a table of a whole country.
"""

import csv
import math
import random
import sys

import demarc
import pandas

COUNT = 16_566


def events(path):
    """Events as a table: the file's own, and each of them moved again and again."""
    rows = list(csv.DictReader(open(path, encoding="utf-8")))
    numbers = random.Random(2018)
    table = {"id": [], "latitude": [], "longitude": [], "where_prec": []}
    for index in range(COUNT):
        row = rows[index % len(rows)]
        north, east = numbers.uniform(-0.5, 0.5), numbers.uniform(-0.6, 0.6)
        latitude = float(row["latitude"]) + (north if index >= len(rows) else 0)
        longitude = float(row["longitude"]) + (east if index >= len(rows) else 0)
        table["id"].append(index + 1)
        table["latitude"].append(round(latitude, 6))
        table["longitude"].append(round(longitude, 6))
        table["where_prec"].append(int(row["where_prec"]))
    return pandas.DataFrame(table)


def main(incidents, line, zones):
    table = events(incidents)
    zone = demarc.zone(line, depth="15km..20km", side="left")
    zone.save(zones)
    findings = zone.check(table)
    verdicts = [str(word) for word in findings["verdict"]]
    core = [float(value) for value in findings["p_core"]]
    outer = [float(value) for value in findings["p_zone"]]
    assert len(verdicts) == COUNT and all(p <= q + 1e-9 for p, q in zip(core, outer))
    for verdict, p, q in zip(verdicts, core, outer):
        expected = "inside" if p >= 0.95 else "outside" if q <= 0.05 else "disputed"
        # Four decimals are not all that the verdict was decided by.
        assert verdict == expected or min(abs(p - 0.95), abs(q - 0.05)) < 1e-4, (verdict, p, q)
    print(f"{COUNT:,} events: expected in the core {math.fsum(core):,.1f}, in the zone {math.fsum(outer):,.1f}")
    print("depth        line  area km2  inside  disputed  outside")
    for row in zone.sweep(table, depths=["10km", "15km..20km", "25km"], line_accuracies=["0m", "2km"]):
        assert row["inside"] + row["disputed"] + row["outside"] + row["invalid"] == COUNT, row
        print(
            f"{row['depth']:<11} {row['line_accuracy']:>5} {row['area_km2']:>9.1f} {row['inside']:>7} {row['disputed']:>9}"
            f" {row['outside']:>8}")


if __name__ == "__main__":
    main(*sys.argv[1:])
