// `single`: one option of a list.

import { scoredAsWhole } from "../grading.js";
import { keysOf, listed } from "../choosing.js";

/** @type {import("../item-type.js").ScoredType} */
export const single = {
  ...listed,
  ...scoredAsWhole("chose", (key, response) => key === response),
  keyOf: (notes) => keysOf(notes)[0],
};
