// Makes and reads elements; text goes in as text, never as HTML.

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
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
