// `order`: rows to be put in their order.

import { nameOf } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { scoredByPlace } from "../../quiz/grading.js";
import { common, sayRight } from "../../quiz/choosing.js";
import { addMoves, arrange } from "../sorting.js";

/** @typedef {import("../../quiz/item-type.js").Row} Row */

/** @param {Row[]} rows */
const idsOf = (rows) => rows.map((row) => row.dataset.option);

/** @param {Row[]} rows */
const listOf = ([row]) => /** @type {HTMLElement} */ (row.parentNode);

/** @param {Row[]} rows */
const isUntouched = (rows) => !listOf(rows).dataset.order;

/**
 * From the first move on, the list holds the order that the page came with.
 * @param {Row[]} rows as they were then
 */
const touch = (rows) => listOf(rows).dataset.order ??= idsOf(rows).join(" ");

/** @type {import("../../quiz/item-type.js").ScoredType} */
export const order = {
  ...common,
  ...scoredByPlace,
  action: () => t("Commit my order"),
  keyOf: (notes) => notes.map(({ id }) => id),
  setUp: (rows, tell) => addMoves(rows, (words) => {
    touch(rows);
    tell(words);
  }),
  reset(rows) {
    const { dataset } = listOf(rows);
    arrange(rows, dataset.order?.split(" ") ?? []);
    delete dataset.order;
  },
  read: (form, rows) => idsOf(rows),
  write(response, fieldset, rows) {
    touch(rows);
    arrange(rows, response);
  },
  missing: (response, rows) => isUntouched(rows) ? t("Move a row first") : "",
  textOf: nameOf,
  mark: ({ id, place }, response) => response[place] === id ? sayRight() : ["wrong", t("✕ place {place}", { place: place + 1 })],
};
