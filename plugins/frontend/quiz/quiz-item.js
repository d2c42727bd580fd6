// <quiz-item>: one item, from the first option chosen to the rationales.

import { makeConfidence, readConfidence } from "../shared/confidence.js";
import { find, findAll, make, makeButton, textOf } from "../shared/dom.js";
import { announceChange, answer } from "../shared/events.js";
import { parseRecord, without } from "../shared/record.js";
import { isRefused, load, save } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { last } from "./grading.js";
import { explain, readNotes, rowsOf } from "./notes.js";
import { offersFor } from "./offers.js";
import { commitOnEnter, syncItems, tellNotKept } from "./page.js";
import { TYPES } from "./types/index.js";

/** @typedef {import("../shared/record.js").Attempt} Attempt */

export class QuizItem extends HTMLElement {
  /** What differs from type to type. @type {import("./item-type.js").ItemType} */
  #type;
  /** @type {HTMLFieldSetElement} */ #fieldset;
  /** @type {HTMLFormElement} */ #form;
  /** @type {import("./item-type.js").Note[]} */ #notes;
  /** What to grade against. @type {any} */
  #key;
  /** The key of the record in storage. @type {string} */
  #store;
  /** The text in storage that is shown; undefined until the first is. @type {string | null | undefined} */
  #kept;
  /** What the page shows as committed. @type {Attempt[]} */
  #attempts = [];
  /** How the first of them was graded. @type {string | undefined} */
  #outcome;
  /** All that was read, since a later script may know more of it. @type {object} */
  #record = {};
  /** What is chosen and not committed. @type {any} */
  #draft;
  /** Its id in the quiz. @type {string} */
  #item;
  /** @type {string | null} */ #fingerprint;
  /** Says how the response was graded. @type {HTMLElement} */
  #verdict;
  /** Holds the button of the commit, or what follows it. @type {HTMLElement} */
  #bar;
  /** @type {HTMLElement} */ #live;

  connectedCallback() {
    this.sync();
  }

  /** Whether the learner may still respond. */
  get isOpen() {
    return !this.#fieldset.disabled;
  }

  /** The score of the last response; undefined where nothing is committed, NaN where there is no score. */
  get score() {
    return this.#attempts[0] && this.#type.grade(this.#key, last(this.#attempts).response);
  }

