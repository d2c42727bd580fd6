// What a type of item is in script: one object that answers all that differs from type to type.

/**
 * A row holds an option, a pair, a place or the field.
 * @typedef {HTMLElement & {control?: HTMLInputElement | HTMLSelectElement}} Row
 *
 * A rationale, what stands on it in the page, and the row it belongs to.
 * @typedef {object} Note
 * @property {string} id of the option
 * @property {string | boolean} key what stands on it, or whether its option is a key
 * @property {boolean} isDefensible whether its option is one of those where doctors differ
 * @property {number} place from 0
 * @property {Row} row
 * @property {HTMLElement | null} lead the bold words it starts with, if it does
 * @property {string} words what they were in the page
 * @property {ChildNode[]} nodes the same, with their markup
 *
 * A response has the form that `read` gives it; what storage holds is refused unless writing and reading brings it back.
 * @typedef {object} ItemType
 * @property {() => string} action what the button of the commit says
 * @property {() => string} again what the button says that offers another attempt
 * @property {boolean} [isSurvey] whether each choice is committed at once, and may be changed at any time
 * @property {(rows: Row[], tell: (words: string) => void) => void} [setUp] adds the controls that only script can offer
 * @property {(rows: Row[]) => void} [reset] brings back what a reset of the form does not
 * @property {(notes: Note[]) => any} keyOf what to grade against
 * @property {(form: FormData, rows: Row[]) => any} read the response, complete or not, with the spaces as they were typed
 * @property {(response: any, fieldset: HTMLFieldSetElement, rows: Row[]) => void} write
 * @property {(response: any, rows: Row[], key: any) => string} missing what must come before a commit, in words; empty if the
 * response is complete
 * @property {(response: any, rows: Row[], key: any) => boolean | string} [isOutdated] whether an older script took what this one asks about
 * @property {(row: Row) => string | false | null | undefined} textOf one row of the response in words
 * @property {(key: any, response: any) => number} grade from 0 to 1; NaN where there is no score
 * @property {unknown} [count] what a type with a score has: only there a commit may say how sure the learner is
 * @property {(key: any, attempts: import("../shared/record.js").Attempt[], defensible: string[]) => string[]} verdict how the last
 * response was graded: `right`, `partly`, `defensible`, `wrong`, or empty where there is no score; then the leading words, and the
 * rest; `defensible` holds the ids of the options where doctors differ
 * @property {(note: Note) => string} head the words that a rationale is found by
 * @property {(note: Note, response: any, key: any) => string[]} mark the mark of a row, what is said in it, and what is said at
 * its rationale where that is more
 */

/**
 * @typedef {ScoredType & {keyOfSlip: (slip: any, key: any) => any}} WrittenType a type with a field, where a foreseen slip is
 * graded like a key
 */

/** @typedef {ItemType & import("./grading.js").Scored} ScoredType a type with a score, which counts what is right */

export {};
