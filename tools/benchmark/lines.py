"""Lines to time with: those of files, and seeded random ones."""

import json
import math
import random


def read(path):
    """The vertices of the first line of a GeoJSON file, as (longitude, latitude)."""
    with open(path) as file:
        document = json.load(file)
    for feature in document["features"]:
        if feature["geometry"]["type"] == "LineString":
            return [tuple(place[:2]) for place in feature["geometry"]["coordinates"]]
    raise ValueError(f"{path}: there is no line in it")


def write(line, path):
    """Writes vertices as a GeoJSON file."""
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}
    with open(path, "w") as file:
        json.dump({"type": "FeatureCollection", "features": [feature]}, file)


def random_walk(vertices, step_km, seed):
    """A line that wanders to the east, the same for the same seed. Steps are about as long as asked."""
    source = random.Random(seed)
    longitude, latitude, heading = 10.0, 45.0, 90.0
    line = [(longitude, latitude)]
    while len(line) < vertices:
        # Drawn back to the east and to 45 degrees north, so that it does not wind up.
        heading += source.gauss(0, 25) - (heading - 90) * 0.05 + (latitude - 45) * 2
        latitude += step_km / 111.2 * math.cos(math.radians(heading))
        longitude += step_km / (111.2 * math.cos(math.radians(latitude))) * math.sin(math.radians(heading))
        line.append((round(longitude, 7), round(latitude, 7)))
    return line
