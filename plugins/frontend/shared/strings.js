// Interface strings: English, or what a catalogue of the page has in its place (`casebook-<language>.js`).

/**
 * A compiled catalogue. `plural` says which form of a text stands for a count.
 * @typedef {{lang: string, dir: string, plural: (count: number) => number, text: Record<string, string | string[]>}} Strings
 * @typedef {Record<string, string | number | undefined>} Values
 */

/** @type {Strings} */
const ENGLISH = { lang: "en", dir: "ltr", plural: Number, text: {} };
/**
 * What the catalogue lacks, as it was said in English.
 * @type {Set<string>}
 */
const lacking = new Set();

/**
 * The catalogue of the page, which may come with a later page only; its language is also that of an element with our words.
 * @returns {Strings}
 */
export const catalogue = () => globalThis.casebook?.strings ?? ENGLISH;

/**
 * What words of ours are in: the language of the catalogue, or English where it lacks them.
 * @param {string} words
 */
export const languageOf = (words) => lacking.has(words.trim()) ? ENGLISH : catalogue();

/**
 * A text in the language of the site, with values in its placeholders, such as `{name}`.
 * @param {string} text
 * @param {Values} [values]
 */
export const t = (text, values) => say(/** @type {string | undefined} */ (catalogue().text[text]), text, values);

/**
 * The form of a text for a count, which stands in the place of `#`.
 * @param {string} one
 * @param {string} many
 * @param {number} count
 * @param {Values} [values]
 */
export function tn(one, many, count, values) {
  const { plural, text } = catalogue();
  return say(text[one]?.[plural(count)], count === 1 ? one : many, { ...values, "#": count });
}

/**
 * @param {string | undefined} found
 * @param {string} english
 * @param {Values} [values]
 */
function say(found, english, values) {
  const words = (found ?? english).replace(/{(\w+)}|#/g, (place, name = place) => /** @type {string} */ (values?.[name] ?? place));
  if (!found) lacking.add(words);
  return words;
}
