// `cloze`: gaps in a text, each written or chosen, and each graded like a `text` item.

import { nameOf } from "../../shared/dom.js";
import { t, tn } from "../../shared/strings.js";
import { common, valueOf } from "../choosing.js";
import { scored } from "../grading.js";
import { text } from "./text.js";

/** @typedef {import("../item-type.js").Row} Row */

/** @type {import("../item-type.js").ScoredType} */
export const cloze = {
  ...common,
  ...scored,
  keyOf: (notes) => Object.fromEntries(notes.map(({ id, key }) => [id, JSON.parse(`${key}`)])),
  read: (form) => Object.fromEntries([...form].map(([name, value]) => [name.slice(2), `${value}`.trim()])),
  missing(response) {
    const empty = Object.values(response).filter((value) => !value).length;
    return empty ? tn("# gap is still empty.", "# gaps are still empty.", empty) : "";
  },
  textOf: (row) => `${nameOf(row)}: ${row.control?.value.trim()}`,
  count(key, response) {
    const gaps = Object.keys(key);
    return { right: gaps.filter((gap) => text.grade(key[gap], response[gap] ?? "")).length, wrong: 0, of: gaps.length };
  },
  detail: ({ right, of }) => t("{right} of {of} right", { right, of }),
  mark({ id, row }, response, key) {
    const gap = nameOf(row);
    // The stylesheet writes out what was chosen, as in a row of pairs.
    row.dataset.response = valueOf(row);
    return text.grade(key[id], response[id])
      ? ["right", t("{gap}: right.", { gap })]
      : ["wrong", t("{gap}: wrong. Reference: {form}.", { gap, form: key[id][0] })];
  },
  place: (row, rationale) => /** @type {Element} */ (row.parentNode).append(rationale),
};
