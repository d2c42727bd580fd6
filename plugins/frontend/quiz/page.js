// What concerns every item of a page: that it shows what storage holds, that nothing is kept where that is so, and the Enter key.

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
  item.before(make("p", { class: "notice", role: "status" }, t("This window cannot save your progress. The quiz works all the same.")));
}

/**
 * What a form does on Enter, which commits what is typed.
 * @param {() => void} commit
 * @returns {(event: KeyboardEvent) => void}
 */
export const commitOnEnter = (commit) => (event) => {
  const target = /** @type {Element} */ (event.target);
  // By its code, which is another one while an input method composes a word. A frame may forbid forms to submit.
  if (event.keyCode !== 13 || !target.matches("input")) return;
  event.preventDefault();
  // On a radio button or a box Enter would submit too, and choosing never submits.
  if (!target.matches("[type]")) commit();
};
