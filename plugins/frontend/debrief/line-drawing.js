// Draws rankings as lines over the steps: a letter for each diagnosis, and its name at the end of its line.

import { make } from "../shared/dom.js";
import { endSentence, listWords, nameText } from "../shared/punctuation.js";
import { t } from "../shared/strings.js";
import { measure, shape, write } from "./svg.js";

// In units of which 20 are a rem: from ranking to ranking, from line to line, what stands left at the least, and below.
const WIDE = 38;
const HIGH = 40;
const LEFT = 24;
// Where the number of a line stands.
const NUMBER = -20;
const RADIUS = 10;
const BELOW = 30;
// From the end of a word to the middle of the number after it.
const BEFORE_NUMBER = 15;
// From the middle of a letter to the line that it stands on.
const MIDDLE = 5;

/**
 * @typedef {import("./ranking-changes.js").Ranking} Ranking
 */

/**
 * The picture, with the names beside it of what the last ranking holds, and below it of what it holds no longer.
 * @param {Ranking[]} rankings
 * @returns {HTMLElement}
 */
export function drawLines(rankings) {
  const names = new Map(rankings.flatMap(({ entries }) => entries.map(({ key, name }) => /** @type {[string, string]} */ ([key, name]))));
  const letters = new Map([...names.keys()].map((key, place) => [key, String.fromCharCode(65 + place % 26)]));
  const { entries } = rankings[rankings.length - 1];
  const held = entries.map(({ key }) => key);
  const gone = [...names.keys()].filter((key) => !held.includes(key));
  /** @type {(key: string) => (Node | string)[]} */
  const label = (key) => [make("b", {}, `${letters.get(key)}`), make("span", {}, new Text(`${names.get(key)}`))];
  return make("div", { class: "mind" },
    make("div", {}, drawPicture(rankings, letters, held[0]), make("ol", { "aria-hidden": true }, ...held.map((key) => make("li", {}, ...label(key))))),
    ...gone[0] ? [make("p", { "aria-hidden": true }, t("No longer on your list:"), ...gone.flatMap((key) => [" ", make("span", {}, ...label(key))]))] : []);
}

/**
 * @param {Ranking[]} rankings
 * @param {Map<string, string>} letters
 * @param {string} first the diagnosis that stands first in the end
 */
function drawPicture(rankings, letters, first) {
  const most = Math.max(...rankings.map(({ entries }) => entries.length));
  const left = findLeft(rankings);
  const width = left + WIDE * rankings.length;
  const height = HIGH * most + BELOW;
  const label = rankings.map(({ words, entries }) => endSentence(nameText(words, listWords(entries.map(({ name }) => name)))));
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": [t("Your ranking at each step."), ...label].join(" ") });
  // Not as an attribute, which a policy may forbid.
  svg.style.width = `${width / 20}rem`;
  const chart = shape("g", { transform: `translate(${left})` });
  svg.append(chart);
  chart.append(...drawLabels(rankings, most, height),
    // What stands first in the end is drawn last, over the others.
    ...[...letters.keys()].sort((a, b) => Number(a === first) - Number(b === first))
      .flatMap((key) => drawLine(rankings, key, `${letters.get(key)}`, key === first ? "mine" : "other")));
  return svg;
}

/**
 * The word below the numbers of the lines ends before the number of the first step, at which the first line begins.
 * @param {Ranking[]} rankings
 */
const findLeft = ([first]) => Math.max(LEFT, first.isStep ? measure(t("step")) + BEFORE_NUMBER - WIDE / 2 : 0);

/**
 * Everything is drawn from the first ranking; the numbers of the lines stand before it.
 * @param {Ranking[]} rankings
 * @param {number} most lines
 * @param {number} height
 */
function drawLabels(rankings, most, height) {
  const lines = [...Array(most).keys()].map((line) => write(`${line + 1}`, { x: NUMBER, y: down(line) + MIDDLE }));
  const steps = rankings.map(({ number }, place) => write(number, { x: across(place), y: height - 6, "text-anchor": "middle" }));
  return [...lines, ...steps, ...rankings[0].isStep ? [write(t("step"), { x: WIDE / 2 - BEFORE_NUMBER, y: height - 6, "text-anchor": "end" })] : []];
}

/**
 * A line joins two rankings that follow each other, where both hold the diagnosis.
 * @param {Ranking[]} rankings
 * @param {string} key
 * @param {string} letter
 * @param {string} kind
 */
function drawLine(rankings, key, letter, kind) {
  const lines = rankings.map(({ entries }) => entries.findIndex((entry) => entry.key === key));
  const path = lines.map((line, place) => line < 0 ? "" : `${lines[place - 1] >= 0 ? "L" : "M"}${across(place)} ${down(line)}`).join("");
  return [shape("path", { class: kind, d: path }), ...lines.flatMap((line, place) => line < 0 ? [] : [
    shape("circle", { class: kind, cx: across(place), cy: down(line), r: RADIUS }),
    write(letter, { class: kind, x: across(place), y: down(line) + MIDDLE, "text-anchor": "middle" }),
  ])];
}

/** @param {number} place */
const across = (place) => WIDE * (place + 0.5);

/** @param {number} line */
const down = (line) => HIGH * (line + 0.5);
