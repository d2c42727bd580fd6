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

  /** Whether the learner may still respond. */
  get isOpen() {
    return !this.fieldset.disabled;
  }

  /** Shows what storage holds, if that is not what is shown. */
  sync(event) {
    const text = load(this.store);
    const { past } = this;
    if (text !== this.kept) this.restore(text);
    else if (past[0] && event?.key === this.store && event.newValue) {
      // Another window had committed, and this one has written over it before it could hear of that.
      this.restore(event.newValue);
      this.enter(past, this.past.filter((attempt) => !JSON.stringify(past).includes(JSON.stringify(attempt))));
    }
    if (isRefused) tellNotKept(this);
  }

  /**
   * Offers a fresh attempt, or what was chosen and not committed; the record stays as it is until the next commit.
   * @param {boolean} [isTouched] whether the form stays as it is: somebody may be typing in it
   */
  reopen(isTouched) {
    this.fieldset.disabled = false;
    if (!isTouched) {
      this.sheet.reset();
      if (this.shown) arrange(this.rows, this.shown);
      this.isStill = this.shown;
      if (this.draft) this.write(this.draft);
    }
    this.verdict.replaceChildren();
    for (const added of this.querySelectorAll(".why, .notice")) added.remove();
    for (const marked of this.querySelectorAll("[data-mark]")) marked.removeAttribute("data-mark");
    this.bar.replaceChildren(
      this.type === "rating" ? "" : makeTaps(),
      makeButton(this.kind.action.replace("#", this.rows.length), () => this.commit()));
    this.invite();
  }

  focusFirst() {
    this.fieldset.querySelector(":enabled").focus();
  }

  build() {
    const store = this.closest("quiz-set").getAttribute("store");
    // The anchor of an item is its quiz and its id; a second copy in the page has another anchor, and says its id.
    this.item = this.getAttribute("item") ?? this.id.slice(store.split("/").at(-1).length + 1);
    this.store = `${store}/${this.item}`;
    this.print = this.getAttribute("fingerprint");
    this.type = this.getAttribute("type");
    this.fieldset = this.querySelector("fieldset");
    this.sheet = this.fieldset.form;
    this.kind = { ...self.casebook, ...KINDS }[this.type];
    // A policy may forbid the style in the page. Where the script of a type has not come, all is as without script.
    const key = this.querySelector(".key");
    key.hidden = !!this.kind;
    key.style.display = this.kind ? "" : "block";
    if (!this.kind) return;
    const options = this.getAttribute("options")?.split(" ");
    this.notes = [...this.querySelectorAll(".key > div, .key > ol > li")]
      .map((note, place) => this.takeNote(note, place, options?.[place]));
    this.standard = this.kind.standard(this.notes);
    this.addControls();
  }

  takeNote(note, place, option = "") {
    // A star marks a key. Options stand in the same order in form and key; only the rows to be put in order do not.
    const id = option.replace("*", "");
    const row = this.rows.find((each) => each.dataset.option === id) ?? this.rows[place] ?? this.rows[0];
    const { control } = row;
    if (control?.matches("[type]")) control.value = id;
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
    if (stem) this.fieldset.setAttribute("aria-describedby", stem.id = `${this.id}.stem`);
    this.sheet.append(this.bar, this.live);
    this.sheet.oninput = () => this.invite();
    this.sheet.onkeydown = (event) => {
      // By its code, which is another one while an input method composes a word. A frame may forbid forms to submit.
      if (event.keyCode === 13 && event.target.matches("input")) {
        event.preventDefault();
        // On a radio button or a box Enter would submit too, and choosing never submits.
        if (!event.target.matches("[type]")) this.commit();
      }
    };
    if (this.type !== "order") return;
    this.isStill = this.shown = this.read();
    addMoves(this.rows, (words) => {
      this.isStill = false;
      this.invite(words);
    });
  }

  get rows() {
    return [...this.fieldset.querySelectorAll(":scope > label, .rated, .order > li")];
  }

  read() {
    const data = new FormData(this.sheet);
    data.delete("_sure");
    return this.kind.read(data, this.rows);
  }

  write(response) {
    for (const control of this.fieldset.querySelectorAll("[name]")) {
      const value = response[control.name.slice(2)] ?? response;
      if (control.matches("[type]")) control.checked = `${value}`.split(",").includes(control.value);
      else control.value = value;
    }
    if (this.shown) arrange(this.rows, response);
    this.isStill = false;
  }

  /** What must come before a commit, in words. */
  get missing() {
    return this.isStill ? "Move a row first." : this.kind.missing(this.read(), this.rows, this.standard);
  }

  commit() {
    if (this.missing) return this.say(this.missing);
    const said = this.rows.map(this.kind.say).filter((words) => words).join("; ").replace(/\.$/, "");
    const attempt = { response: this.read(), said };
    const sure = this.sheet._sure?.value;
    if (sure) attempt.sure = +sure;
    // Another window may have committed since this one last heard of it.
    this.sync();
    this.enter([attempt]);
    this.verdict.focus();
  }

  enter(attempts, earlier = this.past) {
    this.keep(JSON.stringify({ ...this.record, print: this.print, attempts: [...earlier, ...attempts] }));
  }

  keep(text) {
    save(this.store, text);
    syncPage();
  }

  restore(text) {
    // What was chosen before the script came, or while another window committed, goes only where all is erased.
    const isErased = text === null && this.kept !== undefined;
    this.past = [];
    this.record = {};
    this.score = undefined;
    if (!this.kind) return;
    if (isErased || this.isStill) this.draft = null;
    else if (this.isOpen) this.draft = this.read();
    this.kept = text;
    this.reopen(!isErased);
    if (text === null) return;
    try {
      this.show(JSON.parse(text));
    } catch {
      // Anything may stand in storage. What does not fit the item is no record of it, and may be one of a later script.
      this.record = { older: [text] };
      this.reopen();
      tellNotKept(this);
    }
  }

  show(record) {
    const { print, attempts } = record;
    const { response, said } = attempts.at(-1);
    // An item may have had another fingerprint, which older records hold.
    // What is asked about today, such as “1.500”, an older script took for one of its meanings.
    if (![this.print, this.getAttribute("was") ?? this.print].includes(print)
      || this.type === "number" && this.kind.missing(response, this.rows, this.standard)) {
      this.record = { ...record, older: [...record.older ?? [], { print, attempts }] };
      this.sheet.prepend(make("p", { class: "notice" }, `This item has changed since you answered. Your old response: “${said}”.`));
      return;
    }
    this.write(response);
    // The form holds only what can be chosen, so reading back shows whether this could.
    if (JSON.stringify(this.read()) !== JSON.stringify(response) || this.missing) throw Error();
    const [mark, lead, detail] = (this.kind.verdict ?? verdictOf)(this.type, this.standard, attempts, this.kind.verb);
    this.fieldset.disabled = true;
    for (const note of this.notes) this.explain(note, response);
    this.verdict.dataset.mark = mark;
    this.verdict.append(make("span", {}, make("b", {}, lead), ` ${detail} ${textOf(this, ".review")}`));
    this.offer();
    this.past = attempts;
    this.record = record;
    if (JSON.stringify(this.draft) === JSON.stringify(response)) this.draft = null;
    this.score = grade(this.type, this.standard, response);
    this.first = grade(this.type, this.standard, attempts[0].response);
  }

  explain(note, response) {
    const { row, lead, nodes } = note;
    const [mark, words] = this.kind.explain(note, response, this.standard, this.type);
    // Words that stay keep their markup.
    if (lead.textContent !== words) lead.replaceChildren(words === note.words ? words : make("span", {}, words));
    if (mark && !row.dataset.mark) row.dataset.mark = mark;
    this.kind.place(row, make("div", { class: "why" }, ...nodes), mark);
  }

  /** Offers what can be done once the response is committed. */
  offer() {
    const link = make("a", { href: `#${this.id}` }, "Link to this item");
    link.onclick = (event) => {
      // The theme must not hear of it: it loads the page again on the first link within it.
      event.stopPropagation();
      navigator.clipboard?.writeText(link.href).then(() => this.say("Link copied."), () => {});
      return !navigator.clipboard;
    };
    const reset = makeButton("Reset", () => ask(reset, "Erase your responses to this item?", () => {
      this.keep(null);
      this.focusFirst();
    }), { class: "link" });
    const report = this.closest("quiz-set").getAttribute("report")?.replace(/\*/g, `${this.item} ${this.print}`);
    this.bar.replaceChildren(
      link,
      report ? make("a", { href: report }, "Report an error") : "",
      reset,
      makeButton("Work on it again", () => {
        this.reopen();
        this.focusFirst();
      }));
    this.invite();
  }

  invite(words = "") {
    this.say(words);
    this.sheet.toggleAttribute("data-ready", this.isOpen && !this.missing);
  }

  say(words) {
    this.live.textContent = words;
  }
}

function makeTaps() {
  return make("fieldset", { class: "confidence" }, make("legend", {}, "How sure? You may skip this."), ...SURE.map((words, value) =>
    make("label", {}, make("input", { type: "radio", name: "_sure", value }), words)));
}
