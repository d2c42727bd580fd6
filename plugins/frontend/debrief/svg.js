// Makes the elements of a drawing.

/**
 * An element of a drawing.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number>} attributes
 */
export function shape(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name in attributes) element.setAttribute(name, `${attributes[name]}`);
  return element;
}

/**
 * A text of a drawing.
 * @param {string} words
 * @param {Record<string, string | number>} attributes
 */
export function write(words, attributes) {
  const element = shape("text", attributes);
  element.textContent = words;
  return element;
}
