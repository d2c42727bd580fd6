// Reads and writes all records of a site at once: what storage holds, and what the elements on the page know.

import { findAll } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { isCase } from "./shape.js";

/** Has every element show what storage holds. Other windows hear of it from the browser, this one from here. */
export function announce() {
  dispatchEvent(new StorageEvent("storage"));
}

/**
 * The items, rankings and cases of this page, in its order, each under the key of its record.
 * @param {string} site
 * @returns {Map<string, HTMLElement>}
 */
export function elementsOf(site) {
  return new Map(findAll(document, "case-steps, quiz-item, rank-list").flatMap((element) => {
    const { store } = recall(element);
    return store?.startsWith(`${site}/`) ? [[store.slice(site.length + 1), element]] : [];
  }));
}

/**
 * Every record of a site by its key without the site's id. What an element knows is newer than what storage holds,
 * or all there is: a browser may refuse to keep anything.
 * @param {string} site
 * @returns {Map<string, string>} in the order of their keys
 */
export function gather(site) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  attempt(() => {
    // A draft is no record.
    for (const key of keysOf(site)) if (!key.startsWith("draft/")) texts.set(key, /** @type {string} */ (localStorage.getItem(`${site}/${key}`)));
  });
  for (const [key, element] of elementsOf(site)) {
    const { kept } = recall(element);
    if (kept) texts.set(key, kept);
  }
  const { compare } = new Intl.Collator("en", { numeric: true });
  return new Map([...texts].sort(([a], [b]) => compare(a, b)));
}

/**
 * Writes all texts, or none: where the browser refuses one, those before it are taken back. A text of null is removed.
 * @param {string} site
 * @param {Map<string, string | null>} texts
 * @returns {boolean | undefined} whether it is done
 */
export function writeAll(site, texts) {
  /** @type {[string, string | null][]} */
  const undo = [];
  return attempt(() => {
    for (const [key, text] of texts) {
      const was = localStorage.getItem(`${site}/${key}`);
      put(site, key, text);
      undo.unshift([key, was]);
    }
    return true;
  }) ?? attempt(() => {
    // Backwards, so that what has grown shrinks again before anything that was removed comes back.
    for (const [key, was] of undo) put(site, key, was);
    return false;
  });
}

/**
 * Erases every record of a site.
 * @param {string} site
 */
export function eraseSite(site) {
  // A case last, so that another window finds the decisions open again when it hears that the steps are closed.
  attempt(() => {
    for (const key of keysOf(site).sort((a, b) => Number(isCase(a)) - Number(isCase(b)))) put(site, key, null);
  });
}

/**
 * What comes of something that may fail; undefined if it does.
 * @template T
 * @param {() => T} use
 * @returns {T | undefined}
 */
export function attempt(use) {
  try {
    return use();
  } catch {
    // The browser refuses, its storage is full, or a text says what it may not.
  }
}

/** @param {string} site */
function keysOf(site) {
  return Object.keys(localStorage).filter((key) => key.startsWith(`${site}/`)).map((key) => key.slice(site.length + 1));
}

/**
 * @param {string} site
 * @param {string} key
 * @param {string | null} text
 */
function put(site, key, text) {
  if (text === null) localStorage.removeItem(`${site}/${key}`);
  else localStorage.setItem(`${site}/${key}`, text);
  // Some browsers accept what they do not keep.
  if (localStorage.getItem(`${site}/${key}`) !== text) throw new Error("not kept");
}
