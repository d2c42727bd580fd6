// Interface strings: English, or what a catalogue of the page has in its place (`casebook-<language>.js`).

/**
 * A compiled catalogue. `plural` says which form of a text stands for a count.
 * @typedef {{lang: string, dir: string, plural: (count: number) => number, text: Record<string, string | string[]>}} Strings
 * @typedef {Record<string, string | number | undefined>} Values
 */

/** @type {Strings} */
const ENGLISH = { lang: "en", dir: "ltr", plural: Number, text: {} };

/**
 * The catalogue of the page, which may come with a later page only; its language is also that of an element with our words.
 * @returns {Strings}
 */
export const catalogue = () => globalThis.casebook?.strings ?? ENGLISH;

/**
 * A text in the language of the site, with values in its placeholders, such as `{name}`.
 * @param {string} text
 * @param {Values} [values]
 */
export const t = (text, values) => fill(/** @type {string} */ (catalogue().text[text] ?? text), values);

/**
 * The form of a text for a count, which stands in the place of `#`.
 * @param {string} one
 * @param {string} many
 * @param {number} count
 * @param {Values} [values]
 */
export function tn(one, many, count, values) {
  const { plural, text } = catalogue();
  return fill(text[one]?.[plural(count)] ?? (count === 1 ? one : many), { ...values, "#": count });
}

/**
 * @param {string} text
 * @param {Values} [values]
 */
const fill = (text, values) => text.replace(/{(\w+)}|#/g, (place, name = place) => /** @type {string} */ (values?.[name] ?? place));
