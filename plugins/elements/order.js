// Lets the rows of a list be put in order with buttons.

import { makeButton, nameOf } from "./dom.js";

/**
 * @param {HTMLElement[]} rows
 * @param {(words: string) => void} say tells where a row now is
 */
export function addMoves(rows, say) {
  for (const row of rows) for (const way of ["up", "down"]) {
    const button = makeButton(way === "up" ? "↑" : "↓", () => {
      // The other row moves, never this one: so the button keeps the focus, unless it has reached the edge.
      if (way === "up") row.after(row.previousElementSibling);
      else row.before(row.nextElementSibling);
      settle(rows);
      if (button.disabled) row.querySelector(":enabled").focus();
      say(`${nameOf(row)}, now place ${[...row.parentNode.children].indexOf(row) + 1} of ${rows.length}`);
    }, { "aria-label": `Move ${nameOf(row)} ${way}` });
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
  for (const id of ids) rows[0].parentNode.append(...rows.filter((row) => row.dataset.option === id));
  settle(rows);
}

function settle(rows) {
  for (const row of rows) {
    const [up, down] = row.querySelectorAll("button");
    up.disabled = !row.previousElementSibling;
    down.disabled = !row.nextElementSibling;
  }
}
