// <quiz-set>: what concerns a quiz as a whole: the count, the round of missed items, erasing.

import { ask } from "../shared/ask.js";
import { findAll, make, makeButton } from "../shared/dom.js";
import { onChange } from "../shared/events.js";
import { erase } from "../shared/storage.js";
import { t, tn } from "../shared/strings.js";
import { syncItems } from "./page.js";

/** @typedef {import("./quiz-item.js").QuizItem} QuizItem */

export class QuizSet extends HTMLElement {
  /** @type {QuizItem[]} */
  #items = [];
  /** The count, in words. @type {HTMLElement} */
  #line;
  #inRound = false;
  /** @type {HTMLElement} */
  #news;
  /** @type {HTMLButtonElement} */
  #work;
  /** @type {HTMLButtonElement} */
  #all;

  connectedCallback() {
    this.#items = findAll(this, "quiz-item");
    if (!this.#items[1]) return;
    if (!this.#line) this.#build();
    // Items that arrive together with their set are upgraded after it.
    queueMicrotask(() => this.#sync());
  }

  #build() {
    this.#line = make("p", {}, "");
    this.#news = make("p", { role: "status" }, "");
    this.#work = makeButton("", () => {
      const missed = this.#missed;
      for (const item of missed) if (!item.isOpen) item.reopen();
      this.#show(missed);
    });
    this.#all = makeButton(t("Show all"), () => this.#show(this.#items));
    const erasing = makeButton(t("Erase my responses"), () => ask(erasing, t("Erase your responses to {quiz}?", { quiz: `${this.getAttribute("label")}` }), () => {
      erase(`${this.getAttribute("store")}/`);
      syncItems();
      this.#show(this.#items, t("Your responses are erased."));
    }), { class: "link" });
    this.prepend(this.#line);
    this.append(make("div", { class: "round" }, this.#news, this.#work, this.#all, erasing));
    onChange(this, () => this.#sync());
  }

  /** Counts again, and ends a round when nothing is missed any more. */
  #sync() {
    const items = this.#items;
    const missed = this.#missed;
    const committed = items.filter((item) => item.score !== undefined);
    // Where all is erased, there is nothing to praise.
    if (this.#inRound && !missed[0]) return this.#show(items, committed[0] ? t("Every item is right now.") : "", true);
    const counts = { done: committed.length, all: items.length, missed: missed.length };
    const line = missed[0] ? t("{done} of {all} committed, {missed} to work on.", counts) : t("{done} of {all} committed.", counts);
    this.#line.textContent = `${line} ${t("The first response is kept.")}`;
    this.#work.textContent = tn("Work on the # missed item", "Work on the # missed items", missed.length);
    this.#work.hidden = missed.every((item) => item.isOpen);
    this.#all.hidden = !this.#inRound;
  }

  /** The items whose last response was not wholly right; what has no score is never missed. */
  get #missed() {
    return this.#items.filter(({ score = 1 }) => score < 1);
  }

  /**
   * Shows all items, or only those of a round; the focus goes to the first that is open, unless it shall stay.
   * @param {QuizItem[]} shown
   * @param {string} [news] what is said of it
   * @param {boolean} [stay]
   */
  #show(shown, news = "", stay) {
    this.#inRound = shown !== this.#items;
    for (const item of this.#items) item.hidden = !shown.includes(item);
    this.#news.textContent = news;
    this.#sync();
    if (stay) return;
    // Where all are committed, what is missed may be worked on again.
    this.#work.focus();
    shown.find((item) => item.isOpen)?.focusFirst();
  }
}
