// `rating`: a step of a scale for each option, beside those of the reference. It has no score.

import { find, textOf } from "../../shared/dom.js";
import { t, tn } from "../../shared/strings.js";
import { countPlaces, last, unscored } from "../grading.js";
import { table, valueOf } from "../choosing.js";

/** @type {import("../item-type.js").ItemType} */
export const rating = {
  ...table(Number),
  ...unscored((key, attempts) => {
    return [t("You and the reference agree on {right} of {of}.", countPlaces(key, last(attempts).response)), t("A dashed ring marks the reference.")];
  }),
  action: (rows) => tn("Commit # judgement", "Commit # judgements", rows),
  mark({ key, row }) {
    const mine = valueOf(row);
    const reference = textOf(row, `[value="${key}"] + span`);
    return [/** @type {string} */ (key), mine === reference ? t("Both {rating}.", { rating: mine }) : t("You {mine}, reference {reference}.", { mine, reference })];
  },
  place(row, rationale, mark) {
    /** @type {HTMLElement} */ (find(row, `[value="${mark}"]`).parentNode).dataset.mark = "reference";
    row.after(rationale);
  },
};
