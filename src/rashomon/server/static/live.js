// A story that grows: when the server says so, the frame shows the new page and the head says what changed.
"use strict";
(() => {
  const page = document.body;
  const base = page.dataset.base;
  const story = page.dataset.story;
  if (!story) return;
  const key = "rashomon-seen " + base + " " + story;
  const frame = document.getElementById("page");
  const news = document.getElementById("news");
  const state = document.getElementById("state");
  let shown = Number(page.dataset.revision);
  const since = page.dataset.since;
  let seen = 0;
  try { seen = Number(localStorage.getItem(key)) || 0; } catch { /* a browser that keeps nothing */ }

  function line(change) {
    const item = document.createElement("li");
    const kind = document.createElement("b");
    kind.textContent = change.kind;
    item.append(kind, " ", [change.point, change.outlet || change.account].filter(Boolean).join(" "));
    if (change.words) item.append(" “", change.words, "”");
    if (change.why) item.append(" (" + change.why + ")");
    return item;
  }

  async function tell(from) {
    const answer = await fetch(`${base}/api/stories/${story}/changes?since=${from}`);
    if (!answer.ok) return;
    const found = await answer.json();
    news.replaceChildren(...found.changes.map(line));
    news.dataset.until = found.until;
    const counts = {};
    for (const change of found.changes) counts[change.kind] = (counts[change.kind] || 0) + 1;
    const kinds = Object.keys(counts).sort().map((kind) => `${counts[kind]} ${kind}`).join(", ");
    state.textContent = found.changes.length
      ? `Since you last looked (revision ${from}): ${found.changes.length} changes (${kinds})`
      : "Nothing changed since you last looked";
  }

  function remember(revision) {
    try { localStorage.setItem(key, String(revision)); } catch { /* as above */ }
  }

  if (!since && seen && seen <= shown) tell(seen);
  const first = since ? Number(since) : seen || shown;
  remember(shown);
  const source = new EventSource(`${base}/stories/${story}/events`);
  source.addEventListener("open", () => { page.dataset.live = "yes"; });
  source.addEventListener("changed", (event) => {
    const told = JSON.parse(event.data);
    shown = told.revision;
    page.dataset.revision = String(shown);
    frame.src = `${base}/stories/${story}/page?at=${encodeURIComponent(told.at)}`;
    tell(Number.isFinite(first) ? first : 0);
    remember(shown);
  });
})();
