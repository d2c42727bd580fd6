// Reads the key of an item: its rationales, and the rows that they belong to; marks both.

import { find, findAll, make, textOf } from "../shared/dom.js";

/**
 * @typedef {import("./item-type.js").Note} Note
 * @typedef {import("./item-type.js").Row} Row
 */

/**
 * The rows of an item, in the order of the screen; where its options are mixed, as they were written.
 * @param {HTMLElement} item
 * @returns {Row[]}
 */
export const rowsOf = (item) => findAll(find(item, "fieldset"), ":scope > :is(label, .choices), .rated, .order > li")
  .sort((a, b) => Number(a.dataset.at ?? 0) - Number(b.dataset.at ?? 0));

/**
 * Every rationale with its row; the boxes of options get their ids as values.
 * @param {HTMLElement} item
 * @returns {Note[]}
 */
export function readNotes(item) {
  const rows = rowsOf(item);
  const options = item.getAttribute("options")?.split(" ") ?? [];
  return findAll(item, ".key > [data-key], .key > ol > li").map((note, place) => {
    // A star marks a key, a tilde what is defensible. Options stand in the same order in form and key; only the rows to be put
    // in order do not.
    const option = options[place] ?? "";
    const id = option.replace(/[*~]/, "");
    const row = rows.find((each) => each.dataset.option === id) ?? rows[place] ?? rows[0];
    if (row.control?.matches("[type]")) row.control.value = id;
    const lead = note.querySelector("b");
    return { id, key: note.dataset.key ?? option.endsWith("*"), isDefensible: option.endsWith("~"), place, row, lead, words: textOf(note, "b"), nodes: [...lead?.childNodes ?? []] };
  });
}

/**
 * Marks the row of a rationale and the rationale itself. What is said in a row stands above its text, so that nothing
 * moves.
 * @param {import("./item-type.js").ItemType} type
 * @param {Note} note
 * @param {any} response
 * @param {any} key
 */
export function explain(type, note, response, key) {
  const { row, lead, nodes, words } = note;
  const [mark, said, more = said] = type.mark(note, response, key);
  const head = type.head(note);
  // Words that stay keep their markup.
  lead?.replaceChildren(...head === words ? nodes : [head], " ", make("span", { class: "said", "data-mark": mark }, more));
  if (mark) row.dataset.mark ??= mark;
  if (said) find(row, "span").append(make("i", { class: "said" }, said));
}

/**
 * Takes the marks from the rows of an item.
 * @param {HTMLElement} item
 */
export function unmark(item) {
  for (const said of findAll(item, "i.said")) said.remove();
  for (const marked of findAll(item, "fieldset [data-mark]")) delete marked.dataset.mark;
}
