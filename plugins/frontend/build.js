// Builds the scripts and the stylesheets that pages load, and the service worker: those of the engine into the package or
// into a folder that is named, and those of the course among its pages or into a second folder.

import { existsSync, readdirSync } from "node:fs";

import { build } from "esbuild";

const COURSE = "../course";

/** The folder of a bundle, and the name under which pages load it. */
const BUNDLES = {
  quiz: "casebook",
  notes: "casebook-notes",
  more: "casebook-types",
  sets: "casebook-sets",
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

const [folder = "../casebook/assets", pages = "../../docs/assets"] = process.argv.slice(2);

for (const [bundle, name] of Object.entries(BUNDLES)) await bundleUp(bundle, name, folder, "plugins/frontend");

// Each folder of the course with a script in it is a bundle of the same name; a course may have none.
for (const name of existsSync(COURSE) ? readdirSync(COURSE) : []) {
  if (existsSync(`${COURSE}/${name}/index.js`)) await bundleUp(`${COURSE}/${name}`, name, pages, `plugins/course/${name}`);
}

/**
 * @param {string} from the folder of the sources
 * @param {string} name
 * @param {string} outdir
 * @param {string} source what the banner says
 */
async function bundleUp(from, name, outdir, source) {
  const banner = `/* From ${source} */`;
  await build({
    entryPoints: [`${from}/index.js`, `${from}/index.css`].filter(existsSync),
    outdir,
    entryNames: name,
    banner: { js: banner, css: banner },
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: "es2022",
    // Else it says in every script that it is strict, as modules are anyway; nothing here needs it said.
    tsconfigRaw: {},
  });
}
