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
 * How wide words of the page's font are, where letters are 15 units high.
 * @param {string} words
 */
export function measure(words) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  pen.font = `15px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(pen.measureText(words).width);
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
