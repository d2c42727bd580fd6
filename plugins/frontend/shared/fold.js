// Folds typed text so that spelling variants of one term compare as equal.

// Short words are no plurals, nor are these: without the s they would be other terms, such as CRP or TEN.
const SINGULAR = /^(.{0,3}|crps|tens)$/;

/**
 * A text with one form for each sign: compatibility forms, digits of any script, quotes, hyphens and spaces.
 * A power such as 10⁵ stays one, as 10^5.
 * @param {string} text
 * @returns {string}
 */
export function normalize(text) {
  return text
    .replace(/(\d)(?=[\p{No}⁻])/gu, "$1^")
    .replace(/\p{Cf}/gu, "")
    .replace(/[‘’]/g, "'")
    .normalize("NFKD")
    // Digits follow each other, from a code that sixteen divides; in the scripts of India from six more.
    .replace(/\p{Nd}/gu, (digit) => `${(/** @type {number} */ (digit.codePointAt(0)) - (digit > "ॐ" && digit < "๐" ? 6 : 0)) % 16}`)
    .replace(/[\p{Pd}−]/gu, "-")
    .trim();
}

/**
 * The form of a term that is compared: British or American, singular or plural, hyphen or none.
 * The rows of tests/items/text.yml hold for the Python side too, so a change here is a change there.
 * @param {string} text
 * @param {string} [umlaut] what stands for the two dots of an umlaut: nothing, or an e
 * @param {boolean} [strict] whether case and accents count
 */
export function fold(text, umlaut = "", strict) {
  const words = (strict ? normalize(text) : soften(text, umlaut))
    .replace(/[.。।؟?!]+$/, "")
    // A hyphen joins to a letter, before it or after; before a number or at the end of a word it is a sign, and stays.
    .replace(/(\p{L})-(?=\d)/gu, "$1")
    .split(/ - (?!\d)|\s|-(?=\p{L})/u);
  // Once a word and once joined: "no oedema" must meet "no edema", "gastro-oesophageal" "gastroesophageal".
  return american(words.map((word) => american(SINGULAR.test(word) ? word : singular(word))).join(""));
}

/**
 * A text without case and accents.
 * @param {string} text
 * @param {string} umlaut
 */
function soften(text, umlaut) {
  // Up and down again, because ß and ẞ are then both ss, and the dotless i an i.
  return normalize(text).toLowerCase().toUpperCase().toLowerCase()
    .replace(/[æœ]/g, "e")
    .replace(/([aou])\u0308/g, `$1${umlaut}`)
    // Accents fall away from Latin and Greek letters, and the dots from ё; where a mark makes another letter (й, ñ, が) it stays.
    .replace(/(?!n\u0303)([a-zα-ωе])\p{M}+/gu, "$1");
}

/** @param {string} word */
function singular(word) {
  return word.replace(/ies?$/, "y").replace(/(ss|x|ch|sh)es?$|([^siu])s$/, "$1$2");
}

/** @param {string} word */
function american(word) {
  return word.replace(/[oa]e/g, "e");
}
