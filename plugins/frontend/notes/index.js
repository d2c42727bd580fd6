// Opens notes on a click once, however often the script runs: Material and Zensical run it again on each visit.

import { toggleNote } from "./toggle-note.js";

const shared = self.casebook ??= {};

if (!shared.hasNotes) {
  shared.hasNotes = true;
  addEventListener("click", toggleNote, true);
}
