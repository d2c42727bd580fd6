// Knows what a record looks like. A file is not trusted: what looks otherwise in any part is no record.

import { attempt } from "./record-store.js";

/**
 * @typedef {{step: number, gates: number}} Way
 * @typedef {{print?: string, attempts: object[], older?: (Tries | string)[]}} Tries the record of an item, or of a
 * ranking, which has no print; `older` are attempts at the item before it was changed, and texts of records nobody could read
 * @typedef {Way | Tries} Shaped
 */

// No browser keeps more letters for a site.
const LONGEST = 5_500_000;
const MOST = 5_000;
// A case, which may name its page; a quiz and an item; or a ranking. What is kept aside says so in front, and its
// fingerprint behind.
const KEY = /^(?:aside\/)?(case(?::[\w%.~/-]{1,500})?|[a-z0-9-]{1,500}\/[a-z0-9-]{1,500})(?:\/[0-9a-f]{8})?$/;

/** @param {any} value */
export const isObject = (value) => Object(value) === value && !Array.isArray(value);
// Half of a pair of surrogates is no text: no file can hold it as it is.
const isText = (value, form = /^/) => typeof value === "string" && value.length <= LONGEST && !/\p{Cs}/u.test(value) && form.test(value);
const isSlug = (value) => isText(value, /^[a-z0-9-]{1,500}$/);
const isList = (value, fits) => Array.isArray(value) && value.length > 0 && value.length <= MOST && value.every(fits);
const isCount = (value) => Number.isInteger(value) && value >= 0 && value < 100;
const isRow = ([name, value]) => isSlug(name) && (isText(value) || [-2, -1, 0, 1, 2].includes(value));
// A text, a list, or a table: the places of a list are names like those of a table.
const isResponse = (value) => isText(value) || isList(Object.entries(Object(value)), isRow);
const isRank = (rank) => isObject(rank) && (isSlug(rank.id) || isText(rank.text)) && [undefined, true].includes(rank.star);
const isTry = (each) => isObject(each) && [undefined, 0, 1, 2].includes(each.sure)
  && (isList(each.ranks, isRank) || isResponse(each.response) && isText(each.said));

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
  return /^case(:|$)/.test(place);
}

/**
 * A record with what belongs to it and nothing else; undefined if it is none.
 * @param {string | undefined} place
 * @param {any} value
 * @returns {Shaped | undefined}
 */
export function shape(place, value) {
  if (!place || !isObject(value)) return;
  const { step, gates } = value;
  if (isCase(place)) return isCount(step) && isCount(gates) ? { step, gates } : undefined;
  const tries = shapeTries(place, value);
  const older = [value.older ?? []].flat().map((each) => isText(each) ? each : shapeTries(place, each)).filter(Boolean).slice(0, MOST);
  return tries && { ...tries, ...older[0] && { older } };
}

function shapeTries(place, value) {
  const { print, attempts } = Object(value);
  const isRanking = place.startsWith("rank/");
  if (!isList(attempts, isTry) || isRanking !== !isText(print, /^[0-9a-f]{8}$/)) return;
  if (!attempts.every(({ ranks }) => isRanking === !!ranks)) return;
  return { ...!isRanking && { print }, attempts: attempts.map(tidy) };
}

/**
 * The same, of the text that storage holds: anything may stand there.
 * @param {string | undefined} place
 * @param {string | null | undefined} text
 * @returns {Shaped | undefined}
 */
export function shapeText(place, text) {
  return attempt(() => shape(place, JSON.parse(text)));
}

function tidy({ response, said, ranks, sure }) {
  // A diagnosis of the list has an id, one in the learner's own words a text.
  return ranks ? { ranks: ranks.map(({ id, text, star }) => isSlug(id) ? { id, star } : { text, star }), sure } : { response, said, sure };
}
