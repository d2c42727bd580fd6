// `shortlist`: what to ask first, at most so many of a list. Never scored.

import { keysOf, listed } from "../../quiz/choosing.js";
import { last, unscored } from "../../quiz/grading.js";
import { t } from "../../shared/strings.js";

/** @type {import("../../quiz/item-type.js").ItemType} */
export const shortlist = {
  ...listed,
  ...unscored(({ ids, most }, attempts) => {
    const { response } = last(attempts);
    const shared = ids.filter((/** @type {string} */ id) => response.includes(id)).length;
    const over = response.length > most ? " " + t("At most {most} were asked for.", { most }) : "";
    return [t("You picked {count}.", { count: response.length }), t("The reference would ask {count} of them.", { count: shared }) + over];
  }),
  keyOf: (notes) => ({ ids: keysOf(notes), most: Number(notes[0].row.closest("[most]")?.getAttribute("most")) }),
  read: (form) => form.getAll("r"),
  mark({ key, row, words }) {
    const asked = row.querySelector(":checked");
    return [asked && key ? "right" : key ? "missed" : "left", `${asked ? t("You asked.") : t("Not asked.")} ${words}`];
  },
};
