// <picture-pair>: pictures of one place. Where there is room for one only, buttons flip between them, and so does a swipe.

import { find, findAll, make } from "../shared/dom.js";
import { t } from "../shared/strings.js";

export class PicturePair extends HTMLElement {
  /** Scrolls from picture to picture, where one is shown at a time. @type {HTMLElement} */
  strip;
  /** The picture that is shown, from 0. */
  place = 0;
  /** One for each picture. @type {HTMLButtonElement[]} */
  buttons;

  connectedCallback() {
    if (this.strip) return;
    this.strip = find(this, ".films");
    const films = /** @type {HTMLElement[]} */ ([...this.strip.children]);
    this.buttons = films.map(({ dataset }, place) => {
      const button = make("button", { type: "button" }, new Text(dataset.name));
      button.onclick = () => this.turn(place);
      return button;
    });
    this.append(make("div", { class: "flip" }, ...this.buttons));
    this.addMarks();
    this.strip.onscroll = () => this.tell(Math.round(Math.abs(this.strip.scrollLeft) / this.strip.clientWidth));
    // What scrolls must take the focus; and on a phone that is turned the same picture stays.
    new ResizeObserver(() => {
      this.strip.tabIndex = this.strip.scrollWidth > this.strip.clientWidth ? 0 : -1;
      this.turn(this.place);
    }).observe(this.strip);
    this.tell(0);
  }

  /** One switch for the marks of all pictures. */
  addMarks() {
    const own = /** @type {HTMLInputElement[]} */ (findAll(this, ".toggle > input"));
    if (!own[0]) return;
    const box = make("input", { type: "checkbox" });
    box.checked = own[0].checked;
    box.oninput = () => {
      for (const each of own) each.checked = box.checked;
    };
    this.append(make("label", { class: "toggle" }, box, t("Marks")));
  }

  /**
   * Shows a picture at once: the eye compares what changes in one place.
   * @param {number} place
   */
  turn(place) {
    const film = /** @type {HTMLElement} */ (this.strip.children[place]);
    const first = /** @type {HTMLElement} */ (this.strip.children[0]);
    this.strip.scrollTo({ left: film.offsetLeft - first.offsetLeft, behavior: "instant" });
  }

  /** @param {number} place */
  tell(place) {
    this.place = place;
    this.buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(at === place)));
  }
}
