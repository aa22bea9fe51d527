#!/usr/bin/env python3
"""Times `demarc monitor` and `demarc report` on 20,000 incidents, medians of five runs.

The incidents are those of Idlib again and again, by a seeded draw: the same towns come back, as in tables that monitors
keep. With a path, that table is taken instead. What a filter takes in the browser, tools/browser-test prints.

    tools/benchmark/report.py [TABLE]
"""

import csv
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "idlib-2018"


def table(path):
    generator = random.Random(2018)
    with open(DATA / "incidents-ucdp.csv", newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([str(number), *generator.choice(rows)[1:]] for number in range(20_000))
    return path


def median(command):
    times = []
    for _ in range(5):
        start = time.monotonic()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.monotonic() - start)
    return statistics.median(times)


def main():
    demarc = subprocess.run([ROOT / "tools" / "build"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        incidents = sys.argv[1] if len(sys.argv) > 1 else table(folder / "incidents.csv")
        agreement, page = DATA / "agreement.yml", folder / "report.html"
        plain = median([demarc, "monitor", agreement, incidents, "-o", folder / "findings.csv"])
        readings = median([demarc, "monitor", agreement, incidents, "--readings", "-o", folder / "findings.csv"])
        report = median([demarc, "report", agreement, incidents, "-o", page])
        print(f"monitor: {plain:.2f} s; with 4 readings: {readings:.2f} s")
        print(f"report, with 4 readings: {report:.2f} s, {page.stat().st_size / 1e6:.1f} MB")


main()
