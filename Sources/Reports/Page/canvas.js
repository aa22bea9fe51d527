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

/** Which parts of the map marks cover, in cells of a few pixels, so that thousands of them are looked up at once. */
class MarkCells {
  constructor(size) {
    this.across = Math.ceil(size.x / MarkCells.side) + 1;
    this.down = Math.ceil(size.y / MarkCells.side) + 1;
    this.cells = new Uint8Array(this.across * this.down);
  }
  /** Whether a test of the cells that a box meets is true of any of them. */
  any([left, top, right, bottom], test) {
    const cell = (pixel, most) => Math.max(0, Math.min(most - 1, Math.floor(pixel / MarkCells.side)));
    for (let y = cell(top, this.down); y <= cell(bottom, this.down); y++) {
      for (let x = cell(left, this.across); x <= cell(right, this.across); x++) if (test(y * this.across + x)) return true;
    }
    return false;
  }
  add(box) { this.any(box, cell => { this.cells[cell] = 1; return false; }); }
  meets(box) { return this.any(box, cell => this.cells[cell] === 1); }
}
MarkCells.side = 4;

/** The boxes of a map's buttons and of its scale, a little wider than they are. */
const controlBoxes = map => {
  const frame = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map(control => control.getBoundingClientRect())
    .map(box => [box.left - frame.left - 3, box.top - frame.top - 3, box.right - frame.left + 3, box.bottom - frame.top + 3]);
};

/** Names of places beside their signs, where they cover neither another name, nor a sign, nor a mark, nor the scale; others are left out. */
const PlaceNames = typeof L === "undefined" ? null : CanvasLayer.extend({
  initialize(places, east, index, taken, marks, isBackground) {
    Object.assign(this, { _paneName: isBackground ? "towns" : "labels", _places: places, _east: east, _index: index, _taken: taken, _marks: marks, _isBackground: isBackground });
  },
  onRemove() { this._taken[this._index] = []; CanvasLayer.prototype.onRemove.call(this); },
  /** The boxes of a name to the right of its sign, to the left, below and above; farther away where a mark lies upon the sign. */
  _boxes(at, width, isUnderMark) {
    return (isUnderMark ? [8, 14, 21] : [4]).flatMap(apart => [
      [at.x + apart, at.y - 7, at.x + apart + width + 2, at.y + 7], [at.x - apart - width - 2, at.y - 7, at.x - apart, at.y + 7],
      [at.x - width / 2 - 1, at.y + apart, at.x + width / 2 + 1, at.y + apart + 14], [at.x - width / 2 - 1, at.y - apart - 14, at.x + width / 2 + 1, at.y - apart],
    ]);
  },
  _draw(context, size) {
    const own = this._taken[this._index] = [];
    // Layers that come first name their places first.
    const others = this._taken.slice(0, this._index).flat(), cells = this._marks.cells(), controls = controlBoxes(this._map);
    const overlaps = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    const isFree = box => box[0] >= 0 && box[1] >= 0 && box[2] <= size.x && box[3] <= size.y
      && !controls.some(other => overlaps(box, other)) && !own.some(other => overlaps(box, other.box)) && !others.some(other => overlaps(box, other.box)) && !(cells && cells.meets(box));
    const font = (this._isBackground ? 11 : 12) + 'px system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif';
    const shown = this._places.map(({ at: [x, y], name }) => ({ name, at: this._map.latLngToContainerPoint([y, this._east(x)]) }))
      .filter(({ at }) => at.x >= 0 && at.y >= 0 && at.x <= size.x && at.y <= size.y);
    const signBox = at => [at.x - 3, at.y - 3, at.x + 3, at.y + 3];
    const sign = at => {
      context.font = "9px sans-serif";
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = "#52606d";
      context.fillText(this._isBackground ? "•" : PLACE_SIGNS[this._index % PLACE_SIGNS.length], at.x, at.y);
    };
    if (!this._isBackground) for (const { at } of shown) { sign(at); own.push({ box: signBox(at), at, name: "" }); }
    for (const { at, name } of shown) {
      // A town of the background again beside one that is named, or one of its name, helps nobody.
      if (this._isBackground && others.some(other => Math.hypot(other.at.x - at.x, other.at.y - at.y) < (other.name === name ? 80 : 12))) continue;
      if (!name) continue;
      context.font = font;
      const box = this._boxes(at, context.measureText(name).width, cells !== null && cells.meets(signBox(at))).find(isFree);
      if (!box) continue;
      if (this._isBackground) { sign(at); own.push({ box: signBox(at), at, name: "" }); }
      own.push({ box, at, name });
      context.font = font;
      context.textAlign = "start";
      context.textBaseline = "middle";
      context.lineWidth = 3;
      context.strokeStyle = "#ffffffcc";
      context.strokeText(name, box[0] + 1, (box[1] + box[3]) / 2);
      context.fillStyle = this._isBackground ? "#6b7680" : "#323f4b";
      context.fillText(name, box[0] + 1, (box[1] + box[3]) / 2);
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
        place = { latLng: [rows.latitude[row], this._east(rows.longitude[row])], rows: [], own: 0, outcome: 99, doubts: 0 };
        places.set(key, place);
      }
      place.rows.push(row);
      const found = findingOf(rows, row, shown.obligation);
      // A mark has the number of those of its own kind.
      if (found.outcome < place.outcome) Object.assign(place, { outcome: found.outcome, doubts: found.doubts, own: 1 });
      else if (found.outcome === place.outcome) {
        place.own += 1;
        if (found.doubts === 0) place.doubts = 0;
      }
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
      const distance = Math.hypot(at.x - point.x, at.y - point.y) - markRadius(place.own);
      // The last drawn lies on top.
      if (distance < 6 && distance <= Math.max(least, 0)) { best = place; least = distance; }
    }
    return best;
  },
  /** Where marks lie, as they were drawn last; null before. */
  cells() { return this._cells || null; },
  _draw(context, size) {
    this._cells = new MarkCells(size);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = "10px system-ui, sans-serif";
    for (const place of this._places) {
      const at = this._map.latLngToContainerPoint(place.latLng);
      if (at.x < -20 || at.y < -20 || at.x > size.x + 20 || at.y > size.y + 20) continue;
      const radius = markRadius(place.own);
      this._cells.add([at.x - radius - 1, at.y - radius - 1, at.x + radius + 1, at.y + radius + 1]);
      const isOpen = drawMark(context, at, radius, place.outcome, place.doubts !== 0);
      if (place.own > 1 && radius > 6.5) {
        context.fillStyle = isOpen ? "#1f2933" : "#fff";
        context.fillText(place.own, at.x, at.y + (look(place.outcome).shape === "triangle" ? 2 : 0));
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
