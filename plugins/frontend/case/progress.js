// Reads how far a learner has come in a case, and erases what is kept of it.

import { findAll } from "../shared/dom.js";
import { keepDraft } from "../shared/drafts.js";
import { save } from "../shared/storage.js";

/**
 * What is kept of a case, of which a later script may know more: `at` is the id of the screen that was shown last,
 * `done` says that the result has been open.
 * @typedef {{at?: string, done?: boolean}} CaseRecord
 *
 * The furthest step that is open, how many gates are, counted from the beginning, and all that was read.
 * @typedef {{step: number, gates: number, record: CaseRecord}} Progress
 */

/**
 * Anything may stand in storage: what is no record of this case counts as its beginning.
 * @param {string | null} text
 * @param {HTMLElement[]} steps the steps of the case
 * @returns {Progress}
 */
export function readProgress(text, steps) {
  try {
    const record = JSON.parse(text ?? "");
    const { step, gates } = record;
    if ([...steps.keys()].includes(step)) return { step, gates, record };
    if (typeof record === "object" && !Array.isArray(record)) return { step: 0, gates: 0, record };
  } catch {
    // Not even JSON.
  }
  return { step: 0, gates: 0, record: {} };
}

/**
 * Erases the records of a case. Its items are erased one by one: the rest of a quiz may stand on another page.
 * @param {HTMLElement} steps
 */
export function eraseCase(steps) {
  for (const key of [...findAll(steps, "quiz-item").map(keyOf), ...findAll(steps, "rank-list").map(storeOf)]) {
    save(key, null);
    keepDraft(key, null);
  }
  // Last, so that another window finds the decisions open again when it hears that the steps are closed.
  save(storeOf(steps), null);
}

/** @param {Element} element */
const storeOf = (element) => /** @type {string} */ (element.getAttribute("store"));

/**
 * An item is named by its anchor, which begins with the id of its quiz, or says its name where it stands a second time.
 * @param {HTMLElement} item
 */
function keyOf(item) {
  const store = storeOf(/** @type {Element} */ (item.closest("quiz-set")));
  return `${store}/${item.getAttribute("item") ?? item.id.slice(store.length - store.lastIndexOf("/"))}`;
}
