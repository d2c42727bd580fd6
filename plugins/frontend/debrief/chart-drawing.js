// Draws one small chart: a band for the ranks that a level takes up, and the learner's line over it.

import { LINES, isListed } from "./chart-counts.js";
import { make } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { measure, shape, write } from "./svg.js";

// In units of which 20 are a rem: the column of a ranking, the line of a rank, what stands below, and left at the least.
const WIDE = 28;
const HIGH = 20;
const BELOW = 24;
const LEFT = 33;
// Between the words of an axis and the chart.
const SPACE = 6;

/**
 * @typedef {import("./rank-chart.js").Cell} Cell
 * @typedef {import("./rank-chart.js").Column} Column
 */

/**
 * A chart with the diagnosis above it.
 * @param {import("./rank-chart.js").Row} row
 * @param {Column[]} columns
 * @param {string} label the same in words
 * @returns {HTMLElement}
 */
export function drawRow({ name, isGrave, cells }, columns, label) {
  const left = findLeft();
  const width = left + WIDE * columns.length;
  const height = HIGH * (LINES + 1) + BELOW;
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  // Not as an attribute, which a policy may forbid.
  svg.style.width = `${width / 20}rem`;
  const chart = shape("g", { transform: `translate(${left})` });
  chart.append(...drawAxes(columns, height), ...cells.flatMap(drawBand), ...drawMine(cells.map((cell) => isListed(cell) ? cell : undefined)));
  svg.append(chart);
  return make("figure", {}, make("figcaption", {}, make("b", {}, new Text(isGrave ? `★ ${name}` : name)), make("span", {}, tellBand(cells))), svg);
}

/**
 * What was never listed agrees with nothing, also where the reference has it off the lines.
 * @param {Cell[]} cells
 */
function tellBand(cells) {
  if (!cells.some(isListed)) return t("not on your list");
  const both = cells.filter((cell) => cell.level && isListed(cell));
  if (!both[0]) return t("not in the reference");
  return t("on your list: inside the band {within} of {all}", { within: both.filter(isInside).length, all: both.length });
}

/** How much room the words of the axes take, in the language of the page. */
const findLeft = () => Math.max(LEFT, ...[t("off"), t("step")].map((words) => measure(words) + SPACE));

/**
 * Everything is drawn from the left edge of the bands; the words of the axes stand before it.
 * @param {Column[]} columns
 * @param {number} height
 */
function drawAxes(columns, height) {
  const left = { x: -SPACE, "text-anchor": "end" };
  const lines = [1, LINES, LINES + 1].map((line) => write(line > LINES ? t("off") : `${line}`, { ...left, y: middle(line) + 5 }));
  const steps = columns.map(({ words }, place) => write(words.match(/\d+/)?.[0] ?? `${place + 1}`, { x: across(place), y: height - 6, "text-anchor": "middle" }));
  const isSteps = document.getElementById(columns[0].anchor)?.closest("case-step");
  return [...lines, ...steps, ...isSteps ? [write(t("step"), { ...left, y: height - 6 })] : [],
    shape("path", { class: "edge", d: `M0 ${HIGH * LINES}H${WIDE * columns.length}` })];
}

/**
 * @param {Cell} cell
 * @param {number} place
 */
function drawBand({ level, first, last }, place) {
  if (!level) return [];
  const [top, bottom] = [first, last].map(clip);
  return [shape("rect", { x: WIDE * place + 2, y: HIGH * (top - 1) + 1, width: WIDE - 4, height: HIGH * (bottom - top + 1) - 2 })];
}

/**
 * A line joins two rankings that follow each other, and none where nothing was ranked.
 * @param {(Cell | undefined)[]} dots
 */
function drawMine(dots) {
  const path = dots.map((dot, place) => dot && `${dots[place - 1] ? "L" : "M"}${across(place)} ${middle(dot.mine)}`).filter(Boolean).join("");
  return [shape("path", { class: "mine", d: path }), ...dots.flatMap((dot, place) => dot
    ? [shape("circle", { class: isInside(dot) ? "inside" : "outside", cx: across(place), cy: middle(dot.mine), r: 5 })] : [])];
}

/** @param {Cell} cell */
function isInside({ level, first, last, mine = 0 }) {
  return !!level && clip(first) <= mine && mine <= clip(last);
}

/** @param {number} [rank] */
function clip(rank = NaN) {
  return Math.min(rank, LINES + 1);
}

/** @param {number} place */
function across(place) {
  return WIDE * (place + 0.5);
}

/** @param {number} [line] */
function middle(line = NaN) {
  return HIGH * (line - 0.5);
}
