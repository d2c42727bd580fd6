// <confidence-chart>: how sure and how right, in one picture: a column for each word, a shape for each first answer.

import { CONFIDENCE } from "../shared/confidence.js";
import { make } from "../shared/dom.js";
import { endSentence, listParts } from "../shared/punctuation.js";
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
    const told = listParts(columns.filter(({ outcomes }) => outcomes[0]).reverse().map(({ words, outcomes }) =>
      t("{sureness}: {right} of {all} right", { sureness: words, right: outcomes.filter((each) => each === "right").length, all: outcomes.length })));
    const isRanked = rated.some(({ element }) => element.matches("rank-list"));
    this.replaceChildren(...rated[0] ? [
      make("div", { class: "sureness", role: "img", "aria-label": told }, ...columns.map(drawColumn), ...columns.map(({ words }) => make("b", {}, words))),
      make("p", {}, [endSentence(told), isRanked ? t("Here a ranking counts as right if your first was also ours.") : ""].join(" ")),
    ] : [make("p", { class: "none" }, t("You did not say how sure you were, so there is nothing to compare."))]);
  }
}

/**
 * @param {{outcomes: string[]}} column
 * @returns {HTMLElement}
 */
function drawColumn({ outcomes }) {
  const shapes = Object.entries(SIGNS).flatMap(([outcome, sign]) =>
    outcomes.filter((each) => each === outcome).map(() => make("i", { "data-outcome": outcome }, make("span", {}, sign))));
  return make("div", {}, ...shapes);
}
