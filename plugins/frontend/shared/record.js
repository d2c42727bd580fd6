// The record of an item or a ranking as it is kept: its fields, and the names that older records have for them.

/**
 * @typedef {object} Attempt one committed response, or one ranking
 * @property {any} [response] as its type reads it from the form
 * @property {string} [text] the response in words
 * @property {import("../case/diagnoses.js").Rank[]} [ranks] of a ranking, in place of a response
 * @property {number} [confidence] 0 for a guess, 1 for fairly sure, 2 for sure
 *
 * @typedef {object} Kept the record of an item or a ranking
 * @property {string} [fingerprint] of the item that the attempts are at
 * @property {Attempt[]} attempts
 * @property {any[]} [older] attempts at the item before it was changed, and texts that nobody could read
 */

/**
 * A record or an attempt with the names of today, where version 0.1.0 called them `print`, `said` and `sure`; all else stays
 * as it is, also a text that nobody could read.
 * @param {any} record anything; what is no record of an item or a ranking becomes none
 * @returns {any}
 */
export function renew(record) {
  const { print, fingerprint = print, said, text = said, sure, confidence = sure, attempts, older, ...rest } = Object(record);
  return typeof record === "string" ? record : { ...rest, fingerprint, text, confidence, attempts: attempts?.map?.(renew), older: older?.map?.(renew) };
}

/**
 * The record in a text of storage or of another window.
 * @param {string} text
 * @returns {Kept}
 * @throws {SyntaxError} where it is none
 */
export const parseRecord = (text) => renew(JSON.parse(text));

/**
 * The attempts that another list does not hold.
 * @param {Attempt[]} attempts
 * @param {Attempt[]} others
 */
export function without(attempts, others) {
  const text = JSON.stringify(others);
  return attempts.filter((attempt) => !text.includes(JSON.stringify(attempt)));
}
