// What differs from type to type: reading a response, putting it into words, explaining it row by row.

import { common, keysOf, listed } from "./choosing.js";
import { nameOf, textOf } from "./dom.js";
import { grade } from "./grading.js";
import { readNumber } from "./number.js";

const field = {
  ...common,
  verb: "wrote",
  standard: ([own]) => JSON.parse(own.key),
  // Who wrote a unit has it already.
  say(row) {
    const said = row.control.value.trim();
    return isNaN(said.at(-1)) ? said : `${said} ${textOf(row, "i")}`.trim();
  },
  // The first note is the item's own; the others are foreseen slips, and each is graded like a key.
  explain({ place, key: slip, words }, response, key, type) {
    if (!place) return [grade(type, key, response) ? "right" : "wrong", words];
    const slipKey = type === "text" ? [slip] : { value: slip, unit: key.unit };
    return grade(type, slipKey, response) ? ["mine", `Your response. ${words}`] : ["", words];
  },
  place: (row, why, mark) => mark === "mine" ? row.nextElementSibling.after(why) : row.parentNode.append(why),
};

/** Rows that each take a value; `cast` makes the value of what the page says. */
const table = (cast) => ({
  ...common,
  standard: (notes) => Object.fromEntries(notes.map(({ id, key }) => [id, cast(key)])),
  read: (data) => Object.fromEntries([...data].map(([name, value]) => [name.slice(2), cast(value)])),
  missing(response, rows) {
    const empty = rows.filter((row) => !row.querySelector(":checked")?.value);
    return empty[0] && `${empty.length} row${empty[1] ? "s are" : " is"} still empty.`;
  },
  say: (row) => `${nameOf(row)}: ${valueOf(row)}`,
});

/** @type {Record<import("./grading.js").Type, import("./choosing.js").Kind>} */
export const KINDS = {
  single: { ...listed, verb: "chose", standard: (notes) => keysOf(notes)[0] },
  multiple: { ...listed, read: (data) => data.getAll("r") },
  match: {
    ...table(String),
    action: "Commit these pairs",
    explain({ key, row }) {
      // A select cuts long text, so the stylesheet writes out what was chosen.
      row.dataset.response = valueOf(row);
      return row.control.value === key ? ["right", "Right."] : ["wrong", `Wrong. Reference: ${textOf(row, `[value="${key}"]`)}.`];
    },
  },
  order: {
    ...common,
    action: "Commit this order",
    standard: (notes) => notes.map(({ id }) => id),
    read: (data, rows) => rows.map((row) => row.dataset.option),
    say: nameOf,
    explain: ({ id, place }, response) => response[place] === id
      ? ["right", "In place."]
      : ["wrong", `Belongs at place ${place + 1}.`],
    place: (row, why) => row.append(why),
  },
  number: {
    ...field,
    missing(response, rows, { unit = "" }) {
      const number = readNumber(response, unit);
      return isNaN(number) && (number || `Write a number, for example 12.5. Leave the unit out${unit && `, or write ${unit}`}.`);
    },
  },
  text: { ...field, missing: (response) => !response && "Write a response first." },
  rating: {
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
