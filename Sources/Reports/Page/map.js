// The map: land, zones, layers and places, on Leaflet. It asks nobody for anything.

const ROLES = {
  core: { color: "#3e6d9c", fillOpacity: .45 }, margin: { color: "#8fb3d3", fillOpacity: .4 },
  zone: { color: "#3e6d9c", fillOpacity: .38 }, band: { color: "#4d908e", fillOpacity: .45 },
  ring: { color: "#4d908e", fillOpacity: .3 }, area: { color: "#7c98b3", fillOpacity: .18 },
};
const HUES = ["#3e6d9c", "#4d908e", "#8e7cc3", "#93a35b", "#b08968", "#7f8c8d"];
const PALETTE = ["#4d908e", "#8e7cc3", "#93a35b", "#c27ba0", "#6d9eeb", "#b08968", "#7f7f7f"];

function makeMap(report, onPick) {
  const box = document.getElementById("map");
  if (!box || typeof L === "undefined") return null;
  // Longitudes run through the middle of the report, so that nothing is torn at the antimeridian.
  const middle = report.middle;
  const east = longitude => longitude - 360 * Math.round((longitude - middle) / 360);
  const latLngs = line => line.map(([x, y]) => [y, east(x)]);

  const map = L.map(box, {
    attributionControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
    zoomSnap: .25, preferCanvas: true, minZoom: 1, maxZoom: 18,
  });
  if (report.unit === "km") L.control.scale({ imperial: false }).addTo(map); else makeScale(map);
  for (const [pane, z] of [["land", 210], ["towns", 430], ["labels", 440], ["incidents", 450]]) map.createPane(pane).style.zIndex = z;
  const bounds = L.latLngBounds([]);
  const legend = makeLegend(map);

  function polygons(list, style) {
    const group = L.layerGroup();
    for (const rings of list) {
      const shape = rings.map(latLngs);
      group.addLayer(L.polygon(shape, { ...style, stroke: false, interactive: false }));
      // Edges along ±180 only close rings; they are no limits.
      for (const ring of rings) {
        let run = [];
        const end = () => {
          if (run.length > 1) group.addLayer(L.polyline(latLngs(run), { color: style.outline || style.color, weight: style.weight || 1, opacity: style.opacity || .8, dashArray: style.dashArray, interactive: false }));
        };
        ring.forEach((place, i) => {
          const before = ring[i - 1];
          if (before && Math.abs(before[0]) > 180 - 1e-9 && before[0] === place[0]) { end(); run = []; }
          run.push(place);
        });
        end();
      }
    }
    return group;
  }

  // Where names stand already, by the layer that has them there.
  const taken = [];
  // What is nearest to the reader's question comes first in the legend: incidents, then zones, layers and background.
  const incidents = new IncidentPlaces(report.rows, east, onPick);
  const circle = new AccuracyCircle(report.rows, east);
  circle.addTo(map);
  incidents.addTo(map);
  legend.kinds();
  // Names make way for marks, whatever is shown.
  const names = [];
  const named = (group, layer) => { names.push(layer); group.addLayer(layer); };
  legend.title(say("legend.zones"));
  const texts = report.zones.filter(zone => zone.reading === "");
  for (const zone of report.zones) {
    const isText = zone.reading === "", group = L.layerGroup(), entries = [];
    const hue = report.kind === "verdicts" && texts.length > 1 ? HUES[texts.indexOf(zone) % HUES.length] : null;
    for (const region of zone.regions) {
      const style = { ...ROLES[region.role], ...(hue ? { color: hue, fillOpacity: region.role === "margin" ? .12 : .24, weight: 1.5 } : {}) };
      group.addLayer(polygons(region.polygons, { ...style, fillColor: style.color, outline: hue || "#1f4e79", dashArray: isText ? null : "6 4" }));
      if (isText) for (const rings of region.polygons) for (const [x, y] of rings[0]) bounds.extend([y, east(x)]);
      entries.push([say("role." + region.role, { from: region.from, to: region.to }), { fill: style.color, opacity: style.fillOpacity, stroke: hue || "#1f4e79", isDashed: !isText }]);
    }
    group.addLayer(polygons(zone.sectors, { color: "#102a43", fillOpacity: 0, opacity: .5, weight: 1 }));
    for (const line of zone.line) {
      group.addLayer(L.polyline(latLngs(line), { color: "#102a43", weight: 2.5, interactive: false }));
      if (isText) line.forEach(([x, y]) => bounds.extend([y, east(x)]));
    }
    group.addLayer(polygons(zone.within, { color: "#52606d", fillOpacity: 0, dashArray: "5 3" }));
    if (zone.line.length) entries.push([say("role.line"), { line: "#102a43" }]);
    legend.layer(group, zone.title, isText, entries);
  }
  if (report.layers.length) legend.title(say("legend.layers"));
  report.layers.forEach((layer, index) => {
    const group = L.layerGroup(), entries = [];
    layer.areas.forEach((area, i) => {
      const color = layer.areas.length > 1 ? PALETTE[i % PALETTE.length] : "#7c98b3";
      group.addLayer(polygons(area.polygons, { color, fillColor: color, fillOpacity: .15, dashArray: "5 3" }));
      for (const rings of area.polygons) rings[0].forEach(([x, y]) => bounds.extend([y, east(x)]));
      if (layer.areas.length > 1 && area.name) entries.push([area.name, { fill: color, opacity: .3, stroke: color }]);
    });
    layer.lines.forEach(line => group.addLayer(L.polyline(latLngs(line), { color: "#52606d", weight: 1.5, interactive: false })));
    if (layer.places.length) named(group, new PlaceNames(layer.places, east, index, taken, incidents, false));
    legend.layer(group, layer.title, true, entries, layer.areas.length ? { fill: "#7c98b3", opacity: .25, stroke: "#7c98b3" } : { sign: PLACE_SIGNS[index % PLACE_SIGNS.length] });
  });
  if (report.background) legend.layer(makeBackground(report.background, (group, towns) => named(group, new PlaceNames(towns, east, report.layers.length, taken, incidents, true))), say("legend.background"), true, [], { fill: "#f6f3ec", opacity: 1, stroke: "#b7c0c7" }, say("legend.borders"));
  const fit = () => { if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12], animate: false }); else map.setView([0, middle], 2); };
  fit();
  // Paper is narrower than most screens: the map is printed as it is, only smaller; where no table follows on the sheet, as wide as that.
  addEventListener("beforeprint", () => {
    const [wide, high] = document.querySelector("#obligations, #parts") ? [480, 340] : [700, 480];
    const { width, height } = box.getBoundingClientRect();
    Object.assign(box.style, { width: width + "px", height: height + "px", maxHeight: "none", zoom: Math.min(1, wide / width, high / height) });
  });
  addEventListener("afterprint", () => Object.assign(box.style, { width: "", height: "", maxHeight: "", zoom: "" }));
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
  const refresh = () => legend.counts(latest, incidents.beyond());
  let latest = null;
  map.on("moveend", () => { if (latest) refresh(); });
  return {
    show(shown) { latest = shown; incidents.show(shown); names.forEach(layer => layer._redraw()); refresh(); },
    choose(row) { incidents.choose(row); circle.choose(row); },
    /** How many incidents are drawn, for tests. */
    count() { return incidents.count(); },
    /** Names that are drawn, and whether marks lie upon them; for tests. */
    names() { return taken.flat().filter(one => one.name).map(({ name, box }) => ({ name, box, isCovered: incidents.cells().meets(box) })); },
    /** Where a row stands in the box of the map, in pixels; for tests. */
    pixel(row) { return map.latLngToContainerPoint([report.rows.latitude[row], east(report.rows.longitude[row])]); },
  };
}

