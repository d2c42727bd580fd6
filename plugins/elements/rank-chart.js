// <rank-chart>: the reference at each ranking of the page, and the learner's ranks beside it: as charts and as a table.

import { drawRow } from "./chart-drawing.js";
import { LINES, countAll } from "./chart-counts.js";
import { make } from "./dom.js";
import { LookingBack } from "./looking-back.js";

/**
 * What the reference holds at a ranking, if anything, and where the learner ranked it: a line, or the place below the
 * lines; undefined where nothing was ranked.
 * @typedef {{words: string, level?: string, first?: number, last?: number, mine?: number}} Cell
 * @typedef {{id?: string, name: string, isGrave: boolean, cells: Cell[]}} Row
 * @typedef {{words: string, anchor: string, ranks?: import("./diagnoses.js").Rank[], nameOf?: (rank: any) => string}} Column
 */

const NOT_NAMED = "not named";
const DOTS = "Your line is the place you gave it. A full dot lies inside the band, an open one does not.";
const DRAWN = ["lead", "group", "possible"];

export class RankChart extends LookingBack {
  refresh() {
    this.details ??= this.querySelector("details");
    this.pristine ??= this.details.querySelector("table").cloneNode(true);
    this.view ??= this.insertBefore(make("div", {}), this.details);
    const columns = readColumns(this.pristine);
    const rows = readRows(this.pristine, columns);
    const ranked = columns.filter(({ ranks }) => ranks);
    this.details.querySelector("table").replaceWith(writeTable(this.pristine, rows));
    this.view.replaceChildren(...tellMissing(columns), ...ranked[0] ? [make("p", {}, DOTS), charts(columns, rows), list(countAll(columns, rows))] : []);
    // The table stays open where it is all there is; after that it is the learner's to open.
    if (this.isDrawn !== !!ranked[0]) this.details.open = !ranked[0];
    this.isDrawn = !!ranked[0];
  }
}

/** @returns {Column[]} */
function readColumns(table) {
  return [...table.querySelectorAll("[data-at]")].map((head) => {
    const list = document.getElementById(head.dataset.at);
    return { words: head.textContent, anchor: head.dataset.at, ranks: list?.past?.at(-1)?.ranks, nameOf: (rank) => list.nameOf(rank) };
  });
}

/**
 * The rows of the reference, then what only the learner has.
 * @returns {Row[]}
 */
function readRows(table, columns) {
  const held = [...table.querySelectorAll("tbody tr")].map((row) => ({
    id: row.dataset.diagnosis,
    name: row.querySelector("th").firstChild.data.trim(),
    isGrave: !!row.querySelector(".star"),
    cells: [...row.querySelectorAll("td")].map(readCell),
  }));
  const rows = new Map(held.map((row) => [row.id, row]));
  for (const [place, { ranks = [], nameOf }] of columns.entries()) {
    for (const [line, rank] of ranks.entries()) {
      const name = nameOf(rank);
      const key = rows.has(rank.id) ? rank.id : ` ${name}`;
      if (!rows.has(key)) rows.set(key, { name, isGrave: false, cells: columns.map(() => ({ words: NOT_NAMED })) });
      rows.get(key).cells[place].mine = line + 1;
    }
  }
  for (const { cells } of rows.values()) {
    for (const [place, cell] of cells.entries()) if (columns[place].ranks) cell.mine ??= LINES + 1;
  }
  return [...rows.values()];
}

function readCell(cell) {
  const [first, last] = (cell.dataset.ranks ?? "").split(" ").map(Number);
  return { words: cell.textContent, ...cell.dataset.level && { level: cell.dataset.level, first, last } };
}

function writeTable(pristine, all) {
  const table = pristine.cloneNode(true);
  const body = table.querySelector("tbody");
  const heads = [...pristine.querySelectorAll("[data-at]")];
  for (const { id, name } of all) {
    if (!id) body.append(make("tr", {}, make("th", { scope: "row" }, new Text(name)), ...heads.map((head) => make("td", { "data-head": head.textContent }, NOT_NAMED))));
  }
  for (const [line, row] of [...body.children].entries()) {
    for (const [place, cell] of [...row.querySelectorAll("td")].entries()) {
      const told = tellMine(all[line].cells[place]);
      if (told) cell.append(" ", make("b", {}, told));
    }
  }
  return table;
}

function tellMine({ mine }) {
  if (mine === undefined) return "";
  return mine > LINES ? "you: not listed" : `you ${mine}`;
}

function tellMissing(columns) {
  const missing = columns.filter(({ ranks }) => !ranks);
  if (!missing[0]) return [];
  const links = missing.flatMap(({ words, anchor }, place) => [place ? ", " : " ", make("a", { href: `#${anchor}` }, words.toLowerCase())]);
  const alone = missing[columns.length - 1] ? " The table shows the reference alone." : "";
  return [make("p", {}, "Nothing is ranked at", ...links, `.${alone}`)];
}

function list(lines) {
  return make("ul", {}, ...lines.map((words) => make("li", {}, words)));
}

function charts(columns, rows) {
  const drawn = rows.filter(({ cells }) => cells.some(({ level, mine }) => DRAWN.includes(level) || mine <= LINES));
  return make("div", { class: "charts" }, ...drawn.map((row) => {
    const told = row.cells.map((cell, place) => [`${columns[place].words}: ${cell.words}`, tellMine(cell)].filter(Boolean).join("; "));
    return drawRow(row, columns, `${row.name}. ${told.join(". ")}.`);
  }));
}
