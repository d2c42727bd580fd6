// `cloze`: gaps in a text, each written or chosen, and each graded like a `text` item.

import { nameOf } from "../../shared/dom.js";
import { t, tn } from "../../shared/strings.js";
import { common, sayRight, sayWhatWasWrong, valueOf } from "../../quiz/choosing.js";
import { scored } from "../../quiz/grading.js";
import { text } from "./text.js";

/** @typedef {import("../../quiz/item-type.js").Row} Row */

/** @type {import("../../quiz/item-type.js").ScoredType} */
export const cloze = {
  ...common,
  ...scored,
  keyOf: (notes) => Object.fromEntries(notes.map(({ id, key }) => [id, JSON.parse(`${key}`)])),
  read: (form) => Object.fromEntries([...form].map(([name, value]) => [name.slice(2), value])),
  missing(response, rows, key) {
    const empty = Object.keys(key).filter((gap) => !response[gap]).length;
    return empty ? tn("# gap to go", "# gaps to go", empty) : "";
  },
  textOf: (row) => `${nameOf(row)}: ${row.control?.value.trim() ?? valueOf(row)}`,
  count(key, response) {
    const gaps = Object.keys(key);
    return { right: gaps.filter((gap) => text.grade(key[gap], response[gap] ?? "")).length, wrong: 0, of: gaps.length };
  },
  detail: ({ right, of }) => t("· {right} of {of} right", { right, of }),
  mark({ id }, response, key) {
    const [mark, ...said] = text.grade(key[id], response[id]) ? sayRight() : sayWhatWasWrong(response[id]);
    // In a text there is no room beside a gap.
    return [mark, "", said[said.length - 1]];
  },
};
