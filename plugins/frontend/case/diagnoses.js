// Knows the diagnoses that have a name, and finds them by what is typed.

import { fold } from "../shared/fold.js";
import { t } from "../shared/strings.js";

/**
 * @typedef {{id: string, name: string, synonyms?: string[], quiet?: 1}} Diagnosis
 * @typedef {{id?: string, text?: string, star?: true}} Rank a diagnosis of the list, or one in the learner's own words
 * @typedef {{words: string, rank: Rank}} Offer
 */

// Fewer than three letters would open a list to browse, and a list cues. Two signs of East Asia are a word.
const ENOUGH = /([\p{L}\p{N}].*){3}|[\p{scx=Han}\p{scx=Hang}]{2}/u;
const WORD = /[\p{L}\p{N}\p{M}'’]+/gu;

// An empty list in base64.
const EMPTY = "W10=";

/**
 * Reads the list that the page holds as base64 of JSON in UTF-8; a page without one names nothing.
 * @param {string | null | undefined} code
 * @returns {Diagnosis[]}
 */
export function readNames(code) {
  const bytes = Uint8Array.from(atob(code ?? EMPTY), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * What a typed text may mean, in the order of the alphabet: the order of the list itself would cue.
 * A diagnosis that has just this name comes first, so that Enter takes it; if there is none, the text as it stands comes last.
 * @param {Diagnosis[]} names
 * @param {string} typed
 * @returns {Offer[]}
 */
export function offersFor(names, typed) {
  if (!ENOUGH.test(typed)) return [];
  const id = names.find((diagnosis) => termsOf(diagnosis).some((term) => join(term) === join(typed)))?.id;
  const isNamed = (/** @type {Offer} */ { rank }) => Number(rank.id === id);
  const offers = names.flatMap((diagnosis) => offersOf(diagnosis, typed)).sort((a, b) => isNamed(b) - isNamed(a) || a.words.localeCompare(b.words));
  return id ? offers : [...offers, { words: t("Add “{typed}” as you wrote it", { typed }), rank: { text: typed } }];
}

/**
 * The letters of a text without its spaces, hyphens and other marks, in the form that is compared.
 * @param {string} text
 */
export function join(text) {
  return fold(wordsOf(text).join(" "));
}

/**
 * @param {Diagnosis} diagnosis
 * @param {string} typed
 * @returns {Offer[]}
 */
function offersOf(diagnosis, typed) {
  const { id, name, quiet } = diagnosis;
  const term = termsOf(diagnosis).find((each) => (quiet ? isThought : fits)(each, typed));
  return term ? [{ words: term === name ? name : `${name} (${term})`, rank: { id } }] : [];
}

/** @param {Diagnosis} diagnosis */
function termsOf({ name, synonyms = [] }) {
  return [name, ...synonyms];
}

/**
 * Each typed word begins a word; the text may run on over words too, so that "sacroiliac" meets "sacro-iliac" and back.
 * @param {string} term
 * @param {string} typed
 */
function fits(term, typed) {
  const rests = wordsOf(term).map((word, place, words) => join(words.slice(place).join(" ")));
  const begins = (/** @type {string} */ part) => rests.some((rest) => rest.startsWith(join(part)));
  return begins(typed) || wordsOf(typed).every(begins);
}

/**
 * Who has typed two thirds of a quiet term from its beginning has thought of it.
 * @param {string} term
 * @param {string} typed
 */
function isThought(term, typed) {
  return join(term).startsWith(join(typed)) && join(typed).length * 3 >= join(term).length * 2;
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function wordsOf(text) {
  return text.match(WORD) ?? [];
}
