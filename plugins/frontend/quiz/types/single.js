// `single`: one option of a list.

import { scoredAsWhole } from "../grading.js";
import { keysOf, listed } from "../choosing.js";
import { t } from "../../shared/strings.js";

/** @type {import("../item-type.js").ScoredType} */
export const single = {
  ...listed,
  ...scoredAsWhole((key, response) => key === response),
  detail: (counts, text) => t("You chose: {text}", { text }),
  keyOf: (notes) => keysOf(notes)[0],
};
