// <rank-list>: a differential, ranked by typing, committed, and then shown beside the reference.

import { inBrackets, makeConfidence, readConfidence } from "../shared/confidence.js";
import { find, findAll, make, makeButton, setWords, textOf } from "../shared/dom.js";
import { keepDraft, loadDraft } from "../shared/drafts.js";
import { announceChange, announceEdit, answer, recall } from "../shared/events.js";
import { parseRecord, without } from "../shared/record.js";
import { load, save } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { Combobox } from "./combobox.js";
import { countOf, join, nameOfRank, offersFor, readNames, shortOf } from "./diagnoses.js";
import { tellNotKept } from "./notice.js";
import { makeVerdict } from "./ranking-verdict.js";
import { RankingLines } from "./ranking-lines.js";
import { writeRanking } from "./ranking.js";

/**
 * @typedef {import("./diagnoses.js").Rank} Rank
 * @typedef {import("../shared/record.js").Attempt & {ranks: Rank[]}} Attempt
 * @typedef {{ranks: Rank[], typed?: string, confidence?: number}} Draft what is on the lines and in the field
 */

/**
 * Shows in every ranking of the page what storage holds: a page brought back, another window, all erased.
 * @param {any} [event] of storage or of the page
 */
export function syncRankings(event) {
  for (const list of /** @type {RankList[]} */ (findAll(document, "rank-list"))) list.sync(event);
}

export class RankList extends HTMLElement {
  /** The key of the record in storage. @type {string} */ store;
  /** @type {import("./diagnoses.js").Diagnosis[]} */ names;
  /** @type {RankingLines} */ lines;
  /** The reference as the page brought it. @type {HTMLElement} */ pristine;
  /** @type {Combobox} */ combo;
  /** @type {HTMLFormElement} */ form;
  /** @type {HTMLElement} */ legend;
  /** @type {HTMLButtonElement} */ button;
  /** @type {HTMLElement} */ live;
  /** The text in storage that is shown; undefined until the first is. @type {string | null | undefined} */
  kept;
  /** What the page shows as committed. @type {Attempt[]} */
  attempts = [];
  /** All that was read, since a later script may know more of it. @type {object} */
  record = {};
  /** What was put on the lines of itself, as JSON: an unfinished ranking, or the last. */
  filled = "";
  /** Whether the learner has changed anything since then. */
  isTouched = false;
  /** The text that was asked about at a commit. */
  asked = "";

  connectedCallback() {
    if (!this.form) this.build();
    this.sync();
  }

  /**
   * Shows what storage holds, if that is not what is shown.
   * @param {any} [event] of storage, where another window has written
   */
  sync(event) {
    const text = load(this.store);
    const { attempts, record } = this;
    if (text !== this.kept) this.restore(text);
    else if (attempts[0] && event?.key === this.store && event.newValue) {
      // Another window had committed, and this one has written over it before it could hear of that.
      this.restore(event.newValue);
      save(this.store, JSON.stringify({ ...record, attempts: [...without(this.attempts, attempts), ...attempts] }));
      this.restore(load(this.store));
    }
    if (this.isOpen) this.fill();
    tellNotKept(this.closest("case-steps") ?? this);
  }

  build() {
    this.store = /** @type {string} */ (this.getAttribute("store"));
    this.names = readNames(this.closest("[names]")?.getAttribute("names"));
    this.lines = new RankingLines(find(this, ".lines"), this);
    this.pristine = find(this, ".ranking");
    this.live = make("p", { role: "status" }, "");
    this.combo = new Combobox(`${this.id}.field`, t("Add a diagnosis"), this);
    this.prepend(this.makeForm());
    this.append(make("div", { class: "commit" }, makeButton(t("Rank again"), () => {
      this.open(loadDraft(this.store));
      this.lines.focus();
    })));
    answer(this);
  }

