// Reads a number as people type it.

import { normalize } from "../shared/fold.js";
import { catalogue, t } from "../shared/strings.js";

// Number() reads more than people mean: an empty text, 0x1f, a point with no digit after it.
const NUMBER = /^([\de+-]|\.\d)+$/i;
// What may part thousands stands before three digits; a comma or a point may be the decimal sign as well.
const EITHER = /^[+-]?[1-9]\d?\d?[ '.]\d{3}$/;

/**
 * What keyboards and input methods have in the place of these signs: Arabic, Chinese, Japanese.
 * @type {Record<string, string>}
 */
const SIGNS = { "٫": ".", "。": ".", "،": ",", "٬": "'", "٪": "%", "ー": "-" };

/**
 * The number in a response such as `12,5 %`; NaN where there is none. A thousands separator is never guessed:
 * for `1,500` it is the words that ask which number is meant.
 * @param {string} text
 * @param {string} [unit]
 * @returns {number | string}
 */
export function readNumber(text, unit = "") {
  const number = spell(text).replace(spell(unit), " ").trim().replace(/ ?x ?10\^/, "e").replace(",", ".");
  const value = NUMBER.test(number) ? +number : NaN;
  if (!EITHER.test(number)) return value;
  const joined = number.replace(/[ '.]/, "");
  // A person will write it as the language does, in the digits of all our numbers.
  const shown = value.toLocaleString(`${catalogue().lang}-u-nu-latn`);
  return value ? t("Write {joined} or {value}.", { joined, value: shown }) : t("Write {joined}.", { joined });
}

/**
 * The case of other letters than l may make another unit: mg is not Mg, g/L not G/L.
 * @param {string} text
 */
function spell(text) {
  const plain = normalize(text).replace(/[٫。،٬٪ー]/g, (sign) => SIGNS[sign]);
  return plain.replace(/L/g, "l").replace(/μ|mc(?=g)/g, "u").replace(/×/g, "x");
}
