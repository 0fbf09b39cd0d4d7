// Compiles and copies the front end into build/static, which staticfiles serves and git ignores.
//
// Usage: node scripts/build_front_end.mjs (after `npm ci`)
//
// The components come from npm and are compiled from their source with our settings (static/src/register.scss):
// nothing of theirs is kept in this repository, and nothing of theirs is patched but one line. References to source
// maps are taken out, because static files get new names and the maps are not served.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild-wasm";
import { compile } from "sass";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "static", "src");
const target = join(root, "build", "static");
const components = join(root, "node_modules", "govuk-frontend", "dist");

function withoutSourceMap(text) {
  return text.replace(/\/\/# sourceMappingURL=\S+/g, "").trimEnd() + "\n";
}

// Only what this script makes is replaced, so that no old file is served by accident.
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const { css } = compile(join(source, "register.scss"), { loadPaths: [components], style: "compressed" });
writeFileSync(join(target, "register.css"), css + "\n");

const module = readFileSync(join(components, "govuk", "govuk-frontend.min.js"), "utf8");
writeFileSync(join(target, "govuk-frontend.min.js"), withoutSourceMap(module));

for (const name of ["start.js", "favicon.svg"]) {
  writeFileSync(join(target, name), readFileSync(join(source, name)));
}

// The editor of minutes, for staff: one file out of its own sources and the packages that it is built on.
await build({
  entryPoints: [join(source, "editor", "editor.js")],
  outfile: join(target, "editor.js"),
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2020",
  legalComments: "eof",
});
const { css: editorCss } = compile(join(source, "editor", "editor.scss"), { style: "compressed" });
writeFileSync(join(target, "editor.css"), editorCss + "\n");
