// Noise of deviation 1, the same at each load, and another one in each slice.

const SEED = 7;
const STRIDE = 7919;
const LENGTH = 1 << 18;

/** @type {Float32Array | undefined} */
let normal;

/**
 * Two stretches of noise for a slice.
 * @param {number} slice
 * @param {number} length
 */
export function makeNoise(slice, length) {
  normal ??= drawNormal();
  const start = slice * STRIDE % (LENGTH - length);
  const other = (start + LENGTH / 2) % (LENGTH - length);
  return [normal.subarray(start, start + length), normal.subarray(other, other + length)];
}

/** Normal numbers in pairs, by the method of Box and Muller. */
function drawNormal() {
  const random = countRandom(SEED);
  const numbers = new Float32Array(LENGTH);
  for (let at = 0; at < LENGTH; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    numbers[at] = radius * Math.cos(angle);
    numbers[at + 1] = radius * Math.sin(angle);
  }
  return numbers;
}

/**
 * Even numbers from 0 to 1, always the same ones for a seed.
 * @param {number} state
 */
function countRandom(state) {
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}
