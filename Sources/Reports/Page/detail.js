// What is said of the incidents of one place, and on what it rests.

function makeDetail(report, onClose) {
  const panel = document.getElementById("detail");
  const rows = report.rows, most = 100;
  let opener = null;

  function pair(list, name, value) {
    if (value === "" || value === null) return;
    const term = element("dt", "", name), text = element("dd", "", value);
    term.dir = text.dir = "auto";
    list.append(term, text);
  }

  function article(row) {
    const made = element("article");
    made.append(element("h3", "", "Row " + (row + 1) + (rows.outcome[row] === INVALID ? "" : ", " + daysText(rows, row))));
    made.append(badge(rows.outcome[row]));
    if (rows.outcome[row] === INVALID) {
      made.append(element("p", "", textAt(rows.reason, row)));
    } else {
      rows.obligations.forEach((obligation, i) => {
        if (obligation.outcome[row] >= 3) return;
        const line = element("p");
        line.append(element("b", "", report.obligations[i]), " ", badge(obligation.outcome[row]));
        line.append(" " + textAt(obligation.time, row) + "; " + textAt(obligation.location, row) + ".");
        const doubts = doubtWords(obligation.doubts[row]);
        if (doubts) line.append(" In doubt: " + doubts + ".");
        made.append(line);
      });
      const facts = element("dl");
      pair(facts, "Zone", textAt(rows.zone, row));
      pair(facts, "Verdict", rows.verdict[row] === null ? "" : VERDICTS[rows.verdict[row]]);
      pair(facts, "In doubt", doubtWords(rows.doubts[row]));
      pair(facts, "Distance", lengthText(rows.distance[row]));
      pair(facts, "Known to", !rows.radius[row] ? "taken as exact" : rows.outline && rows.outline[row] !== null
        ? "a sector, within " + lengthText(rows.radius[row]) : "± " + lengthText(rows.radius[row]));
      if (rows.zoneProbability[row] !== null) pair(facts, "Probability", rows.coreProbability[row] === rows.zoneProbability[row] ? String(rows.zoneProbability[row]) : rows.coreProbability[row] + " (core) to " + rows.zoneProbability[row] + " (zone)");
      pair(facts, "Sector", textAt(rows.sector, row));
      pair(facts, "Position", rows.latitude[row] + ", " + rows.longitude[row]);
      report.readings.forEach((reading, i) => pair(facts, "Reading: " + reading, OUTCOMES[rows.readings[i][row]]));
      pair(facts, "Assumed", textAt(rows.reason, row));
      made.append(facts);
    }
    const source = element("dl");
    for (const column of rows.columns) pair(source, column.name, textAt(column, row));
    made.append(source);
    return made;
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    panel.replaceChildren();
    onClose();
    if (opener && opener.isConnected) opener.focus();
  }
  addEventListener("keydown", event => { if (event.key === "Escape") close(); });
  return {
    open(list) {
      opener = document.activeElement;
      const button = element("button", "close", "Close");
      button.type = "button";
      button.addEventListener("click", close);
      const title = list.length === 1 ? "One incident" : list.length + " incidents at this place";
      panel.replaceChildren(button, element("h2", "", title), ...list.slice(0, most).map(article));
      if (list.length > most) panel.append(element("p", "", "… and " + (list.length - most) + " more; filters narrow them down."));
      panel.hidden = false;
      panel.focus({ preventScroll: innerWidth > 832 });
    },
    close,
  };
}