  /**
   * Shows what storage holds, if that is not what is shown.
   * @param {any} [event] of storage, where another window has written
   */
  sync(event) {
    // The script of its type may have come only now.
    if (!this.#type) this.#build();
    if (!this.#type) return;
    const text = load(this.#store);
    const attempts = this.#attempts;
    if (text !== this.#kept) this.restore(text);
    else if (attempts[0] && event?.key === this.#store && event.newValue) {
      // Another window had committed, and this one has written over it before it could hear of that.
      this.restore(event.newValue);
      this.#keep([...without(this.#attempts, attempts), ...attempts]);
    }
    if (isRefused) tellNotKept(this);
  }

  /**
   * Offers a fresh attempt, or what was chosen and not committed; the record stays as it is until the next commit.
   * @param {boolean} [isTouched] whether the form stays as it is: somebody may be typing in it
   */
  reopen(isTouched) {
    this.#fieldset.disabled = false;
    if (!isTouched) {
      this.#form.reset();
      this.#type.reset?.(this.#rows);
      if (this.#draft) this.#type.write(this.#draft, this.#fieldset, this.#rows);
    }
    this.#verdict.replaceChildren();
    for (const added of findAll(this, ".why, .notice")) added.remove();
    for (const marked of findAll(this, "[data-mark]")) delete marked.dataset.mark;
    this.#bar.replaceChildren(
      this.#type.count ? makeConfidence(t("How sure? You may skip this.")) : "",
      makeButton(this.#type.action(this.#rows.length), () => this.#commit()));
    this.#invite();
  }

  focusFirst() {
    find(this.#fieldset, ":enabled").focus();
  }

  #build() {
    const store = this.closest("quiz-set")?.getAttribute("store") ?? "";
    // The anchor of an item is its quiz and its id; a second copy in the page has another anchor, and says its id.
    this.#item = this.getAttribute("item") ?? this.id.slice(store.length - store.lastIndexOf("/"));
    this.#store = `${store}/${this.#item}`;
    this.#fingerprint = this.getAttribute("fingerprint");
    this.#fieldset = find(this, "fieldset");
    this.#form = /** @type {HTMLFormElement} */ (this.#fieldset.form);
    this.#type = { ...globalThis.casebook?.types, ...TYPES }[this.getAttribute("type") ?? ""];
    // A policy may forbid the style in the page. Where the script of a type has not come, all is as without script.
    const key = find(this, ".key");
    key.hidden = !!this.#type;
    key.style.display = this.#type ? "" : "block";
    if (!this.#type) return;
    this.#notes = readNotes(this);
    this.#key = this.#type.keyOf(this.#notes);
    this.#addControls();
    answer(this);
  }

  #addControls() {
    // The focus goes to the verdict, which says it; in a status region it would be said twice.
    this.#verdict = make("p", { class: "verdict", tabindex: -1 });
    this.#bar = make("div", { class: "commit" });
    this.#live = make("p", { role: "status" }, "");
    find(this, "legend").after(this.#verdict);
    const stem = find(this, ".stem");
    if (stem) this.#fieldset.setAttribute("aria-describedby", stem.id = this.id + ".stem");
    this.#form.append(this.#bar, this.#live);
    this.#form.oninput = () => this.#invite();
    this.#form.onkeydown = commitOnEnter(() => this.#commit());
    this.#type.setUp?.(this.#rows, (words) => this.#invite(words));
  }

  get #rows() {
    return rowsOf(this);
  }

  #read() {
    const data = new FormData(this.#form);
    data.delete("_confidence");
    return this.#type.read(data, this.#rows);
  }

  /** What must come before a commit, in words. */
  get #missing() {
    return this.#type.missing(this.#read(), this.#rows, this.#key);
  }

  #commit() {
    if (this.#missing) return this.#invite(this.#missing);
    const text = this.#rows.map(this.#type.textOf).filter((words) => words).join("; ").replace(/\.$/, "");
    const attempt = { response: this.#read(), text, ...readConfidence(this.#form) };
    // Another window may have committed since this one last heard of it.
    this.sync();
    this.#keep([...this.#attempts, attempt]);
    this.#verdict.focus();
  }

  /** @param {Attempt[] | undefined} [attempts] none to erase the record */
  #keep(attempts) {
    save(this.#store, attempts ? JSON.stringify({ ...this.#record, fingerprint: this.#fingerprint, attempts }) : null);
    syncItems();
  }

  /** @param {string | null} text */
  restore(text) {
    // What was chosen before the script came, or while another window committed, goes only where all is erased.
    const isErased = text === null && this.#kept !== undefined;
    this.#record = {};
    this.#attempts = [];
    if (this.isOpen) this.#draft = this.#read();
    if (isErased || this.#type.isUntouched?.(this.#rows)) this.#draft = null;
    this.#kept = text;
    this.reopen(!isErased);
    if (text !== null) this.#showText(text);
    announceChange(this);
  }

  /** @param {string} text */
  #showText(text) {
    try {
      this.#show(parseRecord(text));
    } catch {
      // Anything may stand in storage. What does not fit the item is no record of it, and may be one of a later script.
      this.#record = { older: [text] };
      this.reopen();
      tellNotKept(this);
    }
  }

  /** @param {import("../shared/record.js").Kept} record */
  #show(record) {
    const { fingerprint, attempts } = record;
    const { response, text } = last(attempts);
    // An item may have had another fingerprint, which older records hold.
    if (![this.#fingerprint, this.getAttribute("was") ?? 0].includes(/** @type {string} */ (fingerprint))
      || this.#type.isOutdated?.(response, this.#rows, this.#key)) {
      this.#record = { ...record, older: [...record.older ?? [], { fingerprint, attempts }] };
      this.#form.prepend(make("p", { class: "notice" }, t("This item has changed since you answered. Your old response: “{text}”.", { text })));
      return;
    }
    this.#type.write(response, this.#fieldset, this.#rows);
    // The form holds only what can be chosen, so reading back shows whether this could.
    if (JSON.stringify(this.#read()) !== JSON.stringify(response) || this.#missing) throw Error();
    const [mark, lead, detail] = this.#type.verdict(this.#key, attempts);
    this.#fieldset.disabled = true;
    for (const note of this.#notes) explain(this.#type, note, response, this.#key);
    this.#verdict.dataset.mark = mark;
    const first = attempts[1] ? t("First response: “{text}”.", { text: attempts[0].text }) : "";
    this.#verdict.append(make("span", {}, make("b", {}, lead), ` ${detail} ${first} ${textOf(this, ".review")}`));
    this.#offer();
    this.#outcome = this.#type.verdict(this.#key, attempts.slice(0, 1))[0];
    this.#attempts = attempts;
    this.#record = record;
    if (JSON.stringify(this.#draft) === JSON.stringify(response)) this.#draft = null;
  }

  /** Offers what can be done once the response is committed. */
  #offer() {
    this.#bar.replaceChildren(...offersFor(
      this.id,
      this.closest("quiz-set")?.getAttribute("report")?.replace(/\*/g, `${this.#item} ${this.#fingerprint}`),
      (words) => this.#invite(words),
      () => {
        this.#keep();
        this.focusFirst();
      },
      () => {
        this.reopen();
        this.focusFirst();
      },
    ));
    this.#invite();
  }

  /** What the item tells of its record. @returns {import("../shared/events.js").Entry} */
  get entry() {
    return { store: this.#store, kept: this.#kept, attempts: this.#attempts, outcome: this.#outcome };
  }

  /** Says something, and whether a commit may follow. */
  #invite(words = "") {
    this.#live.textContent = words;
    this.#form.toggleAttribute("data-ready", this.isOpen && !this.#missing);
  }
}
