// A panel of <image-viewer>: a picture with its marks that can be focused, and where in it something happens.

import { find, make, textOf } from "../shared/dom.js";

/**
 * Puts picture and marks into a panel that can be focused, under a strip with the title, and the sides where they are told.
 * @param {HTMLElement} image
 * @param {string} hint the id of what says which keys there are
 */
export function addPanel(image, hint) {
  const title = textOf(/** @type {Element} */ (image.parentNode), "figcaption b").replace(/\.$/, "");
  const panel = make("div", { class: "panel", role: "group", tabindex: 0, "aria-label": title, "aria-describedby": hint });
  panel.append(...image.childNodes);
  // By this a panel fits into the height of a full screen. The size stands in the page, since the picture may not have come.
  const [width, height] = ["width", "height"].map((side) => Number(find(panel, "img").getAttribute(side)));
  panel.style.setProperty("--ratio", `${width / height}`);
  image.append(make("div", { class: "strip" }, ...[image.dataset.left, title, image.dataset.right].map((words) => make("span", {}, new Text(words ?? "")))), panel);
}

/**
 * The panel that an event happens in, if any.
 * @param {Event} event
 * @returns {Element | null}
 */
export const panelOf = ({ target }) => /** @type {Element} */ (target).closest(".panel");

/**
 * Where something happened, as shares of the panel's sides.
 * @param {Element} panel
 * @param {{clientX: number, clientY: number}} event
 * @returns {[across: number, down: number]}
 */
export function placeIn(panel, { clientX, clientY }) {
  const box = panel.getBoundingClientRect();
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
}

/**
 * The middle between two fingers and their distance; of one, where it is.
 * @param {Map<number, PointerEvent>} pointers
 */
export function distanceOf(pointers) {
  const [a, b = a] = pointers.values();
  return {
    clientX: (a.clientX + b.clientX) / 2,
    clientY: (a.clientY + b.clientY) / 2,
    length: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1,
  };
}

/**
 * A number, or the bound that it is beyond.
 * @param {number} number
 * @param {number} least
 * @param {number} most
 */
export function clamp(number, least, most) {
  return Math.min(Math.max(number, least), most);
}
