"""A browser, and reports to open in it. Headless Chromium, driven by Selenium."""

import csv
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "idlib-2018"
DEMARC = os.environ.get("DEMARC", str(ROOT / ".build" / "release" / "demarc"))


def report(folder, agreement, table, *options, zones=()):
    """The page that `demarc report` makes of an agreement or zones, and how many seconds of a processor it took."""
    page = folder / "report.html"
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [DEMARC, "report", str(agreement), *map(str, zones), str(table), "-o", str(page), *options],
        capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return page, end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


@pytest.fixture(scope="session")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1300,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def look(browser):
    """Opens a page with an empty log and a window of its usual size."""

    def look(page):
        browser.set_window_size(1300, 1000)
        browser.get("about:blank")
        browser.get_log("browser"), browser.get_log("performance")
        browser.get(page.as_uri())
        return browser

    return look


@pytest.fixture(scope="session")
def idlib(tmp_path_factory):
    folder = tmp_path_factory.mktemp("idlib")
    page, _ = report(folder, DATA / "agreement.yml", DATA / "incidents-ucdp.csv")
    findings = folder / "findings.csv"
    subprocess.run(
        [DEMARC, "monitor", DATA / "agreement.yml", DATA / "incidents-ucdp.csv", "-o", findings],
        check=True, capture_output=True)
    with open(findings, newline="", encoding="utf-8") as file:
        return page, list(csv.DictReader(file))


MARKUP = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=2</script>{{title}}<!--'
ARABIC = "معرة النعمان، ريف إدلب الجنوبي"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """An agreement and a table that try to become markup, with long and Arabic names."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "line.geojson").write_text(json.dumps({
        "type": "Feature", "properties": {"warning": MARKUP, "name": MARKUP},
        "geometry": {"type": "LineString", "coordinates": [[36, 35], [37, 35]]}}))
    (folder / "agreement.yml").write_text(
        "title: " + json.dumps(MARKUP) + "\nparties: [" + json.dumps(MARKUP) + "]\nzones:\n"
        "  - {id: z, line: line.geojson, depth: 10km, title: " + json.dumps(MARKUP) + "}\nobligations:\n"
        "  - {id: o, text: " + json.dumps(MARKUP) + ", zone: z, concerns: all, by: 2018-10-10}\n"
        "layers:\n  - {title: " + json.dumps(MARKUP) + ", file: places.csv, label: name}\n")
    (folder / "places.csv").write_text('name,lat,lon\n"' + MARKUP.replace('"', '""') + '",35.02,36.2\n')
    with open(folder / "table.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["date", "latitude", "longitude", "place", "notes", MARKUP])
        table.writerow(["2018-10-11", 35.01, 36.5, ARABIC, MARKUP, MARKUP])
        table.writerow(["2018-10-12", 35.01, 36.7, "Long" * 200, "second\nline", ""])
        table.writerow(["2018-10-13", "no number", 36.7, MARKUP, MARKUP, ""])
    page, _ = report(folder, folder / "agreement.yml", folder / "table.csv")
    return page


@pytest.fixture(scope="session")
def sea(tmp_path_factory):
    """Zones of 12 and 24 nautical miles, without an agreement."""
    folder = tmp_path_factory.mktemp("sea")
    (folder / "line.geojson").write_text(json.dumps({
        "type": "Feature", "properties": {"name": "Coast"},
        "geometry": {"type": "LineString", "coordinates": [[20, 0], [21, 0]]}}))
    for miles in (12, 24):
        subprocess.run(
            [DEMARC, "zone", folder / "line.geojson", "--depth", f"{miles}nmi", "-o", folder / f"{miles}.geojson"],
            check=True, capture_output=True)
    (folder / "table.csv").write_text(
        "date,latitude,longitude,place\n2024-01-01,0.1,20.5,near\n2024-01-09,0.3,20.5,middle\n2024-02-20,2,20.5,far\n"
        "no day,0.35,20.5,middle\n2024-01-03,none,20.5,nowhere\n")
    return report(folder, folder / "12.geojson", folder / "table.csv", zones=[folder / "24.geojson"])[0]


@pytest.fixture(scope="session")
def arabic(tmp_path_factory):
    """The page of one zone, in Arabic."""
    folder = tmp_path_factory.mktemp("arabic")
    subprocess.run(
        [DEMARC, "zone", DATA / "contact-line.geojson", "--depth", "15km..20km", "--side", "left", "-o", folder / "zone.geojson"],
        check=True, capture_output=True)
    return report(folder, folder / "zone.geojson", DATA / "incidents-ucdp.csv", "--language", "ar")[0]


@pytest.fixture(scope="session")
def crowded(tmp_path_factory):
    """An agreement with many deadlines within few days, and long names."""
    folder = tmp_path_factory.mktemp("crowded")
    (folder / "line.geojson").write_text(json.dumps({"type": "LineString", "coordinates": [[36, 35], [37, 35]]}))
    duties = "".join(
        f"  - {{id: a-duty-with-a-rather-long-name-{day}, text: Duty {day}, zone: z, concerns: all, by: 2024-03-{day:02}}}\n"
        for day in range(1, 28))
    (folder / "agreement.yml").write_text(
        "title: Crowded\nzones:\n  - {id: z, line: line.geojson, depth: 10km}\nobligations:\n" + duties)
    (folder / "table.csv").write_text(
        "date,latitude,longitude\n" + "".join(f"2024-{month:02}-15,35.01,36.5\n" for month in range(1, 13)))
    return report(folder, folder / "agreement.yml", folder / "table.csv")[0]


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    """20,000 incidents: those of Idlib again and again, each with a text of its own."""
    folder = tmp_path_factory.mktemp("many")
    generator = random.Random(2018)
    with open(DATA / "incidents-ucdp.csv", newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    with open(folder / "table.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow([*header, "notes"])
        for number in range(20_000):
            row = [str(number), *generator.choice(rows)[1:]]
            table.writerow([*row, f"report {number} of a source, with {generator.random()} words"])
    return report(folder, DATA / "agreement.yml", folder / "table.csv")
