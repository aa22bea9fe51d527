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
  initialize(places, east, index, taken, isBackground) {
    Object.assign(this, { _paneName: isBackground ? "towns" : "labels", _places: places, _east: east, _index: index, _taken: taken, _isBackground: isBackground });
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
      context.font = (this._isBackground ? 11 : 12) + 'px system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif';
      const box = [at.x + 4, at.y - 7, at.x + 6 + context.measureText(name).width, at.y + 7];
      const isCrowded = own.concat(others).some(other => overlaps(box, other));
      // A town of the background without its name, or again beside one that is named, helps nobody.
      if (this._isBackground && (isCrowded || others.some(([a, b, , c]) => Math.hypot(a - 4 - at.x, (b + c) / 2 - at.y) < 12))) continue;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = "#52606d";
      const font = context.font;
      context.font = "9px sans-serif";
      context.fillText(this._isBackground ? "•" : PLACE_SIGNS[this._index % PLACE_SIGNS.length], at.x, at.y);
      context.font = font;
      if (!name || isCrowded) continue;
      context.textAlign = "start";
      own.push(box);
      context.lineWidth = 3;
      context.strokeStyle = "#ffffffcc";
      context.strokeText(name, at.x + 5, at.y);
      context.fillStyle = this._isBackground ? "#6b7680" : "#323f4b";
      context.fillText(name, at.x + 5, at.y);
    }
  },
});

/** Where the chosen place is known to be: a circle, or a sector of distance and direction from another place. */
const AccuracyCircle = typeof L === "undefined" ? null : CanvasLayer.extend({
  initialize(rows, east) { this._paneName = "labels"; this._rows = rows; this._east = east; this._row = null; },
  choose(row) { this._row = row; this._redraw(); },
  _draw(context) {
    const { latitude, longitude, radius, outline, outlines } = this._rows, row = this._row;
    if (row === null || latitude[row] === null || !radius[row]) return;
    const at = this._map.latLngToContainerPoint([latitude[row], this._east(longitude[row])]);
    const metresPerPixel = 40075016.69 / 256 / Math.pow(2, this._map.getZoom()) * Math.cos(latitude[row] * Math.PI / 180);
    context.strokeStyle = "#1c5d99";
    context.fillStyle = "rgba(28, 93, 153, .08)";
    context.lineWidth = 1.5;
    context.setLineDash([5, 4]);
    context.beginPath();
    if (outline && outline[row] !== null) {
      for (const [x, y] of outlines[outline[row]]) {
        const corner = this._map.latLngToContainerPoint([y, this._east(x)]);
        context.lineTo(corner.x, corner.y);
      }
    } else {
      context.arc(at.x, at.y, radius[row] / metresPerPixel, 0, 2 * Math.PI);
    }
    context.fill();
    context.stroke();
  },
});

/** How large the mark of a place is: its area grows with the incidents, within limits. */
function markRadius(count) { return Math.min(18, 3.4 + 1.6 * Math.sqrt(count)); }

/** Draws the mark of a kind of finding. */
function drawMark(context, at, radius, kind, isHollow) {
  const { color, shape } = look(kind), isOpen = isHollow || shape === "ring";
  context.beginPath();
  if (shape === "diamond") {
    const r = radius + 1.5;
    context.moveTo(at.x, at.y - r); context.lineTo(at.x + r, at.y); context.lineTo(at.x, at.y + r); context.lineTo(at.x - r, at.y);
    context.closePath();
  } else if (shape === "triangle") {
    context.moveTo(at.x, at.y - radius); context.lineTo(at.x + radius + 1, at.y + radius); context.lineTo(at.x - radius - 1, at.y + radius);
    context.closePath();
  } else {
    context.arc(at.x, at.y, shape === "ring" ? radius - .5 : radius, 0, 2 * Math.PI);
  }
  context.fillStyle = isOpen ? "rgba(255, 255, 255, .8)" : color;
  context.fill();
  context.lineWidth = isOpen ? 2 : 1;
  context.strokeStyle = isOpen ? color : "#fff";
  context.stroke();
  return isOpen;
}

/** A mark for each place with incidents: as large as there are many, coloured by the gravest, hollow where in doubt. */
const IncidentPlaces = typeof L === "undefined" ? null : CanvasLayer.extend({
  initialize(rows, east, onPick) {
    this._paneName = "incidents"; this._rows = rows; this._east = east; this._onPick = onPick;
    this._places = []; this._chosen = null; this._hidden = new Set();
  },
  onAdd(map) {
    CanvasLayer.prototype.onAdd.call(this, map);
    map.on("click", event => { const place = this._at(event.containerPoint); if (place) this._onPick(place.rows); });
    map.on("mousemove", event => { map.getContainer().style.cursor = this._at(event.containerPoint) ? "pointer" : ""; });
  },
  show(shown) {
    const rows = this._rows, places = new Map();
    for (const row of shown.rows) {
      if (rows.latitude[row] === null || rows.outcome[row] === INVALID) continue;
      const key = rows.latitude[row] + " " + rows.longitude[row];
      let place = places.get(key);
      if (!place) {
        place = { latLng: [rows.latitude[row], this._east(rows.longitude[row])], rows: [], outcome: 99, doubts: 0 };
        places.set(key, place);
      }
      place.rows.push(row);
      const found = findingOf(rows, row, shown.obligation);
      if (found.outcome < place.outcome) Object.assign(place, { outcome: found.outcome, doubts: found.doubts });
      else if (found.outcome === place.outcome && found.doubts === 0) place.doubts = 0;
    }
    // What decides lies on top.
    this._places = [...places.values()].sort((a, b) => b.outcome - a.outcome);
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
  /** How many incidents are drawn, and how many of them lie beyond the frame. */
  count() { return this._places.reduce((sum, place) => sum + place.rows.length, 0); },
  beyond() {
    const bounds = this._map.getBounds();
    return this._places.reduce((sum, place) => sum + (bounds.contains(place.latLng) ? 0 : place.rows.length), 0);
  },
  _at(point) {
    let best = null, least = Infinity;
    for (const place of this._places) {
      const at = this._map.latLngToContainerPoint(place.latLng);
      const distance = Math.hypot(at.x - point.x, at.y - point.y) - markRadius(place.rows.length);
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
      const radius = markRadius(place.rows.length);
      const isOpen = drawMark(context, at, radius, place.outcome, place.doubts !== 0);
      if (place.rows.length > 1 && radius > 6.5) {
        context.fillStyle = isOpen ? "#1f2933" : "#fff";
        context.fillText(place.rows.length, at.x, at.y + (look(place.outcome).shape === "triangle" ? 2 : 0));
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
