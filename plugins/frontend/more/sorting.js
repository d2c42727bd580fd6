// Lets the rows of a list be put in order with buttons.

import { find, findAll, makeButton, nameOf } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * @param {HTMLElement[]} rows
 * @param {(words: string) => void} tell says where a row now is
 */
export function addMoves(rows, tell) {
  for (const row of rows) for (const isUp of [true, false]) {
    const name = nameOf(row);
    const button = makeButton(isUp ? "↑" : "↓", () => {
      // The other row moves, never this one: so the button keeps the focus, unless it has reached the edge.
      row[isUp ? "after" : "before"](/** @type {Element} */ (isUp ? row.previousElementSibling : row.nextElementSibling));
      settle(rows);
      if (button.disabled) find(row, ":enabled").focus();
      const place = [.../** @type {Element} */ (row.parentNode).children].indexOf(row) + 1;
      tell(t("{name}, now place {place} of {all}", { name, place, all: rows.length }));
    }, { "aria-label": isUp ? t("Move {name} up", { name }) : t("Move {name} down", { name }) });
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
  for (const id of ids) for (const row of rows) if (row.dataset.option === id) /** @type {Element} */ (row.parentNode).append(row);
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
