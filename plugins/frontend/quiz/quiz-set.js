// <quiz-set>: what concerns a quiz as a whole: the count, the round of missed items, erasing, one item at a time on a phone.

import { ask } from "../shared/ask.js";
import { find, findAll, make, makeButton, setWords } from "../shared/dom.js";
import { eraseWithDrafts } from "../shared/drafts.js";
import { onChange } from "../shared/events.js";
import { t, tn } from "../shared/strings.js";
import { syncItems } from "./page.js";

/** @typedef {import("./quiz-item.js").QuizItem} QuizItem */

export class QuizSet extends HTMLElement {
  /** @type {QuizItem[]} */
  #items = [];
  /** Those of the round, or all. @type {QuizItem[]} */
  #shown = [];
  /** The count, in words. @type {HTMLElement} */
  #line;
  /** @type {HTMLElement} */
  #news;
  /** @type {HTMLButtonElement} */
  #work;
  /** @type {HTMLButtonElement} */
  #all;
  /** Says which item of how many is on the screen of a phone. @type {HTMLElement} */
  #place;
  /** @type {HTMLButtonElement} */
  #back;
  /** @type {HTMLButtonElement} */
  #next;

  connectedCallback() {
    const items = /** @type {QuizItem[]} */ (findAll(this, "quiz-item"));
    // They may stand in another order than before.
    if (this.#shown === this.#items) this.#shown = items;
    this.#items = items;
    if (!this.#items[1] || this.closest("case-steps")) return;
    if (!this.#line) this.#build();
    // Items that arrive together with their set are upgraded after it.
    queueMicrotask(() => {
      this.#sync();
      if (!this.#follow()) this.#turnTo(this.#firstOpen);
    });
  }

  #build() {
    this.#shown = this.#items;
    this.#line = make("p", {}, "");
    this.#news = make("p", { role: "status" }, "");
    this.#work = makeButton("", () => {
      const missed = this.#missed;
      for (const item of missed) if (!item.isOpen) item.reopen();
      this.#show(missed);
    });
    this.#all = makeButton(t("Show all"), () => this.#show(this.#items));
    const erasing = makeButton(t("Erase my answers"), () => ask(erasing, t("Erase your answers to {quiz}?", { quiz: `${this.getAttribute("label")}` }), () => {
      eraseWithDrafts(`${this.getAttribute("store")}/`);
      syncItems();
      this.#show(this.#items, t("Your answers are erased."));
    }), { class: "link" });
    this.#place = make("span", {}, "");
    this.#back = makeButton(t("Back"), () => this.#move(-1));
    this.#next = makeButton(t("Next"), () => this.#move(1));
    this.append(make("div", { class: "pager" }, this.#back, this.#place, this.#next),
      make("div", { class: "round" }, this.#line, this.#news, this.#work, this.#all, erasing));
    onChange(this, () => this.#sync());
    addEventListener("hashchange", () => this.#follow()?.scrollIntoView());
  }

  /** Counts again, and ends a round when nothing is missed any more. */
  #sync() {
    const items = this.#items;
    const missed = this.#missed;
    const committed = items.filter((item) => item.score !== undefined);
    const inRound = this.#shown !== items;
    // Where all is erased, there is nothing to praise.
    if (inRound && !missed[0]) return this.#show(items, committed[0] ? t("All answers are now right.") : "", true);
    const counts = { done: committed.length, all: items.length, missed: missed.length };
    const answered = missed[0] ? t("{done} of {all} answered, {missed} to repeat.", counts) : t("{done} of {all} answered.", counts);
    setWords(this.#line, items.some((item) => item.matches("[points]")) ? `${answered} ${sumUp(items)}` : answered);
    setWords(this.#work, tn("Repeat the # missed question", "Repeat the # missed questions", missed.length));
    this.#work.hidden = missed.every((item) => item.isOpen);
    this.#all.hidden = !inRound;
  }

  /** The items whose last response was not wholly right; what has no score is never missed. */
  get #missed() {
    return this.#items.filter(({ score = 1 }) => score < 1);
  }

  /** The first item that waits for a response; the first of all where none does. */
  get #firstOpen() {
    return this.#shown.find((item) => item.isOpen) ?? this.#shown[0];
  }

  /**
   * Shows all items, or only those of a round; the focus goes to the first that is open, unless it shall stay.
   * @param {QuizItem[]} shown
   * @param {string} [news] what is said of it
   * @param {boolean} [stay]
   */
  #show(shown, news = "", stay) {
    this.#shown = shown;
    for (const item of this.#items) item.hidden = !shown.includes(item);
    setWords(this.#news, news);
    this.#sync();
    this.#turnTo(stay ? find(this, "[data-current]") : this.#firstOpen);
    if (stay) return;
    // Where all are committed, what is missed may be worked on again.
    this.#work.focus();
    shown.find((item) => item.isOpen)?.focusFirst();
  }

  /**
   * Brings an item to the screen of a phone, where one stands at a time.
   * @param {QuizItem} current
   */
  #turnTo(current) {
    const at = this.#shown.indexOf(current);
    for (const item of this.#items) item.toggleAttribute("data-current", item === current);
    setWords(this.#place, t("{at} of {all}", { at: at + 1, all: this.#shown.length }));
    this.#back.disabled = !at;
    this.#next.disabled = !this.#shown[at + 1];
  }

  /** @param {number} by how many items */
  #move(by) {
    const current = this.#shown[this.#shown.findIndex((item) => item.matches("[data-current]")) + by];
    this.#turnTo(current);
    const header = find(current, ".item-header");
    header.tabIndex = -1;
    header.focus();
    current.scrollIntoView();
  }

  /** Brings the item that the address names, if it names one; returns it. */
  #follow() {
    const named = this.#shown.find(({ id }) => `#${id}` === location.hash);
    if (named) this.#turnTo(named);
    return named;
  }
}

/**
 * The points so far, in words, where not every item counts the same.
 * @param {QuizItem[]} items
 */
function sumUp(items) {
  const sum = (/** @type {(item: QuizItem) => number} */ countOf) => items.reduce((all, item) => all + countOf(item), 0);
  const points = sum((item) => (item.score || 0) * item.points);
  return t("{points} of {all} points.", { points: Math.round(points * 100) / 100, all: sum((item) => item.points) });
}
