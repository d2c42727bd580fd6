// <quiz-item>: one item, from the first option chosen to the rationales.

import { makeConfidence, inBrackets, readConfidence, writeConfidence } from "../shared/confidence.js";
import { find, findAll, make, makeButton, setWords } from "../shared/dom.js";
import { draftKey, keepDraft, loadDraft } from "../shared/drafts.js";
import { announceChange, announceEdit, answer } from "../shared/events.js";
import { parseRecord, without } from "../shared/record.js";
import { isRefused, load, save } from "../shared/storage.js";
import { listParts } from "../shared/punctuation.js";
import { t } from "../shared/strings.js";
import { allOrNothing, last } from "./grading.js";
import { explain, readNotes, rowsOf, unmark } from "./notes.js";
import { makeMenu } from "./offers.js";
import { commitOnEnter, syncItems, tellNotKept } from "./page.js";
import { TYPES } from "./types/index.js";

/** @typedef {import("../shared/record.js").Attempt} Attempt */

export class QuizItem extends HTMLElement {
  /** What differs from type to type. @type {import("./item-type.js").ItemType} */
  #type;
  /** @type {HTMLFieldSetElement} */ #fieldset;
  /** @type {HTMLFormElement} */ #form;
  /** Holds the answer and the rationales. @type {HTMLElement} */ #key;
  /** @type {import("./item-type.js").Note[]} */ #notes;
  /** The options where doctors differ. @type {string[]} */ #defensible;
  /** What to grade against. @type {any} */
  #keyed;
  /** The key of the record in storage. @type {string} */
  #store;
  /** The text in storage that is shown; undefined until the first is. @type {string | null | undefined} */
  #kept;
  /** The text of the draft that is shown. @type {string | null} */
  #drafted = null;
  /** What the page shows as committed. @type {Attempt[]} */
  #attempts = [];
  /** How the first of them was graded. @type {string | undefined} */
  #outcome;
  /** All that was read, since a later script may know more of it. @type {object} */
  #record = {};
  /** Its id in the quiz. @type {string} */
  #item;
  /** @type {string | null} */ #fingerprint;
  /** Says how the response was graded, in the place where the confidence was asked. @type {HTMLElement} */
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
    return this.#attempts[0] && this.#type.grade(this.#keyed, last(this.#attempts).response);
  }

  /** What a wholly right response counts; 0 where there is no score. */
  get points() {
    return this.#type?.count ? Number(this.getAttribute("points") ?? 1) : 0;
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
    } else if (this.isOpen && load(draftKey(this.#store)) !== this.#drafted) {
      // Another window, or a copy of this item.
      this.reopen();
      announceEdit(this);
    }
    if (isRefused) tellNotKept(this);
  }

  /** Offers a fresh attempt, or the draft of one; the record stays as it is until the next commit. */
  reopen() {
    this.#fieldset.disabled = false;
    this.#form.reset();
    this.#type.reset?.(this.#rows);
    this.#verdict.replaceChildren();
    unmark(this);
    this.querySelector(".notice")?.remove();
    this.#key.hidden = true;
    this.append(this.#key);
    this.#bar.replaceChildren(...this.#type.isSurvey ? [] : [
      this.#type.count ? makeConfidence(t("How sure are you? Optional")) : "",
      makeButton(this.#type.action(), () => this.#commit(), { class: "go" }),
    ]);
    this.#writeDraft();
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
    this.#key = find(this, ".key");
    this.#key.hidden = !!this.#type;
    this.#key.style.display = this.#type ? "" : "block";
    if (!this.#type) return;
    if (this.hasAttribute("all-or-nothing")) this.#type = allOrNothing(this.#type);
    this.#notes = readNotes(this);
    this.#defensible = this.#notes.filter(({ isDefensible }) => isDefensible).map(({ id }) => id);
    this.#keyed = this.#type.keyOf(this.#notes);
    this.#addControls();
    this.#keepTyped();
    answer(this);
  }

  #addControls() {
    // The focus goes to the verdict, which says it; in a status region it would be said twice.
    this.#verdict = make("div", { class: "verdict", tabindex: -1 });
    this.#bar = make("div", { class: "commit" });
    this.#live = make("p", { role: "status" }, "");
    // What tells of the picture comes after the commit, and would move all that stands below it.
    for (const told of findAll(this.#form, ".after:not(svg, region-map *)")) {
      told.hidden = false;
      this.#key.append(told);
    }
    const stem = this.querySelector(".stem");
    if (stem) this.#fieldset.setAttribute("aria-describedby", stem.id = this.id + ".stem");
    this.#form.append(this.#verdict, this.#bar, this.#live);
    this.#form.oninput = () => this.#edit();
    this.#form.onkeydown = commitOnEnter(() => this.#commit());
    this.#type.setUp?.(this.#rows, (words) => this.#edit(words));
  }

  /** What was written before the script came is a draft, unless the browser has filled in what is kept already. */
  #keepTyped() {
    const response = this.#read();
    const typed = JSON.stringify(response);
    this.#form.reset();
    if (typed !== JSON.stringify(this.#read()) && !loadDraft(this.#store) && !load(this.#store)?.includes(typed)) {
      keepDraft(this.#store, { response });
    }
  }

  get #rows() {
    return rowsOf(this);
  }

  #read() {
    const data = new FormData(this.#form);
    data.delete("_confidence");
    return this.#type.read(data, this.#rows);
  }

  /** The response as it is kept, without the spaces around a text. */
  get #response() {
    const read = this.#read();
    return read && JSON.parse(JSON.stringify(read, (name, value) => value.trim?.() ?? value));
  }

  /** What must come before a commit, in words. */
  get #missing() {
    return this.#type.missing(this.#response, this.#rows, this.#keyed);
  }

  /**
   * Keeps what is chosen or written as a draft; where each choice is committed at once, as the response.
   * @param {string} [words] what there is to say of it
   */
  #edit(words) {
    if (this.#type.isSurvey) return this.#keep([this.#attempt]);
    keepDraft(this.#store, { response: this.#read(), ...readConfidence(this.#form) });
    this.#drafted = load(draftKey(this.#store));
    this.#invite(words);
    announceEdit(this);
  }

  #writeDraft() {
    this.#drafted = load(draftKey(this.#store));
    const { response, confidence } = Object(loadDraft(this.#store));
    try {
      if (response !== undefined) this.#type.write(response, this.#fieldset, this.#rows);
      writeConfidence(this.#form, confidence);
    } catch {
      // Anything may stand in storage.
    }
  }

  /** What is chosen, as it is kept. @returns {Attempt} */
  get #attempt() {
    const told = /** @type {string[]} */ (this.#rows.map(this.#type.textOf).filter((words) => words));
    const text = listParts(told).replace(/\.$/, "");
    return { response: this.#response, text, ...readConfidence(this.#form) };
  }

  #commit() {
    if (this.#missing) return this.#invite(this.#missing);
    const attempt = this.#attempt;
    keepDraft(this.#store, null);
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
    // Where all is erased, so is the draft.
    if (text === null && this.#kept !== undefined) keepDraft(this.#store, null);
    this.#record = {};
    this.#attempts = [];
    this.#kept = text;
    this.reopen();
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
      || this.#type.isOutdated?.(response, this.#rows, this.#keyed)) {
      this.#record = { ...record, older: [...record.older ?? [], { fingerprint, attempts }] };
      this.#form.prepend(make("p", { class: "notice" }, t("This question has changed since you answered it. Your earlier answer: “{text}”.", { text })));
      return;
    }
    this.#type.write(response, this.#fieldset, this.#rows);
    // The form holds only what can be chosen, so reading back shows whether this could.
    if (JSON.stringify(this.#response) !== JSON.stringify(response) || this.#missing) throw Error();
    const verdict = this.#type.verdict(this.#keyed, attempts, this.#defensible);
    this.#outcome = this.#type.verdict(this.#keyed, attempts.slice(0, 1), this.#defensible)[0];
    this.#attempts = attempts;
    this.#record = record;
    if (loadDraft(this.#store)) return this.reopen();
    for (const note of this.#notes) explain(this.#type, note, response, this.#keyed);
    // Beside the form a rule of the page hides it.
    this.#bar.before(this.#key);
    this.#key.hidden = false;
    if (!this.#type.isSurvey) this.#close(verdict, attempts);
  }

  /**
   * Shows the verdict, and offers what can be done now.
   * @param {string[]} verdict
   * @param {Attempt[]} attempts
   */
  #close([mark, lead, detail], attempts) {
    this.#fieldset.disabled = true;
    this.#verdict.dataset.mark = mark;
    this.#verdict.append(make("p", {}, make("b", {}, lead), ` ${detail}${inBrackets(last(attempts).confidence)}`));
    this.#verdict.append(...findAll(this.#key, ".answer").map((given) => given.cloneNode(true)));
    if (attempts[1]) this.#verdict.append(make("p", {}, t("Your first answer: “{text}”.", { text: attempts[0].text })));
    const report = this.closest("quiz-set")?.getAttribute("report")?.replace(/\*/g, `${this.#item} ${this.#fingerprint}`);
    this.#bar.replaceChildren(
      makeMenu(this.id, report, (words) => this.#invite(words), () => {
        this.#keep();
        this.focusFirst();
      }),
      makeButton(this.#type.again(), () => {
        this.reopen();
        this.focusFirst();
      }, { class: "link" }));
    this.#invite();
  }

  /** What the item tells of its record. @returns {import("../shared/events.js").Entry} */
  get entry() {
    return {
      store: this.#store, kept: this.#kept, attempts: this.#attempts, outcome: this.#outcome,
      isOpen: this.isOpen, isTouched: this.#drafted !== null, missing: this.isOpen ? this.#missing : "", action: this.#type.action(),
      name: this.getAttribute("name") ?? t("your answer"), commit: () => this.#commit(),
    };
  }

  /** Says something, and whether a commit may follow. */
  #invite(words = "") {
    setWords(this.#live, words);
    this.#form.toggleAttribute("data-ready", this.isOpen && !this.#missing);
  }
}
