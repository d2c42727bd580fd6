// What the learner committed first at each item and ranking of the page, and how it lies to the reference.

import { inBrackets } from "../shared/confidence.js";
import { findAll, textOf } from "../shared/dom.js";
import { recall } from "../shared/events.js";

const ASIDE = "aside";
const LEVELS = ["lead", "group", "possible", "low", ASIDE];

/**
 * A first response that can be compared.
 * @typedef {object} Answer
 * @property {HTMLElement} element the item or the ranking
 * @property {number} [confidence] only where one was chosen that there is
 * @property {string} outcome `right`, `partly`, `defensible` or `wrong`
 * @property {string} said the response in words; of a ranking, its first diagnosis
 * @property {string} [level] of a ranking, in words: where the reference has that diagnosis, if it does
 */

/**
 * All first responses of the page that can be compared, each once: an item may stand on the page a second time.
 * @returns {Answer[]}
 */
export function listAnswers() {
  const seen = new Set();
  return findAll(document, "quiz-item, rank-list").flatMap((element) => {
    const { store } = recall(element);
    if (store && seen.has(store)) return [];
    seen.add(store);
    return compare(element) ?? [];
  });
}

/**
 * What has no score cannot be compared.
 * @param {HTMLElement} element
 * @returns {Answer | undefined}
 */
function compare(element) {
  const { attempts: [first], outcome, nameOf } = recall(element);
  if (!first) return;
  const confidence = inBrackets(first.confidence) ? first.confidence : undefined;
  if (!first.ranks) return outcome ? { element, confidence, outcome, said: `${first.text}` } : undefined;
  return { element, confidence, said: `${nameOf?.(first.ranks[0])}`, ...compareFirst(element, first.ranks[0]) };
}

/**
 * A ranking is not wrong: the reference has levels, and they are a judgement. What it has set aside, or does not name,
 * is not as the reference; what it still holds on a lower level is so in part.
 * @param {HTMLElement} list
 * @param {import("../case/diagnoses.js").Rank} first
 */
function compareFirst(list, { id }) {
  const levels = new Map(findAll(list, "[data-diagnosis]").map((row) => [row.dataset.diagnosis, row]));
  const row = id ? levels.get(id) : undefined;
  const depths = [...levels.values()].map(({ dataset }) => LEVELS.indexOf(`${dataset.level}`));
  const depth = LEVELS.indexOf(row?.dataset.level ?? ASIDE);
  const isLeading = depth <= Math.max(LEVELS.indexOf("group"), Math.min(...depths));
  const outcome = depth === LEVELS.indexOf(ASIDE) ? "wrong" : isLeading ? "right" : "partly";
  return { outcome, level: row && textOf(row, ".level") };
}
