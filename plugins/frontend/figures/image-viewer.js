// <image-viewer>: the panels of a series under one time, one zoom, one window and one cross.

import { findAll, make } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { addPanel, clamp, distanceOf, panelOf, placeIn } from "./panel.js";
import { makeBar, makeTools } from "./viewer-controls.js";

/**
 * What all panels share. The picture's corner and the cross are shares of a panel's and of the picture's side.
 * @typedef {{zoom: number, left: number, top: number, x: number, y: number, brightness: number, contrast: number}} View
 */

/** How it looks before anything is moved. @type {View} */
const INITIAL = { zoom: 1, left: 0, top: 0, x: .5, y: .5, brightness: 100, contrast: 100 };
const MOST = 6;
const STEP = .025;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
/** @type {Record<string, number>} */
const ZOOMS = { "+": 1.25, "=": 1.25, "-": .8 };

/** @typedef {[across: number, down: number]} Place in the panel, as shares of its sides */

export class ImageViewer extends HTMLElement {
  /** One element a time. @type {HTMLElement[]} */ times;
  /** What the times are called. @type {string[]} */ names;
  /** The controls that show and hide marks without script. @type {HTMLInputElement[]} */ toggles;
  /** A form has its controls under their names. @type {HTMLFormElement & Record<string, any>} */
  form;
  /** @type {View} */ view;
  /** The fingers that lie on a panel, or the mouse. @type {Map<number, PointerEvent>} */
  pointers = new Map();

  connectedCallback() {
    if (!this.form) this.build();
  }

  /** @param {any} event */
  handleEvent(event) {
    /** @type {any} */ (this)[event.type](event);
  }

  build() {
    this.times = findAll(this, "section");
    this.names = this.times.map((time) => /** @type {string} */ (time.getAttribute("aria-label")));
    this.toggles = findAll(this, ".toggle > input");
    this.live = make("p", { role: "status" }, "");
    this.scale = make("output", {});
    const hint = make("p", { id: `${this.id}-keys` }, [
      t("In a picture: arrow keys move the cross, Shift and arrow keys the view; + and − zoom, 0 resets."),
      t("Drag moves the view; pinch, or Ctrl and wheel, zooms."),
    ].join(" "));
    for (const image of findAll(this, ".casebook-image")) addPanel(image, hint.id);
    // A named section is a landmark, and two viewers in a page would have the same ones.
    for (const time of this.times) time.setAttribute("role", "group");
    // A form, for the names of its controls; this method keeps Enter from sending it anywhere.
    this.form = make("form", { class: "viewer", method: "dialog" },
      makeBar(this.names, this.toggles[0], this.live),
      makeTools(this.scale, (factor) => this.zoomBy(factor), () => this.reset(), hint),
      ...this.times);
    this.prepend(this.form);
    const pointer = ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"];
    for (const type of [...pointer, "input", "keydown", "wheel", "dragstart"]) this.form.addEventListener(type, this);
    this.form.time.value = 0;
    this.show();
    this.reset();
  }

  /** Shows the time that is chosen, and the one to compare it with. */
  show() {
    const { time: { value: at }, slide, against } = this.form;
    if (against.value === at) against.value = "";
    for (const [place, time] of this.times.entries()) {
      time.hidden = ![at, against.value].includes(`${place}`);
      against.options[place + 1].disabled = `${place}` === at;
    }
    if (slide) slide.value = at;
    slide?.setAttribute("aria-valuetext", this.names[at]);
    this.form.toggleAttribute("data-compared", against.value !== "");
    const names = { time: this.names[at], other: this.names[against.value] };
    this.live.textContent = against.value ? t("{time} shown, compared with {other}.", names) : t("{time} shown.", { time: names.time });
  }

  /** Lets the stylesheet draw the view: all panels read the same numbers. */
  draw() {
    const { view, form } = this;
    view.left = clamp(view.left, 1 - view.zoom, 0);
    view.top = clamp(view.top, 1 - view.zoom, 0);
    for (const name in view) form.style.setProperty(`--${name}`, `${view[/** @type {keyof View} */ (name)]}`);
    form.toggleAttribute("data-zoomed", view.zoom > 1);
    form.brightness.value = view.brightness;
    form.contrast.value = view.contrast;
    this.scale.textContent = `${Math.round(view.zoom * 100)} %`;
  }

