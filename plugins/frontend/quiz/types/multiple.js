// `multiple`: every option that fits, where choosing too much costs. An item for pointing has boxes to tick and is one too.

import { scored } from "../grading.js";
import { keysOf, listed } from "../choosing.js";
import { t } from "../../shared/strings.js";

/** @type {import("../item-type.js").ScoredType} */
export const multiple = {
  ...listed,
  ...scored,
  count(key, response) {
    const right = key.filter((/** @type {string} */ each) => response.includes(each)).length;
    return { right, wrong: response.length - right, of: key.length };
  },
  detail: ({ right, wrong, of }) => [
    t("{right} of {of} right", { right, of }),
    right < of && t("{missed} missed", { missed: of - right }),
    wrong && t("{wrong} wrong", { wrong }),
  ].filter(Boolean).join(", "),
  keyOf: keysOf,
  read: (form) => form.getAll("r"),
};
