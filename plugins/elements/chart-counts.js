// Counts, in plain sentences, how a learner's rankings lie beside the reference.

/** The lines of a ranking; one more is the place of what is on none. */
export const LINES = 5;

const LEVELS = ["lead", "group", "possible", "low", "aside"];
const UNNAMED = LEVELS.indexOf("low");

/**
 * What must not be missed, the top level, and the moves; only rankings that were made count.
 * @param {import("./rank-chart.js").Column[]} columns
 * @param {import("./rank-chart.js").Row[]} rows
 * @returns {string[]}
 */
export function countAll(columns, rows) {
  const made = columns.flatMap(({ ranks, words }, place) => ranks ? [{ words, place }] : []);
  const counts = (count) => made.map(({ words, place }) => ({ words, ...count(rows.map(({ cells }) => cells[place]), rows) }));
  const grave = counts(countGrave).map(({ words, held, of }) => `${held} of ${of} at ${words.toLowerCase()}`);
  const top = counts(countTop).reduce((one, next) => ({ held: one.held + next.held, of: one.of + next.of }));
  const { held, of } = countMoves(made.map(({ place }) => place), rows);
  return [
    `Of what must not be missed, your lines held ${grave.join(", ")}.`,
    `Of what the reference put first, your first lines held ${top.held} of ${top.of}${made[1] ? `, over ${made.length} rankings` : ""}.`,
    ...made[1] ? [`Between rankings the reference moved ${of} up, or down from a line of yours; you moved ${held} of them the same way.`] : [],
  ];
}

// What is set aside need no longer be held.
function countGrave(cells, rows) {
  const grave = cells.filter(({ level }, line) => rows[line].isGrave && level && level !== "aside");
  return { held: grave.filter(({ mine }) => mine <= LINES).length, of: grave.length };
}

// As many lines as there are diagnoses in the top level, since no order is meant within it.
function countTop(cells) {
  const top = cells.filter(({ first }) => first === 1);
  return { held: top.filter(({ mine }) => mine <= top.length).length, of: top.length };
}

function countMoves(places, rows) {
  const moves = places.slice(1).flatMap((now, at) => rows.map(({ cells }) => ({ was: cells[places[at]], now: cells[now] })))
    .map(({ was, now }) => ({ reference: depth(now) - depth(was), mine: now.mine - was.mine, could: was.mine <= LINES }))
    .filter(({ reference, could }) => reference < 0 || (reference > 0 && could));
  return { of: moves.length, held: moves.filter(({ reference, mine }) => Math.sign(reference) === Math.sign(mine)).length };
}

// What has no name yet counts as low, so that to be named as possible is a move up.
function depth({ level }) {
  return level ? LEVELS.indexOf(level) : UNNAMED;
}
