// Makes and reads elements; text goes in as text, never as HTML.

import { languageOf } from "./strings.js";

/**
 * Makes an element. A text among the children is our own; words of the author come as a node.
 * @param {string} tag
 * @param {Record<string, unknown>} attributes
 * @param {...(Node | string)} children
 * @returns {any} an element of that tag, whose type only the reader of the call knows
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  const words = children.find((child) => typeof child === "string");
  /** @type {Record<string, unknown>} */
  const all = { ...words !== undefined && ownLanguage(words), ...attributes };
  for (const name in all) element.setAttribute(name, /** @type {string} */ (all[name]));
  element.append(...children);
  return element;
}

/**
 * Writes words of ours into an element in place of others.
 * @param {Element} element
 * @param {string} words
 */
export function setWords(element, words) {
  element.textContent = words;
  const marks = ownLanguage(words);
  for (const name of /** @type {const} */ (["lang", "dir"])) {
    if (marks) element.setAttribute(name, marks[name]);
    else element.removeAttribute(name);
  }
}

/**
 * Where our words are in another language than the page, a screen reader and the layout must know. Only an element can
 * say it: an attribute such as `aria-label` is read in the language of its element.
 * @param {string} words
 */
function ownLanguage(words) {
  const { lang, dir } = languageOf(words);
  const page = readAs(document.documentElement.lang);
  return page && readAs(lang) !== page ? { lang, dir } : undefined;
}

/**
 * A language without its region, which makes no difference; but that of Chinese is written in another script, as in
 * i18n/matching.py.
 * @param {string} language
 */
const readAs = (language) => language.toLowerCase().replace(/^zh.(hant|tw|hk|mo)/, "hant").split(/[-_]/)[0];

/**
 * Makes a button that does something on a press.
 * @param {string} words
 * @param {(event: MouseEvent) => void} onclick
 * @param {Record<string, unknown>} [attributes]
 * @returns {HTMLButtonElement}
 */
export function makeButton(words, onclick, attributes) {
  const button = make("button", { type: "button", ...attributes }, words);
  button.onclick = onclick;
  return button;
}

/**
 * The first element that matches, where the page is written so that there is one.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {E}
 */
export const find = (root, selector) => /** @type {E} */ (root.querySelector(selector));

/**
 * All elements that match, in the order of the page.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {E[]}
 */
export const findAll = (root, selector) => [.../** @type {NodeListOf<E>} */ (root.querySelectorAll(selector))];

/**
 * The text of the first such element; of a row, that is what the option says.
 * @param {Element} row
 * @param {string} [selector]
 */
export const textOf = (row, selector = "span") => row.querySelector(selector)?.textContent ?? "";

/**
 * What an option is called in a sentence: its text, or the name it has where that does not read, as a picture or a formula.
 * @param {Element} row
 */
export const nameOf = (row) => find(row, "span").dataset.name ?? textOf(row);
