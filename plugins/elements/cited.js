// Shows what a citation names beside it. The list of sources stands in the last step, since it tells what comes.

import { make } from "./dom.js";

/** @param {MouseEvent} event a click anywhere in a case */
export function showSource(event) {
  const link = event.target.closest("[href^='#source-']");
  const entry = link && document.getElementById(link.hash.slice(1));
  if (!entry || entry.getClientRects()[0]) return;
  event.preventDefault();
  const mark = link.closest("sup") ?? link;
  if (mark.nextSibling?.className === "cited") mark.nextSibling.remove();
  else mark.after(make("span", { class: "cited", role: "note" }, new Text(` ${entry.textContent} `)));
}
