// Small helpers. Words of accounts go in as text, never as markup.

export const all = <E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E[] => [
  ...within.querySelectorAll<E>(selector),
];
export const byId = <E extends HTMLElement = HTMLElement>(id: string): E | null =>
  id ? (document.getElementById(id) as E | null) : null;

type Child = Node | string | null | undefined | false;

/** An element with attributes and children; `class` and `data-…` as they are written in HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** Words of an account or a name, fenced so that they turn no other's reading direction. */
export const name = (text: string): HTMLElement => make("bdi", {}, text);
export const quoted = (text: string, more: Record<string, string> = {}): HTMLElement =>
  make("q", { class: "words", dir: "auto", ...more }, text);

/** When there is time. */
export const idle = (then: () => void): void => void (globalThis.requestIdleCallback ?? setTimeout)(then);

/** `1 point`, `2 points`. */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

const desk = byId("desk")!;
const bar = document.querySelector<HTMLElement>(".bar")!;

/** The views and tools at the window's upper edge, and what they show below them, whether they stick there or not. */
export const toDesk = (): void => scrollTo(0, desk.offsetTop - bar.offsetHeight - parseFloat(getComputedStyle(bar).marginBottom));

/** Say something to everyone, for a moment. */
export function tell(text: string): void {
  const toast = byId("toast")!;
  toast.textContent = text;
  toast.classList.add("on");
  clearTimeout(Number(toast.dataset.timer));
  toast.dataset.timer = String(setTimeout(() => toast.classList.remove("on"), 4000));
}

/** Put text on the clipboard, also where a browser does not lend it to files. */
export async function copy(text: string, what: string): Promise<void> {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    const area = make("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    done = document.execCommand("copy");
    area.remove();
  }
  tell(done ? `Copied: ${what}` : "This browser lends no clipboard: select the words and copy them.");
}
