// Makes and reads elements; text goes in as text, never as HTML.

import { catalogue } from "./strings.js";

/**
 * Makes an element. A text among the children is our own; words of the author come as a node.
 * @param {string} tag
 * @param {Record<string, unknown>} attributes
 * @param {...(Node | string)} children
 * @returns {any} an element of that tag, whose type only the reader of the call knows
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  /** @type {Record<string, unknown>} */
  const all = { ...children.some((child) => typeof child === "string") && ownLanguage(), ...attributes };
  for (const name in all) element.setAttribute(name, /** @type {string} */ (all[name]));
  element.append(...children);
  return element;
}

// Where our words are in another language than the page, a screen reader and the layout must know.
function ownLanguage() {
  const { lang, dir } = catalogue();
  const [page] = document.documentElement.lang.toLowerCase().split("-");
  return page && lang.split("-")[0] !== page && { lang, dir };
}

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
