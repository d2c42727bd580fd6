// Writes the votes of a class into a table of the reference.

import { make } from "./dom.js";

/**
 * Puts the votes in front and adds the rows that only the room has.
 * @param {HTMLTableElement} table
 * @param {{id?: string, name: string, votes: number, star?: boolean}[]} pool
 */
export function writePool(table, pool) {
  const [head, ...rows] = table.querySelectorAll("tr");
  head.prepend(make("th", { scope: "col" }, "room"));
  for (const row of rows) row.prepend(make("td", {}, "–"));
  for (const { id, name, votes, star } of pool) {
    const row = rows.find(({ dataset }) => dataset.diagnosis === id) ?? addRow(rows[0].parentNode, name);
    row.firstChild.textContent = `${votes}${star ? " ★" : ""}`;
  }
}

function addRow(body, name) {
  const row = make("tr", {}, make("td", {}), make("th", { scope: "row" }, name), make("td", { colspan: 3 }, "The reference does not name it here."));
  body.append(row);
  return row;
}
