// `match`: a target for each option.

import { scoredByPlace } from "../grading.js";
import { table, valueOf } from "../choosing.js";
import { textOf } from "../../shared/dom.js";

/** @type {import("../item-type.js").ScoredType} */
export const match = {
  ...table(String),
  ...scoredByPlace,
  action: "Commit these pairs",
  mark({ key, row }) {
    // A select cuts long text, so the stylesheet writes out what was chosen.
    row.dataset.response = valueOf(row);
    return row.control?.value === key ? ["right", "Right."] : ["wrong", `Wrong. Reference: ${textOf(row, `[value="${key}"]`)}.`];
  },
};
