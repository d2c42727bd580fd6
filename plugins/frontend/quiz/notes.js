// Reads the key of an item: its rationales, and the rows that they belong to; shows each where it belongs.

import { find, findAll, make, textOf } from "../shared/dom.js";

/**
 * @typedef {import("./item-type.js").Note} Note
 * @typedef {import("./item-type.js").Row} Row
 */

/**
 * The rows of an item, in the order of the screen.
 * @param {HTMLElement} item
 * @returns {Row[]}
 */
export const rowsOf = (item) => findAll(find(item, "fieldset"), ":scope > label, .rated, .order > li");

/**
 * Every rationale with its row; the boxes of options get their ids as values.
 * @param {HTMLElement} item
 * @returns {Note[]}
 */
export function readNotes(item) {
  const rows = rowsOf(item);
  const options = item.getAttribute("options")?.split(" ") ?? [];
  return findAll(item, ".key > div, .key > ol > li").map((note, place) => {
    // A star marks a key. Options stand in the same order in form and key; only the rows to be put in order do not.
    const option = options[place] ?? "";
    const id = option.replace("*", "");
    const row = rows.find((each) => each.dataset.option === id) ?? rows[place] ?? rows[0];
    if (row.control?.matches("[type]")) row.control.value = id;
    return { id, key: note.dataset.key ?? option !== id, place, row, lead: find(note, "b"), words: textOf(note, "b"), nodes: [...note.childNodes] };
  });
}

/**
 * Marks the row of a rationale, and puts the rationale beside it.
 * @param {import("./item-type.js").ItemType} type
 * @param {Note} note
 * @param {any} response
 * @param {any} key
 */
export function explain(type, note, response, key) {
  const { row, lead, nodes } = note;
  const [mark, words] = type.mark(note, response, key);
  // Words that stay keep their markup.
  if (lead.textContent !== words) lead.replaceChildren(words === note.words ? words : make("span", {}, words));
  if (mark) row.dataset.mark ??= mark;
  type.place(row, make("div", { class: "why" }, ...nodes), mark);
}
