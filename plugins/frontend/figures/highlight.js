// Highlights a mark and its entry in the list together, whichever of them is pointed at, tapped or focused.

import { findAll } from "../shared/dom.js";

const MARK = ".casebook-figure .mark";
const ENTRY = ".casebook-figure .legend > li";

/** Listens for the whole page, so that figures may come and go. */
export function highlightPairs() {
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, highlight);
}

/** Lets the keyboard reach the entries; the marks are hidden from it, being pictures of the same. */
export function admitFocus() {
  for (const entry of findAll(document, ENTRY)) entry.tabIndex = 0;
}

/** @param {Event} event */
function highlight({ target }) {
  for (const highlighted of findAll(document, "[data-highlighted]")) highlighted.removeAttribute("data-highlighted");
  // Scrolling to what has the focus moves other things under the pointer, so the focus counts where the pointer says nothing.
  const chosen = /** @type {Element} */ (target).closest(`${MARK}, ${ENTRY}`) ?? document.activeElement?.closest(ENTRY);
  const figure = chosen?.closest(".casebook-figure");
  if (!chosen || !figure) return;
  const lists = [MARK, ENTRY].map((each) => /** @type {Element[]} */ (findAll(figure, each)));
  const place = Math.max(...lists.map((list) => list.indexOf(chosen)));
  for (const list of lists) list[place]?.setAttribute("data-highlighted", "");
}
