// Keeps records in this browser; what it will not keep stays in memory until the site is left.

/** Whether the browser has refused to keep something. */
export let isRefused = false;

/** @type {Record<string, string | null>} */
const memory = {};

/**
 * The text kept under a key.
 * @param {string} key
 * @returns {string | null}
 */
export const load = (key) => key in memory ? memory[key] : attempt(() => localStorage.getItem(key)) ?? null;

/**
 * Keeps a text, or forgets it when the text is null.
 * @param {string} key
 * @param {string | null} text
 */
export function save(key, text) {
  memory[key] = text;
  attempt(() => {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    // Some browsers accept what they do not keep.
    if (localStorage.getItem(key) === text) delete memory[key];
    else isRefused = true;
  });
}

/**
 * Forgets every record whose key starts like this, also those of items that have left the quiz.
 * @param {string} prefix
 */
export function erase(prefix) {
  for (const key in { ...attempt(() => localStorage), ...memory }) {
    if (key.startsWith(prefix)) save(key, null);
  }
}

/**
 * Reading the name `localStorage` may throw already, so even that is only tried.
 * @template T
 * @param {() => T} use
 */
function attempt(use) {
  try {
    return use();
  } catch {
    isRefused = true;
  }
}
