// The story as the page holds it: facts from the data block, words from the accounts' own texts in the page.
// Offsets are Python's, in code points; a browser counts UTF-16 units, so words are cut here and nowhere else.

export type Status = "contradicted" | "differing" | "agreed" | "single";
export const STATUSES: readonly Status[] = ["contradicted", "differing", "agreed", "single"];
export const SHAPES: Record<Status, string> = { contradicted: "◆", differing: "▲", agreed: "●", single: "○" };
export const WORDS: Record<Status, string> = {
  contradicted: "Contradicted",
  differing: "Differing",
  agreed: "Agreed",
  single: "Single-source",
};

export interface Account {
  id: string;
  name: string;
  outlet: string | null;
  title: string | null;
  published: string | null;
  url: string | null;
  href: string | null;
  words: number;
  sha256: string;
  copyOf: string | null;
  flat: boolean;
  dom: string;
}

export interface Origin {
  id: string;
  name: string;
  kind: string;
}

export interface Said {
  key: string; // "3-2": the second statement of the third point
  point: number; // from 1, as in the page's ids
  account: number;
  start: number;
  end: number;
  by: string | null;
  bySpan: [number, number] | null;
  cue: string | null;
  origin: number; // index, -1 where there is none
  denied: boolean;
  role: boolean;
}

export interface Difference {
  aspect: string;
  between: [number, number];
  why: string;
  values: [string, string] | null;
}

export interface Point {
  number: number;
  id: string;
  status: Status;
  outlets: number;
  origins: number;
  importance: number | null;
  silent: number[];
  said: Said[];
  differences: Difference[];
}

interface Block {
  schema: string;
  madeBy: string;
  madeAt: string | null;
  accounts: Omit<Account, "dom">[];
  origins: [string, string, string][];
  points: [string, Status, number, number, number | null, number[], unknown[][], unknown[][]][];
}

const block = JSON.parse(document.getElementById("story")!.textContent!) as Block;

export const { schema, madeBy, madeAt } = block;
export const accounts: Account[] = block.accounts.map((account, i) => ({ ...account, dom: `a${i + 1}` }));
export const origins: Origin[] = block.origins.map(([id, name, kind]) => ({ id, name, kind }));
export const points: Point[] = block.points.map(
  ([id, status, outlets, origins, importance, silent, told, differences], i) => ({
    number: i + 1,
    id,
    status,
    outlets,
    origins,
    importance,
    silent,
    said: told.map((row, n) => said(row, i + 1, n + 1)),
    differences: differences.map(([aspect, one, other, why, ...values]) => ({
      aspect: aspect as string,
      between: [one as number, other as number],
      why: why as string,
      values: values.length === 2 ? (values as [string, string]) : null,
    })),
  }),
);

function said([account, start, end, by, cue, origin, flags]: unknown[], point: number, place: number): Said {
  return {
    key: `${point}-${place}`,
    point,
    account: account as number,
    start: start as number,
    end: end as number,
    get by() {
      return Array.isArray(by) ? slice(account as number, by[0], by[0] + by[1]) : (by as string) || null;
    },
    bySpan: Array.isArray(by) ? [by[0], by[0] + by[1]] : null,
    cue: (cue as string) || null,
    origin: ((origin as number) || 0) - 1,
    denied: Boolean(((flags as number) || 0) & 1),
    role: Boolean(((flags as number) || 0) & 2),
  };
}

/** The statement of a key such as "3-2". */
export function find(key: string): Said | undefined {
  const [point, place] = key.split("-").map(Number);
  return points[point - 1]?.said[place - 1];
}

const texts = new Map<number, { text: string; units: Uint32Array | null }>();

/** Keep every account's text as given, before anything in the page is shown otherwise. */
export function keepTexts(): void {
  accounts.forEach((account, i) => {
    const text = document.querySelector(`[data-account="${account.dom}"]`)?.textContent ?? "";
    texts.set(i, { text, units: /[\ud800-\udfff]/.test(text) ? unitsOf(text) : null });
  });
}

/** For each code point, and for the end, the UTF-16 unit at which it begins. */
export function unitsOf(text: string): Uint32Array {
  const units: number[] = [];
  let at = 0;
  for (const character of text) {
    units.push(at);
    at += character.length;
  }
  units.push(at);
  return Uint32Array.from(units);
}

/** An account's words between two offsets in code points. */
export function slice(account: number, start: number, end: number): string {
  const { text, units } = texts.get(account)!;
  return units ? text.slice(units[start], units[end]) : text.slice(start, end);
}

export const textOf = (account: number): string => texts.get(account)!.text;
export const wordsOf = (one: Said): string => slice(one.account, one.start, one.end);
/** From a UTF-16 unit of an account's text to the code point there. */
export function codePoint(account: number, unit: number): number {
  const { units } = texts.get(account)!;
  if (!units) return unit;
  let [low, high] = [0, units.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle] < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}
