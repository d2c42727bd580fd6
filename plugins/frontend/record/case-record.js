// <case-record>: the learner's record, to be saved, opened again, printed and erased by whose it is.

import { ask } from "../shared/ask.js";
import { find, make, makeButton, setWords } from "../shared/dom.js";
import { announceEdit, answer, recall } from "../shared/events.js";
import { t } from "../shared/strings.js";
import { MOST_BYTES, readCopy, refuse, UNREADABLE, writeCopy } from "./copy.js";
import { bringIn, takeUp } from "./merge.js";
import { makeSheet } from "./sheet.js";
import { announce, elementsOf, eraseSite, gather } from "./store.js";

export class CaseRecord extends HTMLElement {
  /** The id of the site, with which every key in storage begins. @type {string} */
  store;
  /** @type {HTMLElement} */
  live;

  connectedCallback() {
    if (!this.live) this.build();
    // Later, because items and rankings that arrive together with it may be upgraded after it.
    queueMicrotask(() => takeUp(this.store));
    // The bar of a case offers to save it, and may have been there first.
    announceEdit(this);
  }

  /** What can be done with it. @returns {import("../shared/events.js").Entry} */
  get entry() {
    return { attempts: [], action: t("Save my record"), commit: () => this.keep() };
  }

  /** A record is not shown, and none is put in its place. */
  restore() {}

  build() {
    this.store = `${this.getAttribute("store")}`;
    const chosen = make("input", { type: "file", accept: ".json" });
    chosen.onchange = () => this.take(chosen);
    this.live = make("p", { role: "status" }, "");
    const erasing = makeButton(t("Erase everything"), () => ask(erasing, t("Erase all your answers, on every page of this course?"), () => this.eraseAll()));
    find(this, ".needs-script").replaceWith(make("div", { class: "record" },
      makeButton(t("Save my record"), () => this.keep()),
      make("label", {}, t("Open a saved record"), chosen),
      makeButton(t("Print it"), () => this.show()),
      erasing), this.live);
    answer(this);
    if (location.protocol === "file:") find(this, "summary").after(make("p", {}, [
      t("When the site is opened from a folder, Firefox keeps a separate record for each page. The whole case is on one page."),
      t("To have a quiz in the same record, save the record there and open it here."),
    ].join(" ")));
  }

  /** @returns {string} what came of it */
  keep() {
    const texts = gather(this.store);
    if (!texts.size) return this.say(t("There is nothing in your record yet."));
    const download = `${this.store}-record.json`;
    const href = URL.createObjectURL(new Blob([writeCopy(this.store, texts)]));
    make("a", { href, download }).click();
    return this.say(t("Your record is saved as {file}.", { file: download }));
  }

  /** @param {HTMLInputElement} chosen */
  async take(chosen) {
    const [file] = /** @type {FileList} */ (chosen.files);
    try {
      this.say(file.size > MOST_BYTES ? refuse(t("This file is too large: a saved record is at most 20 MB.")) : readCopy(await file.arrayBuffer(), this.store, bringIn));
    } catch {
      // It was there when it was chosen, and cannot be read any more.
      this.say(refuse(UNREADABLE));
    }
    // So that the same file may be chosen again.
    chosen.value = "";
  }

  show() {
    const sheet = makeSheet(this.store, gather(this.store));
    this.say(sheet ? "" : t("There is nothing in your record yet."));
    if (!sheet) return;
    document.body.append(sheet);
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    print();
  }

  eraseAll() {
    eraseSite(this.store);
    // A storage event alone would let stay what is written and not committed.
    for (const element of elementsOf(this.store).values()) if (!recall(element).steps) recall(element, null);
    announce();
    // What the elements keep in memory, where the browser refuses to keep it, goes with the page.
    if (gather(this.store).size) location.replace(location.pathname);
    this.say(t("All your answers are erased."));
  }

  /** @param {string} words */
  say(words) {
    setWords(this.live, words);
    return words;
  }
}
