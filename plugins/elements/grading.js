// Grades a response against a key. Nothing here knows the page.

import { fold } from "./fold.js";

/**
 * @typedef {"single" | "multiple" | "match" | "order" | "number" | "text" | "judge"} Type
 * @typedef {{value: number, tolerance?: number, unit?: string}} NumberKey
 * @typedef {{right: number, wrong: number, of: number}} Tally
 */

/** Types whose response fits the key as a whole or not at all. */
const FITS = {
  single: (key, response) => response === key,
  number: (key, response) => isWithin(readNumber(response, key.unit), key),
  text: (key, response) => key.map(fold).includes(fold(response)),
};

/**
 * The score, from 0 to 1; null where there is none: for a judgement, and for a number nobody can read.
 * @param {Type} type
 * @param {any} key
 * @param {any} response
 * @returns {number | null}
 */
export function grade(type, key, response) {
  const isUnread = type === "number" && isNaN(readNumber(response, key.unit));
  const { right, wrong, of } = tally(type, key, response);
  return type === "judge" || isUnread ? null : Math.max(0, right - wrong) / of;
}

/**
 * What the score is made of. `wrong` counts only where choosing too much costs: in `multiple`.
 * @param {Type} type
 * @param {any} key
 * @param {any} response
 * @returns {Tally}
 */
export function tally(type, key, response) {
  if (FITS[type]) return { right: Number(FITS[type](key, response)), wrong: 0, of: 1 };
  const isList = type === "multiple";
  // The places of an ordered list are its keys, so a list and a table of pairs are counted alike.
  const places = Object.keys(key);
  const right = places.filter((place) => isList ? response.includes(key[place]) : response[place] === key[place]).length;
  return { right, wrong: isList ? response.length - right : 0, of: places.length };
}

/**
 * Reads a number as people type it: decimal point or comma, minus sign or hyphen, with the unit or without. NaN if it is none.
 * @param {string} text
 * @param {string} [unit]
 * @returns {number}
 */
export function readNumber(text, unit) {
  const typed = text.trim();
  const digits = unit && typed.endsWith(unit) ? typed.slice(0, -unit.length).trim() : typed;
  return /^[+\-−]?(\d+([.,]\d+)?|[.,]\d+)$/.test(digits) ? Number(digits.replace("−", "-").replace(",", ".")) : NaN;
}

// Both bounds belong to the key; the margin is for binary fractions, where 50.1 - 50 exceeds 0.1.
function isWithin(value, { value: aim, tolerance = 0 }) {
  return Math.abs(value - aim) <= tolerance + 1e-9 * Math.max(1, Math.abs(aim), tolerance);
}
