// `slice`: regions to point at in a stack. The slice that is shown at the commit is part of the response, its last entry.

import { several } from "../../quiz/several.js";
import { findAll } from "../../shared/dom.js";
import { numbersOf } from "../../shared/slices.js";
import { t } from "../../shared/strings.js";

/**
 * Where the number of the slice is kept; the pictures, wherever they stand, read and write it.
 * @param {ParentNode} fieldset
 */
const holderIn = (fieldset) => /** @type {HTMLInputElement} */ (fieldset.querySelector("[name=slice]"));

/** @param {import("../../quiz/item-type.js").Row} row */
const sliceOf = (row) => holderIn(/** @type {ParentNode} */ (row.parentNode)).value;

/** @type {import("../../quiz/item-type.js").ScoredType} */
export const slice = {
  ...several,
  // What is on no slice, such as "nowhere", is right on any.
  keyOf: (notes) => Object.fromEntries(notes.filter(({ key }) => key).map(({ id, row }) => [id, numbersOf(row)])),
  read: (form) => [...form.getAll("r"), Number(form.get("slice"))],
  write(response, fieldset) {
    for (const box of /** @type {HTMLInputElement[]} */ (findAll(fieldset, "[name=r]"))) box.checked = response.includes(box.value);
    holderIn(fieldset).value = response.at(-1);
  },
  reset: ([row]) => holderIn(/** @type {ParentNode} */ (row.parentNode)).value = "1",
  missing: (response) => response[1] ? "" : t("Choose at least one"),
  count(key, response) {
    const shown = response.at(-1);
    const chosen = response.slice(0, -1);
    const right = chosen.filter((/** @type {string} */ id) => key[id] && (!key[id][0] || key[id].includes(shown))).length;
    return { right, wrong: chosen.filter((/** @type {string} */ id) => !key[id]).length, of: Object.keys(key).length };
  },
  textOf(row) {
    const region = several.textOf(row);
    return region && t("{region}, slice {number}", { region, number: sliceOf(row) });
  },
  mark(note, response) {
    const slices = numbersOf(note.row);
    if (!note.key || !slices[0] || slices.includes(response.at(-1))) return several.mark(note);
    return ["missed", t("✓ on another slice"), t("On slice {number}.", { number: nearest(slices, response.at(-1)) })];
  },
};

/**
 * @param {number[]} slices
 * @param {number} shown
 */
const nearest = (slices, shown) => slices.reduce((best, each) => Math.abs(each - shown) < Math.abs(best - shown) ? each : best);
