// Layers that draw on a canvas of their own, because thousands of markers are too slow for any other.

/** A canvas over the whole map, drawn anew whenever the map moves. */
const CanvasLayer = typeof L === "undefined" ? class {} : L.Layer.extend({
  onAdd(map) {
    this._canvas = element("canvas");
    this._canvas.style.position = "absolute";
    this._canvas.style.pointerEvents = "none";
    map.getPane(this._paneName).appendChild(this._canvas);
    this._redraw();
  },
  onRemove() { this._canvas.remove(); this._canvas = null; },
  getEvents() { return { move: this._redraw, zoom: this._redraw, viewreset: this._redraw, resize: this._redraw }; },
  _redraw() {
    if (!this._canvas || !this._map) return;
    const size = this._map.getSize();
    const ratio = window.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._canvas, this._map.containerPointToLayerPoint([0, 0]));
    this._canvas.width = size.x * ratio;
    this._canvas.height = size.y * ratio;
    this._canvas.style.width = size.x + "px";
    this._canvas.style.height = size.y + "px";
    const context = this._canvas.getContext("2d");
    context.scale(ratio, ratio);
    this._draw(context, size);
  },
});

const PLACE_SIGNS = ["▪", "▲", "◆"];

/** Names of places beside their signs; those that would lie upon another are left out. */
const PlaceNames = typeof L === "undefined" ? null : CanvasLayer.extend({
  initialize(places, east, index, taken) {
    Object.assign(this, { _paneName: "labels", _places: places, _east: east, _index: index, _taken: taken });
  },
  onRemove() { this._taken[this._index] = []; CanvasLayer.prototype.onRemove.call(this); },
  _draw(context, size) {
    const own = this._taken[this._index] = [];
    // Layers that come first name their places first.
    const others = this._taken.slice(0, this._index).flat();
    const overlaps = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    for (const { at: [x, y], name } of this._places) {
      const at = this._map.latLngToContainerPoint([y, this._east(x)]);
      if (at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) continue;
      context.font = "9px sans-serif";
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = "#52606d";
      context.fillText(PLACE_SIGNS[this._index % PLACE_SIGNS.length], at.x, at.y);
      if (!name) continue;
      context.font = '12px system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif';
      context.textAlign = "start";
      const box = [at.x + 4, at.y - 7, at.x + 6 + context.measureText(name).width, at.y + 7];
      if (own.some(other => overlaps(box, other)) || others.some(other => overlaps(box, other))) continue;
      own.push(box);
      context.lineWidth = 3;
      context.strokeStyle = "#ffffffcc";
      context.strokeText(name, at.x + 5, at.y);
      context.fillStyle = "#323f4b";
      context.fillText(name, at.x + 5, at.y);
    }
  },
});

/** Where places are known to be, each once: circles, and sectors of distance and direction from another place. */
const AccuracyCircles = typeof L === "undefined" ? null : CanvasLayer.extend({
  initialize(rows, east) { this._paneName = "labels"; this._rows = rows; this._east = east; this._circles = []; },
  show(shown) {
    const { latitude, longitude, radius, outline } = this._rows;
    const seen = new Map();
    for (const row of shown.rows) {
      if (latitude[row] === null || !radius[row]) continue;
      const sector = outline ? outline[row] : null;
      seen.set(sector === null ? latitude[row] + " " + longitude[row] + " " + radius[row] : sector, row);
    }
    this._circles = [...seen.values()];
    this._redraw();
  },
  _draw(context) {
    const { latitude, longitude, radius, outline, outlines } = this._rows;
    // The more there are, the fainter.
    const strength = Math.max(.06, Math.min(.5, 20 / Math.max(1, this._circles.length)));
    context.strokeStyle = "rgba(82, 96, 109, " + strength + ")";
    context.lineWidth = 1;
    for (const row of this._circles) {
      const at = this._map.latLngToContainerPoint([latitude[row], this._east(longitude[row])]);
      const metresPerPixel = 40075016.69 / 256 / Math.pow(2, this._map.getZoom()) * Math.cos(latitude[row] * Math.PI / 180);
      const pixels = radius[row] / metresPerPixel;
      if (pixels < 5) continue;
      context.beginPath();
      if (outline && outline[row] !== null) {
        for (const [x, y] of outlines[outline[row]]) {
          const corner = this._map.latLngToContainerPoint([y, this._east(x)]);
          context.lineTo(corner.x, corner.y);
        }
      } else {
        context.arc(at.x, at.y, pixels, 0, 2 * Math.PI);
      }
      context.stroke();
    }
  },
});

