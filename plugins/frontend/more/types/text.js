// `text`: a term, in one of the forms that are listed.

import { fold } from "../../shared/fold.js";
import { t } from "../../shared/strings.js";
import { scoredAsWhole } from "../../quiz/grading.js";
import { written } from "../../quiz/choosing.js";

/** @type {import("../../quiz/item-type.js").WrittenType} */
export const text = {
  ...written,
  ...scoredAsWhole(fits),
  missing: (response) => response ? "" : t("Write your answer"),
  keyOfSlip: (slip, { strict }) => ({ forms: [slip], strict }),
};

/** @typedef {string[] | {forms: string[], strict?: boolean}} Key the forms; with `strict`, case and accents count */

// Stands in a form for any signs or none: a letter of no language in use, as the page writes it.
const GAP = "ꙮ";

/**
 * Ödem is Oedem and, where a keyboard has no dots, Odem.
 * @param {Key} key
 * @param {string} response
 */
function fits(key, response) {
  const { forms, strict } = Array.isArray(key) ? { forms: key } : key;
  return ["", "e"].some((umlaut) => forms.some((form) => fillsIn(fold(form, umlaut, strict), fold(response, umlaut, strict))));
}

/**
 * Whether a response is a form with something in each of its gaps, or nothing.
 * @param {string} form
 * @param {string} response
 */
function fillsIn(form, response) {
  const [first, ...rest] = form.split(GAP);
  const end = rest.pop();
  if (end === undefined || !response.startsWith(first)) return form === response;
  let place = first.length;
  for (const piece of rest) {
    const found = response.indexOf(piece, place);
    if (found < 0) return false;
    place = found + piece.length;
  }
  return response.endsWith(end) && response.length - end.length >= place;
}
