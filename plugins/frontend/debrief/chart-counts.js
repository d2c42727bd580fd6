// Counts, in plain sentences, how a learner's rankings lie beside the reference.

import { t, tn } from "../shared/strings.js";

/**
 * @typedef {import("./rank-chart.js").Cell} Cell
 * @typedef {import("./rank-chart.js").Column} Column
 * @typedef {import("./rank-chart.js").Row} Row
 * @typedef {{held: number, of: number}} Count
 */

/** The lines of a ranking; one more is the place of what is on none. */
export const LINES = 5;

const LEVELS = ["lead", "group", "possible", "low", "aside"];
const UNNAMED = LEVELS.indexOf("low");

/**
 * What must not be missed, the top level, and the moves; only rankings that were made count.
 * @param {Column[]} columns
 * @param {Row[]} rows
 * @returns {string[]}
 */
export function countAll(columns, rows) {
  const made = columns.flatMap(({ ranks, words }, place) => ranks ? [{ words, place }] : []);
  /** @param {(cells: Cell[], rows: Row[]) => Count} count */
  const counts = (count) => made.map(({ place }) => count(rows.map(({ cells }) => cells[place]), rows));
  const grave = counts(countGrave).map(({ held, of }, at) => t("{held} of {of} at {ranking}", { held, of, ranking: made[at].words })).join(", ");
  const top = counts(countTop).reduce((one, next) => ({ held: one.held + next.held, of: one.of + next.of }));
  const { held, of } = countMoves(made.map(({ place }) => place), rows);
  const first = t("Of what must not be missed, your lines held {counts}.", { counts: grave });
  if (!made[1]) return [first, t("Of what the reference put first, your first lines held {held} of {of}.", top)];
  return [
    first,
    tn("Of what the reference put first, your first lines held {held} of {of}, over # ranking.",
      "Of what the reference put first, your first lines held {held} of {of}, over # rankings.", made.length, top),
    t("Between rankings the reference moved {of} up, or down from a line of yours; you moved {held} of them the same way.", { of, held }),
  ];
}

/**
 * What is set aside need no longer be held.
 * @param {Cell[]} cells
 * @param {Row[]} rows
 * @returns {Count}
 */
function countGrave(cells, rows) {
  const grave = cells.filter(({ level }, line) => rows[line].isGrave && level && level !== "aside");
  return { held: grave.filter(isListed).length, of: grave.length };
}

/**
 * As many lines as there are diagnoses in the top level, since no order is meant within it.
 * @param {Cell[]} cells
 * @returns {Count}
 */
function countTop(cells) {
  const top = cells.filter(({ first }) => first === 1);
  return { held: top.filter(({ mine = Infinity }) => mine <= top.length).length, of: top.length };
}

/**
 * @param {number[]} places of the rankings that were made
 * @param {Row[]} rows
 * @returns {Count}
 */
function countMoves(places, rows) {
  const moves = places.slice(1).flatMap((now, at) => rows.map(({ cells }) => ({ was: cells[places[at]], now: cells[now] })))
    .map(({ was, now }) => ({ reference: depth(now) - depth(was), mine: Number(now.mine) - Number(was.mine), could: isListed(was) }))
    .filter(({ reference, could }) => reference < 0 || (reference > 0 && could));
  return { of: moves.length, held: moves.filter(({ reference, mine }) => Math.sign(reference) === Math.sign(mine)).length };
}

/** @param {Cell} cell whether the learner has it on a line */
const isListed = ({ mine }) => mine !== undefined && mine <= LINES;

/**
 * What has no name yet counts as low, so that to be named as possible is a move up.
 * @param {Cell} cell
 */
function depth({ level }) {
  return level ? LEVELS.indexOf(level) : UNNAMED;
}
