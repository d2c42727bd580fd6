// `likert`: a step of a scale in words, with nothing to compare it with. Each choice is kept at once.

import { t } from "../../shared/strings.js";
import { listed, valueOf } from "../choosing.js";
import { unscored } from "../grading.js";

/** @type {import("../item-type.js").ItemType} */
export const likert = {
  ...listed,
  ...unscored(() => t("Kept.")),
  isSurvey: true,
  keyOf: () => null,
  textOf: valueOf,
  head: ({ words }) => words,
  mark: () => [""],
};