  // A form, for its radio buttons and for resetting it; Enter sends it nowhere, and only the button commits.
  makeForm() {
    this.legend = make("legend", {}, "");
    this.button = makeButton("", () => this.commit());
    const tip = this.previous ? [] : [make("p", { class: "tip" }, t("Star what must not be missed, however unlikely."))];
    const form = make("form", { method: "dialog" },
      make("fieldset", {}, this.legend, ...tip, this.lines.list),
      this.combo.box, this.live,
      make("div", { class: "commit" }, makeConfidence(t("How sure are you of your first diagnosis? Optional")), this.button));
    form.addEventListener("input", () => this.onEdit());
    return this.form = form;
  }

  /** The ranking before this on the page. @returns {HTMLElement | undefined} */
  get previous() {
    const lists = findAll(document, "rank-list");
    return lists[lists.indexOf(this) - 1];
  }

  /** What the lines begin with: what was committed here, else what was ranked last before. @returns {Rank[]} */
  get basis() {
    return this.attempts.at(-1)?.ranks ?? recall(this.previous).attempts.at(-1)?.ranks ?? [];
  }

  get isOpen() {
    return !this.hasAttribute("data-committed");
  }

  /** What the button of the commit says. */
  get action() {
    return this.lines.rows[0] && JSON.stringify(this.lines.ranks) === JSON.stringify(this.basis) ? t("Keep this ranking") : t("Commit this ranking");
  }

  /** What the ranking tells of its record. @returns {import("../shared/events.js").Entry} */
  get entry() {
    const { store, kept, attempts, isOpen, isTouched, action } = this;
    return {
      store, kept, attempts, isOpen, isTouched, action,
      missing: this.lines.rows[0] || join(this.combo.field.value) ? "" : t("Add a diagnosis"),
      name: t("your ranking"),
      commit: () => this.commit(),
      nameOf: (rank) => this.nameOf(rank),
      shortOf: ({ id, text }) => text ?? shortOf(this.names, id),
    };
  }

  /** @param {Rank} rank */
  nameOf(rank) {
    return nameOfRank(this.names, rank);
  }

  /** @param {Rank} rank */
  countOf(rank) {
    return countOf(this.names, rank);
  }

  /**
   * What the field lists for a typed text.
   * @param {string} typed
   */
  offer(typed) {
    return offersFor(this.names, typed);
  }

  /**
   * Writes a diagnosis on the next line, if there is one and it stands on none yet; returns whether it now stands on one.
   * @param {Rank} rank
   */
  take(rank) {
    const { rows, isFull } = this.lines;
    const name = this.nameOf(rank);
    const place = rows.findIndex((row) => join(textOf(row)) === join(name));
    if (place >= 0) this.say(t("Already on line {line}.", { line: place + 1 }));
    else if (isFull) this.say(t("All {count} lines are taken. Remove one first.", { count: rows.length }));
    else {
      this.lines.write(rank);
      this.say(t("{name}, line {line}.", { name, line: rows.length + 1 }));
    }
    return place >= 0 || !isFull;
  }

  /** The learner has changed what is not committed. */
  onEdit() {
    const { ranks } = this.lines;
    const draft = { ranks, typed: this.combo.field.value, ...readConfidence(this.form) };
    this.filled = JSON.stringify(draft);
    this.isTouched = true;
    keepDraft(this.store, draft);
    this.settle();
  }

  /** What the form says of itself follows what is on the lines. */
  settle() {
    this.form.toggleAttribute("data-ready", !!this.lines.rows[0]);
    setWords(this.button, this.action);
    const { combo: { box, field }, lines } = this;
    const hadFocus = box.contains(document.activeElement);
    box.hidden = lines.isFull && !field.value;
    if (box.hidden && hadFocus) lines.focus();
    announceEdit(this);
  }

  /** What takes the focus when no line is left to take it. */
  get fallback() {
    return this.combo.field;
  }

  commit() {
    if (!this.takeTyped()) return;
    if (!this.lines.rows[0]) return this.say(t("Add a diagnosis"));
    const attempt = { ranks: this.lines.ranks, ...readConfidence(this.form) };
    keepDraft(this.store, null);
    // Another window may have committed since this one last heard of it.
    this.sync();
    save(this.store, JSON.stringify({ ...this.record, attempts: [...this.attempts, attempt] }));
    syncRankings();
    const verdict = find(this, ".verdict");
    // The focus alone would bring it to the middle; nothing shall move that need not.
    verdict.focus({ preventScroll: true });
    verdict.scrollIntoView({ block: "nearest" });
  }

