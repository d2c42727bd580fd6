// <rank-list>: a differential, ranked by typing, committed, and then shown beside the reference.

import { tellNotKept } from "./case-notice.js";
import { Combobox } from "./combobox.js";
import { join, offersFor, readNames } from "./diagnoses.js";
import { make, makeButton, textOf } from "./dom.js";
import { writeLedger } from "./ledger.js";
import { load, save } from "./storage.js";
import { SURE } from "./verdict.js";

/**
 * @typedef {import("./diagnoses.js").Rank} Rank
 * @typedef {{ranks: Rank[], sure?: number}} Attempt
 */

/** Shows in every ranking of the page what storage holds: a page brought back, another window, all erased. */
export function syncRanks(event) {
  for (const list of document.querySelectorAll("rank-list")) list.sync(event);
}

export class RankList extends HTMLElement {
  connectedCallback() {
    if (!this.sheet) this.build();
    this.sync();
  }

  /** Shows what storage holds, if that is not what is shown. */
  sync(event) {
    const text = load(this.store);
    const { past, record } = this;
    if (text !== this.kept) this.restore(text);
    else if (past[0] && event?.key === this.store && event.newValue) {
      // Another window had committed, and this one has written over it before it could hear of that.
      this.restore(event.newValue);
      const earlier = this.past.filter((attempt) => !JSON.stringify(past).includes(JSON.stringify(attempt)));
      save(this.store, JSON.stringify({ ...record, attempts: [...earlier, ...past] }));
      this.restore(load(this.store));
    }
    this.settle();
    tellNotKept(this.closest("case-steps") ?? this);
  }

  build() {
    this.store = this.getAttribute("store");
    this.names = readNames(this.closest("case-steps")?.getAttribute("names"));
    this.lines = this.querySelector(".lines");
    this.ledger = this.querySelector(".ranking");
    this.reference = this.ledger.querySelector("table");
    // It stands outside the ledger, which is hidden until the commit: only what is there before can announce.
    this.live = make("p", { role: "status" }, "");
    this.combo = new Combobox(`${this.id}.field`, "Add a diagnosis: type three letters", this);
    this.prepend(this.makeSheet(), this.live);
    this.ledger.setAttribute("role", "group");
    this.ledger.setAttribute("aria-label", "Your ranking beside the reference");
    this.append(make("div", { class: "commit" }, makeButton("Rank again", () => {
      this.reopen(this.draft ?? this.past.at(-1).ranks);
      this.lines.querySelector("button").focus();
    })));
  }

  // A form, for its radio buttons and for resetting it; Enter sends it nowhere, and only the button commits.
  makeSheet() {
    const taps = SURE.map((words, value) => make("label", {}, make("input", { type: "radio", name: "_sure", value }), words));
    this.earlier = makeButton("Start from my last ranking", () => {
      for (const rank of this.last) this.write(rank);
      this.lines.querySelector("button").focus();
    }, { class: "link" });
    return this.sheet = make("form", { method: "dialog" },
      make("fieldset", {}, make("legend", {}, "Your differential, most likely first"), this.lines),
      this.combo.box, this.earlier,
      make("div", { class: "commit" },
        make("fieldset", { class: "confidence" }, make("legend", {}, "How sure of the first? You may skip this."), ...confidence),
        makeButton("Commit this ranking", () => this.commit())));
  }

  /** The lines that are written on. */
  get rows() {
    return [...this.lines.children].filter((line) => line.rank);
  }

  /** What is written on them. */
  get ranks() {
    return this.rows.map(({ rank }) => rank);
  }

  /** What was ranked last at the checkpoint before, if anything. */
  get last() {
    const lists = [...document.querySelectorAll("rank-list")];
    return lists[lists.indexOf(this) - 1]?.past?.at(-1)?.ranks;
  }

  nameOf({ id, text }) {
    return text ?? this.names.find((each) => each.id === id).name;
  }

  /** What the field lists for a typed text. */
  offer(typed) {
    return offersFor(this.names, typed);
  }

  /** Writes a diagnosis on the next line, if there is one and it stands on none yet; returns whether it now stands on one. */
  take(rank) {
    const { length } = this.rows;
    const name = this.nameOf(rank);
    const place = this.rows.findIndex((row) => join(textOf(row)) === join(name));
    if (place >= 0) {
      this.say(`${name} is on line ${place + 1} already.`);
      return true;
    }
    if (!this.lines.children[length]) return this.say(`All ${length} lines are written on. Remove one first.`);
    this.write(rank);
    this.say(`${name}, line ${length + 1}.`);
    return true;
  }

