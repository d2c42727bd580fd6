// <region-map>: the picture of a `region` item. Pointing at an area ticks the box of the same option, and shows what is ticked.

import { find, findAll, make, makeButton } from "../shared/dom.js";
import { t, tn } from "../shared/strings.js";

// Stands in a sentence where an element is to stand.
const GAP = "\0";

export class RegionMap extends HTMLElement {
  /** @type {HTMLFieldSetElement} */
  fieldset;
  /** @type {HTMLElement[]} */
  areas;
  /** The boxes of the same options, in the same order. @type {HTMLInputElement[]} */
  boxes;
  /** @type {HTMLElement} */
  live;
  /** @type {HTMLButtonElement} */
  toggle;

  connectedCallback() {
    if (this.fieldset) return;
    this.fieldset = /** @type {HTMLFieldSetElement} */ (this.closest("fieldset"));
    this.areas = findAll(this, ".regions > g");
    this.boxes = findAll(this.fieldset, ":scope > label > [name=r]");
    this.live = make("p", { class: "pointed", role: "status" }, "");
    this.toggle = makeButton(t("Choose from a list"), () => this.list(this.fieldset.dataset.list === "off"), { "aria-expanded": "false" });
    const [before, after] = t("Point at the picture, or {button}", { button: GAP }).split(GAP);
    this.append(make("p", { class: "pointing" }, before, this.toggle, after), this.live);
    this.areas.forEach((area, place) => area.addEventListener("click", () => this.boxes[place].click()));
    // An option that has no area, such as "nowhere", always stands below the picture.
    this.areas.forEach((area, place) => rowOf(this.boxes[place]).toggleAttribute("data-area", area.childElementCount > 0));
    this.list(false);
    for (const name of ["input", "focusin"]) this.fieldset.addEventListener(name, this);
    // A commit, a fresh attempt and a record from storage all show in what the item does to its form.
    new MutationObserver(() => this.sync()).observe(this.fieldset, { attributes: true, subtree: true, attributeFilter: ["disabled", "data-mark"] });
    this.sync();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "input") this.sync();
    // A box that is reached by keyboard must be seen; one that is ticked through the picture must not open the list.
    else if (/** @type {Element} */ (event.target).matches("label > [name=r]:focus-visible")) this.list(true);
  }

  /** @param {boolean} open whether the options are shown as a list as well */
  list(open) {
    this.fieldset.dataset.list = open ? "on" : "off";
    this.toggle.textContent = open ? t("Hide the list") : t("Choose from a list");
    this.toggle.setAttribute("aria-expanded", String(open));
  }

  sync() {
    const open = !this.fieldset.disabled;
    this.areas.forEach((area, place) => {
      const box = this.boxes[place];
      area.toggleAttribute("data-chosen", box.checked);
      // Writing what is there already would be noticed, and end nowhere: the areas lie within what is observed.
      const { mark } = rowOf(box).dataset;
      if (mark === area.dataset.mark) return;
      if (mark) area.setAttribute("data-mark", mark);
      else area.removeAttribute("data-mark");
    });
    const count = this.boxes.filter(({ checked }) => checked).length;
    const words = tn("# region chosen.", "# regions chosen.", count);
    if (open && this.live.textContent !== words) this.live.textContent = words;
    find(this, ".pointing").hidden = this.live.hidden = !open;
  }
}

/** @param {HTMLInputElement} box */
const rowOf = (box) => /** @type {HTMLElement} */ (box.parentNode);
