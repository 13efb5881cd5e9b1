// The keyboard. Single keys can be switched off in the help, for those who speak to their browser.

import { byId } from "./dom";
import { copyCitation } from "./cite";
import { filtering } from "./filter";
import * as grid from "./grid";
import * as points from "./points";
import * as reading from "./reading";
import { EMPTY, go, state, VIEWS } from "./state";

export function start(): void {
  const help = byId<HTMLDialogElement>("help")!;
  byId("help-open")!.addEventListener("click", () => help.showModal());
  byId("help-close")!.addEventListener("click", () => help.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = (event.target as Element).closest("input, select, textarea");
    if (event.key === "Escape") return escape(event, typing);
    if (typing || byId<HTMLInputElement>("no-keys")!.checked) return;
    if (press(event.key, event.target as Element)) event.preventDefault();
  });
}

function escape(event: KeyboardEvent, typing: Element | null): void {
  if (typing instanceof HTMLInputElement && typing.value) {
    typing.value = "";
    go({ q: "", target: "" }, { typing: true });
    event.preventDefault();
  } else if (typing) (typing as HTMLElement).blur();
  else if (reading.unpin()) return;
  else if (filtering(state)) go({ ...EMPTY, view: state.view, given: state.given });
}

function press(key: string, target: Element): boolean {
  if (key === "/") {
    byId("find")!.focus();
    byId<HTMLInputElement>("find")!.select();
  } else if (key === "?") byId<HTMLDialogElement>("help")!.showModal();
  else if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
  else if (key === "c") cite();
  else if ((key === "ArrowLeft" || key === "ArrowRight") && target.closest(".views, body") && !target.closest("#grid-table, [tabindex='0']"))
    turn(key === "ArrowRight" ? 1 : -1);
  else if (/^[1-4]$/.test(key)) document.querySelectorAll<HTMLElement>("[data-filter]")[Number(key) - 1]?.click();
  else return false;
  return true;
}

function move(by: 1 | -1): void {
  if (state.view === "accounts") reading.step(by);
  else if (state.view === "grid") grid.step(by);
  else points.step(by);
}

function turn(by: 1 | -1): void {
  const next = VIEWS[(VIEWS.indexOf(state.view) + by + VIEWS.length) % VIEWS.length];
  go({ view: next, target: "" });
  document.querySelector<HTMLElement>(`.views a[href="#${next}"]`)?.focus();
}

function cite(): void {
  const here = /^s(\d+-\d+)$/.exec(state.target)?.[1] ?? (/^p\d+$/.test(state.target) ? `${state.target.slice(1)}-1` : "");
  const focused = document.activeElement?.closest(".said")?.querySelector<HTMLAnchorElement>("a[href^='#s']")?.hash.slice(2);
  const key = focused ?? here;
  if (key) copyCitation(key);
}
