// `match`: a target for each option.

import { scoredByPlace } from "../../quiz/grading.js";
import { sayRight, sayWhatWasWrong, table, valueOf } from "../../quiz/choosing.js";
import { t } from "../../shared/strings.js";

/** @type {import("../../quiz/item-type.js").ScoredType} */
export const match = {
  ...table(String),
  ...scoredByPlace,
  action: () => t("Commit my pairs"),
  // A select cuts long text, so the rationale says what was chosen.
  mark: ({ key, row }) => /** @type {HTMLInputElement} */ (row.querySelector(":checked")).value === key ? sayRight() : sayWhatWasWrong(valueOf(row)),
};