  reset() {
    this.view = { ...INITIAL };
    this.hideCross();
    this.draw();
  }

  /**
   * Zooms about a place in the panel; without one, about the cross, which begins in the middle.
   * @param {number} factor
   * @param {Place} [place]
   */
  zoomBy(factor, [x, y] = this.crossing) {
    const { view } = this;
    const zoom = clamp(view.zoom * factor, 1, MOST);
    view.left = x + (view.left - x) * zoom / view.zoom;
    view.top = y + (view.top - y) * zoom / view.zoom;
    view.zoom = zoom;
    this.draw();
  }

  /**
   * Moves the picture within its panels.
   * @param {number} across
   * @param {number} down
   */
  pan(across, down) {
    this.view.left += across;
    this.view.top += down;
    this.draw();
  }

  /** Where the cross stands in the panel. @returns {Place} */
  get crossing() {
    const { zoom, left, top, x, y } = this.view;
    return [x * zoom + left, y * zoom + top];
  }

  /**
   * Puts the cross to a place in the panel, if there is picture.
   * @param {Place} place
   */
  cross([x, y]) {
    const { view } = this;
    view.x = clamp((x - view.left) / view.zoom, 0, 1);
    view.y = clamp((y - view.top) / view.zoom, 0, 1);
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

  /** @param {{target: any}} event */
  input({ target: { name, value } }) {
    if (name in this.view) {
      this.view[/** @type {keyof View} */ (name)] = value;
      this.draw();
    } else if (name === "marks") {
      for (const toggle of this.toggles) toggle.checked = this.form.marks.checked;
    } else {
      if (name === "slide") this.form.time.value = value;
      this.show();
    }
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const { key } = event;
    const target = /** @type {Element} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = target.matches(".panel") && ARROWS[key];
    if (arrow && event.shiftKey) this.pan(-4 * arrow[0], -4 * arrow[1]);
    else if (arrow) this.moveCross(arrow);
    else if (ZOOMS[key]) this.zoomBy(ZOOMS[key]);
    else if (key === "0") this.reset();
    else return;
    event.preventDefault();
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    const panel = panelOf(event);
    // The wheel alone scrolls the page; with Ctrl, which a pinch on a touchpad sends too, the page would zoom.
    if (!panel || !event.ctrlKey) return;
    event.preventDefault();
    this.zoomBy(1.002 ** -event.deltaY, placeIn(panel, event));
  }

  /** @param {PointerEvent} event */
  pointerdown(event) {
    const panel = panelOf(event);
    if (!panel || event.button) return;
    this.pointers.set(event.pointerId, event);
    panel.setPointerCapture(event.pointerId);
    this.cross(placeIn(panel, event));
  }

  /** @param {PointerEvent} event */
  pointermove(event) {
    const panel = panelOf(event);
    if (!panel) return this.pointerleave(event);
    if (this.pointers.has(event.pointerId)) this.drag(panel, event);
    else this.cross(placeIn(panel, event));
  }

  /**
   * One finger, or the mouse, moves the picture; two of them zoom it as well.
   * @param {Element} panel
   * @param {PointerEvent} event
   */
  drag(panel, event) {
    const before = distanceOf(this.pointers);
    this.pointers.set(event.pointerId, event);
    const after = distanceOf(this.pointers);
    this.zoomBy(after.length / before.length, placeIn(panel, before));
    this.pan((after.clientX - before.clientX) / panel.clientWidth, (after.clientY - before.clientY) / panel.clientHeight);
  }

  /** @param {PointerEvent} event */
  pointerup({ pointerId }) {
    this.pointers.delete(pointerId);
  }

  /**
   * The browser has taken the finger to scroll with: it has pointed at nothing.
   * @param {PointerEvent} event
   */
  pointercancel(event) {
    this.pointerup(event);
    this.hideCross();
  }

  /** @param {PointerEvent} event */
  pointerleave({ pointerType }) {
    if (pointerType === "mouse") this.hideCross();
  }

  /** @param {DragEvent} event */
  dragstart(event) {
    if (panelOf(event)) event.preventDefault();
  }
}
