// `shortlist`: what to ask first, at most so many of a list. Never scored.

import { keysOf, listed } from "../../quiz/choosing.js";
import { last, unscored } from "../../quiz/grading.js";

/** @type {import("../../quiz/item-type.js").ItemType} */
export const shortlist = {
  ...listed,
  ...unscored(({ ids, most }, attempts) => {
    const { response } = last(attempts);
    const shared = ids.filter((/** @type {string} */ id) => response.includes(id)).length;
    const over = response.length > most ? ` At most ${most} were asked for.` : "";
    return [`You picked ${response.length}.`, `The reference would ask ${shared} of them.${over}`];
  }),
  keyOf: (notes) => ({ ids: keysOf(notes), most: Number(notes[0].row.closest("[most]")?.getAttribute("most")) }),
  read: (form) => form.getAll("r"),
  mark({ key, row, words }) {
    const asked = row.querySelector(":checked");
    return [asked && key ? "right" : key ? "missed" : "left", `${asked ? "You asked." : "Not asked."} ${words}`];
  },
};
