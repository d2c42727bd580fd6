// <case-begin>: the button that leads into a case: to its beginning, to where the learner left it, or to the result.

import { find } from "../shared/dom.js";
import { t, tn } from "../shared/strings.js";
import { readCase } from "./case-progress.js";

// What is nearly done takes a moment as well, in minutes.
const SHORTEST = 2;

export class CaseBegin extends HTMLElement {
  /** The button and the line below it as they came. @type {string[]} */
  given;

  connectedCallback() {
    this.given ??= ["a", ".time"].map((selector) => `${find(this, selector).textContent}`);
    this.refresh();
  }

  /** Shows what storage holds. */
  refresh() {
    const last = Number(this.getAttribute("steps"));
    const minutes = Number(this.getAttribute("minutes"));
    const progress = readCase(`${this.getAttribute("store")}`, last);
    const link = /** @type {HTMLAnchorElement} */ (find(this, "a"));
    const [words, time, hash] = progress ? describe(progress, last, minutes) : [...this.given, ""];
    link.textContent = words || this.given[0];
    link.hash = hash;
    find(this, ".time").textContent = time || this.given[1];
  }
}

/**
 * The words of the button, the line below it, and where it leads; empty where it stays as it came.
 * @param {import("./case-progress.js").Progress} progress
 * @param {number} last the number of the last step
 * @param {number} minutes that the whole case takes; 0 where it does not say
 * @returns {string[]}
 */
function describe({ step, isDone }, last, minutes) {
  if (isDone) return [t("See your result"), t("You have finished the case."), "result"];
  if (!step) return [t("Continue"), "", ""];
  const done = t("{done} of {all} steps done.", { done: step - 1, all: last });
  const left = Math.max(SHORTEST, Math.round(minutes * (last + 1 - step) / (last + 1)));
  const time = minutes ? [tn("About # minute to go.", "About # minutes to go.", left), done].join(" ") : done;
  return [t("Continue at step {step}", { step }), time, `step-${step}`];
}
