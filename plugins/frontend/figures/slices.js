// The slices of a viewer: its stacks are scrolled together, whichever time and view they belong to.

import { find, findAll } from "../shared/dom.js";
import { drawLine } from "./localizer.js";
import { clamp } from "./panel.js";
import { Stack } from "./stack.js";
import { makeSlices, tellLoaded, tellSlice } from "./viewer-controls.js";

export class Slices {
  /** The slice that is shown, from 1. */
  slice = 1;
  /** What it is called. */
  words = "";

  /**
   * @param {HTMLElement} viewer
   * @param {HTMLElement} live
   */
  constructor(viewer, live) {
    this.viewer = viewer;
    this.live = live;
    this.stacks = findAll(viewer, ".slices").map((links) => {
      const image = find(/** @type {HTMLElement} */ (links.parentNode), ".casebook-image");
      return new Stack(links, image, () => tellLoaded(this.bar, this.shown));
    });
    this.count = Math.max(0, ...this.stacks.map(({ addresses }) => addresses.length));
    this.slice = this.stacks[0]?.key ?? 1;
    const next = this.stacks.some(({ marked }) => marked[0]) && (() => this.goToMark());
    this.bar = makeSlices(this.count, next);
    this.lines = findAll(viewer, ".localizer line");
    for (const line of this.lines) /** @type {HTMLElement} */ (line.closest(".localizer")).hidden = false;
  }

  /** The stacks of the times that are shown. */
  get shown() {
    return this.stacks.filter(({ image }) => !image.closest("[hidden]"));
  }

  /** Fetches the slices of what is shown. */
  load() {
    for (const stack of this.shown) stack.load();
    if (this.count) tellLoaded(this.bar, this.shown);
  }

  /**
   * Shows a slice in all panels, and its line in the localizer.
   * @param {number} slice
   */
  goTo(slice) {
    if (!this.count) return;
    this.slice = clamp(slice, 1, this.count);
    this.words = tellSlice(this.bar, this.slice, this.count);
    for (const stack of this.shown) stack.show(this.slice);
    for (const line of this.lines) drawLine(line, (this.slice - 1) / (this.count - 1));
  }

  /**
   * Moves by some slices, and says which it is now.
   * @param {number} by
   */
  move(by) {
    this.goTo(this.slice + by);
    this.say();
  }

  /** Goes to the next slice with a mark, and after the last one to the first. */
  goToMark() {
    const marked = this.shown.flatMap((stack) => stack.marked).sort((a, b) => a - b);
    this.goTo(marked.find((slice) => slice > this.slice) ?? marked[0] ?? this.slice);
    this.say();
    this.load();
  }

  /** Says the slice, and what is marked on it. */
  say() {
    const names = this.shown.flatMap(({ image }) => {
      const entries = findAll(/** @type {HTMLElement} */ (image.parentNode), ".legend b");
      const isThere = findAll(image, ".mark").map((mark) => !!mark.querySelector("[data-slices]:not([data-off])"));
      return entries.filter((_, place) => isThere[place]).map(({ textContent }) => textContent);
    });
    this.live.textContent = [this.words, ...new Set(names)].join(". ");
  }
}
