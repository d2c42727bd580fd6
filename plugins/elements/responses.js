// What differs from type to type: reading a response, putting it into words, explaining it row by row.

import { common, controlOf, keysOf, listed } from "./choices.js";
import { textOf } from "./dom.js";
import { grade } from "./grading.js";

/**
 * A rationale, what stands on it in the page, and the row it belongs to: the element that holds an option, or the field.
 * @typedef {object} Note
 * @property {string} id
 * @property {string | boolean} key what stands on it, or whether its option is a key
 * @property {number} place
 * @property {HTMLElement} row
 * @property {HTMLElement} lead the bold words it starts with
 * @property {string} words what they were in the page
 * @property {ChildNode[]} nodes
 *
 * @typedef {object} Kind
 * @property {string} action what the commit button says, # being the number of rows
 * @property {string} [verb] what the learner did, where the verdict repeats the response
 * @property {(notes: Note[]) => any} standard what to grade against
 * @property {(data: FormData, rows: HTMLElement[]) => any} read the response, complete or not
 * @property {(response: any, rows: HTMLElement[], key: any) => string | false} missing what must come first, in words
 * @property {(row: HTMLElement) => string | false} say one row of the response in words
 * @property {(note: Note, response: any, key: any, type: string) => string[]} explain mark and leading words
 * @property {(row: HTMLElement, why: HTMLElement, mark: string) => void} place puts a rationale where it belongs
 */

const field = {
  ...common,
  verb: "wrote",
  standard: ([own]) => JSON.parse(own.key),
  say(row) {
    const unit = textOf(row, "i");
    return `${controlOf(row).value.replace(unit, "").trim()} ${unit}`.trim();
  },
  // The first note is the item's own; the others are foreseen slips, and each is graded like a key.
  explain({ place, key: slip, words }, response, key, type) {
    const slipKey = type === "text" ? [slip] : { value: Number(slip), unit: key.unit };
    const fits = grade(type, place ? slipKey : key, response);
    if (!place) return [fits ? "right" : "wrong", words];
    return fits ? ["mine", `Your response. ${words}`] : ["", words];
  },
  place: (row, why, mark) => mark === "mine" ? row.nextElementSibling.after(why) : row.parentNode.append(why),
};

/** Rows that each take a value; `cast` makes the value of what the page says. */
const table = (cast) => ({
  ...common,
  standard: (notes) => Object.fromEntries(notes.map(({ id, key }) => [id, cast(key)])),
  read: (data) => Object.fromEntries([...data].map(([name, value]) => [name.slice(2), cast(value)])),
  missing(response, rows) {
    const empty = rows.filter((row) => !row.querySelector(":checked")?.value).length;
    return empty > 0 && `${empty} row${empty > 1 ? "s are" : " is"} still empty.`;
  },
  say: (row) => `${textOf(row)}: ${valueOf(row)}`,
});

/** @type {Record<import("./grading.js").Type, Kind>} */
export const KINDS = {
  single: { ...listed, verb: "chose", standard: (notes) => keysOf(notes)[0] },
  multiple: { ...listed, read: (data) => data.getAll("r") },
  match: {
    ...table(String),
    action: "Commit these pairs",
    explain({ key, row }) {
      // A select cuts long text, so the stylesheet writes out what was chosen.
      row.dataset.said = valueOf(row);
      return controlOf(row).value === key ? ["right", "Right."] : ["wrong", `Wrong. Reference: ${textOf(row, `[value="${key}"]`)}.`];
    },
  },
  order: {
    ...common,
    action: "Commit this order",
    standard: (notes) => notes.map(({ id }) => id),
    read: (data, rows) => rows.map((row) => row.dataset.option),
    say: (row) => textOf(row),
    explain: ({ id, place }, response) => response[place] === id
      ? ["right", "In place."]
      : ["wrong", `Belongs at place ${place + 1}.`],
    place: (row, why) => row.append(why),
  },
  number: { ...field, missing: (response, rows, key) => grade("number", key, response) === null && "Write a number, for example 12.5." },
  text: { ...field, missing: (response) => !response && "Write a response first." },
  judge: {
    ...table(Number),
    action: "Commit # judgements",
    explain({ key, row }) {
      const mine = valueOf(row);
      const reference = textOf(row, `[value="${key}"] + span`);
      return [key, mine === reference ? `Both ${mine}.` : `You ${mine}, reference ${reference}.`];
    },
    place(row, why, mark) {
      row.querySelector(`[value="${mark}"]`).parentNode.dataset.mark = "reference";
      row.after(why);
    },
  },
};

// A tap has its words beside it, a select has them in it.
function valueOf(row) {
  return textOf(row, ":checked + span") || textOf(row, ":checked");
}
