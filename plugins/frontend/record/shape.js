// Knows what a record looks like. A file is not trusted: what looks otherwise in any part is no record.

import { renew } from "../shared/record.js";
import { attempt } from "./store.js";

/**
 * @typedef {import("../shared/record.js").Attempt} Attempt
 * @typedef {{step: number, gates: number, done?: boolean}} Progress whether the result has been open, besides
 * @typedef {object} Attempts the record of an item, or of a ranking, which has no fingerprint
 * @property {string} [fingerprint]
 * @property {Attempt[]} attempts
 * @property {(Attempts | string)[]} [older] attempts at the item before it was changed, and texts of records nobody could read
 * @typedef {Partial<Progress> & Partial<Attempts> & {seed?: string}} Shaped either of them, or what the order of the learner follows from
 */

/** The key of what the order of mixed items and options follows from. */
export const SEED = "seed";

// No browser keeps more letters for a site.
const LONGEST = 5_500_000;
const MOST = 5_000;
// The seed; a case, which may name its page; a quiz and an item; or a ranking. What is kept aside says so in front, and its
// fingerprint behind. Drafts are no records.
const KEY = /^(?:aside\/)?(?!draft\/)(seed|case(?::[\w%.~/-]{1,500})?|[a-z0-9-]{1,500}\/[a-z0-9-]{1,500})(?:\/[0-9a-f]{8})?$/;

/**
 * Whether a value is an object and no list.
 * @param {any} value
 */
export const isObject = (value) => Object(value) === value && !Array.isArray(value);

// Half of a pair of surrogates is no text: no file can hold it as it is.
/** @type {(value: any, form?: RegExp) => boolean} */
const isText = (value, form = /^/) => typeof value === "string" && value.length <= LONGEST && !/\p{Cs}/u.test(value) && form.test(value);
/** @type {(value: any) => boolean} */
const isSlug = (value) => isText(value, /^[a-z0-9-]{1,500}$/);
/** @type {(value: any, fits: (each: any) => boolean) => boolean} */
const isList = (value, fits) => Array.isArray(value) && value.length > 0 && value.length <= MOST && value.every(fits);
/** @type {(value: any) => boolean} */
const isCount = (value) => Number.isInteger(value) && value >= 0 && value < 100;
/** @type {(row: [string, any]) => boolean} */
const isRow = ([name, value]) => isSlug(name) && (isText(value) || [-2, -1, 0, 1, 2].includes(value));
// A text, a list, or a table: the places of a list are names like those of a table.
/** @type {(value: any) => boolean} */
const isResponse = (value) => isText(value) || isList(Object.entries(Object(value)), isRow);
/** @type {(rank: any) => boolean} */
const isRank = (rank) => isObject(rank) && (isSlug(rank.id) || isText(rank.text)) && [undefined, true].includes(rank.star);
/** @type {(each: any) => boolean} */
const isAttempt = (each) => isObject(each) && [undefined, 0, 1, 2].includes(each.confidence)
  && (isList(each.ranks, isRank) || isResponse(each.response) && isText(each.text));

/**
 * The key of the place that a record belongs to; undefined if it is the name of none.
 * @param {string} name
 * @returns {string | undefined}
 */
export function placeOf(name) {
  return KEY.exec(name)?.[1];
}

/**
 * Whether a key is that of a case.
 * @param {string | undefined} place
 */
export function isCase(place) {
  return /^case(:|$)/.test(place ?? "");
}

/**
 * A record with what belongs to it and nothing else; undefined if it is none.
 * @param {string | undefined} place
 * @param {any} value
 * @returns {Shaped | undefined}
 */
export function shape(place, value) {
  if (!place || !isObject(value)) return;
  const { step, gates, done } = value;
  if (isCase(place)) return isCount(step) && isCount(gates) ? { step, gates, ...done === true && { done } } : undefined;
  if (place === SEED) return isSlug(value.seed) ? { seed: value.seed } : undefined;
  const shaped = shapeAttempts(place, value);
  if (!shaped) return;
  const all = [value.older ?? []].flat().flatMap((each) => isText(each) ? each : shapeAttempts(place, each) ?? []).slice(0, MOST);
  return { ...shaped, ...all[0] && { older: all } };
}

/**
 * @param {string} place
 * @param {any} value
 * @returns {Attempts | undefined}
 */
function shapeAttempts(place, value) {
  const { fingerprint, attempts } = /** @type {import("../shared/record.js").Kept} */ (renew(value));
  const isRanking = place.startsWith("rank/");
  if (!isList(attempts, isAttempt) || isRanking !== !isText(fingerprint, /^[0-9a-f]{8}$/)) return;
  if (!attempts.every(({ ranks }) => isRanking === !!ranks)) return;
  return { ...!isRanking && { fingerprint }, attempts: attempts.map(tidy) };
}

/**
 * The same, of the text that storage holds: anything may stand there.
 * @param {string | undefined} place
 * @param {string | null | undefined} text
 * @returns {Shaped | undefined}
 */
export function shapeText(place, text) {
  return attempt(() => shape(place, JSON.parse(text ?? "")));
}

/**
 * @param {Attempt} attempt
 * @returns {Attempt}
 */
function tidy({ response, text, ranks, confidence }) {
  if (!ranks) return { response, text, confidence };
  // A diagnosis of the list has an id, one in the learner's own words a text, and what counts as a diagnosis of the list both.
  return { ranks: ranks.map(({ id, text: words, star }) => ({ id: isSlug(id) ? id : undefined, text: isText(words) ? words : undefined, star })), confidence };
}
