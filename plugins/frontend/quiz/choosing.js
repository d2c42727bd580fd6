// What types of item share: any of them, those with options to choose, those with rows that each take a value, those with a field.

import { findAll, nameOf, textOf } from "../shared/dom.js";
import { t, tn } from "../shared/strings.js";

/**
 * @typedef {import("./item-type.js").ItemType} ItemType
 * @typedef {import("./item-type.js").Note} Note
 * @typedef {import("./item-type.js").Row} Row
 */

/** @param {Row} row */
const controlOf = (row) => /** @type {HTMLInputElement} */ (row.control);

/** @satisfies {Partial<ItemType>} */
export const common = {
  /** @returns {string} */
  action: () => t("Commit response"),
  /** @param {FormData} form @returns {any} */
  read: (form) => /** @type {string | null} */ (form.get("r"))?.trim(),
  /** @param {any} response @param {HTMLFieldSetElement} fieldset */
  write(response, fieldset) {
    for (const control of /** @type {HTMLInputElement[]} */ (findAll(fieldset, "[name]"))) {
      const value = response[control.name.slice(2)] ?? response;
      if (control.matches("[type]")) control.checked = `${value}`.split(",").includes(control.value);
      else control.value = value;
    }
  },
  /** @param {Row} row @param {HTMLElement} rationale */
  place: (row, rationale) => row.after(rationale),
};

/** @satisfies {Partial<ItemType>} */
export const listed = {
  ...common,
  /** @param {any} response */
  missing: (response) => response?.length ? "" : t("Choose an option first."),
  /** @param {Row} row */
  textOf: (row) => row.querySelector(":checked") && nameOf(row),
  /** @param {Note} note */
  mark({ key, row }) {
    const chosen = row.querySelector(":checked");
    if (!key) return chosen ? ["wrong", t("Wrong, your response.")] : ["left", t("Rightly not chosen.")];
    return chosen ? ["right", t("Right, your response.")] : ["missed", t("Right, not chosen.")];
  },
};

/**
 * The ids of the options that are keys.
 * @param {Note[]} notes
 */
export const keysOf = (notes) => notes.filter(({ key }) => key).map(({ id }) => id);

/**
 * Rows that each take a value, named by the option; `cast` makes the value of what the page says.
 * @param {(written: any) => string | number} cast
 */
export const table = (cast) => /** @satisfies {Partial<ItemType>} */ ({
  ...common,
  /** @param {Note[]} notes @returns {any} */
  keyOf: (notes) => Object.fromEntries(notes.map(({ id, key }) => [id, cast(key)])),
  /** @param {FormData} form @returns {any} */
  read: (form) => Object.fromEntries([...form].map(([name, value]) => [name.slice(2), cast(value)])),
  /** @param {any} response @param {Row[]} rows */
  missing(response, rows) {
    const empty = rows.filter((row) => !(/** @type {HTMLInputElement | null} */ (row.querySelector(":checked"))?.value)).length;
    return empty ? tn("# row is still empty.", "# rows are still empty.", empty) : "";
  },
  /** @param {Row} row */
  textOf: (row) => `${nameOf(row)}: ${valueOf(row)}`,
});

/**
 * What is chosen in a row: a radio button has its words beside it, a select has them in it.
 * @param {Row} row
 */
export const valueOf = (row) => textOf(row, ":checked + span") || textOf(row, ":checked");

/**
 * A field to write in, with notes on foreseen slips.
 * @satisfies {Partial<import("./item-type.js").ScoredType>}
 */
export const written = {
  ...common,
  /** @param {Note[]} notes @returns {any} */
  keyOf: ([own]) => JSON.parse(/** @type {string} */ (own.key)),
  /** @param {unknown} counts @param {string | undefined} text */
  detail: (counts, text) => t("You wrote “{text}”", { text }),
  /** @param {Row} row */
  textOf(row) {
    const text = controlOf(row).value.trim();
    // Who wrote a unit has it already.
    return isNaN(/** @type {any} */ (text.at(-1))) ? text : `${text} ${textOf(row, "i")}`.trim();
  },
  /**
   * The first note is the item's own; the others are foreseen slips, and each is graded like a key.
   * @this {Pick<ItemType, "grade"> & {keyOfSlip: (slip: any, key: any) => any}}
   * @param {Note} note @param {any} response @param {any} key
   */
  mark({ place, key: slip, words }, response, key) {
    if (!place) return [this.grade(key, response) ? "right" : "wrong", words];
    return this.grade(this.keyOfSlip(slip, key), response) ? ["mine", `${t("Your response.")} ${words}`] : ["", words];
  },
  /** @param {Row} row @param {HTMLElement} rationale @param {string} mark */
  place(row, rationale, mark) {
    if (mark === "mine") /** @type {Element} */ (row.nextElementSibling).after(rationale);
    else /** @type {Element} */ (row.parentNode).append(rationale);
  },
};
