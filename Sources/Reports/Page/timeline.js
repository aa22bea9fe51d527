// Incidents by day, week or month, with the days on which something begins. A drag or the keyboard chooses days.

function makeTimeline(report, onChoose) {
  const box = document.getElementById("timeline");
  const rows = report.rows;
  const days = rows.first.filter(day => day !== null).concat(rows.last.filter(day => day !== null));
  if (days.length === 0) { box.hidden = true; return { show() {} }; }
  let first = days.reduce((a, b) => Math.min(a, b)), last = days.reduce((a, b) => Math.max(a, b));
  for (const event of report.events) {
    // A deadline long after the last incident would press them all together.
    if (event.day < first && first - event.day < 60) first = event.day;
    if (event.day > last && event.day - last < 60) last = event.day;
  }

  // The first day of the day, week or month that a day is in. Weeks begin on Monday.
  const starts = {
    day: day => day,
    week: day => day - ((day + 3) % 7 + 7) % 7,
    month: day => { const date = new Date(day * 864e5); return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 864e5; },
  };
  const after = {
    day: day => day + 1, week: day => day + 7,
    month: day => { const date = new Date(day * 864e5); return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 864e5; },
  };
  const span = last - first + 1;
  const possible = ["day", "week", "month"].filter(unit => span / { day: 1, week: 7, month: 30.4 }[unit] <= 800);
  if (!possible.length) possible.push("month");
  let unit = possible.find(unit => span / { day: 1, week: 7, month: 30.4 }[unit] <= 70) || possible[possible.length - 1];

  const bar = element("div", "bar"), choice = element("div", "units"), title = element("span", "soft");
  choice.setAttribute("role", "group");
  const buttons = possible.map(name => {
    const button = element("button", "", say("by." + name));
    button.type = "button";
    button.addEventListener("click", () => { unit = name; cursor = null; measure(); if (latest) show(latest); });
    choice.append(button);
    return button;
  });
  bar.append(choice, title);
  const chart = vector("svg", { role: "group", tabindex: 0, "aria-label": say("timeline.label") });
  const status = element("p", "hidden");
  status.setAttribute("role", "status");
  box.append(bar, chart, status, element("p", "soft hint", say("timelineHint")));

  let bins = [], width = 900, latest = null, cursor = null, anchor = null, tally = [], top = 20, base = 0, height = 0;
  const left = 34, right = 8;
  const x = day => left + (day - bins[0]) / (bins[bins.length - 1] - bins[0]) * (width - left - right);
  const binAt = day => { let low = 0, high = bins.length - 2; while (low < high) { const middle = (low + high + 1) >> 1; if (bins[middle] <= day) low = middle; else high = middle - 1; } return low; };

  // As wide as there is room, so that letters are as large as all others. The last of the bins is the end.
  function measure() {
    width = Math.max(280, box.clientWidth || 900);
    bins = [starts[unit](first)];
    while (bins[bins.length - 1] <= last) bins.push(after[unit](bins[bins.length - 1]));
  }
  measure();
  new ResizeObserver(() => { if (box.clientWidth && Math.abs(box.clientWidth - width) > 1) { measure(); if (latest) show(latest); } }).observe(box);

  const choose = (a, b) => onChoose(Math.max(first, bins[Math.min(a, b)]), Math.min(last, bins[Math.max(a, b) + 1] - 1));
  let drag = null;
  const binUnder = event => {
    const area = chart.getBoundingClientRect();
    const share = ((event.clientX - area.left) / area.width * width - left) / (width - left - right);
    return binAt(bins[0] + Math.max(0, Math.min(1, share)) * (bins[bins.length - 1] - bins[0]));
  };
  chart.addEventListener("pointerdown", event => { drag = { bin: binUnder(event), x: event.clientX }; chart.setPointerCapture(event.pointerId); });
  chart.addEventListener("pointermove", event => { if (drag) brush(drag.bin, binUnder(event)); });
  chart.addEventListener("pointerup", event => {
    if (!drag) return;
    const { bin, x } = drag;
    drag = null;
    // A click alone takes the choice back.
    if (Math.abs(event.clientX - x) < 4) onChoose(null, null); else choose(bin, binUnder(event));
  });
  chart.addEventListener("pointercancel", () => { drag = null; if (latest) show(latest); });
  chart.addEventListener("keydown", event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const count = bins.length - 1;
    if (event.key === "Escape") { if (latest && (latest.from !== null || latest.to !== null)) { cursor = anchor = null; onChoose(null, null); event.stopPropagation(); } return; }
    if (event.key === "Home" || event.key === "End") cursor = event.key === "Home" ? 0 : count - 1;
    else if (event.key === "Enter" || event.key === " ") { if (cursor !== null) { anchor = cursor; choose(cursor, cursor); } }
    else if (step) {
      const from = cursor === null ? (step > 0 ? -1 : count) : cursor;
      if (event.shiftKey && anchor === null) anchor = Math.max(0, from);
      cursor = Math.max(0, Math.min(count - 1, from + step));
      if (event.shiftKey) choose(anchor, cursor); else anchor = null;
    } else return;
    event.preventDefault();
    if (latest) show(latest);
    if (cursor !== null) status.textContent = words(cursor);
  });
  chart.addEventListener("blur", () => { cursor = null; if (latest) show(latest); });

  function words(bin) {
    const name = unit === "day" ? dayText(bins[bin]) : unit === "month" ? dayText(bins[bin]).slice(0, 7) : dayText(bins[bin]) + " – " + dayText(bins[bin + 1] - 1);
    return name + ": " + tally[bin].map((count, kind) => [count, kind]).filter(([count]) => count).map(([count, kind]) => say(KINDS[kind]) + " " + grouped(count)).join(", ");
  }
  function brush(a, b) {
    const old = chart.querySelector(".brush");
    if (old) old.remove();
    const from = x(bins[Math.min(a, b)]), to = x(bins[Math.max(a, b) + 1]);
    chart.append(vector("rect", { class: "chosen brush", x: from, y: top, width: to - from, height: base - top }));
  }

  /** The names of events, each in the first row in which it touches no other; the rows that they need. */
  function placed(events) {
    const ends = [];
    return events.map(event => {
      const at = x(event.day), text = vector("text", { class: "deadline-name" }, dayText(event.day) + " " + event.text);
      chart.append(text);
      const room = width - right - left;
      let length = text.getComputedTextLength();
      for (let words = text.textContent; length > room && words.length > 12;) {
        words = words.slice(0, -2);
        text.textContent = words + "…";
        length = text.getComputedTextLength();
      }
      const isRight = at + 4 + length > width - right;
      const start = isRight ? Math.max(0, Math.min(at - 4, width - right) - length) : at + 4;
      let row = 0;
      while (ends[row] !== undefined && ends[row].some(([a, b]) => start < b + 6 && a < start + length + 6)) row += 1;
      (ends[row] = ends[row] || []).push([start, start + length]);
      text.setAttribute("x", start);
      text.append(vector("title", {}, dayText(event.day) + " " + event.text));
      return { event, at, text, row };
    });
  }

  function show(shown) {
    latest = shown;
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", possible[i] === unit));
    tally = Array.from({ length: bins.length - 1 }, () => KINDS.map(() => 0));
    let dated = 0, dateless = 0, unreadable = 0;
    for (const row of shown.rows) {
      const a = rows.first[row], b = rows.last[row], outcome = findingOf(rows, row, shown.obligation).outcome;
      if (outcome === INVALID) { unreadable += 1; continue; }
      const day = a === null ? b : a;
      if (day === null) { dateless += 1; continue; }
      dated += 1;
      tally[binAt(day)][outcome] += 1;
    }
    // Bars and what is left out of them make what is shown.
    title.textContent = say("timeline.counts", {
      n: grouped(dated), all: grouped(shown.rows.length),
      list: say("undated", { n: grouped(dateless) }) + say("list.comma") + say("unreadable", { n: grouped(unreadable) }),
    });
    chart.replaceChildren();
    const names = placed(report.events.filter(event => event.day >= bins[0] && event.day < bins[bins.length - 1]));
    const lines = names.length ? Math.max(...names.map(name => name.row)) + 1 : 0;
    top = 14 + 13 * lines;
    base = top + 84;
    height = base + 22;
    chart.setAttribute("viewBox", "0 0 " + width + " " + height);
    const most = Math.max(1, ...tally.map(counts => counts.reduce((a, b) => a + b)));
    chart.prepend(vector("line", { x1: left, y1: base, x2: width - right, y2: base, stroke: "#9aa5b1" }));
    chart.append(vector("text", { x: left - 4, y: top + 8, "text-anchor": "end" }, grouped(most)), vector("text", { x: left - 4, y: base, "text-anchor": "end" }, "0"));
    tally.forEach((counts, bin) => {
      let y = base;
      const at = x(bins[bin]), thick = Math.max(1, x(bins[bin + 1]) - at - 1);
      const bar = vector("g", {});
      counts.forEach((count, kind) => {
        if (!count) return;
        const tall = count / most * (base - top);
        y -= tall;
        bar.append(vector("rect", { class: "bar-" + LOOK_OF[KINDS[kind]], x: at, y, width: thick, height: tall }));
      });
      if (!bar.childNodes.length) return;
      bar.append(vector("title", {}, words(bin)));
      chart.append(bar);
    });
    for (const { at, text, row } of names) {
      text.setAttribute("y", 12 + 13 * row);
      chart.append(vector("line", { class: "deadline", x1: at, x2: at, y1: 4 + 13 * row, y2: base }), text);
    }
    ticks();
    if (shown.from !== null || shown.to !== null) {
      const a = Math.max(left, x(Math.max(first, shown.from === null ? first : shown.from))), b = x(Math.min(last, shown.to === null ? last : shown.to) + 1);
      chart.append(vector("rect", { class: "chosen", x: a, y: top, width: Math.max(2, b - a), height: base - top }));
    }
    if (cursor !== null) chart.append(vector("rect", { class: "cursor", x: x(bins[cursor]), y: top, width: Math.max(3, x(bins[cursor + 1]) - x(bins[cursor])), height: base - top }));
  }

  /** Days below the axis, as many as find room. */
  function ticks() {
    const room = unit === "month" ? 58 : 76;
    const every = Math.max(1, Math.ceil(room / ((width - left - right) / (bins.length - 1))));
    for (let bin = 0; bin < bins.length - 1; bin += every) {
      const at = x(bins[bin]);
      if (at + room - 8 > width) break;
      chart.append(vector("line", { x1: at, x2: at, y1: base, y2: base + 4, stroke: "#9aa5b1" }));
      chart.append(vector("text", { class: "tick", x: at, y: height - 6 }, unit === "month" ? dayText(bins[bin]).slice(0, 7) : dayText(bins[bin])));
    }
  }
  return { show };
}
