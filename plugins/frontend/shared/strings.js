// Interface strings: English, or what a catalogue of the page has in its place (`casebook-<language>.js`).

/**
 * A compiled catalogue. `plural` says which form of a text stands for a count.
 * @typedef {{lang: string, dir: string, plural: (count: number) => number, text: Record<string, string | string[]>}} Strings
 * @typedef {Record<string, string | number>} Values
 */

/** @returns {Strings | undefined} */
const catalogue = () => globalThis.casebook?.strings;

/**
 * The attributes of an element that holds interface strings, for a page in another language.
 * @returns {{lang: string, dir: string}}
 */
export function language() {
  const { lang = "en", dir = "ltr" } = catalogue() ?? {};
  return { lang, dir };
}

/**
 * A text in the language of the site, with values in its placeholders, such as `{name}`.
 * @param {string} text
 * @param {Values} [values]
 */
export const t = (text, values) => fill(/** @type {string} */ (catalogue()?.text[text] ?? text), values);

/**
 * The form of a text for a count, which stands in the place of `#`.
 * @param {string} one
 * @param {string} many
 * @param {number} count
 * @param {Values} [values]
 */
export function tn(one, many, count, values) {
  const strings = catalogue();
  const form = strings?.text[one]?.[strings.plural(count)] ?? (count === 1 ? one : many);
  return fill(form.replace(/#/g, `${count}`), values);
}

/**
 * @param {string} text
 * @param {Values} [values]
 */
const fill = (text, values) => text.replace(/{(\w+)}/g, (place, name) => `${values?.[name] ?? place}`);
