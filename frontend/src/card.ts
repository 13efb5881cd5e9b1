// A point on a card, for the reading pane, the grid and the list of sources: what each account says, and who is silent.

import { accounts, find, origins, type Point, points, SHAPES, type Said, WORDS, wordsOf } from "./data";
import { count, make, name, quoted } from "./dom";
import { tools } from "./cite";
import { restored } from "./restore";
import { state } from "./state";

export function badge(point: Point): HTMLElement {
  return make("span", { class: `badge ${point.status}` }, make("span", { "aria-hidden": "true" }, `${SHAPES[point.status]} `), WORDS[point.status]);
}

export function shownWords(said: Said): string {
  return (!state.given && restored(said.account, said.start, said.end)) || wordsOf(said);
}

function shownBy(said: Said): string {
  return (!state.given && said.bySpan && restored(said.account, ...said.bySpan)) || said.by!;
}

/** Who is credited with the words, or that nobody is. */
export function credit(said: Said): HTMLElement {
  const origin = origins[said.origin];
  const behind = origin && origin.kind !== "outlet" && !(said.by ?? "").toLowerCase().includes(origin.name.toLowerCase());
  return make(
    "p",
    { class: "credit" },
    said.by
      ? make("span", {}, said.denied ? make("b", { class: "denied" }, "denied by ") : "crediting ", make("q", { class: "by", dir: "auto" }, shownBy(said)))
      : said.denied ? "denied, by whom is not said" : "in its own voice",
    behind ? make("span", { class: "origin" }, " ↳ goes back to ", name(origin.name)) : null,
    " ",
    ...tools(said),
  );
}

export function statement(said: Said, here = ""): HTMLElement {
  const account = accounts[said.account];
  return make(
    "li",
    { class: `said${said.key === here ? " here" : ""}` },
    make("p", { class: "who" },
      make("a", { href: `#s${said.key}` }, name(account.name)),
      account.published ? make("span", { class: "date" }, ` ${account.published.slice(0, 10)}`) : null,
      said.key === here ? make("span", { class: "tag" }, "these words") : null),
    make("p", { class: "quote" }, quoted(shownWords(said))),
    credit(said),
  );
}

/** Why the point is contested: each difference once, whichever way round, numbers before wording. */
function reasonsOf(point: Point): string[] {
  const found = new Map<string, string>();
  for (const { aspect, why, values } of told(point)) {
    const key = `${aspect}: ${values ? [...values].map((v) => v.toLowerCase()).sort().join(" v ") : why}`;
    if (!found.has(key)) found.set(key, `${aspect}: ${why}`);
  }
  return [...found.values()];
}

const TELLING = ["number", "time", "place", "cause", "actor", "name", "claim", "quote"];

/** The differences, the most telling first, as report/versions.py has them. */
export const told = (point: Point): Point["differences"] =>
  [...point.differences].sort((a, b) => TELLING.indexOf(a.aspect) - TELLING.indexOf(b.aspect));

/** `here` is the statement from which the reader came. */
export function card(point: Point, here = ""): HTMLElement {
  const reasons = reasonsOf(point);
  const order = [...point.said].sort((a, b) => Number(b.key === here) - Number(a.key === here));
  return make(
    "article",
    { class: `card ${point.status}`, "aria-label": `Point ${point.id}` },
    make("h3", {}, badge(point), " ", make("a", { href: `#p${point.number}` }, "point ", name(point.id)), " ",
      make("span", { class: "quiet" }, `${count(point.outlets, "outlet")}, ${count(point.origins, "origin")}`)),
    reasons.length
      ? make("ul", { class: "reasons" }, ...reasons.slice(0, 4).map((reason) => make("li", {}, name(reason))))
      : null,
    make("ul", { class: "tellings" }, ...order.map((said) => statement(said, here))),
    point.silent.length
      ? make("p", { class: "quiet" }, "Not mentioned by ", ...point.silent.flatMap((a, i) => [i ? ", " : "", name(accounts[a].name)]))
      : null,
  );
}

export const pointOf = (key: string): Point | undefined => {
  const said = find(key);
  return said && points[said.point - 1];
};