/** Land, borders and towns beneath all else. */
function makeBackground(background, name) {
  const group = L.layerGroup();
  const renderer = L.canvas({ pane: "land", padding: .5 });
  const plain = { pane: "land", renderer, interactive: false };
  // Longitudes of the background run on through its window already.
  const straight = line => line.map(([x, y]) => [y, x]);
  background.land.forEach(ring => group.addLayer(L.polygon(straight(ring), { ...plain, stroke: false, fillColor: "#f6f3ec", fillOpacity: 1 })));
  background.borders.forEach(line => group.addLayer(L.polyline(straight(line), { ...plain, color: "#9a8fa3", weight: 1 })));
  background.disputed.forEach(line => group.addLayer(L.polyline(straight(line), { ...plain, color: "#9a8fa3", weight: 1, dashArray: "4 3" })));
  if (background.towns.length) name(group, background.towns);
  return group;
}

/** A scale in the unit of the zones' depths. */
function makeScale(map) {
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => element("div", "leaflet-control-scale-line");
  control.addTo(map);
  const draw = () => {
    const size = map.getSize(), y = size.y / 2;
    const metres = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([100, y]));
    const most = metres / report.unitMeters, base = Math.pow(10, Math.floor(Math.log10(most)));
    const length = [5, 2, 1].map(n => n * base).find(n => n <= most) || base;
    const line = control.getContainer();
    line.style.width = Math.round(100 * length / most) + "px";
    line.textContent = Number(length.toPrecision(3)) + " " + report.unit;
  };
  map.on("move zoom resize", draw);
  map.whenReady(draw);
}
