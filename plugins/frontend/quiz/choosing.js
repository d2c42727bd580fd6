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

/** @returns {string[]} */
export const sayRight = () => ["right", t("✓ yours")];
/** @returns {string[]} */
const sayWrong = () => ["wrong", t("✕ yours")];
/** @param {string} response in words, which the rationale repeats since it stands far from its row */
export const sayWhatWasWrong = (response) => [...sayWrong(), t("✕ yours: {response}", { response })];

/** @satisfies {Partial<ItemType>} */
export const common = {
  /** @returns {string} */
  action: () => t("Commit my answer"),
  /** @returns {string} */
  again: () => t("Try again"),
  /** @param {FormData} form @returns {any} */
  read: (form) => form.get("r") ?? undefined,
  /** @param {any} response @param {HTMLFieldSetElement} fieldset */
  write(response, fieldset) {
    for (const control of /** @type {HTMLInputElement[]} */ (findAll(fieldset, "[name]"))) {
      const value = response[control.name.slice(2)] ?? response;
      if (control.matches("[type]")) control.checked = [value].flat().some((each) => `${each}` === control.value);
      else control.value = value;
    }
  },
  /** @param {Note} note @returns {string} */
  head: ({ words }) => words,
};

/** @satisfies {Partial<ItemType>} */
export const listed = {
  ...common,
  /** @param {any} response @returns {string} */
  missing: (response) => response?.length ? "" : t("Choose one answer"),
  /** @param {Row} row */
  textOf: (row) => row.querySelector(":checked") && nameOf(row),
  /** @param {Note} note @returns {string} */
  head: ({ row }) => nameOf(row),
  /** @param {Note} note @returns {string[]} */
  mark({ key, isDefensible, row }) {
    if (!row.querySelector(":checked")) return key ? ["missed", t("✓ answer")] : ["", "", isDefensible ? t("Defensible.") : ""];
    if (isDefensible) return ["defensible", t("½ yours")];
    return key ? sayRight() : sayWrong();
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
    return empty ? tn("# row to go", "# rows to go", empty) : "";
  },
  /** @param {Row} row */
  textOf: (row) => `${nameOf(row)}: ${valueOf(row)}`,
});

/**
 * What is chosen in a row: a radio button has its words in its name or beside it, a select has them in it.
 * @param {Element} row
 */
export function valueOf(row) {
  const chosen = row.querySelector(":checked");
  const beside = /** @type {HTMLElement | null} */ (row.querySelector(":checked + span"));
  return chosen?.getAttribute("aria-label") ?? beside?.dataset.name ?? (beside ?? chosen)?.textContent ?? "";
}

/**
 * A field to write in, with notes on foreseen slips.
 * @satisfies {Partial<import("./item-type.js").ScoredType>}
 */
export const written = {
  ...common,
  /** @param {Note[]} notes @returns {any} */
  keyOf: ([own]) => JSON.parse(/** @type {string} */ (own.key)),
  /** @param {unknown} counts @param {string | undefined} text */
  detail: (counts, text) => t("You wrote: {text}", { text }),
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
  mark({ place, key: slip }, response, key) {
    return place && this.grade(this.keyOfSlip(slip, key), response) ? ["", "", t("✕ yours")] : ["", ""];
  },
};
