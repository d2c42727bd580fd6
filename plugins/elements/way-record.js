// Reads how far a case has come, and erases what is kept of it.

import { erase, save } from "./storage.js";

/**
 * The furthest step and how many of its gates are open; the gates of all steps before it are open.
 * @typedef {{step: number, gates: number}} Way
 */

/**
 * Anything may stand in storage: what is no record of this case counts as its beginning.
 * @param {string | null} text
 * @param {number} count how many steps the case has
 * @returns {Way}
 */
export function readWay(text, count) {
  try {
    const { step, gates } = JSON.parse(text);
    if (Number.isInteger(step) && step >= 0 && step < count) return { step, gates };
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
