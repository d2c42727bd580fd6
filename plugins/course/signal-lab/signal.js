// The signal of a tissue: a pool of water and a pool of fat, as sequence.py has them. Times in ms.

import { FAT, TISSUES } from "./tables.js";

/**
 * How a picture is taken. `fatLeft` is what fat suppression leaves of the fat, 1 without it.
 * @typedef {{tr: number, te: number, fatLeft: number}} Settings
 * @typedef {typeof TISSUES[number]} Tissue
 */

/**
 * The share of the magnetisation that a spin echo shows.
 * @param {Settings} settings
 * @param {{t1: number, t2: number}} times
 */
export const spinEcho = ({ tr, te }, { t1, t2 }) => (1 - Math.exp(-tr / t1)) * Math.exp(-te / t2);

/**
 * The signal of a tissue, relative to water at rest.
 * @param {Settings} settings
 * @param {Tissue} tissue
 */
export function tissueSignal(settings, { density, fat, ...times }) {
  return density * ((1 - fat) * spinEcho(settings, times) + fat * settings.fatLeft * spinEcho(settings, FAT));
}

/**
 * A row of the table of tissues.
 * @param {string} id
 */
export const tissueOf = (id) => /** @type {Tissue} */ (TISSUES.find((tissue) => tissue.id === id));
