// Builds the scripts and the stylesheets that pages load, into the package or into a folder that is named.

import { build } from "esbuild";

const BANNER = "/* Built from plugins/elements by python3 dev.py assets */";

// Names of ours that neither a page, nor the DOM, nor a record in storage uses: shortened, they save 300 bytes.
const OWN = [
  "action", "addControls", "all", "bar", "build", "commit", "eraseAll", "explain", "fieldset", "focusFirst", "inRound",
  "invite", "isOpen", "item", "items", "keep", "kept", "kind", "lead", "line", "live", "missed", "missing", "news", "nodes", "notes",
  "past", "place", "read", "reopen", "restore", "row", "rows", "say", "score", "sheet", "show", "shown", "standard", "store",
  "sync", "takeNote", "verb", "verdict", "words", "work", "write",
  "cross", "crossing", "desk", "drag", "draw", "fingers", "hideCross", "makeBar", "makeTools", "moveCross", "names", "pan", "rest", "scale",
  "times", "toggles", "view", "zoomBy",
  "allGates", "arrive", "goOn", "goTo", "openGates", "reached", "startOver", "steps", "turnBack",
  "box", "choose", "combo", "drop", "field", "first", "ledger", "light", "lines", "listNames", "lit", "makeSheet", "move", "nameOf", "offer",
  "owner", "popup", "press", "rank", "reference", "settle", "take",
  "anchor", "cells", "compute", "fields", "isDrawn", "isGrave", "isRight", "pristine", "refresh", "told", "watcher",
  "addBar", "addRow", "addVotes", "count", "isBuilt", "reveal", "share", "shared", "vote", "votes",
  "isDone", "texts", "draft", "record", "enter", "isStill",
];

// By entry; in this order, so that the bundles with the tightest limits have the shortest names.
const BUNDLES = {
  index: "casebook",
  figures: "casebook-figures",
  case: "casebook-case",
  room: "casebook-classroom",
  record: "casebook-record",
  debrief: "casebook-debrief",
};

const [folder = "../casebook/assets"] = process.argv.slice(2);

// One cache, so that a name is shortened alike in every bundle: what one bundle brings, another calls.
let mangleCache = {};

for (const [entry, name] of Object.entries(BUNDLES)) {
  ({ mangleCache } = await build({
    mangleCache,
    entryPoints: [`${entry}.js`, `${entry}.css`],
    outdir: folder,
    entryNames: name,
    banner: { js: BANNER, css: BANNER },
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: "es2020",
    mangleProps: new RegExp(`^(${OWN.join("|")})$`),
  }));
}
