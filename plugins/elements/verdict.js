// Says in a sentence how a response was graded.

import { tally } from "./grading.js";

/** How sure a learner can say to be. */
export const SURE = ["guess", "fairly sure", "sure"];

/**
 * @param {import("./grading.js").Type} type
 * @param {any} key
 * @param {import("./quiz-item.js").Attempt[]} attempts
 * @param {string} [verb] what the learner did, if the sentence repeats the response
 * @returns {[mark: string, lead: string, detail: string]}
 */
export function verdictOf(type, key, attempts, verb) {
  const { response, said, sure } = attempts.at(-1);
  const [right, wrong, of] = tally(type, key, response);
  const first = attempts[1] ? ` First response: “${attempts[0].said}”.` : "";
  if (type === "rating") return ["", `You and the reference agree on ${right} of ${of}.`, `A dashed ring marks the reference.${first}`];
  const missed = of - right;
  const counts = type === "multiple" ? "right" : "in place";
  const detail = verb
    ? `You ${verb} “${said}”`
    : `${right} of ${of} ${counts}${missed && type === "multiple" ? `, ${missed} missed` : ""}${wrong ? `, ${wrong} wrong` : ""}`;
  // By what is right, not by the score: choosing everything scores 0, yet something in it is right.
  const lead = !right ? ["wrong", "Wrong."] : missed + wrong ? ["partly", "Partly right."] : ["right", "Right."];
  return [...lead, `${detail}${SURE[sure] ? ` (${SURE[sure]})` : ""}.${first}`];
}
