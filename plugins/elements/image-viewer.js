// <image-viewer>: the panels of a series under one time, one zoom, one window and one cross.

import { make, makeButton, textOf } from "./dom.js";

/**
 * What all panels share. The picture's corner and the cross are shares of a panel's and of the picture's side.
 * @typedef {{zoom: number, left: number, top: number, x: number, y: number, brightness: number, contrast: number}} View
 */

/** @type {View} */
const REST = { zoom: 1, left: 0, top: 0, x: .5, y: .5, brightness: 100, contrast: 100 };
const MOST = 6;
const STEP = .025;
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const ZOOMS = { "+": 1.25, "=": 1.25, "-": .8 };
const KEYS = "In a picture: arrow keys move the cross, Shift and arrow keys the view; + and − zoom, 0 resets. "
  + "Drag moves the view; pinch, or Ctrl and wheel, zooms.";

export class MriViewer extends HTMLElement {
  connectedCallback() {
    if (!this.desk) this.build();
  }

  handleEvent(event) {
    this[event.type](event);
  }

  build() {
    this.times = [...this.querySelectorAll("section")];
    this.names = this.times.map((time) => time.getAttribute("aria-label"));
    this.toggles = [...this.querySelectorAll(".toggle > input")];
    this.fingers = new Map();
    this.live = make("p", { role: "status" }, "");
    this.scale = make("output", {});
    const hint = make("p", { id: `${this.id}-keys` }, KEYS);
    for (const film of this.querySelectorAll(".casebook-image")) addPanel(film, hint.id);
    // A named section is a landmark, and two viewers in a page would have the same ones.
    for (const time of this.times) time.setAttribute("role", "group");
    // A form, for the names of its controls; this method keeps Enter from sending it anywhere.
    this.desk = make("form", { class: "desk", method: "dialog" }, this.makeBar(), this.makeTools(hint), ...this.times);
    this.prepend(this.desk);
    const pointer = ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"];
    for (const type of [...pointer, "input", "keydown", "wheel", "dragstart"]) this.desk.addEventListener(type, this);
    this.desk.time.value = 0;
    this.show();
    this.rest();
  }

  /** The controls that choose what is shown. */
  makeBar() {
    const taps = this.names.map((name, at) => make("label", {}, make("input", { type: "radio", name: "time", value: at }), new Text(name)));
    const options = ["nothing", ...this.names].map((name, at) => make("option", { value: at ? at - 1 : "" }, at ? new Text(name) : name));
    const marks = make("input", { type: "checkbox", name: "marks" });
    marks.checked = this.toggles[0]?.checked;
    return make("div", { class: "bar" },
      make("fieldset", { class: "timepoints" }, make("legend", {}, "Time"), ...confidence),
      makeSlider("slide", "Through time", 0, this.names.length - 1, 1),
      make("label", {}, "Compare with", make("select", { name: "against" }, ...options)),
      ...this.toggles[0] ? [make("label", { class: "toggle" }, marks, "Marks")] : [],
      this.live);
  }

  /** The controls that change how it looks. */
  makeTools(hint) {
    return make("div", { class: "bar tools" },
      makeSlider("brightness", "Brightness", 40, 200, 5),
      makeSlider("contrast", "Contrast", 40, 300, 5),
      make("div", { class: "zoom" }, make("span", {}, "Zoom ", this.scale),
        makeButton("−", () => this.zoomBy(.8), { "aria-label": "Zoom out" }),
        makeButton("+", () => this.zoomBy(1.25), { "aria-label": "Zoom in" })),
      makeButton("Reset view", () => this.rest()),
      hint);
  }

  /** Shows the time that is chosen, and the one to compare it with. */
  show() {
    const { time: { value: at }, slide, against } = this.desk;
    if (against.value === at) against.value = "";
    for (const [place, time] of this.times.entries()) {
      time.hidden = ![at, against.value].includes(`${place}`);
      against.options[place + 1].disabled = `${place}` === at;
    }
    slide.value = at;
    slide.setAttribute("aria-valuetext", this.names[at]);
    this.desk.toggleAttribute("data-compared", against.value !== "");
    this.live.textContent = `${this.names[at]} shown${against.value && `, compared with ${this.names[against.value]}`}.`;
  }

  /** Lets the stylesheet draw the view: all panels read the same numbers. */
  draw() {
    const { view, desk } = this;
    view.left = clamp(view.left, 1 - view.zoom, 0);
    view.top = clamp(view.top, 1 - view.zoom, 0);
    for (const name in view) desk.style.setProperty(`--${name}`, view[name]);
    desk.toggleAttribute("data-zoomed", view.zoom > 1);
    desk.brightness.value = view.brightness;
    desk.contrast.value = view.contrast;
    this.scale.textContent = `${Math.round(view.zoom * 100)} %`;
  }

  rest() {
    this.view = { ...REST };
    this.hideCross();
    this.draw();
  }

