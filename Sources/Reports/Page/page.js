// What brings the parts of the page together: filters say what is shown, and map, timeline and table show it.

const report = JSON.parse(document.getElementById("data").textContent);
let map = null, table = null;
const detail = makeDetail(report, () => { table.choose(null); if (map) map.choose(null); });
function open(list) {
  detail.open(list);
  table.choose(list[0]);
  if (map) map.choose(list[0]);
}
map = makeMap(report, open);
table = makeTable(report, row => open([row]));
let filters = null;
const timeline = makeTimeline(report, (from, to) => filters.choose(from, to));
filters = makeFilters(report, shown => {
  if (map) map.show(shown);
  timeline.show(shown);
  table.show(shown);
  const all = report.rows.count;
  document.getElementById("shown").textContent =
    (shown.rows.length === all ? "all " + all : shown.rows.length + " of " + all) + (all === 1 ? " incident" : " incidents");
});
filters.apply();
document.querySelectorAll("table.sortable").forEach(makeSortable);
window.demarc = { report, map };
