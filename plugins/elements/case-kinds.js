// The types of item that only a case has: a shortlist of what to ask, and free writing. Neither is scored.

import { textOf } from "./dom.js";
import { common, listed } from "./responses.js";

const unscored = {
  ...common,
  // A function has no fields that could be counted as keys, so that whatever counts them finds nothing missed.
  standard: (notes) => () => notes,
};

/** @type {Record<string, import("./responses.js").Kind>} */
export const CASE_KINDS = {
  shortlist: {
    ...listed,
    ...unscored,
    read: (data) => data.getAll("r"),
    say: listed.say,
    missing: (response) => !response.length && "Pick at least one first.",
    explain({ key, row, words }) {
      const asked = row.querySelector("input").checked;
      return [asked && key ? "right" : key ? "missed" : "left", `${asked ? "You asked." : "Not asked."} ${words}`];
    },
    judge(type, standard, attempts) {
      const notes = standard();
      const { response } = attempts.at(-1);
      const most = Number(notes[0].row.closest("quiz-item").getAttribute("most"));
      const shared = notes.filter(({ id, key }) => key && response.includes(id)).length;
      const over = response.length > most ? ` You picked ${response.length}, ${most} at most were asked for.` : "";
      return ["", `You picked ${response.length}.`, `The reference would ask ${shared} of them.${over}${firstOf(attempts)}`];
    },
  },
  free: {
    ...unscored,
    missing: (response) => !response && "Write a few words first.",
    say: (row) => textOf(row, "textarea") || row.querySelector("textarea").value,
    explain: ({ words }) => ["", words],
    place: (row, why) => row.parentNode.append(why),
    judge: (type, standard, attempts) => ["", "Kept.", `Compare it with the model.${firstOf(attempts)}`],
  },
};

function firstOf(attempts) {
  return attempts[1] ? ` First response: “${attempts[0].said}”.` : "";
}
