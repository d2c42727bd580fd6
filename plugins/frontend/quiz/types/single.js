// `single`: one option of a list.

import { scoredAsWhole } from "../grading.js";
import { keysOf, listed } from "../choosing.js";
import { t } from "../../shared/strings.js";

/** @type {import("../item-type.js").ScoredType} */
export const single = {
  ...listed,
  ...scoredAsWhole((text) => t("You chose “{text}”", { text }), (key, response) => key === response),
  keyOf: (notes) => keysOf(notes)[0],
};
