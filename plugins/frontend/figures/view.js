// How the pictures of a viewer look: zoomed, moved, brightened, and with a cross at one place of all of them.

import { find } from "../shared/dom.js";
import { clamp } from "./panel.js";

/**
 * What all panels share. The picture's corner and the cross are shares of a panel's and of the picture's side.
 * @typedef {{zoom: number, left: number, top: number, x: number, y: number, brightness: number, contrast: number}} Numbers
 */

/** @typedef {[across: number, down: number]} Place in the panel, as shares of its sides */

/** How it looks before anything is moved. @type {Numbers} */
const INITIAL = { zoom: 1, left: 0, top: 0, x: .5, y: .5, brightness: 100, contrast: 100 };
const MOST = 6;

export class View {
  /** @type {Numbers} */ numbers;
  /** What the stylesheet has of them. @type {Partial<Numbers>} */ drawn = {};

  /** @param {HTMLFormElement & Record<string, any>} form */
  constructor(form) {
    this.form = form;
    this.reset();
  }

  /** Lets the stylesheet draw the view: all panels read the same numbers. */
  draw() {
    const { numbers, form } = this;
    numbers.left = clamp(numbers.left, 1 - numbers.zoom, 0);
    numbers.top = clamp(numbers.top, 1 - numbers.zoom, 0);
    for (const each in numbers) {
      const name = /** @type {keyof Numbers} */ (each);
      // The pointer alone would have all panels styled afresh.
      if (this.drawn[name] !== numbers[name]) form.style.setProperty(`--${name}`, `${this.drawn[name] = numbers[name]}`);
    }
    form.toggleAttribute("data-zoomed", numbers.zoom > 1);
    form.toggleAttribute("data-lit", numbers.brightness !== 100 || numbers.contrast !== 100);
    form.toggleAttribute("data-inverted", form.inverted.checked);
    form.brightness.value = numbers.brightness;
    form.contrast.value = numbers.contrast;
    find(form, ".zoom output").textContent = `${Math.round(numbers.zoom * 100)} %`;
  }

  reset() {
    this.numbers = { ...INITIAL };
    this.form.inverted.checked = false;
    this.hideCross();
    this.draw();
  }

  /**
   * Zooms about a place in the panel; without one, about the cross, which begins in the middle.
   * @param {number} factor
   * @param {Place} [place]
   */
  zoomBy(factor, [x, y] = this.crossing) {
    const { numbers } = this;
    const zoom = clamp(numbers.zoom * factor, 1, MOST);
    numbers.left = x + (numbers.left - x) * zoom / numbers.zoom;
    numbers.top = y + (numbers.top - y) * zoom / numbers.zoom;
    numbers.zoom = zoom;
    this.draw();
  }

  /**
   * Moves the picture within its panels.
   * @param {number} across
   * @param {number} down
   */
  pan(across, down) {
    this.numbers.left += across;
    this.numbers.top += down;
    this.draw();
  }

  /**
   * Makes the picture brighter and richer in contrast, or less so, within what the sliders offer. Dragging does it as at a
   * workstation: up is brighter, and to the right the window is wider, which takes contrast away.
   * @param {number} brightness in percent, as is contrast
   * @param {number} contrast
   */
  lighten(brightness, contrast) {
    this.numbers.brightness = clamp(this.numbers.brightness + brightness, 40, 200);
    this.numbers.contrast = clamp(this.numbers.contrast + contrast, 40, 300);
    this.draw();
  }

  /** Where the cross stands in the panel. @returns {Place} */
  get crossing() {
    const { zoom, left, top, x, y } = this.numbers;
    return [x * zoom + left, y * zoom + top];
  }

  /**
   * Puts the cross to a place in the panel, if there is picture.
   * @param {Place} place
   */
  cross([x, y]) {
    const { numbers } = this;
    numbers.x = clamp((x - numbers.left) / numbers.zoom, 0, 1);
    numbers.y = clamp((y - numbers.top) / numbers.zoom, 0, 1);
    this.form.toggleAttribute("data-cross", true);
    this.draw();
  }

  hideCross() {
    this.form.removeAttribute("data-cross");
  }

  /**
   * Moves the cross by a step of the panel, and the view along when it would leave it.
   * @param {Place} step
   */
  moveCross([across, down]) {
    const [x, y] = this.crossing;
    this.cross([x + across, y + down]);
    const [left, top] = this.crossing;
    this.pan(clamp(left, 0, 1) - left, clamp(top, 0, 1) - top);
  }

  readControls() {
    this.numbers.brightness = Number(this.form.brightness.value);
    this.numbers.contrast = Number(this.form.contrast.value);
    this.draw();
  }
}
