// Counts what is right in a response, and says the score in a few words. Nothing here knows the page.

import { t } from "../shared/strings.js";

/**
 * @typedef {import("./item-type.js").ItemType} ItemType
 * @typedef {import("../shared/record.js").Attempt} Attempt
 */

/**
 * What a score is made of; what fits a key as a whole counts as 1 of 1. `wrong` counts only where choosing too much costs.
 * @typedef {{right: number, wrong?: number, of: number}} Counts
 */

/**
 * What stands at its place: of an ordered list as of a table of pairs, the places are the keys.
 * @param {any} key
 * @param {any} response
 * @returns {Counts}
 */
export function countPlaces(key, response) {
  const places = Object.keys(key);
  return { right: places.filter((place) => response[place] === key[place]).length, of: places.length };
}

/**
 * What a type with a score says of itself beside the contract.
 * @typedef {object} Scored
 * @property {(key: any, response: any) => Counts} count
 * @property {(counts: Counts, text: string | undefined, allowed: number) => string} detail what the verdict says beside the grade
 * of a response that is not right; `allowed` counts what is defensible in it
 * @property {() => string} none what is said where nothing is right
 */

/**
 * What all types with a score have in common.
 * @type {Pick<ItemType, "grade" | "verdict"> & Pick<Scored, "none"> & ThisType<Scored>}
 */
export const scored = {
  none: () => t("None right"),
  grade(key, response) {
    const { right, wrong = 0, of } = this.count(key, response);
    return Math.max(0, right - wrong) / of;
  },
  verdict(key, attempts, defensible) {
    const { response, text } = last(attempts);
    const counts = this.count(key, response);
    const { right, wrong = 0, of } = counts;
    const allowed = defensible.filter((id) => [response].flat().includes(id)).length;
    // By what is right, not by the score: choosing everything scores 0, yet something in it is right.
    if (right === of && !wrong) return ["right", t("Right"), ""];
    const detail = this.detail(counts, text, allowed);
    if (allowed && wrong <= allowed && (!right || right === of)) return ["defensible", t("Defensible."), detail];
    return right || allowed ? ["partly", t("Partly right"), detail] : ["wrong", this.none(), detail];
  },
};

/**
 * What types have in common whose responses fit the key as a whole, or not at all.
 * @param {(key: any, response: any) => boolean | number} fits NaN where nobody can tell
 * @returns {typeof scored & Pick<Scored, "count">}
 */
export const scoredAsWhole = (fits) => ({
  ...scored,
  none: () => t("Not this one."),
  count: (key, response) => ({ right: Number(fits(key, response)), of: 1 }),
});

/**
 * What types have in common whose responses have parts, each in place or not.
 * @type {typeof scored & Scored}
 */
export const scoredByPlace = {
  ...scored,
  count: countPlaces,
  detail: ({ right, of }) => t("· {right} of {of} in place", { right, of }),
};

/**
 * The same type where only a wholly right response counts.
 * @param {ItemType} type
 * @returns {ItemType}
 */
export const allOrNothing = (type) => ({
  ...type,
  grade: (key, response) => Math.floor(type.grade(key, response)),
  verdict(key, attempts, defensible) {
    const [mark, lead, detail] = type.verdict(key, attempts, defensible);
    return mark === "partly" ? ["wrong", t("Not all right"), `${detail} · ${t("all or nothing")}`] : [mark, lead, detail];
  },
});

/**
 * What an item without a score has in common.
 * @param {(key: any, attempts: Attempt[]) => string} describe
 * @returns {Pick<ItemType, "grade" | "verdict">}
 */
export const unscored = (describe) => ({
  grade: () => NaN,
  verdict: (key, attempts) => ["", describe(key, attempts), ""],
});

/**
 * The last of a list that has one.
 * @template T
 * @param {T[]} list
 */
export const last = (list) => list[list.length - 1];
