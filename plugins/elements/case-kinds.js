// The types of item that only a case has: a shortlist of what to ask, and free writing. Neither is scored.

import { common, listed } from "./choosing.js";
import { nameOf } from "./dom.js";

// A function has no fields that could be counted as keys, so that whatever counts them finds nothing missed.
const standard = (notes) => () => notes;

/** @type {Record<string, import("./choosing.js").Kind>} */
export const CASE_KINDS = {
  shortlist: {
    ...listed,
    standard,
    read: (data) => data.getAll("r"),
    explain({ key, row, words }) {
      const asked = row.querySelector(":checked");
      return [asked && key ? "right" : key ? "missed" : "left", `${asked ? "You asked." : "Not asked."} ${words}`];
    },
    verdict(type, notesOf, attempts) {
      const { response } = attempts.at(-1);
      const [{ row }] = notesOf();
      const most = row.closest("[most]").getAttribute("most");
      const shared = notesOf().filter(({ id, key }) => key && response.includes(id)).length;
      const over = response.length > most ? ` At most ${most} were asked for.` : "";
      return ["", `You picked ${response.length}.`, `The reference would ask ${shared} of them.${over}${firstOf(attempts)}`];
    },
  },
  free: {
    ...common,
    standard,
    // One field is a text; a row for each option is a table of texts.
    read: (data) => data.get("r")?.trim() ?? Object.fromEntries([...data].map(([name, value]) => [name.slice(2), value.trim()])),
    missing: (response) => !Object.values(response).some(Boolean) && "Write a few words first.",
    say(row) {
      const { name, value } = row.querySelector("textarea");
      const said = value.trim();
      return name[1] && said ? `${nameOf(row)}: ${said}` : said;
    },
    explain: ({ words }) => ["", words],
    verdict: (type, notesOf, attempts) => ["", "Kept.", `${notesOf()[0].words === "Model." ? "Compare it with the model." : ""}${firstOf(attempts)}`],
  },
};

function firstOf(attempts) {
  return attempts[1] ? ` First response: “${attempts[0].said}”.` : "";
}
