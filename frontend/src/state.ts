// The one state that all views share. It is kept in the address, so that a link opens the same view again:
// `#p3`, `#grid?status=differing&q=ferry`, `#s3-2?given=1`.

import { type Status, STATUSES } from "./data";
import { byId } from "./dom";

export const VIEWS = ["points", "grid", "accounts", "who", "timeline", "map", "cast", "leftout", "provenance", "method"] as const;
export type View = (typeof VIEWS)[number];

export interface State {
  view: View;
  target: string; // the id of what the view is opened at: p3, s3-2, a1, place-4; empty for its top
  status: Status[];
  outlet: string; // a1: points that it states
  silent: string; // a1: points that it does not mention
  aspect: string;
  source: string; // o3: points with words that go back to it
  q: string;
  sort: string;
  zoom: string;
  given: boolean; // flattened texts as given, not restored
}

export const EMPTY: State = {
  view: "points", target: "", status: [], outlet: "", silent: "", aspect: "", source: "", q: "", sort: "", zoom: "", given: false,
};
const TEXTS = ["outlet", "silent", "aspect", "source", "q", "sort", "zoom"] as const;

/** The view in which something of this id stands. */
function viewOf(target: string): View | null {
  if ((VIEWS as readonly string[]).includes(target)) return target as View;
  const within = byId(target)?.closest<HTMLElement>(".view");
  return within ? (within.id as View) : null;
}

export function parse(hash: string): State {
  const [fragment, query = ""] = decode(hash.replace(/^#/, "")).split("?", 2);
  const given = new URLSearchParams(query);
  const state: State = { ...EMPTY, status: [] };
  const found = viewOf(fragment);
  if (found) {
    state.view = found;
    if (fragment !== found) state.target = fragment;
  }
  const view = given.get("view");
  if (view && (VIEWS as readonly string[]).includes(view)) state.view = view as View;
  state.status = STATUSES.filter((status) => given.get("status")?.split(",").includes(status));
  for (const key of TEXTS) state[key] = given.get(key) ?? "";
  state.given = given.has("given");
  return state;
}

// Only what the address bar itself may have escaped in front of the query; the query is decoded by its own rules.
function decode(hash: string): string {
  const at = hash.indexOf("?");
  const head = at < 0 ? hash : hash.slice(0, at);
  try {
    return decodeURIComponent(head) + (at < 0 ? "" : hash.slice(at));
  } catch {
    return hash;
  }
}

export function format(state: State): string {
  const query = new URLSearchParams();
  const home = state.target ? viewOf(state.target) : state.view;
  if (home !== state.view) query.set("view", state.view);
  if (state.status.length) query.set("status", state.status.join(","));
  for (const key of TEXTS) if (state[key]) query.set(key, state[key]);
  if (state.given) query.set("given", "1");
  const text = query.toString().replaceAll("%2C", ",");
  return `#${state.target || state.view}${text ? `?${text}` : ""}`;
}

type Listener = (state: State, before: State | null) => void;
const listeners: Listener[] = [];
export let state: State = EMPTY;

export const onState = (listener: Listener): void => void listeners.push(listener);

function become(next: State, before: State | null): void {
  state = next;
  for (const listener of listeners) listener(state, before);
}

/** Change the state; `typing` replaces the address instead of adding to the history. */
export function go(change: Partial<State>, { typing = false } = {}): void {
  const before = state;
  const next = { ...state, ...change };
  const address = format(next);
  if (address !== location.hash) history[typing ? "replaceState" : "pushState"](null, "", address);
  become(next, before);
}

/** Follow the address: at the start, and when the reader goes back or types another. */
export function follow(first = false): void {
  become(parse(location.hash), first ? null : state);
}
