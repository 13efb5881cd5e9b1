// Flattened texts with capitals and punctuation restored: the same words in the same order, word for word, from the
// restored sentences that stand in the page. What does not match word for word stays as it was given.

import { accounts, codePoint, find, type Said, slice, textOf, unitsOf } from "./data";
import { all } from "./dom";

interface Words {
  starts: number[]; // where each word begins, in UTF-16 units of the text
  ends: number[];
  forms: string[]; // the restored word with what stands before and after it
}

const WORD = /[\p{L}\p{N}]+/gu;
const known = new Map<number, Words>();

function wordsIn(account: number): Words {
  let found = known.get(account);
  if (found) return found;
  found = { starts: [], ends: [], forms: [] };
  const text = textOf(account);
  const units = /[\ud800-\udfff]/.test(text) ? unitsOf(text) : null;
  for (const line of all(`#${accounts[account].dom} .restoration [data-at]`)) {
    const [start, end] = line.dataset.at!.split("-").map((at) => (units ? units[Number(at)] : Number(at)));
    const given = [...text.slice(start, end).matchAll(WORD)];
    const clean = line.firstChild?.textContent ?? "";
    const forms = [...clean.matchAll(WORD)];
    if (given.length !== forms.length || given.some((word, i) => word[0].toLowerCase() !== forms[i][0].toLowerCase())) continue;
    given.forEach((word, i) => {
      const from = i ? forms[i].index : 0;
      const to = i + 1 < forms.length ? forms[i + 1].index : clean.length;
      found!.starts.push(start + word.index);
      found!.ends.push(start + word.index + word[0].length);
      found!.forms.push(clean.slice(from, to).trimEnd());
    });
  }
  known.set(account, found);
  return found;
}

/** A stretch restored, in offsets of code points; null where it cannot be, or comes out as it was given. */
export function restored(account: number, start: number, end: number): string | null {
  if (!accounts[account].flat) return null;
  const before = slice(account, 0, start).length;
  return between(account, before, before + slice(account, start, end).length);
}

function between(account: number, start: number, end: number): string | null {
  const { starts, ends, forms } = wordsIn(account);
  const held: string[] = [];
  for (let i = firstAfter(starts, start); i < starts.length && starts[i] < end; i++) {
    if (ends[i] > end) return null;
    held.push(forms[i]);
  }
  const words = [...textOf(account).slice(start, end).matchAll(WORD)];
  return held.length && held.length === words.length ? held.join(" ") : null;
}

function firstAfter(sorted: number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

const pieces: { node: Text; given: string; restored: string }[] = [];

/** Find every piece of flattened text in the page, once. */
function gather(): void {
  accounts.forEach((account, i) => {
    if (!account.flat) return;
    const holder = document.querySelector(`[data-account="${account.dom}"]`);
    if (!holder) return;
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    let at = 0;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const given = node.data;
      const form = between(i, at, at + given.length);
      if (form) {
        const [lead, tail] = [/^\s*/.exec(given)![0], /\s*$/.exec(given)![0]];
        pieces.push({ node, given, restored: lead + form + tail });
      }
      at += given.length;
    }
  });
  for (const q of all("q.words[data-s]")) piece(q, ...(q.dataset.s!.split(" ").map(Number) as [number, number, number]));
  for (const q of all(".point [data-flat] q.words, .point[data-flat] q.words")) {
    const link = q.parentElement!.parentElement!.querySelector<HTMLAnchorElement>("a[href^='#s']")!;
    const said = find(link.hash.slice(2))!;
    piece(q, said.account, said.start, said.end);
    around(q, said);
  }
}

/** What stands around a quotation in its sentence, and who is credited with it. */
function around(q: HTMLElement, said: Said): void {
  const holder = q.parentElement!.parentElement!;
  for (const context of all(".context", q.parentElement!)) {
    const length = [...context.textContent!.replace(/^… | …$/g, "")].length;
    const before = Boolean(context.compareDocumentPosition(q) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (before) piece(context, said.account, said.start - length, said.start);
    else piece(context, said.account, said.end, said.end + length);
  }
  const by = holder.querySelector<HTMLElement>(".by");
  if (by && said.bySpan) piece(by, said.account, ...said.bySpan);
}

function piece(q: HTMLElement, account: number, start: number, end: number): void {
  const node = q.firstChild;
  const form = node instanceof Text ? restored(account, start, end) : null;
  if (!form) return;
  const given = (node as Text).data;
  const [lead, tail] = [/^(… )?\s*/.exec(given)![0], /\s*( …)?$/.exec(given)![0]];
  pieces.push({ node: node as Text, given, restored: lead + form + tail });
}

let showing = false;

/** Show flattened texts restored, or as given. */
export function showRestored(wanted: boolean): void {
  if (wanted === showing) return;
  if (!pieces.length) gather();
  for (const piece of pieces) piece.node.data = wanted ? piece.restored : piece.given;
  document.documentElement.classList.toggle("restored", wanted);
  showing = wanted;
}

export const anyFlat = accounts.some(({ flat }) => flat);
export { codePoint };
