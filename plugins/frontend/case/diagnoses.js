// Knows the diagnoses that have a name, and finds them by what is typed.

import { fold } from "../shared/fold.js";
import { t } from "../shared/strings.js";
import { countSlips, isSlip } from "./slips.js";

/**
 * @typedef {{name: string, synonyms?: string[], abbreviations?: string[]}} Term what it is called, and what is short for that
 * @typedef {Term & {id: string, short?: string, quiet?: 1, children?: Term[]}} Diagnosis a child counts as its parent
 * @typedef {{id?: string, text?: string, star?: true}} Rank a diagnosis of the list, one of its children by name, or one in
 *   the learner's own words, which has no id
 * @typedef {{words: string, counts?: string, rank: Rank, isWhole?: boolean, isGuess?: boolean}} Offer its name
 *   was typed whole, or perhaps with a slip
 * @typedef {Term & {id: string, text?: string, quiet?: 1, counts?: string}} Entry a diagnosis or a child, as it is offered
 */

// Fewer than three letters of a name would open a list to browse, and a list cues; two may be an abbreviation. Two signs of
// East Asia are a word.
const ENOUGH = /([\p{L}\p{N}].*){3}|[\p{scx=Han}\p{scx=Hang}]{2}/u;
const ANY = /([\p{L}\p{N}].*){2}/u;
const WORD = /[\p{L}\p{N}\p{M}'’]+/gu;
// Words that tell nothing apart, in whatever order the others stand.
const SMALL = /^(of|the|in|or|and|with|left|right)$/;
// What stands between two diagnoses in one line.
const BETWEEN = /\s+or\s+|[/+,;&]/i;
const MOST = 7;

// An empty list in base64.
const EMPTY = "W10=";

/** What was folded once: a thousand terms are compared at each letter. @type {Record<string, string>} */
const joined = Object.create(null);

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
 * What a rank is called.
 * @param {Diagnosis[]} names
 * @param {Rank} rank
 * @throws {TypeError} where the list does not hold it
 */
export const nameOfRank = (names, { id, text }) => text ?? /** @type {Diagnosis} */ (names.find((each) => each.id === id)).name;

/**
 * What a diagnosis is called within a sentence; empty where the list does not hold it.
 * @param {Diagnosis[]} names
 * @param {string | undefined} id
 */
export function shortOf(names, id) {
  const found = names.find((each) => each.id === id);
  return found?.short ?? found?.name ?? "";
}

/**
 * In words, what a rank counts as, where its name is not that of the diagnosis.
 * @param {Diagnosis[]} names
 * @param {Rank} rank
 */
export const countOf = (names, { id, text }) => text && shortOf(names, id) && t("counts as {name}", { name: shortOf(names, id) });

/**
 * What a typed text may mean: what has just this name, or is shortened so; else what begins so, in the order of the alphabet,
 * since that of the list would cue; else what a slip may have made of it. The text as it stands comes last, unless it is a
 * name.
 * @param {Diagnosis[]} names
 * @param {string} typed
 * @returns {Offer[]}
 */
export function offersFor(names, typed) {
  if (!ANY.test(typed)) return [];
  const entries = names.flatMap(entriesOf);
  const own = { words: t("Keep “{typed}” as written", { typed }), rank: { text: typed } };
  const whole = entries.flatMap((entry) => offer(entry, typed, isSame));
  const short = entries.flatMap((entry) => entry.abbreviations?.some((each) => join(each) === join(typed)) ? makeOffer(entry, entry.name) : []);
  const begun = ENOUGH.test(typed) ? entries.flatMap((entry) => entry.quiet ? [] : offer(entry, typed, fits)) : [];
  const found = [...sort(whole), ...sort(short)].map((each) => ({ ...each, isWhole: true }));
  const all = found[0] ? found : sort(begun).slice(0, MOST);
  return [...all[0] ? all : guess(names, entries, typed), ...whole[0] ? [] : [own]];
}

/**
 * The letters of a text without its spaces, hyphens and other marks, in the form that is compared.
 * @param {string} text
 */
export const join = (text) => joined[text] ??= fold(wordsOf(text).join(" "));

/** @type {(diagnosis: Diagnosis) => Entry[]} */
const entriesOf = (diagnosis) => {
  const { id, name, quiet, short = name, synonyms = [], children = [] } = diagnosis;
  return [{ ...diagnosis, synonyms: [...synonyms, short] }, ...children.map((child) => ({ ...child, id, quiet, text: child.name, counts: short }))];
};

/**
 * @param {Entry} entry
 * @param {string} typed
 * @param {(term: string, typed: string) => boolean} matches
 * @returns {Offer[]} one, or none
 */
function offer(entry, typed, matches) {
  const term = termsOf(entry).find((each) => matches(each, typed));
  return term ? [makeOffer(entry, term)] : [];
}

/**
 * @param {Entry} entry
 * @param {string} term the one of its names that was met
 * @returns {Offer}
 */
function makeOffer({ id, name, text, counts }, term) {
  return {
    words: term === name ? name : `${name} (${term})`,
    counts: counts && t("counts as {name}", { name: counts }),
    rank: { id, text },
  };
}

/**
 * Up to three names that a slip may have made the text of, the nearest first: those that it is as a whole, else those in
 * which each of its words may begin or be meant by one. Three letters may be anything. Of two diagnoses in one line each is
 * offered.
 * @param {Diagnosis[]} names
 * @param {Entry[]} entries
 * @param {string} typed
 * @returns {Offer[]}
 */
function guess(names, entries, typed) {
  if (join(typed).length < 4) return [];
  const parts = typed.split(BETWEEN);
  if (parts[1]) return parts.flatMap((part) => offersFor(names, part)).flatMap(({ words, counts, rank }) => rank.id ? [{ words, counts, rank }] : []);
  const held = entries.flatMap((entry) => [...termsOf(entry), ...entry.abbreviations ?? []].some((term) => holds(typed, term)) ? [makeOffer(entry, entry.name)] : []);
  if (held[0]) return held.slice(0, MOST);
  const far = (/** @type {string} */ term) => countSlips(join(term), join(typed));
  const near = (/** @type {(term: string, typed: string) => boolean} */ matches) => entries.flatMap((entry) => {
    if (entry.quiet && matches !== isWholeSlip) return [];
    const [term] = termsOf(entry).filter((each) => matches(each, typed)).sort((a, b) => far(a) - far(b));
    const { words, ...found } = makeOffer(entry, term ?? "");
    return term ? [{ ...found, words: t("Did you mean {name}?", { name: words }), isGuess: true, slips: far(term) }] : [];
  });
  const whole = near(isWholeSlip);
  return (whole[0] ? whole : near(isWordSlip)).sort((a, b) => a.slips - b.slips).slice(0, 3);
}

/**
 * @param {string} term
 * @param {string} typed
 */
const isWholeSlip = (term, typed) => isSlip(join(term), join(typed));

/**
 * @param {string} term
 * @param {string} typed
 */
const isWordSlip = (term, typed) => wordsOf(typed).map(join).every((part) => wordsOf(term).map(join).some((word) => word.startsWith(part) || isSlip(word, part)));

/**
 * Whether a text holds a term, with other words before it or after.
 * @param {string} typed
 * @param {string} term
 */
function holds(typed, term) {
  const within = wordsOf(typed).map(join);
  const parts = wordsOf(term).map(join);
  return !!parts[0] && within.some((_, place) => parts.every((part, each) => within[place + each] === part));
}

/** @param {Entry} entry */
const termsOf = ({ name, synonyms = [] }) => [name, ...synonyms];

/** @param {Offer[]} offers */
const sort = (offers) => offers.sort((a, b) => a.words.localeCompare(b.words));

/**
 * Whether a text is a term, as it is spelled or with its words in another order.
 * @param {string} term
 * @param {string} typed
 */
const isSame = (term, typed) => join(term) === join(typed) || inOrder(term) === inOrder(typed);

/** @param {string} text */
const inOrder = (text) => wordsOf(text).map((word) => join(word).replace(/'$/, "")).filter((word) => !SMALL.test(word)).sort().join(" ");

/**
 * Each typed word begins a word; the text may run on over words too, so that "sacroiliac" meets "sacro-iliac" and back.
 * @param {string} term
 * @param {string} typed
 */
function fits(term, typed) {
  const rests = wordsOf(term).map((_, place, words) => join(words.slice(place).join(" ")));
  const begins = (/** @type {string} */ part) => rests.some((rest) => rest.startsWith(join(part)));
  return begins(typed) || wordsOf(typed).every(begins);
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function wordsOf(text) {
  return text.match(WORD) ?? [];
}
