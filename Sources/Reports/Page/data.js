// The data of the page: a list of values for each column, and what they stand for.

const OUTCOMES = ["breach", "possible breach", "before deadline", "not concerned", "invalid"];
const VERDICTS = ["inside", "disputed", "outside"];
const DOUBTS = ["depth", "position", "line", "date"];
const INVALID = 4;

/** The text of a row in a column whose texts are listed once each. */
function textAt(column, row) { return column.texts[column.rows[row]]; }

/** The doubts of a mask, as words. */
function doubtWords(mask) { return DOUBTS.filter((_, bit) => mask & (1 << bit)).join(", "); }

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
  if (first === null && last === null) return "an unknown day";
  if (first === null) return dayText(last) + " or earlier";
  if (last === null) return dayText(first) + " or later";
  return first === last ? dayText(first) : dayText(first) + " to " + dayText(last);
}

/** Metres in a unit that people read. */
function lengthText(metres) {
  if (metres === null) return "";
  return metres >= 1000 ? (metres / 1000).toFixed(metres < 1e5 ? 2 : 1) + " km" : metres.toFixed(1) + " m";
}

/** An element with a class and a text; a text can never become markup. */
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** What stands for an outcome. */
function badge(outcome) {
  return element("span", "badge " + OUTCOMES[outcome].split(" ")[0], OUTCOMES[outcome]);
}

/** What is said of a row: as a whole, or of one obligation. */
function findingOf(rows, row, obligation) {
  if (rows.outcome[row] === INVALID) return { outcome: INVALID, verdict: null, doubts: 0 };
  const source = obligation === null ? rows : rows.obligations[obligation];
  const verdict = source.verdict[row];
  return { outcome: source.outcome[row], verdict: verdict, doubts: source.doubts[row] };
}
