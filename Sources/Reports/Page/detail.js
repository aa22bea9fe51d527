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
    const made = element("article"), title = element("h3");
    const name = element("bdi", "", placeText(row) || say("row") + " " + (row + 1));
    title.append(name, rows.outcome[row] === INVALID ? "" : ", " + daysText(rows, row));
    made.append(title, badge(rows.outcome[row]));
    if (rows.outcome[row] === INVALID) {
      made.append(element("p", "", textAt(rows.reason, row)));
    } else {
      rows.obligations.forEach((part, i) => {
        const kind = part.outcome[row];
        if (report.kind === "findings" && LOOK_OF[KINDS[kind]] === "out") return;
        const line = element("p");
        line.dir = "auto";
        line.append(element("b", "", report.obligations[i]), " ", badge(kind));
        const evidence = [textAt(part.time, row), textAt(part.location, row)].filter(text => text !== "").join(say("list.semicolon"));
        if (evidence) line.append(" " + evidence + ".");
        else if (report.kind === "verdicts") line.append(" " + distanceText(findingOf(rows, row, i)));
        const doubts = doubtWords(part.doubts[row]);
        if (doubts) line.append(" " + say("doubt") + ": " + doubts + ".");
        made.append(line);
      });
      const facts = element("dl"), place = report.rows.latitude[row].toFixed(5) + ", " + report.rows.longitude[row].toFixed(5);
      pair(facts, say("zone"), textAt(rows.zone, row));
      pair(facts, say("verdict"), rows.verdict[row] === null ? "" : say(VERDICTS[rows.verdict[row]]));
      pair(facts, say("doubt"), doubtWords(rows.doubts[row]));
      pair(facts, say("distance"), distanceText(findingOf(rows, row, null)));
      pair(facts, say("known"), !rows.radius[row] ? say("exact") : rows.outline && rows.outline[row] !== null
        ? say("within.sector", { d: lengthText(rows.radius[row]) }) : "± " + lengthText(rows.radius[row]));
      if (rows.zoneProbability[row] !== null) pair(facts, say("probability"), rows.coreProbability[row] === rows.zoneProbability[row] ? String(rows.zoneProbability[row]) : rows.coreProbability[row] + " – " + rows.zoneProbability[row]);
      pair(facts, say("sector"), textAt(rows.sector, row));
      pair(facts, say("position"), place);
      report.readings.forEach((reading, i) => pair(facts, say("reading") + ": " + reading, say(KINDS[rows.readings[i][row]])));
      pair(facts, say("assumed"), textAt(rows.reason, row));
      pair(facts, say("row"), String(row + 1));
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
      const button = element("button", "close", say("close"));
      button.type = "button";
      button.addEventListener("click", close);
      const title = element("h2", "", list.length === 1 ? say("one") : say("many", { n: grouped(list.length) }));
      title.id = "detail-title";
      // The gravest first.
      list = list.slice().sort((a, b) => rows.outcome[a] - rows.outcome[b] || a - b);
      panel.replaceChildren(button, title, ...list.slice(0, most).map(article));
      if (list.length > most) panel.append(element("p", "", say("more", { n: grouped(list.length - most) })));
      panel.hidden = false;
      panel.focus({ preventScroll: innerWidth > 832 });
    },
    close,
  };
}
