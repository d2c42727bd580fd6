// The ruled lines of a ranking: what is written on them, and the buttons that star, move and remove it.

import { find, findAll, make, makeButton, textOf } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * @typedef {import("./diagnoses.js").Rank} Rank
 * @typedef {HTMLElement & {rank?: Rank}} Line
 *
 * @typedef {object} Owner
 * @property {(rank: Rank) => string} nameOf
 * @property {(words: string) => void} say tells who cannot see it what has changed
 * @property {() => void} onLines called when other diagnoses stand on the lines, or in another order
 * @property {HTMLElement} fallback what takes the focus when nothing is left to take it
 */

export class RankingLines {
  /**
   * @param {HTMLElement} list its children are the lines
   * @param {Owner} owner
   */
  constructor(list, owner) {
    this.list = list;
    this.owner = owner;
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

  clear() {
    this.list.replaceChildren(...[...this.list.children].map(() => make("li", {})));
  }

  /**
   * Writes a diagnosis on the next line, where there is one.
   * @param {Rank} rank
   */
  write(rank) {
    const row = /** @type {Line} */ (this.list.children[this.rows.length]);
    const name = this.owner.nameOf(rank);
    const held = row.rank = { ...rank };
    row.append(make("span", {}, new Text(name)));
    const star = makeButton(t("must not be missed"), () => {
      held.star = !held.star || undefined;
      star.setAttribute("aria-pressed", `${!!held.star}`);
    }, { "aria-label": t("{name}: must not be missed", { name }), class: "star", "aria-pressed": !!rank.star });
    row.append(
      star,
      makeButton("↑", () => this.move(row, -1), { "aria-label": t("Move {name} up", { name }) }),
      makeButton("↓", () => this.move(row, 1), { "aria-label": t("Move {name} down", { name }) }),
      makeButton("✕", () => this.drop(row), { "aria-label": t("Remove {name}", { name }) }));
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
    this.owner.say(t("{name}, line {line}.", { name: textOf(row), line: this.rows.indexOf(row) + 1 }));
  }

  /** @param {Line} row */
  drop(row) {
    const place = this.rows.indexOf(row);
    row.remove();
    this.list.append(make("li", {}));
    this.settle();
    const other = this.rows[place] ?? this.rows[place - 1];
    (other ? /** @type {HTMLElement} */ (other.lastChild) : this.owner.fallback).focus();
    this.owner.say(t("{name} is removed.", { name: textOf(row) }));
  }

  settle() {
    const { rows } = this;
    for (const row of rows) {
      const [, up, down] = /** @type {HTMLButtonElement[]} */ (findAll(row, "button"));
      up.disabled = row === rows[0];
      down.disabled = row === rows[rows.length - 1];
    }
    this.owner.onLines();
  }
}
