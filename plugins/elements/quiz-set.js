// <quiz-set>: what concerns a quiz as a whole: the count, the round of missed items, erasing.

import { ask } from "./ask.js";
import { make, makeButton } from "./dom.js";
import { syncPage } from "./page.js";
import { erase } from "./storage.js";

export class QuizSet extends HTMLElement {
  connectedCallback() {
    this.items = [...this.querySelectorAll("quiz-item")];
    if (!this.line && this.items[1]) this.build();
    // Items that arrive together with their set are upgraded after it.
    queueMicrotask(() => this.sync());
  }

  build() {
    this.line = make("p", {}, "");
    this.news = make("p", { role: "status" }, "");
    this.work = makeButton("", () => {
      const { missed } = this;
      for (const item of missed) if (!item.isOpen) item.reopen();
      this.show(missed);
    });
    this.all = makeButton("Show all", () => this.show(this.items));
    const erasing = makeButton("Erase my responses", () => ask(erasing, `Erase your responses to ${this.getAttribute("label")}?`, () => {
      erase(`${this.getAttribute("store")}/`);
      syncPage();
      this.show(this.items, "Your responses are erased.");
    }), { class: "link" });
    this.prepend(this.line);
    this.append(make("div", { class: "round" }, this.news, this.work, this.all, erasing));
  }

  /** Counts again, and ends a round when nothing is missed any more. */
  sync() {
    if (!this.line) return;
    const { items, missed } = this;
    if (this.inRound && !missed[0]) return this.show(items, "Every item is right now.", true);
    const committed = items.filter((item) => item.score !== undefined);
    this.line.textContent = `${committed.length} of ${items.length} committed${missed[0] ? `, ${missed.length} to work on` : ""}. The first response is kept.`;
    this.work.textContent = `Work on the ${missed.length} missed item${missed[1] ? "s" : ""}`;
    this.work.hidden = missed.every((item) => item.isOpen);
    this.all.hidden = !this.inRound;
  }

  /** The items whose last response was not wholly right; what has no score is never missed. */
  get missed() {
    return this.items.filter(({ score }) => score < 1);
  }

  /** Shows all items, or only those of a round; the focus goes to the first that is open, unless it shall stay. */
  show(shown, news = "", stay) {
    this.inRound = shown !== this.items;
    for (const item of this.items) item.hidden = !shown.includes(item);
    this.news.textContent = news;
    this.sync();
    if (stay) return;
    // Where all are committed, what is missed may be worked on again.
    this.work.focus();
    shown.find((item) => item.isOpen)?.focusFirst();
  }
}
