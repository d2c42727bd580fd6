// What the learner committed first at each item and ranking of the page, and how it lies to the reference.

import { inBrackets } from "../shared/confidence.js";
import { findAll, textOf } from "../shared/dom.js";
import { recall } from "../shared/events.js";

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
  const held = findAll(list, "[data-diagnosis]");
  const row = id ? held.find(({ dataset }) => dataset.diagnosis === id) : undefined;
  if (!row || row.dataset.level === "aside") return { outcome: "wrong", level: row && levelOf(row) };
  return { outcome: row.dataset.level === held[0].dataset.level ? "right" : "partly", level: levelOf(row) };
}

/**
 * The level in words, without what is said of the learner's line.
 * @param {HTMLElement} row
 */
const levelOf = (row) => textOf(row, "th + td").split(/ ?[▲▼(（]/)[0];
