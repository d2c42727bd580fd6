// <case-record>: the learner's record, to be saved, brought in, printed and erased by whose it is.

import { ask } from "./ask.js";
import { make, makeButton } from "./dom.js";
import { MOST_BYTES, readCopy, TOO_LARGE, UNREADABLE, writeCopy } from "./record-copy.js";
import { bringIn, takeUp } from "./record-merge.js";
import { announce, elementsOf, eraseSite, gather } from "./record-store.js";
import { makeSheet } from "./record-sheet.js";

const SURELY = "Erase everything you have committed in this course, on every page?";

const EMPTY = "Nothing is kept yet.";

export class CaseRecord extends HTMLElement {
  connectedCallback() {
    if (!this.live) this.build();
    // Later, because items and rankings that arrive together with it may be upgraded after it.
    queueMicrotask(() => takeUp(this.store));
  }

  build() {
    this.store = this.getAttribute("store");
    const chosen = make("input", { type: "file", accept: ".json" });
    chosen.onchange = () => this.take(chosen);
    this.live = make("p", { role: "status" }, "");
    const erasing = makeButton("Erase everything", () => ask(erasing, SURELY, () => this.eraseAll()));
    this.querySelector(".needs-script").replaceWith(make("div", { class: "record" },
      makeButton("Save a copy", () => this.keep()),
      make("label", {}, "Bring in a copy", chosen),
      makeButton("Print a sheet", () => this.show()),
      erasing), this.live);
  }

  keep() {
    const texts = gather(this.store);
    if (!texts.size) return this.say(EMPTY);
    const download = `${this.store}-record.json`;
    const href = URL.createObjectURL(new Blob([writeCopy(this.store, texts)]));
    make("a", { href, download }).click();
    this.say(`Your browser saves ${download}.`);
  }

  async take(chosen) {
    const [file] = chosen.files;
    try {
      this.say(file.size > MOST_BYTES ? TOO_LARGE : readCopy(await file.arrayBuffer(), this.store, bringIn));
    } catch {
      // It was there when it was chosen, and cannot be read any more.
      this.say(UNREADABLE);
    }
    // So that the same file may be chosen again.
    chosen.value = "";
  }

  show() {
    const sheet = makeSheet(this.store, gather(this.store));
    this.say(sheet ? "" : EMPTY);
    if (!sheet) return;
    document.body.append(sheet);
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    print();
  }

  eraseAll() {
    eraseSite(this.store);
    // A round of missed items would end with praise, and what is written and not committed would stay.
    for (const set of document.querySelectorAll("quiz-set")) if (set.inRound) set.show(set.items, "", true);
    for (const element of elementsOf(this.store).values()) if (!element.steps) element.restore(null);
    announce();
    // What the elements keep in memory, where the browser refuses to keep it, goes with the page.
    if (gather(this.store).size) location.replace(location.pathname);
    this.say("Everything is erased.");
  }

  say(words) {
    this.live.textContent = words;
  }
}
