// The map: zones, layers and places, on Leaflet. It asks nobody for anything; there is no background.

const ROLES = {
  core: { color: "#c8553d", fillOpacity: .5 }, margin: { color: "#f2c14e", fillOpacity: .5 },
  zone: { color: "#c8553d", fillOpacity: .45 }, band: { color: "#4d908e", fillOpacity: .5 },
  area: { color: "#7c98b3", fillOpacity: .18 },
};
const PALETTE = ["#4d908e", "#8e7cc3", "#93a35b", "#c27ba0", "#6d9eeb", "#b08968", "#7f7f7f"];
const VERDICT_COLORS = ["#5f0f40", "#2f6690", "#7b8794"];

function makeMap(report, onPick) {
  const box = document.getElementById("map");
  if (!box || typeof L === "undefined") return null;
  // Longitudes run through the middle of the report, so that nothing is torn at the antimeridian.
  const middle = report.middle;
  const east = longitude => longitude - 360 * Math.round((longitude - middle) / 360);
  const latLngs = line => line.map(([x, y]) => [y, east(x)]);

  const map = L.map(box, {
    attributionControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
    zoomSnap: .25, preferCanvas: false, minZoom: 1, maxZoom: 18,
  });
  L.control.scale({ imperial: false }).addTo(map);
  map.createPane("labels").style.zIndex = 440;
  map.createPane("incidents").style.zIndex = 450;
  const bounds = L.latLngBounds([]);

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

  const legend = document.getElementById("legend");
  function entry(layer, words, isOn, swatch) {
    const label = element("label");
    const input = element("input");
    input.type = "checkbox";
    input.checked = isOn;
    input.addEventListener("change", () => { if (input.checked) layer.addTo(map); else layer.remove(); });
    const mark = element("span", swatch.sign ? "" : "swatch", swatch.sign);
    mark.style.background = swatch.fill || "";
    mark.style.borderColor = swatch.stroke || swatch.fill || "";
    const text = element("span", "", words);
    text.dir = "auto";
    label.append(input, mark, text);
    legend.append(label);
    if (isOn) layer.addTo(map);
  }

  // Where names stand already, by the layer that has them there.
  const taken = [];
  report.layers.forEach((layer, index) => {
    const group = L.layerGroup();
    layer.areas.forEach((area, i) => {
      const color = layer.areas.length > 1 ? PALETTE[i % PALETTE.length] : "#7c98b3";
      group.addLayer(polygons(area.polygons, { color, fillColor: color, fillOpacity: .15, dashArray: "5 3" }));
      for (const rings of area.polygons) rings[0].forEach(([x, y]) => bounds.extend([y, east(x)]));
    });
    layer.lines.forEach(line => group.addLayer(L.polyline(latLngs(line), { color: "#52606d", weight: 1.5, interactive: false })));
    if (layer.places.length) group.addLayer(new PlaceNames(layer.places, east, index, taken));
    entry(group, layer.title, true, layer.areas.length ? { fill: "#7c98b340", stroke: "#7c98b3" } : { sign: PLACE_SIGNS[index % PLACE_SIGNS.length] });
  });
  for (const zone of report.zones) {
    const group = L.layerGroup();
    const isText = zone.reading === "";
    for (const region of zone.regions) {
      const style = ROLES[region.role];
      group.addLayer(polygons(region.polygons, { ...style, fillColor: style.color, outline: "#7b341e", dashArray: isText ? null : "6 4" }));
      if (isText) for (const rings of region.polygons) for (const [x, y] of rings[0]) bounds.extend([y, east(x)]);
    }
    group.addLayer(polygons(zone.sectors, { color: "#102a43", fillOpacity: 0, opacity: .5, weight: 1 }));
    for (const line of zone.line) {
      group.addLayer(L.polyline(latLngs(line), { color: "#102a43", weight: 2.5, interactive: false }));
      if (isText) line.forEach(([x, y]) => bounds.extend([y, east(x)]));
    }
    group.addLayer(polygons(zone.within, { color: "#52606d", fillOpacity: 0, dashArray: "5 3" }));
    entry(group, zone.title, isText, { fill: zone.regions.length ? ROLES[zone.regions[0].role].color + "80" : "#fff", stroke: "#7b341e" });
  }
  const circles = new AccuracyCircles(report.rows, east);
  entry(circles, "how well places are known", true, { fill: "transparent", stroke: "#7b8794" });
  const incidents = new IncidentPlaces(report.rows, east, onPick);
  incidents.addTo(map);
  VERDICTS.forEach((verdict, code) => {
    const label = element("span"), mark = element("span", "swatch dot"), isHollow = code === 1;
    mark.style.background = isHollow ? "#fff" : VERDICT_COLORS[code];
    mark.style.borderColor = VERDICT_COLORS[code];
    label.append(mark, element("span", "", " " + verdict + (isHollow ? " (hollow: in doubt)" : "")));
    legend.append(label);
  });
  const fit = () => { if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12], animate: false }); else map.setView([0, middle], 2); };
  fit();
  // Paper is narrower than most screens: the map is printed as it is, only smaller.
  addEventListener("beforeprint", () => {
    const { width, height } = box.getBoundingClientRect();
    Object.assign(box.style, { width: width + "px", height: height + "px", maxHeight: "none", zoom: Math.min(1, 670 / width) });
  });
  addEventListener("afterprint", () => Object.assign(box.style, { width: "", height: "", maxHeight: "", zoom: "" }));
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
  return {
    show(shown) { circles.show(shown); incidents.show(shown); },
    choose(row) { incidents.choose(row); },
    /** How many incidents are drawn, for tests. */
    count() { return incidents.count(); },
    /** Where a row stands in the box of the map, in pixels; for tests. */
    pixel(row) { return map.latLngToContainerPoint([report.rows.latitude[row], east(report.rows.longitude[row])]); },
  };
}
