// The page's script. Without it everything can still be read, one view below the other.

import { accounts, keepTexts, origins, points } from "./data";
import { all, byId, copy, make, toDesk } from "./dom";
import { card } from "./card";
import { copyCitation } from "./cite";
import { save } from "./exports";
import { isShown, refilter, warm } from "./filter";
import * as grid from "./grid";
import * as keys from "./keys";
import * as pointsView from "./points";
import * as reading from "./reading";
import { anyFlat, showRestored } from "./restore";
import { EMPTY, follow, format, go, onState, parse, type State, state, type View } from "./state";

// Found once: among the hundred thousand elements of a large story each search takes milliseconds.
const views = all(".view");
const tabs = all<HTMLAnchorElement>(".views a");
const selects = all<HTMLSelectElement>("[data-select]");
const maps = all(".drawing");
const zooms = all("[data-zoom-to]");
let at: HTMLElement | null = null;

function show(now: State, before: State | null): void {
  for (const view of views) view.classList.toggle("on", view.id === now.view);
  for (const link of tabs) {
    if (link.hash === `#${now.view}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const given = anyFlat && now.given;
  showRestored(anyFlat && !given);
  if (byId("given")) byId<HTMLInputElement>("given")!.checked = given;
  const other = refilter(now);
  if (/^p\d+$/.test(now.target) && !isShown(Number(now.target.slice(1)))) return go({ ...EMPTY, view: now.view, target: now.target, given: now.given }, { typing: true });
  if (other) pointsView.apply(now);
  if (now.view === "accounts") reading.apply(now);
  else if (now.view === "grid") grid.apply(now);
  else if (now.view !== "points") pointsView.applyWithin(byId(now.view)!);
  zoom(now.zoom);
  controls(now);
  const moved = !before || before.target !== now.target || before.view !== now.view;
  at?.classList.remove("at");
  at = byId(now.target);
  at?.classList.add("at");
  if (now.target) {
    if (moved) pointsView.arrive(now.target);
  } else if (before ? before.view !== now.view : now.view !== "points") toDesk();
}

/** The controls say what the state is. */
function controls(now: State): void {
  const find = byId<HTMLInputElement>("find")!;
  if (find.value !== now.q) find.value = now.q;
  for (const select of selects) select.value = now[select.dataset.select as "outlet"] || "";
  byId("exported")!.textContent = byId("shown")!.textContent;
}

function zoom(wanted: string): void {
  const on = maps.find((map) => map.dataset.zoom === wanted) ?? maps[0];
  for (const map of maps) map.hidden = map !== on;
  for (const button of zooms) button.setAttribute("aria-pressed", String(button.dataset.zoomTo === on?.dataset.zoom));
}

function choices(): void {
  const fill = (id: string, options: HTMLOptionElement[]): void => byId(id)!.append(...options);
  const named = accounts.map((account) => pointsView.option(account.dom, account.name));
  fill("by-outlet", named);
  fill("by-silent", named.map((one) => one.cloneNode(true) as HTMLOptionElement));
  const aspects = new Map<string, number>();
  const sources = new Map<number, number>();
  for (const point of points) {
    for (const aspect of new Set(point.differences.map((d) => d.aspect))) aspects.set(aspect, (aspects.get(aspect) ?? 0) + 1);
    for (const origin of new Set(point.said.map((s) => s.origin))) if (origin >= 0) sources.set(origin, (sources.get(origin) ?? 0) + 1);
  }
  fill("by-aspect", [...aspects].sort((a, b) => b[1] - a[1]).map(([aspect, n]) => pointsView.option(aspect, aspect, String(n))));
  fill("by-source", [...sources].filter(([o]) => origins[o].kind !== "outlet").sort((a, b) => b[1] - a[1])
    .map(([origin, n]) => pointsView.option(`o${origin + 1}`, origins[origin].name, String(n))));
}

/** A link within the page changes the state, and keeps the filter where it can. */
function links(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const target = event.target as Element;
  const cite = target.closest<HTMLElement>("[data-cite]");
  if (cite) return copyCitation(cite.dataset.cite!);
  const link = target.closest<HTMLAnchorElement>("a[href^='#']");
  if (!link || link.matches(".skip, [data-filter]")) return;
  const next = parse(link.getAttribute("href")!);
  if (!next.target && next.view === "points" && link.hash !== "#points") return;
  event.preventDefault();
  go({ view: next.view, target: next.target, ...(next.zoom ? { zoom: next.zoom } : {}) });
}

function listen(): void {
  document.addEventListener("click", links);
  addEventListener("hashchange", () => location.hash !== format(state) && follow());
  addEventListener("popstate", () => location.hash !== format(state) && follow());
  const find = byId<HTMLInputElement>("find")!;
  find.addEventListener("input", () => {
    go({ q: find.value, target: "" }, { typing: true });
    // On a low or narrow window what is found would begin out of sight.
    if (find.value && byId("desk")!.getBoundingClientRect().top > innerHeight * 0.6) toDesk();
  });
  for (const select of selects)
    select.addEventListener("change", () => go({ [select.dataset.select!]: select.value, target: "" }));
  byId("clear")!.addEventListener("click", () => {
    go({ ...EMPTY, view: state.view, given: state.given });
    find.focus();
  });
  byId("given")?.addEventListener("change", (event) => go({ given: (event.target as HTMLInputElement).checked }));
  byId("link")!.addEventListener("click", () => void copy(location.href, "a link to this view"));
  for (const button of all("[data-save]")) button.addEventListener("click", () => save(button.dataset.save!));
  byId("print")!.addEventListener("click", () => print());
  for (const button of zooms) button.addEventListener("click", () => go({ zoom: button.dataset.zoomTo! }));
  for (const button of all("[data-go]")) button.addEventListener("click", () => go({ ...EMPTY, ...parse(`#points?${button.dataset.go}`), given: state.given }));
  for (const more of all<HTMLDetailsElement>("details[data-cards]")) more.addEventListener("toggle", () => cards(more));
  addEventListener("beforeprint", () => {
    pointsView.reveal();
    reading.apply(state);
    for (const view of all("#who, #timeline, #map, #cast, #leftout")) pointsView.applyWithin(view);
    for (const group of all<HTMLDetailsElement>("details.lone, details.others, details.more")) group.open = true;
  });
}

/** The points of a source, put on cards when they are asked for. */
function cards(holder: HTMLDetailsElement): void {
  if (!holder.open || holder.querySelector(".card")) return;
  const numbers = holder.closest<HTMLElement>("[data-of]")!.dataset.of!.split(" ").map(Number);
  holder.append(make("div", { class: "cards" }, ...numbers.map((number) => card(points[number - 1]))));
}

keepTexts();
choices();
pointsView.start();
reading.start();
grid.start();
keys.start();
listen();
onState(show);
follow(true);
document.documentElement.classList.add("ready");
warm();
export type { View };
