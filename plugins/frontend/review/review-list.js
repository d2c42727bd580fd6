// <review-list>: beside each judgement what a reviewer says of it, and above them who that is; kept until it is saved.

import { ask } from "../shared/ask.js";
import { find, findAll, make, makeButton, setWords } from "../shared/dom.js";
import { keepDraft, loadDraft } from "../shared/drafts.js";
import { t, tn } from "../shared/strings.js";
import { writeTable } from "./csv.js";

/** @typedef {import("./csv.js").Entry} Entry */

const REVIEWER = ["by", "role", "date"];
const DECISIONS = ["agree", "amend", "disagree"];

export class ReviewList extends HTMLElement {
  /** @type {HTMLFormElement} */
  form;
  /** @type {HTMLElement} */
  live;

  connectedCallback() {
    if (this.form) return;
    const kept = loadDraft(this.store) ?? {};
    this.build(kept);
    for (const row of this.rows) this.addEntry(row, kept.entries?.[`${row.dataset.id}`]);
    this.oninput = () => this.keep();
    const left = Object.keys(kept.entries ?? {}).length - this.entries.size;
    const changed = tn("# entry is not filled in: the words have changed since.", "# entries are not filled in: the words have changed since.", left);
    this.say(left ? `${this.count()} ${changed}` : this.count());
  }

  get store() {
    return `${this.getAttribute("store")}`;
  }

  /**
   * What an attribute holds, written as JSON by the builder.
   * @param {string} name
   */
  read(name) {
    return JSON.parse(`${this.getAttribute(name)}`);
  }

  get rows() {
    return findAll(this, "[data-id]");
  }

  /** @param {any} kept what was entered before */
  build(kept) {
    this.live = make("p", { role: "status" }, "");
    const erasing = makeButton(t("Erase my entries"), () => ask(erasing, t("Erase everything that you have entered on this page?"), () => {
      keepDraft(this.store, null);
      location.reload();
    }));
    const words = { by: t("Your name"), role: t("Your role, such as rheumatologist"), date: t("Date") };
    this.form = make("form", { class: "reviewer" },
      ...Object.entries(words).map(([name, label]) => make("label", {}, label, make("input", {
        name, required: "", maxlength: 80, ...name === "date" && { type: "date" },
        value: kept[name] ?? (name === "date" ? new Date().toLocaleDateString("sv") : ""),
      }))),
      erasing);
    this.form.onsubmit = (event) => {
      event.preventDefault();
      this.save();
    };
    this.prepend(this.form);
    this.append(make("div", { class: "review-bar" }, makeButton(t("Save as a file"), () => this.form.requestSubmit()), this.live));
  }

  /**
   * Adds what can be said of a judgement. What was entered of words that have changed since is not filled in.
   * @param {HTMLElement} row
   * @param {Entry} [kept]
   */
  addEntry(row, kept) {
    const { id, seen } = row.dataset;
    const words = { agree: t("Agree"), amend: t("Amend"), disagree: t("Disagree") };
    const entry = make("div", { class: "entry", role: "radiogroup", "aria-label": t("Your review of {number}", { number: this.rows.indexOf(row) + 1 }) },
      ...DECISIONS.map((name) => make("label", {}, make("input", { type: "radio", name: `${id}`, value: name }), /** @type {any} */ (words)[name])));
    row.append(entry);
    entry.onchange = () => this.open(row);
    if (kept?.seen !== seen || !DECISIONS.includes(`${kept?.decision}`)) return;
    find(entry, `[value="${kept?.decision}"]`).click();
    for (const field of fieldsOf(row)) field.value = kept?.texts?.[field.name] ?? kept?.note ?? field.value;
  }

  /**
   * Shows the fields that a decision needs: the texts as they are, or a note.
   * @param {HTMLElement} row
   */
  open(row) {
    const decision = decisionOf(row);
    find(row, ".fields")?.remove();
    if (decision === "agree") return;
    const choices = this.read("choices");
    const words = this.read("fields");
    const fields = decision === "amend" ? textsOf(row) : { note: "" };
    row.append(make("div", { class: "fields" }, ...Object.entries(fields).map(([name, text]) => {
      const field = choices[name]
        ? make("select", { name }, ...Object.entries(choices[name]).map(([value, each]) => make("option", { value }, new Text(each))))
        : make("textarea", { name, rows: 3, maxlength: 2000 });
      field.value = text;
      return make("label", {}, name === "note" ? t("What you would say instead, and why") : new Text(words[name]), field);
    })));
  }

  /** What is entered, by the ids of the judgements. @returns {Map<string, Entry>} */
  get entries() {
    return new Map(this.rows.flatMap((row) => {
      const { id, seen } = row.dataset;
      const decision = decisionOf(row);
      const values = Object.fromEntries(fieldsOf(row).map(({ name, value }) => [name, value.trim()]));
      return decision ? [[`${id}`, { decision, seen: `${seen}`, texts: values, note: values.note ?? "" }]] : [];
    }));
  }

  keep() {
    const reviewer = Object.fromEntries(REVIEWER.map((name) => [name, this.form[name].value]));
    keepDraft(this.store, { ...reviewer, entries: Object.fromEntries(this.entries) });
    this.say(this.count());
  }

  count() {
    return tn("{entered} of # judgement reviewed.", "{entered} of # judgements reviewed.", this.rows.length, { entered: this.entries.size });
  }

  /** Saves what says something: an amendment that changes nothing, and a disagreement without a word, wait. */
  save() {
    const { by, role, date } = /** @type {any} */ (Object.fromEntries(new FormData(this.form)));
    const entries = [...this.entries].flatMap(([id, entry]) => {
      const old = textsOf(find(this, `[data-id="${id}"]`));
      const texts = Object.fromEntries(Object.entries(entry.texts).filter(([name, text]) => text && text !== old[name]?.trim()));
      const isWhole = entry.decision === "agree" || (entry.decision === "amend" ? Object.keys(texts)[0] : entry.note);
      return isWhole ? [/** @type {[string, Entry]} */ ([id, { ...entry, texts }])] : [];
    });
    const left = this.entries.size - entries.length;
    const download = "review.csv";
    make("a", { href: URL.createObjectURL(new Blob([writeTable(new Map(entries), { by, role, date })], { type: "text/csv" })), download }).click();
    const saved = tn("# judgement is saved as {file}.", "# judgements are saved as {file}.", entries.length, { file: download });
    const waiting = tn("# entry has nothing written yet and is left out.", "# entries have nothing written yet and are left out.", left);
    this.say(left ? `${saved} ${waiting}` : saved);
  }

  /** @param {string} words */
  say(words) {
    setWords(this.live, words);
  }
}

/** @param {Element} row */
const decisionOf = (row) => /** @type {HTMLInputElement | null} */ (row.querySelector(".entry :checked"))?.value ?? "";

/**
 * @param {Element} row
 * @returns {(HTMLTextAreaElement | HTMLSelectElement)[]}
 */
const fieldsOf = (row) => findAll(row, ".fields :is(textarea, select)");

/**
 * The texts of a judgement as they are written, by the names of their fields.
 * @param {HTMLElement} row
 * @returns {Record<string, string>}
 */
const textsOf = (row) => JSON.parse(`${row.dataset.texts}`);
