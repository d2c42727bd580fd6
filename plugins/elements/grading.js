// Grades a response against a key. Nothing here knows the page.

import { fold } from "./fold.js";
import { readNumber } from "./number.js";

/**
 * @typedef {"single" | "multiple" | "match" | "order" | "number" | "text" | "rating"} Type
 * @typedef {{value: number, tolerance?: number, unit?: string}} NumberKey
 * @typedef {[right: number | boolean, wrong: number, of: number]} Tally
 */

/** Types whose response fits the key as a whole or not at all. */
const FITS = {
  single: (key, response) => response === key,
  // Both bounds belong to the key. The margin is for binary fractions, where 50.1 - 50 exceeds 0.1; it is as small as they are.
  number({ value, tolerance = 0, unit }, response) {
    const off = Math.abs(readNumber(response, unit) - value);
    return isNaN(off) ? NaN : off <= tolerance + 1e-15 * (Math.abs(value) + tolerance);
  },
  // Ödem is Oedem and, where a keyboard has no dots, Odem.
  text: (key, response) => ["", "e"].some((umlaut) => key.some((form) => fold(form, umlaut) === fold(response, umlaut))),
};

/**
 * The score, from 0 to 1; NaN where there is none: for a judgement, and for a number nobody can read.
 * @param {Type} type
 * @param {any} key
 * @param {any} response
 * @returns {number}
 */
export function grade(type, key, response) {
  const [right, wrong, of] = tally(type, key, response);
  return type === "rating" ? NaN : Math.max(0, right - wrong) / of;
}

/**
 * What the score is made of; what fits the key as a whole counts as 1. `wrong` counts only where choosing too much costs: in `multiple`.
 * @param {Type} type
 * @param {any} key
 * @param {any} response
 * @returns {Tally}
 */
export function tally(type, key, response) {
  if (FITS[type]) return [FITS[type](key, response), 0, 1];
  const isList = type === "multiple";
  // The places of an ordered list are its keys, so a list and a table of pairs are counted alike.
  const places = Object.keys(key);
  const right = places.filter((place) => isList ? response.includes(key[place]) : response[place] === key[place]).length;
  return [right, isList ? response.length - right : 0, places.length];
}
