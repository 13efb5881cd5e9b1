// Points by accounts: who says a point in its own voice, who credits somebody, who contradicts, who is silent.

import { accounts, type Point, points, SHAPES, type Said, WORDS } from "./data";
import { all, byId, make, name } from "./dom";
import { filtering, shown } from "./filter";
import { shownWords, told } from "./card";
import { go, type State, state } from "./state";

type Kind = "own" | "attributed" | "against" | "silent";
const SIGNS: Record<Kind, [string, string]> = {
  own: ["■", "in its own voice"],
  attributed: ["□", "credits somebody"],
  against: ["✕", "contradicts"],
  silent: ["·", "silent"],
};
const CHUNK = accounts.length > 12 ? 24 : 60; // More than a window holds.

let rows: Point[] = [];
let drawn = 0;
let body: HTMLTableSectionElement;

export function kindOf(point: Point, account: number): [Kind, Said | null] {
  const held = point.said.filter((said) => said.account === account);
  if (!held.length) return ["silent", null];
  const denying = held.find((said) => said.denied || against(point, said));
  if (denying) return ["against", denying];
  const own = held.find((said) => !said.by);
  return own ? ["own", own] : ["attributed", held[0]];
}

/** In a contradicted point: the side that denies, or, where none is marked so, every side but the first. */
function against(point: Point, said: Said): boolean {
  if (point.status !== "contradicted") return false;
  const index = point.said.indexOf(said);
  const parting = point.differences.filter(({ aspect, between }) => aspect === "claim" && between.includes(index));
  if (!parting.length || point.said.some(({ denied }) => denied)) return false;
  return parting.some(({ between }) => between[0] !== index || between[1] < index);
}

const ORDERS: Record<string, (a: Point, b: Point) => number> = {
  outlets: (a, b) => b.outlets - a.outlets,
  origins: (a, b) => b.origins - a.origins,
  importance: (a, b) => (b.importance ?? 0) - (a.importance ?? 0),
};

function sorted(sort: string): Point[] {
  // Points that one outlet alone states make no row to compare, unless they are asked for.
  const wanted = filtering(state) ? shown : shown.filter(({ status }) => status !== "single");
  const list = wanted.length ? wanted : shown;
  const account = accounts.findIndex(({ dom }) => dom === sort);
  if (account >= 0) {
    const place = (point: Point): number => Math.min(...point.said.filter((said) => said.account === account).map(({ start }) => start), Infinity);
    return [...list].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  }
  return ORDERS[sort] ? [...list].sort(ORDERS[sort]) : list;
}

function heading(sort: string, label: HTMLElement | string, more: Record<string, string> = {}): HTMLElement {
  const on = state.sort === sort;
  const cell = make("th", { scope: "col", "aria-sort": on ? (sort.startsWith("a") && sort !== "a" ? "ascending" : "descending") : null, ...more },
    make("button", { type: "button", "data-sort": sort }, label));
  return cell;
}

export function apply(now: State): void {
  rows = sorted(now.sort);
  drawn = 0;
  body = make("tbody");
  const head = make("tr", {},
    make("th", { scope: "col", class: "corner" }, "Point"),
    heading("outlets", make("span", { class: "short", title: "outlets" }, "outlets")),
    heading("importance", make("span", { class: "short" }, "weight")),
    ...accounts.map((account) => heading(account.dom, make("span", { class: "tall" }, name(account.name)), { class: "outlet" })));
  const table = make("table", { class: accounts.length > 12 ? "many" : "" }, make("thead", {}, head), body);
  byId("grid-table")!.replaceChildren(table);
  const held = points.length - rows.length;
  byId("grid-note")!.textContent = !filtering(now) && held ? `Points that one outlet alone states are left out here; press “Single-source” to see them.` : "";
  more();
}

/** The next rows; more come as the reader nears the end. */
export function more(): void {
  if (!body) return;
  for (const point of rows.slice(drawn, drawn + CHUNK)) body.append(row(point));
  drawn = Math.min(rows.length, drawn + CHUNK);
  byId("grid-more")!.hidden = drawn >= rows.length;
}

function row(point: Point): HTMLElement {
  return make("tr", { class: point.status },
    make("th", { scope: "row" },
      make("a", { href: `#p${point.number}` },
        make("span", { class: "shape", "aria-hidden": "true" }, SHAPES[point.status]), make("span", { class: "sr" }, `${WORDS[point.status]}: `),
        make("bdi", { class: "gist" }, gist(point)))),
    make("td", { class: "num" }, String(point.outlets)),
    make("td", { class: "num" }, point.importance === null ? "" : point.importance.toFixed(2)),
    ...accounts.map((_, account) => cell(point, account)));
}

function gist(point: Point): string {
  const difference = told(point).find(({ values }) => values);
  const words = shownWords(point.said[0]);
  return `${difference ? `${difference.values!.join(" v ")}: ` : ""}${words.length > 90 ? `${words.slice(0, 88)}…` : words}`;
}

function cell(point: Point, account: number): HTMLElement {
  const [kind, said] = kindOf(point, account);
  const [sign, word] = SIGNS[kind];
  if (!said) return make("td", { class: "silent" }, make("span", { "aria-hidden": "true" }, sign), make("span", { class: "sr" }, word));
  const words = shownWords(said);
  const label = `${word}${said.by ? ` (${said.by})` : ""}: ${words.length > 160 ? `${words.slice(0, 158)}…` : words}`;
  return make("td", { class: kind }, make("a", { href: `#s${said.key}`, title: label, "aria-label": `${accounts[account].name}, ${label}` }, sign));
}

export function start(): void {
  const table = byId("grid-table")!;
  table.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-sort]");
    if (button) {
      const sort = state.sort === button.dataset.sort ? "" : button.dataset.sort!;
      go({ sort });
      all<HTMLElement>(`[data-sort="${button.dataset.sort}"]`, table)[0]?.focus();
    }
  });
  table.addEventListener("keydown", (event) => {
    const here = (event.target as Element).closest("td, th");
    const step = ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] } as Record<string, number[]>)[event.key];
    if (!here || !step) return;
    const line = here.parentElement as HTMLTableRowElement;
    const lines = all<HTMLTableRowElement>("tr", table);
    for (let [y, x] = [lines.indexOf(line) + step[0], [...line.children].indexOf(here) + step[1]]; ; y += step[0], x += step[1]) {
      const next = lines[y]?.children[x];
      if (!next) return;
      const stop = next.querySelector<HTMLElement>("a, button");
      if (stop) {
        event.preventDefault();
        stop.focus();
        return;
      }
    }
  });
  table.addEventListener("scroll", () => {
    if (table.scrollTop + table.clientHeight > table.scrollHeight - 400 && drawn < rows.length) more();
  }, { passive: true });
  byId("grid-more")!.addEventListener("click", more);
}

/** Move along the rows with j and k. */
export function step(by: 1 | -1): void {
  const links = all("#grid-table tbody th a");
  const here = links.indexOf(document.activeElement as HTMLElement);
  links[Math.min(links.length - 1, Math.max(0, here < 0 ? (by > 0 ? 0 : links.length - 1) : here + by))]?.focus();
}
