// The data of the page: a list of values for each column, and what they stand for.

const report = JSON.parse(document.getElementById("data").textContent);
const KINDS = report.kinds, INVALID = KINDS.length - 1;
const VERDICTS = ["inside", "disputed", "outside"];
const DOUBTS = ["depth", "position", "line", "date"];
// One hue and one shape for what is in for certain, in doubt, too early, and out, on map, timeline and table alike.
const LOOKS = {
  in: { color: "#8c1c4f", shape: "circle" }, doubt: { color: "#d98200", shape: "diamond" },
  early: { color: "#2f6690", shape: "triangle" }, out: { color: "#7b8794", shape: "ring" },
};
const LOOK_OF = { breach: "in", inside: "in", "possible breach": "doubt", disputed: "doubt", "before deadline": "early", "not concerned": "out", outside: "out", invalid: "out" };

/** How a kind of finding looks. */
function look(kind) { return LOOKS[LOOK_OF[KINDS[kind]]]; }

// Latin letters and dates keep their order within a language from right to left.
const isRightToLeft = document.documentElement.dir === "rtl";
const isolated = value => isRightToLeft && /[A-Za-z-]/.test(value) ? "\u2068" + value + "\u2069" : value;

/** The text of a name in the language of the page, with values in the place of names in braces. */
function say(name, values) {
  let text = report.words[name] === undefined ? name : report.words[name];
  for (const [key, value] of Object.entries(values || {})) text = text.replaceAll("{" + key + "}", isolated(value));
  return text;
}

/** The text of a row in a column whose texts are listed once each. */
function textAt(column, row) { return column.texts[column.rows[row]]; }

/** A number with commas between thousands. */
function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }

/** The doubts of a mask, as words. */
function doubtWords(mask) { return DOUBTS.filter((_, bit) => mask & (1 << bit)).map(name => say(name)).join(say("list.comma")); }

/** A day as 2018-10-10, of days since 1970. */
function dayText(day) { return new Date(day * 864e5).toISOString().slice(0, 10); }

/** Days since 1970 of a text as 2018-10-10, or null. */
function dayOf(text) {
  const time = Date.parse(text + "T00:00:00Z");
  return Number.isNaN(time) ? null : Math.round(time / 864e5);
}

/** The days that may be meant, in words. */
function daysText(rows, row) {
  const first = rows.first[row], last = rows.last[row];
  if (first === null && last === null) return say("day.unknown");
  if (first === null) return say("day.before", { d: dayText(last) });
  if (last === null) return say("day.after", { d: dayText(first) });
  return first === last ? dayText(first) : say("day.span", { a: dayText(first), b: dayText(last) });
}

/** Metres in the unit of the zones' depths. */
function lengthText(metres) {
  if (metres === null || metres === undefined) return "";
  if (metres < 1000) return metres.toFixed(metres < 100 ? 1 : 0) + " m";
  return (metres / report.unitMeters).toFixed(metres < 1e5 ? 2 : 1) + " " + report.unit;
}

/** An element with a class and a text; a text can never become markup. */
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** An element of SVG. */
function vector(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** The sign of a kind of finding, as the map has it. */
function sign(kind, isHollow) {
  const box = vector("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14", "aria-hidden": "true", class: "sign" });
  const { color, shape } = look(kind), isOpen = isHollow || shape === "ring";
  const style = { fill: isOpen ? "#fff" : color, stroke: isOpen ? color : "#fff", "stroke-width": isOpen ? 2 : 1 };
  const path = { diamond: "M0,-6L6,0L0,6L-6,0Z", triangle: "M0,-5.5L6,5H-6Z" }[shape];
  box.append(path ? vector("path", { d: path, ...style }) : vector("circle", { r: shape === "ring" ? 4 : 5, ...style }));
  return box;
}

/** What stands for a kind of finding, in words. */
function badge(kind) {
  const made = element("span", "badge " + LOOK_OF[KINDS[kind]] + (kind === INVALID ? " invalid" : ""));
  made.append(sign(kind), " " + say(KINDS[kind]));
  return made;
}

/** What is said of a row: as a whole, or of one obligation or zone. */
function findingOf(rows, row, part) {
  if (rows.outcome[row] === INVALID) return { outcome: INVALID, verdict: null, doubts: 0, distance: null };
  const source = part === null ? rows : rows.obligations[part];
  return {
    outcome: source.outcome[row], verdict: source.verdict[row], doubts: source.doubts[row],
    distance: source.distance[row],
  };
}

/** The distance of a row from the line, or that it lies beyond its flat ends, where no place of the line is the nearest. */
function distanceText(found) {
  const isBeyond = found.distance === null && found.outcome !== INVALID && report.kind === "verdicts";
  return isBeyond ? say("beyond") : lengthText(found.distance);
}

/** The column that names the place of a row, or null. */
const placeColumn = report.rows.columns.find(column => column.name === report.label) || null;

/** Where a row was, in words: the name of its place, or its position. */
function placeText(row) {
  if (placeColumn && textAt(placeColumn, row)) return textAt(placeColumn, row);
  const { latitude, longitude } = report.rows;
  return latitude[row] === null ? "" : latitude[row].toFixed(4) + ", " + longitude[row].toFixed(4);
}
