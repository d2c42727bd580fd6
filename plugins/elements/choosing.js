// What most types of item share, and how options are chosen from a list.

import { nameOf } from "./dom.js";

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
 * @property {(type: string, key: any, attempts: object[]) => string[]} [verdict] mark, lead and detail, where nothing is scored
 */

export const common = {
  action: "Commit response",
  read: (data) => data.get("r")?.trim(),
  missing: (response) => !response?.length && "Choose an option first.",
  place: (row, why) => row.after(why),
};

export const listed = {
  ...common,
  standard: keysOf,
  say: (row) => row.control.checked && nameOf(row),
  explain({ key, row }) {
    const chosen = row.control.checked;
    if (!key) return chosen ? ["wrong", "Wrong, your response."] : ["left", "Rightly not chosen."];
    return chosen ? ["right", "Right, your response."] : ["missed", "Right, not chosen."];
  },
};

/** The ids of the options that are keys. */
export function keysOf(notes) {
  return notes.filter(({ key }) => key).map(({ id }) => id);
}
