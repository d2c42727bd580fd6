// The verdict on a ranking, in words: how its first stands in the reference, what ours is, and what must not be missed.

import { make, textOf } from "../shared/dom.js";
import { endSentence, listParts, listWords } from "../shared/punctuation.js";
import { t } from "../shared/strings.js";
import { isGrave, ranksOf, rowsOf } from "./ranking.js";

/**
 * @typedef {import("./diagnoses.js").Rank} Rank
 * @typedef {{mark: string, words: string}} Verdict
 */

/**
 * @param {HTMLElement} reference as the page brought it
 * @param {Rank[]} ranks
 * @param {(id: string | undefined) => string} shortOf what a diagnosis is called within a sentence
 * @param {string} confidence in brackets, or nothing
 * @returns {any} the verdict, which takes the focus
 */
export function makeVerdict(reference, ranks, shortOf, confidence) {
  const rows = rowsOf(reference);
  const { mark, words } = judge(rows, ranks[0]);
  const [top] = rows;
  const ours = rows.filter((row) => row.dataset.level === top.dataset.level);
  const label = ours[1] ? t("Ours, in no particular order:") : t("Ours:");
  return make("div", { class: "verdict", tabindex: -1, "data-mark": mark },
    make("p", {}, make("b", {}, words), confidence),
    make("p", { class: "answer" }, make("b", {}, label), new Text(` ${endSentence(listParts(ours.map((row) => textOf(row, "b"))))} `),
      make("span", {}, countGrave(rows.filter(isGrave), ranks, shortOf))));
}

/**
 * @param {HTMLElement[]} rows by level, the highest first
 * @param {Rank} first
 * @returns {Verdict}
 */
function judge(rows, first) {
  const level = rows.find((row) => ranksOf(row, [first])[0])?.dataset.level;
  if (level === "group") return { mark: "right", words: t("Your first is in our leading group") };
  if (level && level === rows[0].dataset.level) return { mark: "right", words: t("Your first is also ours") };
  if (level === "aside") return { mark: "wrong", words: t("We have set your first aside") };
  if (!first.id) return { mark: "", words: t("Your first diagnosis is not a name this page recognises") };
  return level ? { mark: "partly", words: t("We rank your first lower") } : { mark: "wrong", words: t("Your first is not in the reference") };
}

/**
 * @param {HTMLElement[]} grave
 * @param {Rank[]} ranks
 * @param {(id: string | undefined) => string} shortOf
 */
function countGrave(grave, ranks, shortOf) {
  const open = grave.filter((row) => !ranksOf(row, ranks).some(({ star }) => star));
  const all = grave.length;
  if (!all) return "";
  if (!open[0]) return t("You starred all that must not be missed.");
  const names = listWords(open.map((row) => shortOf(row.dataset.diagnosis)));
  return t("You starred {starred} of {all} that must not be missed; missing: {names}.", { starred: all - open.length, all, names });
}
