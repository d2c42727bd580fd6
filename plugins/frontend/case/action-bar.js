// The bar at the bottom: Back, and one action, whose words say what it does or what is missing.

import { make, makeButton, setWords } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * @typedef {object} Action
 * @property {string} words what the button says
 * @property {boolean} [isMissing] whether something must come first; then the action leads there
 * @property {() => void} run
 */

export class ActionBar {
  /** @type {Action | undefined} */ action;
  /** @type {HTMLButtonElement} */ next = makeButton("", ({ detail }) => this.press(detail), { class: "next" });
  /** @type {HTMLElement} */ live = make("p", { role: "status" }, "");
  /** @type {HTMLButtonElement} */ back;
  /** @type {HTMLElement} */ element;

  /**
   * @param {() => void} goBack
   * @param {() => void} update finds the action that there is now
   * @param {HTMLElement[]} more what else stands in the bar
   */
  constructor(goBack, update, more) {
    this.update = update;
    this.back = makeButton(t("Back"), goBack);
    this.element = make("div", { class: "action-bar" }, this.live, this.back, this.next, ...more);
  }

  /**
   * Does what the words say that were pressed: what they have become since waits for another press. The second press of
   * a double click would skip what the first has brought.
   * @param {number} count of presses in a row
   */
  press(count) {
    const pressed = this.next.textContent;
    this.update();
    if (count < 2 && pressed === this.next.textContent) this.action?.run();
  }

  /**
   * @param {Action | undefined} action none where there is nothing further
   * @param {boolean} isFirst whether no screen is before
   */
  show(action, isFirst) {
    const { next } = this;
    this.back.hidden = isFirst;
    next.hidden = !action;
    if (action && action.words !== next.textContent) {
      setWords(next, action.words);
      this.say("");
    }
    next.toggleAttribute("data-missing", !!action?.isMissing);
    this.action = action;
  }

  /** @param {string} words */
  say(words) {
    setWords(this.live, words);
  }
}
