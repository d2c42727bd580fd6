// <image-viewer>: the panels of a series under one time, one slice, one zoom, one window and one cross.

import { find, findAll, make, setWords } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { addPanel, distanceOf, panelOf, placeIn } from "./panel.js";
import { Slices } from "./slices.js";
import { Wheel } from "./stack.js";
import { View } from "./view.js";
import { makeBar, makePick, makeTools } from "./viewer-controls.js";

/** @typedef {import("./view.js").Place} Place */

const STEP = .025;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
/** Keys that move through slices, by so many. @type {Record<string, number>} */
const JUMPS = { PageUp: -5, PageDown: 5, Home: -Infinity, End: Infinity };
/** @type {Record<string, number>} */
const ZOOMS = { "+": 1.25, "=": 1.25, "-": .8 };

/** What the view is called, where views are chosen. @param {HTMLElement} figure */
const viewOf = ({ dataset }) => dataset.view;

export class ImageViewer extends HTMLElement {
  /** One element a time. @type {HTMLElement[]} */ times;
  /** What the times are called. @type {string[]} */ names;
  /** @type {Slices} */ slices;
  wheels = new Wheel();
  /** Of a drag through slices, what has not made a whole one yet. */ dragged = 0;
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
    // Whoever uses a picture or a control, or points at it, looks at it: now its slices are fetched.
    this.slices.load();
  }

  build() {
    this.times = findAll(this, "section");
    this.names = this.times.map((time) => time.getAttribute("aria-label") ?? "");
    this.toggles = findAll(this, ".toggle > input");
    this.live = make("p", { role: "status" }, "");
    this.slices = new Slices(this, this.live);
    const hint = make("p", { id: `${this.id}-keys` }, this.hints.join(" "));
    for (const image of findAll(this, ".casebook-image")) addPanel(image, hint.id);
    // A named section is a landmark, and two viewers in a page would have the same ones.
    if (!this.isSingle) for (const time of this.times) time.setAttribute("role", "group");
    const paired = this.names.filter((_, at) => this.times[at].dataset.beside);
    // A form, for the names of its controls; this method keeps Enter from sending it anywhere.
    this.form = make("form", { class: "viewer", method: "dialog" },
      makeBar(this.names, paired, this.dataset.choice, this.toggles[0], this.live),
      ...this.slices.count ? [this.slices.bar] : [],
      ...paired[0] ? [makePick(findAll(this.times[0], "figure").map(viewOf))] : [],
      makeTools(!!this.slices.count, (factor) => this.view.zoomBy(factor), () => this.view.reset(), () => this.expand(), hint),
      ...this.times);
    this.prepend(this.form);
    const pointer = ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"];
    for (const type of [...pointer, "input", "keydown", "wheel", "dragstart"]) this.form.addEventListener(type, this);
    this.view = new View(this.form);
    this.setMode();
    /** @type {HTMLInputElement} */ (find(this, "[name=time]")).checked = true;
    this.pair();
    this.show();
  }

  /** Whether there is one time only, and nothing to choose or to compare. */
  get isSingle() {
    return !this.names[1];
  }

  /** What a reader may do in a picture. */
  get hints() {
    return [
      t("In a picture: arrow keys and dragging do what is chosen; Shift and arrow keys move the view; + and − zoom, 0 resets."),
      t("Pinch, or Ctrl and wheel, zooms."),
      this.slices.count ? t("In a picture that has been clicked the wheel, Page Up, Page Down, Home and End move through the slices; Escape lets go.") : "",
    ];
  }

  /** Takes over what dragging and the arrow keys do. */
  setMode() {
    this.form.dataset.mode = this.form.mode.value;
  }

  expand() {
    if (document.fullscreenElement) void document.exitFullscreen();
    else this.form.requestFullscreen().catch(() => {}); // in a frame that may not
  }

  /** Takes over what the author sets beside the time that is chosen. */
  pair() {
    const { time, against } = this.form;
    against.value = this.times[time.value].dataset.beside ?? against.value;
  }

  /** Shows the time that is chosen, and the one to compare it with. */
  show() {
    const { time: { value: at }, slide, against, view } = this.form;
    if (against.value === at) against.value = "";
    for (const figure of findAll(this, "figure")) figure.toggleAttribute("data-away", !!view && viewOf(figure) !== view.value);
    for (const [place, time] of this.times.entries()) {
      time.hidden = ![at, against.value].includes(`${place}`);
      time.toggleAttribute("data-against", against.value === `${place}`);
      against.options[place + 1].disabled = `${place}` === at;
    }
    if (slide) slide.value = at;
    slide?.setAttribute("aria-valuetext", this.names[at]);
    this.form.toggleAttribute("data-compared", against.value !== "");
    const names = { time: this.names[at], other: this.names[against.value] };
    this.slices.goTo(this.slices.slice);
    if (!this.isSingle) setWords(this.live, against.value ? t("{time} shown, compared with {other}.", names) : t("{time} shown.", { time: names.time }));
  }

  /** @param {{target: any}} event */
  input({ target: { name, value } }) {
    if (["brightness", "contrast", "inverted"].includes(name)) {
      this.view.readControls();
    } else if (name === "mode") {
      this.setMode();
    } else if (name === "slice") {
      this.slices.goTo(Number(value));
    } else if (name === "marks") {
      for (const toggle of this.toggles) toggle.checked = this.form.marks.checked;
    } else {
      if (name === "slide") this.form.time.value = value;
      if (name === "time") this.pair();
      this.show();
    }
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const { key } = event;
    const target = /** @type {Element} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const panel = /** @type {HTMLElement | null} */ (target.closest(".panel"));
    if (panel && ARROWS[key]) this.arrow(ARROWS[key], event.shiftKey);
    else if (panel && this.slices.count && JUMPS[key]) this.slices.move(JUMPS[key]);
    else if (ZOOMS[key]) this.view.zoomBy(ZOOMS[key]);
    else if (key === "0") this.view.reset();
    else if (key === "Escape" && (panel || document.fullscreenElement)) this.leave(target);
    else return;
    event.preventDefault();
  }

  /**
   * Does what is chosen for dragging.
   * @param {Place} step
   * @param {boolean} isShifted
   */
  arrow([across, down], isShifted) {
    const { mode } = this.form.dataset;
    if (isShifted) this.view.pan(-4 * across, -4 * down);
    else if (mode === "slices") this.slices.move(Math.sign(across + down));
    else if (mode === "light") this.view.lighten(-200 * down, -200 * across);
    else this.view.moveCross([across, down]);
  }

  /**
   * Ends the full screen, else lets go of the wheel and the keys.
   * @param {Element} target
   */
  leave(target) {
    if (document.fullscreenElement) void document.exitFullscreen();
    else /** @type {HTMLElement} */ (target).blur();
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    const panel = panelOf(event);
    // The wheel scrolls the page until a picture has the focus; with Ctrl, which a pinch on a touchpad sends too, the page would zoom.
    const isHeld = this.slices.count && this.querySelector(".panel:focus");
    if (!panel || !(event.ctrlKey || isHeld)) return;
    event.preventDefault();
    if (event.ctrlKey) this.view.zoomBy(1.002 ** -event.deltaY, placeIn(panel, event));
    else this.slices.goTo(this.slices.slice + this.wheels.turn(event));
  }

  /** @param {PointerEvent} event */
  pointerdown(event) {
    const panel = panelOf(event);
    if (!panel || event.button) return;
    this.dragged = 0;
    this.pointers.set(event.pointerId, event);
    panel.setPointerCapture(event.pointerId);
    this.view.cross(placeIn(panel, event));
  }

  /** @param {PointerEvent} event */
  pointermove(event) {
    const panel = panelOf(event);
    if (!panel) return this.pointerleave(event);
    if (this.pointers.has(event.pointerId)) this.drag(panel, event);
    else this.view.cross(placeIn(panel, event));
  }

  /**
   * One finger, or the mouse, does what is chosen; two fingers zoom the picture and move it.
   * @param {Element} panel
   * @param {PointerEvent} event
   */
  drag(panel, event) {
    const before = distanceOf(this.pointers);
    this.pointers.set(event.pointerId, event);
    const after = distanceOf(this.pointers);
    const across = (after.clientX - before.clientX) / panel.clientWidth;
    const down = (after.clientY - before.clientY) / panel.clientHeight;
    const { mode } = this.form.dataset;
    if (this.pointers.size > 1 || mode === "view") {
      this.view.zoomBy(after.length / before.length, placeIn(panel, before));
      this.view.pan(across, down);
    } else if (mode === "light") {
      this.view.lighten(-100 * down, -100 * across);
    } else {
      // The whole stack in one sweep over the picture.
      this.dragged += (across + down) * this.slices.count;
      const whole = Math.trunc(this.dragged);
      this.dragged -= whole;
      if (whole) this.slices.goTo(this.slices.slice + whole);
    }
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
    this.view.hideCross();
  }

  /** @param {PointerEvent} event */
  pointerleave({ pointerType }) {
    if (pointerType === "mouse") this.view.hideCross();
  }

  /** @param {DragEvent} event */
  dragstart(event) {
    if (panelOf(event)) event.preventDefault();
  }
}
