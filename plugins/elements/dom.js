// Makes and reads elements; text goes in as text, never as HTML.

// What the elements say is English; where the page is not, a screen reader and the layout must know.
const ENGLISH = /^(en|$)/i.test(document.documentElement.lang) ? {} : { lang: "en", dir: "ltr" };

/**
 * Makes an element. A text among the children is our own; words of the author come as a node.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  const all = { ...children.some((child) => !child.nodeType) && ENGLISH, ...attributes };
  for (const name in all) element.setAttribute(name, all[name]);
  element.append(...children);
  return element;
}

/**
 * @param {string} words
 * @param {() => void} onclick
 * @param {Record<string, string | number>} [attributes]
 * @returns {HTMLButtonElement}
 */
export function makeButton(words, onclick, attributes) {
  const button = make("button", { type: "button", ...attributes }, words);
  button.onclick = onclick;
  return button;
}

/**
 * The text of the first such element; of a row, that is what the option says.
 * @param {Element} row
 * @param {string} [selector]
 */
export function textOf(row, selector = "span") {
  return row.querySelector(selector)?.textContent ?? "";
}

/**
 * What an option is called in a sentence: its text, or the name it has where that does not read, as a picture or a formula.
 * @param {Element} row
 */
export function nameOf(row) {
  return row.querySelector("span").dataset.name ?? textOf(row);
}
