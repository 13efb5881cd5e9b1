// What a search has found, at a glance: a line a point, with who says the words, before the points in full.

import { accounts, type Point, type Said, SHAPES, WORDS } from "./data";
import { shownWords, told } from "./card";
import { byId, count, make, name } from "./dom";
import { fold, rarity, shown, soughtFor, terms, textsWith } from "./filter";
import type { State } from "./state";

const MOST = 12;
const RANKED = 100;
const BEFORE = 36; // Characters in front of the first of the words.

const heading = make("h2", { id: "found-h" });
export const lines = make("ol");
const found = make("section", { class: "glance found", "aria-labelledby": "found-h", hidden: true }, heading, lines);
const contested = document.querySelector<HTMLElement>(".glance");
byId("points")!.prepend(found);

/** List the points found; what is listed where nothing is looked for gives way to it. */
export function list({ q }: State): void {
  const wanted = terms(q);
  const { words, whole } = soughtFor(q);
  found.hidden = !wanted.length || shown.length < (whole ? 2 : 1);
  if (contested) contested.hidden = wanted.length > 0;
  byId("nothing")!.replaceChildren("No point fits.", ...(wanted.length && !shown.length ? elsewhere(q) : []));
  if (found.hidden) return;
  const weights = words.map((word): [string, number] => [word, rarity(word)]);
  const ranked = shown.slice(0, RANKED).map((point) => best(point, weights)).sort((a, b) => b[0] - a[0]);
  heading.textContent = whole ? "Found" : "No point holds all these words; these come near";
  lines.replaceChildren(...ranked.slice(0, MOST).map(([, point, said]) => line(point, said, words)));
  if (shown.length > MOST) lines.append(make("li", { class: "quiet" }, `and ${shown.length - MOST} more below`));
}

/** The statement of a point that holds most of the words, the rarer the better, and how much that is. */
function best(point: Point, weights: [string, number][]): [number, Point, Said] {
  const hits = (said: Said): number => {
    const text = ` ${fold(shownWords(said))}`;
    return weights.reduce((sum, [word, weight]) => sum + (text.includes(word) ? weight : 0), 0);
  };
  return point.said.map((said): [number, Point, Said] => [hits(said), point, said]).reduce((a, b) => (b[0] > a[0] ? b : a));
}

function line(point: Point, said: Said, wanted: string[]): HTMLElement {
  const words = shownWords(said);
  const text = words.toLowerCase();
  const at = Math.min(...wanted.map((term) => text.indexOf(term)).filter((place) => place >= 0), words.length);
  const cut = at > BEFORE && at < words.length ? words.indexOf(" ", at - BEFORE) + 1 : 0;
  const who = accounts[said.account].name;
  const others = new Set(point.said.map(({ account }) => accounts[account].name));
  others.delete(who);
  const parted = told(point).find(({ values }) => values)?.values;
  return make("li", {},
    make("a", { href: `#p${point.number}`, class: point.status },
      make("span", { class: "shape", "aria-hidden": "true" }, SHAPES[point.status]),
      make("span", { class: "sr" }, `${WORDS[point.status]}, `),
      make("span", { class: "about" }, name(who), others.size ? make("span", { class: "quiet" }, ` also ${count(others.size, "other")}`) : null), " ",
      make("span", { class: "gist" },
        parted ? make("b", {}, name(parted[0]), " v ", name(parted[1])) : null, parted ? " " : null,
        said.denied ? make("b", { class: "denied" }, "denied ") : null,
        make("q", { dir: "auto" }, `${cut ? "… " : ""}${words.slice(cut, cut + 200)}`))));
}

/** Words that no point holds may still stand in an account. */
function elsewhere(q: string): (HTMLElement | string)[] {
  const texts = textsWith(q);
  return texts.length
    ? [" The words stand in the text of ", ...texts.flatMap(({ dom, name: title }, i) => [i ? ", " : "", make("a", { href: `#${dom}` }, name(title))]), "."]
    : [];
}
