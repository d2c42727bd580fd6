// The line of what a learner holds: the ranking that was committed last, in an earlier step.

import { findAll, make } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { listWords } from "../shared/punctuation.js";
import { t } from "../shared/strings.js";

/**
 * Writes it below what is known so far in a step.
 * @param {HTMLElement[]} steps
 * @param {number} place
 */
export function writeHeld(steps, place) {
  const recap = steps[place]?.querySelector(".recap");
  if (!recap) return;
  recap.querySelector(".held")?.remove();
  const [last] = steps.slice(0, place).flatMap((step, each) => findAll(step, "rank-list").flatMap((list) => {
    const { attempts, nameOf } = recall(list);
    return attempts[0] ? [{ step: each, ranks: attempts[attempts.length - 1].ranks ?? [], nameOf }] : [];
  })).reverse();
  if (!last) return;
  const ranking = listWords(last.ranks.map((rank, line) => `${line + 1} ${last.nameOf?.(rank)}${rank.star ? " ★" : ""}`));
  recap.append(make("p", { class: "held" }, t("You hold (step {step}): {ranking}.", { step: last.step, ranking })));
}
