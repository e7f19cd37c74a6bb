"use strict";
(() => {
  const form = document.getElementById("filters");
  const table = document.getElementById("chart");
  const arrows = document.getElementById("arrows");
  const told = document.getElementById("told");
  const count = document.getElementById("count");
  const rows = [...table.querySelectorAll("tr[id]")];
  const selects = [...form.querySelectorAll("select")];
  const shown = () => rows.filter((row) => !row.hidden);
  let chosen = null;

  const others = (row, what) =>
    (row.dataset[what] || "").split(" ").filter(Boolean).map((id) => document.getElementById(id));

  // Where a row's bar begins or ends, seen from the corner of the board.
  const edge = (row, side) => {
    const bar = row.querySelector(".work");
    if (row.hidden || !bar) return null;
    const box = bar.getBoundingClientRect();
    const base = arrows.getBoundingClientRect();
    return { x: box[side] - base.left, y: box.top + box.height / 2 - base.top };
  };

  const draw = (d, name) => {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    if (name) path.setAttribute("class", name);
    arrows.append(path);
  };

  const join = (first, then) => {
    const from = edge(first, "right");
    const to = edge(then, "left");
    if (!from || !to) return;
    const turn = to.y + (from.y < to.y ? -11 : 11);
    const way = to.x - from.x > 14 ? `H${to.x - 9}V${to.y}` : `h6V${turn}H${to.x - 9}V${to.y}`;
    draw(`M${from.x} ${from.y}${way}H${to.x - 5}`);
    draw(`M${to.x} ${to.y}l-7-4v8z`, "head");
  };

  const clear = () => {
    arrows.replaceChildren();
    told.textContent = "";
    for (const row of rows) row.classList.remove("linked");
    chosen = null;
  };

  const choose = (row) => {
    clear();
    chosen = row;
    for (const each of rows) each.tabIndex = each === row ? 0 : -1;
    told.textContent = row.dataset.told;
    for (const each of others(row, "waits")) { join(each, row); each.classList.add("linked"); }
    for (const each of others(row, "unlocks")) { join(row, each); each.classList.add("linked"); }
  };

  const narrow = () => {
    clear();
    const asked = selects.filter((select) => select.selectedIndex > 0);
    const fits = (row, select) =>
      (row.dataset[select.name] || "").split(" ").includes(String(select.selectedIndex));
    for (const row of rows) row.hidden = !asked.every((select) => fits(row, select));
    for (const group of table.tBodies)
      group.hidden = asked.length > 0 && !group.querySelector("tr[id]:not([hidden])");
    const left = shown();
    for (const row of rows) row.tabIndex = row === left[0] ? 0 : -1;
    count.textContent = count.dataset.said
      .replace("{shown}", left.length)
      .replace("{total}", rows.length);
  };

  // The filters stand in the address, so that a narrowed timeline can be linked.
  const write = () => {
    const words = new URLSearchParams();
    for (const select of selects) if (select.value) words.set(select.name, select.value);
    const hash = String(words);
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch { /* a viewer that forbids it: the filters work without */ }
    narrow();
  };

  const read = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return;
    const words = new URLSearchParams(hash);
    for (const select of selects) {
      select.value = words.get(select.name) || "";
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    narrow();
  };

  table.addEventListener("keydown", (event) => {
    const left = shown();
    const at = left.indexOf(event.target.closest("tr"));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: left.length - 1 }[event.key];
    if (event.key === "Escape") clear();
    else if (at >= 0 && next !== undefined && left[next]) left[next].focus();
    else if (at < 0 || next === undefined) return;
    event.preventDefault();
  });
  table.addEventListener("focusin", (event) => {
    const row = event.target.closest("tr[id]");
    if (row) choose(row);
  });
  table.addEventListener("click", (event) => {
    const row = event.target.closest("tr[id]");
    if (row) { row.focus({ preventScroll: true }); choose(row); }
  });
  form.addEventListener("change", write);
  form.querySelector("button").addEventListener("click", () => {
    for (const select of selects) select.selectedIndex = 0;
    write();
  });
  addEventListener("resize", () => { if (chosen) choose(chosen); });
  addEventListener("hashchange", read);
  form.hidden = false;
  narrow();
  read();
})();