  /**
   * Takes what is left in the field. What may be meant otherwise is asked about, once; then it is kept as it was written.
   * @returns {boolean} whether the field is settled
   */
  takeTyped() {
    const typed = this.combo.field.value.trim();
    if (!join(typed)) return true;
    const offers = this.offer(typed);
    const [whole, other] = offers.filter(({ isWhole }) => isWhole);
    if (this.asked === typed || !offers.some(({ rank }) => rank.id) || whole && !other) {
      const isTaken = this.take(this.asked !== typed && whole ? whole.rank : { text: typed });
      if (isTaken) this.combo.field.value = "";
      return isTaken;
    }
    this.asked = typed;
    this.combo.field.focus();
    this.combo.list(offers);
    this.say(t("Did you mean one of these? Choose, then commit."));
    return false;
  }

  /** @param {string | null} text */
  restore(text) {
    this.kept = text;
    this.attempts = [];
    this.record = {};
    this.open(null);
    if (text !== null) this.showText(text);
    announceChange(this);
  }

  /** @param {string} text */
  showText(text) {
    try {
      this.show(parseRecord(text));
    } catch {
      // Anything may stand in storage. What is no record of a ranking counts as none, and may be one of a later script.
      this.record = { older: [text] };
    }
  }

  /** Puts on the lines what is kept of an unfinished ranking, or the last, unless that has been done. */
  fill() {
    const draft = loadDraft(this.store);
    if (this.filled !== JSON.stringify(draft ?? { ranks: this.basis })) this.open(draft);
  }

  /**
   * Offers the lines; the record stays as it is until the next commit.
   * @param {any} draft what is kept of an unfinished ranking; null for none
   */
  open(draft) {
    const { form, combo, basis } = this;
    this.toggleAttribute("data-committed", false);
    form.reset();
    setWords(this.legend, this.attempts[0] || !basis[0] ? t("Rank your diagnoses, most likely first") : t("Rank again. Your last ranking is filled in."));
    try {
      this.listNames(draft.ranks);
      this.lines.fill(draft.ranks);
      combo.field.value = `${draft.typed ?? ""}`;
      form._confidence.value = draft.confidence;
    } catch {
      // There is none, or anything stands there.
      this.lines.fill(basis);
    }
    this.isTouched = !!draft;
    this.filled = JSON.stringify(draft ?? { ranks: basis });
    this.say("");
    this.settle();
  }

  /** @param {import("../shared/record.js").Kept} record */
  show(record) {
    const attempts = /** @type {Attempt[]} */ (record.attempts);
    const listed = attempts.map(({ ranks }) => this.listNames(ranks));
    const { ranks, confidence } = attempts[attempts.length - 1];
    if (!listed[0] || !listed.every(Boolean)) throw new TypeError();
    const reference = /** @type {HTMLElement} */ (this.pristine.cloneNode(true));
    const verdict = makeVerdict(reference, ranks, (id) => shortOf(this.names, id), inBrackets(confidence));
    if (listed[1]) verdict.append(make("p", {}, t("First ranking: {names}.", { names: listed[0] })));
    writeRanking(reference, ranks, (rank) => this.nameOf(rank));
    this.querySelector(".verdict")?.remove();
    find(this, ".ranking").replaceWith(verdict, reference);
    this.lines.fill(ranks);
    for (const row of this.lines.rows) row.draggable = false;
    this.attempts = attempts;
    this.record = record;
    this.toggleAttribute("data-committed", true);
  }

  /**
   * The names of a ranking; empty where nothing is ranked.
   * @param {Rank[]} ranks
   * @throws {TypeError} where the element could not have written it
   */
  listNames(ranks) {
    const names = ranks.map((rank) => this.nameOf(rank));
    const { size } = new Set(names.map(join).filter(Boolean));
    if (size < names.length || size > this.lines.list.children.length) throw new TypeError();
    return names.join("; ");
  }

  /** @param {string} words */
  say(words) {
    setWords(this.live, words);
  }
}
