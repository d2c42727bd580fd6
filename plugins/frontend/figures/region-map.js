// <region-map>: the pictures of a `region` item. Pointing at an area ticks the box of the same option; what is ticked shows in all.
// Where a slice is to be found, the stack is scrolled, and its number goes into the form of the item.

import { find, findAll, make, makeButton, nameOf, setWords } from "../shared/dom.js";
import { numbersOf } from "../shared/slices.js";
import { t } from "../shared/strings.js";
import { clamp } from "./panel.js";
import { Stack, Wheel } from "./stack.js";
import { makeSlices, tellLoaded, tellSlice } from "./viewer-controls.js";

/** A number is a draft once the scrolling has come to rest: it is kept in storage. */
const REST = 300; // milliseconds

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
  /** What holds the number of the slice, where one is to be found. @type {HTMLInputElement} */
  number;
  /** @type {Stack} */
  stack;
  /** What the number was when it was last shown: after the commit the stack may still be scrolled. */
  shown = "";
  timer = 0;
  /** @type {HTMLElement} */
  bar;
  wheel = new Wheel();

  connectedCallback() {
    if (this.fieldset) return;
    const item = /** @type {HTMLElement} */ (document.getElementById(/** @type {string} */ (this.getAttribute("for"))));
    this.fieldset = find(item, "fieldset");
    this.layers = findAll(this, ".regions").map((layer) => findAll(layer, ":scope > g"));
    this.boxes = findAll(this.fieldset, ":scope > label > [name=r]");
    this.number = find(this.fieldset, "[name=slice]");
    this.build();
    if (this.number) this.addStack();
    this.fieldset.addEventListener("input", this);
    // A commit, a fresh attempt and a record from storage all show in what the item does to its form.
    new MutationObserver(() => this.sync()).observe(this.fieldset, { attributes: true, subtree: true, attributeFilter: ["disabled", "data-mark", "value"] });
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

  addStack() {
    const image = find(this, ".casebook-image");
    this.stack = new Stack(find(this, ".slices"), image, () => tellLoaded(this.bar, [this.stack]));
    this.bar = makeSlices(this.stack.addresses.length, false);
    const slider = find(this.bar, "input");
    image.after(this.bar);
    // It is no control of the item, whose form would read it, reset it, and keep a draft at every slice.
    slider.setAttribute("form", "");
    slider.oninput = (event) => {
      event.stopPropagation();
      this.goTo(Number(/** @type {HTMLInputElement} */ (slider).value));
    };
    image.addEventListener("click", () => slider.focus({ preventScroll: true }));
    // The wheel scrolls the page until the picture has been clicked.
    image.addEventListener("wheel", (event) => {
      if (document.activeElement !== slider) return;
      event.preventDefault();
      this.goTo(this.stack.slice + this.wheel.turn(event));
    }, { passive: false });
    // Before the learner has come to it nothing is fetched, then the first slice, and all once it is scrolled.
    new IntersectionObserver(([{ isIntersecting }], observer) => {
      if (!isIntersecting) return;
      observer.disconnect();
      this.stack.fetchShown();
    }).observe(image);
  }

  /**
   * Shows a slice; before the commit it becomes part of the response.
   * @param {number} slice
   */
  goTo(slice) {
    this.showSlice(clamp(slice, 1, this.stack.addresses.length));
    this.stack.load();
    if (this.fieldset.disabled) return;
    this.number.value = `${this.stack.slice}`;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // A commit may have come first.
      if (!this.fieldset.disabled) this.number.dispatchEvent(new Event("input", { bubbles: true }));
    }, REST);
  }

  /** @param {number} slice */
  showSlice(slice) {
    this.stack.show(slice);
    tellSlice(this.bar, slice, this.stack.addresses.length);
    tellLoaded(this.bar, [this.stack]);
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
      setWords(this.live, t("No region here. Try another place."));
      return;
    }
    box.click();
    const region = nameOf(rowOf(box));
    setWords(this.live, box.checked ? t("{region}: chosen.", { region }) : t("{region}: not chosen.", { region }));
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
    const key = this.boxes.map(rowOf).find(({ dataset }) => dataset.slices && ["right", "missed"].includes(dataset.mark ?? ""));
    if (this.stack && key) this.goTo(numbersOf(key)[0]);
  }

  sync() {
    if (this.stack && this.number.value !== this.shown) this.showSlice(Number(this.shown = this.number.value));
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
