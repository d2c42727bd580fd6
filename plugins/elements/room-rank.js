// <rank-list> in classroom mode: the diagnoses of a whole class with their votes, and the reference beside them.

import { make, makeButton, textOf } from "./dom.js";
import { RoomElement } from "./room-element.js";

export class RoomRank extends RoomElement {
  /** Offers the field; before the script of cases has run there is none. */
  arrive() {
    if (this.names) return;
    const { Combobox, readNames } = self.casebook.shared;
    this.names = readNames(this.closest("case-steps").getAttribute("names"));
    this.lines = this.querySelector(".lines");
    this.lines.replaceChildren();
    this.ledger = this.querySelector(".ranking");
    this.reference = this.ledger.querySelector("table");
    this.combo = new Combobox(`${this.id}.field`, "Add a vote: type three letters", this);
    this.prepend(make("p", { class: "pool" }, "The list of the class, most votes first. Enter one again to add a vote."), this.lines, this.combo.box);
    Object.assign(this.ledger, { role: "group", ariaLabel: "The class beside the reference" });
  }

  nameOf({ id, text }) {
    return text ?? this.names.find((each) => each.id === id).name;
  }

  /** What the field lists for a typed text. */
  offer(typed) {
    return self.casebook.shared.offersFor(this.names, typed);
  }

  /** Gives a diagnosis one more vote, on a line of its own if it has none yet. */
  take(rank) {
    const name = this.nameOf(rank);
    const { join } = self.casebook.shared;
    const rows = [...this.lines.children];
    this.vote(rows.find((row) => join(textOf(row)) === join(name)) ?? this.addRow(rank, name), 1);
    return true;
  }

  addRow(rank, name) {
    const row = make("li", {}, make("span", {}, new Text(name)));
    Object.assign(row, { rank: { ...rank }, votes: 0 });
    row.append(
      makeButton("must not be missed", ({ target }) => {
        row.rank.star = !row.rank.star;
        target.setAttribute("aria-pressed", row.rank.star);
        this.show();
      }, { "aria-label": `${name}: must not be missed`, class: "star", "aria-pressed": false }),
      makeButton("−", () => this.vote(row, -1), { "aria-label": `One vote less: ${name}` }),
      make("b", {}),
      makeButton("+", () => this.vote(row, 1), { "aria-label": `One vote more: ${name}` }),
      makeButton("✕", () => this.drop(row), { "aria-label": `Remove ${name}` }));
    this.lines.append(row);
    return row;
  }

  vote(row, votes) {
    row.votes = Math.max(1, row.votes + votes);
    row.querySelector("b").textContent = row.votes;
    this.settle();
    this.say(`${textOf(row)}, ${row.votes}, line ${[...this.lines.children].indexOf(row) + 1}`);
  }

  drop(row) {
    const next = row.nextSibling ?? row.previousSibling;
    row.remove();
    (next?.lastChild ?? this.combo.field).focus();
    this.show();
    this.say(`${textOf(row)} is removed`);
  }

  /** Puts the lines in order. All others move, never the one that has the focus: so it keeps it. */
  settle() {
    const rows = [...this.lines.children].sort((a, b) => b.votes - a.votes);
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
    return this.ledger;
  }

  show() {
    if (!this.hasAttribute("data-committed")) return;
    const table = this.reference.cloneNode(true);
    const rows = [...this.lines.children];
    self.casebook.shared.writeLedger(table, rows.map(({ rank }) => rank), (rank) => this.nameOf(rank));
    table.querySelector("th").textContent = "class";
    // What stands there is the line of a ranking, counted from 1; what is told here are the votes on it.
    for (const cell of table.querySelectorAll("td:first-child")) {
      cell.textContent = cell.textContent.replace(/^\d+/, (line) => rows[line - 1].votes);
    }
    this.ledger.querySelector("table").replaceWith(table);
  }
}
