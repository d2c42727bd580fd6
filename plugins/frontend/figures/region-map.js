// <region-map>: the pictures of a `region` item. Pointing at an area ticks the box of the same option; what is ticked shows in all.

import { find, findAll, make, makeButton, nameOf } from "../shared/dom.js";
import { t } from "../shared/strings.js";

export class RegionMap extends HTMLElement {
  /** @type {HTMLFieldSetElement} */
  fieldset;
  /** The areas of each picture, in the order of the options. @type {HTMLElement[][]} */
  layers;
  /** The boxes of the same options, in the same order. @type {HTMLInputElement[]} */
  boxes;
  /** @type {HTMLElement} */
  live;
  /** What is there after the commit. @type {HTMLElement[]} */
  closed;

  connectedCallback() {
    if (this.fieldset) return;
    const item = /** @type {HTMLElement} */ (document.getElementById(/** @type {string} */ (this.getAttribute("for"))));
    this.fieldset = find(item, "fieldset");
    this.layers = findAll(this, ".regions").map((layer) => findAll(layer, ":scope > g"));
    this.boxes = findAll(this.fieldset, ":scope > label > [name=r]");
    this.build();
    this.fieldset.addEventListener("input", this);
    // A commit, a fresh attempt and a record from storage all show in what the item does to its form.
    new MutationObserver(() => this.sync()).observe(this.fieldset, { attributes: true, subtree: true, attributeFilter: ["disabled", "data-mark"] });
    this.sync();
  }

  build() {
    this.live = make("p", { class: "pointed", role: "status" }, "");
    const marks = make("input", { type: "checkbox", checked: "" });
    marks.oninput = () => this.toggleAttribute("data-clean", !marks.checked);
    const back = make("p", { class: "to-picture" }, makeButton(t("Show it in the picture"), () => this.show()));
    this.closed = [make("label", { class: "toggle" }, marks, t("Marks")), back];
    find(this, ".about").before(this.live, this.closed[0]);
    /** @type {HTMLFormElement} */ (this.fieldset.form).append(back);
    for (const layer of findAll(this, ".casebook-image:has(.regions)")) layer.addEventListener("click", (event) => this.point(/** @type {Element} */ (event.target)));
  }

  /**
   * Chooses or takes back the region at a place of a picture.
   * @param {Element} target
   */
  point(target) {
    if (this.fieldset.disabled) return;
    const area = target.closest(".regions > g");
    const box = area && this.boxes[[.../** @type {Element} */ (area.parentNode).children].filter(({ tagName }) => tagName === "g").indexOf(area)];
    if (!box) {
      this.live.textContent = t("No region here. Try another place.");
      return;
    }
    box.click();
    const region = nameOf(rowOf(box));
    this.live.textContent = box.checked ? t("{region}: chosen.", { region }) : t("{region}: not chosen.", { region });
  }

  /** @param {Event} event */
  handleEvent({ target }) {
    this.live.textContent = "";
    const chosen = this.boxes.indexOf(/** @type {HTMLInputElement} */ (target));
    // "Nowhere" and a region exclude each other.
    if (this.boxes[chosen]?.checked) {
      this.boxes.forEach((box, place) => {
        if (this.isArea(place) !== this.isArea(chosen)) box.checked = false;
      });
    }
    this.sync();
  }

  /**
   * Whether an option has an area in the pictures.
   * @param {number} place
   */
  isArea(place) {
    return this.layers[0][place].childElementCount > 0;
  }

  show() {
    this.tabIndex = -1;
    this.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
  }

  sync() {
    const open = !this.fieldset.disabled;
    for (const layer of this.layers) {
      layer.forEach((area, place) => {
        const { mark } = rowOf(this.boxes[place]).dataset;
        area.toggleAttribute("data-chosen", this.boxes[place].checked);
        if (mark) area.setAttribute("data-mark", mark);
        else area.removeAttribute("data-mark");
      });
    }
    this.toggleAttribute("data-committed", !open);
    this.live.hidden = !open;
    for (const element of this.closed) element.hidden = open;
  }
}

/** @param {HTMLInputElement} box */
const rowOf = (box) => /** @type {HTMLElement} */ (box.parentNode);
