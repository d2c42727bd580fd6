// Opens notes on a click and keeps folds for the printer, once, however often the script runs: Material and Zensical run it
// again on each visit.

import { noteClosed } from "./note-closed.js";
import { toggleNote } from "./toggle-note.js";

const shared = self.casebook ??= {};

if (!shared.hasNotes) {
  shared.hasNotes = true;
  addEventListener("click", toggleNote, true);
  addEventListener("beforeprint", noteClosed, true);
}
