// The reading pane: one account in full, its statements marked; beside it what the others say of the statement that is
// pointed at. A click pins it, and the pin is the address: `#s3-2`.

import { accounts, find, points } from "./data";
import { all, byId, make, tell } from "./dom";
import { isShown } from "./filter";
import { card } from "./card";
import { go, type State, state } from "./state";

const marks = all(".text mark");
const byKey = new Map<string, HTMLElement[]>();
const texts = all(".account");
const tabs = accounts.map((account) => make("a", { href: `#${account.dom}`, "data-account-tab": account.dom }, make("bdi", {}, account.name)));
let lit: HTMLElement[] = [];
let preview = "";

export function start(): void {
  for (const mark of marks) {
    for (const key of keysOf(mark)) byKey.set(key, [...(byKey.get(key) ?? []), mark]);
  }
  const holder = byId("accounts")!;
  const pointed = (event: Event): void => {
    const key = keyAt(event.target);
    if (key) point(key);
    else if (event.type === "mouseover") unlight();
  };
  holder.addEventListener("mouseover", pointed);
  holder.addEventListener("focusin", pointed);
  holder.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a, button")) return;
    const key = keyAt(event.target);
    if (key && getSelection()?.isCollapsed !== false) go({ target: state.target === `s${key}` ? accountOf(key) : `s${key}`, view: "accounts" });
  });
  byId("reader")!.append(...tabs);
}

const keysOf = (mark: HTMLElement): string[] => mark.dataset.s!.split(" ");
const accountOf = (key: string): string => accounts[find(key)!.account].dom;

/** The statement at an element: of several that overlap, the shortest. */
function keyAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  const ref = target.closest<HTMLElement>(".text .ref");
  if (ref) return before(ref);
  const mark = target.closest<HTMLElement>(".text mark");
  if (!mark) return null;
  const length = (key: string): number => find(key)!.end - find(key)!.start;
  return keysOf(mark).filter((key) => isShown(find(key)!.point)).sort((a, b) => length(a) - length(b))[0] ?? null;
}

/** The statement after whose words a link to its point stands. */
function before(ref: HTMLElement): string | null {
  const point = `${ref.getAttribute("href")!.slice(2)}-`;
  for (let mark = ref.previousElementSibling; mark; mark = mark.previousElementSibling) {
    const key = mark.matches("mark") && keysOf(mark as HTMLElement).find((one) => one.startsWith(point));
    if (key) return key;
  }
  return null;
}

/** Light a statement and show what the others say, unless another is pinned. */
function point(key: string): void {
  light(key);
  if (!pinned() && key !== preview) show(key, false);
}

const pinned = (): string => (/^s\d+-\d+$/.test(state.target) ? state.target.slice(1) : "");

function light(key: string): void {
  unlight();
  lit = points[find(key)!.point - 1].said.flatMap((said) => byKey.get(said.key) ?? []);
  for (const mark of lit) mark.classList.add("lit");
}

function unlight(): void {
  for (const mark of lit) mark.classList.remove("lit");
  lit = [];
}

/** All points of which these words are a statement, the one that is meant first. */
function show(key: string, fixed: boolean): void {
  preview = key;
  const said = find(key)!;
  const same = points.filter((point) =>
    point.said.some((one) => one.account === said.account && one.start < said.end && one.end > said.start),
  );
  const order = same.sort((a, b) => Number(b.number === said.point) - Number(a.number === said.point)).slice(0, 4);
  const panel = byId("others")!;
  panel.replaceChildren(
    make("p", { class: "others-head" },
      make("b", {}, fixed ? "Pinned" : "What the others say"),
      fixed ? make("button", { type: "button", id: "unpin" }, "Unpin") : make("span", { class: "quiet" }, "click the words to pin")),
    ...order.map((point) => card(point, point.said.find((one) => one.account === said.account && one.start === said.start)?.key)),
  );
  panel.classList.toggle("pinned", fixed);
  panel.classList.add("on");
  byId("unpin")?.addEventListener("click", unpin);
}

export function unpin(): boolean {
  if (!pinned()) return false;
  go({ target: accountOf(pinned()), view: "accounts" });
  return true;
}

/** Which account is open, and what is pinned. */
export function apply(now: State): void {
  const key = pinned();
  const here = key && find(key) ? accountOf(key) : (byId(now.target)?.closest(".account")?.id ?? reading());
  for (const text of texts) text.classList.toggle("open", text.id === here);
  for (const tab of tabs) {
    if (tab.dataset.accountTab === here) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  for (const mark of marks) {
    mark.classList.toggle("led", Boolean(key) && keysOf(mark).includes(key));
    mark.classList.toggle("out", !keysOf(mark).some((one) => isShown(find(one)!.point)));
  }
  if (key && find(key)) show(key, true);
  else {
    preview = "";
    const panel = byId("others")!;
    panel.classList.remove("pinned", "on");
    panel.replaceChildren(make("p", { class: "quiet" }, "Point at marked words, or move to them with the tab key: what the other accounts say of them stands here. A click pins it."));
  }
}

const reading = (): string => texts.find((text) => text.classList.contains("open"))?.id ?? texts[0]?.id ?? "";

/** The next statement of the open account, or the one before. */
export function step(by: 1 | -1): void {
  const open = byId(reading());
  const keys = [...new Set(all("mark:not(.out)", open ?? document).flatMap((mark) => keysOf(mark).slice(0, 1)))];
  if (!keys.length) return tell("No statement fits.");
  const here = keys.indexOf(pinned());
  go({ target: `s${keys[Math.min(keys.length - 1, Math.max(0, here < 0 ? (by > 0 ? 0 : keys.length - 1) : here + by))]}`, view: "accounts" }, { typing: true });
}
