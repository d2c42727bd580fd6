// Reads a number as people type it.

import { normalize } from "../shared/fold.js";
import { t } from "../shared/strings.js";

// Number() reads more than people mean: an empty text, 0x1f, a point with no digit after it.
const NUMBER = /^([\de+-]|\.\d)+$/i;
// What may part thousands stands before three digits; a comma or a point may be the decimal sign as well.
const EITHER = /^[+-]?[1-9]\d?\d?[ '.]\d{3}$/;

/**
 * The number in a response such as `12,5 %`; NaN where there is none. A thousands separator is never guessed:
 * for `1,500` it is the words that ask which number is meant.
 * @param {string} text
 * @param {string} [unit]
 * @returns {number | string}
 */
export function readNumber(text, unit = "") {
  const number = spell(text).replace(spell(unit), " ").trim().replace(/ ?x ?10\^/, "e").replace(/[,٫]/, ".");
  const value = NUMBER.test(number) ? +number : NaN;
  if (!EITHER.test(number)) return value;
  const joined = number.replace(/[ '.]/, "");
  return value ? t("Write {joined} or {value}.", { joined, value }) : t("Write {joined}.", { joined });
}

/**
 * The case of other letters than l may make another unit: mg is not Mg, g/L not G/L.
 * @param {string} text
 */
function spell(text) {
  return normalize(text).replace(/L/g, "l").replace(/μ|mc(?=g)/g, "u").replace(/×/g, "x");
}
