// `shortlist`: what to ask first, at most so many of a list. Never scored.

import { keysOf, listed } from "../../quiz/choosing.js";
import { last, unscored } from "../../quiz/grading.js";
import { t, tn } from "../../shared/strings.js";

/** @type {import("../../quiz/item-type.js").ItemType} */
export const shortlist = {
  ...listed,
  ...unscored((ids, attempts) => {
    const { response } = last(attempts);
    const shared = ids.filter((/** @type {string} */ id) => response.includes(id)).length;
    return tn("# of your {count} is also ours", "# of your {count} are also ours", shared, { count: response.length });
  }),
  action: () => t("Commit my choice"),
  keyOf: keysOf,
  read: (form) => form.getAll("r"),
  missing(response, [row]) {
    const most = Number(row.closest("[most]")?.getAttribute("most"));
    return response[0] && response.length <= most ? "" : t("Choose up to {most}", { most });
  },
  // An author may ask for fewer than before; what was chosen then is kept as an earlier answer.
  isOutdated: (response, rows) => shortlist.missing(response, rows, undefined),
  mark({ key, row }) {
    if (row.querySelector(":checked")) return key ? ["right", t("✓ yours")] : ["", t("yours")];
    return key ? ["missed", t("✓ ours")] : ["", ""];
  },
};
