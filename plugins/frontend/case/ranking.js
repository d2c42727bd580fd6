// Writes a learner's ranking into the reference: what moved or differs first, the rest folded, one line a diagnosis.

import { find, findAll, make } from "../shared/dom.js";
import { listWords } from "../shared/punctuation.js";
import { t, tn } from "../shared/strings.js";

/**
 * @typedef {import("./diagnoses.js").Rank} Rank
 * @typedef {Rank & {place: number}} Placed a rank with its place, from 0
 * @typedef {{listed: (ranks: Placed[]) => string, unlisted: string}} Words for where a diagnosis stands, which may do so with
 *   several of its children, and for one that stands nowhere
 */

/** @type {Words} */
const YOU = {
  listed: (ranks) => t("you: {places}", { places: listWords(ranks.map(({ place, star }) => `${place + 1}${star ? " ★" : ""}`)) }),
  unlisted: t("not on your list"),
};

/**
 * Says in each row where the learner has it, adds the rows that only the learner has, and puts in front what moved or
 * differs.
 * @param {HTMLElement} reference as the page brought it
 * @param {Rank[]} ranks
 * @param {(rank: Rank) => string} nameOf
 * @param {Words} [words]
 */
export function writeRanking(reference, ranks, nameOf, { listed, unlisted } = YOU) {
  const list = find(reference, "ul");
  const rows = rowsOf(reference);
  const placed = ranks.map((rank, place) => ({ ...rank, place }));
  const shown = rows.filter((row) => {
    const mine = ranksOf(row, placed);
    row.firstElementChild?.append(" ", make("span", { class: "you" }, mine[0] ? listed(mine) : unlisted));
    return isTold(row, mine);
  });
  const own = placed.filter(({ id }) => !rows.some((row) => row.dataset.diagnosis === id)).map((rank) => make("li", {},
    make("p", { class: "row" }, make("b", {}, new Text(nameOf(rank))), " ", make("span", { class: "you" }, listed([rank]))),
    make("p", { class: "reason" }, rank.id ? t("Not in the reference at this point.") : t("Kept as written. This page does not recognise the name, so it is not compared with the reference."))));
  const rest = rows.filter((row) => !shown.includes(row));
  list.replaceChildren(...shown, ...own);
  find(reference, "details").toggleAttribute("open", true);
  if (rest[0]) list.after(make("details", { class: "rest" }, make("summary", {}, nameRest(reference, rest.length)), make("ul", { class: "ledger" }, ...rest)));
}

/** @param {Element} reference */
export const rowsOf = (reference) => findAll(reference, "[data-diagnosis]");

/** @param {HTMLElement | undefined} row */
export const isGrave = (row) => !!row?.querySelector(".star") && row.dataset.level !== "aside";

/**
 * Those of the ranks that are, or count as, the diagnosis of a row.
 * @template {Rank} R
 * @param {HTMLElement} row
 * @param {R[]} ranks
 * @returns {R[]}
 */
export const ranksOf = (row, ranks) => ranks.filter(({ id }) => id === row.dataset.diagnosis);

/**
 * Whether a row is told at once: it moved, or the learner holds it otherwise. Its reason too, if it moved and is held high.
 * @param {HTMLElement} row
 * @param {Rank[]} mine
 */
function isTold(row, mine) {
  const isHigh = ["lead", "group", "possible"].includes(`${row.dataset.level}`);
  const isHeld = !!mine[0];
  const differs = isHeld ? !isHigh && !(isGrave(row) && mine.some(({ star }) => star)) : isHigh;
  const isMoved = !!row.dataset.moved;
  if ((isMoved || differs) && !(isMoved && (isHeld || isHigh))) {
    const reason = find(row, ".reason");
    const details = make("details", { class: "because" }, make("summary", {}, t("Why")));
    reason.replaceWith(details);
    details.append(reason);
  }
  return isMoved || differs;
}

/**
 * @param {HTMLElement} reference
 * @param {number} count
 */
const nameRest = (reference, count) => reference.dataset.since
  ? tn("# row unchanged", "# rows unchanged", count)
  : tn("# more row", "# more rows", count);
