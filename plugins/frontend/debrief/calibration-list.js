// <calibration-list>: where the learner was sure and not as the reference, then where unsure and right; first responses only.

import { CONFIDENCE, inBrackets } from "../shared/confidence.js";
import { findAll, make, textOf } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { t } from "../shared/strings.js";
import { LookingBack, nameCheckpoint } from "./looking-back.js";

/**
 * A first response that can be compared, and what is said of it.
 * @typedef {{confidence?: number, isRight: boolean, nodes: (Node | string)[]}} Comparison
 * @typedef {import("../shared/events.js").Entry} Entry
 */

const [GUESS, , CERTAIN] = CONFIDENCE.keys();
const LONGEST = 90;

/** The outcomes of a first response, in words. @type {Record<string, string>} */
const OUTCOMES = { right: t("right"), partly: t("partly right"), wrong: t("wrong") };

export class CalibrationList extends LookingBack {
  /** @type {HTMLElement[]} */
  lists;
  /** @type {HTMLElement} */
  note;

  refresh() {
    this.lists ??= findAll(this, "ol");
    this.note ??= this.insertBefore(make("p", {}, ""), this.firstChild);
    const all = findAll(document, "quiz-item, rank-list").flatMap((element) => compare(element) ?? []);
    const rated = all.filter(({ confidence }) => inBrackets(confidence));
    this.note.textContent = summarize(all, rated);
    const found = [
      rated.filter(({ confidence, isRight }) => confidence === CERTAIN && !isRight),
      rated.filter(({ confidence, isRight }) => confidence === GUESS && isRight),
    ];
    this.lists.forEach((list, place) => write(list, found[place], !!rated[0]));
  }
}

/**
 * @param {HTMLElement} list
 * @param {Comparison[]} found
 * @param {boolean} isKnown whether the learner has said at all how sure they were
 */
function write(list, found, isKnown) {
  const rows = found.map(({ nodes }) => make("li", {}, ...nodes));
  list.classList.remove("ruled");
  list.replaceChildren(...rows[0] ? rows : [make("li", { class: "none" }, t("No such moment."))]);
  list.hidden = /** @type {HTMLElement} */ (list.previousElementSibling).hidden = !isKnown;
}

/**
 * @param {Comparison[]} all
 * @param {Comparison[]} rated
 */
function summarize(all, rated) {
  if (!all[0]) return t("Nothing that could be compared is committed on this page yet.");
  if (!rated[0]) return t("You never said how sure you were, so there is nothing to sort here.");
  return t("You said how sure you were at {rated} of {all} first responses.", { rated: rated.length, all: all.length });
}

/**
 * @param {HTMLElement} element
 * @returns {Comparison | undefined}
 */
function compare(element) {
  const entry = recall(element);
  if (entry.attempts[0]) return element.matches("rank-list") ? compareRanking(element, entry) : compareItem(element, entry);
}

/**
 * What has no score cannot be compared.
 * @param {HTMLElement} item
 * @param {Entry} entry
 * @returns {Comparison | undefined}
 */
function compareItem(item, { attempts: [{ text, confidence }], outcome }) {
  if (!outcome) return;
  const said = t("You said “{text}”: {outcome}.", { text: cut(`${text}`), outcome: OUTCOMES[outcome] });
  return {
    confidence,
    isRight: outcome === "right",
    nodes: [linkTo(item, cut(textOf(item, "legend"))), make("span", {}, ` ${said}`)],
  };
}

/**
 * A ranking is not wrong: the reference has levels, and they are a judgement.
 * @param {HTMLElement} list
 * @param {Entry} entry
 * @returns {Comparison}
 */
function compareRanking(list, { attempts: [{ ranks, confidence }], nameOf }) {
  const [first] = /** @type {import("../case/diagnoses.js").Rank[]} */ (ranks);
  const held = findAll(list, "[data-diagnosis]");
  const row = held.find(({ dataset }) => dataset.diagnosis === first.id);
  const [level] = row ? textOf(row, "th + td").split(/ ?[▲▼(（]/) : [];
  const diagnosis = cut(`${nameOf?.(first)}`);
  const ranked = confidence === CERTAIN ? t("You were sure of “{diagnosis}”.", { diagnosis }) : t("You put first “{diagnosis}”.", { diagnosis });
  const reference = level ? t("The reference holds it as {level}.", { level }) : t("The reference does not name it there.");
  return {
    confidence,
    isRight: row?.dataset.level === held[0].dataset.level,
    nodes: [linkTo(list, t("your ranking.")), make("span", {}, ` ${ranked} ${reference}`)],
  };
}

/**
 * @param {HTMLElement} checkpoint
 * @param {string} words
 * @returns {HTMLElement}
 */
function linkTo(checkpoint, words) {
  return make("a", { href: `#${checkpoint.id}` }, new Text(`${nameCheckpoint(checkpoint)}: ${words}`));
}

/** @param {string} words */
function cut(words) {
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : words;
}
