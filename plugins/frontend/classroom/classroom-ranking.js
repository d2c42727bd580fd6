// <rank-list> in classroom mode: the diagnoses of a whole class with their votes, and the reference beside them.

import { find, findAll, make, makeButton, textOf } from "../shared/dom.js";
import { listWords } from "../shared/punctuation.js";
import { t, tn } from "../shared/strings.js";
import { ClassroomElement } from "./classroom-element.js";

/**
 * @typedef {import("../case/diagnoses.js").Rank} Rank
 * @typedef {import("../case/diagnoses.js").Diagnosis} Diagnosis
 * @typedef {HTMLElement & {rank: Rank, votes: number}} Line
 */

/** What the script of cases lends; before it has run there is nothing. */
const lent = () => /** @type {Required<Casebook>["shared"]} */ (self.casebook?.shared);

export class ClassroomRanking extends ClassroomElement {
  /** @type {Diagnosis[]} */
  names;
  /** @type {HTMLElement} */
  lines;
  /** The reference as the page brought it. @type {HTMLElement} */
  pristine;
  /** @type {import("../case/combobox.js").Combobox} */
  combo;

  /** Offers the field; before the script of cases has run there is none. */
  arrive() {
    const { Combobox, readNames } = lent() ?? {};
    if (this.names || !Combobox) return;
    this.names = readNames(this.closest("[names]")?.getAttribute("names"));
    this.lines = find(this, ".lines");
    this.lines.replaceChildren();
    this.pristine = find(this, ".ranking");
    this.combo = new Combobox(`${this.id}.field`, t("Add a vote"), this);
    this.prepend(make("p", { class: "pool" }, t("The list of the class, most votes first. Enter one again to add a vote.")), this.lines, this.combo.box);
    Object.assign(this.pristine, { role: "group", ariaLabel: t("The class beside the reference") });
  }

  /** @param {Rank} rank */
  nameOf(rank) {
    return lent().nameOfRank(this.names, rank);
  }

  /**
   * What the field lists for a typed text.
   * @param {string} typed
   */
  offer(typed) {
    return lent().offersFor(this.names, typed);
  }

  /**
   * Gives a diagnosis one more vote, on a line of its own if it has none yet.
   * @param {Rank} rank
   */
  take(rank) {
    const name = this.nameOf(rank);
    const { join } = lent();
    this.vote(this.rows.find((row) => join(textOf(row)) === join(name)) ?? this.addRow(rank, name), 1);
    return true;
  }

  /** @returns {Line[]} */
  get rows() {
    return /** @type {Line[]} */ ([...this.lines.children]);
  }

  /**
   * @param {Rank} rank
   * @param {string} name
   * @returns {Line}
   */
  addRow(rank, name) {
    const row = make("li", {}, make("span", {}, new Text(name)));
    Object.assign(row, { rank: { ...rank }, votes: 0 });
    const star = makeButton(t("must not be missed"), () => {
      row.rank.star = !row.rank.star;
      star.setAttribute("aria-pressed", row.rank.star);
      this.show();
    }, { "aria-label": t("{name}: must not be missed", { name }), class: "star", "aria-pressed": false });
    row.append(
      star,
      makeButton("−", () => this.vote(row, -1), { "aria-label": t("One vote fewer: {name}", { name }) }),
      make("b", {}),
      makeButton("+", () => this.vote(row, 1), { "aria-label": t("One vote more: {name}", { name }) }),
      makeButton("✕", () => this.drop(row), { "aria-label": t("Remove {name}", { name }) }));
    this.lines.append(row);
    return row;
  }

  /**
   * @param {Line} row
   * @param {number} votes that are added
   */
  vote(row, votes) {
    row.votes = Math.max(1, row.votes + votes);
    find(row, "b").textContent = `${row.votes}`;
    this.settle();
    const told = tn("# vote", "# votes", row.votes);
    this.say(t("{name}, {votes}, line {line}", { name: textOf(row), votes: told, line: this.rows.indexOf(row) + 1 }));
  }

  /** @param {Line} row */
  drop(row) {
    const next = row.nextSibling ?? row.previousSibling;
    row.remove();
    (/** @type {HTMLElement | undefined} */ (next?.lastChild) ?? this.combo.field).focus();
    this.show();
    this.say(t("{name} removed.", { name: textOf(row) }));
  }

  /** Puts the lines in order. All others move, never the one that has the focus: so it keeps it. */
  settle() {
    const rows = this.rows.sort((a, b) => b.votes - a.votes);
    const held = rows.find((row) => row.contains(document.activeElement)) ?? rows[0];
    const place = rows.indexOf(held);
    held.before(...rows.slice(0, place));
    held.after(...rows.slice(place + 1));
    this.show();
  }

  /** Shows the reference; returns where to look first. */
  reveal() {
    this.toggleAttribute("data-committed", true);
    this.show();
    return find(this, ".ranking");
  }

  show() {
    if (!this.hasAttribute("data-committed")) return;
    const reference = /** @type {HTMLElement} */ (this.pristine.cloneNode(true));
    const { rows } = this;
    lent().writeRanking(reference, rows.map(({ rank }) => rank), (rank) => this.nameOf(rank), {
      listed: (ranks) => t("class: {votes}", { votes: listWords(ranks.map(({ place, star }) => `${rows[place].votes}${star ? " ★" : ""}`)) }),
      unlisted: t("not on the list of the class"),
    });
    // A class talks about all of it.
    for (const fold of findAll(reference, "details")) fold.toggleAttribute("open", true);
    find(this, ".ranking").replaceWith(reference);
  }
}
