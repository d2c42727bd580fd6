// A stack: the slices of a picture, fetched around the one that is shown and drawn over the key slice.

import { find, findAll, make } from "../shared/dom.js";
import { numbersOf } from "../shared/slices.js";

/** Fetched at a time. */
const AT_ONCE = 4;
/** A touchpad's pixels for one slice; a notch of a wheel, which has more, is one slice as well. */
const PIXELS = 40;

export class Stack {
  /** The slice that is shown, from 1. */
  slice = 0;
  /** What has come, by number; null until it has. @type {Map<number, ImageBitmap | null>} */
  fetched = new Map();
  /** How many are on their way. */
  pending = 0;

  /**
   * @param {HTMLElement} links to all slices
   * @param {HTMLElement} image holds the key slice and its marks
   * @param {() => void} tell is called when a slice has come, or has not
   */
  constructor(links, image, tell) {
    this.tell = tell;
    this.addresses = /** @type {HTMLAnchorElement[]} */ (findAll(links, "a")).map(({ href }) => href);
    this.key = Number(links.dataset.key);
    this.image = image;
    this.parts = findAll(image, "[data-slices]");
    this.canvas = /** @type {HTMLCanvasElement} */ (make("canvas", { hidden: "" }));
    find(image, "img").after(this.canvas);
    links.hidden = true;
    // From now on they are invisible where they are not: to add and remove them would have the page laid out at each slice.
    for (const part of this.parts) part.removeAttribute("display");
  }

  /** The slices with a mark or an area, in no order. */
  get marked() {
    return this.parts.flatMap((part) => numbersOf(part));
  }

  /** The share of slices that have come; the key slice was there before. */
  get loaded() {
    return ([...this.fetched.values()].filter((slice) => slice).length + 1) / this.addresses.length;
  }

  /**
   * Shows a slice, with what is marked on it.
   * @param {number} slice
   */
  show(slice) {
    this.slice = slice;
    for (const part of this.parts) part.toggleAttribute("data-off", !numbersOf(part).includes(slice));
    this.draw();
  }

  /** Until a slice has come, the one before it stays, faint. */
  draw() {
    const slice = this.fetched.get(this.slice);
    const isKey = this.slice === this.key;
    if (slice) {
      // Sized once: a canvas is cleared by it.
      if (this.canvas.width !== slice.width) Object.assign(this.canvas, { width: slice.width, height: slice.height });
      this.canvas.getContext("2d")?.drawImage(slice, 0, 0);
    }
    if (slice || isKey) {
      this.canvas.hidden = isKey;
      this.image.toggleAttribute("data-covered", !isKey);
    }
    this.image.toggleAttribute("data-waiting", !slice && !isKey);
  }

  /** Fetches the slice that is shown, and no other. */
  fetchShown() {
    if (this.slice !== this.key && !this.fetched.has(this.slice)) void this.fetch(this.slice);
  }

  /** Fetches what is missing, the slices nearest to the one that is shown first. */
  load() {
    const missing = this.addresses.map((_, place) => place + 1).filter((slice) => slice !== this.key && !this.fetched.has(slice));
    missing.sort((a, b) => Math.abs(a - this.slice) - Math.abs(b - this.slice));
    for (const slice of missing.slice(0, AT_ONCE - this.pending)) {
      void this.fetch(slice).then((hasCome) => hasCome && this.load());
    }
  }

  /**
   * Fetches a slice, and says whether it has come.
   * @param {number} slice
   */
  async fetch(slice) {
    this.fetched.set(slice, null);
    this.pending++;
    const image = new Image();
    image.src = this.addresses[slice - 1];
    try {
      // Decoded while nobody waits for it: a frame only copies.
      await image.decode();
      this.fetched.set(slice, await createImageBitmap(image));
    } catch {
      // Asked for again when the reader moves on; without a network it would fail for ever.
      this.fetched.delete(slice);
    }
    this.pending--;
    if (slice === this.slice) this.draw();
    this.tell();
    return this.fetched.has(slice);
  }
}

/** Counts the slices that a wheel has been turned by. */
export class Wheel {
  rest = 0;

  /** @param {WheelEvent} event */
  turn({ deltaY, deltaMode }) {
    if (deltaMode || Math.abs(deltaY) >= 2 * PIXELS) return Math.sign(deltaY);
    this.rest += deltaY / PIXELS;
    const whole = Math.trunc(this.rest);
    this.rest -= whole;
    return whole;
  }
}
