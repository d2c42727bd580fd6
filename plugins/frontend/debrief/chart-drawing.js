// Draws one small chart: a band for the ranks that a level takes up, and the learner's line over it.

import { LINES } from "./chart-counts.js";
import { make } from "../shared/dom.js";
import { t } from "../shared/strings.js";

// In units of which 20 are a rem: the column of a ranking, the line of a rank, what stands left and below.
const WIDE = 28;
const HIGH = 20;
const LEFT = 33;
const BELOW = 24;

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
  const width = LEFT + WIDE * columns.length;
  const height = HIGH * (LINES + 1) + BELOW;
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  // Not as an attribute, which a policy may forbid.
  svg.style.width = `${width / 20}rem`;
  svg.append(...drawAxes(columns, width, height), ...cells.flatMap(drawBand), ...drawMine(cells.map(seen)));
  const both = cells.filter(({ level, mine }) => level && mine);
  const within = both.filter(isInside).length;
  const note = both[0] ? t("inside the band {within} of {all}", { within, all: both.length })
    : cells.some(({ level }) => level) ? "" : t("not in the reference");
  return make("figure", {}, make("figcaption", {}, make("b", {}, new Text(isGrave ? `★ ${name}` : name)), make("span", {}, note)), svg);
}

/**
 * @param {Column[]} columns
 * @param {number} width
 * @param {number} height
 */
function drawAxes(columns, width, height) {
  const lines = [1, LINES, LINES + 1].map((line) => text(line > LINES ? t("off") : `${line}`, LEFT - 6, middle(line) + 5, "end"));
  const steps = columns.map(({ words }, place) => text(words.match(/\d+/)?.[0] ?? `${place + 1}`, across(place), height - 6, "middle"));
  const isSteps = document.getElementById(columns[0].anchor)?.closest("case-step");
  return [...lines, ...steps, ...isSteps ? [text(t("step"), LEFT - 6, height - 6, "end")] : [],
    shape("path", { class: "edge", d: `M${LEFT} ${HIGH * LINES}H${width}` })];
}

/**
 * @param {Cell} cell
 * @param {number} place
 */
function drawBand({ level, first, last }, place) {
  if (!level) return [];
  const [top, bottom] = [first, last].map(clip);
  return [shape("rect", { x: LEFT + WIDE * place + 2, y: HIGH * (top - 1) + 1, width: WIDE - 4, height: HIGH * (bottom - top + 1) - 2 })];
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

/**
 * Not to list what has no name yet says nothing.
 * @param {Cell} cell
 */
function seen(cell) {
  return cell.mine && (cell.level || cell.mine <= LINES) ? cell : undefined;
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
  return LEFT + WIDE * (place + 0.5);
}

/** @param {number} [line] */
function middle(line = NaN) {
  return HIGH * (line - 0.5);
}

/**
 * @param {string} words
 * @param {number} x
 * @param {number} y
 * @param {string} anchor
 */
function text(words, x, y, anchor) {
  const element = shape("text", { x, y, "text-anchor": anchor });
  element.textContent = words;
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number>} attributes
 */
function shape(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name in attributes) element.setAttribute(name, `${attributes[name]}`);
  return element;
}
