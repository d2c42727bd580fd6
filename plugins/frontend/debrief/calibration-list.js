// <calibration-list>: where the learner was sure and not as the reference, then where unsure and right; first responses only.

import { CONFIDENCE } from "../shared/confidence.js";
import { findAll, make, setWords, textOf } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { listAnswers } from "./answers.js";
import { LookingBack, nameCheckpoint } from "./looking-back.js";

/** @typedef {import("./answers.js").Answer} Answer */

const [GUESS, , CERTAIN] = CONFIDENCE.keys();
const LONGEST = 90;

/** The outcomes of a first response, in words. @type {Record<string, string>} */
const OUTCOMES = { right: t("right"), partly: t("partly right"), defensible: t("defensible"), wrong: t("not this one") };

export class CalibrationList extends LookingBack {
  /** @type {HTMLElement[]} */
  lists;
  /** @type {HTMLElement} */
  note;

  refresh() {
    this.lists ??= findAll(this, "ol");
    this.note ??= this.insertBefore(make("p", {}, ""), this.firstChild);
    const all = listAnswers();
    const rated = all.filter(({ confidence }) => confidence !== undefined);
    setWords(this.note, summarize(all, rated));
    const found = [
      rated.filter(({ confidence, outcome }) => confidence === CERTAIN && outcome !== "right"),
      rated.filter(({ confidence, outcome }) => confidence === GUESS && outcome === "right"),
    ];
    this.lists.forEach((list, place) => write(list, found[place], !!rated[0]));
  }
}

/**
 * @param {HTMLElement} list
 * @param {Answer[]} found
 * @param {boolean} isKnown whether the learner has said at all how sure they were
 */
function write(list, found, isKnown) {
  const rows = found.map((answer) => make("li", {}, ...describe(answer)));
  list.classList.remove("ruled");
  list.replaceChildren(...rows[0] ? rows : [make("li", { class: "none" }, t("None."))]);
  list.hidden = /** @type {HTMLElement} */ (list.previousElementSibling).hidden = !isKnown;
}

/**
 * @param {Answer[]} all
 * @param {Answer[]} rated
 */
function summarize(all, rated) {
  if (!all[0]) return t("You have not answered anything on this page that can be compared.");
  if (!rated[0]) return t("You did not say how sure you were, so there is nothing to compare.");
  return t("You said how sure you were for {rated} of {all} first answers.", { rated: rated.length, all: all.length });
}

/**
 * @param {Answer} answer
 * @returns {Node[]}
 */
function describe({ element, confidence, outcome, said, level }) {
  const isRanking = element.matches("rank-list");
  const asked = isRanking ? t("your ranking.") : cut(textOf(element, "legend"));
  const words = isRanking ? describeFirst(cut(said), confidence === CERTAIN, level) : t("You answered “{text}”: {outcome}.", { text: cut(said), outcome: OUTCOMES[outcome] });
  return [
    make("a", { href: `#${element.id}` }, new Text(`${nameCheckpoint(element)}: ${asked}`)),
    make("span", {}, ` ${words}`),
  ];
}

/**
 * @param {string} diagnosis
 * @param {boolean} isSure
 * @param {string} [level]
 */
function describeFirst(diagnosis, isSure, level) {
  const ranked = isSure ? t("You were sure of “{diagnosis}”.", { diagnosis }) : t("You put first “{diagnosis}”.", { diagnosis });
  const reference = level ? t("Ours: {level}.", { level }) : t("Not in the reference at this point.");
  return `${ranked} ${reference}`;
}

/** @param {string} words */
function cut(words) {
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : words;
}
