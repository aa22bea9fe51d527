// Incidents by day, week or month, with the days on which something begins or ends. A drag chooses days.

function makeTimeline(report, onChoose) {
  const box = document.getElementById("timeline");
  const rows = report.rows;
  const days = rows.first.filter(day => day !== null).concat(rows.last.filter(day => day !== null));
  if (days.length === 0) return { show() {} };
  let first = days.reduce((a, b) => Math.min(a, b)), last = days.reduce((a, b) => Math.max(a, b));
  for (const event of report.events) {
    // A deadline long after the last incident would press them all together.
    if (event.day < first && first - event.day < 60) first = event.day;
    if (event.day > last && event.day - last < 60) last = event.day;
  }
  const span = last - first + 1;
  const step = [1, 7, 30.4375, 365.25].find(step => span / step <= 140) || span / 140;
  const unit = step === 1 ? "day" : step === 7 ? "week" : "period";
  const bins = Math.ceil(span / step), height = 130, left = 34, top = 40, base = height - 22;
  let width = 900, latest = null;
  const x = day => left + (day - first) / step / bins * (width - left - 6);
  const svg = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const chart = svg("svg", { role: "img", "aria-label": "Incidents by " + unit });
  box.append(chart);
  // As wide as there is room, so that letters are as large as all others.
  function measure() {
    width = Math.max(300, box.clientWidth || 900);
    chart.setAttribute("viewBox", "0 0 " + width + " " + height);
  }
  measure();
  new ResizeObserver(() => { measure(); if (latest) show(latest); }).observe(box);

  let drag = null;
  const dayAt = event => {
    const share = (event.clientX - chart.getBoundingClientRect().left) / chart.getBoundingClientRect().width;
    const day = first + (share * width - left) / (width - left - 6) * bins * step;
    return Math.max(first, Math.min(last, Math.floor(day)));
  };
  chart.addEventListener("pointerdown", event => { drag = dayAt(event); chart.setPointerCapture(event.pointerId); });
  chart.addEventListener("pointerup", event => {
    if (drag === null) return;
    const day = dayAt(event);
    // A click alone takes the choice back.
    if (Math.abs(day - drag) < 1) onChoose(null, null); else onChoose(Math.min(drag, day), Math.max(drag, day));
    drag = null;
  });

  function show(shown) {
    latest = shown;
    const counts = Array.from({ length: bins }, () => [0, 0, 0]);
    let dateless = 0;
    for (const row of shown.rows) {
      const day = rows.first[row] === null ? rows.last[row] : rows.first[row];
      if (day === null) { dateless += 1; continue; }
      const verdict = findingOf(rows, row, shown.obligation).verdict;
      counts[Math.min(bins - 1, Math.floor((day - first) / step))][verdict === null ? 2 : verdict] += 1;
    }
    const most = Math.max(1, ...counts.map(c => c[0] + c[1] + c[2]));
    chart.replaceChildren();
    if (shown.from !== null || shown.to !== null) {
      const a = x(Math.max(first, shown.from === null ? first : shown.from)), b = x(Math.min(last, shown.to === null ? last : shown.to) + 1);
      chart.append(svg("rect", { class: "chosen", x: a, y: top - 6, width: Math.max(0, b - a), height: base - top + 6 }));
    }
    chart.append(svg("line", { x1: left, y1: base, x2: width - 6, y2: base, stroke: "#9aa5b1" }));
    chart.append(svg("text", { x: left - 4, y: top + 4, "text-anchor": "end" }, String(most)));
    chart.append(svg("text", { x: left - 4, y: base, "text-anchor": "end" }, "0"));
    const thick = Math.max(1, (width - left - 6) / bins - 1);
    counts.forEach((count, bin) => {
      let y = base;
      ["inside", "disputed", "outside"].forEach((name, verdict) => {
        const tall = count[verdict] / most * (base - top);
        if (tall === 0) return;
        y -= tall;
        const bar = svg("rect", { class: "fill-" + name, x: x(first + bin * step), y, width: thick, height: tall });
        bar.append(svg("title", {}, dayText(Math.floor(first + bin * step)) + (step === 1 ? "" : ", " + unit) + ": " + count[verdict] + " " + name));
        chart.append(bar);
      });
    });
    // Names of deadlines in two rows, so that near ones do not lie upon each other.
    report.events.filter(event => event.day >= first && event.day <= last).forEach((event, i) => {
      const at = x(event.day), isRight = at > width * .7;
      chart.append(svg("line", { class: "deadline", x1: at, x2: at, y1: 4, y2: base }));
      chart.append(svg("text", { class: "deadline-name", x: at + (isRight ? -4 : 4), y: 12 + 13 * (i % 2), "text-anchor": isRight ? "end" : "start" }, dayText(event.day) + " " + event.text));
    });
    const ticks = Math.min(6, bins, Math.floor(width / 110));
    for (let i = 0; i < ticks; i++) {
      const day = Math.floor(first + i * span / ticks);
      chart.append(svg("text", { x: x(day), y: height - 6 }, dayText(day)));
    }
    if (dateless) chart.append(svg("text", { x: width - 6, y: height - 6, "text-anchor": "end" }, dateless + " without a date"));
  }
  return { show };
}
