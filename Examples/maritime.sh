#!/bin/sh
# From base points in degrees, minutes and seconds to a table of limit vertices and a map of three limits.
#
#     Examples/maritime.sh [FOLDER]     # writes into FOLDER, ‘maritime’ by default
#     DEMARC=/path/of/demarc Examples/maritime.sh
set -eu
demarc=${DEMARC:-demarc}
points=$(cd "$(dirname "$0")/.." && pwd)/data/ascension/base-points.csv
mkdir -p "${1:-maritime}"
cd "${1:-maritime}"

# Territorial sea, contiguous zone and exclusive economic zone. Each is certified.
for depth in 12nmi 24nmi 200nmi; do
  "$demarc" zone "$points" --points --depth "$depth" -o "$depth.geojson"
done

# Where the outer limit changes from one base point to the next; and every 10 nautical miles between, for a chart.
"$demarc" limits 200nmi.geojson -o limits.csv
"$demarc" limits 200nmi.geojson --spacing 10nmi -o limits.geojson --style limits.qml

# The map, and the areas in square nautical miles.
"$demarc" map 12nmi.geojson 24nmi.geojson 200nmi.geojson --title "Ascension Island" -o map.svg
"$demarc" area 12nmi.geojson 24nmi.geojson 200nmi.geojson --unit nmi2 --format csv -o areas.csv
