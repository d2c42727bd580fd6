// Says once a page that nothing is kept.

import { make } from "./dom.js";
import { isRefused } from "./storage.js";

const WORDS = "Progress is not kept in this browser window. The case still works.";

/**
 * Whichever element notices it first says so; said where it cannot be seen yet, it moves to who notices next.
 * @param {Element} holder
 */
export function tellNotKept(holder) {
  if (!isRefused) return;
  const said = document.querySelector(".notice[role]") ?? make("p", { class: "notice", role: "status" }, WORDS);
  if (!said.getClientRects().length) holder.prepend(said);
}
