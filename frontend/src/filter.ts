// Which points fit the state. Every view shows exactly these, and an export holds exactly these.

import { type Account, accounts, origins, points, type Point, textOf, wordsOf } from "./data";
import { idle } from "./dom";
import { restored } from "./restore";
import type { State } from "./state";

const haystacks = new Map<number, string>();

/** All that can be found of a point: its words, restored too, who says them, whose word it rests on. */
function haystack(point: Point): string {
  let text = haystacks.get(point.number);
  if (text === undefined) {
    const parts = [point.id];
    for (const said of point.said) {
      const words = wordsOf(said);
      parts.push(words, accounts[said.account].name, said.by ?? "", origins[said.origin]?.name ?? "");
      if (accounts[said.account].flat) parts.push(restored(said.account, said.start, said.end) ?? "");
    }
    for (const difference of point.differences) parts.push(difference.why);
    text = ` ${fold(parts.join("\n"))}`;
    haystacks.set(point.number, text);
  }
  return text;
}

/** Make ready for the first search while the reader looks around. */
export function warm(from = 0): void {
  idle(() => {
    for (const point of points.slice(from, from + 100)) haystack(point);
    if (from + 100 < points.length) warm(from + 100);
  });
}

/** Lower case, without accents, white space made single. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/\s+/g, " ");

export const terms = (q: string): string[] => fold(q).trim().split(" ").filter(Boolean);

function fits(point: Point, state: State): boolean {
  if (state.status.length && !state.status.includes(point.status)) return false;
  if (state.aspect && !point.differences.some(({ aspect }) => aspect === state.aspect)) return false;
  if (state.outlet && !point.said.some(({ account }) => accounts[account].dom === state.outlet)) return false;
  if (state.silent && !point.silent.some((account) => accounts[account].dom === state.silent)) return false;
  if (state.source && !point.said.some(({ origin }) => `o${origin + 1}` === state.source)) return false;
  return true;
}

interface Sought {
  q: string;
  whole: boolean; // a point holds all the words
  words: string[];
}
let sought: Sought = { q: "", whole: true, words: [] };

/** What is looked for: all words; where no point holds them all, those that tell points apart, without their endings. */
export function soughtFor(q: string): Sought {
  if (sought.q === q) return sought;
  const wanted = terms(q);
  const whole = points.some((point) => wanted.every((term) => haystack(point).includes(term)));
  const stems = wanted.map((term) => (term.length > 4 ? term.replace(/(?:ing|ed|es|s)$/, "") : term));
  const known = stems.filter((term) => term.length > 3 && rarity(term) < Infinity);
  const telling = known.filter((term) => rarity(term) > 1.4);
  return (sought = { q, whole, words: whole ? wanted : telling.length ? telling : known });
}

/** The fewer points hold a word, the more it tells: 0 where all hold it, 1.4 where a quarter do. */
export const rarity = (term: string): number =>
  Math.log(points.length / points.filter((point) => haystack(point).includes(term)).length);

/** The points that fit, as they stand in the story; where none holds every word, those with one that tells. */
export function choose(state: State): Point[] {
  const { words, whole } = soughtFor(state.q);
  return points.filter((point) => {
    const held = (word: string): boolean => haystack(point).includes(word);
    return fits(point, state) && (whole ? words.every(held) : words.some(held));
  });
}

/** The accounts whose full text holds all words looked for, in a statement or not. */
export function textsWith(q: string): Account[] {
  const wanted = terms(q);
  return accounts.filter((_, i) => {
    const text = fold(textOf(i));
    return wanted.every((term) => text.includes(term));
  });
}

export const filtering = (state: State): boolean =>
  Boolean(state.status.length || state.outlet || state.silent || state.aspect || state.source || state.q.trim());

export let shown: Point[] = points;
let held = new Set<number>(points.map(({ number }) => number));

let last = "";

/** Choose the points anew; says whether any of what chooses them has changed. */
export function refilter(state: State): boolean {
  const { status, outlet, silent, aspect, source, q } = state;
  const now = JSON.stringify([status, outlet, silent, aspect, source, q]);
  if (now === last) return false;
  last = now;
  shown = filtering(state) ? choose(state) : points;
  held = new Set(shown.map(({ number }) => number));
  return true;
}

export const isShown = (point: number): boolean => held.has(point);
