// Writes a learner's ranking into a table of the reference.

import { find, findAll, make } from "../shared/dom.js";
import { t, tn } from "../shared/strings.js";

/** @typedef {import("./diagnoses.js").Rank} Rank */

/**
 * Puts the learner's ranks in front and adds the rows that only the learner has.
 * What the reference has set aside stands in its table but no longer in its differential, so it is not counted.
 * @param {HTMLTableElement} table
 * @param {Rank[]} ranks
 * @param {(rank: Rank) => string} nameOf
 * @returns {string} what stands there, in a sentence
 */
export function writeRanking(table, ranks, nameOf) {
  const [head, ...rows] = findAll(table, "tr");
  const rowOf = (/** @type {Rank} */ { id }) => rows.find((row) => row.dataset.diagnosis === id);

  head.prepend(make("th", { scope: "col" }, t("you")));
  for (const row of rows) row.prepend(make("td", {}, "–"));
  for (const [place, rank] of ranks.entries()) {
    const row = rowOf(rank) ?? addRow(find(table, "tbody"), nameOf(rank));
    find(row, "td").textContent = `${place + 1}${rank.star ? " ★" : ""}`;
  }
  const shared = ranks.filter((rank) => isHeld(rowOf(rank))).length;
  const starred = ranks.filter((rank) => rank.star && isGrave(rowOf(rank))).length;
  const grave = rows.filter(isGrave).length;
  const counted = tn("Of your {all}, # stands in the reference.", "Of your {all}, # stand in the reference.", shared, { all: ranks.length });
  return grave ? [counted, t("You starred {starred} of {all} that must not be missed.", { starred, all: grave })].join(" ") : counted;
}

/** @param {HTMLElement | undefined} row */
const isHeld = (row) => !!row && row.dataset.level !== "aside";

/** @param {HTMLElement | undefined} row */
const isGrave = (row) => isHeld(row) && !!row?.querySelector(".star");

/**
 * @param {HTMLElement} body
 * @param {string} name
 */
function addRow(body, name) {
  const row = make("tr", {}, make("td", {}), make("th", { scope: "row" }, new Text(name)), make("td", { colspan: 3 }, t("The reference does not name it here.")));
  body.append(row);
  return row;
}
