// A field with a list of offers under it: the combobox of ARIA 1.2 with list autocomplete, where nothing is chosen unasked.

import { make } from "../shared/dom.js";

/**
 * @typedef {object} Owner
 * @property {(typed: string) => import("./diagnoses.js").Offer[]} offer what to list for a typed text
 * @property {(rank: import("./diagnoses.js").Rank) => boolean | void} take true if it takes what was chosen
 */

/** @typedef {HTMLElement & {rank?: import("./diagnoses.js").Rank, isGuess?: boolean}} Option */

export class Combobox {
  /** The option that the keyboard is at. @type {Option | null} */
  highlighted = null;

  /**
   * @param {string} id
   * @param {string} label
   * @param {Owner} owner
   */
  constructor(id, label, owner) {
    this.owner = owner;
    const popup = `${id}-list`;
    /** @type {HTMLInputElement} */
    this.field = make("input", { id, role: "combobox", autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false", maxlength: 80, "aria-autocomplete": "list", "aria-controls": popup });
    /** @type {HTMLElement} */
    this.popup = make("ul", { id: popup, role: "listbox", "aria-label": label });
    /** @type {HTMLElement} */
    this.box = make("div", { class: "combo" }, make("label", { for: id }, label), this.field, this.popup);
    for (const type of ["input", "keydown", "blur", "mousedown", "click"]) this.box.addEventListener(type, this, true);
    this.list([]);
  }

  /** @param {any} event */
  handleEvent(event) {
    const { type, key, target } = event;
    // While an input method composes a word, its keys are its own.
    if (event.keyCode === 229) return;
    if (type === "input") this.list(this.owner.offer(this.field.value.trim()));
    else if (type === "blur") this.leave();
    else if (type === "click") this.choose(target.closest("li") ?? target);
    // The press before a click would take the focus from the field.
    else if (target.closest("li") || this.press(key)) event.preventDefault();
  }

  /** Takes the list away; while something is pressed only afterwards, lest it moves from under the pointer. */
  leave() {
    const close = () => this.list([]);
    if (document.querySelector(":active")) addEventListener("click", close, { once: true, capture: true });
    else close();
  }

  /**
   * Does what a key asks for; true if the browser shall do nothing more with it.
   * @param {string} key
   */
  press(key) {
    const { highlighted } = this;
    const options = /** @type {Option[]} */ ([...this.popup.children]);
    const [first, second] = options;
    // Enter takes what is the only name of the list, whether or not the text as it stands is offered after it; no guess.
    if (key === "Enter" && !highlighted && first && !first.isGuess && !second?.rank?.id) this.choose(first);
    else if (key === "ArrowUp") this.highlight(highlighted ? options[options.indexOf(highlighted) - 1] : options.at(-1));
    else if (key === "ArrowDown" || key === "Enter" && !highlighted) this.highlight(highlighted ? options[options.indexOf(highlighted) + 1] : first);
    else if (key === "Enter" && highlighted) this.choose(highlighted);
    else if (key === "Escape") this.list([]);
    else return false;
    return true;
  }

  /**
   * Lists offers; without one there is no list, which the stylesheet sees to.
   * @param {import("./diagnoses.js").Offer[]} offers
   */
  list(offers) {
    this.field.setAttribute("aria-expanded", `${!!offers[0]}`);
    this.popup.replaceChildren(...offers.map(({ words, counts, rank, isGuess }, at) => {
      const option = make("li", { id: `${this.popup.id}-${at}`, role: "option" }, new Text(words), ...counts ? [make("small", {}, counts)] : []);
      return Object.assign(option, { rank, isGuess });
    }));
    this.highlight();
    // Below the edge of a small window nobody would see what is listed.
    this.popup.scrollIntoView({ block: "nearest" });
  }

  /**
   * Highlights an option, or none: before the first and after the last stands the field.
   * @param {Option} [highlighted]
   */
  highlight(highlighted) {
    this.highlighted = highlighted ?? null;
    for (const option of this.popup.children) option.setAttribute("aria-selected", `${option === highlighted}`);
    if (highlighted) this.field.setAttribute("aria-activedescendant", highlighted.id);
    else this.field.removeAttribute("aria-activedescendant");
    highlighted?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Option} option */
  choose({ rank }) {
    if (!rank) return;
    if (!this.owner.take(rank)) return this.list([]);
    this.field.value = "";
    // For those who keep what is written in the field; the list closes with it, as there is nothing to offer.
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