  write(rank) {
    const row = this.lines.children[this.rows.length];
    const name = this.nameOf(rank);
    const add = (glyph, label, onclick, attributes) => row.append(makeButton(glyph, onclick, { "aria-label": label, ...attributes }));
    row.rank = { ...rank };
    row.append(make("span", {}, new Text(name)));
    add("must not be missed", `${name}: must not be missed`, ({ target }) => {
      row.rank.star = !row.rank.star || undefined;
      target.setAttribute("aria-pressed", !!row.rank.star);
    }, { class: "star", "aria-pressed": !!rank.star });
    add("↑", `Move ${name} up`, () => this.move(row, -1));
    add("↓", `Move ${name} down`, () => this.move(row, 1));
    add("✕", `Remove ${name}`, () => this.drop(row));
    this.settle();
  }

  /** The other row moves, never this one: so the button keeps the focus, unless it has reached the edge. */
  move(row, way) {
    const pressed = document.activeElement;
    if (way < 0) row.after(row.previousSibling);
    else row.before(row.nextSibling);
    this.settle();
    if (pressed.disabled) row.querySelector("[aria-label^=Move]:enabled").focus();
    this.say(`${textOf(row)}, line ${this.rows.indexOf(row) + 1}.`);
  }

  drop(row) {
    const place = this.rows.indexOf(row);
    row.remove();
    this.lines.append(make("li", {}));
    this.settle();
    const other = this.rows[place] ?? this.rows[place - 1];
    (other?.lastChild ?? this.combo.field).focus();
    this.say(`${textOf(row)} is removed.`);
  }

  settle() {
    const { rows } = this;
    for (const row of rows) {
      const [, up, down] = row.querySelectorAll("button");
      up.disabled = row === rows[0];
      down.disabled = row === rows.at(-1);
    }
    this.sheet.toggleAttribute("data-ready", !!rows[0]);
    this.earlier.hidden = rows[0] || !this.last;
  }

  commit() {
    const typed = this.combo.field.value.trim();
    if (typed) return this.say(`“${typed}” is on no line yet. Choose from the list or clear the field.`);
    if (!this.rows[0]) return this.say("Add a diagnosis first.");
    const sure = this.sheet._sure.value;
    const attempt = { ranks: this.ranks, ...sure && { sure: Number(sure) } };
    // Another window may have committed since this one last heard of it.
    this.sync();
    save(this.store, JSON.stringify({ ...this.record, attempts: [...this.past, attempt] }));
    syncRanks();
    this.ledger.focus();
    // The focus alone would leave a long ledger where it is, half way down, with its verdict out of sight.
    this.ledger.scrollIntoView();
  }

  restore(text) {
    // What is on the lines while another window commits goes only where all is erased.
    const ranks = text === null ? [] : this.ranks;
    this.kept = text;
    this.past = [];
    this.record = {};
    if (ranks[0] || text === null) this.draft = ranks[0] && ranks;
    this.reopen([]);
    if (text === null) return;
    try {
      this.show(JSON.parse(text));
    } catch {
      // Anything may stand in storage. What is no record of a ranking counts as none, and may be one of a later script.
      this.record = { older: [text] };
      this.reopen(ranks);
    }
  }

  /** Offers the lines again; the record stays as it is until the next commit. */
  reopen(ranks) {
    this.toggleAttribute("data-committed", false);
    this.lines.replaceChildren(...[...this.lines.children].map(() => make("li", {})));
    this.sheet.reset();
    for (const rank of ranks) this.write(rank);
    this.settle();
    this.say("");
  }

  show(record) {
    const { attempts } = record;
    const listed = attempts.map((attempt) => this.listNames(attempt));
    const { ranks, sure } = attempts.at(-1);
    const table = this.reference.cloneNode(true);
    const told = writeLedger(table, ranks, (rank) => this.nameOf(rank));
    this.ledger.querySelector("table").replaceWith(table);
    this.past = attempts;
    this.record = record;
    const confidence = SURE.filter((words, value) => value === sure).map((words) => ` (${words})`);
    const first = listed[1] ? ` First ranking: ${listed[0]}.` : "";
    this.toggleAttribute("data-committed", true);
    this.say(`Committed${confidence}. ${told}${first}`);
  }

  /** The names of a ranking; an error where the element could not have written it. */
  listNames({ ranks }) {
    const names = ranks.map((rank) => this.nameOf(rank));
    const { size } = new Set(names.map(join).filter(Boolean));
    if (!size || size < names.length || size > this.lines.children.length) throw new TypeError();
    return names.join("; ");
  }

  say(words) {
    this.live.textContent = words;
  }
}
