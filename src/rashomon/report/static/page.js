// Comforts only: the page can be read in full without this.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const points = all(".point");
  const tiles = all("[data-filter]");
  const find = document.getElementById("find");
  const shown = document.getElementById("shown");
  const clear = document.getElementById("clear");
  const nothing = document.getElementById("nothing");
  const restore = document.getElementById("restore");
  const wordsOf = new Map();
  let status = "";

  const fits = (point) => {
    if (status && point.dataset.status !== status) return false;
    const wanted = find.value.trim().toLowerCase();
    if (!wanted) return true;
    if (!wordsOf.has(point)) wordsOf.set(point, point.textContent.toLowerCase());
    return wordsOf.get(point).includes(wanted);
  };

  // Show what fits; hide the groups and sections that are left empty.
  const apply = () => {
    const looking = status !== "" || find.value.trim() !== "";
    let left = 0;
    for (const point of points) {
      point.hidden = !fits(point);
      left += point.hidden ? 0 : 1;
    }
    for (const group of all(".lone, section.points, .glance")) {
      group.hidden = looking && !group.querySelector(".point:not([hidden])");
    }
    for (const group of all(".lone")) {
      if (find.value.trim() && !group.hidden) group.open = true;
    }
    for (const tile of tiles) {
      if (tile.dataset.filter === status) tile.setAttribute("aria-current", "true");
      else tile.removeAttribute("aria-current");
    }
    shown.textContent = looking ? `${left} of ${points.length} points` : "";
    clear.hidden = !looking;
    nothing.hidden = left > 0 || points.length === 0;
  };

  const reset = () => {
    status = "";
    find.value = "";
    apply();
  };

  for (const tile of tiles) {
    tile.addEventListener("click", () => {
      status = status === tile.dataset.filter ? "" : tile.dataset.filter;
      apply();
    });
  }
  find.addEventListener("input", apply);
  clear.addEventListener("click", () => {
    reset();
    find.focus();
  });
  find.addEventListener("keydown", (event) => {
    if (event.key === "Escape") reset();
  });
  if (restore) {
    restore.addEventListener("change", () => document.body.classList.toggle("restoring", restore.checked));
  }

  // A link may lead to a point that the filter hides, into a closed group, or to a statement in several pieces.
  const arrive = () => {
    for (const mark of all("mark.led")) mark.classList.remove("led");
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) reset();
    const group = target.closest("details");
    if (group && !group.open) group.open = true;
    const place = /^s(\d+)-(\d+)$/.exec(target.id);
    if (place) {
      for (const mark of all(`mark[data-s~="${place[1]}-${place[2]}"]`)) mark.classList.add("led");
    }
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", arrive);

  // Pointing at a statement or a point lights everything of the same point.
  let lit = [];
  const light = (event) => {
    const from = event.target instanceof Element ? event.target.closest("[data-p], .ref") : null;
    for (const element of lit) element.classList.remove("lit");
    lit = [];
    if (!from || from.matches(".point")) return;
    const numbers = (from.dataset.p || from.getAttribute("href").slice(2)).split(" ");
    lit = numbers.flatMap((number) => all(`[data-p~="${number}"]`));
    for (const element of lit) element.classList.add("lit");
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);

  window.addEventListener("beforeprint", () => {
    for (const group of all(".lone")) group.open = true;
  });

  document.querySelector(".tools").hidden = false;
  if (location.hash) arrive();
})();
