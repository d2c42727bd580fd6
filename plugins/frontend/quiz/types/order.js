// `order`: rows to be put in their order.

import { nameOf } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { scoredByPlace } from "../grading.js";
import { common } from "../choosing.js";
import { addMoves, arrange } from "../sorting.js";

/** @typedef {import("../item-type.js").Row} Row */

/** @type {import("../item-type.js").ScoredType} */
export const order = {
  ...common,
  ...scoredByPlace,
  action: () => t("Commit this order"),
  keyOf: (notes) => notes.map(({ id }) => id),
  // The order that the page came with is kept on the list, which also tells whether a row was moved.
  setUp(rows, tell) {
    listOf(rows).dataset.order = idsOf(rows).join(" ");
    setUntouched(rows, true);
    addMoves(rows, (words) => {
      setUntouched(rows, false);
      tell(words);
    });
  },
  reset(rows) {
    arrange(rows, `${listOf(rows).dataset.order}`.split(" "));
    setUntouched(rows, true);
  },
  isUntouched: (rows) => listOf(rows).hasAttribute("data-untouched"),
  read: (form, rows) => idsOf(rows),
  write(response, fieldset, rows) {
    arrange(rows, response);
    setUntouched(rows, false);
  },
  missing: (response, rows) => order.isUntouched(rows) ? t("Move a row first.") : "",
  textOf: nameOf,
  mark: ({ id, place }, response) => response[place] === id
    ? ["right", t("In place.")]
    : ["wrong", t("Belongs at place {place}.", { place: place + 1 })],
  place: (row, rationale) => row.append(rationale),
};

/** @param {Row[]} rows */
const idsOf = (rows) => rows.map((row) => row.dataset.option);

/** @param {Row[]} rows */
const listOf = ([row]) => /** @type {HTMLElement} */ (row.parentNode);

/**
 * @param {Row[]} rows
 * @param {boolean} is
 */
const setUntouched = (rows, is) => listOf(rows).toggleAttribute("data-untouched", is);
