// How far a case has come, by what storage keeps of it: on pages where the case itself does not stand.

import { load } from "../shared/storage.js";
import { isObject } from "./shape.js";
import { attempt } from "./store.js";

/**
 * The furthest step that is open, and whether the result has been.
 * @typedef {{step: number, isDone: boolean}} Progress
 */

/**
 * @param {string} store the key of the record
 * @param {number} last the number of the last step
 * @returns {Progress | undefined} nothing where the case has not begun
 */
export function readCase(store, last) {
  const record = attempt(() => JSON.parse(load(store) ?? ""));
  if (!isObject(record) || !Number.isInteger(record.step)) return;
  return { step: Math.min(record.step, last), isDone: record.done === true };
}
