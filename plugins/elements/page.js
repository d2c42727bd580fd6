// Keeps what a page shows in step with what storage holds.

import { make } from "./dom.js";

/**
 * A copy of an item, a page brought back, another window: the items first, then the sets that count them.
 * @param {Event} [event]
 */
export function syncPage(event) {
  for (const tag of ["quiz-item", "quiz-set"]) for (const element of document.querySelectorAll(tag)) element.sync(event);
}

/**
 * Says once a page, where it was noticed, that a record is not kept or cannot be read.
 * @param {Element} item
 */
export function tellNotKept(item) {
  if (document.querySelector(".notice[role]")) return;
  item.before(make("p", { class: "notice", role: "status" }, "Progress is not kept in this browser window. The quiz still works."));
}
