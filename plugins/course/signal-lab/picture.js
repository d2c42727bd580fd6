// The picture of a slice at any settings, computed pixel by pixel and drawn on a canvas with its letters.

import { make } from "../../frontend/shared/dom.js";
import { makeNoise } from "./noise.js";
import { spinEcho, tissueOf, tissueSignal } from "./signal.js";
import { FAT, MAPS, PICTURE, TISSUES } from "./tables.js";

/**
 * What is looked at: how it is taken, the signals shown as black and as white, and whether there is edema.
 * @typedef {import("./signal.js").Settings & {slice: number, black: number, white: number, edema: boolean}} View
 */

const LEVELS = 1024;
/** Grey by signal within the window. */
const GREYS = Uint8Array.from({ length: LEVELS + 1 }, (_, level) => Math.round(255 * (level / LEVELS) ** PICTURE.gamma));
const LETTERS = /** @type {[string, CanvasTextAlign, number, number][]} */ ([
  ["R", "left", .02, .5], ["L", "right", .98, .5], ["SIMULATED", "left", .02, .97],
]);

/**
 * Fills pixels with the picture of a view.
 * @param {import("./maps.js").Maps} maps
 * @param {View} view
 * @param {Uint32Array} pixels
 */
export function render({ all, water, edema, leak, tissue }, view, pixels) {
  const echoes = Float64Array.from(TISSUES, (times) => spinEcho(view, times));
  const fatEcho = spinEcho(view, FAT);
  const change = view.edema ? tissueSignal(view, tissueOf("edema")) - tissueSignal(view, tissueOf("marrow")) : 0;
  const scale = LEVELS / (view.white - view.black);
  const [real, imaginary] = makeNoise(view.slice, pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    const left = Math.min(1, view.fatLeft * (1 + leak[at]));
    const fat = Math.max(0, all[at] - water[at]);
    const signal = water[at] * echoes[tissue[at]] + fat * left * fatEcho + edema[at] * change + PICTURE.noise * real[at];
    const other = PICTURE.noise * imaginary[at];
    const level = (Math.sqrt(signal * signal + other * other) - view.black) * scale;
    const grey = GREYS[Math.max(0, Math.min(LEVELS, Math.round(level)))];
    pixels[at] = 0xff000000 | grey << 16 | grey << 8 | grey;
  }
}

export class Picture {
  image = new ImageData(MAPS.size, MAPS.size);
  pixels = new Uint32Array(this.image.data.buffer);
  /** @type {HTMLCanvasElement} */ small = make("canvas", { width: MAPS.size, height: MAPS.size });
  /** @type {HTMLCanvasElement} */ canvas = make("canvas", { width: 2 * MAPS.size, height: 2 * MAPS.size, role: "img" });

  /**
   * Shows a view of a slice, and says in its pixels what it is, so that a copy of it stays honest.
   * @param {import("./maps.js").Maps} maps
   * @param {View} view
   */
  draw(maps, view) {
    render(maps, view, this.pixels);
    contextOf(this.small).putImageData(this.image, 0, 0);
    const pencil = contextOf(this.canvas);
    const { width } = this.canvas;
    pencil.drawImage(this.small, 0, 0, width, width);
    pencil.font = "600 23px system-ui, sans-serif";
    pencil.lineWidth = 4;
    pencil.fillStyle = "white";
    for (const [text, side, x, y] of LETTERS) {
      pencil.textAlign = side;
      pencil.strokeText(text, x * width, y * width);
      pencil.fillText(text, x * width, y * width);
    }
  }
}

/** @param {HTMLCanvasElement} canvas */
const contextOf = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
