// The points, and everything else that stands in the page and belongs to points: shown as far as it fits the state.

import { points, STATUSES } from "./data";
import { all, byId, count, idle, make, tell } from "./dom";
import { choose, filtering, fold, isShown, shown, soughtFor, terms } from "./filter";
import { lines, list } from "./found";
import { addTools } from "./cite";
import { go, type State, state } from "./state";

const articles = all(".point");
const tiles = all("[data-filter]");
const numberOf = (article: HTMLElement): number => Number(article.id.slice(1));
// With the points in each: to look for them anew among all elements at every key takes longer than all else.
const groups = all(".lone, section.points").map((group) => [group, all(".point", group).map(numberOf)] as const);
const lazily = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      lazily.unobserve(target);
      addTools(target as HTMLElement);
    }
  },
  { rootMargin: "600px" },
);

export function start(): void {
  for (const article of articles) lazily.observe(article);
  for (const tile of all("[data-filter]")) {
    const status = STATUSES.find((one) => one === tile.dataset.filter)!;
    tile.setAttribute("role", "button");
    tile.addEventListener("click", (event) => {
      event.preventDefault();
      const on = state.status.includes(status);
      go({ status: STATUSES.filter((one) => (one === status ? !on : state.status.includes(one))), target: "" });
    });
    tile.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      tile.click();
    });
  }
  for (const group of all(".lone")) group.addEventListener("toggle", () => all(".point", group).forEach((p) => lazily.observe(p)));
}

/** Hide what does not fit, and the groups and sections that are left empty. */
export function apply(now: State): void {
  const looking = filtering(now);
  waiting = [];
  for (const article of articles) {
    if (!isShown(numberOf(article))) article.hidden = true;
    else if (article.hidden) waiting.push(article);
  }
  reveal(FIRST);
  for (const [group, held] of groups) {
    const left = held.filter(isShown).length;
    group.hidden = looking && !left;
    if (!(group instanceof HTMLDetailsElement)) group.querySelector("h2 .n")!.textContent = String(left);
    else if (looking && left && shown.length <= 60) group.open = true;
  }
  unfold(now);
  const rest = now.status.length ? choose({ ...now, status: [] }) : shown;
  for (const tile of tiles) {
    const total = points.filter((p) => p.status === tile.dataset.filter).length;
    const left = rest.filter((p) => p.status === tile.dataset.filter).length;
    tile.querySelector(".n")!.textContent = left === total ? String(total) : `${left} of ${total}`;
    tile.setAttribute("aria-pressed", String(now.status.includes(tile.dataset.filter as never)));
  }
  byId("shown")!.textContent = looking
    ? `${shown.length.toLocaleString("en")} of ${count(points.length, "point")}`
    : count(points.length, "point");
  byId("clear")!.hidden = !looking;
  byId("nothing")!.hidden = shown.length > 0;
  list(now);
  idle(() => highlight(state)); // Not before the points are there.
}

const FIRST = 60;
let waiting: HTMLElement[] = [];

/** Show the next points that fit: those that a window can hold at once, the others as soon as there is time. */
export function reveal(most = waiting.length): void {
  for (const article of waiting.splice(0, most)) article.hidden = false;
  if (waiting.length) idle(() => reveal(3 * FIRST));
}

const unfolded = new Set<HTMLDetailsElement>();

/** Words looked for may stand in wordings that are folded away: those are opened, and closed again afterwards. */
function unfold(now: State): void {
  const wanted = terms(now.q);
  for (const group of unfolded) group.open = false;
  unfolded.clear();
  if (!wanted.length || shown.length > 60) return;
  for (const group of shown.flatMap(({ number }) => all<HTMLDetailsElement>(".others", byId(`p${number}`)!))) {
    const text = fold(group.textContent!);
    if (group.open || !wanted.some((term) => text.includes(term))) continue;
    group.open = true;
    unfolded.add(group);
  }
}

/** In the other views: entries of points that do not fit are left out, and so are headings over nothing. */
export function applyWithin(view: HTMLElement): void {
  for (const entry of all("[data-of]", view)) entry.hidden = !entry.dataset.of!.split(" ").some((p) => isShown(Number(p)));
  for (const holder of all("[data-holds]", view)) holder.hidden = !holder.querySelector("[data-of]:not([hidden])");
}

// Words looked for are lit where the browser can do so without touching the text.
function highlight(now: State): void {
  const registry = (CSS as unknown as { highlights?: Map<string, unknown> }).highlights;
  if (!registry) return;
  registry.delete("found");
  const wanted = soughtFor(now.q).words.filter((term) => term.length > 1);
  if (!wanted.length) return;
  const ranges: Range[] = [];
  for (const article of [...all(".gist", lines), ...articles.filter((one) => isShown(numberOf(one)))]) {
    if (ranges.length > 2000) break;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const text = node.data.toLowerCase();
      if (text.length !== node.data.length) continue;
      for (const term of wanted) {
        for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + term.length);
          ranges.push(range);
        }
      }
    }
  }
  const Lit = (globalThis as unknown as { Highlight: new (...ranges: Range[]) => unknown }).Highlight;
  registry.set("found", new Lit(...ranges));
}

/** The next point that is shown, or the one before. */
export function step(by: 1 | -1): void {
  reveal();
  const seen = articles.filter((article) => !article.hidden && !article.closest("[hidden]"));
  if (!seen.length) return tell("No point fits.");
  const here = seen.findIndex((article) => article.id === state.target);
  const next = seen[Math.min(seen.length - 1, Math.max(0, here < 0 ? (by > 0 ? 0 : seen.length - 1) : here + by))];
  go({ target: next.id, view: "points" }, { typing: true });
  next.focus({ preventScroll: true });
}

/** Open what a place stands in, bring it into view, and give it the focus. */
export function arrive(id: string): HTMLElement | null {
  const target = byId(id);
  if (!target) return null;
  reveal();
  for (let group = target.closest("details"); group; group = group.parentElement?.closest("details") ?? null) group.open = true;
  if (target.matches(".point, .account, .spot")) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
  target.scrollIntoView({ block: target.matches(".account, .view") ? "start" : target.offsetHeight > innerHeight * 0.7 ? "start" : "center" });
  return target;
}

export function option(value: string, text: string, more?: string): HTMLOptionElement {
  return make("option", { value }, more ? `${text} (${more})` : text);
}
