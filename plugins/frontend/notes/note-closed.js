// A theme opens all folds before a page is printed; paper has them as the reader left them.

import { findAll } from "../shared/dom.js";

/** Notes which folds are closed, before anyone else hears that the page is to be printed. */
export function noteClosed() {
  for (const fold of findAll(document, "details")) fold.toggleAttribute("data-closed", !fold.matches("[open]"));
}
