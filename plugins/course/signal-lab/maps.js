// The maps of a slice, packed by maps.py: fetched as a script, since a page opened from a folder may read no other file.

import { make } from "../../frontend/shared/dom.js";
import { MAPS } from "./tables.js";

/**
 * Channels of 320 × 320 pixels. `all` is the density of water and fat, `water` that of water, `edema` the share of edema,
 * all three times the receive profile; `leak` is how much more fat is left than in the middle; `tissue` numbers the table.
 * @typedef {{all: Float32Array, water: Float32Array, edema: Float32Array, leak: Float32Array, tissue: Uint8Array}} Maps
 */

const { size, block, steps, channels } = MAPS;
const COUNT = size / block;
/** The value of each cosine at each pixel of a block, along one side. */
const COSINES = Array.from({ length: block }, (_, wave) => Float32Array.from({ length: block }, (_, at) =>
  Math.sqrt((wave ? 2 : 1) / block) * Math.cos((2 * at + 1) * wave * Math.PI / 2 / block)));

/** What is waited for, by the number of a slice. @type {Map<number, (text: string) => void>} */
const awaited = new Map();
/** Slices that have come or are on their way. @type {Map<number, Promise<Maps>>} */
const slices = new Map();

/**
 * Takes what the script of a slice hands over.
 * @param {number} number
 * @param {string} text
 */
export const receiveSlice = (number, text) => awaited.get(number)?.(text);

/**
 * Gives the maps of a slice; one that could not be fetched is asked for again the next time.
 * @param {string} folder
 * @param {number} number from 1
 * @returns {Promise<Maps>}
 */
export function loadSlice(folder, number) {
  const known = slices.get(number);
  if (known) return known;
  /** @type {Promise<string>} */
  const text = new Promise((resolve, reject) => {
    awaited.set(number, resolve);
    const script = make("script", { src: `${folder}${`${number}`.padStart(2, "0")}.js` });
    script.onerror = () => {
      slices.delete(number);
      reject(new Error(`No maps of slice ${number}`));
    };
    document.head.append(script);
  });
  const maps = text.then(inflate).then(unpack);
  slices.set(number, maps);
  return maps;
}

/**
 * @param {string} text
 * @returns {Promise<Uint8Array>}
 */
async function inflate(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {Uint8Array} bytes
 * @returns {Maps}
 */
export function unpack(bytes) {
  const length = size * size;
  const [all, water, edema, leak] = channels.map((_, at) => unpackChannel(bytes.subarray(at * length, (at + 1) * length)));
  return { all, water, edema, leak, tissue: widen(bytes.subarray(channels.length * length)) };
}

/**
 * A channel from its means and its cosines, each of them for all blocks.
 * @param {Uint8Array} bytes
 */
function unpackChannel(bytes) {
  const each = COUNT * COUNT;
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const means = addUp(bytes.subarray(0, each));
  const channel = new Float32Array(size * size);
  const half = new Float32Array(block * block);
  for (let at = 0; at < each; at++) {
    half.fill(0);
    for (let down = 0; down < block; down++) {
      for (let across = 0; across < block; across++) {
        const wave = down * block + across;
        const value = (wave ? signed[wave * each + at] : means[at]) * steps[down][across];
        // Most of the finer ones are nought.
        if (value) for (let x = 0; x < block; x++) half[down * block + x] += value * COSINES[across][x];
      }
    }
    const corner = Math.floor(at / COUNT) * block * size + at % COUNT * block;
    for (let y = 0; y < block; y++) {
      for (let x = 0; x < block; x++) {
        let sum = 0;
        for (let down = 0; down < block; down++) sum += half[down * block + x] * COSINES[down][y];
        channel[corner + y * size + x] = Math.max(0, sum);
      }
    }
  }
  return channel;
}

/**
 * The means of the blocks from the difference of each from the one before, or in the first column from the one above.
 * Differences and sums go round at 256, where no mean comes to: so a byte holds them all.
 * @param {Uint8Array} differences
 */
function addUp(differences) {
  const means = new Uint8Array(differences);
  for (let at = 1; at < means.length; at++) means[at] += means[at % COUNT ? at - 1 : at - COUNT];
  return means;
}

/**
 * A channel of half as many pixels a side, each of them four times.
 * @param {Uint8Array} small
 */
function widen(small) {
  return Uint8Array.from({ length: size * size }, (_, at) => small[(at / size >> 1) * size / 2 + (at % size >> 1)]);
}
