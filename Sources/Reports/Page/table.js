// The table of findings, a page of it at a time; and tables that sort by any of their columns.

function makeTable(report, onOpen) {
  const box = document.getElementById("table");
  const rows = report.rows, pageSize = 50;
  const isFindings = report.kind === "findings";
  const columns = [
    { name: say("place"), className: "title", value: row => placeText(row), fill: (cell, row) => cell.append(opener(row)) },
    { name: say("days"), className: "days", value: row => rows.first[row] === null ? Infinity : rows.first[row], text: row => rows.outcome[row] === INVALID ? "" : daysText(rows, row) },
    { name: say("finding"), value: row => found(row).outcome, fill: (cell, row) => cell.append(badge(found(row).outcome)) },
    ...(isFindings || report.zones.length > 1 ? [{ name: say("zone"), value: row => shown.obligation === null ? textAt(rows.zone, row) : isFindings ? "" : report.obligations[shown.obligation] }] : []),
    ...(isFindings ? [{ name: say("verdict"), value: row => found(row).verdict === null ? 9 : found(row).verdict, text: row => found(row).verdict === null ? "" : say(VERDICTS[found(row).verdict]) }] : []),
    { name: say("doubt"), value: row => doubtWords(found(row).doubts) },
    { name: say("distance"), className: "number", value: row => found(row).distance === null ? Infinity : found(row).distance, text: row => distanceText(found(row)) },
    ...(rows.sector.texts.some(text => text !== "") ? [{ name: say("sector"), value: row => textAt(rows.sector, row) }] : []),
    { name: say("row"), className: "number", value: row => row + 1 },
  ];
  if (report.readings.length) columns.splice(-1, 0, { name: say("every"), value: row => rows.holds[row] === null ? "" : say(rows.holds[row] ? "same" : "depends") });
  // The title of a finding is where it was; it opens the evidence.
  function opener(row) {
    const open = element("button", "open", placeText(row) || say("row") + " " + (row + 1));
    open.type = "button";
    open.dir = "auto";
    open.title = say("open.row", { n: row + 1 });
    open.addEventListener("click", () => onOpen(row));
    return open;
  }
  let shown = { rows: [], obligation: null }, order = { column: 2, sign: 1 }, sorted = [], page = 0, chosen = null;
  const found = row => findingOf(rows, row, shown.obligation);

  const scroll = element("div", "scroll");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "group");
  scroll.setAttribute("aria-labelledby", "findings-title");
  const table = element("table"), head = table.createTHead().insertRow(), body = table.createTBody();
  table.className = "cards";
  columns.forEach((column, i) => {
    const cell = element("th", column.className), button = element("button", "", column.name);
    cell.scope = "col";
    button.type = "button";
    if (i === order.column) cell.setAttribute("aria-sort", "ascending");
    button.addEventListener("click", () => {
      order = { column: i, sign: order.column === i ? -order.sign : 1 };
      [...head.cells].forEach(other => other.removeAttribute("aria-sort"));
      cell.setAttribute("aria-sort", order.sign > 0 ? "ascending" : "descending");
      page = 0;
      draw(true);
    });
    cell.append(button);
    head.append(cell);
  });
  scroll.append(table);
  const pages = element("div", "pages");
  const before = element("button", "", say("previous")), next = element("button", "", say("next")), words = element("span");
  before.type = next.type = "button";
  before.addEventListener("click", () => { page -= 1; draw(false); });
  next.addEventListener("click", () => { page += 1; draw(false); });
  pages.append(before, next, words);
  box.append(scroll, pages);

  function draw(sorts) {
    if (sorts) {
      sorted = shown.rows.slice();
      const value = columns[order.column].value, keys = new Map(sorted.map(row => [row, value(row)]));
      const compare = (a, b) => typeof a === "string" ? a.localeCompare(b) : a === b ? 0 : a < b ? -1 : 1;
      sorted.sort((a, b) => order.sign * compare(keys.get(a), keys.get(b)) || a - b);
    }
    body.replaceChildren();
    const start = page * pageSize;
    for (const row of sorted.slice(start, start + size())) {
      const line = body.insertRow();
      line.dataset.row = row;
      if (row === chosen) line.className = "chosen";
      for (const column of columns) {
        const cell = line.insertCell();
        cell.className = column.className || "";
        cell.dataset.label = column.name;
        if (column.fill) column.fill(cell, row); else { cell.dir = "auto"; cell.textContent = (column.text || column.value)(row); }
        if (cell.textContent === "") cell.classList.add("empty");
      }
    }
    const end = Math.min(sorted.length, start + size());
    words.textContent = sorted.length === 0 ? say("rows.none") : isPrinting && end < sorted.length ? say("rows.print", { n: grouped(end), all: grouped(sorted.length) }) : say("rows", { a: grouped(start + 1), b: grouped(end), all: grouped(sorted.length) });
    before.disabled = page === 0;
    next.disabled = end >= sorted.length;
  }
  // On paper there is no next page to ask for; more than this nobody reads on paper.
  let isPrinting = false;
  const size = () => isPrinting ? 1000 : pageSize;
  addEventListener("beforeprint", () => { isPrinting = true; page = 0; draw(false); });
  addEventListener("afterprint", () => { isPrinting = false; draw(false); });
  return {
    show(now) { shown = now; page = 0; draw(true); },
    choose(row) { chosen = row; [...body.rows].forEach(line => { line.className = Number(line.dataset.row) === row ? "chosen" : ""; }); },
  };
}

/** Lets the tables of the page be sorted by the texts or numbers of any column. */
function makeSortable(table) {
  [...table.tHead.rows[0].cells].forEach((cell, index) => {
    const button = element("button", "", cell.textContent);
    const name = cell.textContent;
    for (const row of table.tBodies[0].rows) if (row.cells[index]) row.cells[index].dataset.label = name;
    button.type = "button";
    cell.replaceChildren(button);
    button.addEventListener("click", () => {
      const sign = cell.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      [...table.tHead.rows[0].cells].forEach(other => other.removeAttribute("aria-sort"));
      cell.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      const key = row => {
        const text = row.cells[index] ? row.cells[index].textContent : "";
        const number = Number(text.replace(/,/g, ""));
        return text !== "" && !Number.isNaN(number) ? number : text;
      };
      const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort((a, b) => sign * compare(key(a), key(b))));
    });
  });
}
