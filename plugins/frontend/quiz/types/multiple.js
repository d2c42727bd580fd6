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
  detail({ right, wrong = 0, of }, text, allowed) {
    const extra = wrong - allowed;
    return extra ? t("· {right} of {of} found, {extra} too many", { right, of, extra }) : t("· {right} of {of} found", { right, of });
  },
  missing: (response) => response[0] ? "" : t("Choose at least one"),
  mark(note) {
    const [mark, said, more] = listed.mark(note);
    return mark === "missed" ? [mark, t("✓ missed")] : [mark, said, more];
  },
  keyOf: keysOf,
  read: (form) => form.getAll("r"),
};
