// Asks on the page itself before something is erased: a frame may forbid dialogs.

import { make, makeButton } from "./dom.js";
import { t } from "./strings.js";

/**
 * Puts a question in the place of a button. The focus goes to what changes nothing, and after the reply to the button.
 * @param {HTMLButtonElement} button
 * @param {string} words
 * @param {() => void} erase
 */
export function ask(button, words, erase) {
  const close = () => {
    question.replaceWith(button);
    button.focus();
  };
  const keep = makeButton(t("Keep"), close);
  const question = make("p", { role: "group", "aria-label": words }, `${words} `, makeButton(t("Erase"), () => {
    close();
    erase();
  }), " ", keep);
  question.onkeydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") close();
  };
  button.replaceWith(question);
  keep.focus();
}
