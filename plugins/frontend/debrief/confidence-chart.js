// <confidence-chart>: how sure and how right, in one picture: a column for each word, a shape for each first answer.

import { CONFIDENCE } from "../shared/confidence.js";
import { make } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { listAnswers } from "./answers.js";
import { LookingBack } from "./looking-back.js";

/** The signs of an outcome, from the ground up. */
const SIGNS = { right: "✓", defensible: "½", partly: "½", wrong: "✕" };

export class ConfidenceChart extends LookingBack {
  refresh() {
    const rated = listAnswers().filter(({ confidence }) => confidence !== undefined);
    const columns = CONFIDENCE.map((words, value) => ({
      words,
      outcomes: rated.filter(({ confidence }) => confidence === value).map(({ outcome }) => outcome),
    }));
    const told = columns.filter(({ outcomes }) => outcomes[0]).reverse().map(({ words, outcomes }) =>
      t("{sureness}: {right} of {all} right", { sureness: words, right: outcomes.filter((each) => each === "right").length, all: outcomes.length })).join("; ");
    const isRanked = rated.some(({ element }) => element.matches("rank-list"));
    this.replaceChildren(...rated[0] ? [
      make("div", { class: "sureness", role: "img", "aria-label": told }, ...columns.map(drawColumn)),
      make("p", {}, [`${told}.`, isRanked ? t("Here a ranking counts as right if your first was also ours.") : ""].join(" ")),
    ] : [make("p", { class: "none" }, t("You did not say how sure you were, so there is nothing to compare."))]);
  }
}

/**
 * @param {{words: string, outcomes: string[]}} column
 * @returns {HTMLElement}
 */
function drawColumn({ words, outcomes }) {
  const shapes = Object.entries(SIGNS).flatMap(([outcome, sign]) =>
    outcomes.filter((each) => each === outcome).map(() => make("i", { "data-outcome": outcome }, make("span", {}, sign))));
  return make("div", {}, make("b", {}, words), ...shapes);
}
