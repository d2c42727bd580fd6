// Moves the items of a quiz, and the rows and rationales of an item, into the order of the learner.

import { find, findAll } from "../shared/dom.js";
import { mix, seedOf } from "./seed.js";

/**
 * Mixes what a quiz says is mixed. In classroom mode, where no learner's items are, all stay as they were written.
 * @param {HTMLElement} set
 */
export function mixSet(set) {
  const store = `${set.getAttribute("store")}`;
  const items = findAll(set, "quiz-item");
  if (items.some((item) => "reopen" in item)) {
    const seed = seedOf(store.slice(0, store.lastIndexOf("/")));
    for (const item of items) if (item.matches("[mixed]")) mixOptions(item, seed);
    if (set.matches("[shuffle~=items]")) mixItems(set, items, seed);
  }
  set.dataset.mixed = "";
}

/**
 * The rows keep their written places in an attribute, by which a response is read.
 * @param {HTMLElement} item
 * @param {string} seed
 */
function mixOptions(item, seed) {
  const ids = `${item.getAttribute("options")}`.split(" ").map((id) => id.replace(/[*~]/, ""));
  const order = mix(ids, seed, item.id, item.getAttribute("mixed")?.split(" "));
  const rows = findAll(item, "fieldset > label");
  rows.forEach((row, place) => row.dataset.at = `${place}`);
  arrange(rows, ids, order);
  arrange(findAll(item, ".key > ol > li"), ids, order);
}

/**
 * @param {HTMLElement[]} elements in the order of the ids
 * @param {string[]} ids
 * @param {string[]} order
 */
function arrange(elements, ids, order) {
  /** @type {HTMLElement} */ (elements[0].parentElement).append(...order.map((id) => elements[ids.indexOf(id)]));
}

/**
 * The focus stays where it is: an item that is moved would lose it.
 * @param {HTMLElement} set
 * @param {HTMLElement[]} items
 * @param {string} seed
 */
function mixItems(set, items, seed) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const ids = items.map(({ id }) => id);
  set.prepend(...mix(ids, seed, `${set.getAttribute("store")}`).map((id) => find(set, `#${CSS.escape(id)}`)));
  if (focused && set.contains(focused)) focused.focus();
  /** @type {any} */ (set).connectedCallback();
}
