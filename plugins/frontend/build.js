// Builds the scripts and the stylesheets that pages load, and the service worker, into the package or into a folder that is named.

import { existsSync } from "node:fs";

import { build } from "esbuild";

const BANNER = "/* From plugins/frontend */";

/** The folder of a bundle, and the name under which pages load it. */
const BUNDLES = {
  quiz: "casebook",
  notes: "casebook-notes",
  more: "casebook-types",
  ranking: "casebook-ranking",
  case: "casebook-case",
  figures: "casebook-figures",
  classroom: "casebook-classroom",
  record: "casebook-record",
  debrief: "casebook-debrief",
  review: "casebook-review",
  offline: "casebook-offline",
  worker: "casebook-worker",
};

const [folder = "../casebook/assets"] = process.argv.slice(2);

for (const [bundle, name] of Object.entries(BUNDLES)) {
  await build({
    entryPoints: [`${bundle}/index.js`, `${bundle}/index.css`].filter(existsSync),
    outdir: folder,
    entryNames: name,
    banner: { js: BANNER, css: BANNER },
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: "es2022",
    // Else it says in every script that it is strict, as modules are anyway; nothing here needs it said.
    tsconfigRaw: {},
  });
}
