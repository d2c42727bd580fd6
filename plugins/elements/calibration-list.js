// <calibration-list>: where the learner was sure and not as the reference, then where unsure and right; first responses only.

import { make, textOf } from "./dom.js";
import { LookingBack, nameMoment } from "./looking-back.js";
import { SURE } from "./verdict.js";

/** @typedef {{sure?: number, isRight: boolean, nodes: (Node | string)[]}} Moment */

const [GUESS, , CERTAIN] = SURE.keys();
const LONGEST = 90;

export class MomentList extends LookingBack {
  refresh() {
    this.lists ??= [...this.querySelectorAll("ol")];
    this.note ??= this.insertBefore(make("p", {}, ""), this.firstChild);
    const moments = [...document.querySelectorAll("quiz-item, rank-list")].map(readMoment).filter(Boolean);
    const told = moments.filter(({ sure }) => SURE[sure]);
    this.note.textContent = tell(moments, told);
    [
      told.filter(({ sure, isRight }) => sure === CERTAIN && !isRight),
      told.filter(({ sure, isRight }) => sure === GUESS && isRight),
    ].forEach((found, place) => this.write(this.lists[place], found, !!told[0]));
  }

  write(list, moments, isKnown) {
    const rows = moments.map(({ nodes }) => make("li", {}, ...nodes));
    list.classList.remove("ruled");
    list.replaceChildren(...rows[0] ? rows : [make("li", { class: "none" }, "No such moment.")]);
    list.hidden = list.previousElementSibling.hidden = !isKnown;
  }
}

function tell(moments, told) {
  if (!moments[0]) return "Nothing that could be compared is committed on this page yet.";
  if (!told[0]) return "You never said how sure you were, so there is nothing to sort here.";
  return `You said how sure you were at ${told.length} of ${moments.length} first responses.`;
}

/** @returns {Moment | undefined} */
function readMoment(element) {
  const attempt = element.past?.[0];
  return attempt && (element.matches("rank-list") ? readRanking : readItem)(element, attempt);
}

// A judgement has no score, and neither has what is written freely.
function readItem(item, { response, said, sure }) {
  const { first, notes } = item;
  // As the verdict has it: choosing too much scores 0, yet something in it may be right.
  const isHeld = ({ id, key }) => key && [response].flat().includes(id);
  const verdict = first === 1 ? "right" : first || notes.some(isHeld) ? "partly right" : "wrong";
  return Number.isFinite(first) && { sure, isRight: first === 1, nodes: [linkTo(item, cut(textOf(item, "legend"))), make("span", {}, ` You said “${cut(`${said}`)}”: ${verdict}.`)] };
}

// A ranking is not wrong: the reference has levels, and they are a judgement.
function readRanking(list, { ranks: [first], sure }) {
  const held = [...list.querySelectorAll("[data-diagnosis]")];
  const row = held.find(({ dataset }) => dataset.diagnosis === first.id);
  const name = list.nameOf(first);
  const [level] = row?.querySelector("th + td").textContent.split(/ [▲▼(]/) ?? [];
  const reference = level ? `the reference holds it as ${level}` : "the reference does not name it there";
  return {
    sure,
    isRight: row?.dataset.level === held[0].dataset.level,
    nodes: [linkTo(list, "your ranking."), make("span", {}, ` You ${sure === CERTAIN ? "were sure of" : "put first"} “${cut(name)}”; ${reference}.`)],
  };
}

function linkTo(moment, words) {
  return make("a", { href: `#${moment.id}` }, new Text(`${nameMoment(moment)}: ${words}`));
}

function cut(words) {
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : words;
}