  /** Zooms about a place in the panel; without one, about the cross, which rests in the middle. */
  zoomBy(factor, [x, y] = this.crossing) {
    const { view } = this;
    const zoom = clamp(view.zoom * factor, 1, MOST);
    view.left = x + (view.left - x) * zoom / view.zoom;
    view.top = y + (view.top - y) * zoom / view.zoom;
    view.zoom = zoom;
    this.draw();
  }

  /** Moves the picture within its panels. */
  pan(across, down) {
    this.view.left += across;
    this.view.top += down;
    this.draw();
  }

  /** Where the cross stands in the panel. */
  get crossing() {
    const { zoom, left, top, x, y } = this.view;
    return [x * zoom + left, y * zoom + top];
  }

  /** Puts the cross to a place in the panel, if there is picture. */
  cross([x, y]) {
    const { view } = this;
    view.x = clamp((x - view.left) / view.zoom, 0, 1);
    view.y = clamp((y - view.top) / view.zoom, 0, 1);
    this.desk.toggleAttribute("data-cross", true);
    this.draw();
  }

  hideCross() {
    this.desk.removeAttribute("data-cross");
  }

  /** Moves the cross by a step of the panel, and the view along when it would leave it. */
  moveCross([across, down]) {
    const [x, y] = this.crossing;
    this.cross([x + across, y + down]);
    const [left, top] = this.crossing;
    this.pan(clamp(left, 0, 1) - left, clamp(top, 0, 1) - top);
  }

  input({ target: { name, value } }) {
    if (name in this.view) {
      this.view[name] = value;
      this.draw();
    } else if (name === "marks") {
      for (const toggle of this.toggles) toggle.checked = this.desk.marks.checked;
    } else {
      if (name === "slide") this.desk.time.value = value;
      this.show();
    }
  }

  keydown(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = target.matches(".panel") && ARROWS[key];
    if (arrow && event.shiftKey) this.pan(-4 * arrow[0], -4 * arrow[1]);
    else if (arrow) this.moveCross(arrow);
    else if (ZOOMS[key]) this.zoomBy(ZOOMS[key]);
    else if (key === "0") this.rest();
    else return;
    event.preventDefault();
  }

  wheel(event) {
    const panel = panelOf(event);
    // The wheel alone scrolls the page; with Ctrl, which a pinch on a touchpad sends too, the page would zoom.
    if (!panel || !event.ctrlKey) return;
    event.preventDefault();
    this.zoomBy(1.002 ** -event.deltaY, placeIn(panel, event));
  }

  pointerdown(event) {
    const panel = panelOf(event);
    if (!panel || event.button) return;
    this.fingers.set(event.pointerId, event);
    panel.setPointerCapture(event.pointerId);
    this.cross(placeIn(panel, event));
  }

  pointermove(event) {
    const panel = panelOf(event);
    if (!panel) return this.pointerleave(event);
    if (this.fingers.has(event.pointerId)) this.drag(panel, event);
    else this.cross(placeIn(panel, event));
  }

  /** One finger, or the mouse, moves the picture; two of them zoom it as well. */
  drag(panel, event) {
    const before = spanOf(this.fingers);
    this.fingers.set(event.pointerId, event);
    const after = spanOf(this.fingers);
    this.zoomBy(after.length / before.length, placeIn(panel, before));
    this.pan((after.clientX - before.clientX) / panel.clientWidth, (after.clientY - before.clientY) / panel.clientHeight);
  }

  pointerup({ pointerId }) {
    this.fingers.delete(pointerId);
  }

  /** The browser has taken the finger to scroll with: it has pointed at nothing. */
  pointercancel(event) {
    this.pointerup(event);
    this.hideCross();
  }

  pointerleave({ pointerType }) {
    if (pointerType === "mouse") this.hideCross();
  }

  dragstart(event) {
    if (panelOf(event)) event.preventDefault();
  }
}

/** Puts picture and marks into a panel that can be focused, under a strip with the title, and the sides where they are told. */
function addPanel(film, keys) {
  const title = textOf(film.parentNode, "figcaption b").replace(/\.$/, "");
  const panel = make("div", { class: "panel", role: "group", tabindex: 0, "aria-label": title, "aria-describedby": keys });
  panel.append(...casebook-image.childNodes);
  film.append(make("div", { class: "strip" }, ...[film.dataset.left, title, film.dataset.right].map((words) => make("span", {}, new Text(words ?? "")))), panel);
}

function makeSlider(name, words, min, max, step) {
  return make("label", {}, words, make("input", { type: "range", name, min, max, step }));
}

function panelOf({ target }) {
  return target.closest(".panel");
}

/** Where something happened, as shares of the panel's sides. */
function placeIn(panel, { clientX, clientY }) {
  const box = panel.getBoundingClientRect();
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
}

/** The middle between two fingers and their distance; of one, where it is. */
function spanOf(fingers) {
  const [a, b = a] = fingers.values();
  return {
    clientX: (a.clientX + b.clientX) / 2,
    clientY: (a.clientY + b.clientY) / 2,
    length: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1,
  };
}

function clamp(number, least, most) {
  return Math.min(Math.max(number, least), most);
}
