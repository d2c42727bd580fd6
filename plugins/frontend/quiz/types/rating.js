// `rating`: a step of a scale for each option, beside those of the reference. It has no score.

import { find, nameOf, textOf } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { countPlaces, last, unscored } from "../grading.js";
import { table, valueOf } from "../choosing.js";

/** @type {import("../item-type.js").ItemType} */
export const rating = {
  ...table(Number),
  ...unscored((key, attempts) => t("You agree with the reference on {right} of {of}", countPlaces(key, last(attempts).response))),
  action: () => t("Commit my estimates"),
  head: ({ row }) => nameOf(row),
  mark({ key, row }) {
    const step = /** @type {HTMLElement} */ (find(row, `[value="${key}"]`).parentNode);
    step.dataset.mark = "reference";
    const mine = valueOf(row);
    const reference = `${step.firstElementChild?.getAttribute("aria-label")}`;
    return mine === reference ? ["", t("✓ same as the reference")] : ["", t("Reference: {sign}", { sign: textOf(step) }), t("You: {mine}. Reference: {reference}.", { mine, reference })];
  },
};
