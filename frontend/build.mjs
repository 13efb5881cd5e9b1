// Writes the page's script, style and map shapes into the package: `npm ci && npm run build`, here or with another folder
// as argument. The same sources give the same bytes; tests/report/test_frontend.py holds that.
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { shapes } from "./land.mjs";

const here = import.meta.dirname;
const out = process.argv[2] ?? join(here, "..", "src", "rashomon", "report");
const target = ["es2022", "chrome109", "firefox115", "safari16.4"];

mkdirSync(join(out, "static"), { recursive: true });
mkdirSync(join(out, "data"), { recursive: true });

const script = await build({
  entryPoints: [join(here, "src", "main.ts")],
  bundle: true,
  minify: true,
  format: "iife",
  target,
  charset: "ascii",
  legalComments: "none",
  write: false,
});
const style = await transform(readFileSync(join(here, "src", "page.css"), "utf8"), {
  loader: "css",
  minify: true,
  target,
  charset: "ascii",
});
writeFileSync(join(out, "static", "page.js"), script.outputFiles[0].text);
writeFileSync(join(out, "static", "page.css"), style.code);
writeFileSync(join(out, "data", "land.json"), shapes());
