// The marks that join words, as the language of a page has them: the end of a sentence, lists, a name and its text.

import { t } from "./strings.js";

/**
 * A text with its full stop.
 * @param {string} text
 */
export const endSentence = (text) => t("{text}.", { text });

/**
 * Parts that may contain commas, as a list; empty where there are none.
 * @param {string[]} parts
 */
export const listParts = (parts) => parts.length ? parts.reduce((first, second) => t("{first}; {second}", { first, second })) : "";

/**
 * Words or numbers as a list; empty where there are none.
 * @param {string[]} words
 */
export const listWords = (words) => words.length ? words.reduce((first, second) => t("{first}, {second}", { first, second })) : "";

/**
 * A name and what is said of it.
 * @param {string} name
 * @param {string} text
 */
export const nameText = (name, text) => t("{name}: {text}", { name, text });
