// What elements tell each other without knowing each other's class: that a record has changed, and what it is.

/**
 * What an element knows of its record.
 * @typedef {object} Entry
 * @property {import("./record.js").Attempt[]} attempts those that are shown
 * @property {string} [store] the key of the record in storage; undefined where the element keeps none
 * @property {string | null} [kept] the text of the record
 * @property {string} [outcome] how the first response was graded: `right`, `partly`, `wrong`, or empty where there is no score
 * @property {number} [steps] of a case, how many there are
 * @property {boolean} [isOpen] of a decision, whether the learner may respond now
 * @property {boolean} [isTouched] of a decision, whether anything was done to it since it was opened or filled in
 * @property {string} [missing] of a decision, what must come before a commit, in words; empty where it is ready
 * @property {string} [action] of a decision, what the button of its commit says
 * @property {string} [name] of a decision, what it is called where the learner is led to it
 * @property {() => string | void} [commit] of a decision, commits what is chosen, and moves the focus to the verdict; of what has
 * none, does what the button says, and returns what came of it
 * @property {(rank: any) => string} [nameOf] of a ranking, the name of a diagnosis
 * @property {(rank: any) => string} [shortOf] the same within a sentence
 *
 * @typedef {HTMLElement & {entry: Entry, restore: (text: string | null) => void}} Keeper
 */

/** A record has changed. */
export const CHANGE = "casebook-change";
/** What is chosen or written and not committed has changed. */
export const EDIT = "casebook-edit";
const RECALL = "casebook-recall";

/**
 * Tells that what an element knows of its record has changed.
 * @param {Element} element
 */
export const announceChange = (element) => element.dispatchEvent(new Event(CHANGE, { bubbles: true }));

/**
 * Tells that what is chosen or written in an element, and not committed, has changed.
 * @param {Element} element
 */
export const announceEdit = (element) => element.dispatchEvent(new Event(EDIT, { bubbles: true }));

/**
 * Listens for changes within an element; called once all that a commit does is done, the focus included.
 * @param {Element} root
 * @param {() => void} listener
 */
export const onChange = (root, listener) => onEvent(root, CHANGE, listener);

/**
 * Listens for an event within an element; many in one task, as when a page's elements are defined, count as one.
 * @param {Element} root
 * @param {string} type
 * @param {() => void} listener
 */
export function onEvent(root, type, listener) {
  let isWaiting = false;
  root.addEventListener(type, () => {
    if (!isWaiting) queueMicrotask(() => {
      isWaiting = false;
      listener();
    });
    isWaiting = true;
  });
}

/**
 * Has an element tell what it knows when it is asked, and show a record that it is given first.
 * @param {Keeper} element
 */
export const answer = (element) => element.addEventListener(RECALL, (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  if (detail.text !== undefined) element.restore(detail.text);
  Object.assign(detail, element.entry);
});

/**
 * What an element knows of its record; of an element that keeps none, that there is nothing.
 * @param {Element | null | undefined} element
 * @param {string | null} [text] a record to show first, whatever storage holds; null for none
 * @returns {Entry}
 */
export function recall(element, text) {
  const detail = { text, attempts: [] };
  element?.dispatchEvent(new CustomEvent(RECALL, { detail }));
  return detail;
}
