// Shows what a citation names beside it. The list of sources stands in the last step, since it tells what comes.

import { make } from "../shared/dom.js";

/**
 * Shows the source of a citation that was clicked, or takes it away again.
 * @param {MouseEvent} event a click anywhere in a case
 */
export function showSource(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("[href^='#source-']"));
  const entry = link && document.getElementById(link.hash.slice(1));
  if (!entry || entry.getClientRects()[0]) return;
  event.preventDefault();
  const mark = link.closest("sup") ?? link;
  const shown = mark.nextElementSibling;
  if (shown && shown === mark.nextSibling && shown.className === "cited") shown.remove();
  else mark.after(make("span", { class: "cited", role: "note" }, new Text(` ${entry.textContent} `)));
}
