// What concerns every item of a page: that it shows what storage holds, and that nothing is kept where that is so.

import { findAll, make } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * Shows in every item of the page what storage holds: a copy of an item, a page brought back, another window.
 * @param {any} [event] of storage or of the page
 */
export function syncItems(event) {
  for (const item of /** @type {import("./quiz-item.js").QuizItem[]} */ (findAll(document, "quiz-item"))) item.sync(event);
}

/**
 * Says once a page, where it was noticed, that a record is not kept or cannot be read.
 * @param {Element} item
 */
export function tellNotKept(item) {
  if (document.querySelector(".notice[role]")) return;
  item.before(make("p", { class: "notice", role: "status" }, t("Progress is not kept in this browser window. The quiz still works.")));
}
