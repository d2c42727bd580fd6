// `single`: one option of a list. Where several are keys, each of them is right.

import { scoredAsWhole } from "../grading.js";
import { keysOf, listed } from "../choosing.js";
import { t } from "../../shared/strings.js";

/** @type {import("../item-type.js").ScoredType} */
export const single = {
  ...listed,
  ...scoredAsWhole((key, response) => key.includes(response)),
  detail: (counts, text) => t("You chose: {text}", { text }),
  keyOf: keysOf,
  mark(note, response, key) {
    const isOther = note.key && note.id !== response && key.includes(response);
    return isOther ? ["", t("✓ also right")] : listed.mark(note);
  },
};
