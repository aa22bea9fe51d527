// The table of findings, a page of it at a time; and tables that sort by any of their columns.

function makeTable(report, onOpen) {
  const box = document.getElementById("table");
  const rows = report.rows, pageSize = 50;
  const place = rows.columns.find(column => column.name === report.label) || null;
  const columns = [
    { name: "Row", className: "number", value: row => row + 1 },
    { name: "Days", className: "days", value: row => rows.first[row] === null ? Infinity : rows.first[row], text: row => rows.outcome[row] === INVALID ? "" : daysText(rows, row) },
    { name: place ? place.name : "Position", value: row => text(row), text: row => text(row) },
    { name: "Finding", value: row => found(row).outcome, fill: (cell, row) => cell.append(badge(found(row).outcome)) },
    { name: "Zone", value: row => textAt(rows.zone, row) },
    { name: "Verdict", value: row => found(row).verdict === null ? 9 : found(row).verdict, text: row => found(row).verdict === null ? "" : VERDICTS[found(row).verdict] },
    { name: "In doubt", value: row => doubtWords(found(row).doubts) },
    { name: "Distance", className: "number", value: row => rows.distance[row] === null ? Infinity : rows.distance[row], text: row => lengthText(rows.distance[row]) },
    { name: "Sector", value: row => textAt(rows.sector, row) },
  ];
  if (report.readings.length) columns.push({ name: "Every reading", value: row => rows.holds[row] === null ? "" : rows.holds[row] ? "the same" : "depends" });
  function text(row) {
    if (place) return textAt(place, row);
    return rows.latitude[row] === null ? "" : rows.latitude[row].toFixed(4) + ", " + rows.longitude[row].toFixed(4);
  }
  let shown = { rows: [], obligation: null }, order = null, sorted = [], page = 0, chosen = null;
  const found = row => findingOf(rows, row, shown.obligation);

  const scroll = element("div", "scroll");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-labelledby", "findings-title");
  const table = element("table"), head = table.createTHead().insertRow(), body = table.createTBody();
  columns.forEach((column, i) => {
    const cell = element("th", column.className), button = element("button", "", column.name);
    cell.scope = "col";
    button.type = "button";
    button.addEventListener("click", () => {
      order = { column: i, sign: order && order.column === i ? -order.sign : 1 };
      [...head.cells].forEach(other => other.removeAttribute("aria-sort"));
      cell.setAttribute("aria-sort", order.sign > 0 ? "ascending" : "descending");
      page = 0;
      draw(true);
    });
    cell.append(button);
    head.append(cell);
  });
  const last = element("th");
  last.scope = "col";
  last.textContent = "Evidence";
  head.append(last);
  scroll.append(table);
  const pages = element("div", "pages");
  const before = element("button", "", "Previous"), next = element("button", "", "Next"), words = element("span");
  before.type = next.type = "button";
  before.addEventListener("click", () => { page -= 1; draw(false); });
  next.addEventListener("click", () => { page += 1; draw(false); });
  pages.append(before, next, words);
  box.append(scroll, pages);

  function draw(sorts) {
    if (sorts) {
      sorted = shown.rows.slice();
      if (order) {
        const value = columns[order.column].value, keys = new Map(sorted.map(row => [row, value(row)]));
        const compare = (a, b) => typeof a === "string" ? a.localeCompare(b) : a === b ? 0 : a < b ? -1 : 1;
        sorted.sort((a, b) => order.sign * compare(keys.get(a), keys.get(b)) || a - b);
      }
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
        cell.dir = "auto";
        if (column.fill) column.fill(cell, row); else cell.textContent = (column.text || column.value)(row);
      }
      const open = element("button", "open", "Open");
      open.type = "button";
      open.setAttribute("aria-label", "Open the evidence of row " + (row + 1));
      open.addEventListener("click", () => onOpen(row));
      line.insertCell().append(open);
    }
    const end = Math.min(sorted.length, start + size());
    words.textContent = sorted.length === 0 ? "No row" : "Rows " + (start + 1) + " to " + end + " of " + sorted.length;
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
