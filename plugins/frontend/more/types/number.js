// `number`: a number within a tolerance, with its unit or without.

import { scoredAsWhole } from "../../quiz/grading.js";
import { written } from "../../quiz/choosing.js";
import { readNumber } from "../read-number.js";
import { t } from "../../shared/strings.js";

/** @typedef {{value: number, tolerance?: number, unit?: string, others?: [number, number][]}} Key others are right as well */

/** @type {import("../../quiz/item-type.js").WrittenType} */
export const number = {
  ...written,
  ...scoredAsWhole(fits),
  missing(response, rows, { unit = "" }) {
    /** @type {any} */
    const value = readNumber(response, unit);
    if (!isNaN(value)) return "";
    if (!response) return t("Write a number");
    return value || (unit ? t("Write a number, for example 12.5. Leave the unit out, or write {unit}.", { unit })
      : t("Write a number, for example 12.5. Leave the unit out."));
  },
  // Such as “1.500”, which an older script took for one of its meanings.
  isOutdated: (response, rows, key) => number.missing(response, rows, key),
  keyOfSlip: (value, { unit }) => ({ value, unit }),
};

/**
 * Both bounds belong to the key. The margin is for binary fractions, where 50.1 - 50 exceeds 0.1; it is as small as they are.
 * @param {Key} key
 * @param {string} response
 */
function fits({ value, tolerance = 0, unit, others = [] }, response) {
  const number = Number(readNumber(response, unit));
  return isNaN(number) ? NaN : [[value, tolerance], ...others]
    .some(([centre, reach]) => Math.abs(number - centre) <= reach + 1e-15 * (Math.abs(centre) + reach));
}
