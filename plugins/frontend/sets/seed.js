// A number of the learner's own, kept with the record, and the order that follows from it. No order is kept itself.

import { load, save } from "../shared/storage.js";

/**
 * The seed of this learner in a site, drawn where there is none yet.
 * @param {string} site
 * @returns {string}
 */
export function seedOf(site) {
  const key = `${site}/seed`;
  const kept = readSeed(load(key));
  if (kept) return kept;
  const seed = crypto.getRandomValues(new Uint32Array(2)).join("-");
  save(key, JSON.stringify({ seed }));
  return seed;
}

/** @param {string | null} text */
function readSeed(text) {
  try {
    return `${JSON.parse(text ?? "").seed ?? ""}`;
  } catch {
    // Anything may stand in storage.
    return "";
  }
}

/**
 * Ids in an order that follows from a seed, another for each name. Those that stay keep their places; one more id leaves
 * the others in their order.
 * @param {string[]} ids
 * @param {string} seed
 * @param {string} name
 * @param {string[]} [staying]
 * @returns {string[]}
 */
export function mix(ids, seed, name, staying = []) {
  const places = new Map(ids.map((id) => [id, hash(`${seed} ${name} ${id}`)]));
  const moving = ids.filter((id) => !staying.includes(id)).sort((a, b) => Number(places.get(a)) - Number(places.get(b)));
  return ids.map((id) => staying.includes(id) ? id : /** @type {string} */ (moving.shift()));
}

/**
 * FNV-1a, with the last step of MurmurHash3, so that texts which differ in their last letter lie far apart.
 * @param {string} text
 */
function hash(text) {
  let sum = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193);
  sum = Math.imul(sum ^ sum >>> 16, 0x85ebca6b);
  sum = Math.imul(sum ^ sum >>> 13, 0xc2b2ae35);
  return (sum ^ sum >>> 16) >>> 0;
}
