// What is shown, and nothing else, as a file: CSV as the ledger has it, JSON as the schema has it, Markdown to paste.

import { accounts, madeAt, madeBy, origins, type Point, type Said, SHAPES, STATUSES, schema, textOf, WORDS, wordsOf } from "./data";
import { count, make } from "./dom";
import { shown } from "./filter";

const COLUMNS = ["point", "status", "outlet", "quote", "start", "end", "by", "url", "published", "account", "origin", "cue", "denied"];
// What a spreadsheet would take for a formula gets one apostrophe in front, as in text/cells.py.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

export function csv(points: Point[]): string {
  const rows = points.flatMap((point) => point.said.map((said) => row(point, said)));
  return [COLUMNS, ...rows].map((cells) => cells.map(field).join(",")).join("\r\n") + "\r\n";
}

function row(point: Point, said: Said): string[] {
  const account = accounts[said.account];
  return [
    point.id, point.status, account.outlet ?? "", wordsOf(said), String(said.start), String(said.end), said.by ?? "", account.url ?? "",
    account.published ?? "", account.id, origins[said.origin]?.name ?? "", said.cue ?? "", String(said.denied),
  ];
}

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function json(points: Point[]): string {
  const used = new Set(points.flatMap((point) => point.said.map(({ account }) => account)));
  const behind = new Set(points.flatMap((point) => point.said.map(({ origin }) => origin)));
  const story = {
    schema,
    made_by: madeBy,
    made_at: madeAt,
    accounts: accounts.flatMap(({ id, outlet, title, published, url, words, sha256, flat, copyOf }, i) =>
      used.has(i) ? [{ id, outlet, title, published, url, words, sha256, text: textOf(i), flattened: flat, copy_of: copyOf }] : []),
    points: points.map((point) => ({
      id: point.id,
      status: point.status,
      statements: point.said.map((said) => ({
        account: accounts[said.account].id, start: said.start, end: said.end, text: wordsOf(said), by: said.by, cue: said.cue,
        denied: said.denied, origin: origins[said.origin]?.id ?? null, role: said.role,
      })),
      differences: point.differences,
      outlets: point.outlets,
      origins: point.origins,
      importance: point.importance,
      silent: point.silent.map((account) => accounts[account].id),
    })),
    origins: origins.filter((_, i) => behind.has(i)),
  };
  return `${JSON.stringify(story, null, 1)}\n`;
}

export function markdown(points: Point[]): string {
  const lines = [`# ${count(points.length, "point")} of ${count(accounts.length, "account")}`, ""];
  for (const status of STATUSES) {
    const held = points.filter((point) => point.status === status);
    if (!held.length) continue;
    lines.push(`## ${SHAPES[status]} ${WORDS[status]}`, "");
    for (const point of held) {
      lines.push(`### ${plain(point.id)} (${count(point.outlets, "outlet")}, ${count(point.origins, "origin")})`, "");
      for (const reason of new Set(point.differences.map(({ aspect, why }) => `- ${aspect}: ${plain(why)}`))) lines.push(reason);
      for (const said of point.said) lines.push(`- ${line(said)}`);
      lines.push("");
    }
  }
  lines.push(...accounts.map((account, i) =>
    `[${i + 1}] ${[account.name, account.title ?? "", account.published ?? "no date", account.url ?? ""].filter(Boolean).map(plain).join(", ")}, SHA-256 ${account.sha256}  `));
  lines.push("", "Words in quotation marks are the accounts' own; all else is a label. The brief does not decide who is right.", "");
  return lines.join("\n");
}

function line(said: Said): string {
  const owner = said.by ? `${said.denied ? "denied by" : "crediting"} “${plain(said.by)}”` : said.denied ? "denied, by whom is not said" : "in its own voice";
  return `“${plain(wordsOf(said))}” — ${plain(accounts[said.account].name)}, ${owner} [${said.account + 1}, ${said.start}–${said.end}]`;
}

/** Text as Markdown that shows these words and is no markup, as report/brief.py does it. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim()
    .replace(/[\\`*_{}[\]~|$#^]/g, "\\$&")
    .replace(/(?<=:)(?=\/\/)|(?<=www)(?=\.)/gi, "\\")
    .replace(/^(?=[-+=:])|^\d+(?=[.)])/, "$&\\")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const KINDS: Record<string, [(points: Point[]) => string, string]> = {
  csv: [csv, "text/csv"],
  json: [json, "application/json"],
  md: [markdown, "text/markdown"],
};

/** Give the reader a file of exactly the points that are shown. */
export function save(kind: string): void {
  const [write, type] = KINDS[kind];
  const address = URL.createObjectURL(new Blob([write(shown)], { type: `${type};charset=utf-8` }));
  const link = make("a", { href: address, download: `points.${kind}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
