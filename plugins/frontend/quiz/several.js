// What types share in which several options may be chosen, and choosing too much costs.

import { listed } from "./choosing.js";
import { scored } from "./grading.js";
import { t } from "../shared/strings.js";

/** @satisfies {Partial<import("./item-type.js").ScoredType>} */
export const several = {
  ...listed,
  ...scored,
  detail({ right, wrong = 0, of }, text, allowed) {
    const extra = wrong - allowed;
    return extra ? t("· {right} of {of} found, {extra} too many", { right, of, extra }) : t("· {right} of {of} found", { right, of });
  },
  mark(note) {
    const [mark, said, more] = listed.mark(note);
    return mark === "missed" ? [mark, t("✓ missed")] : [mark, said, more];
  },
};