/** A mark for each place with incidents: as large as there are many, coloured by the gravest, hollow where in doubt. */
const IncidentPlaces = typeof L === "undefined" ? null : CanvasLayer.extend({
  initialize(rows, east, onPick) {
    this._paneName = "incidents"; this._rows = rows; this._east = east; this._onPick = onPick;
    this._places = []; this._chosen = null;
  },
  onAdd(map) {
    CanvasLayer.prototype.onAdd.call(this, map);
    map.on("click", event => { const place = this._at(event.containerPoint); if (place) this._onPick(place.rows); });
    map.on("mousemove", event => { map.getContainer().style.cursor = this._at(event.containerPoint) ? "pointer" : ""; });
  },
  show(shown) {
    const rows = this._rows, places = new Map();
    for (const row of shown.rows) {
      if (rows.latitude[row] === null) continue;
      const key = rows.latitude[row] + " " + rows.longitude[row];
      let place = places.get(key);
      if (!place) {
        place = { latLng: [rows.latitude[row], this._east(rows.longitude[row])], rows: [], verdict: 3, outcome: 9, doubts: 0 };
        places.set(key, place);
      }
      place.rows.push(row);
      const found = findingOf(rows, row, shown.obligation);
      const verdict = found.verdict === null ? 2 : found.verdict;
      if (verdict < place.verdict || (verdict === place.verdict && found.outcome < place.outcome)) {
        Object.assign(place, { verdict, outcome: found.outcome, doubts: found.doubts });
      }
    }
    // What decides lies on top.
    this._places = [...places.values()].sort((a, b) => b.verdict - a.verdict || b.outcome - a.outcome);
    this._redraw();
  },
  choose(row) {
    this._chosen = row;
    if (row !== null && this._rows.latitude[row] !== null) {
      const at = [this._rows.latitude[row], this._east(this._rows.longitude[row])];
      if (!this._map.getBounds().pad(-.1).contains(at)) this._map.panTo(at, { animate: false });
    }
    this._redraw();
  },
  count() { return this._places.reduce((sum, place) => sum + place.rows.length, 0); },
  _radius(place) { return Math.min(15, 4.5 + 1.6 * Math.log2(place.rows.length)); },
  _at(point) {
    let best = null, least = Infinity;
    for (const place of this._places) {
      const at = this._map.latLngToContainerPoint(place.latLng);
      const distance = Math.hypot(at.x - point.x, at.y - point.y) - this._radius(place);
      // The last drawn lies on top.
      if (distance < 6 && distance <= Math.max(least, 0)) { best = place; least = distance; }
    }
    return best;
  },
  _draw(context, size) {
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = "10px system-ui, sans-serif";
    for (const place of this._places) {
      const at = this._map.latLngToContainerPoint(place.latLng);
      if (at.x < -20 || at.y < -20 || at.x > size.x + 20 || at.y > size.y + 20) continue;
      const radius = this._radius(place), isHollow = place.doubts !== 0 || place.verdict === 1;
      context.beginPath();
      context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
      context.fillStyle = isHollow ? "rgba(255, 255, 255, .75)" : VERDICT_COLORS[place.verdict];
      context.fill();
      context.lineWidth = isHollow ? 2.5 : 1;
      context.strokeStyle = isHollow ? VERDICT_COLORS[place.verdict] : "#fff";
      context.stroke();
      if (place.rows.length > 1 && radius > 7) {
        context.fillStyle = isHollow ? "#1f2933" : "#fff";
        context.fillText(place.rows.length, at.x, at.y);
      }
      if (this._chosen !== null && place.rows.includes(this._chosen)) {
        context.beginPath();
        context.arc(at.x, at.y, radius + 4, 0, 2 * Math.PI);
        context.lineWidth = 2;
        context.strokeStyle = "#1c5d99";
        context.stroke();
      }
    }
  },
});
