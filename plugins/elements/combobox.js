// A field with a list of offers under it: the combobox of ARIA 1.2 with list autocomplete, where nothing is chosen unasked.

import { make } from "./dom.js";

/**
 * @typedef {object} Owner
 * @property {(typed: string) => import("./diagnoses.js").Offer[]} offer what to list for a typed text
 * @property {(rank: import("./diagnoses.js").Rank) => boolean | void} take true if it takes what was chosen
 */

export class Combobox {
  /**
   * @param {string} id
   * @param {string} label
   * @param {Owner} owner
   */
  constructor(id, label, owner) {
    this.owner = owner;
    const popup = `${id}-list`;
    this.field = make("input", { id, role: "combobox", autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false", maxlength: 80, "aria-autocomplete": "list", "aria-controls": popup });
    this.popup = make("ul", { id: popup, role: "listbox", "aria-label": label });
    this.box = make("div", { class: "combo" }, make("label", { for: id }, label), this.field, this.popup);
    for (const type of ["input", "keydown", "blur", "mousedown", "click"]) this.box.addEventListener(type, this, true);
    this.list([]);
  }

  handleEvent(event) {
    const { type, key, target } = event;
    // While an input method composes a word, its keys are its own.
    if (event.keyCode === 229) return;
    if (type === "input") this.list(this.owner.offer(this.field.value.trim()));
    else if (type === "blur") this.list([]);
    else if (type === "click") this.choose(target);
    // The press before a click would take the focus from the field.
    else if (target.rank || this.press(key)) event.preventDefault();
  }

  /** Does what a key asks for; true if the browser shall do nothing more with it. */
  press(key) {
    const { lit, popup } = this;
    // Enter takes what is the only name of the list, whether or not the text as it stands is offered after it.
    if (key === "Enter" && !lit && popup.firstChild && !popup.children[1]?.rank.id) this.choose(popup.firstChild);
    else if (key === "ArrowUp") this.light(lit ? lit.previousSibling : popup.lastChild);
    else if (key === "ArrowDown" || key === "Enter" && !lit) this.light(lit ? lit.nextSibling : popup.firstChild);
    else if (key === "Enter") this.choose(lit);
    else if (key === "Escape") this.list([]);
    else return false;
    return true;
  }

  /** Lists offers; without one there is no list, which the stylesheet sees to. */
  list(offers) {
    this.field.setAttribute("aria-expanded", !!offers[0]);
    this.popup.replaceChildren(...offers.map(({ words, rank }, at) => {
      const option = make("li", { id: `${this.popup.id}-${at}`, role: "option" }, new Text(words));
      option.rank = rank;
      return option;
    }));
    this.light(null);
    // Below the edge of a small window nobody would see what is listed.
    this.popup.scrollIntoView({ block: "nearest" });
  }

  /** Lights an option, or none: before the first and after the last stands the field. */
  light(lit) {
    this.lit = lit;
    for (const option of this.popup.children) option.setAttribute("aria-selected", option === lit);
    if (lit) this.field.setAttribute("aria-activedescendant", lit.id);
    else this.field.removeAttribute("aria-activedescendant");
    lit?.scrollIntoView({ block: "nearest" });
  }

  choose({ rank }) {
    if (!rank) return;
    if (this.owner.take(rank)) this.field.value = "";
    this.list([]);
  }
}
