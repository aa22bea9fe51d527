// The legend: every kind of mark with how many there are, every zone with its parts, every layer, and switches for them.

function makeLegend(map) {
  const box = document.getElementById("legend");
  const counts = [];
  let beyond = null;

  function swatch(look) {
    if (look.sign) return element("span", "placesign", look.sign);
    const made = vector("svg", { width: 20, height: 12, viewBox: "0 0 20 12", "aria-hidden": "true", class: "swatch" });
    if (look.line) made.append(vector("path", { d: "M0,6H20", stroke: look.line, "stroke-width": 2.5 }));
    else made.append(vector("rect", { x: .5, y: .5, width: 19, height: 11, fill: look.fill, "fill-opacity": look.opacity, stroke: look.stroke, "stroke-dasharray": look.isDashed ? "4 2" : "none" }));
    return made;
  }

  return {
    title(text) { box.append(element("h3", "", text)); },
    /** The kinds of findings, with how many are shown, and what size and hollow marks mean. */
    kinds() {
      this.title(say("legend.incidents"));
      KINDS.forEach((name, kind) => {
        if (kind === INVALID) return;
        const line = element("div", "entry"), count = element("span", "count");
        line.append(sign(kind), element("span", "", say(name)), count);
        counts.push(count);
        box.append(line);
      });
      const hollow = element("div", "entry");
      hollow.append(sign(0, true), element("span", "", say("legend.hollow")));
      const sizes = element("div", "entry sizes"), most = [1, 10, 50];
      const picture = vector("svg", { width: 124, height: 34, viewBox: "0 0 124 34", "aria-hidden": "true" });
      let x = 2;
      for (const count of most) {
        const radius = markRadius(count);
        picture.append(vector("circle", { cx: x + radius, cy: 17, r: radius, fill: "none", stroke: "#52606d" }));
        picture.append(vector("text", { x: x + 2 * radius + 2, y: 21, "font-size": 10, fill: "#52606d" }, String(count)));
        x += 2 * radius + 20;
      }
      sizes.append(picture, element("span", "", say("legend.size")));
      const chosen = element("div", "entry soft", say("legend.chosen"));
      beyond = element("div", "entry soft");
      box.append(hollow, sizes, chosen, beyond);
    },
    /** A layer with its switch and its parts. */
    layer(group, words, isOn, entries, look, note) {
      const label = element("label", "entry"), input = element("input");
      input.type = "checkbox";
      input.checked = isOn;
      const parts = element("div", "parts");
      const update = () => {
        if (input.checked) group.addTo(map); else group.remove();
        parts.hidden = !input.checked;
        label.classList.toggle("off", !input.checked);
      };
      input.addEventListener("change", update);
      const text = element("span", "", words);
      text.dir = "auto";
      label.append(input, ...(look ? [swatch(look)] : []), text);
      for (const [name, part] of entries) {
        const line = element("div", "entry");
        line.append(swatch(part), element("span", "", name));
        parts.append(line);
      }
      if (note) parts.append(element("div", "entry soft", note));
      box.append(label, parts);
      update();
    },
    /** How many incidents of each kind are shown, and how many lie beyond the frame. */
    counts(shown, outside) {
      const found = KINDS.map(() => 0);
      for (const row of shown.rows) found[findingOf(report.rows, row, shown.obligation).outcome] += 1;
      counts.forEach((count, kind) => { count.textContent = grouped(found[kind]); });
      beyond.textContent = outside ? say("legend.beyond", { n: grouped(outside) }) : "";
    },
  };
}
