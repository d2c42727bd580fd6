// Lets the rows of a list be put in order with buttons.

import { find, findAll, makeButton, nameOf } from "../shared/dom.js";

/**
 * @param {HTMLElement[]} rows
 * @param {(words: string) => void} tell says where a row now is
 */
export function addMoves(rows, tell) {
  for (const row of rows) for (const isUp of [true, false]) {
    const button = makeButton(isUp ? "↑" : "↓", () => {
      // The other row moves, never this one: so the button keeps the focus, unless it has reached the edge.
      if (isUp) row.after(/** @type {Element} */ (row.previousElementSibling));
      else row.before(/** @type {Element} */ (row.nextElementSibling));
      settle(rows);
      if (button.disabled) find(row, ":enabled").focus();
      tell(`${nameOf(row)}, now place ${[.../** @type {Element} */ (row.parentNode).children].indexOf(row) + 1} of ${rows.length}`);
    }, { "aria-label": `Move ${nameOf(row)} ${isUp ? "up" : "down"}` });
    row.append(button);
  }
  settle(rows);
}

/**
 * Puts rows in the order of their places in `ids`.
 * @param {HTMLElement[]} rows
 * @param {string[]} ids
 */
export function arrange(rows, ids) {
  for (const id of ids) /** @type {Element} */ (rows[0].parentNode).append(...rows.filter((row) => row.dataset.option === id));
  settle(rows);
}

/** @param {HTMLElement[]} rows */
function settle(rows) {
  for (const row of rows) {
    const [up, down] = /** @type {HTMLButtonElement[]} */ (findAll(row, "button"));
    up.disabled = !row.previousElementSibling;
    down.disabled = !row.nextElementSibling;
  }
}
