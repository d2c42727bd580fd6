// <ranking-changes>: the learner's rankings as lines over the steps, where the first of them changed, and the same as a table.

import { findAll, make } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { listWords } from "../shared/punctuation.js";
import { t, tn } from "../shared/strings.js";
import { drawLines } from "./line-drawing.js";
import { LookingBack, nameCheckpoint } from "./looking-back.js";

/**
 * A ranking that was made: the step around it or its place on the page, what leads to it in words, and what is on its
 * lines. The key of an entry is the same wherever that diagnosis stands, in whatever words.
 * @typedef {{key: string, name: string, isStarred: boolean}} Entry
 * @typedef {{number: string, isStep: boolean, words: string, entries: Entry[]}} Ranking
 */

export class RankingChanges extends LookingBack {
  /** What the reference did, in words. @type {string} */
  ours;

  refresh() {
    this.ours ??= `${this.textContent}`.trim();
    const isOpen = !!this.querySelector("details")?.open;
    const rankings = readRankings();
    this.replaceChildren(...rankings[0] ? [drawLines(rankings), make("p", {}, `${tellChanges(rankings)} ${this.ours}`), writeTable(rankings)]
      : [make("p", { class: "none" }, t("You have not ranked anything here."))]);
    const details = this.querySelector("details");
    if (details) details.open = isOpen;
  }
}

/**
 * The last ranking of each that was made, in the order of the page.
 * @returns {Ranking[]}
 */
function readRankings() {
  const lists = new Map(findAll(document, "rank-list").map((list) => [list.getAttribute("checkpoint"), list]));
  return [...lists.values()].flatMap((list, place) => {
    const { attempts, shortOf } = recall(list);
    const ranks = attempts.at(-1)?.ranks;
    if (!ranks) return [];
    const step = list.closest("case-step")?.id.replace("step-", "");
    const entries = ranks.map((rank, line) => readEntry(rank, `${shortOf?.(rank)}`, ranks.slice(0, line)));
    return [{ number: step ?? `${place + 1}`, isStep: !!step, words: nameCheckpoint(list), entries }];
  });
}

/**
 * Two terms of one diagnosis may stand in one ranking: the upper one stands for it, the other for itself.
 * @param {import("../case/diagnoses.js").Rank} rank
 * @param {string} name
 * @param {import("../case/diagnoses.js").Rank[]} above
 * @returns {Entry}
 */
function readEntry({ id, star }, name, above) {
  const isFirst = id && above.every((rank) => rank.id !== id);
  return { key: isFirst ? id : ` ${name}`, name, isStarred: !!star };
}

/** @param {Ranking[]} rankings */
function tellChanges(rankings) {
  const changed = rankings.slice(1).filter(({ entries }, place) => entries[0].key !== rankings[place].entries[0].key).map(({ number }) => number);
  if (!rankings[1]) return t("You ranked once.");
  if (!changed[0]) return t("You kept your first throughout.");
  const before = listWords(changed.slice(0, -1));
  const last = changed[changed.length - 1];
  const places = before ? t("{places} and {last}", { places: before, last }) : last;
  return tn("You changed your first at step {places}.", "You changed your first at steps {places}.", changed.length, { places });
}

/**
 * @param {Ranking[]} rankings
 * @returns {HTMLElement}
 */
function writeTable(rankings) {
  const most = Math.max(...rankings.map(({ entries }) => entries.length));
  const rows = [...Array(most).keys()].map((line) => make("tr", {}, make("th", { scope: "row" }, t("Line {line}", { line: line + 1 })),
    ...rankings.map(({ words, entries }) => make("td", { "data-head": t("{label}:", { label: words }) }, new Text(describe(entries[line]))))));
  return make("details", {}, make("summary", {}, t("The same as a table")), make("table", { class: "chart" },
    make("thead", {}, make("tr", {}, make("td", {}), ...rankings.map(({ words }) => make("th", { scope: "col" }, words)))),
    make("tbody", {}, ...rows)));
}

/** @param {Entry} [entry] */
function describe(entry) {
  if (!entry) return "–";
  return entry.isStarred ? `${entry.name} ★` : entry.name;
}
