// Keeps what is chosen or written and not committed in this browser. It is no record: nothing of it is saved in a copy.

import { erase, load, save } from "./storage.js";

/**
 * The key of the draft that belongs to a record: a word more between the id of the site and the names of quiz and item.
 * @param {string} store the key of the record
 */
export const draftKey = (store) => store.replace("/", "/draft/");

/**
 * Keeps a draft, or forgets it when the value is null.
 * @param {string} store the key of the record
 * @param {unknown} value what JSON can hold
 */
export function keepDraft(store, value) {
  save(draftKey(store), value === null ? null : JSON.stringify(value));
}

/**
 * The draft that is kept; null where there is none. Anything may stand in storage, so whoever asks must check it.
 * @param {string} store the key of the record
 * @returns {any}
 */
export function loadDraft(store) {
  try {
    return JSON.parse(load(draftKey(store)) ?? "null");
  } catch {
    // Not even JSON.
    return null;
  }
}

/**
 * Forgets every record whose key starts like this, and every draft that belongs to one.
 * @param {string} prefix
 */
export function eraseWithDrafts(prefix) {
  erase(draftKey(prefix));
  erase(prefix);
}
