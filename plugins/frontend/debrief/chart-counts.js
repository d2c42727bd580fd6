// Counts, in plain sentences, how a learner's rankings lie beside the reference. Only what was on the list counts.

import { listParts } from "../shared/punctuation.js";
import { t } from "../shared/strings.js";

/**
 * @typedef {import("./rank-chart.js").Cell} Cell
 * @typedef {import("./rank-chart.js").Column} Column
 * @typedef {import("./rank-chart.js").Row} Row
 */

/** The lines of a ranking; one more is the place of what is on none. */
export const LINES = 5;

/**
 * What must not be missed, and the first; only rankings that were made count.
 * @param {Column[]} columns
 * @param {Row[]} rows
 * @returns {string[]}
 */
export function countAll(columns, rows) {
  const made = columns.flatMap(({ ranks, words }, place) => ranks ? [{ words, place }] : []);
  const grave = listParts(made.map(({ words, place }) => {
    const cells = rows.filter(({ isGrave }) => isGrave).map(({ cells }) => cells[place]).filter(isHeld);
    return t("{ranking}: {held} of {of}", { ranking: words, held: cells.filter(isListed).length, of: cells.length });
  }));
  const alike = made.filter(({ place }) => rows.some(({ cells }) => cells[place].mine === 1 && cells[place].first === 1)).length;
  return [
    t("On your list of what must not be missed: {counts}.", { counts: grave }),
    t("Rankings in which your first was also ours: {alike} of {all}.", { alike, all: made.length }),
  ];
}

/**
 * What is set aside need no longer be held.
 * @param {Cell} cell
 */
const isHeld = ({ level }) => level && level !== "aside";

/**
 * Whether the learner has it on a line.
 * @param {Cell} cell
 */
export const isListed = ({ mine }) => mine !== undefined && mine <= LINES;
