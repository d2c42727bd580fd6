// Folds typed text so that spelling variants of one term compare as equal.

const SEPARATORS = /[\s\p{Pd}\u2212]+/u;

/**
 * The form of a term that is compared: British or American, singular or plural, hyphen or none.
 * The rows of tests/grading.json hold for the Python side too, so a change here is a change there.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const plain = text
    .replace(/æ/gi, "ae").replace(/œ/gi, "oe")
    .normalize("NFKD").replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‘’]/g, "'");
  const words = plain.trim().replace(/\.+$/, "").split(SEPARATORS);
  // Once a word and once joined: "no oedema" must meet "no edema", "gastro-oesophageal" "gastroesophageal".
  return american(words.map((word) => american(singular(word))).join(""));
}

function singular(word) {
  if (word.length < 4) return word;
  return word.replace(/ies$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/([^siu])s$/, "$1");
}

function american(word) {
  return word.replace(/oe/g, "e").replace(/ae/g, "e");
}
