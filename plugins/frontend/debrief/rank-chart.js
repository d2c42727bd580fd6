// <rank-chart>: the reference at each ranking of the page, and the learner's ranks beside it: as charts and as a table.

import { drawRow } from "./chart-drawing.js";
import { LINES, countAll } from "./chart-counts.js";
import { find, findAll, make } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { endSentence, listParts, nameText } from "../shared/punctuation.js";
import { t } from "../shared/strings.js";
import { LookingBack } from "./looking-back.js";

/**
 * What the reference holds at a ranking, if anything, and where the learner ranked it: a line, or the place below the
 * lines; undefined where nothing was ranked. `own` are the learner's words where they are not the reference's.
 * @typedef {{words: string, level?: string, first?: number, last?: number, mine?: number, own?: string}} Cell
 * @typedef {{id?: string, name: string, isGrave: boolean, cells: Cell[]}} Row
 * @typedef {{words: string, anchor: string, ranks?: import("../case/diagnoses.js").Rank[], nameOf?: (rank: any) => string}} Column
 */

const NOT_NAMED = t("not named");
const DOTS = t("The dots show the lines where you put it: filled inside the band, open outside it. Where it was not on your list, there is no dot.");
// Stands in a sentence where elements are to stand.
const GAP = "\0";
const DRAWN = ["lead", "group", "possible"];

export class RankChart extends LookingBack {
  /** @type {HTMLDetailsElement} */
  details;
  /** The table as it came. @type {HTMLElement} */
  pristine;
  /** @type {HTMLElement} */
  view;
  /** @type {boolean | undefined} */
  isDrawn;

  refresh() {
    this.details ??= /** @type {HTMLDetailsElement} */ (find(this, "details"));
    this.pristine ??= /** @type {HTMLElement} */ (find(this.details, "table").cloneNode(true));
    this.view ??= this.insertBefore(make("div", {}), this.details);
    const columns = readColumns(this.pristine);
    const rows = readRows(this.pristine, columns);
    const ranked = columns.filter(({ ranks }) => ranks);
    find(this.details, "table").replaceWith(writeTable(this.pristine, rows));
    this.view.replaceChildren(...describeMissing(columns), ...ranked[0] ? [make("p", {}, DOTS), charts(columns, rows), list(countAll(columns, rows))] : []);
    // The table stays open where it is all there is; after that it is the learner's to open.
    if (this.isDrawn !== !!ranked[0]) this.details.open = !ranked[0];
    this.isDrawn = !!ranked[0];
  }
}

/**
 * @param {HTMLElement} table
 * @returns {Column[]}
 */
function readColumns(table) {
  return headsOf(table).map((head) => {
    const anchor = `${head.dataset.at}`;
    const { attempts, nameOf } = recall(document.getElementById(anchor));
    return { words: `${head.textContent}`, anchor, ranks: attempts.at(-1)?.ranks, nameOf };
  });
}

/**
 * The heads of the columns that are rankings.
 * @param {HTMLElement} table
 */
const headsOf = (table) => findAll(table, "[data-at]");

/**
 * The rows of the reference, then what only the learner has.
 * @param {HTMLElement} table
 * @param {Column[]} columns
 * @returns {Row[]}
 */
function readRows(table, columns) {
  const held = findAll(table, "tbody tr").map((row) => ({
    id: row.dataset.diagnosis,
    name: `${find(row, "th").firstChild?.textContent}`.trim(),
    isGrave: !!row.querySelector(".star"),
    cells: findAll(row, "td").map(readCell),
  }));
  /** @type {Map<string | undefined, Row>} */
  const rows = new Map(held.map((row) => [row.id, row]));
  for (const [place, { ranks = [], nameOf }] of columns.entries()) {
    for (const [line, rank] of ranks.entries()) {
      const name = `${nameOf?.(rank)}`;
      // An own word for a diagnosis that there is counts as that one, the upper line where there are two.
      const key = rank.id ?? ` ${name}`;
      /** @type {Row} */
      const row = rows.get(key) ?? { name, isGrave: false, cells: columns.map(() => ({ words: NOT_NAMED })) };
      rows.set(key, row);
      const cell = row.cells[place];
      // Of several that count as it, the first tells how high it is held.
      if (cell.mine) continue;
      cell.mine = line + 1;
      if (rank.id) cell.own = rank.text;
    }
  }
  for (const { cells } of rows.values()) {
    for (const [place, cell] of cells.entries()) if (columns[place].ranks) cell.mine ??= LINES + 1;
  }
  return [...rows.values()];
}

/**
 * @param {HTMLElement} cell
 * @returns {Cell}
 */
function readCell(cell) {
  const [first, last] = (cell.dataset.ranks ?? "").split(" ").map(Number);
  return { words: `${cell.textContent}`, ...cell.dataset.level && { level: cell.dataset.level, first, last } };
}

/**
 * @param {HTMLElement} pristine
 * @param {Row[]} all
 */
function writeTable(pristine, all) {
  const table = /** @type {HTMLElement} */ (pristine.cloneNode(true));
  const body = find(table, "tbody");
  const heads = headsOf(pristine);
  for (const { id, name } of all) {
    if (!id) body.append(make("tr", {}, make("th", { scope: "row" }, new Text(name)), ...heads.map((head) => make("td", { "data-head": t("{label}:", { label: `${head.textContent}` }) }, NOT_NAMED))));
  }
  for (const [line, row] of [...body.children].entries()) {
    for (const [place, cell] of findAll(row, "td").entries()) {
      const mine = describeRank(all[line].cells[place]);
      if (mine) cell.append(" ", make("b", {}, mine));
    }
  }
  return table;
}

/** @param {Cell} cell */
function describeRank({ mine, own }) {
  if (mine === undefined) return "";
  if (own) return t("you {line}, as “{words}”", { line: mine, words: own });
  return mine > LINES ? t("you: not listed") : t("you {line}", { line: mine });
}

/**
 * @param {Column[]} columns
 * @returns {Node[]}
 */
function describeMissing(columns) {
  const missing = columns.filter(({ ranks }) => !ranks);
  if (!missing[0]) return [];
  const links = missing.flatMap(({ words, anchor }, place) => [place ? ", " : "", make("a", { href: `#${anchor}` }, words)]);
  const [before, after] = t("You have no ranking at {rankings}.", { rankings: GAP }).split(GAP);
  const alone = missing[columns.length - 1] ? ` ${t("The table shows only the reference.")}` : "";
  return [make("p", {}, before, ...links, after + alone)];
}

/** @param {string[]} lines */
function list(lines) {
  return make("ul", {}, ...lines.map((words) => make("li", {}, words)));
}

/**
 * @param {Column[]} columns
 * @param {Row[]} rows
 */
function charts(columns, rows) {
  const drawn = rows.filter(({ cells }) => cells.some(({ level = "", mine = Infinity }) => DRAWN.includes(level) || mine <= LINES));
  return make("div", { class: "charts" }, ...drawn.map((row) => {
    const described = row.cells.map((cell, place) => endSentence(listParts([nameText(columns[place].words, cell.words), describeRank(cell)].filter(Boolean))));
    return drawRow(row, columns, [endSentence(row.name), ...described].join(" "));
  }));
}
