// The ruled lines of a ranking: what is written on them, and how it is starred, moved and removed.

import { find, findAll, make, makeButton, textOf } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * @typedef {import("./diagnoses.js").Rank} Rank
 * @typedef {HTMLElement & {rank?: Rank}} Line
 *
 * @typedef {object} Owner
 * @property {(rank: Rank) => string} nameOf
 * @property {(rank: Rank) => string | undefined} countOf in words, what it counts as
 * @property {(words: string) => void} say tells who cannot see it what has changed
 * @property {() => void} onEdit called when the learner has changed what stands on the lines
 * @property {HTMLElement} fallback what takes the focus when nothing is left to take it
 */

export class RankingLines {
  /** The line that is dragged. @type {Line | undefined} */
  dragged;

  /**
   * @param {HTMLElement} list its children are the lines
   * @param {Owner} owner
   */
  constructor(list, owner) {
    this.list = list;
    this.owner = owner;
    for (const type of ["dragstart", "dragover", "dragend"]) list.addEventListener(type, this);
  }

  /** The lines that are written on. */
  get rows() {
    return /** @type {Line[]} */ ([...this.list.children]).filter((line) => line.rank);
  }

  /** What is written on them. */
  get ranks() {
    return this.rows.map(({ rank }) => /** @type {Rank} */ (rank));
  }

  get isFull() {
    return !this.list.children[this.rows.length];
  }

  /** Lets the learner begin with what is written first. */
  focus() {
    find(this.list, "button").focus();
  }

  /**
   * Writes these on the lines in place of what stands there.
   * @param {Rank[]} ranks
   */
  fill(ranks) {
    this.list.replaceChildren(...[...this.list.children].map(() => make("li", {})));
    for (const rank of ranks) this.write(rank);
  }

  /**
   * Writes a diagnosis on the next line, where there is one.
   * @param {Rank} rank
   */
  write(rank) {
    const row = /** @type {Line} */ (this.list.children[this.rows.length]);
    const name = this.owner.nameOf(rank);
    const held = row.rank = { ...rank };
    const star = makeButton("", () => {
      held.star = !held.star || undefined;
      star.setAttribute("aria-pressed", `${!!held.star}`);
      this.owner.onEdit();
    }, { "aria-label": t("{name}: must not be missed", { name }), class: "star", "aria-pressed": !!rank.star });
    row.draggable = true;
    row.append(
      make("span", {}, new Text(name)),
      star,
      makeButton("↑", () => this.move(row, -1), { "aria-label": t("Move {name} up", { name }) }),
      makeButton("↓", () => this.move(row, 1), { "aria-label": t("Move {name} down", { name }), class: "down" }),
      makeButton("✕", () => this.drop(row), { "aria-label": t("Remove {name}", { name }) }),
      make("small", {}, this.owner.countOf(rank) ?? ""),
      make("small", { class: "grave" }, t("★ must not be missed")));
    this.settle();
  }

  /**
   * The other row moves, never this one: so the button keeps the focus, unless it has reached the edge.
   * @param {Line} row
   * @param {number} by one up or down
   */
  move(row, by) {
    const pressed = /** @type {HTMLButtonElement} */ (document.activeElement);
    if (by < 0) row.after(/** @type {Node} */ (row.previousSibling));
    else row.before(/** @type {Node} */ (row.nextSibling));
    this.settle();
    if (pressed.disabled) find(row, ":enabled:not(.star)").focus();
    this.tellPlace(row);
  }

  /**
   * Takes a line to where it is dragged, for who has a mouse.
   * @param {any} event
   */
  handleEvent(event) {
    const { type, target } = event;
    const { dragged, rows } = this;
    const over = rows.find((row) => row.contains(target));
    if (type === "dragstart") this.dragged = over;
    else if (type === "dragend") this.dragged = undefined;
    else if (dragged && over) {
      event.preventDefault();
      if (over === dragged) return;
      if (rows.indexOf(over) < rows.indexOf(dragged)) over.before(dragged);
      else over.after(dragged);
      this.settle();
      this.tellPlace(dragged);
    }
  }

  /** @param {Line} row */
  tellPlace(row) {
    this.owner.onEdit();
    this.owner.say(t("{name}, line {line}.", { name: textOf(row), line: this.rows.indexOf(row) + 1 }));
  }

  /** @param {Line} row */
  drop(row) {
    const place = this.rows.indexOf(row);
    row.remove();
    this.list.append(make("li", {}));
    this.settle();
    const other = this.rows[place] ?? this.rows[place - 1];
    (other ? /** @type {HTMLElement} */ (findAll(other, "button").at(-1)) : this.owner.fallback).focus();
    this.owner.onEdit();
    this.owner.say(t("{name} removed.", { name: textOf(row) }));
  }

  /** What stands at an edge cannot move over it. */
  settle() {
    const { rows } = this;
    for (const row of rows) {
      const [, up, down] = /** @type {HTMLButtonElement[]} */ (findAll(row, "button"));
      up.disabled = row === rows[0];
      down.disabled = row === rows[rows.length - 1];
    }
  }
}
