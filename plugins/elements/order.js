// Lets the rows of a list be put in order with buttons.

import { makeButton, nameOf } from "./dom.js";

/**
 * @param {HTMLElement} row
 * @param {(words: string) => void} say tells where the row now is
 */
export function addMoves(row, say) {
  const rows = row.parentNode.children;
  for (const way of ["up", "down"]) {
    const button = makeButton(way === "up" ? "↑" : "↓", () => {
      // The other row moves, never this one: so the button keeps the focus, unless it has reached the edge.
      if (way === "up") row.after(row.previousElementSibling);
      else row.before(row.nextElementSibling);
      settle(rows);
      if (button.disabled) row.querySelector(":enabled").focus();
      say(`${nameOf(row)}, now place ${[...rows].indexOf(row) + 1} of ${rows.length}`);
    }, { "aria-label": `Move ${nameOf(row)} ${way}` });
    row.append(button);
  }
}

/**
 * Puts rows in the order of their places in `ids`.
 * @param {HTMLElement[]} rows
 * @param {string[]} ids
 */
export function arrange(rows, ids) {
  rows[0].parentNode.append(...ids.flatMap((id) => rows.filter((row) => row.dataset.option === id)));
  settle(rows);
}

function settle(rows) {
  for (const row of rows) {
    const [up, down] = row.querySelectorAll("button");
    up.disabled = !row.previousElementSibling;
    down.disabled = !row.nextElementSibling;
  }
}
