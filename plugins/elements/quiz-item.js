// <quiz-item>: one item, from the first option chosen to the rationales.

import { ask } from "./ask.js";
import { make, makeButton, textOf } from "./dom.js";
import { grade } from "./grading.js";
import { addMoves, arrange } from "./order.js";
import { syncPage, tellNotKept } from "./page.js";
import { KINDS } from "./responses.js";
import { isRefused, load, save } from "./storage.js";
import { SURE, verdictOf } from "./verdict.js";

/** @typedef {{response: any, said: string, sure?: number}} Attempt */

export class QuizItem extends HTMLElement {
  connectedCallback() {
    if (!this.kind) this.build();
    this.sync();
  }

  handleEvent(event) {
    if (event.type === "input") this.invite();
    // By its code, which is another one while an input method composes a word. A frame may forbid forms to submit.
    else if (event.keyCode === 13 && event.target.matches("input")) {
      event.preventDefault();
      // On a radio button or a box Enter would submit too, and choosing never submits.
      if (!event.target.matches("[type]")) this.commit();
    }
  }

  /** Whether the learner may still respond. */
  get isOpen() {
    return !this.fieldset.disabled;
  }

  /** Whether the last response was not wholly right; a judgement is never missed. */
  get isMissed() {
    return this.score !== null && this.score < 1;
  }

  /** Shows what storage holds, if that is not what is shown. */
  sync() {
    const text = load(this.store);
    if (text !== this.kept) this.restore(text);
    if (isRefused) tellNotKept(this);
  }

  /** Offers a fresh attempt; the record stays as it is until the next commit. */
  reopen() {
    this.fieldset.disabled = false;
    this.sheet.reset();
    if (this.shown) arrange(this.rows, this.shown);
    this.verdict.textContent = "";
    for (const added of this.querySelectorAll(".why, .notice")) added.remove();
    for (const marked of this.querySelectorAll("[data-mark]")) marked.removeAttribute("data-mark");
    const commit = makeButton(this.kind.action.replace("#", this.rows.length), () => this.commit());
    this.bar.replaceChildren(commit);
    if (this.type !== "judge") commit.before(makeTaps());
    this.invite();
  }

  focusFirst() {
    this.fieldset.querySelector(":enabled").focus();
  }

  build() {
    const store = this.closest("quiz-set").getAttribute("store");
    // The anchor of an item is its quiz and its id; a second copy in the page has another anchor, and says its id.
    this.item = this.getAttribute("item") ?? this.id.slice(store.length - store.lastIndexOf("/"));
    this.store = `${store}/${this.item}`;
    this.type = this.getAttribute("type");
    this.fieldset = this.querySelector("fieldset");
    this.sheet = this.fieldset.form;
    this.kind = KINDS[this.type] ?? self.casebook?.[this.type];
    // A policy may forbid the style in the page. Where the script of a type has not come, all is as without script.
    const key = this.querySelector(".key");
    key.hidden = !!this.kind;
    key.style.display = this.kind ? "" : "block";
    if (!this.kind) return;
    const options = this.getAttribute("options")?.split(" ");
    const notes = [...this.querySelectorAll(".key > div, .key > ol > li")];
    this.notes = notes.map((note, place) => this.takeNote(note, place, options?.[place]));
    this.standard = this.kind.standard(this.notes);
    this.addControls();
    for (const name of ["keydown", "input"]) this.sheet.addEventListener(name, this);
  }

  takeNote(note, place, option = "") {
    // A star marks a key. Options stand in the same order in form and key; only the rows to be put in order do not.
    const id = option.replace("*", "");
    const row = this.rows.find((each) => each.dataset.option === id) ?? this.rows[place] ?? this.rows[0];
    const input = row.querySelector("[type][name=r]");
    if (input) input.value = id;
    const lead = note.querySelector("b");
    return { id, key: note.dataset.key ?? option !== id, place, row, lead, words: lead.textContent, nodes: [...note.childNodes] };
  }

  addControls() {
    // The focus goes to the verdict, which says it; in a status region it would be said twice.
    this.verdict = make("p", { class: "verdict", tabindex: -1 });
    this.bar = make("div", { class: "commit" });
    this.live = make("p", { role: "status" }, "");
    this.querySelector("legend").after(this.verdict);
    const stem = this.querySelector(".stem");
    if (stem) this.fieldset.setAttribute("aria-describedby", stem.id = `${this.id}-stem`);
    this.sheet.append(this.bar, this.live);
    if (this.type !== "order") return;
    this.shown = this.read();
    for (const row of this.rows) addMoves(row, (words) => this.say(words));
  }

