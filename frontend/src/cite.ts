// Citations: the words, whose they are, and where they stand, so that anybody can check them later.

import { accounts, find, type Said, wordsOf } from "./data";
import { all, copy, make } from "./dom";
import { restored } from "./restore";

/** Quotation, outlet, title, date, address, offsets and hash, in one line. */
export function citation(said: Said): string {
  const account = accounts[said.account];
  const owner = said.by ? `, ${said.denied ? "denied by" : "crediting"} “${plain(said.by)}”` : "";
  const facts = [account.outlet ?? account.name, account.title ? `“${plain(account.title)}”` : "", account.published ?? "no date", account.url ?? ""];
  return (
    `“${plain(wordsOf(said))}” — ${facts.filter(Boolean).join(", ")}${owner}. ` +
    `Characters ${said.start}–${said.end} of the text with SHA-256 ${account.sha256}.`
  );
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

const SPOKEN = 8; // Words at either end by which a long quotation is looked for.

/** The address of the original, opened at these words where the browser knows text fragments. */
export function original(said: Said): string | null {
  const account = accounts[said.account];
  if (!account.href) return null;
  const words = plain(restored(said.account, said.start, said.end) ?? wordsOf(said)).split(" ");
  const parts = words.length > 2 * SPOKEN ? [words.slice(0, SPOKEN), words.slice(-SPOKEN)] : [words];
  const fragment = parts.map((part) => encode(part.join(" "))).join(",");
  return `${account.href}${account.href.includes("#") ? "" : "#"}:~:text=${fragment}`;
}

// A lone half of a surrogate pair cannot be written in an address; a dash has a meaning in a text fragment.
const encode = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd")).replaceAll("-", "%2D");

/** The button that copies a citation, and the way to the original. */
export function tools(said: Said): (HTMLElement | null)[] {
  const button = make("button", { type: "button", class: "cite", "data-cite": said.key }, "copy citation");
  const href = original(said);
  const link = href && make("a", { class: "original", href, rel: "noopener noreferrer nofollow" }, "open original");
  return [button, link || null];
}

export function copyCitation(key: string): void {
  const said = find(key);
  if (said) void copy(citation(said), `citation from ${accounts[said.account].name}`);
}

/** Put them to each statement of a point, once. */
export function addTools(point: HTMLElement): void {
  if (point.dataset.tools) return;
  point.dataset.tools = "1";
  for (const credit of all(".credit", point)) {
    const key = credit.querySelector<HTMLAnchorElement>("a[href^='#s']")?.hash.slice(2);
    const said = key && find(key);
    if (said) for (const tool of tools(said)) if (tool) credit.append(" ", tool);
  }
}
