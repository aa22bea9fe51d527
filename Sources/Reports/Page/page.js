// What brings the parts of the page together: filters say what is shown, and map, timeline and table show it.

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
    shown.rows.length === all ? say("shown.all", { all: grouped(all) }) : say("shown", { n: grouped(shown.rows.length), all: grouped(all) });
});
filters.apply();
document.querySelectorAll("table.sortable").forEach(makeSortable);
// On a phone the map comes first, and filters open when they are asked for.
if (matchMedia("(max-width: 52rem)").matches) document.getElementById("filterbox").open = false;
window.demarc = { report, map };
