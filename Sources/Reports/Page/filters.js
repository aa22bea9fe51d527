// Which rows are shown. What is asked for stands in the form, and nowhere else.

function makeFilters(report, onChange) {
  const form = document.getElementById("filters");
  const rows = report.rows;
  const field = name => form.elements.namedItem(name);
  function fill(name, all, options) {
    field(name).append(new Option(all, ""), ...options.map(([value, text]) => new Option(text, value)));
  }
  const used = name => new Set(rows[name]);
  fill("obligation", say("any"), report.obligations.map((o, i) => [i, o]));
  field("obligation").parentElement.hidden = report.obligations.length === 0;
  fill("outcome", say("any"), KINDS.map((o, i) => [i, say(o)]).filter(([i]) => i < INVALID || used("outcome").has(INVALID)));
  fill("verdict", say("any"), VERDICTS.map((v, i) => [i, say(v)]));
  // Without obligations a finding is a verdict.
  field("verdict").parentElement.hidden = report.kind === "verdicts";
  const sectors = rows.sector.texts.filter(text => text !== "");
  fill("sector", say("any"), sectors.map(text => [text, text]));
  field("sector").parentElement.hidden = sectors.length === 0;
  form.hidden = false;

  let haystack = null;
  function searchable(row) {
    if (haystack === null) {
      haystack = new Array(rows.count);
      for (let i = 0; i < rows.count; i++) {
        const texts = rows.columns.map(column => textAt(column, i));
        texts.push(textAt(rows.reason, i), textAt(rows.zone, i), textAt(rows.sector, i));
        haystack[i] = texts.join("\n").toLowerCase();
      }
    }
    return haystack[row];
  }

  const number = name => field(name).value === "" ? null : Number(field(name).value);
  const chosen = () => ({
    from: dayOf(field("from").value), to: dayOf(field("to").value), obligation: number("obligation"),
    outcome: number("outcome"), verdict: number("verdict"), sector: field("sector").value,
    words: field("search").value.toLowerCase().split(/\s+/).filter(word => word !== ""),
  });

  function shown() {
    const want = chosen();
    const result = [];
    for (let row = 0; row < rows.count; row++) {
      const found = findingOf(rows, row, want.obligation);
      if (want.outcome !== null ? found.outcome !== want.outcome
        : want.obligation !== null && LOOK_OF[KINDS[found.outcome]] === "out") continue;
      if (want.verdict !== null && found.verdict !== want.verdict) continue;
      if (want.sector !== "" && textAt(rows.sector, row) !== want.sector) continue;
      // A row that may be of several days is shown where one of them is asked for.
      const first = rows.first[row], last = rows.last[row];
      if (want.from !== null && last !== null && last < want.from) continue;
      if (want.to !== null && first !== null && first > want.to) continue;
      if (want.words.length && !want.words.every(word => searchable(row).includes(word))) continue;
      result.push(row);
    }
    return { rows: result, obligation: want.obligation, from: want.from, to: want.to };
  }

  // Browsers differ in which of these a field tells of; what is asked for twice is answered once.
  let answered = null;
  function apply() {
    const asked = JSON.stringify(chosen());
    if (asked === answered) return;
    answered = asked;
    onChange(shown());
  }
  form.addEventListener("input", apply);
  form.addEventListener("change", apply);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  return {
    apply,
    /** Asks for the days from a first to a last. */
    choose(from, to) {
      field("from").value = from === null ? "" : dayText(from);
      field("to").value = to === null ? "" : dayText(to);
      apply();
    },
  };
}
