// `match`: a target for each option.

import { scoredByPlace } from "../grading.js";
import { table, valueOf } from "../choosing.js";
import { textOf } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";

/** @type {import("../item-type.js").ScoredType} */
export const match = {
  ...table(String),
  ...scoredByPlace,
  action: () => t("Commit these pairs"),
  mark({ key, row }) {
    // A select cuts long text, so the stylesheet writes out what was chosen.
    row.dataset.response = valueOf(row);
    if (row.control?.value === key) return ["right", t("Right.")];
    return ["wrong", t("Wrong. Reference: {target}.", { target: textOf(row, `[value="${key}"]`) })];
  },
};