  get rows() {
    return [...this.fieldset.querySelectorAll(":scope > label, .judged, .order > li")];
  }

  read() {
    const data = new FormData(this.sheet);
    data.delete("_sure");
    return this.kind.read(data, this.rows);
  }

  write(response) {
    for (const control of this.fieldset.querySelectorAll("[name]")) {
      const value = response[control.name.slice(2)] ?? response;
      if (control.matches("[type]")) control.checked = String(value).split(",").includes(control.value);
      else control.value = value;
    }
    if (this.shown) arrange(this.rows, response);
  }

  /** What must come before a commit, in words. */
  get missing() {
    return this.kind.missing(this.read(), this.rows, this.standard);
  }

  commit() {
    const { missing } = this;
    if (missing) return this.say(missing);
    const response = this.read();
    const said = this.rows.map((row) => this.kind.say(row)).filter(Boolean).join("; ").replace(/\.$/, "");
    const sure = this.sheet._sure?.value;
    const attempt = { response, said, ...sure && { sure: Number(sure) } };
    this.keep(JSON.stringify({ print: this.getAttribute("print"), attempts: [...this.past, attempt] }));
    this.verdict.focus();
  }

  keep(text) {
    save(this.store, text);
    syncPage();
  }

  restore(text) {
    this.past = [];
    this.score = undefined;
    if (!this.kind) return;
    this.kept = text;
    this.reopen();
    if (text === null) return;
    try {
      this.show(JSON.parse(text));
    } catch {
      // Anything may stand in storage. What does not fit the item is no record of it.
      this.reopen();
      tellNotKept(this);
    }
  }

  show({ print, attempts }) {
    const { response, said } = attempts.at(-1);
    if (print !== this.getAttribute("print")) {
      this.sheet.prepend(make("p", { class: "notice" }, `This item has changed since you answered. Your old response: “${said}”.`));
      return;
    }
    this.write(response);
    // The form holds only what can be chosen, so reading back shows whether this could.
    if (JSON.stringify(this.read()) !== JSON.stringify(response) || this.missing) throw new TypeError();
    const verdict = (this.kind.judge ?? verdictOf)(this.type, this.standard, attempts, this.kind.verb);
    this.fieldset.disabled = true;
    for (const note of this.notes) this.explain(note, response);
    this.tell(...verdict);
    this.past = attempts;
    this.score = grade(this.type, this.standard, response);
    this.first = grade(this.type, this.standard, attempts[0].response);
  }

  explain({ row, lead, nodes, ...note }, response) {
    const [mark, words] = this.kind.explain({ row, ...note }, response, this.standard, this.type);
    lead.replaceChildren(words === note.words ? words : make("span", {}, words));
    if (mark && !row.dataset.mark) row.dataset.mark = mark;
    this.kind.place(row, make("div", { class: "why" }, ...nodes), mark);
  }

  tell(mark, lead, detail) {
    this.verdict.dataset.mark = mark;
    this.verdict.append(make("span", {}, make("b", {}, lead), ` ${detail} ${textOf(this, ".review")}`));
    const link = make("a", { href: `#${this.id}` }, "Link to this item");
    link.onclick = (event) => {
      // The theme must not hear of it: it loads the page again on the first link within it.
      event.stopPropagation();
      navigator.clipboard?.writeText(link.href).then(() => this.say("Link copied."), () => {});
      return !navigator.clipboard;
    };
    const reset = makeButton("Reset", () => ask(reset, "Erase your responses to this item?", () => this.forget()), { class: "link" });
    const again = makeButton("Work on it again", () => {
      this.reopen();
      this.focusFirst();
    });
    this.bar.replaceChildren(link, reset, again);
    const report = this.closest("quiz-set").getAttribute("report")?.replace(/\*/g, `${this.item} ${this.getAttribute("print")}`);
    if (report) link.after(make("a", { href: report }, "Report an error"));
    this.invite();
  }

  forget() {
    this.keep(null);
    this.focusFirst();
  }

  invite() {
    this.say("");
    this.sheet.toggleAttribute("data-ready", this.isOpen && !this.missing);
  }

  say(words) {
    this.live.textContent = words;
  }
}

function makeTaps() {
  const taps = SURE.map((words, value) =>
    make("label", {}, make("input", { type: "radio", name: "_sure", value }), words));
  return make("fieldset", { class: "taps" }, make("legend", {}, "How sure? You may skip this."), ...taps);
}
