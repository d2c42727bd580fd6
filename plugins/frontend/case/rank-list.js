// <rank-list>: a differential, ranked by typing, committed, and then shown beside the reference.

import { inBrackets, makeConfidence, readConfidence } from "../shared/confidence.js";
import { find, findAll, make, makeButton, textOf } from "../shared/dom.js";
import { announceChange, answer, recall } from "../shared/events.js";
import { parseRecord, without } from "../shared/record.js";
import { load, save } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { Combobox } from "./combobox.js";
import { join, offersFor, readNames } from "./diagnoses.js";
import { tellNotKept } from "./notice.js";
import { RankingLines } from "./ranking-lines.js";
import { writeRanking } from "./ranking.js";

/**
 * @typedef {import("./diagnoses.js").Rank} Rank
 * @typedef {import("../shared/record.js").Attempt & {ranks: Rank[]}} Attempt
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
  /** The learner's ranking beside the reference. @type {HTMLElement} */ ranking;
  /** @type {HTMLTableElement} */ reference;
  /** @type {Combobox} */ combo;
  /** @type {HTMLFormElement} */ form;
  /** @type {HTMLButtonElement} */ earlier;
  /** @type {HTMLElement} */ live;
  /** The text in storage that is shown; undefined until the first is. @type {string | null | undefined} */
  kept;
  /** What the page shows as committed. @type {Attempt[]} */
  attempts = [];
  /** All that was read, since a later script may know more of it. @type {object} */
  record = {};
  /** What is on the lines and not committed. @type {Rank[] | undefined} */
  draft;

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
    this.lines.settle();
    tellNotKept(this.closest("case-steps") ?? this);
  }

  build() {
    this.store = /** @type {string} */ (this.getAttribute("store"));
    this.names = readNames(this.closest("case-steps")?.getAttribute("names"));
    this.lines = new RankingLines(find(this, ".lines"), this);
    this.ranking = find(this, ".ranking");
    this.reference = find(this.ranking, "table");
    // It stands outside the ranking, which is hidden until the commit: only what is there before can announce.
    this.live = make("p", { role: "status" }, "");
    this.combo = new Combobox(`${this.id}.field`, t("Add a diagnosis: type three letters"), this);
    this.prepend(this.makeForm(), this.live);
    this.ranking.setAttribute("role", "group");
    this.ranking.setAttribute("aria-label", t("Your ranking beside the reference"));
    this.append(make("div", { class: "commit" }, makeButton(t("Rank again"), () => {
      this.reopen(this.draft ?? this.attempts[this.attempts.length - 1].ranks);
      this.lines.focus();
    })));
    answer(this);
  }

  // A form, for its radio buttons and for resetting it; Enter sends it nowhere, and only the button commits.
  makeForm() {
    this.earlier = makeButton(t("Start from my last ranking"), () => {
      for (const rank of this.last ?? []) this.lines.write(rank);
      this.lines.focus();
    }, { class: "link" });
    return this.form = make("form", { method: "dialog" },
      make("fieldset", {}, make("legend", {}, t("Your differential, most likely first")), this.lines.list),
      this.combo.box, this.earlier,
      make("div", { class: "commit" },
        makeConfidence(t("How sure of the first? You may skip this.")),
        makeButton(t("Commit this ranking"), () => this.commit())));
  }

  /** What was ranked last at the checkpoint before, if anything. */
  get last() {
    const lists = findAll(document, "rank-list");
    return recall(lists[lists.indexOf(this) - 1]).attempts.at(-1)?.ranks;
  }

  /** What the ranking tells of its record. @returns {import("../shared/events.js").Entry} */
  get entry() {
    const { store, kept, attempts } = this;
    return { store, kept, attempts, nameOf: (rank) => this.nameOf(rank) };
  }

  /**
   * @param {Rank} rank
   * @returns {string}
   * @throws {TypeError} where the list of diagnoses does not hold it
   */
  nameOf({ id, text }) {
    return text ?? /** @type {import("./diagnoses.js").Diagnosis} */ (this.names.find((each) => each.id === id)).name;
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
    if (place >= 0) {
      this.say(t("{name} is on line {line} already.", { name, line: place + 1 }));
      return true;
    }
    if (isFull) {
      this.say(t("All {count} lines are written on. Remove one first.", { count: rows.length }));
      return false;
    }
    this.lines.write(rank);
    this.say(t("{name}, line {line}.", { name, line: rows.length + 1 }));
    return true;
  }

  /** Other diagnoses stand on the lines. */
  onLines() {
    const isWritten = !!this.lines.rows[0];
    this.form.toggleAttribute("data-ready", isWritten);
    this.earlier.hidden = isWritten || !this.last;
  }

  /** What takes the focus when no line is left to take it. */
  get fallback() {
    return this.combo.field;
  }

  commit() {
    const typed = this.combo.field.value.trim();
    if (typed) return this.say(t("“{typed}” is on no line yet. Choose from the list or clear the field.", { typed }));
    if (!this.lines.rows[0]) return this.say(t("Add a diagnosis first."));
    const attempt = { ranks: this.lines.ranks, ...readConfidence(this.form) };
    // Another window may have committed since this one last heard of it.
    this.sync();
    save(this.store, JSON.stringify({ ...this.record, attempts: [...this.attempts, attempt] }));
    syncRankings();
    this.ranking.focus();
    // The focus alone would leave a long table where it is, half way down, with its verdict out of sight.
    this.ranking.scrollIntoView();
  }

  /** @param {string | null} text */
  restore(text) {
    // What is on the lines while another window commits goes only where all is erased.
    const ranks = text === null ? [] : this.lines.ranks;
    this.kept = text;
    this.attempts = [];
    this.record = {};
    if (ranks[0] || text === null) this.draft = ranks[0] && ranks;
    this.reopen([]);
    if (text !== null) this.showText(text, ranks);
    announceChange(this);
  }

  /**
   * @param {string} text
   * @param {Rank[]} ranks what was on the lines
   */
  showText(text, ranks) {
    try {
      this.show(parseRecord(text));
    } catch {
      // Anything may stand in storage. What is no record of a ranking counts as none, and may be one of a later script.
      this.record = { older: [text] };
      this.reopen(ranks);
    }
  }

  /**
   * Offers the lines again; the record stays as it is until the next commit.
   * @param {Rank[]} ranks what is on them
   */
  reopen(ranks) {
    this.toggleAttribute("data-committed", false);
    this.lines.clear();
    this.form.reset();
    for (const rank of ranks) this.lines.write(rank);
    this.lines.settle();
    this.say("");
  }

  /** @param {import("../shared/record.js").Kept} record */
  show(record) {
    const attempts = /** @type {Attempt[]} */ (record.attempts);
    const listed = attempts.map((attempt) => this.listNames(attempt));
    const { ranks, confidence } = attempts[attempts.length - 1];
    const table = /** @type {HTMLTableElement} */ (this.reference.cloneNode(true));
    const counted = writeRanking(table, ranks, (rank) => this.nameOf(rank));
    find(this.ranking, "table").replaceWith(table);
    this.attempts = attempts;
    this.record = record;
    const first = listed[1] ? " " + t("First ranking: {names}.", { names: listed[0] }) : "";
    this.toggleAttribute("data-committed", true);
    this.say(`${t("Committed")}${inBrackets(confidence)}. ${counted}${first}`);
  }

  /**
   * The names of a ranking.
   * @param {Attempt} attempt
   * @throws {TypeError} where the element could not have written it
   */
  listNames({ ranks }) {
    const names = ranks.map((rank) => this.nameOf(rank));
    const { size } = new Set(names.map(join).filter(Boolean));
    if (!size || size < names.length || size > this.lines.list.children.length) throw new TypeError();
    return names.join("; ");
  }

  /** @param {string} words */
  say(words) {
    this.live.textContent = words;
  }
}
