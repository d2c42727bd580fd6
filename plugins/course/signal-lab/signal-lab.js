// <signal-lab>: a slice of the simulated body at any settings of a spin echo, with the signals of its tissues.

import { find, make } from "../../frontend/shared/dom.js";
import { compare, makeBars, showBars } from "./bars.js";
import { makeControls, readView, tellControls, usePreset } from "./controls.js";
import { loadSlice } from "./maps.js";
import { Picture } from "./picture.js";
import { MAPS, PRESETS } from "./tables.js";

const REST_MS = 500;
/** The sequence of the still picture. */
const START = PRESETS.findIndex(({ fatLeft }) => fatLeft < 1);

export class SignalLab extends HTMLElement {
  /** @type {import("./controls.js").Form} */ form;
  picture = new Picture();
  bars = makeBars();
  /** What can be seen, said once the controls are at rest. @type {HTMLElement} */
  live = make("p", { role: "status", id: "lab-seen" });
  frame = 0;
  rest = 0;

  connectedCallback() {
    // Without a way to unpack the maps, the still picture stays.
    if (this.form || !("DecompressionStream" in globalThis)) return;
    // A form, for the names of its controls; this method keeps Enter from sending it anywhere.
    this.form = make("form", { method: "dialog", "aria-label": "Signal lab" },
      make("div", { class: "controls" }, ...makeControls()),
      this.bars);
    find(this, ".lab").append(this.form);
    find(this, "img").after(this.live);
    usePreset(this.form, START);
    this.form.slice.value = MAPS.key;
    this.form.addEventListener("input", this);
    this.update();
  }

  /** @param {any} event */
  handleEvent({ target: { name, value } }) {
    if (name === "preset") usePreset(this.form, Number(value));
    this.update();
  }

  /** Follows the controls: at once what is seen, and at rest what is said. */
  update() {
    tellControls(this.form);
    showBars(this.bars, readView(this.form));
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => void this.draw());
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.live.textContent = compare(readView(this.form));
    }, REST_MS);
  }

  /** Draws the view, once the maps of its slice are there; those of its neighbours are fetched next. */
  async draw() {
    const { slice } = readView(this.form);
    const folder = this.getAttribute("maps") ?? "";
    try {
      const maps = await loadSlice(folder, slice);
      const view = readView(this.form);
      if (view.slice !== slice) return;
      this.picture.draw(maps, view);
      this.show(view);
      for (const beside of [slice - 1, slice + 1]) {
        if (beside >= 1 && beside <= MAPS.slices) loadSlice(folder, beside).catch(() => {});
      }
    } catch {
      clearTimeout(this.rest);
      this.live.textContent = "This slice could not be loaded.";
    }
  }

  /**
   * Puts the first picture in the place of the still one, and says of each what it is.
   * @param {import("./picture.js").View} view
   */
  show({ tr, te, fatLeft, slice, edema }) {
    const { canvas } = this.picture;
    const suppression = `${Math.round(1000 * (1 - fatLeft)) / 10}%`;
    canvas.setAttribute("aria-label", `Simulated MRI, slice ${slice} of ${MAPS.slices}: `
      + `TR ${tr} ms, TE ${te} ms, fat suppression ${suppression}, edema ${edema ? "shown" : "not shown"}`);
    canvas.setAttribute("aria-describedby", this.live.id);
    if (!canvas.isConnected) find(this, "img").replaceWith(canvas);
  }
}
