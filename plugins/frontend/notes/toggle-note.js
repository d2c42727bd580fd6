// Opens in place what a citation or a tag leads to: a note at the end of its text, with a button that closes it.

import { make, makeButton } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/** The note of each link that has been opened. @type {WeakMap<Element, HTMLElement>} */
const notes = new WeakMap();

/**
 * Opens the note of a link that was clicked, or closes it.
 * @param {MouseEvent} event a click anywhere on the page, before it reaches the link
 */
export function toggleNote(event) {
  const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-note]"));
  if (!link) return;
  event.preventDefault();
  // Instant navigation of a theme would load the page anew.
  event.stopPropagation();
  const old = notes.get(link);
  link.setAttribute("aria-expanded", `${!old?.isConnected}`);
  if (old?.isConnected) return old.remove();
  const close = makeButton(t("Close"), () => { link.click(); link.focus(); }, { class: "link" });
  const note = make("span", { class: "note", role: "note" }, ...read(link.dataset), close);
  notes.set(link, note);
  link.closest(":not(a, sup, em, strong, b)")?.append(note);
  note.scrollIntoView({ block: "nearest" });
}

/**
 * What a note holds: the words at the link, or else copies of the entries that it names.
 * @param {DOMStringMap} link
 * @returns {HTMLElement[]}
 */
const read = ({ says, note = "" }) => (says
  ? says.split("\n").map((words) => make("span", {}, new Text(words)))
  : note.split(" ").map((id) => make("span", {}, ...document.getElementById(id)?.cloneNode(true).childNodes ?? [])));
