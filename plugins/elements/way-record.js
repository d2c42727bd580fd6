// Reads how far a case has come, and erases what is kept of it.

import { erase, save } from "./storage.js";

/**
 * The furthest step that is open, and how many gates are, counted from the beginning.
 * @typedef {{step: number, gates: number}} Way
 */

/**
 * Anything may stand in storage: what is no record of this case counts as its beginning.
 * @param {string | null} text
 * @param {HTMLElement[]} steps the steps of the case
 * @returns {Way}
 */
export function readWay(text, steps) {
  try {
    const { step, gates } = JSON.parse(text);
    if ([...steps.keys()].includes(step)) return { step, gates };
  } catch {
    // Not even JSON.
  }
  return { step: 0, gates: 0 };
}

/**
 * Erases the records of a case. Its items are erased one by one: the rest of a quiz may stand on another page.
 * @param {HTMLElement} way
 */
export function eraseCase(way) {
  const store = way.getAttribute("store");
  for (const item of way.querySelectorAll("quiz-item")) save(keyOf(item), null);
  for (const rank of way.querySelectorAll("rank-list")) save(rank.getAttribute("store"), null);
  erase(`${store}/`);
  // Last, so that another window finds the decisions open again when it hears that the steps are closed.
  save(store, null);
}

// An item is named by its anchor, which begins with the id of its quiz, or says its name where it stands a second time.
function keyOf(item) {
  const store = item.closest("quiz-set").getAttribute("store");
  return `${store}/${item.getAttribute("item") ?? item.id.slice(store.length - store.lastIndexOf("/"))}`;
}
